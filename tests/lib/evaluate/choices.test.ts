import { describe, expect, it } from 'vitest';

import { valueOf } from '../../support/evaluate.ts';
import { readText } from '../../support/reading.ts';

import type { AnalyticsCall } from '../../../lib/reading.ts';

const calls = (text: string): readonly AnalyticsCall[] => readText(text).calls();

describe('a choice by an argument', () => {
  it.each([
    ['that is left out is made', 'f()', '"b"', "const f = a => (a ? 'a' : 'b');"],
    ['that is left out is made, turned round', 'f()', '"a"', "const f = a => (!a ? 'a' : 'b');"],
    ['that is given is not made', 'f(1)', '"a" | "b"', "const f = a => (a ? 'a' : 'b');"],
    ['that is given is not made, turned round', 'f(1)', '"a" | "b"', "const f = a => (!a ? 'a' : 'b');"],
    ['that is left out is not made by another operator', 'f()', '"a" | "b"', "const f = a => (-a ? 'a' : 'b');"],
    ['that is left out ends an `&&`', 'f()', 'undefined', "const f = a => a && 'b';"],
    ['that is an object is made', 'f({ b: 1 })', '"a"', "const f = a => (a ? 'a' : 'b');"],
    ['that is an object is made, turned round', 'f({ b: 1 })', '"b"', "const f = a => (!a ? 'a' : 'b');"],
    ['that is an object is no nothing', 'f({ b: 1 })', '"a"', "const f = a => (a !== undefined ? 'a' : 'b');"],
    ['that is an object is not equal to nothing', 'f([1])', '"b"', "const f = a => (a == null ? 'a' : 'b');"],
    ['that is left out is nothing', 'f()', '"b"', "const f = a => (a != null ? 'a' : 'b');"],
    ['that is null is not left out', 'f(null)', '"a"', "const f = a => (a !== undefined ? 'a' : 'b');"],
    ['that may be nothing is not made', 'f(q ? {} : null)', '"a" | "b"', "const f = a => (a ? 'a' : 'b');"],
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

describe('a person whom a caller gives', () => {
  const idOf = (caller: string): string =>
    calls(`${WRAPPER} interface User { id: string } ${caller}`).at(-1)!.parts.userId?.value.kind ?? 'none';
  const WRAPPER = `
    import { Analytics } from '@segment/analytics-node';
    const segment = new Analytics({ writeKey: 'k' });
    function send(event: string, user?: { id: string } | null) { segment.track({ event, userId: user?.id }); }
    function sendIf(event: string, user?: { id: string } | null) {
      const message = { event };
      if (user) message.userId = user.id;
      segment.track(message);
    }
    type Maybe = User | undefined;
  `;

  it.each([
    ['by a type that leaves no doubt', "export const f = (user: User) => send('A', user);", 'parameter'],
    ['as a member of such a type', "export const f = (o: { user: User }) => send('A', o.user);", 'parameter'],
    ['as an object', "export const f = (row: any) => sendIf('A', { id: row.id });", 'parameter'],
    ['not at all', "export const f = () => sendIf('A');", 'literal'],
    ['perhaps', "export const f = (user?: User) => send('A', user);", 'union'],
    ['perhaps, as a member', "export const f = (o: { user?: User }) => send('A', o.user);", 'union'],
    ['by an alias with room for nobody', "export const f = (user: Maybe) => send('A', user);", 'union'],
    ['without a type', "export const f = user => send('A', user);", 'union'],
    ['by an index', "export const f = (users: User[]) => send('A', users[0]);", 'union'],
  ])('is there as it is given: %s', (_about, caller, kind) => {
    expect(idOf(caller)).toBe(kind);
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
