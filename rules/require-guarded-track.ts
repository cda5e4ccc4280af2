import { guardFaultsIn } from '../lib/concerns/guard/find.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { applyTo, editsToHelper, helperName } from '../lib/concerns/shared/helper.ts';

import type { TSESLint } from '@typescript-eslint/utils';

type MessageIds = 'unguarded' | 'openHelper' | 'neverCleared' | 'neverFilled' | 'useHelper';

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
        'Nothing here tells whether somebody is identified: an event of a visitor belongs to nobody in Customer.io, or can create a person without an e-mail address, and after a log-out it counts for the last person. Send it through the guarded helper `{{helper}}` (`npx eslint-plugin-customerio migrate add-cio-guard` makes it), or check for the identified person first.',
      openHelper:
        '`{{helper}}` sends whatever it is given, whether somebody is identified or not: an event of a visitor belongs to nobody in Customer.io, or can create a person without an e-mail address, and after a log-out it counts for the last person. Return from it while nobody is identified.',
      neverCleared:
        'Nothing empties `{{name}}`, which lets events pass once somebody is identified: after the reset at {{place}} they are sent for nobody. Empty it wherever the client is reset.',
      neverFilled:
        'Nobody calls this `identify`, so `{{name}}` stays empty and every event behind it is dropped without a word, while people are identified at {{place}}. Call this one there, or send through that client.',
      useHelper: 'Send the event through `{{helper}}`.',
    },
  },
  create(context, reading) {
    const helper = helperName(reading.settings);
    return {
      Program(program) {
        const { unguarded, openHelpers, neverCleared, neverFilled } = guardFaultsIn(
          reading,
          program,
          context.sourceCode,
        );
        for (const { call, node } of unguarded) {
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
        for (const { node } of openHelpers) context.report({ node, messageId: 'openHelper', data: { helper } });
        for (const { node, name, other } of neverCleared)
          context.report({ node, messageId: 'neverCleared', data: { name, place: placeOf(other) } });
        for (const { node, name, other } of neverFilled)
          context.report({ node, messageId: 'neverFilled', data: { name, place: placeOf(other) } });
      },
    };
  },
});
