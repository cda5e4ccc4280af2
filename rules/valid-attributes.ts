import { createRule } from '../lib/rule/create-rule.ts';
import { reachesCustomerio } from '../lib/concerns/shared/reaches.ts';
import { locOf, namedBy, rangeOf, type Written } from '../lib/concerns/shared/written.ts';
import { ownValue } from '../lib/text/own-value.ts';
import { bytesOf, isReserved, leastBytes, limits, overriding } from '../lib/concerns/attributes/limits.ts';
import { bagOf } from '../lib/calls/values/attributes.ts';
import { sendsEvent, writesTraits } from '../lib/calls/values/methods.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'reserved' | 'overriding' | 'longName' | 'longValue' | 'tooMany';

interface Options {
  readonly allow?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'valid-attributes',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow attributes with reserved names or beyond Customer.io's limits",
      category: 'Data',
      recommended: 'error',
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            description: 'Reserved names that are sent for what they do.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      reserved:
        'Customer.io keeps `{{key}}` for itself, so the attribute may be refused or overwrite what it relies on. Choose another name.',
      overriding:
        "`{{key}}` in an event's data takes the place of the {{what}} that the campaign says, so a message can go out with a wrong one. Choose another name, or list it in `allow` if that is what it is for.",
      longName: 'The name of this attribute has {{bytes}} bytes, and Customer.io takes {{max}} at most. Shorten it.',
      longValue:
        '`{{key}}` has at least {{bytes}} bytes, and Customer.io takes {{max}} at most in an attribute. Send less, or a link to it.',
      tooMany:
        'This call sends {{count}} attributes, and Customer.io takes {{max}} at most. Send fewer, or several calls.',
    },
  },
  create(context, { sends, settings, project }) {
    const { allow = [] } = context.options[0];
    const seen = new Set<string>();

    const report = (range: Written['range'], messageId: MessageIds, data: Record<string, string | number>): void => {
      const place = `${messageId} ${range.join()} ${data['key'] ?? ''}`;
      if (seen.has(place)) return;
      seen.add(place);
      context.report({ loc: locOf(context.sourceCode, range), messageId, data });
    };

    function checkTraits(call: AnalyticsCall): void {
      for (const { key, value, range } of namedBy(call, 'traits', project)) {
        if (isReserved(key) && !allow.includes(key)) report(range, 'reserved', { key });
        if (bytesOf(key) > limits.name) report(range, 'longName', { bytes: bytesOf(key), max: limits.name });
        const bytes = leastBytes(value) ?? 0;
        if (bytes > limits.value) report(range, 'longValue', { key, bytes, max: limits.value });
      }
      const counts = bagOf(call.parts.traits?.value).objects.map(({ keys }) => keys.length);
      const count = Math.max(0, ...counts);
      const range = rangeOf(call, 'traits');
      if (count > limits.attributes && range) report(range, 'tooMany', { count, max: limits.attributes });
    }

    return {
      Program() {
        for (const call of sends) {
          if (call.inTest || !reachesCustomerio(call, settings)) continue;
          if (writesTraits(call)) checkTraits(call);
          if (!sendsEvent(call)) continue;
          for (const { key, range } of namedBy(call, 'properties', project)) {
            const what = allow.includes(key) ? undefined : ownValue(overriding, key);
            if (what) report(range, 'overriding', { key, what });
          }
        }
      },
    };
  },
});
