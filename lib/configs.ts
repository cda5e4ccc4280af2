import type { Linter } from 'eslint';
import type { DocsEntry, Preset, RuleDocs, RuleModule } from './rule/create-rule.ts';

export const CONFIG_NAMES = ['recommended', 'strict', 'all'] as const;

export type ConfigName = (typeof CONFIG_NAMES)[number];

/** Presets for files that ESLint does not read as JavaScript. */
const OTHER_LANGUAGES: readonly Preset[] = ['templates', 'campaigns'];

function isForCode(docs: RuleDocs): boolean {
  return !docs.presets?.some((preset) => OTHER_LANGUAGES.includes(preset));
}

function strictEntry({ recommended, strict }: RuleDocs): DocsEntry | false {
  if (strict !== undefined || recommended === false) {
    return strict ?? false;
  }
  return typeof recommended === 'string' ? 'error' : ['error', ...recommended.slice(1)];
}

/** How a config holds a rule; `false` if it does not. */
const ENTRY: Readonly<Record<ConfigName, (docs: RuleDocs) => DocsEntry | false>> = {
  recommended: (docs) => docs.recommended,
  strict: strictEntry,
  all: (docs) => strictEntry(docs) || 'error',
};

/**
 * The rules of one config, derived from what each rule says of itself in `meta.docs`.
 *
 * @param namespace what the configs call the plugin: `customerio`
 */
export function rulesOfConfig(
  config: ConfigName,
  rules: Readonly<Record<string, RuleModule>>,
  namespace: string,
): Linter.RulesRecord {
  const record: Linter.RulesRecord = {};
  for (const [name, { meta }] of Object.entries(rules)) {
    const entry = meta.docs && isForCode(meta.docs) && ENTRY[config](meta.docs);
    if (entry) {
      record[`${namespace}/${name}`] = entry as Linter.RuleEntry;
    }
  }
  return record;
}
