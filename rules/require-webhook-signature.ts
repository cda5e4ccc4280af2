import { createRule } from '../lib/rule/create-rule.ts';
import { isCode } from '../lib/rule/documents.ts';
import { calleePath } from '../lib/concerns/webhooks/syntax.ts';
import { readSignatures, isCheckedAtRoute, verifiesElsewhere, webhookText } from '../lib/concerns/webhooks/find.ts';

type MessageIds = 'absent' | 'unchecked' | 'parsedBody' | 'unstamped' | 'discarded';

export default createRule<MessageIds>({
  name: 'require-webhook-signature',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require handlers of reporting webhooks to verify `X-CIO-Signature` over the raw body',
      category: 'Webhooks, templates and campaigns',
      recommended: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      absent:
        "This handler of Customer.io's webhooks takes what anybody posts to it: a forged report can mark addresses as bounced or people as unsubscribed. Verify `X-CIO-Signature` over `v0:<X-CIO-Timestamp>:<raw body>` before anything is done.",
      unchecked:
        'This handler looks for `X-CIO-Signature` and never compares it, so that any value passes. Compare it with the HMAC-SHA256 of `v0:<X-CIO-Timestamp>:<raw body>`, in constant time.',
      parsedBody:
        'The signature is computed over a body that was parsed and written out again: spaces and escapes can differ from what Customer.io signed, and true reports are refused. Keep the raw body and hash that.',
      unstamped:
        'Customer.io signs `v0:<X-CIO-Timestamp>:<raw body>`, and this hash leaves the timestamp out: no true report can pass. Hash all three parts.',
      discarded:
        '`{{check}}` answers whether the signature is right and does not throw: its answer is thrown away here, so that any request passes. Refuse the request where it is false.',
    },
  },
  files: webhookText,
  create(context, reading) {
    if (!isCode(context.sourceCode)) return {};
    return {
      'Program:exit'() {
        for (const { handler, signature } of readSignatures(context.sourceCode, reading.file)) {
          for (const node of signature.discarded)
            context.report({ node, messageId: 'discarded', data: { check: calleePath(node.callee).at(-1) } });
          for (const node of signature.reserialized) context.report({ node, messageId: 'parsedBody' });
          for (const node of signature.unstamped) context.report({ node, messageId: 'unstamped' });
          if (signature.state === 'verified' || verifiesElsewhere(reading.project, reading.file)) continue;
          const { routedAs } = handler;
          if (routedAs !== undefined && isCheckedAtRoute(reading.project, reading.file, routedAs)) continue;
          context.report({ node: handler.head, messageId: signature.state });
        }
      },
    };
  },
});
