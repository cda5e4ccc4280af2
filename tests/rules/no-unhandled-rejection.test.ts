import { afterAll } from 'vitest';

import rule from '../../rules/no-unhandled-rejection.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';

    export async function sendEvent(id: string, name: string) {
      await cio.track(id, { name });
    }

    export async function sendSafely(id: string, name: string) {
      try { await cio.track(id, { name }); } catch {}
    }

    export async function sendLogged(id: string, name: string) {
      try { await cio.track(id, { name }); } catch (error) { log(error); throw error; }
    }

    export const sendReturned = (id: string, name: string) => cio.track(id, { name });

    export const opened = (id: string) => sendReturned(id, 'opened');

    export const closed = (id: string) => sendReturned(id, 'closed').catch(log);

    const caught = async (run) => { try { await run(); } catch (error) { log(error); } };
    export const shown = (id: string) => caught(() => cio.track(id, { name: 'shown' }));
    export class Crm {
      hidden(id: string) { return this.quietly(() => cio.track(id, { name: 'hidden' })); }
      async quietly(run) { try { await run(); } catch (error) { log(error); } }
    }

    export const moved = async (id: string) => { await sendSafely(id, 'moved'); };
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };

createRuleTester().run('no-unhandled-rejection', rule, {
  valid: [
    {
      name: 'a list of promises that somebody has, or whose failures are handled',
      ...here,
      code: `
import { cio } from './cio.ts';
export const waited = async (ids) => { await Promise.all(ids.map(id => cio.track(id, { name: 'a' }))); };
export const given = (ids) => ids.map(id => cio.track(id, { name: 'b' }));
export const kept = (ids) => { const all = ids.map(id => cio.track(id, { name: 'c' })); return Promise.all(all); };
export const caught = (ids) => { Promise.all(ids.map(id => cio.track(id, { name: 'd' }))).catch(log); };
export const settled = (ids) => { Promise.allSettled(ids.map(id => cio.track(id, { name: 'e' }))); };`,
    },
    {
      name: 'a send that a wrapper of one line hands to a function which catches',
      ...here,
      code: `
import { Crm, shown } from './tracker.ts';
const crm = new Crm();
export const go = (id) => { shown(id); crm.hidden(id); };`,
    },
    {
      name: 'a function that catches, and is handed by its name to what drops its promise',
      ...here,
      code: `
import { closed } from './tracker.ts';
export const all = (ids) => { ids.forEach(closed); };`,
    },
    {
      name: 'awaited, caught, returned, kept',
      ...here,
      code: `
import { cio } from './cio.ts';
export async function signUp(id) {
  await cio.identify(id, {});
  cio.identify(id, {}).catch(() => {});
  cio.identify(id, {}).then(() => {}, () => {});
  cio.identify(id, {}).then(() => {}).catch(log).finally(done);
  const sent = cio.identify(id, {});
  waitUntil(cio.identify(id, {}));
  Promise.allSettled([cio.identify(id, {})]);
  other().then(() => cio.identify(id, {})).catch(log);
  return cio.identify(id, {});
}`,
    },
    {
      name: 'a wrapper that catches, and one that is awaited',
      ...here,
      code: `
import { sendEvent, sendSafely } from './tracker.ts';
export async function run() { sendSafely('1', 'ran'); await sendEvent('1', 'ran'); }`,
    },
    {
      name: 'SDKs that give no promise, and those of browsers',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
import { AnalyticsBrowser } from '@segment/analytics-next';
const server = new Analytics({ writeKey: key });
const page = AnalyticsBrowser.load({ writeKey: key });
server.track({ userId: '1', event: 'Ran' });
page.track('Ran');`,
    },
    {
      name: 'a raw request in a component, where a rejection ends nothing',
      filename: project.file('src/components/button.tsx'),
      settings,
      code: `
export const send = () => { fetch('https://cdp.customer.io/v1/track', { method: 'POST', body }); };`,
    },
    {
      name: 'a listener, whose emitter may look at what it gives, and functions that are run where they stand',
      ...here,
      code: `
import { cio } from './cio.ts';
emitter.on('saved', async (id) => { await cio.identify(id, {}); });
jobs.on(async (id) => { await cio.identify(id, {}); });
(async () => { await cio.identify('1', {}); })().catch(log);
await (async () => { await cio.identify('1', {}); })();`,
    },
    {
      name: 'a callback of forEach that catches',
      ...here,
      code: `
import { cio } from './cio.ts';
ids.forEach(async (id) => { try { await cio.identify(id, {}); } catch {} });`,
    },
    {
      name: 'a look-alike, a shadowed name and a mock',
      ...here,
      code: `
import { cio } from './cio.ts';
posthog.identify('1', {});
function run(cio) { cio.identify('1', {}); }`,
    },
    {
      name: 'a test',
      filename: project.file('tests/cio.test.ts'),
      settings,
      code: `
import { cio } from '../src/cio.ts';
cio.identify('1', {});`,
    },
  ],
  invalid: [
    {
      name: 'a list of promises that nobody has',
      ...here,
      code: `
import { cio } from './cio.ts';
export const dropped = (ids) => { ids.map(id => cio.track(id, { name: 'a' })); };`,
      errors: [
        {
          messageId: 'callback',
          data: { what: 'track()' },
          line: 3,
          column: 49,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio } from './cio.ts';
export const dropped = (ids) => { ids.map(id => cio.track(id, { name: 'a' }).catch((error) => console.error(error))); };`,
            },
          ],
        },
      ],
    },
    {
      name: 'a list of promises put together that nobody has',
      ...here,
      code: `
import { cio } from './cio.ts';
export const joined = (ids) => { void Promise.all(ids.map(async id => { await cio.track(id, { name: 'b' }); })); };`,
      errors: [
        {
          messageId: 'callback',
          data: { what: 'track()' },
          line: 3,
          column: 79,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio } from './cio.ts';
export const joined = (ids) => { void Promise.all(ids.map(async id => { await cio.track(id, { name: 'b' }).catch((error) => console.error(error)); })); };`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that is handed by its name to what drops its promise',
      ...here,
      code: `
import { opened } from './tracker.ts';
export const all = (ids) => { ids.forEach(opened); };
export const later = (id) => { setTimeout(opened, 500, id); };`,
      errors: [
        { messageId: 'callback', line: 3 },
        { messageId: 'callback', line: 4 },
      ],
    },
    {
      name: 'a request of a route, whatever its ending is',
      filename: project.file('src/pages/api/topic.tsx'),
      settings,
      code: `
export default async function handler(req, res) {
  fetch('https://track.customer.io/api/v1/customers/' + req.body.id, { method: 'PUT', body: '{}' });
  res.end();
}`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'this request to Customer.io or Segment' },
          line: 3,
          column: 3,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
export default async function handler(req, res) {
  fetch('https://track.customer.io/api/v1/customers/' + req.body.id, { method: 'PUT', body: '{}' }).catch((error) => console.error(error));
  res.end();
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that is run where it stands',
      ...here,
      code: `
import { cio } from './cio.ts';
(async () => { await cio.identify('1', {}); })();`,
      errors: [
        {
          messageId: 'callback',
          line: 3,
          column: 22,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio } from './cio.ts';
(async () => { await cio.identify('1', {}).catch((error) => console.error(error)); })();`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper that throws on what it has caught',
      ...here,
      code: `
import { sendLogged } from './tracker.ts';
sendLogged('1', 'ran');`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'sendLogged()' },
          line: 3,
          column: 1,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { sendLogged } from './tracker.ts';
sendLogged('1', 'ran').catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a floating call',
      ...here,
      code: `
import { cio } from './cio.ts';
cio.identify('1', {});`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'identify()' },
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 22,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio } from './cio.ts';
cio.identify('1', {}).catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'an alias, an optional call and a spread',
      ...here,
      code: `
import { cio as customers } from './cio.ts';
customers?.identify(...args);`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'identify()' },
          line: 3,
          column: 1,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio as customers } from './cio.ts';
customers?.identify(...args).catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'void, a cast, a namespace import: no suggestion breaks what it stands in',
      ...here,
      code: `
import * as lib from './cio.ts';
const run = () => void (lib.cio as any).track('1', { name: 'ran' });`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'track()' },
          line: 3,
          column: 24,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import * as lib from './cio.ts';
const run = () => void (lib.cio as any).track('1', { name: 'ran' }).catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'then without a handler, in a condition',
      ...here,
      code: `
const { cio } = require('./cio.ts');
if (on) cio.track('1', { name: 'ran' }).then(() => log('sent'));
on && cio.track('1', { name: 'ran' });`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'track()' },
          line: 3,
          column: 9,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
const { cio } = require('./cio.ts');
if (on) cio.track('1', { name: 'ran' }).then(() => log('sent')).catch((error) => console.error(error));
on && cio.track('1', { name: 'ran' });`,
            },
          ],
        },
        {
          messageId: 'floating',
          data: { what: 'track()' },
          line: 4,
          column: 7,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
const { cio } = require('./cio.ts');
if (on) cio.track('1', { name: 'ran' }).then(() => log('sent'));
on && cio.track('1', { name: 'ran' }).catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'wrappers from another file that let the failure through',
      ...here,
      code: `
import { sendEvent, sendReturned } from './tracker.ts';
sendEvent('1', 'ran');
sendReturned('1', 'ran');`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'sendEvent()' },
          line: 3,
          column: 1,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { sendEvent, sendReturned } from './tracker.ts';
sendEvent('1', 'ran').catch((error) => console.error(error));
sendReturned('1', 'ran');`,
            },
          ],
        },
        {
          messageId: 'floating',
          data: { what: 'sendReturned()' },
          line: 4,
          column: 1,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { sendEvent, sendReturned } from './tracker.ts';
sendEvent('1', 'ran');
sendReturned('1', 'ran').catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'an async callback of forEach',
      ...here,
      code: `
import { cio } from './cio.ts';
ids.forEach(async (id) => { await cio.identify(id, {}); });`,
      errors: [
        {
          messageId: 'callback',
          data: { what: 'identify()' },
          line: 3,
          column: 35,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { cio } from './cio.ts';
ids.forEach(async (id) => { await cio.identify(id, {}).catch((error) => console.error(error)); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a callback that goes on after the send',
      ...here,
      code: `
import { cio } from './cio.ts';
ids.forEach(async (id) => { await cio.identify(id, {}); await save(id); });`,
      errors: [{ messageId: 'callback', data: { what: 'identify()' }, line: 3, column: 35, suggestions: [] }],
    },
    {
      name: 'a raw request on a server',
      ...here,
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'this request to Customer.io or Segment' },
          line: 2,
          column: 1,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body }).catch((error) => console.error(error));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a promise that two functions hand on',
      ...here,
      code: `
import { closed, moved, opened } from './tracker.ts';
export const visit = (id: string) => { opened(id); closed(id); moved(id); };`,
      errors: [
        {
          messageId: 'floating',
          data: { what: 'opened()' },
          line: 3,
          column: 40,
          suggestions: [
            {
              messageId: 'addCatch',
              output: `
import { closed, moved, opened } from './tracker.ts';
export const visit = (id: string) => { opened(id).catch((error) => console.error(error)); closed(id); moved(id); };`,
            },
          ],
        },
      ],
    },
  ],
});
