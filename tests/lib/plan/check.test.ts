import { afterAll, expect, it } from 'vitest';
import { checkProject } from '../../../lib/plan/check.ts';
import { emptyLock } from '../../../lib/plan/lock.ts';
import { createProject } from '../../support/project.ts';
import { analyticsCall, literal, object } from '../../support/values.ts';
import { place, plan, shape } from './plans.ts';

import type { PlanCheck } from '../../../lib/plan/check.ts';
import type { Lock } from '../../../lib/plan/lock.ts';
import type { Plan } from '../../../lib/plan/model.ts';
import type { Project } from '../../../lib/project/project.ts';
import type { AnalyticsCall } from '../../../lib/reading.ts';

const folder = createProject({});
afterAll(() => folder.remove());

function check(calls: readonly AnalyticsCall[], planned?: Plan, lock?: Lock): PlanCheck {
  const project: Pick<Project, 'root' | 'calls' | 'read'> = {
    root: folder.root,
    calls: () => [...calls],
    read: file => ({ file, calls: [], deferred: [] }),
  };
  return checkProject(project as Project, planned, lock);
}

const call = (line: number, ...events: string[]): AnalyticsCall => analyticsCall({ events, line, column: 7 });
const site = (line: number): object => ({ file: 'src/a.ts', line, column: 7 });

const nothing: PlanCheck = {
  problems: [],
  unplanned: [],
  unimplemented: [],
  properties: [],
  broken: [],
  uncertain: [],
  unresolved: [],
};

it('nothing is wrong without a plan and a lock file', () => {
  expect(check([call(1, 'a')])).toEqual(nothing);
});

it('what is sent and not planned is told by name, with its sites, its tier and the name that is meant', () => {
  const planned = plan({ order_completed: undefined }, { tiers: { Odd: 2 } });
  const calls = [call(1, 'b', 'order_completed'), call(2, 'Order Completed'), call(3, 'b'), call(4, 'Odd')];
  expect(check(calls, planned)).toEqual({
    ...nothing,
    unplanned: [
      { event: 'Odd', tier: 2, sites: [site(4)] },
      { event: 'Order Completed', meant: 'order_completed', sites: [site(2)] },
      { event: 'b', sites: [site(1), site(3)] },
    ],
  });
});

it('patterns that no planned name fits are told with their sites, but for tests', () => {
  const pattern = (line: number, name: string, inTest = false): AnalyticsCall =>
    analyticsCall({ events: [], patterns: [name], line, column: 7, inTest });
  const calls = [
    pattern(1, 'step_*'),
    pattern(2, 'odd_*'),
    pattern(3, 'odd_*', true),
    pattern(4, 'odd_*'),
    call(5, 'step_1'),
  ];
  expect(check(calls, plan({ other: undefined, step_1: undefined })).unplanned).toEqual([
    { event: 'odd_*', sites: [site(2), site(4)] },
  ]);
});

it('nothing is unplanned where the plan is empty or could not be read whole', () => {
  expect(check([call(1, 'a')], plan({})).unplanned).toEqual([]);
  const problems = [{ ...place, what: 'Broken.', mend: 'Mend it.' }];
  const partial = check([call(1, 'a')], plan({ b: undefined }, { isComplete: false, problems }));
  expect(partial.unplanned).toEqual([]);
  expect(partial.problems).toEqual(problems);
});

it('what is planned and not sent is told with its place, and what a pattern may send is not', () => {
  const planned = plan({ a: undefined, step_1: undefined, later: undefined, soon: undefined }, { tiers: { soon: 1 } });
  const calls = [call(1, 'a'), analyticsCall({ events: [], patterns: ['step_*'] })];
  expect(check(calls, planned).unimplemented).toEqual([
    { event: 'later', place },
    { event: 'soon', tier: 1, place },
  ]);
});

it('properties are told with what is planned and what is sent', () => {
  const properties = object({ total: literal('1'), more: literal(1) });
  const calls = [analyticsCall({ events: ['a'], line: 1, column: 7, parts: { properties } })];
  const planned = plan({ a: shape({ total: 'number', due: '' }) });
  expect(check(calls, planned).properties).toEqual([
    { kind: 'wrongType', event: 'a', property: 'total', expected: 'number', actual: 'string', ...site(1) },
    { kind: 'unplannedProperty', event: 'a', property: 'more', ...site(1) },
    { kind: 'missingProperty', event: 'a', property: 'due', ...site(1) },
  ]);
  const tiered = plan({ a: shape({ total: 'number' }), b: undefined }, { tiers: { a: 1 } });
  expect(check(calls, tiered).properties.map(({ tier }) => tier)).toEqual([1, 1]);
  expect(check([call(1, 'odd')], tiered).properties).toEqual([]);
});

it('what the lock file knows is held against what is sent', () => {
  const event = (file: string): Lock['events'][string] => ({ files: [file], vendors: [], properties: {}, open: false });
  const lock = { ...emptyLock, events: { a: event('src/a.ts'), gone: event('src/b.ts'), doubtful: event('src/c.ts') } };
  const unresolved = analyticsCall({ events: [], file: 'src/c.ts', line: 9, column: 7, unresolved: 'dynamic-call' });
  const found = check([call(1, 'a'), unresolved], undefined, lock);
  expect(found).toEqual({
    ...nothing,
    broken: [{ event: 'gone', from: ['src/b.ts'] }],
    uncertain: ['doubtful'],
    unresolved: [{ file: 'src/c.ts', line: 9, column: 7 }],
  });
  expect(check([call(1, 'a'), unresolved]).broken).toEqual([]);
});
