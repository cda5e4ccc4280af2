import { createRule } from '../lib/rule/create-rule.ts';
import { anonymousTraffic, isSignUp } from '../lib/concerns/shared/sign-up.ts';
import { placeOf } from '../lib/rule/across.ts';

type MessageIds = 'missing';

export default createRule<MessageIds>({
  name: 'require-anonymous-id',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require the anonymous id where a server identifies somebody who has just signed up',
      category: 'Identity',
      recommended: false,
      strict: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      missing:
        'What this person did before the sign-up (the events of {{place}}, for one) stays with an anonymous visitor, and campaigns that start there never reach them. Pass the anonymous id of the page to the server, and send it as `{{name}}`.',
    },
  },
  create(context, { calls, project, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || call.method !== 'identify' || call.platform !== 'server') continue;
          if (call.via === 'wrapper' && !call.parts.traits?.range) continue;
          if (call.parts.anonymousId || !isSignUp(call, context.sourceCode)) continue;
          const traits = call.parts.traits?.value;
          if (traits && (traits.kind !== 'object' || traits.open)) continue;
          const before = anonymousTraffic(project).get(call.vendor);
          const node = nodeAt(call.range);
          if (before && node) {
            const name =
              call.vendor === 'customerio' && call.sdk === 'customerio-node' ? 'anonymous_id' : 'anonymousId';
            context.report({ node, messageId: 'missing', data: { place: placeOf(before), name } });
          }
        }
      },
    };
  },
});
