/** Configurations of ESLint as text: they are code of the project, and are read and not run. */
import path from 'node:path';

import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../edit/names.ts';
import { ancestorsOf, walk, type Node } from '../edit/nodes.ts';
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

const LEGACY = ['', '.js', '.cjs', '.yaml', '.yml', '.json'].map(ending => `.eslintrc${ending}`);

/** A configuration of the kind that ESLint 9 no longer reads. */
export function legacyConfigIn(folder: string): string | undefined {
  return LEGACY.map(name => path.join(folder, name)).find(isFile);
}

/** What a configuration takes from elsewhere. */
export interface ConfigUse {
  /**
   * `on`: it takes the plugin and makes something of it. `unknown`: it takes packages or files that may do so.
   * `off`: neither.
   */
  readonly plugin: 'on' | 'unknown' | 'off';
  /** Packages that it imports, those of files of the project that it imports included. */
  readonly packages: ReadonlySet<string>;
  /** Whether a package or a file may bring what is not seen here. */
  readonly isOpen: boolean;
}

/** What a configuration imports the plugin by. */
export const PLUGIN = 'eslint-plugin-customerio';

/** The package that a specifier leads into; undefined for a file and for what Node.js brings. */
export function packageOf(specifier: string): string | undefined {
  return /^((?:@[\w.-]+\/)?[\w.-]+)(?:\/|$)/.exec(specifier)?.[1];
}

/** Packages that bring no plugin and no parser but what they are named for. */
const closed =
  /^(?:node:.*|eslint\/config|@eslint\/(?:js|json|compat)|globals|@typescript-eslint\/parser|typescript-eslint|[\w@/-]*eslint-parser|(?:@[\w-]+\/)?eslint-plugin(?:-[\w-]+)?|eslint-plugin-customerio\/parser|eslint-config-prettier(?:\/flat)?)$/;

/** How a configuration uses the plugin, by what it imports; undefined if it cannot be read. */
export function useOf(config: string): ConfigUse | undefined {
  const seen = new Set<string>();
  const packages = new Set<string>();
  let isUsed = false;
  const visit = (file: string): boolean => {
    if (seen.has(file)) return true;
    seen.add(file);
    const source = configSource(file);
    if (!source) return false;
    for (const { specifier, name } of takenBy(source)) {
      if (!specifier.startsWith('.')) packages.add(specifier);
      else if (!visit(fileOf(file, specifier))) packages.add(specifier);
      if (specifier === PLUGIN && name !== undefined && isRead(source, name)) isUsed = true;
    }
    return true;
  };
  if (!visit(config)) return undefined;
  const isOpen = [...packages].some(name => !closed.test(name));
  return { plugin: isUsed ? 'on' : isOpen ? 'unknown' : 'off', packages, isOpen };
}

interface Taken {
  readonly specifier: string;
  /** What the file calls it. */
  readonly name: string | undefined;
}

function takenBy(source: Source): Taken[] {
  const taken: Taken[] = [];
  walk(source.program, node => {
    if (node.type === 'ImportDeclaration')
      taken.push({ specifier: node.source.value, name: node.specifiers[0]?.local.name });
    const required =
      node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? node.arguments[0]
        : node.type === 'ImportExpression'
          ? node.source
          : undefined;
    if (required?.type !== 'Literal' || typeof required.value !== 'string') return;
    const holder = ancestorsOf(node).find(({ type }) => type === 'VariableDeclarator');
    const id = holder?.type === 'VariableDeclarator' ? holder.id : undefined;
    taken.push({ specifier: required.value, name: id?.type === 'Identifier' ? id.name : undefined });
  });
  return taken;
}

/** Whether a variable of the module is read somewhere. */
function isRead({ scopes }: Source, name: string): boolean {
  return scopes.scopes.some(scope => scope.set.get(name)?.references.some(reference => reference.isRead()) === true);
}

/** The file that a relative specifier means, written with its ending or without. */
function fileOf(from: string, specifier: string): string {
  const file = path.resolve(path.dirname(from), specifier);
  return ['', '.js', '.mjs', '.cjs', '.ts', '/index.js'].map(ending => file + ending).find(isFile) ?? file;
}
