import { createRule } from '../lib/rule/create-rule.ts';
import { bodyOf } from '../lib/concerns/http/body.ts';
import { apiName, faultsOf, type Fault } from '../lib/concerns/http/find.ts';

import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = Fault['id'] | 'wrongType' | 'missingName' | 'missingPerson';

const types = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);
const ACCEPTED = 'The API answers 200 all the same, so nobody notices.';

export default createRule<MessageIds>({
  name: 'valid-http-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require raw requests to be such as the API takes',
      category: 'Credentials and transport',
      recommended: 'error',
    },
    schema: [],
    messages: {
      insecure: 'The key and the data of people go to {{api}} without encryption. Use `https://`.',
      wrongHost:
        '`{{path}}` is a path of {{api}}, which this host does not serve, so the request is refused. Send it to `{{host}}`.',
      wrongVerb: '`{{path}}` takes {{verbs}} and not {{verb}}, so the request is refused. Use {{verbs}}.',
      wrongScheme: '{{api}} refuses this `Authorization` scheme. Send {{wanted}}.',
      bareKey: '{{api}} refuses a key without a scheme in `Authorization`. Send {{wanted}}.',
      notEncoded: '{{api}} refuses credentials in `Authorization: Basic` that are not base64. Send {{wanted}}.',
      missingColon:
        '{{api}} takes the key as the user of Basic authorization, with a colon and no password after it. Send {{wanted}}.',
      missingSite: '{{api}} refuses the key alone in Basic authorization. Send {{wanted}}.',
      wrongType: `The body says \`{{type}}\` and the path says \`{{method}}\`; the path wins, and the body is read as something it is not. ${ACCEPTED} Post it to the path of its type.`,
      missingName: `The body has no \`{{key}}\`, under which {{api}} looks for the name of the event, so the event is lost. ${ACCEPTED} Add it.`,
      missingPerson: `The body has neither \`userId\` nor \`anonymousId\`, so {{api}} cannot tell whose it is. ${ACCEPTED} Add one of them.`,
    },
  },
  create(context, { calls, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          if (!call.http || call.inTest || (call.item && call.item.index > 0)) continue;
          const node = nodeAt(call.range);
          if (!node) continue;
          for (const { id, data } of faultsOf(call)) {
            // A wrapper may be given path and method; what else it gets wrong is told where it is written.
            if (call.via === 'direct' || id === 'wrongVerb' || id === 'wrongHost')
              context.report({ node, messageId: id, data });
          }
          const found =
            call.via === 'direct' && !call.item ? bodyFault(call, bodyOf(node, context.sourceCode)) : undefined;
          if (found) context.report({ node, messageId: found.id, data: { api: apiName(call), ...found.data } });
        }
      },
    };
  },
});

/** What the body lacks, if all of it is seen. */
function bodyFault(
  call: AnalyticsCall,
  body: ReturnType<typeof bodyOf>,
): { id: MessageIds; data: Record<string, string> } | undefined {
  if (!body) return undefined;
  const { keys, type } = body;
  const isTrackApi = call.http?.api === 'customerio-track';
  if (isTrackApi)
    return (call.method === 'track' || call.method === 'trackAnonymous') && !keys.has('name')
      ? { id: 'missingName', data: { key: 'name' } }
      : undefined;
  if (!types.has(call.method)) return undefined;
  if (type !== undefined && types.has(type) && type !== call.method)
    return { id: 'wrongType', data: { type, method: call.method } };
  if (!keys.has('userId') && !keys.has('anonymousId')) return { id: 'missingPerson', data: {} };
  return call.method === 'track' && !keys.has('event') ? { id: 'missingName', data: { key: 'event' } } : undefined;
}
