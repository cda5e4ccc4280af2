import { describe, expect, it } from 'vitest';

import { escapePointer, jsonPlaces, lineAt } from '../../../lib/files/json-places.ts';

it('finds where values stand, and the keys of members', () => {
  const text = '\uFEFF{ "a": [ 1, {"b/c~": true} ],\n"d": null }';
  const { offsets, error } = jsonPlaces(text);
  expect(error).toBeUndefined();
  const found = Object.fromEntries([...offsets].map(([pointer, offset]) => [pointer, text.slice(offset, offset + 3)]));
  expect(found).toEqual({
    '': '{ "',
    '/a': '"a"',
    '/a/0': '1, ',
    '/a/1': '{"b',
    '/a/1/b~1c~0': '"b/',
    '/d': '"d"',
  });
});

describe('what is no JSON', () => {
  it.each([
    ['', 0, 'a JSON value'],
    ['{', 1, 'a key in double quotes'],
    ['{a: 1}', 1, 'a key in double quotes'],
    ['{"a" 1}', 5, '":"'],
    ['{"a": 1 "b": 2}', 8, '"," or "}"'],
    ['[1 2]', 3, '"," or "]"'],
    ['[1, ]', 4, 'another item after the comma'],
    ['{"a": 1,}', 8, 'another item after the comma'],
    ['["a]', 1, 'a string that ends on its line and escapes rightly'],
    ['["\\x"]', 1, 'a string that ends on its line and escapes rightly'],
    ['[01]', 2, '"," or "]"'],
    ['[tru]', 1, 'a JSON value'],
    ['1 2', 2, 'the end of the file'],
    ['['.repeat(502), 501, 'fewer levels of nesting'],
  ])('%j: at %d, %s', (text, offset, expected) => {
    expect(jsonPlaces(text).error).toEqual({ offset, expected });
  });

  it.each([
    '[-0.5e+10, 1E5, 0, -1]',
    '"\\u00e4\\n\\/"',
    '[]',
    '{}',
    ' [ ] ',
    '[true, false, null]',
    '['.repeat(500) + ']'.repeat(500),
  ])('is not this: %j', text => {
    expect(jsonPlaces(text).error).toBeUndefined();
  });

  it('keeps the places that come before', () => {
    expect([...jsonPlaces('{"a": 1, "b": }').offsets.keys()]).toEqual(['', '/a', '/b']);
  });
});

it('escapes what a pointer is divided by', () => {
  expect(escapePointer('a/b~c/~')).toBe('a~1b~0c~1~0');
});

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 3],
  [99, 3],
])('counts lines from 1: offset %d is in line %d', (offset, line) => {
  expect(lineAt('a\n\nb', offset)).toBe(line);
});
