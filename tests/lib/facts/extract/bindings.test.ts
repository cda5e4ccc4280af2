import { describe, expect, it } from 'vitest';

import { notesOf, variablesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('what is declared', () => {
  const cases: readonly Case<string[]>[] = [
    ['const a = 1;', ['const a = 1']],
    ['let a = 1;', ['a = 1']],
    ['var a;', ['a']],
    ['let a: A;', ['a: global A']],
    ['const a: A = b;', ['const a: global A = global b']],
    ['declare const a: A;', ['declare const a: global A']],
    ['declare let a: A, b;', ['declare a: global A', 'declare b']],
    ['let a = 1, b = a;', ['a = 1', 'b = a']],
    ['const a = b as B;', ['const a = (global b as global B)']],
    ['function a() { const b = 1; }', ['const a = fn 0', 'const b in fn 0 = 1']],
    ['function a() {} function b() {}', ['const a = fn 0', 'const b = fn 1']],
    ['declare function a(): A;', ['declare a: () => global A']],
    ['declare function a();', ['declare a']],
    ['class A {}', ['const A = class 0']],
    ['enum A {}', ['const A = object 0 {  }']],
    ['const a = class B {};', ['const a = class 0', 'B = class 0']],
    ['const a = function b() {};', ['const a = fn 0']],
    ['a; let a = 1;', ['a = 1']],
    ['f(a); function g() { a = 2; } let a;', ['a = 2', 'const g = fn 0']],
    ['function f() { () => { a = 2; }; var a; }', ['const f = fn 0', 'a in fn 0 = 2']],
    ['class A { b = () => { let c; }; static { let d = 1; } }', ['const A = class 0', 'c in fn 0', 'd = 1']],
    ['(function f() { f(); });', ['f']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

describe('what is written', () => {
  const cases: readonly Case<string[]>[] = [
    ['let a; a = 1; a = b;', ['a = 1 | global b']],
    ['let a; a ||= 1; a &&= 2; a ??= 3;', ['a = 1 | 2 | 3']],
    ['let a = 1; a += 2;', ['a = 1 | not known (reassigned)']],
    ['let a = 1; a -= 2; a++;', ['a = 1 | not known (reassigned) | not known (reassigned)']],
    ['let a, b; a = b = 1;', ['a = 1', 'b = 1']],
    ['let a; (a as any) = 1; a! = 2; (<A>a) = 3; (a satisfies A) = 4;', ['a = 1 | 2 | 3 | 4']],
    ['let a = {}; a.b += 1;', ['a = object 0 {  } .b = not known (reassigned)']],
    ['let a; if (b) a = 1; else a = 2;', ['a = 1 | 2']],
    ['for (const a of b);', ['const a = each of global b']],
    ['let a; for (a of b);', ['a = each of global b']],
    ['for (const [a, b] of c);', ['a = each of global c.0', 'b = each of global c.1']],
    ['for (const a in b);', ['const a = each key of global b']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

describe('patterns', () => {
  const cases: readonly Case<string[]>[] = [
    ['const { a } = b;', ['a = global b.a']],
    ['const { a: b } = c;', ['b = global c.a']],
    ["const { 'a-b': c, 1: d } = e;", ['c = global e.a-b', 'd = global e.1']],
    ['const { [a]: b } = c;', ['b = not known (dynamic-member)']],
    ["const { ['a']: b } = c;", ['b = global c.a']],
    ['const { a: { b } } = c;', ['b = global c.a.b']],
    ['const { a = 1 } = b;', ['a = (global b.a = 1)']],
    ['const { a: b = 1 } = c;', ['b = (global c.a = 1)']],
    ['const { a, ...b } = c;', ['a = global c.a', 'b = global c without a']],
    ['const { a, [b]: c, ...d } = e;', ['a = global e.a', 'c = not known (dynamic-member)', 'd = global e without a']],
    ['const [a, b] = c;', ['a = global c.0', 'b = global c.1']],
    ['const [, a] = b;', ['a = global b.1']],
    ['const [a, ...b] = c;', ['a = global c.0', 'b = global c from 1']],
    ['const [{ a }] = b;', ['a = global b.0.a']],
    ['const [a = 1] = b;', ['a = (global b.0 = 1)']],
    ['const { a }: { a: A } = b;', ['a: global A = global b.a']],
    ['const { a, b }: T = c;', ['a: global T[a] = global c.a', 'b: global T[b] = global c.b']],
    ['const { a: { b } }: T = c;', ['b: global T[a][b] = global c.a.b']],
    ['const { a: { b } }: { a: { b: B } } = c;', ['b: global B = global c.a.b']],
    ['const { b }: { a: A } = c;', ['b = global c.b']],
    ['const { [a]: b }: T = c;', ['b = not known (dynamic-member)']],
    ['const [a]: T = b;', ['a = global b.0']],
    ['const { a = 1 }: { a: A } = b;', ['a: global A = (global b.a = 1)']],
    ['let a: A; ({ a } = b);', ['a: global A = global b.a']],
    ['let a; [a] = b;', ['a = global b.0']],
    ['let a; ({ a: a.b } = c);', ['a .b = global c.a']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

describe('members that are written', () => {
  const cases: readonly Case<string[]>[] = [
    ['const a = {}; a.b = 1;', ['const a = object 0 {  } .b = 1']],
    ["const a = {}; a['b'] = 1; a[`c`] = 2;", ['const a = object 0 {  } .b = 1 .c = 2']],
    ['const a = {}; a.b = 1; a.b = 2;', ['const a = object 0 {  } .b = 1 | 2']],
    ['const a = {}; a.b.c = 1;', ['const a = object 0 {  } .b.c = 1']],
    ['function A() {} A.prototype.b = 1;', ['const A = class 0']],
    ["import A from 'a'; A.prototype.b = 1;", ['A from a default .prototype.b = 1']],
    ['const a = {}; a[b] = 1;', ['const a = object 0 {  } written by keys']],
    ['const a = {}; a!.b = 1; (a as A).c = 2;', ['const a = object 0 {  } .b = 1 .c = 2']],
    ['const a = {}; (<A>a).b = 1; (a satisfies A).c = 2;', ['const a = object 0 {  } .b = 1 .c = 2']],
    ['const a = {}; a!.b!.c = 1;', ['const a = object 0 {  } .b.c = 1']],
    ['const a = {}; a[b].c = 1;', ['const a = object 0 {  }']],
    ['const a = {}; a.b[c] = 1;', ['const a = object 0 {  }']],
    ['const a = {}; a().b = 1;', ['const a = object 0 {  }']],
    ['const a = {}; a.constructor = 1;', ['const a = object 0 {  } .constructor = 1']],
    ['let a; (a as A)[b] = 1;', ['a written by keys']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

describe('members that are written on some ways alone', () => {
  const cases: readonly Case<string>[] = [
    ['if (b) a.c = 1;', '.c = (global b asks 1 ?: undefined)'],
    ['if (b) a.c = 1; else a.c = 2;', '.c = (global b asks 1 ?: undefined) | (global b asks undefined ?: 2)'],
    ['if (!b) {} else a.c = 1;', '.c = ((! global b) asks undefined ?: 1)'],
    ["if (b === 'x') a.c = 1;", '.c = ((global b === "x") asks 1 ?: undefined)'],
    ['if (b.d) a.c = 1;', '.c = (global b.d asks 1 ?: undefined)'],
    ['b ? (a.c = 1) : (a.d = 2);', '.c = (global b asks 1 ?: undefined) .d = (global b asks undefined ?: 2)'],
    ['if (b()) a.c = 1;', '.c = (1 ?: undefined)'],
    ['if (b && d) a.c = 1;', '.c = (1 ?: undefined)'],
    ['if (b) { if (d) a.c = 1; }', '.c = (1 ?: undefined)'],
    ['b && (a.c = 1);', '.c = (1 ?: undefined)'],
    ['while (b) a.c = 1;', '.c = (1 ?: undefined)'],
    ['switch (b) { case 1: a.c = 1; }', '.c = (1 ?: undefined)'],
    ['try { a.b = 1; } catch { a.c = 1; } finally { a.d = 1; }', '.b = (1 ?: undefined) .c = (1 ?: undefined) .d = 1'],
    ['() => { a.c = 1; };', '.c = (1 ?: undefined)'],
    ['a.c = 1; if (b) throw d; a.e = 1;', '.c = 1 .e = 1'],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(`const a = {}; ${source}`)[0]).toBe(`const a = object 0 {  } ${expected}`);
  });

  it('are told by where the variable is declared', () => {
    expect(variablesOf('if (b) { const a = {}; a.c = 1; }')).toEqual(['const a = object 0 {  } .c = 1']);
    expect(variablesOf('function f(a) { a.c = 1; if (b) a.d = 1; }')[1]).toBe(
      'a in fn 0 = parameter 0 a of fn 0 .c = 1 .d = (global b asks 1 ?: undefined)',
    );
  });
});

describe('lists that are added to', () => {
  const cases: readonly Case<string[]>[] = [
    ['a.push(b, c); a.unshift(d);', ['it takes global b, global c, global d']],
    ["a['push'](b);", ['it takes global b']],
    ['a?.push(b);', ['it takes global b']],
    ['a.push(...b);', ['it takes ...global b']],
    ['a.b.push(c);', ['b takes (global c ?: undefined)']],
    ['a.b.c.push(d); a.push(e);', ['b.c takes (global d ?: undefined)', 'it takes global e']],
    ['if (b) a.push(c);', ['it takes (global c ?: undefined)']],
    ['if (b) a.push(...c);', ['it takes ...(global c ?: undefined)']],
    ['() => { a.push(b); };', ['it takes (global b ?: undefined)']],
    ['a.concat(b);', []],
    ['a[b].push(c);', []],
    ['a().push(b);', []],
    ['push(b);', []],
    ['b.push(a);', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    const notes = notesOf(`const a = []; ${source}`).filter(note => note.startsWith('a: '));
    expect(notes).toEqual(expected.length > 0 ? [`a: ${expected.join(', ')}`] : []);
  });

  it.each([
    ["const a = createHash('b'); a.update(c);", ['a: it takes global c']],
    ["const a = crypto.createHmac('b', d); a.update(c); a.update(d);", ['a: it takes global c, global d']],
    ["const a = createHash('b'); if (d) a.update(c);", ['a: it takes (global c ?: undefined)']],
    ["const a = new Bun.CryptoHasher('b'); a.update(c);", ['a: it takes global c']],
    ["const a = new Hasher('b'); a.update(c);", []],
    ["const a = createHash('b'); a.digest(c);", []],
    ['const a = createList(); a.update(c);', []],
    ['const a = []; a.update(c);', []],
    ['a.update(c);', []],
  ])('of a hash, by what it is fed: %s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });
});

describe('parameters', () => {
  const cases: readonly Case<string[]>[] = [
    ['function f(a) {}', ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0']],
    [
      'function f(a: A, b) {}',
      ['const f = fn 0', 'a: global A in fn 0 = parameter 0 a of fn 0', 'b in fn 0 = parameter 1 b of fn 0'],
    ],
    ['function f(a = 1) {}', ['const f = fn 0', 'a in fn 0 = (parameter 0 a of fn 0 = 1)']],
    ['function f(a: A = 1) {}', ['const f = fn 0', 'a: global A in fn 0 = (parameter 0 a of fn 0 = 1)']],
    ['function f(...a) {}', ['const f = fn 0', 'a in fn 0 = rest 0 a of fn 0']],
    [
      'function f(a, ...[b, c]) {}',
      [
        'const f = fn 0',
        'a in fn 0 = parameter 0 a of fn 0',
        'b in fn 0 = rest 1 of fn 0.0',
        'c in fn 0 = rest 1 of fn 0.1',
      ],
    ],
    ['function f({ a }: { a: A }) {}', ['const f = fn 0', 'a: global A in fn 0 = parameter 0 of fn 0.a']],
    ['function f({ a: b = 1 } = c) {}', ['const f = fn 0', 'b in fn 0 = ((parameter 0 of fn 0 = global c).a = 1)']],
    ['function f(this: A, b) {}', ['const f = fn 0', 'b in fn 0 = parameter 0 b of fn 0']],
    ['(a => a);', ['a in fn 0 = parameter 0 a of fn 0']],
    ['function f(a) { return () => a; }', ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0']],
    ['function f(a) { { let b = a; } }', ['const f = fn 0', 'a in fn 0 = parameter 0 a of fn 0', 'b in fn 0 = a']],
    ['try {} catch (a) {}', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

describe('imports', () => {
  const cases: readonly Case<string[]>[] = [
    ["import a from 'm';", ['a from m default']],
    ["import { a } from 'm';", ['a from m a']],
    ["import { a as b } from 'm';", ['b from m a']],
    ["import { default as a } from 'm';", ['a from m default']],
    ["import { 'a-b' as c } from 'm';", ['c from m a-b']],
    ["import * as a from 'm';", ['a from m *']],
    ["import type { A } from 'm';", ['A from m A as a type']],
    ["import { type A, b } from 'm';", ['A from m A as a type', 'b from m b']],
    ["import type A from 'm';", ['A from m default as a type']],
    ["import 'm';", []],
    ["import a, { b } from 'm';", ['a from m default', 'b from m b']],
    ["import a = require('m');", ['a = module m by require']],
    ["import { a } from 'npm:@s/m@1.2.3/b';", ['a from @s/m/b a']],
    ["import { a } from 'npm:/m@^1';", ['a from m a']],
    ["import { a } from 'npm:m';", ['a from m a']],
    ["import { a } from 'https://esm.sh/@s/m@1?target=deno';", ['a from @s/m a']],
    ["import { a } from 'https://cdn.jsdelivr.net/npm/m@1/+esm';", ['a from m a']],
    ["import { a } from 'https://deno.land/m@1/mod.ts';", ['a from https://deno.land/m@1/mod.ts a']],
    ["const a = await import('npm:m@1');", ['const a = module m']],
    ['import a = B.C;', ['a = global B.C']],
    ['namespace B {} import a = B.C.D;', ['B = object 0 {  }', 'a = B.C.D']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});

it('knows the parameters of types in their order', () => {
  expect(notesOf('type A<T, U = B> = T; interface C<V> { d: V } class D<W> {}')).toEqual(['A: of T U', 'C: of V']);
});

describe('types and namespaces', () => {
  const cases: readonly Case<string[]>[] = [
    ['interface A { b: B }', ['A interface 0']],
    ['type A = B;', ['A type global B']],
    ['type A<T> = T[];', ['A type T[]', 'T']],
    ['type A<T = B> = T;', ['A type T', 'T type global B']],
    [
      'function f<T extends A>(a: T) {}',
      ['const f = fn 0', 'T in fn 0 type global A', 'a: T in fn 0 = parameter 0 a of fn 0'],
    ],
    ['class A<T extends B> { b: T }', ['const A = class 0', 'T type global B']],
    ['enum A { b, c }', ['const A = object 0 { b: 0, c: 1 }']],
    [
      "enum A { b = 'x', c = 2, d, e = f, g }",
      ['const A = object 0 { b: "x", c: 2, d: 3, e: global f, g: not known (dynamic-expression) }'],
    ],
    ['enum A { b = `${1}`, c }', ['const A = object 0 { b: `${1}`, c: not known (dynamic-expression) }']],
    ["enum A { 'b-c', [`d`] = 1 }", ['const A = object 0 { b-c: 0, d: 1 }']],
    ['declare enum A { b }', ['const A = object 0 { b: 0 }']],
    ['const enum A { b = -1, c }', ['const A = object 0 { b: (- 1), c: not known (dynamic-expression) }']],
    ['namespace A { export const b = 1; const c = 2; }', ['const b = 1', 'const c = 2', 'A = object 0 { b: b }']],
    [
      'namespace A { export enum B { c } export type D = E; }',
      ['const B = object 0 { c: 0 }', 'D type global E', 'A = object 1 { B: B, D: D }'],
    ],
    ["declare module 'm' { export const a: A; }", ['const a: global A']],
    ["declare module 'm' { const a: A; export default a; }", ['const a: global A']],
    ["declare module 'm' { export default class A {} export = B; }", ['const A = class 0']],
    ['declare global { const a: A; }', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(variablesOf(source)).toEqual(expected);
  });
});
