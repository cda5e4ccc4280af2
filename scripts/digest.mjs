import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('../lib/facts/facts.ts').ModuleFacts} ModuleFacts */
/** @typedef {import('../lib/project/statuses.ts').FileStatus} FileStatus */
/** @typedef {import('../lib/reading.ts').AnalyticsCall} AnalyticsCall */
/** @typedef {import('../lib/reading.ts').ObjectValue} ObjectValue */
/** @typedef {import('../lib/settings.ts').Settings} Settings */

/**
 * What is read with.
 *
 * @typedef {object} Sources
 * @property {typeof import('../lib/project/project.ts').openProject} openProject
 * @property {typeof import('../lib/audit/index.ts').audit} audit
 * @property {typeof import('../lib/facts/extract/extract.ts').extractFacts} extractFacts
 */

/**
 * What was read, as JSON has it.
 *
 * @typedef {object} Digest
 * @property {Record<string, unknown>} facts of each source file, every element as a short hash
 * @property {Record<string, unknown[]>} calls of each file, with their values
 * @property {object} report of the audit
 */

/**
 * Reads a project and says what was read, as plain JSON without anything that differs from run to run or with the
 * place of the folder. No earlier run's cache is asked.
 *
 * @param {Sources} sources
 * @param {string} root absolute
 * @param {Settings} settings `settings.customerio`
 * @returns {Promise<{ digest: Digest, factsOf: (file: string) => ModuleFacts }>} beside the digest the facts
 *   themselves, since a hash explains nothing
 */
export async function readWhole({ openProject, audit, extractFacts }, root, settings) {
  /** @type {Map<string, ModuleFacts>} */
  const known = new Map();
  const project = openProject({
    root,
    settings,
    // Takes what the reading makes and gives nothing back.
    cache: { get: () => undefined, set: (file, _text, facts) => known.set(file, facts), save: () => {} },
  });
  const { root: _place, ...report } = await audit({ root, settings, rules: 'none', project });

  /**
   * Made anew where the reading had no need of them: a file that is nobody's business must stay so as well.
   *
   * @param {string} file
   */
  function factsOf(file) {
    const full = path.join(root, file);
    return known.get(full) ?? extractFacts(full, readFileSync(full, 'utf8'));
  }

  /**
   * A string says why there are none.
   *
   * @param {FileStatus} status
   */
  function summaryOf({ file, status, reason }) {
    if (status === 'failed' && !known.has(path.join(root, file))) return reason;
    try {
      return hashed(factsOf(file));
    } catch (error) {
      return String(error);
    }
  }

  const facts = Object.fromEntries(project.files().map(each => [each.file, summaryOf(each)]));
  const calls = byFile(project.calls());
  return { digest: JSON.parse(JSON.stringify({ facts, calls, report })), factsOf };
}

/** @param {ModuleFacts} facts */
function hashed(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([part, content]) => [
      part,
      Array.isArray(content) ? content.map(short) : short(content),
    ]),
  );
}

/** @param {unknown} content */
function short(content) {
  return hash('sha1', JSON.stringify(content), 'base64').slice(0, 8);
}

/** @param {readonly AnalyticsCall[]} calls */
function byFile(calls) {
  /** @type {Digest['calls']} */
  const files = {};
  for (const call of calls) (files[call.file] ??= []).push(plain(call));
  return files;
}

/**
 * With what JSON would leave out: sets, and the members of objects. Values are finite; the reading sees to it.
 *
 * @param {unknown} content
 * @returns {unknown}
 */
export function plain(content) {
  if (typeof content === 'bigint') return `${content}n`;
  if (typeof content !== 'object' || content === null) return content;
  if (Array.isArray(content) || content instanceof Set) return [...content].map(plain);
  const entries = Object.entries(content).map(([key, each]) => [key, plain(each)]);
  if (!isObjectValue(content)) return Object.fromEntries(entries);
  const members = content.keys.map(key => ({ key, value: plain(content.get(key)), origin: content.keyOrigin(key) }));
  return { ...Object.fromEntries(entries), members };
}

/**
 * @param {object} content
 * @returns {content is ObjectValue}
 */
function isObjectValue(content) {
  return 'kind' in content && content.kind === 'object';
}
