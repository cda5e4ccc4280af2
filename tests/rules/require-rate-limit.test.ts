import { afterAll } from 'vitest';

import rule from '../../rules/require-rate-limit.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { APIClient, TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
    export const api = new APIClient(process.env.CIO_APP_KEY);
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';
    export function sendEvent(id: string, name: string) { return cio.track(id, { name }); }
  `,
  'src/lists.ts': `
    export const REGIONS = ['eu', 'us'] as const;
    export const ROLES = { owner: 1, guest: 2 };
    export class Catalog { static readonly PLANS = ['free', 'team']; }
    export const everybody = await find();
    export const db = { async *rows() { yield* await find(); } };
  `,
  'src/segment.ts': `
    import { Analytics } from '@segment/analytics-node';
    export const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const TRACK = '1,000 requests a second';

createRuleTester().run('require-rate-limit', rule, {
  valid: [
    {
      name: 'what a queue of a platform hands over at once',
      ...here,
      code: `
import { cio } from './cio.ts';
export const handler = async (event) => { await Promise.all(event.Records.map(record => cio.track(record.body, { name: 'a' }))); };
export const queue = async (batch) => { await Promise.all(batch.messages.map(message => cio.track(message.body, { name: 'b' }))); };`,
    },
    {
      name: 'a portion, and a list written out, that a function is handed over to by its name',
      ...here,
      code: `
import { cio } from './cio.ts';
const save = (person) => cio.identify(person.id, { email: person.email });
export const some = async (batch) => { await Promise.all(batch.map(save)); };
export const two = async (a, b) => { await Promise.all([a, b].map(save)); };`,
    },
    {
      name: 'a stream that is held, a socket, a bus',
      ...here,
      code: `
import { createReadStream } from 'node:fs';
import { cio } from './cio.ts';
const rows = createReadStream('people.csv').pipe(csv());
rows.on('data', async (row) => { rows.pause(); await cio.identify(row.id, {}); rows.resume(); });
socket.on('data', (message) => { cio.identify(message.id, {}).catch(log); });
bus.on('user.created', (user) => { cio.identify(user.id, {}).catch(log); });`,
    },
    {
      name: 'one after the other',
      ...here,
      code: `
import { cio, api } from './cio.ts';
for (const id of ids) await cio.identify(id, {});
for (const id of ids) { await api.sendEmail(message(id)); }`,
    },
    {
      name: 'with a pause',
      ...here,
      code: `
import { cio, api } from './cio.ts';
for (const id of ids) { cio.identify(id, {}).catch(log); await sleep(20); }
while (queue.length) { sent.push(cio.identify(queue.pop(), {})); await new Promise((resolve) => setTimeout(resolve, 10)); }
for (const id of ids) { await api.triggerBroadcast(id); await setTimeout(10_000); }
await Promise.all(ids.map(async (id) => { await limiter.acquire(); await cio.identify(id, {}); }));`,
    },
    {
      name: 'through a limiter or a queue',
      ...here,
      code: `
import { cio } from './cio.ts';
await Promise.all(ids.map((id) => limit(() => cio.identify(id, {}))));
await pMap(ids, (id) => cio.identify(id, {}), { concurrency: 5 });
ids.forEach((id) => queue.add(() => cio.identify(id, {})));`,
    },
    {
      name: 'a bounded number',
      ...here,
      code: `
import { cio } from './cio.ts';
const pair = ['a', 'b'] as const;
await Promise.all(['a', 'b'].map((id) => cio.identify(id, {})));
await Promise.all(pair.map((id) => cio.identify(id, {})));
await Promise.all(ids.slice(0, 10).map((id) => cio.identify(id, {})));
for (let i = 0; i < 3; i++) cio.identify(String(i), {}).catch(log);
for (const chunk of chunks) await Promise.all(chunk.map((id) => cio.identify(id, {})));
for (const some of split(ids, 100)) await Promise.all(some.map((id) => cio.identify(id, {})));
runInBatches(ids, async (batch) => { const people = await find(batch); await Promise.all(people.map(({ id }) => cio.identify(id, {}))); });`,
    },
    {
      name: 'lists written out in another file, in a class, in an enumeration and in a set',
      ...here,
      code: `
import { cio } from './cio.ts';
import { Catalog, REGIONS, ROLES } from './lists.ts';
import * as lists from './lists.ts';
enum Step { First = 'first', Second = 'second' }
const known = new Set(['a', 'b']);
const frozen = Object.freeze(['a', ...['b']]);
REGIONS.map((name) => cio.track(id, { name }));
Catalog.PLANS.forEach((name) => { cio.track(id, { name }).catch(log); });
lists.REGIONS.forEach((name) => { cio.track(id, { name }).catch(log); });
Object.keys(ROLES).forEach((name) => { cio.track(id, { name }).catch(log); });
Object.values(Step).forEach((name) => { cio.track(id, { name }).catch(log); });
for (const name of known) cio.track(id, { name }).catch(log);
for (const name of frozen) cio.track(id, { name }).catch(log);
class Sender {
  private readonly names = ['a', 'b'];
  send() { return Promise.all(this.names.map((name) => cio.track(id, { name }))); }
}`,
    },
    {
      name: 'a few for each of many, one of many after the other',
      ...here,
      code: `
import { cio } from './cio.ts';
import { REGIONS } from './lists.ts';
for (const id of ids) await Promise.all(REGIONS.map((name) => cio.track(id, { name })));
for (const id of ids) for (const name of REGIONS) await cio.track(id, { name });
for (const { members } of teams) await Promise.all(members.map(({ id }) => cio.identify(id, {})));`,
    },
    {
      name: 'pages with a pause between them, whatever the pause is called here',
      ...here,
      code: `
import { setTimeout as rest } from 'node:timers/promises';
import { cio } from './cio.ts';
let cursor;
do {
  const { people, next } = await page(cursor);
  await Promise.all(people.map(({ id }) => cio.identify(id, {})));
  await rest(1000);
  cursor = next;
} while (cursor);`,
    },
    {
      name: 'a retry, and a loop left at the first send',
      ...here,
      code: `
import { cio } from './cio.ts';
async function retry(id) { for (let attempt = 0; attempt < limit; attempt++) { return cio.identify(id, {}); } }
for (const id of ids) { if (id) { cio.identify(id, {}).catch(log); break; } }`,
    },
    {
      name: 'a batch, and a client that batches',
      ...here,
      code: `
import { cio } from './cio.ts';
import { analytics } from './segment.ts';
for (const items of all) cio.batch(items);
for (const id of ids) analytics.track({ userId: id, event: 'Sent' });`,
    },
    {
      name: 'look-alike and shadowed name',
      ...here,
      code: `
import { cio } from './cio.ts';
ids.map((id) => mixpanel.identify(id, {}));
function run(cio) { ids.map((id) => cio.identify(id, {})); }`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
ids.map((id) => cio.identify(id, {}));`,
    },
  ],
  invalid: [
    {
      name: 'a few for each of many, all at once',
      ...here,
      code: `
import { cio } from './cio.ts';
import { REGIONS } from './lists.ts';
for (const id of ids) for (const name of REGIONS) cio.track(id, { name }).catch(log);
ids.forEach((id) => { REGIONS.forEach((name) => { cio.track(id, { name }).catch(log); }); });
await Promise.all(ids.map(async (id) => { for (const name of ['a', 'b']) await cio.track(id, { name }); }));
`,
      errors: [4, 5, 6].map(line => ({ messageId: 'parallel' as const, line })),
    },
    {
      name: 'portions of many with nothing that waits between them',
      ...here,
      code: `
import { cio } from './cio.ts';
for (const { members } of teams) members.forEach(({ id }) => { cio.identify(id, {}).catch(log); });
for (const team of teams) for (const id of team) cio.identify(id, {}).catch(log);`,
      errors: [3, 4].map(line => ({ messageId: 'parallel' as const, line })),
    },
    {
      name: 'a list of another file that is found at run time',
      ...here,
      code: `
import { cio } from './cio.ts';
import { db, everybody } from './lists.ts';
everybody.forEach(({ id }) => { cio.identify(id, {}).catch(log); });
for await (const { id } of db.rows()) sent.push(cio.identify(id, {}));`,
      errors: [4, 5].map(line => ({ messageId: 'parallel' as const, line })),
    },
    {
      name: 'a function of another file that is handed over by its name',
      ...here,
      code: `
import { cio } from './cio.ts';
const save = (person) => cio.identify(person.id, { email: person.email });
export const all = async (people) => { await Promise.allSettled(people.map(save)); };`,
      errors: [{ messageId: 'parallel', data: { what: 'save()', rate: TRACK }, line: 4, column: 65 }],
    },
    {
      name: 'what a stream gives, row by row',
      ...here,
      code: `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { cio } from './cio.ts';
const lines = createInterface({ input: createReadStream('people.csv') });
lines.on('line', (line) => { cio.identify(line, {}).catch(log); });
db.query(all).stream().on('data', async (row) => { await cio.identify(row.id, {}); });
export const load = (userStream) => userStream.on('data', (row) => { cio.identify(row.id, {}).catch(log); });`,
      errors: [6, 7, 8].map(line => ({ messageId: 'parallel' as const, line })),
    },
    {
      name: 'all at once',
      ...here,
      code: `
import { cio } from './cio.ts';
await Promise.all(ids.map((id) => cio.identify(id, {})));`,
      errors: [
        {
          messageId: 'parallel',
          data: { what: 'identify()', rate: TRACK },
          line: 3,
          column: 35,
          endLine: 3,
          endColumn: 55,
        },
      ],
    },
    {
      name: 'an alias, a namespace import, an optional call, a cast and a spread',
      ...here,
      code: `
import { cio as customers } from './cio.ts';
import * as lib from './cio.ts';
ids.forEach((id) => { customers?.identify(id, { ...traits }); });
for (const id of ids) (lib.cio as any).identify(id, {}).catch(log);`,
      errors: [
        { messageId: 'parallel', data: { what: 'identify()', rate: TRACK }, line: 4, column: 23 },
        { messageId: 'parallel', data: { what: 'identify()', rate: TRACK }, line: 5, column: 23 },
      ],
    },
    {
      name: 'Array.from with a function, and a bound method',
      ...here,
      code: `
import { cio } from './cio.ts';
await Promise.all(Array.from(people, (person) => cio.identify(person.id, {})));
await Promise.all(people.map(cio.identify.bind(cio)));`,
      errors: [
        { messageId: 'parallel', data: { what: 'identify()', rate: TRACK }, line: 3, column: 50 },
        { messageId: 'parallel', data: { what: 'identify()', rate: TRACK }, line: 4 },
      ],
    },
    {
      name: 'promises gathered in a loop',
      ...here,
      code: `
import { sendEvent } from './tracker.ts';
const sent = [];
for (const id of ids) sent.push(sendEvent(id, 'recovered'));
await Promise.all(sent);`,
      errors: [{ messageId: 'parallel', data: { what: 'sendEvent()', rate: TRACK }, line: 4, column: 33 }],
    },
    {
      name: 'messages and broadcasts have rates of their own',
      ...here,
      code: `
import { api } from './cio.ts';
await Promise.all(people.map(async ({ id }) => { await api.sendEmail(message(id)); }));
for (const id of campaigns) { await api.triggerBroadcast(id); }
await Promise.all(ids.map((id) => fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify({ userId: id, event: 'sent' }) })));`,
      errors: [
        { messageId: 'parallel', data: { what: 'sendMessage()', rate: '10 requests a second' }, line: 3, column: 56 },
        {
          messageId: 'sequence',
          data: { what: 'broadcast()', rate: 'one broadcast in 10 seconds' },
          line: 4,
          column: 37,
        },
        {
          messageId: 'parallel',
          data: { what: 'this request to Customer.io or Segment', rate: '3,000 calls in 3 seconds' },
          line: 5,
          column: 35,
        },
      ],
    },
    {
      name: 'a replay of all that was kept in a file',
      ...here,
      code: `
import { readFile } from 'node:fs/promises';
import { analytics } from './segment.ts';
const text = await readFile('events.jsonl', 'utf8');
const lines = text.split('\\n').filter(Boolean);
lines.forEach((line) => {
  sent.push(new Promise((resolve) => { analytics.track(JSON.parse(line), resolve); }));
});`,
      errors: [
        { messageId: 'parallel', data: { what: 'track()', rate: 'only so many a second' }, line: 7, column: 40 },
      ],
    },
  ],
});
