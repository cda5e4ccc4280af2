import { createRule } from '../lib/rule/create-rule.ts';
import { isCode } from '../lib/rule/documents.ts';
import { idleHandlers } from '../lib/concerns/webhooks/bus.ts';
import { readWebhooks, webhookText, type Metric } from '../lib/concerns/webhooks/find.ts';

type MessageIds = 'ignored' | 'silentComplaint' | 'idle';

interface Options {
  metrics?: readonly Metric[];
  complaintAlert?: boolean;
}

export default createRule<MessageIds, [Options]>({
  name: 'require-webhook-handling',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require handlers of reporting webhooks to act on bounces and spam complaints',
      category: 'Webhooks, templates and campaigns',
      recommended: 'warn',
      presets: ['server'],
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          metrics: {
            type: 'array',
            items: { type: 'string', enum: ['bounced', 'spammed'] },
            uniqueItems: true,
            description: 'The metrics that every handler must act on.',
          },
          complaintAlert: {
            type: 'boolean',
            description: 'Whether somebody must be told of a complaint, beside what is stored.',
          },
        },
      },
    ],
    defaultOptions: [{ metrics: ['bounced', 'spammed'], complaintAlert: true }],
    messages: {
      ignored:
        "This handler of Customer.io's reporting webhooks tells metrics apart and ignores {{metrics}}: dead addresses stay in use and complaints go unseen, which costs the sender's reputation. Act on {{metrics}} here, or pass the rest on in a default branch.",
      idle: "This handler of {{what}} does nothing: dead addresses stay in use and complaints go unseen, which costs the sender's reputation. Mark the person as unreachable here, and tell somebody of a complaint.",
      silentComplaint:
        "A spam complaint is stored here and nobody is told: complaints ruin the sender's reputation within hours, long before somebody reads the table. Send an alert as well.",
    },
  },
  files: webhookText,
  create(context, { file }) {
    if (!isCode(context.sourceCode)) return {};
    const [{ metrics = [], complaintAlert }] = context.options;
    return {
      'Program:exit'() {
        for (const { head, metric } of idleHandlers(context.sourceCode, file)) {
          if (metrics.includes(metric))
            context.report({
              node: head,
              messageId: 'idle',
              data: { what: metric === 'bounced' ? 'bounces' : 'complaints' },
            });
        }
        for (const { reading } of readWebhooks(context.sourceCode, file)) {
          if (!reading.first || reading.escapes) continue;
          const ignored = metrics.filter(metric => !reading.handled.has(metric));
          if (ignored.length > 0) {
            const names = ignored.map(metric => `\`${metric}\``).join(' and ');
            context.report({ node: reading.first, messageId: 'ignored', data: { metrics: names } });
          } else if (complaintAlert && reading.silentComplaint) {
            context.report({ node: reading.silentComplaint, messageId: 'silentComplaint' });
          }
        }
      },
    };
  },
});
