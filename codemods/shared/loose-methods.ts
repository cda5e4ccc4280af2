import type { Node } from '../../lib/edit/nodes.ts';
import { nodeAt, pathOf, sameRange, unwrap, walk, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';

/** A method that is taken from a client and not called there, as far as the reading can tell. */
export interface LooseMethod {
  readonly range: Range;
  /** Undefined for a computed member, and for the rest of a pattern. */
  readonly name: string | undefined;
}

/** Members of the clients of a file, `client.flush` and `const { flush } = client`, that are none of the calls. */
export function looseMethods({ program }: Source, calls: readonly AnalyticsCall[]): LooseMethod[] {
  const nodes = calls.flatMap((call) => nodeAt(program, call.range) ?? []);
  const made = nodes.filter((node) => calls.some(({ method, range }) => method === 'init' && sameRange(range, node.range)));
  const paths = new Set([...nodes.flatMap((node) => receiverOf(node) ?? []), ...made.flatMap((node) => holderOf(node) ?? [])]);
  const isClient = (node: Node): boolean => paths.has(pathOf(node) ?? '') || made.includes(unwrap(node));
  const isOfCall = (member: Node): boolean => nodes.some((node) => node.type === 'CallExpression' && node.range[0] === member.range[0] && member.range[1] <= node.range[1]);
  const found: LooseMethod[] = [];
  walk(program, (node) => {
    if (node.type === 'MemberExpression' && isClient(node.object) && !isOfCall(node)) {
      found.push({ range: node.range, name: node.computed || node.property.type !== 'Identifier' ? undefined : node.property.name });
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init && isClient(node.init)) {
      found.push(...node.id.properties.map((each) => ({ range: each.range, name: each.type === 'Property' && !each.computed && each.key.type === 'Identifier' ? each.key.name : undefined })));
    }
  });
  return found;
}

function receiverOf(node: Node): string | undefined {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? pathOf(node.callee.object) : undefined;
}

/** What a client is put into where it is made. */
function holderOf(node: Node): string | undefined {
  const { parent } = withCasts(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return pathOf(parent.id);
    case 'AssignmentExpression':
      return pathOf(parent.left);
    case 'PropertyDefinition':
      return parent.key.type === 'Identifier' && !parent.computed && !parent.static ? `this.${parent.key.name}` : undefined;
    default:
      return undefined;
  }
}
