import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';

import { openView } from '../../codemods/shared/project-view.ts';
import { start } from '../../codemods/identify-first/session.ts';
import { createProject } from '../support/project.ts';

/**
 * Functions are generated, mended and run: they must send the same and do everything else as often and in the same
 * order, and where something was moved no event of the list comes before the identify any more.
 */

const project = createProject({
  'src/cio.ts':
    "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nexport const cio = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const getCio = () => cio;\n",
  'src/page.ts': '',
});
afterAll(() => project.remove());
const session = start(openView(project.root));

const value = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '1',
      "'text'",
      'fixed',
      'user.plan',
      '`a${fixed}`',
      'user.email.toLowerCase()',
      'Math.floor(2.5)',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("note('n1')", 'counter', 'counter++', '(counter = 3)', '{ ...user }', 'later'),
  },
);
const client = fc.constantFrom('cio', 'cio', 'cio?', 'getCio()');
const before = fc.constantFrom<(text: string) => string>(
  text => text,
  text => text,
  text => `await ${text}`,
  text => `void ${text}`,
);
const event = fc
  .tuple(before, client, fc.integer({ min: 0, max: 3 }), value)
  .map(([wrap, from, id, each]) => `${wrap(`${from}.track('e${id}', { v: ${each} })`)};`);
const identify = fc
  .tuple(before, client, value)
  .map(([wrap, from, each]) => `${wrap(`${from}.identify(user.id, { email: user.email, v: ${each} })`)};`);
const between = fc.oneof(
  { weight: 3, arbitrary: event },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "cio.page('Home');",
      "console.log('on', user.id);",
      'const other = user.plan;',
      'if (user.plan) cio.track("pro");',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "note('between');",
      "user.plan = 'pro';",
      'counter++;',
      'if (counter > 5) return;',
      'const later2 = note("declared");',
    ),
  },
);
const body = fc
  .tuple(
    fc.array(between, { maxLength: 2 }),
    event,
    fc.array(between, { maxLength: 3 }),
    identify,
    fc.array(between, { maxLength: 2 }),
  )
  .map(([a, b, c, d, e]) => [...a, b, ...c, d, ...e].join('\n  '));

const prelude = `
  let counter = 0;
  const fixed = 'fixed';
  const later = 'later';
  const user = { id: '1', email: 'A@b.c', plan: 'free' };
`;

async function run(code: string): Promise<{ log: unknown[]; sent: string[] }> {
  const log: unknown[] = [];
  const sent: string[] = [];
  const record =
    (method: string) =>
    (...given: unknown[]): Promise<void> => {
      sent.push(JSON.stringify([method, ...given]));
      return Promise.resolve();
    };
  const cio = { track: record('track'), identify: record('identify'), page: record('page') };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<void>;
  const note = (what: unknown): unknown => {
    log.push(what);
    return what;
  };
  await new AsyncFunction('cio', 'getCio', 'note', 'console', prelude + code)(cio, () => cio, note, {
    log: (...given: unknown[]) => log.push(given),
  });
  return { log, sent };
}

it('sends the same, and does the rest as before', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(body, async code => {
      // Two `const other` are no program.
      fc.pre(['other', 'later2'].every(name => code.split(`const ${name} `).length < 3));
      const [head, tail] = ["import { cio, getCio } from './cio';\n\nexport async function logIn() {", '\n}\n'];
      const text = `${head}${prelude}  ${code}${tail}`;
      const result = session.change(project.file('src/page.ts'), text).text;
      if (result === undefined) {
        return;
      }
      changed++;
      const mended = result.slice(head.length + prelude.length, -tail.length);
      const [was, is] = [await run(code), await run(mended)];
      expect(is.log).toEqual(was.log);
      expect(is.sent.toSorted()).toEqual(was.sent.toSorted());
      const others = (sent: string[]): string[] => sent.filter(each => !each.startsWith('["identify"'));
      expect(others(is.sent)).toEqual(others(was.sent));
      const place = (sent: string[]): number => sent.findIndex(each => each.startsWith('["identify"'));
      expect(place(is.sent)).toBeLessThan(place(was.sent));
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(60);
});
