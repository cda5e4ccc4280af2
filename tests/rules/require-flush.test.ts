import { afterAll } from 'vitest';

import rule from '../../rules/require-flush.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  `,
  'vercel/vercel.json': '{}',
  'vercel/api/order.ts': '',
  'src/segment.ts': `
    import { Analytics } from '@segment/analytics-node';
    export const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  `,
  'src/tracker.ts': `
    import { Analytics } from '@segment/analytics-node';
    const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
    export function sendEvent(userId: string, event: string) { analytics.track({ userId, event }); }
  `,
  'src/flushing.ts': `
    import { Analytics } from '@segment/analytics-node';
    const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
    process.on('beforeExit', () => analytics.closeAndFlush());
    export function sendEvent(userId: string, event: string) { analytics.track({ userId, event }); }
  `,
  'src/emptied.ts': `
    import { Analytics } from '@segment/analytics-node';
    const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
    export function sendEvent(userId: string, event: string) { analytics.track({ userId, event }); }
    export const empty = () => analytics.closeAndFlush();
  `,
  'src/around.ts': `
    import { empty } from './emptied.ts';
    export const emptied = (run) => async (event) => { try { return await run(event); } finally { await empty(); } };
  `,
  'src/others.ts': `
    import { empty, sendEvent } from './emptied.ts';
    export const handler = async (event) => { sendEvent('1', 'Ran'); await empty(); };
  `,
  'src/at-once.ts': `
    import { Analytics } from '@segment/analytics-node';
    const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY, flushAt: 1 });
    export function sendEvent(userId: string, event: string) { analytics.track({ userId, event }); }
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const track = { what: 'track()', flush: 'closeAndFlush()' };

createRuleTester().run('require-flush', rule, {
  valid: [
    ...[
      "import { sendEvent, empty } from './emptied.ts';\nexport const handler = async (event) => { sendEvent('1', 'Ran'); await empty(); };",
      "import { sendEvent, empty } from './emptied.ts';\nexport const handler = async (event) => { sendEvent('1', 'Ran'); after(empty); };",
      "const { sendEvent, empty } = require('./emptied.ts');\nexports.handler = async (event) => { sendEvent('1', 'Ran'); after(() => empty()); };",
      "import { sendEvent } from './emptied.ts';\nimport { emptied } from './around.ts';\nexport const handler = emptied(async (event) => { sendEvent('1', 'Ran'); });",
    ].map(code => ({ name: `the client's module has a function that flushes: ${code}`, ...here, code })),
    {
      name: 'a function that a module gives by another name, or keeps',
      ...here,
      code: `
import { analytics } from './segment.ts';
const main = async (event) => { analytics.track({ userId: '1', event: 'Ran' }); };
const other = async (event) => { analytics.track({ userId: '1', event: 'Ran' }); };
module.exports = { main };
exports.other = other;
emitter.handler = main;`,
    },
    {
      name: 'an exit on one way that says that it failed',
      ...here,
      code: `
import { analytics } from './segment.ts';
export function run(ok) {
  analytics.track({ userId: '1', event: 'Ran' });
  if (!ok) process.exit(1);
  serve();
}`,
    },
    {
      name: 'actions of a server of which nothing tells of a platform',
      ...here,
      code: `
'use server';
import { analytics } from './segment.ts';
export async function contact() { analytics.track({ userId: '1', event: 'A' }); }`,
    },
    {
      name: 'flushed in the function',
      ...here,
      code: `
import { analytics } from './segment.ts';
export const handler = async (event) => {
  analytics.track({ userId: '1', event: 'Ran' });
  await analytics.flush();
};`,
    },
    {
      name: 'flushed by the module of the client',
      ...here,
      code: `
import { sendEvent } from './flushing.ts';
export const handler = async (event) => { sendEvent('1', 'Ran'); };`,
    },
    {
      name: 'a client that sends each call by itself',
      ...here,
      code: `
import { sendEvent } from './at-once.ts';
export const handler = async (event) => { sendEvent('1', 'Ran'); };`,
    },
    {
      name: 'a server that goes on, and a script that ends by itself',
      ...here,
      code: `
import { analytics } from './segment.ts';
app.post('/orders', (req, res) => { analytics.track({ userId: '1', event: 'Order Placed' }); res.end(); });
analytics.track({ userId: '1', event: 'Started' });`,
    },
    {
      name: 'an exit on failure only',
      ...here,
      code: `
import { analytics } from './segment.ts';
if (!process.env.KEY) { process.exit(1); }
async function main() { analytics.track({ userId: '1', event: 'Ran' }); }
main().catch((error) => { process.exit(1); });`,
    },
    {
      name: 'a client that sends one request a call',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.CIO_API_KEY);
export const handler = async (event) => { await cio.track('1', { name: 'ran' }); };`,
    },
    {
      name: 'look-alike, shadowed name, and a handler of something else',
      ...here,
      code: `
import { analytics } from './segment.ts';
export const handler = async (event) => { mixpanel.track({ userId: '1', event: 'Ran' }); };
export const other = (analytics) => { analytics.track({ userId: '1', event: 'Ran' }); process.exit(0); };
const cron = { handler: async (connection) => { analytics.track({ userId: '1', event: 'Ran' }); } };`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
import { analytics } from './segment.ts';
export const handler = async (event) => { analytics.track({ userId: '1', event: 'Ran' }); };`,
    },
    {
      name: 'sends that are awaited, handed on or returned',
      ...here,
      code: `
import { cio } from './cio.ts';
export const handler = async (event) => {
  await cio.track('1', { name: 'a' });
  await Promise.all(event.Records.map((record) => cio.track(record.id, { name: 'b' })));
  return cio.track('1', { name: 'c' });
};
export default { async fetch(request, env, context) { context.waitUntil(cio.track('1', { name: 'd' })); return new Response(); } };
async function main() { await cio.identify('1', {}); process.exit(0); }
main().catch((error) => { console.error(error); process.exit(1); });
const pending = [cio.identify('2', {})];
Promise.all(pending).then(() => process.exit());`,
    },
    {
      name: 'servers that go on: of Bun, of Express, a route where nothing tells of a platform',
      filename: project.file('app/api/orders/route.ts'),
      settings,
      code: `
import { analytics } from '../../../src/segment.ts';
import { cio } from '../../../src/cio.ts';
export default { port: 3000, fetch(request) { analytics.track({ userId: '1', event: 'A' }); return new Response(); } };
app.get('/', (req, res) => { analytics.track({ userId: '1', event: 'A' }); cio.track('1', { name: 'a' }).catch(log); });
export async function POST() { cio.track('1', { name: 'a' }).catch(log); return new Response(); }`,
    },
    {
      name: 'flushed in the background, by a callback and by a function of the file',
      ...here,
      code: `
import { onRequest } from 'firebase-functions/v2/https';
import { analytics } from './segment.ts';
export const a = onRequest((request, response) => { analytics.track({ userId: '1', event: 'A' }); analytics.flush(() => response.end()); });
export const b = onRequest(async (request, response) => { analytics.track({ userId: '1', event: 'B' }); await finish(); });
const finish = () => analytics.closeAndFlush();`,
    },
  ],
  invalid: [
    ...[
      "import { sendEvent } from './emptied.ts';\nexport const handler = async (event) => { sendEvent('1', 'Ran'); };",
      "const { sendEvent, empty } = require('./emptied.ts');\nexports.handler = async (event) => { sendEvent('1', 'Ran'); };",
    ].map(code => ({
      name: `the client's module has a function that flushes, and nobody calls it: ${code}`,
      ...here,
      code,
      errors: [{ messageId: 'serverless' as const, line: 2 }],
    })),
    {
      name: 'requests of a list, for which a function of a platform does not wait',
      filename: project.file('netlify/functions/all.ts'),
      settings: here.settings,
      code: `
import { cio } from '../../src/cio.ts';
export const handler = async (event) => { Promise.all(event.ids.map(id => cio.track(id, { name: 'a' }))); };
`,
      errors: [{ messageId: 'floatingServerless', line: 3, column: 75 }],
    },
    ...[
      'if (!flags.watch) process.exit(0);',
      'if (!flags.watch) {\n    log("done");\n    return process.exit();\n  }',
    ].map(end => ({
      name: `an exit on one way: ${end}`,
      ...here,
      code: `
import { analytics } from './segment.ts';
export function run(flags) {
  analytics.track({ userId: '1', event: 'Ran' });
  ${end}
  watch();
}`,
      errors: [{ messageId: 'exit' as const, data: track, line: 4, column: 3 }],
    })),
    {
      name: 'the functions of other platforms',
      ...here,
      code: `
import { onRequest } from 'firebase-functions/v2/https';
import * as functions from 'firebase-functions';
import { app } from '@azure/functions';
import type { SQSEvent } from 'aws-lambda';
import type { VercelRequest } from '@vercel/node';
import { analytics } from './segment.ts';
export const hook = onRequest((request, response) => { analytics.track({ userId: '1', event: 'A' }); response.end(); });
export const old = functions.auth.user().onCreate((user) => { analytics.track({ userId: '1', event: 'A' }); });
app.http('order', { methods: ['POST'], handler: async (request) => { analytics.track({ userId: '1', event: 'A' }); return {}; } });
export async function main(batch: SQSEvent) { for (const record of batch.Records) analytics.track({ userId: '1', event: 'A' }); }
export default async function handler(request: VercelRequest) { analytics.track({ userId: '1', event: 'A' }); }
Deno.serve((request) => { analytics.track({ userId: '1', event: 'A' }); return new Response(); });`,
      errors: [8, 9, 10, 11, 12, 13].map(line => ({ messageId: 'serverless' as const, data: track, line })),
    },
    {
      name: 'a worker, and a function at the edge',
      ...here,
      code: `
import { analytics } from './segment.ts';
export const config = { runtime: 'edge' };
export default {
  async queue(batch) { analytics.track({ userId: '1', event: 'A' }); },
} satisfies ExportedHandler;
export function GET() { analytics.track({ userId: '1', event: 'A' }); return new Response(); }`,
      errors: [5, 7].map(line => ({ messageId: 'serverless' as const, data: track, line })),
    },
    {
      name: 'a file of a project whose configuration tells of the platform',
      filename: project.file('vercel/api/order.ts'),
      settings: { customerio: { root: project.file('vercel') } },
      code: `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'public' });
export default function (req, res) { analytics.track({ userId: '1', event: 'A' }); res.end(); }`,
      errors: [{ messageId: 'serverless', line: 4, column: 38 }],
    },
    {
      name: 'actions of a server on a platform: of a whole module, and of one function',
      filename: project.file('vercel/app/actions.ts'),
      settings: { customerio: { root: project.file('vercel') } },
      code: `
'use server';
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'public' });
export async function contact() { analytics.track({ userId: '1', event: 'A' }); }
async function inner() { analytics.track({ userId: '1', event: 'A' }); }`,
      errors: [{ messageId: 'serverless', line: 5, column: 35 }],
    },
    {
      name: 'an action in a component',
      filename: project.file('vercel/app/page.ts'),
      settings: { customerio: { root: project.file('vercel') } },
      code: `
import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'public' });
export const Page = () => form(async () => { 'use server'; analytics.track({ userId: '1', event: 'A' }); });`,
      errors: [{ messageId: 'serverless', line: 4, column: 60 }],
    },
    {
      name: 'a flush that nobody waits for, and one of another function',
      ...here,
      code: `
import { analytics } from './segment.ts';
export const handler = async (event) => { analytics.track({ userId: '1', event: 'A' }); analytics.closeAndFlush(); };
export const GET = Deno.serve(async () => { await analytics.flush(); });`,
      errors: [{ messageId: 'serverless', line: 3 }],
    },
    {
      name: 'requests that nobody waits for',
      ...here,
      code: `
import { cio } from './cio.ts';
export const handler = async (event) => { cio.track('1', { name: 'a' }).catch(console.error); return {}; };
async function main() {
  for (const person of await load()) void cio.identify(person.id, {});
  fetch('https://cdp.customer.io/v1/track', { method: 'POST', body }).then(check);
  return process.exit(0);
}
main();`,
      errors: [
        { messageId: 'floatingServerless', data: { what: 'track()' }, line: 3, column: 43 },
        { messageId: 'floatingExit', data: { what: 'identify()' }, line: 5, column: 43 },
      ],
    },
    {
      name: 'an exit in a finally',
      ...here,
      code: `
import { cio } from './cio.ts';
async function main() {
  try { cio.identify('1', {}).catch(log); } finally { Deno.exit(0); }
}
main();`,
      errors: [{ messageId: 'floatingExit', line: 4, column: 9 }],
    },
    {
      name: 'a function of Lambda',
      ...here,
      code: `
import { analytics } from './segment.ts';
export const handler = async (event) => {
  analytics.track({ userId: '1', event: 'Ran' });
};`,
      errors: [{ messageId: 'serverless', data: track, line: 4, column: 3, endLine: 4, endColumn: 49 }],
    },
    ...[
      'module.exports.handler = main;',
      'exports.handler = wrap(main);',
      'module.exports = { handler: main };',
      'module.exports = { handler: wrap(main) };',
    ].map(given => ({
      name: `a handler with a name of its own: ${given}`,
      ...here,
      code: `
import { analytics } from './segment.ts';
const main = async (event) => { analytics.track({ userId: '1', event: 'Ran' }); };
${given}`,
      errors: [{ messageId: 'serverless' as const, data: track, line: 3, column: 33 }],
    })),
    {
      name: 'CommonJS, an alias, an optional call, a cast and a spread',
      ...here,
      code: `
const { analytics: client } = require('./segment.ts');
exports.handler = async (event) => { (client as any)?.track({ ...event, event: 'Ran' }); };`,
      errors: [{ messageId: 'serverless', data: track, line: 3, column: 38 }],
    },
    {
      name: 'a function of Netlify, by a namespace',
      filename: project.file('netlify/functions/order.ts'),
      settings,
      code: `
import * as lib from '../../src/segment.ts';
export default async (request) => { lib.analytics.track({ userId: '1', event: 'Ran' }); };`,
      errors: [{ messageId: 'serverless', data: track, line: 3, column: 37 }],
    },
    {
      name: 'a typed handler, through a wrapper of another file',
      ...here,
      code: `
import { sendEvent } from './tracker.ts';
export const handler: Handler = async ({ id }) => { await store(id); sendEvent(id, 'Ran'); };`,
      errors: [{ messageId: 'serverless', data: { ...track, what: 'sendEvent()' }, line: 3, column: 70 }],
    },
    {
      name: 'process.exit() after it',
      ...here,
      code: `
import { analytics } from './segment.ts';
async function main() {
  if (changed) { analytics.track({ userId: '1', event: 'Ran' }); }
  await close();
  process.exit(0);
}
main();`,
      errors: [{ messageId: 'exit', data: track, line: 4, column: 18 }],
    },
    {
      name: 'process.exit() when the promise is done',
      ...here,
      code: `
import Analytics = require('analytics-node');
const analytics = new Analytics('key');
async function main() { analytics.track({ userId: '1', event: 'Ran' }); }
main().then(() => process.exit(0), () => process.exit(1));`,
      errors: [{ messageId: 'exit', data: { what: 'track()', flush: 'flush()' }, line: 4, column: 25 }],
    },
    {
      name: 'process.exit() after a loop that is written as a call',
      ...here,
      code: `
import { cio } from './cio.ts';
const run = async () => {
  people.forEach(person => { cio.track(person.id, { name: 'ran' }).catch(console.error); });
};
run().then(() => process.exit(0));`,
      errors: [{ messageId: 'floatingExit', data: { what: 'track()' }, line: 4, column: 30 }],
    },
  ],
});
