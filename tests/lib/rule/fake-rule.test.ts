import { afterAll } from 'vitest';

import { createRule } from '../../../lib/rule/create-rule.ts';
import { createProject } from '../../support/project.ts';
import { createRuleTester } from '../../support/rule-tester.ts';

/** Reports whatever the reading says of a call, so that detection is tested without a rule. */
const fake = createRule<'call'>({
  name: 'fake',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow nothing', category: 'Events', recommended: false },
    schema: [],
    messages: { call: '{{sdk}} {{method}} {{names}} {{parts}}' },
  },
  create(context, { calls, nodeAt }) {
    return {
      'Program:exit'() {
        for (const call of calls) {
          const node = nodeAt(call.range);
          if (!node) continue;
          const names = [...call.events, ...call.patterns].join('|') || (call.unresolved ?? '-');
          context.report({
            node,
            messageId: 'call',
            data: { sdk: call.sdk, method: call.method, names, parts: Object.keys(call.parts).sort().join(',') },
          });
        }
      },
    };
  },
});

const empty = createProject({});
afterAll(() => empty.remove());
const settings = { customerio: { root: empty.root } };
const segment = '@segment/analytics-node';
const found = (line: number, method: string, names: string, parts: string, sdk = segment) => ({
  messageId: 'call' as const,
  line,
  data: { sdk, method, names, parts },
});
const init = (line: number) => found(line, 'init', '-', 'options,writeKey');

createRuleTester().run('the reading, through a fake rule', fake, {
  valid: [
    {
      name: 'a look-alike of the same name',
      settings,
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.track('x');",
    },
    {
      name: 'a local object called analytics',
      settings,
      code: "const analytics = { track(event: string) { return event; } };\nanalytics.track('x');",
    },
    { name: 'a global without evidence', settings, code: "analytics.track('x'); window.analytics.track('y');" },
    {
      name: 'a type-only import',
      settings,
      code: "import type { Analytics } from '@segment/analytics-node';\ndeclare function make(): unknown;\nmake();",
    },
    {
      name: 'form.reset() and console.group()',
      settings,
      code: "import { Analytics } from '@segment/analytics-node';\nfunction f(form: HTMLFormElement) { form.reset(); console.group('x'); }",
    },
  ],
  invalid: [
    {
      name: 'a client, its alias, a destructured method, an optional call and a cast',
      settings,
      code: `import { Analytics as A } from '${segment}';
const client = new A({ writeKey: 'k' });
const other = client;
const { track } = other;
client?.track({ userId: 'u', event: 'One' });
(other as any).track({ userId: 'u', event: 'Two' });
track({ userId: 'u', event: 'Three' });
client!['track']({ userId: 'u', event: \`Fo\${'ur'}\` });`,
      errors: [
        init(2),
        found(5, 'track', 'One', 'event,userId'),
        found(6, 'track', 'Two', 'event,userId'),
        found(7, 'track', 'Three', 'event,userId'),
        found(8, 'track', 'Four', 'event,userId'),
      ],
    },
    {
      name: 'a namespace import and a shadowed name',
      settings,
      code: `import * as segment from '${segment}';
const client = new segment.Analytics({ writeKey: 'k' });
client.track({ userId: 'u', event: 'Seen' });
function f(client: { track(event: object): void }) { client.track({ event: 'Hidden' }); }`,
      errors: [init(2), found(3, 'track', 'Seen', 'event,userId')],
    },
    {
      name: 'names: conditionals, maps, enums, templates, parameters',
      settings,
      code: `import { Analytics } from '${segment}';
const client = new Analytics({ writeKey: 'k' });
enum E { A = 'Enum A' }
const names = { open: 'Opened', close: 'Closed' } as const;
function f(flag: boolean, key: keyof typeof names, id: string) {
  client.track({ userId: id, event: flag ? 'Yes' : 'No' });
  client.track({ userId: id, event: names[key] });
  client.track({ userId: id, event: E.A });
  client.track({ userId: id, event: \`step_\${id}_done\` });
  client.track({ userId: id, event: id });
}`,
      errors: [
        init(2),
        found(6, 'track', 'Yes|No', 'event,userId'),
        found(7, 'track', 'Opened|Closed', 'event,userId'),
        found(8, 'track', 'Enum A', 'event,userId'),
        found(9, 'track', 'step_*_done', 'event,userId'),
        found(10, 'track', 'parameter', 'event,userId'),
      ],
    },
  ],
});
