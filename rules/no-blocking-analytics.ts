import { blockingSends, blockingUnits } from '../lib/concerns/blocking/find.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { mendOf } from '../lib/concerns/blocking/mend.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { sendName } from '../lib/concerns/shared/sends.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';

import type { Means } from '../lib/concerns/blocking/mend.ts';

type MessageIds = 'blocking' | 'letRun';

const names: Readonly<Record<Means, string>> = {
  after: 'in `after()`',
  waitUntil: 'in `waitUntil()`',
  catch: 'beside the answer, with a `.catch()`',
};

export default createRule<MessageIds>({
  name: 'no-blocking-analytics',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow awaiting analytics in a request handler',
      category: 'Calling',
      recommended: 'warn',
      presets: ['server'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      blocking:
        'The answer to the request waits for {{what}}: when the analytics service is slow or down, so is this endpoint. Hand the promise to `after()` or `waitUntil()` where the platform has them, to a queue, or let it run beside with a `.catch()`; `npx eslint-plugin-customerio migrate unblock-analytics` does so throughout the project.',
      letRun: 'Let it run {{how}}.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    return {
      'Program:exit'() {
        const sends = blockingSends(reading, sourceCode);
        if (sends.length === 0) return;
        const units = blockingUnits(reading, sourceCode);
        const source = sourceOfEslint(reading.file, sourceCode);
        for (const { call, node } of sends) {
          const unit = units.find(each => each.sends.some(send => send.node === node));
          const mend = unit && mendOf(source, unit, { root: reading.project.root, file: reading.file });
          context.report({
            node,
            messageId: 'blocking',
            data: { what: sendName(call) },
            suggest:
              mend?.refused === undefined && mend
                ? [
                    {
                      messageId: 'letRun',
                      data: { how: names[mend.means] },
                      fix: fixer => applyTo(fixer, [...mend.once, ...mend.edits]),
                    },
                  ]
                : [],
          });
        }
      },
    };
  },
});
