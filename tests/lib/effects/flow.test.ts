import { describe, expect, it } from 'vitest';

import { Flow } from '../../../lib/effects/flow.ts';
import { extractFacts } from '../../../lib/facts/extract/extract.ts';

import type { Bounds } from '../../../lib/effects/flow.ts';

/** What `const x = …` of function `w` is made of: the callees of calls, names of variables, and more. */
function madeOf(code: string, bounds: (callees: readonly string[]) => Bounds = () => ({})): string {
  const text = `function w(p) { ${code} }`;
  const facts = extractFacts('a.ts', text);
  const callees = facts.calls.map(({ x }) => text.slice(x.s, x.e));
  const flow = new Flow(facts, { owner: 0, ...bounds(callees) });
  for (const x of facts.bindings.find(({ n }) => n === 'x')?.v ?? []) flow.add(x);
  return [
    ...[...flow.calls].map(id => `${callees[id]}()`),
    ...[...flow.bindings].map(id => facts.bindings[id]?.n),
    ...[...flow.functions].map(() => 'function'),
    ...[...flow.parameters].map(id => `of ${facts.fns[id]?.n ?? 'callback'}`),
    ...(flow.hasElement ? ['element'] : []),
  ].join(' ');
}

describe('a value is made of', () => {
  it.each([
    ['a call', 'const x = f();', 'f()'],
    ['what a call takes', 'const x = f(g(), h);', 'f() g()'],
    ['what a method is called on', 'const x = f().g();', 'f().g() f()'],
    ['members', 'const x = f().a.b;', 'f()'],
    ['a call of what is computed', 'const x = f()[g()]();', 'f()[g()]() f()'],
    ['a call of what a call gives', 'const x = f()();', 'f()() f()'],
    ['members of a variable', 'const a = f(); const x = a.b.c;', 'f() a'],
    ['alternatives', 'const x = f() ?? g();', 'f() g()'],
    ['static fields', 'class K { static a = f(); static m() { const x = this.a; } }', 'f()'],
    ['no field of another name', 'class K { b = f(); m() { const x = this.a; } }', ''],
    ['no static field for one of instances', 'class K { static a = f(); m() { const x = this.a; } }', ''],
    ['members that are computed', 'const x = f()[g()];', 'f() g()'],
    ['variables', 'const a = f(); const x = a;', 'f() a'],
    ['variables that were written later', 'let a = f(); a = g(); const x = a;', 'f() g() a'],
    ['fields that were written', 'const a = {}; a.b = f(); const x = a;', 'f() a'],
    ['variables that lead to one another', 'let a = f(); let b = a; a = b; const x = a;', 'f() a b'],
    ['texts', 'const x = `a ${f()}`;', 'f()'],
    ['sums', 'const x = 1 + f();', 'f()'],
    ['lists', 'const x = [f(), ...g()];', 'f() g()'],
    ['objects', 'const x = { a: f(), [g()]: 1, ...h() };', 'f() g() h()'],
    ['alternatives and what chooses', 'const x = f() ? g() : h();', 'g() h() f()'],
    ['what is left of an object', 'const { a, ...x } = f();', 'f()'],
    ['casts', 'const x = f() as string;', 'f()'],
    ['functions', 'const x = () => f();', 'function'],
    ['parameters', 'const x = p;', 'p of w'],
    ['parameters of callbacks, and what those are handed to', 'f().then(a => { const x = a; });', 'a f() of callback'],
    ['fields of a class', 'class K { a = f(); m() { const x = this.a; } }', 'f()'],
  ])('%s', (_about, code, expected) => {
    expect(madeOf(code).split(' ').sort()).toEqual(expected.split(' ').sort());
  });

  it('methods, which are no part of a field that they stand beside', () => {
    expect(madeOf('class K { a() { return f(); } m() { const x = this.a; } }')).toBe('');
    expect(madeOf('class K { m() { const x = this.toString; } }')).toBe('');
  });

  it('what a call gives, and not what it takes, where that is the end', () => {
    const isEnd = (callees: readonly string[]): Bounds => ({ isEnd: id => callees[id] === 'f' });
    expect(madeOf('const x = f(g());', isEnd)).toBe('f()');
    expect(madeOf('const x = h(g());', isEnd)).toBe('h() g()');
  });

  it('what a callback gives, and not the promise, where that is asked', () => {
    const through = (): Bounds => ({ throughCallbacks: true });
    expect(madeOf('const x = f().then(() => g());', through)).toBe('f().then() g()');
    expect(madeOf('const x = f().catch(() => g());', through)).toBe('f().catch() f() function');
    expect(madeOf('const x = f().then(h);', through)).toBe('f().then() f()');
  });
});

describe('an element of a list', () => {
  it.each([
    ['that the function finds', 'for (const x of f()) g(x);', true],
    ['that it finds and holds', 'const a = f(); for (const x of a) g(x);', true],
    ['that it finds in one of two ways', 'for (const x of p ?? f()) g(x);', true],
    ['that is given', 'for (const x of p) g(x);', false],
    ['that is a member of what is given', 'for (const x of p.all) g(x);', false],
    ['that is an element of what is given', 'for (const x of p[0]) g(x);', false],
    ['that stands in the code', 'for (const x of [1, 2]) g(x);', false],
    ['that stands in the code, as a variable', 'const a = [1]; for (const x of a) g(x);', false],
    ['that is given, with a cast', 'for (const x of p as string[]) g(x);', false],
    ['that is a part of what is given', 'for (const x of p.filter(q)) g(x);', false],
    ['that is a part of a part of what is given', 'for (const x of p.filter(q).slice(1)) g(x);', false],
    ['that is a part of what it finds', 'for (const x of f().filter(q)) g(x);', true],
    ['that a method of what is given gives', 'for (const x of p.load()) g(x);', true],
    ['that a function gives of what is given', 'for (const x of filter(p)) g(x);', true],
    ['that is given in one of two ways, or stands in the code', 'for (const x of p ?? []) g(x);', false],
    ['that is a part of itself', 'let a = p; a = a.slice(1); for (const x of a) g(x);', false],
    ['that is a part of itself or found', 'let a = f(); a = a.slice(1); for (const x of a) g(x);', true],
    ['that is never assigned', 'let a; for (const x of a) g(x);', true],
    ['that is a global', 'for (const x of q) g(x);', true],
    ['that is an element of what it finds', 'for (const x of f()[0]) g(x);', true],
    ['that is a member of what it finds', 'for (const x of f().all) g(x);', true],
    ['that it finds, with a cast', 'for (const x of f() as string[]) g(x);', true],
    ['that is found before one that is given', 'for (const a of f()) for (const x of a) g(x);', true],
    ['that is a callback’s', 'f(a => { for (const x of a) g(x); });', true],
    ['that is put together in a loop', 'let y = f(); for (const a of h()) y = a; const x = y;', false],
  ])('%s: %#', (_about, code, expected) => {
    expect(madeOf(code).endsWith('element')).toBe(expected);
  });
});
