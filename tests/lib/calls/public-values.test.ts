import { describe, expect, it } from 'vitest';

import { PublicValues } from '../../../lib/calls/public-values.ts';
import { readText } from '../../support/reading.ts';

import type { Evaluated } from '../../../lib/evaluate/value.ts';
import type { ObjectValue, Value } from '../../../lib/reading.ts';

const imports = `
import { Analytics } from '@segment/analytics-node';
import { verifyRequestSignature } from 'customerio-node';
import axios from 'axios';
import { names } from './names';
import * as all from 'elsewhere';
`;

interface Made {
  readonly value: Value;
  at(range: readonly [number, number] | undefined): string | undefined;
}

/** What rules see of the export `value`. */
function make(code: string, pick: (value: Evaluated) => Evaluated = value => value): Made {
  const { workings, exported, at } = readText(imports + code);
  const values = new PublicValues(workings.evaluator, file => workings.sources.relative(file));
  return { value: values.of(pick(exported('value'))), at };
}

/** The same for an expression, without where it stands. */
function seen(expression: string): unknown {
  return bare(make(`export const value = ${expression};`).value);
}

/** Without origins; objects as their members. */
function bare(value: Value | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.kind === 'object')
    return { object: Object.fromEntries(value.keys.map(key => [key, bare(value.get(key))])), open: value.open };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
      key === 'origin' ? [] : [[key, Array.isArray(part) ? part.map(bareAny) : bareAny(part)]],
    ),
  );
}

function bareAny(part: unknown): unknown {
  return typeof part === 'object' && part !== null && 'kind' in part ? bare(part as Value) : part;
}

const text = (value: string) => ({ kind: 'literal', value });
const global = (name: string) => ({ kind: 'global', name });

describe('what rules see', () => {
  it.each<[string, string, unknown]>([
    ['a text', '"Saved"', text('Saved')],
    ['a number', '7', { kind: 'literal', value: 7 }],
    ['undefined', 'undefined', { kind: 'literal', value: undefined }],
    ['a template', '`a_${x}_b`', { kind: 'template', parts: ['a_', global('x'), '_b'] }],
    ['alternatives', 'x ? "A" : "B"', { kind: 'union', of: [text('A'), text('B')] }],
    ['a list', '["A", x]', { kind: 'array', items: [text('A'), global('x')], open: false }],
    ['a list with a spread', '["A", ...x]', { kind: 'array', items: [text('A')], open: true, spread: [global('x')] }],
    ['a member', 'x.y', { kind: 'member', object: global('x'), property: 'y' }],
    ['a call', 'x("A", y)', { kind: 'call', callee: global('x'), args: [text('A'), global('y')], isNew: false }],
    ['a construction', 'new X("A")', { kind: 'call', callee: global('X'), args: [text('A')], isNew: true }],
    [
      'an operation',
      'x / 1000',
      { kind: 'operation', operator: '/', operands: [global('x'), { kind: 'literal', value: 1000 }] },
    ],
    ['an import', 'names', { kind: 'import', source: './names', name: 'names' }],
    ['a module', 'all', { kind: 'import', source: 'elsewhere', name: '*' }],
    ['a global', 'x', global('x')],
    ['a function', '() => 1', { kind: 'function', returned: expect.any(Function) }],
    ['a bound function', '(function () {}).bind(x)', { kind: 'function' }],
    ['a method of a client', 'new Analytics({}).track', { kind: 'function' }],
    ['a client', 'new Analytics({})', { kind: 'opaque', what: 'client' }],
    ['what makes a client', 'Analytics', { kind: 'opaque', what: 'sdk-export' }],
    ['a helper of an SDK', 'verifyRequestSignature', { kind: 'opaque', what: 'verify-webhook-signature' }],
    ['a class', 'class {}', { kind: 'opaque', what: 'class' }],
    ['an instance', 'new (class {})()', { kind: 'opaque', what: 'instance' }],
    ['an HTTP client', 'axios.create({})', { kind: 'opaque', what: 'http' }],
    ['a request', 'axios.post', { kind: 'opaque', what: 'request' }],
    [
      'an object',
      '{ a: "A", b: { c: x } }',
      { object: { a: text('A'), b: { object: { c: global('x') }, open: false } }, open: false },
    ],
    ['an object with a spread', '{ a: "A", ...x }', { object: { a: text('A') }, open: true }],
    [
      'objects joined',
      'Object.assign({ a: "A" }, { b: "B" })',
      { object: { a: text('A'), b: text('B') }, open: false },
    ],
  ])('of %s', (_about, expression, expected) => {
    expect(seen(expression)).toEqual(expected);
  });

  it('of a parameter and its parts', () => {
    const { value } = make('function send(event) { return event.name.full; }\nexport const value = send;', called => ({
      kind: 'member',
      object: { kind: 'parameter', key: 'k', index: 0, name: 'event', path: ['name'] },
      property: 'full',
      ...(called.at && { at: called.at }),
    }));
    expect(bare(value)).toEqual({
      kind: 'member',
      object: { kind: 'parameter', name: 'event', path: ['name'] },
      property: 'full',
    });
  });

  it('of what is not known, with the reason', () => {
    expect(bare(make('', () => ({ kind: 'unknown', reason: 'reassigned' })).value)).toEqual({
      kind: 'unknown',
      reason: 'reassigned',
    });
  });

  it('of an object without some keys', () => {
    expect(bare(make('const { a, ...value } = { a: 1, b: "B" };\nexport { value };').value)).toEqual({
      object: { b: text('B') },
      open: false,
    });
  });

  it('of what is written later', () => {
    expect(bare(make('export const value: any = {};\nvalue.b = "B";').value)).toEqual({
      object: { b: text('B') },
      open: false,
    });
  });
});

describe('where a value was read from', () => {
  it.each(['"Saved"', '`a_${x}`', '[1]', 'x.y', 'x()', 'x / 2', 'x', '() => 1', '{ a: 1 }', 'Object.assign({}, x)'])(
    'is told: %s',
    expression => {
      const { value, at } = make(`export const value = ${expression};`);
      expect(value.origin?.file).toBe('src/a.ts');
      expect(at(value.origin?.range)).toBe(expression);
    },
  );

  it('is not told where nobody knows', () => {
    const { value } = make('', () => ({ kind: 'literal', value: 1 }));
    expect(value).toEqual({ kind: 'literal', value: 1 });
    expect('origin' in value).toBe(false);
  });
});

describe('an object', () => {
  const object = (code: string): Made & { object: ObjectValue } => {
    const made = make(code);
    if (made.value.kind !== 'object') throw new Error(made.value.kind);
    return { ...made, object: made.value };
  };

  it('tells which keys are there on some ways only', () => {
    const { object: found } = object('export const value = { a: 1, ...(x && { b: 2 }) };');
    expect(found.keys).toEqual(['a', 'b']);
    expect([...(found.sometimes ?? [])]).toEqual(['b']);
  });

  it('tells where a key is written', () => {
    const { object: found, at } = object('export const value = { a: 1, ...x };');
    expect(at(found.keyOrigin('a')?.range)).toBe('a: 1');
    expect(found.keyOrigin('b')).toBeUndefined();
  });

  it('has no member that is not written, unless there may be others', () => {
    expect(object('export const value = { a: 1 };').object.get('b')).toBeUndefined();
    expect(object('export const value = { a: 1 };').object.get('toString')).toBeUndefined();
    expect(bare(object('export const value = { a: 1, ...x };').object.get('b'))).toEqual({
      kind: 'member',
      object: global('x'),
      property: 'b',
    });
    expect(object('export const value = { a: 1, [x]: 2 };').object.get('b')).toBeUndefined();
  });

  it('has a member that is undefined, if it is written', () => {
    expect(bare(object('export const value = { a: undefined };').object.get('a'))).toEqual({
      kind: 'literal',
      value: undefined,
    });
  });

  it('works a member out once', () => {
    const { object: found } = object('export const value = { a: { b: 1 }, ...x };');
    expect(found.get('a')).toBe(found.get('a'));
    expect(found.get('b')).toBe(found.get('b'));
  });
});

describe('what is cut', () => {
  it('opens a list of more than 200 items', () => {
    const list = (length: number): unknown => seen(`[${Array.from({ length }, (_, n) => n).join()}]`);
    expect(list(200)).toMatchObject({ open: false, items: { length: 200, 199: { value: 199 } } });
    expect(list(201)).toMatchObject({ open: true, items: { length: 200 } });
  });

  it('stands as unknown behind eight arguments', () => {
    expect(seen('x(1, 2, 3, 4, 5, 6, 7, 8)')).toMatchObject({ args: { length: 8, 7: { value: 8 } } });
    expect(seen('x(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)')).toMatchObject({
      args: { length: 9, 7: { value: 8 }, 8: { kind: 'unknown', reason: 'cut-off' } },
    });
  });

  it('stands as unknown in what goes too deep', () => {
    const nested = (depth: number): Evaluated => {
      let value: Evaluated = { kind: 'global', name: 'x' };
      for (let n = 0; n < depth; n++) value = { kind: 'member', object: value, property: `p${n}` };
      return value;
    };
    const innermost = (value: Value): Value => (value.kind === 'member' ? innermost(value.object) : value);
    expect(innermost(make('', () => nested(12)).value)).toEqual(global('x'));
    expect(innermost(make('', () => nested(13)).value)).toEqual({ kind: 'unknown', reason: 'too-deep' });
  });

  it.each([
    ['lists', '[', ']'],
    ['calls', 'x(', ')'],
    ['operations', '-(', ')'],
    ['objects', '{ a: ', '}'],
  ])('stands as unknown in %s that are too deep', (_about, before, after) => {
    const { value } = make(`export const value = ${before.repeat(13)}y${after.repeat(13)};`);
    expect(JSON.stringify(bare(value))).toContain('too-deep');
    const { value: fit } = make(`export const value = ${before.repeat(12)}y${after.repeat(12)};`);
    expect(JSON.stringify(bare(fit))).not.toContain('too-deep');
  });

  it('stands as unknown in templates and alternatives that are too deep', () => {
    let template: Evaluated = { kind: 'global', name: 'x' };
    for (let n = 0; n < 13; n++) template = { kind: 'template', parts: ['a', template] };
    expect(JSON.stringify(make('', () => template).value)).toContain('too-deep');
    let union: Evaluated = { kind: 'global', name: 'x' };
    for (let n = 0; n < 13; n++) union = { kind: 'union', of: [union] };
    expect(JSON.stringify(make('', () => union).value)).toContain('too-deep');
    let callee: Evaluated = { kind: 'global', name: 'x' };
    for (let n = 0; n < 13; n++) callee = { kind: 'call', callee, args: [], isNew: false };
    expect(JSON.stringify(make('', () => callee).value)).toContain('too-deep');
  });
});

it('cuts a value of more parts than anybody can hold, and says so', () => {
  const text: Evaluated = { kind: 'literal', value: 'a' };
  // Each has the one before twice, as a query that is put together by conditions.
  const grown = (steps: number): Evaluated =>
    Array.from({ length: steps }).reduce<Evaluated>(inner => ({ kind: 'template', parts: [inner, ' ', inner] }), text);
  const of = (steps: number): string => JSON.stringify(make('', () => grown(steps)).value);
  expect(of(9)).not.toContain('too-deep');
  expect(of(12)).toContain('too-deep');
  expect(of(12).length).toBeLessThan(300_000);
});

it('has one part stand for all alternatives, or parts of a text, that are beyond the bound', () => {
  const all = Array.from({ length: 3_000 }, (_, n): Evaluated => ({ kind: 'literal', value: n }));
  const { value: union } = make('', () => ({ kind: 'union', of: all }));
  expect(union).toMatchObject({ of: { length: 2_000, 1998: { value: 1998 }, 1999: { reason: 'too-deep' } } });
  const { value: template } = make('', () => ({ kind: 'template', parts: ['a', ...all, 'z'] }));
  expect(template).toMatchObject({ parts: { length: 2_001, 1999: { value: 1998 }, 2000: { reason: 'too-deep' } } });
});

it('says of a place each time the same', () => {
  const code = 'const id = x.id;\nexport const value = { a: [id], b: { c: id } };';
  const { workings, exported } = readText(code);
  const values = new PublicValues(workings.evaluator, file => workings.sources.relative(file));
  const value = values.of(exported('value')) as ObjectValue;
  const [one, other] = [value.get('a'), value.get('b')];
  const first = one?.kind === 'array' ? one.items[0] : undefined;
  const second = other?.kind === 'object' ? other.get('c') : undefined;
  expect(first).toMatchObject({ kind: 'member', origin: { file: 'src/a.ts', range: [11, 15] } });
  expect(second?.origin).toBe(first?.origin);
});

it('answers however much was asked before', () => {
  const { workings, exported } = readText('export const value = { a: { b: { c: "Saved" } }, d: () => "Sent" };');
  const values = new PublicValues(workings.evaluator, file => workings.sources.relative(file));
  const ask = (): Value => values.of(exported('value'));
  const member = (value: Value | undefined, key: string): Value | undefined =>
    value?.kind === 'object' ? value.get(key) : undefined;
  for (let n = 0; n < 1_500; n++) member(member(ask(), 'a'), 'b');
  expect(bare(member(member(member(ask(), 'a'), 'b'), 'c'))).toEqual(text('Saved'));
  const sent = member(ask(), 'd');
  expect(sent?.kind === 'function' && bare(sent.returned?.())).toEqual(text('Sent'));
});
