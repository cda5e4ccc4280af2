import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What a task took: milliseconds by the clock and of processors, and megabytes at most.
 *
 * @typedef {{ ms: number, cpu: number, memory: number }} Cost
 */

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const cache = mkdtempSync(path.join(tmpdir(), 'customerio-bench-cache-'));
process.on('exit', () => rmSync(cache, { recursive: true, force: true }));

/**
 * A task of bench-task.mjs in a process of its own.
 *
 * @param {string[]} args
 * @param {{ isCold?: boolean }} [options] cold: nothing is kept of earlier runs
 * @returns {Cost}
 */
export function run(args, { isCold = false } = {}) {
  if (isCold) rmSync(cache, { recursive: true, force: true });
  const { stderr } = spawnSync(process.execPath, ['tests/support/bench-task.mjs', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n')));
}

/**
 * The medians of several runs, the tasks in turn, so that a machine that is busy for a while is so for all.
 *
 * @template {string} Name
 * @param {Record<Name, () => Cost>} tasks
 * @returns {Record<Name, Cost>}
 */
export function medians(tasks) {
  const names = /** @type {Name[]} */ (Object.keys(tasks));
  const rounds = Array.from({ length: RUNS }, () => names.map(name => tasks[name]()));
  const median = (/** @type {number} */ column, /** @type {keyof Cost} */ of) =>
    rounds.map(costs => costs[column]?.[of] ?? NaN).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
  return /** @type {Record<Name, Cost>} */ (
    Object.fromEntries(
      names.map((name, column) => [
        name,
        { ms: median(column, 'ms'), cpu: median(column, 'cpu'), memory: median(column, 'memory') },
      ]),
    )
  );
}

/**
 * @param {string} what
 * @param {Cost} cost
 * @param {Cost} [floor] what is paid without it
 */
export function row(what, cost, floor) {
  const times = `${(cost.ms / 1000).toFixed(2).padStart(7)} s ${(cost.cpu / 1000).toFixed(2).padStart(7)} s of processors`;
  const more = floor
    ? `  ${(cost.ms / floor.ms).toFixed(2)} × (${(cost.cpu / floor.cpu).toFixed(2)} ×), ${((cost.ms - floor.ms) / 1000).toFixed(2)} s (${((cost.cpu - floor.cpu) / 1000).toFixed(2)} s) more`
    : '';
  console.log(`${what.padEnd(40)}${times}${cost.memory.toFixed(0).padStart(6)} MB${more}`);
}
