import { acrossProject } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { locOf, writtenBy } from '../lib/concerns/shared/written.ts';
import { isSameWhenSent, jsonTypeOf, numberInText, type JsonType } from '../lib/concerns/attributes/json-type.ts';
import { sendsEvent, writesTraits } from '../lib/calls/values/methods.ts';

import type { AnalyticsCall, Range } from '../lib/reading.ts';

type MessageIds = 'types' | 'numberAsText' | 'number';

interface Options {
  readonly ignore?: readonly string[];
}

/** One attribute of people, or one property of one event, where it is written with a type that is certain. */
interface Site {
  readonly key: string;
  /** The event for a property, empty for an attribute of people. */
  readonly event: string;
  readonly type: JsonType;
  readonly call: AnalyticsCall;
  readonly range: Range;
}

function sitesOf(call: AnalyticsCall): Site[] {
  if (call.inTest) return [];
  const part = sendsEvent(call) ? 'properties' : writesTraits(call) ? 'traits' : undefined;
  if (!part) return [];
  const names = part === 'traits' ? [''] : call.events;
  if (names.length === 0) return [];
  return writtenBy(call, part).flatMap(({ key, value, range, file }) => {
    const type = file === call.file ? jsonTypeOf(value) : undefined;
    return type ? names.map(event => ({ key, event, type, call, range })) : [];
  });
}

/** By event and key: the sites of each attribute, each place in the code once. */
const attributesOf = acrossProject(calls => {
  const attributes = new Map<string, Site[]>();
  const seen = new Set<string>();
  for (const site of calls.flatMap(sitesOf)) {
    const name = `${site.event}\0${site.key}`;
    const place = `${name}\0${site.call.file}\0${site.range.join()}`;
    if (seen.has(place)) continue;
    seen.add(place);
    attributes.set(name, [...(attributes.get(name) ?? []), site]);
  }
  return attributes;
});

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
  create(context, { calls, project, nodeAt }) {
    const { ignore = [] } = context.options[0];

    return {
      Program() {
        const seen = new Set<string>();
        for (const call of calls) {
          for (const site of sitesOf(call)) {
            const place = `${site.key} ${site.range.join()}`;
            if (ignore.includes(site.key) || seen.has(place)) continue;
            const other = usualSite(site, attributesOf(project).get(`${site.event}\0${site.key}`) ?? []);
            if (!other) continue;
            seen.add(place);
            context.report({
              loc: locOf(context.sourceCode, site.range),
              messageId: 'types',
              data: {
                key: site.key,
                of: site.event && ` of "${site.event}"`,
                type: described[site.type],
                other: described[other.type],
                place: `${other.call.file}:${other.call.line}`,
              },
            });
          }
          for (const { key, value, range, file } of call.inTest
            ? []
            : [...writtenBy(call, 'properties'), ...writtenBy(call, 'traits')]) {
            const place = `${key} ${range.join()}`;
            const text = file === call.file && !ignore.includes(key) ? numberInText(key, value) : undefined;
            if (text === undefined || seen.has(place)) continue;
            seen.add(place);
            const node = text === '' || !value.origin ? undefined : nodeAt(value.origin.range);
            const number = String(Number(text));
            context.report({
              loc: locOf(context.sourceCode, range),
              messageId: 'numberAsText',
              data: { key },
              suggest:
                node?.type === 'Literal'
                  ? [{ messageId: 'number', data: { number }, fix: fixer => fixer.replaceText(node, number) }]
                  : [],
            });
          }
        }
      },
    };
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

/** The first place of the type that most places give it; undefined where `site` agrees. */
function usualSite(site: Site, sites: readonly Site[]): Site | undefined {
  const others = sites.filter(one => !isSameWhenSent(one.type, site.type, one.call.vendor === site.call.vendor));
  const votes = (one: Site): number => sites.filter(({ type }) => type === one.type).length;
  const best = others.reduce<Site | undefined>(
    (first, one) => (first && votes(first) >= votes(one) ? first : one),
    undefined,
  );
  if (!best || votes(best) < votes(site)) return undefined;
  const firstOfSite = sites.findIndex(({ type }) => type === site.type);
  return votes(best) > votes(site) || sites.indexOf(best) < firstOfSite ? best : undefined;
}
