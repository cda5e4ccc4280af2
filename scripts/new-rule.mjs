/**
 * npm run new-rule <name>: a rule, its test and its page, from scripts/templates/, and its row on the page from
 * symptom to rule. They pass as they are; what is to be replaced says so.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const name = process.argv[2];
if (!name || !/^[a-z]+(?:-[a-z]+)*$/.test(name)) {
  console.error('Usage: npm run new-rule <name>, in kebab-case: npm run new-rule no-foo');
  process.exit(2);
}

const files = {
  'rule.ts': `rules/${name}.ts`,
  'rule.test.ts': `tests/rules/${name}.test.ts`,
  'rule.md': `docs/rules/${name}.md`,
};

const existing = Object.values(files).filter(file => existsSync(file));
if (existing.length > 0) {
  console.error(`Nothing was written: ${existing.join(', ')} already there.`);
  process.exit(2);
}

for (const [template, file] of Object.entries(files)) {
  const text = readFileSync(new URL(`templates/${template}`, import.meta.url), 'utf8');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text.replaceAll('rule-name', name));
  console.log(`wrote ${file}`);
}
addRow('docs/coverage.md', `| WHAT YOU SEE | WHAT IT IS | [${name}](rules/${name}.md) | |`);
process.exit(run('node', ['scripts/docs.mjs']));

/**
 * The last table from symptom to rule ends before this heading.
 *
 * @param {string} file
 * @param {string} row
 */
function addRow(file, row) {
  const [tables, ...rest] = readFileSync(file, 'utf8').split('\n\n## What is found in part\n');
  if (rest.length !== 1) throw new Error(`${file} has no part "What is found in part": add its row by hand: ${row}`);
  writeFileSync(file, `${tables}\n${row}\n\n## What is found in part\n${rest[0]}`);
  console.log(`added a row to ${file}`);
}
