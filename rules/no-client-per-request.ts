import { repeats } from '../lib/rule/clients.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { isForOneTenant } from '../lib/values/credentials.ts';

type MessageIds = 'handler' | 'loop' | 'function';

const ONCE = 'Make the client once, at module level, and use it everywhere.';

export default createRule<MessageIds>({
  name: 'no-client-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow making a client for each request',
      category: 'Calling',
      recommended: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      handler: `Every request makes a client of its own: its connections are not used again, and what a batching client still holds is lost with it. ${ONCE}`,
      loop: `Every turn of the loop makes a client of its own: its connections are not used again, and what a batching client still holds is lost with it. ${ONCE}`,
      function: `Every call of this function makes a client and drops it: its connections are not used again, and what a batching client still holds is lost with it. ${ONCE}`,
    },
  },
  create(context, { calls, nodeAt, file }) {
    return {
      'Program:exit'() {
        for (const call of calls) {
          if (call.method !== 'init' || call.via !== 'direct' || call.inTest || call.platform !== 'server') continue;
          if (isForOneTenant(call.parts)) continue;
          // A client per invocation that is flushed at its end is what serverless platforms ask for.
          const isFlushed = calls.some((other) => other.method === 'flush' && other.functionRange?.[0] === call.functionRange?.[0]);
          if (call.batches && isFlushed) continue;
          const node = nodeAt(call.range);
          const often = node && repeats(node, context.sourceCode, file);
          if (node && often) context.report({ node, messageId: often });
        }
      },
    };
  },
});
