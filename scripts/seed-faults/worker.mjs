/** A process of its own for each checkout, so that what one has read does not stay in memory for the next. */
import { loadReading, loadSources } from '../reading.mjs';
import { operators } from './operators.mjs';
import { projects } from './projects.mjs';
import { inCheckout, inGenerated } from './trials.mjs';

/** @typedef {{ checkout?: string, rules: readonly string[], sample: number, seed: number }} Request */
/** @typedef {{ outcomes: import('./trials.mjs').Outcome[], wrong: string[] }} Reply `wrong`: reports of generated projects as they are */

/**
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
async function run({ checkout, rules, sample, seed }) {
  /**
   * @type {{
   *   lock: typeof import('../../lib/plan/lock.ts'),
   *   generate: typeof import('../../lib/plan/generate.ts'),
   *   paths: typeof import('../../lib/files/test-paths.ts'),
   * }}
   */
  const { lock, generate, paths } = await loadSources({
    lock: 'lib/plan/lock.ts',
    generate: 'lib/plan/generate.ts',
    paths: 'lib/files/test-paths.ts',
  });
  const given = {
    loaded: await loadReading(),
    planner: { lockOf: lock.lockOf, lockText: lock.lockText, planText: generate.planText },
    operators: operators.filter(({ rule }) => rules.length === 0 || rules.includes(rule)),
    sample,
    random: randomOf(seed),
    isTestPath: paths.isTestPath,
  };
  if (checkout !== undefined) return { outcomes: inCheckout(checkout, given), wrong: [] };
  /** @type {Reply} */
  const reply = { outcomes: [], wrong: [] };
  for (const project of projects) {
    const { outcomes, reports } = await inGenerated(project, given);
    reply.outcomes.push(...outcomes);
    reply.wrong.push(
      ...reports.map(({ file, line, rule, message }) => `${project.name}/${file}:${line} ${rule}: ${message}`),
    );
  }
  return reply;
}

/**
 * Numbers in [0, 1), the same ones for the same seed (mulberry32).
 *
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

process.on('message', async message => {
  process.send?.(await run(/** @type {Request} */ (message)), () => process.exit(0));
});
