import MagicString from 'magic-string';

/** @typedef {import('./mutators.mjs').Mutant} Mutant */

/**
 * A file with faults built in, each behind a switch that tests throw from outside: `__mutant(7)` says whether the fault
 * of this number is on. One tree thus serves all of them, and says which of them a test comes by.
 *
 * @param {string} text
 * @param {ReadonlyMap<number, Mutant>} mutants of this file, by number
 * @returns {string}
 */
export function withSwitches(text, mutants) {
  const code = new MagicString(text);
  for (const { range, isStatement, faults } of placesOf(mutants)) {
    const [start, end] = range;
    const switched = faults.map(({ number, after }) =>
      isStatement ? `if (__mutant(${number})) { ${after} } else ` : `__mutant(${number}) ? (${after}) : `,
    );
    const [open, close] = isStatement ? ['{ ', ' }'] : ['(', ')'];
    code.appendRight(start, open + switched.join('') + (isStatement ? '' : open));
    code.prependLeft(end, isStatement ? close : close + close);
  }
  return code.toString();
}

/**
 * What stands in a range instead of the code.
 *
 * @typedef {Pick<Mutant, 'range' | 'isStatement'> & { faults: { number: number, after: string }[] }} SwitchedPlace
 */

/**
 * The ranges that have faults, outer ones first, so that what they open stands outside.
 *
 * @param {ReadonlyMap<number, Mutant>} mutants
 * @returns {SwitchedPlace[]}
 */
function placesOf(mutants) {
  /** @type {Map<string, SwitchedPlace>} */
  const places = new Map();
  for (const [number, { range, isStatement, after }] of mutants) {
    const key = `${range} ${isStatement}`;
    const place = places.get(key) ?? { range, isStatement, faults: [] };
    places.set(key, place);
    place.faults.push({ number, after });
  }
  return [...places.values()].sort(
    (left, right) =>
      left.range[0] - right.range[0] ||
      right.range[1] - left.range[1] ||
      Number(right.isStatement) - Number(left.isStatement),
  );
}
