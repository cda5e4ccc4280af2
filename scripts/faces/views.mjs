import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { firstDifferences } from '../differences.mjs';
import { plain } from '../digest.mjs';

/** @typedef {import('../../lib/facts/facts.ts').ModuleFacts} ModuleFacts */
/** @typedef {import('../../lib/facts/store.ts').FactsCache} FactsCache */
/** @typedef {import('../../lib/project/project.ts').Project} Project */
/** @typedef {import('../../lib/reading.ts').AnalyticsCall} AnalyticsCall */
/** @typedef {import('../../lib/settings.ts').Settings} Settings */

/**
 * What is read with.
 *
 * @typedef {object} Sources
 * @property {typeof import('../../lib/project/project.ts').openProject} openProject
 * @property {typeof import('../../lib/rule/reading.ts').openFile} openFile
 * @property {typeof import('../../lib/syntax/eslint-parser.ts').eslintParser} eslintParser
 */
/** @typedef {{ root: string, settings: Settings, sample?: number }} Asked `sample`: how many files are read alone; default: all */
/** @typedef {{ face: string, file: string, what: string }} Disagreement */
/** @typedef {ReadonlyMap<string, unknown>} View the calls of a file as plain JSON, by what tells them apart */

/**
 * Reads a project as each of our faces does, and says where one sees something else than the audit: what rules see
 * while ESLint lints every file, what they see of a file that is linted alone, and what is there where no file is
 * ruled out by its text.
 *
 * @param {Sources} sources
 * @param {Asked} asked
 * @returns {{ files: number, calls: number, disagreements: Disagreement[] }}
 */
export function compareFaces(sources, { root, settings, sample = Infinity }) {
  const cache = memoryOf();
  /** @param {boolean} [prefilter] */
  const open = prefilter => sources.openProject({ root, settings, cache, ...(prefilter === false && { prefilter }) });
  const audit = open();
  const read = audit.files().flatMap(({ file, status }) => (status === 'read' ? [file] : []));
  const views = new Map(read.map(file => [file, viewOf(audit.read(file).calls)]));
  const lint = linting(sources, root, settings);
  const whole = open(false);
  const everywhere = whole.files().flatMap(({ file, status }) => (status === 'read' ? [file] : []));

  const disagreements = [
    ...read.flatMap(file => against('lint', file, lint(file))),
    ...every(read, sample).flatMap(file => against('alone', file, open().read(file, textOf(root, file)).calls)),
    ...everywhere.flatMap(file => against('everything', file, whole.read(file).calls)),
  ];
  return { files: read.length, calls: audit.calls().length, disagreements };

  /**
   * @param {string} face
   * @param {string} file
   * @param {readonly AnalyticsCall[] | string} calls a text says why there are none
   * @returns {Disagreement[]}
   */
  function against(face, file, calls) {
    if (typeof calls === 'string') return [{ face, file, what: calls }];
    return differencesOf(views.get(file) ?? new Map(), viewOf(calls)).map(what => ({ face, file, what }));
  }
}

/**
 * Keeps facts in memory, so that many readings of one project parse its files once.
 *
 * @returns {FactsCache}
 */
function memoryOf() {
  /** @type {Map<string, { text: string, facts: ModuleFacts }>} */
  const known = new Map();
  return {
    get: (file, text) => {
      const found = known.get(file);
      return found?.text === text ? found.facts : undefined;
    },
    set: (file, text, facts) => known.set(file, { text, facts }),
    save: () => {},
  };
}

/**
 * Lints a file with a rule that reports nothing, and gives what it saw.
 *
 * @param {Sources} sources
 * @param {string} root
 * @param {Settings} settings
 * @returns {(file: string) => readonly AnalyticsCall[] | string}
 */
function linting({ openFile, eslintParser }, root, settings) {
  const linter = new Linter({ cwd: root });
  /** @type {readonly AnalyticsCall[]} */
  let seen = [];
  /** @type {import('eslint').Rule.RuleModule} */
  const look = {
    create: context => {
      seen = openFile(/** @type {never} */ (context)).reading.calls;
      return {};
    },
  };
  return file => {
    const messages = linter.verify(
      textOf(root, file),
      {
        files: ['**/*.*'],
        languageOptions: { parser: eslintParser },
        linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
        plugins: { faces: { rules: { look } } },
        rules: { 'faces/look': 'error' },
        settings: { customerio: settings },
      },
      { filename: path.join(root, file) },
    );
    // Comments for other rules are told as well.
    return messages.find(({ fatal }) => fatal)?.message ?? seen;
  };
}

/**
 * @param {string} root
 * @param {string} file
 */
function textOf(root, file) {
  return readFileSync(path.join(root, file), 'utf8').replace(/^\uFEFF/, '');
}

/**
 * @param {readonly AnalyticsCall[]} calls
 * @returns {View}
 */
function viewOf(calls) {
  return new Map(
    calls.map(call => [
      `${call.line}:${call.column} ${call.sdk} ${call.method} ${call.item?.index ?? ''}`,
      JSON.parse(JSON.stringify(plain(call))),
    ]),
  );
}

/**
 * @param {View} audit
 * @param {View} other
 * @returns {string[]}
 */
function differencesOf(audit, other) {
  return [...new Set([...audit.keys(), ...other.keys()])].flatMap(key => {
    if (!other.has(key)) return [`${key} is missing`];
    if (!audit.has(key)) return [`${key} is there`];
    const [first] = firstDifferences(audit.get(key), other.get(key));
    return first
      ? [`${key} ${first.way.join('.')} is ${JSON.stringify(first.after)}, not ${JSON.stringify(first.before)}`]
      : [];
  });
}

/**
 * So many of a list, spread over it.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} count
 */
function every(list, count) {
  const step = Math.max(1, Math.ceil(list.length / count));
  return list.filter((_each, index) => index % step === 0);
}
