import type { Node } from '../../lib/edit/nodes.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { matcherOf } from '../../lib/text/written-expression.ts';
import { comparedWith } from './compared-names.ts';
import type { Located } from './definitions.ts';
import { definitionOf, memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';
import { readsOfName } from './wrapper-reads.ts';

/** Where a wrapper goes by the name that it is given. */
export interface Decision extends Located {
  /** The text that it is held against, if it is written alone: the decision stays right if that changes too. */
  readonly text?: Located;
}

/**
 * Where a wrapper does something else for one name than for the other: it holds the name against a constant, looks
 * it up in a list or a map, or tries a pattern on it.
 */
export function decidedNames(sources: Sources, call: AnalyticsCall, from: string, to: string): Decision[] {
  return readsOfName(sources, call).flatMap(({ source, node }): Decision[] => {
    const constants = comparedWith(node).flatMap(other =>
      textIn(other) === undefined ? (definitionOf(sources, { source, node: other }) ?? []) : [],
    );
    const texts = [
      ...constants.map((text): Located[] => [text]),
      ...listsFor(node).map(list => textsOf(sources, { source, node: list })),
    ];
    const held = texts.flatMap((list): Decision[] => {
      const own = list.find(({ node: each }) => wordOf(each) === from);
      return own && !list.some(({ node: each }) => wordOf(each) === to) ? [{ source, node, text: own }] : [];
    });
    return isTold(node, from) === true && isTold(node, to) === false ? [...held, { source, node }] : held;
  });
}

/** The list or map in which a read is looked up. */
function listsFor(node: Node): Node[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression': {
      const callee = unwrap(parent.callee);
      const method = callee.type === 'MemberExpression' ? memberKey(callee.property, callee.computed) : undefined;
      const isInline =
        method === 'includes' && callee.type === 'MemberExpression' && unwrap(callee.object).type === 'ArrayExpression';
      return callee.type === 'MemberExpression' &&
        parent.arguments[0] === node &&
        !isInline &&
        /^(?:includes|indexOf|has|get)$/.test(method ?? '')
        ? [callee.object]
        : [];
    }
    case 'MemberExpression':
      return parent.computed && parent.property === node ? [parent.object] : [];
    case 'BinaryExpression':
      return parent.operator === 'in' && parent.left === node ? [parent.right] : [];
    default:
      return [];
  }
}

/** The elements of a list or a set, the keys of an object or a map. */
function textsOf(sources: Sources, list: Located): Located[] {
  const found = definitionOf(sources, list);
  const node = found?.node;
  if (!found || !node) {
    return [];
  }
  const written = (each: Node): Located =>
    definitionOf(sources, { source: found.source, node: each }) ?? { source: found.source, node: each };
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap(each =>
        each.type === 'Property' ? [each.computed ? written(each.key) : { source: found.source, node: each.key }] : [],
      );
    case 'ArrayExpression':
      return node.elements.flatMap(each => (each ? [written(each)] : []));
    case 'NewExpression': {
      const [entries] = node.arguments;
      const elements =
        entries && unwrap(entries).type === 'ArrayExpression'
          ? textsOf(sources, { source: found.source, node: entries })
          : [];
      return elements.map(each =>
        each.node.type === 'ArrayExpression' && each.node.elements[0] ? written(each.node.elements[0]) : each,
      );
    }
    default:
      return [];
  }
}

function wordOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : textIn(node);
}

/** What `event.startsWith('Order')` or `/^Order/.test(event)` say of a name; undefined for anything else. */
function isTold(node: Node, name: string): boolean | undefined {
  const { parent } = node;
  const call = parent?.type === 'MemberExpression' && parent.object === node ? parent.parent : parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') {
    return undefined;
  }
  const method = memberKey(call.callee.property, call.callee.computed);
  const [argument] = call.arguments;
  if (
    call.callee === parent &&
    argument &&
    (method === 'startsWith' || method === 'endsWith' || method === 'includes')
  ) {
    const text = textIn(unwrap(argument));
    return text === undefined ? undefined : name[method](text);
  }
  const pattern =
    method === 'test' && argument === node
      ? unwrap(call.callee.object)
      : method === 'match' && call.callee === parent && argument
        ? unwrap(argument)
        : undefined;
  return pattern?.type === 'Literal' && 'regex' in pattern && pattern.value instanceof RegExp
    ? matcherOf(new RegExp(pattern.value.source, pattern.value.flags))(name)
    : undefined;
}
