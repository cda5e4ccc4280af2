import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

import type { PartName } from '../../../lib/catalog/types.ts';

const node = `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;
const browser = `
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** Where the parts of the last call stand, as text: undefined for those that stand elsewhere. */
function places(code: string): Partial<Record<PartName, string | undefined>> {
  const { calls, at } = readText(code);
  const parts = calls().at(-1)?.parts ?? {};
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, at(part.range)]));
}

/** What the parts of the last call are worth, where they are texts. */
function texts(code: string): Partial<Record<PartName, unknown>> {
  const parts = readText(code).calls().at(-1)?.parts ?? {};
  return Object.fromEntries(
    Object.entries(parts).map(([name, { value }]) => [name, value.kind === 'literal' ? value.value : value.kind]),
  );
}

describe('where the parts of a call stand', () => {
  it.each<[string, string, Partial<Record<PartName, string | undefined>>]>([
    [
      'in an object',
      `${node}analytics.track({ event: 'A', userId: id, properties: { a: 1 } });`,
      { event: "'A'", userId: 'id', properties: '{ a: 1 }' },
    ],
    ['in arguments', `${browser}analytics.track('A', { a: 1 });`, { event: "'A'", properties: '{ a: 1 }' }],
    [
      'in a spread that is written in the call',
      `${node}analytics.track({ ...{ event: 'A' }, userId: id });`,
      { event: "'A'", userId: 'id' },
    ],
    [
      'elsewhere, if the object is made before',
      `${node}const message = { event: 'A', userId: id };\nanalytics.track(message);`,
      { event: undefined, userId: undefined },
    ],
    [
      'in the arguments of a wrapper',
      `${node}function send(event, { id }) { analytics.track({ event, userId: id }); }\nsend('A', { id: user.id });`,
      { event: "'A'", userId: 'user.id' },
    ],
    [
      'through a variable of the wrapper',
      `${node}function send(event) { const name = event; analytics.track({ event: name, userId: 'u' }); }\nsend('A');`,
      { event: "'A'", userId: undefined },
    ],
    [
      'through a cast and a default',
      `${node}function send(event, id) { analytics.track({ event: event as string, userId: id ?? 'nobody' }); }\nsend('A', user.id);`,
      { event: "'A'", userId: 'user.id' },
    ],
    [
      'through two wrappers',
      `${node}function send(event) { analytics.track({ event, userId: 'u' }); }\nconst again = name => send(name);\nagain('A');`,
      { event: "'A'", userId: undefined },
    ],
    [
      'not behind the call, where its constants may stand',
      `${node}function send() { analytics.track(message); }\nconst message = { event: 'A', userId: id };`,
      { event: undefined, userId: undefined },
    ],
    [
      'nowhere, if the variable has two values',
      `${node}function send(event) { let name = event; if (x) name = other; analytics.track({ event: name, userId: 'u' }); }\nsend('A');`,
      { event: undefined, userId: undefined },
    ],
    [
      'nowhere, if the wrapper makes it',
      `${node}function send(name) { analytics.track({ event: 'a_' + name, userId: 'u' }); }\nsend('A');`,
      { event: undefined, userId: undefined },
    ],
    [
      'nowhere, if the wrapper got no such argument',
      `${node}function send(event, id) { analytics.track({ event, userId: id }); }\nsend('A');`,
      { event: "'A'", userId: undefined },
    ],
  ])('%s', (_about, code, expected) => {
    expect(places(code)).toEqual(expected);
  });

  it('is not looked for without end', () => {
    const through = (count: number): string => {
      const names = Array.from({ length: count }, (_, n) => `const v${n + 1} = v${n};`).join(' ');
      return `${node}function send(v0) { ${names} analytics.track({ event: v${count}, userId: 'u' }); }\nsend('A');`;
    };
    expect(places(through(18)).event).toBe("'A'");
    expect(places(through(20)).event).toBeUndefined();
  });
});

describe('what the parts of a call are worth', () => {
  it.each<[string, string, Partial<Record<PartName, unknown>>]>([
    ['written in the call', `${node}analytics.track({ event: 'A', userId: 'u' });`, { event: 'A', userId: 'u' }],
    ['of a variable', `${node}const message = { event: 'A' };\nanalytics.track(message);`, { event: 'A' }],
    [
      'of an unknown object',
      `${node}analytics.track(message());`,
      {
        event: 'member',
        userId: 'member',
        properties: 'member',
        anonymousId: 'member',
        timestamp: 'member',
        integrations: 'member',
        context: 'member',
        messageId: 'member',
      },
    ],
    ['under a key of the run', `${node}analytics.track({ event: 'A', [key]: 1 });`, { event: 'A' }],
    ['left out of an object', `${node}analytics.track({ event: 'A', ...{} });`, { event: 'A' }],
    [
      'undefined in an object',
      `${node}analytics.track({ event: 'A', userId: undefined });`,
      { event: 'A', userId: undefined },
    ],
    ['joined', `${node}analytics.track(Object.assign({ event: 'A' }, { userId: 'u' }));`, { event: 'A', userId: 'u' }],
    [
      'left out of the rest of an object',
      `${node}const { a, ...message } = { a: 1, event: 'A' };\nanalytics.track(message);`,
      { event: 'A' },
    ],
    ['of a text in the place of an object', `${node}analytics.track('A');`, {}],
    ['of a function in the place of an object', `${node}analytics.track(() => 1);`, {}],
    ['of no arguments', `${node}analytics.track();`, {}],
  ])('%s', (_about, code, expected) => {
    expect(texts(code)).toEqual(expected);
  });

  it('is worked out once', () => {
    const part = readText(`${node}analytics.track({ event: 'A', properties: { a: 1 } });`).calls().at(-1)
      ?.parts.properties;
    expect(part?.value).toBe(part?.value);
  });
});
