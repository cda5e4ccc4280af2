import { createRule } from '../lib/rule/create-rule.ts';
import { endOf, sendsAtOnce } from '../lib/concerns/flush/find.ts';
import { sendName } from '../lib/concerns/shared/sends.ts';

type MessageIds = 'serverless' | 'exit';

export default createRule<MessageIds>({
  name: 'require-flush',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a flush before a process with a batching client ends',
      category: 'Calling',
      recommended: false,
      strict: 'error',
      presets: ['server'],
    },
    schema: [],
    messages: {
      serverless:
        'The platform freezes this function as soon as it has answered, and {{what}} only queues: what is queued then is sent late or never. Await `{{flush}}` before the function ends.',
      exit: '`process.exit()` ends this process with {{what}} still in the queue: it is lost. Await `{{flush}}` before it.',
    },
  },
  create(context, { calls, nodeAt, file, project }) {
    return {
      'Program:exit'() {
        const queued = calls.filter(
          call =>
            call.batches &&
            call.platform === 'server' &&
            !call.inTest &&
            call.method !== 'init' &&
            call.method !== 'flush',
        );
        const [first] = queued;
        if (!first || calls.some(call => call.method === 'flush')) return;
        for (const call of queued) {
          const node = nodeAt(call.range);
          const end = node && endOf(node, context.sourceCode, file);
          if (!node || !end) continue;
          // The module of the client may flush: at each send, or when the process ends.
          if (project.read(call.target.file).calls.some(other => other.method === 'flush' || sendsAtOnce(other)))
            continue;
          context.report({
            node,
            messageId: end,
            data: {
              what: sendName(call),
              flush: call.sdk === 'analytics-node' || call.vendor === 'rudderstack' ? 'flush()' : 'closeAndFlush()',
            },
          });
          return;
        }
      },
    };
  },
});
