import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import type { Effect, IsStable } from './effects.ts';
import { effectOf, mayPass, stableVariablesOf } from './effects.ts';
import type { Node } from './nodes.ts';
import { childrenInOrder, contains, pathOf, sameRange, unwrap } from './nodes.ts';
import type { Source } from './source.ts';

/** A part of a call that is evaluated as one, in the order of evaluation. */
export interface Piece {
  readonly node: Node;
  /** What the piece is to the call, for the name that it may get. */
  readonly role: 'receiver' | 'callee' | 'argument' | 'value' | 'fixed';
  readonly key?: string;
  /** The whole `key: value`. */
  readonly property?: TSESTree.Property;
  readonly effect: Effect;
}

export type HoistPlan =
  { readonly hoisted: readonly Piece[]; readonly refused?: undefined } | { readonly refused: string };

/**
 * Chooses which parts of a call must become variables before it, so that everything is still evaluated
 * once and in the same order.
 *
 * @param wanted the ranges that are needed as a variable
 * @param limit the node before which the variables are declared; it holds the call
 */
export function planHoist(
  source: Source,
  call: TSESTree.CallExpression,
  wanted: readonly Node[],
  limit: Node,
): HoistPlan {
  const isStable = stableVariablesOf(source);
  const pieces = piecesOf(call, wanted, isStable);
  const isPiece = (node: Node): boolean => pieces.some(each => sameRange(each.node.range, node.range));
  if (!wanted.every(isPiece)) {
    return { refused: 'its arguments are chosen or computed as a whole' };
  }
  const hoisted: Piece[] = [];

  for (const piece of pieces.reverse()) {
    const isWanted = wanted.some(node => sameRange(node.range, piece.node.range));
    const isReceiver = piece.role === 'receiver' || piece.role === 'callee';
    if (!isWanted && hoisted.every(moved => mayPass(moved, piece, isReceiver))) {
      continue;
    }
    if (piece.role === 'fixed') {
      return { refused: 'what it sends would be evaluated in another order' };
    }
    hoisted.unshift(piece);
  }

  const earlier = earlierThan(call, limit).map(node => ({ node, effect: effectOf(node, isStable) }));
  if (earlier.some(each => hoisted.some(moved => !mayPass(moved, each, false)))) {
    return { refused: 'something else in its statement has to happen first' };
  }
  return { hoisted };
}

/** An expression that can be written twice: a variable, a member of one, nothing. */
export function isRepeatable(node: Node): boolean {
  const bare = unwrap(node);
  return (
    pathOf(bare) !== undefined ||
    bare.type === 'Literal' ||
    (bare.type === 'ObjectExpression' && bare.properties.length === 0)
  );
}

function piecesOf(call: TSESTree.CallExpression, wanted: readonly Node[], isStable: IsStable): Piece[] {
  const piece = (node: Node, role: Piece['role']): Piece => ({ node, role, effect: effectOf(node, isStable) });
  const isInside = (node: Node): boolean =>
    wanted.some(({ range }) => contains(node.range, range) && !sameRange(node.range, range));
  const split = (whole: Node): Piece[] => {
    const node = isInside(whole) ? unwrap(whole) : whole;
    if (node.type === 'ObjectExpression' && isInside(node)) {
      return node.properties.flatMap(property => {
        if (property.type === 'SpreadElement' || property.computed) {
          return [piece(property, 'fixed')];
        }
        if (isInside(property.value)) {
          return split(property.value);
        }
        const { key } = property;
        return [{ ...piece(property.value, 'value'), property, ...(key.type === 'Identifier' && { key: key.name }) }];
      });
    }
    if (node.type === 'ArrayExpression' && isInside(node)) {
      return node.elements.flatMap(element => (element ? split(element) : []));
    }
    const isPlain = node.type !== 'SpreadElement' && !isInside(node);
    return [piece(node, isPlain ? 'argument' : 'fixed')];
  };
  return [...calleePieces(call.callee, piece), ...call.arguments.flatMap(split)];
}

function calleePieces(callee: TSESTree.Expression, piece: (node: Node, role: Piece['role']) => Piece): Piece[] {
  const bare = unwrap(callee);
  if (bare.type !== 'MemberExpression') {
    return [piece(callee, 'callee')];
  }
  if (bare.object.type === 'Super') {
    return [];
  }
  const receiver = piece(bare.object, 'receiver');
  return bare.computed ? [receiver, piece(bare.property, 'fixed')] : [receiver];
}

/** What is evaluated before `node` within `limit`, outside of `node` itself. */
function earlierThan(node: Node, limit: Node): Node[] {
  const earlier: Node[] = [];
  for (let child = node; child !== limit && child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.type === 'VariableDeclarator') {
      // What the name on the left takes is bound after the value is known.
      continue;
    }
    earlier.push(...childrenInOrder(parent).filter(({ range }) => precedes(range, child.range)));
  }
  return earlier;
}

function precedes(a: Range, b: Range): boolean {
  return a[1] <= b[0];
}
