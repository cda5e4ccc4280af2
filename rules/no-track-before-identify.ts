import { identifyFirst } from '../lib/concerns/order/mend.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { eventNodes, lateIdentifies } from '../lib/concerns/order/find.ts';
import { orderOf } from '../lib/concerns/shared/order.ts';

type MessageIds = 'anonymous' | 'bare' | 'identifyFirst';

export default createRule<MessageIds>({
  name: 'no-track-before-identify',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow events that are sent before the identify of the same person',
      category: 'Identity',
      recommended: false,
      strict: 'error',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      anonymous:
        'This event is sent before the `identify` in line {{line}}: it counts for whoever was identified last, or as an anonymous event, which can trigger a campaign only if the person is identified within 72 hours. Send it after the `identify`.',
      bare: 'This event is sent before the `identify` in line {{line}} of the same person: it can create a profile without an e-mail address, and a campaign that it triggers sees none of the attributes. Wait for the `identify`, and send it then.',
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
        for (const { track, identify } of late) {
          const tracks = late.filter(other => other.identify.node === identify.node).map(other => other.track.node);
          const { edits } = identifyFirst(sourceOfEslint(reading.file, sourceCode), {
            track: track.node,
            tracks,
            identify: identify.node,
            events: eventNodes(reading),
          });
          context.report({
            node: track.node,
            messageId: track.call.identity === 'ambient' ? 'anonymous' : 'bare',
            data: { line: identify.call.line },
            suggest: edits ? [{ messageId: 'identifyFirst', fix: fixer => applyTo(fixer, edits) }] : [],
          });
        }
      },
    };
  },
});
