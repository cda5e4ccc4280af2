import { createRule } from '../lib/rule/create-rule.ts';
import { isMadeHere } from '../lib/concerns/shared/sign-up.ts';
import { broughtBy } from '../lib/concerns/shared/written.ts';
import { isBroughtBeside, missingTraits, mayMakeProfile } from '../lib/concerns/identity/new-profile.ts';

type MessageIds = 'missing';

interface Options {
  readonly traits?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'require-identify-email',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require the e-mail address where an identify can create a profile',
      category: 'Identity',
      recommended: 'warn',
    },
    schema: [
      {
        type: 'object',
        description: 'What a new profile must have.',
        properties: {
          traits: {
            type: 'array',
            description: 'The traits that an identify which can create a profile has to carry.',
            items: { type: 'string' },
            uniqueItems: true,
            minItems: 1,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ traits: ['email'] }],
    messages: {
      missing:
        'This identify can create a profile without {{traits}}: Customer.io charges for it, and no campaign reaches the person. Send {{traits}} along, or update only people who are known already.',
    },
  },
  create(context, { calls, project, nodeAt }) {
    const wanted = context.options[0].traits ?? ['email'];
    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || call.method !== 'identify') continue;
          // Reported where the traits are written, or where the SDK is called without any.
          const isWritten = call.parts.traits?.range !== undefined || broughtBy(call, 'traits').length > 0;
          if (call.via === 'wrapper' && !isWritten) continue;
          const isNew = isMadeHere(call, context.sourceCode);
          if (!mayMakeProfile(call, wanted, { project, isNew })) continue;
          const missing = missingTraits(call, wanted);
          if (isBroughtBeside(call, wanted, { calls, nodeAt })) continue;
          const node = nodeAt(call.range);
          if (missing.length > 0 && node) {
            context.report({
              node,
              messageId: 'missing',
              data: { traits: missing.map(trait => `\`${trait}\``).join(' and ') },
            });
          }
        }
      },
    };
  },
});
