import { describe, expect, it } from 'vitest';

import { extractFacts } from '../../../../lib/facts/extract/extract.ts';
import { callsOf, spansOf, variablesOf } from '../../../support/facts.ts';

describe('the facts of a file', () => {
  it('hold what is there alone', () => {
    expect(extractFacts('a.ts', '')).toEqual({
      bindings: [],
      fns: [],
      classes: [],
      ifaces: [],
      calls: [],
      objs: [],
      exports: {},
      reexports: [],
      stars: [],
      cjs: [],
      globalWrites: [],
      globalTypes: {},
    });
  });

  it('are plain JSON', () => {
    const facts = extractFacts('a.ts', 'class A { constructor(private b = 1) {} }\nexport const c = new A(`${d}`).b;');
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('are read by the name of the file', () => {
    expect(callsOf('<A />;', 'a.jsx')).toHaveLength(1);
    expect(variablesOf('const a = <A>b;', 'a.ts')).toEqual(['const a = (global b as global A)']);
  });

  it.each([
    ['const = 1;', 1],
    ['let a;\n\nlet a b;', 3],
  ])('say in which line %j stops to be code', (text, line) => {
    expect(extractFacts('a.ts', text).error?.line).toBe(line);
  });

  it('hold what could be read of a file that is broken further on', () => {
    const { error, calls } = extractFacts('a.ts', 'a();\nnamespace A { export default 1; }');
    expect(error).toBeDefined();
    expect(calls).toHaveLength(1);
  });

  it('count lines and columns from 1, over every kind of line break', () => {
    expect(callsOf('a();\r\n  b();\n\n\tc();')).toEqual([
      '1:1 stmt global a()',
      '2:3 stmt global b()',
      '4:2 stmt global c()',
    ]);
  });
});

describe('what nests deep', () => {
  const nested = (depth: number): string => `const a = ${'['.repeat(depth)}b${']'.repeat(depth)};`;

  it('is followed for two hundred levels, and says that it goes on', () => {
    expect(variablesOf(nested(199))[0]).toContain('global b');
    expect(variablesOf(nested(200))[0]).toContain('not known (too-deep)');
  });

  it('is followed in types as far', () => {
    const type = (depth: number): string => `type A = ${'B<'.repeat(depth)}C${'>'.repeat(depth)};`;
    expect(variablesOf(type(198))[0]).toContain('global C');
    expect(variablesOf(type(199))[0]).toContain('not known');
  });

  it('leaves what stands beside it as it is', () => {
    expect(variablesOf(`${nested(250)} const c = [[d]];`).at(-1)).toBe('const c = [[global d]]');
  });

  it('may be a chain of thousands of links', () => {
    const chain = `a${'.b()'.repeat(3000)};`;
    expect(callsOf(chain)).toHaveLength(3000);
    expect(callsOf(`a(${Array.from({ length: 3000 }, () => 'b()').join(' + ')});`)).toHaveLength(3001);
  });
});

it('tells of each thing where it stands', () => {
  expect(spansOf("const { a: [b = 'c'], ...d } = e.f[g](`h${i}`, ...j);")).toEqual([
    "or b = 'c'",
    "mem b = 'c'",
    "mem a: [b = 'c']",
    'call e.f[g](`h${i}`, ...j)',
    "lit 'c'",
    'rest ...d',
    '0 e.f[g](`h${i}`, ...j)',
    'idx e.f[g]',
    'mem e.f',
    'glob e',
    'glob g',
    'tpl `h${i}`',
    'glob i',
    'spread ...j',
    'glob j',
  ]);
  expect(spansOf('class A { b = { c, get d() { return -e; } }; }')).toEqual([
    'cls class A { b = { c, get d() { return -e; } }; }',
    '0 () { return -e; }',
    'op -e',
    'glob e',
    '0 class A { b = { c, get d() { return -e; } }; }',
    'obj { c, get d() { return -e; } }',
    'c c',
    'glob c',
    'd get d() { return -e; }',
    'fn () { return -e; }',
  ]);
});
