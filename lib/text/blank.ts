/** A text of the same length and the same lines, with nothing in them. */
export function blanked(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/g, ' ');
}

/**
 * Blanks out all from each opening to the first closing behind it, so that all offsets stay. What is never closed
 * stays as well.
 *
 * @param openings with the flag `g`
 * @param closingOf what closes an opening; the same expression for the same kind
 */
export function blankEnclosed(text: string, openings: RegExp, closingOf: (opening: string) => RegExp): string {
  const missing = new Set<RegExp>();
  let result = '';
  let end = 0;
  for (const { 0: opening, index } of text.matchAll(openings)) {
    const closing = closingOf(opening);
    if (index < end || missing.has(closing)) continue;
    const start = index + opening.length;
    const close = closing.exec(text.slice(start));
    // Looked for once: a text of nothing but openings would be read anew for each.
    if (!close) missing.add(closing);
    else {
      const stop = start + close.index + close[0].length;
      result += text.slice(end, index) + blanked(text.slice(index, stop));
      end = stop;
    }
  }
  return result + text.slice(end);
}
