import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation, fullValueOf } from '../../support/evaluate.ts';

import type { Host } from '../../../lib/evaluate/evaluator.ts';
import type { Evaluated } from '../../../lib/evaluate/value.ts';

const text = (value: string): Evaluated => ({ kind: 'literal', value });

describe('what the project around tells', () => {
  it('asks it for globals: clients, then what is hung on window, then types', () => {
    const code = { 'a.ts': 'export const x = tracker; export const y = window.tracker; export const z = other;' };
    const hung = evaluation(code, { globalValue: name => (name === 'tracker' ? text('hung') : undefined) });
    expect([hung.is('x'), hung.is('y'), hung.is('z')]).toEqual(['"hung"', '"hung"', 'the global other']);
    const client = evaluation(code, {
      globalClient: (_module, name) => (name === 'tracker' ? text('client') : undefined),
      globalValue: () => text('hung'),
    });
    expect([client.is('x'), client.is('z')]).toEqual(['"client"', '"hung"']);
  });

  it('takes what callers are known to pass for a parameter', () => {
    const known = evaluation(
      {
        'a.ts':
          'function f(a, b) { return () => b; } export const x = f; let out; export { out as y }; function g(p) { out = p; }',
      },
      { argument: (key, index) => (key === '/a.ts#2' && index === 0 ? text('passed') : undefined) },
    );
    expect(known.is('y')).toBe('"passed"');
    const unknown = evaluation({ 'a.ts': 'let out; export { out as y }; function g(p) { out = p; }' });
    expect(unknown.is('y')).toBe('the parameter p');
  });

  it('takes the implementers of an interface for it', () => {
    const files = {
      'a.ts':
        'interface Tracker { track(): void } declare const t: Tracker; export const x = t.track; export const y = t.nope;',
      'b.ts': "export class Real implements Tracker { track = 'real'; }",
    };
    let real: Evaluated | undefined;
    const some = evaluation(files, { implementers: (_module, kind) => (real && kind === 'interface' ? [real] : []) });
    expect(some.is('x')).toBe('something that implements Tracker.track');
    const cls = some.exported('Real', 'b.ts');
    if (cls.kind === 'class') real = { kind: 'instance', class: cls, args: null };
    some.evaluator.reset();
    expect(some.is('x')).toBe('"real"');
    expect(some.is('y')).toBe('something that implements Tracker.nope');
  });

  it('asks for what contexts provide', () => {
    const code = {
      'a.ts':
        "import { createContext, useContext } from 'react'; const C = createContext('dflt'); export const x = useContext(C);",
    };
    expect(evaluation(code, { contextValue: () => text('provided') }).is('x')).toBe(
      '"provided" | useContext of "react"(…)',
    );
  });

  it('leaves modules behind the gate unread, until it is open', () => {
    const { evaluator, module } = evaluation(
      { 'a.ts': "import { v } from './b'; export const x = v;" },
      { resolve: (_from, specifier, gate) => ({ external: specifier, ...(gate && { gated: true as const }) }) },
    );
    const ask = (): string => inWords(evaluator.exported(module('a.ts'), 'x'));
    expect(ask()).toBe('v of "./b" (a file that nothing here leads to; it is not read)');
    expect(evaluator.open(ask)).toBe('v of "./b"');
    expect(evaluator.isOpen).toBe(false);
  });
});

describe('what a function keeps of what it is handed', () => {
  const kept = (code: string, handed: Partial<Record<number, string>>, isHandedTo = true): string =>
    fullValueOf('kept', code, {
      isHandedTo: () => isHandedTo,
      handed: (_key, index) => (handed[index] === undefined ? undefined : text(handed[index])),
    });

  it.each([
    ['a variable of the module', 'let kept; function set(a, b) { kept = b; }'],
    ['a closure', 'let kept; function set(a, b) { kept = (() => b)(); }'],
    ['a field', 'class A { f; set(a, b) { this.f = b; } } const kept = new A().f;'],
  ])('stands in %s', (_about, code) => {
    expect(kept(code, { 1: 'given' })).toMatch(/^"given"\??$/);
    expect(kept(code, { 1: 'given' }, false)).toMatch(/^the parameter b\??$/);
    expect(kept(code, { 0: 'other' })).toMatch(/^the parameter b\??$/);
    expect(kept(code, {})).toMatch(/^the parameter b\??$/);
  });

  it('has the type of its parameter where it is not known', () => {
    expect(kept('let kept; function set(a, b: { c: string }) { kept = b; }', { 0: 'other' })).toBe(
      'the parameter b?: { c: string }',
    );
    expect(kept('let kept; function set(a, { c }) { kept = c; }', { 0: 'other' })).toBe('the parameter #1.c?');
  });

  it('may be a function itself', () => {
    expect(kept('let kept; function set(a) { kept = () => a; }', { 0: 'given' })).toBe('a function?');
    expect(
      fullValueOf('kept()', 'let kept; function set(a) { kept = () => a; }', {
        isHandedTo: () => true,
        handed: () => text('given'),
      }),
    ).toBe('"given"');
  });
});

describe('a name in the markup of a component', () => {
  const CODE = { 'a.vue': '<script>export default { methods: { own() { return 1; } } };</script>' };
  const named = (name: string, host: Partial<Host>, files: Record<string, string> = CODE): string => {
    const { evaluator, module } = evaluation(files, host);
    return inWords(evaluator.open(() => evaluator.global(module(Object.keys(files)[0] as string), name, undefined)));
  };

  it('is one of its own, where the project has components', () => {
    expect(named('own', { hasComponents: true })).toBe('a function');
    expect(named('own', {})).toBe('the global own');
    expect(named('other', { hasComponents: true })).toBe('the global other');
    expect(named('own', { hasComponents: true }, { 'a.ts': 'export default { methods: { own() {} } };' })).toBe(
      'the global own',
    );
    expect(named('own', { hasComponents: true }, { 'a.vue': '<script>export const own = 1;</script>' })).toBe(
      'the global own',
    );
  });

  it('is what hangs on all of them otherwise', () => {
    expect(named('hung', { hasComponents: true, componentProperty: name => text(name) })).toBe('"hung"');
    expect(named('own', { hasComponents: true, componentProperty: name => text(name) })).toBe('a function');
  });
});

describe('`this` of which nothing is known', () => {
  const host = { componentProperty: (name: string) => (name === '$hung' ? text('hung') : undefined) };
  it.each([
    ['(function () { return this.$hung; })()', '"hung"'],
    ['(function () { return this.$other; })()', 'not known (dynamic-expression).$other'],
    ['import.meta.$hung', 'not known (dynamic-expression).$hung'],
    ['global.$hung', 'the global $hung'],
    ['q.$hung', 'the global q.$hung'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, '', host)).toBe(expected);
  });
});

it('finds globals on the window, of whichever module', () => {
  const { evaluator, module } = evaluation({ 'a.ts': '' });
  const member = (object: string, isFrom: boolean): string =>
    inWords(evaluator.member({ kind: 'global', name: object }, 'x', undefined, isFrom ? module('a.ts') : undefined));
  expect(['window', 'globalThis', 'self', 'global'].map(name => member(name, true))).toEqual(
    Array.from({ length: 4 }, () => 'the global x'),
  );
  expect(['window', 'globalThis', 'self', 'other'].map(name => member(name, false))).toEqual([
    'the global x',
    'the global x',
    'the global self.x',
    'the global other.x',
  ]);
});

it('binds what is known of a call, and leaves what more it may be given', () => {
  const { evaluator, module } = evaluation({ 'a.ts': 'function f(a, b, ...rest) { return [a, b, rest]; }' });
  const file = module('a.ts');
  const inFrame = (isOpen: boolean): string => {
    const frame = {
      key: '/a.ts#0',
      args: [{ value: text('given') }],
      up: null,
      memo: new Map<string, never>(),
      ...(isOpen && { isOpen: true as const }),
    };
    const [returned] = file.facts.fns[0]?.ret ?? [];
    if (!returned) throw new Error('Nothing is returned.');
    const list = evaluator.eval(file, returned, frame);
    return list.kind === 'array' ? list.items.map(item => inWords(evaluator.force(item))).join(', ') : inWords(list);
  };
  expect(inFrame(false)).toBe('"given", undefined, a list of 0 items');
  expect(inFrame(true)).toBe('"given", the parameter b, the parameter rest');
});

it('gives a callback what it is known to be handed', () => {
  const { evaluator, module } = evaluation({
    'a.ts': "['a'].forEach(one => {}); more.forEach(two => {}); run(three => {});",
  });
  const file = module('a.ts');
  const given = file.facts.fns.map(fn =>
    evaluator.callbackArguments(file, fn, null)?.map(thunk => inWords(evaluator.force(thunk))),
  );
  expect(given).toEqual([['"a"'], undefined, undefined]);
});
