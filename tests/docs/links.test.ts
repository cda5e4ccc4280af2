import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { brokenLinks } from './links.ts';

const pages = [
  ...readdirSync('.').filter(name => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name.replaceAll('\\', '/')}`),
];

function textOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return file.endsWith('.md') ? readFileSync(file, 'utf8') : '';
}

it('links of pages lead to pages, and to headings that they have', () => {
  expect(pages.flatMap(page => brokenLinks(page, textOf))).toEqual([]);
});

it('every page of docs is on the list of pages', () => {
  const list = readFileSync('docs/README.md', 'utf8');
  const own = readdirSync('docs').filter(name => name.endsWith('.md') && name !== 'README.md');
  expect(own.filter(name => !list.includes(`](${name})`))).toEqual([]);
});

describe('a link', () => {
  const files: Readonly<Record<string, string>> = {
    'docs/a.md': '# One\n\n## `init`, and more\n\n## Twice\n\n## Twice\n',
    LICENSE: '',
  };
  const broken = (link: string): number =>
    brokenLinks('docs/b.md', file => (file === 'docs/b.md' ? `# B\n\n[x](${link})\n` : files[file])).length;

  it.each(['a.md', 'a.md#init-and-more', 'a.md#twice-1', '#b', '../LICENSE', 'https://example.com/x'])(
    'leads: %s',
    link => {
      expect(broken(link)).toBe(0);
    },
  );

  it.each(['c.md', 'a.md#two', '#c', '../a.md'])('leads nowhere: %s', link => {
    expect(broken(link)).toBe(1);
  });

  it('is none in code', () => {
    expect(brokenLinks('a.md', () => '`[x](gone.md)`\n```md\n[x](gone.md)\n```\n')).toEqual([]);
  });
});
