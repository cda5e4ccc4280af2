/** Types of TypeScript from schemas of JSON. */

/** @typedef {import('../lib/settings/json-schema.ts').JsonSchema} JsonSchema */
/** @typedef {import('../lib/settings/json-schema.ts').JsonSchemaDocument} JsonSchemaDocument */

/** @param {string} name of a definition */
export function typeName(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** @param {string} reference as `$ref` has it */
function definitionOf(reference) {
  return reference.slice('#/definitions/'.length);
}

/** Texts are texts, whatever the definition says of them: nobody is helped by a name for that. @param {JsonSchema} one */
export function isNamed({ type, enum: choices }) {
  return type === 'object' || choices !== undefined;
}

/**
 * @param {string} name
 * @param {JsonSchema} one
 * @param {JsonSchemaDocument} schema
 */
export function declarationOf(name, one, schema) {
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
export function docOf(text, indentation) {
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
export function typeOf(one, schema) {
  if (one.$ref !== undefined) {
    const name = definitionOf(one.$ref);
    const definition = /** @type {JsonSchema} */ (schema.definitions[name]);
    return isNamed(definition) ? typeName(name) : typeOf(definition, schema);
  }
  if (one.anyOf) return one.anyOf.map(each => typeOf(each, schema)).join(' | ');
  if (one.enum) return one.enum.map(each => `'${each}'`).join(' | ');
  // Schemas of rules have numbers as well.
  const type = /** @type {string | undefined} */ (one.type);
  switch (type) {
    case 'string':
    case 'boolean':
      return type;
    case 'integer':
      return 'number';
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
