import { contains } from '../lib/edit/nodes.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { broughtBy, locOf, rangeOf } from '../lib/concerns/shared/written.ts';
import { bagOf, hasKey } from '../lib/calls/values/attributes.ts';
import { isConsentName } from '../lib/concerns/consent/words.ts';
import { writesTraits } from '../lib/calls/values/methods.ts';
import { knownStrings } from '../lib/calls/values/strings.ts';
import { alternativesOf } from '../lib/calls/values/walk.ts';

import type { Value } from '../lib/reading.ts';

type MessageIds = 'noConsent';

interface Options {
  readonly traits?: readonly string[];
  readonly contacts?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'require-consent',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require the consent to messages wherever a person becomes reachable',
      category: 'Data',
      recommended: false,
    },
    schema: [
      {
        type: 'object',
        properties: {
          traits: {
            description:
              'Traits of which one must be there; left out: all whose names speak of consent, opting in or subscribing.',
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            uniqueItems: true,
          },
          contacts: {
            description: 'Traits that make a person reachable.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ contacts: ['email', 'phone', 'phone_number', 'phoneNumber'] }],
    messages: {
      noConsent:
        'This makes a person reachable by `{{contact}}` and does not say whether they agreed, so campaigns write to people who did not. Send {{traits}} along.',
    },
  },
  create(context, { calls, settings }) {
    const { traits, contacts = [] } = context.options[0];
    const isConsent = traits ? (key: string): boolean => traits.includes(key) : isConsentName;

    return {
      Program() {
        const seen = new Set<string>();
        for (const call of calls) {
          if (call.inTest || !writesTraits(call)) continue;
          if (call.vendor !== 'customerio' && settings.forwarded === 'none') continue;
          const value = call.parts.traits?.value;
          const contact = contacts.find(key => isReachableBy(value, key));
          const range = rangeOf(call, 'traits') ?? broughtBy(call, 'traits').find(({ key }) => key === contact)?.range;
          if (!contact || !range || seen.has(range.join()) || hasKey(value, isConsent) !== false) continue;
          seen.add(range.join());
          context.report({
            loc: locOf(context.sourceCode, range),
            messageId: 'noConsent',
            data: {
              contact,
              traits: traits ? traits.map(trait => `\`${trait}\``).join(' or ') : 'the trait with their consent',
            },
          });
        }
      },
    };
  },
});

/** `email: 'deleted-user'` and `phone: ''` take a way to reach the person away. */
function isReachableBy(traits: Value | undefined, key: string): boolean {
  return bagOf(traits).objects.some(object => {
    const value = object.get(key);
    if (!value || !object.keys.includes(key)) return false;
    const place = object.keyOrigin(key);
    // A text that stands elsewhere is often what a variable or a form starts with.
    const isWritten = alternativesOf(value).every(
      ({ kind, origin }) =>
        kind === 'literal' && origin && place && origin.file === place.file && contains(place.range, origin.range),
    );
    return !isWritten || knownStrings(value).some(text => (key === 'email' ? text.includes('@') : text !== ''));
  });
}
