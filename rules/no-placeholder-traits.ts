import { createRule } from '../lib/rule/create-rule.ts';
import { placeholdersIn } from '../lib/concerns/placeholders/find.ts';

type MessageIds = 'placeholder' | 'blank' | 'leaveOut';

interface Options {
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-placeholder-traits',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow blanks and stand-ins as attributes of people',
      category: 'Data',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ignore: {
            description: 'Attributes that may hold such a value.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages: {
      placeholder:
        '`{{key}}` is sent as "{{text}}", which is nobody\'s: it takes the place of a value that was known before, and messages and segments use it as if it were one. Leave the attribute out where it is not known.',
      blank:
        '`{{key}}` is sent blank, which takes the place of a value that was known before, and nobody can be reached or addressed by it. Leave the attribute out where it is not known.',
      leaveOut: 'Send `undefined`, which is left out.',
    },
  },
  create(context, reading) {
    const { ignore = [] } = context.options[0];

    return {
      Program() {
        for (const { key, text, node, isFallback } of placeholdersIn(reading, ignore)) {
          const isBlank = text.trim() === '';
          context.report({
            node,
            messageId: isBlank ? 'blank' : 'placeholder',
            data: isBlank ? { key } : { key, text },
            suggest: isFallback ? [{ messageId: 'leaveOut', fix: fixer => fixer.replaceText(node, 'undefined') }] : [],
          });
        }
      },
    };
  },
});
