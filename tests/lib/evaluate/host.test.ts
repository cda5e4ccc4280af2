import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

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
