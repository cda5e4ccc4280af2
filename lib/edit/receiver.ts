import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from './nodes.ts';
import { unwrap } from './nodes.ts';

/** The expression that a call asks for its client: `client` of `client.track(…)`. */
export function receiverOf(call: TSESTree.CallExpression): Node | undefined {
  const bare = unwrap(call.callee);
  return bare.type === 'MemberExpression' ? unwrap(bare.object) : deferredReceiverOf(call);
}

/** Of a call that a saga is told to make: `call([client, 'identify'], …)`, `call(client.identify, …)`. */
function deferredReceiverOf({ arguments: [what] }: TSESTree.CallExpression): Node | undefined {
  const bare = what && unwrap(what);
  const [context] = bare?.type === 'ArrayExpression' ? bare.elements : [];
  const receiver = context ?? (bare?.type === 'MemberExpression' ? bare.object : undefined);
  return receiver && unwrap(receiver);
}
