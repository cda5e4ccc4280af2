/** Runs before each test file that judges a fault: gives the switches of the built-in faults to the code. */
import { writeFileSync } from 'node:fs';
import { afterAll, inject } from 'vitest';

/** @type {import('./worker.mjs').Trial} */
const { number, maxAsked, reachedFile, file } = /** @type {any} */ (inject)('trial');
// Tests that go through all of a kind may leave out those that have nothing to do with the file.
process.env['FAULTY_FILE'] = file ?? '';
// Faults that chance alone would find are not waited for.
process.env['FUZZ'] ??= '50';

/** @type {Set<number>} */
const reached = new Set();
let asked = 0;

const shared = /** @type {{ __mutant?: (fault: number) => boolean }} */ (globalThis);
/**
 * Whether a fault is on.
 *
 * @param {number} fault
 * @returns {boolean}
 */
shared.__mutant = fault => {
  asked++;
  reached.add(fault);
  // A fault can make a loop endless, and most loops come by a switch.
  if (asked > maxAsked) throw new Error('The fault made this endless.');
  return fault === number;
};

if (reachedFile)
  afterAll(() => {
    writeFileSync(reachedFile, JSON.stringify({ reached: [...reached], asked }));
  });
