import { createRule } from '../lib/rule/create-rule.ts';
import { placeOfName, saysItsName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { isInList } from '../lib/patterns.ts';
import { isPaid, isPurchaseName } from '../lib/concerns/money/purchase.ts';

type MessageIds = 'clientSide';

interface Options {
  readonly events?: readonly string[];
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-client-side-purchase',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow events about purchases sent from the browser',
      category: 'Events',
      recommended: false,
      strict: 'warn',
      presets: ['browser'],
    },
    schema: [
      {
        type: 'object',
        properties: {
          events: {
            description:
              'Names and `/patterns/` of the events that must come from a server; left out: those whose names say that money was paid, and those about a payment that carry `revenue`.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
          ignore: {
            description: 'Names and `/patterns/` of events that may come from the browser.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages: {
      clientSide:
        '"{{event}}" is sent from the browser, where a blocker or a closed tab loses it, a reload repeats it and anyone can forge it. Send it from the server, when the payment is confirmed there.',
    },
  },
  create(context, { sends, file, nodeAt }) {
    const { events, ignore = [] } = context.options[0];

    return {
      Program() {
        for (const call of sends) {
          if (call.inTest || call.platform !== 'browser' || !sendsEvent(call) || !saysItsName(call)) continue;
          const event = call.events.find(
            name =>
              !isInList(name, ignore, 'The option `ignore`') &&
              (events ? isInList(name, events, 'The option `events`') : isPurchaseName(name) || isPaid(call, name)),
          );
          if (event === undefined) continue;
          context.report({
            loc: locOf(context.sourceCode, placeOfName(call, event, { file, nodeAt }).range),
            messageId: 'clientSide',
            data: { event },
          });
        }
      },
    };
  },
});
