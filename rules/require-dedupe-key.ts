import { sourceOfEslint } from '../lib/edit/source.ts';
import { planOf } from '../lib/plan/cache.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { dedupeFaultsIn, type DedupeFault, type DedupeOptions } from '../lib/concerns/money/dedupe.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = DedupeFault['kind'];

export default createRule<MessageIds, [DedupeOptions]>({
  name: 'require-dedupe-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a key that tells repetitions apart on events about money',
      category: 'Events',
      recommended: false,
      strict: 'error',
    },
    schema: [
      {
        type: 'object',
        properties: {
          events: {
            description:
              'Names and `/patterns/` of the events that need a key; left out: those whose names say that money was paid or given back, and those of tier 1 of the plan.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
          keys: {
            description: 'Names of further properties that are such a key.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ keys: [] }],
    messages: {
      noKey:
        'A retry or a page that is loaded again sends "{{event}}" twice, and without a key nobody can tell that from a second payment. Send {{keys}} with it.',
      madeUp:
        '`{{key}}` of "{{event}}" is made up at each call: a retry gets another one, and counts as a second payment. Send what the order or the payment is known by, or keep the key where the retry finds it.',
      shared:
        'The id of an event tells repetitions apart, and {{name}} is the same for many of them: all but the first are taken for repetitions, and dropped without a word. Give each event an id of its own (a ULID), or leave it out.',
    },
  },
  create(context, reading) {
    const options = context.options[0];
    const { keys = [] } = options;

    return {
      Program() {
        const source = sourceOfEslint(reading.file, context.sourceCode);
        const plan = planOf(reading.project.root, reading.settings);
        for (const fault of dedupeFaultsIn(reading, source, { ...options, ...(plan && { plan }) })) report(fault);
      },
    };

    function report(fault: DedupeFault): void {
      const loc = locOf(context.sourceCode, fault.range);
      switch (fault.kind) {
        case 'noKey': {
          const wanted = ['order_id', ...keys].map(key => `\`${key}\``).join(' or ') + messageIdOf(fault.call);
          context.report({ loc, messageId: 'noKey', data: { event: fault.event, keys: wanted } });
          return;
        }
        case 'madeUp':
          context.report({ loc, messageId: 'madeUp', data: { event: fault.event, key: fault.key } });
          return;
        case 'shared':
          context.report({ loc, messageId: 'shared', data: { name: fault.name } });
      }
    }
  },
});

/** What the receiver itself tells repetitions by. */
function messageIdOf({ vendor, http, platform }: AnalyticsCall): string {
  if (vendor === 'customerio') return http || platform === 'server' ? ', or a ULID as the `id` of the event' : '';
  return platform === 'server' ? ', or a `messageId` of your own' : '';
}
