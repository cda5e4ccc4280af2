import { matcherOf, parseExpression } from './text/written-expression.ts';
import { UsageError } from './usage-error.ts';

/**
 * The expression that a text stands for which somebody wrote between slashes, `/^Order /i`; undefined for any other.
 *
 * @param where - what holds the text, to begin a sentence: "settings.customerio.forwarded[0]"
 * @throws UsageError that says where, if what stands between the slashes is no regular expression
 */
export function readPattern(text: string, where: string): RegExp | undefined {
  try {
    return parseExpression(text);
  } catch (error) {
    const reason = (error as Error).message.split(': ').at(-1) ?? '';
    throw new UsageError(
      `${where} must be a name or a /pattern/, and ${text} is no regular expression: ${reason}. Correct it.`,
    );
  }
}

/**
 * The expression that an address stands for. `/api/t` is the path that it looks like, though an expression with a flag
 * may look so as well.
 *
 * @param where - as for {@link readPattern}
 */
export function readAddressPattern(text: string, where: string): RegExp | undefined {
  return /^(?:\/[\w-]+){2,}$/.test(text) ? undefined : readPattern(text, where);
}

const matchers = new WeakMap<readonly string[], (name: string) => boolean>();

/**
 * Whether a name is in a list as teams write them in options: names as they are sent, and `/patterns/` with flags.
 *
 * @param where - what holds the list: "The option `allow`"
 * @throws UsageError that says where, for a pattern that is not a regular expression
 */
export function isInList(name: string, list: readonly string[], where: string): boolean {
  let matches = matchers.get(list);
  if (!matches) {
    const patterns = list.flatMap((entry, index) => {
      const pattern = readPattern(entry, `${where}[${index}]`);
      return pattern ? [matcherOf(pattern)] : [];
    });
    const names = new Set(list);
    matches = one => names.has(one) || patterns.some(matches => matches(one));
    matchers.set(list, matches);
  }
  return matches(name);
}
