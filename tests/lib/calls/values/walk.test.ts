import { describe, expect, it } from 'vitest';
import { alternativesOf, find, walk } from '../../../../lib/calls/values/walk.ts';
import {
  array,
  called,
  global,
  literal,
  member,
  object,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';

import type { Value } from '../../../../lib/reading.ts';

/** The texts of a value in the order of the walk. */
function textsIn(value: Value): unknown[] {
  const found: unknown[] = [];
  walk(value, inner => {
    if (inner.kind === 'literal') found.push(inner.value);
  });
  return found;
}

const a = literal('a');
const b = literal('b');

describe('a walk', () => {
  it.each<[string, Value]>([
    ['the holes of a template', template('x', a, 'y', b)],
    ['alternatives', union(a, b)],
    ['the values of an object', object({ one: a, none: undefined, two: b })],
    ['the items of a list', array(a, b)],
    ['a callee and its arguments', called(member(a, 'trim'), b)],
    ['operands', operation('+', a, b)],
    ['what is deeper', array(object({ x: union(a) }), operation('!', b))],
  ])('goes into %s', (_, value) => {
    expect(textsIn(value)).toEqual(['a', 'b']);
  });

  it('comes by the outer value first, and tells that nobody ended it', () => {
    const value = array(member(a, 'x'), parameter('y'), unknown);
    const kinds: string[] = [];
    expect(walk(value, inner => void kinds.push(inner.kind))).toBe(false);
    expect(kinds).toEqual(['array', 'member', 'literal', 'parameter', 'unknown']);
  });

  it('does not come by the texts of a template', () => {
    const kinds: string[] = [];
    walk(template('a', b, 'c'), inner => void kinds.push(inner.kind));
    expect(kinds).toEqual(['template', 'literal']);
  });

  it('leaves out the parts of what is skipped', () => {
    const value = array(member(a, 'x'), b);
    const kinds: string[] = [];
    const isEnded = walk(value, inner => {
      kinds.push(inner.kind);
      return inner.kind === 'member' ? 'skip' : undefined;
    });
    expect(kinds).toEqual(['array', 'member', 'literal']);
    expect(isEnded).toBe(false);
  });

  it('ends where it is stopped', () => {
    const kinds: string[] = [];
    const isEnded = walk(array(member(a, 'x'), b), inner => {
      kinds.push(inner.kind);
      return inner.kind === 'member' ? 'stop' : undefined;
    });
    expect(kinds).toEqual(['array', 'member']);
    expect(isEnded).toBe(true);
  });

  it('goes sixteen levels deep', () => {
    const nested = (levels: number): Value =>
      Array.from({ length: levels }).reduce<Value>(inner => array(inner), literal('end'));
    expect(textsIn(nested(16))).toEqual(['end']);
    expect(textsIn(nested(17))).toEqual([]);
  });

  it('ends in a value that holds itself', () => {
    const items: Value[] = [];
    const endless: Value = { ...array(), items };
    items.push(endless, endless);
    expect(walk(endless, () => undefined)).toBe(false);
  });

  it('visits two thousand values', () => {
    let visits = 0;
    walk(array(...Array.from({ length: 3_000 }, () => a)), () => void visits++);
    expect(visits).toBe(2_000);
  });
});

describe('the first value', () => {
  it('may be the value itself', () => {
    expect(find(a, ({ kind }) => kind === 'literal')).toBe(a);
  });
  it('is the outer and the left one', () => {
    expect(find(array(b, a), ({ kind }) => kind === 'literal')).toBe(b);
    const inner = array(a);
    const outer = array(inner);
    expect(find(outer, ({ kind }) => kind === 'array')).toBe(outer);
  });
  it('may not be there', () => {
    expect(find(array(a), ({ kind }) => kind === 'global')).toBeUndefined();
  });
});

it('alternatives are told apart to any depth', () => {
  expect(alternativesOf(union(a, union(b, union(unknown))))).toEqual([a, b, unknown]);
  expect(alternativesOf(global('x'))).toEqual([global('x')]);
  expect(alternativesOf(array(union(a, b)))).toEqual([array(union(a, b))]);
});
