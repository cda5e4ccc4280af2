import { afterAll } from 'vitest';
import rule from '../../rules/consistent-user-id.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/cio.ts': `
import { TrackClient } from 'customerio-node';
export const cio = new TrackClient('site', process.env.KEY);
export function identifyUser(id: string, traits: object) { return cio.identify(id, traits); }
`,
  'src/visitor.ts':
    "import { Analytics } from '@segment/analytics-node';\nexport const analytics = new Analytics({ writeKey: 'k' });\nexport const visitorOf = (cookie) => cookie.visitorId || 'nobody';\nexport const seen = (cookie) => analytics.page({ anonymousId: visitorOf(cookie) });",
  'src/constants.ts': "export const NOBODY = 'nobody';",
  'src/a.ts':
    "import { cio } from './cio';\ncio.identify(user.id, { email: user.email });\ncio.track(account.id, { name: 'x' });",
});
afterAll(() => project.remove());

/** More people by address than by id; a wrapper whose callers say who it is. */
const mailedFiles = {
  'src/know.ts':
    "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.KEY);\nexport const know = (person: { key: string }, traits: object) => cio.identify(person.key, traits);",
  'src/use.ts':
    "import { know } from './know';\nexport const one = u => know({ key: u.email }, {});\nexport const two = u => know({ key: u.mail }, {});\nexport const three = u => know({ key: u.id }, {});",
};
const mailed = createProject(mailedFiles);
afterAll(() => mailed.remove());

const settings = { customerio: { root: project.root } };
const filename = project.file('src/b.ts');
const head = "import { cio } from './cio';\n";
const errors = (line: number, column: number, own: string) => [
  {
    messageId: 'twoKeys' as const,
    line,
    column,
    data: { own, other: '`id`', place: 'src/a.ts:2', receiver: 'Customer.io' },
  },
];

createRuleTester().run('consistent-user-id', rule, {
  valid: [
    { name: 'the same kind of id', settings, filename, code: `${head}cio.track(member.userId, { name: 'x' });` },
    { name: 'what is not known', settings, filename, code: `${head}cio.track(keyOf(member), { name: 'x' });` },
    { name: 'an empty id', settings, filename, code: `${head}cio.track('', { name: 'x' });` },
    {
      name: 'another receiver has its own keys',
      settings,
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).identify({ userId: user.email });",
    },
    {
      name: 'a shadowed client',
      settings,
      filename,
      code: `${head}function f(cio: Other) { cio.track(user.email, {}); }`,
    },
    {
      name: 'an id for whoever has none that is told in its own file',
      settings,
      filename,
      code: "import { analytics, visitorOf } from './visitor';\nanalytics.track({ anonymousId: visitorOf(cookie), event: 'Opened' });",
    },
    {
      name: 'a constant that is meant',
      settings,
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ anonymousId: 'nightly-job', event: 'Ran' });",
    },
    {
      name: 'no id to fall back on',
      settings,
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).track({ userId: user.id, anonymousId: visitor.id || '', event: 'Ran' });",
    },
    {
      name: 'the own id of a profile, which is nobody else',
      settings,
      filename,
      code: `${head}cio.track(\`cio_\${row.cio_id}\`, { name: 'x' });`,
    },
    {
      name: 'an id that the project makes, and keeps',
      settings,
      filename,
      code: `import { randomUUID } from 'node:crypto';\n${head}const account = { id: \`acc_\${n}\` };\ncio.identify(account.id, {});\nconst id = randomUUID();\nsave(id);\ncio.track(id, { name: 'x' });`,
    },
    {
      name: 'the key of a wrapper that is told by its callers',
      settings: { customerio: { root: mailed.root } },
      filename: mailed.file('src/know.ts'),
      code: mailedFiles['src/know.ts'],
    },
    {
      name: 'the own id of a profile with its prefix on one way',
      settings,
      filename,
      code: `${head}cio.track(row.cio_id.startsWith('cio_') ? row.cio_id : \`cio_\${row.cio_id}\`, { name: 'x' });`,
    },
    {
      name: 'the own id of a profile at a receiver that forwards nothing to Customer.io',
      settings,
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).identify({ userId: row.cio_id });",
    },
    { name: 'a look-alike', settings, filename, code: 'const cio = { track(id: string) {} };\ncio.track(user.email);' },
    {
      name: 'a test',
      settings,
      filename: project.file('src/b.test.ts'),
      code: `${head}cio.track(user.email, { name: 'x' });`,
    },
  ],
  invalid: [
    {
      name: 'one anonymous id for whoever has none, once, where it is written',
      settings,
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nconst fallbackId = (ip) => {\n  if (!ip) return 'nobody';\n  return fingerprint(ip);\n};\nanalytics.track({ anonymousId: cookie.visitorId || fallbackId(ip), event: 'Opened' });\nanalytics.page({ anonymousId: cookie.visitorId || fallbackId(ip) });",
      errors: [{ messageId: 'shared', line: 4, column: 19, data: { id: 'nobody' } }],
    },
    {
      name: 'an id for whoever has none from a file without calls',
      settings,
      filename,
      code: "import { analytics } from './visitor';\nimport { NOBODY } from './constants';\nanalytics.track({ anonymousId: cookie.visitorId ?? NOBODY, event: 'Opened' });",
      errors: [{ messageId: 'shared', line: 3, column: 32, data: { id: 'nobody' } }],
    },
    {
      name: 'addresses, though there are more of them than of ids',
      settings: { customerio: { root: mailed.root } },
      filename: mailed.file('src/use.ts'),
      code: mailedFiles['src/use.ts'],
      errors: [2, 3].map(line => ({
        messageId: 'twoKeys' as const,
        line,
        column: 37,
        data: {
          own: `the e-mail address \`${line === 2 ? 'email' : 'mail'}\``,
          other: '`id`',
          place: 'src/use.ts:4',
          receiver: 'Customer.io',
        },
      })),
    },
    {
      name: 'the own id of a profile without its prefix',
      settings,
      filename,
      code: `${head}cio.identify(row.cio_id, {});\nexport const send = ({ cioId }) => cio.track(cioId, { name: 'x' });`,
      errors: [
        {
          messageId: 'bareProfileId',
          line: 2,
          column: 14,
          data: { name: 'cio_id' },
          suggestions: [
            {
              messageId: 'addPrefix',
              output: `${head}cio.identify(\`cio_\${row.cio_id}\`, {});\nexport const send = ({ cioId }) => cio.track(cioId, { name: 'x' });`,
            },
          ],
        },
        {
          messageId: 'bareProfileId',
          line: 3,
          column: 46,
          data: { name: 'cioId' },
          suggestions: [
            {
              messageId: 'addPrefix',
              output: `${head}cio.identify(row.cio_id, {});\nexport const send = ({ cioId }) => cio.track(\`cio_\${cioId}\`, { name: 'x' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'the own id of a profile that Segment forwards, as a key of the same name',
      settings: { customerio: { root: project.root, forwarded: 'all' } },
      filename,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).identify({ userId: cio_id, traits: {} });\nconst userId = row.cio_id;\nnew Analytics({ writeKey: 'k' }).identify({ userId, traits: {} });",
      errors: [
        {
          messageId: 'bareProfileId',
          line: 4,
          column: 45,
          data: { name: 'cio_id' },
          suggestions: [
            {
              messageId: 'addPrefix',
              output:
                "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).identify({ userId: cio_id, traits: {} });\nconst userId = row.cio_id;\nnew Analytics({ writeKey: 'k' }).identify({ userId: `cio_${userId}`, traits: {} });",
            },
          ],
        },
      ],
    },
    {
      name: 'an address',
      settings,
      filename,
      code: `${head}cio.track(user.email, { name: 'x' });`,
      errors: errors(2, 11, 'the e-mail address `email`'),
    },
    {
      name: 'a hash, through an alias and an optional call',
      settings,
      filename,
      code: `import { createHash } from 'node:crypto';\n${head}const c = cio;\nc?.track(createHash('sha256').update(user.id).digest('hex'), { name: 'x' });`,
      errors: errors(4, 10, 'a SHA-256 hash of `id`'),
    },
    {
      name: 'a prefix, through a cast',
      settings,
      filename,
      code: `${head}(cio as any).identify(\`user_\${user.id}\`, {});`,
      errors: errors(2, 23, '`user_*`'),
    },
    {
      name: 'by a namespace import',
      settings,
      filename,
      code: "import * as all from './cio';\nall.cio.identify(user.anonymousId, {});",
      errors: errors(2, 18, 'the anonymous id `anonymousId`'),
    },
    {
      name: 'through a wrapper of another file, by a spread',
      settings,
      filename,
      code: "import { identifyUser } from './cio';\nconst args = [user.email, {}] as const;\nidentifyUser(user.email, { ...args });",
      errors: errors(3, 14, 'the e-mail address `email`'),
    },
  ],
});
