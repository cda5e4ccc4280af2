import { contains, sameRange } from '../lib/edit/nodes.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { personalIn, type Personal, type PersonalOptions } from '../lib/concerns/shared/personal.ts';

import type { AnalyticsCall, Range } from '../lib/reading.ts';

type MessageIds = 'personal' | 'written';

export default createRule<MessageIds, [PersonalOptions]>({
  name: 'no-pii-in-event-name',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow personal data in the names of events and pages',
      category: 'Events',
      recommended: 'warn',
      strict: 'error',
    },
    schema: [
      {
        type: 'object',
        properties: {
          also: {
            description: 'Further names of variables and properties that hold personal data.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
          ignore: {
            description: 'Names of variables and properties that look personal and are not.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ also: [], ignore: [] }],
    messages: {
      personal:
        'The name of this event takes in `{{name}}`, {{kind}}: it is shown to everyone in every tool, deleting the person does not delete it, and each person makes a new event. Give the event a fixed name, and send what is needed as a property: `npx eslint-plugin-customerio migrate static-event-names` gives the name.',
      written:
        'The name of this event holds {{kind}}: it is shown to everyone in every tool, and deleting the person does not delete it. Give the event a name that says what happened.',
    },
  },
  create(context, { sends, file, project }) {
    const options = context.options[0];

    return {
      Program() {
        const seen = new Set<string>();
        for (const call of sends) {
          if (call.inTest) continue;
          for (const found of personalIn(nameValueOf(call) ?? missing, options)) {
            const range = placeOf(call, found);
            if (!range || seen.has(range.join())) continue;
            seen.add(range.join());
            const isWritten = found.name === found.kind;
            context.report({
              loc: locOf(context.sourceCode, range),
              messageId: isWritten ? 'written' : 'personal',
              data: isWritten ? { kind: found.kind } : { name: found.name, kind: found.kind },
            });
          }
        }
      },
    };

    /** Where to report it; undefined where another call says it already: the wrapper that builds the name. */
    function placeOf(call: AnalyticsCall, { origin }: Personal): Range | undefined {
      const isHere = origin?.file === file && contains(call.range, origin.range);
      const builders =
        call.via === 'direct'
          ? []
          : [
              ...callsAt(call.target.file, call.target.range),
              ...(isHere || !origin ? [] : callsAt(origin.file, origin.range)),
            ];
      // A wrapper that the settings declare stands nowhere: its call is the send.
      const others = builders.filter(({ file: where, range }) => where !== file || !sameRange(range, call.range));
      if (others.some(builder => personalIn(nameValueOf(builder) ?? missing, options).length > 0)) return undefined;
      return isHere ? origin.range : (call.parts.event?.range ?? call.parts.name?.range ?? call.range);
    }

    function callsAt(where: string, range: Range): readonly AnalyticsCall[] {
      return project.read(where).calls.filter(one => contains(one.range, range));
    }
  },
});

const missing = { kind: 'unknown', reason: 'missing' } as const;

function nameValueOf({ method, parts }: AnalyticsCall) {
  return (method === 'page' || method === 'screen' ? parts.name : parts.event)?.value;
}
