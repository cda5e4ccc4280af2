import { describe, expect, it } from 'vitest';
import { emptyLock, type Lock, type LockedEvent } from '../../../lib/plan/lock.ts';
import { renameInLock, renameInText } from '../../../lib/plan/rename.ts';

import type { NamePlace } from '../../../lib/plan/model.ts';

/** The text of a file with one name changed; undefined where it cannot be. */
function renamed(
  file: string,
  text: string,
  pointer: NamePlace['pointer'],
  name: string,
  as: NamePlace['as'] = 'value',
): string | undefined {
  const found = renameInText(file, text, { file, pointer, as }, name);
  return found && text.slice(0, found.range[0]) + found.text + text.slice(found.range[1]);
}

describe('a name in JSON', () => {
  const text = '{ "rules" : [ {"key"\n: "a", "x": "a"} ], "events": ["a", "b"], "a/b~c": {"a": true} }';

  it.each<[string, NamePlace['pointer'], NamePlace['as'], string, string]>([
    ['a value', ['rules', 0, 'key'], 'value', '"key"\n: "a"', '"key"\n: "new \\"one\\""'],
    ['an item of a list', ['events', 1], 'value', '"b"', '"new \\"one\\""'],
    ['a key', ['a/b~c', 'a'], 'key', '{"a": true}', '{"new \\"one\\"": true}'],
    ['the whole of it', ['events'], 'key', '"events":', '"new \\"one\\"":'],
  ])('that is %s', (_, pointer, as, before, after) => {
    expect(renamed('plan.json', text, pointer, 'new "one"', as)).toBe(text.replace(before, after));
  });

  it('that is the whole file', () => {
    expect(renamed('plan.json', ' "a" ', [], 'b')).toBe(' "b" ');
  });

  it.each<[string, string, NamePlace['pointer']]>([
    ['leads to nothing', '{"a": "b"}', ['c']],
    ['is no text', '{"a": 1}', ['a']],
    ['is an item that is no text', '[1]', [0]],
    ['is of a file that is broken', '{"a"', ['a', 'b']],
  ])('is left alone where it %s', (_, broken, pointer) => {
    expect(renamed('plan.json', broken, pointer, 'x')).toBeUndefined();
  });
});

describe('a name in YAML', () => {
  it.each<[string, string, NamePlace['pointer'], string, string, NamePlace['as']?]>([
    ['plain', 'a:\n  - x: one # why\n', ['a', 0, 'x'], 'two', 'a:\n  - x: two # why\n'],
    ['in single quotes', "a: 'one'\n", ['a'], "it's", "a: 'it''s'\n"],
    ['in double quotes', 'a: "one"\n', ['a'], 'two "2"', 'a: "two \\"2\\""\n'],
    ['plain, and then in need of quotes', 'a: one\n', ['a'], 'b: c', 'a: "b: c"\n'],
    ['plain, and then a number', 'a: one\n', ['a'], '12', 'a: "12"\n'],
    ['plain, and then a word of YAML', 'a: one\n', ['a'], 'true', 'a: "true"\n'],
    ['plain, in a list on one line', 'a: [one, b]\n', ['a', 0], 'two, three', 'a: ["two, three", b]\n'],
    ['in single quotes, with two lines', "a: 'one'\n", ['a'], 'b\nc', 'a: "b\\nc"\n'],
    ['plain and long', 'a: one\n', ['a'], 'word '.repeat(30).trim(), `a: ${'word '.repeat(30).trim()}\n`],
    ['a key', 'events:\n  one:\n    tier: 1\n', ['events', 'one'], 'two', 'events:\n  two:\n    tier: 1\n', 'key'],
    ['a key that is a number', 'events:\n  1: {}\n', ['events', '1'], 'two', 'events:\n  two: {}\n', 'key'],
    ['a key that needs quotes', 'one: 1\n', ['one'], 'a: b', '"a: b": 1\n', 'key'],
    ['the value of a key', 'one: one\n', ['one'], 'two', 'one: two\n', 'value'],
  ])('%s', (_, text, pointer, name, result, as = 'value') => {
    expect(renamed('plan.yml', text, pointer, name, as)).toBe(result);
    expect(renamed('PLAN.YAML', text, pointer, name, as)).toBe(result);
  });

  it.each<[string, string, NamePlace['pointer'], NamePlace['as']?]>([
    ['has an anchor', 'a: &x one\nb: *x\n', ['a']],
    ['is an alias', 'a: &x one\nb: *x\n', ['b']],
    ['is a folded block', 'a: >\n  one\n', ['a']],
    ['is a literal block', 'a: |\n  one\n', ['a']],
    ['is a list', 'a: [one]\n', ['a']],
    ['leads to nothing', 'a: one\n', ['b']],
    ['leads into a text', 'a: one\n', ['a', 'b']],
    ['is a key that is not there', 'a: one\n', ['b'], 'key'],
    ['is of a file that is broken', 'a: "one\n', ['a']],
  ])('is left alone where it %s', (_, text, pointer, as = 'value') => {
    expect(renamed('plan.yml', text, pointer, 'two', as)).toBeUndefined();
  });
});

it('a file’s own name is left alone', () => {
  expect(renamed('one.json', '"one"', [], 'two', 'file')).toBeUndefined();
});

describe('in the lock file', () => {
  const event = (fields: Partial<LockedEvent> = {}): LockedEvent => ({
    files: ['src/a.ts'],
    vendors: ['segment'],
    properties: {},
    open: false,
    ...fields,
  });
  const rename = (lock: Partial<Lock>, to: Readonly<Record<string, string>>, isDual = false): Lock =>
    renameInLock({ ...emptyLock, ...lock }, new Map(Object.entries(to)), isDual);

  it('the new name stands for the old one, which is recorded', () => {
    const { events, renamed: names } = rename({ events: { a: event(), c: event({ files: [] }) } }, { a: 'b' });
    expect({ ...events }).toEqual({ b: event(), c: event({ files: [] }) });
    expect({ ...names }).toEqual({ a: 'b' });
  });

  it('both names stand while both are sent', () => {
    const { events } = rename({ events: { a: event() } }, { a: 'b' }, true);
    expect({ ...events }).toEqual({ a: event(), b: event() });
  });

  it('the rest is as it was', () => {
    const lock = {
      ...emptyLock,
      patterns: { 'x_*': event() },
      identities: { segment: { ids: ['raw id'], traits: {} } },
    };
    expect(rename(lock, { a: 'b' })).toMatchObject({
      version: 1,
      patterns: lock.patterns,
      identities: lock.identities,
    });
  });

  it.each<[string, Partial<Lock>, Record<string, string>, Record<string, string>]>([
    [
      'what became of a still older name is the newest one',
      { renamed: { x: 'a', y: 'z' } },
      { a: 'b' },
      { a: 'b', x: 'b', y: 'z' },
    ],
    ['a name that comes back is not renamed any more', { renamed: { b: 'a' } }, { a: 'b' }, { a: 'b' }],
    ['a newer name stands for an older record', { renamed: { a: 'x' } }, { a: 'b' }, { a: 'b' }],
    ['two at once', {}, { a: 'b', c: 'd' }, { a: 'b', c: 'd' }],
    ['a name that is given on is sent again', {}, { a: 'b', b: 'c' }, { a: 'b' }],
  ])('records: %s', (_, lock, to, names) => {
    expect({ ...rename(lock, to).renamed }).toEqual(names);
  });

  it('a name that is sent again is not gone any more', () => {
    expect(rename({ removed: ['b', 'c'] }, { a: 'b' }).removed).toEqual(['c']);
  });

  it('two events under one name are one that was seen as both', () => {
    const a = event({
      files: ['src/b.ts', 'src/a.ts'],
      vendors: ['segment'],
      properties: {
        both: { types: ['string'], always: true },
        once: { types: ['number'], always: true },
        sometimes: { types: ['number'], always: false },
      },
    });
    const b = event({
      files: ['src/a.ts'],
      vendors: ['customerio', 'segment'],
      properties: {
        other: { types: ['null'], always: true },
        both: { types: ['number', 'string'], always: true },
        sometimes: { types: ['number'], always: true },
      },
    });
    const { events } = rename({ events: { a, b } }, { a: 'b' });
    expect(events['b']).toEqual({
      files: ['src/a.ts', 'src/b.ts'],
      vendors: ['customerio', 'segment'],
      properties: {
        both: { types: ['number', 'string'], always: true },
        once: { types: ['number'], always: false },
        other: { types: ['null'], always: false },
        sometimes: { types: ['number'], always: false },
      },
      open: false,
    });
    expect(Object.keys(events['b']?.properties ?? {})).toEqual(['both', 'once', 'other', 'sometimes']);
    expect(rename({ events: { a: event({ open: true }), b: event() } }, { a: 'b' }).events['b']?.open).toBe(true);
    expect(rename({ events: { a: event(), b: event({ open: true }) } }, { a: 'b' }).events['b']?.open).toBe(true);
  });
});
