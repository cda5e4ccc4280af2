import { createRule } from '../lib/rule/create-rule.ts';
import { excludeDestination } from '../lib/concerns/forwarding/mend.ts';
import {
  customerioPlace,
  faultOfPlace,
  faultsOf,
  forwardedEvent,
  forwarderName,
  isFirstOfNobody,
  isSentBeside,
  isSiteOfEvent,
  mayExcludeCustomerio,
  otherKey,
} from '../lib/concerns/forwarding/find.ts';
import { applyTo, editsToHelper, helperName } from '../lib/concerns/shared/helper.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { RuleContext } from '../lib/rule/create-rule.ts';
import type { RuleReading } from '../lib/rule/reading.ts';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'unidentified' | 'twoKeys' | 'nobody' | 'sendBeside' | 'excludeHere';

interface Options {
  readonly identifiedElsewhere?: boolean;
  readonly destination?: string;
}

type Context = RuleContext<MessageIds, [Options]>;

export default createRule<MessageIds, [Options]>({
  name: 'no-unidentified-forward',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow events that Segment or RudderStack forwards to Customer.io without a person whom Customer.io knows',
      category: 'Identity',
      recommended: 'error',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What the code of this project cannot tell.',
        properties: {
          identifiedElsewhere: {
            type: 'boolean',
            description:
              '`identify` of Segment or RudderStack is called for the same people by another code base, such as a web app beside this server.',
          },
          destination: {
            type: 'string',
            description:
              "The name of the Customer.io destination that the suggestion writes into `integrations`. Left out: `Customer.io (Actions)`, and RudderStack's `Customer IO`.",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ identifiedElsewhere: false }],
    messages: {
      unidentified:
        '{{forwarder}} forwards {{event}} to Customer.io, where it can create people whom nobody can write to: {{faults}}. Send it to Customer.io beside this call, through a helper that does nothing until somebody is identified (`npx eslint-plugin-customerio migrate mend` makes both), and stop forwarding it; or leave Customer.io out by `integrations`.',
      twoKeys:
        'If {{forwarder}} forwards this to Customer.io, one person becomes two there: {{faults}}. Name the forwarded events in `settings.customerio.forwarded`, or say `none`.',
      nobody:
        'Nobody is identified in {{forwarder}}, while Customer.io knows people by their ids ({{place}}): if {{forwarder}} forwards this event or others to Customer.io, each visitor becomes a person there whom nobody can write to. Name the forwarded events in `settings.customerio.forwarded`, or say `none`.',
      sendBeside: 'Send the event through `{{helper}}` beside this call.',
      excludeHere: 'Keep this event from Customer.io by `integrations`.',
    },
  },
  create(context, reading) {
    const { sends, settings } = reading;
    return {
      Program() {
        for (const call of sends) {
          if (call.inTest) continue;
          if (settings.forwarded === undefined) reportTwoKeys(context, reading, call);
          else reportForwarded(context, reading, call, settings.forwarded);
        }
      },
    };
  },
});

function reportForwarded(
  context: Context,
  reading: RuleReading,
  call: AnalyticsCall,
  forwarded: 'all' | 'none' | readonly string[],
): void {
  const event = forwardedEvent(call, forwarded);
  if (event === undefined || mayExcludeCustomerio(call, reading) || isSentBeside(call, reading)) return;
  const node = reading.nodeAt(call.range);
  const faults = faultsAt(context, reading, call);
  if (faults.length === 0 || !node) return;
  context.report({
    node,
    messageId: 'unidentified',
    data: { forwarder: forwarderName(call), event, faults: faults.join('; ') },
    suggest: suggestions(context, reading, call),
  });
}

function faultsAt(context: Context, reading: RuleReading, call: AnalyticsCall): readonly string[] {
  const faults = faultsOf(call, reading, context.options[0].identifiedElsewhere === true);
  if (faults.length > 0) return isSiteOfEvent(call, reading, context.sourceCode) ? faults : [];
  const ofPlace = faultOfPlace(call, reading, context.sourceCode);
  return ofPlace === undefined ? [] : [ofPlace];
}

/**
 * Nobody said what is forwarded. Two keys for one person are worth a word even so, once, where the SDK is called; and so
 * is a client that is told of nobody, once for the project.
 */
function reportTwoKeys(context: Context, reading: RuleReading, call: AnalyticsCall): void {
  if (call.via !== 'direct' || forwardedEvent(call, 'all') === undefined || mayExcludeCustomerio(call, reading)) return;
  const node = reading.nodeAt(call.range);
  const key = call.parts.userId && otherKey(call, reading);
  const forwarder = forwarderName(call);
  if (key && node) context.report({ node, messageId: 'twoKeys', data: { forwarder, faults: key } });
  else if (node && context.options[0].identifiedElsewhere !== true && isFirstOfNobody(call, reading))
    context.report({ node, messageId: 'nobody', data: { forwarder, place: customerioPlace(reading) } });
}

function suggestions(
  context: Context,
  reading: RuleReading,
  call: AnalyticsCall,
): TSESLint.ReportSuggestionArray<MessageIds> {
  const edits =
    call.method === 'track' && !call.isDeferred
      ? editsToHelper(call, 'beside', reading, context.sourceCode)
      : undefined;
  const exclude = excludeDestination(call, reading.nodeAt(call.range), context.options[0].destination);
  return [
    ...(edits
      ? [
          {
            messageId: 'sendBeside' as const,
            data: { helper: helperName(reading.settings) },
            fix: (fixer: TSESLint.RuleFixer) => applyTo(fixer, edits),
          },
        ]
      : []),
    ...(exclude ? [{ messageId: 'excludeHere' as const, fix: exclude }] : []),
  ];
}
