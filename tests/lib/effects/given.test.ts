import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';

const AROUND = `
import { Analytics } from '@segment/analytics-node';
import { flags, settings } from 'flags';
const analytics = new Analytics({ writeKey: 'k' });
const state = { on: true };
const made = { a: 1 };
let open = true;
class K {}
`;

/** The calls of the module that send, with the event. */
function sending(code: string): string[] {
  const { effects, module } = effectsOf(AROUND + code);
  const m = module('a.ts');
  const outer = m.facts.calls.filter(({ f, x }) => f < 0 && x.k === 'ref' && x.e - x.s === 1);
  return outer.flatMap(call => {
    const events = effects
      .ofCall(m, call, null)
      .flatMap(one => (one.kind === 'sdk' ? one.args.slice(0, 1) : []))
      .map(given => ('expr' in given && given.expr.k === 'lit' ? String(given.expr.v) : '?'));
    return events.length > 0 ? [`${m.text.slice(call.s, call.e)} ${events.join(' ')}`] : [];
  });
}

describe('a call that hangs on what callers give is run', () => {
  it.each<[string, string[]]>([
    [
      "function s(given) { if (given) analytics.track('A'); } s(true); s(false); s(); s(undefined); s(null); s('x'); s(''); s(0); s(1); s({}); s([]); s(q); s(flags.a);",
      ['s(true) A', "s('x') A", 's(1) A', 's({}) A', 's([]) A', 's(q) A', 's(flags.a) A'],
    ],
    [
      "function s(given) { if (!given) analytics.track('A'); } s(true); s(false); s(); s(null); s({}); s(q);",
      ['s(false) A', 's() A', 's(null) A', 's(q) A'],
    ],
    [
      "function s(given) { given && analytics.track('A'); } s(true); s(false); s(); s('x'); s(''); s(q);",
      ['s(true) A', "s('x') A", 's(q) A'],
    ],
    [
      "function s(given) { given || analytics.track('A'); } s(true); s(false); s('x'); s(''); s(q);",
      ['s(false) A', "s('') A", 's(q) A'],
    ],
    [
      "function s(given) { given ?? analytics.track('A'); } s(false); s(''); s(q);",
      ['s(false) A', "s('') A", 's(q) A'],
    ],
    [
      "function s(o) { if (o.on) analytics.track('A'); } s({ on: true }); s({ on: false }); s({}); s(q); s(state); s({ ...q });",
      ['s({ on: true }) A', 's(q) A', 's(state) A', 's({ ...q }) A'],
    ],
    [
      "function s(o) { if (o.a.b) analytics.track('A'); } s({ a: { b: 1 } }); s({ a: {} }); s({ a: q });",
      ['s({ a: { b: 1 } }) A', 's({ a: q }) A'],
    ],
    ["function s(o) { if (o['on']) analytics.track('A'); } s({ on: true }); s({});", ['s({ on: true }) A']],
    [
      "function s(o) { const { on } = o; if (on) analytics.track('A'); } s({ on: true }); s({});",
      ['s({ on: true }) A'],
    ],
    ["function s({ on = true }) { if (on) analytics.track('A'); } s({ on: false }); s({});", ['s({}) A']],
    ["function s(given) { const again = given; if (again) analytics.track('A'); } s(true); s();", ['s(true) A']],
    ["function s(given: any) { if (given as any) analytics.track('A'); } s(true); s();", ['s(true) A']],
    [
      "function s(a, b) { if (a && b) analytics.track('A'); } s(true, true); s(true, false); s(false, true); s(true); s();",
      ['s(true, true) A'],
    ],
    [
      "function s(a, b) { if (a || b) analytics.track('A'); } s(true, true); s(true, false); s(false, false); s();",
      ['s(true, true) A', 's(true, false) A', 's(false, false) A', 's() A'],
    ],
    [
      "function s(a, b) { if (a ?? b) analytics.track('A'); } s(true); s(null, true); s(null, false);",
      ['s(true) A', 's(null, true) A', 's(null, false) A'],
    ],
    ["function s(a) { if (a.b()) analytics.track('A'); } s(true); s();", ['s(true) A', 's() A']],
    ["function s() { if (open) analytics.track('A'); } s();", ['s() A']],
    ["function s() { if (flags.x) analytics.track('A'); } s();", ['s() A']],
    [
      "function s(run) { if (run) analytics.track('A'); } s(() => 1); s(K); s(analytics); s(analytics.track); s(s);",
      ['s(() => 1) A', 's(K) A', 's(analytics) A', 's(analytics.track) A', 's(s) A'],
    ],
    ["function s(a) { if (a === 'x') analytics.track('A'); } s('x'); s('y'); s(); s(q); s(1);", ["s('x') A", 's(q) A']],
    [
      "function s(a) { if (a !== 'x') analytics.track('A'); } s('x'); s('y'); s(); s(q);",
      ["s('y') A", 's() A', 's(q) A'],
    ],
    ["function s(a) { if (a === 1) analytics.track('A'); } s(1); s(2); s('1'); s(true);", ['s(1) A']],
    ["function s(a) { if (a === true) analytics.track('A'); } s(true); s(false); s(1); s('true');", ['s(true) A']],
    [
      "function s(a) { if (a === 'x' || a === 'y') analytics.track('A'); } s('x'); s('y'); s('z');",
      ["s('x') A", "s('y') A"],
    ],
    ["function s(a) { if (['x', 'y'].includes(a)) analytics.track('A'); } s('x'); s('z');", ["s('x') A"]],
    [
      "function s(a) { switch (a) { case 'x': analytics.track('A'); break; case 'y': analytics.track('B'); break; default: analytics.track('C'); } } s('x'); s('y'); s('z'); s(q);",
      ["s('x') A", "s('y') B", "s('z') C", 's(q) A B C'],
    ],
    [
      "function s(a) { switch (a.type) { case 'x': analytics.track('A'); } } s({ type: 'x' }); s({ type: 'y' }); s(q);",
      ["s({ type: 'x' }) A", 's(q) A'],
    ],
    ["function t(g) { if (g) analytics.track('A'); } function s(g) { t(g); } s(true); s(); s(false);", ['s(true) A']],
    [
      "function t(g) { if (g) analytics.track('A'); } function s(o) { t(o.g); } s({ g: true }); s({});",
      ['s({ g: true }) A'],
    ],
    [
      "function t(g) { if (g) analytics.track('A'); } t(settings.a); const c = true; t(c); const n = false; t(n); let v = true; v = false; t(v);",
      ['t(settings.a) A', 't(c) A', 't(v) A'],
    ],
    ["function s(a) { if (a === `${q}_x`) analytics.track('A'); } s('b_x'); s('b_y');", ["s('b_x') A"]],
    [
      "function s(a) { if (a === flags.X) analytics.track('A'); } s('x'); s(flags.X); s(flags.Y);",
      ["s('x') A", 's(flags.X) A', 's(flags.Y) A'],
    ],
    [
      "function s(list) { if (list.length) analytics.track('A'); } s([1]); s([]); s(q);",
      ['s([1]) A', 's([]) A', 's(q) A'],
    ],
    [
      "function s(g) { if (g) { if (!g.b) analytics.track('A'); } } s({ b: 1 }); s({}); s(true);",
      ['s({}) A', 's(true) A'],
    ],
    ["const mode = 'x'; function s() { if (mode !== 'x') analytics.track('A'); } s();", ['s() A']],
    [
      'function s(a) { if (a === `p_${q}`) analytics.track("A"); } s(`p_${k}`); s(`r_${k}`); s(`p_a${k}`); s(`p${k}`); s(`${k}_x`); s(`${k}`);',
      ['s(`p_${k}`) A', 's(`p_a${k}`) A', 's(`p${k}`) A', 's(`${k}_x`) A', 's(`${k}`) A'],
    ],
    [
      'function s(a) { if (a === `${q}_p`) analytics.track("A"); } s(`${k}_p`); s(`${k}_r`); s(`${k}a_p`); s(`${k}p`); s(`x_${k}`);',
      ['s(`${k}_p`) A', 's(`${k}a_p`) A', 's(`${k}p`) A', 's(`x_${k}`) A'],
    ],
    [
      'function s(a) { if (a === `b_${q}_p`) analytics.track("A"); } s(`b_${k}_p`); s(`b_${k}_r`); s(`c_${k}_p`); s("b_1_p"); s("b_1_r"); s("c_1_p");',
      ['s(`b_${k}_p`) A', 's("b_1_p") A'],
    ],
  ])('%s', (code, expected) => {
    expect(sending(code)).toEqual(expected);
  });
});
