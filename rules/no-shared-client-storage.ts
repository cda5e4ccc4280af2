import { createRule } from '../lib/rule/create-rule.ts';
import { placeOf } from '../lib/rule/across.ts';
import { otherClientOnPage } from '../lib/concerns/storage/find.ts';

type MessageIds = 'shared';

const VENDORS = { segment: "Segment's", customerio: "Customer.io's" } as const;

export default createRule<MessageIds>({
  name: 'no-shared-client-storage',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow Segment's and Customer.io's browser SDKs on one page with the same storage keys",
      category: 'Identity',
      recommended: 'error',
      presets: ['browser'],
    },
    schema: [],
    messages: {
      shared:
        '{{own}} browser SDK and {{other}} (loaded at {{place}}) keep the identity under the same keys, `ajs_user_id` and its kin: each overwrites whom the other knows, and events go to the wrong person. Give one of them keys of its own by the options `cookie`, `localStorage` or `storage` of `load()`.',
    },
  },
  create(context, { calls, project, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          const other = otherClientOnPage(call, project);
          const node = other && nodeAt(call.range);
          if (!other || !node) continue;
          const own = VENDORS[call.vendor as keyof typeof VENDORS];
          context.report({
            node,
            messageId: 'shared',
            data: { own, other: VENDORS[other.vendor as keyof typeof VENDORS], place: placeOf(other) },
          });
        }
      },
    };
  },
});
