import { createRule } from '../lib/rule/create-rule.ts';
import { placeOf } from '../lib/rule/across.ts';
import { keyHabits, userKeyOf, placeIn, sharedIds, sharedIdsOf } from '../lib/concerns/identity/keys.ts';
import { spoken } from '../lib/concerns/shared/people.ts';

type MessageIds = 'twoKeys' | 'shared';

export default createRule<MessageIds>({
  name: 'consistent-user-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require one kind of id for people in all calls to the same receiver',
      category: 'Identity',
      recommended: 'warn',
    },
    schema: [],
    messages: {
      twoKeys:
        'The person goes by {{own}} here, and by {{other}} at {{place}}: one person becomes two in {{receiver}}, each with half of the history, and both are paid for. Use the same id in both places.',
      shared:
        'Everyone of whom no anonymous id is known goes by `{{id}}` here, so what they all did counts for one visitor, and then for whoever of them is identified. Make up an id for each, or leave the part out.',
    },
  },
  create(context, { calls, file, project, nodeAt }) {
    return {
      Program() {
        const seen = new Set<string>();
        for (const call of calls) {
          for (const { detail: id = '', origin } of sharedIds(call)) {
            if (origin && origin.file !== file && sharedIdsOf(project).has(placeIn(origin))) continue;
            const range = (origin?.file === file ? origin.range : undefined) ?? call.parts.anonymousId?.range;
            const node = range && !seen.has(range.join()) ? nodeAt(range) : undefined;
            if (!range || !node) continue;
            seen.add(range.join());
            context.report({ node, messageId: 'shared', data: { id } });
          }
          const own = userKeyOf(call);
          const habit = own && keyHabits(project).get(call.vendor);
          if (!own || !habit || own.kind === habit.derivation.kind) continue;
          const range = call.parts.userId?.range;
          const node = nodeAt(range ?? call.range);
          if (!node) continue;
          const receiver = call.vendor === 'customerio' ? 'Customer.io' : 'Segment and all that it feeds';
          context.report({
            node,
            messageId: 'twoKeys',
            data: { own: spoken(own), other: spoken(habit.derivation), place: placeOf(habit.call), receiver },
          });
        }
      },
    };
  },
});
