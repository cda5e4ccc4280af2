import { createRule } from '../lib/rule/create-rule.ts';
import { unstableIdsIn } from '../lib/concerns/identity/unstable.ts';

import type { UnstableId } from '../lib/concerns/identity/unstable.ts';

type MessageIds = 'empty' | 'constant' | 'madeUp' | 'device';

const RECEIVERS = {
  customerio: 'Customer.io',
  segment: 'Segment and all that it feeds',
  rudderstack: 'RudderStack and all that it feeds',
  analytics: 'analytics',
} as const;

/** How much of a text that stands for everybody a message shows. */
const SHOWN = 40;

export default createRule<MessageIds>({
  name: 'no-unstable-user-id',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow ids of people that are empty, the same for everybody, made up at each call, or of a device',
      category: 'Identity',
      recommended: 'warn',
      strict: 'error',
    },
    schema: [],
    messages: {
      empty:
        'The id of the person {{can}} empty here: {{receiver}} refuses the call, the SDK may throw before it sends, and what happened is lost. Call only once somebody is known, or send it under an anonymous id.',
      constant:
        '{{where}} goes by `{{id}}` here, so all of them are one person in {{receiver}}: their events and attributes are mixed, and a message goes to nobody or to the wrong one. Send under the id of the person, and anonymously where nobody is known.',
      madeUp:
        'This id is made up at each call, and kept nowhere: each time a new, paid person appears in {{receiver}} whom no later call finds again. Send under the id of the person, and anonymously where nobody is known.',
      device:
        'Where nobody is known the person goes by `{{id}}` here: the device becomes a paid person of its own in {{receiver}}, without an e-mail address, and is never joined with its owner. Call only once somebody is known, or send it as an anonymous event.',
    },
  },
  create(context, reading) {
    return {
      Program() {
        for (const unstable of unstableIdsIn(reading, context.sourceCode)) {
          context.report({ node: unstable.node, messageId: unstable.how, data: dataOf(unstable) });
        }
      },
    };
  },
});

function dataOf({ call, how, isFallback, way }: UnstableId): Record<string, string> {
  const receiver = RECEIVERS[call.vendor];
  switch (how) {
    case 'empty':
      return { receiver, can: isFallback ? 'can be' : 'is' };
    case 'constant':
      return {
        receiver,
        id: (way.detail ?? '').slice(0, SHOWN),
        where: isFallback ? 'Everybody who is not known' : 'Everybody',
      };
    case 'device':
      return { receiver, id: way.path.at(-1) ?? '' };
    case 'madeUp':
      return { receiver };
  }
}
