import { describe, expect, it } from 'vitest';

import { openProject } from '../../../../lib/project/project.ts';
import { valueOf } from '../../../support/evaluate.ts';
import { useProjects } from '../../../support/project.ts';

const createProject = useProjects();

const OWN = 'track of the client of @segment/analytics-node';
const BEFORE = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
const get = () => client;
class Other { track = 'other'; }
const other = new Other();
`;
const x = (target: string, handler?: string): string =>
  valueOf(`new Proxy(${[target, handler].filter(Boolean).join(', ')}).track`, BEFORE);

describe('a proxy is', () => {
  it.each([
    ['its target', 'client', '{}'],
    ['its target, whatever its handler does', 'client', '{ get: () => 1 }'],
    ['its target, whatever its handler reads', 'client', '{ get: (_, name) => other[name] }'],
    ['its target, of whatever kind', 'client', '{ get: (_, name) => new Other()[name] }'],
    ['its target where it has no handler', 'client', undefined],
    ['what its handler gives the members of', '{}', '{ get: (_, name) => client[name] }'],
    ['what its handler makes when it is asked', '{}', '{ get: (_, name) => get()[name] }'],
    ['what its handler reflects', '{}', '{ get: (_, name) => Reflect.get(client, name) }'],
    ['what its handler binds', '{}', '{ get: (_, name) => client[name].bind(client) }'],
    ['what its handler gives for a function', '() => {}', '{ get: (_, name) => client[name] }'],
  ])('%s', (_about, target, handler) => {
    expect(x(target, handler)).toBe(OWN);
  });

  it.each([
    ['where it gives something else', '{}', '{ get: () => 1 }'],
    ['where it has another trap', '{}', '{ set: (_, name) => client[name] }'],
    ['where it gives a certain member', '{}', '{ get: () => client.other }'],
    ['where it asks something else', '{}', '{ get: (_, name) => Other.get(client, name) }'],
    ['where there is none', '{}', undefined],
  ])('not what its handler holds %s', (_about, target, handler) => {
    expect(x(target, handler)).not.toBe(OWN);
  });
});

it('is looked for through a few calls of `bind`', () => {
  const bound = (times: number): string =>
    x('{}', `{ get: (_, name) => client[name]${'.bind(client)'.repeat(times)} }`);
  expect(bound(4)).toBe(OWN);
  expect(bound(5)).not.toBe(OWN);
});

it('may be taken back', () => {
  expect(valueOf('Proxy.revocable(client, {}).proxy.track', BEFORE)).toBe(OWN);
  expect(valueOf('Other.revocable(client, {}).proxy.track', BEFORE)).not.toBe(OWN);
  expect(valueOf('new Proxy()')).toBe('not known (dynamic-call)');
});

describe('a proxy whose handler makes a function for each name has', () => {
  const around = 'const made = new Proxy({}, { get: (_, name) => more => `${name} ${more}` });';

  it.each([
    ["made.sent('once')", '"sent once"'],
    ["made['Order Sent']('twice')", '"Order Sent twice"'],
    ["(({ sent }) => sent('once'))(made)", '"sent once"'],
    // What a promise would be asked for.
    ['made.then', '{ ... }.then'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, around)).toBe(expected);
  });
});

it('a member of a proxy is a wrapper by its name', () => {
  const { root } = createProject({
    'package.json': '{}',
    'events.js': `import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export const events = new Proxy({}, { get: (_, name) => properties => analytics.track(name, properties) });
export const other = new Proxy({}, { get: (_, name) => properties => console.log(name, properties) });`,
    'page.js': "import { events, other } from './events.js';\nevents.orderSent({ total: 1 });\nother.orderKept();",
  });
  const calls = openProject({ root, cache: false }).calls();
  expect(calls.filter(({ file }) => file === 'page.js').map(({ line, events }) => [line, events])).toEqual([
    [2, ['orderSent']],
  ]);
});
