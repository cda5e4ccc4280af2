/** What is to be done for a part of the set-up. */

/** A file as it is to be. */
export interface Writing {
  readonly file: string;
  /** Undefined for a new one. */
  readonly before?: string;
  readonly after: string;
}

/** A part of the set-up. */
export interface Step {
  readonly writings: readonly Writing[];
  /** What a person is told: lines to add, or that nothing is to do. */
  readonly words: readonly string[];
  /** Packages that have to be there. */
  readonly packages: readonly string[];
  /** What is to be run once they are. */
  readonly commands: readonly string[];
}

export function stepOf(parts: Partial<Step>): Step {
  return { writings: [], words: [], packages: [], commands: [], ...parts };
}

/** As a block in what is said to a person. */
export function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ');
}
