import { describe, expect, it } from 'vitest';

import { tooDeep } from '../../../lib/syntax/nesting.ts';

const brackets = 'nested more than 500 brackets deep, which is too much for a parser';
const operators = 'nested more than 2000 operators deep, which is too much for a parser';
const parts = 'nested more than 50000 parts deep, which is too much for a parser';

/** `before` and `after` so many times around `middle`. */
function nested(count: number, before: string, after = '', middle = 'x'): string {
  return before.repeat(count) + middle + after.repeat(count);
}

describe('brackets', () => {
  it.each([
    ['arrays', '[', ']'],
    ['parentheses', '(', ')'],
    ['calls', 'f(', ')'],
    ['objects', '{ a: ', ' }'],
    ['blocks', '{', '}'],
    ['functions', 'function f() {', '}'],
    ['arrows with bodies', '() => {', '}'],
    ['classes', 'class { a = ', '}'],
    ['holes of templates', '`${', '}`'],
    ['expressions in elements', '<a b={', '}/>'],
    ['over lines', '[\n', ']\n'],
    ['never closed', '[', ''],
  ])('%s', (_, before, after) => {
    expect(tooDeep(nested(500, before, after))).toBeUndefined();
    expect(tooDeep(nested(501, before, after))?.message).toBe(brackets);
  });

  it('are counted as they stand open, not as there are', () => {
    expect(tooDeep('f([{}]);\n'.repeat(2000))).toBeUndefined();
    expect(tooDeep(')'.repeat(2000) + nested(500, '[', ']'))).toBeUndefined();
    expect(tooDeep(')'.repeat(2000) + nested(501, '[', ']'))).toBeDefined();
  });

  it('says where the first is that is too many', () => {
    expect(tooDeep(`const a = 1;\n${nested(501, '[', ']')}`)?.offset).toBe(13 + 500);
  });

  it.each([
    ['strings', "f('[');\n"],
    ['strings in double quotes', 'f("[");\n'],
    ['comments to the end of the line', 'a; // [\n'],
    ['comments', 'a; /* [\n( */\n'],
  ])('do not count in %s', (_, line) => {
    expect(tooDeep(line.repeat(1000))).toBeUndefined();
    expect(tooDeep(line.repeat(1000) + nested(501, '[', ']'))?.message).toBe(brackets);
  });

  it('count behind an apostrophe in the text of an element', () => {
    expect(tooDeep(`<p>It's</p>;\n${nested(501, '[', ']')}`)?.message).toBe(brackets);
  });
});

describe('what nests without brackets', () => {
  it.each([
    ['negations', '!'],
    ['signs', '- '],
    ['complements', '~'],
    ['`typeof`', 'typeof '],
    ['`new`', 'new '],
    ['`await`', 'await '],
    ['assignments', 'a = '],
    ['assignments with an operation', 'a += '],
    ['arrows', 'a => '],
    ['conditions', 'a ? b : '],
    ['elements', '<a>'],
    ['type arguments', 'A<'],
    ['classes that extend classes', 'class extends '],
    ['alternatives', 'if (a) {} else '],
    ['`keyof`', 'keyof '],
  ])('%s', (_, text) => {
    // What is short cannot nest deep, whatever it is.
    expect(tooDeep(`${' '.repeat(2000)}${nested(2000, text)}`)).toBeUndefined();
    expect(tooDeep(`${' '.repeat(2000)}${nested(2001, text)}`)?.message).toBe(operators);
  });

  it('after a word that is no operand', () => {
    expect(tooDeep(`return ${nested(2001, '!')}`)?.message).toBe(operators);
    expect(tooDeep(`a ${nested(2500, '!')}`)).toBeUndefined();
  });

  it('says where the expression begins', () => {
    expect(tooDeep(`const a = 1;\nf(b, ${nested(2001, '!')}`)?.offset).toBe(17);
  });

  it.each([
    ['comparisons', 'a === b || c !== d && e <= f || g >= h || i == j || k != l || '],
    ['optional chains', 'a?.b ?? '],
    ['shifts', 'a << b | '],
    ['increments', 'a++ + b-- + '],
    ['sums', 'a - b + '],
    ['closing tags', '</a>'],
    ['assertions that something is there', 'a!.b + '],
  ])('%s do not', (_, text) => {
    expect(tooDeep(text.repeat(1500))).toBeUndefined();
  });

  it.each([
    ['a comma', 'a = b, '],
    ['a semicolon', 'a = b; '],
    ['a line', 'a = b\n'],
  ])('ends at %s', (_, text) => {
    expect(tooDeep(text.repeat(5000))).toBeUndefined();
    expect(tooDeep(`${text.repeat(5000)}${nested(2001, '!')}`)?.message).toBe(operators);
    expect(tooDeep(`${nested(2001, '!')}${text.repeat(5000)}`)?.message).toBe(operators);
  });

  it('does not count in strings', () => {
    expect(tooDeep(`a = '${'= '.repeat(3000)}'`)).toBeUndefined();
  });
});

describe('sums and chains', () => {
  it('may have thousands of parts', () => {
    expect(tooDeep(`x = a${' + a'.repeat(10_000)}`)).toBeUndefined();
    expect(tooDeep(`x = a${'.b()'.repeat(10_000)}`)).toBeUndefined();
  });

  it('may not have tens of thousands', () => {
    expect(tooDeep(`a${'.b'.repeat(24_999)}`)).toBeUndefined();
    expect(tooDeep(`a${'.b'.repeat(25_000)}`)?.message).toBe(parts);
  });
});
