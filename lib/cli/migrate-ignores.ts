import path from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../edit/nodes.ts';
import { keyOf, unwrap, walk } from '../edit/nodes.ts';
import { Lines } from '../edit/lines.ts';
import { configSource, constantOf, eslintConfigIn } from './eslint-config.ts';

export interface EslintIgnores {
  isIgnored(file: string): Promise<boolean>;
  /** Places of configurations whose patterns could not be read, as `file:line`. */
  readonly unread: readonly string[];
}

/**
 * What ESLint ignores for all of its rules, by the configuration that is nearest to each file up to `root`.
 * A configuration is code of the project, and is read and not run: patterns that are written out count, those that
 * are worked out are named in `unread`. Whether a pattern matches is ESLint's own answer.
 */
export function eslintIgnores(root: string): EslintIgnores {
  const unread: string[] = [];
  const byFolder = new Map<string, Promise<((file: string) => Promise<boolean>) | undefined>>();

  const matcherOf = (folder: string): Promise<((file: string) => Promise<boolean>) | undefined> => {
    const known = byFolder.get(folder);
    if (known) {
      return known;
    }
    const config = eslintConfigIn(folder);
    const made =
      config !== undefined
        ? matcherFor(folder, patternsOf(config, root, unread))
        : folder === root || folder === path.dirname(folder)
          ? Promise.resolve(undefined)
          : matcherOf(path.dirname(folder));
    byFolder.set(folder, made);
    return made;
  };
  return { unread, isIgnored: async file => (await (await matcherOf(path.dirname(file)))?.(file)) ?? false };
}

async function matcherFor(
  folder: string,
  patterns: readonly string[],
): Promise<((file: string) => Promise<boolean>) | undefined> {
  if (patterns.length === 0) {
    return undefined;
  }
  const { ESLint } = await import('eslint');
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [{ ignores: [...patterns] }, { files: ['**/*.*'] }],
  });
  return file => eslint.isPathIgnored(file);
}

function patternsOf(config: string, root: string, unread: string[]): string[] {
  const name = path.relative(root, config).split(path.sep).join('/');
  const source = configSource(config);
  if (!source) {
    unread.push(name);
    return [];
  }
  const lines = new Lines(source.text);
  const patterns: string[] = [];
  const add = (node: Node | null | undefined): void => {
    const given = node && unwrap(node);
    switch (given?.type) {
      case 'ArrayExpression':
        given.elements.forEach(add);
        return;
      case 'SpreadElement':
        add(given.argument);
        return;
      case 'Literal':
        patterns.push(String(given.value));
        return;
      case 'TemplateLiteral':
        if (given.expressions.length === 0) {
          patterns.push(given.quasis[0]?.value.cooked ?? '');
          return;
        }
        break;
      case 'Identifier': {
        const value = constantOf(source, given);
        if (value) {
          add(value);
          return;
        }
        break;
      }
      default:
        break;
    }
    if (given) {
      unread.push(`${name}:${lines.at(given.range[0]).line}`);
    }
  };
  walk(source.program, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'globalIgnores') {
      add(node.arguments[0]);
    } else if (node.type === 'ObjectExpression') {
      add(globalIgnoresOf(node));
    }
  });
  return patterns;
}

/** The `ignores` of a configuration object that holds nothing else: with anything else they are of that object alone. */
function globalIgnoresOf({ properties }: TSESTree.ObjectExpression): Node | undefined {
  let ignores: Node | undefined;
  for (const property of properties) {
    const key = keyOf(property);
    if (property.type !== 'Property' || (key !== 'ignores' && key !== 'name')) {
      return undefined;
    }
    ignores = key === 'ignores' ? property.value : ignores;
  }
  return ignores;
}
