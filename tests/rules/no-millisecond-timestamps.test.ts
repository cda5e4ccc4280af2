import { afterAll } from 'vitest';
import rule from '../../rules/no-millisecond-timestamps.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const empty = createProject({});
const wrapped = createProject({
  'src/cio.ts': `
import { TrackClient } from 'customerio-node';
const client = new TrackClient('s', 'k');
export const identify = (id: string, attributes: object) => client.identify(id, attributes);
export const stamped = (id: string, name: string) => client.track(id, { name, timestamp: Date.now() });
export const saveUser = (user: User) => {
  db.insert(user);
  return client.identify(user.id, user);
};
export const saveEvent = (name: string, data: object) => {
  db.insert(data);
  return client.track('1', { name, data });
};
export const toUnix = (date: Date) => Math.floor(date.getTime() / 1000);
`,
  'src/both.ts': `
import { Analytics } from '@segment/analytics-node';
import { TrackClient } from 'customerio-node';
const analytics = new Analytics({ writeKey: 'k' });
const client = new TrackClient('s', 'k');
export function identifyBoth(userId: string, traits: object) {
  analytics.identify({ userId, traits });
  client.identify(userId, traits);
}
`,
  'src/traits.ts':
    'export const traits = (user) => ({ created_at: user.createdAt.getTime() });\nexport const fixed = { created_at: Date.now() };',
  'src/index.ts': "export { identify, identify as save, stamped, toUnix } from './cio';",
});
const raw = createProject({ 'src/host.ts': "export const HOST = 'https://track.customer.io';" });
afterAll(() => [empty, wrapped, raw].forEach(project => project.remove()));

const settings = { customerio: { root: empty.root } };
const identify = (traits: string, before = '') => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');
${before}
cio.identify(user.id, ${traits});
`;
const track = (event: string) => `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('s', 'k');

cio.track(user.id, ${event});
`;
const segment = (message: string, method = 'track') => `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });

analytics.${method}(${message});
`;
const inProject = (code: string, file = 'src/page.ts') => ({
  filename: wrapped.file(file),
  code,
  settings: { customerio: { root: wrapped.root } },
});
const seconds = [
  'Date.now() / 1000',
  'Math.floor(Date.now() / 1000)',
  'Math.floor(Date.now() * 0.001)',
  'Math.round(new Date().getTime() / 1000)',
  'Math.floor(Date.parse(user.createdAt) / 1e3)',
  'Number(user.createdAt) / 1000',
  'dayjs().unix()',
  'getUnixTime(user.createdAt)',
  'toUnixSeconds(user.createdAt)',
  '(Date.now() / 1000) | 0',
  '1700000000',
];

createRuleTester().run('no-millisecond-timestamps', rule, {
  valid: [
    {
      name: 'the hour of a text of a time',
      code: identify('{ wakes_at: new Date(user.seen).toISOString().slice(11, 16) }'),
      settings,
    },
    {
      name: 'the day of a text of a time, to Segment',
      code: segment(
        "{ userId: '1', traits: { createdAt: new Date(user.seen).toISOString().slice(0, 10) } }",
        'identify',
      ),
      settings,
    },
    {
      name: 'a payload in a variable, in the form that is due',
      settings,
      code: `import axios from 'axios';
const one = { event: 'a', timestamp: new Date().toISOString(), userId: user.id };
axios.post('https://api.segment.io/v1/track', one);`,
    },
    {
      name: 'what the same call converts nothing of',
      settings,
      code: identify('{ created_at: Math.floor(order.createdAt.getTime() / 1000), last_order_at: order.lastAt }'),
    },
    {
      name: 'seconds in the envelope of the Track API, and among the traits of Segment',
      code:
        track("{ name: 'a', timestamp: Math.floor(Date.now() / 1000) }") +
        segment(
          "{ userId: '1', traits: { seen_at: Math.floor(Date.now() / 1000), label_at: new Date().toString() } }",
          'identify',
        ),
      settings,
    },
    {
      name: 'a function that saves the object too, and so is no wrapper',
      ...inProject("import { saveUser } from './cio';\nsaveUser({ id: '1', created_at: Date.now() });"),
    },
    ...seconds.map(text => ({
      name: `seconds: ${text}`,
      code: identify(
        `{ created_at: ${text} }`,
        "import dayjs from 'dayjs';\nimport { getUnixTime } from 'date-fns';\nimport { toUnixSeconds } from './time';",
      ),
      settings,
    })),
    {
      name: 'what cannot be known',
      code: identify('{ created_at: user.createdAt, last_seen: lastSeen(user) }'),
      settings,
    },
    {
      name: 'a variable that becomes seconds',
      code: identify('{ created_at: now }', 'let now = Date.now();\nnow = Math.floor(now / 1000);'),
      settings,
    },
    { name: 'a time that took', code: identify('{ load_time: Date.now() - started }'), settings },
    { name: 'a name that says its unit', code: identify('{ created_at_ms: Date.now() }'), settings },
    { name: 'a number that is no time', code: identify('{ request: Date.now(), nonce: Date.now() }'), settings },
    {
      name: 'an ignored name',
      code: identify('{ created_at: Date.now(), seen_at: Date.now() }'),
      options: [{ ignore: ['created_at', '/^seen/'] }],
      settings,
    },
    {
      name: 'a text in event data, which is for reading',
      code: track("{ name: 'a', data: { ordered_at: new Date().toISOString() } }"),
      settings,
    },
    {
      name: 'a date in event data whose name speaks of no time',
      code: track("{ name: 'a', data: { shown: new Date() } }"),
      settings,
    },
    {
      name: 'the envelope of Pipelines',
      code: "import { PipelinesClient } from 'customerio-node';\nnew PipelinesClient('k').track({ userId: '1', event: 'a', timestamp: new Date().toISOString() });",
      settings,
    },
    {
      name: "the envelope of Segment's SDK",
      code: segment("{ userId: '1', event: 'a', timestamp: new Date() }"),
      settings,
    },
    {
      name: 'a Date for the old SDK',
      code: "import Analytics from 'analytics-node';\nnew Analytics('k').track({ userId: '1', event: 'a', timestamp: new Date() });",
      settings,
    },
    {
      name: 'texts through Segment, which become seconds',
      code: segment(
        "{ userId: '1', traits: { createdAt: new Date().toISOString(), birthday: new Date(user.birthday) } }",
        'identify',
      ),
      settings,
    },
    {
      name: "Segment's properties, where nothing is forwarded",
      code: segment("{ userId: '1', event: 'a', properties: { created_at: Date.now() } }"),
      settings: { customerio: { root: empty.root, forwarded: 'none' } },
    },
    {
      name: "another event's properties",
      code: segment("{ userId: '1', event: 'a', properties: { created_at: Date.now() } }"),
      settings: { customerio: { root: empty.root, forwarded: ['b'] } },
    },
    {
      name: 'a look-alike',
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.identify('1', { created_at: Date.now() });\nconst cio = { identify(id, traits) {} };\ncio.identify('1', { created_at: Date.now() });",
      settings,
    },
    {
      name: 'a shadowed client',
      code: "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexport function f(cio) { cio.identify('1', { created_at: Date.now() }); }",
      settings,
    },
    {
      name: 'a test',
      ...inProject(
        "import { identify } from './index';\nidentify('1', { created_at: Date.now() });",
        'src/page.test.ts',
      ),
    },
    {
      name: 'what a wrapper adds is reported in the wrapper',
      ...inProject("import { stamped } from './index';\nstamped('1', 'a');"),
    },
    {
      name: 'a helper of another file that makes seconds',
      ...inProject("import { identify, toUnix } from './index';\nidentify('1', { created_at: toUnix(new Date()) });"),
    },
  ],
  invalid: [
    {
      name: 'the day of a text of a time',
      code: identify('{ created_at: new Date(user.seen).toISOString().slice(0, 10) }'),
      settings,
      output: identify('{ created_at: Math.floor(Date.parse(new Date(user.seen).toISOString().slice(0, 10)) / 1000) }'),
      errors: [{ messageId: 'text', data: { key: 'created_at', is: 'an ISO 8601 text' }, line: 5 }],
    },
    ...[
      ["import axios from 'axios';", "axios.post('https://api.segment.io/v1/track', payload);"],
      ['', "fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify(payload) });"],
      [
        "const { Analytics } = require('@segment/analytics-node');\nconst analytics = new Analytics({ writeKey: 'k' });",
        'analytics.track(payload);',
      ],
    ].map(([head, send]) => ({
      name: `the time of a payload that stands in a variable: ${send}`,
      settings,
      code: `${head}
export function report(event, user) {
  const payload = { event, timestamp: Date.now(), userId: user.id };
  ${send}
}`,
      errors: [
        {
          messageId: 'envelope' as const,
          suggestions: [
            {
              messageId: 'convert' as const,
              output: `${head}\nexport function report(event, user) {\n  const payload = { event, timestamp: new Date(), userId: user.id };\n  ${send}\n}`,
            },
          ],
        },
      ],
    })),
    {
      name: 'what the same call converts elsewhere as only a Date can be',
      settings,
      code: identify('{ created_at: Math.floor(order.createdAt.getTime() / 1000), last_order_at: order.createdAt }'),
      errors: [{ messageId: 'text', data: { key: 'last_order_at', is: 'a `Date`' } }],
      output: null,
    },
    {
      name: 'beside a call of another vendor in the same file, which gets nothing of it',
      ...inProject(`
import { Analytics } from '@segment/analytics-node';
import { save } from './index';
new Analytics({ writeKey: 'k' }).track({ userId: '1', event: 'a', properties: { plan: 'free' } });
save('1', { seen_at: Date.now() });
`),
      output: `
import { Analytics } from '@segment/analytics-node';
import { save } from './index';
new Analytics({ writeKey: 'k' }).track({ userId: '1', event: 'a', properties: { plan: 'free' } });
save('1', { seen_at: Math.floor(Date.now() / 1000) });
`,
      errors: [{ messageId: 'milliseconds', line: 5, column: 22, data: { key: 'seen_at', is: 'milliseconds' } }],
    },
    {
      name: 'through a wrapper that gives it to another vendor as well, which may want it as it is',
      ...inProject(`
import { identifyBoth } from './both';
identifyBoth('1', { seen_at: Date.now() });
`),
      errors: [
        {
          messageId: 'milliseconds',
          line: 3,
          column: 30,
          data: { key: 'seen_at', is: 'milliseconds' },
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'Math.floor(Date.now() / 1000)' },
              output: `
import { identifyBoth } from './both';
identifyBoth('1', { seen_at: Math.floor(Date.now() / 1000) });
`,
            },
          ],
        },
      ],
    },
    {
      name: "seconds and a text for people in the envelope of Segment's shape",
      code:
        segment("{ userId: '1', event: 'a', timestamp: Math.floor(Date.now() / 1000) }") +
        "analytics.track({ userId: '1', event: 'a', timestamp: new Date().toString() });\nanalytics.track({ userId: '1', event: 'a', timestamp: String(Math.floor(Date.now() / 1000)) });\n",
      settings,
      errors: [
        { messageId: 'envelope', data: { key: 'timestamp', is: 'a number of seconds' }, line: 5, column: 55 },
        { messageId: 'envelope', data: { key: 'timestamp', is: 'a text that is not ISO 8601' }, line: 6, column: 55 },
        { messageId: 'envelope', data: { key: 'timestamp', is: 'a number of seconds' }, line: 7, column: 55 },
      ],
    },
    {
      name: 'an attribute',
      code: identify('{ created_at: Date.now() }'),
      output: identify('{ created_at: Math.floor(Date.now() / 1000) }'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          data: { key: 'created_at', is: 'a number of milliseconds' },
          line: 5,
          column: 37,
          endLine: 5,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'every way to milliseconds',
      code: identify(
        '{ a_at: new Date().getTime(), b_at: +new Date(), c_at: Date.now() - 60, d_at: 1700000000123, last_seen: user.seen.valueOf ? user.seen.getTime() : Date.now() }',
      ),
      output: identify(
        '{ a_at: Math.floor(new Date().getTime() / 1000), b_at: Math.floor(+new Date() / 1000), c_at: Math.floor((Date.now() - 60) / 1000), d_at: 1700000000, last_seen: Math.floor((user.seen.valueOf ? user.seen.getTime() : Date.now()) / 1000) }',
      ),
      settings,
      errors: [
        { messageId: 'milliseconds', data: { key: 'a_at', is: 'a number of milliseconds' }, line: 5, column: 31 },
        { messageId: 'milliseconds', data: { key: 'b_at', is: 'a number of milliseconds' }, line: 5, column: 59 },
        { messageId: 'milliseconds', data: { key: 'c_at', is: 'a number of milliseconds' }, line: 5, column: 78 },
        { messageId: 'milliseconds', data: { key: 'd_at', is: 'a number of milliseconds' }, line: 5, column: 101 },
        { messageId: 'milliseconds', data: { key: 'last_seen', is: 'a number of milliseconds' }, line: 5, column: 127 },
      ],
    },
    {
      name: 'a date in event data, which nobody made a text of',
      code: track("{ name: 'a', data: { ordered_at: new Date() } }"),
      output: track("{ name: 'a', data: { ordered_at: Math.floor(Date.now() / 1000) } }"),
      settings,
      errors: [{ messageId: 'text', data: { key: 'ordered_at', is: 'a `Date`' }, line: 5 }],
    },
    {
      name: 'texts and dates for the Track API',
      code: identify(
        "{ created_at: new Date(), seen_at: new Date(user.seen), paid_at: user.paid.toISOString(), born_on: '1990-01-01' }",
      ),
      output: identify(
        "{ created_at: Math.floor(Date.now() / 1000), seen_at: Math.floor(new Date(user.seen).getTime() / 1000), paid_at: Math.floor(Date.parse(user.paid.toISOString()) / 1000), born_on: Math.floor(Date.parse('1990-01-01') / 1000) }",
      ),
      settings,
      errors: [
        { messageId: 'text', data: { key: 'created_at', is: 'a `Date`' }, line: 5, column: 37 },
        { messageId: 'text', data: { key: 'seen_at', is: 'a `Date`' }, line: 5, column: 58 },
        { messageId: 'text', data: { key: 'paid_at', is: 'an ISO 8601 text' }, line: 5, column: 88 },
        { messageId: 'text', data: { key: 'born_on', is: 'an ISO 8601 text' }, line: 5, column: 122 },
      ],
    },
    {
      name: "an event's time",
      code: track("{ name: 'a', timestamp: new Date().toISOString(), data: { at: Date.now() } }"),
      output: track(
        "{ name: 'a', timestamp: Math.floor(Date.now() / 1000), data: { at: Math.floor(Date.now() / 1000) } }",
      ),
      settings,
      errors: [
        { messageId: 'text', data: { key: 'timestamp', is: 'an ISO 8601 text' }, line: 5, column: 44 },
        { messageId: 'milliseconds', data: { key: 'at', is: 'a number of milliseconds' }, line: 5, column: 82 },
      ],
    },
    {
      name: 'a variable: others may want it as it is',
      code: identify('{ created_at: now }', 'const now = Date.now();'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          line: 5,
          column: 37,
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'Math.floor(now / 1000)' },
              output: identify('{ created_at: Math.floor(now / 1000) }', 'const now = Date.now();'),
            },
          ],
        },
      ],
    },
    {
      name: 'a shorthand',
      code: identify('{ created_at }', 'const created_at = Date.now();'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          line: 5,
          column: 25,
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'Math.floor(created_at / 1000)' },
              output: identify('{ created_at: Math.floor(created_at / 1000) }', 'const created_at = Date.now();'),
            },
          ],
        },
      ],
    },
    {
      name: 'attributes in a variable',
      code: identify('attributes', 'const attributes = { created_at: Date.now() };'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          line: 4,
          column: 34,
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'Math.floor(Date.now() / 1000)' },
              output: identify('attributes', 'const attributes = { created_at: Math.floor(Date.now() / 1000) };'),
            },
          ],
        },
      ],
    },
    {
      name: 'a branch of nothing stays nothing, which divided would be the year 1970',
      code: identify('{ paid_at: user.paid ? user.paid.getTime() : null }'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'user.paid ? Math.floor(user.paid.getTime() / 1000) : null' },
              output: identify('{ paid_at: user.paid ? Math.floor(user.paid.getTime() / 1000) : null }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an optional chain, whose object is asked for twice',
      code: identify('{ paid_at: user.paid?.getTime() }'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          suggestions: [
            {
              messageId: 'convert',
              output: identify('{ paid_at: user.paid ? Math.floor(user.paid.getTime() / 1000) : undefined }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a branch that may be anything stays as it is',
      code: identify('{ paid_at: user.isNew ? Date.now() : user.paid }'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          suggestions: [
            {
              messageId: 'convert',
              output: identify('{ paid_at: user.isNew ? Math.floor(Date.now() / 1000) : user.paid }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a call that may give nothing: no edit',
      code: identify('{ paid_at: find(user)?.getTime() }'),
      settings,
      errors: [{ messageId: 'milliseconds' }],
    },
    {
      name: 'attributes that are written in another file: no edit here',
      ...inProject(
        "import { identify } from './index';\nimport { traits } from './traits';\nidentify('1', traits(user));",
      ),
      errors: [
        { messageId: 'milliseconds', data: { key: 'created_at', is: 'a number of milliseconds' }, line: 3, column: 15 },
      ],
    },
    {
      name: 'an object of another file: the argument is no time',
      ...inProject("import { identify } from './index';\nimport { fixed } from './traits';\nidentify('1', fixed);"),
      errors: [{ messageId: 'milliseconds', line: 3, column: 15 }],
    },
    {
      name: 'the rounding of the file',
      code: identify('{ created_at: Date.now() }', 'const started = Math.round(performance.timeOrigin / 1000);'),
      output: identify(
        '{ created_at: Math.round(Date.now() / 1000) }',
        'const started = Math.round(performance.timeOrigin / 1000);',
      ),
      settings,
      errors: [{ messageId: 'milliseconds' }],
    },
    {
      name: 'a text where the type forbids a `Date`',
      code: "import { PipelinesClient } from 'customerio-node';\nnew PipelinesClient('k').track({ userId: '1', event: 'a', timestamp: Date.now() });",
      settings,
      output:
        "import { PipelinesClient } from 'customerio-node';\nnew PipelinesClient('k').track({ userId: '1', event: 'a', timestamp: new Date().toISOString() });",
      errors: [{ messageId: 'envelope' }],
    },
    {
      name: 'a `Date` of its own: no fix',
      code: "import { TrackClient } from 'customerio-node';\nexport function f(Math) {\n  new TrackClient('s', 'k').identify('1', { created_at: Date.now() });\n}",
      settings,
      errors: [{ messageId: 'milliseconds', line: 3, column: 57 }],
    },
    {
      name: 'a spread, a cast, an optional call, a nullable client',
      code: identify('{ ...rest, created_at: (Date.now() as number)! } as any').replace(
        'cio.identify(',
        'cio?.identify?.(',
      ),
      output: identify('{ ...rest, created_at: Math.floor((Date.now() as number)! / 1000) } as any').replace(
        'cio.identify(',
        'cio?.identify?.(',
      ),
      settings,
      errors: [{ messageId: 'milliseconds', data: { key: 'created_at', is: 'a number of milliseconds' }, line: 5 }],
    },
    {
      name: 'an object to which more is written later',
      code: "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexport function renew(id, row) {\n  const traits = { ...row, created_at: Date.now() };\n  if (row.plan) traits.plan = row.plan;\n  cio.identify(id, traits);\n}",
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          line: 4,
          suggestions: [
            {
              messageId: 'convert',
              output:
                "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\nexport function renew(id, row) {\n  const traits = { ...row, created_at: Math.floor(Date.now() / 1000) };\n  if (row.plan) traits.plan = row.plan;\n  cio.identify(id, traits);\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a namespace import',
      code: "import * as sdk from 'customerio-node';\nnew sdk.TrackClient('s', 'k').addDevice('1', 'd', 'ios', { last_used: Date.now() });",
      output:
        "import * as sdk from 'customerio-node';\nnew sdk.TrackClient('s', 'k').addDevice('1', 'd', 'ios', { last_used: Math.floor(Date.now() / 1000) });",
      settings,
      errors: [{ messageId: 'milliseconds', line: 2, column: 71 }],
    },
    {
      name: 'an alias of a wrapper of another file',
      ...inProject("import { save as put } from './index';\nput('1', { created_at: Date.now() });"),
      output: "import { save as put } from './index';\nput('1', { created_at: Math.floor(Date.now() / 1000) });",
      errors: [{ messageId: 'milliseconds', line: 2, column: 24 }],
    },
    {
      name: 'a wrapper that saves the object too: no edit',
      ...inProject("import { saveEvent } from './cio';\nsaveEvent('Bought', { bought_at: Date.now() });"),
      output: null,
      errors: [
        {
          messageId: 'milliseconds',
          data: { key: 'bought_at', is: 'a number of milliseconds' },
          line: 2,
          column: 34,
          endLine: 2,
          endColumn: 44,
          suggestions: null,
        },
      ],
    },
    {
      name: 'the wrapper that adds it',
      ...inProject(
        "import { TrackClient } from 'customerio-node';\nconst client = new TrackClient('s', 'k');\nexport const send = (id, name) => client.track(id, { name, timestamp: Date.now() });\nsend('1', 'a');",
      ),
      output:
        "import { TrackClient } from 'customerio-node';\nconst client = new TrackClient('s', 'k');\nexport const send = (id, name) => client.track(id, { name, timestamp: Math.floor(Date.now() / 1000) });\nsend('1', 'a');",
      errors: [
        { messageId: 'milliseconds', data: { key: 'timestamp', is: 'a number of milliseconds' }, line: 3, column: 71 },
      ],
    },
    {
      name: 'numbers through Segment, which leaves them alone',
      code: segment("{ userId: '1', traits: { createdAt: Date.now() } }", 'identify'),
      settings,
      errors: [
        {
          messageId: 'milliseconds',
          data: { key: 'createdAt', is: 'a number of milliseconds' },
          line: 5,
          column: 56,
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'Math.floor(Date.now() / 1000)' },
              output: segment("{ userId: '1', traits: { createdAt: Math.floor(Date.now() / 1000) } }", 'identify'),
            },
          ],
        },
      ],
    },
    {
      name: 'the envelope of Segment',
      code: segment("{ userId: '1', event: 'a', timestamp: Date.now() }"),
      settings: { customerio: { root: empty.root, forwarded: 'none' } },
      errors: [
        {
          messageId: 'envelope',
          data: { key: 'timestamp', is: 'a number of milliseconds' },
          line: 5,
          column: 55,
          suggestions: [
            {
              messageId: 'convert',
              data: { text: 'new Date()' },
              output: segment("{ userId: '1', event: 'a', timestamp: new Date() }"),
            },
          ],
        },
      ],
    },
    {
      name: 'a text for the old SDK',
      code: "import Analytics from 'analytics-node';\nnew Analytics('k').track({ userId: '1', event: 'a', timestamp: new Date().toISOString() });",
      settings,
      errors: [
        {
          messageId: 'envelope',
          data: { key: 'timestamp', is: 'an ISO 8601 text' },
          line: 2,
          column: 64,
          suggestions: [
            {
              messageId: 'convert',
              output:
                "import Analytics from 'analytics-node';\nnew Analytics('k').track({ userId: '1', event: 'a', timestamp: new Date() });",
            },
          ],
        },
      ],
    },
    {
      name: 'by hand, to the Track API',
      code: "fetch('https://track.customer.io/api/v1/customers/1/events', { method: 'POST', body: JSON.stringify({ name: 'a', timestamp: Date.now() }) });",
      output:
        "fetch('https://track.customer.io/api/v1/customers/1/events', { method: 'POST', body: JSON.stringify({ name: 'a', timestamp: Math.floor(Date.now() / 1000) }) });",
      settings: { customerio: { root: raw.root } },
      errors: [
        { messageId: 'milliseconds', data: { key: 'timestamp', is: 'a number of milliseconds' }, line: 1, column: 125 },
      ],
    },
    {
      name: "the page's classic snippet",
      code: '_cio.identify({ id: user.id, created_at: new Date() });',
      output: '_cio.identify({ id: user.id, created_at: Math.floor(Date.now() / 1000) });',
      settings,
      errors: [{ messageId: 'text', line: 1, column: 42 }],
    },
    {
      name: 'when a message is to be sent',
      code: "import { APIClient, SendEmailRequest } from 'customerio-node';\nnew APIClient('k').sendEmail(new SendEmailRequest({ to: 'a', send_at: Date.now() }));",
      output:
        "import { APIClient, SendEmailRequest } from 'customerio-node';\nnew APIClient('k').sendEmail(new SendEmailRequest({ to: 'a', send_at: Math.floor(Date.now() / 1000) }));",
      settings,
      errors: [
        { messageId: 'milliseconds', data: { key: 'send_at', is: 'a number of milliseconds' }, line: 2, column: 71 },
      ],
    },
    {
      name: 'a date, whatever it is called',
      code: "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', process.env.KEY);\ncio.identify(user.id, { lastNoticeOpened: new Date() });",
      output:
        "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', process.env.KEY);\ncio.identify(user.id, { lastNoticeOpened: Math.floor(Date.now() / 1000) });",
      settings,
      errors: [{ messageId: 'text', line: 3, column: 43 }],
    },
  ],
});
