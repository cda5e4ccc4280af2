/** Questions about ESLint's tree that the reading of webhook handlers asks again and again. */

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isFunction, walk } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { variableOf } from '../shared/variables.ts';
import type { FunctionNode } from '../../edit/nodes.ts';

export type Source = Readonly<TSESLint.SourceCode>;

/** `walk` over a tree of ESLint's, which any parser can have made. */
export function walkIn(source: Source, node: TSESTree.Node, visit: (node: TSESTree.Node) => boolean | void): void {
  walk(node, visit, source.visitorKeys);
}

/** The expression without casts, `await`, optional chains and parentheses. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return bare(node.expression);
    case 'AwaitExpression':
      return bare(node.argument);
    default:
      return node;
  }
}

/** The name of a property: `a.b`, `a['b']`, `{ b: 1 }`. */
export function writtenName(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed && (key.type === 'Identifier' || key.type === 'PrivateIdentifier')) return key.name;
  return textIn(key);
}

/** How a callee reads, outermost first: `logger.child().info` gives `['logger', 'child', 'info']`. */
export function calleePath(node: TSESTree.Node): string[] {
  const inner = bare(node);
  switch (inner.type) {
    case 'Identifier':
      return [inner.name];
    case 'ThisExpression':
      return ['this'];
    case 'MemberExpression':
      return [...calleePath(inner.object), writtenName(inner) ?? '*'];
    case 'CallExpression':
    case 'NewExpression':
      return calleePath(inner.callee);
    default:
      return ['*'];
  }
}

/** What a name of this file stands for, where it is written once: a function, a constant's value, an import. */
export function definitionOf(source: Source, node: TSESTree.Identifier): TSESTree.Node | 'import' | undefined {
  const definition = variableOf(node, source)?.defs[0];
  if (!definition) return undefined;
  if (definition.type === 'ImportBinding') return 'import';
  if (definition.type === 'FunctionName') return definition.node;
  if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier' || !definition.node.init)
    return undefined;
  const init = bare(definition.node.init);
  return init.type === 'CallExpression' && calleePath(init.callee).join('.') === 'require' ? 'import' : init;
}

/** The function of this file that is called: by its name, as a method of the class around, of an instance, of an object. */
export function calledFunction(source: Source, callee: TSESTree.Node): FunctionNode | undefined {
  const inner = bare(callee);
  if (inner.type === 'Identifier') {
    const definition = definitionOf(source, inner);
    return definition && definition !== 'import' ? functionIn(definition) : undefined;
  }
  if (inner.type !== 'MemberExpression') return undefined;
  const member = memberOf(source, inner);
  return member && functionIn(member);
}

/** What stands under a name in a class or an object of this file: `this.verify`, `hooks.reports`, `new Hooks().reports`. */
export function memberOf(source: Source, member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const name = writtenName(member);
  const holder = name === undefined ? undefined : holderOf(source, member.object);
  if (!holder) return undefined;
  const members: readonly TSESTree.Node[] = holder.type === 'ObjectExpression' ? holder.properties : holder.body.body;
  const found = members.find(
    (one): one is TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition =>
      (one.type === 'Property' || one.type === 'MethodDefinition' || one.type === 'PropertyDefinition') &&
      writtenName(one) === name,
  );
  return found?.value ?? undefined;
}

type Holder = TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression;

/** The class or the object that a value is, or is an instance of. */
function holderOf(source: Source, node: TSESTree.Node): Holder | undefined {
  const inner = bare(node);
  switch (inner.type) {
    case 'ThisExpression':
      return classAround(inner);
    case 'ObjectExpression':
    case 'ClassExpression':
      return inner;
    case 'NewExpression':
      return inner.callee.type === 'Identifier' ? holderOf(source, inner.callee) : undefined;
    case 'Identifier': {
      const definition = variableOf(inner, source)?.defs[0];
      if (definition?.type === 'ClassName') return definition.node;
      const value = definitionOf(source, inner);
      return value && value !== 'import' && value.type !== 'Identifier' ? holderOf(source, value) : undefined;
    }
    default:
      return undefined;
  }
}

/** A function, also where another one wraps it: `asyncHandler(async () => {})`, `useCallback(fn)`. */
function functionIn(node: TSESTree.Node): FunctionNode | undefined {
  const inner = bare(node);
  if (isFunction(inner)) return inner;
  if (inner.type !== 'CallExpression') return undefined;
  return inner.arguments.map(argument => (isFunction(argument) ? argument : undefined)).find(Boolean);
}

export function classAround(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let up: TSESTree.Node | undefined = node.parent; up; up = up.parent) {
    if (up.type === 'ClassDeclaration' || up.type === 'ClassExpression') return up;
  }
  return undefined;
}
