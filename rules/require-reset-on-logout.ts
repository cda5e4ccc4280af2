import { sourceOfEslint } from '../lib/edit/source.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { clientHere, endIdentity } from '../lib/concerns/log-out/mend.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { leftIdentities, logOutsIn, logOutText } from '../lib/concerns/shared/log-outs.ts';

type MessageIds = 'reset' | 'clearIdentify' | 'pageGlobal' | 'forget';

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
    hasSuggestions: true,
    schema: [],
    messages: {
      reset:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `reset()` of the client here.',
      clearIdentify:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `CustomerIO.clearIdentify()` here.',
      pageGlobal:
        'After this log-out Customer.io still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. The classic snippet queues no `reset`, so leave by a full page load and clear its cookies `_cioid` and `_cioanonid`.',
      forget: 'Have the client forget the person before the session ends.',
    },
  },
  files: logOutText,
  create(context, reading) {
    const { calls, file, project } = reading;
    return {
      Program(program) {
        const left = leftIdentities(project).filter(
          ({ sdk }) => !calls.some(call => call.sdk === sdk && call.method === 'reset'),
        );
        if (left.length === 0) return;
        const source = sourceOfEslint(file, context.sourceCode);
        for (const logOut of logOutsIn(program, context.sourceCode, file)) {
          for (const call of left) {
            const messageId =
              call.sdk === 'customerio-reactnative'
                ? 'clearIdentify'
                : call.sdk === 'customerio-classic'
                  ? 'pageGlobal'
                  : 'reset';
            const client = clientHere(source, reading, logOut, call.sdk);
            const edits = client ? endIdentity(source, reading, logOut, call.sdk, client) : undefined;
            context.report({
              node: logOut.head,
              messageId,
              data: { vendor: call.vendor === 'customerio' ? 'Customer.io' : 'Segment', place: placeOf(call) },
              suggest:
                edits && !('refused' in edits) ? [{ messageId: 'forget', fix: fixer => applyTo(fixer, edits) }] : [],
            });
          }
        }
      },
    };
  },
});
