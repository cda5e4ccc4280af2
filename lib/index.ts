import type { ESLint, Linter } from 'eslint';
import packageJson from '../package.json' with { type: 'json' };
import { CONFIG_NAMES, rulesOfConfig, type ConfigName } from './configs.ts';
import { LANGUAGE_FILES, languagePlugins } from './languages.ts';
import type { RuleOptions } from './rule-options.ts';
import { rules } from './rules.ts';

const NAMESPACE = 'customerio';

type LanguageConfig = keyof typeof LANGUAGE_FILES;

/** The plugin as `eslint.config.js` takes it. Typed with eslint's own types, so that nobody needs others. */
interface Plugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: NonNullable<ESLint.Plugin['rules']>;
  configs: Record<Exclude<ConfigName, LanguageConfig>, Linter.Config> & Record<LanguageConfig, Linter.Config[]>;
}

const plugin: Plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: NAMESPACE },
  rules: rules as unknown as Plugin['rules'],
  configs: {} as Plugin['configs'],
};

// Filled in here because each config holds the plugin that holds the config.
for (const name of CONFIG_NAMES) {
  const config: Linter.Config = {
    name: `${NAMESPACE}/${name}`,
    plugins: { [NAMESPACE]: plugin },
    rules: rulesOfConfig(name, rules, NAMESPACE),
  };
  if (name !== 'templates' && name !== 'campaigns') {
    plugin.configs[name] = config;
    continue;
  }
  plugin.configs[name] = LANGUAGE_FILES[name].map(files => ({
    ...config,
    name: `${NAMESPACE}/${name}/${files.language}`,
    files: [...files.files],
    language: files.language,
    plugins: Object.assign(languagePlugins(name, files), { [NAMESPACE]: plugin }),
  }));
}

/**
 * For `rules` of a configuration: `{ … } satisfies Rules` takes the rules that there are, with their options. ESLint's
 * own type takes any name, since it cannot know the plugins.
 */
export type Rules = {
  [Name in keyof RuleOptions]?: Linter.RuleSeverity | [Linter.RuleSeverity, ...RuleOptions[Name]];
};

export type { RuleOptions } from './rule-options.ts';
export type { Settings } from './settings.ts';
export default plugin;
// What `require()` gives to a CommonJS configuration.
export { plugin as 'module.exports' };
