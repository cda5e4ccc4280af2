import { identifyFirst } from '../lib/concerns/order/mend.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { eventNodes, lateIdentifies } from '../lib/concerns/order/find.ts';
import { orderOf } from '../lib/concerns/shared/order.ts';

import type { Edit } from '../lib/edit/edit.ts';
import type { TSESLint } from '@typescript-eslint/utils';
import type { LateIdentify, Site } from '../lib/concerns/order/find.ts';
import type { RuleReading } from '../lib/rule/reading.ts';

type MessageIds = 'anonymous' | 'bare' | 'dropped' | 'racing' | 'identifyFirst';

export default createRule<MessageIds>({
  name: 'no-track-before-identify',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow events that are sent before the identify of the same person',
      category: 'Identity',
      recommended: 'error',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      anonymous:
        'This event is sent before the `identify` in line {{line}}: it counts for whoever was identified last, or as an anonymous event, which can trigger a campaign only if the person is identified within 72 hours. Send it after the `identify`: `npx eslint-plugin-customerio migrate identify-first` moves it.',
      bare: 'This event is sent before the `identify` in line {{line}} of the same person: it can create a profile without an e-mail address, and a campaign that it triggers sees none of the attributes. Wait for the `identify`, and send it then: `npx eslint-plugin-customerio migrate identify-first` moves it.',
      dropped:
        'This event is lost: `{{wrapper}}` sends nothing until somebody is identified, and the `identify` comes in line {{line}} only, so every new sign-up lacks it. Send it after the `identify`.',
      racing:
        'Nothing waits for the `identify` in line {{line}} before this event is sent: each is a request of its own, and if the event is there first, it can create a profile without an e-mail address, and a campaign that it triggers sees none of the attributes. Send it when the `identify` is done.',
      identifyFirst: 'Move the `identify` in front of it.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    const order = orderOf(sourceCode);

    return {
      ...order.listeners,
      'Program:exit'() {
        const late = lateIdentifies(reading, sourceCode, order);
        for (const { track, identify, how } of late) {
          const edits =
            how === 'racing' || identify.isInside ? undefined : moved(track, identify, late, reading, sourceCode);
          context.report({
            node: track.node,
            messageId: how === 'late' ? (track.call.identity === 'ambient' ? 'anonymous' : 'bare') : how,
            data: {
              line: identify.node.loc.start.line,
              ...(how === 'dropped' && { wrapper: track.call.wrapper?.name ?? 'this function' }),
            },
            suggest: edits ? [{ messageId: 'identifyFirst', fix: fixer => applyTo(fixer, edits) }] : [],
          });
        }
      },
    };
  },
});

/** The edits that move an identify in front of all events that come too early for it. */
function moved(
  track: Site,
  { node }: Site,
  late: readonly LateIdentify[],
  reading: RuleReading,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly Edit[] | undefined {
  return identifyFirst(sourceOfEslint(reading.file, sourceCode), {
    track: track.node,
    tracks: late.filter(({ identify }) => identify.node === node).map(one => one.track.node),
    identify: node,
    events: eventNodes(reading),
  }).edits;
}
