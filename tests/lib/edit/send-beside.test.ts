import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { sendBeside } from '../../../lib/edit/send-beside.ts';
import { parseSource } from '../../../lib/edit/source.ts';
import { mended } from './sites.ts';

import type { SendSite } from '../../../lib/edit/send-beside.ts';

/** What the codemod's fixtures do not show: each case is a shape of one call. */
const cases: readonly { name: string; code: string; expected: string }[] = [
  {
    name: 'a file without semicolons, in one line',
    code: "async function f() { await a.track('Some Event', { b: 1 }) }\n",
    expected:
      "async function f() { const someEventProperties = { b: 1 }; await a.track('Some Event', someEventProperties); trackCioEvent('Some Event', someEventProperties) }\n",
  },
  {
    name: 'a name that makes no identifier',
    code: "a.track('123', { b: 1 });\n",
    expected:
      "const eventProperties = { b: 1 };\na.track('123', eventProperties);\ntrackCioEvent('123', eventProperties);\n",
  },
  {
    name: 'a name without ASCII letters',
    code: "a.track('注文', { b: 1 });\n",
    expected:
      "const eventProperties = { b: 1 };\na.track('注文', eventProperties);\ntrackCioEvent('注文', eventProperties);\n",
  },
  {
    name: 'a name with accents and capitals',
    code: "a.track('URL Référé', { b: 1 });\n",
    expected:
      "const urlRefereProperties = { b: 1 };\na.track('URL Référé', urlRefereProperties);\ntrackCioEvent('URL Référé', urlRefereProperties);\n",
  },
  {
    name: 'an event that is computed is computed once',
    code: 'function f() {\n  a.track(name(), { b: 1 });\n}\n',
    expected:
      'function f() {\n  const eventName = name();\n  const requestCreatedProperties = { b: 1 };\n  a.track(eventName, requestCreatedProperties);\n  trackCioEvent(eventName, requestCreatedProperties);\n}\n',
  },
  {
    name: 'an assignment',
    code: "function f() {\n  let sent;\n  sent = a.track('Some Event', { b: 1 });\n  return sent;\n}\n",
    expected:
      "function f() {\n  let sent;\n  const someEventProperties = { b: 1 };\n  sent = a.track('Some Event', someEventProperties);\n  trackCioEvent('Some Event', someEventProperties);\n  return sent;\n}\n",
  },
  {
    name: 'a return that an `if` holds alone',
    code: "function f(c) {\n  if (!c) return a.track('Some Event', { b: 1 });\n  go();\n}\n",
    expected:
      "function f(c) {\n  if (!c) {\n    const someEventProperties = { b: 1 };\n    trackCioEvent('Some Event', someEventProperties);\n    return a.track('Some Event', someEventProperties);\n  }\n  go();\n}\n",
  },
  {
    name: 'a return between `if` and `else`',
    code: "function f(c) {\n  if (c)\n    return void a.track('Some Event', { b: 1 });\n  else return 1;\n}\n",
    expected:
      "function f(c) {\n  if (c) {\n    const someEventProperties = { b: 1 };\n    trackCioEvent('Some Event', someEventProperties);\n    return void a.track('Some Event', someEventProperties);\n  } else return 1;\n}\n",
  },
  {
    name: 'the first of two that one return chooses from',
    code: "function f(c) {\n  return c ? a.track('Some Event', { b: 1 }) : other(c);\n}\n",
    expected:
      "function f(c) {\n  if (c) {\n    const someEventProperties = { b: 1 };\n    trackCioEvent('Some Event', someEventProperties);\n    return a.track('Some Event', someEventProperties);\n  }\n  return other(c);\n}\n",
  },
  {
    name: 'the second of two, in parentheses and without semicolons',
    code: "async function f(c) {\n  return (c.d && c.e\n    ? other(c)\n    : await a.track('Some Event', { b: 1 }))\n}\n",
    expected:
      "async function f(c) {\n  if (c.d && c.e) {\n    return other(c)\n  }\n  const someEventProperties = { b: 1 }\n  trackCioEvent('Some Event', someEventProperties)\n  return await a.track('Some Event', someEventProperties)\n}\n",
  },
  {
    name: 'one of two that an arrow function gives',
    code: "const f = c => c ? other(c) : a.track('Some Event', { b: 1 });\n",
    expected:
      "const f = c => {\n  if (c) {\n    return other(c);\n  }\n  const someEventProperties = { b: 1 };\n  trackCioEvent('Some Event', someEventProperties);\n  return a.track('Some Event', someEventProperties);\n};\n",
  },
  {
    name: 'a condition whose value is returned',
    code: "function f(c) {\n  return c && a.track('Some Event', { b: 1 });\n}\n",
    expected:
      "function f(c) {\n  return c && a.track('Some Event', { b: 1 });\n}\n// it stands in a condition, where its properties cannot be put into a variable first: make it a statement of its own, and run this again\n",
  },
  {
    name: 'a choice in a case, whose variable the other cases would see',
    code: "function f(c) {\n  switch (c) {\n    case 1:\n      return c ? other(c) : a.track('Some Event', { b: 1 });\n  }\n}\n",
    expected:
      "function f(c) {\n  switch (c) {\n    case 1:\n      return c ? other(c) : a.track('Some Event', { b: 1 });\n  }\n}\n// it stands in a condition, where its properties cannot be put into a variable first: make it a statement of its own, and run this again\n",
  },
  {
    name: 'a chain that is waited for, and sends more',
    code: "async function f() {\n  await a.track('Some Event', { b: 1 }).then(() => other());\n}\n",
    expected:
      "async function f() {\n  const someEventProperties = { b: 1 };\n  trackCioEvent('Some Event', someEventProperties);\n  await a.track('Some Event', someEventProperties).then(() => other());\n}\n",
  },
  {
    name: 'a chain that only takes note of a failure',
    code: "async function f() {\n  await a.track('Some Event', { b: 1 }).catch(log);\n}\n",
    expected:
      "async function f() {\n  const someEventProperties = { b: 1 };\n  await a.track('Some Event', someEventProperties).catch(log);\n  trackCioEvent('Some Event', someEventProperties);\n}\n",
  },
  {
    name: 'a saga',
    code: "function* f() {\n  yield a.track('Some Event', { b: 1 });\n}\n",
    expected:
      "function* f() {\n  const someEventProperties = { b: 1 };\n  yield a.track('Some Event', someEventProperties);\n  trackCioEvent('Some Event', someEventProperties);\n}\n",
  },
  {
    name: 'properties with an await',
    code: "async function f() {\n  a.track('Some Event', { b: await c() });\n}\n",
    expected:
      "async function f() {\n  const someEventProperties = { b: await c() };\n  a.track('Some Event', someEventProperties);\n  trackCioEvent('Some Event', someEventProperties);\n}\n",
  },
  {
    name: 'properties that an optional call may leave out',
    code: "a?.track('Some Event', { b: c++ });\n",
    expected:
      "a?.track('Some Event', { b: c++ });\n// its properties change something, and the optional call may leave them out\n",
  },
  {
    name: 'a label',
    code: "here: a.track('Some Event', { b: 1 });\n",
    expected:
      "here: a.track('Some Event', { b: 1 });\n// its statement stands alone after a label, where its properties cannot be put into a variable first: make it a statement of its own, and run this again\n",
  },
  {
    name: 'an export',
    code: "export const sent = a.track('Some Event', { b: 1 });\n",
    expected:
      "const someEventProperties = { b: 1 };\nexport const sent = a.track('Some Event', someEventProperties);\ntrackCioEvent('Some Event', someEventProperties);\n",
  },
  {
    name: 'a call in a template',
    code: "function f() {\n  return `${a.track('Some Event')}`;\n}\n",
    expected: "function f() {\n  trackCioEvent('Some Event');\n  return `${a.track('Some Event')}`;\n}\n",
  },
  {
    name: 'comments in a condition',
    code: "b /* why */ && a.track('Some Event', { c: 1 });\n",
    expected: "b /* why */ && a.track('Some Event', { c: 1 });\n// comments stand in the condition before it\n",
  },
  {
    name: 'a comment before it on its line',
    code: "function f() {\n  /* no await */ a.track('Some Event', { b: 1 });\n}\n",
    expected:
      "function f() {\n  const someEventProperties = { b: 1 };\n  /* no await */ a.track('Some Event', someEventProperties);\n  trackCioEvent('Some Event', someEventProperties);\n}\n",
  },
  {
    name: 'a throw in between',
    code: "function f() {\n  throw a.track('Some Event');\n}\n",
    expected: "function f() {\n  trackCioEvent('Some Event');\n  throw a.track('Some Event');\n}\n",
  },
];

describe('sendBeside', () => {
  it.each(cases)('$name', ({ code, expected }) => {
    expect(mended(code)).toBe(expected);
  });

  it('gives statements where the call has no value', () => {
    expect(mended("const f = () => a.track('Some Event');\n", { returnsNothing: true })).toBe(
      "const f = () => {\n  a.track('Some Event');\n  trackCioEvent('Some Event');\n};\n",
    );
  });

  it('refuses what is no call', () => {
    expect(mended('list.map(a.track);\na.track(...b);\n')).toBe(
      'list.map(a.track);\na.track(...b);\n// its arguments are spread, so that event and properties cannot be told apart\n',
    );
  });
});

describe('a message that a variable holds', () => {
  /** The text in which `send(…)` is sent beside, its event and its properties standing where they are written. */
  const sent = (text: string, isElsewhere = false): string => {
    const rangeOf = (piece: string): [number, number] => [text.indexOf(piece), text.indexOf(piece) + piece.length];
    const site: SendSite = {
      call: rangeOf(/send\(.*\)/.exec(text)?.[0] ?? ''),
      event: rangeOf("'A'"),
      ...(text.includes('{ b }') && { properties: rangeOf('{ b }') }),
      ...(isElsewhere && { propertiesElsewhere: true }),
      events: ['A'],
      returnsNothing: false,
    };
    const outcome = sendBeside(parseSource('a.ts', text), site, { helper: 'help', mode: 'beside' });
    return outcome.refused ?? applyEdits(text, outcome.edits);
  };

  it.each([
    ["const m = { event: 'A', properties: { b } };\nsend(m);\n", 'help(m.event, m.properties);\n'],
    ["const m = { event: 'A' };\nsend(m);\n", 'help(m.event);\n'],
    ["const m = { event: 'A', properties: { b }, ...q };\nsend(m);\n", 'help(m.event, m.properties);\n'],
    ["const m = { event: 'A', properties: { b } };\nsend(m as M);\n", 'help(m.event, m.properties);\n'],
    ["const m = { event: 'A', properties: { b } } as M;\nsend(n, m);\n", 'help(m.event, m.properties);\n'],
  ])('is asked for its parts: %j', (text, added) => {
    expect(sent(text)).toBe(text + added);
  });

  it.each([
    ["const m = { event: 'A', ...q };\nsend(m);\n"],
    ["const m = { event: 'A', properties: { b } };\nsend(n);\n"],
    ["const m = { event: 'A', properties: { b } };\nsend(m());\n"],
    ["const { m } = { event: 'A', properties: { b } };\nsend(m);\n"],
    ["const m = ['A', { b }];\nsend(m);\n"],
    ["const m = { 'event': 'A', properties: { b } };\nsend(m);\n"],
    ["const m = { [event]: 'A', properties: { b } };\nsend(m);\n"],
    ["const m = { event: 'A', [properties]: { b } };\nsend(m);\n"],
    ["m = { event: 'A', properties: { b } };\nsend(m);\n"],
    ["const m = { event: 'A' }, p = { b };\nsend(m);\n"],
    ["const e = 'A';\nsend(e);\n"],
    ["const m = { event: c ? 'A' : 'B' };\nsend(m);\n"],
  ])('is left to a person: %j', text => {
    expect(sent(text)).toBe('its event and properties are put together elsewhere');
  });

  it('is left to a person where its properties are put together elsewhere', () => {
    expect(sent("const m = { event: 'A', properties: { b } };\nsend(m);\n", true)).toBe(
      'its event and properties are put together elsewhere',
    );
  });
});
