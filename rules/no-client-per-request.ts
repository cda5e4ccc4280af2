import { sourceOfEslint } from '../lib/edit/source.ts';
import { madeOnce, repeatedClients } from '../lib/concerns/clients/find.ts';
import { repeatedFactories } from '../lib/concerns/clients/factories.ts';
import { createRule } from '../lib/rule/create-rule.ts';

type MessageIds = 'handler' | 'loop' | 'function' | 'factory' | 'hoist';

const ONCE = 'Make the client once, at module level, and use it everywhere';
const HOIST = `${ONCE}, as \`npx eslint-plugin-customerio migrate hoist-client\` does.`;

export default createRule<MessageIds>({
  name: 'no-client-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow making a client for each request',
      category: 'Calling',
      recommended: 'warn',
      presets: ['server'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      handler: `Every request makes a client of its own: its connections are not used again, and what a batching client still holds is lost with it. ${HOIST}`,
      loop: `Every turn of the loop makes a client of its own: its connections are not used again, and what a batching client still holds is lost with it. ${HOIST}`,
      function: `Every call of this function makes a client and drops it: its connections are not used again, and what a batching client still holds is lost with it. ${HOIST}`,
      factory: `\`{{name}}()\` makes a client each time, and runs again and again here: the connections of each are not used again, and what a batching client still holds is lost with it. ${ONCE}.`,
      hoist: 'Make it once for the module, as `{{name}}`.',
    },
  },
  create(context, reading) {
    return {
      'Program:exit'() {
        for (const { node, name } of repeatedFactories(reading, context.sourceCode))
          context.report({ node, messageId: 'factory', data: { name } });
        const clients = repeatedClients(reading, context.sourceCode);
        if (clients.length === 0) return;
        const source = sourceOfEslint(reading.file, context.sourceCode);
        for (const { node, often, hoisted } of madeOnce(source, clients)) {
          const edits = hoisted.refused === undefined ? [...hoisted.declaration, ...hoisted.edits] : [];
          context.report({
            node,
            messageId: often,
            suggest:
              hoisted.refused === undefined
                ? [
                    {
                      messageId: 'hoist',
                      data: { name: hoisted.name },
                      fix: fixer => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
                    },
                  ]
                : [],
          });
        }
      },
    };
  },
});
