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
  /** The first version that brings the language. */
  readonly since: string;
}

const HTML = { plugin: 'html', language: 'html/html', package: '@html-eslint/eslint-plugin', since: '0.40' };
const JSON_FILES = { plugin: 'json', package: '@eslint/json', since: '0.1' };
const YAML = { plugin: 'yml', language: 'yml/yaml', package: 'eslint-plugin-yml', since: '2.0' };

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
export function languagePlugins(config: string, files: LanguageFiles): Record<string, ESLint.Plugin> {
  return {
    get [files.plugin]() {
      return load(config, files);
    },
  };
}

function load(config: string, { plugin, language, package: name, since }: LanguageFiles): ESLint.Plugin {
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
  const given = (
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded
  ) as ESLint.Plugin;
  if (!Object.hasOwn(given.languages ?? {}, language.slice(plugin.length + 1)))
    throw new Error(
      `The config \`customerio/${config}\` reads files by the language ${language}, which ${name} brings from ${since} on; ${versionOf(given)} is installed. Update it: npm install --save-dev ${name}@latest`,
    );
  return given;
}

function versionOf({ meta }: ESLint.Plugin): string {
  return meta?.version ?? 'an older version';
}
