import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { start } from '../../codemods/rename-events/session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import { migrate } from '../../lib/cli/migrate.ts';
import { checkProject } from '../../lib/plan/check.ts';
import { lockOf, parseLock, readLock } from '../../lib/plan/lock.ts';
import { readPlan } from '../../lib/plan/read.ts';
import { openProject } from '../../lib/project/project.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';
import { applyTo, fixturesOf } from './fixtures.ts';
import { lintFixture } from './lint.ts';
import { inEditor } from './suggestions.ts';

const client = `import { AnalyticsBrowser } from '@segment/analytics-next';\n\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'public' });\n`;

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

function projectOf(files: Readonly<Record<string, string>>): TemporaryProject {
  project?.remove();
  return (project = createProject({
    'package.json': '{ "dependencies": { "@segment/analytics-next": "1.0.0" } }',
    'src/client.ts': client,
    ...files,
  }));
}

const uses = (...calls: string[]): string => `import { analytics } from './client';\n\n${calls.join('\n')}\n`;

function begin(files: Readonly<Record<string, string>>, options: RawOptions, settings = {}): ReturnType<typeof start> {
  return start(openView(projectOf(files).root, settings), options);
}

describe('what came out', () => {
  const fixtures = new Map(fixturesOf('rename-events').map(fixture => [fixture.name, fixture]));

  it.each([
    ['style', 'event-name-case', [{ customerio: 'snake_case' }], 1],
    ['other-uses', 'event-name-case', [{ segment: 'snake_case' }], 3],
    ['literals', 'event-name-case', [{ segment: 'snake_case', allow: ['Request Opened'] }], 0],
    ['templates', 'event-name-case', [{ segment: 'snake_case' }], 0],
    ['merge', 'no-event-name-drift', [], 0],
    ['dual-constants', 'no-breaking-event-change', [], 0],
    ['finish-constants', 'no-breaking-event-change', [], 0],
  ] as const)('%s: is clean under %s, but for what is left', (name, rule, ruleOptions, left) => {
    const fixture = fixtures.get(name);
    expect(fixture).toBeDefined();
    const { after, changed } = lintFixture('rename-events', fixture!, start, rule, { ruleOptions: [...ruleOptions] });
    expect(changed).toBeGreaterThan(0);
    expect(after).toHaveLength(left);
  });

  it.each([
    ['style', 'event-name-case', [{ customerio: 'snake_case' }]],
    ['literals-once', 'event-name-case', [{ segment: 'snake_case' }]],
    ['merge', 'no-event-name-drift', []],
  ])('%s: is what %s suggests', (name, rule, options) => {
    const fixture = fixtures.get(name);
    expect(fixture).toBeDefined();
    expect(inEditor('rename-events', fixture!, rule, options).suggested).toBe(fixture!.output);
  });

  it('was reported before', () => {
    const { before } = lintFixture('rename-events', fixtures.get('merge')!, start, 'no-event-name-drift');
    expect(before).toHaveLength(1);
  });

  it('satisfies `plan check`', () => {
    const entry = '{"files":["src/a.ts"],"vendors":["segment"],"properties":{},"open":false}';
    const { root } = projectOf({
      'src/a.ts': uses(`analytics.track('Order Paid');`, `analytics.track('Order Sent');`),
      'plan.json': '{"rules": [{"key": "Order Paid", "type": "TRACK"}, {"key": "Order Sent", "type": "TRACK"}]}',
      'customerio.lock.json': `{"version": 1, "events": {"Order Paid": ${entry}, "Order Sent": ${entry}}}`,
    });
    applyTo(root, start, { style: 'snake_case' }, { plan: 'plan.json' });
    const check = checkProject(openProject({ root }), readPlan(root, 'plan.json'), readLock(root));
    expect(check).toEqual({
      problems: [],
      unplanned: [],
      unimplemented: [],
      properties: [],
      broken: [],
      uncertain: [],
      unresolved: [],
    });
  });

  it('leaves the lock file as `plan generate` would write it', () => {
    const { root, file } = projectOf({
      'src/a.ts': uses(`analytics.track('Order Paid', { total: 1 });`, `analytics.track('Order Sent');`),
    });
    const before = lockOf(openProject({ root }).calls());
    const text = JSON.stringify(before);
    const other = projectOf({ 'src/a.ts': readFileSync(file('src/a.ts'), 'utf8'), 'customerio.lock.json': text });
    applyTo(other.root, start, { rename: ['Order Paid=order_paid'] }, {});
    const after = parseLock(readFileSync(other.file('customerio.lock.json'), 'utf8'));
    expect(after).toEqual(
      lockOf(openProject({ root: other.root }).calls(), { removed: [], renamed: { 'Order Paid': 'order_paid' } }),
    );
    // While both are sent, `plan generate` keeps the entry by which --finish knows what to do.
    const { root: dual, file: fileOf } = projectOf({
      'src/a.ts': uses(`analytics.track('Order Paid', { total: 1 });`),
      'customerio.lock.json': text,
    });
    applyTo(dual, start, { rename: 'Order Paid=order_paid', dual: true }, {});
    const renamed = lockOf(
      openProject({ root: dual }).calls(),
      parseLock(readFileSync(fileOf('customerio.lock.json'), 'utf8')),
    ).renamed;
    expect({ ...renamed }).toEqual({ 'Order Paid': 'order_paid' });
    applyTo(dual, start, { finish: true }, {});
    expect(readFileSync(fileOf('src/a.ts'), 'utf8')).toBe(uses(`analytics.track('order_paid', { total: 1 });`));
    expect(applyTo(dual, start, { finish: true }, {})).toEqual([]);
  });
});

it('sends both names only where somebody waits for both, also by a wrapper', () => {
  const { root, file } = projectOf({
    'src/send.ts': `import { TrackClient } from 'customerio-node';

const cio = new TrackClient(process.env.SITE, process.env.KEY);
export const send = async (id: string, name: string) => { await cio.track(id, { name }); };
export const given = (id: string, name: string) => cio.track(id, { name });
export function start(id: string, name: string) { void cio.track(id, { name }).catch(console.error); }
`,
    'src/use.ts': `import { given, send, start } from './send';

export async function returned(id: string) { return send(id, 'Paid'); }
export const all = (ids: string[]) => Promise.all(ids.map(id => given(id, 'Paid')));
export const each = (ids: string[]) => ids.forEach(id => start(id, 'Paid'));
export async function waited(id: string) { await send(id, 'Paid'); }
`,
  });
  const sites = applyTo(root, start, { rename: 'Paid=paid', dual: true }, {});
  expect(sites.filter(each => each.status === 'skipped' && each.file === 'src/use.ts').map(({ line }) => line)).toEqual(
    [3, 4],
  );
  expect(readFileSync(file('src/use.ts'), 'utf8')).toContain("await send(id, 'Paid'); await send(id, 'paid');");
});

describe('refuses', () => {
  const files = { 'src/a.ts': uses(`analytics.track('a');`, `analytics.track('b');`, `analytics.track('c', 1);`) };
  it.each<[string, RawOptions, RegExp]>([
    ['nothing to do', {}, /Say which events to rename/],
    ['--finish of nothing', { finish: true }, /no rename that is under way/],
    ['both at once', { rename: 'a=x', dual: true, finish: true }, /two runs/],
    ['a rename without a new name', { rename: 'a=' }, /takes "old=new"; it was given as "a="/],
    ['two new names of one event', { rename: ['a=x', 'a=y'] }, /"a" is to become "x" and "y"/],
    ['one new name of two events', { rename: ['a=x', 'b=x'] }, /"a" and "b" would both become "x".*--merge/],
    [
      'a name that is another event',
      { rename: 'a=b' },
      /"a" cannot become "b", which is another event already \(src\/a\.ts:4\).*--merge/,
    ],
    ['the same with both names sent', { rename: 'a=c', dual: true }, /which is another event already/],
    ['names in a circle', { rename: ['a=b', 'b=a'] }, /"a" → "b" → "a" is a circle/],
    ['a chain with both names sent', { rename: ['a=b', 'b=z'], dual: true }, /cannot tell them apart/],
    ['a name that acts', { rename: 'a=User Deleted' }, /deletes the person/],
    ['a name that is too long', { rename: `a=${'x'.repeat(101)}` }, /100 bytes/],
    ['a name with a blank', { rename: 'a= b' }, /begins or ends with a blank/],
    ['a style that is none', { style: 'SpongeBob' }, /--style is one of/],
    ['--event without a style', { rename: 'a=x', event: 'a' }, /--event chooses among the names for --style/],
    [
      'a map that is not there',
      { map: 'no.json' },
      /--map: .*no\.json: The file cannot be read: there is no such file\./,
    ],
  ])('%s', (_, options, message) => {
    expect(() => begin(files, options)).toThrow(message);
    expect(() => begin(files, options)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  });

  it.each([
    ['map.json', '{ "a": }', /--map: map\.json:1: This is not JSON/],
    ['map.json', '[]', /--map: map\.json:1: The file must hold an object/],
    ['map.yaml', 'a: x\nb: 1\n', /--map: map\.yaml:2: The new name of "b" is 1\. Write a text\./],
  ])('a faulty map in %s', (name, text, message) => {
    expect(() => begin({ ...files, [name]: text }, { map: name })).toThrow(message);
  });

  it('a name that the plan has beside the old one', () => {
    const plan = { events: ['a', 'x'] };
    expect(() => begin(files, { rename: 'a=x' }, { plan })).toThrow(/the tracking plan has both/);
    // A plan that is ahead of the code is where the code is to go.
    expect(() => begin(files, { rename: 'a=x' }, { plan: { events: ['x'] } })).not.toThrow();
  });

  it('a lock file that cannot be used', () => {
    expect(() => begin({ ...files, 'customerio.lock.json': '{' }, { rename: 'a=x' })).toThrow(
      /customerio\.lock\.json: It is not JSON/,
    );
  });

  it('nothing of that with --merge, or where a name becomes free', () => {
    expect(() => begin(files, { rename: ['a=b', 'c=b'], merge: true })).not.toThrow();
    expect(() => begin(files, { rename: ['a=b', 'b=z'] })).not.toThrow();
  });
});

it('says that a plan which cannot be read was not renamed', () => {
  const session = begin(
    { 'src/a.ts': uses(`analytics.track('a');`), 'plan.json': '{' },
    { rename: 'a=x' },
    { plan: 'plan.json' },
  );
  session.files.forEach(file => session.change(file, readFileSync(file, 'utf8')));
  expect(session.remarks?.()).toContainEqual({
    text: expect.stringMatching(/^The tracking plan has a fault, .*: plan\.json/) as string,
    forPerson: true,
  });
});

it('takes two events side by side for one under two names only where that is recorded', () => {
  const files = { 'src/a.ts': uses(`analytics.track('a');`, `analytics.track('b');`) };
  const lock = (renamed: string): Record<string, string> => ({
    ...files,
    'customerio.lock.json': `{ "version": 1, "events": { "a": {}, "b": {} }, "renamed": ${renamed} }`,
  });
  expect(() => begin(lock('{}'), { rename: 'a=b', dual: true })).toThrow(/which is another event already/);
  expect(() => begin(lock('{}'), { rename: 'a=b', finish: true })).toThrow(/which is another event already/);
  expect(() => begin(lock('{ "a": "b" }'), { rename: 'a=b', dual: true })).not.toThrow();
  expect(() => begin(lock('{ "a": "b" }'), { rename: 'a=b' })).toThrow(/which is another event already/);
});

it('says what is left where not all files are given', () => {
  const session = begin(
    {
      'src/a.ts': uses(`analytics.track('a');`),
      'src/b.ts': uses(`analytics.track('a');`),
      'customerio.lock.json': '{ "version": 1, "events": { "a": {} } }',
    },
    { rename: 'a=x' },
  );
  const file = project!.file('src/a.ts');
  expect(session.change(file, readFileSync(file, 'utf8')).text).toContain(`track('x')`);
  expect(session.newFiles).toEqual([]);
  expect(session.remarks?.()).toContainEqual({
    text: expect.stringContaining('"a" has its old name still in src/b.ts') as string,
    forPerson: true,
  });
});

it('runs from the command line, with exit codes and comments where something is left', async () => {
  const { root, file } = projectOf({
    'src/a.ts': uses(`analytics.track('a');`, `const EVENT = 'b';`, `analytics.track(EVENT);`, `console.log(EVENT);`),
    'customerio.lock.json': '{ "version": 1, "events": { "a": {} } }',
  });
  let output = '';
  const stream = { write: (text: string) => ((output += text), true) } as unknown as NodeJS.WritableStream;
  const run = (...rename: string[]): Promise<number> => {
    output = '';
    return migrate(
      'rename-events',
      [],
      { rename, allowDirty: true, color: false },
      { stdout: stream, stderr: stream, cwd: root },
    );
  };
  expect(await run('a=x', 'b=y')).toBe(1);
  expect(readFileSync(file('src/a.ts'), 'utf8')).toContain(
    `analytics.track('x');\n// customerio-migrate: the same constant is read at src/a.ts`,
  );
  expect(readFileSync(file('customerio.lock.json'), 'utf8')).toContain('"a": "x"');
  expect(output).toContain('Change these names in Customer.io too');
  expect(await run('a=x')).toBe(0);
  expect(await run('x=b')).toBe(2);
  expect(output).toContain('which is another event already');
});

it('tells files of the same text apart', () => {
  const text = uses(`analytics.track('a', 1);`);
  const { root, file } = projectOf({ 'src/a.ts': text, 'src/b.ts': text });
  applyTo(root, start, { rename: 'a=x', dual: true }, {});
  for (const name of ['src/a.ts', 'src/b.ts']) {
    expect(readFileSync(file(name), 'utf8')).toBe(uses(`analytics.track('a', 1);`, `analytics.track('x', 1);`));
  }
  applyTo(root, start, { rename: 'a=x', finish: true }, {});
  for (const name of ['src/a.ts', 'src/b.ts']) {
    expect(readFileSync(file(name), 'utf8')).toBe(uses(`analytics.track('x', 1);`));
  }
});

it('finds its places behind comments that the runner has added', () => {
  const session = begin(
    { 'src/a.ts': uses(`analytics.track('a', 'a');`, `analytics.track('b' + 'a');`, `analytics.track('a');`) },
    { rename: 'a=x' },
  );
  const file = project!.file('src/a.ts');
  const text = readFileSync(file, 'utf8');
  const changed = (session.change(file, text).text as string).replace('\nanalytics', "\n// note: 'a'\nanalytics");
  expect(session.change(file, text.replace('\nanalytics', "\n// note: 'a'\nanalytics")).text).toBe(changed);
});

describe('both names, and then the new one', () => {
  const value = fc.constantFrom(
    '1',
    `'text'`,
    'fixed',
    'next()',
    '{ deep: next() }',
    '[fixed]',
    'new Date(0)',
    '`a${fixed}`',
  );
  const properties = fc.oneof(
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), value), { maxLength: 3 })
      .map(pairs => `{ ${pairs.map(([key, each]) => `${key}: ${each}`).join(', ')} }`),
    fc.constantFrom('fixed', 'undefined', '{ ...bag }', 'bag'),
  );
  const name = fc.constantFrom(`'Order Paid'`, '`Order Paid`', 'PAID', 'Names.paid');
  const call = fc
    .tuple(fc.constantFrom('analytics', 'analytics?', 'get()'), name, properties)
    .map(([from, event, given]) => `${from}.track(${event}, ${given})`);
  const site = fc
    .tuple(
      call,
      fc.constantFrom<(text: string) => string>(
        text => `${text};`,
        text => `if (yes) ${text}; else next();`,
        text => `yes && ${text};`,
        text => `yes ? ${text} : next();`,
        text => `next(), ${text}, next();`,
        text => `return ${text};`,
        text => `[1, 2].forEach(() => ${text});`,
        text => `switch (yes) { case true: ${text}; break; }`,
        text => `const run = () => ${text}; run();`,
        text => `void ${text};`,
        text => `{ ${text} }`,
        text => `const all = [next(), ${text}];`,
      ),
    )
    .map(([text, place]) => place(text));

  const fileOf = (body: string): string =>
    `import { analytics } from './client';\n\nconst PAID = 'Order Paid';\nconst Names = { paid: 'Order Paid' };\nconst get = () => analytics;\nexport function f(next, fixed, bag, yes) {\n  ${body}\n}\n`;

  /** What the client gets, and how often and with which numbers `next` is asked in between. */
  function run(text: string): { sent: unknown[]; asked: number } {
    const sent: unknown[] = [];
    let asked = 0;
    const analytics = { track: (...given: unknown[]) => sent.push(JSON.parse(JSON.stringify(given))) };
    const code = text.replace(/^import .*$/m, '').replace('export function f', 'return function f');
    const f = new Function('analytics', code)(analytics) as (...given: unknown[]) => unknown;
    f(() => ++asked, 'fixed', { c: 1 }, true);
    return { sent, asked };
  }

  it('does the same as a plain rename, and nothing twice', () => {
    let doubled = 0;
    fc.assert(
      fc.property(site, body => {
        const text = fileOf(body);
        const { root, file } = projectOf({ 'src/a.js': text });
        const read = (): string => readFileSync(file('src/a.js'), 'utf8');
        const options = { rename: 'Order Paid=order_paid' };
        const before = run(text);
        const sites = applyTo(root, start, { ...options, dual: true }, {});
        const both = run(read());
        const isDoubled = sites.some(({ status }) => status === 'changed');
        doubled += isDoubled ? 1 : 0;
        expect(both.asked).toBe(before.asked);
        const named = (event: string): unknown[] =>
          both.sent.filter(each => (each as unknown[])[0] === event).map(each => (each as unknown[])[1]);
        expect(named('Order Paid')).toEqual(before.sent.map(each => (each as unknown[])[1]));
        expect(named('order_paid')).toEqual(isDoubled ? named('Order Paid') : []);
        applyTo(root, start, { ...options, finish: true }, {});
        const finished = run(read());
        const { root: plain, file: plainFile } = projectOf({ 'src/a.js': text });
        applyTo(plain, start, options, {});
        const renamed = run(readFileSync(plainFile('src/a.js'), 'utf8'));
        expect(finished).toEqual(renamed);
        expect(renamed.asked).toBe(before.asked);
        expect(renamed.sent).toEqual(before.sent.map(each => ['order_paid', ...(each as unknown[]).slice(1)]));
      }),
      { numRuns: 120 },
    );
    expect(doubled).toBeGreaterThan(80);
  }, 120_000);
});
