import { withText } from '../lib/edit/string-literal.ts';
import { driftedNames, type DriftedName, type DriftOptions } from '../lib/concerns/event-names/drift.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';

type MessageIds = 'drift' | 'alias' | 'aliasElsewhere' | 'rename';

export default createRule<MessageIds, [DriftOptions]>({
  name: 'no-event-name-drift',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow several names for one event across the project',
      category: 'Events',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          aliases: {
            description: 'Other names of an event, by the name that it is to have.',
            type: 'object',
            additionalProperties: { type: 'array', items: { type: 'string' }, uniqueItems: true },
          },
          acrossVendors: {
            description: 'Whether an event is to have one name for all receivers, Segment and Customer.io alike.',
            type: 'boolean',
          },
          ignore: {
            description: 'Names that are right as they are.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ aliases: {}, acrossVendors: false, ignore: [] }],
    messages: {
      drift:
        'This event is sent as "{{name}}" here and as "{{other}}" in {{place}}, so segments and campaigns that wait for one of them miss the other. Send it as "{{wanted}}" everywhere: `npx eslint-plugin-customerio migrate rename-events --rename "{{name}}={{wanted}}" --merge` does so.',
      alias:
        '"{{name}}" is another name of "{{wanted}}", and whoever waits for that one misses this event. Send it as "{{wanted}}".',
      aliasElsewhere:
        '"{{name}}" is another name of "{{wanted}}", which {{place}} sends, and whoever waits for that one misses this event. Send it as "{{wanted}}".',
      rename: 'Send it as "{{wanted}}".',
    },
  },
  files: 'names',
  create(context, reading) {
    return {
      Program() {
        for (const drifted of driftedNames(reading, context.options[0])) report(drifted);
      },
    };

    function report({ site, kind, wanted, other }: DriftedName): void {
      const { name, range, literal } = site;
      const data = { name, wanted, other: other?.name ?? wanted, place: other ? placeOf(other.call) : '' };
      context.report({
        loc: locOf(context.sourceCode, range),
        messageId: kind === 'drift' ? 'drift' : other ? 'aliasElsewhere' : 'alias',
        data,
        suggest: literal
          ? [
              {
                messageId: 'rename',
                data: { wanted },
                fix: fixer => fixer.replaceText(literal, withText(literal, wanted)),
              },
            ]
          : [],
      });
    }
  },
});
