import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { Declared } from '../../../lib/evaluate/declared.ts';
import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { DeclaredNode } from '../../../lib/evaluate/declared.ts';
import type { DeclaredWrapper } from '../../../lib/settings.ts';

const root = path.resolve('/');
const wrapper = (given: Partial<DeclaredWrapper> & { callee: string }): DeclaredWrapper => ({
  vendor: 'segment',
  parts: { event: '0' },
  ...given,
});

/** The callees of the wrappers that a node is. */
function calleesOf(node: DeclaredNode | undefined): string[] {
  return (node?.calls ?? []).map(({ callee }) => callee);
}

function declaredOf(given: Partial<DeclaredWrapper> & { callee: string }): Declared {
  return new Declared(root, [wrapper(given)]);
}

describe('a declared callee is found', () => {
  it.each<[string, (found: Declared) => DeclaredNode | undefined]>([
    ['track', found => found.global('track')],
    ['window.track', found => found.global('track')],
    ['globalThis.track', found => found.global('track')],
    ['self.track', found => found.global('track')],
    ['global.track', found => found.global('track')],
    ['app.track', found => found.global('app')?.members.get('track')],
    ['window.main.app.track', found => found.global('main')?.members.get('app')?.members.get('track')],
    ['useApp().track', found => found.global('useApp')?.result?.members.get('track')],
    ['useApp()', found => found.global('useApp')?.result],
    ['App#track', found => found.global('App')?.instance?.members.get('track')],
    ['App.make()#track', found => found.global('App')?.members.get('make')?.result?.instance?.members.get('track')],
    ['$app._track', found => found.global('$app')?.members.get('_track')],
  ])('%s', (callee, find) => {
    expect(calleesOf(find(declaredOf({ callee })))).toEqual([callee]);
  });

  it.each([
    ['./src/rpc.ts', 'src/rpc'],
    ['src/rpc', './src/rpc.js'],
    ['src/rpc/index.js', 'src/rpc'],
    ['src/rpc.d.ts', 'src/rpc'],
    ['src/rpc.vue', 'src/rpc'],
    ['@app/rpc', '@app/rpc'],
  ])('in the module %s, which is %s', (module, other) => {
    const found = declaredOf({ callee: 'window.track', module });
    expect(calleesOf(found.imported(other, 'window')?.members.get('track'))).toEqual(['window.track']);
    expect(found.imported('elsewhere', 'window')).toBeUndefined();
    expect(found.global('window')).toBeUndefined();
    expect(found.global('track')).toBeUndefined();
  });

  it('in a file of the project', () => {
    const found = declaredOf({ callee: 'track', module: 'src/rpc' });
    expect(calleesOf(found.exported(path.join(root, 'src/rpc.ts'), 'track'))).toEqual(['track']);
    expect(calleesOf(found.exported(path.join(root, 'src/rpc/index.ts'), 'track'))).toEqual(['track']);
    expect(found.exported(path.join(root, 'rpc.ts'), 'track')).toBeUndefined();
  });

  it('beside others of the same module and object', () => {
    const found = new Declared(
      root,
      ['a.track', 'a.page', 'b'].map(callee => wrapper({ callee, module: 'm' })),
    );
    expect([...(found.imported('m', 'a')?.members.keys() ?? [])]).toEqual(['track', 'page']);
    expect(calleesOf(found.imported('m', 'b'))).toEqual(['b']);
  });

  it.each([
    ['app.track', ['track']],
    ['useApp().track', ['track']],
    ['useApp()', ['useApp']],
    ['App#track', ['track']],
    ['track', ['track']],
  ])('by the words that a file must have for %s', (callee, words) => {
    expect([...declaredOf({ callee }).words]).toEqual(words);
  });
});

describe('what a declared call sends', () => {
  const callOf = (given: Partial<DeclaredWrapper>): DeclaredNode['calls'][number] | undefined =>
    declaredOf({ callee: 'f', ...given }).global('f')?.calls[0];

  it('has its parts where the settings say', () => {
    const call = callOf({ parts: { event: '0', userId: '1.user.id', properties: '2' } });
    expect(call?.spec.forms).toEqual([{ parts: { event: [0], userId: [1, 'user', 'id'], properties: [2] } }]);
    expect(call?.constants.size).toBe(0);
  });

  it('has what is fixed behind all arguments', () => {
    const call = callOf({ parts: { event: { const: 'Opened' }, userId: { const: 'u' }, properties: '0' } });
    expect(call?.spec.forms).toEqual([{ parts: { event: [100], userId: [101], properties: [0] } }]);
    expect([...(call?.constants.values() ?? [])]).toEqual([
      { value: { kind: 'literal', value: 'Opened' } },
      { value: { kind: 'literal', value: 'u' } },
    ]);
  });

  it.each<[string, Partial<DeclaredWrapper>, 'per-call' | 'ambient']>([
    ['names a person', { parts: { event: '0', userId: '1' } }, 'per-call'],
    ['names a visitor', { parts: { event: '0', anonymousId: '1' } }, 'per-call'],
    ['names nobody', {}, 'ambient'],
    ['identifies', { method: 'identify', parts: { userId: '0' } }, 'ambient'],
  ])('is of a server or a page: it %s', (_what, given, identity) => {
    const client = callOf(given)?.client.spec;
    expect(client).toMatchObject({ identity, platform: identity === 'ambient' ? 'browser' : 'server', batches: false });
  });

  it('is a track if nothing is said', () => {
    expect(callOf({})?.spec.method).toBe('track');
    expect(callOf({ method: 'page' })?.spec.method).toBe('page');
  });

  it('goes to each vendor', () => {
    const calls = declaredOf({ callee: 'f', vendor: ['segment', 'customerio'] }).global('f')?.calls;
    expect(calls?.map(({ client }) => [client.sdk.vendor, client.sdk.id])).toEqual([
      ['segment', 'declared:segment'],
      ['customerio', 'declared:customerio'],
    ]);
    expect(calls?.[0]?.client).toMatchObject({ name: 'declared', sdk: { packages: [], exports: {} } });
  });
});

describe('code leads to a declared wrapper', () => {
  const is = (callee: string, module: string | undefined, text: string): string => {
    const { exported } = evaluation(
      { 'a.ts': text, 'b.ts': "export { track, app } from 'far'; export class App {}" },
      { declared: declaredOf({ callee, ...(module !== undefined && { module }) }) },
    );
    return inWords(exported('x'));
  };

  it.each<[string, string | undefined, string]>([
    ['track', undefined, 'export const x = track;'],
    ['window.app.track', undefined, 'export const x = window.app.track;'],
    ['app.track', undefined, 'const { track } = app; export { track as x };'],
    ['useApp().track', undefined, 'export const x = useApp().track;'],
    ['App#track', undefined, 'export const x = new App().track;'],
    ['track', 'far', "import { track } from 'far'; export { track as x };"],
    ['app.track', 'far', "import * as all from 'far'; export const x = all.app.track;"],
    ['track', './b', "import { track } from './b'; export { track as x };"],
    ['App#track', 'b.ts', "import { App } from './b'; export const x = new App().track;"],
    ['App#track', 'b.ts', "import { App } from './b'; declare const a: App; export const x = a.track;"],
    ['default', 'far', "import track from 'far'; export { track as x };"],
  ])('%s of %s: %s', (callee, module, text) => {
    expect(is(callee, module, text)).toMatch(/^a wrapper that the settings declare \(/);
  });

  it.each<[string, string | undefined, string]>([
    ['track', undefined, 'function track() {} export const x = track;'],
    ['app.track', undefined, 'export const x = app.page;'],
    ['track', 'far', "import { track } from 'near'; export { track as x };"],
    ['track', 'far', 'export const x = track;'],
    ['App#track', undefined, 'export const x = App.track;'],
    ['useApp().track', undefined, 'export const x = useApp.track;'],
  ])('and to none: %s of %s: %s', (callee, module, text) => {
    expect(is(callee, module, text)).not.toContain('that the settings declare');
  });
});

it('takes the window for what it is at the beginning alone', () => {
  expect([...(declaredOf({ callee: 'window.app.track' }).global('app')?.members.keys() ?? [])]).toEqual(['track']);
  expect([...(declaredOf({ callee: 'app.window.track' }).global('app')?.members.keys() ?? [])]).toEqual(['window']);
});

it.each(['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts', 'd.ts', 'vue', 'svelte', 'astro'])(
  'names a module without its ending .%s',
  ending => {
    expect(
      calleesOf(declaredOf({ callee: 'track', module: `./src/rpc.${ending}` }).imported('src/rpc', 'track')),
    ).toEqual(['track']);
  },
);
