import { createRule } from '../lib/rule/create-rule.ts';
import { anonymousTraffic, isNamedForSignUp, isSignUp } from '../lib/concerns/shared/sign-up.ts';
import { parsedFile } from '../lib/concerns/shared/parsed.ts';
import { placeOf } from '../lib/rule/across.ts';
import { sourceCodeOf } from '../lib/rule/outside-eslint.ts';

import type { Project } from '../lib/project/project.ts';
import type { AnalyticsCall } from '../lib/reading.ts';

type MessageIds = 'missing';

export default createRule<MessageIds>({
  name: 'require-anonymous-id',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require the anonymous id where a server identifies somebody who has just signed up',
      category: 'Identity',
      recommended: false,
      strict: 'warn',
      presets: ['server'],
    },
    schema: [],
    messages: {
      missing:
        'What this person did before the sign-up (the events of {{place}}, for one) stays with an anonymous visitor, and campaigns that start there never reach them. Pass the anonymous id of the page to the server, and send it as `{{name}}`.',
    },
  },
  create(context, { calls, project, nodeAt }) {
    return {
      Program() {
        for (const call of calls) {
          if (call.inTest || call.method !== 'identify' || call.platform !== 'server') continue;
          if (call.parts.anonymousId || !isSignUp(call, calls, context.sourceCode) || isToldInside(call, project))
            continue;
          const traits = call.parts.traits?.value;
          if (traits && (traits.kind !== 'object' || traits.open)) continue;
          const before = anonymousTraffic(project).get(call.vendor);
          const node = nodeAt(call.range);
          if (before && node) {
            const name =
              call.vendor === 'customerio' && call.sdk === 'customerio-node' ? 'anonymous_id' : 'anonymousId';
            context.report({ node, messageId: 'missing', data: { place: placeOf(before), name } });
          }
        }
      },
    };
  },
});

/** Whether a wrapper writes the traits itself and is named for signing up: it is told, and not each of its callers. */
function isToldInside({ via, parts, target }: AnalyticsCall, project: Project): boolean {
  if (via !== 'wrapper' || parts.traits?.range) return false;
  const source = parsedFile(project, target.file)?.source;
  return !parts.traits || source === undefined || isNamedForSignUp(target, sourceCodeOf(source));
}
