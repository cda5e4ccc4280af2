import { createRequire } from 'node:module';

import type { ESLint } from 'eslint';

/** The files of a config that are no JavaScript, and what teaches ESLint to read them. */
export interface LanguageFiles {
  readonly files: readonly string[];
  /** The plugin's name in the configuration, which is also the first half of the language's. */
  readonly plugin: string;
  readonly language: string;
  /** An optional peer: loaded when ESLint first uses the config. */
  readonly package: string;
}

const HTML = { plugin: 'html', language: 'html/html', package: '@html-eslint/eslint-plugin' };
const JSON_FILES = { plugin: 'json', package: '@eslint/json' };
const YAML = { plugin: 'yml', language: 'yml/yaml', package: 'eslint-plugin-yml' };

/** By the name of the config. */
export const LANGUAGE_FILES: Readonly<Record<'templates' | 'campaigns', readonly LanguageFiles[]>> = {
  templates: [{ ...HTML, files: ['**/*.{html,liquid,mjml}'] }],
  campaigns: [
    { ...YAML, files: ['**/campaigns/**/*.{yml,yaml}', '**/*.campaign.{yml,yaml}'] },
    { ...JSON_FILES, language: 'json/json', files: ['**/campaigns/**/*.json', '**/*.campaign.json'] },
    { ...JSON_FILES, language: 'json/jsonc', files: ['**/campaigns/**/*.jsonc', '**/*.campaign.jsonc'] },
  ],
};

/**
 * A `plugins` object that loads the package when ESLint asks for it, so that a configuration without such
 * files never needs it.
 *
 * @param config for the message of the error
 */
export function languagePlugins(
  config: string,
  { plugin, package: name }: LanguageFiles,
): Record<string, ESLint.Plugin> {
  return {
    get [plugin]() {
      return load(config, name);
    },
  };
}

function load(config: string, name: string): ESLint.Plugin {
  let loaded: unknown;
  try {
    loaded = createRequire(import.meta.url)(name);
  } catch (error) {
    throw new Error(
      `The config \`customerio/${config}\` needs the package ${name}, which could not be loaded. Install it: npm install --save-dev ${name}`,
      { cause: error },
    );
  }
  // The same object that `import` gives, so that ESLint sees one plugin where a configuration has it as well.
  return (
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded
  ) as ESLint.Plugin;
}
