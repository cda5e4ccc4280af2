import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';

describe('a choice by an argument', () => {
  it.each([
    ['that is left out is made', 'f()', '"b"', "const f = a => (a ? 'a' : 'b');"],
    ['that is left out is made, turned round', 'f()', '"a"', "const f = a => (!a ? 'a' : 'b');"],
    ['that is given is not made', 'f(1)', '"a" | "b"', "const f = a => (a ? 'a' : 'b');"],
    ['that is given is not made, turned round', 'f(1)', '"a" | "b"', "const f = a => (!a ? 'a' : 'b');"],
    ['that is left out is not made by another operator', 'f()', '"a" | "b"', "const f = a => (-a ? 'a' : 'b');"],
    ['that is left out ends an `&&`', 'f()', 'undefined', "const f = a => a && 'b';"],
    ['that is left out takes the fallback', 'f()', '"b"', "const f = a => a ?? 'b';"],
    ['that is null takes the fallback', 'f(null)', '"b"', "const f = a => a ?? 'b';"],
    ['that is empty takes no fallback by `??`', "f('')", '""', "const f = a => a ?? 'b';"],
    ['that is empty takes the fallback by `||`', "f('')", '"b"', "const f = a => a || 'b';"],
    ['that is a text takes none', "f('a')", '"a"', "const f = a => a || 'b';"],
    [
      'that is one of two takes the fallback for the empty one',
      "f(q ? 'a' : '')",
      '"a" | "b"',
      "const f = a => a || 'b';",
    ],
  ])('%s', (_about, expression, expected, before) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('what passed a check', () => {
  const given = (check: string, argument: string): string =>
    valueOf(`f(${argument})`, `const f = a => { ${check} return a; };`);

  it.each([
    ['is none of what does not pass', "q ? 'a' : ''", 'if (!a) return null;', '"a"'],
    ['is all of what passes', "q ? 'a' : 'b'", 'if (!a) return null;', '"a" | "b"'],
    ['is what it is where nothing is checked', "q ? 'a' : ''", '', '"a" | ""'],
  ])('%s', (_about, argument, check, expected) => {
    expect(given(check, argument).split(' | ').sort()).toEqual(expected.split(' | ').sort());
  });
});

describe('a list', () => {
  it.each([
    ['is as long as it is written', 'list.length', 'const list = [1, 2];'],
    ['holds what another holds that is spread into it', "[...['a'], 'b'][1]", ''],
    ['holds what a variable holds that is spread into it', "[...a, 'b'][1]", "const a = ['x'];"],
  ])('%s', (_about, expression, before) => {
    expect(valueOf(expression, before)).toMatch(/^(?:2|"b"|a list.*)/);
  });
});

describe('a cast', () => {
  const CLIENT = "import { Analytics } from '@segment/analytics-node';";
  it.each([
    [
      'of nothing yet stands for what it says',
      '({} as Analytics).track',
      'track of the client of @segment/analytics-node',
      CLIENT,
    ],
    ['of data that is there says nothing', '({ a: 1 } as Analytics).a', '1', CLIENT],
    [
      'of data that is none of a client says nothing',
      "({ a: 'x' } as Other).a",
      '"x"',
      'interface Other { a: string }',
    ],
    [
      'of something unknown says what it is',
      '(make() as Analytics).track',
      'track of the client of @segment/analytics-node',
      CLIENT,
    ],
    [
      'of one of two says it of that',
      '((q ? make() : null) as Analytics).track',
      'track of the client of @segment/analytics-node',
      CLIENT,
    ],
    ['of a text says nothing', "'a' as Analytics", '"a"', CLIENT],
  ])('%s', (_about, expression, expected, before) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});
