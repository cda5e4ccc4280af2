/** What is made of lib/settings/settings.schema.json: the types of the settings, and the tables of docs/settings.md. */
import { readFileSync, writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';

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

/** @param {string} name of a definition */
function typeName(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** @param {string} reference as `$ref` has it */
function definitionOf(reference) {
  return reference.slice('#/definitions/'.length);
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

/** Texts are texts, whatever the definition says of them: nobody is helped by a name for that. @param {JsonSchema} one */
function isNamed({ type, enum: choices }) {
  return type === 'object' || choices !== undefined;
}

/**
 * @param {string} name
 * @param {JsonSchema} one
 * @param {JsonSchemaDocument} schema
 */
function declarationOf(name, one, schema) {
  const comment = one.description === undefined ? '' : `${docOf(one.description, '')}\n`;
  if (one.enum) return `${comment}export type ${name} =\n${one.enum.map(each => `  | '${each}'`).join('\n')};\n`;
  return `${comment}export interface ${name} {\n${membersOf(one, schema)}${one.additionalProperties === true ? '  readonly [key: string]: unknown;\n' : ''}}\n`;
}

/**
 * @param {JsonSchema} one
 * @param {JsonSchemaDocument} schema
 */
function membersOf({ properties = {}, required = [] }, schema) {
  return Object.entries(properties)
    .map(([name, each]) => {
      const mark = required.includes(name) ? '' : '?';
      return `${docOf(each.description ?? '', '  ')}\n  readonly ${name}${mark}: ${typeOf(each, schema)};\n`;
    })
    .join('');
}

/**
 * @param {string} text
 * @param {string} indentation
 */
function docOf(text, indentation) {
  const width = 110 - indentation.length;
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = /** @type {string} */ (lines.at(-1));
    if (line.length + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.length === 1
    ? `${indentation}/** ${lines[0]} */`
    : [`${indentation}/**`, ...lines.map(line => `${indentation} * ${line}`), `${indentation} */`].join('\n');
}

/**
 * @param {JsonSchema} one
 * @param {JsonSchemaDocument} schema
 * @returns {string}
 */
function typeOf(one, schema) {
  if (one.$ref !== undefined) {
    const name = definitionOf(one.$ref);
    const definition = /** @type {JsonSchema} */ (schema.definitions[name]);
    return isNamed(definition) ? typeName(name) : typeOf(definition, schema);
  }
  if (one.anyOf) return one.anyOf.map(each => typeOf(each, schema)).join(' | ');
  if (one.enum) return one.enum.map(each => `'${each}'`).join(' | ');
  switch (one.type) {
    case 'string':
    case 'boolean':
      return one.type;
    case 'array': {
      const item = typeOf(one.items ?? {}, schema);
      return `readonly ${item.includes('|') ? `(${item})` : item}[]`;
    }
    case 'object':
      return objectTypeOf(one, schema);
    default:
      return 'unknown';
  }
}

/**
 * @param {JsonSchema} one
 * @param {JsonSchemaDocument} schema
 */
function objectTypeOf(one, schema) {
  if (one.properties) return `{\n${membersOf(one, schema).replace(/^(?=.)/gm, '  ')}  }`;
  const value = typeOf(/** @type {JsonSchema} */ (one.additionalProperties), schema);
  return one.propertyNames
    ? `Readonly<Partial<Record<${typeOf(one.propertyNames, schema)}, ${value}>>>`
    : `Readonly<Record<string, ${value}>>`;
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
