/** What a configuration of ESLint says to the plugin, and the other faces are not told. */
import path from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { Lines } from '../edit/lines.ts';
import { keyOf, unwrap, walk, type Node } from '../edit/nodes.ts';
import type { Source } from '../edit/source.ts';
import { realPath } from '../files/stats.ts';
import type { Settings } from '../settings.ts';
import { SETTINGS_FILE } from '../settings/home.ts';
import { ownValue } from '../text/own-value.ts';
import { configSource, constantOf, eslintConfigIn } from './eslint-config.ts';

/** One key under `settings.customerio`. */
interface Entry {
  /** Undefined for what is spread into it, or worked out as a whole. */
  readonly key: string | undefined;
  /** Of the configuration. */
  readonly line: number;
  /** Undefined where the value is not written out. */
  readonly value: unknown;
}

/**
 * Settings that stand in the ESLint configuration of a root, and not in the file that all faces read.
 *
 * @param settings - those that the command has
 * @returns sentences with a way out
 */
export function unreadSettings(root: string, settings: Settings): { readonly message: string }[] {
  const config = eslintConfigIn(root);
  const source = config === undefined ? undefined : configSource(config);
  if (config === undefined || !source) return [];
  const known = settings as Readonly<Record<string, unknown>>;
  const unread = entriesOf(source).filter(({ key, value }) => {
    if (key === 'root') return typeof value !== 'string' || realPath(path.resolve(root, value)) !== root;
    return key === undefined || value === undefined || !isSame(value, ownValue(known, key));
  });
  const [first] = unread;
  if (!first) return [];
  const names = [...new Set(unread.flatMap(({ key }) => (key === undefined ? [] : `\`${key}\``)))].join(', ');
  return [
    {
      message: `${path.basename(config)}:${first.line} holds \`settings.customerio\`${names === '' ? '' : ` (${names})`}, which only ESLint gets: a configuration is code, and is read and not run. Move it to ${SETTINGS_FILE}, which ESLint reads as well.`,
    },
  ];
}

function entriesOf(source: Source): Entry[] {
  const lines = new Lines(source.text);
  const entries: Entry[] = [];
  walk(source.program, node => {
    if (node.type !== 'Property' || keyOf(node) !== 'settings') return;
    const given = objectOf(node.value, source);
    for (const property of given?.properties ?? [])
      if (keyOf(property) === 'customerio' && property.type === 'Property')
        entries.push(...entriesIn(property.value, source, lines));
  });
  return entries;
}

function entriesIn(value: Node, source: Source, lines: Lines): Entry[] {
  const line = (node: Node): number => lines.at(node.range[0]).line;
  const given = objectOf(value, source);
  if (!given) return [{ key: undefined, line: line(value), value: undefined }];
  return given.properties.map(property => ({
    key: keyOf(property),
    line: line(property),
    value: property.type === 'Property' ? valueOf(property.value, source) : undefined,
  }));
}

function objectOf(node: Node, source: Source): TSESTree.ObjectExpression | undefined {
  const given = written(node, source);
  return given.type === 'ObjectExpression' ? given : undefined;
}

/** What stands there, or what a constant holds that stands there. */
function written(node: Node, source: Source): Node {
  const given = unwrap(node);
  const value = given.type === 'Identifier' ? constantOf(source, given) : undefined;
  return value ? unwrap(value) : given;
}

/** A value that is written out as JSON could have it, the folder of the configuration as `.`; undefined for any other. */
function valueOf(node: Node, source: Source): unknown {
  const given = written(node, source);
  switch (given.type) {
    case 'Literal':
      return given.value;
    case 'TemplateLiteral':
      return given.expressions.length === 0 ? given.quasis[0]?.value.cooked : undefined;
    case 'ArrayExpression': {
      const items = given.elements.map(each => (each ? valueOf(each, source) : undefined));
      return items.includes(undefined) ? undefined : items;
    }
    case 'ObjectExpression': {
      const members = given.properties.map(property => [
        keyOf(property),
        property.type === 'Property' ? valueOf(property.value, source) : undefined,
      ]);
      return members.flat().includes(undefined) ? undefined : (Object.fromEntries(members) as unknown);
    }
    default:
      return folderOfConfig.has(source.text.slice(...given.range)) ? '.' : undefined;
  }
}

/** How a configuration names the folder that it stands in. */
const folderOfConfig: ReadonlySet<string> = new Set(['import.meta.dirname', '__dirname']);

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the keys of objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
