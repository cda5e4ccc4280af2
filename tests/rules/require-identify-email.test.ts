import { afterAll } from 'vitest';
import rule from '../../rules/require-identify-email.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const empty = createProject({});
const withEmail = createProject({
  'src/sign-up.ts': `
import { TrackClient } from 'customerio-node';
export const cio = new TrackClient('site', process.env.KEY);
export const signedUp = (user) => cio.identify(user.id, { email: user.email, created_at: 1 });
`,
});
const wrapped = createProject({
  'src/cio.ts': `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export function identifyUser(id: string, traits?: object) { return cio.identify(id, traits); }
export const person = (id: string, traits: object) => cio.identify(id, { ...traits, created_at: 1 });
`,
});
const brought = createProject({
  'src/session.ts': `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
export const page = AnalyticsBrowser.load({ writeKey: 'k' });
export const opened = (user, device) => page.identify(user.id, { model: device.model });
`,
  'src/later.ts': '',
});
const added = createProject({
  'src/profile.ts': `
import { CustomerIO } from 'customerio-reactnative';
export const reached = (email: string) => CustomerIO.setProfileAttributes({ email });
`,
});
const welcomed = createProject({
  'src/crm.ts': `
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: process.env.KEY });
const known = (member) => client.identify({ userId: member.id, traits: { email: member.email, name: member.name } });
export function note(userId, traits) { client.identify({ userId, traits }); }
export function welcome(member, event) { known(member); client.track({ userId: member.id, event }); }
`,
  'src/join.ts': '',
});
afterAll(() => [welcomed, added, empty, withEmail, wrapped, brought].forEach(project => project.remove()));

const settings = { customerio: { root: empty.root } };
const known = { customerio: { root: withEmail.root } };
const head = "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.KEY);\n";
const node = "import { Analytics } from '@segment/analytics-node';\nconst client = new Analytics({ writeKey: 'k' });\n";
const errors = (line: number, column: number, traits = '`email`') => [
  { messageId: 'missing' as const, line, column, data: { traits } },
];

const page =
  "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nconst page = AnalyticsBrowser.load({ writeKey: 'k' });\n";

const installed = (traits: string) => `import { createClient } from '@segment/analytics-react-native';
import { v4 } from 'uuid';
import { storage } from './storage';
const client = createClient({ writeKey: 'k' });
export async function start() {
  const known = JSON.parse(await storage.getItem('install'));
  const install = known ?? { id: v4() };
  client.identify(install.id, ${traits});
}`;

createRuleTester().run('require-identify-email', rule, {
  valid: [
    {
      name: 'somebody new whom a call beside it brings, before or after it',
      settings,
      code: `${head}async function join(form) {
  const member = await db.member.create(form);
  await cio.identify(member.id, { email: form.email });
  if (form.code) await cio.identify(member.id, { invited: true });
}
async function enter(form) {
  const member = await db.member.create(form);
  await cio.identify(member.id, { plan: form.plan });
  await cio.identify(member.id, { ...form.traits });
}`,
    },
    {
      name: 'somebody new whom a wrapper beside it brings, with its event',
      settings: { customerio: { root: welcomed.root } },
      code: `import { welcome, note } from './crm.ts';
export async function join(form) {
  const member = await db.member.create(form);
  welcome(member, 'joined');
  note(member.id, { onboarding: 'alone' });
}`,
      filename: welcomed.file('src/join.ts'),
    },
    {
      name: 'the owner of what is made, whom another call has brought',
      settings: known,
      code: `${head}async function open(form) { const shop = await db.shop.create(form); await cio.identify(shop.ownerId, { city: shop.city }); }`,
    },
    {
      name: 'the address by a call of its own, in an app',
      settings: { customerio: { root: added.root } },
      code: `import { CustomerIO } from 'customerio-reactnative';
export function known(user) { CustomerIO.identify({ userId: user.id, traits: { name: user.name } }); }`,
    },
    {
      name: 'with the address',
      settings,
      code: `${head}cio.identify(user.id, { email: user.email, name: user.name });`,
    },
    {
      name: 'traits that are not known whole',
      settings,
      code: `${head}cio.identify(user.id, { ...user.traits, plan });`,
    },
    {
      name: 'traits that a loop fills in',
      settings,
      code: `${head}const snakeKeys = (from) => { const to = {}; for (const key in from) to[snake(key)] = from[key]; return to; };\ncio.identify(user.id, { ...snakeKeys(user), created_at: now });`,
    },
    { name: 'traits from elsewhere', settings, code: `${head}cio.identify(user.id, traitsOf(user));` },
    {
      name: 'a partial update of somebody known',
      settings: known,
      filename: withEmail.file('src/mailing.ts'),
      code: "import { cio } from './sign-up';\ncio.identify(user.id, { unsubscribed: false });",
    },
    {
      name: 'traits that a reduce collects under keys of which only the run knows',
      settings,
      code: `${page}const KEYS = { a: 'email', b: 'plan' };\nexport const know = traits => page.identify(traits.id, Object.values(KEYS).reduce((all, key) => { if (traits[key] !== undefined) all[key] = traits[key]; return all; }, {}));`,
    },
    {
      name: 'a page that notes what became of people whom another call brings',
      settings: { customerio: { root: brought.root } },
      filename: brought.file('src/later.ts'),
      code: "import { page } from './session';\npage.identify(user.id, { paid: true });",
    },
    {
      name: 'traits without an id',
      settings,
      code: "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nAnalyticsBrowser.load({ writeKey: 'k' }).identify({ plan: 'pro' });",
    },
    { name: 'a server that adds to somebody by id', settings, code: `${head}cio.identify(user.id, { plan: 'pro' });` },
    {
      name: 'a name for somebody whom another call gives the address of',
      settings: known,
      filename: withEmail.file('src/mailing.ts'),
      code: "import { cio } from './sign-up';\ncio.identify(user.id, { first_name: user.name });",
    },
    {
      name: "a server of Segment's that adds to somebody by id",
      settings,
      code: `${node}client.identify({ userId: user.id, traits: { plan: 'pro' } });`,
    },
    {
      name: 'an address as the id at Segment, whose destination takes it for the address',
      settings,
      code: `${node}client.identify({ userId: user.email });`,
    },
    {
      name: 'a function of a server that is given whom to name',
      settings,
      code: `${node}export const know = (id) => client.identify({ userId: id });`,
    },
    {
      name: 'an installation that makes its id up and keeps it',
      settings,
      code: installed('{ version: 1 }'),
    },
    { name: 'a wallet', settings, code: `${head}cio.identify(wallet.address, { chain: 1 });` },
    {
      name: 'a local look-alike',
      settings,
      code: "const cio = { identify(id: string, traits: object) {} };\ncio.identify(user.id, { plan: 'pro' });",
    },
    {
      name: 'a shadowed client',
      settings,
      code: `${head}function f(cio: Other) { cio.identify(user.id, { plan: 'pro' }); }`,
    },
    {
      name: 'another vendor',
      settings,
      code: "import posthog from 'posthog-js';\nposthog.identify(user.id, { plan: 'pro' });",
    },
    {
      name: 'other traits by option',
      settings,
      options: [{ traits: ['phone'] }],
      code: `${head}cio.identify(user.id, { phone: user.phone });`,
    },
  ],
  invalid: [
    {
      name: 'somebody new whom a call beside it brings on some ways only, or who is somebody else',
      settings: known,
      code: `${head}async function join(form, friend) {
  const member = await db.member.create(form);
  if (form.email) await cio.identify(member.id, { email: form.email });
  await cio.identify(friend.id, { email: friend.email });
  await cio.identify(member.id, { city: member.city });
}`,
      errors: errors(7, 9),
    },
    {
      name: 'somebody who is made in the same function, where another call gives the address',
      settings: known,
      code: `${head}async function join(form) {\n  const member = await db.member.create(form);\n  await cio.identify(member.id, { city: member.city });\n}`,
      errors: errors(5, 9),
    },
    {
      name: 'a wrapper that spreads what it is given',
      settings: { customerio: { root: wrapped.root } },
      filename: wrapped.file('src/use.ts'),
      code: `import { person } from './cio';
person(user.id, { email: user.email });
person(user.id, traits);
person(user.id, { ...traits, plan: user.plan });
person(user.id, { plan: user.plan });`,
      errors: errors(5, 1),
    },
    {
      name: "a server of Segment's that says nothing of who is there",
      settings,
      code: `${node}client.identify({ userId: device.key });`,
      errors: errors(3, 1),
    },
    {
      name: "a server of Segment's that says what somebody is called",
      settings,
      code: `${node}client.identify({ userId: user.id, traits: { username: user.username } });`,
      errors: errors(3, 1),
    },
    {
      name: 'a name on a server, where no call of the project gives an address',
      settings,
      code: `${head}cio.identify(user.id, { name: user.name });\ncio.identify(user.id, { plan: 'pro' });`,
      errors: errors(3, 1),
    },
    {
      name: 'a page that notes what became of people whom nothing else brings',
      settings,
      code: `${page}page.identify(user.id, { paid: true });`,
      errors: errors(3, 1),
    },
    {
      name: 'a page that says more of people whom another call brings',
      settings: { customerio: { root: brought.root } },
      filename: brought.file('src/later.ts'),
      code: "import { page } from './session';\npage.identify(user.id, { country: user.country, paid: true });",
      errors: errors(2, 1),
    },
    {
      name: 'a page that adds things to people whom nothing else brings',
      settings,
      code: `${page}page.identify(user.id, { age_group: 'b', country: user.country });`,
      errors: errors(3, 1),
    },
    {
      name: 'a person who is named, under an id that the app makes up',
      settings,
      code: installed('{ firstName: form.name }'),
      errors: errors(8, 3),
    },
    {
      name: 'a page, no traits at all, and the address nowhere',
      settings,
      code: "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nconst cio = AnalyticsBrowser.load({ writeKey: 'k' });\ncio.identify(user.id);",
      errors: errors(3, 1),
    },
    {
      name: 'an address as the id is no trait',
      settings,
      code: `${head}cio.identify(lead.email, { source: 'form' });`,
      errors: errors(3, 1),
    },
    {
      name: 'the time of the sign-up without the address',
      settings: known,
      filename: withEmail.file('src/late.ts'),
      code: "import { cio as client } from './sign-up';\nclient?.identify(user.id, { created_at: now, plan: 'free' });",
      errors: errors(2, 1),
    },
    {
      name: 'through a cast',
      settings,
      code: `${head}(cio as any).identify(user.id, { name: user.name, created_at: now } as object);`,
      errors: errors(3, 1),
    },
    {
      name: 'by a namespace import',
      settings,
      code: "import * as sdk from 'customerio-node';\nconst c = new sdk.TrackClient('s', k);\nc.identify(user.id, { createdAt: now });",
      errors: errors(3, 1),
    },
    {
      name: 'several traits',
      settings,
      options: [{ traits: ['email', 'locale'] }],
      code: `${head}cio.identify(user.id, { created_at: now });`,
      errors: errors(3, 1, '`email` and `locale`'),
    },
    {
      name: 'through a wrapper of another file',
      settings: { customerio: { root: wrapped.root } },
      filename: wrapped.file('src/use.ts'),
      code: "import { identifyUser } from './cio';\nidentifyUser(user.id, { created_at: now });",
      errors: errors(2, 1),
    },
    {
      name: 'a wallet without what the team asks for',
      settings,
      code: `${head}cio.identify(wallet.address, { created_at: 1700000000 });`,
      options: [{ traits: ['chain'] }],
      errors: [{ messageId: 'missing', data: { traits: '`chain`' } }],
    },
  ],
});
