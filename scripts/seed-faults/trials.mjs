/** Puts faults into projects, one at a time, and asks the rules. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import { openCheckout, settingsFor } from '../checkouts.mjs';
import { Source } from './source.mjs';
import { applied, isReported, judge, lineAt, reportOf } from './verdict.mjs';

/** @typedef {import('../reading.mjs').Loaded} Loaded */
/** @typedef {import('../checkouts.mjs').Entry} Entry */
/** @typedef {import('../../lib/settings.ts').Settings} Settings */
/** @typedef {import('./operator.mjs').Operator} Operator */
/** @typedef {import('./operator.mjs').Document} Document */
/** @typedef {import('./operator.mjs').Mode} Mode */
/** @typedef {import('./operator.mjs').Seed} Seed */
/** @typedef {import('./verdict.mjs').Report} Report */
/** @typedef {import('./projects.mjs').Project} Project */

/** The planner's functions, which come from the same sources as the rules. */
/** @typedef {{ lockOf: typeof import('../../lib/plan/lock.ts').lockOf, lockText: typeof import('../../lib/plan/lock.ts').lockText, planText: typeof import('../../lib/plan/generate.ts').planText }} Planner */

/** @typedef {{ loaded: Loaded, planner: Planner, operators: readonly Operator[], sample: number, random: () => number, isTestPath: (file: string) => boolean }} Given */

/**
 * What became of a seed. `broken`: the changed text cannot be parsed. `restless`: the text as it was gives something
 * else afterwards.
 *
 * @typedef {object} Outcome
 * @property {string} rule
 * @property {string} operator
 * @property {string} project
 * @property {string} file
 * @property {number} line
 * @property {string} code the line of the fault, changed
 * @property {'found' | 'missed' | 'broken' | 'restless'} fate
 * @property {string[]} elsewhere what else was reported
 */

/** @typedef {{ operator: Operator, entry: Entry, seed: Seed }} Choice */

const CODE = /\.[cm]?[jt]sx?$/;

/** What `no-restricted-traits` does nothing without. */
const OPTIONS = { 'no-restricted-traits': [{ traits: { vip_tier: ['src/owners/**'] } }] };

/** @type {Readonly<Record<Exclude<Mode, 'plan'>, Settings>>} */
const SETTINGS = {
  default: {},
  forwarded: { forwarded: 'all' },
  proxy: { proxyHosts: ['data.example.com'] },
};

/**
 * @param {string} root
 * @param {Mode} mode
 * @param {Settings} own of the repository
 * @param {Given} given
 * @returns {Settings}
 */
function settingsOf(root, mode, own, { loaded, planner }) {
  if (mode !== 'plan') return { ...own, ...SETTINGS[mode] };
  const plan = JSON.parse(planner.planText(planner.lockOf(loaded.projectAt(root, own).calls())));
  return { ...own, plan };
}

/**
 * Faults in a checkout, which is only read: each is in the text that the rules are given.
 *
 * @param {string} folder
 * @param {Given} given
 * @returns {Outcome[]}
 */
export function inCheckout(folder, given) {
  const root = realpathSync(path.resolve(folder));
  const own = settingsFor(folder);
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const mode of modesOf(
    given.operators.filter(({ needsWrittenFile, of }) => !needsWrittenFile && of === 'code'),
  )) {
    const settings = settingsOf(root, mode, own, given);
    const checkout = openCheckout(given.loaded, root, { settings, options: OPTIONS });
    const entries = [...checkout.files()].filter(({ file }) => CODE.test(file) && !given.isTestPath(file));
    const operators = given.operators.filter(
      operator => operator.mode === mode && operator.of === 'code' && !operator.needsWrittenFile,
    );
    const choices = seedsIn(entries, operators, root, settings, given);
    /** @type {(entry: Entry) => Report[]} */
    const verify = entry => checkout.verify(entry).map(message => reportOf(message, entry.file, entry.text));
    outcomes.push(...tryInFiles(choices, { name: checkout.name, entries, verify }, given));
  }
  return outcomes;
}

/**
 * @param {readonly Choice[]} choices
 * @param {{ name: string, entries: readonly Entry[], verify: (entry: Entry) => Report[] }} checkout
 * @param {Given} given
 */
function tryInFiles(choices, { name, entries, verify }, given) {
  const before = remembered(verify);
  const chosen = sampled(
    choices,
    given,
    ({ operator, seed, entry }) => !isReported(operator, seed, entry.file, entry.text, before(entry)),
  );
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const [entry, own] of grouped(chosen, choice => choice.entry)) {
    if (own.some(({ operator }) => operator.isAnywhere)) for (const other of entries) before(other);
    for (const { operator, seed } of own) {
      // Other files are asked only where the report may stand in one.
      const others = operator.isAnywhere ? entries.filter(other => other !== entry) : [];
      const asked = [entry, ...others].flatMap(before);
      const changed = { ...entry, text: applied(entry.text, seed.edits) };
      const after = [changed, ...others].flatMap(verify);
      outcomes.push(outcomeOf({ operator, seed, entry, before: asked, after, project: name }, given.loaded));
    }
    // The project holds the last text that it was given, and has to forget it.
    const [choice] = own;
    if (choice && JSON.stringify(verify(entry)) !== JSON.stringify(before(entry)))
      outcomes.push({ ...placeOf(choice, name), fate: 'restless', elsewhere: [] });
  }
  return outcomes;
}

/**
 * @param {(entry: Entry) => Report[]} verify
 * @returns {(entry: Entry) => Report[]}
 */
function remembered(verify) {
  /** @type {Map<Entry, Report[]>} */
  const known = new Map();
  return entry => {
    const reports = known.get(entry) ?? verify(entry);
    known.set(entry, reports);
    return reports;
  };
}

/**
 * Faults in a project that was made for it, each in a copy of its own, of which every file is looked at.
 *
 * @param {Project} project
 * @param {Given} given
 * @returns {Promise<{ outcomes: Outcome[], reports: Report[] }>} with what is reported of the project as it is
 */
export async function inGenerated(project, given) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'seed-faults-')));
  try {
    return await tryInCopies(project, folder, given);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Project} project
 * @param {string} folder
 * @param {Given} given
 */
async function tryInCopies(project, folder, given) {
  const root = path.join(folder, 'right');
  write(root, project.files);
  if (project.isLocked) {
    const calls = given.loaded.projectAt(root, {}).calls();
    writeFileSync(path.join(root, 'customerio.lock.json'), given.planner.lockText(given.planner.lockOf(calls)));
  }
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Report[]} */
  const reports = [];
  let count = 0;
  const operators = given.operators.filter(
    ({ mode, needsLock }) => (project.modes?.includes(mode) ?? mode !== 'proxy') && (project.isLocked || !needsLock),
  );
  for (const mode of modesOf(operators)) {
    const settings = settingsOf(root, mode, {}, given);
    const before = await lintAll(root, settings, given.loaded);
    reports.push(...before);
    const entries = Object.entries(project.files).map(([file, text]) => ({
      file,
      text,
      status: /** @type {const} */ ('read'),
    }));
    const own = operators.filter(operator => operator.mode === mode);
    const choices = [...seedsIn(entries, own, root, settings, given)];
    const chosen = sampled(
      choices,
      given,
      ({ operator, seed, entry: { file, text } }) => !isReported(operator, seed, file, text, before),
    );
    for (const { operator, seed, entry } of chosen) {
      const copy = path.join(folder, String((count += 1)));
      cpSync(root, copy, { recursive: true });
      writeFileSync(path.join(copy, entry.file), applied(entry.text, seed.edits));
      const after = await lintAll(copy, settings, given.loaded);
      outcomes.push(outcomeOf({ operator, seed, entry, before, after, project: project.name }, given.loaded));
      rmSync(copy, { recursive: true });
    }
  }
  return { outcomes, reports };
}

/**
 * @param {string} root
 * @param {Settings} settings
 * @param {Loaded} loaded
 */
async function lintAll(root, settings, loaded) {
  const checkout = openCheckout(loaded, root, { settings, options: OPTIONS });
  const code = [...checkout.files()].flatMap(entry =>
    checkout.verify(entry).map(message => reportOf(message, entry.file, entry.text)),
  );
  return [...code, ...(await lintDocuments(root, settings, loaded))];
}

/**
 * @param {string} root
 * @param {Settings} settings
 * @param {Loaded} loaded
 */
async function lintDocuments(root, settings, { plugin }) {
  const { templates, campaigns } = plugin.configs;
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      ...templates,
      ...campaigns,
      { ignores: ['**/package.json', '**/customerio.lock.json'] },
      { settings: { customerio: settings } },
    ],
    errorOnUnmatchedPattern: false,
  });
  const results = await eslint.lintFiles([...templates, ...campaigns].flatMap(({ files = [] }) => files).flat());
  return results.flatMap(({ filePath, messages }) => {
    const text = readFileSync(filePath, 'utf8');
    const file = path.relative(root, filePath).split(path.sep).join('/');
    return messages.map(message => reportOf(message, file, text));
  });
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, string>>} files
 */
function write(root, files) {
  for (const [file, text] of Object.entries(files)) {
    const absolute = path.join(root, file);
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, text);
  }
}

/**
 * Every seed of every file, none of them tried yet.
 *
 * @param {readonly Entry[]} entries
 * @param {readonly Operator[]} operators
 * @param {string} root
 * @param {Settings} settings
 * @param {Given} given
 * @returns {Choice[]}
 */
function seedsIn(entries, operators, root, settings, { loaded }) {
  const calls = loaded.projectAt(root, settings).calls();
  return entries.flatMap(entry => {
    const file = CODE.test(entry.file) ? sourceOf(entry, calls, loaded) : entry;
    const fitting = operators.filter(({ of }) => (of === 'code') === file instanceof Source);
    return file ? fitting.flatMap(operator => operator.seeds(file).map(seed => ({ operator, entry, seed }))) : [];
  });
}

/**
 * @param {Entry} entry
 * @param {readonly import('../../lib/reading.ts').AnalyticsCall[]} calls
 * @param {Loaded} loaded
 */
function sourceOf({ file, text }, calls, { eslintParser: parser }) {
  try {
    return new Source({ file, text, parser, calls });
  } catch {
    // No text of JavaScript: the rules say so themselves.
    return undefined;
  }
}

/**
 * So many seeds of each rule, its operators in turn, of those that stand at right places.
 *
 * @param {readonly Choice[]} choices
 * @param {Given} given
 * @param {(choice: Choice) => boolean} isRight
 */
function sampled(choices, { sample, random }, isRight) {
  /** @type {Choice[]} */
  const chosen = [];
  for (const ofRule of grouped(choices, ({ operator }) => operator.rule).values()) {
    const queues = [...grouped(ofRule, ({ operator }) => operator.name).values()].map(list => shuffled(list, random));
    const inTurn = Array.from({ length: Math.max(...queues.map(({ length }) => length)) }, (_, index) =>
      queues.flatMap(queue => queue[index] ?? []),
    ).flat();
    let count = 0;
    for (const choice of inTurn) {
      if (count === sample) break;
      if (!isRight(choice)) continue;
      chosen.push(choice);
      count += 1;
    }
  }
  return chosen;
}

/**
 * @template Item, Key
 * @param {readonly Item[]} items
 * @param {(item: Item) => Key} keyOf
 */
function grouped(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/**
 * @template Item
 * @param {readonly Item[]} list
 * @param {() => number} random
 */
function shuffled(list, random) {
  return list
    .map(item => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/**
 * The modes that operators ask for, each once.
 *
 * @param {readonly Operator[]} operators
 */
function modesOf(operators) {
  return [...new Set(operators.map(({ mode }) => mode))];
}

/**
 * @param {Choice & { before: readonly Report[], after: readonly Report[], project: string }} given
 * @param {Loaded} loaded
 * @returns {Outcome}
 */
function outcomeOf({ operator, seed, entry, before, after, project }, loaded) {
  const place = placeOf({ operator, seed, entry }, project);
  const changed = { ...entry, text: applied(entry.text, seed.edits) };
  if (operator.of === 'code' && !sourceOf(changed, [], loaded)) return { ...place, fate: 'broken', elsewhere: [] };
  const { isFound, elsewhere } = judge({ operator, seed, file: entry.file, text: entry.text, before, after });
  return {
    ...place,
    fate: isFound ? 'found' : 'missed',
    elsewhere: elsewhere.map(({ file, line, rule, message }) => `${rule} at ${file}:${line}: ${message}`),
  };
}

/**
 * @param {Choice} choice
 * @param {string} project
 */
function placeOf({ operator, seed: { edits }, entry: { file, text } }, project) {
  const start = Math.min(...edits.map(({ range }) => range[0]));
  const line = lineAt(text, start);
  const code = applied(text, edits).split('\n')[line - 1]?.trim() ?? '';
  return { rule: operator.rule, operator: operator.name, project, file, line, code };
}
