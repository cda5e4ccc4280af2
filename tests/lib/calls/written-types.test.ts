import { describe, expect, it } from 'vitest';

import { typesOf } from '../../../lib/calls/values/value-types.ts';
import { readText } from '../../support/reading.ts';

import type { AnalyticsCall } from '../../../lib/reading.ts';

const before = `
import { Analytics } from '@segment/analytics-node';
const segment = new Analytics({ writeKey: 'k' });
enum Kind { Open = 'Opened', Close = 'Closed' }
enum Level { Low, High }
const EVENTS = { a: 'Event A', b: 'Event B' } as const;
const LIST = ['List A', 'List B'] as const;
interface Payloads { 'Key A': { x: number }; 'Key B': {} }
type Two = 'One' | 'Two';
type Amount = number;
`;

function lastCall(code: string): AnalyticsCall {
  const call = readText(before + code)
    .calls()
    .at(-1);
  if (!call) throw new Error('There is no call.');
  return call;
}

/** The names that the last call can send if nobody of the project calls its function. */
function namesOf(code: string): readonly string[] | string {
  const { typedEvents, events, patterns, unresolved } = lastCall(code);
  return typedEvents ?? (unresolved ? unresolved : [...events, ...patterns]);
}

describe('the names that a type allows', () => {
  it.each([
    ['a union', "function f(event: 'A' | 'B') { segment.track({ event, userId: 'u' }); }", ['A', 'B']],
    [
      'a union with undefined',
      "function f(event?: 'A' | 'B' | undefined) { segment.track({ event: event ?? 'C', userId: 'u' }); }",
      ['A', 'B', 'C'],
    ],
    ['an alias', "function f(event: Two) { segment.track({ event, userId: 'u' }); }", ['One', 'Two']],
    ['a member', "function f({ event }: { event: Two }) { segment.track({ event, userId: 'u' }); }", ['One', 'Two']],
    [
      'a member of a parameter',
      "function f(o: { event: Two }) { segment.track({ event: o.event, userId: 'u' }); }",
      ['One', 'Two'],
    ],
    ['a field', "class T { event!: Two; go() { segment.track({ event: this.event, userId: 'u' }); } }", ['One', 'Two']],
    ['an enum', "function f(event: Kind) { segment.track({ event, userId: 'u' }); }", ['Opened', 'Closed']],
    [
      'the values of a constant',
      "function f(event: (typeof EVENTS)[keyof typeof EVENTS]) { segment.track({ event, userId: 'u' }); }",
      ['Event A', 'Event B'],
    ],
    [
      'the items of a list',
      "function f(event: (typeof LIST)[number]) { segment.track({ event, userId: 'u' }); }",
      ['List A', 'List B'],
    ],
    [
      'the keys of a constant',
      "function f(key: keyof typeof EVENTS) { segment.track({ event: EVENTS[key], userId: 'u' }); }",
      ['Event A', 'Event B'],
    ],
    [
      'the keys of an interface',
      "function f(event: keyof Payloads) { segment.track({ event, userId: 'u' }); }",
      ['Key A', 'Key B'],
    ],
    [
      'a part of a text',
      "function f(kind: Two) { segment.track({ event: `${kind} Done`, userId: 'u' }); }",
      ['One Done', 'Two Done'],
    ],
    ['a variable', "const event: Two = read(); segment.track({ event, userId: 'u' });", ['One', 'Two']],
    ['a cast', "segment.track({ event: read() as Two, userId: 'u' });", ['One', 'Two']],
    [
      'what a typed function gives',
      "function f(get: () => Two) { segment.track({ event: get(), userId: 'u' }); }",
      ['One', 'Two'],
    ],
  ])('by %s', (_, code, expected) => {
    expect(namesOf(code)).toEqual(expected);
  });

  it.each([
    ['a text', "function f(event: string) { segment.track({ event, userId: 'u' }); }"],
    ['a text among others', "function f(event: 'A' | string) { segment.track({ event, userId: 'u' }); }"],
    ['numbers', "function f(event: Level) { segment.track({ event, userId: 'u' }); }"],
    ['a type that is not there', "function f(event: Nowhere) { segment.track({ event, userId: 'u' }); }"],
    ['an interface', "function f(event: Payloads) { segment.track({ event, userId: 'u' }); }"],
  ])('are none by %s', (_, code) => {
    expect(namesOf(code)).toBe('parameter');
  });

  it('leave what callers choose to them', () => {
    const code = "function f(event: Two) { segment.track({ event, userId: 'u' }); } f('One');";
    expect(
      readText(before + code)
        .calls()
        .map(({ events }) => events),
    ).toEqual([[], [], ['One']]);
  });
});

describe('the type that is written for a value', () => {
  it.each([
    ['a number', 'function f(x: number) { send(x); }', ['number']],
    ['a text', 'function f(x: string) { send(x); }', ['string']],
    ['yes or no', 'function f(x: boolean) { send(x); }', ['boolean']],
    ['a union of texts', 'function f(x: Two) { send(x); }', ['string']],
    ['an alias', 'function f(x: Amount) { send(x); }', ['number']],
    ['an optional one', 'function f(x?: number | null) { send(x); }', ['number']],
    ['a member', 'function f({ x }: { x: number }) { send(x); }', ['number']],
    ['a member of an interface', 'interface O { x: number } function f(o: O) { send(o.x); }', ['number']],
    ['a field', 'class T { constructor(private x: number) {} go() { send(this.x); } }', ['number']],
    ['a variable', 'const x: number = read(); send(x);', ['number']],
    ['what a function gives', 'function f(get: () => number) { send(get()); }', ['number']],
    ['one of two', 'function f(x: string | number) { send(x); }', ['unknown']],
    ['an object', 'function f(x: Payloads) { send(x); }', ['unknown']],
    ['what is passed', "function f(x: any) { send(x); } f('a');", ['string']],
  ])('%s', (_, code, expected) => {
    const send = "const send = (x) => segment.track({ event: 'A', userId: 'u', properties: { x } });";
    const properties = lastCall(`${send}\n${code}`).parts.properties?.value;
    const x = properties?.kind === 'object' ? properties.get('x') : undefined;
    expect(x && typesOf(x)).toEqual(expected);
  });
});
