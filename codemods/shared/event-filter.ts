import { UsageError } from './codemod.ts';

/** Tells chosen event names: by name, or by a pattern between slashes such as `/^Checkout /i`. */
export type EventFilter = (event: string) => boolean;

export function eventFilterOf(chosen: readonly string[]): EventFilter {
  const names = new Set<string>();
  const patterns: RegExp[] = [];
  for (const each of chosen) {
    const pattern = /^\/(.+)\/([a-z]*)$/.exec(each);
    if (!pattern) {
      names.add(each);
      continue;
    }
    try {
      // `g` and `y` would make the answer depend on what was asked before.
      patterns.push(new RegExp(pattern[1] as string, (pattern[2] as string).replace(/[gy]/g, '')));
    } catch (error) {
      throw new UsageError(`--event ${each} is no pattern: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
  return event => names.has(event) || patterns.some(pattern => pattern.test(event));
}

/** Whether a name with holes, `checkout_*_done`, can become one of the chosen names. */
export function canBecomeChosen(nameWithHoles: string, chosen: readonly string[], isChosen: EventFilter): boolean {
  const pattern = new RegExp(
    `^${nameWithHoles
      .split('*')
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
  return isChosen(nameWithHoles) || chosen.some(name => pattern.test(name));
}
