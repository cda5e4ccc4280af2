import { describe, expect, it } from 'vitest';

import {
  endWithComments,
  hasComment,
  isPlainGap,
  lastBefore,
  MARKER,
  startOfComments,
  startWithComments,
  startWithDirectives,
  withoutComments,
} from '../../../lib/edit/comments.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../../lib/edit/source.ts';

/** What stands in a text from the place that is found for `here` on. */
function from(text: string, find: (source: Source, offset: number) => number): string {
  return text.slice(find(parseSource('a.ts', text), text.indexOf('here')));
}

/** What stands in a text up to the place that is found for the end of `here();`. */
function upTo(text: string): string {
  const end = endWithComments(parseSource('a.ts', text), text.indexOf('here();') + 'here();'.length);
  return text.slice(text.indexOf('here'), end);
}

describe('what speaks to a tool about the next line stays above it', () => {
  it.each([
    ...['eslint-disable-next-line no-x', 'oxlint-disable-next-line', 'biome-ignore lint', 'prettier-ignore'],
    ...['@ts-ignore', '@ts-expect-error why', 'istanbul ignore next', 'c8 ignore next', 'v8 ignore next', MARKER],
  ])('%s', words => {
    expect(from(`a();\n  // ${words}\n  here();`, startWithDirectives)).toBe(`// ${words}\n  here();`);
    expect(from(`a();\n  /*${words}*/\n  here();`, startWithDirectives)).toBe(`/*${words}*/\n  here();`);
  });

  it.each([
    ['what is no such word', 'a();\n// why\nhere();'],
    ['what says such a word later', 'a();\n// not @ts-ignore\nhere();'],
    ['what is parted from it', 'a();\n// @ts-ignore\n\nhere();'],
    ['what stands above something else', '// @ts-ignore\na();\nhere();'],
    ['what is for the whole file', '/* eslint-disable */\nhere();'],
  ])('and not %s', (_what, text) => {
    expect(from(text, startWithDirectives)).toBe('here();');
  });

  it('however many there are', () => {
    const text = 'a();\n// @ts-ignore\n// prettier-ignore\nhere();';
    expect(from(text, startWithDirectives)).toBe('// @ts-ignore\n// prettier-ignore\nhere();');
    expect(from('a();\n// @ts-ignore\n// why\nhere();', startWithDirectives)).toBe('here();');
  });

  it('and not where something stands before it on its line', () => {
    expect(from('// @ts-ignore\na(); here();', startWithDirectives)).toBe('here();');
  });
});

describe('the start of a statement with the comments before it', () => {
  it.each([
    ['on its line', 'a();\n/* b */ here();', '/* b */ here();'],
    ['of two', 'a();\n/* b */ /* c */ here();', '/* b */ /* c */ here();'],
    ['not above it', '// b\nhere();', 'here();'],
    ['not where code stands before them', 'a(); /* b */ here();', 'here();'],
    ['none', 'a();\nhere();', 'here();'],
  ])('%s', (_which, text, expected) => {
    expect(from(text, startWithComments)).toBe(expected);
  });
});

describe('the end of a statement with the comments behind it', () => {
  it.each([
    ['on its line', 'here(); // b\nc();', 'here(); // b'],
    ['of two', 'here(); /* b */ // c\nd();', 'here(); /* b */ // c'],
    ['not below it', 'here();\n// b', 'here();'],
    ['not before other code', 'here(); /* b */ c();', 'here();'],
    ['not over the line', 'here(); /* b\n */ c();', 'here();'],
    ['none', 'here();\n', 'here();'],
    ['at the end of the file', 'here(); // b', 'here(); // b'],
    ['none where code follows', 'here(); c(); // b', 'here();'],
  ])('%s', (_which, text, expected) => {
    expect(upTo(text)).toBe(expected);
  });
});

describe('the comments above', () => {
  it.each([
    ['directly', 'a();\n// b\nhere();', '// b\nhere();'],
    ['one above the other', 'a();\n// b\n// c\nhere();', '// b\n// c\nhere();'],
    ['not behind an empty line', 'a();\n// b\n\nhere();', 'here();'],
    ['not behind code', 'a(); // b\nhere();', 'here();'],
    ['up to one behind code', 'a(); // b\n// c\nhere();', '// c\nhere();'],
  ])('%s', (_which, text, expected) => {
    expect(from(text, startOfComments)).toBe(expected);
  });

  it('of which the last is the nearest', () => {
    const text = '/* a */ /* b */ here(); /* c */';
    const source = parseSource('a.ts', text);
    expect(lastBefore(source, text.indexOf('here'))?.value).toBe(' b ');
    expect(lastBefore(source, text.indexOf('here') + 1)).toBeUndefined();
    expect(lastBefore(source, 0)).toBeUndefined();
  });
});

describe('comments in a range', () => {
  const text = 'a /* b */ + /* c */ d;';
  const source = parseSource('a.ts', text);

  it.each([
    [0, text.length, true],
    [2, 9, true],
    [3, 4, true],
    [0, 2, false],
    [9, 12, false],
    [8, 12, true],
    [0, 3, true],
  ])('from %i to %i: %s', (start, end, expected) => {
    expect(hasComment(source, [start, end])).toBe(expected);
  });

  it('are left out', () => {
    expect(withoutComments(source, [0, text.length])).toBe('a  +  d;');
    expect(withoutComments(source, [0, 12])).toBe('a  + ');
    expect(withoutComments(source, [10, text.length])).toBe('+  d;');
    // One that is cut by the range stays, as far as it reaches.
    expect(withoutComments(source, [0, 5])).toBe('a /* ');
    expect(withoutComments(source, [4, 12])).toBe(' b */ + ');
  });
});

it.each([
  ['f(a, b);', true],
  ['f(a ,\n  b);', true],
  ['f(a /* c */, b);', false],
  ['f(a, /* c */ b);', false],
  ['f((a), b);', false],
  ['f(a, (b));', false],
])('only a comma stands between the arguments of %s: %s', (text, expected) => {
  const source = parseSource('a.ts', text);
  const [statement] = source.program.body;
  const call = (statement as TSESTree.ExpressionStatement).expression as TSESTree.CallExpression;
  expect(isPlainGap(source, call.arguments[0] as TSESTree.Node, call.arguments[1] as TSESTree.Node)).toBe(expected);
});

it('ends a statement behind its comments whatever blanks follow them', () => {
  expect(upTo('here(); // why  \nb();')).toBe('here(); // why  ');
  expect(upTo('here(); /* why */  \nb();')).toBe('here(); /* why */');
  expect(upTo('here(); /* why */ b();')).toBe('here();');
  expect(upTo('here();  \nb();')).toBe('here();');
});
