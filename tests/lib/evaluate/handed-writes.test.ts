import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

const CLIENT = `
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
`;

/** The names and the person of the one call: `A|B userId:member`. */
function sent(code: string): string[] {
  return readText(`${CLIENT}${code}`)
    .calls()
    .filter(({ method }) => method === 'track')
    .map(({ events, parts: { userId } }) => {
      const { value } = userId ?? {};
      const said = value?.kind === 'literal' ? JSON.stringify(value.value) : (value?.kind ?? 'none');
      return `${events.join('|')} userId:${said}`;
    });
}

const by = (body: string, functions = ''): string[] => sent(`${functions} export function f(user) { ${body} }`);

describe('what is written to an object after it was made', () => {
  it.each([
    ['to it', "const m = { event: 'A' }; m.userId = user.id; client.track(m);", ['A userId:parameter']],
    [
      'by assign',
      "const m = { event: 'A' }; Object.assign(m, { userId: user.id }); client.track(m);",
      ['A userId:parameter'],
    ],
    [
      'by assign of two',
      "const m = {}; Object.assign(m, { event: 'A' }, { userId: user.id }); client.track(m);",
      ['A userId:parameter'],
    ],
    [
      'by assign of something',
      "const m = { event: 'A' }; Object.assign(m, user); client.track(m);",
      ['A userId:member'],
    ],
    [
      'to a member by assign',
      "const m = { u: {} }; Object.assign(m.u, { id: user.id }); client.track({ event: 'A', userId: m.u.id });",
      ['A userId:parameter'],
    ],
    [
      'to a member of a member',
      "const m = { u: {} }; m.u.id = user.id; client.track({ event: 'A', userId: m.u.id });",
      ['A userId:parameter'],
    ],
    [
      'to what it had blank',
      "const m = { u: { id: '' } }; m.u.id = user.id; const { u } = m; client.track({ event: 'A', userId: u.id });",
      ['A userId:union'],
    ],
    ['never', "const m = { event: 'A' }; client.track(m);", ['A userId:none']],
  ])('%s', (_about, body, expected) => {
    expect(by(body)).toEqual(expected);
  });
});

describe('what is written by a function that an object is handed to', () => {
  const FILL = 'function fill(message, user) { message.userId = user.id; }';

  it.each([
    ['a person', "const m = { event: 'A' }; fill(m, user); client.track(m);", FILL, ['A userId:parameter']],
    [
      'to what stands in for nothing where it is left out',
      "const m = { event: 'A' }; fillOr(m, user); client.track(m);",
      'function fillOr(message = {}, user) { message.userId = user.id; }',
      ['A userId:parameter'],
    ],
    [
      'a name',
      'const m = { userId: user.id }; name(m); client.track(m);',
      "const name = m => { m.event = 'Named'; };",
      ['Named userId:parameter'],
    ],
    [
      'by a method',
      "const m = { event: 'A' }; filler.fill(m, user); client.track(m);",
      `${FILL} const filler = { fill };`,
      ['A userId:parameter'],
    ],
    [
      'to a member of a member',
      "const m = { u: {} }; deep(m, user); client.track({ event: 'A', userId: m.u.id });",
      'function deep(m, u) { m.u.id = u.id; }',
      ['A userId:parameter'],
    ],
    ['in the second place', "const m = { event: 'A' }; fill(user, m); client.track(m);", FILL, ['A userId:none']],
    [
      'to another',
      "const m = { event: 'A' }, other = {}; fill(other, user); client.track(m);",
      FILL,
      ['A userId:none'],
    ],
    [
      'to a name of its own',
      "const m = { event: 'A' }; keep(m, user); client.track(m);",
      'function keep(m, user) { const own = {}; own.userId = user.id; return own; }',
      ['A userId:none'],
    ],
  ])('%s', (_about, body, functions, expected) => {
    expect(by(body, functions)).toEqual(expected);
  });
});
