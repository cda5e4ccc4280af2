import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

import type { ExplainedCall, Explanation } from '../../../lib/project/explain.ts';

const createProject = useProjects();
const analytics = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export function send(event: string, id: string) {
  analytics.track({ event, userId: id });
}
`;

function explain(files: Readonly<Record<string, string>>, file: string, line: number): Explanation {
  return openProject({ root: createProject(files).root, cache: false }).explain(file, line);
}

/** The only call on a line. */
function callOn(text: string, line: number, files: Readonly<Record<string, string>> = {}): ExplainedCall {
  const { calls } = explain({ 'analytics.ts': analytics, 'use.ts': text, ...files }, 'use.ts', line);
  expect(calls).toHaveLength(1);
  return calls[0] as ExplainedCall;
}

describe('the explanation of a line', () => {
  const files = {
    'analytics.ts': analytics,
    'other.ts': 'other();\n',
    'broken.ts': `${analytics}const = ;`,
    'binary.ts': 'a\0',
  };

  it.each([
    ['analytics.ts', 'read'],
    ['other.ts', 'unrelated'],
    ['broken.ts', 'failed'],
    ['binary.ts', 'failed'],
    ['missing.ts', 'absent'],
  ])('of %s says that it is %s', (file, status) => {
    expect(explain(files, file, 1)).toMatchObject({ file, line: 1, status });
  });

  it('says why a file could not be read', () => {
    expect(explain(files, 'broken.ts', 1).failure).toMatch(/^line 6: /);
    expect(explain(files, 'binary.ts', 1).failure).toBe('a binary file');
    expect(explain(files, 'other.ts', 1).failure).toBeUndefined();
  });

  it('has nothing of a file that is not there', () => {
    expect(explain(files, 'missing.ts', 1)).toMatchObject({ calls: [], values: [] });
  });

  it('takes an absolute path', () => {
    const { root } = createProject(files);
    expect(openProject({ root, cache: false }).explain(`${root}/other.ts`, 1).file).toBe('other.ts');
  });

  it('has the calls that begin on the line alone', () => {
    const { calls } = explain({ 'a.ts': 'first();\nsecond(\n  third(),\n); fourth();\n' }, 'a.ts', 2);
    expect(calls.map(({ callee }) => callee.text)).toEqual(['second']);
  });

  it('has calls that stand in one another', () => {
    const { calls } = explain({ 'a.ts': 'first(second(1), third());\n' }, 'a.ts', 1);
    expect(calls.map(({ callee }) => callee.text).toSorted()).toEqual(['first', 'second', 'third']);
  });

  it('says of which call a line is a part', () => {
    const text = 'first(\n  {\n    a: 1,\n    b: second(\n      2,\n    ),\n  },\n);\nconst c = 1;\n';
    const within = (line: number): number | undefined => explain({ 'a.ts': text }, 'a.ts', line).within;
    expect([1, 3, 4, 5, 7, 9].map(within)).toEqual([undefined, 1, undefined, 4, 1, undefined]);
  });

  it('has the values of names and of properties that begin on it, those of calls left out', () => {
    const { values } = explain(
      { 'a.ts': "const a = 'A';\nconst b = 'B', c = call(), d = {\n  e: 1,\n};\n" },
      'a.ts',
      2,
    );
    expect(values.map(({ name, value }) => `${name} ${value}`)).toEqual(['b "B"', 'd { e }']);
    expect(explain({ 'a.ts': 'const d = {\n  e: 1, ...f,\n};\n' }, 'a.ts', 2).values.map(({ name }) => name)).toEqual([
      'e',
    ]);
  });
});

describe('an explained call', () => {
  it('says what is called, with what, and what it sends', () => {
    const call = callOn("import { send } from './analytics';\n  send('Saved', session.id);\n", 2);
    expect(call).toMatchObject({
      line: 2,
      column: 3,
      callee: { text: 'send', value: 'the function send', written: 'analytics.ts:3', reasons: [] },
      args: [
        { text: "'Saved'", value: '"Saved"', reasons: [] },
        { text: 'session.id', value: 'the global session.id', reasons: ['dynamic-member'] },
      ],
      sends: [
        {
          sdk: '@segment/analytics-node',
          method: 'track',
          target: 'analytics.ts:4',
          wrapper: 'send (analytics.ts:3)',
          events: ['Saved'],
        },
      ],
      concerns: [],
    });
    expect(call.callee.through).toEqual([{ file: 'use.ts' }, { file: 'analytics.ts' }]);
    expect(call.args[0]).not.toHaveProperty('written');
    expect(call.sends[0]).not.toHaveProperty('unresolved');
    expect(Object.keys(call.sends[0]?.parts ?? {}).sort()).toEqual(['event', 'userId']);
  });

  it('says why a name is not known, and names with holes', () => {
    const call = callOn("import { send } from './analytics';\nsend(x ? `a_${y}` : y.name, 'u');\n", 2);
    expect(call.sends[0]).toMatchObject({ events: ['a_*'], unresolved: 'dynamic-member' });
    expect(call.args[0]?.reasons).toEqual(['dynamic-member']);
  });

  it('sends nothing that is known where it is none of analytics', () => {
    expect(callOn('other();\n', 1).sends).toEqual([]);
  });

  it('says how it concerns the callers of the functions around it', () => {
    const { calls } = explain({ 'analytics.ts': analytics }, 'analytics.ts', 4);
    expect(calls[0]?.concerns).toEqual([{ function: 'send', isCallback: false, role: 'open' }]);
    expect(calls[0]?.sends[0]).not.toHaveProperty('wrapper');
  });

  it('names a method by its object, a function without a name by its line, and a callback as one', () => {
    const member = "import { send } from './analytics';\nexport default {\n  go: (event) => send(event, 'u'),\n};\n";
    expect(callOn(member, 3).concerns).toEqual([{ function: 'go', isCallback: false, role: 'open' }]);
    const method = "import { send } from './analytics';\nexport class Desk {\n  go(event) { send(event, 'u'); }\n}\n";
    expect(callOn(method, 3).concerns).toEqual([{ function: 'Desk.go', isCallback: false, role: 'open' }]);
    const nameless = "import { send } from './analytics';\nexport default (\n(event) => send(event, 'u'));\n";
    expect(callOn(nameless, 3).concerns).toEqual([{ function: 'line 3', isCallback: false, role: 'open' }]);
    const callback = "import { send } from './analytics';\nbus.on('x',\n(event) => send(event, 'u'));\n";
    expect(callOn(callback, 3).concerns).toEqual([{ function: 'line 3', isCallback: true, role: 'open' }]);
  });

  it.each([
    ['work', 'db.save(id); analytics.identify({ userId: id });', { text: 'db.save', at: 'lost.ts:4' }],
    [
      'found',
      'for (const u of db.all()) analytics.identify({ userId: u.id });',
      { text: 'analytics.identify', at: 'lost.ts:4' },
    ],
    ['value', 'analytics.identify({ userId: id }); return { render() {} };', undefined],
    ['preparation', "prepare(); analytics.track({ event: 'A', userId: 'u' });", { text: 'prepare', at: 'lost.ts:4' }],
  ])('says why a function sends nothing for its callers: %s', (why, body, by) => {
    const lost = `import { Analytics } from '@segment/analytics-node';
import { db, prepare } from '@acme/kit';
const analytics = new Analytics({ writeKey: 'k' });
export function lost(id) { ${body} }
`;
    const hindrance = { function: 'lost', isCallback: false, why, ...(by && { by }) };
    const call = callOn("import { lost } from './lost';\nlost(1);\n", 2, { 'lost.ts': lost });
    expect(call).toMatchObject({ sends: [], hindrances: [hindrance] });
    const inside = explain({ 'lost.ts': lost }, 'lost.ts', 4).calls.find(({ sends }) => sends.length > 0);
    expect(inside?.hindrances).toEqual([hindrance]);
  });

  it('says nothing of the kind of a wrapper, or of a function that never sends', () => {
    expect(callOn("import { send } from './analytics';\nsend('A', 'u');\n", 2).hindrances).toEqual([]);
    expect(callOn('const other = () => 1;\nother();\n', 2).hindrances).toEqual([]);
    expect(explain({ 'analytics.ts': analytics }, 'analytics.ts', 4).calls[0]?.hindrances).toEqual([]);
  });

  it('says that what a call gives is a function that sends', () => {
    const text =
      "import { send } from './analytics';\nconst make = name => id => send(name, id);\nconst opened = make('A');\n";
    expect(callOn(text, 3)).toMatchObject({ givesSender: true });
    expect(callOn('const make = name => id => id;\nmake(1);\n', 2)).toMatchObject({ givesSender: false });
  });

  it('says what an element sends by what it names', () => {
    const text =
      'import { send } from \'./analytics\';\nconst Button = ({ event }) => <b onClick={() => send(event, {})} />;\nexport const page = <Button event="Opened" />;\n';
    const { calls } = explain({ 'analytics.ts': analytics, 'use.tsx': text }, 'use.tsx', 3);
    expect(calls).toMatchObject([{ sends: [{ method: 'track', events: ['Opened'] }] }]);
  });

  it('names the keys of what is spread, and spreads a list that is known', () => {
    const text = 'const base = { a: 1 };\nother({ ...base, b: 2 }, { ...more, c: 3 }, ...[1, 2], ...more);\n';
    expect(callOn(text, 2).args).toMatchObject([
      { value: '{ a, b }' },
      { value: '{ ...spread, c }' },
      { text: '...[1, 2]', value: 'a list of 2 items', reasons: [] },
      { text: '...more', value: 'the global more' },
    ]);
  });

  it('shortens what is written, on one line, and shows nothing that may be a key', () => {
    const [long, key] = callOn(
      `other(\n  aaa\n    .bbb, ${'c'.repeat(61)}, 'sk_0123456789abcdef0123');\n`,
      1,
    ).args.slice(1);
    expect(callOn('other(aaa\n    .bbb);\n', 1).args[0]?.text).toBe('aaa .bbb');
    expect(long?.text).toBe(`${'c'.repeat(59)}…`);
    expect(key?.text).toBe("'…'");
    expect(callOn(`other(${'c'.repeat(60)});\n`, 1).args[0]?.text).toBe('c'.repeat(60));
  });

  it('says where a value was found to be written, and through which files', () => {
    const call = callOn("import { NAME } from './names';\nother(NAME);\n", 2, {
      'names.ts': "export { NAME } from './more';\n",
      'more.ts': "\nexport const NAME = 'Saved';\n",
    });
    expect(call.args[0]).toMatchObject({ value: '"Saved"', written: 'more.ts:2' });
    expect(call.args[0]?.through).toContainEqual({ file: 'more.ts' });
  });

  it('says which of them could not be read, and why', () => {
    const call = callOn("import { NAME } from './names';\nother(NAME);\n", 2, { 'names.ts': 'const = ;\n' });
    expect(call.args[0]?.through).toContainEqual({
      file: 'names.ts',
      failure: expect.stringMatching(/^line 1: /) as string,
    });
  });

  it('has the names that the type of a parameter allows', () => {
    const text = `${analytics}export function moved(zone: 'left' | 'right', id: string) {
  analytics.track({ event: \`moved_\${zone}\`, userId: id });
}
`;
    const { calls } = explain({ 'a.ts': text }, 'a.ts', 7);
    expect(calls[0]?.sends[0]).toMatchObject({ events: ['moved_*'], typedEvents: ['moved_left', 'moved_right'] });
  });
});
