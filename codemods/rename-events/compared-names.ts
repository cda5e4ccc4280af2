import type { Node } from '../../lib/edit/nodes.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import type { Located } from './definitions.ts';
import { memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';
import { readsOfName } from './wrapper-reads.ts';

/**
 * Where a wrapper compares the name that it is given with a text: `if (event === 'Order Placed')`, `switch (event)`,
 * `['Order Placed'].includes(event)`.
 */
export function comparedNames(sources: Sources, call: AnalyticsCall, name: string): Located[] {
  return readsOfName(sources, call).flatMap(({ source, node }) =>
    comparedWith(node)
      .filter(other => textIn(other) === name)
      .map(other => ({ source, node: other })),
  );
}

/** What a read is compared with. */
export function comparedWith(node: Node): Node[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[=!]==?$/.test(parent.operator) ? [unwrap(parent.left === node ? parent.right : parent.left)] : [];
    case 'SwitchStatement':
      return parent.cases.flatMap(({ test }) => (test ? [unwrap(test)] : []));
    case 'CallExpression': {
      const callee = parent.callee;
      const list =
        callee.type === 'MemberExpression' && memberKey(callee.property, callee.computed) === 'includes'
          ? unwrap(callee.object)
          : undefined;
      return list?.type === 'ArrayExpression'
        ? list.elements.flatMap(element => (element ? [unwrap(element)] : []))
        : [];
    }
    default:
      return [];
  }
}
