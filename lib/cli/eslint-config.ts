/** Configurations of ESLint as text: they are code of the project, and are read and not run. */
import path from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../edit/names.ts';
import type { Node } from '../edit/nodes.ts';
import { parseSource, type Source } from '../edit/source.ts';
import { isFile } from '../files/stats.ts';
import { textOf } from '../files/text.ts';

/** In the order in which ESLint looks for them. */
const NAMES = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(extension => `eslint.config.${extension}`);

/** The flat configuration that stands in a folder. */
export function eslintConfigIn(folder: string): string | undefined {
  return NAMES.map(name => path.join(folder, name)).find(isFile);
}

/** Parsed; undefined if it cannot be. */
export function configSource(file: string): Source | undefined {
  const text = textOf(file);
  try {
    return text === undefined ? undefined : parseSource(file, text);
  } catch {
    return undefined;
  }
}

/** What a constant of the file was declared with. */
export function constantOf(source: Source, name: TSESTree.Identifier): Node | undefined {
  const definition = variableAt(source, name, name.name)?.defs[0]?.node;
  return definition?.type === 'VariableDeclarator' &&
    (definition.parent as TSESTree.VariableDeclaration).kind === 'const'
    ? ((definition.init as Node | null) ?? undefined)
    : undefined;
}
