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
      replaceMe: 'What is wrong with `{{name}}` and whom it harms. What to do instead.',
    },
  },
  create(context, { calls }) {
    return {
      Identifier(node) {
        if (node.name === 'replaceMe') {
          context.report({ node, messageId: 'replaceMe', data: { name: node.name } });
        }
      },
    };
  },
});
