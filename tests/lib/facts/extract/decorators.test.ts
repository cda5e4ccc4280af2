import { describe, expect, it } from 'vitest';

import { notesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('decorators of parameters', () => {
  const cases: readonly Case<string[]>[] = [
    ['@B() b', ['fn 0: b @B, b for call 0']],
    ['@B b', ['fn 0: b @B']],
    ['@B(C) b', ['fn 0: b @B, b for global C']],
    ["@B('c') b: D", ['fn 0: b @B, b for "c"']],
    ['@B(`c`) b', ['fn 0: b @B, b for `c`']],
    ['@B(C.D) b', ['fn 0: b @B, b for global C.D']],
    ['@B(c(D)) b', ['fn 0: b @B, b for call 1']],
    ['@B(() => C) b', ['fn 0: b @B']],
    ['@B({ c: 1 }) b', ['fn 0: b @B']],
    ['@B.C(D) b', ['fn 0: b for global D']],
    ['@B() @C(D) b', ['fn 0: b @B, b for global D']],
    ['@B() private b', ['fn 0: b @B, b for call 0']],
    ['a, @B() b', ['fn 0: b @B, b for call 0']],
    ['b', []],
  ];
  it.each(cases)('%s', (parameters, expected) => {
    expect(notesOf(`class A { constructor(${parameters}) {} }`)).toEqual(expected);
    expect(notesOf(`class A { a(${parameters.replace('private ', '')}) {} }`)).toEqual(expected);
  });
});

describe('decorators of classes and of their members', () => {
  const cases: readonly Case<string[]>[] = [
    ['@B class A {}', ['A: @global B']],
    ['@B @C(d) class A {}', ['A: @global B, call 0']],
    ['export @B class A {}', ['A: @global B']],
    ['(@B class {});', ['class 0: @global B']],
    ['class A { @B() b() {} @C c() {} d() {} }', ['A.b: @call 0', 'A.c: @global C']],
    ['class A { @B @C b() {} }', ['A.b: @global B, global C']],
    ['class A { @B static b() {} }', ['static A.b: @global B']],
    ['class A { @B get b() { return 1; } @C set c(d) {} }', ['A.b: @global B']],
    ['class A { @B(C) b; @D e = 1; }', []],
    ['class A {}', []],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source)).toEqual(expected);
  });
});
