import { readFromEnvironment } from '../lib/concerns/credentials/mend.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { isClientSide } from '../lib/concerns/shared/client-side.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import {
  keyInText,
  keysOfCalls,
  variableFor,
  whyNotFromEnvironment,
  type WrittenKey,
} from '../lib/concerns/credentials/find.ts';
import { isTestPath } from '../lib/files/test-paths.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

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
        'A secret key stands here in the code: whoever can read the repository or its build can read and change the people of the workspace. Take it from the environment (`npx eslint-plugin-customerio migrate credentials-to-env`), and replace the key that has been seen.',
      writeKey:
        'The write key of a server stands here in the code: whoever can read it can send events in its name. Take it from the environment (`npx eslint-plugin-customerio migrate credentials-to-env`), and replace the key that has been seen.',
      elsewhere:
        'The secret key for this call stands in the code of {{file}}: whoever can read it can read and change the people of the workspace. Take it from the environment (`npx eslint-plugin-customerio migrate credentials-to-env`), and replace the key that has been seen.',
      writeKeyElsewhere:
        'The write key of this server stands in the code of {{file}}: whoever can read it can send events in its name. Take it from the environment (`npx eslint-plugin-customerio migrate credentials-to-env`), and replace the key that has been seen.',
      useEnvironment: 'Read `{{name}}` from the environment instead.',
    },
  },
  files: /customer_?\.?io|\bcio|_cio|segment|analytics|rudder|sa_(?:live|sandbox)_/i,
  create(context, reading) {
    if (isTestPath(reading.file)) return {};
    const { sourceCode } = context;
    const reported = new Set<number>();
    const report = (found: WrittenKey): void => {
      const { node, isWriteKey } = found;
      if (reported.has(node.range[0])) return;
      reported.add(node.range[0]);
      context.report({ node, messageId: isWriteKey ? 'writeKey' : 'secret', suggest: suggestionsOf(found) });
    };
    const suggestionsOf = (found: WrittenKey): TSESLint.ReportSuggestionArray<MessageIds> => {
      if (found.key === undefined || whyNotFromEnvironment(reading.file, sourceCode) !== undefined) return [];
      const edit = readFromEnvironment(sourceOfEslint(reading.file, sourceCode), found.node, {
        value: found.key,
        name: variableFor(found),
      });
      if (edit.refused !== undefined) return [];
      return [
        {
          messageId: 'useEnvironment',
          data: { name: edit.name },
          fix: fixer => edit.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
        },
      ];
    };
    const isBrowser = isClientSide(reading.file, sourceCode);
    const check = (node: TSESTree.Literal | TSESTree.TemplateElement, text: string): void => {
      const found = keyInText(node, text, reading, isBrowser);
      if (found) report(found);
    };
    return {
      Program() {
        const { here, elsewhere } = keysOfCalls(reading, sourceCode);
        here.forEach(report);
        for (const { part, origin, isWriteKey, isToldThere } of elsewhere) {
          const node = isToldThere ? undefined : reading.nodeAt(part);
          if (node)
            context.report({
              node,
              messageId: isWriteKey ? 'writeKeyElsewhere' : 'elsewhere',
              data: { file: origin.file },
            });
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
