import { createRule } from '../lib/rule/create-rule.ts';
import { roleNames } from '../lib/concerns/shared/credentials.ts';
import { placeOf } from '../lib/rule/across.ts';
import { keySlotsIn, mismatchOf, sharedKeysOf } from '../lib/concerns/credentials/slots.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { KeySlot } from '../lib/concerns/credentials/slots.ts';

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
        '`{{name}}` is {{role}} by its name, and stands where {{wanted}} belongs: every call with it will be refused. Pass {{wanted}} here.',
      shared:
        '`{{name}}` stands for {{wanted}} here and for {{role}} at {{place}}: the two are different keys, so one of the two will be refused. Give each its own.',
    },
  },
  // Who gives a key to what makes the client may send nothing.
  files: 'related',
  create(context, reading) {
    const { file, project, nodeAt } = reading;
    return {
      'Program:exit'() {
        const reported = new Set<TSESTree.Node>();
        const report = (slot: KeySlot, messageId: MessageIds, data: Record<string, string>): void => {
          const node = nodeAt(slot.part.range ?? slot.call.range);
          if (!node || reported.has(node)) return;
          reported.add(node);
          context.report({ node, messageId, data: { ...data, wanted: roleNames[slot.role] } });
        };
        for (const slot of keySlotsIn(reading)) {
          const found = mismatchOf(slot);
          if (found) report(slot, 'mismatch', { name: found.name, role: roleNames[found.role] });
        }
        for (const { slot, other, name } of sharedKeysOf(project)) {
          if (slot.call.file === file)
            report(slot, 'shared', { name, role: roleNames[other.role], place: placeOf(other.call) });
        }
      },
    };
  },
});
