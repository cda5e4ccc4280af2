import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../lib/rules.ts';
import plugin from '../../lib/index.ts';
import { appliesTo } from '../../lib/rule/applies-to.ts';
import { declaredNames } from '../../lib/rule/declared-names.ts';
import { projectAt } from '../../lib/rule/reading.ts';
import { openProject } from '../../lib/project/project.ts';
import { eslintParser } from '../../lib/syntax/eslint-parser.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import { planText } from '../../lib/plan/generate.ts';
import { lockOf, lockText } from '../../lib/plan/lock.ts';
import { operators } from '../../scripts/seed-faults/operators.mjs';
import { projects } from '../../scripts/seed-faults/projects.mjs';
import { rowsOf, isEnough } from '../../scripts/seed-faults/table.mjs';
import { inCheckout, inGenerated, type Outcome } from '../../scripts/seed-faults/trials.mjs';
import { applied, judge, newReports, type Report } from '../../scripts/seed-faults/verdict.mjs';
import { createProject } from '../support/project.ts';

const report: Report = {
  file: 'src/a.ts',
  rule: 'no-email-as-user-id',
  messageId: 'email',
  message: 'An address, as in line 3.',
  line: 1,
  endLine: 1,
  offset: 10,
};

function given(...names: readonly string[]): Parameters<typeof inGenerated>[1] {
  return {
    loaded: { openProject, plugin, rules, projectAt, eslintParser, appliesTo, declaredNames },
    planner: { lockOf, lockText, planText },
    operators: operators.filter(({ rule }) => names.includes(rule)),
    sample: 2,
    random: () => 0.5,
    isTestPath,
  };
}

describe('operators', () => {
  it('are there for every rule', () => {
    expect([...new Set(operators.map(({ rule }) => rule))].sort()).toEqual(Object.keys(rules).sort());
  });

  it('let only rules follow that there are', () => {
    expect(operators.flatMap(({ follows }) => follows).filter(rule => !Object.hasOwn(rules, rule))).toEqual([]);
  });

  it('have a name of their own each', () => {
    const names = operators.map(({ rule, name }) => `${rule}: ${name}`);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('made projects', () => {
  it('have a name of their own each', () => {
    const names = projects.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('are silent, and report a fault', async () => {
    const project = projects.find(({ name }) => name === 'server-track-api')!;
    const { outcomes, reports } = await inGenerated(project, given('no-email-as-user-id'));
    expect(reports).toEqual([]);
    expect(outcomes.map(({ fate, elsewhere }) => [fate, elsewhere])).toEqual([
      ['found', []],
      ['found', []],
    ]);
  });

  it('leave no folder behind', async () => {
    const before = foldersOfTrials();
    await inGenerated(
      projects.find(({ name }) => name === 'texts-ts')!,
      given('no-identify-trigger'),
    );
    expect(foldersOfTrials()).toEqual(before);
  });
});

function foldersOfTrials(): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith('seed-faults-'));
}

describe('a checkout', () => {
  const project = createProject({
    'src/cio.ts': `import { TrackClient } from 'customerio-node';
const cio = new TrackClient(siteId, process.env.CIO_TRACK_API_KEY);
export const told = (user) => cio.track(user.id, { name: 'trip_booked' });
export const left = (user) => cio.track(user.email, { name: 'trip_left' });
`,
  });
  afterAll(() => project.remove());

  it('gets its faults in memory, at right places alone', () => {
    const outcomes = inCheckout(project.root, given('no-email-as-user-id'));
    expect(outcomes).toEqual([
      {
        rule: 'no-email-as-user-id',
        operator: 'id → e-mail',
        project: path.basename(project.root),
        file: 'src/cio.ts',
        line: 3,
        code: "export const told = (user) => cio.track(user.email, { name: 'trip_booked' });",
        fate: 'found',
        elsewhere: [],
      },
    ]);
  });
});

describe('a verdict', () => {
  const operator = operators.find(({ rule }) => rule === 'no-email-as-user-id')!;
  const text = 'a(user.id);\nb(user.id);\n';
  const seed = { at: [0, 11], edits: [{ range: [2, 9], text: 'user.email' }] } satisfies Parameters<
    typeof judge
  >[0]['seed'];
  const verdict = (before: Report[], after: Report[]): ReturnType<typeof judge> =>
    judge({ operator, seed, file: 'src/a.ts', text, before, after });

  it('is that the rule has found it', () => {
    expect(verdict([], [{ ...report, offset: 2 }])).toEqual({ isFound: true, elsewhere: [] });
  });

  it('is that it was missed where another place is reported', () => {
    const after = { ...report, line: 2, endLine: 2, offset: 17 };
    expect(verdict([], [after])).toEqual({ isFound: false, elsewhere: [after] });
  });

  it('does not count what was there before, though it has moved', () => {
    const known = { ...report, rule: 'no-unstable-user-id', line: 2, endLine: 2, offset: 14 };
    expect(verdict([known], [{ ...known, offset: 17, message: 'In other words.' }]).elsewhere).toEqual([]);
  });

  it('does not count rules that follow', () => {
    expect(verdict([], [{ ...report, rule: 'consistent-user-id', offset: 2 }])).toEqual({
      isFound: false,
      elsewhere: [],
    });
  });
});

describe('reports', () => {
  it('are the same in words that name another line', () => {
    const after = { ...report, message: 'An address, as in line 4.', offset: 99 };
    expect(newReports([report], [after], ({ offset }) => offset)).toEqual([]);
  });

  it('are new if there is one more of them', () => {
    const after = { ...report, offset: 99 };
    expect(newReports([report], [report, after], ({ offset }) => offset)).toEqual([after]);
  });
});

it('edits are put in from behind', () => {
  const edits = [
    { range: [0, 1] as [number, number], text: 'xyz' },
    { range: [2, 2] as [number, number], text: '!' },
  ];
  expect(applied('abc', edits)).toBe('xyzb!c');
});

describe('the figures', () => {
  const outcome: Outcome = {
    rule: 'no-email-as-user-id',
    operator: '',
    project: '',
    file: '',
    line: 1,
    code: '',
    fate: 'found',
    elsewhere: [],
  };

  it('leave out what could not be tried', () => {
    const [row] = rowsOf(
      [outcome, { ...outcome, fate: 'missed' }, { ...outcome, fate: 'broken' }],
      [{ rule: outcome.rule, isRecommended: true }],
    );
    expect(row).toMatchObject({ seeded: 2, found: 1, elsewhere: 0 });
  });

  it.each([
    ['nine of ten are enough in recommended', true, 10, 9, 0, true],
    ['eight are not', true, 10, 8, 0, false],
    ['they are elsewhere', false, 10, 8, 0, true],
    ['a report elsewhere never is', false, 10, 10, 1, false],
  ])('%s', (_, isRecommended, seeded, found, elsewhere, expected) => {
    expect(isEnough({ rule: '', isRecommended, seeded, found, elsewhere })).toBe(expected);
  });
});
