import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresOf, sumOf, type Id, type Labels, type Said } from '../../scripts/blind/figures.mjs';
import { rowsOf } from '../../scripts/blind/table.mjs';
import { useProjects } from '../support/project.ts';

type Call = Said['calls'][number];
type Row = Labels['calls'][number];

const call: Call = {
  file: 'src/a.ts',
  line: 1,
  column: 1,
  vendor: 'segment',
  sdk: '@segment/analytics-node',
  method: 'track',
  platform: 'server',
  via: 'direct',
  events: ['Saved'],
  patterns: [],
  plumbing: false,
  inTest: false,
};
const row: Row = { file: 'src/a.ts', line: 1, vendor: 'segment', method: 'track', events: ['Saved'] };

function figures(labels: Partial<Labels>, said: Partial<Said> = {}): ReturnType<typeof figuresOf> {
  return figuresOf(
    { repo: 'a/b', commit: '0', roots: ['src'], calls: [], ...labels },
    { calls: [], unresolved: [], verdicts: [], calleesAt: () => [], ...said },
  );
}

describe('calls and names', () => {
  it('count those that are missed among the names', () => {
    const second = { ...row, line: 2 };
    const { counts } = figures({ calls: [row, second] }, { calls: [call] });
    expect(counts).toMatchObject({ found: 1, calls: 2, named: 1, names: 2 });
  });

  it('leave out what may be found or not', () => {
    const { counts } = figures({ calls: [{ ...row, id: 'plain', optional: 'a demo' }] });
    expect(counts).toMatchObject({ calls: 0, names: 0, ids: 0, listed: 0, unlisted: 0 });
  });

  it('are extra in the roots alone, and not in tests', () => {
    const calls = [
      { ...call, line: 7 },
      { ...call, file: 'src2/a.ts' },
      { ...call, file: 'src/a.test.ts', inTest: true },
    ];
    expect(figures({ calls: [row] }, { calls }).extra).toEqual([calls[0]]);
  });

  it('are look-alikes at the lines of traps', () => {
    const traps = [
      { file: 'src/a.ts', line: 1, why: 'a form' },
      { file: 'src/a.ts', line: 2, why: 'a store' },
    ];
    expect(figures({ traps }, { calls: [call] }).counts).toMatchObject({ hit: 1, traps: 2, extra: 1 });
  });
});

describe('the kind of an id', () => {
  type Kind = NonNullable<Call['userId']>[number]['kind'];
  const cases: [why: string, id: Id | Id[], said: Kind[], isRight: boolean][] = [
    ['is the audit’s by another word', 'plain', ['raw'], true],
    ['is plain with a text around it', 'plain', ['composed'], true],
    ['is a literal that everybody shares', 'literal', ['constant'], true],
    ['is empty where the call says nobody', 'empty', [], true],
    ['may be missing on some way', 'hash', ['hash', 'empty'], true],
    ['may be unknown on some way', 'hash', ['hash', 'unknown'], true],
    ['is wrong beside another key', 'plain', ['raw', 'email'], false],
    ['is wrong if nothing is known', 'plain', ['unknown'], false],
    ['is several where the code branches', ['plain', 'anonymous'], ['anonymous', 'raw'], true],
    ['is wrong if one of several is lost', ['plain', 'anonymous'], ['raw'], false],
  ];
  it.each(cases)('%s', (_, id, said, isRight) => {
    const userId = said.map(kind => ({ kind, text: kind }));
    const { counts } = figures(
      { calls: [{ ...row, id }] },
      { calls: [{ ...call, ...(said.length > 0 && { userId }) }] },
    );
    expect(counts).toMatchObject({ ids: 1, identified: isRight ? 1 : 0 });
  });

  it('is not asked where the label does not know it', () => {
    const calls: Row[] = [row, { ...row, line: 2, id: 'unknown' }];
    expect(figures({ calls }).counts.ids).toBe(0);
  });
});

describe('a call that is missed', () => {
  const entry = { file: 'src/b.ts', line: 9, column: 1, what: 'call', reason: 'parameter', text: 'Unknown.' } as const;
  const cases: [why: string, unresolved: Said['unresolved'], listed: number][] = [
    ['is listed at its line', [{ ...entry, file: 'src/a.ts', line: 1 }], 1],
    ['is listed by its callee', [{ ...entry, callee: 'bus.track' }], 1],
    ['is silent beside what is listed elsewhere', [{ ...entry, callee: 'queue.track' }, entry], 0],
  ];
  it.each(cases)('%s', (_, unresolved, listed) => {
    const { counts } = figures({ calls: [row] }, { unresolved, calleesAt: () => ['send', 'bus.track'] });
    expect(counts).toMatchObject({ found: 0, listed, unlisted: 1 - listed });
  });
});

it('adds up the repositories of a round', () => {
  const one = figures({ calls: [row] }, { calls: [call] }).counts;
  expect(sumOf([one, one])).toMatchObject({ found: 2, calls: 2, extra: 0 });
});

it('prints a line a repository, for a terminal and for a page', () => {
  const lines = [{ name: 'one', counts: figures({ calls: [row] }, { calls: [call] }).counts }];
  expect(rowsOf(lines, false)[1]).toMatch(/^one +1\/1 100\.0 % +1\/1 100\.0 % /);
  expect(rowsOf(lines, true)).toHaveLength(3);
  expect(rowsOf(lines, true)[2]).toMatch(/^\| one \| 1\/1 100\.0 % \| /);
});

describe('a round', () => {
  const create = useProjects();
  const blind = (...args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/blind.mjs', ...args], {
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };

  it('reads each checkout once and says what it found, missed and took for a fault', () => {
    const labels: Labels = {
      repo: 'made/up',
      commit: '0',
      roots: ['src'],
      calls: [
        { file: 'src/analytics.ts', line: 2, vendor: 'segment', method: 'init' },
        { file: 'src/analytics.ts', line: 4, vendor: 'segment', method: 'track', events: ['Saved'], id: 'plain' },
        { file: 'src/bus.ts', line: 3, vendor: 'segment', method: 'track', events: ['Sent'], id: 'plain' },
        { file: 'src/gone.ts', line: 1, vendor: 'segment', method: 'track', events: ['Gone'] },
      ],
      traps: [{ file: 'src/form.ts', line: 2, why: 'a form' }],
      faults: [
        {
          file: 'src/analytics.ts',
          line: 3,
          rule: 'no-unidentified-forward',
          expect: 'report',
          why: 'never identified',
        },
        { file: 'src/form.ts', line: 1, rule: '*', expect: 'silent', why: 'no analytics' },
        { file: 'src/page.vue', line: 2, rule: 'no-hardcoded-credentials', expect: 'silent', why: 'no key' },
        { file: 'mails/hello.html', line: 1, rule: 'require-unsubscribe-link', expect: 'silent', why: 'no letter' },
        { file: 'src/gone.ts', line: 1, rule: 'valid-arguments', expect: 'report', why: 'there is no such file' },
      ],
    };
    const { root } = create({
      'labels/made-up.json': JSON.stringify(labels),
      'checkouts/made-up/package.json': '{ "name": "made-up", "dependencies": { "@segment/analytics-node": "3.0.0" } }',
      'checkouts/made-up/src/analytics.ts': `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: process.env.WRITE_KEY });
export function saved(user: { id: string }): void {
  analytics.track({ event: 'Saved', userId: user.id });
}
`,
      'checkouts/made-up/src/bus.ts': `import { makeAnalytics } from '@made-up/analytics';
const analytics = makeAnalytics();
analytics.track({ event: 'Sent', userId: user.id });
`,
      'checkouts/made-up/src/form.ts': `export function clear(form) {
  form.reset();
}
`,
      'checkouts/made-up/src/page.vue': '<script>\nexport default {};\n</script>\n',
      'checkouts/made-up/mails/hello.html': '<p>Hello</p>\n',
    });
    const { status, output } = blind('--list', path.join(root, 'labels'), path.join(root, 'checkouts'));
    expect(status, output).toBe(0);
    const cells = output
      .split('\n')
      .find(line => line.startsWith('total'))
      ?.split(/ {2,}/);
    expect(cells).toEqual([
      'total',
      '2/4 50.0 %',
      '1/3 33.3 %',
      '1/2 50.0 %',
      '0/1',
      '1',
      '1',
      '0',
      '1/2 50.0 %',
      '3/3 100.0 %',
    ]);
    expect(output).toContain('listed    src/bus.ts:3');
    expect(output).toContain('unseen    src/gone.ts:1  valid-arguments: the checkout has no such file');
  });

  it('wants each checkout of its labels', () => {
    const { root } = create({ 'labels/one.json': '{}', 'none/package.json': '{}' });
    expect(blind(path.join(root, 'labels'), root)).toMatchObject({
      status: 2,
      output: expect.stringMatching(/^There is no .*one\.\n/),
    });
    expect(blind(path.join(root, 'none-of-it'), root).output).toMatch(/^There are no labels in .*none-of-it\.\n/);
    expect(blind(path.join(root, 'labels')).output).toMatch(/^Usage: /);
  });
});
