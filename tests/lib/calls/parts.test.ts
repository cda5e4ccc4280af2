import { describe, expect, it } from 'vitest';

import { Parts } from '../../../lib/calls/parts.ts';
import { PublicValues } from '../../../lib/calls/public-values.ts';
import { readText } from '../../support/reading.ts';

import type { Form } from '../../../lib/catalog/types.ts';
import type { Evaluated, Thunk } from '../../../lib/evaluate/value.ts';
import type { PartName } from '../../../lib/catalog/types.ts';

const node = `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;
const browser = `
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** Where the parts of the last call stand, as text: undefined for those that stand elsewhere. */
function places(code: string): Partial<Record<PartName, string | undefined>> {
  const { calls, at } = readText(code);
  const parts = calls().at(-1)?.parts ?? {};
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, at(part.range)]));
}

/** What the parts of the last call are worth, where they are texts. */
function texts(code: string): Partial<Record<PartName, unknown>> {
  const parts = readText(code).calls().at(-1)?.parts ?? {};
  return Object.fromEntries(
    Object.entries(parts).map(([name, { value }]) => [name, value.kind === 'literal' ? value.value : value.kind]),
  );
}

describe('where the parts of a call stand', () => {
  it.each<[string, string, Partial<Record<PartName, string | undefined>>]>([
    [
      'in an object',
      `${node}analytics.track({ event: 'A', userId: id, properties: { a: 1 } });`,
      { event: "'A'", userId: 'id', properties: '{ a: 1 }' },
    ],
    ['in arguments', `${browser}analytics.track('A', { a: 1 });`, { event: "'A'", properties: '{ a: 1 }' }],
    [
      'in a spread that is written in the call',
      `${node}analytics.track({ ...{ event: 'A' }, userId: id });`,
      { event: "'A'", userId: 'id' },
    ],
    [
      'elsewhere, if the object is made before',
      `${node}const message = { event: 'A', userId: id };\nanalytics.track(message);`,
      { event: undefined, userId: undefined },
    ],
    [
      'in the arguments of a wrapper',
      `${node}function send(event, { id }) { analytics.track({ event, userId: id }); }\nsend('A', { id: user.id });`,
      { event: "'A'", userId: 'user.id' },
    ],
    [
      'through a variable of the wrapper',
      `${node}function send(event) { const name = event; analytics.track({ event: name, userId: 'u' }); }\nsend('A');`,
      { event: "'A'", userId: undefined },
    ],
    [
      'through a cast and a default',
      `${node}function send(event, id) { analytics.track({ event: event as string, userId: id ?? 'nobody' }); }\nsend('A', user.id);`,
      { event: "'A'", userId: 'user.id' },
    ],
    [
      'through two wrappers',
      `${node}function send(event) { analytics.track({ event, userId: 'u' }); }\nconst again = name => send(name);\nagain('A');`,
      { event: "'A'", userId: undefined },
    ],
    [
      'nowhere, if the variable has two values',
      `${node}function send(event) { let name = event; if (x) name = other; analytics.track({ event: name, userId: 'u' }); }\nsend('A');`,
      { event: undefined, userId: undefined },
    ],
    [
      'nowhere, if the wrapper makes it',
      `${node}function send(name) { analytics.track({ event: 'a_' + name, userId: 'u' }); }\nsend('A');`,
      { event: undefined, userId: undefined },
    ],
    [
      'nowhere, if the wrapper got no such argument',
      `${node}function send(event, id) { analytics.track({ event, userId: id }); }\nsend('A');`,
      { event: "'A'", userId: undefined },
    ],
  ])('%s', (_about, code, expected) => {
    expect(places(code)).toEqual(expected);
  });

  it('is not looked for without end', () => {
    const through = (count: number): string => {
      const names = Array.from({ length: count }, (_, n) => `const v${n + 1} = v${n};`).join(' ');
      return `${node}function send(v0) { ${names} analytics.track({ event: v${count}, userId: 'u' }); }\nsend('A');`;
    };
    expect(places(through(18)).event).toBe("'A'");
    expect(places(through(20)).event).toBeUndefined();
  });
});

describe('what the parts of a call are worth', () => {
  it.each<[string, string, Partial<Record<PartName, unknown>>]>([
    ['written in the call', `${node}analytics.track({ event: 'A', userId: 'u' });`, { event: 'A', userId: 'u' }],
    ['of a variable', `${node}const message = { event: 'A' };\nanalytics.track(message);`, { event: 'A' }],
    [
      'of an unknown object',
      `${node}analytics.track(message());`,
      {
        event: 'member',
        userId: 'member',
        properties: 'member',
        anonymousId: 'member',
        timestamp: 'member',
        integrations: 'member',
        context: 'member',
        messageId: 'member',
      },
    ],
    ['under a key of the run', `${node}analytics.track({ event: 'A', [key]: 1 });`, { event: 'A' }],
    ['left out of an object', `${node}analytics.track({ event: 'A', ...{} });`, { event: 'A' }],
    [
      'undefined in an object',
      `${node}analytics.track({ event: 'A', userId: undefined });`,
      { event: 'A', userId: undefined },
    ],
    ['joined', `${node}analytics.track(Object.assign({ event: 'A' }, { userId: 'u' }));`, { event: 'A', userId: 'u' }],
    [
      'left out of the rest of an object',
      `${node}const { a, ...message } = { a: 1, event: 'A' };\nanalytics.track(message);`,
      { event: 'A' },
    ],
    ['of a text in the place of an object', `${node}analytics.track('A');`, {}],
    ['of a function in the place of an object', `${node}analytics.track(() => 1);`, {}],
    ['of no arguments', `${node}analytics.track();`, {}],
  ])('%s', (_about, code, expected) => {
    expect(texts(code)).toEqual(expected);
  });

  it('is worked out once', () => {
    const part = readText(`${node}analytics.track({ event: 'A', properties: { a: 1 } });`).calls().at(-1)
      ?.parts.properties;
    expect(part?.value).toBe(part?.value);
  });
});

describe('the form that arguments have', () => {
  const { workings } = readText('');
  const parts = new Parts(workings.evaluator, new PublicValues(workings.evaluator, file => file));
  const form = (when: Form['when']): Form => ({ ...(when && { when }), parts: {} });
  const object = form({ 0: 'object' });
  const string = form({ 0: 'string' });
  const called = form({ 0: 'function' });
  const absent = form({ 0: 'absent' });
  const any = form(undefined);
  const forms = [object, string, called, absent, any];
  const names = new Map([
    [object, 'object'],
    [string, 'string'],
    [called, 'function'],
    [absent, 'absent'],
    [any, 'any'],
  ]);
  const literal = (value: string | number | boolean | null | undefined): Evaluated => ({ kind: 'literal', value });
  const shape = (value: Evaluated | undefined): string | undefined => {
    const args: Thunk[] = value ? [{ value }] : [];
    const found = parts.formOf(forms, args);
    return found && names.get(found);
  };
  const exported = (code: string): Evaluated => readText(code).exported('value');
  const typed = (type: string): Evaluated => {
    const { module, exported: get } = readText(`export function value(p: ${type}) { return p; }`);
    const fn = get('value');
    if (fn.kind !== 'function') throw new Error(fn.kind);
    const found = module.facts.fns[fn.id]?.p[0]?.t;
    if (!found) throw new Error('no type');
    return { kind: 'parameter', key: 'k', index: 0, name: 'p', path: [], type: { module, type: found, frame: null } };
  };

  it.each<[string, Evaluated | undefined, string]>([
    ['no argument', undefined, 'absent'],
    ['undefined', literal(undefined), 'absent'],
    ['null', literal(null), 'absent'],
    ['a text', literal('A'), 'string'],
    ['an empty text', literal(''), 'string'],
    ['a number', literal(0), 'string'],
    ['a boolean', literal(true), 'any'],
    ['a template', { kind: 'template', parts: ['a', literal('b')] }, 'string'],
    ['an object', exported('export const value = {};'), 'object'],
    ['objects joined', { kind: 'merge', of: [] }, 'object'],
    ['an object without keys', { kind: 'omit', object: literal(1), keys: [] }, 'object'],
    ['written properties', { kind: 'properties', values: new Map() }, 'object'],
    ['a function', exported('export const value = () => 1;'), 'function'],
    ['a bound function', { kind: 'bound', callee: literal(1), args: [] }, 'function'],
    ['a method', exported(`${node}export const value = analytics.track;`), 'function'],
    ['a list', { kind: 'array', items: [], open: false }, 'any'],
    ['a parameter without a type', { kind: 'parameter', key: 'k', index: 0, name: 'p', path: [] }, 'any'],
    ['a parameter of an object type', typed('{ a: string }'), 'object'],
    ['a parameter of a list type', typed('string[]'), 'object'],
    ['a parameter of a named type', typed('Named'), 'any'],
    ['one of two texts', { kind: 'union', of: [literal('A'), literal('B')] }, 'string'],
    ['a text or a function', { kind: 'union', of: [literal('A'), exported('export const value = () => 1;')] }, 'any'],
    ['one of two unknown things', { kind: 'union', of: [literal(true), literal(false)] }, 'any'],
    ['something unknown', { kind: 'unknown', reason: 'dynamic-call' }, 'any'],
  ])('of %s', (_about, value, expected) => {
    expect(shape(value)).toBe(expected);
  });

  it('is the first whose conditions all hold', () => {
    const both = form({ 0: 'string', 1: 'object' });
    const first = form({ 0: 'string', 1: 'function' });
    const args: Thunk[] = [{ value: literal('A') }, { value: exported('export const value = {};') }];
    expect(parts.formOf([first, both, string], args)).toBe(both);
    expect(parts.formOf([first], args)).toBeUndefined();
  });
});
