import { describe, expect, it } from 'vitest';

import { walk } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';
import { semicolonAfter, semicolonBefore } from '../../../lib/edit/statement-ends.ts';

import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

/** The first node of a text with a text of its own. */
function find(text: string, piece: string, isWanted: (node: Node) => boolean): { source: Source; node: Node } {
  const source = parseSource('a.ts', text);
  let node: Node | undefined;
  walk(source.program, one => {
    if (text.slice(...one.range) === piece && isWanted(one)) node ??= one;
  });
  if (!node) throw new Error(`There is no ${piece} in ${text}`);
  return { source, node };
}

function before(text: string, first = '('): string {
  const { source, node } = find(text, 'here()', ({ type }) => type === 'CallExpression');
  return semicolonBefore(source, node, first);
}

describe('a semicolon in front of what takes the place of an expression', () => {
  it.each(['(', '[', '`', '+', '-', '/', '(a)'])('keeps %s from going on with the line above', first => {
    expect(before('a()\nhere()\n', first)).toBe(';');
  });

  it.each(['a', '{', '!', '"', '*', 'await'])('is not asked by %s', first => {
    expect(before('a()\nhere()\n', first)).toBe('');
  });

  it.each([
    ['behind a declaration', 'const a = b\nhere()\n'],
    ['in a block', 'if (a) {\n  b()\n  here()\n}\n'],
    ['in a case', 'switch (a) {\n  case 1:\n    b()\n    here()\n}\n'],
    ['where it begins a longer one', 'a()\nhere().b()\n'],
    ['behind what ends without a block', 'if (a) b()\nhere()\n'],
    ['behind what ends in another branch', 'if (a) {} else b()\nhere()\n'],
    ['behind a loop without a block', 'while (a) b()\nhere()\n'],
    ['behind a class that is a value', 'a = class {}\nhere()\n'],
    ['behind a function that is a value', 'a = function () {}\nhere()\n'],
    ['behind an object', 'a = {}\nhere()\n'],
  ])('stands %s', (_where, text) => {
    expect(before(text)).toBe(';');
  });

  it.each([
    ['behind one', 'a();\nhere()\n'],
    ['at the beginning', 'here()\n'],
    ['at the beginning of a block', 'a()\n{\n  here()\n}\n'],
    ['where it does not begin the statement', 'a()\nb(here())\n'],
    ['where it is what a variable takes', 'a()\nconst b = here()\n'],
    ['where it is the only one of a condition', 'a()\nif (b) here()\n'],
    ['behind a block', '{ a() }\nhere()\n'],
    ['behind a condition', 'if (a) {}\nhere()\n'],
    ['behind another branch', 'if (a) b(); else {}\nhere()\n'],
    ['behind a loop', 'for (;;) {}\nhere()\n'],
    ['behind a loop over keys', 'for (a in b) {}\nhere()\n'],
    ['behind a loop over values', 'for (a of b) {}\nhere()\n'],
    ['behind a loop on a condition', 'while (a) {}\nhere()\n'],
    ['behind a label', 'a: {}\nhere()\n'],
    ['behind a choice', 'switch (a) {}\nhere()\n'],
    ['behind a try', 'try {} catch {}\nhere()\n'],
    ['behind a function', 'function a() {}\nhere()\n'],
    ['behind a class', 'class A {}\nhere()\n'],
    ['behind an interface', 'interface A {}\nhere()\n'],
    ['behind an enum', 'enum A {}\nhere()\n'],
    ['behind a namespace', 'namespace A {}\nhere()\n'],
  ])('does not stand %s', (_where, text) => {
    expect(before(text)).toBe('');
  });
});

describe('what ends a statement that takes the place of another', () => {
  const after = (text: string): string => {
    const { source, node } = find(text, 'here()', ({ type }) => type === 'ExpressionStatement');
    return semicolonAfter(source, node);
  };

  it.each([
    ['a semicolon by habit', 'a();\nb();\nhere()', ';'],
    ['nothing by habit', 'a()\nhere()\nb()\n', ''],
    ['nothing at the end', 'a()\nhere()\n', ''],
  ])('%s', (_what, text, expected) => {
    expect(after(text)).toBe(expected);
  });

  it('a semicolon where the next one would go on with it', () => {
    // Such code has it there already, but for a statement that ends in a block.
    const { source, node } = find('a()\nif (b) {}\n(c)\n', 'if (b) {}', () => true);
    expect(semicolonAfter(source, node)).toBe(';');
  });
});
