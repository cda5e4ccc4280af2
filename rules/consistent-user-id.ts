import { createRule } from '../lib/rule/create-rule.ts';
import { placeOf } from '../lib/rule/across.ts';
import { bareProfileIdsIn, otherKeysIn, sharedAnonymousIdsIn } from '../lib/concerns/identity/find.ts';
import { withProfilePrefix } from '../lib/concerns/identity/mend.ts';
import { spoken } from '../lib/concerns/shared/people.ts';

type MessageIds = 'twoKeys' | 'shared' | 'bareProfileId' | 'addPrefix';

export default createRule<MessageIds>({
  name: 'consistent-user-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require one kind of id for people in all calls to the same receiver',
      category: 'Identity',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      twoKeys:
        'The person goes by {{own}} here, and by {{other}} at {{place}}: one person becomes two in {{receiver}}, each with half of the history, and both are paid for. Use the same id in both places.',
      shared:
        'Everyone of whom no anonymous id is known goes by `{{id}}` here, so what they all did counts for one visitor, and then for whoever of them is identified. Make up an id for each, or leave the part out.',
      bareProfileId:
        "`{{name}}` is Customer.io's own id of a profile: without `cio_` in front it is taken for an id of yours, and a second, paid profile is made of that name. Send `cio_` and the id, or the id that the person is identified with.",
      addPrefix: 'Put `cio_` in front of it.',
    },
  },
  create(context, reading) {
    return {
      Program() {
        for (const { node, id } of sharedAnonymousIdsIn(reading)) {
          context.report({ node, messageId: 'shared', data: { id } });
        }
        for (const { node, call, own, usual } of otherKeysIn(reading)) {
          context.report({
            node,
            messageId: 'twoKeys',
            data: {
              own: spoken(own),
              other: spoken(usual.derivation),
              place: placeOf(usual.call),
              receiver: call.vendor === 'customerio' ? 'Customer.io' : 'Segment and all that it feeds',
            },
          });
        }
        for (const { node, name } of bareProfileIdsIn(reading)) {
          const fix = withProfilePrefix(node, context.sourceCode);
          context.report({
            node,
            messageId: 'bareProfileId',
            data: { name },
            suggest: fix ? [{ messageId: 'addPrefix', fix }] : [],
          });
        }
      },
    };
  },
});
