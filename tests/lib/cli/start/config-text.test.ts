import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { useOf } from '../../../../lib/cli/eslint-config.ts';
import {
  isRequiring,
  lackingIn,
  newConfig,
  patchedConfig,
  type Wanted,
} from '../../../../lib/cli/start/config-text.ts';
import { useProjects } from '../../../support/project.ts';

const create = useProjects();

const javascript: Wanted = { endings: new Set(['js', 'json']), isWorkspace: false };
const typescript: Wanted = { endings: new Set(['js', 'ts', 'tsx']), isWorkspace: false };

/** What becomes of a configuration that there is. */
function patched(text: string, wanted: Wanted = javascript, name = 'eslint.config.mjs'): string | undefined {
  const file = create({ [name]: text }).file(name);
  const use = useOf(file);
  if (!use) throw new Error('it was to be read');
  return patchedConfig(file, text, lackingIn(wanted, use, isRequiring(file, text)));
}

const element = "{ ...customerio.configs.recommended, files: ['**/*.{js,jsx,mjs,cjs}'] },";
const own = "import customerio from 'eslint-plugin-customerio';";

describe('a new configuration', () => {
  it('has no parser for JavaScript', () => {
    expect(newConfig(javascript)).toBe(
      [
        own,
        "import { defineConfig } from 'eslint/config';",
        '',
        'export default defineConfig([',
        '  {',
        "    files: ['**/*.{js,jsx,mjs,cjs}'],",
        '    extends: [customerio.configs.recommended],',
        '    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },',
        '  },',
        ']);',
        '',
      ].join('\n'),
    );
  });

  it('has one for TypeScript, and the root of a workspace', () => {
    const text = newConfig({ ...typescript, isWorkspace: true });
    expect(text).toContain(
      "import customerio from 'eslint-plugin-customerio';\nimport parser from 'eslint-plugin-customerio/parser';\n",
    );
    expect(text).toContain("files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],");
    expect(text).toContain(
      '    languageOptions: { parser },\n    settings: { customerio: { root: import.meta.dirname } },',
    );
  });

  it.each([
    ['vue', 'vueParser'],
    ['svelte', 'svelteParser'],
    ['astro', 'astroParser'],
  ])('has one for TypeScript within .%s, though no other file holds any', (ending, binding) => {
    const text = newConfig({ endings: new Set(['js', ending]), isWorkspace: false });
    expect(text).toContain("import parser from 'eslint-plugin-customerio/parser';\n");
    expect(text).toContain(
      `  { files: ['**/*.${ending}'], languageOptions: { parser: ${binding}, parserOptions: { parser } } },\n`,
    );
    expect(text, 'what is no component is JavaScript').toContain('ecmaFeatures: { jsx: true }');
  });

  it('has one for each kind of component', () => {
    const text = newConfig({ endings: new Set(['vue', 'astro', 'ts']), isWorkspace: false });
    expect(text).toContain(
      "  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser } } },\n  { files: ['**/*.astro'],",
    );
    expect(text).not.toContain('svelte');
  });
});

describe('a configuration that there is', () => {
  it.each([
    [
      'a list of one element a line',
      "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n",
      `import js from '@eslint/js';\n${own}\n\nexport default [\n  js.configs.recommended,\n  ${element}\n];\n`,
    ],
    [
      'a list without a comma at its end, and with a comment',
      "import js from '@eslint/js';\nexport default [\n  js.configs.recommended // ours\n];\n",
      `import js from '@eslint/js';\n${own}\nexport default [\n  js.configs.recommended, // ours\n  ${element}\n];\n`,
    ],
    ['an empty list', 'export default [];\n', `${own}\n\nexport default [\n  ${element}\n];\n`],
    [
      'a list in one line',
      'export default [{ rules: {} }];\n',
      `${own}\n\nexport default [{ rules: {} }, ${element.slice(0, -1)}];\n`,
    ],
    [
      'a list for defineConfig',
      "import { defineConfig } from 'eslint/config';\nexport default defineConfig([\n  {},\n]);\n",
      `import { defineConfig } from 'eslint/config';\n${own}\nexport default defineConfig([\n  {},\n  ${element}\n]);\n`,
    ],
    [
      'a list in a constant',
      'const config = [\n  {},\n];\nexport default config;\n',
      `${own}\n\nconst config = [\n  {},\n  ${element}\n];\nexport default config;\n`,
    ],
    [
      'other quotes, and no semicolons',
      'import js from "@eslint/js"\n\nexport default [\n  js.configs.recommended,\n]\n',
      `import js from "@eslint/js"\nimport customerio from "eslint-plugin-customerio"\n\nexport default [\n  js.configs.recommended,\n  ${element.replaceAll("'", '"')}\n]\n`,
    ],
  ])('is added to: %s', (_, before, after) => {
    expect(patched(before)).toBe(after);
  });

  it('is added to in CommonJS', () => {
    const before = "const js = require('@eslint/js');\n\nmodule.exports = [\n  js.configs.recommended,\n];\n";
    expect(patched(before, { ...javascript, isWorkspace: true }, 'eslint.config.cjs')).toBe(
      `const js = require('@eslint/js');\nconst customerio = require('eslint-plugin-customerio');\n\nmodule.exports = [\n  js.configs.recommended,\n  { ...customerio.configs.recommended, files: ['**/*.{js,jsx,mjs,cjs}'], settings: { customerio: { root: __dirname } } },\n];\n`,
    );
  });

  it('is added to for defineConfig in CommonJS', () => {
    const before = "const { defineConfig } = require('eslint/config');\nmodule.exports = defineConfig([\n  {},\n]);\n";
    expect(patched(before, javascript, 'eslint.config.cjs')).toContain(`  {},\n  ${element}\n]);`);
  });

  it.each([
    [
      'gets a parser for TypeScript if it has none',
      "import js from '@eslint/js';\n",
      'eslint-plugin-customerio/parser',
    ],
    [
      'gets the parser that knows types where a package may bring rules that ask for them',
      "import all from 'eslint-config-acme';\n",
      '@typescript-eslint/parser',
    ],
    ['keeps our parser', "import own from 'eslint-plugin-customerio/parser';\n", undefined],
    ['keeps the parser that it has', "import * as tsParser from '@typescript-eslint/parser';\n", undefined],
    ['keeps the parser that a package for TypeScript brings', "import tseslint from 'typescript-eslint';\n", undefined],
  ])('%s', (_, imports, parser) => {
    const after = patched(`${imports}export default [\n  {},\n];\n`, typescript) ?? '';
    expect(/^import parser from '(.+)';$/m.exec(after)?.[1]).toBe(parser);
    expect(after.includes('languageOptions: { parser }')).toBe(parser !== undefined);
    expect(after).toContain('...customerio.configs.recommended');
  });

  it('keeps parsers of components to a package that may bring them', () => {
    const vue: Wanted = { endings: new Set(['vue']), isWorkspace: false };
    expect(patched("import all from 'eslint-config-acme';\nexport default [\n  ...all,\n];\n", vue)).not.toContain(
      'vueParser',
    );
    expect(patched("import js from '@eslint/js';\nexport default [\n  js,\n];\n", vue)).toContain('vueParser');
  });

  const vueAndTypes: Wanted = { endings: new Set(['ts', 'vue']), isWorkspace: false };

  it.each([
    ['which it gets as well', "import js from '@eslint/js';\n", vueAndTypes, 'parser'],
    ['where no other file holds any', '', { endings: new Set(['vue']), isWorkspace: false }, 'parser: scriptParser'],
    ['where a package brings one', "import tseslint from 'typescript-eslint';\n", vueAndTypes, 'parser: scriptParser'],
  ])('gives the parser of components one for TypeScript, %s', (_, imports, wanted, inner) => {
    const after = patched(`${imports}export default [\n  {},\n];\n`, wanted) ?? '';
    expect(after).toContain(
      `{ files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { ${inner} } } },`,
    );
    const binding = inner.replace('parser: ', '');
    expect(after.split(`import ${binding} from 'eslint-plugin-customerio/parser';`)).toHaveLength(2);
  });

  it.each([
    ['a function makes of it', "import tseslint from 'typescript-eslint';\nexport default tseslint.config({});\n"],
    ['another package makes of it', "import acme from 'eslint-config-acme';\nexport default acme([{}]);\n"],
    [
      'defineConfig takes one by one',
      "import { defineConfig } from 'eslint/config';\nexport default defineConfig({}, {});\n",
    ],
    ['is imported', "import config from './shared.js';\nexport default config;\n"],
    ['has the name already', 'const customerio = {};\nexport default [customerio];\n'],
    ['nothing exports', 'const config = [];\n'],
  ])('is left alone where the list is what %s', (_, text) => {
    expect(patched(text)).toBeUndefined();
  });

  it('is left alone where it does not parse', () => {
    expect(
      patchedConfig('eslint.config.mjs', 'export default [', { imports: [own], elements: [element], parsers: [] }),
    ).toBeUndefined();
  });

  it('stays one that ESLint takes', () => {
    const after = patched("export default [{ rules: { 'no-var': 'error' } }];\n") ?? '';
    const list = after.slice(after.indexOf('['), after.lastIndexOf(']') + 1);
    const config = new Function('customerio', `return ${list}`)({
      configs: { recommended: { rules: { 'no-debugger': 'error' } } },
    }) as Linter.Config[];
    const messages = new Linter().verify('var a = 1;\ndebugger;\n', config, 'a.js');
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['no-var', 'no-debugger']);
  });
});
