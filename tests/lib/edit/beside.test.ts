import { describe, expect, it } from 'vitest';

import { mended } from './sites.ts';

/** Pieces of the texts below. */
const pieces: readonly (readonly [RegExp, string])[] = [
  [/TRACK/g, "a.track('Some Event', { b: 1 })"],
  [/DECLARE/g, 'const someEventProperties = { b: 1 }'],
  [/SEND/g, "a.track('Some Event', someEventProperties)"],
  [/BESIDE/g, "trackCioEvent('Some Event', someEventProperties)"],
  [/PLAIN/g, "a.track('Some Event')"],
  [/ALONE/g, "trackCioEvent('Some Event')"],
];

function written(text: string): string {
  return pieces.reduce((all, [piece, code]) => all.replace(piece, code), text);
}

describe('a statement where only one may stand becomes a block', () => {
  it.each([
    ['if (c) TRACK;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['if (c)\n  TRACK;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['if (c) TRACK; else d();\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n} else d();\n'],
    ['if (c)\n  TRACK;\nelse\n  d();\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n} else\n  d();\n'],
    ['if (c) d(); else TRACK;\n', 'if (c) d(); else {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['for (;;) TRACK;\n', 'for (;;) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['if (c) TRACK\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['if (c) /* why */ TRACK;\n', 'if (c) { /* why */ DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['if (c) // why\n  TRACK; // then\n', 'if (c) { // why\n  DECLARE;\n  SEND; // then\n  BESIDE;\n}\n'],
    ['if (c) PLAIN;\n', 'if (c) {\n  PLAIN;\n  ALONE;\n}\n'],
    [
      "if (c)\n    a.track('Some Event', {\n      b: 1,\n    });\n",
      'if (c) {\n    const someEventProperties = {\n      b: 1,\n    };\n    SEND;\n    BESIDE;\n}\n',
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('a condition before it becomes an if', () => {
  it.each([
    ['c && TRACK;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c || TRACK;\n', 'if (!c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['!c || TRACK;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c.d || TRACK;\n', 'if (!c.d) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c() || TRACK;\n', 'if (!c()) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c?.d || TRACK;\n', 'if (!c?.d) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c++ || TRACK;\n', 'if (!(c++)) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['(c = 1) || TRACK;\n', 'if (!(c = 1)) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['(c && d) || TRACK;\n', 'if (!(c && d)) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c === 1 || TRACK;\n', 'if (!(c === 1)) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c && TRACK // why\n', 'if (c) {\n  DECLARE\n  SEND\n  BESIDE\n} // why\n'],
    ['c && TRACK /* why */;\n', 'c && TRACK /* why */;\n// comments stand in the condition before it\n'],
    ['c && d && TRACK;\n', 'if (c && d) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    [
      "c &&\n  a.track('Some Event', {\n    b: 1,\n  });\n",
      'if (c) {\n  const someEventProperties = {\n    b: 1,\n  };\n  SEND;\n  BESIDE;\n}\n',
    ],
    ['c && TRACK\n;[1].map(f)\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n;[1].map(f)\n'],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('a choice becomes an if', () => {
  it.each([
    ['c ? TRACK : d();\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n} else {\n  d();\n}\n'],
    ['c ? d() : TRACK;\n', 'if (c) {\n  d();\n} else {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c ? TRACK : null;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c ? TRACK : undefined;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c ? TRACK : void 0;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c ? TRACK : void d();\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n} else {\n  void d();\n}\n'],
    ['c ? null : TRACK;\n', 'if (!c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['!c ? 0 : TRACK;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c === 1 ? false : TRACK;\n', 'if (!(c === 1)) {\n  DECLARE;\n  SEND;\n  BESIDE;\n}\n'],
    ['c ? TRACK : /x/;\n', 'if (c) {\n  DECLARE;\n  SEND;\n  BESIDE;\n} else {\n  /x/;\n}\n'],
    ['c /* why */ ? TRACK : d();\n', 'c /* why */ ? TRACK : d();\n// comments stand in the condition before it\n'],
    ['c ? TRACK /* why */ : d();\n', 'c ? TRACK /* why */ : d();\n// comments stand in the condition before it\n'],
    ['c ? TRACK : d() /* why */;\n', 'c ? TRACK : d() /* why */;\n// comments stand in the condition before it\n'],
    [
      "c\n  ? a.track('Some Event', {\n      b: 1,\n    })\n  : d();\n",
      'if (c) {\n  const someEventProperties = {\n      b: 1,\n    };\n  SEND;\n  BESIDE;\n} else {\n  d();\n}\n',
    ],
    ['c ? TRACK : d()\n', 'if (c) {\n  DECLARE\n  SEND\n  BESIDE\n} else {\n  d()\n}\n'],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('a sequence becomes statements', () => {
  it.each([
    ['b(), TRACK, c();\n', 'b();\nDECLARE;\nSEND;\nBESIDE;\nc();\n'],
    ['TRACK, c();\n', 'DECLARE;\nSEND;\nBESIDE;\nc();\n'],
    ['b(), TRACK;\n', 'b();\nDECLARE;\nSEND;\nBESIDE;\n'],
    ['b(), (TRACK), c();\n', 'b(), (TRACK), c();\n// parentheses or comments stand in its sequence\n'],
    ['b(), /* why */ TRACK;\n', 'b(), /* why */ TRACK;\n// parentheses or comments stand in its sequence\n'],
    ['(b(), TRACK);\n', '(b(), TRACK);\n// parentheses or comments stand in its sequence\n'],
    ['b(), TRACK\n', 'b();\nDECLARE\nSEND;\nBESIDE\n'],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('an arrow function gets a block', () => {
  it.each([
    ['const f = () => TRACK;\n', 'const f = () => {\n  DECLARE;\n  BESIDE;\n  return SEND;\n};\n'],
    ['const f = () => void TRACK;\n', 'const f = () => {\n  DECLARE;\n  void SEND;\n  BESIDE;\n};\n'],
    ['on(() => TRACK);\n', 'on(() => {\n  DECLARE;\n  BESIDE;\n  return SEND;\n});\n'],
    ['setTimeout(() => TRACK, 1);\n', 'setTimeout(() => {\n  DECLARE;\n  SEND;\n  BESIDE;\n}, 1);\n'],
    ['setTimeout(\n  () =>\n    TRACK\n);\n', 'setTimeout(\n  () => {\n    DECLARE;\n    SEND;\n    BESIDE;\n  });\n'],
    [
      'const f = () => /* why */ TRACK;\n',
      'const f = () => /* why */ TRACK;\n// comments stand beside the arrow before it\n',
    ],
    [
      'const f = () => (TRACK /* why */);\n',
      'const f = () => (TRACK /* why */);\n// comments stand beside the arrow before it\n',
    ],
    ['const f = () => PLAIN;\n', 'const f = () => {\n  ALONE;\n  return PLAIN;\n};\n'],
    ['const f = () => g(PLAIN);\n', 'const f = () => {\n  ALONE;\n  return g(PLAIN);\n};\n'],
    [
      'const f = () => ({\n  x: TRACK,\n});\n',
      'const f = () => {\n  DECLARE;\n  BESIDE;\n  return {\n    x: SEND,\n  };\n};\n',
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('an arrow function that gives it on a condition', () => {
  it.each([
    [
      'const f = () => c && TRACK;\n',
      'const f = () => c && TRACK;\n// it stands in a condition whose value is returned, where its properties cannot be put into a variable first: make it a statement of its own, and run this again\n',
    ],
    ['const f = () => c && PLAIN;\n', 'const f = () => c && (ALONE, PLAIN);\n'],
    [
      'setTimeout(() => c && TRACK);\n',
      'setTimeout(() => {\n  if (c) {\n    DECLARE;\n    SEND;\n    BESIDE;\n  }\n});\n',
    ],
    [
      'setTimeout(() => c || TRACK);\n',
      'setTimeout(() => {\n  if (!c) {\n    DECLARE;\n    SEND;\n    BESIDE;\n  }\n});\n',
    ],
    [
      'setTimeout(() => c /* why */ && TRACK);\n',
      'setTimeout(() => c /* why */ && TRACK);\n// comments stand in the condition before it\n',
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('where no statement fits', () => {
  it.each([
    [
      'x = c && TRACK;\n',
      'x = c && TRACK;\n// it stands in a condition, where its properties cannot be put into a variable first: make it a statement of its own, and run this again\n',
    ],
    ['x = c && PLAIN;\n', 'x = c && (ALONE, PLAIN);\n'],
    ['class A { b = PLAIN; }\n', 'class A { b = (ALONE, PLAIN); }\n'],
    ['while (PLAIN) {}\n', 'while ((ALONE, PLAIN)) {}\n'],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('a statement that holds it', () => {
  it.each([
    ['f(TRACK);\n', 'DECLARE;\nf(SEND);\nBESIDE;\n'],
    ['function f() {\n  return TRACK;\n}\n', 'function f() {\n  DECLARE;\n  BESIDE;\n  return SEND;\n}\n'],
    ['if (TRACK) {\n}\n', 'DECLARE;\nBESIDE;\nif (SEND) {\n}\n'],
    ['const x = b(), y = TRACK;\n', 'DECLARE;\nconst x = b(), y = SEND;\nBESIDE;\n'],
    ['f(b(), TRACK);\n', 'DECLARE;\nf(b(), SEND);\nBESIDE;\n'],
    ['f(b, TRACK);\n', 'DECLARE;\nf(b, SEND);\nBESIDE;\n'],
    ["f(b, a.track('Some Event', { b: c() }));\n", 'const someEventProperties = { b: c() };\nf(b, SEND);\nBESIDE;\n'],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('a case gets a block where a variable is declared', () => {
  it.each([
    [
      'switch (c) {\n  case 1:\n    TRACK;\n    break;\n  default:\n    TRACK;\n}\n',
      "switch (c) {\n  case 1: {\n    DECLARE;\n    SEND;\n    BESIDE;\n    break;\n  }\n  default: {\n    const someEventProperties2 = { b: 1 };\n    a.track('Some Event', someEventProperties2);\n    trackCioEvent('Some Event', someEventProperties2);\n  }\n}\n",
    ],
    ['switch (c) { case 1: TRACK; break; }\n', 'switch (c) { case 1: { DECLARE; SEND; BESIDE; break; } }\n'],
    [
      'switch (c) {\n  case 1:\n    const d = 1;\n    TRACK;\n}\n',
      'switch (c) {\n  case 1:\n    const d = 1;\n    DECLARE;\n    SEND;\n    BESIDE;\n}\n',
    ],
    ['switch (c) {\n  case 1:\n    PLAIN;\n}\n', 'switch (c) {\n  case 1:\n    PLAIN;\n    ALONE;\n}\n'],
    [
      'switch (c) {\n  case 1:\n    TRACK; // why\n}\n',
      'switch (c) {\n  case 1: {\n    DECLARE;\n    SEND; // why\n    BESIDE;\n  }\n}\n',
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});

describe('what stands around it stays in its place', () => {
  it.each([
    ['// @ts-ignore\nTRACK;\n', 'DECLARE;\n// @ts-ignore\nSEND;\nBESIDE;\n'],
    ['TRACK; // why\n', 'DECLARE;\nSEND; // why\nBESIDE;\n'],
    ['d(); TRACK; e();\n', 'd(); DECLARE; SEND; BESIDE; e();\n'],
    ['d(); TRACK\n', 'd(); DECLARE; SEND; BESIDE\n'],
    ['TRACK\n;[1].map(f)\n', 'DECLARE;\nSEND\nBESIDE;\n;[1].map(f)\n'],
    ['TRACK\n;(b)\n', 'DECLARE;\nSEND\nBESIDE;\n;(b)\n'],
    [
      "b()\n;(a).track('Some Event', { b: 1 })\n",
      "b()\n;DECLARE;\n(a).track('Some Event', someEventProperties)\nBESIDE;\n",
    ],
    ['TRACK\n// c\n', 'DECLARE\nSEND\nBESIDE\n// c\n'],
    ['TRACK\n/* c */ d()\n', 'DECLARE\nSEND\nBESIDE\n/* c */ d()\n'],
    [
      "d()\n;[a][0].track('Some Event', {b: 1})\n",
      "d()\n;const someEventProperties = {b: 1};\n[a][0].track('Some Event', someEventProperties)\nBESIDE;\n",
    ],
    [
      "d()\n;[g()][0].track('Some Event', { b: c() })\n",
      "d()\n;const analyticsClient = [g()][0];\nconst someEventProperties = { b: c() };\nanalyticsClient.track('Some Event', someEventProperties)\nBESIDE;\n",
    ],
  ])('%j', (code, expected) => {
    expect(mended(written(code))).toBe(written(expected));
  });
});
