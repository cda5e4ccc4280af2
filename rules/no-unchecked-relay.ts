import { uncheckedRelays, type UncheckedRelay } from '../lib/concerns/relay/find.ts';
import { createRule } from '../lib/rule/create-rule.ts';

const REMEDY =
  'Take the person from the session, compare names with a list of those that are allowed, parse the rest by a schema, or have the caller authenticate.';

export default createRule<UncheckedRelay['what']>({
  name: 'no-unchecked-relay',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handlers that send on what anybody asks them to',
      category: 'Credentials and transport',
      recommended: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      name: `Whoever calls this endpoint names the event and says whose it is: anybody can start any campaign for anybody, and fill the workspace with names of their own. ${REMEDY}`,
      person: `Whoever calls this endpoint chooses the person and writes what they like to their profile: anybody can overwrite anybody's e-mail or consent. ${REMEDY}`,
      body: `Whoever calls this endpoint has their request sent on as it is, with the key of the project: anybody can write anybody's profile. ${REMEDY}`,
    },
  },
  create(context, reading) {
    return {
      'Program:exit'() {
        for (const { node, what } of uncheckedRelays(reading, context.sourceCode))
          context.report({ node, messageId: what });
      },
    };
  },
});
