import { describe, expect, it } from 'vitest';

import { parseSource } from '../../../lib/edit/source.ts';
import { sendSiteOf } from '../../../lib/edit/send-site.ts';

import type { AnalyticsCall, Range } from '../../../lib/reading.ts';

type Parts = Partial<Record<'event' | 'properties' | 'userId', string | true>>;

/** What is written of the call `send(…)` of a text, given which texts of it its parts are; `true`: they stand elsewhere. */
function written(text: string, parts: Parts = {}, whole = /\bsend\(.*\)/s): Record<string, unknown> {
  const rangeOf = (piece: string): Range => [text.lastIndexOf(piece), text.lastIndexOf(piece) + piece.length];
  const [call = ''] = whole.exec(text) ?? [];
  const site = sendSiteOf(parseSource('a.ts', text), {
    range: rangeOf(call),
    events: ['A'],
    returns: 'void',
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, piece]) => [name, piece === true ? {} : { range: rangeOf(piece) }]),
    ),
  } as unknown as AnalyticsCall);
  const textOf = (range: Range | undefined): string | undefined => range && text.slice(...range);
  return {
    event: textOf(site.event),
    properties: textOf(site.properties),
    ...(site.propertiesElsewhere && { elsewhere: true }),
  };
}

describe('what a call sends is written', () => {
  it.each<[string, string, Parts, string | undefined, string | undefined]>([
    ['as its arguments', "send('A', { b })", { event: "'A'", properties: '{ b }' }, "'A'", '{ b }'],
    ['without properties', "send('A')", { event: "'A'" }, "'A'", undefined],
    ['with properties that a wrapper adds to', "send('A', { b })", { event: "'A'", properties: true }, "'A'", '{ b }'],
    ['with a variable beside its event', "send('A', b)", { event: "'A'", properties: true }, "'A'", 'b'],
    ['in a message', "send({ event: 'A', properties: { b } })", { event: "'A'", properties: true }, "'A'", '{ b }'],
    ['in a message without', "send({ event: 'A' })", { event: "'A'", properties: true }, "'A'", undefined],
    [
      'in a variable',
      "const m = { event: 'A', properties: { b } };\nsend(m)",
      { event: true, properties: true },
      "'A'",
      '{ b }',
    ],
    ['in a variable that is cast', "const m = { event: 'A' } as M;\nsend(m)", { event: true }, "'A'", undefined],
    [
      'in the second variable',
      "const n = {}; const m = { event: 'A' };\nsend(n, m)",
      { event: true },
      "'A'",
      undefined,
    ],
  ])('%s', (_how, text, parts, event, properties) => {
    expect(written(text, parts)).toEqual({ event, properties });
  });

  it.each([
    ["send({ event: 'A', other: { b } })", { event: "'A'", properties: true }],
    ["send({ event: 'A', ...others })", { event: "'A'", properties: true }],
    ["send({ event: 'A', id: u, plan })", { event: "'A'", properties: true, userId: 'u' }],
  ] satisfies [string, Parts][])('elsewhere, of what stands beside its event: %s', (text, parts) => {
    expect(written(text, parts)).toEqual({ event: "'A'", properties: undefined, elsewhere: true });
  });

  it('with nothing but its person beside its event', () => {
    const parts: Parts = { event: "'A'", properties: true, userId: 'u' };
    expect(written("send({ event: 'A', id: u })", parts)).toEqual({ event: "'A'", properties: undefined });
  });

  it.each<[string, string, Parts]>([
    ['a function behind its event', "send('A', () => b)", { event: "'A'", properties: true }],
    ['a function of the old kind', "send('A', function () {})", { event: "'A'", properties: true }],
    ['a text behind its event', "send('A', 'b')", { event: "'A'", properties: true }],
    ['a template behind its event', "send('A', `b`)", { event: "'A'", properties: true }],
    ['another part behind its event', "send('A', u)", { event: "'A'", properties: true, userId: 'u' }],
    ['nothing behind its event', "send('A')", { event: "'A'", properties: true }],
    ['what it does not send', "send('A', { b })", { event: "'A'" }],
  ])('and not as %s', (_what, text, parts) => {
    expect(written(text, parts)).toEqual({ event: "'A'", properties: undefined });
  });

  it.each<[string, string, Parts]>([
    ['where it is handed', 'send(m)', { event: true, properties: true }],
    ['in a variable that a function makes', 'const m = make();\nsend(m)', { event: true, properties: true }],
    ['in a variable without an event', 'const m = { a: 1 };\nsend(m)', { event: true, properties: true }],
    ['in a parameter', 'function f(m) { send(m) }', { event: true, properties: true }],
    ['in a variable that takes it apart', 'const { m } = n;\nsend(m)', { event: true, properties: true }],
  ])('elsewhere: %s', (_where, text, parts) => {
    expect(written(text, parts, /\bsend\(m\)/)).toEqual({ event: undefined, properties: undefined, elsewhere: true });
  });

  it('elsewhere, without properties', () => {
    expect(written('send(m)', { event: true })).toEqual({ event: undefined, properties: undefined });
    expect(written('f(send)', {}, /\bsend/)).toEqual({ event: undefined, properties: undefined });
  });

  it('with what it is called by and gives', () => {
    const call = { range: [0, 6], events: ['A', 'B'], parts: {} };
    const source = parseSource('a.ts', 'send()');
    const site = sendSiteOf(source, { ...call, returns: 'promise' } as unknown as AnalyticsCall);
    expect(site).toEqual({ call: [0, 6], events: ['A', 'B'], returnsNothing: false });
    expect(sendSiteOf(source, { ...call, returns: 'void' } as unknown as AnalyticsCall).returnsNothing).toBe(true);
  });
});
