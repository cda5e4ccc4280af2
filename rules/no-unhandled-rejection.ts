import { mayBeClientSide } from '../lib/rule/client-side.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { isRequest, sendName } from '../lib/rule/sends.ts';
import { droppedRejection } from '../lib/rule/settlement.ts';
import { wrapperBody } from '../lib/rule/wrapper-body.ts';

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
        'Nobody handles the rejection when {{what}} fails, and Node.js ends the process on an unhandled rejection. Add a `.catch()` that logs it, or await it inside a `try`.',
      callback:
        'Nobody has the promise of this callback, so a failure of {{what}} is an unhandled rejection, on which Node.js ends the process. Catch it inside the callback.',
      addCatch: 'Add `.catch()` that logs the error.',
    },
  },
  create(context, reading) {
    return {
      'Program:exit'() {
        const isBrowser = mayBeClientSide(reading.file, context.sourceCode);
        for (const call of reading.calls) {
          if (call.inTest || !isRequest(call) || (isBrowser && call.sdk === 'http')) continue;
          const node = reading.nodeAt(call.range);
          const dropped = node && droppedRejection(node);
          if (!node || !dropped) continue;
          if (call.via === 'wrapper' && wrapperBody(call, reading)?.rejects !== true) continue;
          const canAppend = dropped.how === 'floating' && /^(?:CallExpression|ChainExpression)$/.test(dropped.node.type);
          context.report({
            node,
            messageId: dropped.how,
            data: { what: sendName(call) },
            suggest: canAppend ? [{ messageId: 'addCatch', fix: (fixer) => fixer.insertTextAfter(dropped.node, '.catch((error) => console.error(error))') }] : [],
          });
        }
      },
    };
  },
});
