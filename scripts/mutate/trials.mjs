/** Runs tests against faults, several at a time, and gets over those that never end. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {import('./worker.mjs').Request} Request */
/** @typedef {import('./worker.mjs').Reply} Reply */
/** @typedef {'killed' | 'survived' | 'timeout' | 'no coverage'} Fate */

/** A fault may slow a test down; more than this many times is no end. */
const SLOWER = 10;
/** What a run may take beside the tests: the start of a process, of vitest, the modules. */
const START_MS = 20_000;

export class Trials {
  /** @type {ReadonlyMap<string, string>} */
  #faulty;
  /** @type {number} */
  #workers;
  #folder = mkdtempSync(path.join(tmpdir(), 'mutate-'));

  /**
   * @param {ReadonlyMap<string, string>} faulty texts with switches, by absolute path
   * @param {number} workers how many processes run tests at a time
   */
  constructor(faulty, workers) {
    this.#faulty = faulty;
    this.#workers = workers;
  }

  /**
   * The faults that each test file comes by, while none of them is on.
   *
   * @param {readonly string[]} tests
   * @returns {Promise<Map<string, Reach>>} by test file
   * @throws where a test fails without a fault
   */
  async reach(tests) {
    const requests = tests.map((test, index) => ({
      tests: [test],
      reachedFile: path.join(this.#folder, `${index}.json`),
    }));
    const found = new Map();
    await this.#inTurn(requests, async (worker, request) => {
      const [test] = request.tests;
      const start = performance.now();
      const reply = await worker.run(request, START_MS * SLOWER);
      if (!reply?.isPassed) throw new Error(`${test} fails without any fault.`);
      found.set(test, { reached: new Set(reply.reached), asked: reply.asked, ms: performance.now() - start });
    });
    return found;
  }

  /**
   * What becomes of each fault.
   *
   * @param {readonly number[]} faults
   * @param {ReadonlyMap<string, Reach>} reach
   * @param {(fault: number) => string} fileOf the file that a fault is in: tests of its name are run first
   * @param {(fault: number, fate: Fate) => void} told
   * @throws where a test fails without a fault after all that ran before it: nothing that was told holds then
   */
  async judge(faults, reach, fileOf, told) {
    /** @param {Worker} worker */
    const check = async worker => {
      const ms = [...reach.values()].reduce((sum, one) => sum + one.ms, 0);
      const reply = await worker.run({ tests: [...reach.keys()] }, (START_MS + ms) * SLOWER);
      if (!reply?.isPassed) throw new Error('The tests fail without any fault after those that ran with one.');
    };
    /** @type {(worker: Worker, number: number) => Promise<void>} */
    const tryOut = async (worker, number) => {
      const file = fileOf(number);
      const { name } = path.parse(file);
      /** @param {string} test */
      const isOther = test => Number(!path.basename(test).startsWith(`${name}.`));
      const own = [...reach]
        .filter(([, { reached }]) => reached.has(number))
        .sort(([one, a], [other, b]) => isOther(one) - isOther(other) || a.ms - b.ms);
      if (own.length === 0) return told(number, 'no coverage');
      const tests = own.map(([test]) => test);
      const most = Math.max(...own.map(([, { asked }]) => asked));
      const ms = own.reduce((sum, [, one]) => sum + one.ms, 0);
      const reply = await worker.run(
        { tests, number, file, maxAsked: 100_000 + most * SLOWER },
        START_MS + ms * SLOWER,
      );
      told(number, reply ? (reply.isPassed ? 'survived' : 'killed') : 'timeout');
    };
    await this.#inTurn(faults, tryOut, check);
  }

  close() {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * @template Item
   * @param {readonly Item[]} items
   * @param {(worker: Worker, item: Item) => Promise<void>} act
   * @param {(worker: Worker) => Promise<void>} [last] what each worker does in the end
   */
  async #inTurn(items, act, last) {
    const left = [...items];
    await Promise.all(
      Array.from({ length: Math.min(this.#workers, items.length) }, async () => {
        const worker = new Worker(this.#faulty);
        try {
          for (let item = left.shift(); item !== undefined; item = left.shift()) await act(worker, item);
          await last?.(worker);
        } finally {
          worker.stop();
        }
      }),
    );
  }
}

/** @typedef {{ reached: ReadonlySet<number>, asked: number, ms: number }} Reach */

/** A process that is started anew where a fault has hung it up. */
class Worker {
  /** @type {ReadonlyMap<string, string>} */
  #faulty;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;

  /** @param {ReadonlyMap<string, string>} faulty */
  constructor(faulty) {
    this.#faulty = faulty;
  }

  /**
   * @param {Request} request
   * @param {number} maxMs
   * @returns {Promise<Reply | undefined>} undefined where there was no answer
   */
  run(request, maxMs) {
    const child = (this.#child ??= this.#start());
    return new Promise(resolve => {
      /** @param {Reply} [reply] */
      const settle = reply => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (!reply) this.stop();
        resolve(reply);
      };
      const timer = setTimeout(() => settle(), maxMs);
      child.once('message', reply => settle(/** @type {Reply} */ (reply)));
      child.once('exit', () => settle());
      child.send({ request });
    });
  }

  stop() {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start() {
    const child = fork(path.join(import.meta.dirname, 'worker.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.send({ faulty: [...this.#faulty] });
    return child;
  }
}
