import { createRule } from '../lib/rule/create-rule.ts';
import { repetitionOf } from '../lib/concerns/rate/find.ts';
import { rateOf, sendName } from '../lib/concerns/shared/sends.ts';

type MessageIds = 'parallel' | 'sequence';

const REMEDY = 'Send in batches, pause between them, or go through a limiter.';

export default createRule<MessageIds>({
  name: 'require-rate-limit',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a limit on sends in a loop without bound',
      category: 'Calling',
      recommended: false,
      strict: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      parallel: `The loop sets off {{what}} for every element at once, whose number nothing bounds, and the API takes {{rate}}: beyond that, sends are refused and lost. ${REMEDY}`,
      sequence: `The loop runs {{what}} as fast as it can, and the API takes {{rate}}: beyond that, sends are refused and lost. ${REMEDY}`,
    },
  },
  create(context, { calls, nodeAt, project, file }) {
    const at = {
      sourceCode: context.sourceCode,
      isWrittenOut: (path: string): boolean => project.running.isWrittenOut(file, path),
    };
    return {
      'Program:exit'() {
        for (const call of calls) {
          const rate = call.inTest ? undefined : rateOf(call);
          const node = rate && nodeAt(call.range);
          const repetition = node && repetitionOf(node, at);
          // One after the other, answers are slower than all rates but that of broadcasts.
          if (!node || !repetition || (repetition.kind === 'sequence' && call.method !== 'broadcast')) continue;
          // A client that batches copes with what happens while a program runs, and not with a replay of all that did.
          if (call.batches && !repetition.isReplay) continue;
          context.report({ node, messageId: repetition.kind, data: { what: sendName(call), rate } });
        }
      },
    };
  },
});
