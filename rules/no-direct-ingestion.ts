import { createRule } from '../lib/rule/create-rule.ts';
import { sendsDirectly } from '../lib/values/proxy.ts';

type MessageIds = 'request' | 'client';
interface Options {
  readonly servers?: boolean;
  readonly allow?: readonly string[];
}

export default createRule<MessageIds, [Options]>({
  name: 'no-direct-ingestion',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow sends past the project's proxy",
      category: 'Credentials and transport',
      recommended: 'warn',
    },
    schema: [
      {
        type: 'object',
        properties: {
          servers: { type: 'boolean', description: 'Hold SDK clients on servers to the proxy as well, beside those of browsers and apps.' },
          allow: { type: 'array', items: { type: 'string' }, uniqueItems: true, description: 'Parts of the paths of files that may send directly, such as the proxy itself.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ servers: false, allow: ['proxy', 'ingest', 'relay'] }],
    messages: {
      request: 'This request goes past the proxy of the project ({{proxy}}), and past what that filters, signs or counts. Send it to the proxy.',
      client: 'This client sends past the proxy of the project ({{proxy}}), and past what that filters, signs or counts. Give it the address of the proxy.',
    },
  },
  create(context, { calls, settings, nodeAt, file }) {
    const proxies = settings.proxyHosts ?? [];
    const [{ servers, allow = [] }] = context.options;
    if (proxies.length === 0 || allow.some((part) => file.includes(part))) return {};
    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || !sendsDirectly(call, proxies, servers === true)) continue;
          const node = nodeAt(call.range);
          if (node) context.report({ node, messageId: call.http ? 'request' : 'client', data: { proxy: proxies.join(', ') } });
        }
      },
    };
  },
});
