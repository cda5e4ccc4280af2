import { describe, expect, it } from 'vitest';

import { effectsOf } from '../../support/effects.ts';
import { readText } from '../../support/reading.ts';

const NODE = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
`;

function done(code: string, before = NODE): string[] {
  return effectsOf(before + code)
    .done()
    .filter(text => !text.startsWith('Analytics →'));
}

describe('calling', () => {
  it.each([
    ['a method of a client', "analytics.track('A');", ['analytics.track → sdk track("A")']],
    ['one by `call`', "analytics.track.call(analytics, 'A');", ['analytics.track.call → sdk track("A")']],
    ['one by `apply`', "analytics.track.apply(analytics, ['A']);", ['analytics.track.apply → sdk track("A")']],
    [
      'one that is bound',
      "const t = analytics.track.bind(analytics);\nt('A');",
      ['t → sdk track("A") through `analytics.track.bind(analytics)`'],
    ],
    [
      'one that is bound with its first argument',
      "const t = analytics.track.bind(analytics, 'A');\nt('B');",
      ['t → sdk track("A", "B") through `analytics.track.bind(analytics, \'A\')`'],
    ],
    ['one of two', "(flag ? analytics : other).track('A');", ['(flag?analytics:other).track → sdk track("A")']],
    ['what is none of its methods', "analytics.tracks('A');", []],
    ['what a method is asked for', "analytics.track.toString('A');", []],
    [
      'a wrapper',
      "const w = e => analytics.track(e);\nw('A');",
      ['analytics.track → sdk track(the parameter e)', 'w → sdk track("A") through w'],
    ],
    [
      'a wrapper by `new`',
      'function W(e) { analytics.track(e); }\nnew W("A");',
      ['analytics.track → sdk track(the parameter e)'],
    ],
    [
      'a wrapper by `call`',
      "const w = e => analytics.track(e);\nw.call(null, 'A');",
      ['analytics.track → sdk track(the parameter e)', 'w.call → sdk track("A") through w'],
    ],
    [
      'a wrapper of a wrapper',
      "const v = e => analytics.track(e);\nconst w = e => v(e);\nw('A');",
      [
        'analytics.track → sdk track(the parameter e)',
        'v → sdk track(the parameter e) through v',
        'w → sdk track("A") through w through v',
      ],
    ],
    [
      'a wrapper that flushes as well',
      "const w = e => { analytics.track(e); analytics.flush(); };\nw('A');",
      ['analytics.track → sdk track(the parameter e)', 'analytics.flush → sdk flush()', 'w → sdk track("A") through w'],
    ],
    [
      'a function that only flushes',
      'const w = () => analytics.flush();\nw();',
      ['analytics.flush → sdk flush()', 'w → sdk flush() through w'],
    ],
    ['a function that makes the client', "const make = () => new Analytics({ writeKey: 'k' });\nmake();", []],
    ['a function where it is written', "(() => analytics.track('A'))();", ['analytics.track → sdk track("A")']],
  ])('%s', (_about, code, expected) => {
    expect(done(code)).toEqual(expected);
  });
});

describe('a client is made', () => {
  it.each([
    ['by `new`', NODE, 'Analytics → sdk new({ writeKey })'],
    [
      'by its `load`',
      "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' });",
      'AnalyticsBrowser.load → sdk load({ writeKey })',
    ],
    [
      'by the module itself',
      "import Analytics = require('analytics-node');\nnew Analytics('k');",
      'Analytics → sdk new("k")',
    ],
  ])('%s', (_about, code, expected) => {
    expect(effectsOf(code).done()).toEqual([expected]);
  });
});

describe('a command in a list', () => {
  /** What Customer.io's classic snippet is told. */
  const sent = (code: string): string[] => {
    return readText(code)
      .calls()
      .map(({ method, events }) => [method, ...events].join(' '));
  };

  it.each([
    ['is a call of the client', "window._cio.push(['track', 'A']);", ['track A']],
    ['may be one of two', "window._cio.push([flag ? 'track' : 'page', 'A']);", ['track A', 'page A']],
    ['is none by another name', "window._cio.push(['toString', 'A']);", []],
    ['is none by a name that is not known', 'window._cio.push([name, 1]);', []],
    ['is none where it is no list', "window._cio.push('track');", []],
    ['is none on another list', "window.other.push(['track', 'A']);", []],
  ])('%s', (_about, code, expected) => {
    expect(sent(code)).toEqual(expected);
  });
});

describe('a module that seemed to have nothing to do with analytics', () => {
  /** What a call of its function `run` does, which calls what it is given. */
  const calls = (given: string): string[] =>
    effectsOf(
      {
        'a.ts': `${NODE}import * as kit from './kit';
import { run } from './kit';
const send = () => analytics.track('A');
const other = () => 1;
const api = { run: 1 };
class K {}
${given}`,
        'kit.ts':
          'export const run = f => f();\nexport const by = c => c.track("A");\nexport const post = url => fetch(url, { method: "POST" });',
      },
      {},
      ['kit.ts'],
    )
      .done()
      .filter(text => /^(?:kit\.)?(?:run|by|post) /.test(text))
      .map(text => text.replace(/ through .*/, ''));

  it.each([
    ['a function that is written there, which is read there', "run(() => analytics.track('A'));", []],
    ['a function that sends', 'run(send);', ['run → sdk track("A")']],
    ['a function that sends, by a member of the module', 'kit.run(send);', ['kit.run → sdk track("A")']],
    ['a client', 'kit.by(analytics);', ['kit.by → sdk track("A")']],
    ['a method of a client', 'run(analytics.track);', ['run → sdk track()']],
    [
      'an address of a vendor',
      "kit.post('https://api.segment.io/v1/track');",
      ['kit.post → http fetch("https://api.segment.io/v1/track", { method })'],
    ],
    ['a function that sends nothing', 'run(other);', []],
    ['an address of another', "kit.post('https://example.com/v1/track');", []],
    ['data', 'run(api.run);', []],
    ['nothing', 'run();', []],
  ])('is read where it is handed %s', (_about, given, expected) => {
    expect(calls(given)).toEqual(expected);
  });
});

it('what a call does is worked out once', () => {
  const { effects, evaluator, module } = effectsOf(`${NODE}analytics.track('A');`);
  const m = module('a.ts');
  const call = m.facts.calls.find(({ x }) => x.k === 'mem');
  if (!call) throw new Error('There is no call.');
  const first = effects.ofCall(m, call, null);
  expect(effects.ofCall(m, call, null)).toBe(first);
  evaluator.reset();
  expect(effects.ofCall(m, call, null)).not.toBe(first);
  const frame = { key: 'k', args: null, up: null, memo: new Map() };
  expect(effects.ofCall(m, call, frame)).not.toBe(effects.ofCall(m, call, frame));
});
