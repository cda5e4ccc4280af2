import type { TSESLint } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { applyEdits, hullOf, mapOffset, touches, unmapOffset } from '../../lib/edit/edit.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { sameRange } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { AnalyticsCall, FileReading, Range } from '../../lib/reading.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';
import type { RuleReading } from '../../lib/rule/reading.ts';
import type { Choose, FileChange, Session, SiteReport } from './codemod.ts';
import { NOT_CHOSEN } from './codemod.ts';
import type { ProjectView } from './project-view.ts';
import type { PlannedExports } from './import-from.ts';
import { importFrom } from './import-from.ts';
import { whyNotImport } from './processes.ts';

/** One file as a codemod looks at it. */
export interface FileAtHand {
  readonly view: ProjectView;
  /** Absolute. */
  readonly file: string;
  readonly source: Source;
  /** Tests and plumbing of wrappers included, as rules get them. */
  readonly calls: readonly AnalyticsCall[];
  readonly reading: RuleReading;
  /** For the rule kit, which asks ESLint's way. */
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** How an export of another file of the project is called here, with the edits that make it so. */
  importFrom(target: string, exported: string): ImportedName;
  /** Why a module of the project cannot be imported here; a clause without a full stop. */
  whyNotImport(target: string): string | undefined;
}

/** A place that the codemod is about. */
export interface Found {
  /** What is reported. Its start finds the place again when edits around it moved it. */
  readonly range: Range;
  readonly what: string;
  readonly becomes:
    /** `once`: what several places need, such as an import; made one time, however many ask. */
    | { readonly edits: readonly Edit[]; readonly once?: readonly Edit[] }
    | 'right'
    /** To be asked again when what else is found has been changed: its import goes into one that another place adds. */
    | 'later'
    /** A sentence without a full stop. */
    | { readonly skipped: string; readonly forPerson: boolean };
}

export interface FileSession extends Omit<Session, 'files' | 'change'> {
  /** Absolute; default: every file that can hold an analytics call. */
  readonly files?: readonly string[];
  /** What the codemod adds to modules beside these files; others import it as if it were there. */
  readonly planned?: readonly PlannedExports[];
  /** What becomes of a place stands around it, so that no report needs to say which other lines were changed. */
  readonly isLocal?: boolean;
  /** The places of one file, in any order. Asked again after edits that lay too close to others. */
  find(at: FileAtHand): readonly Found[];
  /**
   * Told what became of a file. The last time that one is asked for is the one that counts.
   *
   * @param file absolute
   * @param text as it was
   */
  done?(file: string, change: FileChange, text: string): void;
}

/** A session whose places are each in one file and are found by looking at that file. */
export function fileSession(view: ProjectView, given: FileSession): Session {
  const { files } = given;
  const listed = files && new Set(files);
  const session: Session = {
    get files() {
      return files ?? view.relatedFiles;
    },
    change(name, original, choose = () => true) {
      const file = view.absolute(name);
      const text = withoutByteOrderMark(original);
      const isAsked = listed ? listed.has(file) : view.isRelated(file, text);
      const change = isAsked ? new FileMend(view, file, given).change(original, text, choose) : { sites: [] };
      given.done?.(file, change, original);
      return change;
    },
  };
  // As descriptors: `newFiles` may be a getter, which must not be asked before the sources are done.
  const {
    files: _files,
    isLocal: _isLocal,
    find: _find,
    planned: _planned,
    done: _done,
    ...rest
  } = Object.getOwnPropertyDescriptors(given);
  return Object.defineProperties(session, rest);
}

/** A place, and where it stands in the text as it is at the moment. Without a report it waits for the next round. */
interface Tracked {
  readonly line: number;
  readonly column: number;
  start: number;
  report?: SiteReport;
}

class FileMend {
  readonly #view: ProjectView;
  readonly #file: string;
  readonly #session: FileSession;
  readonly #tracked: Tracked[] = [];
  /** What was changed so far, a list a round. */
  readonly #done: (readonly Edit[])[] = [];
  #lines: Lines | undefined;

  constructor(view: ProjectView, file: string, session: FileSession) {
    this.#view = view;
    this.#file = file;
    this.#session = session;
  }

  change(original: string, start: string, choose: Choose): FileChange {
    let text = start;
    for (let isFirst = true; ; isFirst = false) {
      const edits = this.#round(text, isFirst, choose);
      for (const tracked of this.#tracked) {
        tracked.start = mapOffset(edits, tracked.start);
      }
      text = applyEdits(text, edits);
      this.#done.push(edits);
      if (edits.length === 0 || this.#tracked.every(({ report }) => report)) {
        break;
      }
    }
    const changed = withByteOrderMarkOf(original, text);
    return {
      ...(changed !== original && { text: changed }),
      sites: this.#tracked.flatMap(({ report }) => report ?? []),
    };
  }

  #round(text: string, isFirst: boolean, choose: Choose): Edit[] {
    const reading = this.#view.read(this.#file, text);
    if (reading.error) {
      throw new SyntaxError(reading.error);
    }
    const found = [...this.#session.find(this.#atHand(text, reading))].sort((a, b) => a.range[0] - b.range[0]);
    if (isFirst) {
      const lines = (this.#lines = new Lines(text));
      this.#tracked.push(...found.map(({ range: [start] }) => ({ ...lines.at(start), start })));
    }
    const edits: Edit[] = [];
    const shared: Edit[] = [];
    const hulls: Range[] = [];
    for (const { range, what, becomes } of found) {
      const tracked = this.#tracked.find(({ start, report }) => start === range[0] && !report);
      if (!tracked) {
        continue;
      }
      const { line, column } = tracked;
      const report: Omit<SiteReport, 'status'> = {
        file: this.#view.relative(this.#file),
        line,
        column,
        what,
        forPerson: false,
      };
      if (becomes === 'later') {
        continue;
      }
      if (becomes === 'right') {
        tracked.report = { ...report, status: 'right' };
        continue;
      }
      if ('skipped' in becomes) {
        tracked.report = { ...report, status: 'skipped', reason: becomes.skipped, forPerson: becomes.forPerson };
        continue;
      }
      const hull = becomes.edits.length > 0 ? hullOf(becomes.edits) : range;
      if (hulls.some(other => touches(other, hull))) {
        continue;
      }
      if (!choose({ ...report, status: 'changed' })) {
        tracked.report = { ...report, status: 'skipped', reason: NOT_CHOSEN };
        continue;
      }
      // What is put in for several places is an import; what is replaced for them is theirs.
      const replaced = (becomes.once ?? []).filter(edit => edit.range[0] < edit.range[1]);
      const lines = this.#session.isLocal ? [] : this.#linesOf([...becomes.edits, ...replaced]);
      const also = lines.filter(other => other !== line);
      tracked.report = { ...report, status: 'changed', ...(also.length > 0 && { also }) };
      hulls.push(hull);
      edits.push(...becomes.edits);
      shared.push(...(becomes.once ?? []).filter(edit => !shared.some(other => isSame(edit, other))));
    }
    return [...shared, ...edits];
  }

  /** The lines of edits in the text as it was at first. */
  #linesOf(edits: readonly Edit[]): number[] {
    const lines = edits.map(
      ({ range }) =>
        this.#lines?.at(this.#done.reduceRight((offset, round) => unmapOffset(round, offset), range[0])).line ?? 0,
    );
    return [...new Set(lines)].sort((a, b) => a - b);
  }

  /** Parsed when it is first asked for: most files need no more than a look at their calls. */
  #atHand(text: string, { calls }: FileReading): FileAtHand {
    const view = this.#view;
    const file = this.#file;
    let source: Source | undefined;
    let reading: RuleReading | undefined;
    let sourceCode: FileAtHand['sourceCode'] | undefined;
    const at: FileAtHand = {
      view,
      file,
      calls,
      get source() {
        return (source ??= view.parse(file, text));
      },
      get reading() {
        return (reading ??= view.ruleReading(at.source, calls));
      },
      get sourceCode() {
        return (sourceCode ??= sourceCodeOf(at.source));
      },
      importFrom: (target, exported) => importFrom(view, at.source, target, exported, this.#session.planned),
      whyNotImport: target => whyNotImport(view, at.source, target),
    };
    return at;
  }
}

function isSame(a: Edit, b: Edit): boolean {
  return a.text === b.text && sameRange(a.range, b.range);
}
