import { afterAll } from 'vitest';
import rule from '../../rules/no-track-before-identify.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/cio.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
export const cio = AnalyticsBrowser.load({ writeKey: 'k' });
let identifiedUserId: string | null = null;
const waiting: (() => void)[] = [];
export function send(event: string, properties?: object) {
  cio.track(event, properties);
}
export function sendGuarded(event: string) {
  if (!identifiedUserId) return;
  cio.track(event);
}
export function sendLater(event: string) {
  waiting.push(() => cio.track(event));
}
export const session = {
  setUser(user: { id: string; email: string }) {
    localStorage.setItem('user', user.id);
    cio.identify(user.id, { email: user.email });
  },
  async restore() {
    const user = await (await fetch('/me')).json();
    localStorage.setItem('user', user.id);
    cio.identify(user.id, { email: user.email });
  },
};
export function welcome(account: { id: string; email: string }) {
  cio.identify(account.id, { email: account.email });
  cio.track('Welcomed');
}
`,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const filename = project.file('src/page.ts');
const head = "import { cio } from './cio';\n";
const server = "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', process.env.KEY);\n";
const identify = 'cio.identify(user.id, { email: user.email });';
const error = (messageId: 'anonymous' | 'bare', line: number, column: number, identifyLine: number, moved?: string) => [
  {
    messageId,
    line,
    column,
    data: { line: identifyLine },
    suggestions: moved === undefined ? [] : [{ messageId: 'identifyFirst' as const, output: moved }],
  },
];
const mended = (text: string) => `${head}async function f(user) {\n${text}\n}`;

const hook = `import { useEffect } from 'react';
import type { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
let browser: AnalyticsBrowser | undefined;
let pending: (() => void) | undefined;
let currentId = '';
export const record = (name: string, details?: Record<string, unknown>) => {
  if (browser && currentId) browser.track(name, details);
};
export const recordOpened = () => {
  if (currentId) browser?.track('App Opened');
};
export function useMessaging(account: { id?: string; email: string }) {
  useEffect(() => {
    void import('@customerio/cdp-analytics-browser').then((sdk) => {
      browser = sdk.AnalyticsBrowser.load({ writeKey: 'k' });
      pending?.();
      pending = undefined;
    });
  }, []);
  useEffect(() => {
    if (!account.id) {
      browser?.reset();
      currentId = '';
      return;
    }
    const accountId = account.id;
    const introduce = () => {
      browser?.identify(accountId, { email: account.email });
      currentId = accountId;
    };
    if (browser) introduce();
    else pending = introduce;
  }, [account.id, account.email]);
}`;

const body = (name: string, text: string) => ({
  name,
  settings,
  filename,
  code: `${head}async function f(user) {\n${text}\n}`,
});

/** A service whose methods send one event each, and a helper that drops what comes before its identify. */
const service = createProject({
  'src/crm.ts': `import { TrackClient } from 'customerio-node';
export class Crm {
  client = new TrackClient('s', process.env.KEY);
  async signup(user: { id: string }) { await this.client.track(user.id, { name: 'signed_up' }); }
  async know(user: { id: string; email: string }) { await this.client.identify(user.id, { email: user.email }); }
  async seen(id: string, event: string) { if (!id) return; await this.client.track(id, { name: event }); }
}
export const crm = new Crm();`,
  'src/helper.ts': `import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
const cio = AnalyticsBrowser.load({ writeKey: 'k' });
let current: string | null = null;
export const known = (user) => { current = user.id; cio.identify(user.id, { email: user.email }); };
export function record(event: string) { if (current) cio.track(event); }
export function forget() { current = null; cio.reset(); }`,
});
afterAll(() => service.remove());

const ofService = { settings: { customerio: { root: service.root } }, filename: service.file('src/use.ts') };
const withCrm = "import { crm, Crm } from './crm';\n";

createRuleTester().run('no-track-before-identify', rule, {
  valid: [
    {
      name: 'before a function that waits first, and behind one that identifies',
      settings,
      filename,
      code: `import { cio, session } from './cio';\nconst a = () => {\n  cio.track('Opened');\n  session.restore();\n};\nconst b = user => {\n  session.setUser(user);\n  cio.track('Opened');\n};`,
    },
    ...[
      'async function f(user) { await crm.know(user); await crm.signup(user); }',
      'async function f(user, other) { await crm.signup(user); await crm.know(other); }',
      'async function f() { await crm.signup(await next()); await crm.know(await next()); }',
      'async function f(user) { const known = crm.know(user); await known; await crm.signup(user); }',
      'function f(user) { return crm.know(user).then(() => crm.signup(user)); }',
      'async function f(user) { void crm.know(user); await save(user); await crm.signup(user); }',
      'async function f(user) { await Promise.all([crm.know(user), save(user)]); await crm.signup(user); }',
    ].map(code => ({ name: `through methods of a service: ${code}`, ...ofService, code: withCrm + code })),
    {
      name: 'the identify before an event that its guard would drop',
      ...ofService,
      code: "import { known, record } from './helper';\nfunction f(user) { known(user); record('Joined'); }",
    },
    {
      name: 'calls that a client batches keep their order',
      ...ofService,
      code: "import { Analytics } from '@segment/analytics-node';\nconst client = new Analytics({ writeKey: 'k' });\nfunction f(user) { client.identify({ userId: user.id, traits: { email: user.email } }); client.track({ userId: user.id, event: 'Joined' }); }",
    },
    {
      name: 'the mended hook: track above identify in the text, in another function, behind a flag; identify is queued',
      settings,
      filename: project.file('src/use-messaging.tsx'),
      code: hook,
    },
    body('identify first', `${identify}\ncio.track('Logged In');`),
    body(
      'identify first, by a promise chain',
      "cio.identify(user.id, { email: user.email }).then(() => { cio.track('Logged In'); });",
    ),
    body('a promise chain that runs the track later', "wait().then(() => { cio.track('Opened'); });\n" + identify),
    body('another branch', `if (isGuest) cio.track('Opened'); else ${identify}`),
    body('an early return after the event', `if (isGuest) { cio.track('Opened'); return; }\n${identify}`),
    body('another case', `switch (kind) { case 1: cio.track('Opened'); break; default: ${identify} }`),
    body(
      'one condition, true for one and false for the other',
      `if (isGuest) cio.track('Opened');\nif (!isGuest) ${identify}`,
    ),
    body(
      'two values of one thing',
      `if (user.kind === 'guest') cio.track('Opened');\nif (user.kind === 'member') ${identify}`,
    ),
    body('a check of the person around the event alone', `if (session.user) cio.track('Came Back');\n${identify}`),
    body('a flag that identify sets', `if (identified) cio.track('Opened');\n${identify}`),
    body('the handler of an error', `try { await logIn(); cio.track('Logged In'); } catch { ${identify} }`),
    body('a reset in between', `cio.track('Logged Out');\ncio.reset();\n${identify}`),
    body('an alias in between', `cio.track('Opened');\ncio.alias(user.id);\n${identify}`),
    body(
      'a loop whose next turn identifies',
      `for (const step of steps) { if (step.first) ${identify} else cio.track('Stepped'); }`,
    ),
    body(
      'a loop that identifies first',
      `for (const one of users) { cio.identify(one.id, { email: one.email }); cio.track('Imported'); }`,
    ),
    body('an update of somebody known', "cio.track('Plan Changed');\ncio.identify(user.id, { plan: 'pro' });"),
    body('identified before already', `${identify}\ncio.track('Saved');\n${identify}`),
    body('identified by the function around', `${identify}\nreturn () => { cio.track('Saved'); ${identify} };`),
    body('traits without an id', "cio.track('Opened');\ncio.identify({ plan: 'pro' });"),
    body(
      'an argument of the event',
      "cio.track('Opened', { done: await cio.identify(user.id, { email: user.email }) });",
    ),
    body('a closure that runs later', `setTimeout(() => cio.track('Opened'), 10);\n${identify}`),
    body('another function', `function g() { cio.track('Opened'); }\n${identify}`),
    body('what cannot be reached', `return;\ncio.track('Opened');\n${identify}`),
    {
      name: 'a wrapper that checks',
      settings,
      filename,
      code: `import { cio, sendGuarded } from './cio';\nfunction f(user) {\nsendGuarded('Opened');\n${identify}\n}`,
    },
    {
      name: 'a wrapper that queues',
      settings,
      filename,
      code: `import { cio, sendLater } from './cio';\nfunction f(user) {\nsendLater('Opened');\n${identify}\n}`,
    },
    {
      name: 'a wrapper that identifies itself',
      settings,
      filename,
      code: "import { cio, welcome } from './cio';\nfunction f(user) {\nwelcome(user);\ncio.identify(user.id, { email: user.email, plan: 'pro' });\n}",
    },
    {
      name: 'another SDK',
      settings,
      filename,
      code: `${head}import { AnalyticsBrowser } from '@segment/analytics-next';\nconst segment = AnalyticsBrowser.load({ writeKey: 'k' });\nsegment.track('Opened');\n${identify}`,
    },
    {
      name: 'another person',
      settings,
      filename,
      code: `${server}export async function f(user, friend) {\nawait cio.track(friend.id, { name: 'invited' });\nawait ${identify}\n}`,
    },
    {
      name: 'in a callback that is made before the event, or kept for another time',
      settings,
      filename,
      code: `${server}export function f(db, user) {\ndb.once('ready', () => { ${identify} });\ncio.track(user.id, { name: 'x' });\nexports.later = () => { ${identify} };\n}`,
    },
    {
      name: 'the next of two variables of one name',
      settings,
      filename,
      code: `${server}for (const user of old) cio.track(user.id, { name: 'x' });\nfor (const user of fresh) ${identify}`,
    },
    {
      name: 'a variable that is written again',
      settings,
      filename,
      code: `${server}let id = a.id;\ncio.track(id, { name: 'x' });\nid = b.id;\ncio.identify(id, { email: b.email });`,
    },
    {
      name: 'an id that is made anew',
      settings,
      filename,
      code: `${server}cio.track(newId(), { name: 'x' });\ncio.identify(newId(), { email });`,
    },
    {
      name: 'anonymous on purpose',
      settings,
      filename,
      code: `${server}cio.trackAnonymous(user.id, { name: 'x' });\n${identify}`,
    },
    {
      name: 'a shadowed client',
      settings,
      filename,
      code: `${head}function f(cio: Other, user) { cio.track('Opened'); ${identify} }`,
    },
    {
      name: 'a look-alike',
      settings,
      filename,
      code: `const cio = { track(name: string) {}, identify(id: string, traits: object) {} };\ncio.track('Opened');\n${identify}`,
    },
    {
      name: 'another vendor',
      settings,
      filename,
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.track('Opened');\nmixpanel.identify(user.id);",
    },
    {
      ...body(
        'behind an event of somebody known',
        `cio.track('Plan Changed');\ncio.identify(user.id, { plan: 'free' });`,
      ),
    },
    {
      name: 'two ids of one thing',
      settings,
      filename,
      code: `${server}export async function f(order) {\nawait cio.track(String(order.buyerId), { name: 'ordered' });\nawait cio.identify(String(order.sellerId), { email: order.email });\n}`,
    },
    {
      name: 'a server that updates somebody who is there',
      settings,
      filename,
      code: `${server}export async function updateUser(user) {\nawait cio.track(user.id, { name: 'profile_saved' });\nawait ${identify}\n}`,
    },
    {
      name: 'a server that tells of a deletion',
      settings,
      filename,
      code: `${server}export async function f(user) {\ncio.track(user.id, { name: 'account_deleted' });\ncio.identify(user.id, { email: 'gone' });\n}`,
    },
    body('a promise chain the other way round', "cio.identify(user.id, { email }).then(() => cio.track('Opened'));"),
    body(
      'a chain of something else',
      "load().then(() => cio.identify(user.id, { email }));\nwait().then(() => { cio.track('Opened'); });",
    ),
    {
      name: 'a test',
      settings,
      filename: project.file('src/page.test.ts'),
      code: `${head}cio.track('Opened');\n${identify}`,
    },
    {
      name: 'an id in a timeout, then the event there',
      settings,
      filename,
      code: `setTimeout(() => { try { if (window.analytics) { window.analytics.identify(user.id, { email }); window.analytics.track('signed_up'); } } catch {} });`,
    },
  ],
  invalid: [
    {
      name: 'methods that send one event each, of one that was just made',
      ...ofService,
      code: `${withCrm}async function f(form) {\nconst user = await create(form);\nawait crm.signup(user);\nawait crm.know(user);\n}`,
      errors: [
        {
          messageId: 'bare',
          line: 4,
          column: 7,
          data: { line: 5 },
          suggestions: [
            {
              messageId: 'identifyFirst',
              output: `${withCrm}async function f(form) {\nconst user = await create(form);\nawait crm.know(user);\nawait crm.signup(user);\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a service that is handed over, and a wrapper that asks about what it is given',
      ...ofService,
      code: `${withCrm}class Users {\nconstructor(private crm: Crm) {}\nasync join(user) { return this.crm.seen(user.id, 'joined').then(() => this.crm.know(user)); }\n}`,
      errors: [{ messageId: 'bare', line: 4, column: 27, data: { line: 4 } }],
    },
    {
      name: 'an event that its guard drops, since the identify comes later',
      ...ofService,
      code: "import { known, record } from './helper';\nasync function f(user) {\nrecord('Joined');\nknown(user);\n}",
      errors: [
        {
          messageId: 'dropped',
          line: 3,
          column: 1,
          data: { line: 4, wrapper: 'record' },
          suggestions: [
            {
              messageId: 'identifyFirst',
              output:
                "import { known, record } from './helper';\nasync function f(user) {\nknown(user);\nrecord('Joined');\n}",
            },
          ],
        },
      ],
    },
    ...(
      [
        [
          'nobody waits',
          `${identify.slice(0, -1)}.catch(log);\ncio.track(user.id, { name: 'x' }).catch(log);`,
          4,
          1,
          3,
        ],
        [
          'both settle together',
          `await Promise.all([${identify.slice(0, -1)},\ncio.track(user.id, { name: 'x' })]);`,
          4,
          1,
          3,
        ],
        [
          'the promise is kept for later',
          `const known = ${identify}\nconst said = cio.track(user.id, { name: 'x' });\nawait Promise.all([known, said]);`,
          4,
          14,
          3,
        ],
        [
          'both are put on a list',
          `jobs.push(${identify.slice(0, -1)});\njobs.push(cio.track(user.id, { name: 'x' }));\nawait Promise.all(jobs);`,
          4,
          11,
          3,
        ],
      ] as const
    ).map(([name, code, line, column, identifyLine]) => ({
      name: `requests that race: ${name}`,
      settings,
      filename,
      code: `${server}async function f(user) { ${code} }`,
      errors: [{ messageId: 'racing' as const, line, column, data: { line: identifyLine } }],
    })),
    {
      name: 'a race through a service, and by HTTP',
      ...ofService,
      code: `${withCrm}function f(user) { void crm.know(user); void crm.signup(user); }\nfunction g(user) {\nfetch(\`https://track.customer.io/api/v1/customers/\${user.id}\`, { method: 'PUT', body: JSON.stringify({ email: user.email }) });\nfetch(\`https://track.customer.io/api/v1/customers/\${user.id}/events\`, { method: 'POST', body: JSON.stringify({ name: 'x' }) });\n}`,
      errors: [
        { messageId: 'racing', line: 2, column: 46, data: { line: 2 } },
        { messageId: 'racing', line: 5, column: 1, data: { line: 4 } },
      ],
    },
    {
      ...body('track, then identify', `cio.track('Signed Up');\n${identify}`),
      errors: error('anonymous', 3, 1, 4, mended(`${identify}\ncio.track('Signed Up');`)),
    },
    {
      ...body('both under one check of the person', `if (user) { cio.track('Signed Up'); ${identify} }`),
      errors: error('anonymous', 3, 13, 3, mended(`if (user) { ${identify} cio.track('Signed Up'); }`)),
    },
    {
      ...body('after an early return for both', `if (!user) return;\ncio.track('Signed Up');\n${identify}`),
      errors: error('anonymous', 4, 1, 5, mended(`if (!user) return;\n${identify}\ncio.track('Signed Up');`)),
    },
    {
      ...body('on one of the paths', `if (isNew) cio.track('Signed Up');\n${identify}`),
      errors: error('anonymous', 3, 12, 4),
    },
    {
      ...body('an optional call and an await', `await cio?.track('Signed Up');\nawait cio?.identify(user.id);`),
      errors: error('anonymous', 3, 7, 4, mended(`await cio?.identify(user.id);\nawait cio?.track('Signed Up');`)),
    },
    {
      ...body('a cast', `(cio as any).track('Signed Up');\ncio!.identify(user.id, traitsOf(user));`),
      errors: error(
        'anonymous',
        3,
        1,
        4,
        mended(`cio!.identify(user.id, traitsOf(user));\n(cio as any).track('Signed Up');`),
      ),
    },
    {
      ...body('spread traits', "cio.track('Signed Up', { ...details });\ncio.identify(user.id, { ...user });"),
      errors: error(
        'anonymous',
        3,
        1,
        4,
        mended("cio.identify(user.id, { ...user });\ncio.track('Signed Up', { ...details });"),
      ),
    },
    {
      ...body('a loop before the identify', `for (const step of steps) cio.track('Stepped', { step });\n${identify}`),
      errors: error('anonymous', 3, 27, 4),
    },
    {
      ...body('within a try', `try { await logIn(); cio.track('Logged In'); ${identify} } finally { done(); }`),
      errors: error(
        'anonymous',
        3,
        22,
        3,
        mended(`try { await logIn(); ${identify} cio.track('Logged In'); } finally { done(); }`),
      ),
    },
    {
      ...body('the nearest of two', `cio.track('Signed Up');\n${identify}\n${identify}`),
      errors: error('anonymous', 3, 1, 4, mended(`${identify}\ncio.track('Signed Up');\n${identify}`)),
    },
    {
      ...body(
        'an identify when something else is there, which is asked for later',
        "cio.track('Opened');\nload().then(() => { save(); wait().then(() => { cio.identify(user.id, { email }); }); });",
      ),
      errors: error('anonymous', 3, 1, 4),
    },
    {
      ...body('in a promise chain', "cio.track('Opened').then(() => cio.identify(user.id, { email }));"),
      errors: error('anonymous', 3, 1, 3),
    },
    {
      ...body(
        'far down a promise chain',
        "check()\n.then(() => cio.track('Opened'))\n.catch(log)\n.then(() => { cio.identify(user.id, { email }); });",
      ),
      errors: error('anonymous', 4, 13, 6),
    },
    {
      name: 'at module level, under another name',
      settings,
      filename,
      code: `import { cio as client } from './cio';\nclient.track('Opened');\nclient.identify(id, { email });`,
      errors: error(
        'anonymous',
        2,
        1,
        3,
        "import { cio as client } from './cio';\nclient.identify(id, { email });\nclient.track('Opened');",
      ),
    },
    {
      name: 'partial traits where somebody comes in',
      settings,
      filename,
      code: `${head}export const logIn = (user) => {\ncio.track('Logged In');\ncio.identify(user.id, { plan: user.plan });\n};`,
      errors: error(
        'anonymous',
        3,
        1,
        4,
        `${head}export const logIn = (user) => {\ncio.identify(user.id, { plan: user.plan });\ncio.track('Logged In');\n};`,
      ),
    },
    {
      name: 'through a wrapper of another file',
      settings,
      filename,
      code: `import { cio, send } from './cio';\nfunction f(user) {\nsend('Signed Up');\n${identify}\n}`,
      errors: error(
        'anonymous',
        3,
        1,
        4,
        `import { cio, send } from './cio';\nfunction f(user) {\n${identify}\nsend('Signed Up');\n}`,
      ),
    },
    {
      ...body(
        'behind what says that somebody has come in, whatever is told of them',
        `cio.track('Wallet Connected').then(() => cio.identify(user.address, { chain: 'eth' }));`,
      ),
      errors: error('anonymous', 3, 1, 3),
    },
    {
      name: 'on a server, with the same id in another spelling',
      settings,
      filename,
      code: `${server}export async function f(user) {\nconst id = Number(user.id);\ncio.track(id, { name: 'subscribed' });\nawait cio.identify(user.id, { email: user.email });\n}`,
      errors: error(
        'bare',
        5,
        1,
        6,
        `${server}export async function f(user) {\nconst id = Number(user.id);\nawait cio.identify(user.id, { email: user.email });\ncio.track(id, { name: 'subscribed' });\n}`,
      ),
    },
    {
      name: 'on a server, with the same id',
      settings,
      filename,
      code: `${server}export async function f(user) {\nawait cio.track(user.id, { name: 'signed_up' });\nawait ${identify}\n}`,
      errors: error(
        'bare',
        4,
        7,
        5,
        `${server}export async function f(user) {\nawait ${identify}\nawait cio.track(user.id, { name: 'signed_up' });\n}`,
      ),
    },
    {
      name: 'in a callback of what follows the event',
      settings,
      filename,
      code: `${server}export function f(db, form, done) {\ndb.insert(form, (error, user) => {\ncio.track(user.id, { name: 'x' });\ndb.audit(user.id, () => {\n${identify}\ndone();\n});\n});\n}`,
      errors: error('bare', 5, 1, 7),
    },
    {
      name: 'a turn of a loop over people',
      settings,
      filename,
      code: `${server}export function f(users) {\nfor (const user of users) {\ncio.track(user.id, { name: 'imported' });\n${identify}\n}\n}`,
      errors: error(
        'bare',
        5,
        1,
        6,
        `${server}export function f(users) {\nfor (const user of users) {\n${identify}\ncio.track(user.id, { name: 'imported' });\n}\n}`,
      ),
    },
    {
      name: 'by a namespace import',
      settings,
      filename,
      code: "import * as sdk from '@segment/analytics-node';\nconst analytics = new sdk.Analytics({ writeKey: process.env.KEY });\nanalytics.track({ userId: user.id, event: 'Signed Up' });\nanalytics.identify({ userId: user.id, traits: { email: user.email } });",
      errors: error(
        'bare',
        3,
        1,
        4,
        "import * as sdk from '@segment/analytics-node';\nconst analytics = new sdk.Analytics({ writeKey: process.env.KEY });\nanalytics.identify({ userId: user.id, traits: { email: user.email } });\nanalytics.track({ userId: user.id, event: 'Signed Up' });",
      ),
    },
    {
      name: 'before a function that identifies among other things',
      settings,
      filename,
      code: `import { cio, session } from './cio';\nconst onDone = data => {\n  cio.track('Registered');\n  session.setUser(data.user);\n};`,
      errors: error('anonymous', 3, 3, 4),
    },
    {
      name: 'of one variable, wherever it comes from',
      settings,
      filename,
      code: `${server}export async function register(form) {\n  const id = await db.insert(form);\n  cio.track(id, { name: 'made' });\n  cio.identify(id, { email: form.email });\n}`,
      errors: error(
        'bare',
        5,
        3,
        6,
        `${server}export async function register(form) {\n  const id = await db.insert(form);\n  cio.identify(id, { email: form.email });\n  cio.track(id, { name: 'made' });\n}`,
      ),
    },
  ],
});
