import { afterAll } from 'vitest';
import rule from '../../rules/require-anonymous-id.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const page = createProject({
  'web/page.ts': "_cio.track('pricing_viewed', {});",
  'src/cio.ts': `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export function identifyUser(id: string, traits: object) { return cio.identify(id, traits); }
export class Crm {
  remember(user: { id: string; email: string }) { return cio.identify(user.id, { email: user.email }); }
  join(user: { id: string; email: string; visitor: string }) { return cio.identify(user.id, { email: user.email, anonymous_id: user.visitor }); }
  signUp(user: { id: string; email: string }) { return cio.identify(user.id, { email: user.email }); }
}
export const crm = new Crm();
`,
});
const segment = createProject({
  'web/page.ts': `
import { AnalyticsBrowser } from '@segment/analytics-next';
AnalyticsBrowser.load({ writeKey: key }).track('Pricing Viewed');
`,
});
const serverOnly = createProject({});
const nobody = createProject({
  'scripts/check.mjs':
    "await fetch('https://track.customer.io/api/v1/events', { method: 'POST', body: JSON.stringify({ name: 'checked', data: {} }) });",
});
afterAll(() => [page, segment, serverOnly, nobody].forEach(project => project.remove()));

const settings = { customerio: { root: page.root } };
const head = "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.KEY);\n";
const errors = (line: number, column: number) => [
  { messageId: 'missing' as const, line, column, data: { place: 'web/page.ts:1', name: 'anonymous_id' } },
];

const arriving = (event: string) =>
  `${head}async function arrive(user) {\n  await cio.identify(user.id, { email: user.email });\n  await cio.track(${event});\n}`;

createRuleTester().run('require-anonymous-id', rule, {
  valid: [
    {
      name: 'beside an event of somebody else, and beside one that says something else',
      settings,
      code: `${arriving("host.id, { name: 'user_registered' }")}\nasync function came(user) { await cio.identify(user.id, { email: user.email }); await cio.track(user.id, { name: 'visit_booked' }); }`,
    },
    {
      name: 'with the anonymous id',
      settings,
      code: `${head}export function signUp(user) { return cio.identify(user.id, { email: user.email, anonymous_id: user.visitor }); }`,
    },
    {
      name: 'not at sign-up',
      settings,
      code: `${head}export function savePlan(user) { return cio.identify(user.id, { plan: user.plan }); }`,
    },
    {
      name: 'no page that tracks before',
      settings: { customerio: { root: serverOnly.root } },
      code: `${head}export function signUp(user) { return cio.identify(user.id, { email: user.email }); }`,
    },
    {
      name: 'an event before under no id at all',
      settings: { customerio: { root: nobody.root } },
      code: `${head}export function signUp(user) { return cio.identify(user.id, { email: user.email }); }`,
    },
    {
      name: 'traits that are not known whole',
      settings,
      code: `${head}export function signUp(user) { return cio.identify(user.id, { ...user.traits }); }`,
    },
    {
      name: 'a shadowed client',
      settings,
      code: `${head}export function signUp(cio, user) { return cio.identify(user.id, { email: user.email }); }`,
    },
    {
      name: 'a wrapper that is about a person: at another time, with the anonymous id, or told by its own name',
      settings,
      filename: page.file('src/use.ts'),
      code: "import { crm } from './cio';\nexport async function rename(user) { await crm.remember(user); }\nexport async function register(user) { await crm.join(user); await crm.signUp(user); }",
    },
    {
      name: 'a look-alike',
      settings,
      code: 'const cio = { identify(id, traits) {} };\nexport function signUp(user) { cio.identify(user.id, { email: user.email }); }',
    },
  ],
  invalid: [
    {
      name: 'beside an event that says that they have signed up',
      settings,
      code: arriving("user.id, { name: 'user_registered' }"),
      errors: errors(4, 9),
    },
    {
      name: 'somebody who is made in the same function, whatever that is called',
      settings,
      code: `${head}async function join(form) {\n  const [member] = await db.insert(members).values(form).returning();\n  await cio.identify(member.id, { email: form.email });\n}`,
      errors: errors(5, 9),
    },
    {
      name: 'by other words for who signs up',
      settings,
      code: `${head}export async function createMember(form) {\n  await cio.identify(form.number, { email: form.email });\n}`,
      errors: errors(4, 9),
    },
    {
      name: 'a function named for it',
      settings,
      code: `${head}export async function signUp(user) {\n  await cio.identify(user.id, { email: user.email });\n}`,
      errors: errors(4, 9),
    },
    {
      name: 'by another vendor, in its own words',
      settings: { customerio: { root: segment.root } },
      code: "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey });\nexport function signUp(user) {\n  analytics.identify({ userId: user.id, traits: { email: user.email } });\n}",
      errors: [{ messageId: 'missing', line: 4, column: 3, data: { place: 'web/page.ts:3', name: 'anonymousId' } }],
    },
    {
      name: 'a file named for it, through an alias and an optional call',
      settings,
      filename: page.file('src/register.ts'),
      code: `${head}const c = cio;\nc?.identify(user.id, { email: user.email } as object);`,
      errors: errors(4, 1),
    },
    {
      name: 'a method by a namespace import',
      settings,
      code: "import * as sdk from 'customerio-node';\nconst c = new sdk.TrackClient('s', k);\nclass Accounts {\n  createUser(user) { return c.identify(user.id, { email: user.email }); }\n}",
      errors: errors(4, 29),
    },
    {
      name: 'through a method of another file that takes the person, and one who is made in the same function',
      settings,
      filename: page.file('src/use.ts'),
      code: "import { crm } from './cio';\nexport class Accounts {\n  async signUp(user) { await crm.remember(user); }\n  async join(form) { const member = await db.create(form); await crm?.remember(member as Person); }\n}",
      errors: [...errors(3, 30), ...errors(4, 66)],
    },
    {
      name: 'through a wrapper of another file',
      settings,
      filename: page.file('src/use.ts'),
      code: "import { identifyUser } from './cio';\nconst onUserCreated = async (user) => {\n  await identifyUser(user.id, { email: user.email });\n};",
      errors: errors(3, 9),
    },
  ],
});
