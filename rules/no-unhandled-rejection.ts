import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { sendName } from '../lib/concerns/shared/sends.ts';
import { endAfter } from '../lib/concerns/flush/find.ts';
import { unhandledSends } from '../lib/concerns/failure/find.ts';
import { catchEdit } from '../lib/concerns/failure/mend.ts';

type MessageIds = 'floating' | 'callback' | 'addCatch';

export default createRule<MessageIds>({
  name: 'no-unhandled-rejection',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sends whose failure nobody handles',
      category: 'Calling',
      recommended: 'warn',
      presets: ['server'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      floating:
        'Nobody handles the rejection when {{what}} fails, and Node.js ends the process on an unhandled rejection. Add a `.catch()` that logs it, or await it inside a `try`; `npx eslint-plugin-customerio migrate unblock-analytics` adds it throughout the project.',
      callback:
        'Nobody has the promise of this callback, so a failure of {{what}} is an unhandled rejection, on which Node.js ends the process. Catch it inside the callback.',
      addCatch: 'Add `.catch()` that logs the error.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    return {
      'Program:exit'() {
        for (const send of unhandledSends(reading, sourceCode)) {
          const edit = catchEdit(sourceOfEslint(reading.file, sourceCode), send, reading);
          // What ends before the send is made ends before its catch: `require-flush` says so.
          const isLost = endAfter(send.node, reading, sourceCode).end !== undefined;
          context.report({
            node: send.node,
            messageId: send.how,
            data: { what: sendName(send.call) },
            suggest:
              isLost || 'refused' in edit ? [] : [{ messageId: 'addCatch', fix: fixer => applyTo(fixer, [edit]) }],
          });
        }
      },
    };
  },
});
