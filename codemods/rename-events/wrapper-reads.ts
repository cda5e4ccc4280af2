import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, nodeAt, sameRange, unwrap, walk, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import type { Located } from './definitions.ts';
import { memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';

/** What runs when a wrapper is called, and the way of the name into it. */
interface Wrapper {
  readonly source: Source;
  readonly functions: readonly Node[];
  /** Of the argument that holds the name. */
  readonly index: number;
  /** From the argument to the name; undefined where one of them is not written. */
  readonly keys: readonly string[] | undefined;
}

const MAX_DEPTH = 5;

export function wrapperOf(sources: Sources, call: AnalyticsCall): Wrapper | undefined {
  const { wrapper } = call;
  const event = call.parts.event?.range;
  const caller = sources.of(call.file);
  const source = wrapper && sources.of(wrapper.file);
  const node = caller && nodeAt(caller.program, call.range);
  const index =
    node?.type === 'CallExpression' && event
      ? node.arguments.findIndex(argument => contains(argument.range, event))
      : -1;
  if (!source || !event || index < 0) {
    return undefined;
  }
  const keys = keysTo((node as TSESTree.CallExpression).arguments[index] as Node, event);
  const found: Node[] = [];
  walk(source.program, each => {
    if (parametersOf(each) && source.text.slice(0, each.range[0]).split('\n').length === wrapper.line) {
      found.push(each);
    }
  });
  // Of functions that begin in one line, those that send something.
  const sending = found.filter(({ range }) => sources.callsIn(source.file).some(other => contains(range, other.range)));
  return { source, functions: found.length > 1 && sending.length > 0 ? sending : found, index, keys };
}

export function parametersOf(node: Node): readonly TSESTree.Parameter[] | undefined {
  return 'params' in node && Array.isArray(node.params) ? (node as TSESTree.FunctionDeclaration).params : undefined;
}

/** The keys on the way from an argument to the expression of the name in it. */
function keysTo(argument: Node, event: Range): string[] | undefined {
  const bare = unwrap(argument);
  if (bare.type !== 'ObjectExpression') {
    return [];
  }
  for (const property of bare.properties) {
    if (property.type === 'Property' && contains(property.value.range, event)) {
      const key = memberKey(property.key, property.computed);
      const rest = keysTo(property.value, event);
      return key !== undefined && rest ? [key, ...rest] : undefined;
    }
  }
  return undefined;
}

/** Where a wrapper, and a wrapper that it calls, reads the name that it is given. */
export function readsOfName(sources: Sources, call: AnalyticsCall, depth = 0): Located[] {
  const wrapper = depth > MAX_DEPTH ? undefined : wrapperOf(sources, call);
  const { source, functions, index, keys } = wrapper ?? {};
  if (!source || !functions || index === undefined || !keys) {
    return [];
  }
  const reads = functions.flatMap(each => {
    const parameter = parametersOf(each)?.[index];
    return parameter ? readsThrough(source, parameter, keys, new Set()) : [];
  });
  const inner = sources
    .callsIn(source.file)
    .filter(({ parts }) => reads.some(({ range }) => parts.event?.range && sameRange(parts.event.range, range)));
  return [...reads.map(node => ({ source, node })), ...inner.flatMap(other => readsOfName(sources, other, depth + 1))];
}

/** The reads of what a parameter or a variable takes, by the keys that lead to the name. */
function readsThrough(source: Source, target: Node, keys: readonly string[], seen: Set<Node>): Node[] {
  switch (target.type) {
    case 'AssignmentPattern':
      return readsThrough(source, target.left, keys, seen);
    case 'TSParameterProperty':
      return readsThrough(source, target.parameter, keys, seen);
    case 'ObjectPattern': {
      const [key, ...rest] = keys;
      const property = target.properties.find(
        each => each.type === 'Property' && memberKey(each.key, each.computed) === key,
      );
      return property?.type === 'Property' ? readsThrough(source, property.value, rest, seen) : [];
    }
    case 'Identifier': {
      if (seen.has(target)) {
        return [];
      }
      seen.add(target);
      return (variableAt(source, target, target.name)?.references ?? []).flatMap(({ identifier }) =>
        usesOf(source, withCasts(identifier as Node), keys, seen),
      );
    }
    default:
      return [];
  }
}

function usesOf(source: Source, node: Node, keys: readonly string[], seen: Set<Node>): Node[] {
  const { parent } = node;
  const [key, ...rest] = keys;
  if (parent?.type === 'ChainExpression') {
    return usesOf(source, withCasts(parent), keys, seen);
  }
  if (key !== undefined && parent?.type === 'MemberExpression' && parent.object === node) {
    return memberKey(parent.property, parent.computed) === key ? usesOf(source, withCasts(parent), rest, seen) : [];
  }
  const own = key === undefined ? [node] : [];
  return parent?.type === 'VariableDeclarator' && parent.init === node
    ? [...own, ...readsThrough(source, parent.id, keys, seen)]
    : own;
}
