import { describe, expect, it } from 'vitest';

import { chosenBy, isCertain } from '../../../lib/evaluate/certain.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';

const TYPES = `interface X { a: string; x: X; list: X[]; opt?: X }
interface Y { b: string }
type Later = X;
type Maybe = X | null;
type Generic<T> = T | null;
type Circle = Circle;
type Deep0 = X;
${Array.from({ length: 12 }, (_, index) => `type Deep${index + 1} = Deep${index};`).join('\n')}
enum Kind { One }
class Made {}
const one = { a: 1 };
import { Known } from 'known';
import { type Other } from './b';
`;

/** Whether what `w` gives is certain, for whoever calls it with a value of a type. */
function certain(type: string, { given = 'p', file = 'a.ts', other = '' } = {}): boolean {
  const files = { [file]: `${TYPES}\nfunction w(p: ${type}) { return ${given}; }`, 'b.ts': other, 'c.ts': OTHERS };
  const { evaluator, module } = evaluation(files);
  const m = module(file);
  const id = m.facts.fns.findIndex(({ n }) => n === 'w');
  const x = m.facts.fns[id]?.ret[0];
  if (!x) throw new Error('The function gives nothing.');
  const frame = { key: `${m.path}#${id}`, args: null, up: null, memo: new Map() };
  return evaluator.open(() => isCertain(evaluator, evaluator.eval(m, x, frame)));
}

const OTHERS =
  'export interface Other { a: string }\nexport interface Another { b: string }\nexport type Maybe = Other | null;';

describe('a value is there by its type', () => {
  it.each([
    ...['X', '{ a: string }', 'X[]', 'readonly X[]', '() => void', 'X | Y', 'X & Y', 'X & null', 'Date', 'Later'],
    ...['Kind', 'Made', 'Known', 'N.X', 'Array<X>', 'Readonly<X>', 'Partial<X>', 'Required<X>', "Pick<X, 'a'>"],
    ...["Omit<X, 'a'>", 'Record<string, X>', 'NonNullable<X>', '[X, Y]', 'Deep9'],
  ])('%s', type => {
    expect(certain(type)).toBe(true);
  });

  it.each([
    ...[
      'string',
      'number',
      'boolean',
      'any',
      'unknown',
      'null',
      'undefined',
      'X | null',
      'X | undefined',
      'X | string',
    ],
    ...['Maybe', 'Generic<X>', 'Circle', 'Promise<X>', 'Map<string, X>', 'Known<X>', 'N.X<X>', 'typeof one'],
    ...['Unheard<X>', 'Deep12', 'null & null'],
  ])('and not by %s', type => {
    expect(certain(type)).toBe(false);
  });

  it.each([
    ['p.x', true],
    ['p.x.x', true],
    ['p.x!', true],
    ['p.opt!', false],
    ['p.opt', false],
    ['p.a', false],
    ['p[0]', false],
    ['p.list[0]', false],
    ['p?.x', false],
    ['p.x || p.x.x', true],
    ['p.opt ? p.x : p.opt', false],
    ['{ a: 1 }', true],
    ['[p]', true],
    ['new Made()', true],
    ["'a'", false],
    ['q()', false],
    ['q', false],
  ])('by the way to it: %s is %s', (given, expected) => {
    expect(certain('X', { given })).toBe(expected);
  });

  it('is not certain in JavaScript, whose comments rarely say what may be missing', () => {
    expect(certain('X', { file: 'a.js' })).toBe(false);
    expect(certain('X', { file: 'a.mjs' })).toBe(false);
    expect(certain('X', { file: 'a.cjsx' })).toBe(false);
    expect(certain('X', { file: 'a.tsx' })).toBe(true);
  });

  it.each([
    ['export interface Other { a: string }', true],
    ['export type Other = { a: string };', true],
    ['export type Other = { a: string } | null;', false],
    ['export class Other {}', true],
    ["export { Other } from './c';", true],
    ["export { Another as Other } from './c';", true],
    ["export { Maybe as Other } from './c';", false],
    ["import { Other } from './c'; export { Other };", true],
    ["export * from './c';", false],
    ["export { Other } from 'away';", true],
    ['export interface Another {}', false],
  ])('by a type of another file: %s is %s', (other, expected) => {
    expect(certain('Other', { other })).toBe(expected);
  });
});

describe('a choice is made by what a call gives or leaves out', () => {
  const leftOut: Evaluated = { kind: 'literal', value: undefined, leftOut: true };
  const leftOutNull: Evaluated = { kind: 'literal', value: null, leftOut: true };
  const there: Evaluated = { kind: 'global', name: 'there' };
  const open: Evaluated = { kind: 'global', name: 'open' };
  const nothing: Evaluated = { kind: 'literal', value: undefined };
  const none: Evaluated = { kind: 'literal', value: null };
  const asked = (operator: string, ...operands: Evaluated[]): Evaluated => ({ kind: 'operation', operator, operands });

  it.each<[string, Evaluated, boolean | undefined]>([
    ['what is left out', leftOut, false],
    ['what is there', there, true],
    ['what may be there', open, undefined],
    ['not what is left out', asked('!', leftOut), true],
    ['not what is there', asked('!', there), false],
    ['not what may be there', asked('!', open), undefined],
    ['not not what is there', asked('!', asked('!', there)), true],
    ['what is there != null', asked('!=', there, none), true],
    ['what is there !== undefined', asked('!==', there, nothing), true],
    ['what is there == null', asked('==', there, none), false],
    ['what is there === undefined', asked('===', there, nothing), false],
    ['what may be there != null', asked('!=', open, none), undefined],
    ['what may be there === undefined', asked('===', open, nothing), undefined],
    ['what is left out != null', asked('!=', leftOut, none), false],
    ['what is left out == null', asked('==', leftOut, none), true],
    ['what is left out != undefined', asked('!=', leftOut, nothing), false],
    ['what is left out !== undefined', asked('!==', leftOut, nothing), false],
    ['what is left out === undefined', asked('===', leftOut, nothing), true],
    ['what is left out !== null', asked('!==', leftOut, none), true],
    ['what is left out === null', asked('===', leftOut, none), false],
    ['null that is given === null', asked('===', leftOutNull, none), true],
    ['null that is given === undefined', asked('===', leftOutNull, nothing), false],
    ['what is there === what may be there', asked('===', there, open), undefined],
    ['what is there > nothing', asked('>', there, none), undefined],
    ['what is there && nothing', asked('&&', there, none), undefined],
    ['a minus', asked('-', there), undefined],
    ['an operation of nothing', asked('!'), undefined],
  ])('%s', (_what, test, expected) => {
    expect(chosenBy(test, value => value === there)).toBe(expected);
  });
});
