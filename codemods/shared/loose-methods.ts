import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { keyOf, nodeAt, pathOf, sameRange, unwrap, walk, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';

/** A method that is taken from a client and not called there, as far as the reading can tell. */
export interface LooseMethod {
  readonly range: Range;
  /** Undefined for a computed member, and for the rest of a pattern. */
  readonly name: string | undefined;
}

/** Members of the clients of a file, `client.flush` and `const { flush } = client`, that are none of the calls. */
export function looseMethods(source: Source, calls: readonly AnalyticsCall[]): LooseMethod[] {
  const { program } = source;
  const nodes = calls.flatMap(call => nodeAt(program, call.range) ?? []);
  const made = nodes.filter(node =>
    calls.some(({ method, range }) => method === 'init' && sameRange(range, node.range)),
  );
  const clients = [
    ...nodes.flatMap(node => receiverOf(source, node) ?? []),
    ...made.flatMap(node => holderOf(source, node) ?? []),
  ];
  const isClient = (node: Node): boolean => {
    const own = clientAt(source, node);
    return (
      made.includes(unwrap(node)) ||
      clients.some(({ path, variable }) => path === own?.path && variable === own.variable)
    );
  };
  const isOfCall = (member: Node): boolean =>
    nodes.some(
      node => node.type === 'CallExpression' && node.range[0] === member.range[0] && member.range[1] <= node.range[1],
    );
  const found: LooseMethod[] = [];
  walk(program, node => {
    if (node.type === 'MemberExpression' && isClient(node.object) && !isOfCall(node)) {
      found.push({
        range: node.range,
        name: node.computed || node.property.type !== 'Identifier' ? undefined : node.property.name,
      });
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init && isClient(node.init)) {
      found.push(
        ...node.id.properties.map(each => ({
          range: each.range,
          name: keyOf(each),
        })),
      );
    }
  });
  return found;
}

interface Client {
  readonly path: string;
  /** What the path begins with, since others may have the same name; undefined for `this` and globals. */
  readonly variable: unknown;
}

function clientAt(source: Source, node: Node): Client | undefined {
  const bare = unwrap(node);
  const isPrivate = bare.type === 'MemberExpression' && bare.property.type === 'PrivateIdentifier';
  const path = isPrivate ? pathOf(bare.object) : pathOf(bare);
  return path === undefined
    ? undefined
    : {
        path: isPrivate ? `${path}.#${(bare.property as TSESTree.PrivateIdentifier).name}` : path,
        variable: variableAt(source, bare, path.split('.')[0] as string),
      };
}

function receiverOf(source: Source, node: Node): Client | undefined {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression'
    ? clientAt(source, node.callee.object)
    : undefined;
}

/** What a client is put into where it is made. */
function holderOf(source: Source, node: Node): Client | undefined {
  const { parent } = withCasts(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return clientAt(source, parent.id);
    case 'AssignmentExpression':
      return clientAt(source, parent.left);
    case 'PropertyDefinition': {
      const { key } = parent;
      const name =
        key.type === 'PrivateIdentifier'
          ? `#${key.name}`
          : key.type === 'Identifier' && !parent.computed
            ? key.name
            : undefined;
      return name === undefined || parent.static ? undefined : { path: `this.${name}`, variable: undefined };
    }
    default:
      return undefined;
  }
}
