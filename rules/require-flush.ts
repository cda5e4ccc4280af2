import { lostSends, type LostSend } from '../lib/concerns/flush/find.ts';
import { sendName } from '../lib/concerns/shared/sends.ts';
import { createRule } from '../lib/rule/create-rule.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = LostSend['end'] | 'floatingServerless' | 'floatingExit';

export default createRule<MessageIds>({
  name: 'require-flush',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require sends to be made before their process ends',
      category: 'Calling',
      recommended: false,
      strict: 'error',
      presets: ['server'],
    },
    schema: [],
    messages: {
      serverless:
        'The platform freezes this function as soon as it has answered, and {{what}} only queues: what is queued then is sent late or never. Await `{{flush}}` before the function ends.',
      floatingServerless:
        'The platform freezes this function as soon as it has answered, and nobody waits for {{what}}: it is made late or never. Await it, or hand it to `waitUntil()` or `after()`.',
      floatingExit:
        '`process.exit()` ends this process before {{what}} is done, since nobody waits for it: it is lost, whoever would catch its failure. Await it before.',
      exit: '`process.exit()` ends this process with {{what}} still in the queue: it is lost. Await `{{flush}}` before it.',
    },
  },
  create(context, reading) {
    return {
      'Program:exit'() {
        for (const { call, node, end, isQueued } of lostSends(reading, context.sourceCode)) {
          const what = sendName(call);
          if (isQueued) context.report({ node, messageId: end, data: { what, flush: flushOf(call) } });
          else
            context.report({
              node,
              messageId: end === 'exit' ? 'floatingExit' : 'floatingServerless',
              data: { what },
            });
        }
      },
    };
  },
});

function flushOf({ sdk, vendor }: AnalyticsCall): string {
  return sdk === 'analytics-node' || vendor === 'rudderstack' ? 'flush()' : 'closeAndFlush()';
}
