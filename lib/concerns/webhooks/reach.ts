/** What a handler runs in its own file: its body and the functions that it calls. */
import { contains, isFunction } from '../../edit/nodes.ts';
import { bare, calledFunction, definitionOf, walkIn } from './syntax.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Source } from './syntax.ts';

export interface Reach {
  readonly functions: ReadonlySet<FunctionNode>;
  /** Constants of the file that the functions name: lists of metrics, tables of handlers, header names. */
  readonly constants: ReadonlySet<TSESTree.Node>;
  /** Visits every node of the functions once, the constants' last. */
  each(visit: (node: TSESTree.Node) => void): void;
}

const reaches = new WeakMap<FunctionNode, Reach>();

export function reachOf(source: Source, fn: FunctionNode): Reach {
  const known = reaches.get(fn);
  if (known) return known;
  const functions = new Set<FunctionNode>();
  const constants = new Set<TSESTree.Node>();
  const enter = (target: FunctionNode): void => {
    if (functions.has(target)) return;
    functions.add(target);
    walkIn(source, target, look);
  };
  const look = (node: TSESTree.Node): void => {
    if (node.type === 'Identifier') {
      const definition = isReference(node) ? definitionOf(source, node) : undefined;
      if (!definition || definition === 'import') return;
      if (isFunction(definition)) enter(definition);
      else if (isData(definition) && !constants.has(definition)) {
        constants.add(definition);
        walkIn(source, definition, look);
      }
    } else if (node.type === 'CallExpression') {
      const target = calledFunction(source, node.callee);
      if (target) enter(target);
    }
  };
  enter(fn);
  const outermost = [...functions, ...constants].filter(
    one => ![...functions, ...constants].some(other => other !== one && contains(other.range, one.range)),
  );
  const reach: Reach = {
    functions,
    constants,
    each: visit => outermost.forEach(one => walkIn(source, one, node => visit(node))),
  };
  reaches.set(fn, reach);
  return reach;
}

function isReference(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  return true;
}

function isData(node: TSESTree.Node): boolean {
  const inner = bare(node);
  return (
    inner.type === 'ArrayExpression' ||
    inner.type === 'ObjectExpression' ||
    inner.type === 'Literal' ||
    inner.type === 'TemplateLiteral' ||
    inner.type === 'NewExpression'
  );
}
