import { expect, it } from 'vitest';

import { unreadSettings } from '../../../lib/cli/eslint-settings.ts';
import { useProjects } from '../../support/project.ts';

import type { Settings } from '../../../lib/settings.ts';

const create = useProjects();

function unread(config: string, settings: Settings = {}, name = 'eslint.config.mjs'): string[] {
  return unreadSettings(create({ [name]: config }).root, settings).map(({ message }) => message);
}

const only = (start: string): string =>
  `${start}, which only ESLint gets: a configuration is code, and is read and not run. Move it to customerio.config.json, which ESLint reads as well.`;

it.each<[string, string, string]>([
  [
    'that are written out',
    "export default [\n  {\n    settings: { customerio: { forwarded: 'all' } },\n  },\n];\n",
    'eslint.config.mjs:3 holds `settings.customerio` (`forwarded`)',
  ],
  [
    'of which some are worked out',
    "export default [{ settings: { 'customerio': { forwarded: names(), plan: 'p.json' } } }];\n",
    'eslint.config.mjs:1 holds `settings.customerio` (`forwarded`, `plan`)',
  ],
  [
    'in constants',
    "const customerio = { forwarded: ['A'] };\nconst settings = { customerio };\nexport default [{ settings }];\n",
    'eslint.config.mjs:1 holds `settings.customerio` (`forwarded`)',
  ],
  [
    'that come from elsewhere',
    "import { shared } from './shared.js';\nexport default [{ settings: { customerio: shared } }];\n",
    'eslint.config.mjs:2 holds `settings.customerio`',
  ],
  [
    'that are spread',
    "import { shared } from './shared.js';\nexport default [{ settings: { customerio: { ...shared } } }];\n",
    'eslint.config.mjs:2 holds `settings.customerio`',
  ],
  [
    'about another root',
    "export default [{ settings: { customerio: { root: '..' } } }];\n",
    'eslint.config.mjs:1 holds `settings.customerio` (`root`)',
  ],
])('tells of settings %s', (_, config, start) => {
  expect(unread(config)).toEqual([only(start)]);
});

it('reads a configuration in TypeScript, and one in CommonJS', () => {
  const text = "module.exports = [{ settings: { customerio: { forwarded: 'all' } } }] as const;\n";
  expect(unread(text, {}, 'eslint.config.ts')).toHaveLength(1);
  expect(unread(text.replace(' as const', ''), {}, 'eslint.config.cjs')).toHaveLength(1);
});

it.each<[string, string, Settings]>([
  [
    'that say the same as the file that all read',
    "export default [{ settings: { customerio: { forwarded: ['A'], helper: { name: 'a', module: 'b' } } } }];\n",
    { forwarded: ['A'], helper: { module: 'b', name: 'a' } },
  ],
  ['that name the same root', 'export default [{ settings: { customerio: { root: import.meta.dirname } } }];\n', {}],
  ['of others', "export default [{ settings: { react: { version: 'detect' } } }];\n", {}],
  ['of nobody', "const settings = 1;\nexport default [{ rules: { settings: 'error' } }];\n", {}],
])('says nothing of settings %s', (_, config, settings) => {
  expect(unread(config, settings)).toEqual([]);
});

it('says nothing where there is no configuration, or none that can be read', () => {
  expect(unreadSettings(create({}).root, {})).toEqual([]);
  expect(unread('export default [')).toEqual([]);
});
