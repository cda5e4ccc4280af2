import { createRule } from '../lib/rule/create-rule.ts';
import { placeOfName, saysItsName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { isInList } from '../lib/patterns.ts';
import { isPaid, isPurchaseName } from '../lib/concerns/money/purchase.ts';
import { isPageFile } from '../lib/concerns/shared/client-side.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'clientSide' | 'inApp';

type Platform = AnalyticsCall['platform'];

interface Options {
  readonly events?: readonly string[];
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-client-side-purchase',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow events about purchases sent from the browser or an app',
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
      inApp:
        '"{{event}}" is sent from the app, which may be closed or offline by then, and which anyone can change. Send it from the server, when the payment is confirmed there.',
    },
  },
  create(context, { sends, file, nodeAt }) {
    const { sourceCode } = context;
    const { events, ignore = [] } = context.options[0];
    // A request by hand leaves a page where its file is one.
    let isPage: boolean | undefined;
    const platformOf = ({ platform, http }: AnalyticsCall): Platform =>
      http && (isPage ??= isPageFile(sourceOfEslint(file, sourceCode))) ? 'browser' : platform;

    return {
      Program() {
        for (const call of sends) {
          if (call.inTest || !sendsEvent(call) || !saysItsName(call)) continue;
          const platform = platformOf(call);
          if (platform === 'server') continue;
          const event = call.events.find(
            name =>
              !isInList(name, ignore, 'The option `ignore`') &&
              (events ? isInList(name, events, 'The option `events`') : isPurchaseName(name) || isPaid(call, name)),
          );
          if (event === undefined) continue;
          context.report({
            loc: locOf(sourceCode, placeOfName(call, event, { file, nodeAt }).range),
            messageId: platform === 'mobile' ? 'inApp' : 'clientSide',
            data: { event },
          });
        }
      },
    };
  },
});
