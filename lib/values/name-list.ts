const matchers = new WeakMap<readonly string[], (name: string) => boolean>();

/**
 * Whether a name is in a list as teams write them in options: names as they are sent, and `/patterns/` with flags.
 *
 * @throws a SyntaxError for a pattern that is not a regular expression
 */
export function isInList(name: string, list: readonly string[]): boolean {
  let matches = matchers.get(list);
  if (!matches) {
    const names = new Set<string>();
    const patterns: RegExp[] = [];
    for (const entry of list) {
      const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(entry) ?? [];
      if (source === undefined) names.add(entry);
      else patterns.push(new RegExp(source, flags?.replace(/[gy]/g, '')));
    }
    matches = one => names.has(one) || patterns.some(pattern => pattern.test(one));
    matchers.set(list, matches);
  }
  return matches(name);
}
