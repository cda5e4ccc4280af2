import { sourceOfEslint } from '../lib/edit/source.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { leftIdentitiesIn } from '../lib/concerns/log-out/find.ts';
import { untoldLogOutsIn } from '../lib/concerns/log-out/untold.ts';
import { clientHere, endIdentity } from '../lib/concerns/log-out/mend.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { logOutText } from '../lib/concerns/shared/log-out-words.ts';

import type { KeptIdentity } from '../lib/concerns/log-out/find.ts';

type MessageIds = 'reset' | 'clearIdentify' | 'pageGlobal' | 'untold' | 'variable' | 'visitor' | 'forget';

export default createRule<MessageIds>({
  name: 'require-reset-on-logout',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a log-out to end the identity that analytics keeps',
      category: 'Identity',
      recommended: 'warn',
      presets: ['browser', 'mobile'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      reset:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `reset()` of the client here: `npx eslint-plugin-customerio migrate add-reset-on-logout` does so in every log-out.',
      clearIdentify:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. Call `CustomerIO.clearIdentify()` here: `npx eslint-plugin-customerio migrate add-reset-on-logout` does so in every log-out.',
      untold:
        'After this log-out {{vendor}} still knows the person who was identified at {{place}}, since nothing in the project has it forget: whatever the next person does on this device counts for them. Have the client forget the person (`reset()`; in React Native `clearIdentify()`) before the page is left, or where this action is heard.',
      pageGlobal:
        'After this log-out Customer.io still knows the person who was identified at {{place}}: whatever the next person does on this device counts for them. The classic snippet queues no `reset`, so leave by a full page load and clear its cookies `_cioid` and `_cioanonid`.',
      variable:
        'After this log-out `{{name}}` still holds the person who was identified at {{place}}: whatever the next person does on this device is sent for them. Empty `{{name}}` here.',
      visitor:
        "This log-out leaves the visitor's id to {{vendor}}, which is loaded at {{place}} and shares it with the client that forgets the person: the next person on this device is joined to the last one. Call `reset()` of this client too.",
      forget: 'Have the client forget the person before the session ends.',
    },
  },
  files: logOutText,
  create(context, reading) {
    return {
      Program(program) {
        const source = sourceOfEslint(reading.file, context.sourceCode);
        const said = new Set<string>();
        for (const { logOut, kept } of leftIdentitiesIn(reading, program, context.sourceCode)) {
          const { call } = kept;
          // Two clients of one vendor on a way out are one cause.
          const cause = `${logOut.fn.range.join()} ${kept.by} ${call.vendor}`;
          if (said.has(cause)) continue;
          said.add(cause);
          const client = kept.by === 'variable' ? undefined : clientHere(source, reading, logOut, call.sdk);
          const edits = client ? endIdentity(source, reading, logOut, call.sdk, client) : undefined;
          context.report({
            node: logOut.head,
            messageId: messageOf(kept),
            data: dataOf(kept),
            suggest:
              edits && !('refused' in edits) ? [{ messageId: 'forget', fix: fixer => applyTo(fixer, edits) }] : [],
          });
        }
        for (const { node, kept } of untoldLogOutsIn(reading, program, context.sourceCode))
          context.report({ node, messageId: 'untold', data: dataOf(kept) });
      },
    };
  },
});

function dataOf({ call, name }: KeptIdentity): Record<string, string> {
  return {
    vendor: call.vendor === 'customerio' ? 'Customer.io' : call.vendor === 'segment' ? 'Segment' : 'RudderStack',
    place: placeOf(call),
    ...(name !== undefined && { name }),
  };
}

function messageOf({ by, call }: KeptIdentity): MessageIds {
  if (by !== 'client') return by;
  if (call.sdk === 'customerio-reactnative') return 'clearIdentify';
  return call.sdk === 'customerio-classic' ? 'pageGlobal' : 'reset';
}
