import { campaignText, readTriggers } from '../lib/concerns/documents/campaign.ts';
import { formatOf, locate, onRoot } from '../lib/rule/documents.ts';
import { createRule } from '../lib/rule/create-rule.ts';

type MessageIds = 'identify' | 'attributes' | 'named';

interface Options {
  names?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-identify-trigger',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow campaigns that every identify call or attribute update starts',
      category: 'Webhooks, templates and campaigns',
      recommended: 'error',
      presets: ['campaigns'],
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          names: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Further triggers that every identify call sets off, such as an event that is sent beside it.',
          },
        },
      },
    ],
    defaultOptions: [{ names: [] }],
    messages: {
      identify:
        'Every identify call starts this campaign (`{{trigger}}`): each log-in and page load that identifies a person can send its messages again. Start it by an event of its own, or by a segment that people enter once.',
      attributes:
        'Every write of an attribute starts this campaign (`{{trigger}}`): a nightly sync of all people sends its messages to all of them. Name the attribute and the value it must take, or start it by an event.',
      named:
        '`{{trigger}}` is sent with every identify call, and starts this campaign each time. Start it by an event of its own, or by a segment that people enter once.',
    },
  },
  files: campaignText,
  create(context) {
    const { sourceCode } = context;
    const format = formatOf(sourceCode);
    if (format !== 'yaml' && format !== 'json') return {};
    const [{ names = [] }] = context.options;
    return onRoot(() => {
      for (const { kind, text, range } of readTriggers(sourceCode.text, format, names)) {
        context.report({ loc: locate(sourceCode, range), messageId: kind, data: { trigger: text } });
      }
    });
  },
});
