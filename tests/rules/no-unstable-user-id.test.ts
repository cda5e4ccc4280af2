import { afterAll } from 'vitest';
import rule from '../../rules/no-unstable-user-id.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const wrapper = `
import { TrackClient } from 'customerio-node';
export const cio = new TrackClient('site', process.env.KEY);
export const track = (id: string, name: string) => cio.track(id, { name });
export const orGuest = (name: string, id?: string) => cio.track(id ?? 'guest', { name });
export function byDefault(name: string, id = 'nobody') { return cio.track(id, { name }); }
export const whoIs = (request: { user?: { id: string } }) => request.user?.id ?? 'visitor';
export const newId = () => crypto.randomUUID();
export const viewerOf = (request: { user?: { id: string } }) => ({ key: request.user?.id ?? crypto.randomUUID(), at: 1 });
export function guestOf(request: { user?: { id: string } }) { return { key: request.user?.id ?? crypto.randomUUID() }; }
`;
const project = createProject({
  'src/cio.ts': wrapper,
  'src/use.ts':
    "import { byDefault, orGuest, track, whoIs } from './cio';\nbyDefault('x');\norGuest('x', user.id);\ntrack(whoIs(request), 'x');",
  'src/constants.ts': "export const GUEST = 'guest';",
});
const ownRequest =
  "export const seen = () => fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ event: 'Seen', userId: 'web', properties: { path: window.location.pathname } }) });";
const ownClient =
  "const Analytics = require('analytics-node');\nconst analytics = new Analytics('k');\nexports.seen = () => analytics.track({ userId: 'web', event: 'Seen', properties: { path: window.location.pathname } });";
/** Requests that a page makes, and the same ones of a job. */
const pages = createProject({
  'src/requests.ts': `
import axios from 'axios';
export class Metrics {
  record(event: string, userId = 'shop') { return axios.post('https://api.segment.io/v1/track', { event, userId: 'shop' }); }
}
export const metrics = new Metrics();`,
  'src/screen.js':
    "import { metrics } from './requests';\nexport const open = () => { document.title = 'x'; metrics.record('Opened'); };",
  'src/own.js': ownRequest,
  'src/two.js': ownClient,
  'job/requests.ts': `
import axios from 'axios';
export const record = (event: string) => axios.post('https://api.segment.io/v1/track', { event, userId: 'nightly' });`,
  'job/run.ts': "import { record } from './requests';\nrecord('Ran');",
});
const inPages = (file: string) => ({ filename: pages.file(file), settings: { customerio: { root: pages.root } } });
afterAll(() => [project, pages].forEach(one => one.remove()));

const settings = { customerio: { root: project.root } };
const filename = project.file('src/b.ts');
const head = "import { cio, newId, track, whoIs } from './cio';\n";
const node =
  "import { Analytics } from '@segment/analytics-node';\nconst segment = new Analytics({ writeKey: 'k' });\n";
const cdp =
  "import { Analytics } from '@customerio/cdp-analytics-node';\nconst cdp = new Analytics({ writeKey: 'k' });\n";
const page =
  "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nconst cio = AnalyticsBrowser.load({ writeKey: 'k' });\n";
const receiver = 'Customer.io';

createRuleTester().run('no-unstable-user-id', rule, {
  valid: [
    {
      name: 'one id for what a job sends, by a request',
      ...inPages('job/requests.ts'),
      code: `
import axios from 'axios';
export const record = (event: string) => axios.post('https://api.segment.io/v1/track', { event, userId: 'nightly' });`,
    },
    {
      name: 'the id of whoever is there, by a request of a page',
      ...inPages('src/own.js'),
      code: "export const seen = user => fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ event: 'Seen', userId: user.id, path: location.pathname }) });",
    },
    { name: 'an id', settings, filename, code: `${head}cio.track(user.id, { name: 'x' });` },
    {
      name: 'an id that was checked',
      settings,
      filename,
      code: `${head}if (user?.id) cio.track(user?.id, { name: 'x' });`,
    },
    { name: 'what is not known', settings, filename, code: `${head}cio.track(keyOf(user), { name: 'x' });` },
    {
      name: 'an anonymous id beside one that can be empty',
      settings,
      filename,
      code: `${cdp}cdp.track({ userId: user?.id, anonymousId: visitor.id, event: 'x' });`,
    },
    {
      name: 'nobody to Segment',
      settings,
      filename,
      code: `${node}segment.track({ userId: user?.id ?? '', event: 'X' });`,
    },
    {
      name: 'a device to Segment',
      settings,
      filename,
      code: `${node}segment.track({ userId: user.id ?? phone.deviceId, event: 'X' });`,
    },
    { name: 'devices alone', settings, filename, code: `${head}cio.track(phone.deviceId, { name: 'x' });` },
    {
      name: 'whoever a page knows',
      settings,
      filename,
      code: `${page}cio.identify(user?.id, { email: user?.email });`,
    },
    {
      name: 'an object with an id that is made up, which is put somewhere, and one that stays',
      settings,
      filename,
      code: "import { cio, viewerOf } from './cio';\nexport const f = request => { const viewer = viewerOf(request); sessions.save(viewer); cio.track(viewer.key, { name: 'x' }); };\nconst program = viewerOf({});\nexport const g = () => cio.track(program.key, { name: 'x' });\nexport const h = request => { const viewer = useMemo(() => viewerOf(request), []); cio.track(viewer.key, { name: 'x' }); };",
    },
    {
      name: 'an id that is made up and saved',
      settings,
      filename,
      code: `${head}async function signUp(email) { const id = newId(); await save({ id, email }); await cio.identify(id, { email }); }`,
    },
    {
      name: 'an id that is made up in what is saved',
      settings,
      filename,
      code: `${head}const user = { id: crypto.randomUUID() };\nsave(user);\ncio.identify(user.id, {});`,
    },
    {
      name: 'an id that is made up and kept by the function that gives it',
      settings,
      filename,
      code: `${head}function create() { const id = crypto.randomUUID(); insert({ id }); return id; }\ncio.identify(create(), {});`,
    },
    {
      name: "a visitor's id that the page keeps",
      settings,
      filename,
      code: `${page}function visitor() { let id = localStorage.getItem('v'); if (!id) { id = crypto.randomUUID(); localStorage.setItem('v', id); } return id; }\ncio.identify(visitor());`,
    },
    {
      name: 'an id that is assigned',
      settings,
      filename,
      code: `${head}let id;\ncio.track((id = newId()), { name: 'x' });\nsave(id);`,
    },
    {
      name: 'a wrapper of another file that is told there',
      settings,
      filename: project.file('src/use.ts'),
      code: "import { byDefault, orGuest, track, whoIs } from './cio';\nbyDefault('x');\norGuest('x', user.id);\ntrack(whoIs(request), 'x');",
    },
    {
      name: 'a constant that may be meant',
      settings,
      filename,
      code: `${head}cio.track('nightly-job', { name: 'x' });`,
    },
    {
      name: 'a constant for one who is always the same, and what a package says of a device beside its id',
      settings,
      filename,
      code: `${head}import { getModel } from 'react-native-device-info';\ncio.identify('demo', { email: 'demo@shop.test' });\ncio.identify('monitor', { checked_at: now });\ncio.identify('service', { email: process.env.SERVICE_EMAIL });\ncio.track(user.id ?? getModel(), { name: 'x' });`,
    },
    { name: 'a shadowed client', settings, filename, code: `${head}function f(cio: Other) { cio.track('', {}); }` },
    { name: 'a look-alike', settings, filename, code: "const cio = { track(id: string) {} };\ncio.track('guest');" },
    { name: 'an argument by spread', settings, filename, code: `${head}cio.track(...args);` },
    {
      name: 'a test',
      settings,
      filename: project.file('src/b.test.ts'),
      code: `${head}cio.track('guest', { name: 'x' });`,
    },
  ],
  invalid: [
    {
      name: 'a number for all who have no id',
      settings,
      filename,
      code: "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('s', 'k');\ncio.track(user.id ?? -1, { name: 'seen' });",
      errors: [{ messageId: 'constant', data: { receiver, id: '-1', where: 'Everybody who is not known' }, line: 3 }],
    },
    {
      name: 'one id for whoever is in front of a page, in a class that pages call',
      ...inPages('src/requests.ts'),
      code: `
import axios from 'axios';
export class Metrics {
  record(event: string) { return axios.post('https://api.segment.io/v1/track', { event, userId: 'shop' }); }
}
export const metrics = new Metrics();`,
      errors: [{ messageId: 'constant', line: 4 }],
    },
    {
      name: 'one id for whoever is in front of a page, by a request of its own',
      ...inPages('src/own.js'),
      code: ownRequest,
      errors: [{ messageId: 'constant' }],
    },
    {
      name: 'one id for whoever is in front of a page, by the SDK for servers and CommonJS',
      ...inPages('src/two.js'),
      code: ownClient,
      errors: [{ messageId: 'constant', line: 3 }],
    },
    {
      name: 'an empty text, through an alias and an optional call',
      settings,
      filename,
      code: `${head}const c = cio;\nc?.track('', { name: 'x' });`,
      errors: [{ messageId: 'empty', line: 3, column: 10, data: { receiver, can: 'is' } }],
    },
    {
      name: 'perhaps nobody, through a cast and by a namespace import',
      settings,
      filename,
      code: "import * as all from './cio';\n(all.cio as any).track(user?.id, { name: 'x' });",
      errors: [{ messageId: 'empty', line: 2, column: 24, data: { receiver, can: 'can be' } }],
    },
    {
      name: 'an empty text in a page',
      settings,
      filename,
      code: `${page}cio.identify(user?.id ?? '', { email: user?.email });`,
      errors: [{ messageId: 'empty', line: 3, column: 14, data: { receiver, can: 'can be' } }],
    },
    {
      name: 'nobody by CommonJS',
      settings,
      filename: project.file('src/b.cjs'),
      code: "const { Analytics } = require('@customerio/cdp-analytics-node');\nconst cdp = new Analytics({ writeKey: 'k' });\ncdp.track({ userId: user ? user.id : null, event: 'x' });",
      errors: [{ messageId: 'empty', line: 3, column: 21, data: { receiver, can: 'can be' } }],
    },
    {
      name: 'one id for whoever is in front of a page',
      settings,
      filename,
      code: `${page}cio.identify('27340af5', { plan: 'free' });\ncio.identify(import.meta.env.VITE_TENANT, { plan: 'free' });`,
      errors: [{ messageId: 'constant', line: 3, column: 14, data: { receiver, id: '27340af5', where: 'Everybody' } }],
    },
    {
      name: 'one id for everybody',
      settings,
      filename,
      code: `${head}cio.track('anonymous', { name: 'x' });`,
      errors: [{ messageId: 'constant', line: 2, column: 11, data: { receiver, id: 'anonymous', where: 'Everybody' } }],
    },
    {
      name: 'one id for everybody else, by a constant of another file',
      settings,
      filename,
      code: `${head}import { GUEST } from './constants';\ncio.track(user.id || GUEST, { name: 'x' });`,
      errors: [
        {
          messageId: 'constant',
          line: 3,
          column: 11,
          data: { receiver, id: 'guest', where: 'Everybody who is not known' },
        },
      ],
    },
    {
      name: 'one id for everybody else, once for all calls of a function',
      settings,
      filename,
      code: `${head}const id = user?.id ?? 'guest';\ncio.track(id, { name: 'x' });\ncio.track(id, { name: 'y' });`,
      errors: [
        {
          messageId: 'constant',
          line: 3,
          column: 11,
          data: { receiver, id: 'guest', where: 'Everybody who is not known' },
        },
      ],
    },
    {
      name: 'what callers of other files leave to a wrapper, where it is written',
      settings,
      filename: project.file('src/cio.ts'),
      code: wrapper,
      errors: [
        {
          messageId: 'constant',
          line: 5,
          column: 65,
          data: { receiver, id: 'guest', where: 'Everybody who is not known' },
        },
        {
          messageId: 'constant',
          line: 6,
          column: 75,
          data: { receiver, id: 'nobody', where: 'Everybody who is not known' },
        },
        {
          messageId: 'constant',
          line: 7,
          column: 82,
          data: { receiver, id: 'visitor', where: 'Everybody who is not known' },
        },
      ],
    },
    {
      name: 'one id for everybody to Segment and RudderStack',
      settings,
      filename,
      code: `${node}import Rudder from '@rudderstack/rudder-sdk-node';\nsegment.track({ userId: user?.id || 'anonymous', event: 'X' });\nnew Rudder('k', {}).identify({ userId: 'unknown', traits: {} });`,
      errors: [
        {
          messageId: 'constant',
          line: 4,
          column: 25,
          data: { receiver: 'Segment and all that it feeds', id: 'anonymous', where: 'Everybody who is not known' },
        },
        {
          messageId: 'constant',
          line: 5,
          column: 40,
          data: { receiver: 'RudderStack and all that it feeds', id: 'unknown', where: 'Everybody' },
        },
      ],
    },
    {
      name: 'an id that is made up in an object that a function gives',
      settings,
      filename,
      code: "import { cio, guestOf, viewerOf } from './cio';\nexport const f = request => { const viewer = viewerOf(request); cio.track(viewer.key, { name: 'x' }); };\nexport const g = async request => { const who = await guestOf(request); return cio?.track(who.key as string, { name: 'x' }); };",
      errors: [2, 3].map(line => ({ messageId: 'madeUp' as const, line, data: { receiver } })),
    },
    {
      name: 'ids that are made up at each call, through a wrapper of another file',
      settings,
      filename,
      code: `${head}track(newId(), 'x');\ntrack(String(Date.now()), 'x');\ntrack(user?.id ?? crypto.randomUUID(), 'x');\ntrack(\`user_\${Math.random()}\`, 'x');`,
      errors: [2, 3, 4, 5].map(line => ({ messageId: 'madeUp' as const, line, column: 7, data: { receiver } })),
    },
    {
      name: 'an id that is made up for analytics alone, once',
      settings,
      filename,
      code: `${head}const id = newId();\ncio.identify(id, {});\ncio.track(id, { name: 'x' });`,
      errors: [{ messageId: 'madeUp', line: 3, column: 14, data: { receiver } }],
    },
    {
      name: 'a device in place of a person, by a package that knows it',
      settings,
      filename,
      code: `${head}import DeviceInfo from 'react-native-device-info';\nimport { machineIdSync } from 'node-machine-id';\ncio.track(user.id ?? DeviceInfo.getUniqueIdSync(), { name: 'x' });\ncio.track(user.id || machineIdSync(), { name: 'x' });`,
      errors: [4, 5].map(line => ({ messageId: 'device' as const, line })),
    },
    {
      name: 'one id for whoever an address is given of',
      settings,
      filename,
      code: `${head}cio.identify('0', { email: user.email });\nexport const know = (email: string) => cio.identify('member', { email });`,
      errors: [
        { messageId: 'constant', line: 2, column: 14 },
        { messageId: 'constant', line: 3, column: 53 },
      ],
    },
    {
      name: 'a device in place of a person, in a class',
      settings,
      filename,
      code: `${head}class Service {\n  seen(user, phone) {\n    return cio.track(user.id ?? phone.deviceId, { name: 'x' });\n  }\n}`,
      errors: [{ messageId: 'device', line: 4, column: 22, data: { receiver, id: 'deviceId' } }],
    },
  ],
});
