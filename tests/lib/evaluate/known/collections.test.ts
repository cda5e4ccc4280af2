import { describe, expect, it } from 'vitest';

import { evaluation, inFull } from '../../../support/evaluate.ts';

/** What `w` gives, for whoever calls it with a value of a type, in full. */
function given(type: string, expression: string): string {
  const types = 'interface X { a: string } interface Y { b: string } type Xs = X[]; type Row = X;';
  const read = evaluation({ 'a.ts': `${types}\nfunction w(p: ${type}) { return ${expression}; }` });
  const m = read.module('a.ts');
  const id = m.facts.fns.findIndex(({ n }) => n === 'w');
  const x = m.facts.fns[id]?.ret[0];
  if (!x) throw new Error('The function gives nothing.');
  const frame = { key: `${m.path}#${id}`, args: null, up: null, memo: new Map() };
  return read.evaluator.open(() => inFull(read, read.evaluator.eval(m, x, frame)));
}

const element = (type: string): string => given(type, '(() => { for (const one of p) return one; })()');

describe('the elements of a collection have its type', () => {
  it.each([
    ...['X[]', 'readonly X[]', 'Array<X>', 'ReadonlyArray<X>', 'Set<X>', 'ReadonlySet<X>', 'Iterable<X>', 'Xs'],
    ...['AsyncIterable<X>', 'Generator<X>', 'NodeListOf<X>', 'Map<string, X>', 'ReadonlyMap<string, X>'],
    ...['WeakMap<Y, X>', 'Record<string, X>', 'Object<string, X>', 'Readonly<X[]>', 'Partial<X[]>', 'Required<X[]>'],
    ...['NonNullable<X[]>', 'Awaited<X[]>', 'Promise<X[]>', 'Promise<Readonly<Set<X>>>', 'X[] | null', 'X[] | string'],
  ])('%s', type => {
    expect(element(type)).toBe('the parameter p.[]?: X');
  });

  it('is one of several', () => {
    expect(element('X[] | Set<Y>')).toBe('the parameter p.[]?: X or Y');
    expect(element('X[] | Set<X>')).toContain('the parameter p.[]?: X');
  });

  it.each(['X', 'Other<X>', 'Row', 'string', '{ a: X }', 'Array', 'Map<X>', '() => X[]'])('and not of %s', type => {
    expect(element(type)).toBe('the parameter p.[]?');
  });
});

describe('what a method takes out of a collection has its type', () => {
  it.each(['get', 'at', 'pop', 'shift', 'find', 'findLast'])('%s', method => {
    expect(given('X[]', `p.${method}(1).a`)).toBe(`the parameter p.${method}(…).a: string`);
  });

  it.each(['last', 'first', 'push'])('and not %s', method => {
    expect(given('X[]', `p.${method}(1).a`)).toBe(`the parameter p.${method}(…).a`);
  });
});
