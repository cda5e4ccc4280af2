import { afterAll } from 'vitest';

import rule from '../../rules/require-flush.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
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
  ],
  invalid: [
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
  ],
});
