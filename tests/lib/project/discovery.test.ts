import { describe, expect, it, vi } from 'vitest';

import { extractFacts } from '../../../lib/facts/extract/extract.ts';
import { FactsPool } from '../../../lib/facts/facts-pool.ts';
import { Cell } from '../../../lib/evaluate/trace.ts';
import { Candidates } from '../../../lib/project/candidates.ts';
import { Discovery, MAX_ROUNDS } from '../../../lib/project/discovery.ts';
import { Registrar } from '../../../lib/project/registering.ts';
import { openProject } from '../../../lib/project/project.ts';
import { makeWorkings, type Workings } from '../../../lib/project/workings.ts';
import { useProjects } from '../../support/project.ts';

import type { Findings } from '../../../lib/project/registering.ts';
import type { Settings } from '../../../lib/settings.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";
const marked = '// @segment/analytics-next\n';

interface Observed {
  readonly discovery: Discovery;
  readonly candidates: Candidates;
  readonly workings: Workings;
  /** The files of each round, in the order in which they were registered. */
  readonly rounds: string[][];
}

/** A discovery whose registrar does as it is told, by the name of the file, and tells what it was given. */
function observe(
  files: Readonly<Record<string, string>>,
  registers: Readonly<Record<string, (findings: Findings, workings: Workings) => boolean | void>> = {},
  {
    prefilter = true,
    declared = [],
    settings = {},
  }: { prefilter?: boolean; declared?: string[]; settings?: Settings } = {},
): Observed {
  const workings = makeWorkings({ root: createProject(files).root, settings, cache: false });
  const { sources, evidence, endpoints, registry, ledger, evaluator } = workings;
  const { trace } = evaluator.memo;
  const candidates = new Candidates(trace);
  const rounds: string[][] = [];
  const turn = trace.turn.bind(trace);
  const ever = new Cell('ever');
  // Each round begins with it.
  trace.turn = () => {
    rounds.push([]);
    trace.changed(ever);
    turn();
  };
  const registrar: Pick<Registrar, 'register'> = {
    register({ path }, findings) {
      const file = sources.relative(path);
      // So that it is asked again in the next round.
      trace.read(ever);
      rounds.at(-1)?.push(file);
      return registers[file]?.(findings, workings) === true ? 'all' : 'none';
    },
  };
  const parts = {
    sources,
    settings,
    evidence,
    endpoints,
    registry,
    ledger,
    registrar,
    evaluator,
    candidates,
    declared,
    prefilter,
  };
  return { discovery: new Discovery(parts), candidates, workings, rounds };
}

describe('the first round', () => {
  it('has the files that name an SDK, a global that proves one, or a host', () => {
    const { discovery, rounds } = observe({
      'a.ts': client,
      'b.ts': '_cio.track("A")',
      'c.ts': '"https://cdp.customer.io"',
      'd.ts': 'analytics.track("A")',
      'e.ts': '',
    });
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'b.ts', 'c.ts']]);
  });

  it('has the files that name an ambiguous global where the project shows its SDK', () => {
    const { discovery, rounds } = observe({
      'package.json': '{ "dependencies": { "@segment/analytics-next": "1" } }',
      'd.ts': 'analytics.track("A")',
    });
    discovery.run();
    expect(rounds).toEqual([['d.ts']]);
  });

  it('has the files that name what the settings say', () => {
    const { discovery, rounds } = observe(
      { 'a.ts': 'tracker.track("A")', 'b.ts': 'sendEvent("A")', 'c.ts': 'resendEvents("A")' },
      {},
      { settings: { globals: { tracker: 'segment' } }, declared: ['sendEvent'] },
    );
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'b.ts']]);
  });

  it('has all files without the prefilter', () => {
    const { discovery, rounds } = observe({ 'a.ts': '', 'b.ts': client }, {}, { prefilter: false });
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'b.ts']]);
    expect(discovery.isCandidate('nowhere')).toBe(false);
  });

  it('leaves out what cannot be read', () => {
    const { discovery, rounds, candidates } = observe({ 'a.ts': `${marked}`, 'b.ts': `${marked}\0` });
    discovery.run();
    expect(rounds).toEqual([['a.ts']]);
    expect(candidates.size).toBe(1);
  });
});

describe('the rounds after it', () => {
  it('have the files that name what is new, those that were read before among them', () => {
    const { discovery, rounds } = observe(
      { 'a.ts': marked, 'b.ts': 'send()', 'c.ts': `${marked}send()`, 'd.ts': 'report()', 'e.ts': 'other()' },
      {
        'a.ts': ({ terms }) => terms.addWord('send'),
        'b.ts': ({ terms }) => terms.addWord('report'),
      },
    );
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'c.ts'], ['c.ts', 'b.ts'], ['d.ts']]);
  });

  it('have all that were read where values have changed for everybody, once no more files turn up', () => {
    let isFirst = true;
    const { discovery, rounds } = observe(
      { 'a.ts': marked, 'b.ts': `${marked}`, 'c.ts': 'send()' },
      {
        'a.ts': ({ terms }, { registry }) => {
          terms.addWord('send');
          if (isFirst) registry.add('exposed', 'x', { kind: 'literal', value: 1 }, 'here');
          isFirst = false;
        },
      },
    );
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'b.ts'], ['c.ts'], ['a.ts', 'b.ts', 'c.ts']]);
  });

  it('have a file that is admitted, and all with it', () => {
    const { discovery, rounds, workings } = observe(
      { 'a.ts': marked, 'b.ts': 'export {};' },
      { 'a.ts': ({ admit }) => admit(workings.sources.absolute('b.ts')) },
    );
    discovery.run();
    expect(rounds).toEqual([['a.ts'], ['a.ts', 'b.ts']]);
  });

  it('are no others for a file that was read anyway', () => {
    const { discovery, rounds, workings } = observe(
      { 'a.ts': marked, 'b.ts': marked },
      { 'a.ts': ({ admit }) => admit(workings.sources.absolute('b.ts')) },
    );
    discovery.run();
    expect(rounds).toEqual([['a.ts', 'b.ts']]);
  });

  it('have the files that import a module whose default export leads', () => {
    const { discovery, rounds } = observe(
      { 'tracking.ts': marked, 'b.ts': "import t from './tracking';", 'c.ts': "import t from './other';" },
      { 'tracking.ts': () => true },
    );
    discovery.run();
    expect(rounds).toEqual([['tracking.ts'], ['b.ts']]);
  });

  it('are none where nothing is new', () => {
    const { discovery, rounds } = observe({ 'a.ts': marked }, { 'a.ts': ({ terms }) => terms.addWord('send') });
    discovery.run();
    expect(rounds).toEqual([['a.ts'], []]);
    discovery.run();
    expect(rounds).toHaveLength(2);
  });

  it('leave out what they would only hear again', () => {
    const { root } = createProject({
      'a.ts': `${client}export const send = () => analytics.track('A');\n`,
      'b.ts': "import { send } from './a';\nexport const sendAll = () => send();\n",
      'c.ts': "import { sendAll } from './b';\nsendAll();\n",
    });
    const register = vi.spyOn(Registrar.prototype, 'register');
    const { discovery, sources } = makeWorkings({ root, cache: false });
    discovery.run();
    const asked = register.mock.calls.map(([{ path }]) => sources.relative(path));
    register.mockRestore();
    // `b.ts` leads to a client by what `a.ts` exports; nothing that `a.ts` says has changed by then.
    expect(asked).toEqual(['a.ts', 'b.ts', 'c.ts']);
  });

  it('go on until nothing new turns up, through however many modules', () => {
    const length = 12;
    const files: Record<string, string> = {
      'm0.ts': `${client}export const send0 = (event: string) => analytics.track(event);\n`,
      'page.ts': `import { send${length} } from './m${length}';\nsend${length}('Page Opened');\n`,
    };
    for (let n = 1; n <= length; n++)
      files[`m${n}.ts`] =
        `import { send${n - 1} } from './m${n - 1}';\nexport const send${n} = (event: string) => send${n - 1}(event);\n`;
    const project = openProject({ root: createProject(files).root, cache: false });
    expect(project.read('page.ts').calls.map(({ events }) => events)).toEqual([['Page Opened']]);
    expect(project.isWhole).toBe(true);
  });

  it('are given up where they do not end, and say so', () => {
    let words = 0;
    const { discovery, rounds } = observe(
      { 'a.ts': marked },
      { 'a.ts': ({ terms }) => terms.addWord(`w${words++} @segment`) },
    );
    discovery.run();
    expect(discovery.isCut).toBe(false);
    const endless = observe(
      { 'a.ts': marked },
      {
        'a.ts': (_findings, { registry }) => registry.add('exposed', 'x', { kind: 'literal', value: 1 }, `${words++}`),
      },
    );
    expect(endless.discovery.isCut).toBe(true);
    expect(endless.rounds).toHaveLength(MAX_ROUNDS);
    expect(rounds).toHaveLength(2);
  });

  it('are given up where words do not end', () => {
    let words = 0;
    const names = Array.from({ length: MAX_ROUNDS + 1 }, (_, n) => `word${n}`).join(' ');
    const { discovery, rounds } = observe(
      { 'a.ts': `${marked}${names}` },
      { 'a.ts': ({ terms }) => terms.addWord(`word${words++}`) },
    );
    expect(discovery.isCut).toBe(true);
    expect(rounds).toHaveLength(MAX_ROUNDS);
  });
});

describe('what is asked of it', () => {
  it('runs it', () => {
    const { discovery, workings } = observe(
      { 'a.ts': marked, 'b.ts': '' },
      { 'a.ts': ({ terms }) => terms.addWord('send') },
    );
    const { sources } = workings;
    expect(discovery.isCandidate(sources.absolute('a.ts'))).toBe(true);
    expect(discovery.isCandidate(sources.absolute('b.ts'))).toBe(false);
    expect(observe({ 'a.ts': marked }).discovery.isRelated(marked)).toBe(true);
    expect(discovery.isRelated('send()')).toBe(true);
    expect(discovery.isRelated('receive()')).toBe(false);
  });

  it('takes a text that names something for a candidate', () => {
    const { discovery, workings } = observe({ 'a.ts': marked, 'b.ts': '', 'c.ts': '' });
    const { sources } = workings;
    discovery.run();
    discovery.replaced(sources.absolute('b.ts'), marked);
    discovery.replaced(sources.absolute('c.ts'), 'export {};');
    expect(discovery.isCandidate(sources.absolute('b.ts'))).toBe(true);
    expect(discovery.isCandidate(sources.absolute('c.ts'))).toBe(false);
  });

  it('begins again when it forgets', () => {
    const { discovery, candidates, rounds } = observe({ 'a.ts': marked });
    discovery.run();
    discovery.forget();
    expect(candidates.size).toBe(0);
    discovery.run();
    expect(rounds).toEqual([['a.ts'], ['a.ts']]);
    expect(candidates.size).toBe(1);
  });

  it('keeps the facts for other processes when it has ended', () => {
    const { discovery, workings } = observe({ 'a.ts': marked });
    let saved = 0;
    workings.sources.store.save = () => void saved++;
    discovery.run();
    expect(saved).toBe(1);
  });
});

describe('on all cores', () => {
  it('finds the same, and nothing twice', async () => {
    const { discovery, rounds } = observe(
      { 'a.ts': marked, 'b.ts': 'send()' },
      { 'a.ts': ({ terms }) => terms.addWord('send') },
    );
    await discovery.runOnAllCores();
    expect(rounds).toEqual([['a.ts'], ['b.ts']]);
    await discovery.runOnAllCores();
    expect(rounds).toHaveLength(2);
  });

  it('has the files of each round parsed before they are asked for', async () => {
    const { discovery, workings } = observe(
      { 'a.ts': marked, 'b.ts': `${marked}\0`, 'c.ts': '', 'd.ts': 'send()' },
      { 'a.ts': ({ terms }) => terms.addWord('send') },
    );
    const { store } = workings.sources;
    const given: string[][] = [];
    const extract = vi.spyOn(FactsPool.prototype, 'extract').mockImplementation(files => {
      given.push(files.map(({ file }) => workings.sources.relative(file)));
      return Promise.resolve(files.map(({ file, text }) => ({ file, json: JSON.stringify(extractFacts(file, text)) })));
    });
    const close = vi.spyOn(FactsPool.prototype, 'close');
    const offer = vi.spyOn(store, 'offer');
    await discovery.runOnAllCores();
    expect(given).toEqual([['a.ts'], ['d.ts']]);
    expect(offer.mock.calls.map(([file]) => workings.sources.relative(file))).toEqual(['a.ts', 'd.ts']);
    expect(close).toHaveBeenCalledOnce();
    extract.mockRestore();
    close.mockRestore();
  });

  it('ends its threads where something fails', async () => {
    const { discovery } = observe({ 'a.ts': marked });
    const extract = vi.spyOn(FactsPool.prototype, 'extract').mockRejectedValue(new Error('no thread'));
    const close = vi.spyOn(FactsPool.prototype, 'close');
    await expect(discovery.runOnAllCores()).rejects.toThrow('no thread');
    expect(close).toHaveBeenCalledOnce();
    extract.mockRestore();
    close.mockRestore();
  });
});
