import { createRule } from '../lib/rule/create-rule.ts';

type MessageIds = 'replaceMe';

export default createRule<MessageIds>({
  name: 'rule-name',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow replaceMe',
      category: 'Events',
      recommended: false,
    },
    schema: [],
    messages: {
      replaceMe: 'What is wrong with `{{event}}` and whom it harms. What to do instead.',
    },
  },
  create(context, { calls, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || call.forwards || !call.events.includes('replace_me')) continue;
          const node = nodeAt(call.parts.event?.range ?? call.range);
          if (node) context.report({ node, messageId: 'replaceMe', data: { event: 'replace_me' } });
        }
      },
    };
  },
});
