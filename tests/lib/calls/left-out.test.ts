import { describe, expect, it } from 'vitest';

import { derivationsOf } from '../../../lib/calls/values/identity.ts';
import { readText } from '../../support/reading.ts';

const before = `
import { useCallback } from 'react';
import { Analytics } from '@segment/analytics-node';
const segment = new Analytics({ writeKey: 'k' });
interface Props { total?: number; userId?: string }
interface User { id: string; name: string }
`;

/** The kinds of the id of the last call. */
function idsOf(code: string): string[] {
  const userId = readText(before + code, { file: 'src/a.tsx' })
    .calls()
    .at(-1)?.parts.userId;
  return userId ? derivationsOf(userId.value).map(({ kind }) => kind) : ['no id'];
}

/** What the properties of the last call are: `none`, or how much is known of an object. */
function propertiesOf(code: string): string {
  const value = readText(before + code, { file: 'src/a.tsx' })
    .calls()
    .at(-1)?.parts.properties?.value;
  if (value?.kind === 'object') return value.open ? 'open' : 'whole';
  return !value || (value.kind === 'literal' && value.value == null) ? 'none' : value.kind;
}

describe('an argument that is left out', () => {
  it.each([
    ['primitive', 'function f(event: string, userId?: string) { segment.track({ event, userId }); }', "f('A')"],
    ['interface', 'function f(event: string, user?: User) { segment.track({ event, userId: user.id }); }', "f('A')"],
    ['any', 'function f(event: string, userId?: any) { segment.track({ event, userId }); }', "f('A')"],
    ['JavaScript', 'function f(event, userId) { segment.track({ event, userId }); }', "f('A')"],
    [
      'cast',
      'function f(event: string, userId?: unknown) { segment.track({ event, userId: userId as string }); }',
      "f('A')",
    ],
    [
      'chosen',
      'function f(event: string, user?: User) { segment.track({ event, userId: user ? user.id : undefined }); }',
      "f('A')",
    ],
    ['pattern', 'function f(event: string, { userId }: Props = {}) { segment.track({ event, userId }); }', "f('A')"],
    [
      'pattern of a literal type',
      'function f(event: string, { userId }: { userId?: string } = {}) { segment.track({ event, userId }); }',
      "f('A', {})",
    ],
    [
      'member of an argument',
      'function f(event: string, options: Props) { const { userId } = options; segment.track({ event, userId }); }',
      "f('A', { total: 1 })",
    ],
    [
      'handed on',
      'function g(event: string, userId?: string) { segment.track({ event, userId }); } function f(event: string, id?: string) { g(event, id); }',
      "f('A')",
    ],
    [
      'handed on in an object',
      'function g(m: { event: string; userId?: string }) { segment.track(m); } function f(event: string, userId?: string) { g({ event, userId }); }',
      "f('A')",
    ],
    ['rest', 'function f(event: string, ...rest: string[]) { segment.track({ event, userId: rest[0] }); }', "f('A')"],
    [
      'rest of a tuple',
      'function f(event: string, ...[user]: [User?]) { segment.track({ event, userId: user?.id }); }',
      "f('A')",
    ],
    [
      'called',
      'function f(event: string, idOf?: () => string) { segment.track({ event, userId: idOf?.() }); }',
      "f('A')",
    ],
    [
      'fallback',
      'class T { constructor(private base: Props = {}) {} send(event: string, o?: Props) { segment.track({ event, userId: o?.userId ?? this.base.userId }); } }',
      "new T().send('A')",
    ],
    [
      'method',
      'class T { send(event: string, userId?: string) { segment.track({ event, userId }); } } const t = new T();',
      "t.send('A')",
    ],
    [
      'constructor',
      'class T { constructor(private userId?: string) {} send(event: string) { segment.track({ event, userId: this.userId }); } } const t = new T();',
      "t.send('A')",
    ],
    [
      'curried',
      'const make = (userId?: string) => (event: string) => segment.track({ event, userId }); const f = make();',
      "f('A')",
    ],
    [
      'callback',
      'const f = useCallback((event: string, userId?: string) => segment.track({ event, userId }), []);',
      "f('A')",
    ],
    ['async', 'async function f(event: string, userId?: string) { await segment.track({ event, userId }); }', "f('A')"],
    [
      'undefined',
      'function f(event: string, userId?: string) { segment.track({ event, userId }); }',
      "f('A', undefined)",
    ],
    ['null', 'function f(event: string, userId: string | null) { segment.track({ event, userId }); }', "f('A', null)"],
    ['void', 'function f(event: string, userId?: string) { segment.track({ event, userId }); }', "f('A', void 0)"],
  ])('is nobody: %s', (_, wrapper, call) => {
    expect(idsOf(`${wrapper}\n${call};`)).toEqual(['empty']);
  });

  it.each([
    [
      'primitive',
      'function f(event: string, p?: Record<string, unknown>) { segment.track({ event, userId: "u", properties: p }); }',
    ],
    ['interface', 'function f(event: string, p?: Props) { segment.track({ event, userId: "u", properties: p }); }'],
    [
      'generic',
      'function f<T extends object>(event: string, p?: T) { segment.track({ event, userId: "u", properties: p }); }',
    ],
    ['spread', 'function f(event: string, p?: Props) { segment.track({ event, userId: "u", properties: { ...p } }); }'],
  ])('is no properties: %s', (kind, wrapper) => {
    expect(propertiesOf(`${wrapper}\nf('A');`)).toBe(kind === 'spread' ? 'whole' : 'none');
  });

  it('gives way to a default', () => {
    expect(
      idsOf('function f(event: string, userId = read().id) { segment.track({ event, userId }); } f("A");'),
    ).toEqual(['raw']);
  });
});

describe('an argument that is given', () => {
  it.each([
    [
      'by a chain',
      "function f(event: string, o?: Props) { segment.track({ event, userId: o?.userId }); } f('A', { userId: user.id });",
      'raw',
    ],
    [
      'before a fallback',
      "function f(event: string, o?: Props) { segment.track({ event, userId: o?.userId ?? null }); } f('A', { userId: 'u' });",
      'constant',
    ],
  ])('is all that there is: %s', (_, code, expected) => {
    expect(idsOf(code)).toEqual([expected]);
  });
});

describe('what is not left out', () => {
  it.each([
    [
      'who is not called',
      'export function f(event: string, userId?: string) { segment.track({ event, userId }); }',
      ['raw'],
    ],
    [
      'what a callback gets beside the first',
      'function all(ids: Map<string, string>) { ids.forEach((event, userId) => segment.track({ event, userId })); } all(read());',
      ['raw'],
    ],
    [
      'of a type that a function gives',
      'const make = (userId?: string) => ({ send: (event: string) => segment.track({ event, userId }) }); function f(t: ReturnType<typeof make>) { t.send("A"); }',
      ['raw'],
    ],
    [
      'of a class that is typed',
      'class T { constructor(private userId?: string) {} send(event: string) { segment.track({ event, userId: this.userId }); } } function f(t: T) { t.send("A"); }',
      ['raw'],
    ],
    [
      'behind a spread',
      'function f(event: string, userId?: string) { segment.track({ event, userId }); } f(...read());',
      ['raw'],
    ],
    [
      'what a blank object lacks',
      'const blank: { user: Partial<User> } = { user: {} }; function f(event: string, userId?: string) { segment.track({ event, userId }); } f("A", blank.user.id);',
      ['unknown'],
    ],
  ])('%s', (_, code, expected) => {
    expect(idsOf(code)).toEqual(expected);
  });
});

it('makes no call behind a check for what is left out that ends', () => {
  const wrapper =
    'function f(event: string, userId?: string) { if (!userId) return; segment.track({ event, userId }); }';
  const linesOf = (use: string): number[] =>
    readText(`${before}${wrapper}\n${use}`, { file: 'src/a.tsx' })
      .calls()
      .filter(({ via }) => via === 'wrapper')
      .map(({ line }) => line);
  expect(linesOf("f('A', user.id);")).toEqual([8]);
  expect(linesOf("f('A');")).toEqual([]);
});
