import { describe, expect, it } from 'vitest';

import { readText } from '../../support/reading.ts';

const client = `import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
`;

/** `line:column method` of each call; `>` for those that forward. */
function calls(code: string, file = 'src/a.ts'): string[] {
  return readText(client + code, { file })
    .calls()
    .map(({ line, column, method, forwards }) => `${line}:${column} ${method}${forwards ? ' >' : ''}`);
}

describe('the calls of a module', () => {
  it('stand in the order of the text, the outer first', () => {
    expect(
      calls(
        "analytics.identify('u').then(() => analytics.track('A'));\nsend(analytics.track('B'));\nanalytics.track('C').then(() => 1);",
      ),
    ).toEqual(['2:19 init', '3:1 identify', '3:36 track', '4:6 track', '5:1 track']);
  });

  it('of two that begin at one place are the longer first', () => {
    const code =
      "const wrap = () => ({ then: event => analytics.track(event) });\nwrap(analytics.identify('u')).then('A');";
    expect(calls(code)).toEqual(['2:19 init', '3:38 track >', '4:1 track', '4:6 identify']);
  });

  it('stand in the order of the text in components as well', () => {
    const code = `<template><a @click="analytics.track('A')" /></template>\n<script setup>\n${client}analytics.track('B');\n</script>\n`;
    const found = readText(code, { file: 'src/a.vue' }).calls();
    expect(found.map(({ line, method }) => `${line} ${method}`)).toEqual(['1 track', '4 init', '5 track']);
  });

  it('are no elements of JSX', () => {
    expect(
      calls(
        'const Send = ({ event }) => { analytics.track(event); return null; };\nexport const view = <Send event="A" />;',
        'src/a.tsx',
      ),
    ).toEqual(['2:19 init', '3:31 track >']);
  });

  it('are none of functions that send nothing', () => {
    expect(calls("const log = event => console.log(event);\nlog('A');\nconsole.log('B');")).toEqual(['2:19 init']);
  });
});

describe('a call forwards what its callers give', () => {
  it.each<[string, string, string]>([
    ['in the function itself', 'const send = event => analytics.track(event);', '3:23 track >'],
    ['in a function within', 'const send = event => run(() => analytics.track(event));', '3:33 track >'],
    [
      'in a function within that has a parameter of its own',
      'const send = event => run(id => analytics.track(event, { id }));',
      '3:33 track >',
    ],
    ['not where the event is fixed', "const send = id => analytics.track('A', { id });", '3:20 track'],
    ['not at module level', "analytics.track('A');", '3:1 track'],
    ['not where nothing is given', "const send = () => analytics.track('A');", '3:20 track'],
  ])('%s', (_about, code, expected) => {
    expect(calls(code).at(-1)).toBe(expected);
  });
});
