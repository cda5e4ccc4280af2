/** A row of the matrix. */
export interface Row {
  /** What it is about: `ESLint`, `package manager`. */
  readonly group: string;
  readonly name: string;
  /** Why it cannot be tried on this machine; undefined if it can. */
  lacks?(): string | undefined;
  /** @throws an error that says what was otherwise than it should be */
  act(given: Given): Promise<void> | void;
}

export interface Given {
  /** The package as it would be published. */
  readonly tarball: string;
  /** Whether the folder of a row that failed stays. */
  readonly keep: boolean;
}
