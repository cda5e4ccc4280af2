import { describe, expect, it } from 'vitest';

import { namesOf, tellingOf } from '../../../lib/calls/names.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';
import type { UnknownReason } from '../../../lib/reading.ts';

const literal = (value: string | number | boolean | null | undefined): Evaluated => ({ kind: 'literal', value });
const union = (...of: Evaluated[]): Evaluated => ({ kind: 'union', of });
const template = (...parts: (string | Evaluated)[]): Evaluated => ({ kind: 'template', parts });
const member = (object: Evaluated): Evaluated => ({ kind: 'member', object, property: 'name' });
const unknown = (reason: UnknownReason): Evaluated => ({ kind: 'unknown', reason });
const parameter: Evaluated = { kind: 'parameter', key: 'a.ts#0', index: 0, name: 'event', path: [] };
const imported: Evaluated = { kind: 'import', source: 'names', name: 'saved' };
const global: Evaluated = { kind: 'global', name: 'NAME' };
const call: Evaluated = { kind: 'call', callee: global, args: [], isNew: false };
const operation: Evaluated = { kind: 'operation', operator: '-', operands: [] };

const whole = (...events: string[]) => ({ events, patterns: [] });
const holed = (...patterns: string[]) => ({ events: [], patterns });
const open = (unresolved: UnknownReason) => ({ events: [], patterns: [], unresolved });

describe('the names that a value can be', () => {
  it.each<[string, Evaluated, ReturnType<typeof namesOf>]>([
    ['a text', literal('Saved'), whole('Saved')],
    ['an empty text', literal(''), whole('')],
    ['a number', literal(7), whole('7')],
    ['nothing', literal(undefined), open('missing')],
    ['null', literal(null), open('missing')],
    ['a boolean', literal(false), open('missing')],
    ['one of several, each once', union(literal('A'), literal('B'), literal('A')), whole('A', 'B')],
    ['a text with holes', template('saved_', parameter, '_twice', call), holed('saved_*_twice*')],
    [
      'texts and texts with holes',
      union(literal('A'), template('b_', call), template('b_', parameter)),
      { events: ['A'], patterns: ['b_*'] },
    ],
    ['a hole alone', template(parameter), open('parameter')],
    ['holes and blanks', template(' ', call, ' ', parameter), open('dynamic-call')],
    ['stars alone', template('**'), open('dynamic-expression')],
  ])('of %s', (_about, value, expected) => {
    expect(namesOf(value)).toEqual(expected);
  });

  it.each<[string, Evaluated, UnknownReason]>([
    ['its own reason', unknown('reassigned'), 'reassigned'],
    ['a parameter', parameter, 'parameter'],
    ['a call', call, 'dynamic-call'],
    ['an import', imported, 'unresolved-import'],
    ['a global', global, 'unknown-global'],
    ['an operation', operation, 'dynamic-expression'],
    ['a member of a parameter', member(member(parameter)), 'parameter'],
    ['a member of an import', member(imported), 'unresolved-import'],
    ['a member of something unknown for a reason', member(unknown('cycle')), 'cycle'],
    ['a member of some expression', member(unknown('dynamic-expression')), 'dynamic-member'],
    ['a member of a global', member(global), 'dynamic-member'],
    ['a hole that is a name or a parameter', template(union(literal('A'), parameter)), 'parameter'],
    ['a hole that is one of two names', template(union(literal('A'), literal('B'))), 'dynamic-expression'],
    ['a hole that is none of anything', template(union()), 'dynamic-expression'],
  ])('are not known for %s', (_about, value, reason) => {
    expect(namesOf(value)).toEqual(open(reason));
  });

  it('are not all known where one alternative is not', () => {
    expect(namesOf(union(literal('A'), parameter))).toEqual({ ...whole('A'), unresolved: 'parameter' });
  });

  it('are all known where the only other alternative is that there is none', () => {
    expect(namesOf(union(literal('A'), literal(null)))).toEqual(whole('A'));
    expect(namesOf(union(template('a_', call), literal(null)))).toEqual(holed('a_*'));
    expect(namesOf(union(literal(null), literal(undefined)))).toEqual(open('missing'));
  });

  it('say that their list was cut, whatever else is unknown', () => {
    expect(namesOf(union(literal('A'), literal(null), parameter, unknown('cut-off')))).toEqual({
      ...whole('A'),
      unresolved: 'cut-off',
    });
  });
});

describe('the reason to tell', () => {
  it.each<[UnknownReason[], UnknownReason | undefined]>([
    [[], undefined],
    [['missing'], 'missing'],
    [['missing', 'spread'], 'spread'],
    [['spread', 'missing', 'cycle'], 'spread'],
    [['spread', 'cut-off'], 'cut-off'],
  ])('of %j is %s', (reasons, expected) => {
    expect(tellingOf(reasons)).toBe(expected);
  });
});
