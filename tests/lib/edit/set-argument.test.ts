import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { setArgument } from '../../../lib/edit/set-argument.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { PartPath } from '../../../lib/catalog/types.ts';

/** The text in which `f(…)` is given `'v'` at a place; undefined where that is refused. */
function given(text: string, place: PartPath, value: (old: string | undefined) => string = () => "'v'"): string {
  const source = parseSource('a.ts', text);
  let call: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
  walk(source.program, node => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression') call ??= node;
  });
  const outcome = setArgument(source, call as TSESTree.CallExpression, place, value);
  return outcome.refused ?? applyEdits(text, outcome.edits);
}

describe('an argument is set', () => {
  it.each<[string, string, PartPath, string]>([
    ['one more', 'f(a);', [1], "f(a, 'v');"],
    ['one more, behind a comma', 'f(a,);', [1], "f(a, 'v');"],
    ['one more, of keys', 'f(a);', [1, 'b', 'c'], "f(a, { b: { c: 'v' } });"],
    ['one more, of a key that is no name', 'f(a);', [1, 'b-c'], "f(a, { 'b-c': 'v' });"],
    ['one more, of a class', 'new F(a);', [1, 'b'], "new F(a, { b: 'v' });"],
    ['a text that is there', "f('a');", [0], "f('v');"],
    ['a text that is cast', "f('a' as const);", [0], "f('v' as const);"],
    ['a key of an object', 'f({ a: 1 });', [0, 'b'], "f({ a: 1, b: 'v' });"],
    ['a key of an empty object', 'f({});', [0, 'b'], "f({ b: 'v' });"],
    ['a key of an object with a comment alone', 'f({ /* a */ });', [0, 'b'], "f({ /* a */ b: 'v' });"],
    ['keys of an object', 'f({ a: 1 });', [0, 'b', 'c'], "f({ a: 1, b: { c: 'v' } });"],
    ['a key that is there', "f({ b: 'a' });", [0, 'b'], "f({ b: 'v' });"],
    ['a key that is there, in quotes', "f({ 'b': 'a' });", [0, 'b'], "f({ 'b': 'v' });"],
    ['a key in an object that is there', 'f({ b: { c: 1 } });', [0, 'b', 'd'], "f({ b: { c: 1, d: 'v' } });"],
    ['where undefined stands', 'f(undefined);', [0, 'b'], "f({ b: 'v' });"],
    ['where true stands', 'f({ b: true });', [0, 'b', 'c'], "f({ b: { c: 'v' } });"],
    ['in a variable for it alone', 'const o = { a: 1 };\nf(o);', [0, 'b'], "const o = { a: 1, b: 'v' };\nf(o);"],
    ['with a double quote', 'g("h");\n', [0], 'g("v");\n'],
  ])('%s', (_which, text, place, expected) => {
    expect(given(text, place, () => (text.includes('"') ? '"v"' : "'v'"))).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['in lines', 'f({\n  a: 1,\n});', "f({\n  a: 1,\n  b: 'v',\n});"],
    ['in lines without a comma', 'f({\n  a: 1\n});', "f({\n  a: 1,\n  b: 'v'\n});"],
    ['behind a comment', 'f({\n  a: 1, // why\n});', "f({\n  a: 1, // why\n  b: 'v',\n});"],
    ['with Windows lines', 'f({\r\n  a: 1,\r\n});', "f({\r\n  a: 1,\r\n  b: 'v',\r\n});"],
    ['on one line with a comma', 'f({ a: 1, });', "f({ a: 1, b: 'v' });"],
  ])('%s', (_how, text, expected) => {
    expect(given(text, [0, 'b'])).toBe(expected);
  });

  it('one more on a line of its own', () => {
    expect(given('f(\n  a,\n);', [1])).toBe("f(\n  a,\n  'v',\n);");
    expect(given('f(\n  a\n);', [1])).toBe("f(\n  a,\n  'v'\n);");
  });

  it('by what stands there', () => {
    expect(given("f({ b: 'a' });", [0, 'b'], old => `'${old}v'`)).toBe("f({ b: 'av' });");
    expect(given('f({ a: 1 });', [0, 'b'], old => `'${old}v'`)).toBe("f({ a: 1, b: 'undefinedv' });");
  });
});

describe('an argument is left to a person', () => {
  it.each<[string, string, PartPath]>([
    ['behind a spread', 'f(...a);', [1]],
    ['that is a spread', 'f(a, ...b);', [1]],
    ['with another missing before it', 'f(a);', [2]],
    ['that is computed', 'f(a());', [0]],
    ['that is no text', 'f(5);', [0]],
    ['of an object that is put together', 'f({ ...a });', [0, 'b']],
    ['of an object with a computed key', 'f({ [a]: 1 });', [0, 'b']],
    ['of a shorthand', 'f({ b });', [0, 'b']],
    ['of a call', 'f(a());', [0, 'b']],
    ['of a text', "f('a');", [0, 'b']],
    ['of false', 'f({ b: false });', [0, 'b', 'c']],
    ['of a variable that others read', 'const o = {};\nf(o, o);', [0, 'b']],
    ['of a variable that the file does not have', 'f(o);', [0, 'b']],
  ])('%s', (_which, text, place) => {
    expect(given(text, place)).toBe(
      'its settings are put together elsewhere: give them the address of the proxy there',
    );
  });

  it('and is not, where the spread stands behind it', () => {
    expect(given("f('a', ...b);", [0])).toBe("f('v', ...b);");
  });
});
