/** Where somebody signs up, and what was known of them before. */
import { keyOf } from '../../edit/nodes.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { acrossProject } from '../../rule/across.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';

const signUp =
  / (?:sign up|signup|signed up|register|registered|registration|create user|create account|user created|account created|on board|onboard new) /;

/** Whether a call stands in a function, or a file, that is named for signing up. */
export function isSignUp(call: AnalyticsCall, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const node = sourceCode.getNodeByRangeIndex(call.range[0]) as TSESTree.Node | null;
  for (let outer: TSESTree.Node | null | undefined = node; outer; outer = outer.parent) {
    const name = nameOfFunction(outer);
    if (name && signUp.test(` ${wordsOf(name).join(' ')} `)) return true;
  }
  const base = call.file
    .split('/')
    .slice(-2)
    .join(' ')
    .replace(/\.\w+$/, '');
  return signUp.test(` ${wordsOf(base).join(' ')} `);
}

/** The name of a function by its own or by what it is assigned to. */
export function nameOfFunction(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      if (node.id) return node.id.name;
      let parent: TSESTree.Node | undefined = node.parent;
      // `const logOut = useCallback(async () => …)`
      while (parent?.type === 'CallExpression' || parent?.type === 'TSAsExpression') parent = parent.parent;
      if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
      const key = parent && keyOf(parent);
      if (key !== undefined) return key;
      if (
        parent?.type === 'AssignmentExpression' &&
        parent.left.type === 'MemberExpression' &&
        parent.left.property.type === 'Identifier'
      )
        return parent.left.property.name;
      return undefined;
    }
    default:
      return undefined;
  }
}

/** By vendor the first call that happens before anybody is known: of a page's own client, or under an anonymous id. */
export const anonymousTraffic = acrossProject((calls): ReadonlyMap<Vendor, AnalyticsCall> => {
  const found = new Map<Vendor, AnalyticsCall>();
  for (const call of calls) {
    if (call.inTest || !['track', 'page', 'trackAnonymous'].includes(call.method)) continue;
    // An event under no id at all can be joined to nobody.
    const isAnonymous = call.method === 'trackAnonymous' && call.parts.anonymousId !== undefined;
    if ((call.identity === 'ambient' || isAnonymous) && !found.has(call.vendor)) found.set(call.vendor, call);
  }
  return found;
});
