/** Places that a message names: `src/main/analytics.ts:34`. */

export interface NamedPlace {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
}

/** What can stand right before the name of a file. */
const beforeName = /[\s(`"']/g;

/**
 * The places in a message, in their order, each once.
 *
 * @param isFile whether a text is the name of a file of the project: names hold blanks and parentheses as well
 */
export function placesIn(message: string, isFile: (name: string) => boolean): NamedPlace[] {
  const found = new Map<string, NamedPlace>();
  let from = 0;
  for (const { index, 0: colon, 1: digits } of message.matchAll(/:(\d+)/g)) {
    const file = [...namesBefore(message.slice(from, index))].find(isFile);
    from = index + colon.length;
    if (file !== undefined) found.set(`${file}${colon}`, { file, line: Number(digits) });
  }
  return [...found.values()];
}

/** What ends a text and may be a name, the longest first. */
function* namesBefore(text: string): Generator<string> {
  yield text;
  for (const { index } of text.matchAll(beforeName)) yield text.slice(index + 1);
}
