import { createRule } from '../lib/rule/create-rule.ts';
import { clientsMadeFor, clientsMadeForOthers } from '../lib/concerns/shared/made-for.ts';
import { homeGiven, homeOf, strangers } from '../lib/concerns/region/find.ts';

type MessageIds = 'mixed' | 'default';

const names = { us: 'US', eu: 'EU' } as const;

export default createRule<MessageIds>({
  name: 'consistent-region',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require all clients and requests to use one region',
      category: 'Credentials and transport',
      recommended: 'warn',
    },
    schema: [],
    messages: {
      mixed:
        'This goes to the {{region}} region and {{place}} to the {{other}} region: a workspace is in one of them, and data sent to the other is refused, or leaves the region it must stay in. Use one region.',
      default:
        'Without a region this client goes to the {{region}} region, and {{place}} to the {{other}} region: a workspace is in one of them, and data sent to the other is refused, or leaves the region it must stay in. Give this client its region.',
    },
  },
  // Who gives a region to what makes the client may send nothing.
  files: 'related',
  create(context, { calls, file, nodeAt, project }) {
    return {
      Program() {
        const own = [...calls, ...clientsMadeFor(file, project)];
        if (!own.some(call => homeOf(call) ?? homeGiven(call))) return;
        const homes = [
          ...project.calls().flatMap(call => homeOf(call) ?? []),
          ...clientsMadeForOthers(project).flatMap(call => homeGiven(call) ?? []),
        ];
        for (const { home, other } of strangers(homes)) {
          const call = own.find(
            one =>
              one.file === home.call.file &&
              one.range[0] === home.call.range[0] &&
              one.sdk === home.call.sdk &&
              one.method === home.call.method,
          );
          const node = call && nodeAt(call.range);
          if (!node) continue;
          context.report({
            node,
            messageId: home.isExplicit ? 'mixed' : 'default',
            data: {
              region: names[home.region],
              other: names[other.region],
              place: `${other.call.file}:${other.call.line}`,
            },
          });
        }
      },
    };
  },
});
