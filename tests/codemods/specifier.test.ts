import path from 'node:path';
import { describe, expect, it } from 'vitest';

import type { ExtensionHabit } from '../../codemods/shared/specifier.ts';
import { habitOf, specifierTo } from '../../codemods/shared/specifier.ts';

const at = (file: string): string => path.resolve('/root', file);

interface Case {
  readonly name: string;
  readonly from: string;
  readonly target?: string;
  /** What the file imports, and where it leads. */
  readonly imports: Readonly<Record<string, string | undefined>>;
  /** What else the resolver would find. */
  readonly also?: Readonly<Record<string, string>>;
  readonly habit?: ExtensionHabit;
  readonly expected: string;
}

const cases: readonly Case[] = [
  { name: 'no imports', from: 'src/a.ts', imports: {}, expected: './ui/cio' },
  { name: 'packages alone', from: 'src/x/a.ts', imports: { react: undefined }, expected: '../ui/cio' },
  { name: 'relative imports', from: 'src/x/a.ts', imports: { '../y': 'src/y.ts' }, expected: '../ui/cio' },
  {
    name: 'an alias',
    from: 'src/x/a.ts',
    imports: { '~/common/config': 'src/common/config.ts' },
    also: { '~/ui/cio': 'src/ui/cio.ts' },
    expected: '~/ui/cio',
  },
  {
    name: 'an alias of an index',
    from: 'src/x/a.ts',
    imports: { '@/common': 'src/common/index.ts' },
    also: { '@/ui/cio': 'src/ui/cio.ts' },
    expected: '@/ui/cio',
  },
  {
    name: 'an alias that does not reach so far',
    from: 'src/x/a.ts',
    imports: { '@common/config': 'src/common/config.ts' },
    expected: '../ui/cio',
  },
  {
    name: 'a base folder',
    from: 'src/x/a.ts',
    imports: { 'common/config': 'src/common/config.ts' },
    also: { 'ui/cio': 'src/ui/cio.ts' },
    expected: 'ui/cio',
  },
  {
    name: 'an alias, but neighbours by their place',
    from: 'src/ui/a.ts',
    imports: { '~/common/config': 'src/common/config.ts', './b': 'src/ui/b.ts', './c': 'src/ui/c.ts' },
    also: { '~/ui/cio': 'src/ui/cio.ts' },
    expected: './cio',
  },
  { name: 'compiled extensions', from: 'src/a.ts', imports: { './b.js': 'src/b.ts' }, expected: './ui/cio.js' },
  { name: 'source extensions', from: 'src/a.ts', imports: { './b.ts': 'src/b.ts' }, expected: './ui/cio.ts' },
  { name: 'the habit of the project', from: 'src/a.ts', imports: {}, habit: 'js', expected: './ui/cio.js' },
  {
    name: 'TSX under its compiled name',
    from: 'src/a.ts',
    target: 'src/use-cio.tsx',
    imports: { './b.js': 'src/b.ts' },
    expected: './use-cio.js',
  },
  { name: 'an index', from: 'src/a.ts', target: 'src/cio/index.ts', imports: { './b': 'src/b.ts' }, expected: './cio' },
  {
    name: 'assets do not tell',
    from: 'src/a.ts',
    imports: { './a.css': undefined, './logo.svg': undefined },
    expected: './ui/cio',
  },
];

describe('specifierTo', () => {
  it.each(cases)('$name', ({ from, target = 'src/ui/cio.ts', imports, also = {}, habit = 'none', expected }) => {
    const found = { ...imports, ...also, './cio': 'src/ui/cio.ts', '../ui/cio': 'src/ui/cio.ts' };
    const specifier = specifierTo(at(target), {
      file: at(from),
      specifiers: Object.keys(imports),
      resolve: wanted => {
        const file = (found as Record<string, string | undefined>)[wanted];
        return file && at(file);
      },
      projectWritesExtensions: () => habit,
    });
    expect(specifier).toBe(expected);
  });

  it('takes the alias for a module that is still to be written', () => {
    const specifier = specifierTo(at('src/ui/new.ts'), {
      file: at('src/x/a.ts'),
      specifiers: ['~/common/config'],
      resolve: wanted => (wanted === '~/common/config' ? at('src/common/config.ts') : undefined),
      projectWritesExtensions: () => 'none',
    });
    expect(specifier).toBe('~/ui/new');
  });
});

describe('habitOf', () => {
  it.each([
    [['./a', './b.js'], 'none'],
    [['./a.js', './b.js', './c'], 'js'],
    [['./a.ts', './b.tsx'], 'source'],
    [['./a.css'], undefined],
    [[], undefined],
  ] as const)('%j', (specifiers, habit) => {
    expect(habitOf(specifiers)).toBe(habit);
  });
});
