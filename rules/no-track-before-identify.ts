import { introduces, isSamePerson, waits } from '../lib/rule/before-identify.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { orderOf } from '../lib/rule/order.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'anonymous' | 'bare';

interface Site {
  readonly call: AnalyticsCall;
  readonly node: TSESTree.Node;
}

/** What makes somebody else of the person, or joins the two. */
const ending: ReadonlySet<string> = new Set(['alias', 'reset', 'merge']);

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
    schema: [],
    messages: {
      anonymous:
        'This event is sent before the `identify` in line {{line}}: it counts for whoever was identified last, or as an anonymous event, which can trigger a campaign only if the person is identified within 72 hours. Send it after the `identify`.',
      bare: 'This event is sent before the `identify` in line {{line}} of the same person: it can create a profile without an e-mail address, and a campaign that it triggers sees none of the attributes. Wait for the `identify`, and send it then.',
    },
  },
  create(context, reading) {
    const { sourceCode } = context;
    const { listeners, precedes } = orderOf(sourceCode);

    return {
      ...listeners,
      'Program:exit'() {
        const sites = reading.calls.flatMap((call): Site[] => {
          const node = call.inTest || call.certainty !== 'certain' ? undefined : reading.nodeAt(call.range);
          return node ? [{ call, node }] : [];
        });
        const identifies = sites.filter(({ call }) => call.method === 'identify');
        const ends = sites.filter(({ call }) => ending.has(call.method));
        const reported = new Set<TSESTree.Node>();
        for (const track of sites) {
          // A wrapper's own call takes its event from outside; who is identified then is not known here.
          if (track.call.method !== 'track' || track.call.unresolved === 'parameter' || reported.has(track.node)) continue;
          const same = identifies.filter(({ call }) => isSamePerson(track.call, call, sourceCode, reading));
          if (same.some((identify) => isBefore(identify, track))) continue;
          const late = same.find((identify) => isLate(track, identify, ends));
          if (!late) continue;
          reported.add(track.node);
          context.report({
            node: track.node,
            messageId: track.call.identity === 'ambient' ? 'anonymous' : 'bare',
            data: { line: late.call.line },
          });
        }
      },
    };

    function isLate(track: Site, identify: Site, ends: readonly Site[]): boolean {
      return (
        precedes(track.node, identify.node) &&
        introduces(identify.call, identify.node, track.call) &&
        !ends.some((end) => end.call.vendor === track.call.vendor && precedes(track.node, end.node) && precedes(end.node, identify.node)) &&
        !waits(track.call, track.node, identify.node, reading, sourceCode)
      );
    }

    /** On some path, in the same call of a wrapper, or in a function around this one. */
    function isBefore(identify: Site, track: Site): boolean {
      if (identify.node === track.node || precedes(identify.node, track.node)) return true;
      const [own, outer] = [track.call.functionRange, identify.call.functionRange];
      const isAround = own !== undefined && (outer === undefined || (outer[0] <= own[0] && outer[1] >= own[1] && outer[0] !== own[0]));
      return isAround && identify.node.range[0] < track.node.range[0];
    }
  },
});
