import { describe, expect, it } from 'vitest';

import { sdks } from '../../../lib/catalog/index.ts';
import { surelyHas } from '../../../lib/evaluate/members.ts';
import { oneOf, writtenTypes } from '../../../lib/evaluate/value.ts';
import { evaluation, fullValueOf, valueOf } from '../../support/evaluate.ts';

import type { Evaluated, Frame, TypeRef } from '../../../lib/evaluate/value.ts';
import type { Type } from '../../../lib/facts/facts.ts';

describe('a variable is kept apart from itself, where it has lost the value it was declared with', () => {
  const code = `let v = 'one';
export const either = () => v;
v = 'two';
export const last = v;`;

  it.each([
    ['either first', ['either', 'last']],
    ['last first', ['last', 'either']],
  ])('%s', (_order, names) => {
    const { is, evaluator, module } = evaluation({ 'a.ts': `${code}\nexport const both = [either(), last];` });
    const read = { either: '"one" | "two"', last: '"two"' };
    const asked = names.map(name => {
      const value = evaluator.open(() => evaluator.exported(module('a.ts'), name));
      return value.kind === 'function' ? evaluator.open(() => evaluator.apply(value, [])) : value;
    });
    expect(asked.map(value => (value.kind === 'union' ? 'either' : 'last'))).toEqual(names);
    expect(is('last')).toBe(read.last);
    // Once more, with the gate: no answer is taken for that of the other question.
    const closed = names.map(name => evaluator.exported(module('a.ts'), name).kind);
    expect(closed).toEqual(names.map(name => (name === 'last' ? 'literal' : 'function')));
  });
});

describe('types that are one', () => {
  const { module } = evaluation({ 'a.ts': '' });
  const scope = { module: module('a.ts'), frame: null };
  const one: Type = { k: 'prim', n: 'string' };
  const other: Type = { k: 'prim', n: 'number' };
  const frame: Frame = { key: 'k', args: null, up: null, memo: new Map() };
  const of = (...types: TypeRef[]): number => {
    const joined = oneOf(types);
    return joined ? writtenTypes(joined).length : 0;
  };

  it('are told apart by what is written, and by the call that they are written in', () => {
    expect(of()).toBe(0);
    expect(of({ ...scope, type: one })).toBe(1);
    expect(of({ ...scope, type: one }, { ...scope, type: one })).toBe(1);
    expect(of({ ...scope, type: one }, { ...scope, type: other })).toBe(2);
    expect(of({ ...scope, type: one }, { ...scope, type: one, frame })).toBe(2);
    const joined = oneOf([
      { ...scope, type: one },
      { ...scope, type: other },
    ]);
    expect(joined && of(joined, { ...scope, type: one })).toBe(2);
  });
});

it('keeps a generic type with what it is given', () => {
  const { is } = evaluation({
    'a.ts': `class One { go() { return 1; } } class Two { go() { return 2; } }
type Box<T> = { value: T };
declare const one: Box<One>; declare const two: Box<Two>;
export const x = one.value.go(); export const y = two.value.go();`,
  });
  expect([is('x'), is('y')]).toEqual(['1', '2']);
});

it('has no client of a name that the SDK lacks', () => {
  const { evaluator } = evaluation({ 'a.ts': '' });
  const [sdk] = sdks;
  if (!sdk) throw new Error('There is no SDK.');
  const [name = ''] = Object.keys(sdk.clients);
  expect(evaluator.client(sdk, name).kind).toBe('client');
  expect(evaluator.client(sdk, 'no such')).toEqual({ kind: 'unknown', reason: 'dynamic-call' });
  expect(evaluator.client(sdk, 'constructor')).toEqual({ kind: 'unknown', reason: 'dynamic-call' });
});

describe('an object surely has a member', () => {
  const has = (expression: string, name = 'a', before = ''): boolean => {
    const { evaluator, exported } = evaluation({ 'a.ts': `${before}\nexport const x = ${expression};` });
    return evaluator.open(() => surelyHas(evaluator, exported('x'), name));
  };

  it.each([
    ['{ a: 1 }'],
    ['{ b: 1, a: 2 }'],
    ['{ ...{ a: 1 } }'],
    ["{ ['a']: 1 }"],
    ['c ? { a: 1 } : { a: 2 }'],
    ['Object.assign({ a: 1 }, { b: 2 })'],
    ['{ ...(c ? { a: 1 } : { a: 2 }) }'],
  ])('%s', expression => {
    expect(has(expression)).toBe(true);
  });

  it.each([
    ['{ b: 1 }'],
    ['{}'],
    ['{ ...{ b: 1 } }'],
    ["{ ['b']: 1 }"],
    ["{ [c ? 'a' : 'b']: 1 }"],
    ['{ [c]: 1 }'],
    ['c ? { a: 1 } : { b: 2 }'],
    ['c ? { a: 1 } : undefined'],
    ['Object.assign({ b: 1 }, { c: 2 })'],
    ['{ ...(c && { a: 1 }) }'],
  ])('and not %s', expression => {
    expect(has(expression)).toBe(false);
  });

  it('not by what is written later, but where that goes before what is not known', () => {
    const { evaluator } = evaluation({ 'a.ts': '' });
    const values = new Map([['a', []]]);
    const later: Evaluated = { kind: 'properties', values };
    expect(surelyHas(evaluator, later, 'a')).toBe(false);
    expect(surelyHas(evaluator, { ...later, sure: true }, 'a')).toBe(true);
    expect(surelyHas(evaluator, { ...later, sure: true }, 'b')).toBe(false);
    expect(surelyHas(evaluator, { kind: 'global', name: 'q' }, 'a')).toBe(true);
    expect(surelyHas(evaluator, { kind: 'global', name: 'q', orNothing: true }, 'a')).toBe(false);
  });
});

it('shows operations by their signs', () => {
  expect(valueOf('-a')).toBe('- the global a');
  expect(valueOf('a * b')).toBe('the global a * the global b');
  expect(valueOf('!a')).toBe('! the global a');
  expect(valueOf('/a/')).toBe('a regular expression');
});

describe('clients that somebody else makes, by their types', () => {
  it.each([
    ['HttpClient', '@angular/common/http', 'angular'],
    ['Http', '@angular/http', 'angular'],
    ['HttpService', '@nestjs/axios', 'nest'],
    ['HttpService', '@nestjs/common', 'nest'],
    ['Axios', 'axios', 'axios'],
    ['AxiosInstance', 'axios', 'axios'],
    ['AxiosStatic', 'axios', 'axios'],
  ])('%s of %s', (name, module, client) => {
    const of = (from: string): string =>
      fullValueOf('h.post', `import { ${name} } from '${from}'; declare const h: ${name};`);
    expect(of(module)).toBe(`a request (post) by ${client}`);
    expect(of('mine')).not.toContain('a request');
    expect(fullValueOf('h.post', `import { Other } from '${module}'; declare const h: Other;`)).not.toContain(
      'a request',
    );
  });
});
