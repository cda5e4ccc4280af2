/** What a part of the set-up was found to be. */

export interface Trouble {
  /** A sentence: what does not work. */
  readonly message: string;
  /** What ends it: a command, or a line of settings or of a configuration. */
  readonly remedy: string;
}

export type CheckName = 'parser' | 'settings' | 'root' | 'helper' | 'reading' | 'eslint';

export interface Check {
  readonly name: CheckName;
  /** What is there, in phrases. */
  readonly facts: readonly string[];
  readonly troubles: readonly Trouble[];
  /** What may be meant to be so. */
  readonly notes: readonly Trouble[];
}

export const COMMAND = 'npx eslint-plugin-customerio';

export function checkOf(
  name: CheckName,
  { facts = [], troubles = [], notes = [] }: Partial<Omit<Check, 'name'>>,
): Check {
  return { name, facts, troubles, notes };
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
