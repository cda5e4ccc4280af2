import { describe, expect, it } from 'vitest';

import { formOf } from '../../../lib/effects/forms.ts';
import { readText } from '../../support/reading.ts';

import type { Form } from '../../../lib/catalog/types.ts';
import type { Evaluated, Thunk } from '../../../lib/evaluate/value.ts';

const node = `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;

describe('the form that arguments have', () => {
  const { workings } = readText('');
  const form = (when: Form['when']): Form => ({ ...(when && { when }), parts: {} });
  const object = form({ 0: 'object' });
  const string = form({ 0: 'string' });
  const called = form({ 0: 'function' });
  const absent = form({ 0: 'absent' });
  const any = form(undefined);
  const forms = [object, string, called, absent, any];
  const names = new Map([
    [object, 'object'],
    [string, 'string'],
    [called, 'function'],
    [absent, 'absent'],
    [any, 'any'],
  ]);
  const literal = (value: string | number | boolean | null | undefined): Evaluated => ({ kind: 'literal', value });
  const shape = (value: Evaluated | undefined): string | undefined => {
    const args: Thunk[] = value ? [{ value }] : [];
    const found = formOf(workings.evaluator, forms, args);
    return found && names.get(found);
  };
  const exported = (code: string): Evaluated => readText(code).exported('value');
  const typed = (type: string): Evaluated => {
    const { module, exported: get } = readText(`export function value(p: ${type}) { return p; }`);
    const fn = get('value');
    if (fn.kind !== 'function') throw new Error(fn.kind);
    const found = module.facts.fns[fn.id]?.p[0]?.t;
    if (!found) throw new Error('no type');
    return { kind: 'parameter', key: 'k', index: 0, name: 'p', path: [], type: { module, type: found, frame: null } };
  };

  it.each<[string, Evaluated | undefined, string]>([
    ['no argument', undefined, 'absent'],
    ['undefined', literal(undefined), 'absent'],
    ['null', literal(null), 'absent'],
    ['a text', literal('A'), 'string'],
    ['an empty text', literal(''), 'string'],
    ['a number', literal(0), 'string'],
    ['a boolean', literal(true), 'any'],
    ['a template', { kind: 'template', parts: ['a', literal('b')] }, 'string'],
    ['an object', exported('export const value = {};'), 'object'],
    ['objects joined', { kind: 'merge', of: [] }, 'object'],
    ['an object without keys', { kind: 'omit', object: literal(1), keys: [] }, 'object'],
    ['written properties', { kind: 'properties', values: new Map() }, 'object'],
    ['a function', exported('export const value = () => 1;'), 'function'],
    ['a bound function', { kind: 'bound', callee: literal(1), args: [] }, 'function'],
    ['a method', exported(`${node}export const value = analytics.track;`), 'function'],
    ['a list', { kind: 'array', items: [], open: false }, 'any'],
    ['a parameter without a type', { kind: 'parameter', key: 'k', index: 0, name: 'p', path: [] }, 'any'],
    ['a parameter of an object type', typed('{ a: string }'), 'object'],
    ['a parameter of a list type', typed('string[]'), 'object'],
    ['a parameter of a named type', typed('Named'), 'any'],
    ['one of two texts', { kind: 'union', of: [literal('A'), literal('B')] }, 'string'],
    ['a text or a function', { kind: 'union', of: [literal('A'), exported('export const value = () => 1;')] }, 'any'],
    ['one of two unknown things', { kind: 'union', of: [literal(true), literal(false)] }, 'any'],
    ['something unknown', { kind: 'unknown', reason: 'dynamic-call' }, 'any'],
  ])('of %s', (_about, value, expected) => {
    expect(shape(value)).toBe(expected);
  });

  it('is the first whose conditions all hold', () => {
    const both = form({ 0: 'string', 1: 'object' });
    const first = form({ 0: 'string', 1: 'function' });
    const args: Thunk[] = [{ value: literal('A') }, { value: exported('export const value = {};') }];
    expect(formOf(workings.evaluator, [first, both, string], args)).toBe(both);
    expect(formOf(workings.evaluator, [first], args)).toBeUndefined();
  });
});
