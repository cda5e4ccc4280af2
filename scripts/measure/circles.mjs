/**
 * Circles between files: sets of files of which each leads to each other by what it imports, and so can only be
 * understood, loaded and moved together.
 *
 * @param {ReadonlyMap<string, readonly string[]>} imports the files that each file imports
 * @returns {string[][]} the files of each circle, sorted
 */
export function circlesOf(imports) {
  // Tarjan's algorithm: a file whose way leads back to none before it closes a component.
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const circles = [];

  /** @type {(file: string) => number} the first file that can be reached, by its place in the order */
  const visit = file => {
    const own = order.size;
    order.set(file, own);
    open.push(file);
    let first = own;
    for (const next of imports.get(file) ?? []) {
      if (!order.has(next)) first = Math.min(first, visit(next));
      else if (open.includes(next)) first = Math.min(first, order.get(next) ?? own);
    }
    if (first === own) {
      const component = open.splice(open.indexOf(file));
      if (component.length > 1 || imports.get(file)?.includes(file)) circles.push(component.sort());
    }
    return first;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return circles.sort((left, right) => right.length - left.length);
}

/**
 * The shortest way from the first file of a circle back to it.
 *
 * @param {readonly string[]} circle
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @returns {string[]} the files on the way, the first one at both ends
 */
export function wayRound(circle, imports) {
  const [start = ''] = circle;
  /** @type {Map<string, string>} each file reached, and the one before it */
  const from = new Map();
  const due = [start];
  for (const file of due) {
    for (const next of imports.get(file) ?? []) {
      if (!circle.includes(next) || from.has(next)) continue;
      from.set(next, file);
      due.push(next);
    }
  }
  const way = [start];
  for (let file = from.get(start); file !== undefined; file = file === start ? undefined : from.get(file))
    way.unshift(file);
  return way;
}
