/** Types of the options of all rules, from their schemas. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

import { docOf, typeOf } from './schema-types.mjs';

/** @typedef {import('../lib/settings/json-schema.ts').JsonSchema} JsonSchema */

const FILE = 'lib/rule-options.ts';

/**
 * Brings the types in line with the rules.
 *
 * @param {{ check: boolean, rules: Readonly<Record<string, import('eslint').Rule.RuleModule>> }} options `check`: write
 *   nothing. `rules`: by name, without the plugin's.
 * @returns {Promise<boolean>} whether the file was already right
 */
export async function updateRuleOptions({ check, rules }) {
  const wanted = await format(render(rules), { ...(await resolveConfig(FILE)), filepath: FILE });
  const isRight = existsSync(FILE) && readFileSync(FILE, 'utf8') === wanted;
  if (!isRight && !check) writeFileSync(FILE, wanted);
  return isRight;
}

/** @param {Readonly<Record<string, import('eslint').Rule.RuleModule>>} rules */
function render(rules) {
  const members = Object.entries(rules).map(([name, { meta }]) => {
    const [schema] = /** @type {readonly JsonSchema[]} */ (meta?.schema ?? []);
    const options = schema ? `[options?: ${typeOf(schema, { ...schema, definitions: {} })}]` : '[]';
    return `${docOf(`${meta?.docs?.description ?? ''}.`, '  ')}\n  readonly 'customerio/${name}': ${options};\n`;
  });
  return [
    "// Written by `npm run docs` from the rules' schemas. Do not edit.\n",
    '\n',
    '/** What each rule takes behind its severity. */\n',
    `export interface RuleOptions {\n${members.join('')}}\n`,
  ].join('');
}
