/** Dependencies in the text of a `package.json`: found and changed where they are written, the rest stays as it is. */
import type { TSESTree } from '@typescript-eslint/utils';

import { isObject } from '../files/json.ts';
import { parseManifest } from '../files/manifest.ts';
import type { Range } from '../reading.ts';
import type { Edit } from './edit.ts';
import { applyEdits, insertAt, replace } from './edit.ts';
import { parseSource } from './source.ts';

const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;
export type Section = (typeof sections)[number];

export interface Dependency {
  readonly section: Section;
  readonly name: string;
  /** `^6.2.0` */
  readonly version: string;
  /** `"analytics-node": "^6.2.0"` in the text. */
  readonly range: Range;
}

/** A manifest that was understood. */
export interface ManifestText {
  readonly text: string;
  readonly dependencies: readonly Dependency[];
  /** What `engines.node` asks for. */
  readonly engine?: string;
}

/** @returns undefined if the text is no JSON object */
export function readManifestText(text: string): ManifestText | undefined {
  const { value: data } = parseManifest(text);
  const object = data && objectOf(text);
  if (!object) {
    return undefined;
  }
  const dependencies = sections.flatMap(section => {
    const list = valueOf(object, section);
    return list?.type === 'ObjectExpression'
      ? propertiesOf(list).flatMap(property => dependencyOf(section, property))
      : [];
  });
  const { engines } = data;
  const engine = isObject(engines) ? engines['node'] : undefined;
  return { text, dependencies, ...(typeof engine === 'string' && { engine }) };
}

/** Puts another dependency in the place of one, or takes it out if there is to be none. */
export function replaceDependency(
  { text, dependencies }: ManifestText,
  old: Dependency,
  to?: { readonly name: string; readonly version: string },
): string {
  const isThere =
    to !== undefined &&
    to.name !== old.name &&
    dependencies.some(({ name, section }) => name === to.name && section === old.section);
  const edit =
    to && !isThere
      ? replace(old.range, `${JSON.stringify(to.name)}${jointOf(text, old)}${JSON.stringify(to.version)}`)
      : removal(text, old);
  return applyEdits(text, [edit]);
}

/** Puts another dependency on a line behind one that stays; the text as it is where the other is there. */
export function addDependency(
  { text, dependencies }: ManifestText,
  old: Dependency,
  to: { readonly name: string; readonly version: string },
): string {
  if (dependencies.some(({ name }) => name === to.name)) {
    return text;
  }
  const before = text.slice(0, old.range[0]);
  const gap = before.slice(before.trimEnd().length);
  const [, end] = old.range;
  return applyEdits(text, [
    insertAt(end, `,${gap}${JSON.stringify(to.name)}${jointOf(text, old)}${JSON.stringify(to.version)}`),
  ]);
}

/** What stands between a key and its value: a colon, and the blanks of the file. */
function jointOf(text: string, { name, range }: Dependency): string {
  return /^\s*:\s*/.exec(text.slice(range[0] + JSON.stringify(name).length))?.[0] ?? ': ';
}

/** With the comma behind it, or in front of it if it is the last, and with its line. */
function removal(text: string, { range: [start, end] }: Dependency): Edit {
  const behind = /^\s*,/.exec(text.slice(end));
  const before = text.slice(0, start).trimEnd();
  if (behind) {
    return replace([before.length, end + behind[0].length], '');
  }
  return replace([before.endsWith(',') ? before.length - 1 : before.length, end], '');
}

/**
 * The lowest major of a range: 18 for `>=18.2 <23` and for `20 || ^18`.
 *
 * @returns undefined if the range names none: `*`, `lts/*`, `latest`, `<20`
 */
export function lowestMajor(range: string): number | undefined {
  const majors = range.split('||').map(part => {
    const first = /^(?:npm:(?:@[^/]+\/)?[^@]+@)?(?:[\^~=v]|>=?)?\s*v?(\d+)/.exec(part.trimStart())?.[1];
    return first === undefined ? undefined : Number(first);
  });
  return majors.some(major => major === undefined) ? undefined : Math.min(...(majors as number[]));
}

function objectOf(text: string): TSESTree.ObjectExpression | undefined {
  try {
    const [statement] = parseSource('manifest.js', `0,${text}`).program.body;
    const expression =
      statement?.type === 'ExpressionStatement' && statement.expression.type === 'SequenceExpression'
        ? statement.expression.expressions[1]
        : undefined;
    return expression?.type === 'ObjectExpression' ? expression : undefined;
  } catch {
    return undefined;
  }
}

/** How much stands in front of the manifest in what was parsed. */
const PREFIX = 2;

function propertiesOf(object: TSESTree.ObjectExpression): TSESTree.Property[] {
  return object.properties.filter((property): property is TSESTree.Property => property.type === 'Property');
}

function valueOf(object: TSESTree.ObjectExpression, key: string): TSESTree.Node | undefined {
  return propertiesOf(object).find(property => property.key.type === 'Literal' && property.key.value === key)?.value;
}

function dependencyOf(section: Section, { key, value, range }: TSESTree.Property): Dependency[] {
  return key.type === 'Literal' && value.type === 'Literal' && typeof value.value === 'string'
    ? [{ section, name: String(key.value), version: value.value, range: [range[0] - PREFIX, range[1] - PREFIX] }]
    : [];
}
