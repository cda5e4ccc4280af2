import { createRule } from '../lib/rule/create-rule.ts';
import { roleNames } from '../lib/concerns/shared/credentials.ts';
import { placeOf } from '../lib/rule/across.ts';
import { keySlots, mismatchOf, sharedKeysOf } from '../lib/concerns/credentials/slots.ts';

type MessageIds = 'mismatch' | 'shared';

export default createRule<MessageIds>({
  name: 'no-mismatched-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow giving a client the key of another API',
      category: 'Credentials and transport',
      recommended: 'error',
    },
    schema: [],
    messages: {
      mismatch:
        '`{{name}}` is {{role}} by its name, and stands where {{wanted}} belongs: every call of this client will be refused. Pass {{wanted}} here.',
      shared:
        '`{{name}}` stands for {{wanted}} here and for {{role}} at {{place}}: the two are different keys, so one of the clients will be refused. Give each its own.',
    },
  },
  create(context, { calls, file, project, nodeAt }) {
    return {
      'Program:exit'() {
        const slots = calls
          .filter(call => call.method === 'init' && call.via === 'direct' && !call.inTest)
          .flatMap(keySlots);
        for (const slot of slots) {
          const found = mismatchOf(slot);
          const node = nodeAt(slot.part.range ?? slot.call.range);
          if (found && node)
            context.report({
              node,
              messageId: 'mismatch',
              data: { name: found.name, role: roleNames[found.role], wanted: roleNames[slot.role] },
            });
        }
        for (const { slot, other, name } of sharedKeysOf(project)) {
          if (slot.call.file !== file) continue;
          const node = nodeAt(slot.part.range ?? slot.call.range);
          if (node)
            context.report({
              node,
              messageId: 'shared',
              data: { name, wanted: roleNames[slot.role], role: roleNames[other.role], place: placeOf(other.call) },
            });
        }
      },
    };
  },
});
