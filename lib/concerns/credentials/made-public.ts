/** Secrets that the configuration of a bundler or a framework hands to the browser. */
import { nameOf, pathOf } from '../../edit/nodes.ts';
import { isCustomerioName, roleOfName } from '../shared/credentials.ts';
import { memberName } from '../shared/settlement.ts';

import type { TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;

/** What a tool takes into the page, by the file that it reads its settings from: keys from the outermost on. */
const publicKeys: readonly (readonly [file: RegExp, keys: readonly (readonly string[])[]])[] = [
  [/^nuxt\.config\.[cm]?[jt]s$/, [['runtimeConfig', 'public'], ['publicRuntimeConfig'], ['env'], ['vite', 'define']]],
  [/^next\.config\.[cm]?[jt]s$/, [['env'], ['publicRuntimeConfig']]],
  [/^(?:vite|quasar|astro|svelte|rsbuild|electron\.vite)\.config\.[cm]?[jt]s$/, [['define']]],
  [/^app\.config\.[cm]?[jt]s$/, [['extra']]],
];

/** A variable of the environment that a configuration puts into the page. */
export interface MadePublic {
  readonly node: Node;
  /** Of the variable. */
  readonly name: string;
  /** What of the configuration does so: `runtimeConfig.public`, `DefinePlugin`. */
  readonly by: string;
}

/** What makes a secret public that is read here; undefined for what is none, or stays with the server. */
export function madePublic(node: TSESTree.MemberExpression, file: string): MadePublic | undefined {
  const name = memberName(node);
  if (name === undefined || !/^[A-Z][A-Z\d_]*$/.test(name) || !isCustomerioName(name)) return undefined;
  const role = roleOfName(name);
  if (role !== 'track' && role !== 'app' && role !== 'webhook') return undefined;
  const { keys, plugin } = around(node);
  if (plugin !== undefined) return { node, name, by: plugin };
  const base = file.split('/').at(-1) as string;
  const own = publicKeys.filter(([pattern]) => pattern.test(base)).flatMap(([, all]) => all);
  const by = own.find(path => isUnder(keys, path, base));
  return by && { node, name, by: by.join('.') };
}

/** At the top of the configuration; what Vite takes may stand within the settings of another tool. */
function isUnder(keys: readonly string[], path: readonly string[], base: string): boolean {
  const isInside = path[0] === 'define' || path[0] === 'extra' || !/^(?:nuxt|next)/.test(base);
  const starts = isInside ? keys.map((_, index) => index) : [0];
  return starts.some(start => path.every((key, index) => keys[start + index] === key));
}

/** The keys in which an expression stands, the outermost first, and the plugin whose argument it is. */
function around(node: Node): { readonly keys: readonly string[]; readonly plugin: string | undefined } {
  const keys: string[] = [];
  for (let inner: Node = node, { parent } = node; parent; inner = parent, parent = inner.parent) {
    if (parent.type === 'Property') {
      if (parent.value !== inner) break;
      keys.unshift(nameOf(parent.key) ?? '');
    } else if (parent.type === 'NewExpression') {
      const made = pathOf(parent.callee)?.split('.').at(-1);
      if (made === 'DefinePlugin' && !isForServers(parent)) return { keys, plugin: made };
      break;
    } else if (parent.type === 'MemberExpression' || parent.type === 'ArrowFunctionExpression') {
      // A function gives the configuration: `defineConfig(({ mode }) => ({ … }))`. Whatever else it is given runs by itself.
      if (parent.type === 'MemberExpression' || keys.length === 0) break;
    } else if (parent.type === 'Program') break;
  }
  return { keys, plugin: undefined };
}

/** Beside it, or around it, stands that the bundle is for Node.js. */
function isForServers(node: Node): boolean {
  for (let inner: Node = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return true;
    if (parent.type !== 'ObjectExpression') continue;
    const target = parent.properties.find(each => each.type === 'Property' && nameOf(each.key) === 'target');
    if (target?.type === 'Property' && !(target.value.type === 'Literal' && target.value.value === 'web')) return true;
  }
  return false;
}
