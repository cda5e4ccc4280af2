import { createRule } from '../lib/rule/create-rule.ts';
import { waitingHandler } from '../lib/rule/handlers.ts';
import { isAnalytics, isRequest, sendName } from '../lib/rule/sends.ts';
import { isLetGo, wrapperBody } from '../lib/rule/wrapper-body.ts';

type MessageIds = 'blocking';

export default createRule<MessageIds>({
  name: 'no-blocking-analytics',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow awaiting analytics in a request handler',
      category: 'Calling',
      recommended: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      blocking:
        'The answer to the request waits for {{what}}: when the analytics service is slow or down, so is this endpoint. Hand the promise to `after()` or `waitUntil()` where the platform has them, to a queue, or let it run beside with a `.catch()`.',
    },
  },
  create(context, reading) {
    return {
      'Program:exit'() {
        for (const call of reading.calls) {
          if (call.inTest || !isRequest(call) || !isAnalytics(call)) continue;
          const node = reading.nodeAt(call.range);
          const waiting = node && waitingHandler(node, context.sourceCode, reading.file);
          if (!node || !waiting) continue;
          // Inside a wrapper of this file: the wrapper's call in the handler is told.
          const { through } = waiting;
          if (through !== node && reading.calls.some(({ range }) => range[0] === through.range[0] && range[1] === through.range[1])) continue;
          // A wrapper that sends and does not wait blocks nobody.
          if (call.via === 'wrapper' && (wrapperBody(call, reading)?.waits === false || isLetGo(call, reading))) continue;
          context.report({ node, messageId: 'blocking', data: { what: sendName(call) } });
        }
      },
    };
  },
});
