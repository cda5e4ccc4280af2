import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint, Linter } from 'eslint';

/** @typedef {import('eslint').Linter.LintMessage} LintMessage */
/** @typedef {import('eslint').Linter.RuleEntry} RuleEntry */
/** @typedef {import('../lib/project/statuses.ts').FileStatus} FileStatus */
/** @typedef {import('../lib/rule/create-rule.ts').RuleModule} RuleModule */
/** @typedef {import('../lib/settings.ts').Settings} Settings */
/** @typedef {import('./reading.mjs').Loaded} Loaded */

/** @typedef {Pick<FileStatus, 'file' | 'status'> & { text: string }} Entry */
/** @typedef {ReturnType<typeof openCheckout>} Checkout */

const NAMESPACE = 'customerio';

/**
 * `settings.customerio` that a repository needs to be read, by the name of its folder.
 *
 * @param {string} folder
 * @returns {Settings}
 */
export function settingsFor(folder) {
  const file = `tests/corpus/settings/${path.basename(path.resolve(folder))}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * Opens a checkout as the audit does: our rules and our parser, run by ESLint over every file that the project
 * read, with the comments that switch rules off, and without the project's own configuration.
 *
 * @param {Loaded} loaded
 * @param {string} folder
 * @param {{ settings?: Settings, options?: Record<string, unknown[]> }} given `settings.customerio`, and options by the name of the rule
 */
export function openCheckout(loaded, folder, { settings = {}, options = {} }) {
  const { plugin, rules, projectAt, eslintParser, appliesTo, declaredNames } = loaded;
  const root = path.resolve(folder);
  const linter = new Linter({ cwd: root });
  const project = projectAt(root, settings);
  /** @satisfies {import('eslint').Linter.Config} */
  const shared = {
    files: ['**/*.*'],
    languageOptions: { parser: eslintParser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { [NAMESPACE]: { rules: plugin.rules } },
    settings: { [NAMESPACE]: settings },
  };
  /** @type {{ id: string, rule: RuleModule, entry: RuleEntry }[]} */
  const entries = Object.entries(rules)
    .map(([name, rule]) => ({
      id: `${NAMESPACE}/${name}`,
      rule,
      entry: /** @type {RuleEntry} */ (['error', ...(options[name] ?? [])]),
    }))
    .filter(({ id }) => id in (plugin.configs.all.rules ?? {}));
  const read = project.files().filter(({ status, file }) => status !== 'failed' && existsSync(path.join(root, file)));

  return {
    root,
    name: path.basename(root),
    /**
     * The files in which a rule can have something to say, with their text.
     *
     * @returns {Generator<Entry, void>}
     */
    *files() {
      for (const { file, status } of read) {
        const text = readFileSync(path.join(root, file), 'utf8');
        if (rulesFor({ file, text, status }).length > 0) yield { file, text, status };
      }
    },
    /** @param {Entry} entry */
    verify: entry =>
      linter.verify(entry.text, configFor(entry), { filename: path.join(root, entry.file) }).filter(isOurs),
    /** @param {Entry} entry */
    verifyAndFix: entry =>
      linter.verifyAndFix(entry.text, configFor(entry), { filename: path.join(root, entry.file) }).output,
  };

  /** @param {Entry} entry */
  function configFor(entry) {
    return { ...shared, rules: Object.fromEntries(rulesFor(entry).map(({ id, entry: given }) => [id, given])) };
  }

  /** @param {Entry} entry */
  function rulesFor({ file, text, status }) {
    const isRelated = status === 'read';
    const facts = {
      file,
      text,
      isCode: true,
      isRelated,
      hasCalls: isRelated,
      makesClients: isRelated,
      hasNames: declaredNames(project).has(file),
    };
    return entries.filter(({ rule }) => appliesTo(rule, facts));
  }
}

/**
 * What the rules of templates and of campaign files find, by the languages of their configs.
 *
 * @param {Loaded} loaded
 * @param {string} folder
 */
export async function otherLanguages({ plugin }, folder) {
  const eslint = new ESLint({
    cwd: path.resolve(folder),
    overrideConfigFile: true,
    overrideConfig: [...plugin.configs.templates, ...plugin.configs.campaigns],
    errorOnUnmatchedPattern: false,
  });
  const files = plugin.configs.templates.concat(plugin.configs.campaigns).flatMap(config => config.files ?? []);
  const results = await eslint.lintFiles([...new Set(files.flat())]);
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(isOurs)
      .map(message => ({ ...message, file: path.relative(folder, filePath).split(path.sep).join('/') })),
  );
}

/**
 * Comments in the code can switch on other rules, which are nobody's business here. A file that cannot be parsed is.
 *
 * @param {LintMessage} message
 */
function isOurs({ ruleId, fatal }) {
  return fatal || ruleId?.startsWith(`${NAMESPACE}/`);
}
