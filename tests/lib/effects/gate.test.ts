import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';

const CLIENT = `import { Analytics } from '@segment/analytics-node';
import { send } from './b';
const analytics = new Analytics({ writeKey: 'k' });
`;
const METHOD = "export const send = one => one.track({ event: 'A', userId: 'u' });";
const FUNCTION = "export const send = run => run({ event: 'A', userId: 'u' });";
const REQUEST = "export const send = url => fetch(url, { method: 'POST', body: JSON.stringify({ event: 'A' }) });";

/** What calls of `send` do, which a module exports that seems to have nothing to do with analytics. */
function done(code: string, gated: string): string[] {
  return effectsOf({ 'a.ts': CLIENT + code, 'b.ts': gated }, {}, ['b.ts'])
    .done()
    .filter(line => line.startsWith('send'))
    .map(line => line.replace(/ through .*/, ''));
}

const TRACKED = 'send → sdk track({ event, userId })';

describe('a module that seems unrelated is read after all where it is handed', () => {
  it.each([
    ['a client', 'send(analytics);', METHOD, TRACKED],
    ['a client, perhaps', 'const one = q ? analytics : null; send(one);', METHOD, TRACKED],
    [
      'an instance',
      'class Mine { track(message) { analytics.track(message); } } const mine = new Mine(); send(mine);',
      METHOD,
      TRACKED,
    ],
    ['a method', 'send(analytics.track);', FUNCTION, TRACKED],
    ['a function that sends', 'const track = m => analytics.track(m); send(track);', FUNCTION, TRACKED],
    [
      'an address that takes calls',
      "send('https://api.segment.io/v1/track');",
      REQUEST,
      'send → http fetch("https://api.segment.io/v1/track", { method, body })',
    ],
  ])('%s', (_what, code, gated, expected) => {
    expect(done(code, gated)).toEqual([expected]);
  });

  it.each([
    ['what nobody knows', 'send(q);', METHOD],
    ['a text', "send('x');", METHOD],
    ['a function that sends nothing', 'const log = m => console.log(m); send(log);', FUNCTION],
    ['another address', "send('https://example.com/');", REQUEST],
    ['nothing', 'send();', METHOD],
  ])('and not %s', (_what, code, gated) => {
    expect(done(code, gated)).toEqual([]);
  });
});

/** What is done where the unread module gives what is called. */
function doneBy(code: string, gated: string): string[] {
  return effectsOf({ 'a.ts': `${CLIENT.replace('send', 'give')}${code}`, 'b.ts': gated }, {}, ['b.ts'])
    .done()
    .map(line => line.replace(/ through .*/, ''));
}

describe('a module is read after all where what it gives is handed', () => {
  const GIVEN = "import got from 'got'; let own; export const give = () => own || (own = got.extend({ retry: 2 }));";
  const SENT = /^\S+ → http .*\("https:\/\/api\.segment\.io\/v1\/track"/;
  const address = "'https://api.segment.io/v1/track', { method: 'POST', json: { event: 'A' } }";

  it.each([
    ['where it stands', `give()(${address});`],
    ['by a name', `const send = give(); send(${address});`],
    ['as a member', `give().post(${address});`],
  ])('an address that takes calls, %s', (_what, code) => {
    expect(doneBy(code, GIVEN)).toContainEqual(expect.stringMatching(SENT));
  });

  it.each([
    ['another address', "give()('https://example.com/');", GIVEN],
    ['a function alone', 'give().on(() => 1);', 'export const give = () => ({ on: run => run() });'],
  ])('and not %s', (_what, code, gated) => {
    expect(doneBy(code, gated)).toEqual(['Analytics → sdk new({ writeKey })']);
  });
});
