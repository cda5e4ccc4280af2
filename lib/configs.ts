import type { Linter } from 'eslint';
import type { DocsEntry, Preset, RuleDocs, RuleModule } from './rule/create-rule.ts';

export const CONFIG_NAMES = [
  'recommended',
  'strict',
  'all',
  'browser',
  'server',
  'mobile',
  'templates',
  'campaigns',
] as const;

export type ConfigName = (typeof CONFIG_NAMES)[number];

/** Presets for files that ESLint does not read as JavaScript. */
const OTHER_LANGUAGES: readonly Preset[] = ['templates', 'campaigns'];

function isForCode(docs: RuleDocs): boolean {
  return !docs.presets?.some(preset => OTHER_LANGUAGES.includes(preset));
}

function strictEntry({ recommended, strict }: RuleDocs): DocsEntry | false {
  if (strict !== undefined || recommended === false) {
    return strict ?? false;
  }
  return typeof recommended === 'string' ? 'error' : ['error', ...recommended.slice(1)];
}

type Entry = (docs: RuleDocs) => DocsEntry | false;

/** What `recommended` holds, less what is for other platforms. */
function platform(preset: Preset): Entry {
  return docs => isForCode(docs) && (docs.presets?.includes(preset) ?? true) && docs.recommended;
}

/** What is for these files, all of it: who has such files switches the config on for them. */
function language(preset: Preset): Entry {
  return docs => docs.presets?.includes(preset) === true && (docs.recommended || 'error');
}

/** How a config holds a rule; `false` if it does not. */
const ENTRY: Readonly<Record<ConfigName, Entry>> = {
  recommended: docs => isForCode(docs) && docs.recommended,
  strict: docs => isForCode(docs) && strictEntry(docs),
  all: docs => isForCode(docs) && (strictEntry(docs) || 'error'),
  browser: platform('browser'),
  server: platform('server'),
  mobile: platform('mobile'),
  templates: language('templates'),
  campaigns: language('campaigns'),
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
    const entry = meta.docs && ENTRY[config](meta.docs);
    if (entry) {
      record[`${namespace}/${name}`] = entry as Linter.RuleEntry;
    }
  }
  return record;
}
