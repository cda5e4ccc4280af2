import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../support/evaluate.ts';

const around = `
import { Analytics } from '@segment/analytics-node';
import * as whole from 'kit';
import def, { named } from 'kit';
const client = new Analytics({ writeKey: 'k' });
const o: any = { a: 'p', b: { c: 'q2' }, n: null, u: undefined, f: () => 'r', get g() { return 'got'; }, ['comp']: 'cv', [q]: 'dyn' };
const plain = { a: 'p', b: { c: 'q2' } };
const spread = { ...plain, a: 'over' };
const before = { a: 'under', ...plain };
const unknownSpread = { a: 'p', ...q };
const unknownBefore = { ...q, a: 'p' };
const written: any = {}; written.a = 'w1'; written.b = {}; written.b.c = 'w2';
const rewritten: any = { a: 'first' }; rewritten.a = 'second';
const dynWritten: any = { a: 'p' }; dynWritten[q] = 'd';
const inner: any = { a: { b: 'deep' } }; inner.a.c = 'added';
let twice = 'one'; if (q) twice = 'two';
let empty; if (q) empty = 'e1';
let grown = ''; for (const x of q) grown += 'g';
const { a: taken, ...others } = plain;
const { missing = 'dflt', a: kept = 'no' } = plain;
const [first, second = 'sd', ...restOf] = ['x', undefined, 'z', 'w'];
const list: any[] = ['l1']; list.push('l2', 'l3');
const holder: any = { items: ['h1'] }; holder.items.push('h2');
function fn(x, y = 'dy', ...more) { return [x, y, more]; }
function early(x) { if (x) return 'yes'; return 'no'; }
function maybe(x) { if (x) return 'yes'; }
function obj({ a, b = 'db' }) { return \`\${a}-\${b}\`; }
function typed(): string { return q(); }
function nullable(): string | null { return q(); }
function* gen() { yield 'y1'; yield 'y2'; }
const rec = n => n ? rec(n - 1) : 'end';
const curried = a => b => c => a + b + c;
class Base { v = 'bv'; static s = 'bs'; m() { return this.v; } over() { return 'base'; } get gg() { return this.v + '!'; } constructor(given) { this.given = given; } }
class Child extends Base { v = 'cv'; over() { return 'child ' + super.over(); } own() { return this.given; } static make() { return new Child('made'); } constructor(x) { super(x); } }
class Priv { #p = 'pv'; get() { return this.#p; } static #q = 'qv'; static getQ() { return Priv.#q; } list = []; add() { this.list.push('added'); } }
class Ret { constructor() { return client; } }
function Old(x) { this.x = x; } Old.prototype.go = function () { return 'went'; };
const base = new Base('g1'); const child = new Child('g2'); const priv = new Priv();
enum E { A = 'ea', B = 'eb', C = 1 }
namespace NS { export const inside = 'ns'; }
const sat = { a: 'sat' } satisfies object; const asC = { a: 'asc' } as const; const nn = plain!.a;
const tagged = tag\`x\${q}y\`;
`;

describe('what expressions are', () => {
  it.each([
    ['o.a', '"p"'],
    ['o.b.c', '"q2"'],
    ['o.n', 'null'],
    ['o.u', 'undefined'],
    ['o.zz', 'undefined'],
    ['o.f()', '"r"'],
    ['o.g', '"got"'],
    ['o.comp', '"cv"'],
    ['o[q]', '{ a, b, n, u, f, g, comp, [computed] }.[]'],
    ['o?.a', '"p"'],
    ["o?.['a']", '"p"'],
    ['plain.zz', 'undefined'],
    ['spread.a', '"over"'],
    ['spread.b.c', '"q2"'],
    ['before.a', '"p"'],
    ['unknownSpread.a', '"p"'],
    ['unknownBefore.a', '"p"'],
    ['unknownSpread.b', 'the global q.b'],
    ['written.a', '"w1"'],
    ['written.zz', '{  }.zz'],
    ['rewritten.a', '("first" | "second")'],
    ['dynWritten.a', '"p"'],
    ['dynWritten.b', '{ a }.b'],
    ['inner.a.b', '"deep"'],
    ['inner.a.c', '"added"'],
    ['twice', '("one" | "two")'],
    ['empty', '"e1"?'],
    ['grown', '("" | not known (reassigned))'],
    ['taken', '"p"'],
    ['others', '{ a, b } without a'],
    ['others.a', 'undefined'],
    ['others.b.c', '"q2"'],
    ['missing', '"dflt"'],
    ['kept', '"p"'],
    ['first', '"x"'],
    ['second', '"sd"'],
    ['list', '["l1", "l2", "l3"]'],
    ['list[1]', '"l2"'],
    ['holder.items', '["h1", ~"h2"?]'],
    ["fn('1')", '["1", "dy", []]'],
    ["fn('1', '2', '3', '4')", '["1", "2", ["3", "4"]]'],
    ["fn(...['1', '2'])", '["1", "2", []]'],
    ['fn(...q)', '[the global q.0, (the global q.1 | "dy"), [the global q.2, the global q.3]]'],
    ['fn()', '[undefined, "dy", []]'],
    ['early(true)', '("yes" | "no")'],
    ['early(q)', '("yes" | "no")'],
    ['maybe(q)', '"yes"?'],
    ['maybe()', '"yes"?'],
    ["obj({ a: '1' })", '"1-db"'],
    ["obj({ a: '1', b: '2' })", '"1-2"'],
    ['obj(q)', '(`${the global q.a}-${the global q.b}` | `${the global q.a}-db`)'],
    ['obj({})', '`${undefined}-db`'],
    ['typed()', 'the global q(…): string'],
    ['nullable()', 'the global q(…)?: (string | nothing)'],
    ['gen()', '[~"y1", ~"y2"]'],
    ['[...gen()]', '[~"y1", ~"y2"]'],
    ['rec(3)', '(not known (cycle) | "end")'],
    ["curried('a')('b')('c')", '"abc"'],
    ["curried('a')", 'a function'],
    ['base.v', '"bv"'],
    ['base.m()', '"bv"'],
    ['base.over()', '"base"'],
    ['base.gg', '"bv!"'],
    ['base.given', '"g1"'],
    ['base.zz', 'an instance of the class Base.zz'],
    ['Base.s', '"bs"'],
    ['Base.zz', 'the class Base.zz'],
    ['child.v', '"cv"'],
    ['child.m()', '"cv"'],
    ['child.over()', '"child base"'],
    ['child.own()', '"g2"'],
    ['child.given', '"g2"'],
    ['Child.s', '"bs"'],
    ['Child.make().given', '"made"'],
    ['Child.make()', 'an instance of the class Child'],
    ['priv.get()', '"pv"'],
    ['Priv.getQ()', '"qv"'],
    ['priv.list', '[~"added"?]'],
    ['new Ret()', '(the client of @segment/analytics-node | an instance of the class Ret)'],
    ["new Old('x').x", '"x"'],
    ["new Old('x').go()", '"went"'],
    ["Old('x')", 'an instance of the class Old'],
    ["new q('x')", 'new the global q(…)'],
    ['new whole.Thing()', 'new Thing of "kit"(…)'],
    ['new Promise(q)', 'not known (dynamic-call)'],
    ['new Proxy(plain, {}).a', '"p"'],
    ['E.A', '"ea"'],
    ['E.C', '1'],
    ['E.zz', 'undefined'],
    ['NS.inside', '"ns"'],
    ['sat.a', '"sat"'],
    ['asC.a', '"asc"'],
    ['nn', '"p"'],
    ['whole.x', 'x of "kit"'],
    ['whole.default', 'default of "kit"'],
    ['def.x', 'x of "kit"'],
    ['def', 'default of "kit"'],
    ['named', 'named of "kit"'],
    ['named.x', 'named of "kit".x'],
    ['client.track', 'track of the client of @segment/analytics-node'],
    ['client.zz', 'the client of @segment/analytics-node.zz'],
    ["client['track']", 'track of the client of @segment/analytics-node'],
    ['Analytics.zz', 'Analytics of @segment/analytics-node.zz'],
    ['new Analytics({})', 'the client of @segment/analytics-node'],
    ['`a${1}b${plain.a}`', '"a1bp"'],
    ['`${q}`', '`${the global q}`'],
    ["'a' + 'b'", '"ab"'],
    ["'a' + 1", '"a1"'],
    ['1 + 2', '1 + 2'],
    ["'a' + q", '`a${the global q}`'],
    ['q + r', 'the global q + the global r'],
    ['-1', '- 1'],
    ['!q', '! the global q'],
    ['typeof q', 'typeof the global q'],
    ["q ? 'x' : 'y'", '("x" | "y")'],
    ["q && 'x'", '"x"?'],
    ["q || 'x'", '(the global q | "x")'],
    ["q ?? 'x'", '(the global q | "x")'],
    ["'' || 'x'", '"x"'],
    ["'a' || 'x'", '"a"'],
    ["null ?? 'x'", '"x"'],
    ["'a' ?? 'x'", '"a"'],
    ["0 || 'x'", '"x"'],
    ["0 ?? 'x'", '0'],
    ["plain && 'x'", '"x"?'],
    ['undefined?.x', 'undefined.x?'],
    ['null?.x', 'null.x?'],
    ["(q, 'last')", '"last"'],
    ["(() => 'iife')()", '"iife"'],
    ["(function () { return 'iife2'; })()", '"iife2"'],
    ["(async () => 'as')()", '"as"'],
    ["await 'aw'", '"aw"'],
    ["[1, 'b', q]", '[1, "b", the global q]'],
    ['[...[1], 2]', '[1, 2]'],
    ['[...q, 2]', '[~2, ...the global q, …]'],
    ['{}.zz', 'undefined'],
    ['/re/g', 'a regular expression'],
    ['globalThis.zz', 'the global zz'],
    ['window.zz', 'the global zz'],
    ['window.window.zz', 'the global zz'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['NaN', 'the global NaN'],
    ['this', 'not known (dynamic-expression)'],
    ['import.meta.url', 'not known (dynamic-expression).url'],
    ['new.target', 'not known (dynamic-expression)'],
    ['super.x', 'not known (dynamic-expression).x'],
    ['(class {}).name', 'the class (without a name).name'],
    ['(() => {}).name', 'a function.name'],
    ['`x`.length', '"x".length'],
    ['(1).x', '1.x'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around)).toBe(expected);
  });
});
