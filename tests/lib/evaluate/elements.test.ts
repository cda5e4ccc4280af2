import { describe, expect, it, vi } from 'vitest';

import { elementMethods } from '../../../lib/evaluate/known/callbacks.ts';
import { Evaluator } from '../../../lib/evaluate/evaluator.ts';
import { fullValueOf, valueOf } from '../../support/evaluate.ts';
import { readText } from '../../support/reading.ts';

describe('a list in full', () => {
  it.each([
    ["['a', ...['b', ...more, 'c'], 'd']", '["a", "b", ~"c", ~"d", ...the global more, …]'],
    ["['a', ...more, ...['b']]", '["a", ~"b", ...the global more, …]'],
    ['[...more, ...others]', '[...the global more, ...the global others, …]'],
    ["['a', ...['b']]", '["a", "b"]'],
    ['l', '[~"b", ...the global more, …]', "const l = [...more]; l.push('b');"],
    ['l', '["a", ...the global more, …]', "const l = ['a']; l.push(...more);"],
    ['l', '["a", "b", "c"]', "const l = ['a']; l.push(...['b'], 'c');"],
    ['l', '["a", "b", ~"c", ...the global more, …]', "const l = ['a']; l.push('b', ...more, 'c');"],
    [
      'l',
      '["a", ~"b", ...the global more, ...the global others, …]',
      "const l = ['a', ...more]; l.push('b', ...others);",
    ],
    ['l', '["a", ~"b"?, ~"d"]', "const l = ['a']; l.push(c ? 'b' : null); l.push('d');"],
    ['l', '["a", "c"]', "const l = ['a']; l.push('c');"],
    ['l', 'the global more', "const l = more; l.push('c');"],
    ['l', '[]', "const l = []; l.constructor.push('c');"],
    ['l', '[~"a", ~"b"]', "const l = ['a']; l.unshift('b');"],
    ['l', '[~"b", ~"a"]', "const l = ['b', 'a']; l.sort();"],
    ['l', '[~"a", ~"b"]', "const l = ['a']; l.splice(0, 1, 'b');"],
    ['l[0]', '("a" | "b")', "const l = ['a']; l.splice(0, 1, 'b');"],
    ['l[0]', '("a" | "b")', "const l = ['a']; l.unshift('b');"],
    ['l[0]', '("a" | "b")', "const l = ['a']; l.length = 0; l.push('b');"],
    ['l[0]', '("a" | "b")', "const l = ['a']; l.fill('b', 0);"],
    ['l[0]', '"a"', "const l = ['a']; l.push('b');"],
    ['l[0]', '"a"', "const l = ['a']; l.slice(0).reverse();"],
    ['o.l', '["a", ~"c"?]', "const o = { l: ['a'] }; o.l.push('c');"],
    ['o.l', '["a"]', "const o = { l: ['a'] }; o.other.push('c');"],
    ['o.constructor', 'undefined', "const o = { l: ['a'] }; o.l.push('c');"],
  ])('%s is %s', (expression, expected, before = '') => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });
});

describe('an element', () => {
  const elementOf = (list: string, before = ''): string =>
    fullValueOf('e', `let e; ${before} for (const x of ${list}) e = x;`);

  it.each([
    ["['a', ...more]", '("a" | the global more.[])?'],
    ['[...more].slice(1)', 'the global more.[]?'],
    ["(c ? ['a'] : more)", '("a" | the global more.[])?'],
    ["'text'", '"text".[]?'],
    ["[...['a'].concat(more)]", '("a" | not known (spread))?'],
    ['m', 'something of which only the type is known.[]?: string', "declare const m: { a: string[] }['a'];"],
    ['more()', 'the global more(…).[]?'],
    ["['a', 'b'].map(x => x + '!')", '("a!" | "b!")?'],
    ["['a', 'b'].map(change)", 'a list of 2 items.map(…).[]?'],
    ["['a', 'b'].map()", 'a list of 2 items.map(…).[]?'],
    ["['a', 'b'].flatMap(x => x + '!')", '("a!" | "b!")?'],
    ['more.map(x => x.id)', 'the parameter x.id?'],
    ['m', 'something of which only the type is known.[]?: { id: string }', 'declare const m: { id: string }[];'],
    ['m', 'something of which only the type is known.[]?: string', 'declare const m: ReadonlyArray<string>;'],
    ['m', 'something of which only the type is known.[]?: string', 'declare const m: Partial<Readonly<string[]>>;'],
    ['m', 'something of which only the type is known.[]?: string', 'type All = string[]; declare const m: All;'],
    ['m', 'something of which only the type is known.[]?', 'type All = string; declare const m: All;'],
    ['m', 'something of which only the type is known.[]?: string', 'declare const m: null | string[];'],
    ['m', 'something of which only the type is known.[]?', 'declare const m: Other<string>;'],
    ['l', '("a" | "b" | not known (spread))?', "const l = ['a'].concat(more); l.push('b');"],
    ['m', 'something of which only the type is known.[]?', 'declare const m: string;'],
  ])('of %s is %s', (list, expected, before = '') => {
    expect(elementOf(list, before)).toBe(expected);
  });

  it.each([
    ...['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'Generator', 'NodeListOf'].map(
      name => [`${name}<{ id: string }>`],
    ),
    ...['Map', 'ReadonlyMap', 'WeakMap', 'Object'].map(name => [`${name}<string, { id: string }>`]),
    ...['Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise'].map(name => [
      `${name}<{ id: string }[]>`,
    ]),
  ])('of %s is of its type', type => {
    const before = `let e; function f(m: ${type}) { m.forEach(x => { e = x; }); v = m.other; }`;
    expect(fullValueOf('e', before)).toBe('the parameter m.[]?: { id: string }');
  });

  it.each(['Other<{ id: string }>', 'Array', 'Map<string>', 'Promise<{ id: string }>', 'Partial'])(
    'of %s is of no type that is known',
    type => {
      expect(fullValueOf('e', `let e; function f(m: ${type}) { for (const x of m) e = x; }`)).toBe(
        'the parameter m.[]?',
      );
    },
  );

  it.each(['filter', 'slice', 'sort', 'reverse', 'toSorted', 'toReversed'])('of what %s gives is of the list', name => {
    expect(elementOf(`['a', 'b'].${name}(q)`)).toBe('("a" | "b")?');
    expect(fullValueOf(`['a', 'b'].${name}(q)`)).toBe('[~"a", ~"b"]');
  });

  it.each(['splice', 'keys', 'flat'])('of what %s gives is not known', name => {
    expect(elementOf(`['a', 'b'].${name}(1)`)).toBe(`a list of 2 items.${name}(…).[]?`);
  });

  it.each([
    ['m.list.map(x => x.id)', 'the parameter m.list.[].id?'],
    ['m.list.slice(1)', 'the parameter m.list.[]?'],
    ['m(1)', 'the parameter m(…).[]?'],
    ['m', 'the parameter m.[]?'],
  ])('of a parameter is named by the way to it: %s', (list, expected) => {
    expect(fullValueOf('e', `let e; function f(m) { for (const x of ${list}) e = x; }`)).toBe(expected);
  });

  it.each([...elementMethods])('is what the callback of %s gets', method => {
    const before = (list: string): string => `let e; ${list}.${method}(x => { e = x; });`;
    expect(fullValueOf('e', before("['a', 'b']"))).toBe('("a" | "b")?');
    expect(fullValueOf('e', `declare const m: { id: string }[]; ${before('m')}`)).toBe(
      'something of which only the type is known.[]?: { id: string }',
    );
    expect(fullValueOf('e', before('q'))).toBe('the parameter x?');
    expect(fullValueOf('e', `declare const m: { l: { id: string }[] }; ${before('m.l')}`)).toBe(
      'something of which only the type is known.l.[]?: { id: string }',
    );
  });
});

describe('a member by a key that is worked out', () => {
  it.each([
    ['o[k]', '("x" | "y")?', "const o = { a: 'x', b: 'y' };"],
    ['o[k]', '{  }.[]', 'const o = {};'],
    ['o[k]', '{ a, b }.[]', "const o = { a: 'x', get b() { return 'y'; } };"],
    ['o[k]', '("x" | "z")?', "const o = { a: 'x', [q]: 'z' };"],
    ['o[k]', '{ a, ...spread }.[]', "const o = { a: 'x', ...q };"],
    ['o[k]', '("x" | "y")?', "const o = Object.assign({ a: 'x' }, { b: 'y' });"],
    ['o[k]', '{ a } with the global q.[]', "const o = Object.assign({ a: 'x' }, q);"],
    ['o[k]', '{ a } with { b }.[]', "const o = Object.assign({ a: 'x' }, { get b() { return 'y'; } });"],
    ['o[k]', '("x" | "y")?', "const o: any = {}; o.a = 'x'; o.b = 'y';"],
    ['o[k]', '{  } with { a, ... }.[]', "const o: any = {}; o.a = 'x'; o[q] = 'y';"],
    ['o[k]', '("x" | "y")?', "const o = ['x', 'y'];"],
    ['o[k]', 'a list of 1 item and more.[]', "const o = ['x', ...more];"],
    ["o[c ? 'a' : k]", '("x" | "y")?', "const o = { a: 'x', b: 'y' };"],
    ['o[null]', '("x" | "y")?', "const o = { a: 'x', b: 'y' };"],
    ["o['a']", '"x"', "const o = { a: 'x', b: 'y' };"],
    ['o[1]', '"x"', "const o = { 1: 'x', b: 'y' };"],
    ['o[k]', '("x" | "y")', "const o = { a: 'x', b: 'y', c: 'z' }; declare const k: 'a' | 'b';"],
    ['o[k]', '("x" | "y")?', "const o = { a: 'x', b: 'y' }; declare const k: string;"],
    ['o[k]', 'something of which only the type is known.[]: { id: string }', 'declare const o: { id: string }[];'],
  ])('%s is %s', (expression, expected, before) => {
    expect(fullValueOf(expression, before)).toBe(expected);
  });

  const keyed = (type: string, before = ''): string =>
    fullValueOf('v', `const o = { a: 'x', b: 'y', c: 'z' }; let v; ${before} function f(k: ${type}) { v = o[k]; }`);

  it.each([
    ["'a' | 'b'", ''],
    ["'a' | 'b' | null", ''],
    ["'a' | 'b' | undefined", ''],
    ['K', "enum K { A = 'a', B = 'b' }"],
    ['K', "type K = 'a' | 'b';"],
    ['K', 'type L = { a: 1; b: 2 }; type K = keyof L;'],
    ["K<'a' | 'b'>", 'type K<T> = T;'],
    ['(typeof L)[number]', "const L = ['a', 'b'] as const;"],
    ['(typeof L)[keyof typeof L]', "const L = { p: 'a', q: 'b' } as const;"],
    ["('a' | 'b')[][number]", ''],
    ['keyof typeof L', 'const L = { a: 1, b: 2 };'],
    ['keyof L', 'interface L { a: 1; b: 2 }'],
    ['keyof L', 'type L = { a: 1; b: 2 };'],
    ['keyof { a: 1; b: 2 }', ''],
  ])('is one of those that %s names', (type, before) => {
    expect(keyed(type, before)).toBe('("x" | "y")?');
  });

  it.each([
    ['string', ''],
    ["'a' | string", ''],
    ['null', ''],
    ['keyof {}', ''],
    ['keyof L', 'interface M { c: 1 } interface L extends M { a: 1; b: 2 }'],
    ['keyof L', 'class L { a = 1 }'],
    ['keyof typeof L', 'const L = { a: 1, ...q };'],
    ['keyof typeof L', 'const L = { a: 1, [q]: 1 };'],
    ['(typeof L)[number]', "const L = ['a', q] as const;"],
    ['(typeof L)[number]', "const L = ['a', 1] as const;"],
    ['(typeof L)[number]', 'const L = [] as const;'],
    ['K', 'class K {}'],
    ['(typeof unknownThing)[number]', ''],
    ['(typeof L)[number]', 'const L = q;'],
    ['K', "type K = K | 'a';"],
  ])('is any of them where the keys of %s are not all known', (type, before) => {
    expect(keyed(type, before)).toBe('("x" | "y" | "z")?');
  });
});

describe('objects spread into others are known whole', () => {
  const spread = `
const base = { a: 'x', b: 'y' };
const all = { ...base, b: 'z', c: 'w' };
const open = { ...elsewhere, c: 'w' };
const some = { ...(elsewhere ? base : undefined), c: 'w' };
let self = { a: 'x' };
self = { ...self, b: 'y' };
`;
  it.each([
    ['Object.values(all).join()', '"x,z,w"'],
    ['Object.keys(all).join()', '"a,b,c"'],
    ['Object.entries(all).map(([key, value]) => key + value).join()', '"ax,bz,cw"'],
    ['Object.keys(Object.assign({}, base, { d: 1 })).join()', '"a,b,d"'],
    ['all[elsewhere]', '"x" | "z" | "w"'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression, spread)).toBe(expected);
  });

  it.each([['Object.keys(open).join()'], ['Object.keys(some).join()'], ['Object.keys(self).join()']])(
    '%s is not known',
    expression => {
      expect(valueOf(expression, spread)).not.toMatch(/^"/);
    },
  );
});

describe('lists that are made of themselves', () => {
  it('asks each of them once on a way', () => {
    const asked = vi.spyOn(Evaluator.prototype, 'element');
    const list = (name: string): string => `const ${name} = ref([]);
      export const less${name} = at => { ${name}.value = ${name}.value.filter((_, i) => i !== at); };
      export const lessOf${name} = at => { ${name}.value = ${name}.value.filter((_, i) => i > at); };
      export const more${name} = one => { ${name}.value = [...${name}.value, one]; };
      export const none${name} = all => { ${name}.value = all ? [...all] : []; };`;
    const { calls } = readText(
      `import { ref } from 'vue';
      import { Analytics } from '@segment/analytics-node';
      const client = new Analytics({ writeKey: 'k' });
      ${list('tags')}
      export const say = () => client.track({ userId: 'u', event: 'Tags Said', properties: { tags: tags.value.join(',') } });
      say();`,
    );
    expect(calls().map(({ events }) => events)).toContainEqual(['Tags Said']);
    expect(asked.mock.calls.length).toBeLessThan(10_000);
    asked.mockRestore();
  });
});
