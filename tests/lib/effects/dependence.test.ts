import { describe, expect, it } from 'vitest';

import { Dependence, isEventful } from '../../../lib/effects/dependence.ts';
import { Endpoints } from '../../../lib/effects/endpoints.ts';
import { effectsOf } from '../../support/effects.ts';

import type { Effect, EffectsHost } from '../../../lib/effects/effect.ts';

const HEAD = `import { Analytics } from '@segment/analytics-node';
import { TrackClient, APIClient, SendEmailRequest } from 'customerio-node';
import { ipcRenderer, ipcMain, contextBridge } from 'electron';
import { AnalyticsBrowser } from '@segment/analytics-next';
import axios from 'axios';
const analytics = new Analytics({ writeKey: 'k' });
const page = AnalyticsBrowser.load({ writeKey: 'k' });
const cio = new TrackClient('site', 'key');
const app = new APIClient('key');
const api = 'https://api.segment.io/v1';
`;

interface Asked {
  readonly effects: readonly Effect[];
  readonly dependence: Dependence;
  /** The function whose parameters are a, b and c. */
  readonly keys: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
}

/** What the last call does of a function that is given a, b and c. */
function lastOf(call: string, namesHosts = true, before = ''): Asked {
  const host: EffectsHost = {
    endpoints: new Endpoints({}, () => 'segment'),
    namesHosts,
    handlers: () => [],
    isHeard: () => false,
  };
  const { effects, evaluator, module } = effectsOf(`${HEAD}${before}\nfunction w(a, b, c) { ${call}; }`, host);
  const m = module('a.ts');
  const fn = m.facts.fns.findIndex(({ n }) => n === 'w');
  const own = m.facts.calls.filter(({ f }) => f === fn).toSorted((one, other) => one.e - other.e || other.s - one.s);
  const last = own.at(-1);
  if (!last) throw new Error('There is no call.');
  return {
    effects: effects.ofCall(m, last, null),
    dependence: new Dependence(evaluator, host),
    keys: new Set([`${m.path}#${fn}`]),
    none: new Set(['/b.ts#0']),
  };
}

describe('a send', () => {
  it.each<[string, boolean]>([
    ["analytics.track({ event: 'A', userId: 'u' })", true],
    ["fetch(`${api}/track`, { method: 'POST', body: a })", true],
    ["fetch('https://example.com/track', { method: 'POST' })", false],
    ["ipcMain.on('c', a)", false],
  ])('%s: %s', (call, expected) => {
    const { effects, dependence } = lastOf(call);
    expect(effects.map(effect => dependence.isSend(effect))).toEqual([expected]);
  });

  it('is no request where no host is named', () => {
    const { effects, dependence } = lastOf("fetch(`${api}/track`, { method: 'POST', body: a })");
    const blind = new Dependence(effectsOf('').evaluator, {
      endpoints: new Endpoints({}, () => 'segment'),
      namesHosts: false,
      handlers: () => [],
      isHeard: () => false,
    });
    expect(effects.map(effect => [dependence.isSend(effect), blind.isSend(effect)])).toEqual([[true, false]]);
  });
});

describe('whether callers name what is sent', () => {
  it.each<[string, boolean]>([
    ["analytics.track({ event: a, userId: 'u' })", true],
    ["analytics.track({ event: `${a} Opened`, userId: 'u' })", true],
    ["analytics.track({ event: 'A', userId: a, properties: b })", false],
    ['page.track(a, { b: 1 })', true],
    ["page.track('A', a)", false],
    ['analytics.identify({ userId: a, traits: b })', false],
    ['page.page(a)', true],
    ['page.page(a, b)', true],
    ['page.page(`${a} page`)', false],
    ['page.page(a.name)', false],
    ["page.page('A')", false],
    ['page.page()', false],
    ['page.identify(a)', false],
    ['page.group(a)', false],
    ["cio.track('u', { name: a })", true],
    ["cio.track(a, { name: 'A' })", false],
    ["fetch(`${api}/track`, { method: 'POST', body: JSON.stringify({ event: a }) })", true],
    ["fetch(`${api}/track`, { method: 'POST', body: JSON.stringify({ event: 'A', userId: a }) })", false],
    ["fetch(`${api}/batch`, { method: 'POST', body: JSON.stringify({ batch: a }) })", true],
    ["fetch(`${api}/batch`, { method: 'POST', body: JSON.stringify({ batch: [] }) })", false],
    ["fetch(a, { method: 'POST' })", true],
    ["fetch('https://example.com', { method: 'POST', body: a })", false],
    ["axios.create({ baseURL: a }).post('/x', 1)", true],
    ["axios.create({ baseURL: 'https://example.com' }).post('/x', a)", false],
    ["ipcRenderer.send(a, 'A')", true],
    ['ipcMain.on(a, () => {})', true],
    ["ipcMain.on('A', a)", true],
    ["ipcMain.on('A', () => {})", false],
    ['contextBridge.exposeInMainWorld(a, {})', true],
    ["contextBridge.exposeInMainWorld('A', a)", true],
    ["contextBridge.exposeInMainWorld('A', {})", false],
  ])('%s: %s', (call, expected) => {
    const { effects, dependence, keys, none } = lastOf(call);
    expect(effects.map(effect => dependence.isNamed(effect, keys))).toEqual([expected]);
    expect(effects.map(effect => dependence.isNamed(effect, none))).toEqual([false]);
  });

  it('is no matter of requests where no host is named', () => {
    const { effects, keys } = lastOf("fetch(a, { method: 'POST' })");
    const { dependence } = lastOf('analytics.flush()', false);
    expect(effects.map(effect => dependence.isNamed(effect, keys))).toEqual([false]);
  });
});

describe('what callers give beside the event', () => {
  it.each<[string, 'person' | 'data' | undefined]>([
    ["analytics.track({ event: 'A', userId: a })", 'data'],
    ["analytics.track({ event: 'A', userId: 'u', properties: a })", 'data'],
    ["analytics.track({ event: a, userId: 'u' })", undefined],
    ['analytics.identify({ userId: a })', 'person'],
    ["analytics.identify({ userId: 'u', traits: a })", 'person'],
    ['analytics.identify({ anonymousId: a, traits: {} })', 'person'],
    ["analytics.group({ userId: 'u', groupId: a })", 'person'],
    ["analytics.alias({ userId: 'u', previousId: a })", 'person'],
    ["analytics.identify({ userId: 'u' })", undefined],
    ['new Analytics({ writeKey: a })', undefined],
    ["analytics.page({ userId: 'u', properties: a })", 'data'],
    ["analytics.page({ userId: 'u', name: a })", 'person'],
    ["fetch(`${api}/identify`, { method: 'POST', body: JSON.stringify({ userId: a }) })", 'person'],
    ["fetch(`${api}/track`, { method: 'POST', body: JSON.stringify({ event: 'A', userId: a }) })", 'data'],
    ["fetch(`${api}/track`, { method: 'POST', body: JSON.stringify({ event: 'A', userId: 'u' }) })", undefined],
    ["fetch('https://example.com', { method: 'POST', body: a })", undefined],
  ])('%s: %s', (call, expected) => {
    const { effects, dependence, keys, none } = lastOf(call);
    expect(effects).toHaveLength(1);
    expect(dependence.given(effects, keys)).toBe(expected);
    expect(dependence.given(effects, none)).toBeUndefined();
    expect(dependence.given([], keys)).toBeUndefined();
  });
});

describe('what was decided when a function was made', () => {
  it.each<[string, boolean]>([
    ["analytics.track({ event: a, userId: 'u' })", true],
    ['analytics.identify({ userId: a })', true],
    ["analytics.track({ event: 'A', userId: a })", false],
    ["analytics.track({ event: 'A', userId: 'u' })", false],
  ])('%s: %s', (call, expected) => {
    const { effects, dependence, keys, none } = lastOf(call);
    expect(dependence.isDecided(effects, keys, none)).toBe(expected);
    expect(dependence.isDecided(effects, keys, keys)).toBe(false);
    expect(dependence.isDecided(effects, none, keys)).toBe(false);
    expect(dependence.isDecided([], keys, none)).toBe(false);
  });
});

describe('whether a message says what is sent', () => {
  const of = (call: string): (readonly boolean[])[] => {
    const { effects, dependence } = lastOf(call, true, 'const data = { name: "A" };');
    return effects.map(effect => [dependence.isSaid(effect, false), dependence.isSaid(effect, true)]);
  };

  it.each<[string, boolean, boolean]>([
    ["page.track('A', {})", true, true],
    ['page.track(a, {})', true, true],
    ['page.track(undefined)', false, false],
    ['page.track(null)', false, false],
    ['page.track()', false, false],
    ['page.track(data.name)', true, true],
    ['page.track(data.other)', false, false],
    ['page.track(this)', false, true],
    ['page.identify(a)', true, true],
    ['page.identify()', false, true],
    ['page.identify(undefined, { plan: 1 })', true, true],
    ['page.reset()', false, true],
    ["fetch('https://example.com')", true, true],
  ])('%s: %s, and %s where it is for it', (call, other, own) => {
    expect(of(call)).toEqual([[other, own]]);
  });
});

describe('whom a send is about is looked up', () => {
  it.each<[string, boolean]>([
    ['analytics.identify({ userId: find(a).id })', true],
    ['analytics.identify({ anonymousId: find(a).id })', true],
    ['analytics.alias({ userId: "u", previousId: find(a).id })', true],
    ['analytics.group({ userId: "u", groupId: find(a).id })', true],
    ['analytics.identify({ userId: a, traits: { plan: find(a).plan } })', false],
    ['analytics.identify({ userId: find(1).id })', false],
    ['analytics.identify({ userId: a.id })', false],
    ["fetch(`${api}/identify`, { method: 'POST', body: JSON.stringify({ userId: find(a).id }) })", true],
    ["fetch(`${api}/identify`, { method: 'POST', body: JSON.stringify({ userId: a }) })", false],
    ["ipcRenderer.send('A', find(a).id)", false],
    ['app.sendEmail(new SendEmailRequest({ to: find(a).email }))', true],
    ['app.sendEmail(new SendEmailRequest({ to: "x", identifiers: { id: find(a).id } }))', true],
    ['app.sendEmail(new SendEmailRequest({ to: a }))', false],
  ])('%s: %s', (call, expected) => {
    const { effects, dependence, keys } = lastOf(call, true, 'const find = async x => db.find(x);');
    expect(dependence.isLookedUp(effects, keys)).toBe(expected);
  });
});

it('carry the name of an event: three methods', () => {
  expect((['track', 'trackAnonymous', 'trackLink', 'identify', 'page'] as const).filter(isEventful)).toEqual([
    'track',
    'trackAnonymous',
    'trackLink',
  ]);
});
