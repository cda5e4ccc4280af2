import { clientsOf } from '../lib/concerns/shared/clients-of.ts';
import { isClientSide } from '../lib/concerns/shared/client-side.ts';
import { createRule } from '../lib/rule/create-rule.ts';
import { memberName } from '../lib/concerns/shared/settlement.ts';
import {
  publicPrefixOf,
  publicSecret,
  roleOfName,
  isCustomerioName,
  isSecretName,
} from '../lib/concerns/shared/credentials.ts';
import { madePublic } from '../lib/concerns/credentials/made-public.ts';
import { authorizationOf } from '../lib/concerns/shared/http.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'publicName' | 'publicSetting' | 'clientSide' | 'serverClient';
type PublicSecret = NonNullable<ReturnType<typeof publicSecret>>;

export default createRule<MessageIds>({
  name: 'no-public-secret',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow secret keys and server clients where browsers get them',
      category: 'Credentials and transport',
      recommended: 'error',
    },
    schema: [],
    messages: {
      publicName:
        '`{{prefix}}` puts `{{name}}` into what every visitor downloads, and this key can change and delete people. Take the prefix away, use the key on the server alone, and replace the key that has been seen.',
      publicSetting:
        '`{{by}}` puts the value of `{{name}}` into what every visitor downloads, and this key can change and delete people. Keep it among the settings of the server, use it there alone, and replace the key that has been seen.',
      clientSide:
        'This file goes to the browser, and with it the secret key of {{what}}, which can change and delete people. Send from the server, or use the browser SDK with its public write key.',
      serverClient:
        'This file goes to the browser, and with it a client that is made for servers: it knows no visitor, loses what waits in its queue when the page is closed, and shows everybody the key of a source that your server is trusted under. Send from the server, or use the browser SDK with a write key of its own.',
    },
  },
  files:
    /(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY)_|customer[._]?io|\bcio_|use client|\.(?:vue|svelte)$/i,
  create(context, { calls, nodeAt, file, project }) {
    const reported = new Set<number>();
    /** By their names, where public variables are read in this file first. */
    const read = new Map<string, TSESTree.Node>();
    const report = (node: TSESTree.Node, name: string): void => {
      if (reported.has(node.range[0])) return;
      reported.add(node.range[0]);
      context.report({ node, messageId: 'publicName', data: { name, prefix: publicPrefixOf(name) ?? '' } });
    };
    const isClient = isClientSide(file, context.sourceCode);
    /** A client of servers that another module makes comes into the page with that module, and its key with it. */
    const broughtIn = (call: AnalyticsCall): MessageIds | undefined => {
      const made = call.http ? [] : clientsOf(call, project);
      if (made.length === 0 || made.some(one => one.file === file)) return undefined;
      return made.some(({ parts }) => parts.trackApiKey ?? parts.appApiKey) ? 'clientSide' : 'serverClient';
    };
    let hasBroughtIn = false;
    /** The client of a library for servers, whose key alone is no secret: a page's own source has such a one. */
    const tellOfClient = (call: AnalyticsCall, node: TSESTree.Node): void => {
      if (!isClient || call.http) return;
      if (call.method === 'init') {
        if (call.vendor !== 'customerio' || call.parts.writeKey) context.report({ node, messageId: 'serverClient' });
        return;
      }
      const messageId = hasBroughtIn ? undefined : broughtIn(call);
      if (!messageId) return;
      hasBroughtIn = true;
      context.report({ node, messageId, ...(messageId === 'clientSide' && { data: { what: 'this client' } }) });
    };
    /** Of a client its argument; what a request's header is made of stands where it is read for that. */
    const placeOf = (
      { http, parts, range }: AnalyticsCall,
      { name, origin }: PublicSecret,
      node: TSESTree.Node,
    ): TSESTree.Node =>
      (http && ((origin?.file === file ? nodeAt(origin.range) : undefined) ?? read.get(name))) ??
      nodeAt((parts.trackApiKey ?? parts.appApiKey)?.range ?? range) ??
      node;

    return {
      'Program:exit'() {
        for (const call of calls) {
          if (call.inTest || call.platform !== 'server' || call.via !== 'direct') continue;
          const node = nodeAt(call.range);
          if (call.vendor !== 'customerio') {
            if (node) tellOfClient(call, node);
            continue;
          }
          const authorization = authorizationOf(call);
          const isSecret = call.parts.trackApiKey ?? call.parts.appApiKey ?? authorization;
          const values = [
            call.parts.trackApiKey?.value,
            call.parts.appApiKey?.value,
            call.http?.api === 'customerio-pipelines' ? undefined : authorization,
          ];
          const secret = values.map(value => value && publicSecret(value)).find(Boolean);
          if (!node) continue;
          if (secret) report(placeOf(call, secret, node), secret.name);
          else if (
            isClient &&
            isSecret &&
            (call.method === 'init' || call.http) &&
            call.http?.api !== 'customerio-pipelines'
          ) {
            context.report({
              node,
              messageId: 'clientSide',
              data: { what: call.http ? 'this request' : 'this client' },
            });
          } else tellOfClient(call, node);
        }
      },
      MemberExpression(node) {
        const set = madePublic(node, file);
        if (set) context.report({ node, messageId: 'publicSetting', data: { name: set.name, by: set.by } });
        const name = memberName(node);
        if (name === undefined || set || publicPrefixOf(name) === undefined || !isCustomerioName(name)) return;
        if (!read.has(name)) read.set(name, node);
        const role = roleOfName(name);
        // The App API alone takes a bearer token.
        if (role === 'track' || role === 'app' || role === 'webhook' || (isSecretName(name) && isBearer(node)))
          report(node, name);
      },
    };
  },
});

/** What follows `Bearer ` in a text. */
function isBearer(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === 'BinaryExpression')
    return (
      parent.operator === '+' &&
      parent.right === node &&
      parent.left.type === 'Literal' &&
      parent.left.value === 'Bearer '
    );
  return (
    parent?.type === 'TemplateLiteral' &&
    /(?:^|\s)Bearer $/.test(parent.quasis[parent.expressions.indexOf(node as TSESTree.Expression)]?.value.raw ?? '')
  );
}
