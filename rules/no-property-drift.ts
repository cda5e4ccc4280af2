import { keyOf } from '../lib/edit/nodes.ts';
import { propertyFaultsIn, type PropertyFault } from '../lib/concerns/properties/find.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { Range } from '../lib/reading.ts';

type MessageIds = PropertyFault['kind'] | 'rename';

interface Options {
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-property-drift',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow several names for one property of an event, and properties that some places leave out',
      category: 'Events',
      recommended: false,
      strict: 'warn',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ignore: {
            description: 'Properties that may be there or not, and be called as they are.',
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
      name: '`{{key}}` of "{{event}}" is called `{{wanted}}` in {{place}}, so a segment or template that uses one of them gets nothing from the other. Send it as `{{wanted}}` everywhere.',
      lacking:
        '"{{event}}" is sent without {{keys}} here, and with it in {{count}} of {{all}} places ({{place}}, for one): segments and templates that use it get nothing from this one. Send it here as well, or give what happens here a name of its own.',
      disjoint:
        '"{{event}}" has no property in common with the one in {{place}}, so one name stands for two events, and no segment or template can use it for both. Give this one a name of its own, or the same properties.',
      rename: 'Send it as `{{wanted}}`.',
    },
  },
  create(context, reading) {
    const { ignore = [] } = context.options[0];

    return {
      Program() {
        for (const fault of propertyFaultsIn(reading, ignore)) report(fault);
      },
    };

    function report(fault: PropertyFault): void {
      const loc = locOf(context.sourceCode, fault.range);
      const { event } = fault;
      const place = placeOf(fault.other);
      switch (fault.kind) {
        case 'name':
          context.report({
            loc,
            messageId: 'name',
            data: { event, place, key: fault.key, wanted: fault.wanted },
            suggest: renameOf(fault.range, fault.key, fault.wanted),
          });
          return;
        case 'lacking': {
          const keys = fault.keys.map(key => `\`${key}\``).join(' and ');
          context.report({
            loc,
            messageId: 'lacking',
            data: { event, place, keys, count: fault.count, all: fault.all },
          });
          return;
        }
        case 'disjoint':
          context.report({ loc, messageId: 'disjoint', data: { event, place } });
      }
    }

    function renameOf(range: Range, key: string, wanted: string): TSESLint.ReportSuggestionArray<MessageIds> {
      const found = reading.nodeAt(range);
      const property = found?.type === 'Property' ? found : found?.parent;
      if (property?.type !== 'Property' || property.computed || keyOf(property) !== key) return [];
      const name = /^[A-Za-z_$][\w$]*$/.test(wanted) ? wanted : JSON.stringify(wanted);
      return [
        {
          messageId: 'rename',
          data: { wanted },
          fix: fixer =>
            property.shorthand ? fixer.insertTextBefore(property, `${name}: `) : fixer.replaceText(property.key, name),
        },
      ];
    }
  },
});
