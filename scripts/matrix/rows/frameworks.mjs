import assert from 'node:assert/strict';

import { inProject } from '../project.mjs';
import { components, FOUND, settings, typescript } from '../sources.mjs';

/** @typedef {import('../row.d.ts').Row} Row */

const next = `import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTs from 'eslint-config-next/typescript';

const eslintConfig = defineConfig([
  ...nextVitals,
  ...nextTs,
  globalIgnores(['.next/**', 'out/**', 'build/**', 'next-env.d.ts']),
]);

export default eslintConfig;
`;
const angular = `const eslint = require("@eslint/js");
const { defineConfig } = require("eslint/config");
const tseslint = require("typescript-eslint");
const angular = require("angular-eslint");

module.exports = defineConfig([
  {
    files: ["**/*.ts"],
    extends: [eslint.configs.recommended, tseslint.configs.recommended, angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {},
  },
]);
`;

const usual = [
  {
    name: 'Next.js: its own configuration, with what init adds',
    config: ['eslint.config.mjs', next],
    sources: typescript,
    packages: ['eslint@9', 'eslint-config-next', 'next', 'react', 'react-dom', 'typescript@5.9'],
  },
  {
    name: 'Angular: its own configuration, with what init adds',
    config: ['eslint.config.js', angular],
    sources: typescript,
    packages: ['eslint@9', '@eslint/js@9', 'typescript-eslint', 'angular-eslint', 'typescript@5.9'],
  },
  ...Object.entries(components).map(([file, text]) => ({
    name: `${file.slice(file.lastIndexOf('.') + 1)}: what init writes where there is nothing`,
    config: undefined,
    sources: { [file]: text },
    packages: file.endsWith('.svelte') ? ['svelte'] : [],
  })),
];

/** @type {Row[]} */
const rows = usual.map(({ name, config, sources, packages }) => ({
  group: 'framework',
  name,
  act: given =>
    inProject(
      given,
      {
        'package.json': '{ "name": "shop", "private": true, "dependencies": { "@segment/analytics-next": "*" } }\n',
        'customerio.config.json': settings,
        ...(config ? { [config[0] ?? '']: config[1] ?? '' } : {}),
        ...sources,
      },
      project => {
        project.install(...packages);
        const said = project.must('npx', ['eslint-plugin-customerio', 'init', '--yes']);
        assert.match(said, /^Wrote eslint\.config/m);
        const [, names = ''] = /^ {2}npm install --save-dev (.+)$/m.exec(said) ?? [];
        if (names !== '') project.add(...names.split(' '));
        project.must('npx', ['eslint-plugin-customerio', 'doctor']);
        const found = project.lint({ args: ['src'] });
        assert.ok(
          found.some(line => line.endsWith(` ${FOUND}`)),
          `found ${JSON.stringify(found)}`,
        );
      },
    ),
}));

export default rows;
