/** What is made of lib/settings/settings.schema.json: the types of the settings, and the tables of docs/settings.md. */
import { readFileSync, writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

import { declarationOf, isNamed, typeName } from './schema-types.mjs';

/** @typedef {import('../lib/settings/json-schema.ts').JsonSchema} JsonSchema */
/** @typedef {import('../lib/settings/json-schema.ts').JsonSchemaDocument} JsonSchemaDocument */

const SCHEMA = 'lib/settings/settings.schema.json';
const TYPES = 'lib/settings/types.ts';
const PAGE = 'docs/settings.md';

/**
 * Brings the types and the page in line with the schema.
 *
 * @param {{ check: boolean }} options `check`: write nothing.
 * @returns {Promise<string[]>} the files that were not right
 */
export async function updateSettingsFiles({ check }) {
  const schema = /** @type {JsonSchemaDocument} */ (JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const page = readFileSync(PAGE, 'utf8');
  const types = await format(typesOf(schema), { ...(await resolveConfig(TYPES)), filepath: TYPES });
  const wanted = { [TYPES]: types, [PAGE]: pageWith(page, schema) };
  return Object.entries(wanted).flatMap(([file, text]) => {
    if (readFileSync(file, 'utf8') === text) return [];
    if (!check) writeFileSync(file, text);
    return [file];
  });
}

/** @param {JsonSchemaDocument} schema */
function typesOf(schema) {
  const named = Object.entries(schema.definitions).filter(([, one]) => isNamed(one));
  return [
    '// Written by `npm run docs` from settings.schema.json. Do not edit.\n',
    ...named.map(([name, one]) => declarationOf(typeName(name), one, schema)),
    declarationOf('Settings', schema, schema),
  ].join('\n');
}

/**
 * The page with a table between each pair of comments that name what it is a table of.
 *
 * @param {string} page
 * @param {JsonSchemaDocument} schema
 */
function pageWith(page, schema) {
  const headings = new Set([...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => slugOf(heading)));
  return page.replace(
    /(<!-- begin auto-generated (\w+) -->\n).*?(<!-- end auto-generated \2 -->)/gs,
    (_, begin, name, end) =>
      `${begin}\n${tableOf(name === 'settings' ? schema : /** @type {JsonSchema} */ (schema.definitions[name]), headings)}\n${end}`,
  );
}

/** @param {string} heading */
function slugOf(heading) {
  return heading.toLowerCase().replaceAll(' ', '-');
}

/**
 * @param {JsonSchema} one
 * @param {ReadonlySet<string>} headings
 */
function tableOf({ properties = {}, required = [] }, headings) {
  const rows = Object.entries(properties).map(([name, { title = '', description = '' }]) => {
    const slug = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    const shown = headings.has(slug) ? `[\`${name}\`](#${slug})` : `\`${name}\``;
    return `| ${shown}${required.includes(name) ? ' (required)' : ''} | ${title} | ${description} |\n`;
  });
  return ['| key | takes | says |\n', '| :-- | :-- | :-- |\n', ...rows].join('');
}
