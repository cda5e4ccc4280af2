import type { ESLint, Linter } from 'eslint';
import packageJson from '../package.json' with { type: 'json' };
import { CONFIG_NAMES, rulesOfConfig, type ConfigName } from './configs.ts';
import { rules } from './rules.ts';

const NAMESPACE = 'customerio';

/** The plugin as `eslint.config.js` takes it. Typed with eslint's own types, so that nobody needs others. */
interface Plugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: NonNullable<ESLint.Plugin['rules']>;
  configs: Record<ConfigName, Linter.Config>;
}

const plugin: Plugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: NAMESPACE },
  rules: rules as unknown as Plugin['rules'],
  configs: {} as Plugin['configs'],
};

// Filled in here because each config holds the plugin that holds the config.
for (const name of CONFIG_NAMES) {
  plugin.configs[name] = {
    name: `${NAMESPACE}/${name}`,
    plugins: { [NAMESPACE]: plugin },
    rules: rulesOfConfig(name, rules, NAMESPACE),
  };
}

export default plugin;
// What `require()` gives to a CommonJS configuration.
export { plugin as 'module.exports' };
