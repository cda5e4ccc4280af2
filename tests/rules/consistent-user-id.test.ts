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
