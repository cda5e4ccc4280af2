import { withText } from '../lib/edit/string-literal.ts';
import { acrossProject, placeOf } from '../lib/rule/across.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { placeOfName, saysItsName } from '../lib/concerns/shared/name-place.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { spellingOf } from '../lib/concerns/event-names/spelling.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'drift' | 'alias' | 'aliasElsewhere' | 'rename';

interface Options {
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly acrossVendors?: boolean;
  readonly ignore?: readonly string[];
}

/** All places of one name, for one receiver. */
interface Sent {
  readonly name: string;
  readonly vendor: string;
  readonly first: AnalyticsCall;
  count: number;
}

/** By key: all names whose letters, stems or words are the same, in the order of their first places. */
const namesOf = acrossProject(calls => {
  const byName = new Map<string, Sent>();
  for (const call of calls) {
    if (!isJudged(call)) continue;
    for (const name of call.events) {
      const sent = byName.get(`${call.vendor} ${name}`);
      if (sent) sent.count += 1;
      else byName.set(`${call.vendor} ${name}`, { name, vendor: call.vendor, first: call, count: 1 });
    }
  }
  const byKey = new Map<string, Sent[]>();
  for (const sent of byName.values()) {
    for (const key of keysOf(sent.name)) byKey.set(key, [...(byKey.get(key) ?? []), sent]);
  }
  return byKey;
});

function isJudged(call: AnalyticsCall): boolean {
  return !call.inTest && sendsEvent(call) && saysItsName(call);
}

function keysOf(name: string): readonly string[] {
  const spelling = spellingOf(name);
  return [
    `name ${name}`,
    ...(spelling ? [`letters ${spelling.letters}`, `stem ${spelling.stem}`, `bag ${spelling.bag}`] : []),
  ];
}

export default createRule<MessageIds, [Options]>({
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
        'This event is sent as "{{name}}" here and as "{{other}}" in {{place}}, so segments and campaigns that wait for one of them miss the other. Send it under one name.',
      alias:
        '"{{name}}" is another name of "{{other}}", and whoever waits for that one misses this event. Send it as "{{other}}".',
      aliasElsewhere:
        '"{{name}}" is another name of "{{other}}", which {{place}} sends, and whoever waits for that one misses this event. Send it as "{{other}}".',
      rename: 'Send it as "{{other}}".',
    },
  },
  create(context, { calls, file, project, nodeAt }) {
    const { aliases = {}, acrossVendors = false, ignore = [] } = context.options[0];
    const preferred = new Map(
      Object.entries(aliases).flatMap(([name, others]) =>
        others.map(other => [spellingOf(other)?.letters ?? other, name] as const),
      ),
    );

    const report = (
      call: AnalyticsCall,
      name: string,
      other: string,
      messageId: MessageIds,
      first?: AnalyticsCall,
    ): void => {
      const { range, literal } = placeOfName(call, name, { file, nodeAt });
      const data = { name, other, place: first ? placeOf(first) : '' };
      context.report({
        loc: locOf(context.sourceCode, range),
        messageId,
        data,
        suggest: literal
          ? [{ messageId: 'rename', data, fix: fixer => fixer.replaceText(literal, withText(literal, other)) }]
          : [],
      });
    };

    return {
      Program() {
        for (const call of calls) {
          if (!isJudged(call)) continue;
          for (const name of call.events) {
            if (ignore.includes(name)) continue;
            const wanted = preferred.get(spellingOf(name)?.letters ?? name);
            if (wanted !== undefined && wanted !== name) {
              const first = namesOf(project).get(`name ${wanted}`)?.[0]?.first;
              report(call, name, wanted, first ? 'aliasElsewhere' : 'alias', first);
              continue;
            }
            const other = usualName(name, call.vendor);
            if (other) report(call, name, other.name, 'drift', other.first);
          }
        }

        function usualName(name: string, vendor: string): Sent | undefined {
          const all = keysOf(name).flatMap(key => namesOf(project).get(key) ?? []);
          const group = [...new Set(all)].filter(
            sent => (acrossVendors || sent.vendor === vendor) && !ignore.includes(sent.name),
          );
          const isWanted = (sent: Sent): boolean => Object.hasOwn(aliases, sent.name);
          const [usual] = group.sort(
            (a, b) => Number(isWanted(b)) - Number(isWanted(a)) || b.count - a.count || order(a.first, b.first),
          );
          return usual?.name === name ? undefined : usual;
        }
      },
    };
  },
});

function order(a: AnalyticsCall, b: AnalyticsCall): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.range[0] - b.range[0];
}
