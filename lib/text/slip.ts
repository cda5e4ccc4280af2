/** Words that differ by a slip of the keys. */

/** So short a word is another one after two edits. */
const MIN_LENGTH = 6;
const MAX_EDITS = 2;

/** The only one of the words that another becomes by one or two edits; undefined if none or several do. */
export function slipOf(word: string, words: Iterable<string>): string | undefined {
  if (word.length < MIN_LENGTH) return undefined;
  const near = [...words].filter(
    other =>
      other !== word &&
      Math.abs(other.length - word.length) <= MAX_EDITS &&
      distance(other.toLowerCase(), word.toLowerCase()) <= MAX_EDITS,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Edits from one word to the other, a swap of neighbours as one: the library behind `nearest` counts two. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] as number) + 1,
        (next[column - 1] as number) + 1,
        (last[column - 1] as number) + same,
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, (before[column - 2] as number) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return last.at(-1) as number;
}
