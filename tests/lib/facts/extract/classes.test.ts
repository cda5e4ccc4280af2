import { describe, expect, it } from 'vitest';

import { classesOf, notesOf } from '../../../support/facts.ts';

import type { Case } from '../../../support/facts.ts';

describe('what a class is', () => {
  const cases: readonly Case<string[][]>[] = [
    ['class A {}', [['A']]],
    ['(class {});', [['without a name']]],
    ['(class A {});', [['A']]],
    ['class A extends B {}', [['A extends global B']]],
    ['class A extends b() {}', [['A extends call 0']]],
    ['class A extends B.C {}', [['A extends global B.C']]],
    ['class A implements B, C<D> {}', [['A implements global B, global C<global D>']]],
    ['class A { constructor() {} }', [['A made by fn 0']]],
    ['class A {} class B {}', [['A'], ['B']]],
    ['class A { b = class B {}; }', [['A', 'b = class 1'], ['B']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });
});

describe('its members', () => {
  const cases: readonly Case<string[][]>[] = [
    ['class A { b() {} }', [['A', 'b = fn 0']]],
    ['class A { static b() {} }', [['A', 'static b = fn 0']]],
    ['class A { b = 1; }', [['A', 'b = 1']]],
    ['class A { static b = 1; }', [['A', 'static b = 1']]],
    ['class A { b: B; }', [['A', 'b: global B']]],
    ['class A { b: B = c; }', [['A', 'b: global B = global c']]],
    ['class A { get b() { return 1; } }', [['A', 'get b = fn 0']]],
    ['class A { set b(c) {} }', [['A']]],
    ['class A { get b() { return 1; } set b(c) {} }', [['A', 'get b = fn 0']]],
    ['class A { #b = 1; #c() {} }', [['A', '#b = 1', '#c = fn 0']]],
    ["class A { 'b-c' = 1; 2 = 3; ['d'] = 4; [`e`]() {} }", [['A', '2 = 3', 'b-c = 1', 'd = 4', 'e = fn 0']]],
    ['class A { [b] = 1; [c]() {} }', [['A']]],
    ['class A { declare b: B; readonly c = 1; d?: D; }', [['A', 'b: global B', 'c = 1', 'd: (global D | nothing)']]],
    ['abstract class A { abstract b(): B; abstract c: C; abstract d(); }', [['A', 'b: () => global B', 'c: global C']]],
    ['abstract class A { abstract get b(): B; abstract set b(c: B); abstract set d(e: D) }', [['A', 'b: global B']]],
    ['declare class A { get b(): B; static get c(): C; }', [['A', 'b: global B', 'static c: global C']]],
    ['class A { b(): B; b(): C; b() {} }', [['A', 'b: () => global C = fn 2']]],
    [
      'declare class A { b(): B; static c(): C; d: D; }',
      [['A', 'b: () => global B', 'd: global D', 'static c: () => global C']],
    ],
    ['class A { [b: string]: B; c = 1; }', [['A', 'c = 1']]],
    ['class A { accessor b = 1; }', [['A', 'b = 1']]],
    [
      'class A { b = this.c; static d = this.e; }',
      [['A', 'b = this of class 0.c', 'static d = static this of class 0.e']],
    ],
    ['class A { constructor() {} b() {} }', [['A made by fn 0', 'b = fn 1']]],
    ['class A { static constructor() {} }', [['A', 'static constructor = fn 0']]],
    ['class A { async b() {} *c() {} }', [['A', 'b = fn 0', 'c = fn 1']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });
});

describe('what is written to them', () => {
  const cases: readonly Case<string[][]>[] = [
    ['class A { constructor() { this.b = 1; } }', [['A made by fn 0', 'b = 1']]],
    ['class A { b() { this.c = 1; this.c = 2; } }', [['A', 'b = fn 0', 'c = 1 | 2']]],
    ['class A { static b() { this.c = 1; } }', [['A', 'static b = fn 0', 'static c = 1']]],
    ['class A { static { this.b = 1; } }', [['A', 'static b = 1']]],
    ['class A { b() { this.c.d = 1; } }', [['A', 'b = fn 0']]],
    ['class A { b() { this[c] = 1; } }', [['A', 'b = fn 0']]],
    [
      "class A { b() { this['c'] = 1; this!.d = 2; (this as any).e = 3; } }",
      [['A', 'b = fn 0', 'c = 1', 'd = 2', 'e = 3']],
    ],
    ['class A { b() { function c() { this.d = 1; } } }', [['A', 'b = fn 0']]],
    ['class A { b() { () => { this.c = 1; }; } }', [['A', 'b = fn 0', 'c = 1']]],
    ['class A { b() { ({ c } = d); [this.e] = f; } }', [['A', 'b = fn 0', 'e = global f.0']]],
    ['class A { b() { const c = { d() { this.e = 1; } }; } }', [['A', 'b = fn 0']]],
    ['class A { #b; c() { this.#b = 1; } }', [['A', '#b = 1', 'c = fn 0']]],
    ['class A { b() { this.c ||= 1; } }', [['A', 'b = fn 0', 'c = 1']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });
});

describe('parameters that are members', () => {
  const cases: readonly Case<string[][]>[] = [
    ['class A { constructor(private b) {} }', [['A made by fn 0', 'b = parameter 0 b of fn 0']]],
    ['class A { constructor(readonly b: B) {} }', [['A made by fn 0', 'b: global B = parameter 0 b of fn 0']]],
    [
      'class A { constructor(public b: B = c) {} }',
      [['A made by fn 0', 'b: global B = (parameter 0 b of fn 0 = global c)']],
    ],
    ['class A { constructor(b: B) {} }', [['A made by fn 0']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });
});

describe('what is injected', () => {
  const cases: readonly Case<string[][]>[] = [
    ['class A { @Inject(B) c; }', [['A', 'c for global B']]],
    ['class A { @Inject(B) c: C; }', [['A', 'c: global C for global B']]],
    ["class A { @Inject('b') c; }", [['A', 'c for "b"']]],
    ['class A { @Inject c; }', [['A', 'c']]],
    ['class A { @Inject() c; }', [['A', 'c for call 0']]],
    ['class A { @Other() @Inject(B) c; }', [['A', 'c for global B']]],
    ['class A { @Inject(B.C) c; }', [['A', 'c for global B.C']]],
    ['class A { @Inject(B) @Inject(C) d; }', [['A', 'd for global B']]],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(classesOf(source)).toEqual(expected);
  });
});

describe('what is said of them', () => {
  const cases: readonly Case<string[]>[] = [
    ['class A extends B<C, D> {}', ['A: parent of <global C, global D>']],
    ['class A extends B {}', []],
    ['class A { readonly b = 1; static readonly c = 2; d = 3; }', ['A.b: readonly', 'static A.c: readonly']],
    ['class A { b = []; constructor() { this.b.push(c); } }', ['A.b: takes global c']],
    ['class A { b = []; constructor() { this.b.push(c); } d() { e(); } }', ['A.b: takes global c']],
    ['class A { b = []; c() { this.b.push(d); } }', ['A.b: takes (global d ?: undefined)']],
    ['class A { static b = []; static c() { this.b.push(d); } }', ['static A.b: takes (global d ?: undefined)']],
    ['class A { constructor() { this.b.c.push(d); } }', []],
    ['class A { constructor() { Object.assign(this, b); } }', ['A: filled by others']],
    ['class A { constructor() { b(c, this); } }', ['A: filled by others']],
    ['class A { constructor() { b(this.c); } }', []],
    ['class A { constructor() { b(() => c(this)); } }', []],
    ['class A { b() { Object.assign(this, c); } }', []],
    ['function A() {} A.prototype.b = 1;', ['A: a function']],
    ['function A() { b(this); } A.prototype.c = 1;', ['A: a function, filled by others']],
  ];
  it.each(cases)('%s', (source, expected) => {
    expect(notesOf(source).filter(note => /^(?:static )?A(?:: (?!never)|\.)/.test(note))).toEqual(expected);
  });
});

describe('members that are empty at first', () => {
  it.each([
    'a;',
    'a?: A;',
    'a: A | null;',
    'a: A | undefined;',
    'a: any;',
    'a: unknown;',
    'a; b() { this.a = 1; }',
    'a; constructor() { this.a.b = 1; }',
    'a; constructor() { b(() => { this.a = 1; }); }',
    '#b; a;',
  ])('%s', members => {
    expect(notesOf(`class C { ${members} }`)).toContain('C.a: empty at first');
    if (!members.includes('this')) expect(notesOf(`class C { static ${members} }`).join()).toContain('empty at first');
  });

  it.each([
    'a: A;',
    'a = b;',
    'a!: A | null;',
    'declare a?: A;',
    '@B() a;',
    '@B a?: A;',
    'a; constructor() { this.a = 1; }',
    'accessor a;',
    'a() {}',
  ])('are none of %s', members => {
    expect(notesOf(`class C { ${members} }`).join()).not.toContain('empty at first');
  });

  it('are none that a class promises to have', () => {
    expect(notesOf('abstract class C { abstract a; abstract b?: B; }')).toEqual([]);
  });
});
