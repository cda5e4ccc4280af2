import { describe, expect, it } from 'vitest';

import { isOptional } from '../../../lib/evaluate/value.ts';
import { evaluation, valueOf } from '../../support/evaluate.ts';

const fails = `
function fail(message: string) { throw new Error(message); }
function leave() { console.log('bye'); process.exit(1); }
const failing = (message: string): never => fail(message);
class Stop { static now() { throw new Error('now'); } }
`;

describe('a first value', () => {
  it.each([
    ['by the next statement', "let k = 'x'; k = 'a'; return k;", '"a"'],
    ['by both branches', "let k = 'x'; if (p) k = 'a'; else k = 'b'; return k;", '"a" | "b"'],
    [
      'by branches of branches',
      "let k = 'x'; if (p) { k = 'a'; } else if (q) { k = 'b'; } else { k = 'c'; } return k;",
      '"a" | "b" | "c"',
    ],
    [
      'by every case',
      "let k = 'x'; switch (p) { case 1: k = 'a'; break; case 2: default: k = 'b'; } return k;",
      '"a" | "b"',
    ],
    ['by a try and its catch', "let k = 'x'; try { k = p(); } catch { k = 'b'; } return k;", 'the global r(…) | "b"'],
    ['by what always runs in the end', "let k = 'x'; try { p(); } finally { k = 'b'; } return k;", '"b"'],
    ['by a loop that runs once', "let k = 'x'; do { k = 'a'; } while (p); return k;", '"a"'],
    ['or nothing goes on', "let k = 'x'; if (p) k = 'a'; else return 'r'; return k;", '"r" | "a"'],
    ['or it is thrown', "let k = 'x'; if (p) k = 'a'; else throw p; return k;", '"a"'],
    ['or what is called throws', "let k = 'x'; if (p) k = 'a'; else fail('p'); return k;", '"a"'],
    ['or what is called exits', "let k = 'x'; if (p) k = 'a'; else { p(); leave(); } return k;", '"a"'],
    [
      'or what is called is typed so',
      "let k = 'x'; switch (p) { case 1: k = 'a'; break; default: failing('p'); } return k;",
      '"a"',
    ],
    ['or a method throws', "let k = 'x'; if (p) k = 'a'; else Stop.now(); return k;", '"a"'],
    ['by a pattern', "let k = 'x'; ({ k } = { k: 'a' }); return k;", '"a"'],
    ['of a parameter', "function g(k = 'x') { k = 'a'; return k; } return g();", '"a"'],
    ['before a closure', "let k = 'x'; k = 'a'; return (() => k)();", '"a"'],
  ])('is gone: %s', (_, body, expected) => {
    expect(valueOf('f(r, s)', `${fails} function f(p, q) { ${body} }`)).toBe(expected);
  });

  it.each([
    ['one branch', "let k = 'x'; if (p) k = 'a'; return k;", '"x" | "a"'],
    ['a case without a default', "let k = 'x'; switch (p) { case 1: k = 'a'; break; } return k;", '"x" | "a"'],
    ['a case that only breaks', "let k = 'x'; switch (p) { case 1: break; default: k = 'a'; } return k;", '"x" | "a"'],
    ['a loop', "let k = 'x'; for (const one of p) k = 'a'; return k;", '"x" | "a"'],
    ['a try that may fail before', "let k = 'x'; try { p(); k = 'a'; } catch { q(); } return k;", '"x" | "a"'],
    ['a callback', "let k = 'x'; p(() => { k = 'a'; }); return k;", '"x" | "a"'],
    ['`||=`', "let k = 'x'; k ||= 'a'; return k;", '"x" | "a"'],
    ['what is called returns', "let k = 'x'; if (p) k = 'a'; else console.log(p); return k;", '"x" | "a"'],
    [
      'a function that may run before',
      "let k = 'x'; const r = g(); k = 'a'; return r; function g() { return k; }",
      '"x" | "a"',
    ],
    ['`??`', "let k = 'x'; p ?? (k = 'a'); return k;", '"x" | "a"'],
  ])('stays: %s', (_, body, expected) => {
    expect(valueOf('f()', `${fails} function f(p, q) { ${body} }`)).toBe(expected);
  });
});

describe('what does not return', () => {
  it.each([
    ['a choice', "p ? 'a' : fail('p')", '"a"'],
    ['a fallback', "({ a: 'a' })[p] ?? fail('p')", '"a"'],
    ['a type', "p ? 'a' : failing('p')", '"a"'],
    ['a function of the two', "(() => { if (p) return 'a'; return fail('p'); })()", '"a"'],
    ['an exit', "p ? 'a' : process.exit(1)", '"a"'],
  ])('gives no value: %s', (_, expression, expected) => {
    expect(valueOf(expression, `${fails} declare const p: string;`)).toBe(expected);
  });
});

describe('a list that is added to', () => {
  it.each([
    ["list.join(' ')", '"a b"', "const list = ['a']; list.push('b');"],
    [
      "list.join(' ')",
      'a list of 3 items.join(…)',
      "const list: string[] = []; list.push('a', 'b'); if (q) { list.push('c'); }",
    ],
    ["list.join(' ')", '"a b"', "const list = ['a']; function more() { list.push(...['b']); }"],
    // Which of them comes first is not followed.
    ["list.join(' ')", 'a list of 2 items.join(…)', "const list = ['a']; list.unshift('b');"],
    [
      'v',
      '"a" | "b" | "c"',
      "let v; const list: string[] = []; list.push('a', 'b'); if (q) { list.push('c'); } for (v of list);",
    ],
    ['v', '"a" | "b"', "let v; const o = { list: ['a'] }; o.list.push('b'); o.list.forEach(item => { v = item; });"],
    ['v', '"a" | "b"', "let v; const list = ['a', 'b']; list.filter(Boolean).sort().map(item => { v = item; });"],
    ['v', '"k" | "l"', "let v; for (const [key] of Object.entries({ k: 'a', l: 'b' })) v = key;"],
    ['v', '"a" | "b"', "let v; for (const [, value] of Object.entries({ k: 'a', l: 'b' })) v = value;"],
    [
      'v',
      '"a" | "b" | the global q.[]',
      "let v; const list = q ? ['a', 'b'] : q; list.forEach(item => { v = item; });",
    ],
    ['list[0]', '"a"', "const list = ['a']; list.push('b');"],
    ['new L().list.length', 'a list of 2 items.length', "class L { list = ['a']; more() { this.list.push('b'); } }"],
    ['v', '"a" | "b"', "let v; const list = ['a']; list.push('b'); list.forEach(item => { v = item; });"],
    ['list', 'a list of 1 item and more', "const list = ['a']; list.push(...q);"],
  ])('%s is %s', (expression, expected, before) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('a text that is trimmed', () => {
  it.each([
    ["' a '.trim()", '"a"', ''],
    ["' a '.trimStart()", '"a "', ''],
    ["' a '.trimEnd()", '" a"', ''],
    ["(q ? ' a ' : 'b ').trim()", '"a" | "b"', ''],
    ['` a ${q} b `.trim()', '`a ${the global q} b`', ''],
    ['`${q} b `.trimEnd()', '`${the global q} b`', ''],
    ['k.trim()', '"a"', "const k = ' a ' as const;"],
    ["(' ' + k).trim()", '"b"', "const k = 'b';"],
    ['q.trim()', 'the global q.trim(…)', ''],
    ["(q ? 'A' : 'B').toLowerCase()", '"a" | "b"', ''],
  ])('%s is %s', (expression, expected, before) => {
    expect(valueOf(expression, before)).toBe(expected);
  });
});

describe('the state of a component', () => {
  const react = "import { useState } from 'react'; import * as React from 'react';";

  it.each([
    ['what is set', '"a" | "b"', "const [k, set] = useState('a'); const on = () => set('b'); return k;"],
    [
      'what is set by a function',
      '"a" | "b" | "c"',
      "const [k, set] = useState('a'); const on = () => set(old => old === 'b' ? 'b' : 'c'); return k;",
    ],
    [
      'what is set in many places',
      '"a" | "b" | "c"',
      "const [k, set] = useState('a'); useEffect(() => { set('b'); return () => set('c'); }); return k;",
    ],
    [
      'what is set at run time',
      '"a" | the parameter e.target.value',
      "const [k, set] = useState('a'); const on = e => set(e.target.value); return k;",
    ],
    ['a setter that is handed on', '"a" | not known (reassigned)', "const [k, set] = useState('a'); p(set); return k;"],
    [
      'a setter that is a property',
      '"a" | not known (reassigned)',
      "const [k, set] = useState('a'); const o = { onChange: set }; return k;",
    ],
    ['what is never set', '"a"', "const [k] = useState('a'); return k;"],
    [
      'what is made at first',
      '"a" | "b"',
      "const [k, set] = useState(() => 'a'); const on = () => set('b'); return k;",
    ],
    [
      'of `React.useState`',
      '"a" | "b"',
      "const [k, set] = React.useState<string>('a'); const on = () => set('b'); return k;",
    ],
  ])('%s', (_, expected, body) => {
    expect(valueOf('f()', `${react} function f(p, q) { ${body} }`)).toBe(expected);
  });
});

describe('what a call only returns with is there behind it', () => {
  const asserts = `
import assert, { ok } from 'node:assert';
import * as strict from 'assert';
import invariant from 'tiny-invariant';
function check(value: unknown) { if (!value) throw new Error('nothing'); }
function checkLast(message: string, value: unknown) { if (value == null) { throw new Error(message); } }
function must(value: unknown): asserts value { fail(value); }
const need = (value: unknown): asserts value is object => { if (value === undefined) throw new Error('nothing'); };
class Guards { static need(value: unknown) { if (!value) throw new Error('nothing'); } }
function log(value: unknown) { if (!value) console.log('nothing'); }
async function later(value: unknown) { if (!value) throw new Error('nothing'); }
function some(value: unknown) { if (!value) return; if (value === 1) throw new Error('one'); }
`;
  const isThere = (body: string): boolean => {
    const run = evaluation({ 'a.ts': `${asserts} export function f(p?: { id: string } | null) { ${body} }` });
    const f = run.exported('f');
    if (f.kind !== 'function') throw new Error('There is no function.');
    return !isOptional(run.evaluator.givenBy(f));
  };

  it.each([
    ['a function that throws', 'check(p); return p?.id;'],
    ['by another argument', "checkLast('m', p); return p?.id;"],
    ['one that says so', 'must(p); return p?.id;'],
    ['an arrow that says so', 'need(p); return p?.id;'],
    ['a static method', 'Guards.need(p); return p?.id;'],
    ['a package', 'invariant(p); return p?.id;'],
    ['assert', 'assert(p); return p?.id;'],
    ['assert.ok', 'assert.ok(p); return p?.id;'],
    ['ok', 'ok(p); return p?.id;'],
    ['a namespace', 'strict.ok(p); return p?.id;'],
    ['a test', 'invariant(p !== null && p !== undefined); return p?.id;'],
    ['a member', 'check(p?.id); return p?.id;'],
    ['beside other calls', 'log(p); check(p); log(p); return p?.id;'],
    ['before ways part', 'check(p); if (q) log(p); return p?.id;'],
  ])('%s', (_about, body) => {
    expect(isThere(body)).toBe(true);
  });

  it.each([
    ['a function that only tells', 'log(p); return p?.id;'],
    ['one that throws later', 'later(p); return p?.id;'],
    ['one that returns before', 'some(p); return p?.id;'],
    ['on one way', 'if (q) check(p); return p?.id;'],
    ['of what it was before', 'check(p); p = q(); return p?.id;'],
    ['of another argument', 'checkLast(p, q); return p?.id;'],
    ['what does not assert', 'console.assert(p); return p?.id;'],
  ])('and not: %s', (_about, body) => {
    expect(isThere(body)).toBe(false);
  });
});

describe('a variable holds what was assigned last', () => {
  it.each([
    ['one after the other', "let k = 'x'; const a = k; k = 'y'; const b = k; return [a, b].join();", '"x,y"'],
    ['in branches', "let k; if (p) { k = 'x'; const a = k; k = 'y'; return a; } return 'z';", '"x" | "z"'],
    [
      'in any branch that gets there',
      "let k = 'x'; if (p) k = 'y'; else if (q) k = 'z'; const a = k; k = 'w'; return a;",
      '"x" | "y" | "z"',
    ],
    [
      'after a switch',
      "let k = 'x'; switch (p) { case 1: k = 'y'; break; case 2: k = 'z'; } const a = k; k = 'w'; return a;",
      '"x" | "y" | "z"',
    ],
    ['from itself', "let k = 'x'; k = k + 'y'; k = `${k}z`; return k;", '"xyz"'],
    ['with more behind it', "let k = 'x'; k += 'y'; k += p ? 'a' : 'b'; return k;", '"xya" | "xyb"'],
    ['as a parameter', "function g(k) { const a = k; k = 'y'; return a + k; } return g('x');", '"xy"'],
    [
      'within one round',
      "for (const one of p) { let k = 'x'; const a = k; k = 'y'; return a; } return 'z';",
      '"x" | "z"',
    ],
    ['where it had none', "let k; const a = k ?? 'none'; k = 'y'; return a;", '"none"'],
    [
      'behind what it grew out of',
      "let k = ''; for (const one of p) k += one; return k + 'z';",
      '`${not known (reassigned)}${the global r.[]}z`',
    ],
  ])('%s', (_about, body, expected) => {
    expect(valueOf('f(r, s)', `function f(p, q) { ${body} }`)).toBe(expected);
  });

  it.each([
    ['a round before', "let k = 'x'; let a; for (const one of p) { a = k; k = 'y'; } return a;", '"x" | "y"'],
    [
      'a try that failed',
      "let k = 'x'; try { k = 'y'; p(); k = 'z'; } catch { return k; } return 'w';",
      '"x" | "y" | "z" | "w"',
    ],
    ['a function that ran', "let k = 'x'; const set = () => { k = 'y'; }; set(); return k;", '"x" | "y"'],
    ['a function that runs later', "let k = 'x'; const get = () => k; k = 'y'; return get();", '"x" | "y"'],
    ['what may not be run', "let k = 'x'; p && (k = 'y'); return k;", '"x" | "y"'],
    ['a pattern', "let k = 'x'; [k] = ['y']; return k;", '"y"'],
    ['where it may be kept', "let k = 'x'; k ||= 'y'; return k;", '"x" | "y"'],
    ['a loop behind it', "let k = 'x'; while (p()) { k = 'y'; } return k;", '"x" | "y"'],
    ['what the loop goes over', "let k = 'x'; for (k of ['y', 'z']) { return k; } return 'w';", '"y" | "z" | "w"'],
  ])('or what may have been: %s', (_about, body, expected) => {
    expect(valueOf('f(r, s)', `function f(p, q) { ${body} }`)).toBe(expected);
  });
});
