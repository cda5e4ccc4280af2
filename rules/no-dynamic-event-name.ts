import { sourceOfEslint } from '../lib/edit/source.ts';
import { builtName } from '../lib/concerns/static-names/find.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { applyTo } from '../lib/concerns/shared/helper.ts';
import { staticName } from '../lib/concerns/static-names/choose.ts';
import { locOf } from '../lib/concerns/shared/written.ts';
import { sendsEvent } from '../lib/calls/values/methods.ts';
import { isInList } from '../lib/patterns.ts';

import type { TSESLint } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'dynamic' | 'finite' | 'computed' | 'translated' | 'unknown' | 'static';

interface Options {
  readonly allow?: readonly string[];
  readonly allowFinite?: boolean;
  readonly reportUnknown?: boolean;
}

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
    hasSuggestions: true,
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
        'The name `{{pattern}}` is put together at run time: each {{hole}} makes an event of its own, which no campaign can wait for and no report adds up. Send one name, and put what varies into a property: `npx eslint-plugin-customerio migrate static-event-names` does both.',
      finite:
        'This name is put together from parts and can be {{names}}, which nobody finds by searching the code. Write each name out, or send one name with a property.',
      computed:
        'This name is worked out at run time, so that each value makes an event of its own, and nobody can say which there are. Send one name, and put the value into a property.',
      translated:
        'This name is a translated text: the same act makes another event in each language, so that no campaign can wait for it and no report adds it up. Send one name, and translate what people read only.',
      unknown:
        'Which event is sent here cannot be read from the code, so that no plan, campaign or search can rely on it. Give the name as a literal or a constant.',
      static: 'Send `{{name}}`, with {{keys}} among its properties.',
    },
  },
  create(context, reading) {
    const { allow = [], allowFinite, reportUnknown } = context.options[0];
    const seen = new Set<string>();

    return {
      Program() {
        for (const call of reading.sends) {
          if (!call.inTest && sendsEvent(call)) check(call);
        }
      },
    };

    /** One expression can end in several clients: its name is one all the same. */
    function say(call: AnalyticsCall, descriptor: TSESLint.ReportDescriptor<MessageIds>): void {
      const place = `${call.range.join()} ${descriptor.messageId}`;
      if (seen.has(place)) return;
      seen.add(place);
      context.report(descriptor);
    }

    function report(call: AnalyticsCall, pattern: string, hole: string): void {
      const made = staticName(call, sourceOfEslint(reading.file, context.sourceCode), reading, {
        calls: [...reading.sends, ...reading.project.calls()],
      });
      say(call, {
        loc: locOf(context.sourceCode, call.parts.event?.range ?? call.range),
        messageId: 'dynamic',
        data: { pattern, hole },
        suggest:
          made.refused === undefined
            ? [
                {
                  messageId: 'static',
                  data: { name: made.name, keys: made.keys.map(key => `\`${key}\``).join(' and ') },
                  fix: fixer => applyTo(fixer, made.edits),
                },
              ]
            : [],
      });
    }

    function check(call: AnalyticsCall): void {
      const loc = locOf(context.sourceCode, call.parts.event?.range ?? call.range);
      const built = builtName(call, reading);
      switch (built?.kind) {
        case 'dynamic':
          if (!isInList(built.pattern, allow, 'The option `allow`')) report(call, built.pattern, built.hole);
          return;
        case 'finite':
          if (!allowFinite && !built.names.every(name => isInList(name, allow, 'The option `allow`')))
            say(call, { loc, messageId: 'finite', data: { names: listed(built.names) } });
          return;
        case 'computed':
        case 'translated':
          say(call, { loc, messageId: built.kind });
          return;
        default:
          if (reportUnknown && call.unresolved && !call.forwards && call.events.length + call.patterns.length === 0)
            say(call, { loc, messageId: 'unknown' });
      }
    }
  },
});

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(name => `\`${name}\``);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} or ${rest} more` : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
