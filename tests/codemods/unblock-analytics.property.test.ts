import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { openView } from '../../codemods/shared/project-view.ts';
import { start } from '../../codemods/unblock-analytics/session.ts';
import { createProject } from '../support/project.ts';

/**
 * Handlers are generated, mended and run: they must send the same, answer the same and do the rest in the same order,
 * and no event may start before the identify is done that it followed.
 */

const project = createProject({
  'package.json': '{ "dependencies": { "next": "^15.3.0" } }',
  'src/cio.ts':
    "import { TrackClient } from 'customerio-node';\nexport const cio = new TrackClient('s', process.env.KEY ?? '');\n",
  'src/page.ts': '',
});
afterAll(() => project.remove());
const view = openView(project.root);

const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('1', "'text'", 'fixed', 'user.plan', '`a${fixed}`', 'user.tags', '[user.plan]'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "note('n1')",
      'counter',
      'counter++',
      'user.tags.length',
      'await later(2)',
      '{ ...user }',
      'String(user.plan)',
    ),
  },
);
const event = fc
  .tuple(fc.integer({ min: 0, max: 5 }), value)
  .map(([id, each]) => `cio.track(user.id, { name: 'e${id}', data: { v: ${each} } })`);
const identify = value.map(each => `cio.identify(user.id, { email: 'a@b.c', v: ${each} })`);
const send = fc.oneof({ weight: 2, arbitrary: event }, { weight: 1, arbitrary: identify });
const statement = fc.oneof(
  { weight: 5, arbitrary: send.map(each => `await ${each};`) },
  { weight: 1, arbitrary: send.map(each => `if (yes) await ${each};`) },
  { weight: 1, arbitrary: send.map(each => `yes && (await ${each});`) },
  { weight: 1, arbitrary: send.map(each => `await ${each}.catch(() => {});`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(send, send)
      .map(([a, b]) => `try {\n    await ${a};\n    await ${b};\n  } catch (error) {\n    console.warn(error);\n  }`),
  },
  { weight: 1, arbitrary: fc.tuple(event, event).map(([a, b]) => `await Promise.all([${a}, ${b}]);`) },
  { weight: 1, arbitrary: send.map(each => `for (const turn of [1, 2]) await ${each};`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "note('between');",
      "user.plan = 'pro';",
      "user.tags.push('new');",
      'counter = 10;',
      'await later(1);',
      'change(user);',
      'note(user.plan);',
    ),
  },
);
const body = fc.array(statement, { minLength: 1, maxLength: 6 }).map(statements => statements.join('\n  '));

const manners = {
  catch: (code: string) => `app.post('/x', async (req, res) => {\n  ${code}\n  res.json(user.plan);\n});\n`,
  after: (code: string) =>
    `'use server';\n\nimport { cio } from './cio';\n\nexport async function save(req: Request) {\n  ${code}\n  return user.plan;\n}\n`,
} as const;

const prelude = `
  let counter = 0;
  const fixed = 'fixed';
  const yes = true;
  const user = { id: '1', plan: 'free', tags: ['old'] };
  const change = (given) => { given.plan = 'changed'; };
  const later = async (given) => { note('later'); return given; };
`;

interface Run {
  readonly log: readonly unknown[];
  readonly answer: unknown;
  readonly sent: readonly {
    readonly text: string;
    readonly isIdentify: boolean;
    readonly started: number;
    ended: number;
  }[];
}

async function run(file: string, fails: boolean): Promise<Run> {
  const log: unknown[] = [];
  const sent: Run['sent'][number][] = [];
  let clock = 0;
  let answer: unknown;
  const work: Promise<unknown>[] = [];
  const record =
    (method: string) =>
    async (...given: unknown[]): Promise<void> => {
      const entry = {
        text: JSON.stringify([method, ...given]),
        isIdentify: method === 'identify',
        started: clock++,
        ended: 0,
      };
      sent.push(entry);
      await new Promise(resolve => setTimeout(resolve, 1));
      entry.ended = clock++;
      if (fails) throw new Error('down');
    };
  const callbacks: (() => unknown)[] = [];
  const after = (task: unknown): void => {
    if (typeof task === 'function') callbacks.push(task as () => unknown);
    else work.push(Promise.resolve(task).catch(() => {}));
  };
  const code = file
    .replace(/^'use server';$/m, '')
    .replace(/^import .*$/gm, '')
    .replace('req: Request', 'req')
    .replace('export async function save', 'app.action = async function');
  const app: Record<string, unknown> = {
    post: (_path: string, handler: unknown) => {
      app['action'] = handler;
    },
  };
  const names = ['note', 'cio', 'after', 'app', 'console'];
  const given = [
    (what: unknown) => {
      log.push(what);
      return what;
    },
    { track: record('track'), identify: record('identify') },
    after,
    app,
    { error() {}, warn() {} },
  ];
  // The prelude is part of the handler, whose variables it stands for.
  new Function(...names, code.replace(/\{\n/, `{${prelude}\n`))(...given);
  const res = {
    json: (what: unknown) => {
      answer = what;
    },
  };
  try {
    const returned = await (app['action'] as (req: unknown, res: unknown) => Promise<unknown>)({}, res);
    answer ??= returned;
  } catch {
    answer = 'failed';
  }
  await Promise.all([
    ...work,
    ...callbacks.map(async callback => {
      await (callback() as Promise<unknown>)?.catch?.(() => {});
    }),
  ]);
  for (let turn = 0; turn < 40 && sent.some(({ ended }) => ended === 0); turn++)
    await new Promise(resolve => setTimeout(resolve, 1));
  await new Promise(resolve => setTimeout(resolve, 6));
  return { log, answer, sent };
}

const texts = ({ sent }: Run): string[] => sent.map(({ text }) => text).sort();

describe.each(['catch', 'after'] as const)('with %s', manner => {
  const mend = (code: string): string => {
    const file = project.file('src/page.ts');
    const head = manner === 'catch' ? "import { cio } from './cio';\n\n" : '';
    const declared = prelude.replaceAll('note(', 'console.log(');
    // The reading and the edit see the variables where the run has them.
    const text = (head + manners[manner](code))
      .replace(/\{\n/, open => (manner === 'catch' ? `{${declared}\n` : open))
      .replace('Request) {\n', `Request) {${declared}\n`);
    const changed = start(view, manner === 'catch' ? { with: 'catch' } : {}).change(file, text).text ?? text;
    return changed.replace(declared, '').replaceAll('console.log(', 'note(');
  };

  it('sends the same, in an order that keeps people before their events', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(body, async code => {
        const original = manners[manner](code);
        const mended = mend(code);
        const [before, later] = await Promise.all([run(original, false), run(mended, false)]);
        if (!mended.includes(original.trim().split('\n').slice(-4).join('\n'))) changed++;
        expect(later.log).toEqual(before.log);
        expect(later.answer).toEqual(before.answer);
        expect(texts(later)).toEqual(texts(before));
        keepsOrder(before, later);
      }),
      { numRuns: 120 },
    );
    expect(changed).toBeGreaterThan(40);
  });

  it('answers, and leaves no failure unhandled, when analytics is down', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on('unhandledRejection', note);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          event.filter(each => !each.includes('await')),
          { minLength: 1, maxLength: 1 },
        ),
        async events => {
          const mended = mend(events.map(each => `await ${each};`).join('\n  '));
          const { answer } = await run(mended, true);
          expect(answer).toBe('free');
        },
      ),
      { numRuns: 40 },
    );
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});

/** What came after an identify still starts when that is done. */
function keepsOrder(before: Run, after: Run): void {
  for (const [index, { isIdentify, text }] of before.sent.entries()) {
    if (!isIdentify) continue;
    const identify = after.sent.find(one => one.text === text);
    for (const follower of before.sent.slice(index + 1)) {
      if (follower.text === text) continue;
      const isTwice = before.sent.filter(one => one.text === follower.text || one.text === text).length !== 2;
      const later = after.sent.find(one => one.text === follower.text);
      if (!isTwice && identify && later) expect(later.started).toBeGreaterThan(identify.ended);
    }
  }
}
