/**
 * The first difference below each key of two pieces of JSON: what comes after it often only moved.
 *
 * @returns {{ way: string[], before: unknown, after: unknown }[]} `way` are the keys that lead there
 */
export function firstDifferences(before, after) {
  const first = new Map();
  for (const difference of differences(before, after))
    if (!first.has(difference.way[0])) first.set(difference.way[0], difference);
  return [...first.values()];
}

function* differences(before, after, way = []) {
  if (before === after) return;
  if (!isParent(before) || !isParent(after)) {
    yield { way, before, after };
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    yield* differences(memberOf(before, key), memberOf(after, key), [...way, key]);
}

/** The content at each step of a way, the whole first; undefined from where there is none. */
export function steps(whole, way) {
  const found = [whole];
  for (const key of way) found.push(memberOf(found.at(-1), key));
  return found;
}

function memberOf(parent, key) {
  return isParent(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function isParent(content) {
  return typeof content === 'object' && content !== null;
}
