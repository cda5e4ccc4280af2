import type { TSESTree } from '@typescript-eslint/utils';

import { hasComment, startOfComments, withoutComments } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { insertAt, replace } from '../../edit/edit.ts';
import { Effect, effectOf, mayPass, stableVariablesOf } from '../../edit/effects.ts';
import { isInTemplate, variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import {
  ancestorsOf,
  contains,
  isFunction,
  pathOf,
  statementListOf,
  unwrap,
  walk,
  withCasts,
} from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';
import { escaped } from '../../edit/string-literal.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../edit/style.ts';

/** What a name is put together from: its own text, and expressions. */
export type NamePiece = string | TSESTree.Expression;

/** A property that takes up what varied in the name. */
export interface AddedProperty {
  readonly key: string;
  readonly value: TSESTree.Expression;
}

/** The properties as they are, or where they are to stand: behind an argument, or under a key beside the name. */
export type PropertiesPlace = { readonly node: Node } | { readonly behind: Node } | { readonly key: string };

export interface StaticNameEdit {
  /** The call, or the array that is pushed in its place. */
  readonly call: Node;
  /** The name in the call's arguments. */
  readonly event: Node;
  /** Where it is put together, if that is not the same: the value of a variable. */
  readonly written?: Node;
  /** The new name, where parts of it are constants of the code: text and those. */
  readonly name: readonly NamePiece[];
  readonly added: readonly AddedProperty[];
  /** Needed if something is added. */
  readonly place: PropertiesPlace | undefined;
}

/** The parts of a template or a sum of texts; undefined for another expression. */
export function piecesOfName(node: Node): NamePiece[] | undefined {
  const bare = unwrap(node);
  return isPutTogether(bare) ? flat(bare) : undefined;
}

/**
 * Gives a call a name that stays the same, and puts what varied into its properties, before those that are there:
 * it was evaluated before them, and what they bring themselves stays as it is.
 */
export function makeNameStatic(
  source: Source,
  request: StaticNameEdit,
): readonly Edit[] | { readonly refused: string } {
  const { event, written = event, added } = request;
  const bare = unwrap(written);
  if (
    hasComment(source, bare.range) &&
    source.comments.some(
      ({ range }) => contains(bare.range, range) && !added.some(({ value }) => contains(value.range, range)),
    )
  ) {
    return { refused: 'a comment stands in its name' };
  }
  const renamed = replace(bare.range, nameText(source, request.name));
  if (added.length === 0) {
    return [renamed];
  }
  const place = placeEdits(source, request);
  return 'refused' in place ? place : [renamed, ...place];
}

/**
 * The value of the variable that a name is, if the variable is set once, is for this use alone and holds nothing
 * but what may as well be read later.
 */
export function valueOfNameVariable(source: Source, event: Node): Node | undefined {
  const bare = unwrap(event);
  const variable = bare.type === 'Identifier' ? variableAt(source, bare, bare.name) : undefined;
  const definition = variable?.defs[0]?.node;
  const uses = variable?.references.filter(({ init }) => init !== true) ?? [];
  if (
    definition?.type !== 'VariableDeclarator' ||
    !definition.init ||
    definition.id.type !== 'Identifier' ||
    definition.id.typeAnnotation ||
    uses.length !== 1
  ) {
    return undefined;
  }
  const isStable = stableVariablesOf(source);
  const isFixed = (node: Node): boolean =>
    node.type === 'MemberExpression'
      ? pathOf(node) !== undefined && isFixed(unwrap(node.object))
      : node.type === 'Identifier' &&
        isStable(node) &&
        variableAt(source, bare, node.name) === variableAt(source, node, node.name);
  const isExported = definition.parent.parent.type === 'ExportNamedDeclaration';
  const pieces =
    isExported || uses[0]?.isWrite() || isInTemplate(source, definition.id.name)
      ? undefined
      : piecesOfName(definition.init);
  const holes = pieces?.filter(piece => typeof piece !== 'string');
  if (!holes?.every(piece => isFixed(unwrap(piece)))) {
    return undefined;
  }
  const isNearby =
    holes.every(piece => unwrap(piece).type === 'Identifier') || nothingHappensBetween(definition.parent, bare);
  return isNearby ? definition.init : undefined;
}

/** Whether a use follows its declaration so closely that no member can have changed: nothing between the two calls or writes. */
function nothingHappensBetween(declaration: Node, use: Node): boolean {
  const list = declaration.parent && statementListOf(declaration.parent);
  const path: Node[] = [use, ...ancestorsOf(use)];
  const statement = path.find(node => node.parent === declaration.parent);
  if (!list || !statement || path.slice(0, path.indexOf(statement)).some(isFunction)) {
    return false;
  }
  const call = path.find(({ type }) => type === 'CallExpression');
  const before: Node[] = list.slice(list.indexOf(declaration) + 1, list.indexOf(statement));
  walk(statement, node => {
    if (node.range[1] <= use.range[0] && !(call?.type === 'CallExpression' && call.callee === node)) {
      before.push(node);
    }
    return contains(node.range, use.range);
  });
  const isInLoop = path.slice(0, path.indexOf(statement) + 1).some(({ type }) => /^(?:For|While|DoWhile)/.test(type));
  return !isInLoop && before.every(node => effectOf(node) < Effect.Calls);
}

function isPutTogether(node: Node): node is TSESTree.TemplateLiteral | TSESTree.BinaryExpression {
  return node.type === 'TemplateLiteral'
    ? node.expressions.length > 0
    : node.type === 'BinaryExpression' && isText(node);
}

/** Whether an expression is a text for certain: `+` joins only then. */
function isText(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && (isText(node.left) || isText(node.right));
    default:
      return false;
  }
}

function flat(node: TSESTree.Expression | TSESTree.PrivateIdentifier): NamePiece[] {
  if (node.type === 'Literal' && (typeof node.value === 'string' || typeof node.value === 'number')) {
    return [String(node.value)];
  }
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => [
      quasi.value.cooked ?? '',
      ...(node.expressions[index] ? flat(node.expressions[index]) : []),
    ]);
  }
  return node.type === 'BinaryExpression' && isText(node)
    ? [...flat(node.left), ...flat(node.right)]
    : [node as TSESTree.Expression];
}

function nameText(source: Source, name: readonly NamePiece[]): string {
  const pieces = name.filter(piece => piece !== '');
  if (pieces.every(piece => typeof piece === 'string')) {
    const { quote } = styleOf(source);
    return quote + escaped(pieces.join(''), quote) + quote;
  }
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') {
    return source.text.slice(...only.range);
  }
  return `\`${pieces.map(piece => (typeof piece === 'string' ? escaped(piece, '`') : `\${${source.text.slice(...piece.range)}}`)).join('')}\``;
}

function placeEdits(source: Source, request: StaticNameEdit): Edit[] | { readonly refused: string } {
  const { place, added, call, event } = request;
  const entries = added.map(({ key, value }) => entryText(source, key, value));
  if (!place) {
    return { refused: 'nothing is known of where its properties would stand' };
  }
  if (!keepsOrder(source, request, place)) {
    return { refused: 'what it sends would be evaluated in another order' };
  }
  if ('node' in place) {
    return intoProperties(source, place.node, entries);
  }
  if ('behind' in place) {
    const argument = withCasts(place.behind);
    return isInBrackets(source, argument, call)
      ? { refused: 'brackets stand around its arguments' }
      : [insertAt(argument.range[1], `${separatorAt(source, argument)}{ ${entries.join(', ')} }`)];
  }
  const property = withCasts(event).parent;
  if (
    property?.type !== 'Property' ||
    property.parent.type !== 'ObjectExpression' ||
    property.parent.properties.some(({ type }) => type === 'SpreadElement')
  ) {
    return { refused: 'what is spread into its message may bring properties' };
  }
  return [insertAt(property.range[1], `${separatorAt(source, property)}${place.key}: { ${entries.join(', ')} }`)];
}

/** What stands between a node and one that is added behind it: a line of its own where the node has one. */
function separatorAt(source: Source, { range: [start] }: Node): string {
  return isFirstOnLine(source.text, start) ? `,${styleOf(source).newline}${indentationAt(source.text, start)}` : ', ';
}

function intoProperties(
  source: Source,
  properties: Node,
  entries: readonly string[],
): Edit[] | { readonly refused: string } {
  const { text } = source;
  const bare = unwrap(properties);
  const list = entries.join(', ');
  if (isNullish(bare)) {
    return [replace(properties.range, `{ ${list} }`)];
  }
  if (bare.type === 'ObjectExpression') {
    return [intoObject(source, bare, entries)];
  }
  if (!canBeSpread(bare) || isFunctionName(source, bare)) {
    return { refused: 'its properties are not an object that is written here' };
  }
  const { parent } = properties;
  if (parent?.type === 'Property' && parent.shorthand) {
    return [
      replace(parent.range, `${text.slice(...parent.key.range)}: { ${list}, ...${text.slice(...properties.range)} }`),
    ];
  }
  const [open, close] = /^(?:Conditional|Logical)Expression$/.test(properties.type) ? ['(', ')'] : ['', ''];
  return [insertAt(properties.range[0], `{ ${list}, ...${open}`), insertAt(properties.range[1], `${close} }`)];
}

function intoObject(source: Source, object: TSESTree.ObjectExpression, entries: readonly string[]): Edit {
  const { text } = source;
  const [first] = object.properties;
  const open = object.range[0] + 1;
  if (!first) {
    return hasComment(source, object.range)
      ? insertAt(open, ` ${entries.join(', ')} `)
      : replace(object.range, `{ ${entries.join(', ')} }`);
  }
  const start = startOfComments(source, first.range[0]);
  if (start > open && isFirstOnLine(text, start)) {
    const { newline } = styleOf(source);
    return insertAt(start, entries.map(entry => `${entry},${newline}${indentationAt(text, start)}`).join(''));
  }
  const blank = /^\s/.test(text.slice(open)) ? ' ' : '';
  return insertAt(open, `${blank}${entries.join(', ')},${blank === '' ? ' ' : ''}`);
}

function entryText(source: Source, key: string, value: TSESTree.Expression): string {
  const text = source.text.slice(...value.range);
  // What is thrown has nothing of its own that JSON shows.
  const isThrown =
    value.type === 'Identifier' && variableAt(source, value, value.name)?.defs[0]?.node.type === 'CatchClause';
  if (value.type === 'Identifier' && value.name === key && !isThrown) {
    return key;
  }
  return `${key}: ${isThrown ? `String(${text})` : value.type === 'SequenceExpression' ? `(${text})` : text}`;
}

/** Whether a bracket of the node's own closes behind it, within which nothing may be added. */
function isInBrackets(source: Source, { range }: Node, call: Node): boolean {
  return /^\s*\)\s*[,)\]]/.test(withoutComments(source, [range[1], call.range[1]]));
}

function isNullish(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

function isFunctionName(source: Source, node: Node): boolean {
  const [definition] = node.type === 'Identifier' ? (variableAt(source, node, node.name)?.defs ?? []) : [];
  const value = definition?.node.type === 'VariableDeclarator' ? definition.node.init : definition?.node;
  // A parameter is defined by its function too.
  return (
    value !== undefined &&
    value !== null &&
    isFunction(unwrap(value)) &&
    definition?.node.type !== 'ArrowFunctionExpression' &&
    (definition?.node as { id?: Node }).id === definition?.name
  );
}

/** Spread, a function would become an empty object, and a text its letters. */
function canBeSpread(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return !/^(?:cb|fn|done|next|callback|on[A-Z]\w*|\w*(?:Callback|Handler))$/.test(node.name);
    case 'MemberExpression':
    case 'CallExpression':
    case 'ChainExpression':
    case 'AwaitExpression':
      return true;
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].every(
        part => isNullish(unwrap(part)) || unwrap(part).type === 'ObjectExpression' || canBeSpread(unwrap(part)),
      );
    case 'LogicalExpression':
      return [node.left, node.right].every(
        part => isNullish(unwrap(part)) || unwrap(part).type === 'ObjectExpression' || canBeSpread(unwrap(part)),
      );
    default:
      return false;
  }
}

/** Whether nothing that happens between the name and the place of the properties notices that they changed places. */
function keepsOrder(source: Source, { call, event, added }: StaticNameEdit, place: PropertiesPlace): boolean {
  if ('key' in place) {
    return true;
  }
  const isStable = stableVariablesOf(source);
  const evaluated = (node: Node): { node: Node; effect: Effect } => ({ node, effect: effectOf(node, isStable) });
  const moved = added.map(({ value }) => evaluated(value));
  const leaves = leavesOf(call, 'node' in place ? [event, place.node] : [event]);
  // Properties that are chosen or computed on the way: something else happens before them.
  if (
    'node' in place &&
    leaves.some(({ range }) => contains(range, place.node.range) && !contains(withCasts(place.node).range, range))
  ) {
    return false;
  }
  const start = 'node' in place ? place.node.range[0] : place.behind.range[1];
  const isBehind = event.range[0] < start;
  const [from, to] = isBehind ? [event.range[1], start] : [start, event.range[0]];
  const between = leaves.filter(({ range }) => range[0] >= from && range[1] <= to).map(evaluated);
  return between.every(each =>
    moved.every(hole => (isBehind ? mayPass(each, hole, false) : mayPass(hole, each, false))),
  );
}

/** The expressions of a call's arguments, objects and arrays that hold one of `apart` taken apart. */
function leavesOf(call: Node, apart: readonly Node[]): Node[] {
  const split = (node: Node): Node[] => {
    const holds = apart.some(
      ({ range }) => contains(node.range, range) && (node.range[0] !== range[0] || node.range[1] !== range[1]),
    );
    const bare = unwrap(node);
    if (holds && bare.type === 'ObjectExpression') {
      return bare.properties.flatMap(property =>
        property.type === 'SpreadElement'
          ? [property]
          : [...(property.computed ? [property.key] : []), ...split(property.value)],
      );
    }
    return holds && bare.type === 'ArrayExpression'
      ? bare.elements.flatMap(element => (element ? split(element) : []))
      : [node];
  };
  const list =
    call.type === 'CallExpression' || call.type === 'NewExpression'
      ? call.arguments
      : call.type === 'ArrayExpression'
        ? call.elements
        : [];
  return list.flatMap(each => (each ? split(each) : []));
}
