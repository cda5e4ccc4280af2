import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads a project and says what was read, as plain JSON without anything that differs from run to run or with the
 * place of the folder. No earlier run's cache is asked.
 *
 * @param {{ openProject: Function, audit: Function, extractFacts: Function }} sources
 * @param {string} root absolute
 * @param {object} settings `settings.customerio`
 * @returns {Promise<{ digest: { facts: object, calls: object, report: object }, factsOf: (file: string) => object }>}
 *   in the digest the `facts` of each source file, every element as a short hash; the `calls` of each file, with
 *   their values; and the `report` of the audit. Beside it the facts themselves, since a hash explains nothing.
 */
export async function readWhole({ openProject, audit, extractFacts }, root, settings) {
  const known = new Map();
  const project = openProject({
    root,
    settings,
    // Takes what the reading makes and gives nothing back.
    cache: { get: () => undefined, set: (file, _text, facts) => known.set(file, facts), save: () => {} },
  });
  const { root: _place, ...report } = await audit({ root, settings, rules: 'none', project });

  /** Made anew where the reading had no need of them: a file that is nobody's business must stay so as well. */
  function factsOf(file) {
    const full = path.join(root, file);
    return known.get(full) ?? extractFacts(full, readFileSync(full, 'utf8'));
  }

  /** A string says why there are none. */
  function summaryOf({ file, status, reason }) {
    if (status === 'failed' && !known.has(path.join(root, file))) return reason;
    try {
      return hashed(factsOf(file));
    } catch (error) {
      return String(error);
    }
  }

  const facts = Object.fromEntries(project.files().map(each => [each.file, summaryOf(each)]));
  const calls = byFile(project.calls().map(plain));
  return { digest: JSON.parse(JSON.stringify({ facts, calls, report })), factsOf };
}

function hashed(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([part, content]) => [
      part,
      Array.isArray(content) ? content.map(short) : short(content),
    ]),
  );
}

function short(content) {
  return hash('sha1', JSON.stringify(content), 'base64').slice(0, 8);
}

function byFile(calls) {
  const files = {};
  for (const call of calls) (files[call.file] ??= []).push(call);
  return files;
}

/** With what JSON would leave out: sets, and the members of objects. Values are finite; the reading sees to it. */
function plain(content) {
  if (typeof content === 'bigint') return `${content}n`;
  if (typeof content !== 'object' || content === null) return content;
  if (Array.isArray(content) || content instanceof Set) return [...content].map(plain);
  const entries = Object.entries(content).map(([key, each]) => [key, plain(each)]);
  if (content.kind !== 'object') return Object.fromEntries(entries);
  const members = content.keys.map(key => ({ key, value: plain(content.get(key)), origin: content.keyOrigin(key) }));
  return { ...Object.fromEntries(entries), members };
}
