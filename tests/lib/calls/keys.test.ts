import { describe, expect, it } from 'vitest';

import { keysOf } from '../../../lib/calls/keys.ts';
import { readText } from '../../support/reading.ts';

/** `a b? …`: the keys in their order, those that are not always there with `?`; `…` where there may be others. */
function keys(code: string): string {
  const { workings, exported } = readText(code);
  const { evaluator } = workings;
  const found = evaluator.open(() => keysOf(evaluator, exported('value')));
  return [
    ...[...found.keys].map(([key, { isSure }]) => `${key}${isSure ? '' : '?'}`),
    ...(found.open ? ['…'] : []),
  ].join(' ');
}

describe('the keys of an object', () => {
  it.each([
    [
      'as it is written',
      'export const value = { a: 1, "b-c": 2, 3: 4, d() {}, get e() { return 1; } };',
      'a b-c 3 d e',
    ],
    ['without any', 'export const value = {};', ''],
    ['by a computed key that is known', 'const k = "b"; export const value = { a: 1, [k]: 2 };', 'a b'],
    ['by a computed key of several', 'const k = x ? "b" : "c"; export const value = { a: 1, [k]: 2 };', 'a b? c?'],
    ['by a computed key that is not known', 'export const value = { a: 1, [key()]: 2 };', 'a …'],
    ['with a spread', 'const rest = { b: 1 }; export const value = { a: 1, ...rest };', 'a b'],
    ['with a spread that is not known', 'export const value = { a: 1, ...rest() };', 'a …'],
    ['with a spread under a condition', 'export const value = { a: 1, ...(x && { b: 2 }) };', 'a b?'],
    ['with a spread of a choice', 'export const value = { ...(x ? { a: 1 } : undefined) };', 'a?'],
    ['with a spread of a choice further in', 'export const value = { ...(x ? y && { a: 1 } : { a: 2 }) };', 'a?'],
    ['with a spread of what a name holds', 'const rest = x && { a: 1 }; export const value = { ...rest };', 'a?'],
    ['with a spread of a cast', 'export const value = { ...((x && { a: 1 }) as A) };', 'a?'],
    ['with a spread that has a stand-in', 'export const value = { ...((x && { a: 1 }) || { a: 2 }) };', 'a'],
    ['with a spread that stands in', 'export const value = { ...(x || (y && { a: 2 })) };', 'a? …'],
    ['with a spread of an argument', 'const f = p => ({ ...p }); export const value = f(x && { a: 1 });', 'a?'],
    ['with a spread or nothing', 'export const value = { a: 1, ...(x || undefined) };', 'a …'],
    ['with a spread of one of two', 'export const value = { ...(x ? { a: 1, b: 2 } : { a: 3 }) };', 'a b?'],
    ['with one of two, the one unknown', 'export const value = { ...(x ? { a: 1 } : rest()) };', 'a? …'],
    ['under a condition and for certain', 'export const value = { ...(x && { a: 1 }), a: 2 };', 'a'],
    ['for certain and then under a condition', 'export const value = { a: 2, ...(x && { a: 1 }) };', 'a'],
    ['with a spread of a text', 'export const value = { a: 1, ..."b" };', 'a'],
    ['joined', 'export const value = Object.assign({ a: 1 }, { b: 2 });', 'a b'],
    ['joined under a condition', 'export const value = Object.assign({ a: 1 }, x && { b: 2 });', 'a b?'],
    ['joined with one of two', 'export const value = Object.assign({}, x ? { a: 1, b: 2 } : { a: 3 });', 'a b?'],
    ['joined under a condition and for certain', 'export const value = Object.assign(x && { a: 1 }, { a: 2 });', 'a'],
    ['joined with something unknown', 'export const value = Object.assign({ a: 1 }, rest());', 'a …'],
    ['written later', 'export const value: any = { a: 1 }; value.b = 2;', 'a b?'],
    ['written later under a key of the run', 'export const value: any = { a: 1 }; value[key] = 2;', 'a …'],
    ['without some', 'const { a, ...value } = { a: 1, b: 2, c: 3 }; export { value };', 'b c'],
    ['that is a list', 'export const value = [1];', '…'],
    ['that is not known', 'export const value = rest();', '…'],
    ['that spreads itself', 'export let value = {}; value = { ...value, a: 1 };', 'a? …'],
  ])('%s', (_about, code, expected) => {
    expect(keys(code)).toBe(expected);
  });

  it('end where spreads go too deep', () => {
    const nested = (depth: number): string =>
      Array.from({ length: depth }, (_, n) => `const v${n + 1} = { k${n + 1}: 1, ...v${n} };`).join('\n');
    expect(keys(`const v0 = { k0: 1 };\n${nested(8)}\nexport const value = v8;`)).toBe('k8 k7 k6 k5 k4 k3 k2 k1 k0');
    expect(keys(`const v0 = { k0: 1 };\n${nested(9)}\nexport const value = v9;`)).toBe('k9 k8 k7 k6 k5 k4 k3 k2 k1 …');
  });

  it('know where they are written', () => {
    const { workings, exported, at } = readText(
      'const rest = { b: 1 };\nexport const value = { a: 1, ...rest, ["c"]: 2 };',
    );
    const found = keysOf(workings.evaluator, exported('value'));
    const written = [...found.keys].map(([key, { at: place }]) => [key, place && at([place.start, place.end])]);
    expect(written).toEqual([
      ['a', 'a: 1'],
      ['b', 'b: 1'],
      ['c', '["c"]: 2'],
    ]);
  });
});
