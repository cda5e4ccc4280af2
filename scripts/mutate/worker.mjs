/** A process that holds the code with its built-in faults, and runs tests with one of them on. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';

/**
 * What the tests run with.
 *
 * @typedef {object} Trial
 * @property {number | undefined} number of the fault that is on
 * @property {string | undefined} file that the fault is in
 * @property {number} maxAsked how often the switches may be asked before the code counts as endless
 * @property {string | undefined} reachedFile where to write what the tests come by
 */

/** @typedef {{ tests: readonly string[], number?: number, file?: string, maxAsked?: number, reachedFile?: string }} Request */
/** @typedef {{ isPassed: boolean, reached: readonly number[], asked: number }} Reply */

/** @type {ReadonlyMap<string, string>} */
let texts = new Map();

/** Runs test files in the order in which they are given: vitest itself takes the longest first. */
class AsGiven {
  /** @param {unknown} _context */
  constructor(_context) {}

  /** @type {(files: import('vitest/node').TestSpecification[]) => import('vitest/node').TestSpecification[]} */
  sort = files => files;
  shard = this.sort;
}

const vitest = await createVitest(
  'test',
  {
    root: process.cwd(),
    config: false,
    watch: false,
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    maxWorkers: 1,
    bail: 1,
    silent: true,
    reporters: [{}],
    // Properties take long beside other work; what never ends is told by how often its switches are asked.
    testTimeout: 120_000,
    setupFiles: [path.join(import.meta.dirname, 'setup.mjs')],
    sequence: { sequencer: AsGiven },
  },
  {
    logLevel: 'silent',
    plugins: [{ name: 'faults', enforce: 'pre', load: id => texts.get(id) }],
  },
);

/**
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
async function run({ tests, number, file, maxAsked = Infinity, reachedFile }) {
  const project = vitest.getRootProject();
  project.provide(/** @type {never} */ ('trial'), /** @type {never} */ ({ number, file, maxAsked, reachedFile }));
  vitest.state.clearErrors();
  const files = tests.map(file => path.resolve(file));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    files.map(file => project.createSpecification(file)),
  );
  // Those of earlier runs are told as well.
  const own = testModules.filter(({ moduleId }) => files.includes(moduleId));
  const isPassed =
    unhandledErrors.length === 0 && own.length === files.length && own.every(one => one.state() === 'passed');
  if (!reachedFile || !isPassed) return { isPassed, reached: [], asked: 0 };
  const found = JSON.parse(readFileSync(reachedFile, 'utf8'));
  rmSync(reachedFile);
  return { isPassed, ...found };
}

process.on('message', async message => {
  const { faulty, request } = /** @type {{ faulty?: [string, string][], request?: Request }} */ (message);
  if (faulty) texts = new Map(faulty);
  if (request) process.send?.(await run(request));
});
