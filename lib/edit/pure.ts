import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { pathOf, unwrap } from './nodes.ts';
import type { Source } from './source.ts';

/** Calls whose result depends on their arguments alone. */
const pureGlobals = /^(?:String|Number|Boolean|Math\.\w+|JSON\.stringify)$/;
const pureMethods = /^(?:toString|toFixed|toLowerCase|toUpperCase|trim|toISOString|getTime|slice)$/;
/** Calls whose result nothing in the program changes. */
const timeless = /^(?:Date\.now|Math\.random|crypto\.randomUUID|performance\.now)$/;

/**
 * Whether a call does nothing but compute: the names are those of the language as long as the file gives them no
 * other meaning.
 *
 * @param isTimeFree the time of the call, or chance, may show in its result
 */
export function isPureCall(
  source: Source,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  isTimeFree = false,
): boolean {
  const path = pathOf(node.callee) ?? '';
  const isOwn = (): boolean => (variableAt(source, node, path.split('.')[0] as string)?.defs.length ?? 0) > 0;
  if (node.type === 'NewExpression') {
    return path === 'Date' && (isTimeFree || node.arguments.length > 0) && !isOwn();
  }
  if (path !== 'Math.random' && pureGlobals.test(path)) {
    return !isOwn();
  }
  if (timeless.test(path)) {
    return isTimeFree && !isOwn();
  }
  const callee: Node = unwrap(node.callee);
  return (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.type === 'Identifier' &&
    pureMethods.test(callee.property.name)
  );
}
