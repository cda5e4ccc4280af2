import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const FILE = 'lib/rules.ts';

/**
 * `no-foo-bar` to `noFooBar`.
 *
 * @param {string} name
 */
function camelCase(name) {
  return name.replace(/-(\w)/g, (_, /** @type {string} */ letter) => letter.toUpperCase());
}

/** @param {readonly string[]} names */
function render(names) {
  const imports = names.map(name => `import ${camelCase(name)} from '../rules/${name}.ts';\n`);
  const entries = names.map(name => `  '${name}': ${camelCase(name)},\n`);
  return [
    '// Written by `npm run docs` from the files of rules/. Do not edit.\n',
    ...imports,
    "import type { RuleModule } from './rule/create-rule.ts';\n",
    '\n',
    `export const rules: Readonly<Record<string, RuleModule>> = {${names.length > 0 ? '\n' : ''}`,
    ...entries,
    '};\n',
  ].join('');
}

/**
 * Brings lib/rules.ts in line with the files of rules/.
 *
 * @param {{ check: boolean }} options `check`: write nothing.
 * @returns {boolean} whether the file was already right
 */
export function updateRuleList({ check }) {
  const names = readdirSync('rules')
    .filter(file => file.endsWith('.ts'))
    .map(file => file.slice(0, -'.ts'.length))
    .sort();
  const wanted = render(names);
  const isRight = readFileSync(FILE, 'utf8') === wanted;
  if (!isRight && !check) {
    writeFileSync(FILE, wanted);
  }
  return isRight;
}
