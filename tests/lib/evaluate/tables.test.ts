import { describe, expect, it } from 'vitest';

import { fullValueOf, valueOf } from '../../support/evaluate.ts';

const before = `
import { Kind } from './generated';
type Room = { kind: 'Hall' | 'Cell' };
const names = { [Kind.Hall]: 'Hall Opened', [Kind.Cell]: 'Cell Opened' };
const mixed = { [Kind.Hall]: 'Hall Opened', Cell: 'Cell Opened' };
const one = { [Kind.Hall]: 'Hall Opened' };
const spread = { ...others, [Kind.Hall]: 'Hall Opened', [Kind.Cell]: 'Cell Opened' };
declare const room: Room;
`;

describe('a table whose keys are not known', () => {
  it.each([
    ['names[room.kind]', '"Hall Opened" | "Cell Opened"'],
    ['names.Hall', '"Hall Opened" | "Cell Opened"'],
    ["names['Cell']", '"Hall Opened" | "Cell Opened"'],
    ['names[Kind.Hall]', '"Hall Opened" | "Cell Opened"'],
    ['names[q]', '"Hall Opened" | "Cell Opened"'],
  ])('%s is any of it: %s', (expression, expected) => {
    expect(valueOf(expression, before)).toBe(expected);
  });

  it('may lack what is asked for by a name', () => {
    expect(fullValueOf('names.Hall', before)).toBe('("Hall Opened" | "Cell Opened")?');
  });

  it.each([
    // What is laid out by name has that name alone.
    ['mixed.Cell', '"Cell Opened"'],
    ['mixed.Hall', 'undefined'],
    // A single key that is worked out is a change to something, and no table.
    ['one.Hall', 'undefined'],
    ['spread.Hall', 'the global others.Hall'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
