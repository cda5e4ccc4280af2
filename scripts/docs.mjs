/**
 * Writes all that is derived: from the rules lib/rules.ts, the types of their options, the headers of the pages and
 * README's table; from the schema of the settings their types and the tables of docs/settings.md.
 *
 *   npm run docs               write
 *   npm run docs -- --check    fail if something is out of date
 *   --no-build                 dist/ is already built from what is here
 */
import { updateRuleList } from './rule-list.mjs';
import { updateRuleOptions } from './rule-options.mjs';
import { run } from './run.mjs';
import { updateSettingsFiles } from './settings-files.mjs';

const check = process.argv.includes('--check');

if (!updateRuleList({ check }) && check) {
  console.error('lib/rules.ts does not list the files of rules/. Run `npm run docs`.');
  process.exit(1);
}
const stale = await updateSettingsFiles({ check });
if (stale.length > 0 && check) {
  console.error(`${stale.join(' and ')} does not say what the schema of the settings says. Run \`npm run docs\`.`);
  process.exit(1);
}
if (!process.argv.includes('--no-build') && run('tsdown') !== 0) {
  process.exit(1);
}
// By its address: it is not there before it is built.
const { default: plugin } = await import(new URL('../dist/index.js', import.meta.url).href);
if (!(await updateRuleOptions({ check, rules: plugin.rules }))) {
  if (check) {
    console.error('lib/rule-options.ts does not say what the rules take. Run `npm run docs`.');
    process.exit(1);
  }
  // Its types are a part of what is built.
  if (run('tsdown') !== 0) process.exit(1);
}
process.exit(run('eslint-doc-generator', check ? ['--check'] : []));
