import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, isFunction, isNothing, pathOf, unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';

/**
 * What the page has, where a function keeps it under a name of its own: `const cio = window._cio`, or by a function
 * that gives no more than that. A script that loads later may put another object there, so whoever sends afterwards has
 * to look again.
 *
 * @returns the member of the page, else the receiver as it is
 */
export function globalBehind(source: Source, receiver: Node | undefined): Node | undefined {
  const declarator = receiver?.type === 'Identifier' ? definitionOf(source, receiver) : undefined;
  const isOwn =
    declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    declarator.parent.kind === 'const' &&
    ancestorsOf(declarator).some(isFunction);
  return (isOwn && declarator.init && globalIn(source, declarator.init)) || receiver;
}

function globalIn(source: Source, expression: Node): Node | undefined {
  const value = unwrap(expression);
  switch (value.type) {
    case 'MemberExpression':
      return isOfPage(source, value) ? value : undefined;
    case 'LogicalExpression':
      return globalIn(source, value.operator === '&&' ? value.right : value.left);
    case 'ConditionalExpression':
      return isNothing(value.alternate)
        ? globalIn(source, value.consequent)
        : isNothing(value.consequent)
          ? globalIn(source, value.alternate)
          : undefined;
    case 'CallExpression': {
      const given = value.arguments.length === 0 ? givenBy(source, value) : undefined;
      return given && globalIn(source, given);
    }
    default:
      return undefined;
  }
}

/** What a function of the module gives, where it does nothing else. */
function givenBy(source: Source, { callee }: TSESTree.CallExpression): Node | undefined {
  const definition = callee.type === 'Identifier' ? definitionOf(source, callee) : undefined;
  const fn = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  if (fn?.type !== 'FunctionDeclaration' && fn?.type !== 'ArrowFunctionExpression') {
    return undefined;
  }
  if (fn.async || fn.body.type !== 'BlockStatement') {
    return fn.async || fn.body.type === 'CallExpression' ? undefined : fn.body;
  }
  const last = fn.body.body.at(-1);
  const isPlain = fn.body.body.slice(0, -1).every(isEmptyReturn);
  const given = isPlain && last?.type === 'ReturnStatement' ? last.argument : undefined;
  return given && unwrap(given).type !== 'CallExpression' ? given : undefined;
}

/** `if (typeof window === 'undefined') return undefined;` */
function isEmptyReturn(statement: TSESTree.Statement): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate) {
    return false;
  }
  const { consequent } = statement;
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return only?.type === 'ReturnStatement' && (!only.argument || isNothing(only.argument));
}

function definitionOf(source: Source, name: TSESTree.Identifier): Node | undefined {
  const definitions = variableAt(source, name, name.name)?.defs ?? [];
  return definitions.length === 1 ? (definitions[0]?.node as Node | undefined) : undefined;
}

function isOfPage(source: Source, member: Node): boolean {
  const root = pathOf(member)?.split('.')[0];
  return (
    root !== undefined &&
    /^(?:window|globalThis|self)$/.test(root) &&
    (variableAt(source, member, root)?.defs.length ?? 0) === 0
  );
}
