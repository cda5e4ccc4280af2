/**
 * Whether a text can come of a pattern in which each `*` stands for any text, none included: `checkout_card_done` of
 * `checkout_*_done`. As long as the two together, whatever the pattern: no expression is made of it, which would try
 * each way to share the text out among the holes.
 */
export function fitsPattern(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text === pattern;
  const end = text.length - last.length;
  if (!text.startsWith(first) || end < first.length || !text.endsWith(last)) return false;
  // Each part as early as it can be leaves most to those behind it.
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/**
 * What stands in the holes of a pattern that a text comes of: as much as can be in the first, then in the second.
 *
 * @param parts texts, and undefined for a hole
 * @param mayFill what can stand in a hole
 * @returns undefined where the text cannot come of the pattern
 */
export function fillingsOf(
  text: string,
  parts: readonly (string | undefined)[],
  mayFill: (filling: string) => boolean,
): string[] | undefined {
  // Each place is tried once, on however many ways it is reached.
  const failed = new Set<string>();
  const search = (index: number, at: number): string[] | undefined => {
    if (index === parts.length) return at === text.length ? [] : undefined;
    const place = `${index} ${at}`;
    if (failed.has(place)) return undefined;
    const found = searchPart(index, at);
    if (!found) failed.add(place);
    return found;
  };
  const searchPart = (index: number, at: number): string[] | undefined => {
    const part = parts[index];
    if (part !== undefined) return text.startsWith(part, at) ? search(index + 1, at + part.length) : undefined;
    for (const end of index === parts.length - 1 ? [text.length] : placesOf(parts[index + 1] ?? '', text, at)) {
      const filling = text.slice(at, end);
      const others = mayFill(filling) ? search(index + 1, end) : undefined;
      if (others) return [filling, ...others];
    }
    return undefined;
  };
  return search(0, 0);
}

/** Where a part stands in a text, the last place first. */
function* placesOf(part: string, text: string, from: number): Generator<number> {
  for (let at = text.lastIndexOf(part); at >= from; at = at > 0 ? text.lastIndexOf(part, at - 1) : -1) yield at;
}
