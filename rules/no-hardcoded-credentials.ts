import { isClientSide } from '../lib/rule/client-side.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { namedLiteral } from '../lib/rule/named-literals.ts';
import { environmentName, hardcodedKey, serviceAccount } from '../lib/values/credentials.ts';
import { hardcodedAuthorization } from '../lib/values/http.ts';
import { isTestPath } from '../lib/values/test-paths.ts';

import type { TSESTree } from '@typescript-eslint/utils';

type MessageIds = 'secret' | 'writeKey' | 'elsewhere' | 'writeKeyElsewhere' | 'useEnvironment';

export default createRule<MessageIds>({
  name: 'no-hardcoded-credentials',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow secret keys in the code',
      category: 'Credentials and transport',
      recommended: 'error',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      secret:
        'A secret key stands here in the code: whoever can read the repository or its build can read and change the people of the workspace. Take it from the environment, and replace the key that has been seen.',
      writeKey:
        'The write key of a server stands here in the code: whoever can read it can send events in its name. Take it from the environment, and replace the key that has been seen.',
      elsewhere:
        'The secret key for this call stands in the code of {{file}}: whoever can read it can read and change the people of the workspace. Take it from the environment, and replace the key that has been seen.',
      writeKeyElsewhere:
        'The write key of this server stands in the code of {{file}}: whoever can read it can send events in its name. Take it from the environment, and replace the key that has been seen.',
      useEnvironment: 'Read `process.env.{{name}}` instead.',
    },
  },
  files: /customer_?\.?io|\bcio|_cio|segment|analytics|rudder|sa_(?:live|sandbox)_/i,
  create(context, reading) {
    if (isTestPath(reading.file)) return {};
    const reported = new Set<number>();
    const report = (node: TSESTree.Node, messageId: 'secret' | 'writeKey', name?: string): void => {
      if (reported.has(node.range[0])) return;
      reported.add(node.range[0]);
      const canReplace = name !== undefined && node.type === 'Literal' && node.parent.type !== 'Property';
      context.report({
        node,
        messageId,
        suggest: canReplace ? [{ messageId: 'useEnvironment', data: { name }, fix: (fixer) => fixer.replaceText(node, `process.env.${name}`) }] : [],
      });
    };
    const isBrowser = isClientSide(reading.file, context.sourceCode);
    const check = (node: TSESTree.Literal | TSESTree.TemplateElement, text: string): void => {
      if (serviceAccount.test(text)) report(node, 'secret');
      else {
        const found = isBrowser ? undefined : namedLiteral(node, text, reading);
        if (found) report(node, found.role === 'segment' ? 'writeKey' : 'secret', found.variable);
      }
    };
    return {
      Program() {
        for (const call of reading.calls) {
          // Mobile SDKs and browsers have no secrets: what they are given is public by design.
          if (call.inTest || call.forwards || call.platform !== 'server') continue;
          const values = (['trackApiKey', 'appApiKey', 'writeKey'] as const).flatMap((name) => {
            const part = call.parts[name];
            return part && !(name === 'writeKey' && (isBrowser || call.sdk === 'http')) ? [{ name, part, found: hardcodedKey(part.value) }] : [];
          });
          const authorization = hardcodedAuthorization(call);
          for (const { name, part, found } of [...values, { name: undefined, part: undefined, found: authorization }]) {
            if (!found) continue;
            const isHere = found.origin?.file === reading.file;
            const node = reading.nodeAt((isHere ? found.origin?.range : undefined) ?? part?.range ?? call.range);
            if (!node) continue;
            if (isHere || !found.origin) report(node, name === 'writeKey' ? 'writeKey' : 'secret', name && environmentName(name, call.vendor));
            else context.report({ node, messageId: name === 'writeKey' ? 'writeKeyElsewhere' : 'elsewhere', data: { file: found.origin.file } });
          }
        }
      },
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement(node) {
        check(node, node.value.cooked ?? '');
      },
    };
  },
});
