import { createRule } from '../lib/rule/create-rule.ts';
import { isGuarded } from '../lib/concerns/shared/guards.ts';
import { applyTo, editsToHelper, helperName } from '../lib/concerns/shared/helper.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'unguarded' | 'useHelper';

export default createRule<MessageIds>({
  name: 'require-guarded-track',
  meta: {
    type: 'problem',
    docs: {
      description:
        "Require a check that somebody is identified before events are sent by Customer.io's browser and mobile SDKs",
      category: 'Identity',
      recommended: false,
      strict: 'error',
      presets: ['browser', 'mobile'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      unguarded:
        'Nothing here tells whether somebody is identified: an event of a visitor belongs to nobody in Customer.io, or can create a person without an e-mail address, and after a log-out it counts for the last person. Send it through the guarded helper `{{helper}}`, or check for the identified person first.',
      useHelper: 'Send the event through `{{helper}}`.',
    },
  },
  create(context, reading) {
    const { calls, settings, nodeAt } = reading;
    const helper = helperName(settings);
    return {
      Program() {
        const identifies = calls.filter(identifiesHere).flatMap(({ range }) => nodeAt(range) ?? []);
        for (const call of calls) {
          if (
            call.vendor !== 'customerio' ||
            call.identity !== 'ambient' ||
            call.method !== 'track' ||
            call.via !== 'direct' ||
            call.inTest
          )
            continue;
          const node = nodeAt(call.range);
          if (!node || isGuarded(node, { helper, identifies, sourceCode: context.sourceCode })) continue;
          const edits = call.forwards ? undefined : editsToHelper(call, 'replace', reading, context.sourceCode);
          context.report({
            node,
            messageId: 'unguarded',
            data: { helper },
            suggest: edits
              ? [
                  {
                    messageId: 'useHelper',
                    data: { helper },
                    fix: (fixer: TSESLint.RuleFixer) => applyTo(fixer, edits),
                  },
                ]
              : [],
          });
        }
      },
    };
  },
});

function identifiesHere({ method, identity, vendor, inTest }: AnalyticsCall): boolean {
  return method === 'identify' && identity === 'ambient' && vendor === 'customerio' && !inTest;
}
