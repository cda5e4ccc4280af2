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
    ['one that is bound', "const t = analytics.track.bind(analytics);\nt('A');", ['t → sdk track("A")']],
    [
      'one that is bound with its first argument',
      "const t = analytics.track.bind(analytics, 'A');\nt('B');",
      ['t → sdk track("A", "B")'],
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
