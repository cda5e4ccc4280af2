import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { codemods } from '../../codemods/registry.ts';
import { applyTo } from '../codemods/fixtures.ts';
import { createProject } from '../support/project.ts';
import { readPairs } from './page.ts';

it('has a page for each codemod, and no other', () => {
  expect(readdirSync('docs/codemods').sort()).toEqual(
    Object.keys(codemods)
      .map(name => `${name}.md`)
      .sort(),
  );
});

it('lists all of them', () => {
  const page = readFileSync('docs/migrate.md', 'utf8');
  for (const [name, { about }] of Object.entries(codemods)) {
    expect(page).toContain(`| [${name}](codemods/${name}.md) | ${about.description} |`);
  }
});

describe.each(Object.entries(codemods))('the page of %s', (name, codemod) => {
  const pageName = `docs/codemods/${name}.md`;
  if (!existsSync(pageName)) {
    return;
  }
  const page = readFileSync(pageName, 'utf8');
  const pairs = readPairs(page, pageName);

  it('shows what it does', () => {
    expect(pairs.length).toBeGreaterThan(0);
  });

  it('names every option and every rule that it mends', () => {
    for (const { flags } of codemod.about.options) {
      expect(page).toContain(`\`${flags.replaceAll('|', '\\|')}\``);
    }
    for (const rule of codemod.about.rules) {
      expect(page).toContain(`(../rules/${rule}.md)`);
    }
  });

  it.each(pairs.map(pair => [pair.title, pair] as const))(
    '%s',
    async (_, { filename, before, after, options, settings, files }) => {
      const project = createProject({ ...files, [filename]: before });
      try {
        const { start } = await codemod.load();
        applyTo(project.root, start, options, settings);
        const found = Object.fromEntries(
          Object.keys(after).map(file => [file, readFileSync(project.file(file), 'utf8')]),
        );
        expect(found).toEqual(after);
        expect(found[filename], 'an example without an `after`').toBeDefined();
      } finally {
        project.remove();
      }
    },
  );
});
