import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../scripts/mutate/mutators.mjs';
import { patternsLike } from '../../scripts/mutate/patterns.mjs';
import { withSwitches } from '../../scripts/mutate/switches.mjs';

/** The faults of a text, as `before → after`. */
function faultsOf(text: string): string[] {
  return mutantsOf('file.ts', text).map(({ before, after }) => `${before} → ${after}`);
}

describe('the faults of', () => {
  it.each<[string, string, string[]]>([
    ['a boundary', 'a > b;', ['a > b; → ;', 'a > b → a >= b']],
    ['an equality', 'f(a === 1);', ['f(a === 1); → ;', 'a === 1 → a !== 1']],
    ['arithmetic', 'let c = a + b * 2;', ['a + b * 2 → a - b * 2', 'b * 2 → b / 2']],
    ['a text that is put together', "let c = a + ('x');", ["'x' → ''"]],
    ['a condition', 'if (a) b; else c;', ['a → !(a)', 'b; → ;', 'c; → ;']],
    ['a condition that is a negation', 'let x = !a ? b : c;', ['!a → a']],
    [
      'a chain',
      'let x = a && b && c;',
      ['a && b && c → a && b', 'a && b && c → (a && b) || (c)', 'a && b → a', 'a && b → (a) || (b)', 'a && b → b'],
    ],
    ['a fallback', 'let x = a ?? b;', ['a ?? b → a']],
    ['an optional chain', 'let x = a?.b.c?.(d);', ['a?.b.c?.(d) → a?.b.c(d)', 'a?.b.c?.(d) → a.b.c?.(d)']],
    ['a branch of a switch', 'switch (a) { case 1: b(); }', ['1 → {}', 'b(); → ;']],
    ['what is returned', 'function f() { return a; }', ['return a; → return;']],
    ['a flag that is returned', 'function f() { return true; }', ['{ return true; } → {}', 'true → false']],
    ['a body', 'function f() { a(); b(); }', ['{ a(); b(); } → {}', 'a(); → ;', 'b(); → ;']],
    ['texts', "let x = ['', `a${b}`];", ["['', `a${b}`] → []", "'' → '?'", "`a${b}` → ''"]],
    [
      'a regular expression',
      'let x = /^a|b/i;',
      ['/^a|b/i → /a|b/i', '/^a|b/i → /b/i', '/^a|b/i → /^a/i', '/^a|b/i → /^a|b/'],
    ],
    ['methods', 'let x = a.some(f), y = b.slice(1).c;', ['a.some(f) → a.every(f)', 'b.slice(1) → b']],
    ['a counter, but not that of a loop', 'for (; ; i++) j++;', ['j++; → ;', 'j++ → j--']],
  ])('%s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it.each([
    ['types', "type A = 'a' | 'b'; interface B { c: 'd' } declare const e: 'f';"],
    ['names of modules', "import a from 'a'; export * from 'b'; export { c } from 'd'; export { e };"],
    ['keys', "let x: { 'a': 1 }; class A { 'b' = 1; }"],
    ['directives and tagged templates', "'use strict'; let x = String.raw`a`;"],
    ['a deleted member', 'let x = delete a?.b;'],
  ])('no %s', (_, text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it('are told with their lines', () => {
    expect(mutantsOf('file.ts', 'let a =\n  b > c;').map(({ line }) => line)).toEqual([2]);
  });
});

describe('patterns like', () => {
  it.each<[string, string[]]>([
    ['a|b', ['b', 'a']],
    ['^(?:a|b)$', ['(?:a|b)$', '^(?:a|b)', '^(?:b)$', '^(?:a)$']],
    ['(?<name>a|(b|c))', ['(?<name>a|(c))', '(?<name>a|(b))', '(?<name>(b|c))', '(?<name>a)']],
    [String.raw`[|^]\|\^(?!a)`, []],
    ['|a', ['a']],
  ])('%s', (pattern, others) => {
    expect(patternsLike(pattern)).toEqual(others);
  });
});

describe('switches', () => {
  const text = `function all() {
    const least = 2;
    function sizeOf(list) {
      if (list?.length === undefined) return 'none';
      const size = list.filter(one => one > least).length;
      switch (size) {
        case 0: return 'empty';
        default: { const word = 'some'; return word + size; }
      }
    }
    return [sizeOf(), sizeOf([1, 2]), sizeOf([3, 4])].join(' ');
  }`;
  const faults = mutantsOf('file.ts', text);
  const code = withSwitches(text, new Map(faults.entries()));
  // Scripts have no types, which the code has to lose before it runs.
  const run = new Function('__mutant', `${code}; return all();`) as (isOn: (fault: number) => boolean) => string;

  it('change nothing while none is on', () => {
    expect(run(() => false)).toBe('none empty some2');
  });

  it.each([
    ['list?.length === undefined → list?.length !== undefined', TypeError],
    ['list?.length → list.length', TypeError],
    ["'none' → ''", ' empty some2'],
    ["return 'none'; → return;", ' empty some2'],
    ['list.filter(one => one > least) → list', 'none some2 some2'],
    ['one > least → one >= least', 'none some1 some2'],
    ['0 → {}', 'none some0 some2'],
    ["{ const word = 'some'; return word + size; } → {}", 'none empty '],
    ['word + size → word - size', 'none empty NaN'],
    ['[sizeOf(), sizeOf([1, 2]), sizeOf([3, 4])] → []', ''],
  ])('%s', (fault, result) => {
    const number = faults.findIndex(({ before, after }) => `${before} → ${after}` === fault);
    const trial = (): string => run(one => one === number);
    if (typeof result === 'string') expect(trial()).toBe(result);
    else expect(trial).toThrow(result);
  });
});
