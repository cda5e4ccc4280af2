import { createRule } from '../lib/rule/create-rule.ts';
import { faultyRequests, type Fault } from '../lib/concerns/http/find.ts';

const ACCEPTED = 'The API answers 200 all the same, so nobody notices.';

export default createRule<Fault['id']>({
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
      notText:
        'The body is an object, of which this request makes no text: {{api}} gets `[object Object]`, or nothing is sent. Give it `JSON.stringify(…)`.',
      wrongType: `The body says \`{{type}}\` and the path says \`{{method}}\`; the path wins, and the body is read as something it is not. ${ACCEPTED} Post it to the path of its type.`,
      missingName: `The body has no \`{{key}}\`, under which {{api}} looks for the name of the event, so the event is lost. ${ACCEPTED} Add it.`,
      missingPerson: `The body has neither \`userId\` nor \`anonymousId\`, so {{api}} cannot tell whose it is. ${ACCEPTED} Add one of them.`,
      missingIdentifiers:
        'The operation has no `identifiers`, so {{api}} cannot tell which {{type}} it is about and refuses it. Add them.',
      notInList:
        'The body is one operation, and this path of {{api}} takes a list of them, so nothing of it is taken. Put it into a list under `{{key}}`, or post it to the path of one.',
    },
  },
  create(context, reading) {
    return {
      Program() {
        for (const { node, id, data } of faultyRequests(reading)) context.report({ node, messageId: id, data });
      },
    };
  },
});
