import { inProject, same } from '../project.mjs';
import { components, FOUND, settings } from '../sources.mjs';

/** @typedef {import('../row.d.ts').Row} Row */

const head = "import customerio from 'eslint-plugin-customerio';\n";
const ours = (/** @type {string} */ ending) => `{ ...customerio.configs.recommended, files: ['**/*.${ending}'] }`;

/** The configuration that the framework's own pages show, with ours behind it. */
const usual = [
  {
    name: 'Vue: eslint-plugin-vue, typescript-eslint inside',
    file: 'src/A.vue',
    packages: ['eslint-plugin-vue', 'typescript-eslint', 'typescript@5.9'],
    config: `${head}import vue from 'eslint-plugin-vue';\nimport tseslint from 'typescript-eslint';
export default [...vue.configs['flat/recommended'], { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } }, ${ours('vue')}];\n`,
  },
  {
    name: 'Vue: our parser inside, TypeScript 7',
    file: 'src/A.vue',
    packages: ['eslint-plugin-vue', 'typescript@7'],
    config: `${head}import parser from 'eslint-plugin-customerio/parser';\nimport vue from 'eslint-plugin-vue';
export default [...vue.configs['flat/recommended'], { files: ['**/*.vue'], languageOptions: { parserOptions: { parser } } }, ${ours('vue')}];\n`,
  },
  {
    name: 'Svelte: eslint-plugin-svelte, typescript-eslint inside',
    file: 'src/A.svelte',
    packages: ['eslint-plugin-svelte', 'svelte@5', 'typescript-eslint', 'typescript@5.9'],
    config: `${head}import svelte from 'eslint-plugin-svelte';\nimport tseslint from 'typescript-eslint';
export default [...svelte.configs.recommended, { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: tseslint.parser } } }, ${ours('svelte')}];\n`,
  },
  {
    name: 'Svelte: our parser inside',
    file: 'src/A.svelte',
    packages: ['eslint-plugin-svelte', 'svelte@5'],
    config: `${head}import parser from 'eslint-plugin-customerio/parser';\nimport svelte from 'eslint-plugin-svelte';
export default [...svelte.configs.recommended, { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser } } }, ${ours('svelte')}];\n`,
  },
  {
    name: 'Astro: eslint-plugin-astro, @typescript-eslint/parser inside',
    file: 'src/A.astro',
    packages: ['eslint-plugin-astro', '@typescript-eslint/parser', 'typescript@5.9'],
    config: `${head}import astro from 'eslint-plugin-astro';\nexport default [...astro.configs.recommended, ${ours('astro')}];\n`,
  },
  {
    name: 'Astro: our parser inside',
    file: 'src/A.astro',
    packages: ['eslint-plugin-astro'],
    config: `${head}import parser from 'eslint-plugin-customerio/parser';\nimport astro from 'eslint-plugin-astro';
export default [...astro.configs.recommended, { files: ['**/*.astro'], languageOptions: { parserOptions: { parser } } }, ${ours('astro')}];\n`,
  },
];

/** @type {Row[]} */
const rows = usual.map(({ name, file, packages, config }) => ({
  group: 'components',
  name,
  act: given =>
    inProject(
      given,
      {
        'package.json': '{ "name": "shop", "private": true, "dependencies": { "@segment/analytics-next": "*" } }\n',
        'customerio.config.json': settings,
        'eslint.config.mjs': config,
        [file]: components[/** @type {keyof typeof components} */ (file)],
      },
      project => {
        project.install('eslint@9', ...packages);
        const found = project.lint({ args: ['src'] }).filter(line => line.endsWith(FOUND));
        same(found, [`${file}:${file.endsWith('.astro') ? 3 : 2} ${FOUND}`]);
      },
    ),
}));

export default rows;
