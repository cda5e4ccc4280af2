import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { sendTwice } from '../../../lib/edit/send-twice.ts';
import { tracksOf } from './sites.ts';

/** The text in which the call sends `'New Event'` as well; or why it does not. */
function twice(text: string, isAwaitable = false, returnsNothing = false): string {
  const { source, sites } = tracksOf(text);
  const [site] = sites;
  if (!site) throw new Error(`Nothing is sent in ${text}`);
  const outcome = sendTwice(source, { ...site, events: ['Old Event'], returnsNothing, isAwaitable }, "'New Event'");
  return outcome.refused ?? applyEdits(text, outcome.edits);
}

/** A text, what becomes of it, whether the call gives a promise, and whether it gives nothing. */
const cases: [string, string, boolean?, boolean?][] = [
  ["a.track('Old Event');\n", "a.track('Old Event');\na.track('New Event');\n"],
  [
    "a.track('Old Event', { b: 1 });\n",
    "const oldEventProperties = { b: 1 };\na.track('Old Event', oldEventProperties);\na.track('New Event', oldEventProperties);\n",
  ],
  ["a.track('Old Event', b);\n", "a.track('Old Event', b);\na.track('New Event', b);\n"],
  [
    "a.track('Old Event', b());\n",
    "const oldEventProperties = b();\na.track('Old Event', oldEventProperties);\na.track('New Event', oldEventProperties);\n",
  ],
  [
    "a.track('Old Event', [1]);\n",
    "const oldEventProperties = [1];\na.track('Old Event', oldEventProperties);\na.track('New Event', oldEventProperties);\n",
  ],
  ["a.track('Old Event', []);\n", "a.track('Old Event', []);\na.track('New Event', []);\n"],
  ["a.track('Old Event', {});\n", "a.track('Old Event', {});\na.track('New Event', {});\n"],
  [
    "get().track('Old Event');\n",
    "const analyticsClient = get();\nanalyticsClient.track('Old Event');\nanalyticsClient.track('New Event');\n",
  ],
  [
    "a.track({ event: 'Old Event', userId: u(), properties: { b: 1 } });\n",
    "const userId = u();\nconst oldEventProperties = { b: 1 };\na.track({ event: 'Old Event', userId, properties: oldEventProperties });\na.track({ event: 'New Event', userId, properties: oldEventProperties });\n",
  ],
  [
    "a.track({ event: 'Old Event', userId: u, ...m });\n",
    "a.track({ event: 'Old Event', userId: u, ...m });\na.track({ event: 'New Event', userId: u, ...m });\n",
  ],
  ["a.track({ event: 'Old Event', userId: u, ...m() });\n", 'its arguments are chosen or computed as a whole'],
  [
    "a.track('Old Event', ...b);\n",
    'its arguments are spread: write them out first, or put the second call behind it by hand',
  ],
  ["a.track('Old Event', () => b());\n", 'it is given a function, which would run twice'],
  ["a.track('Old Event', function () {});\n", 'it is given a function, which would run twice'],
  ["function done() {}\na.track('Old Event', done);\n", 'it is given a function, which would run twice'],
  ["const done = () => {};\na.track('Old Event', done);\n", 'it is given a function, which would run twice'],
  [
    "const done = 1;\na.track('Old Event', done);\n",
    "const done = 1;\na.track('Old Event', done);\na.track('New Event', done);\n",
  ],
  ["a.track('Old Event', done);\n", "a.track('Old Event', done);\na.track('New Event', done);\n"],
  [
    "import { done } from 'b';\na.track('Old Event', done);\n",
    "import { done } from 'b';\na.track('Old Event', done);\na.track('New Event', done);\n",
  ],
  [
    "function f(done) {\n  a.track('Old Event', done);\n}\n",
    "function f(done) {\n  a.track('Old Event', done);\n  a.track('New Event', done);\n}\n",
  ],
  ["await a.track('Old Event');\n", "await a.track('Old Event');\nawait a.track('New Event');\n", true],
  ["a.track('Old Event').catch(f);\n", "a.track('Old Event').catch(f);\na.track('New Event').catch(f);\n", true],
  ["a.track('Old Event').then(f);\n", 'what is done when it has ended would be done twice'],
  ["a.track('Old Event').finally(f);\n", 'what is done when it has ended would be done twice'],
  ["function* f() {\n  yield a.track('Old Event');\n}\n", 'it is handed out of a generator'],
  ["const f = () => a.track('Old Event');\n", 'its promise is handed on, and nobody would wait for a second one', true],
  [
    "const f = () => a.track('Old Event');\n",
    "const f = () => {\n  a.track('New Event');\n  return a.track('Old Event');\n};\n",
  ],
  [
    "const f = async () => await a.track('Old Event');\n",
    "const f = async () => {\n  await a.track('New Event');\n  return await a.track('Old Event');\n};\n",
    true,
  ],
  [
    "function f() {\n  return a.track('Old Event');\n}\n",
    'its promise is handed on, and nobody would wait for a second one',
    true,
  ],
  [
    "function f() {\n  return a.track('Old Event');\n}\n",
    "function f() {\n  a.track('New Event');\n  return a.track('Old Event');\n}\n",
  ],
  ["f(a.track('Old Event'));\n", 'its promise is handed on, and nobody would wait for a second one', true],
  ["c && a.track('Old Event');\n", "if (c) {\n  a.track('Old Event');\n  a.track('New Event');\n}\n", true],
  ["if (c) a.track('Old Event');\n", "if (c) {\n  a.track('Old Event');\n  a.track('New Event');\n}\n", true],
  ["a.track(c ? 'Old Event' : 'd');\n", "a.track(c ? 'Old Event' : 'd');\na.track('New Event');\n"],
  ["a.track('Old Event' as const);\n", "a.track('Old Event' as const);\na.track('New Event');\n"],
  ["a.track({ event: 'Old Event' });\n", "a.track({ event: 'Old Event' });\na.track({ event: 'New Event' });\n"],
  ["a.track(('Old Event'));\n", "a.track(('Old Event'));\na.track(('New Event'));\n"],
  ["x = a.track('Old Event');\n", "x = a.track('Old Event');\na.track('New Event');\n", true],
  [
    "void a.track('Old Event', { b: 1 });\n",
    "const oldEventProperties = { b: 1 };\nvoid a.track('Old Event', oldEventProperties);\nvoid a.track('New Event', oldEventProperties);\n",
    true,
  ],
  [
    "const f = () => a.track('Old Event');\n",
    "const f = () => {\n  a.track('Old Event');\n  a.track('New Event');\n};\n",
    false,
    true,
  ],
  [
    "a().b.track('Old Event', c);\n",
    "const analyticsClient = a().b;\nanalyticsClient.track('Old Event', c);\nanalyticsClient.track('New Event', c);\n",
  ],
  ["a.track('Old Event', (b as C));\n", "a.track('Old Event', (b as C));\na.track('New Event', (b as C));\n"],
  [
    "a.track('Old Event', { b: 1 } as C);\n",
    "const oldEventProperties = { b: 1 } as C;\na.track('Old Event', oldEventProperties);\na.track('New Event', oldEventProperties);\n",
  ],
  ["a.track({ event: 'Old Event', [k()]: 1 });\n", 'its arguments are chosen or computed as a whole'],
  [
    "a.track({ event: 'Old Event', [k]: 1 });\n",
    "a.track({ event: 'Old Event', [k]: 1 });\na.track({ event: 'New Event', [k]: 1 });\n",
  ],
];

describe('a call is sent a second time with another event', () => {
  it.each(cases)('%j', (text, expected, isAwaitable, returnsNothing) => {
    expect(twice(text, isAwaitable, returnsNothing)).toBe(expected);
  });

  it('not where the name stands elsewhere', () => {
    const { source, sites } = tracksOf("const name = 'Old Event';\na.track(name);\n");
    const [site] = sites;
    const elsewhere = { call: site?.call ?? [0, 0], event: [13, 24] } as const;
    expect(sendTwice(source, { ...elsewhere, events: [], returnsNothing: false, isAwaitable: false }, 'b')).toEqual({
      refused: 'its name is not written in the call: write it there first, or put the second call behind it by hand',
    });
  });

  it('not where the method is handed on', () => {
    const { source } = tracksOf('f(a.track);');
    const handed = { call: [2, 9], event: [2, 9], events: [], returnsNothing: false, isAwaitable: false } as const;
    expect(sendTwice(source, handed, 'b')).toEqual({ refused: 'the function is handed on here, not called' });
  });
});
