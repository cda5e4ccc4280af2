import path from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../rules/no-unidentified-forward.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const empty = createProject({});

/** A page that identifies in an effect, when its state says who has come in. */
const drawn = createProject({
  'src/segment.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const segment = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const identify = (id: string, email: string) => segment.identify(id, { email });\nexport const track = (event: string) => segment.track(event);",
  'src/user.tsx':
    "import { useEffect } from 'react';\nimport { identify } from './segment';\nexport function User({ user, children }) {\n  useEffect(() => { if (user) identify(user.uid, user.email); }, [user]);\n  return children;\n}",
  'src/own.ts': 'export async function signInWithMail(form) { setUser(await post(form)); await refresh(); }',
});
const logInPage = (body: string): string =>
  `import { signInWithPopup } from 'firebase/auth';\nimport { track } from './segment';\nimport { signInWithMail } from './own';\nexport function Page() {\n  const [form] = useState();\n  const go = async () => { ${body} };\n  return <button onClick={go} />;\n}`;
const ofPage = {
  filename: drawn.file('src/page.tsx'),
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
};

/** Segment's module with a hash that can be empty, and Customer.io by the raw id. */
const hashed = createProject({
  'src/analytics.ts': `
import { createHash } from 'node:crypto';
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export function sendEvent(event: string, properties?: object) {
  const account = currentAccount();
  const key = account ? createHash('sha256').update(account.id).digest('hex') : '';
  client.track({ event, properties, userId: key || '', anonymousId: deviceId() });
}
export const EVENTS = { shared: 'Note Shared', opened: 'Note Opened' } as const;
`,
  'src/index.ts': "export { sendEvent as track, EVENTS } from './analytics';",
  'src/cio.ts': `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
const cio = AnalyticsBrowser.load({ writeKey: 'k' });
export function logIn(account) { cio.identify(account.id, { email: account.email }); }
export function trackCioEvent(event: string, properties?: object) { cio.track(event, properties); }
`,
  'src/used.ts': "import { trackCioEvent } from './cio';\ntrackCioEvent('Something Else');",
  'src/excluded.ts': `
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export const quiet = (event: string) => client.track({ event, userId: '', anonymousId: '1', integrations: { All: false } });
`,
});

/** What Segment is given passes a function that takes Customer.io out. */
/** An extension whose background script holds both clients and the helper. */
const extension = createProject({
  'src/background.ts': `
import { AnalyticsBrowser as Segment } from '@segment/analytics-next';
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
const segment = Segment.load({ writeKey: 'k' });
const cio = AnalyticsBrowser.load({ writeKey: 'k' });
export function trackCioEvent(event: string, properties?: object) { cio.track(event, properties); }
chrome.runtime.onMessage.addListener(message => {
  if (message.type === 'login') cio.identify(message.user.id, { email: message.user.email });
  if (message.type === 'track') segment.track(message.event, message.properties);
});
`,
});
const passed = createProject({
  'src/segment.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nimport { onlyPeople } from './only-people';\nexport const segment = AnalyticsBrowser.load({ writeKey: 'k' });\nvoid segment.addSourceMiddleware(onlyPeople);",
  'src/only-people.ts':
    "export function onlyPeople({ payload, next }) {\n  if (!payload.obj.userId) payload.obj.integrations = { 'Customer.io (Actions)': false };\n  next(payload);\n}",
});

/** An app whose window identifies people, and whose main process has a client of its own. */
const twoProcesses = createProject({
  'src/window.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst page = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = user => page.identify(user.id, { email: user.email });\nexport const opened = () => page.track('Opened');",
  'src/main.ts': '',
});

/** Wrappers that take a message as a whole, and some that name an event of their own. */
const messaged = createProject({
  'src/segment.ts': `
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
const OWN = 'Fixed';
export function send(message) { client.track(message); }
export const sendOwn = (userId) => client.track({ userId, event: OWN });
export const signedUp = (user) => client.identify({ userId: user.id, traits: { email: user.email } });
`,
  'src/messages.ts': "export const messages = { opened: { event: 'Opened', anonymousId: 'x' } };",
  'src/use.ts': '',
});

/** Customer.io identifies by the plain id, and by something that nobody can tell. */
const half = createProject({
  'src/b.ts': 'export function logIn(user) { _cio.identify({ id: user.id, email: user.email }); }',
  'src/c.ts': 'export function logInAgain(user) { _cio.identify({ id: keyOf(user), email: user.email }); }',
});

/** Customer.io is told who people are, and Segment in the same page is not. */
const toldFiles = {
  'src/a.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const segment = AnalyticsBrowser.load({ writeKey: 'k' });\nsegment.track('A');\nsegment.track('B');",
  'src/b.ts': "import { segment } from './a';\nsegment.track('C');",
  'src/cio.ts': 'export function logIn(user) { _cio.identify({ id: user.id, email: user.email }); }',
};
const told = createProject(toldFiles);

/** Segment in the browser knows people by a hash. */
const browser = createProject({
  'package.json': '{ "name": "shop", "dependencies": { "@segment/analytics-next": "1" } }',
  'src/who.ts': `
import { AnalyticsBrowser } from '@segment/analytics-next';
import md5 from 'md5';
export const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export const who = user => analytics.identify(md5(user.id));
`,
  'src/cio.ts': 'export function logIn(user) { _cio.identify({ id: user.id, email: user.email }); }',
});

/** Segment identifies, and nobody else does. */
const agreed = createProject({
  'src/client.ts': `
import { Analytics } from '@segment/analytics-node';
export const client = new Analytics({ writeKey: 'k' });
export function logIn(user) { client.identify({ userId: user.id, traits: { email: user.email } }); }
`,
});

/** Both identify, by the same id. */
const sameKey = createProject({
  'src/client.ts': `
import { Analytics } from '@segment/analytics-node';
import { TrackClient } from 'customerio-node';
export const client = new Analytics({ writeKey: 'k' });
const cio = new TrackClient('s', 'k');
export function logIn(user) { cio.identify(user.id, { email: user.email }); }
`,
});

/** The client that Customer.io is left out of. */
const leftOut = createProject({
  'src/client.ts': `
import { AnalyticsBrowser } from '@segment/analytics-next';
export const analytics = AnalyticsBrowser.load({ writeKey: 'k' }, { integrations: { 'Customer.io': false } });
`,
});

/** Two programs: the shop identifies, the blog does not, and both have the banner. */
const twoPrograms = createProject({
  'shop/package.json': '{ "name": "shop", "dependencies": { "banner": "*" } }',
  'shop/src/who.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const who = user => analytics.identify(user.id);",
  'blog/package.json': '{ "name": "blog" }',
  'blog/src/page.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Read');",
  'banner/package.json': '{ "name": "banner" }',
  'banner/src/banner.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Seen');",
});

/** A page's client with a person, and functions that send an event of their own, or the one that they are given. */
const site = createProject({
  'src/segment.ts': `
import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export const who = user => analytics.identify(user.id, { email: user.email });
export const trackHelp = () => analytics.track('Help Opened');
export const trackEvent = ({ event, params }) => analytics.track(event.name, params);
`,
  'src/events.ts': "export const events = { opened: { name: 'Opened' }, closed: { name: 'Closed' } } as const;",
});

afterAll(() =>
  [
    empty,
    drawn,
    hashed,
    told,
    passed,
    messaged,
    twoProcesses,
    half,
    browser,
    agreed,
    sameKey,
    leftOut,
    twoPrograms,
    site,
  ].forEach(project => project.remove()),
);

const server = (message: string) => `
import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
export function onDone(account, unread) {
  client.track(${message});
}
`;
const ran = (who: string) => `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
const send = message => client.track(message);
export const ran = run => { send({ event: 'Ran', properties: run.made, ${who} }); };
ran(await take());
`;
const all = (root: string, more: object = {}) => ({ customerio: { root, forwarded: 'all', ...more } });
const only = (root: string, ...forwarded: string[]) => ({ customerio: { root, forwarded } });
const nobody = 'nobody is identified on the Segment side';
const twoKeys =
  'the `userId` (src/analytics.ts:8) is a SHA-256 hash of `id`, while Customer.io identifies by `id` at src/cio.ts:4; it can be empty; nobody is identified on the Segment side';

createRuleTester().run('no-unidentified-forward', rule, {
  valid: [
    {
      name: 'the window of an app that identifies there',
      filename: twoProcesses.file('src/window.ts'),
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst page = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = user => page.identify(user.id, { email: user.email });\nexport const opened = () => page.track('Opened');",
      settings: all(twoProcesses.root),
    },
    {
      name: 'a message that is made before it is handed to a wrapper, of somebody known',
      filename: messaged.file('src/use.ts'),
      code: "import { send, sendOwn } from './segment';\nexport function run(user) {\n  const message = { userId: user.id, event: 'Paid' };\n  send(message);\n  sendOwn(user.id);\n}",
      settings: all(messaged.root),
    },
    {
      name: 'an event that a wrapper has by a constant of its module, which is told there',
      filename: messaged.file('src/use.ts'),
      code: "import { sendOwn } from './segment';\nexport function run() {\n  sendOwn('');\n}",
      settings: all(messaged.root),
    },
    ...[
      "await signInWithPopup(auth, google); await loaded(); track('Signed Up');",
      "await signInWithPopup(auth, google); setTimeout(() => { track('Signed Up'); }, 500);",
      "await signInWithMail(form); track('Signed Up');",
    ].map(body => ({
      name: `the effect may have run: ${body}`,
      ...ofPage,
      code: logInPage(body),
      settings: all(drawn.root),
    })),
    {
      name: 'a package of a program that identifies',
      filename: twoPrograms.file('banner/src/banner.ts'),
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Seen');",
      settings: all(twoPrograms.root),
    },
    {
      name: 'the branch of somebody who is known',
      filename: site.file('src/page.ts'),
      code: "import { trackHelp } from './segment';\nexport const onHelp = (isLoggedIn: boolean) => { if (isLoggedIn) trackHelp(); };",
      settings: all(site.root),
    },
    {
      name: 'the second file of a project whose Segment knows nobody',
      filename: told.file('src/b.ts'),
      code: toldFiles['src/b.ts'],
      settings: { customerio: { root: told.root } },
    },
    {
      name: 'a project whose Segment is told elsewhere',
      filename: told.file('src/a.ts'),
      code: toldFiles['src/a.ts'],
      options: [{ identifiedElsewhere: true }],
      settings: { customerio: { root: told.root } },
    },
    {
      name: 'nothing is forwarded',
      code: server("{ event: 'A', userId: '' }"),
      settings: { customerio: { root: empty.root, forwarded: 'none' } },
    },
    {
      name: 'nobody said what is forwarded, and Customer.io is not used here',
      code: server("{ event: 'A', userId: '' }"),
      settings: { customerio: { root: empty.root } },
    },
    {
      name: 'another event is forwarded',
      code: server("{ event: 'A', userId: '' }"),
      settings: only(empty.root, 'B', '/^A./'),
    },
    {
      name: 'no event is forwarded by an empty list',
      code: server("{ event: 'A', userId: '' }"),
      settings: only(empty.root),
    },
    {
      name: 'a page view, where events are listed by name',
      code: server("{ event: 'A', userId: '' }").replace('track', 'page').replace('event', 'name'),
      settings: only(empty.root, 'A'),
    },
    {
      name: 'Customer.io is left out at the call',
      code: server("{ event: 'A', userId: '', integrations: { 'Customer.io (Actions)': false } }"),
      settings: all(empty.root),
    },
    {
      name: 'only others are let in',
      code: server("{ event: 'A', userId: '', integrations: { All: false, Mixpanel: true } }"),
      settings: all(empty.root),
    },
    {
      name: 'integrations that cannot be read',
      code: server("{ event: 'A', userId: '', integrations: unread }"),
      settings: all(empty.root),
    },
    {
      name: 'a spread that may hold integrations',
      code: server("{ event: 'A', userId: '', ...unread }"),
      settings: all(empty.root),
    },
    {
      name: 'Customer.io is left out in the wrapper',
      filename: hashed.file('src/a.ts'),
      code: "import { quiet } from './excluded';\nquiet('A');",
      settings: all(hashed.root),
    },
    {
      name: 'Customer.io is left out of the client',
      filename: leftOut.file('src/a.ts'),
      code: "import { analytics } from './client';\nanalytics.track('A');",
      settings: all(leftOut.root),
    },
    {
      name: 'Segment identifies by the same id',
      filename: agreed.file('src/a.ts'),
      code: "import { client } from './client';\nexport const done = user => client.track({ event: 'A', userId: user.id });\ndone(someone);",
      settings: all(agreed.root),
    },
    {
      name: 'Customer.io is told the same id itself',
      filename: sameKey.file('src/a.ts'),
      code: "import { client } from './client';\nconst user = someone();\nclient.track({ event: 'A', userId: user.id });",
      settings: all(sameKey.root),
    },
    {
      name: 'the same id as text',
      filename: sameKey.file('src/a.ts'),
      code: "import { client } from './client';\nconst user = someone();\nclient.track({ event: 'A', userId: String(user!.id) });",
      settings: all(sameKey.root),
    },
    {
      name: 'an id that cannot be compared',
      filename: sameKey.file('src/a.ts'),
      code: "import { client } from './client';\nclient.track({ event: 'A', userId: keyOf(someone()) });",
      settings: all(sameKey.root),
    },
    {
      name: 'another code base identifies',
      code: "import { Analytics } from '@segment/analytics-node';\nconst account = current();\nnew Analytics({ writeKey: 'k' }).track({ event: 'A', userId: account.id });",
      options: [{ identifiedElsewhere: true }],
      settings: all(empty.root),
    },
    {
      name: 'it is sent beside, through the helper',
      filename: hashed.file('src/a.ts'),
      code: "import { track } from './index';\nimport { trackCioEvent } from './cio';\nexport function share() {\n  track('Note Shared', { a: 1 });\n  trackCioEvent('Note Shared', { a: 1 });\n}",
      settings: all(hashed.root),
    },
    {
      name: 'a test',
      filename: hashed.file('src/a.test.ts'),
      code: "import { track } from './index';\ntrack('Note Shared');",
      settings: all(hashed.root),
    },
    {
      name: "a wrapper's own call",
      filename: hashed.file('src/b.ts'),
      code: "import { track } from './index';\nexport const send = (name: string) => track(name);",
      settings: all(hashed.root),
    },
    {
      name: 'a shadowed name',
      filename: hashed.file('src/a.ts'),
      code: "import { track } from './index';\nexport function f(track) { track('Note Shared'); }",
      settings: all(hashed.root),
    },
    {
      name: 'a look-alike',
      code: "import mixpanel from 'mixpanel-browser';\nconst analytics = { track() {} };\nanalytics.track({ event: 'A', userId: '' });\nmixpanel.track('A');",
      settings: all(empty.root),
    },
    {
      name: 'Customer.io itself',
      filename: hashed.file('src/a.ts'),
      code: "import { TrackClient } from 'customerio-node';\nnew TrackClient('s', 'k').track('', { name: 'A' });",
      settings: all(hashed.root),
    },
    {
      name: 'RudderStack that leaves Customer.io out',
      code: "import { RudderAnalytics } from '@rudderstack/analytics-js';\nconst analytics = new RudderAnalytics();\nanalytics.track('A', {}, { integrations: { 'Customer IO': false } });",
      settings: all(empty.root),
    },
    ...[
      "segment.addSourceMiddleware(({ payload, next }) => { if (!payload.obj.userId) payload.obj.integrations = { All: true, 'Customer.io (Actions)': false }; next(payload); });",
      "const withoutUs = ({ payload, next }) => { payload.obj.integrations['Customer.io'] = Boolean(payload.obj.userId); next(payload); };\nsegment.addSourceMiddleware(withoutUs);",
      "segment.register({ name: 'out', type: 'enrichment', track(ctx) { ctx.updateEvent('integrations', { 'Customer.io': false }); return ctx; } });",
    ].map((code, index) => ({
      name: `what passes a function that takes Customer.io out, ${index}`,
      filename: passed.file('src/segment.ts'),
      code: `import { AnalyticsBrowser } from '@segment/analytics-next';\nconst segment = AnalyticsBrowser.load({ writeKey: 'k' });\n${code}\nsegment.track('A');`,
      settings: all(passed.root),
    })),
    {
      name: 'what passes a function of another file that takes Customer.io out',
      filename: passed.file('src/video.ts'),
      code: "import { segment } from './segment';\nsegment.track('A');",
      settings: all(passed.root),
    },
    {
      name: 'two keys, and nothing is forwarded',
      filename: hashed.file('src/analytics.ts'),
      code: "import { createHash } from 'node:crypto';\nimport { Analytics } from '@segment/analytics-node';\nconst account = current();\nnew Analytics({ writeKey: 'k' }).track({ event: 'A', userId: createHash('sha256').update(account.id).digest('hex') });",
      settings: { customerio: { root: hashed.root, forwarded: 'none' } },
    },
  ],
  invalid: [
    {
      name: 'a process without a page, of whose client a page knows nothing',
      filename: twoProcesses.file('src/main.ts'),
      code: `import { AnalyticsNode } from '@segment/analytics-next';
export async function started() {
  const [client] = await AnalyticsNode.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
  await client.track('Started');
}`,
      settings: all(twoProcesses.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Started`', faults: nobody },
          line: 4,
          column: 9,
          suggestions: [
            {
              messageId: 'excludeHere',
              output: `import { AnalyticsNode } from '@segment/analytics-next';
export async function started() {
  const [client] = await AnalyticsNode.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
  await client.track('Started', {}, { integrations: { 'Customer.io (Actions)': false } });
}`,
            },
          ],
        },
      ],
    },
    ...[
      [
        "  const message = { anonymousId: session.device, event: 'Ran' };\n  send(message);",
        'Ran',
        'it carries no `userId` (src/segment.ts:5)',
        5,
      ],
      [
        "  const message = { userId: session.user?.id, event: 'Paid' };\n  send(message);",
        'Paid',
        'its `userId` (src/segment.ts:5) can be empty',
        5,
      ],
      ['  send(messages.opened);', 'Opened', 'it carries no `userId` (src/segment.ts:5)', 4],
    ].map(([body, event, faults, line]) => ({
      name: `a message that is made before it is handed to a wrapper: ${event}`,
      filename: messaged.file('src/use.ts'),
      code: `import { send } from './segment';\nimport { messages } from './messages';\nexport function run(session) {\n${body}\n}`,
      settings: all(messaged.root),
      errors: [
        {
          messageId: 'unidentified' as const,
          data: { forwarder: 'Segment', event: `\`${event}\``, faults },
          line: Number(line),
          column: 3,
        },
      ],
    })),
    {
      name: 'another program than the one that identifies',
      filename: twoPrograms.file('blog/src/page.ts'),
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Read');",
      settings: all(twoPrograms.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Read`', faults: nobody },
          line: 2,
          column: 1,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Read', {}, { integrations: { 'Customer.io (Actions)': false } });",
            },
          ],
        },
      ],
    },
    {
      name: 'the branch of strangers, where a function sends an event of its own',
      filename: site.file('src/page.ts'),
      code: "import { trackHelp } from './segment';\nexport const onHelp = (isLoggedIn: boolean) => { if (!isLoggedIn) trackHelp(); };",
      settings: all(site.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Help Opened`', faults: 'it is sent where nobody is logged in' },
          line: 2,
          column: 67,
        },
      ],
    },
    {
      name: 'the screen of a log-in, where the name is taken from what the function is given',
      filename: site.file('src/login.tsx'),
      code: "import { trackEvent } from './segment';\nimport { events } from './events';\nexport function Login() {\n  const onSubmit = () => { trackEvent({ event: events.opened, params: {} }); logIn(email, password); };\n  return <form onSubmit={onSubmit} />;\n}",
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      settings: all(site.root),
      errors: [
        {
          messageId: 'unidentified',
          data: {
            forwarder: 'Segment',
            event: '`Opened`',
            faults: 'it is sent from where people log in or sign up (line 4), before anybody is identified',
          },
          line: 4,
          column: 28,
        },
      ],
    },
    ...[
      "await signInWithPopup(auth, google); track('Signed Up');",
      "const one = await signInWithPopup(auth, google); if (one) track('Signed Up');",
      "signInWithPopup(auth, google).then(() => { track('Signed Up'); });",
      "toast.promise(signInWithPopup(auth, google), { success: () => { track('Signed Up'); } });",
    ].map(body => ({
      name: `ahead of the effect that identifies: ${body}`,
      ...ofPage,
      code: logInPage(body),
      settings: all(drawn.root),
      errors: [
        {
          messageId: 'unidentified' as const,
          data: {
            forwarder: 'Segment',
            event: '`Signed Up`',
            faults: 'it is sent from where people log in or sign up (line 6), before anybody is identified',
          },
          line: 6,
        },
      ],
    })),
    {
      name: 'nobody said what is forwarded, and Segment knows nobody: a word at the first event',
      filename: told.file('src/a.ts'),
      code: toldFiles['src/a.ts'],
      settings: { customerio: { root: told.root } },
      errors: [{ messageId: 'nobody', data: { forwarder: 'Segment', place: 'src/cio.ts:1' }, line: 3, column: 1 }],
    },
    {
      name: 'what passes a function that keeps Customer.io in',
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst segment = AnalyticsBrowser.load({ writeKey: 'k' });\nsegment.addSourceMiddleware(({ payload, next }) => { payload.obj.integrations = { 'Customer.io': true }; payload.obj.properties.All = 1; next(payload); });\nsegment.track('A', {}, {}, done);",
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: nobody },
          line: 4,
          column: 1,
        },
      ],
    },
    {
      name: 'RudderStack, on a server and in a browser',
      code: "import Rudder from '@rudderstack/rudder-sdk-node';\nimport { RudderAnalytics } from '@rudderstack/analytics-js';\nconst page = new RudderAnalytics();\nnew Rudder('k', {}).track({ event: 'A', anonymousId: 'b', userId: user ? user.id : '' });\npage.track('B');",
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: {
            forwarder: 'RudderStack',
            event: '`A`',
            faults: 'its `userId` can be empty; nobody is identified on the RudderStack side',
          },
          line: 4,
          column: 1,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import Rudder from '@rudderstack/rudder-sdk-node';\nimport { RudderAnalytics } from '@rudderstack/analytics-js';\nconst page = new RudderAnalytics();\nnew Rudder('k', {}).track({ event: 'A', anonymousId: 'b', userId: user ? user.id : '', integrations: { 'Customer IO': false } });\npage.track('B');",
            },
          ],
        },
        {
          messageId: 'unidentified',
          data: { forwarder: 'RudderStack', event: '`B`', faults: 'nobody is identified on the RudderStack side' },
          line: 5,
          column: 1,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import Rudder from '@rudderstack/rudder-sdk-node';\nimport { RudderAnalytics } from '@rudderstack/analytics-js';\nconst page = new RudderAnalytics();\nnew Rudder('k', {}).track({ event: 'A', anonymousId: 'b', userId: user ? user.id : '' });\npage.track('B', {}, { integrations: { 'Customer IO': false } });",
            },
          ],
        },
      ],
    },
    {
      name: 'another key than the known one, beside one that nobody can tell',
      filename: half.file('src/a.ts'),
      code: "import { createHash } from 'node:crypto';\nimport { Analytics } from '@segment/analytics-node';\nconst account = current();\nnew Analytics({ writeKey: 'k' }).track({ event: 'A', userId: createHash('sha256').update(account.id).digest('hex') });",
      settings: { customerio: { root: half.root } },
      errors: [
        {
          messageId: 'twoKeys',
          data: {
            forwarder: 'Segment',
            faults:
              'the `userId` is a SHA-256 hash of `id`, while Customer.io identifies by `id` at src/b.ts:1 (by what at src/c.ts:1, the code does not tell)',
          },
          line: 4,
          column: 1,
        },
      ],
    },
    {
      name: 'no userId',
      code: server("{ event: 'A', anonymousId: '1' }"),
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: `it carries no \`userId\`; ${nobody}` },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'excludeHere',
              output: server("{ event: 'A', anonymousId: '1', integrations: { 'Customer.io (Actions)': false } }"),
            },
          ],
        },
      ],
    },
    {
      name: 'a function that sends its event under the id of a machine, whatever its callers give with it',
      code: ran('anonymousId: run.machine'),
      filename: empty.file('src/ran.ts'),
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Ran`', faults: `it carries no \`userId\` (src/ran.ts:3); ${nobody}` },
          line: 4,
          column: 29,
        },
      ],
    },
    {
      name: 'a handler that takes the event from its request',
      settings: all(empty.root),
      filename: path.join(empty.root, 'pages/api/track.ts'),
      code: "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport default function track(req, res) {\n  const { event } = req.query;\n  analytics.track({ event, anonymousId: 'device' });\n}",
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: 'this event', faults: `it carries no \`userId\`; ${nobody}` },
          line: 5,
          column: 3,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport default function track(req, res) {\n  const { event } = req.query;\n  analytics.track({ event, anonymousId: 'device', integrations: { 'Customer.io (Actions)': false } });\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a userId that is empty for some',
      code: server("{\n    event: 'A',\n    userId: account?.id ?? '',\n  }"),
      settings: only(empty.root, 'A'),
      options: [{ identifiedElsewhere: true, destination: 'Customer.io' }],
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: 'its `userId` can be empty' },
          line: 5,
          column: 3,
          suggestions: [
            {
              messageId: 'excludeHere',
              output: server(
                "{\n    event: 'A',\n    userId: account?.id ?? '',\n    integrations: { 'Customer.io': false }\n  }".replace(
                  "'',\n    integrations",
                  "'',\n    integrations",
                ),
              ).replace('false }\n', 'false },\n'),
            },
          ],
        },
      ],
    },
    {
      name: 'an anonymous id as the userId',
      code: server("{ event: 'A', userId: account.anonymousId, integrations: { All: true } }"),
      settings: only(empty.root, '/^a$/i'),
      options: [{ identifiedElsewhere: true }],
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: 'its `userId` can be the anonymous id `anonymousId`' },
          line: 5,
          column: 3,
        },
      ],
    },
    {
      name: 'an id made up on the spot',
      code: server("{ event: 'A', userId: account ? account.id : crypto.randomUUID() , integrations: {} }"),
      settings: all(empty.root),
      options: [{ identifiedElsewhere: true }],
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: 'its `userId` can be an id made up on the spot' },
          line: 5,
          column: 3,
        },
      ],
    },
    {
      name: 'a message to a script that others cannot import its helper from',
      filename: extension.file('src/popup.ts'),
      code: "export const create = () => chrome.runtime.sendMessage({ type: 'track', event: 'A', properties: {} });",
      settings: only(extension.root, 'A'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: 'nobody is identified on the Segment side' },
          line: 1,
          column: 29,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a wrapper of another file, through a barrel and an alias, name by a constant',
      filename: hashed.file('src/a.ts'),
      code: "import { track as send, EVENTS } from './index';\nexport const share = () => send(EVENTS.shared);",
      settings: only(hashed.root, 'Note Shared'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Note Shared`', faults: twoKeys },
          line: 2,
          column: 28,
          endLine: 2,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'sendBeside',
              data: { helper: 'trackCioEvent' },
              output:
                "import { trackCioEvent } from './cio';\nimport { track as send, EVENTS } from './index';\nexport const share = () => {\n  trackCioEvent(EVENTS.shared);\n  return send(EVENTS.shared);\n};",
            },
          ],
        },
      ],
    },
    {
      name: 'a namespace import, an optional call, a cast',
      filename: hashed.file('src/a.ts'),
      code: "import * as analytics from './index';\n(analytics as any).track?.(analytics.EVENTS.shared!);",
      settings: only(hashed.root, 'Note Shared'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Note Shared`', faults: twoKeys },
          line: 2,
          column: 1,
          suggestions: [
            {
              messageId: 'sendBeside',
              data: { helper: 'trackCioEvent' },
              output:
                "import { trackCioEvent } from './cio';\nimport * as analytics from './index';\n(analytics as any).track?.(analytics.EVENTS.shared!);\ntrackCioEvent(analytics.EVENTS.shared!);",
            },
          ],
        },
      ],
    },
    {
      name: 'one of two names is forwarded',
      filename: hashed.file('src/a.ts'),
      code: "import { track, EVENTS } from './index';\nexport const open = (isShared: boolean) => void track(isShared ? EVENTS.shared : EVENTS.opened, load());",
      settings: only(hashed.root, 'Note Opened'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Note Opened`', faults: twoKeys },
          line: 2,
          column: 49,
          suggestions: [
            {
              messageId: 'sendBeside',
              data: { helper: 'trackCioEvent' },
              output:
                "import { trackCioEvent } from './cio';\nimport { track, EVENTS } from './index';\nexport const open = (isShared: boolean) => {\n  const eventProperties = load();\n  void track(isShared ? EVENTS.shared : EVENTS.opened, eventProperties);\n  trackCioEvent(isShared ? EVENTS.shared : EVENTS.opened, eventProperties);\n};",
            },
          ],
        },
      ],
    },
    {
      name: 'a name with a hole that can be the one',
      filename: hashed.file('src/a.ts'),
      code: "import { track } from './index';\ntrack(`Note ${verb()}`, {});",
      settings: only(hashed.root, 'Note Shared'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Note Shared`', faults: twoKeys },
          line: 2,
          column: 1,
          suggestions: [
            {
              messageId: 'sendBeside',
              data: { helper: 'trackCioEvent' },
              output:
                "import { trackCioEvent } from './cio';\nimport { track } from './index';\nconst eventName = `Note ${verb()}`;\ntrack(eventName, {});\ntrackCioEvent(eventName, {});",
            },
          ],
        },
      ],
    },
    {
      name: 'a spread call',
      filename: hashed.file('src/a.ts'),
      code: "import { track } from './index';\ntrack(...(['Note Shared', {}] as const));",
      settings: only(hashed.root, 'Note Shared'),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`Note Shared`', faults: twoKeys },
          line: 2,
          column: 1,
        },
      ],
    },
    {
      name: 'Segment in the browser identifies by another key',
      filename: browser.file('src/a.ts'),
      code: "import { analytics } from './who';\nanalytics.track('A');",
      settings: all(browser.root),
      errors: [
        {
          messageId: 'unidentified',
          data: {
            forwarder: 'Segment',
            event: '`A`',
            faults:
              'Segment identifies by a MD5 hash of `id` at src/who.ts:5, while Customer.io identifies by `id` at src/cio.ts:1',
          },
          line: 2,
          column: 1,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import { analytics } from './who';\nanalytics.track('A', {}, { integrations: { 'Customer.io (Actions)': false } });",
            },
          ],
        },
      ],
    },
    {
      name: 'a page view in the browser, where nobody identifies',
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nanalytics.page();",
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: 'this page view', faults: nobody },
          line: 3,
          column: 1,
        },
      ],
    },
    {
      name: 'options that are written out',
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nanalytics.track('A', load(), { timestamp });",
      settings: all(empty.root),
      errors: [
        {
          messageId: 'unidentified',
          data: { forwarder: 'Segment', event: '`A`', faults: nobody },
          line: 3,
          column: 1,
          suggestions: [
            {
              messageId: 'excludeHere',
              output:
                "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nanalytics.track('A', load(), { timestamp, integrations: { 'Customer.io (Actions)': false } });",
            },
          ],
        },
      ],
    },
    {
      name: 'nobody said what is forwarded: a word where the SDK is called, and none at the callers',
      filename: hashed.file('src/other.ts'),
      code: "import { createHash } from 'node:crypto';\nimport { Analytics } from '@segment/analytics-node';\nimport { track } from './index';\nconst client = new Analytics({ writeKey: 'k' });\nexport const send = (event, account) => client.track({ event, userId: createHash('sha256').update(account.id).digest('hex') });\ntrack('Note Shared');",
      settings: { customerio: { root: hashed.root } },
      errors: [
        {
          messageId: 'twoKeys',
          data: {
            forwarder: 'Segment',
            faults: 'the `userId` is a SHA-256 hash of `id`, while Customer.io identifies by `id` at src/cio.ts:4',
          },
          line: 5,
          column: 41,
        },
      ],
    },
  ],
});
