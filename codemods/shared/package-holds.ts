/** What holds a package up: as long as one place of it cannot move, nothing of it does. */
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { packageOf } from './package-manifests.ts';
import type { ProjectView } from './project-view.ts';

/** A file of the project as it is before the run. */
export interface Before {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/** One that can be read. */
export interface ReadBefore extends Before {
  readonly calls: readonly AnalyticsCall[];
  /** Parsed when it is asked for. */
  readonly source: Source;
}

/** Something that cannot move, and what moves apart from other things: an SDK, say. */
interface Stuck<Kind> {
  readonly kind: Kind;
  readonly range: Range;
}

interface Obstacle<Kind> {
  readonly kind: Kind;
  /** Of the package in which nothing of the kind moves. */
  readonly folder: string;
  readonly place: string;
}

export class PackageHolds<Kind> {
  readonly #view: ProjectView;
  readonly #stuckIn: (file: ReadBefore) => readonly Stuck<Kind>[];
  #files: readonly Before[] | undefined;
  #obstacles: readonly Obstacle<Kind>[] | undefined;

  constructor(view: ProjectView, stuckIn: (file: ReadBefore) => readonly Stuck<Kind>[]) {
    this.#view = view;
    this.#stuckIn = stuckIn;
  }

  /** Files that may have to do with it. Those that cannot be read may need the package too. */
  get files(): readonly Before[] {
    return (this.#files ??= [...this.#view.relatedFiles, ...this.#view.failures().keys()].flatMap(file => {
      const text = this.#view.text(file);
      return text === undefined ? [] : [{ file, text }];
    }));
  }

  /** The place that holds up the package of a file: `src/people.ts:3`. */
  obstacleTo(kind: Kind, file: string): string | undefined {
    const folder = packageOf(this.#view, file);
    return this.#all().find(each => each.kind === kind && each.folder === folder)?.place;
  }

  /** Looked for before the first file changes: what stands in the way of one file stands in the way of its package. */
  #all(): readonly Obstacle<Kind>[] {
    return (this.#obstacles ??= this.files.flatMap(({ file, text }) => {
      const { calls, error } = this.#view.read(file, text);
      if (error) return [];
      const view = this.#view;
      let source: Source | undefined;
      const at: ReadBefore = {
        file,
        text,
        calls,
        get source() {
          return (source ??= view.parse(file, text));
        },
      };
      return this.#stuckIn(at).map(({ kind, range }) => ({
        kind,
        folder: packageOf(view, file),
        place: placeIn(view, at, range[0]),
      }));
    }));
  }
}

/** `src/people.ts:3` */
export function placeIn(
  view: ProjectView,
  { file, source }: Pick<ReadBefore, 'file' | 'source'>,
  offset: number,
): string {
  return `${view.relative(file)}:${source.text.slice(0, offset).split('\n').length}`;
}
