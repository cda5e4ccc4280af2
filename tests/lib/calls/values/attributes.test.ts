import { describe, expect, it } from 'vitest';
import { bagOf, hasKey } from '../../../../lib/calls/values/attributes.ts';
import { literal, object, parameter, union, unknown } from '../../../support/values.ts';

const a = object({ a: literal(1) });
const b = object({ b: literal(1) });
const open = object({ c: literal(1) }, { open: true });

describe('the objects that a value can be', () => {
  it.each([
    ['one', a, [a], true],
    ['one with keys that are not known', open, [open], false],
    ['each of two', union(a, b), [a, b], true],
    ['one of two with keys that are not known', union(open, a), [open, a], false],
    ['one of two with keys that are not known, the other way round', union(a, open), [a, open], false],
    ['alternatives within alternatives', union(a, union(b, literal(null))), [a, b], true],
    ['none, for what is missing', undefined, [], true],
    ['none, for null', literal(null), [], true],
    ['none, for undefined', literal(undefined), [], true],
    ['none that is known, for a text', literal(''), [], false],
    ['none that is known, for zero', literal(0), [], false],
    ['none that is known, for a parameter', parameter('traits'), [], false],
    ['one beside what is not known', union(a, unknown), [a], false],
    ['one after what is not known', union(unknown, a), [a], false],
  ])('%s', (_, value, objects, isWhole) => {
    expect(bagOf(value)).toEqual({ objects, isWhole });
  });
});

describe('whether there is a key', () => {
  const isB = (key: string): boolean => key === 'b';
  it.each([
    ['in the only object', b, true],
    ['in one of two', union(a, b), true],
    ['beside what is not known', union(b, unknown), true],
    ['among others', object({ a: literal(1), b: literal(1) }), true],
    ['in none', a, false],
    ['in what is missing', undefined, false],
    ['perhaps, where keys are not known', open, undefined],
    ['perhaps, where the object is not known', union(a, unknown), undefined],
  ])('%s', (_, value, answer) => {
    expect(hasKey(value, isB)).toBe(answer);
  });
});
