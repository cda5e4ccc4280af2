import { describe, expect, it } from 'vitest';

import { describe as inWords, isKeyLike } from '../../../lib/evaluate/describe.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Host } from '../../../lib/evaluate/evaluator.ts';

/** What the last export of a text is, in words. */
function words(text: string, host: Partial<Host> = {}): string {
  return evaluation({ 'a.tsx': text }, host).is('x');
}

const segment = "import { Analytics, Other } from '@segment/analytics-node';";

describe('values in words', () => {
  it.each([
    ['export const x = undefined;', 'undefined'],
    ['export const x = null;', 'null'],
    ['export const x = `a${b}c`;', '`a${the global b}c`'],
    ['export const x = { a: 1, [b]: 2, ...c };', '{ a, [computed], ...spread }'],
    ['const y: any = { a: 1 }; y.b = 2; export const x = y;', '{ a } with { b }'],
    ['const y: any = { a: 1 }; y.b = 2; y[c] = 3; export const x = y;', '{ a } with { b, ... }'],
    ['export const { a, b, ...x } = c;', 'the global c without a, b'],
    ['export const x = [];', 'a list of 0 items'],
    ['export const x = [1, ...b];', 'a list of 1 item and more'],
    ['let x; export { x }; function f(a) { x = a.b.c; }', 'the parameter a.b.c'],
    ['let x; export { x }; function f(b, { a }) { x = a; }', 'the parameter #1.a'],
    ['export const x = new a.B(c);', 'new the global a.B(…)'],
    ['export const x = -a;', '- the global a'],
    ['export const x = a * b;', 'the global a * the global b'],
    ["import * as x from 'b'; export { x };", 'all of "b"'],
    ["import { c as x } from 'b'; export { x };", 'c of "b"'],
    ['export const x = () => 1;', 'a function'],
    ['export const x = class {};', 'the class (without a name)'],
    ['interface A {} declare const x: A; export { x };', 'something that implements A'],
    ['declare const x: { a: string }; export { x };', 'something of which only the type is known'],
    ["import * as x from './a.tsx'; export { x };", 'a module of this project'],
    ["import * as x from '@segment/analytics-node'; export { x };", 'the package of @segment/analytics-node'],
    [`${segment} export const x = Analytics;`, 'Analytics of @segment/analytics-node'],
    [`${segment} export const x = Other;`, 'Other of "@segment/analytics-node"'],
    ["const x = require('analytics-node'); export { x };", 'all of analytics-node'],
    [`${segment} export const x = new Analytics({}).track;`, 'track of the client of @segment/analytics-node'],
    ["import axios from 'axios'; export const x = axios.create();", 'the HTTP client axios'],
    ["import axios from 'axios'; export const x = axios.post;", 'a request (post) by axios'],
    ['const f = (a) => a; export const x = f.bind(null, 1);', 'a function with arguments bound'],
    ['export const x = /a/;', 'a regular expression'],
    ['export const x = 1n;', 'not known (dynamic-expression)'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it('say that a module is not read', () => {
    const resolve = (): { external: string; gated: true } => ({ external: './b', gated: true });
    const { evaluator, module } = evaluation({ 'a.ts': "import { b } from './b'; export const x = b;" }, { resolve });
    expect(inWords(evaluator.exported(module('a.ts'), 'x'))).toBe(
      'b of "./b" (a file that nothing here leads to; it is not read)',
    );
  });

  it('say of a request without a method of its own by whom it is', () => {
    expect(inWords({ kind: 'request', client: 'fetch' })).toBe('a request by fetch');
  });
});

describe('what may be a key is not shown', () => {
  it.each(['9f8e7d6c5b4a39281706', 'sk_live_4eC39HqLyjWDarjt', 'A1b2C3d4E5f6G7h8', 'abcdefghijklmn123='])(
    '%s',
    text => {
      expect(isKeyLike(text)).toBe(true);
      expect(words(`export const x = '${text}';`)).toBe(`a text of ${text.length} characters, perhaps a key`);
    },
  );

  it.each([
    'Order Placed',
    'checkout_step_completed',
    '1234567890123456',
    'a1b2c3',
    'abcdefghijklmnop12',
    'a1b2c3d4 e5f6g7h8',
  ])('%s is none', text => {
    expect(isKeyLike(text)).toBe(false);
    expect(words(`export const x = '${text}';`)).toBe(JSON.stringify(text));
  });
});
