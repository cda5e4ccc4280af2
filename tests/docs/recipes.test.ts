/** What the pages show to be copied is what the bundled workspace has, and what `npm run e2e:matrix` tries. */
import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

const page = readFileSync('docs/monorepo.md', 'utf8');

it.each([
  ['Turborepo', 'turbo.json'],
  ['Nx', 'nx.json'],
])('the recipe for %s is that of the example', (heading, file) => {
  const [, shown = ''] = new RegExp(`^## ${heading}$.*?^\`\`\`json\n(.*?)^\`\`\`$`, 'ms').exec(page) ?? [];
  expect(shown).toBe(readFileSync(`tests/fixtures/examples/workspace/${file}`, 'utf8'));
});
