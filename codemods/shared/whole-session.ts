import type { TSESLint } from '@typescript-eslint/utils';

import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { sourceCodeOf } from '../../lib/rule/outside-eslint.ts';
import type { NewFile, Remark, Session } from './codemod.ts';
import type { Found } from './file-session.ts';
import { fileSession } from './file-session.ts';
import type { ProjectView } from './project-view.ts';

/** As much of a file as deciding about it takes. */
export interface Look {
  /** Absolute. */
  readonly path: string;
  /** Relative to the root. */
  readonly file: string;
  readonly source: Source;
  readonly calls: readonly AnalyticsCall[];
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

export interface Change extends Found {
  /** It would break when the rest moves, so that nothing may move before it is mended. */
  readonly blocks?: boolean;
}

/** The texts of the files of this run as it leaves them; what is not among them is as it is on disk. */
export type TextOf = (file: string) => string;

export interface Whole {
  /** Absolute. One that cannot be read holds everything up. */
  readonly files: readonly string[];
  /** @param isBlocked a place somewhere in the project would break, so that only what is right before and after is done */
  changesOf(look: Look, isBlocked: boolean): readonly Change[];
  /** Files beside the sources; asked if nothing is blocked. */
  newFiles(textOf: TextOf): readonly NewFile[];
  remarks(textOf: TextOf): readonly Remark[];
  /** What is said where something is blocked. */
  readonly blocked: string;
}

const LATER = 'the places that are left for you come first';

/**
 * A session for what a project does as a whole or not at all, since its files and its dependencies have to go
 * together: nothing moves as long as one place would break.
 */
export function wholeSession(view: ProjectView, whole: Whole): Session {
  const { files } = whole;
  const unread = files.filter(file => !lookAt(view, file));
  const isBlocked =
    unread.length > 0 ||
    files
      .flatMap(file => lookAt(view, file) ?? [])
      .some(look => changesOf(whole, look, false).some(({ blocks }) => blocks));
  const blocked: Remark[] = [
    { text: whole.blocked, forPerson: true },
    ...(unread.length > 0
      ? [
          {
            text: `What cannot be read may break as well: mend ${unread.map(file => view.relative(file)).join(', ')}, or change it by hand.`,
            forPerson: true,
          },
        ]
      : []),
  ];
  const left = new Map<string, string>();
  const textOf: TextOf = file => left.get(file) ?? view.text(file) ?? '';
  return fileSession(view, {
    files: files.filter(file => !unread.includes(file)),
    find: ({ file: path, source, calls, sourceCode }) =>
      changesOf(whole, { path, file: view.relative(path), source, calls, sourceCode }, isBlocked).map(
        ({ blocks: _, ...found }) => found,
      ),
    get newFiles() {
      return isBlocked ? [] : whole.newFiles(textOf);
    },
    remarks: () => (isBlocked ? blocked : whole.remarks(textOf)),
    done: (file, { text }, before) => left.set(file, text ?? before),
  });
}

/** In a file that a tool writes each change is for a person. */
function changesOf(whole: Whole, look: Look, isBlocked: boolean): readonly Change[] {
  return isGenerated(look.source.text)
    ? whole
        .changesOf(look, false)
        .map(change =>
          typeof change.becomes === 'object' && 'edits' in change.becomes
            ? refusal(change, change.what, GENERATED)
            : change,
        )
    : whole.changesOf(look, isBlocked);
}

/** @returns undefined where the file cannot be read, which the runner tells */
export function lookAt(view: ProjectView, path: string, text = view.text(path) ?? ''): Look | undefined {
  const { error, calls } = view.read(path, text);
  if (error) {
    return undefined;
  }
  const source = view.parse(path, text);
  return { path, file: view.relative(path), source, calls, sourceCode: sourceCodeOf(source) };
}

/** A place for a person, which holds everything up unless it is said that it does not. */
export function refusal({ range }: { readonly range: Range }, what: string, reason: string, blocks = true): Change {
  return { range, what, becomes: { skipped: reason, forPerson: true }, blocks };
}

/** An edit that waits for the places that are left for a person, wherever they are. */
export function waiting(
  isBlocked: boolean,
  { range }: { readonly range: Range },
  what: string,
  becomes: Exclude<Found['becomes'], string>,
): Change {
  return { range, what, becomes: isBlocked ? { skipped: LATER, forPerson: false } : becomes };
}
