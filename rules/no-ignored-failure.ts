import { ignoredFailures } from '../lib/concerns/failure/ignored.ts';
import { logEdit } from '../lib/concerns/failure/mend.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { sendName } from '../lib/concerns/shared/sends.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';

type MessageIds = 'handler' | 'clause' | 'settled' | 'status' | 'log';

export default createRule<MessageIds>({
  name: 'no-ignored-failure',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sends whose failure nobody hears of',
      category: 'Calling',
      recommended: false,
      strict: 'warn',
      presets: ['server'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      handler:
        'When {{what}} fails, its handler throws the failure away: events are missing, and nobody learns of it before a campaign does. Log it there, or count it.',
      clause:
        'When {{what}} fails, an empty `catch` throws the failure away: events are missing, and nobody learns of it before a campaign does. Log it there, or count it.',
      settled:
        '`Promise.allSettled` never rejects, and nobody looks at what it gives: when {{what}} fails, events are missing, and nobody learns of it before a campaign does. Log those whose `status` is `rejected`.',
      status:
        'Nobody looks at the status of this request, and its promise does not reject where the API refuses it: with a wrong key all that is sent is lost in silence. Check `ok` of the answer, and log or throw where it is not.',
      log: 'Log the error.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    return {
      'Program:exit'() {
        for (const failure of ignoredFailures(reading, sourceCode)) {
          const edit = logEdit(sourceOfEslint(reading.file, sourceCode), failure);
          context.report({
            node: failure.node,
            messageId: failure.how,
            data: { what: sendName(failure.call) },
            suggest: edit ? [{ messageId: 'log', fix: fixer => applyTo(fixer, [edit]) }] : [],
          });
        }
      },
    };
  },
});
