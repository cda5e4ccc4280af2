import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

const CLIENT = `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', 'key');
`;

/** What the items of the last call do, in words: `group userId="u1" groupId="o1"`. */
function items(code: string): string[] {
  const calls = readText(`${CLIENT}${code}`).calls();
  const last = calls.at(-1)?.range[0];
  return calls
    .filter(({ range, method }) => range[0] === last && method !== 'init')
    .map(({ method, parts }) =>
      [
        method,
        ...Object.entries(parts).flatMap(([name, { value }]) => {
          if (value.kind === 'literal') return [`${name}=${JSON.stringify(value.value)}`];
          return name === 'items' ? [] : [`${name}:${value.kind}`];
        }),
      ].join(' '),
    );
}

/** One operation, about a person or about an object. */
const ofPerson = (rest: string): string[] =>
  items(`cio.entity({ type: 'person', identifiers: { id: 'u1' }, ${rest} });`);
const ofObject = (rest: string): string[] =>
  items(`cio.entity({ type: 'object', identifiers: { object_type_id: '1', object_id: 'o1' }, ${rest} });`);

const OBJECT = "{ identifiers: { object_type_id: '1', object_id: 'o1' } }";

describe('what is done to a person', () => {
  it.each([
    ["action: 'identify', attributes: {}, timestamp: 1", 'identify userId="u1" timestamp=1 traits:object'],
    ["action: 'event', name: 'A', id: 'e1'", 'track userId="u1" messageId="e1" event="A"'],
    ["action: 'page', name: 'A'", 'page userId="u1" name="A"'],
    ["action: 'screen', name: 'A'", 'screen userId="u1" name="A"'],
    ["action: 'delete'", 'delete userId="u1"'],
    ["action: 'suppress'", 'suppress userId="u1"'],
    ["action: 'unsuppress'", 'unsuppress userId="u1"'],
    ["action: 'add_device', device: { last_used: 1 }", 'device userId="u1" properties:object timestamp=1'],
    ["action: 'delete_device', device: { token: 't' }", 'device userId="u1"'],
    [`action: 'add_relationships', cio_relationships: [${OBJECT}]`, 'group userId="u1" groupId="o1"'],
    [`action: 'delete_relationships', cio_relationships: [${OBJECT}]`, 'group userId="u1" groupId="o1"'],
  ])('%s', (rest, expected) => {
    expect(ofPerson(rest)).toEqual([expected]);
  });

  it('says all objects that the person belongs to', () => {
    expect(
      ofPerson(`action: 'add_relationships', cio_relationships: [${OBJECT}, { identifiers: { object_id: other } }]`),
    ).toEqual(['group userId="u1" groupId:union']);
  });

  it('keeps the person where the objects are not known', () => {
    expect(ofPerson("action: 'add_relationships', cio_relationships: shows.map(tie)")).toEqual([
      'group userId="u1" groupId:member',
    ]);
  });

  it('merges by either key', () => {
    expect(
      items("cio.entity({ type: 'person', action: 'merge', primary: { cio_id: 'c1' }, secondary: { id: 'u2' } });"),
    ).toEqual(['merge userId="c1" previousId="u2"']);
  });
});

describe('what is done to an object', () => {
  it.each([
    ["action: 'identify', attributes: {}", 'group groupId="o1" traits:object'],
    ["action: 'delete'", 'delete groupId="o1"'],
    ["action: 'identify', cio_relationships: [{ identifiers: { id: 'u1' } }]", 'group userId="u1" groupId="o1"'],
    [
      "action: 'identify_anonymous', cio_relationships: [{ identifiers: { anonymous_id: 'a1' } }]",
      'group anonymousId="a1" groupId="o1"',
    ],
    [
      "action: 'add_relationships', cio_relationships: [{ identifiers: { id: 'u1' } }]",
      'group userId="u1" groupId="o1"',
    ],
    [
      "action: 'delete_relationships', cio_relationships: [{ identifiers: { cio_id: 'c1' } }]",
      'group userId="c1" groupId="o1"',
    ],
  ])('%s', (rest, expected) => {
    expect(ofObject(rest)).toEqual([expected]);
  });
});

describe('what is reported of a message', () => {
  it('is a metric, whatever it is called', () => {
    expect(
      items(
        "cio.entity({ type: 'delivery', action: 'event', identifiers: { id: 'd1' }, name: 'opened', timestamp: 1 });",
      ),
    ).toEqual(['metric timestamp=1']);
  });
});

describe('what is none of these', () => {
  it.each(["action: 'dance'", 'action', "action: 'event_'"])('stays a batch: %s', rest => {
    expect(ofPerson(rest)).toEqual(['batch']);
  });
});

describe('a batch whose items are put into a list one by one', () => {
  const MADE = "{ type: 'person', action: 'event', name: 'A', identifiers: { id: o.by } }";
  const made = 'track userId:member event="A"';

  it.each([
    ['in a loop', `const list = []; for (const o of os) list.push(${MADE}); return cio.batch(list);`, [made]],
    ['in a callback', `const list = []; os.forEach(o => { list.push(${MADE}); }); return cio.batch(list);`, [made]],
    [
      'of a batch of its own',
      `const batch = os?.map(o => (${MADE})); const body = { batch }; return cio.batch(body.batch);`,
      [made],
    ],
  ])('%s', (_about, body, expected) => {
    const found = items(`export const f = async (os, more) => { ${body} };`);
    expect(found.map(one => one.replace(/:parameter/g, ':member'))).toEqual(expected);
  });
});

describe('a batch whose items are made of a list', () => {
  const MADE = "{ type: 'person', action: 'event', name: 'A', identifiers: { id: o.by } }";
  const batchOf = (list: string): string[] => items(`export const f = async (os, more) => cio.batch(${list});`);
  const made = 'track userId:member event="A"';
  const ofEither = ['track userId:union event="A"'];

  it.each([
    ['by a map', `os.map(o => (${MADE}))`, [made]],
    ['by a map of some', `os.filter(Boolean).map(o => (${MADE}))`, [made]],
    ['by a flat map', `os.flatMap(o => [${MADE}])`, [made]],
    ['by a map of what may not be there', `os?.map(o => (${MADE}))`, [made]],
    ['by a map, or none', `os?.map(o => (${MADE})) ?? []`, [made]],
    ['by a map of what is awaited', `(await (await more())?.find().toArray())?.map(o => (${MADE}))`, [made]],
    ['of either of two sources', `(os.live ? os.a.map(o => (${MADE})) : os.b.map(o => (${MADE})))`, ofEither],
    ['made of a list of either source', `(await (os.live ? os.a : os.b).all()).map(o => (${MADE}))`, ofEither],
    ['of a map or of one nobody knows', `(os.live ? os.a.map(o => (${MADE})) : more)`, ['batch']],
    ['by `Array.from`', `Array.from(os, o => (${MADE}))`, [made]],
    ['by a map, cut', `os.map(o => (${MADE})).slice(0, 100)`, [made]],
    ['by waiting for all', `await Promise.all(os.map(async o => (${MADE})))`, [made]],
    [
      'by a spread beside one',
      `[...os.map(o => (${MADE})), ${MADE.replace('o.by', "'u1'")}]`,
      ['track userId="u1" event="A"', made],
    ],
    ['elsewhere', 'os', ['batch']],
    ['elsewhere, beside one', `[${MADE.replace('o.by', "'u1'")}, ...more]`, ['batch']],
  ])('%s', (_about, list, expected) => {
    expect(batchOf(list).map(one => one.replace(/:parameter/g, ':member'))).toEqual(expected);
  });
});
