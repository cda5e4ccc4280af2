import { sendToProxy } from '../lib/concerns/ingestion/mend.ts';
import { sourceOfEslint } from '../lib/edit/source.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { allowedPaths, directSends, proxyAddress } from '../lib/concerns/ingestion/proxy.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'request' | 'client' | 'useProxy';
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
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          servers: {
            type: 'boolean',
            description: 'Hold SDK clients on servers to the proxy as well, beside those of browsers and apps.',
          },
          allow: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Parts of the paths of files that may send directly, such as the proxy itself.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ servers: false, allow: [...allowedPaths] }],
    messages: {
      request:
        'This request goes past the proxy of the project ({{proxy}}), and past what that filters, signs or counts. Send it to the proxy, as `npx eslint-plugin-customerio migrate use-proxy` does.',
      client:
        'This client sends past the proxy of the project ({{proxy}}), and past what that filters, signs or counts. Give it the address of the proxy, as `npx eslint-plugin-customerio migrate use-proxy` does.',
      useProxy: 'Send to {{address}}.',
    },
  },
  create(context, reading) {
    const proxies = reading.settings.proxyHosts ?? [];
    const [{ servers = false, allow = [] }] = context.options;
    if (proxies.length === 0) return {};
    // With several it is for a person to say which.
    const proxy = proxies.length === 1 ? proxyAddress(proxies[0] as string) : undefined;
    const suggestionsFor = (call: AnalyticsCall, node: TSESTree.Node): TSESLint.ReportSuggestionArray<MessageIds> => {
      const edit =
        proxy && sendToProxy(sourceOfEslint(reading.file, context.sourceCode), call, node, proxy, reading.project.root);
      if (!edit || edit.refused !== undefined) return [];
      return [
        {
          messageId: 'useProxy',
          data: { address: proxy.host },
          fix: fixer => edit.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
        },
      ];
    };
    return {
      Program() {
        for (const call of directSends(reading, proxies, { servers, allow })) {
          const node = reading.nodeAt(call.range);
          if (node)
            context.report({
              node,
              messageId: call.http ? 'request' : 'client',
              data: { proxy: proxies.join(', ') },
              suggest: suggestionsFor(call, node),
            });
        }
      },
    };
  },
});
