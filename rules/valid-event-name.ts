import { contains } from '../lib/edit/nodes.ts';
import { withText } from '../lib/edit/string-literal.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { nameSitesIn, saysItsName, type NameSite } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { actsOn } from '../lib/concerns/event-names/acting-names.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { literalText } from '../lib/calls/values/strings.ts';

import type { AnalyticsCall, ObjectValue } from '../lib/reading.ts';

type MessageIds = 'empty' | 'missing' | 'untrimmed' | 'tooLong' | 'acting' | 'trim';

interface Options {
  readonly maxBytes?: number;
  readonly allow?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'valid-event-name',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow event names that are empty, too long or untrimmed, or that do something when they arrive',
      category: 'Events',
      recommended: 'error',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          maxBytes: {
            description: 'The longest name in bytes of UTF-8. Customer.io takes 100.',
            type: 'integer',
            minimum: 1,
          },
          allow: {
            description: 'Names that act on arrival and are sent for what they do.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ maxBytes: 100, allow: [] }],
    messages: {
      empty: 'An event with an empty name is refused, or nothing can wait for it. Give it a name.',
      missing: 'This call names no event, so it is refused, or nothing can wait for it. Give it a name.',
      untrimmed:
        'The name "{{name}}" begins or ends with white space, which nobody sees where campaigns are set up, so they wait for another event. Trim it.',
      tooLong:
        'This name has {{bytes}} bytes, and Customer.io takes {{max}} at most. Shorten it, and put what varies into a property.',
      acting:
        'An event named "{{name}}" is not recorded as an event: on arrival, Customer.io {{deed}}. Give it another name, or list it in `allow` if that is what it is for.',
      trim: 'Trim it to "{{trimmed}}".',
    },
  },
  files: 'names',
  create(context, reading) {
    const { maxBytes = 100, allow = [] } = context.options[0];

    return {
      Program() {
        for (const call of reading.sends) {
          if (!call.inTest && sendsEvent(call) && saysItsName(call) && isNameless(call))
            context.report({ loc: locOf(context.sourceCode, call.range), messageId: 'missing' });
        }
        for (const site of nameSitesIn(reading)) check(site);
      },
    };

    function check({ name, range, literal, calls }: NameSite): void {
      const loc = locOf(context.sourceCode, range);
      const trimmed = name.trim();
      if (trimmed === '') {
        // An empty text elsewhere is most often a start value that is replaced before anything is sent.
        if (literal && calls.some(call => contains(call.range, literal.range) && isItsOnlyName(call)))
          context.report({ loc, messageId: 'empty' });
        return;
      }
      if (trimmed !== name) {
        context.report({
          loc,
          messageId: 'untrimmed',
          data: { name },
          suggest: literal
            ? [
                {
                  messageId: 'trim',
                  data: { trimmed },
                  fix: fixer => fixer.replaceText(literal, withText(literal, trimmed)),
                },
              ]
            : [],
        });
      }
      const bytes = Buffer.byteLength(name);
      if (bytes > maxBytes) context.report({ loc, messageId: 'tooLong', data: { bytes, max: maxBytes } });
      const deed = allow.includes(name) ? undefined : calls.map(call => actsOn(call, name)).find(Boolean);
      if (deed) context.report({ loc, messageId: 'acting', data: { name, deed } });
    }
  },
});

function isItsOnlyName({ events, patterns, unresolved }: AnalyticsCall): boolean {
  return events.length === 1 && patterns.length === 0 && !unresolved;
}

/**
 * `track()`; through a wrapper, what is missing may well be filled in on a way that is not seen. What the body of a
 * request lacks is told by the rule for requests, and a name in a wrong place by that for arguments.
 */
function isNameless(call: AnalyticsCall): boolean {
  return (
    call.unresolved === 'missing' &&
    !call.http &&
    !isNamedElsewhere(call) &&
    call.via === 'direct' &&
    !call.forwards &&
    call.parts.event === undefined
  );
}

/** A text that is no person's id, or a key by which other SDKs or methods take the name. */
function isNamedElsewhere({ given = [], parts }: AnalyticsCall): boolean {
  return given.some(({ value }, index) => {
    if (index === 0 && literalText(value) !== undefined) return !parts.userId;
    if (index === 0 && value.kind === 'object' && parts.userId?.value.kind !== 'object') return hasKey(value, 'name');
    if (index === 0) return false;
    return literalText(value) !== undefined || (value.kind === 'object' && hasKey(value));
  });
}

function hasKey({ keys }: ObjectValue, ...others: readonly string[]): boolean {
  return ['event', 'eventName', ...others].some(key => keys.includes(key));
}
