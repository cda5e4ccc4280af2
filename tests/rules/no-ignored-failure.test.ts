import { afterAll } from 'vitest';

import rule from '../../rules/no-ignored-failure.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const posting = (name: string): string => `
export const ${name} = (path: string, body: object) =>
  fetch('https://cdp.customer.io/v1/' + path, { method: 'POST', body: JSON.stringify(body) });`;

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';
    export async function sendEvent(id: string, name: string) { await cio.track(id, { name }); }
    export async function sendSafely(id: string, name: string) {
      try { await cio.track(id, { name }); } catch (error) { console.error(error); }
    }
  `,
  'src/dropping.ts': `
    import { post } from './post.ts';
    export async function run(id: string) { await post('identify', { userId: id }); }
  `,
  'src/looking.ts': `
    import { ask } from './ask.ts';
    export async function run(id: string) { const answer = await ask('identify', { userId: id }); return answer.ok; }
  `,
  'src/post.ts': posting('post'),
  'src/ask.ts': posting('ask'),
  'src/ui/here.ts': '',
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const event = "{ name: 'order_completed' }";
const identify = "'https://cdp.customer.io/v1/identify', { method: 'POST', body: JSON.stringify({ userId: '1' }) }";
const handlers = `
import { cio } from './cio.ts';
cio.track('1', ${event}).catch(() => {});
cio.track('1', ${event}).then(done, function () {});
export const send = () => cio.track('1', ${event}).catch(() => undefined);
export async function wait() { await cio?.track('1', ${event}).catch(() => null).finally(done); }
cio.track('1', ${event}).catch(error => error);
cio.track('1', ${event}).catch(error => { void error; });`;
const clause = `
import { cio } from './cio.ts';
export async function a(id: string) {
  try {
    await cio.identify(id, {});
    await cio.track(id, ${event});
  } catch {}
}`;
const log = (output: string) => [{ messageId: 'log', output }] as const;
const logged = '(error) => console.error(error)';

createRuleTester().run('no-ignored-failure', rule, {
  valid: [
    {
      name: 'an error that somebody gets',
      ...here,
      code: `\nimport { cio } from './cio.ts';\nexport const tried = () => cio.track('1', ${event}).catch(error => error);`,
    },
    {
      name: 'a failure that is logged, counted, thrown, told or handed on',
      ...here,
      code: `
import { cio } from './cio.ts';
export async function signUp(id, next) {
  cio.identify(id, {}).catch(console.error);
  cio.identify(id, {}).catch(error => { failures++; });
  cio.identify(id, {}).catch(next);
  cio.identify(id, {});
  const sent = await cio.identify(id, {}).then(() => true, () => false);
  try { await cio.identify(id, {}); } catch (error) { throw new Error('lost', { cause: error }); }
  try { await cio.identify(id, {}); } catch { return false; }
  try { await cio.identify(id, {}).catch(log); } catch {}
  try { void cio.identify(id, {}).catch(log); } catch {}
  return cio.identify(id, {}).catch(() => null);
}`,
    },
    {
      name: 'an empty handler behind a wrapper that logs',
      ...here,
      code: `
import { sendSafely } from './tracker.ts';
sendSafely('1', 'a').catch(() => {});`,
    },
    {
      name: 'several at once, whose outcome is looked at, or that log by themselves',
      ...here,
      code: `
import { cio } from './cio.ts';
import { sendSafely } from './tracker.ts';
export async function all(people) {
  const done = await Promise.allSettled(people.map(person => cio.identify(person.id, {})));
  await Promise.allSettled([sendSafely('1', 'a')]);
  await Promise.allSettled(people.map(person => cio.identify(person.id, {}).catch(log)));
  await Promise.allSettled([cio.identify('1', {}).catch(log)]);
  await Promise.allSettled([cio.identify('1', {})]).then(each => each.forEach(report));
  return done.filter(({ status }) => status === 'rejected');
}`,
    },
    {
      name: 'a status that is read, or with what is read',
      ...here,
      code: `
export async function know() {
  const answer = await fetch(${identify});
  if (!answer.ok) throw new Error('refused');
  const { status } = await fetch(${identify});
  console.log(status, await (await fetch(${identify})).json());
  await fetch(${identify}).then(check);
  await fetch(${identify}).then(({ ok }) => ok || warn());
  fetch(${identify}).then(each => each.json()).then(show).catch(log);
  const answers = await Promise.all([fetch(${identify})]);
  return answers;
}
export const send = () => fetch(${identify});`,
    },
    {
      name: 'clients that reject where they are refused',
      ...here,
      code: `
import axios from 'axios';
import got from 'got';
export async function know() {
  await axios.post('https://cdp.customer.io/v1/identify', { userId: '1' });
  await got.post('https://cdp.customer.io/v1/identify', { json: { userId: '1' } });
  await $fetch(${identify});
}`,
    },
    {
      name: 'a wrapper whose callers look at the answer',
      filename: project.file('src/ask.ts'),
      settings,
      code: posting('ask'),
    },
    {
      name: 'a page, whose requests a blocker may stop',
      filename: project.file('src/ui/here.ts'),
      settings,
      code: `fetch(${identify}).then(check).catch(() => {});`,
    },
    {
      name: 'SDKs that batch, a look-alike, a shadowed name',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
import { cio } from './cio.ts';
const segment = new Analytics({ writeKey: 'public' });
export async function a(mixpanel, own) {
  try { await segment.track({ userId: '1', event: 'A' }); } catch {}
  await mixpanel.track('1').catch(() => {});
  { const cio = own; cio.track('1', {}).catch(() => {}); }
}`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
cio.track('1', ${event}).catch(() => {});`,
    },
  ],
  invalid: [
    {
      name: 'handlers that do nothing',
      ...here,
      code: handlers,
      errors: [
        [3, 1, '() => {}'],
        [4, 1, 'function () {}'],
        [5, 27, '() => undefined'],
        [6, 38, '() => null'],
        [7, 1, 'error => error'],
        [8, 1, 'error => { void error; }'],
      ].map(([line, column, empty]) => ({
        messageId: 'handler' as const,
        data: { what: 'track()' },
        line: line as number,
        column: column as number,
        suggestions: log(handlers.replace(empty as string, logged)),
      })),
    },
    {
      name: 'several at once, whose outcome nobody asks for',
      ...here,
      code: `
import { cio } from './cio.ts';
import { sendEvent } from './tracker.ts';
export async function all(people) {
  await Promise.allSettled([cio.track('1', ${event}), sendEvent('1', 'a')]);
  await Promise.allSettled(people.map(person => cio.identify(person.id, {})));
  void Promise.allSettled(people.map(async person => { await cio.identify(person.id, {}); })).then(() => done());
}`,
      errors: [
        [5, 29],
        [5, 74],
        [6, 49],
        [7, 62],
      ].map(([line, column]) => ({ messageId: 'settled' as const, line: line!, column: column! })),
    },
    {
      name: 'handlers by name and with a comment; aliases, namespaces, casts, spreads',
      ...here,
      code: `
import * as lib from './cio.ts';
const noop = () => {};
function ignore() { return; }
const { cio: client } = lib;
(client as any).track!(...args).catch(noop);
lib.cio.track('1', ${event}).catch(ignore);
client.track('1', ${event}).catch(() => { /* analytics must not get in the way */ });`,
      errors: [6, 7, 8].map(line => ({ messageId: 'handler' as const, line, column: 1 })),
    },
    {
      name: 'handlers of packages that do nothing',
      ...here,
      code: `
import { cio } from './cio.ts';
import { noop, noop as nothing, identity } from 'lodash';
import * as rx from 'rxjs';
import _ from 'lodash';
const quiet = require('lodash/noop');
const { noop: silent } = require('rxjs');
cio.track('1', ${event}).catch(noop);
cio.track('1', ${event}).catch(nothing);
cio.track('1', ${event}).catch(_.noop);
cio.track('1', ${event}).catch(rx.noop);
cio.track('1', ${event}).catch(quiet);
cio.track('1', ${event}).catch(silent);
cio.track('1', ${event}).catch(identity);
cio.track('1', ${event}).catch(logger.noop);
import { noop as logs } from './log.ts';
cio.track('1', ${event}).catch(logs);`,
      errors: [8, 9, 10, 11, 12, 13].map(line => ({ messageId: 'handler' as const, line, column: 1 })),
    },
    {
      name: 'an empty clause, once for all that it catches',
      ...here,
      code: clause,
      errors: [
        {
          messageId: 'clause',
          data: { what: 'identify()' },
          line: 5,
          column: 11,
          suggestions: log(clause.replace('catch {}', 'catch (error) { console.error(error); }')),
        },
      ],
    },
    {
      name: 'a clause that has a name and a comment, and one that goes on',
      ...here,
      code: `
import { cio } from './cio.ts';
export async function a(ids: string[]) {
  try { await cio.identify('1', {}); } catch (error) { /* never mind */ }
  for (const id of ids) { try { await cio.identify(id, {}); } catch { continue; } }
}`,
      errors: [4, 5].map(line => ({ messageId: 'clause' as const, line })),
    },
    {
      name: 'a wrapper of another file that lets the failure through',
      ...here,
      code: `
import { sendEvent } from './tracker.ts';
sendEvent('1', 'a').catch(() => {});`,
      errors: [
        {
          messageId: 'handler',
          data: { what: 'sendEvent()' },
          line: 3,
          column: 1,
          suggestions: log(`
import { sendEvent } from './tracker.ts';
sendEvent('1', 'a').catch(${logged});`),
        },
      ],
    },
    {
      name: 'an answer that a wrapper gives, which others read, and one that reads it itself',
      ...here,
      code: `
import { ask } from './ask.ts';
const sure = async (body) => {
  const answer = await fetch('https://cdp.customer.io/v1/identify', { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
};
export async function opened(id) { await ask('track', { userId: id, event: 'opened' }); }
export async function closed(id) { return (await ask('track', { userId: id, event: 'closed' })).status; }
export async function moved(id) { await sure({ userId: id }); }`,
      errors: [{ messageId: 'status', line: 8, column: 42 }],
    },
    {
      name: 'a status that nobody reads',
      ...here,
      code: `
import nodeFetch from 'node-fetch';
import { request } from 'undici';
export async function know(ids: string[]) {
  await fetch(${identify});
  try { await nodeFetch(${identify}); } catch (error) { console.error(error); }
  const answer = await request(${identify});
  await answer.body;
  fetch(${identify}).then(each => each.json()).catch(log);
  fetch(${identify}).then(() => done()).catch(log);
  await Promise.all(ids.map(id => fetch(${identify})));
  const other = await fetch(${identify});
  await other.text();
}`,
      errors: [5, 6, 9, 10, 11, 12].map(line => ({ messageId: 'status' as const, line })),
    },
    {
      name: 'an answer in whose place stands what says nothing of it',
      ...here,
      code: `
export async function know() {
  return fetch(${identify}).then(() => true);
}
export const done = await fetch(${identify}).then(function () { return 'sent'; });`,
      errors: [3, 5].map(line => ({ messageId: 'status' as const, line })),
    },
    {
      name: 'a wrapper whose callers all throw the answer away',
      filename: project.file('src/post.ts'),
      settings,
      code: posting('post'),
      errors: [{ messageId: 'status', line: 3, column: 3 }],
    },
  ],
});
