import js from '@eslint/js';
import * as typescriptParser from '@typescript-eslint/parser';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import customerio from './dist/index.js';

/** The floors of the reading, from the ground up: each may import only those before it, and the catalog. */
const floors = ['syntax', 'files', 'facts', 'evaluate', 'effects', 'calls', 'project'];
/** What asks the reading. */
const faces = ['rule', 'edit', 'concerns', 'plan', 'audit', 'cli', 'rules', 'codemods'];

/**
 * The way of the data, and who may not look where: `folder` may import nothing of what stands in
 * `mayNotImport`. Types pass everywhere, since they leave no trace in what runs.
 */
const arrows = [
  {
    folder: 'lib',
    mayNotImport: ['rules', 'codemods'],
    why: 'Rules and codemods stand on lib/, not under it; lib/rules.ts is the one way to the rules.',
  },
  {
    folder: 'lib/catalog',
    mayNotImport: ['everything'],
    why: 'The catalog is data; it depends on nothing.',
  },
  {
    folder: 'lib/text',
    mayNotImport: ['everything'],
    why: 'What is done to words and texts is asked from everywhere; it depends on nothing.',
  },
  ...floors.map((floor, index) => ({
    folder: `lib/${floor}`,
    mayNotImport: [...floors.slice(index + 1), ...faces],
    why: `lib/${floor} stands on ${index > 0 ? floors.slice(0, index).join(', ') : 'nothing but the catalog'}, and knows nothing of what stands on it.`,
  })),
  {
    folder: 'lib/settings',
    mayNotImport: [...faces, 'interface'],
    why: 'Settings are asked for by every face, and know none of them.',
  },
  {
    folder: 'lib/rule',
    mayNotImport: ['concerns', 'plan', 'audit', 'cli', 'rules', 'codemods'],
    why: 'The rule kit serves every concern and every rule, and knows none of them.',
  },
  {
    folder: 'lib/edit',
    mayNotImport: ['rule', 'concerns', 'plan', 'audit', 'cli', 'rules', 'codemods'],
    why: 'Edits are made of syntax alone; the mend of a concern says which.',
  },
  {
    folder: 'lib/concerns',
    mayNotImport: ['another concern', 'plan', 'audit', 'cli', 'rules', 'codemods'],
    why: 'A concern finds and mends its own faults, and knows no other concern and no rule; what several need stands in lib/concerns/shared/.',
  },
  {
    folder: 'lib/interface',
    mayNotImport: ['plan', 'audit', 'cli', 'rules', 'codemods'],
    why: 'What others build on gives the reading, and none of our faces.',
  },
  {
    folder: 'lib/plan',
    mayNotImport: ['rule', 'audit', 'cli', 'rules', 'codemods'],
    why: 'Plans are read and written without a rule or a command line.',
  },
  {
    folder: 'lib/audit',
    mayNotImport: ['cli', 'rules', 'codemods'],
    why: 'The audit gets the rules by the plugin (lib/rules.ts), not one by one.',
  },
  {
    folder: 'lib/cli',
    mayNotImport: ['rules'],
    why: 'The command line gets the rules by the plugin (lib/rules.ts), not one by one.',
  },
  {
    folder: 'rules',
    mayNotImport: ['everything but the rule kit'],
    why: 'A rule knows the reading, not how it is made, and no package.',
  },
  {
    folder: 'codemods',
    mayNotImport: ['catalog', 'syntax', 'audit', 'cli', 'rules'],
    why: 'A codemod takes sites and mends from lib/concerns, and its edits from lib/edit.',
  },
];

/** Loading any of them costs a third of a second and more in every editor that loads the plugin. */
const heavyPackages = {
  regex: '^(?:eslint|typescript|jscodeshift|@typescript-eslint/(?:utils|parser))$',
  message: 'Import types only, or load it lazily where it is needed.',
  allowTypeImports: true,
};

/** Whatever is asked of the disk is asked by lib/files/: it opens no pipe, heeds a limit and never throws. */
const disk = {
  name: 'node:fs',
  importNames: [
    'accessSync',
    'createReadStream',
    'existsSync',
    'lstatSync',
    'opendirSync',
    'promises',
    'readFile',
    'readFileSync',
    'readdirSync',
    'realpathSync',
    'statSync',
  ],
  message: 'Ask lib/files/ (stats.ts, text.ts, json.ts, manifest.ts), the one reader of the disk.',
};

const SPECIFIERS = {
  everything: String.raw`^(?!\./)`,
  'everything but the rule kit': String.raw`^(?!\.\./lib/(?:(?:rule|edit|concerns|calls/values|plan|text)/|patterns\.ts$|files/test-paths\.ts$))`,
  'another concern': String.raw`^\.\./(?!shared/)[a-z-]+/`,
  rules: String.raw`^(?:\.\./)+rules/`,
  codemods: String.raw`^(?:\.\./)+codemods/`,
};

/** The import specifiers that lead to `target`, a folder of lib/ or a key above, from anywhere. */
function specifiersOf(target) {
  return SPECIFIERS[target] ?? String.raw`^(?:\.\./)+(?:lib/)?${target}/`;
}

export default defineConfig([
  globalIgnores([
    'dist/',
    'coverage/',
    'test-results/',
    'scripts/templates/',
    'tests/fixtures/',
    'tests/shapes/*/',
    'codemods/**/fixtures/',
  ]),
  {
    files: ['**/*.{js,mjs,ts}'],
    ...js.configs.recommended,
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{js,mjs,ts}'],
    rules: {
      // TypeScript sees these better, in .ts; scripts are few and run in the tests.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-console': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals or an `as const` object.' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: typescriptParser },
    rules: { 'no-redeclare': 'off', 'no-dupe-class-members': 'off' },
  },
  {
    files: ['lib/**/*.ts', 'rules/**/*.ts', 'codemods/**/*.ts', 'scripts/**/*.mjs'],
    extends: [customerio.configs.strict],
    // Fixtures and catalog are full of analytics that nobody sends: each file is read for itself.
    settings: { customerio: { project: false } },
  },
  {
    files: ['rules/*.ts'],
    ...eslintPlugin.configs.recommended,
  },
  {
    files: ['rules/*.ts'],
    rules: {
      'eslint-plugin/meta-property-ordering': 'error',
      'eslint-plugin/no-property-in-node': 'off',
      'eslint-plugin/prefer-message-ids': 'error',
      'eslint-plugin/require-meta-default-options': 'error',
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Enforce|Require)' }],
      'eslint-plugin/require-meta-schema-description': 'error',
      'max-lines': ['error', { max: 160, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['tests/rules/*.test.ts'],
    ...eslintPlugin.configs['tests-recommended'],
  },
  ...arrows.map(({ folder, mayNotImport, why }) => ({
    files: [`${folder}/**/*.ts`],
    ignores: ['lib/rules.ts', 'lib/index.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...(folder !== 'lib/files' && { paths: [disk] }),
          patterns: [
            { regex: mayNotImport.map(specifiersOf).join('|'), message: why, allowTypeImports: true },
            heavyPackages,
          ],
        },
      ],
    },
  })),
]);
