/** @typedef {{ way: string[], before: unknown, after: unknown }} Difference `way` are the keys that lead there */

/**
 * The first difference below each key of two pieces of JSON: what comes after it often only moved.
 *
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Difference[]}
 */
export function firstDifferences(before, after) {
  /** @type {Map<string | undefined, Difference>} */
  const first = new Map();
  for (const difference of differences(before, after))
    if (!first.has(difference.way[0])) first.set(difference.way[0], difference);
  return [...first.values()];
}

/**
 * @param {unknown} before
 * @param {unknown} after
 * @param {string[]} [way]
 * @returns {Generator<Difference, void>}
 */
function* differences(before, after, way = []) {
  if (before === after) return;
  if (!isParent(before) || !isParent(after)) {
    yield { way, before, after };
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    yield* differences(memberOf(before, key), memberOf(after, key), [...way, key]);
}

/**
 * The content at each step of a way, the whole first; undefined from where there is none.
 *
 * @param {unknown} whole
 * @param {readonly string[]} way
 */
export function steps(whole, way) {
  const found = [whole];
  for (const key of way) found.push(memberOf(found.at(-1), key));
  return found;
}

/**
 * @param {unknown} parent
 * @param {string} key
 * @returns {unknown}
 */
function memberOf(parent, key) {
  return isParent(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/**
 * @param {unknown} content
 * @returns {content is Record<string, unknown>} or an array
 */
export function isParent(content) {
  return typeof content === 'object' && content !== null;
}
