/** What a codemod is to the runner and to jscodeshift: decisions about one file's text, and a report of them. */

/** One place that was asked for, and what became of it. */
export interface SiteReport {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** In the text as it was, counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly status: 'changed' | 'right' | 'skipped';
  /** Other lines of the file that were changed for it, such as that of a constant; in the text as it was. */
  readonly also?: readonly number[];
  /** What stands there: `Request Created`, `identify`. */
  readonly what: string;
  /** A sentence without a full stop. Set for what was skipped. */
  readonly reason?: string;
  /** Somebody has to look at it for the job to be done; a skipped test, say, needs nobody. */
  readonly forPerson: boolean;
}

export interface FileChange {
  /** The new text; undefined if nothing changes. */
  readonly text?: string;
  readonly sites: readonly SiteReport[];
}

/** A file that a codemod wants to exist, or one that is no source and is to change with the sources: a plan, say. */
export interface NewFile {
  /** Absolute. */
  readonly file: string;
  /** What it holds now; undefined if it is to be made. */
  readonly before?: string;
  readonly text: string;
  readonly sites: readonly SiteReport[];
}

/** Why a site that could be changed was not. */
export const NOT_CHOSEN = 'it was not chosen';

/** Which of the sites that could be changed are to be changed. */
export type Choose = (site: SiteReport) => boolean;

/** Something to be said that belongs to no single site. */
export interface Remark {
  readonly text: string;
  readonly forPerson: boolean;
}

/** A codemod that has looked at the project and knows what is asked. */
export interface Session {
  /** The files that it may change, absolute; all others stay as they are and need not be looked at. */
  readonly files: readonly string[];
  /**
   * Pure with respect to `text`: writes nothing.
   *
   * @param file absolute, or relative to the root
   * @throws if the text cannot be read
   */
  change(file: string, text: string, choose?: Choose): FileChange;
  /** Files to be made, and files beside the sources to be changed. Asked when all sources are done. */
  readonly newFiles?: readonly NewFile[];
  /** Asked when all files are done. */
  remarks?(): readonly Remark[];
  /**
   * The text of a diff without what must never be shown. Asked for every diff before it goes anywhere. Left out: keys
   * that calls are given, and those that `no-hardcoded-credentials` finds in the file, are masked.
   *
   * @param file relative to the root
   */
  redact?(diff: string, file: string): string;
}

/** A session that does some of it in its own way, and the rest as another does: that is asked when it is needed. */
export function sessionOver(session: Session, own: Partial<Pick<Session, 'change' | 'redact'>>): Session {
  const { redact = session.redact?.bind(session) } = own;
  return {
    get files() {
      return session.files;
    },
    change: own.change ?? ((...given) => session.change(...given)),
    get newFiles() {
      return session.newFiles ?? [];
    },
    remarks: () => session.remarks?.() ?? [],
    ...(redact && { redact }),
  };
}

export { UsageError } from '../../lib/usage-error.ts';
