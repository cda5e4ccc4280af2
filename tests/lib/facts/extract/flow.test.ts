import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../../lib/facts/extract/extract.ts';

import type { Expr, Sure } from '../../../../lib/facts/facts.ts';

/**
 * What is certain where a text calls `here(value)`, call by call: `a there if stop`, where that hangs on a call which may
 * never return, `if assert#0` on one that may only return with what it is given; `gone`, what it was declared with; which
 * of its values it `holds`; the conditions that it stands `on`.
 */
function certain(code: string): string[] {
  const { calls, bindings, error } = extractFacts('a.ts', code);
  if (error) throw new Error(`${error.message} in ${code}`);
  const nameOf = (x: Expr | undefined): string => {
    switch (x?.k) {
      case 'ref':
        return bindings[x.b]?.n ?? '?';
      case 'glob':
        return x.n;
      case 'mem':
        return `${nameOf(x.o)}.${x.p}`;
      case 'lit':
        return JSON.stringify(x.v);
      default:
        return x?.k ?? '?';
    }
  };
  const calleeOf = (call: number): string => nameOf(calls[call]?.x);
  const by = (one: Sure[number]): string => (typeof one === 'number' ? calleeOf(one) : `${calleeOf(one.c)}#${one.i}`);
  const sureness = (word: string, sure: Sure | undefined): string[] =>
    sure ? [[word, ...(sure.length > 0 ? [`if ${sure.map(by).join()}`] : [])].join(' ')] : [];
  return calls
    .filter(({ x }) => nameOf(x) === 'here')
    .map(({ a: [x], on }) =>
      [
        ...(x ? [nameOf(x)] : []),
        ...(x?.k === 'ref' || x?.k === 'mem' ? sureness('there', x.t) : []),
        ...(x?.k === 'ref' ? sureness('gone', x.o) : []),
        ...(x?.k === 'ref' && x.d ? [`holds ${x.d.join()}`] : []),
        ...(on
          ? [`on ${on.map(({ x: value, v }) => `${nameOf(value)} = ${v.map(nameOf).join('|')}`).join(' & ')}`]
          : []),
      ].join(' '),
    );
}

const within = (body: string): string => `function w(a, b, c) { ${body} }`;

describe('what a test tells of values, where it holds and where it does not', () => {
  it.each([
    ['a', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['!a', ['a', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['!!a', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a && b', ['a there', 'b there', 'a.b', 'a', 'b', 'a.b']],
    ['!(a || b)', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a || b', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a.b', ['a there', 'b', 'a.b there', 'a', 'b', 'a.b']],
    ['a.b.c', ['a there', 'b', 'a.b there', 'a', 'b', 'a.b']],
    ['a?.b', ['a there', 'b', 'a.b there', 'a', 'b', 'a.b']],
    ['a != null', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a !== null', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a != undefined', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a !== undefined', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ["a !== ''", ['a there', 'b', 'a.b', 'a on a = ""', 'b on a = ""', 'a.b on a = ""']],
    ['a == null', ['a', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['a === null', ['a', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['null != a', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['undefined !== a', ['a there', 'b', 'a.b', 'a on undef = a', 'b on undef = a', 'a.b on undef = a']],
    ['a === b', ['a there on a = b', 'b there on a = b', 'a.b on a = b', 'a', 'b', 'a.b']],
    ['a == b', ['a there on a = b', 'b there on a = b', 'a.b on a = b', 'a', 'b', 'a.b']],
    ['a !== b', ['a', 'b', 'a.b', 'a there on a = b', 'b there on a = b', 'a.b on a = b']],
    ["a === 'x'", ['a there on a = "x"', 'b on a = "x"', 'a.b on a = "x"', 'a', 'b', 'a.b']],
    ["a !== 'x'", ['a', 'b', 'a.b', 'a there on a = "x"', 'b on a = "x"', 'a.b on a = "x"']],
    ['typeof a !== "undefined"', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['typeof a === "string"', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['typeof a == "undefined"', ['a', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['a !== void 0', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a instanceof B', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['b in a', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a > 1', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a < b', ['a there', 'b there', 'a.b', 'a', 'b', 'a.b']],
    ['f(a)', ['a there', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['a.f()', ['a there', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['a?.f()', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['!f(a)', ['a there', 'b', 'a.b', 'a there', 'b', 'a.b']],
    ['(a = f())', ['a there gone holds 1', 'b', 'a.b', 'a gone holds 1', 'b', 'a.b']],
    ['a as any', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a!', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a[b]', ['a there', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a["b"]', ['a there', 'b', 'a.b there', 'a', 'b', 'a.b']],
    ['this.a', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['g', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['a ?? b', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
    ['f(a.b)', ['a there', 'b', 'a.b there', 'a there', 'b', 'a.b there']],
    ['a.f(b)', ['a there', 'b there', 'a.b', 'a there', 'b there', 'a.b']],
    ['a + b', ['a there', 'b there', 'a.b', 'a', 'b', 'a.b']],
    ['~a', ['a', 'b', 'a.b', 'a', 'b', 'a.b']],
  ])('%s', (test, expected) => {
    const asked = 'here(a); here(b); here(a.b);';
    expect(certain(within(`if (${test}) { ${asked} } else { ${asked} }`))).toEqual(expected);
  });
});

describe('what is certain on each way', () => {
  it.each([
    ['if (a) { } here(a);', ['a']],
    ['if (!a) return; here(a);', ['a there']],
    ['if (!a) throw b; here(a);', ['a there']],
    ['if (a) return; here(a);', ['a']],
    ['if (!a) { stop(); } here(a);', ['a there if stop']],
    ['if (!a) { x = stop(); } here(a);', ['a']],
    ['if (!a) { stop(); halt(); } here(a);', ['a there if halt']],
    ['if (!a) stop(); if (!b) stop(); here(a); here(b);', ['a', 'b there if stop']],
    ['if (a) {} else { return; } here(a);', ['a there']],
    ['if (a) { here(a); } else if (b) { here(a); here(b); }', ['a there', 'a', 'b there']],
    ['a && here(a);', ['a there']],
    ['a || here(a);', ['a']],
    ['a ? here(a) : here(b);', ['a there', 'b']],
    ['!a ? here(b) : here(a);', ['b', 'a there']],
    ['a ?? here(a);', ['a']],
    ['a && b && here(a);', ['a there']],
    ['a && b && here(b);', ['b there']],
    ['(a || b) && here(a);', ['a']],
    ['while (a) { here(a); } here(a);', ['a there', 'a']],
    ['while (!a) { } here(a);', ['a']],
    ['for (; a; ) { here(a); }', ['a there']],
    ['for (; a; here(a)) { }', ['a there']],
    ['for (;;) { here(a); }', ['a']],
    ['do { here(a); } while (a); here(a);', ['a', 'a']],
    ['for (const x of a) { here(a); }', ['a']],
    ['while (a) { if (!b) continue; here(b); } here(b);', ['b there', 'b']],
    ['while (a) { if (!b) break; here(b); } here(b);', ['b there', 'b']],
    ['do { if (!a) break; } while (b); here(a);', ['a']],
    ['do { if (!a) return; } while (b); here(a);', ['a there']],
    ['switch (a) { case 1: if (!b) return; break; default: if (!b) return; } here(b);', ['b there']],
    ['switch (a) { case 1: if (!b) return; } here(b);', ['b']],
    ['switch (a) { case 1: if (!b) return; case 2: here(b); }', ['b']],
    ['switch (a) { case 1: return; case 2: here(b); }', ['b']],
    ['try { if (!a) return; } catch {} here(a);', ['a']],
    ['try { if (!a) return; } finally { here(a); } here(a);', ['a there', 'a there']],
    ['try { } catch { if (!a) return; here(a); } here(a);', ['a there', 'a']],
    ['try { if (!a) return; } catch { if (!a) return; } here(a);', ['a there']],
    ['if (!a) return; a = b; here(a);', ['a gone holds 1']],
    ['if (!a.b) return; a = c; here(a.b);', ['a.b']],
    ['if (!a.b) return; a.b = c; here(a.b);', ['a.b there']],
    ['if (!a.b) return; a.c = c; here(a.b);', ['a.b there']],
    ['if (!a.b.c) return; a.b = c; here(a.b.c); here(a);', ['a.b.c', 'a there']],
    ['a.b = {}; here(a.b);', ['a.b there']],
    ['a.b = f(); here(a.b);', ['a.b there']],
    ['a.b = "x"; here(a.b);', ['a.b there']],
    ['a.b = null; here(a.b);', ['a.b']],
    ['if (!a) return; a++; here(a);', ['a there']],
    ['if (!a) return; f(() => here(a));', ['a there']],
    ['if (!a) return; function g() { here(a); }', ['a']],
    ['f(() => here(a)); if (!a) return;', ['a']],
    ['if (!a) return; const g = function () { here(a); };', ['a there']],
    ['assert(a); here(a);', ['a there if assert#0']],
    ['assert(a && b, 1); here(a); here(b);', ['a there if assert#0', 'b there if assert#0']],
    ['x.assert(a); here(a);', ['a there if x.assert#0']],
    ['a.assert(b); here(b);', ['b']],
    ['const q = assert; q(a); here(a);', ['a']],
    ['assert(b, a); here(a);', ['a there if assert#1']],
    ['if (b) assert(a); here(a);', ['a']],
    ['assert(a); a = 1; here(a);', ['a gone holds 1']],
    ['assert(a.b); a = 1; here(a.b);', ['a.b']],
    ['if (b) assert(a); else assert(a); here(a);', ['a']],
    ['await assert(a); here(a);', ['a there if assert#0']],
  ])('%s', (body, expected) => {
    expect(certain(`import assert, * as x from 'assert'; async ${within(body)}`)).toEqual(expected);
  });
});

describe('what a variable holds', () => {
  it.each([
    ["let k = 'x'; here(k); k = 'y'; here(k);", ['k holds 0', 'k gone holds 1']],
    ["let k = 'x'; if (a) k = 'y'; here(k);", ['k holds 0,1']],
    ["let k; here(k); k = 'y'; here(k);", ['k holds -1', 'k gone holds 0']],
    ["let k; if (a) k = 'x'; else k = 'y'; here(k);", ['k gone holds 0,1']],
    ["let k = 'x'; while (a) { here(k); k = 'y'; } here(k);", ['k', 'k']],
    ["let k = 'x'; k += 'y'; here(k);", ['k gone holds 1']],
    ["let k = 'x'; k ||= 'y'; here(k);", ['k']],
    ["let k = 'x'; k++; here(k);", ['k']],
    ["let k = 'x'; f(() => { k = 'y'; }); here(k);", ['k']],
    ["let k = 'x'; f(() => { here(k); }); k = 'y';", ['k']],
    ["let k = 'x'; try { k = 'y'; } catch {} here(k);", ['k']],
    ["let k = 'x'; switch (a) { case 1: k = 'y'; break; case 2: k = 'z'; } here(k);", ['k holds 0,1,2']],
    ["let k = 'x'; for (const q of a) { k = 'y'; here(k); } here(k);", ['k gone holds 1', 'k']],
    ["let k = 'x'; do { k = 'y'; } while (a); here(k);", ['k gone']],
    ["const k = 'x'; here(k);", ['k']],
    ["let k = 'x'; ({ k } = a); here(k);", ['k gone']],
    ["let k = 'x'; for (k of a) { here(k); } here(k);", ['k gone', 'k']],
    ["let k = 'x'; if (a) return; k = 'y'; here(k);", ['k gone holds 1']],
    ["let k = 'x'; a && (k = 'y'); here(k);", ['k']],
    ["let k = 'x'; if (a) { k = 'y'; return; } here(k);", ['k holds 0']],
  ])('%s', (body, expected) => {
    expect(certain(within(body))).toEqual(expected);
  });

  it('is not told of a variable of the module', () => {
    expect(certain("let k = 'x'; here(k); k = 'y'; here(k);")).toEqual(['k', 'k gone']);
    expect(certain("let k = 'x'; function g() { here(k); } k = 'y';")).toEqual(['k']);
  });
});

describe('the conditions that a call stands on', () => {
  it.each([
    ["if (a === 'x') here();", ['on a = "x"']],
    ["if (a == 'x') here();", ['on a = "x"']],
    ["if ('x' === a) here();", ['on a = "x"']],
    ["if (a !== 'x') return; here();", ['on a = "x"']],
    ["if (a !== 'x') { } else here();", ['on a = "x"']],
    ["if (!(a === 'x')) return; here();", ['on a = "x"']],
    ["if (a === 'x' || a === 'y') here();", ['on a = "x"|"y"']],
    ["if (a === 'x' || b === 'y') here();", ['']],
    ["if (a === 'x' && b === 'y') here();", ['on a = "x" & b = "y"']],
    ["if (!(a !== 'x' && a !== 'y')) here();", ['on a = "x"|"y"']],
    ['if (a.type === b) here();', ['on a.type = b']],
    ['if (a.type === b.c) here();', ['on a.type = b.c']],
    ['if (a === 5) here();', ['']],
    ['if (a === undefined) here();', ['']],
    ["if (f() === 'x') here();", ['']],
    ["if (['x', 'y'].includes(a)) here();", ['on a = "x"|"y"']],
    ["if (!['x'].includes(a)) here();", ['']],
    ["if (['x', 5].includes(a)) here();", ['']],
    ['if (b.includes(a)) here();', ['']],
    ['if (b.match(a)) here();', ['on a.type = b.type']],
    ['if (b.match(a, c)) here();', ['']],
    ['if (b.other(a)) here();', ['']],
    ['if (b.c.match(a.b)) here();', ['on a.b.type = b.c.type']],
    ["if ('x'.match(a)) here();", ['on a.type = "x".type']],
    [
      "switch (a) { case 'x': here(); break; case 'y': case 'z': here(); break; default: here(); }",
      ['on a = "x"', 'on a = "y"|"z"', ''],
    ],
    ["switch (a.type) { case 'x': case b: here(); }", ['on a.type = "x"|b']],
    ["switch (f()) { case 'x': here(); }", ['']],
    ["switch (a) { case 'x': f(); case 'y': here(); }", ['on a = "x"|"y"']],
    ['switch (a) { case 5: here(); }', ['']],
    ["if (a === 'x') { a = b; here(); }", ['']],
    ["if (a.b === 'x') { a = b; here(); }", ['']],
    ["if (a === 'x') { b = a; here(); }", ['on a = "x"']],
    ["if (a === 'x') f(() => here());", ['on a = "x"']],
    ["if (a === 'x' ?? b) here();", ['']],
    ["while (a === 'x') here();", ['']],
    ["a === 'x' && here();", ['']],
    ["a === 'x' ? here() : here();", ['on a = "x"', '']],
    ["if (a === 'x') { if (b === 'y') here(); here(); } here();", ['on a = "x" & b = "y"', 'on a = "x"', '']],
    ["if (a > 'x') here();", ['']],
  ])('%s', (body, expected) => {
    expect(certain(within(body))).toEqual(expected);
  });
});
