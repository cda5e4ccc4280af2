import { describe, expect, it } from 'vitest';

import { mended } from './sites.ts';

/** Pieces of the texts below. */
const pieces: readonly (readonly [RegExp, string])[] = [
  [/EVENT/g, "'Some Event'"],
  [/DECLARE/g, 'const someEventProperties ='],
  [/BESIDE/g, "trackCioEvent('Some Event', someEventProperties);"],
  [/\bPROPS/g, 'someEventProperties'],
];

function written(text: string): string {
  return pieces.reduce((all, [piece, code]) => all.replace(piece, code), text);
}

describe('what both calls need becomes a variable, and is evaluated in the same order', () => {
  it.each([
    [
      'get().track(EVENT, { b: c() });\n',
      'const analyticsClient = get();\nDECLARE { b: c() };\nanalyticsClient.track(EVENT, PROPS);\nBESIDE\n',
    ],
    ['get().track(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\nget().track(EVENT, PROPS);\nBESIDE\n'],
    ['get().track(EVENT, { b: d });\n', 'DECLARE { b: d };\nget().track(EVENT, PROPS);\nBESIDE\n'],
    ['a.track(name(), b);\n', 'const eventName = name();\na.track(eventName, b);\ntrackCioEvent(eventName, b);\n'],
    ['a.track(name, b);\n', 'a.track(name, b);\ntrackCioEvent(name, b);\n'],
    [
      'a.track(name, b());\n',
      'const requestCreatedProperties = b();\na.track(name, requestCreatedProperties);\ntrackCioEvent(name, requestCreatedProperties);\n',
    ],
    ['a.track(EVENT, []);\n', 'DECLARE [];\na.track(EVENT, PROPS);\nBESIDE\n'],
    ['a.track(EVENT, {});\n', 'a.track(EVENT, {});\ntrackCioEvent(EVENT, {});\n'],
    ['a.track(EVENT, b.c);\n', 'a.track(EVENT, b.c);\ntrackCioEvent(EVENT, b.c);\n'],
    ['a.track(EVENT, null);\n', 'a.track(EVENT, null);\ntrackCioEvent(EVENT, null);\n'],
    ['a.track(EVENT, undefined);\n', 'a.track(EVENT, undefined);\ntrackCioEvent(EVENT, undefined);\n'],
    ['a.track(EVENT, `b`);\n', 'DECLARE `b`;\na.track(EVENT, PROPS);\nBESIDE\n'],
    ['a.track(EVENT, (b, c));\n', 'DECLARE (b, c);\na.track(EVENT, (PROPS));\nBESIDE\n'],
    ['a.track(EVENT, b as C);\n', 'a.track(EVENT, b as C);\ntrackCioEvent(EVENT, b as C);\n'],
    ['a.track(EVENT, b!);\n', 'a.track(EVENT, b!);\ntrackCioEvent(EVENT, b!);\n'],
    ['a.track(EVENT, <C />);\n', 'DECLARE <C />;\na.track(EVENT, PROPS);\nBESIDE\n'],
    [
      'a.track({ event: EVENT, properties: { b: 1 } });\n',
      'DECLARE { b: 1 };\na.track({ event: EVENT, properties: PROPS });\nBESIDE\n',
    ],
    [
      'a.track({ event: EVENT, userId: u(), properties: { b: 1 } });\n',
      'DECLARE { b: 1 };\na.track({ event: EVENT, userId: u(), properties: PROPS });\nBESIDE\n',
    ],
    [
      'a.track({ event: EVENT, userId: u(), properties: { b: c() } });\n',
      'const userId = u();\nDECLARE { b: c() };\na.track({ event: EVENT, userId, properties: PROPS });\nBESIDE\n',
    ],
    [
      'a.track({ event: EVENT, userId, properties: { b: c() } });\n',
      'DECLARE { b: c() };\na.track({ event: EVENT, userId, properties: PROPS });\nBESIDE\n',
    ],
    [
      "a.track({ event: EVENT, 'user-id': u(), properties: { b: c() } });\n",
      "const eventArgument = u();\nDECLARE { b: c() };\na.track({ event: EVENT, 'user-id': eventArgument, properties: PROPS });\nBESIDE\n",
    ],
    [
      'a.track({ event: EVENT, [k()]: 1, properties: { b: c() } });\n',
      'a.track({ event: EVENT, [k()]: 1, properties: { b: c() } });\n// what it sends would be evaluated in another order\n',
    ],
    [
      'a.track({ ...m(), event: EVENT, properties: { b: c() } });\n',
      'a.track({ ...m(), event: EVENT, properties: { b: c() } });\n// what it sends would be evaluated in another order\n',
    ],
    [
      'a.track({ ...m, event: EVENT, properties: { b: 1 } });\n',
      'DECLARE { b: 1 };\na.track({ ...m, event: EVENT, properties: PROPS });\nBESIDE\n',
    ],
    ['a.track({ ...m, event: EVENT });\n', 'a.track({ ...m, event: EVENT });\n// a spread may hold its properties\n'],
    [
      'a.track({ event: EVENT, properties });\n',
      'a.track({ event: EVENT, properties });\ntrackCioEvent(EVENT, properties);\n',
    ],
    [
      'a.track({ event: EVENT, properties: c() });\n',
      'DECLARE c();\na.track({ event: EVENT, properties: PROPS });\nBESIDE\n',
    ],
    [
      'a.track({ event: name(), properties: { b: 1 } });\n',
      'const eventName = name();\nconst requestCreatedProperties = { b: 1 };\na.track({ event: eventName, properties: requestCreatedProperties });\ntrackCioEvent(eventName, requestCreatedProperties);\n',
    ],
    [
      'a.track({ event: EVENT, properties: { b: c() }, userId: u() });\n',
      'DECLARE { b: c() };\na.track({ event: EVENT, properties: PROPS, userId: u() });\nBESIDE\n',
    ],
    [
      'a[m()].track(EVENT, { b: c() });\n',
      'const analyticsClient = a[m()];\nDECLARE { b: c() };\nanalyticsClient.track(EVENT, PROPS);\nBESIDE\n',
    ],
    ['a[m].track(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\na[m].track(EVENT, PROPS);\nBESIDE\n'],
    ['this.a.track(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\nthis.a.track(EVENT, PROPS);\nBESIDE\n'],
    [
      'a().b.track(EVENT, { b: c++ });\n',
      'const analyticsClient = a().b;\nDECLARE { b: c++ };\nanalyticsClient.track(EVENT, PROPS);\nBESIDE\n',
    ],
    [
      'track_(a.track(EVENT, { b: c() }), d());\n',
      'DECLARE { b: c() };\ntrack_(a.track(EVENT, PROPS), d());\nBESIDE\n',
    ],
    ['d(), f(a.track(EVENT, { b: 1 }));\n', 'DECLARE { b: 1 };\nd(), f(a.track(EVENT, PROPS));\nBESIDE\n'],
    [
      'f(d(), a.track(EVENT, { b: c() }));\n',
      'f(d(), a.track(EVENT, { b: c() }));\n// something else in its statement has to happen first\n',
    ],
    [
      'f(d++, a.track(EVENT, { b: d }));\n',
      'f(d++, a.track(EVENT, { b: d }));\n// something else in its statement has to happen first\n',
    ],
    [
      'f(d, a.track(EVENT, { b: d++ }));\n',
      'f(d, a.track(EVENT, { b: d++ }));\n// something else in its statement has to happen first\n',
    ],
    ['f(d, a.track(EVENT, { b: e++ }));\n', 'DECLARE { b: e++ };\nf(d, a.track(EVENT, PROPS));\nBESIDE\n'],
    [
      'f(await d, a.track(EVENT, { b: e }));\n',
      'f(await d, a.track(EVENT, { b: e }));\n// something else in its statement has to happen first\n',
    ],
    ['a?.track(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\na?.track(EVENT, PROPS);\nBESIDE\n'],
    ['a?.track(EVENT, { b: c() });\n', 'DECLARE { b: c() };\na?.track(EVENT, PROPS);\nBESIDE\n'],
    [
      'a?.track(EVENT, { b: (c = 1) });\n',
      'a?.track(EVENT, { b: (c = 1) });\n// its properties change something, and the optional call may leave them out\n',
    ],
    [
      "a.track(x ? EVENT : 'Other', { b: 1 });\n",
      "const requestCreatedProperties = { b: 1 };\na.track(x ? EVENT : 'Other', requestCreatedProperties);\ntrackCioEvent(x ? EVENT : 'Other', requestCreatedProperties);\n",
    ],
    [
      'DECLARE 1;\na.track(EVENT, { b: 1 });\n',
      'DECLARE 1;\nconst someEventProperties2 = { b: 1 };\na.track(EVENT, someEventProperties2);\ntrackCioEvent(EVENT, someEventProperties2);\n',
    ],
    ['a.track();\n', "a.track();\ntrackCioEvent('Request Created');\n"],
    [
      'a.track(...b);\n',
      'a.track(...b);\n// its arguments are spread, so that event and properties cannot be told apart\n',
    ],
    ['(a.track)(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\n(a.track)(EVENT, PROPS);\nBESIDE\n'],
    [
      'a.track(EVENT as const, { b: 1 });\n',
      'const requestCreatedProperties = { b: 1 };\na.track(EVENT as const, requestCreatedProperties);\ntrackCioEvent(EVENT as const, requestCreatedProperties);\n',
    ],
    [
      'const { x = 1 } = f(a.track(EVENT, { b: 1 }));\n',
      'DECLARE { b: 1 };\nconst { x = 1 } = f(a.track(EVENT, PROPS));\nBESIDE\n',
    ],
    ['super_.track(EVENT, { b: 1 });\n', 'DECLARE { b: 1 };\nsuper_.track(EVENT, PROPS);\nBESIDE\n'],
    [
      'class B extends C {\n  d() {\n    super.track(EVENT, { b: c() });\n  }\n}\n',
      'class B extends C {\n  d() {\n    DECLARE { b: c() };\n    super.track(EVENT, PROPS);\n    BESIDE\n  }\n}\n',
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

it('is called after its event, if that is not too long', () => {
  const [most, more] = ['Aa'.padEnd(40, 'a'), 'Aa'.padEnd(41, 'a')];
  expect(mended(`a.track('${most}', { b: 1 });`)).toContain(`const a${most.slice(1)}Properties = { b: 1 };`);
  expect(mended(`a.track('${more}', { b: 1 });`)).toContain('const eventProperties = { b: 1 };');
});
