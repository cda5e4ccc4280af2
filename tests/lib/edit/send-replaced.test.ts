import { describe, expect, it } from 'vitest';

import { mended } from './sites.ts';

/** What calls of an SDK become where the helper takes their place. */
const cases: [code: string, expected: string, returnsNothing?: boolean][] = [
  ["a.track('Some Event', { b: 1 });\n", "trackCioEvent('Some Event', { b: 1 });\n"],
  ["await a.track('Some Event');\n", "trackCioEvent('Some Event');\n"],
  ["void a.track('Some Event');\n", "trackCioEvent('Some Event');\n"],
  ["a.track('Some Event').catch(f);\n", "trackCioEvent('Some Event');\n"],
  [
    "a.track('Some Event').then(f);\n",
    "a.track('Some Event').then(f);\n// something waits for it to end, and the helper gives no promise\n",
  ],
  [
    "a.track('Some Event').finally(f);\n",
    "a.track('Some Event').finally(f);\n// something waits for it to end, and the helper gives no promise\n",
  ],
  [
    "x = a.track('Some Event');\n",
    "x = a.track('Some Event');\n// its result may be used, and the helper gives none\n",
  ],
  ["x = a.track('Some Event');\n", "x = trackCioEvent('Some Event');\n", true],
  [
    "const f = () => a.track('Some Event');\n",
    "const f = () => a.track('Some Event');\n// its result may be used, and the helper gives none\n",
  ],
  ["const f = () => a.track('Some Event');\n", "const f = () => trackCioEvent('Some Event');\n", true],
  ["const f = () => void a.track('Some Event');\n", "const f = () => trackCioEvent('Some Event');\n"],
  ["setTimeout(() => a.track('Some Event'));\n", "setTimeout(() => trackCioEvent('Some Event'));\n"],
  ["setTimeout(() => c && a.track('Some Event'));\n", "setTimeout(() => c && trackCioEvent('Some Event'));\n"],
  [
    "const f = () => c && a.track('Some Event');\n",
    "const f = () => c && a.track('Some Event');\n// its result may be used, and the helper gives none\n",
  ],
  ["f(a.track('Some Event'));\n", "f(a.track('Some Event'));\n// its result may be used, and the helper gives none\n"],
  ["f(a.track('Some Event'));\n", "f(trackCioEvent('Some Event'));\n", true],
  ["c && a.track('Some Event');\n", "c && trackCioEvent('Some Event');\n"],
  ["if (c) a.track('Some Event');\n", "if (c) trackCioEvent('Some Event');\n"],
  [
    "function* f() {\n  yield a.track('Some Event');\n}\n",
    "function* f() {\n  yield a.track('Some Event');\n}\n// something waits for it to end, and the helper gives no promise\n",
  ],
  [
    "a.track('Some Event', { b: 1 }, () => c());\n",
    "a.track('Some Event', { b: 1 }, () => c());\n// it takes further arguments that do something of their own\n",
  ],
  [
    "a.track('Some Event', { b: 1 }, c());\n",
    "a.track('Some Event', { b: 1 }, c());\n// it takes further arguments that do something of their own\n",
  ],
  ["a.track('Some Event', { b: 1 }, c);\n", "trackCioEvent('Some Event', { b: 1 });\n"],
  ["a.track('Some Event', { b: 1 }, { d: c });\n", "trackCioEvent('Some Event', { b: 1 });\n"],
  [
    "a.track('Some Event', { b: 1 }, { d: c() });\n",
    "a.track('Some Event', { b: 1 }, { d: c() });\n// it takes further arguments that do something of their own\n",
  ],
  [
    "a.track('Some Event', { b: 1 }, { d() {} });\n",
    "a.track('Some Event', { b: 1 }, { d() {} });\n// it takes further arguments that do something of their own\n",
  ],
  [
    "a.track('Some Event', { b: 1 }, { ...c() });\n",
    "a.track('Some Event', { b: 1 }, { ...c() });\n// it takes further arguments that do something of their own\n",
  ],
  [
    "a.track({ event: 'Some Event', properties: { b: c() }, userId: u });\n",
    "trackCioEvent('Some Event', { b: c() });\n",
  ],
  [
    "a.track({ event: 'Some Event', properties: { b: 1 }, userId: u() });\n",
    "a.track({ event: 'Some Event', properties: { b: 1 }, userId: u() });\n// it takes further arguments that do something of their own\n",
  ],
  [
    "if (c) {\n  a.track(\n    'Some Event',\n    {\n      b: 1,\n    },\n  );\n}\n",
    "if (c) {\n  trackCioEvent('Some Event', {\n    b: 1,\n  });\n}\n",
  ],
  ['a.track(name(), b);\n', 'trackCioEvent(name(), b);\n'],
  ["a.track('Some Event', b as C);\n", "trackCioEvent('Some Event', b as C);\n"],
];

describe('the helper takes the place of a call', () => {
  it.each(cases)('%j', (code, expected, returnsNothing = false) => {
    expect(mended(code, { mode: 'replace', returnsNothing })).toBe(expected);
  });
});
