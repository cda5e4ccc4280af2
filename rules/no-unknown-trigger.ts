import { campaignText, readEventTriggers, type EventTrigger } from '../lib/concerns/documents/campaign.ts';
import { knownOf, unknownName } from '../lib/concerns/documents/known.ts';
import { lockOfRoot, planOf } from '../lib/plan/cache.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { formatOf, locate, onRoot } from '../lib/rule/documents.ts';
import { ownValue } from '../lib/text/own-value.ts';

type MessageIds = 'unknown' | 'meant' | 'renamed' | 'rename';

interface Options {
  readonly ignore?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-unknown-trigger',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow campaigns that start on an event which nothing sends',
      category: 'Webhooks, templates and campaigns',
      recommended: 'error',
      presets: ['campaigns'],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ignore: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Events that come from elsewhere: another repository, a form, a reverse ETL.',
          },
        },
      },
    ],
    defaultOptions: [{ ignore: [] }],
    messages: {
      unknown:
        'Nothing in this project sends `{{event}}`, and neither its plan nor its lock file knows it: this campaign never starts, and nobody is told. Start it on an event that is sent, or name this one in the option `ignore` if it comes from elsewhere.',
      meant:
        'Nothing in this project sends `{{event}}`: this campaign never starts, and nobody is told. Start it on `{{wanted}}`, if that is what is meant.',
      renamed:
        '`{{event}}` is sent as `{{wanted}}` now: this campaign waits for the old name, and never starts. Start it on `{{wanted}}`.',
      rename: 'Start it on `{{wanted}}`.',
    },
  },
  files: campaignText,
  create(context, reading) {
    const { sourceCode } = context;
    const format = formatOf(sourceCode);
    const [{ ignore = [] }] = context.options;
    if ((format !== 'yaml' && format !== 'json') || reading.settings.project === false) return {};

    return onRoot(() => {
      const triggers = readEventTriggers(sourceCode.text, format).filter(({ text }) => !ignore.includes(text));
      if (triggers.length === 0) return;
      const { events } = knownOf(reading.project);
      const lock = lockOfRoot(reading.project.root)?.lock;
      const more = [
        ...(planOf(reading.project.root, reading.settings)?.events.keys() ?? []),
        ...Object.keys(lock?.events ?? {}),
      ];
      for (const trigger of triggers) {
        const renamedTo = lock && ownValue(lock.renamed, trigger.text);
        if (renamedTo !== undefined && !events.names.has(trigger.text)) report(trigger, 'renamed', renamedTo);
        else {
          const found = unknownName(trigger.text, events, more);
          // A bare word may be a segment or a form: only a slip of a known name is certain.
          if (found?.meant !== undefined) report(trigger, 'meant', found.meant);
          else if (found && trigger.isSaid) report(trigger, 'unknown');
        }
      }
    });

    function report({ text, range }: EventTrigger, messageId: 'unknown' | 'meant' | 'renamed', wanted = ''): void {
      const [start, end] = range;
      const written = sourceCode.text.slice(start, end);
      context.report({
        loc: locate(sourceCode, range),
        messageId,
        data: { event: text, wanted },
        suggest:
          wanted !== '' && written.includes(text)
            ? [
                {
                  messageId: 'rename',
                  data: { wanted },
                  fix: fixer =>
                    fixer.replaceTextRange(
                      [start, end],
                      written.replace(text, () => wanted),
                    ),
                },
              ]
            : [],
      });
    }
  },
});
