import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { childrenInOrder, walk } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * What it means to evaluate an expression at another moment, or twice.
 *
 * `Constant`: nothing, ever. `Reads`: it looks at variables and members, which calls may change.
 * `Calls`: code unknown to us runs. `Writes`: it certainly changes something.
 *
 * Getters and proxies count as reads: code that relies on how often a property is read is beyond what an
 * edit can respect.
 */
export const Effect = { Constant: 0, Reads: 1, Calls: 2, Writes: 3 } as const;
export type Effect = (typeof Effect)[keyof typeof Effect];

/**
 * @param isStable whether a variable can never get another value; by default none is taken to be so
 * @param isPure whether a call does nothing but compute; by default none is taken to be so
 */
export function effectOf(node: Node, isStable: IsStable = () => false, isPure: IsPure = () => false): Effect {
  if (definesOnly(node)) {
    return Effect.Constant;
  }
  if (node.type === 'Identifier' && isStable(node)) {
    return Effect.Constant;
  }
  return evaluatedChildrenOf(node).reduce<Effect>(
    (highest, child) => worse(highest, effectOf(child, isStable, isPure)),
    (node.type === 'CallExpression' || node.type === 'NewExpression') && isPure(node)
      ? Effect.Constant
      : ownEffectOf(node),
  );
}

export type IsPure = (call: TSESTree.CallExpression | TSESTree.NewExpression) => boolean;
export type IsStable = (identifier: TSESTree.Identifier) => boolean;

/** Tells the variables of a file that are set once, where they are declared. */
export function stableVariablesOf(source: Source): IsStable {
  return identifier => {
    const variable = variableAt(source, identifier, identifier.name);
    return (
      variable !== undefined &&
      variable.defs.length === 1 &&
      variable.references.every(reference => !reference.isWrite() || reference.init === true)
    );
  };
}

/**
 * The variables that an expression sets by name.
 *
 * @returns undefined if it may change more than that
 */
function writtenVariables(node: Node): Set<string> | undefined {
  const names = new Set<string>();
  let isAll = true;
  walk(node, each => {
    if (each.type === 'YieldExpression' || (each.type === 'UnaryExpression' && each.operator === 'delete')) {
      isAll = false;
    }
    const target =
      each.type === 'UpdateExpression' ? each.argument : each.type === 'AssignmentExpression' ? each.left : undefined;
    if (target?.type === 'Identifier') {
      names.add(target.name);
    } else if (target) {
      isAll = false;
    }
    return !definesOnly(each);
  });
  return isAll ? names : undefined;
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(node, each => {
    found ||= each.type === 'Identifier' && names.has(each.name);
  });
  return found;
}

export interface Evaluated {
  readonly node: Node;
  readonly effect: Effect;
}

export function worse(a: Effect, b: Effect): Effect {
  return a > b ? a : b;
}

/**
 * Whether `moved`, which was evaluated after `earlier`, may be evaluated before it.
 *
 * A call may pass a read (`Events.created`, `window.main`): what analytics calls read there does not change
 * under way. A read may not pass a call, unless the call only fetches the client.
 */
export function mayPass(moved: Evaluated, earlier: Evaluated, earlierIsReceiver: boolean): boolean {
  if (moved.effect === Effect.Constant || earlier.effect === Effect.Constant) {
    return true;
  }
  if (moved.effect === Effect.Writes && earlier.effect === Effect.Reads) {
    const written = writtenVariables(moved.node);
    return written !== undefined && !mentions(earlier.node, written);
  }
  if (moved.effect === Effect.Writes || earlier.effect === Effect.Writes) {
    return false;
  }
  if (earlier.effect === Effect.Calls) {
    return moved.effect === Effect.Reads && earlierIsReceiver;
  }
  return true;
}

function ownEffectOf(node: Node): Effect {
  switch (node.type) {
    case 'YieldExpression':
    case 'AssignmentExpression':
    case 'UpdateExpression':
      return Effect.Writes;
    case 'UnaryExpression':
      return node.operator === 'delete' ? Effect.Writes : Effect.Constant;
    case 'AwaitExpression':
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
    case 'ClassExpression':
      return Effect.Calls;
    case 'SpreadElement':
      // That of an array iterates, which runs code of others; that of an object copies.
      return node.parent.type === 'ObjectExpression' ? Effect.Reads : Effect.Calls;
    case 'Identifier':
    case 'MemberExpression':
    case 'ThisExpression':
      return Effect.Reads;
    default:
      return Effect.Constant;
  }
}

function evaluatedChildrenOf(node: Node): Node[] {
  const children = childrenInOrder(node);
  const name =
    node.type === 'MemberExpression' && !node.computed
      ? node.property
      : node.type === 'Property' && !node.computed
        ? node.key
        : undefined;
  // A shorthand property may have one node as key and value.
  return name && !(node.type === 'Property' && node.shorthand) ? children.filter(child => child !== name) : children;
}

/** Functions are made here and run elsewhere; a type does not run at all. */
function definesOnly(node: Node): boolean {
  return (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type.startsWith('TSType') ||
    node.type.endsWith('Keyword')
  );
}
