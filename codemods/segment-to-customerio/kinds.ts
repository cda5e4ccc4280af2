import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Value } from '../../lib/reading.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { alternativesOf } from '../../lib/calls/values/walk.ts';

/** What an argument is to a function that looks at types. `empty`: an object that says nothing. `other`: an array, a truth value. */
export type Kind = 'string' | 'number' | 'object' | 'empty' | 'null' | 'undefined' | 'function' | 'other';

/** All kinds that an expression may have, as far as the file tells; undefined where it does not. */
export function kindsOf(source: Source, expression: Node, depth = 0): readonly Kind[] | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return [kindOfLiteral(node.value)];
    case 'TemplateLiteral':
      return ['string'];
    case 'ObjectExpression':
      return ['object'];
    case 'ArrayExpression':
      return ['other'];
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return ['function'];
    case 'UnaryExpression':
      return node.operator === 'void'
        ? ['undefined']
        : node.operator === 'typeof'
          ? ['string']
          : node.operator === '!'
            ? ['other']
            : ['number'];
    case 'ConditionalExpression':
      return both(kindsOf(source, node.consequent, depth), kindsOf(source, node.alternate, depth));
    case 'LogicalExpression':
      return node.operator === '&&'
        ? undefined
        : both(something(kindsOf(source, node.left, depth)), kindsOf(source, node.right, depth));
    case 'Identifier':
      return depth > 4 ? undefined : kindsOfName(source, node, depth + 1);
    default:
      return undefined;
  }
}

/** Of an expression that cannot be told whole: what it is instead of nothing, such as `{}` in `traits ?? {}`. */
export function kindsOfStandIn(source: Source, expression: Node): readonly Kind[] | undefined {
  const node = unwrap(expression);
  return node.type === 'LogicalExpression' && node.operator !== '&&' ? kindsOf(source, node.right) : undefined;
}

/** The same of a value that the reading knows. */
export function kindsOfValue(value: Value): readonly Kind[] | undefined {
  const kinds = alternativesOf(value).map(kindOfValue);
  return kinds.every(kind => kind !== undefined) ? [...new Set(kinds)] : undefined;
}

/** Whether `null` is one of the things that a value can be, however little is known of the others. */
export function canBeNull(value: Value): boolean {
  return alternativesOf(value).some(each => each.kind === 'literal' && each.value === null);
}

/** Whether `null` is written as a branch of the expression, or in the type of what it names. */
export function saysNull(source: Source, expression: Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return node.value === null && node.raw === 'null';
    case 'ConditionalExpression':
      return saysNull(source, node.consequent) || saysNull(source, node.alternate);
    case 'LogicalExpression':
      return saysNull(source, node.right) || (node.operator === '&&' && saysNull(source, node.left));
    case 'Identifier':
      return (typesOf(source, node)?.includes('TSNullKeyword') ?? false) || isSetToNull(source, node);
    default:
      return false;
  }
}

/** `let id = null`, and a parameter that is null by default. */
function isSetToNull(source: Source, node: TSESTree.Identifier): boolean {
  const references = variableAt(source, node, node.name)?.references ?? [];
  return references.some(({ writeExpr }) => writeExpr?.type === 'Literal' && writeExpr.raw === 'null');
}

function kindsOfName(source: Source, node: TSESTree.Identifier, depth: number): readonly Kind[] | undefined {
  const variable = variableAt(source, node, node.name);
  if (!variable?.defs.length) {
    return node.name === 'undefined' ? ['undefined'] : undefined;
  }
  const [definition] = variable.defs;
  const declarator = definition?.node;
  const isConstant =
    definition?.type === 'Variable' &&
    variable.defs.length === 1 &&
    variable.references.every(each => !each.isWrite() || each.init === true);
  if (
    isConstant &&
    declarator?.type === 'VariableDeclarator' &&
    declarator.id === definition?.name &&
    declarator.init
  ) {
    return kindsOf(source, declarator.init, depth) ?? kindsOfTypes(typesOf(source, node));
  }
  return kindsOfTypes(typesOf(source, node));
}

/** The members of the type that a name is declared with, by their node types. */
function typesOf(source: Source, node: TSESTree.Identifier): readonly string[] | undefined {
  const name = variableAt(source, node, node.name)?.defs[0]?.name as Node | undefined;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const members = type?.type === 'TSUnionType' ? type.types : type ? [type] : undefined;
  return (
    members && [
      ...members.map(each => each.type),
      ...(name?.type === 'Identifier' && name.optional ? ['TSUndefinedKeyword'] : []),
    ]
  );
}

const kindsOfKeywords: Readonly<Record<string, Kind>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSNullKeyword: 'null',
  TSUndefinedKeyword: 'undefined',
  TSTypeLiteral: 'object',
  TSFunctionType: 'function',
};

function kindsOfTypes(types: readonly string[] | undefined): readonly Kind[] | undefined {
  const kinds = types?.map(type => ownValue(kindsOfKeywords, type));
  return kinds?.every(kind => kind !== undefined) ? kinds : undefined;
}

function kindOfLiteral(value: unknown): Kind {
  return typeof value === 'string'
    ? 'string'
    : typeof value === 'number'
      ? 'number'
      : value === null
        ? 'null'
        : value === undefined
          ? 'undefined'
          : 'other';
}

function kindOfValue(value: Value): Kind | undefined {
  switch (value.kind) {
    case 'literal':
      return kindOfLiteral(value.value);
    case 'template':
      return 'string';
    case 'object':
      return 'object';
    case 'array':
      return 'other';
    case 'function':
      return 'function';
    default:
      return undefined;
  }
}

/** Without those of nothing. */
export function something<Kinds extends readonly Kind[] | undefined>(kinds: Kinds): Kinds {
  return kinds?.filter(kind => kind !== 'null' && kind !== 'undefined') as unknown as Kinds;
}

function both(a: readonly Kind[] | undefined, b: readonly Kind[] | undefined): readonly Kind[] | undefined {
  return a && b ? [...new Set([...a, ...b])] : undefined;
}
