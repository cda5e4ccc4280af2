import { createRule } from '../lib/rule/create-rule.ts';
import { saysItsName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { hasKey } from '../lib/calls/values/attributes.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { isInList } from '../lib/patterns.ts';
import { wordsOf } from '../lib/calls/values/names.ts';
import { isMoneyName } from '../lib/concerns/money/purchase.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'noKey';

interface Options {
  readonly events?: readonly string[];
  readonly keys?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
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
              'Names and `/patterns/` of the events that need a key; left out: those whose names say that money was paid or given back.',
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
    },
  },
  create(context, { calls }) {
    const { events, keys = [] } = context.options[0];

    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || !sendsEvent(call) || !(saysItsName(call) || call.parts.properties?.range)) continue;
          const event = call.events.find(name =>
            events ? isInList(name, events, 'The option `events`') : isMoneyName(name),
          );
          if (event === undefined || call.parts.messageId || hasKey(call.parts.properties?.value, isKey) !== false)
            continue;
          context.report({
            loc: locOf(context.sourceCode, (call.parts.event ?? call).range ?? call.range),
            messageId: 'noKey',
            data: { event, keys: ['order_id', ...keys].map(key => `\`${key}\``).join(' or ') + messageIdOf(call) },
          });
        }
      },
    };

    function isKey(name: string): boolean {
      return keys.includes(name) || isTransactionKey(name);
    }
  },
});

const things: ReadonlySet<string> = new Set(
  'order transaction txn tx payment charge invoice checkout receipt purchase refund session intent donation booking subscription'.split(
    ' ',
  ),
);
const marks: ReadonlySet<string> = new Set([
  'id',
  'uuid',
  'ulid',
  'ref',
  'reference',
  'number',
  'no',
  'hash',
  'key',
  'token',
]);
const whole: ReadonlySet<string> = new Set([
  'message id',
  'event id',
  'dedupe id',
  'dedupe key',
  'deduplication id',
  'idempotency key',
  'ulid',
  'uuid',
  'insert id',
]);

/** `order_id`, `stripe_session_id`, `paymentTxRef`, `idempotencyKey`. */
function isTransactionKey(name: string): boolean {
  const words = wordsOf(name);
  if (whole.has(words.join(' '))) return true;
  return marks.has(words.at(-1) as string) && words.some(word => things.has(word));
}

/** What the receiver itself tells repetitions by. */
function messageIdOf({ vendor, http, platform }: AnalyticsCall): string {
  if (vendor === 'customerio') return http || platform === 'server' ? ', or a ULID as the `id` of the event' : '';
  return platform === 'server' ? ', or a `messageId` of your own' : '';
}
