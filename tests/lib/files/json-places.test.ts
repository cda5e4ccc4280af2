import { describe, expect, it } from 'vitest';
import { escapePointer, jsonPlaces, lineAt } from '../../../lib/files/json-places.ts';

describe('the places of a JSON text', () => {
  /** Each pointer with the text that begins there. */
  const places = (text: string, length = 5): Record<string, string> =>
    Object.fromEntries([...jsonPlaces(text).offsets].map(([pointer, at]) => [pointer, text.slice(at, at + length)]));

  it('are those of values, and of keys for members', () => {
    expect(places('{"a": 12345, "b" : [true , {"c": null}], "d": {}, "e": [ ]}')).toEqual({
      '': '{"a":',
      '/a': '"a": ',
      '/b': '"b" :',
      '/b/0': 'true ',
      '/b/1': '{"c":',
      '/b/1/c': '"c": ',
      '/d': '"d": ',
      '/e': '"e": ',
    });
  });

  it('go through blanks of all kinds', () => {
    expect(places(' \t\r\n[ \n1 \n, \t2 ]\n', 1)).toEqual({ '': '[', '/0': '1', '/1': '2' });
  });

  it('have keys as steps of a pointer', () => {
    expect(Object.keys(places('{"a/b~c": 1, "\\u0064": 2, "": 3}'))).toEqual(['', '/a~1b~0c', '/d', '/']);
  });

  it('of a key that stands twice are those of the last, which counts', () => {
    expect(places('{"a": 1, "a" : 2}', 4)).toMatchObject({ '/a': '"a" ' });
  });

  it('begin behind a mark of the encoding', () => {
    expect(jsonPlaces('\uFEFF[1]')).toEqual({
      spans: new Map([
        ['/0', [2, 3]],
        ['', [1, 4]],
      ]),
      offsets: new Map([
        ['', 1],
        ['/0', 2],
      ]),
    });
  });

  it.each([
    '-0',
    '0',
    '12',
    '-1.5',
    '1e5',
    '1E+5',
    '1.5e-10',
    'true',
    'false',
    'null',
    '"a\\"b\\\\\\/\\b\\f\\n\\r\\t\\u00e9"',
    '""',
  ])('has no fault in %s', text => {
    expect(jsonPlaces(text).error).toBeUndefined();
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

describe('a fault', () => {
  const STRING = 'a string that ends on its line and escapes rightly';
  it.each<[string, number, string]>([
    ['', 0, 'a JSON value'],
    ['  x', 2, 'a JSON value'],
    ['[,1]', 1, 'a JSON value'],
    ['[1 2]', 3, '"," or "]"'],
    ['[1}', 2, '"," or "]"'],
    ['{"a": 1]', 7, '"," or "}"'],
    ['[1,', 3, 'a JSON value'],
    ['[1, ]', 4, 'another item after the comma'],
    ['{"a": 1, }', 9, 'another item after the comma'],
    ['{a: 1}', 1, 'a key in double quotes'],
    ['{"a" 1}', 5, '":"'],
    ['{"a"', 4, '":"'],
    ['{"a":', 5, 'a JSON value'],
    ['["a\nb"]', 1, STRING],
    ['["a\tb"]', 1, STRING],
    ['["\\x"]', 1, STRING],
    ['["\\u12g4"]', 1, STRING],
    ['["a', 1, STRING],
    ['[1] 2', 4, 'the end of the file'],
    ['01', 1, 'the end of the file'],
    ['1.', 1, 'the end of the file'],
    ['+1', 0, 'a JSON value'],
    ['nul', 0, 'a JSON value'],
    ['// x', 0, 'a JSON value'],
  ])('in %j is at %d, where %s was expected', (text, offset, expected) => {
    expect(jsonPlaces(text).error).toEqual({ offset, expected });
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('leaves the places before it', () => {
    expect([...jsonPlaces('{"a": 1, "b" 2}').offsets.keys()]).toEqual(['', '/a', '/b']);
  });

  it('is nesting of more than five hundred levels', () => {
    expect(jsonPlaces('['.repeat(501) + ']'.repeat(501)).error).toBeUndefined();
    expect(jsonPlaces('['.repeat(502) + ']'.repeat(502)).error).toEqual({
      offset: 501,
      expected: 'fewer levels of nesting',
    });
    const objects = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
    expect(jsonPlaces(objects(500)).error).toBeUndefined();
    expect(jsonPlaces(objects(501)).error?.expected).toBe('fewer levels of nesting');
  });
});

it('a key is a step of a pointer', () => {
  expect(escapePointer('a/b~c~/')).toBe('a~1b~0c~0~1');
});

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [99, 4],
])('the line of offset %d is %d', (offset, line) => {
  expect(lineAt('a\nb\n\nc', offset)).toBe(line);
  expect(lineAt('a', offset)).toBe(1);
});
