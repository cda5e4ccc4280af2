import { describe, expect, it } from 'vitest';

import { alreadySent, helperCallsOf } from '../../../lib/edit/helper-calls.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { ComparedSite } from '../../../lib/edit/helper-calls.ts';

/** Which calls of `track` in a text, by their numbers, have `help` beside them with the same event. */
function sent(text: string, named: (call: string) => readonly string[] = () => [], withEvents = true): number[] {
  const source = parseSource('a.tsx', text);
  const sites: ComparedSite[] = [];
  walk(source.program, node => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'track') return;
    const [event] = node.arguments;
    sites.push({
      call: node.range,
      ...(event && withEvents && { event: event.range }),
      events: named(text.slice(...node.range)),
    });
  });
  sites.sort((a, b) => a.call[0] - b.call[0]);
  const calls = helperCallsOf(source, 'help', range => named(text.slice(...range)));
  const right = alreadySent(source, sites, calls);
  return sites.flatMap((site, index) => (right.has(site) ? [index] : []));
}

describe('the helper sends the same beside a call', () => {
  it.each([
    ['behind it', "track('A'); help('A');", [0]],
    ['before it', "help('A'); track('A');", [0]],
    ['written otherwise', 'track( x . y ); help(x.y);', [0]],
    ['with other statements between', "track('A'); b(); help('A');", [0]],
    ['in a block', "if (c) { track('A'); help('A'); }", [0]],
    ['in a case', "switch (c) { case 1: track('A'); help('A'); }", [0]],
    ['in one sequence', "x = (track('A'), help('A'));", [0]],
    ['within an expression of the list', "f(track('A')); help('A');", [0]],
    ['as a sequence of an arrow function', "const f = () => (help('A'), track('A'));", [0]],
    ['once for each', "track('A'); help('A'); track('A'); help('A');", [0, 1]],
    ['for the nearest', "track('A'); b(); b(); b(); track('A'); help('A');", [1]],
    ['for the nearest behind it', "help('A'); track('A'); b(); b(); track('A');", [0]],
  ])('%s', (_where, text, expected) => {
    expect(sent(text)).toEqual(expected);
  });

  it.each([
    ['with another event', "track('A'); help('B');"],
    ['by another', "track('A'); other('A');"],
    ['without an event', "track('A'); help();"],
    ['as a member of something', "track('A'); a.help('A');"],
    ['in another block', "track('A'); if (c) { help('A'); }"],
    ['in another case', "switch (c) { case 1: track('A'); break; case 2: help('A'); }"],
    ['in another function', "track('A'); f(() => help('A'));"],
    ['in an arrow function of each', "f(() => track('A'), () => help('A'));"],
  ])('and not %s', (_where, text) => {
    expect(sent(text)).toEqual([]);
  });

  it('by the names that are read, where the texts differ', () => {
    const names = (call: string): readonly string[] =>
      call.includes('both') ? ['A', 'B'] : call.includes('one') ? ['A'] : [];
    expect(sent('track(both1); help(both2);', names)).toEqual([0]);
    expect(sent('track(both1); help(both2);', names, false)).toEqual([0]);
    expect(sent('track(both1); help(one);', names)).toEqual([]);
    expect(sent('track(one); help(both1);', names)).toEqual([]);
    expect(sent('track(zero1); help(zero2);', names)).toEqual([]);
    expect(sent('track(same); help(same);', names, false)).toEqual([]);
  });

  it('tells of each call what it is given', () => {
    const text = "help( 'A' , b); a(help(c));help();";
    expect(helperCallsOf(parseSource('a.ts', text), 'help', ([start]) => [String(start)])).toEqual([
      { range: [0, 14], eventText: "'A'", events: ['0'] },
      { range: [18, 25], eventText: 'c', events: ['18'] },
    ]);
  });
});
