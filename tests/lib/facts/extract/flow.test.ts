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

describe('tests that are written as constants', () => {
  it.each([
    ['const q = a; if (q) { here(a); here(q); }', ['a there', 'q there']],
    ['const q = !a; if (q) return; here(a);', ['a there']],
    ['const q = a && b; if (q) { here(a); here(b); }', ['a there', 'b there']],
    ['const q = a && b; if (!q) return; here(a);', ['a there']],
    ['const q = a === null; if (q) return; here(a);', ['a there']],
    ['const q = a; const r = q; if (r) here(a);', ['a there']],
    ['const q = a; if (q) {} else here(a);', ['a']],
    ['let q = a; if (q) here(a);', ['a']],
    ['var q = a; if (q) here(a);', ['a']],
    ['const { q } = a; if (q) here(a);', ['a']],
    ['const [q] = a; if (q) here(a);', ['a']],
  ])('%s', (body, expected) => {
    expect(certain(within(body))).toEqual(expected);
  });
});

describe('what is asked in parts of a test', () => {
  it.each([
    ['if (!(!a || !b)) { here(a); here(b); }', ['a there', 'b there']],
    ['if (!a || !b) return; here(a); here(b);', ['a there', 'b there']],
    ['if (!a && !b) return; here(a);', ['a']],
    ['if (!(a ?? b)) return; here(a);', ['a']],
    ['if (!a ?? b) return; here(a);', ['a']],
    ['if (this.a) here(this.a);', ['unk.a there']],
    ['if (this.a.b) here(this.a);', ['unk.a there']],
    ['if (g.a) here(g.a);', ['g.a there']],
    ['if (g.a && g.b) here(g.b);', ['g.b there']],
    ['if (a["b"]) here(a.b);', ['a.b there']],
    ['if (a.b) here(a["b"]);', ['a.b there']],
    ['if (a?.b?.c) here(a.b);', ['a.b there']],
    ['if (a.b.c()) { here(a); here(a.b); }', ['a there', 'a.b there']],
    ['if (a.b?.c()) {} else here(a.b);', ['a.b']],
    ['if (a().b) here(a);', ['a']],
    ['if (typeof a.b === "string") here(a.b);', ['a.b there']],
    ['if (typeof a !== "undefined" && a.b) here(a.b);', ['a.b there']],
    ['if (-a === 1) here(a);', ['a']],
    ['if (null === a) return; here(a);', ['a there']],
    ["if ('undefined' === typeof a) return; here(a);", ['a there']],
    ['if (void 0 === a) return; here(a);', ['a there']],
    ['if (-1 === a) return; here(a);', ['a']],
    ['if (a.b in c) { here(c); here(a.b); }', ['c there', 'a.b']],
    ['if (!(a in b)) here(b);', ['b']],
    ['if (!(a instanceof B)) here(a);', ['a']],
    ['if (!(a > 1)) here(a);', ['a']],
    ['if ((a = b)) here(a);', ['a there gone holds 1']],
    ['if ((a.b = c)) { here(a.b); } else { here(a.b); }', ['a.b there', 'a.b there']],
    ['if (await a) here(a);', ['a there']],
    ['if (new A(a)) here(a);', ['a']],
    ['if (a, b) here(b);', ['b']],
    ['if (`${a}`) here(a);', ['a']],
  ])('%s', (body, expected) => {
    expect(certain(`async ${within(body)}`)).toEqual(expected);
  });

  it('is followed eight levels deep', () => {
    const asked = (depth: number): string[] => certain(within(`if (${'!!'.repeat(depth)}a) here(a);`));
    expect(asked(4)).toEqual(['a there']);
    expect(asked(5)).toEqual(['a']);
    const compared = (depth: number): string[] => certain(within(`if (${'!!'.repeat(depth)}(a === 'x')) here();`));
    expect(compared(4)).toEqual(['on a = "x"']);
    expect(compared(5)).toEqual(['']);
  });
});

describe('what is kept in mind', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `v${index}`);
  const asked = (count: number, last: string): string[] => {
    const all = names(count);
    return certain(
      `function w(${all.join()}) { ${all.map(name => `if (!${name}) return;`).join(' ')} here(${last}); }`,
    );
  };

  it('are two hundred values that are there, and one more', () => {
    expect(asked(201, 'v200')).toEqual(['v200 there']);
    expect(asked(202, 'v201')).toEqual(['v201']);
    expect(asked(202, 'v0')).toEqual(['v0 there']);
  });

  it('are as many variables, of which it is known what they hold', () => {
    const held = (count: number): string[] => {
      const all = names(count);
      return certain(
        `function w() { ${all.map(name => `let ${name} = 1; ${name} = 2;`).join(' ')} here(${all.at(-1)}); }`,
      );
    };
    expect(held(201)).toEqual(['v200 gone holds 1']);
    expect(held(202)).toEqual(['v201']);
  });

  it('are twenty values of a variable', () => {
    const chosen = (count: number): string[] => {
      const cases = Array.from({ length: count }, (_, index) => `case ${index}: k = ${index}; break;`);
      return certain(within(`let k = 'x'; switch (a) { ${cases.join(' ')} } here(k);`));
    };
    expect(chosen(19)).toEqual([`k holds ${Array.from({ length: 20 }, (_, index) => index).join()}`]);
    expect(chosen(20)).toEqual(['k']);
  });

  it('are three calls that assert one value', () => {
    const by = (count: number): string[] =>
      certain(`import assert from 'assert'; ${within(`${'assert(a); '.repeat(count)} here(a);`)}`);
    expect(by(3)).toEqual(['a there if assert#0,assert#0,assert#0']);
    expect(by(4)).toEqual(by(3));
  });

  it('are a hundred values of a condition', () => {
    const one = (count: number): string => {
      const values = Array.from({ length: count }, (_, index) => `'${index}'`);
      return certain(within(`if ([${values.join()}].includes(a)) here();`)).join();
    };
    expect(one(100)).toMatch(/^on a = "0"\|.*"99"$/);
    expect(one(101)).toBe('');
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
    ['switch (a) { case 1: if (!b) return; case 2: here(b); }', ['b on a = 1|2']],
    ['switch (a) { case 1: return; case 2: here(b); }', ['b on a = 2']],
    ['switch (a) { case 1: if (!b) return; case 2: here(b); break; default: here(b); }', ['b on a = 1|2', 'b']],
    ['switch (a) { default: if (!b) return; case 2: here(b); }', ['b']],
    [
      'if (!b) return; switch (a) { case 1: b = c; case 2: here(b); } here(b);',
      ['b holds 0,1 on a = 1|2', 'b there if here holds 0,1'],
    ],
    ['switch (a) { case 1: if (!b) return; break; case 2: if (!b) return; } here(b);', ['b']],
    ['switch (a) { case 1: b = c; break; default: b = a; } here(b);', ['b gone holds 1,2']],
    ['if (b) { switch (a) { case 1: return; default: throw c; } } here(b);', ['b']],
    ['if (!b) { switch (a) { case 1: return; default: throw c; } } here(b);', ['b there']],
    ['q: for (;;) { for (;;) { if (!a) break q; here(a); } } here(a);', ['a there', 'a']],
    ['for (;;) { if (!a) throw b; f(() => { for (;;) break; }); here(a); }', ['a there']],
    ['do { f(function () { for (;;) { break; } }); if (!a) return; } while (b); here(a);', ['a there']],
    ['do { if (!a) continue; here(a); } while (b); here(a);', ['a there', 'a there']],
    ['for (const k in b) { if (!a) continue; here(a); } here(a);', ['a there', 'a']],
    ['for (const k in b) { if (!a) return; } here(a);', ['a']],
    ['for (;;) { if (a) break; } here(a);', ['a']],
    ['if (a) { throw b; } else { return; } here(a);', ['a']],
    ['if (!a) { { return; } } here(a);', ['a there']],
    ['a.b = c ? d : e; here(a.b);', ['a.b']],
    ['a.b = c || d; here(a.b);', ['a.b']],
    ['a.b = c?.d; here(a.b);', ['a.b']],
    ['a.b = undefined; here(a.b);', ['a.b']],
    ['a.b = 0; here(a.b);', ['a.b']],
    ["a.b = ''; here(a.b);", ['a.b']],
    ['a.b = true; here(a.b);', ['a.b there']],
    ['a.b = false; here(a.b);', ['a.b']],
    ['a.b += c; here(a.b);', ['a.b']],
    ['if (!a.b) return; [a.b] = c; here(a.b);', ['a.b']],
    ['if (!a.b) return; [, a.b] = c; here(a.b);', ['a.b']],
    ['if (!a.b) return; ({ c: a.b } = d); here(a.b);', ['a.b']],
    ['if (!a.b) return; ({ ...a.b } = d); here(a.b);', ['a.b']],
    ['if (!a.b) return; [a.b = 1] = d; here(a.b);', ['a.b']],
    ['if (!a.b) return; for (a.b of c) here(a.b);', ['a.b']],
    ['if (!a.b.c) return; a.bc = d; here(a.b.c);', ['a.b.c there']],
    ['if (!a) return; b = c; here(a);', ['a there']],
    ['let ab = 1; if (!a) return; ab = 2; here(a);', ['a there']],
    ['try { if (!a) return; } catch {} here(a);', ['a']],
    ['try { if (!a) return; } catch { return; } here(a);', ['a there']],
    ['try { if (!a) return; } catch { throw b; } finally { here(a); } here(a);', ['a there', 'a there']],
    ['try { stop(); } finally { } here(a);', ['a']],
    ['if (!a) { try { stop(); } finally { } } here(a);', ['a there if stop']],
    ['if (!a) { try { stop(); } catch { } } here(a);', ['a']],
    ['if (!a) { if (b) stop(); else stop(); } here(a);', ['a']],
    ['if (!a) { stop(); } else if (!b) { return; } here(a);', ['a there if stop']],
    ['if (!a) { stop(); } else { a = b; } here(a);', ['a gone if stop holds 0,1']],
    ['if (!a) { a = b; stop(); } here(a);', ['a there if stop holds 0,1']],
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
    ['assert(a.b); here(a); here(a.b);', ['a there if assert#0', 'a.b there if assert#0']],
    ['assert(a.b); a.b = c; here(a.b); here(a);', ['a.b there', 'a there if assert#0']],
    ['assert(a); assert(a); here(a);', ['a there if assert#0,assert#0']],
    ['assert(a); if (b) assert(a); here(a);', ['a there if assert#0']],
    ['assert(a); if (b) assert(c); here(a); here(c);', ['a there if assert#0', 'c']],
    ['assert(a); if (b) a = c; here(a);', ['a holds 0,1']],
    ['x.y.assert(a); here(a);', ['a there if x.y.assert#0']],
    ['q = assert(a); here(a);', ['a']],
    ['new assert(a); here(a);', ['a']],
    ['assert(!!a); here(a);', ['a there if assert#0']],
    ['assert(!a); here(a);', ['a']],
    ['assert(a === null); here(a);', ['a']],
    ['assert(a); here(b);', ['b']],
    ['this.assert(a); here(a);', ['a']],
    ['assert()(a); here(a);', ['a']],
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
    ["let k = 'x'; ({ b = (k = 'y') } = a); here(k);", ['k']],
    ["let k = 'x'; const [b = (k = 'y')] = a; here(k);", ['k']],
    ["let k = 'x'; for (k of a) { here(k); } here(k);", ['k gone', 'k']],
    ["let k = 'x'; if (a) return; k = 'y'; here(k);", ['k gone holds 1']],
    ["let k = 'x'; if (a) { k = 'y'; } else { k = 'z'; } here(k);", ['k gone holds 1,2']],
    ["let k = 'x'; if (a) k = 'z'; else if (b) k = 'y'; here(k);", ['k holds 0,1,2']],
    ["let k = 'x', l = 'y'; if (a) k = 'z'; here(l);", ['l']],
    ["let k = 'x', l = 'y'; l = 'w'; if (a) k = 'z'; here(l);", ['l gone holds 1']],
    ["let k = 'x'; if (a) k++; here(k);", ['k']],
    ["let k = 'x'; if (a) { k++; return; } k += 'z'; here(k);", ['k gone holds 2']],
    ["let k = 'x'; for (;;) { k = 'y'; if (a) break; here(k); } here(k);", ['k gone holds 1', 'k']],
    ["let k = 'x'; for (const q of a) { k = 'y'; for (const r of b) here(k); }", ['k gone']],
    ["let k = 'x'; while (here(k)) { k = 'y'; }", ['k']],
    ["let k = 'x'; do { k = 'y'; } while (here(k));", ['k gone']],
    ["let k = 'x'; for (; here(k); ) { k = 'y'; }", ['k']],
    ["let k = 'x'; for (const q of here(k)) { k = 'y'; }", ['k holds 0']],
    ["let k = 'x'; try { k = 'y'; } finally {} here(k);", ['k gone holds 1']],
    ["let k = 'x'; a ? (k = 'y') : (k = 'z'); here(k);", ['k gone holds 1,2']],
    ["let k = 'x'; a || (k = 'y'); here(k);", ['k']],
    ["let k = 'x'; [k] = a; here(k);", ['k gone']],
    ["let k = 'x'; [, k = 'y'] = a; here(k);", ['k gone']],
    ["let k = 'x'; ({ q: k = 'y' } = a); here(k);", ['k gone']],
    ["let k = 'x'; ({ q, ...k } = a); here(k);", ['k gone']],
    ["let k = 'x'; --k; here(k);", ['k']],
    ["let k = 'x'; k -= 1; here(k);", ['k']],
    ["var k = 'x'; k = 'y'; here(k);", ['k gone holds 1']],
    ["var k = 'x'; var k = 'y'; here(k);", ['k']],
    ['let k; for (const q of a) { k = q; } here(k);', ['k']],
    ['here(a); a = b; here(a);', ['a holds 0', 'a gone holds 1']],
    ['a = b; f(() => here(a));', ['a gone']],
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
    ['if (a === 5) here();', ['on a = 5']],
    ['if (a === undefined) here();', ['']],
    ["if (f() === 'x') here();", ['']],
    ["if (['x', 'y'].includes(a)) here();", ['on a = "x"|"y"']],
    ["if (!['x'].includes(a)) here();", ['']],
    ["if (['x', 5].includes(a)) here();", ['on a = "x"|5']],
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
    ['switch (a) { case 5: here(); }', ['on a = 5']],
    ["if (a === 'x') { a = b; here(); }", ['']],
    ["if (a.b === 'x') { a = b; here(); }", ['']],
    ["if (a === 'x') { b = a; here(); }", ['on a = "x"']],
    ["if (a === 'x') f(() => here());", ['on a = "x"']],
    ["if (a === 'x' ?? b) here();", ['']],
    ["while (a === 'x') here();", ['']],
    ["a === 'x' && here();", ['on a = "x"']],
    ["a !== 'x' || here();", ['on a = "x"']],
    ["a === 'x' && b === 'y' && here();", ['on a = "x" & b = "y"']],
    ["a === 'x' ?? here();", ['']],
    ["a === 'x' && b(); here();", ['']],
    ["a === 'x' ? here() : here();", ['on a = "x"', '']],
    ["if (a === 'x') { if (b === 'y') here(); here(); } here();", ['on a = "x" & b = "y"', 'on a = "x"', '']],
    ["if (a > 'x') here();", ['']],
    ['if (`x` === a) here();', ['on a = tpl']],
    ['if (a === `x${b}`) here();', ['on a = tpl']],
    ["if (a === b) { if (b === 'x') here(); }", ['on a = b & b = "x"']],
    ["if (!(a === 'x' || b === 'y')) return; here();", ['']],
    ["if (a !== 'x' || b !== 'y') return; here();", ['on a = "x" & b = "y"']],
    ["if (a !== 'x' && b !== 'y') return; here();", ['']],
    ["if (!(a != 'x')) here();", ['on a = "x"']],
    ["if (a != 'x') here();", ['']],
    ["if (!(a > 'x')) here();", ['']],
    ["if (-(a === 'x')) here();", ['']],
    ['if ([].includes(a)) here();', ['on a = ']],
    ["if (['x', , 'y'].includes(a)) here();", ['on a = "x"|"y"']],
    ["if (['x'].includes(a, 1)) here();", ['']],
    ["if (['x'].includes()) here();", ['']],
    ["if (['x'].includes(f())) here();", ['']],
    ["if (['x'].indexOf(a)) here();", ['']],
    ["if (['x']?.includes(a)) here();", ['on a = "x"']],
    ['if (b.match(f())) here();', ['']],
    ['if (f().match(a)) here();', ['']],
    ['if (undefined.match(a)) here();', ['']],
    ['if (!b.match(a)) here();', ['']],
    ['if (match(a)) here();', ['']],
    ["switch (a) { default: case 'x': here(); }", ['']],
    ["switch (a) { case 'x': f(); return; case 'y': here(); }", ['on a = "y"']],
    ["switch (a) { case 'x': here(); } here();", ['on a = "x"', '']],
    ["if (a === 'x') { if (b) here(); } else here();", ['on a = "x"', '']],
    ["if (a !== 'x') { return; } if (b) { c(); } here();", ['on a = "x"']],
    ["if (a === 'x') { if (b) { a = c; } here(); }", ['']],
    ["if (a !== 'x') return; f(); here();", ['on a = "x"']],
  ])('%s', (body, expected) => {
    expect(certain(within(body))).toEqual(expected);
  });
});
