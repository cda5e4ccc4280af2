/**
 * Regular expressions that are a little wider or narrower than a given one: an alternative or an anchor less.
 *
 * @param {string} pattern the source of a regular expression, without its slashes
 * @returns {string[]} each of them still a regular expression
 */
export function patternsLike(pattern) {
  const cuts = [...anchorsOf(pattern), ...groupsOf(pattern).flatMap(alternativeCuts)];
  return cuts.map(([start, end]) => pattern.slice(0, start) + pattern.slice(end)).filter(isPattern);
}

/**
 * What a pattern is made of as far as it matters here: escapes and classes are one piece each.
 *
 * @param {string} pattern
 * @returns {{ text: string, start: number, end: number }[]}
 */
function piecesOf(pattern) {
  const piece = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/gu;
  return [...pattern.matchAll(piece)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

/**
 * @param {string} pattern
 * @returns {[start: number, end: number][]}
 */
function anchorsOf(pattern) {
  return piecesOf(pattern)
    .filter(({ text }) => text === '^' || text === '$' || text === '\\b')
    .map(({ start, end }) => [start, end]);
}

/**
 * The alternatives of the pattern itself and of each group in it.
 *
 * @param {string} pattern
 * @returns {[start: number, end: number][][]}
 */
function groupsOf(pattern) {
  const whole = { starts: [0], ends: /** @type {number[]} */ ([]) };
  const open = [whole];
  const groups = [];
  for (const { text, start, end } of piecesOf(pattern)) {
    const group = open.at(-1) ?? whole;
    if (text.startsWith('(')) open.push({ starts: [end], ends: [] });
    else if (text === '|') {
      group.ends.push(start);
      group.starts.push(end);
    } else if (text === ')') {
      group.ends.push(start);
      groups.push(group);
      open.pop();
    }
  }
  whole.ends.push(pattern.length);
  return [whole, ...groups].map(({ starts, ends }) =>
    starts.map((start, index) => /** @type {[number, number]} */ ([start, ends[index]])),
  );
}

/**
 * Each alternative with one of the bars beside it.
 *
 * @param {[start: number, end: number][]} alternatives
 * @returns {[start: number, end: number][]}
 */
function alternativeCuts(alternatives) {
  if (alternatives.length < 2) return [];
  return alternatives.map(([start, end], index) => (index === 0 ? [start, end + 1] : [start - 1, end]));
}

/** @param {string} pattern */
function isPattern(pattern) {
  try {
    new RegExp(pattern, 'u');
    return pattern !== '';
  } catch {
    return false;
  }
}
