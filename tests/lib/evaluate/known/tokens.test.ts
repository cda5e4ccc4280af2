import { describe, expect, it } from 'vitest';

import { injectedBy, tokenKey } from '../../../../lib/evaluate/known/tokens.ts';
import { evaluation, fullValueOf } from '../../../support/evaluate.ts';

import type { Host } from '../../../../lib/evaluate/evaluator.ts';
import type { Evaluated } from '../../../../lib/evaluate/value.ts';

function read(token: string, host: Partial<Host> = {}) {
  const { evaluator, exported } = evaluation(
    {
      'a.ts': `import { Inject, inject, Injected, TOKEN } from '@acme/kit';\nimport { Analytics } from '@segment/analytics-node';\nclass Own {}\nexport const x = ${token};`,
    },
    host,
  );
  return { evaluator, value: exported('x') };
}

const key = (token: string): string | undefined => {
  const { evaluator, value } = read(token);
  return tokenKey(evaluator, 'injected', value);
};

describe('a token is known', () => {
  it.each([
    ['by its text', "'sender'", 'injected text sender'],
    ['by its class', 'Own', 'injected class /a.ts 0'],
    ['by its module and name', 'TOKEN', 'injected import @acme/kit TOKEN'],
    ['by the SDK whose class it is', 'Analytics', 'injected sdk @segment/analytics-node Analytics'],
    ['by the name of a shared symbol', "Symbol.for('sender')", 'injected symbol sender'],
  ])('%s', (_about, token, expected) => {
    expect(key(token)).toBe(expected);
  });

  it.each([
    ['of a symbol of its own', "Symbol('sender')"],
    ['of a token that is made', "new Token('sender')"],
    ['of what only looks like a shared symbol', "Other.for('sender')"],
    ['of another method of symbols', "Symbol.from('sender')"],
    ['of a function of such a name', "read.Symbol.for('sender')"],
  ])('by where it is made: that %s', (_about, token) => {
    expect(key(token)).toMatch(/^injected made \/a\.ts \d+$/);
  });

  it.each([
    ['a number', '1'],
    ['an object', '{}'],
    ['a parameter', 'sender'],
  ])('and not %s', (_about, token) => {
    expect(key(token)).toBeUndefined();
  });

  it('by whose it is', () => {
    const { evaluator, value } = read("'sender'");
    expect(tokenKey(evaluator, 'vue', value)).toBe('vue text sender');
  });
});

describe('what a decorator asks for', () => {
  const given: Evaluated = { kind: 'literal', value: 'given' };
  const injected = (token: string): Evaluated | undefined => {
    const { evaluator, value } = read(token, {
      provided: name => (name === 'injected text sender' ? given : undefined),
    });
    return injectedBy(evaluator, value);
  };

  it.each([
    ['by the token it is given', "Inject('sender')"],
    ['by the token it is given, in small letters', "inject('sender')"],
    ['by one of two', "Inject(q ? 'sender' : 'other')"],
    ['by a token that is none of a call', "'sender'"],
  ])('%s', (_about, token) => {
    expect(injected(token)).toBe(given);
  });

  it.each([
    ['another token', "Inject('other')"],
    ['a decorator of another name', "Injected('sender')"],
    ['a function of the project', "own.inject('sender')"],
    ['a global of that name', "globalThis.Inject('sender')"],
    ['no token', 'Inject()'],
  ])('is not there for %s', (_about, token) => {
    expect(injected(token)).toBeUndefined();
  });
});

it('is not known by where it is made, if that is not known', () => {
  const { evaluator } = read('1');
  const call: Evaluated = { kind: 'call', callee: { kind: 'global', name: 'Token' }, args: [], isNew: true };
  expect(tokenKey(evaluator, 'vue', call)).toBeUndefined();
});

describe('what a decorator injects', () => {
  const host: Partial<Host> = {
    provided: key => (key === 'injected text sender' ? { kind: 'literal', value: 'provided' } : undefined),
  };
  const is = (members: string): string =>
    fullValueOf('new A().m()', `import { Inject } from 'inversify'; class A { ${members} }`, host);

  it.each([
    ['a field', "@Inject('sender') f; m() { return this.f; }", '"provided"'],
    ['a field that is none yet', "@Inject('sender') f = null; m() { return this.f; }", '"provided"'],
    ['no field that is something', "@Inject('sender') f = 'own'; m() { return this.f; }", '"own"'],
    [
      'no field by another token',
      "@Inject('other') f: string; m() { return this.f; }",
      'something of which only the type is known: string',
    ],
  ])('%s', (_about, members, expected) => {
    expect(is(members)).toBe(expected);
  });

  it('a parameter of a constructor', () => {
    const held = (token: string): string =>
      fullValueOf(
        'v',
        `import { Inject } from 'inversify'; let v; class A { constructor(@Inject(${token}) p) { v = p; } }`,
        host,
      );
    expect(held("'sender'")).toBe('"provided"?');
    expect(held("'other'")).toBe('the parameter p?');
  });
});
