import { createRule } from '../lib/rule/create-rule.ts';
import { placeOf } from '../lib/rule/across.ts';
import { keyHabits, keyOf } from '../lib/rule/keys.ts';
import { spoken } from '../lib/rule/people.ts';

type MessageIds = 'twoKeys';

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
    },
  },
  create(context, { calls, project, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          const own = keyOf(call);
          const habit = own && keyHabits(project).get(call.vendor);
          if (!own || !habit || own.kind === habit.derivation.kind) continue;
          const range = call.parts.userId?.range;
          const node = nodeAt(range ?? call.range);
          if (!node) continue;
          const receiver = call.vendor === 'customerio' ? 'Customer.io' : 'Segment and all that it feeds';
          context.report({ node, messageId: 'twoKeys', data: { own: spoken(own), other: spoken(habit.derivation), place: placeOf(habit.call), receiver } });
        }
      },
    };
  },
});
