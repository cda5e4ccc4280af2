import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

const statements = (file: string, text: string): readonly string[] =>
  parse(file, text).program.body.map(({ type }) => type);

describe('a text by the name of a component', () => {
  it.each(['a.vue', 'a.svelte', 'a.astro'])('is code where another parser has taken it out: %s', file => {
    expect(statements(file, "\nimport { a } from './b';\na.track('c' as string);\n")).toEqual([
      'ImportDeclaration',
      'ExpressionStatement',
    ]);
  });

  it.each([
    ['a.vue', '<template>\n<p>é</p>\n</template>\n'],
    ['a.svelte', 'Dear reader,\n<p>é</p>\n'],
    ['a.svelte', '{#if a}\n<p>é</p>\n{/if}\n'],
    ['a.astro', '---\n---\n<p>é</p>\n'],
    ['a.vue', ''],
  ])('is markup without a script in it: %s %j', (file, text) => {
    expect(parse(file, text).error).toBeUndefined();
    expect(statements(file, text).filter(type => type !== 'EmptyStatement')).toEqual([]);
  });
});
