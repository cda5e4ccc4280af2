import { createRule } from '../lib/rule/create-rule.ts';
import { placeOf } from '../lib/rule/across.ts';
import { leftIdentities, logOutsIn } from '../lib/rule/log-out.ts';

type MessageIds = 'reset' | 'clearIdentify' | 'pageGlobal';

export default createRule<MessageIds>({
  name: 'require-reset-on-logout',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a log-out to end the identity that analytics keeps',
      category: 'Identity',
      recommended: 'warn',
      presets: ['browser', 'mobile'],
    },
    schema: [],
    messages: {
      reset:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `reset()` of the client here.',
      clearIdentify:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `CustomerIO.clearIdentify()` here.',
      pageGlobal:
        'After this log-out Customer.io still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. The classic snippet queues no `reset`, so leave by a full page load and clear its cookies `_cioid` and `_cioanonid`.',
    },
  },
  files: /log_?out|sign_?out/i,
  create(context, { calls, file, project }) {
    return {
      Program(program) {
        const left = leftIdentities(project).filter(({ sdk }) => !calls.some((call) => call.sdk === sdk && call.method === 'reset'));
        if (left.length === 0) return;
        for (const node of logOutsIn(program, context.sourceCode, file)) {
          for (const call of left) {
            const messageId = call.sdk === 'customerio-reactnative' ? 'clearIdentify' : call.sdk === 'customerio-classic' ? 'pageGlobal' : 'reset';
            context.report({ node, messageId, data: { vendor: call.vendor === 'customerio' ? 'Customer.io' : 'Segment', place: placeOf(call) } });
          }
        }
      },
    };
  },
});
