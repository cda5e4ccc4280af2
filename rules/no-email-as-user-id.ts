import { emailIdsIn } from '../lib/concerns/identity/email.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { isInGlobs } from '../lib/rule/file-globs.ts';

type MessageIds = 'email';

interface Options {
  readonly allow?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-email-as-user-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow e-mail addresses as the id of a person',
      category: 'Identity',
      recommended: 'warn',
    },
    schema: [
      {
        type: 'object',
        description: 'Where an address may stand for a person.',
        properties: {
          allow: {
            type: 'array',
            description:
              'Files (globs, as in `.gitignore`) that may identify by address, such as those that take leads who have no account yet.',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      email:
        'The id of the person is {{id}}, which can change: a new address then makes a second, paid profile in Customer.io, and the history stays with the first. Use the id of the account, and send the address as the trait `email`.',
    },
  },
  create(context, reading) {
    if (isInGlobs(reading.file, context.options[0].allow ?? [])) return {};
    return {
      Program() {
        for (const { node, id } of emailIdsIn(reading)) context.report({ node, messageId: 'email', data: { id } });
      },
    };
  },
});
