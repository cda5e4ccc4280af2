import { afterAll } from 'vitest';
import rule from '../../rules/require-guarded-track.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const sdk = "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\n";
const project = createProject({
  'src/cio.ts': `${sdk}export const cio = AnalyticsBrowser.load({ writeKey: 'k' });
let identifiedUserId: string | null = null;
export function trackCioEvent(event: string, properties?: object) {
  if (!identifiedUserId) return;
  cio.track(event, properties);
}
`,
  'src/used.ts': "import { trackCioEvent } from './cio';\ntrackCioEvent('Opened');\n",
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const filename = project.file('src/page.ts');
const head = "import { cio } from './cio';\n";
const error = (line: number, column: number, output?: string) => [
  {
    messageId: 'unguarded' as const,
    line,
    column,
    data: { helper: 'trackCioEvent' },
    ...(output !== undefined && {
      suggestions: [{ messageId: 'useHelper' as const, data: { helper: 'trackCioEvent' }, output }],
    }),
  },
];

/** A client whose events wait in a list until somebody is known, or, as `drained` says, in one that nobody goes through. */
const waiting = (record: string, drained = 'waiting.splice(0).forEach(run => run());'): string =>
  `${sdk}const client = AnalyticsBrowser.load({ writeKey: 'k' });\nlet known = null;\nconst waiting = [];\nexport function signedIn(account) { client.identify(account.id, { email: account.email }); known = account.id; ${drained} }\nexport function record(event) { ${record} }\nexport function signedOut() { known = null; client.reset(); }`;

/** A client with a guard of its own, whatever it is called. */
const guarded = (state: string, fill: string, ask: string, empty: string): string =>
  `${sdk}import { useRef, useState } from 'react';\nconst client = AnalyticsBrowser.load({ writeKey: 'k' });\n${state}\nexport function signedIn(account) { ${fill} client.identify(account.id, { email: account.email }); }\nexport function record(event) { ${ask} client.track(event); }\nexport function signedOut() { ${empty} client.reset(); }`;

const orphanFiles = {
  'src/helper.ts': `${sdk}const client = AnalyticsBrowser.load({ writeKey: 'k' });
let current = null;
export function identifyCioUser(id, traits) { current = id; client.identify(id, traits); }
export function trackCioEvent(event) { if (current) client.track(event); }
export function forgetCioUser() { current = null; client.reset(); }`,
  'src/buy.ts': "import { trackCioEvent } from './helper';\nexport const bought = () => trackCioEvent('item_bought');",
  'src/people.ts': `${sdk}const client = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = user => client.identify(user.id, { email: user.email });`,
};
const splitFiles = {
  'src/crm.ts': `${sdk}class Crm { on = false; c = AnalyticsBrowser.load({ writeKey: 'k' }); know(a) { this.on = true; this.c.identify(a.id, { email: a.email }); } send(e) { if (this.on) this.c.track(e); } }\nexport const crm = new Crm();`,
  'src/out.ts': "import { crm } from './crm';\nexport function logOut() { crm.c.reset(); }",
};
const besideSegment = createProject({
  ...orphanFiles,
  'src/people.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst segment = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = user => segment.identify(user.id, { email: user.email });",
});
const heardFiles = {
  'src/bus.ts':
    'export function on(name, run) { window.addEventListener(name, event => run(event.detail)); }\nexport const emit = (name, detail) => window.dispatchEvent(new CustomEvent(name, { detail }));',
  'src/helper.ts': `${sdk}import { AnalyticsBrowser as Segment } from '@segment/analytics-next';
import { on } from './bus';
const segment = Segment.load({ writeKey: 's' });
const client = AnalyticsBrowser.load({ writeKey: 'k' });
let current = null;
on('session:started', user => { segment.identify(user.id); client.identify(user.id, { email: user.email }); current = user.id; });
export function trackCioEvent(event) { if (current) client.track(event); }
export function forgetCioUser() { current = null; client.reset(); }`,
  'src/log-in.ts':
    "import { emit } from './bus';\nimport { trackCioEvent } from './helper';\nexport const logIn = user => { emit('session:started', user); trackCioEvent('in'); };",
};
const togetherFiles = {
  'src/helper.ts': `${sdk}import { AnalyticsBrowser as Segment } from '@segment/analytics-next';
const segment = Segment.load({ writeKey: 's' });
const client = AnalyticsBrowser.load({ writeKey: 'k' });
let current = null;
export function identifyEverywhere(id, traits) { segment.identify(id, traits); current = id; client.identify(id, traits); }
export function trackCioEvent(event) { if (current) client.track(event); }
export function forgetCioUser() { current = null; client.reset(); }`,
};
const together = createProject(togetherFiles);
const heard = createProject(heardFiles);
const split = createProject(splitFiles);
const orphan = createProject(orphanFiles);
const called = createProject({
  ...orphanFiles,
  'src/log-in.ts':
    "import { identifyCioUser } from './helper';\nexport const logIn = user => identifyCioUser(user.id, { email: user.email });",
});
afterAll(() => [orphan, called, besideSegment, split, heard, together].forEach(one => one.remove()));

createRuleTester().run('require-guarded-track', rule, {
  valid: [
    ...[
      'const run = () => client.track(event); if (known) run(); else waiting.push(run);',
      'const run = () => client.track(event); if (!known) { waiting.push(run); return; } run();',
      'if (known) client.track(event); else waiting.push(() => client.track(event));',
    ].map(record => ({
      name: `an event that waits until somebody is known: ${record}`,
      settings,
      filename,
      code: waiting(record),
    })),
    ...(
      [
        ['a variable', 'let current;', 'current = account.id;', 'if (!current) return;', 'current = undefined;'],
        ['a flag', 'let ready = false;', 'ready = true;', 'if (ready)', 'ready = false;'],
        [
          'a member of an object',
          'const held = { by: null };',
          'held.by = account.id;',
          'if (held.by)',
          'held.by = null;',
        ],
        [
          'what a function gives of it',
          'let x = 0;\nconst go = () => Boolean(x);',
          'x = 1;',
          'if (!go()) return;',
          'x = null;',
        ],
        ['what can be nothing already', 'let x;', 'x = account?.id ?? null;', 'if (x)', ''],
        ['what is asked about first', 'let x;', 'const id = account.id; x = id; if (!id) return;', 'if (x)', ''],
      ] as const
    ).map(([name, state, fill, ask, empty]) => ({
      name: `a guard that is written beside identify, and emptied: ${name}`,
      settings,
      filename,
      code: guarded(state, fill, ask, empty),
    })),
    {
      name: 'a field of a class, and a callback of the promise',
      settings,
      filename,
      code: `${sdk}class Crm { #on = false; c = AnalyticsBrowser.load({ writeKey: 'k' }); know(a) { this.c.identify(a.id).then(() => { this.#on = true; }); } send(e) { if (!this.#on) return; this.c.track(e); } out() { this.#on = false; this.c.reset(); } }`,
    },
    {
      name: 'a reference and a state of a component',
      settings,
      filename,
      code: `${head}import { useRef, useState } from 'react';\nfunction Page({ a }) { const seen = useRef(false); const [on, setOn] = useState(false); const go = () => { seen.current = true; setOn(true); cio.identify(a.id); }; const out = () => { seen.current = false; setOn(false); cio.reset(); }; const one = () => { if (seen.current) cio.track('A'); }; const two = () => on && cio.track('B'); }`,
    },
    {
      name: 'a helper whose identify nobody is seen to call, in a function that tells Segment as well',
      settings: { customerio: { root: together.root } },
      filename: together.file('src/helper.ts'),
      code: togetherFiles['src/helper.ts'],
    },
    {
      name: 'a helper whose identify somebody calls',
      settings: { customerio: { root: called.root } },
      filename: called.file('src/helper.ts'),
      code: orphanFiles['src/helper.ts'],
    },
    {
      name: 'a helper whose identify stands in a function that is handed over',
      settings: { customerio: { root: heard.root } },
      filename: heard.file('src/helper.ts'),
      code: heardFiles['src/helper.ts'],
    },
    {
      name: 'a check around it',
      settings,
      filename,
      code: `${head}function f(user) { if (user?.id) cio.track('Opened'); }`,
    },
    {
      name: 'an early return',
      settings,
      filename,
      code: `${head}function f(session) {\n  if (!session.accountId || session.closed) return;\n  cio.track('Opened');\n}`,
    },
    {
      name: 'a logical expression',
      settings,
      filename,
      code: `${head}const f = () => isLoggedIn() && cio.track('Opened');`,
    },
    {
      name: 'the other branch',
      settings,
      filename,
      code: `${head}function f(user) { if (user === null) { show(); } else { cio?.track('Opened'); } }`,
    },
    {
      name: 'an identify before it',
      settings,
      filename,
      code: `${head}async function f(account) {\n  await cio.identify(account.id, { email: account.email });\n  cio.track('Logged In');\n}`,
    },
    {
      name: 'after an identify by promise',
      settings,
      filename,
      code: `${head}const f = (account) => cio.identify(account.id).then(() => cio.track('Logged In'));`,
    },
    {
      name: 'a constant that asks for the person',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(user) { const isReady = Boolean(user); if (isReady) cio.track('Opened'); }`,
    },
    {
      name: 'a function that insists on the person',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(user) { assertUser(user); cio.track('Opened'); }`,
    },
    {
      name: 'a function that gives the person or throws',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}async function f(request) { const user = await requireUser(request); cio.track('Opened'); }`,
    },
    {
      name: 'an invariant',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(userId) { invariant(userId, 'no user'); cio.track('Opened'); }`,
    },
    {
      name: 'an identify in the same sequence',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(id) { cio.identify(id), cio.track('Opened'); }`,
    },
    {
      name: 'an identify in the same try',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}async function f(id) { try { await cio.identify(id); cio.track('Opened'); } catch {} }`,
    },
    {
      name: 'an early exit of a case',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(kind, user) { switch (kind) { case 1: if (!user) break; cio.track('Opened'); } }`,
    },
    {
      name: 'an early exit of a loop',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(users) { for (const user of users) { if (!user) continue; cio.track('Opened'); } }`,
    },
    {
      name: 'an exit by the other branch',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(user) { if (user) { show(); } else { return; } cio.track('Opened'); }`,
    },
    {
      name: 'a stranger sent away',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(visitor) { if (visitor.isAnonymous) return; cio.track('Opened'); }`,
    },
    {
      name: 'a comparison with a type, a length, false',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f(a) {\n  if (typeof a.userId === 'string') cio.track('Opened');\n  if (a.user.id.length > 0) cio.track('Opened');\n  if (a.isGuest === false) cio.track('Opened');\n}`,
    },
    {
      name: 'a check that is awaited',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}async function f() { if (await currentUser()) cio.track('Opened'); }`,
    },
    {
      name: 'a private field',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}class A { #isIdentified = false; f() { if (!this.#isIdentified) return; cio.track('Opened'); } }`,
    },
    {
      name: 'a function that decides',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f() { if (!canTrack()) return; cio.track('Opened'); }`,
    },
    {
      name: 'what is made after a check',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function Page({ user }) { if (!user) return null; const onClick = () => { cio.track('Opened'); }; return <button onClick={onClick} />; }`,
    },
    {
      name: 'markup behind a check',
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}const Page = ({ user }) => <div>{user && <button onClick={() => cio.track('Opened')} />}</div>;`,
    },
    {
      name: "the SDK's own user",
      settings,
      filename: project.file('src/view.tsx'),
      code: `${head}function f() { if (cio.user().id()) cio.track('Opened'); }`,
    },
    {
      name: 'through the helper',
      settings,
      filename,
      code: "import { trackCioEvent } from './cio';\ntrackCioEvent('Opened');",
    },
    ...[
      ['leaves early by what is not known', 'if (!isReady(event)) return; client.track(event);'],
      ['puts it off', 'waiting.push(() => client.track(event));'],
      ['throws', 'if (!ready) { throw new Error(); } client.track(event);'],
      ['asks in front of the call', 'ready && client.track(event);'],
    ].map(([name, body]) => ({
      name: `a helper that ${name}`,
      settings,
      filename: project.file('src/held.ts'),
      code: `${sdk}const client = AnalyticsBrowser.load({ writeKey: 'k' });\nexport function trackCioEvent(event) { ${body} }`,
    })),
    {
      name: 'a helper of another name',
      settings: { customerio: { root: project.root, helper: { module: 'src/cio.ts', name: 'send' } } },
      filename,
      code: `${head}export function send(event: string) { cio.track(event); }`,
    },
    {
      name: 'the mended hook: track above identify, guarded by a flag of the module',
      settings,
      filename: project.file('src/use-cio.tsx'),
      code: `import type { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
let client: AnalyticsBrowser | null = null;
let waiting: (() => void) | null = null;
let identifiedUserId: string | null = null;
export function trackCioEvent(event: string, properties?: Record<string, unknown>): void {
  if (!client || !identifiedUserId) {
    return;
  }
  client.track(event, properties);
}
export const useCio = (session: { accountId?: string; email: string }) => {
  useEffect(() => {
    void import('@customerio/cdp-analytics-browser').then(({ AnalyticsBrowser }) => {
      client = AnalyticsBrowser.load({ writeKey: 'k' });
      waiting?.();
      waiting = null;
    });
  }, []);
  useEffect(() => {
    const id = session.accountId;
    if (!id) {
      client?.reset();
      identifiedUserId = null;
      waiting = null;
      return;
    }
    const run = () => {
      client?.identify(id, { email: session.email });
      identifiedUserId = id;
    };
    if (client) run();
    else waiting = run;
  }, [session.accountId]);
};`,
    },
    {
      name: 'a server SDK',
      settings,
      filename,
      code: "import { TrackClient } from 'customerio-node';\nnew TrackClient('s', k).track(user.id, { name: 'opened' });",
    },
    {
      name: 'Segment',
      settings,
      filename,
      code: "import { AnalyticsBrowser } from '@segment/analytics-next';\nAnalyticsBrowser.load({ writeKey: 'k' }).track('Opened');",
    },
    { name: 'a shadowed client', settings, filename, code: `${head}function f(cio: Other) { cio.track('Opened'); }` },
    {
      name: 'a look-alike',
      settings,
      filename,
      code: "const cio = { track(event: string) {} };\ncio.track('Opened');",
    },
    { name: 'a test', settings, filename: project.file('src/page.test.ts'), code: `${head}cio.track('Opened');` },
  ],
  invalid: [
    {
      name: 'an event that waits in a list which nobody goes through',
      settings,
      filename,
      code: waiting('const run = () => client.track(event); if (known) run(); else waiting.push(run);', ''),
      errors: error(6, 51),
    },
    {
      name: 'an event of a function that is called whether somebody is known or not',
      settings,
      filename,
      code: waiting('const run = () => client.track(event); if (known) log(); run();'),
      errors: error(6, 51),
    },
    {
      name: 'a flag that has nothing to do with identify',
      settings,
      filename,
      code: `${head}let ready = false;\nexport function open() { ready = true; }\nexport function record(event) { if (ready) cio.track(event); }`,
      errors: error(4, 44),
    },
    {
      name: 'a guard that the log-out leaves as it is',
      settings,
      filename,
      code: guarded('let current;', 'current = account.id;', 'if (!current) return;', ''),
      errors: [{ messageId: 'neverCleared', line: 7, column: 32, data: { name: 'current', place: 'src/page.ts:7' } }],
    },
    {
      name: 'a field that the log-out leaves as it is, in another file',
      settings: { customerio: { root: split.root } },
      filename: split.file('src/crm.ts'),
      code: splitFiles['src/crm.ts'],
      errors: [{ messageId: 'neverCleared', line: 2, column: 81, data: { name: 'on', place: 'src/out.ts:2' } }],
    },
    ...[
      ['an open function', 'export function trackCioEvent(event) { client.track(event); }'],
      ['an arrow', 'export const trackCioEvent = event => client.track(event);'],
      ['one that asks for the client alone', 'export const trackCioEvent = event => client?.track(event);'],
    ].map(([name, helper]) => ({
      name: `a helper by its name alone, ${name}`,
      settings,
      filename: project.file('src/open.ts'),
      code: `${sdk}const client = AnalyticsBrowser.load({ writeKey: 'k' });\n${helper}`,
      errors: [
        {
          messageId: 'openHelper' as const,
          data: { helper: 'trackCioEvent' },
          line: 3,
          column: helper!.indexOf('client') + 1,
        },
      ],
    })),
    {
      name: 'a helper whose identify nobody calls',
      settings: { customerio: { root: orphan.root } },
      filename: orphan.file('src/helper.ts'),
      code: orphanFiles['src/helper.ts'],
      errors: [{ messageId: 'neverFilled', line: 4, column: 61, data: { name: 'current', place: 'src/people.ts:3' } }],
    },
    {
      name: 'a helper whose identify nobody calls, while Segment is told who is there',
      settings: { customerio: { root: besideSegment.root } },
      filename: besideSegment.file('src/helper.ts'),
      code: orphanFiles['src/helper.ts'],
      errors: [{ messageId: 'neverFilled', line: 4, column: 61, data: { name: 'current', place: 'src/people.ts:3' } }],
    },
    {
      name: 'no check',
      settings,
      filename,
      code: `${head}export function open() {\n  cio.track('Opened', { from: 'menu' });\n}\n`,
      errors: error(
        3,
        3,
        "import { cio, trackCioEvent } from './cio';\nexport function open() {\n  trackCioEvent('Opened', { from: 'menu' });\n}\n",
      ),
    },
    ...[
      ['another call of the client', 'cio.page();'],
      ['an identify of another vendor', 'segment.identify(id);'],
      ['an identify of a server', 'server.identify(id);'],
    ].map(([name, before]) => {
      const code = (
        call: string,
        imports = '',
      ): string => `${head}${imports}import { AnalyticsBrowser as Segment } from '@segment/analytics-next';
import { TrackClient } from 'customerio-node';
const segment = Segment.load({ writeKey: 'k' }), server = new TrackClient('s', 'k');
export function f(id) { ${before} ${call}; }`;
      return {
        name: `no identify before it, but ${name}`,
        settings,
        filename,
        code: code("cio.track('Opened', {}, undefined, done)"),
        errors: [
          {
            messageId: 'unguarded' as const,
            data: { helper: 'trackCioEvent' },
            line: 5,
            column: 26 + `${before}`.length,
          },
        ],
      };
    }),
    {
      name: 'a check of something else',
      settings,
      filename,
      code: `${head}export function open(flags) {\n  if (flags.beta) {\n    cio?.track('Opened');\n  }\n}\n`,
      errors: error(
        4,
        5,
        "import { cio, trackCioEvent } from './cio';\nexport function open(flags) {\n  if (flags.beta) {\n    trackCioEvent('Opened');\n  }\n}\n",
      ),
    },
    {
      name: 'the wrong branch',
      settings,
      filename,
      code: `${head}export function open(user) {\n  if (!user) {\n    cio.track('Opened');\n  }\n}\n`,
      errors: error(
        4,
        5,
        "import { cio, trackCioEvent } from './cio';\nexport function open(user) {\n  if (!user) {\n    trackCioEvent('Opened');\n  }\n}\n",
      ),
    },
    {
      name: 'a wrapper of its own, through an alias and a cast',
      settings,
      filename,
      code: `${head}const c = cio;\nexport const send = (event: string) => (c as any).track(event);`,
      errors: error(3, 40),
    },
    {
      name: 'by a namespace import, with a spread',
      settings,
      filename,
      code: "import * as all from './cio';\nconst args = ['Opened'] as const;\nexport const open = () => { void all.cio.track(...args); };",
      errors: error(3, 34),
    },
    {
      name: 'the classic snippet',
      settings,
      filename,
      code: "_cio.track('opened', {});\n",
      errors: error(1, 1, "import { trackCioEvent } from './cio';\n\ntrackCioEvent('opened', {});\n"),
    },
    {
      name: 'an identify on one way only',
      settings,
      filename,
      code: `${head}function f(id, x) {\n  if (x) cio.identify(id);\n  cio.track('Opened', x());\n}`,
      errors: error(
        4,
        3,
        `import { cio, trackCioEvent } from './cio';\nfunction f(id, x) {\n  if (x) cio.identify(id);\n  trackCioEvent('Opened', x());\n}`,
      ),
    },
    {
      name: 'an identify that is made later',
      settings,
      filename,
      code: `${head}function f(id) {\n  const later = () => cio.identify(id);\n  cio.track('Opened');\n}`,
      errors: error(
        4,
        3,
        `import { cio, trackCioEvent } from './cio';\nfunction f(id) {\n  const later = () => cio.identify(id);\n  trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'an early exit of persons',
      settings,
      filename,
      code: `${head}function f(user) {\n  if (user) return;\n  cio.track('Opened');\n}`,
      errors: error(
        4,
        3,
        `import { cio, trackCioEvent } from './cio';\nfunction f(user) {\n  if (user) return;\n  trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'one of two, of which one is no person',
      settings,
      filename,
      code: `${head}function f(user, beta) {\n  if (user || beta) cio.track('Opened');\n}`,
      errors: error(
        3,
        21,
        `import { cio, trackCioEvent } from './cio';\nfunction f(user, beta) {\n  if (user || beta) trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'a stranger',
      settings,
      filename,
      code: `${head}function f(visitor) {\n  if (visitor.isAnonymous) cio.track('Opened');\n}`,
      errors: error(
        3,
        28,
        `import { cio, trackCioEvent } from './cio';\nfunction f(visitor) {\n  if (visitor.isAnonymous) trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'the name of the vendor, and of the browser',
      settings,
      filename,
      code: `${head}function f(customerIo, userAgent) {\n  if (customerIo && userAgent) cio.track('Opened');\n}`,
      errors: error(
        3,
        32,
        `import { cio, trackCioEvent } from './cio';\nfunction f(customerIo, userAgent) {\n  if (customerIo && userAgent) trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'a check that leads nowhere',
      settings,
      filename,
      code: `${head}function f(user) {\n  if (!user) log();\n  cio.track('Opened');\n}`,
      errors: error(
        4,
        3,
        `import { cio, trackCioEvent } from './cio';\nfunction f(user) {\n  if (!user) log();\n  trackCioEvent('Opened');\n}`,
      ),
    },
    {
      name: 'a callback, which the helper does not take',
      settings,
      filename,
      code: `${head}cio.track('Opened', {}, () => done());`,
      errors: error(2, 1),
    },
  ],
});
