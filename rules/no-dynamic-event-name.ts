import { builtName } from '../lib/rule/built-name.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { locOf } from '../lib/rule/written.ts';
import { isInList } from '../lib/values/name-list.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'dynamic' | 'finite' | 'computed' | 'unknown';

interface Options {
  readonly allow?: readonly string[];
  readonly allowFinite?: boolean;
  readonly reportUnknown?: boolean;
}

const named: ReadonlySet<string> = new Set(['track', 'trackAnonymous', 'trackLink']);
/** More names than these tell nothing in a message. */
const MAX_LISTED = 4;

export default createRule<MessageIds, [Options]>({
  name: 'no-dynamic-event-name',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow event names that are put together at run time',
      category: 'Events',
      recommended: 'warn',
    },
    schema: [
      {
        type: 'object',
        description: 'What is allowed, and what is reported beside names that are certainly put together.',
        properties: {
          allow: {
            type: 'array',
            description: 'Names that may be put together, as they are reported (`viewed_*`), and `/patterns/`.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          allowFinite: {
            type: 'boolean',
            description: 'Allow names that are put together from parts of which all are known.',
          },
          reportUnknown: {
            type: 'boolean',
            description: 'Report as well each name that cannot be read from the code at all.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [], allowFinite: false, reportUnknown: false }],
    messages: {
      dynamic:
        'The name `{{pattern}}` is put together at run time: each {{hole}} makes an event of its own, which no campaign can wait for and no report adds up. Send one name, and put what varies into a property.',
      finite: 'This name is put together from parts and can be {{names}}, which nobody finds by searching the code. Write each name out, or send one name with a property.',
      computed:
        'This name is worked out at run time, so that each value makes an event of its own, and nobody can say which there are. Send one name, and put the value into a property.',
      unknown: 'Which event is sent here cannot be read from the code, so that no plan, campaign or search can rely on it. Give the name as a literal or a constant.',
    },
  },
  create(context, reading) {
    const { allow = [], allowFinite, reportUnknown } = context.options[0];

    return {
      Program() {
        for (const call of reading.calls) {
          if (!call.inTest && call.certainty === 'certain' && named.has(call.method)) check(call);
        }
      },
    };

    function check(call: AnalyticsCall): void {
      const loc = locOf(context.sourceCode, call.parts.event?.range ?? call.range);
      const built = builtName(call, reading);
      switch (built?.kind) {
        case 'dynamic':
          if (!isInList(built.pattern, allow)) context.report({ loc, messageId: 'dynamic', data: { pattern: built.pattern, hole: built.hole } });
          return;
        case 'finite':
          if (!allowFinite && !built.names.every((name) => isInList(name, allow))) context.report({ loc, messageId: 'finite', data: { names: listed(built.names) } });
          return;
        case 'computed':
          context.report({ loc, messageId: 'computed' });
          return;
        default:
          if (reportUnknown && call.unresolved && !call.forwards && call.events.length + call.patterns.length === 0) context.report({ loc, messageId: 'unknown' });
      }
    }
  },
});

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} or ${rest} more` : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
