import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { isObject, isTooDeep, MAX_NESTING, parseJson, parseStrictJson, readJson } from '../../../lib/files/json.ts';
import { parseYaml, readYaml } from '../../../lib/files/yaml.ts';
import { createProject } from '../../support/project.ts';

import type { TemporaryProject } from '../../support/project.ts';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  it.each<[string, string, unknown]>([
    ['plain JSON', '{"a": [1, null]}', { a: [1, null] }],
    ['a comment to the end of a line', '{"a": 1 // one\n}', { a: 1 }],
    ['a comment at the end of the file', '1 // one', 1],
    ['a comment within a line', '[/* none */ 1, /* "2", */ 3]', [1, 3]],
    ['a comment of several lines', '[/* a\nb */ 1]', [1]],
    ['a comment of stars', '[/***/ 1, /* * / */ 2]', [1, 2]],
    ['a comma behind the last item', '[1, 2, ]', [1, 2]],
    ['a comma behind the last member', '{"a": 1,\n}', { a: 1 }],
    ['a comma and a comment', '{"a": 1, // one\n}', { a: 1 }],
    ['a comment that does not end', '1 /* a', 1],
    ['a comma inside', '{"a": [1,], "b": {"c": 2,},}', { a: [1], b: { c: 2 } }],
    ['what looks like a comment in a text', '["//", "/* */", "a\\"// b",]', ['//', '/* */', 'a"// b']],
    ['what looks like a comma at the end in a text', '[",]", ",}",]', [',]', ',}']],
    ['a text that ends with a backslash', '["a\\\\", ]', ['a\\']],
    ['names of what every object has', '{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
  ])('reads %s', (_what, text, value) => {
    expect(parseJson(text)).toEqual({ value });
  });

  it.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['// nothing', 'it is empty'],
    ['{', 'it is not JSON (a key in double quotes was expected in line 1)'],
    ['{\n"a"\n}', 'it is not JSON (":" was expected in line 3)'],
    ['[1,\n\n,]', 'it is not JSON (a JSON value was expected in line 3)'],
    ['[,]', 'it is not JSON (a JSON value was expected in line 1)'],
    ['/* a\nb */ x', 'it is not JSON (a JSON value was expected in line 2)'],
    ['{,}', 'it is not JSON (a key in double quotes was expected in line 1)'],
    ['"a', 'it is not JSON (a string that ends on its line and escapes rightly was expected in line 1)'],
    [nested(501), 'it is nested more than 500 levels deep'],
  ])('says of %j: %s', (text, message) => {
    const { fault } = parseJson(text);
    expect(fault).toEqual({ kind: 'content', message });
  });

  it('never quotes what it read', () => {
    expect(parseJson('{"key": "sk_live_1234567890abcdef" x').fault?.message).not.toContain('live');
  });

  it('reads what JSON.parse reads, with blanks and comments anywhere between', () => {
    const gap = fc.constantFrom('', ' ', '\n', '/**/', '/* ", */', '// [,]\n');
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(gap, { minLength: 1 }), (value, gaps) => {
        let at = 0;
        const text = JSON.stringify(value).replace(
          /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g,
          token => `${gaps[at++ % gaps.length]}${token}${gaps[at++ % gaps.length]}`,
        );
        expect(parseJson(text)).toEqual({ value: JSON.parse(JSON.stringify(value)) as unknown });
      }),
      { numRuns: 300 },
    );
  });

  it('reads a megabyte of anything within a moment', () => {
    for (const piece of ['\\"', '"', '/*', '//', ',', '[,', '{"a":', '",', '*/', '/']) {
      const start = performance.now();
      parseJson(piece.repeat(1_000_000 / piece.length));
      // A way that is not linear takes minutes.
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});

it('reads no comment where other programs read as well', () => {
  expect(parseStrictJson('[1]')).toEqual({ value: [1] });
  expect(parseStrictJson('[1,]').fault?.message).toBe(
    'it is not JSON (another item after the comma was expected in line 1)',
  );
  expect(parseStrictJson(nested(501)).fault?.message).toContain('500 levels');
});

it.each([
  [nested(MAX_NESTING), false],
  [nested(MAX_NESTING + 1), true],
  ['{'.repeat(501), true],
  [`"${'['.repeat(501)}"`, false],
  [`"\\"${'['.repeat(501)}"`, false],
  ['[]'.repeat(1_000), false],
  [`${']'.repeat(600)}${'['.repeat(501)}`, true],
  [`"unfinished\n${'['.repeat(501)}`, true],
])('counts brackets that are not in texts, %#', (text, isDeep) => {
  expect(isTooDeep(text)).toBe(isDeep);
});

it.each([
  [{}, true],
  [[], false],
  [null, false],
  ['a', false],
  [undefined, false],
])('takes %j for an object: %s', (value, is) => {
  expect(isObject(value)).toBe(is);
});

it('reads files, and says why it does not', () => {
  project = createProject({ 'a.json': '[1,]', 'b.json': '{', 'a.yaml': 'a: [1]', 'b.yaml': 'a: [', 'c.yaml': 'a: 1' });
  expect(readJson(project.file('a.json'))).toEqual({ value: [1] });
  expect(readJson(project.file('b.json')).fault?.kind).toBe('content');
  expect(readJson(project.file('c.json')).fault?.kind).toBe('missing');
  expect(readJson(project.file('a.json'), 3).fault?.kind).toBe('size');
  expect(readYaml(project.file('a.yaml'))).toEqual({ value: { a: [1] } });
  expect(readYaml(project.file('b.yaml')).fault?.kind).toBe('content');
  expect(readYaml(project.file('nowhere.yaml')).fault?.kind).toBe('missing');
  expect(readYaml(project.file('c.yaml'), 3).fault?.kind).toBe('size');
});

describe('parseYaml', () => {
  it.each<[string, unknown]>([
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['', null],
    ['# nothing', null],
    ['a: !unknown 1', { a: '1' }],
  ])('reads %j', (text, value) => {
    expect(parseYaml(text).value).toEqual(value);
  });

  it.each([
    ['a:\n\t- b', 'it is not YAML (line 2)'],
    ['a: *nowhere', 'it is not YAML'],
    ['a: 1\na: 2', 'it is not YAML (line 2)'],
    [nested(501), 'it is nested more than 500 levels deep'],
  ])('says of %j: %s', (text, message) => {
    expect(parseYaml(text).fault).toEqual({ kind: 'content', message });
  });

  it('expands no bomb', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    expect(parseYaml(['a0: &a0 [x,x,x]', ...lines].join('\n')).fault?.message).toBe('it is not YAML');
  });
});
