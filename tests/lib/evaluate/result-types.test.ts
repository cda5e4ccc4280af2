import { describe, expect, it } from 'vitest';

import { primitiveOf, resultType } from '../../../lib/evaluate/types.ts';
import { oneOf, writtenTypes } from '../../../lib/evaluate/value.ts';
import { evaluation } from '../../support/evaluate.ts';
import { typeText } from '../../support/facts.ts';

import type { Evaluator } from '../../../lib/evaluate/evaluator.ts';
import type { TypeRef } from '../../../lib/evaluate/value.ts';

const TYPES = `interface X { a: string } type Maker = () => X; type Text = string; type Word = 'a' | 'b';
type Either = string | number; type Later = Text; enum Kind { One = 'a', Two = 'b' } enum Level { One = 1 }
`;

/** Asks of the types that a function takes. */
function ask<T>(types: readonly string[], question: (evaluator: Evaluator, types: readonly TypeRef[]) => T): T {
  const parameters = types.map((type, index) => `p${index}: ${type}`).join(', ');
  const { evaluator, module } = evaluation({ 'a.ts': `${TYPES}function w(${parameters}) {}` });
  const m = module('a.ts');
  const given = m.facts.fns[0]?.p ?? [];
  const refs = given.map(({ t }): TypeRef => ({ module: m, type: t ?? { k: 'unk' }, frame: null }));
  return evaluator.open(() => question(evaluator, refs));
}

const textOf = (type: TypeRef | undefined): string | undefined =>
  type &&
  writtenTypes(type)
    .map(one => typeText(one.type, one.module.facts))
    .join(' or ');

describe('the type of what a value of a type gives', () => {
  it.each([
    ['() => X', 'X'],
    ['(() => X) | undefined', 'X'],
    ['(() => X) | null', 'X'],
    ['Maker', 'X'],
    ['Maker | undefined', 'X'],
    ['(() => X) | (() => string)', undefined],
    ['X', undefined],
    ['string', undefined],
    ['undefined', undefined],
  ])('%s: %s', (type, expected) => {
    expect(ask([type], (evaluator, [one]) => textOf(one && resultType(evaluator, one)))).toBe(expected);
  });

  it('is one of several, where each gives something', () => {
    const of = (...types: string[]): string | undefined =>
      ask(types, (evaluator, refs) => {
        const joined = oneOf(refs);
        return textOf(joined && resultType(evaluator, joined));
      });
    expect(of('() => X', '() => string')).toBe('X or string');
    expect(of('() => X', 'X')).toBeUndefined();
  });
});

describe('the primitive type of values', () => {
  it.each([
    ['string', 'string'],
    ['number', 'number'],
    ['boolean', 'boolean'],
    ["'a'", 'string'],
    ['`a${string}`', 'string'],
    ["'a' | 'b'", 'string'],
    ['string | null', 'string'],
    ['string | undefined', 'string'],
    ['string | number', undefined],
    ['Date', 'date'],
    ['Text', 'string'],
    ['Later', 'string'],
    ['Word', 'string'],
    ['Either', undefined],
    ['Kind', 'string'],
    ['Level', 'number'],
    ['X', undefined],
    ['X | string', undefined],
    ['{ a: string }', undefined],
    ['string[]', undefined],
    ['Unheard', undefined],
  ])('%s: %s', (type, expected) => {
    expect(ask([type], (evaluator, [one]) => one && primitiveOf(evaluator, one))).toBe(expected);
  });

  it('is that of several, where it is one', () => {
    const of = (...types: string[]): unknown =>
      ask(types, (evaluator, refs) => {
        const joined = oneOf(refs);
        return joined && primitiveOf(evaluator, joined);
      });
    expect(of('string', "'a'")).toBe('string');
    expect(of('string', 'number')).toBeUndefined();
    expect(of('string', 'X')).toBeUndefined();
  });
});
