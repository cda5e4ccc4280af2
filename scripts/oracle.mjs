/**
 * Holds our reading of checkouts against a second opinion, the TypeScript checker's, which knows the SDKs by their own
 * typings. Only what both have a say in is compared: calls of an SDK, and calls of functions that hand the name of the
 * event, or the whole message, on to one.
 *
 *   npm run oracle -- <checkout>...          prints the differences that nobody has judged in tests/corpus/oracle.json
 *   npm run oracle -- <checkout>... --all    prints the judged ones as well
 *   --unasked                                prints our calls of which the checker has no opinion, and why
 *   --types <folder>                         where the typings are installed; default: a folder for temporary files
 *
 * Nothing is written into a checkout. Exits with 1 where a difference is not judged.
 */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { settingsFor } from './checkouts.mjs';
import { compare } from './oracle/compare.mjs';
import { judged, judgementsOf } from './oracle/judgements.mjs';
import { opinionOf } from './oracle/opinion.mjs';
import { openChecked } from './oracle/program.mjs';
import { installTypings } from './oracle/typings.mjs';
import { loadSources } from './reading.mjs';

/** @typedef {import('./oracle/compare.mjs').Ours} Ours */
/** @typedef {import('./oracle/judgements.mjs').Verdict} Verdict */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    types: { type: 'string' },
    all: { type: 'boolean', default: false },
    unasked: { type: 'boolean', default: false },
  },
});
const missing = positionals.filter(each => !existsSync(each));
if (positionals.length === 0 || missing.length > 0) {
  console.error(
    missing.length > 0
      ? `There is no ${missing.join(', ')}.`
      : 'Usage: npm run oracle -- <checkout>... [--types <folder>]',
  );
  process.exit(2);
}

/**
 * @type {{
 *   project: typeof import('../lib/project/project.ts'),
 *   calls: typeof import('../lib/audit/calls.ts'),
 *   catalog: typeof import('../lib/catalog/index.ts'),
 *   methods: typeof import('../lib/catalog/methods.ts'),
 *   paths: typeof import('../lib/files/test-paths.ts'),
 * }}
 */
const { project, calls, catalog, methods, paths } = await loadSources({
  project: 'lib/project/project.ts',
  calls: 'lib/audit/calls.ts',
  catalog: 'lib/catalog/index.ts',
  methods: 'lib/catalog/methods.ts',
  paths: 'lib/files/test-paths.ts',
});
const known = { sdks: catalog.sdks, eventMethods: methods.eventMethods, isTestPath: paths.isTestPath };
const typings = installTypings(values.types);
for (const checkout of positionals) consult(realpathSync(checkout));

/** @param {string} root */
function consult(root) {
  const checked = openChecked(root, typings);
  const comparison = compare(oursIn(root), opinionOf(checked, known), checked);
  const name = path.basename(root);
  const { verdicts, idle } = judged(comparison.differences, judgementsOf(name));
  const unjudged = verdicts.filter(({ judgement }) => !judgement);
  const ourFaults = verdicts.filter(({ judgement }) => judgement?.wrong === 'ours');
  const { both, unasked } = comparison;
  const agreed = both.direct + both.wrapper;
  const share = ourFaults.length / Math.max(1, agreed + verdicts.length);

  console.log(`\n${name}`);
  console.log(`  both see   ${both.direct} direct calls, ${both.wrapper} calls of wrappers`);
  const reasons = [...new Set(unasked.map(({ why }) => why))];
  const counts = reasons.map(reason => `${unasked.filter(({ why }) => why === reason).length} ${reason}`);
  console.log(`  not asked  ${counts.join(', ') || 'none'}`);
  console.log(`  differ     ${verdicts.length - unjudged.length} judged, ${unjudged.length} not`);
  console.log(`  ours wrong ${ourFaults.length}, ${(100 * share).toFixed(1)} %`);
  for (const verdict of values.all ? verdicts : unjudged) print(verdict);
  if (values.unasked)
    for (const { ours, why } of unasked)
      console.log(`  ${ours.call.file}:${ours.call.line}  ${ours.call.method}: ${why}`);
  for (const { file, line, method } of idle) console.log(`  judged and no difference: ${file}:${line} ${method}`);
  if (unjudged.length > 0) process.exitCode = 1;
}

/**
 * @param {string} root
 * @returns {Ours[]}
 */
function oursIn(root) {
  const found = project.openProject({ root, settings: settingsFor(root) }).calls();
  const audited = calls.auditCalls(found);
  return found.flatMap((call, index) => {
    const own = audited[index];
    return own && !call.inTest ? [{ call, audited: own }] : [];
  });
}

/** @param {Verdict} verdict */
function print({ difference: { file, line, method, ours, checker }, judgement }) {
  console.log(`  ${file}:${line}  ${method}`);
  console.log(`    ours     ${ours}`);
  console.log(`    checker  ${checker}`);
  if (judgement) console.log(`    wrong    ${judgement.wrong}: ${judgement.why}`);
}
