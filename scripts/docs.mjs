/**
 * Writes all that is derived from the rules: lib/rules.ts, the headers of the pages, README's table.
 *
 *   npm run docs               write
 *   npm run docs -- --check    fail if something is out of date
 *   --no-build                 dist/ is already built from what is here
 */
import { updateRuleList } from './rule-list.mjs';
import { run } from './run.mjs';

const check = process.argv.includes('--check');

if (!updateRuleList({ check }) && check) {
  console.error('lib/rules.ts does not list the files of rules/. Run `npm run docs`.');
  process.exit(1);
}
if (!process.argv.includes('--no-build') && run('tsdown') !== 0) {
  process.exit(1);
}
process.exit(run('eslint-doc-generator', check ? ['--check'] : []));
