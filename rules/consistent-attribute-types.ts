import { planOf } from '../lib/plan/cache.ts';
import { placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { mistypedIn, type AmountAsText, type OtherType } from '../lib/concerns/attributes/types.ts';

import type { JsonType } from '../lib/concerns/attributes/json-type.ts';

type MessageIds = 'types' | 'numberAsText' | 'number';

interface Options {
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'consistent-attribute-types',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an attribute to have one type wherever it is sent',
      category: 'Data',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          ignore: {
            description: 'Attributes and properties that may have several types.',
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
      types:
        '`{{key}}`{{of}} is sent as {{type}} here and as {{other}} in {{place}}, so a condition that fits the one never matches the other. Send it as {{other}} everywhere.',
      numberAsText: '`{{key}}` is sent as text, which is neither added up nor compared as an amount. Send a number.',
      number: 'Send the number {{number}}.',
    },
  },
  create(context, reading) {
    const { ignore = [] } = context.options[0];
    const plan = planOf(reading.project.root, reading.settings);
    // match-tracking-plan says what a planned property has to be.
    const isPlanned = (event: string, key: string): boolean =>
      plan?.events.get(event)?.shape?.properties.get(key)?.types !== undefined;

    return {
      Program() {
        for (const found of mistypedIn(reading, { ignore, isPlanned })) report(found);
      },
    };

    function report(found: OtherType | AmountAsText): void {
      const loc = locOf(context.sourceCode, found.range);
      const { key } = found;
      if (found.kind === 'other') {
        const { event, type, other } = found;
        const data = {
          key,
          of: event && ` of "${event}"`,
          type: described[type],
          other: described[other.type],
          place: placeOf(other.call),
        };
        context.report({ loc, messageId: 'types', data });
        return;
      }
      const { value, text } = found;
      const node = text === '' || !value.origin ? undefined : reading.nodeAt(value.origin.range);
      const number = String(Number(text));
      context.report({
        loc,
        messageId: 'numberAsText',
        data: { key },
        suggest:
          node?.type === 'Literal'
            ? [{ messageId: 'number', data: { number }, fix: fixer => fixer.replaceText(node, number) }]
            : [],
      });
    }
  },
});

const described: Readonly<Record<JsonType, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  date: 'a date in text',
};
