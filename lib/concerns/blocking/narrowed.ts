/** What TypeScript knows of a member by a condition, and forgets inside a function of its own. */
import { isFunction, neverGoesOn, pathOf, statementListOf, unwrap, walk } from '../../edit/nodes.ts';
import type { Node } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';

/** The member that `moved` reads and that its function has asked about before it: `session.user` after `if (!session?.user) return`. */
export function narrowedMember({ file }: Source, moved: Node): string | undefined {
  if (!/\.[cm]?tsx?$/.test(file)) {
    return undefined;
  }
  const asked = membersAsked(moved);
  let found: string | undefined;
  walk(moved, node => {
    const path = found === undefined && node.type === 'MemberExpression' ? pathOf(node) : undefined;
    found ??= path !== undefined && asked.has(path) ? path : undefined;
  });
  return found;
}

function membersAsked(moved: Node): Set<string> {
  const asked = new Set<string>();
  for (let inner = moved; inner.parent && !isFunction(inner); inner = inner.parent) {
    for (const test of testsOf(inner.parent, inner)) {
      walk(test, each => addMembers(each, asked));
    }
  }
  return asked;
}

/** What has been asked by `outer` when control comes to `inner` in it. */
function testsOf(outer: Node, inner: Node): readonly Node[] {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return inner === outer.test ? [] : [outer.test];
    case 'LogicalExpression':
      return inner === outer.right ? [outer.left] : [];
    case 'SwitchStatement':
      return [outer.discriminant];
    default: {
      const list = statementListOf(outer) ?? [];
      return list
        .slice(0, list.indexOf(inner))
        .flatMap(each => (each.type === 'IfStatement' && neverGoesOn(each.consequent) ? [each.test] : []));
    }
  }
}

/** The whole chain, and each part of it that was asked for by `?.`. A larger or a smaller number says nothing of the type. */
function addMembers(node: Node, asked: Set<string>): boolean {
  if (node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)) {
    return false;
  }
  if (node.type !== 'MemberExpression') {
    return true;
  }
  asked.add(pathOf(node) ?? '');
  for (let part: Node = node; part.type === 'MemberExpression'; part = unwrap(part.object)) {
    if (part.optional) {
      asked.add(pathOf(part.object) ?? '');
    }
  }
  return false;
}
