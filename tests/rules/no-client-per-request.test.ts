import { afterAll } from 'vitest';

import rule from '../../rules/no-client-per-request.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'lib/client.js': `
    const { TrackClient } = require('customerio-node');
    module.exports = function client() { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); };
  `,
  'src/keyed.ts': `
    import { Analytics } from '@segment/analytics-node';
    export const createClient = (key?: string) => {
      try { return new Analytics({ writeKey: key ?? process.env.SEGMENT_WRITE_KEY ?? '' }); } catch (error) { log(error); }
      return null;
    };
  `,
  'tsconfig.json': '{ "compilerOptions": { "baseUrl": "." } }',
  'src/make.ts': `
    import { TrackClient } from 'customerio-node';
    export function makeClient() { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); }
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };

createRuleTester().run('no-client-per-request', rule, {
  valid: [
    {
      name: 'at module level, also behind a condition',
      ...here,
      code: `
import { TrackClient, APIClient } from 'customerio-node';
export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
export const api = process.env.CIO_APP_KEY ? new APIClient(process.env.CIO_APP_KEY) : null;`,
    },
    {
      name: 'made at first use and kept',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
let client = null;
export function getClient() {
  client ??= new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  return client;
}
const all = new Map();
export function clientOf(name) {
  const made = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  all.set(name, made);
}
class Service {
  constructor() { this.client = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); }
}
export const factory = () => new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
const cached = once(() => { const made = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); made.identify('1', {}); });`,
    },
    {
      name: 'a client per tenant',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
app.post('/send', (req, res) => { new Analytics({ writeKey: req.params.key }).track({ userId: '1', event: 'Sent' }); res.end(); });
export function send(tenant) {
  const client = new Analytics({ writeKey: findKey(tenant) });
  client.track({ userId: '1', event: 'Sent' });
}`,
    },
    {
      name: 'a client per invocation that is flushed, as serverless platforms need it',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
export async function handler(event) {
  const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  analytics.track({ userId: '1', event: 'Sent' });
  await analytics.closeAndFlush();
}
export default { async fetch(request, env) {
  const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  analytics.track({ userId: '1', event: 'Sent' });
  await analytics.closeAndFlush();
} };`,
    },
    {
      name: 'a script that runs once',
      ...here,
      code: `
import { APIClient } from 'customerio-node';
async function send() {
  const api = new APIClient(process.env.CIO_APP_KEY);
  await api.sendEmail(message);
}
send();`,
    },
    {
      name: 'a script by its folder',
      filename: project.file('scripts/send.ts'),
      settings,
      code: `
import { APIClient } from 'customerio-node';
export async function send() { const api = new APIClient(process.env.CIO_APP_KEY); await api.sendEmail(message); }`,
    },
    {
      name: 'a factory whose client is kept, one that is remembered, one for each tenant',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
import { makeClient } from './make.ts';
import { other } from './make.ts';
const make = () => new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
const remembered = once(() => new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY));
const forTenant = (key) => new TrackClient(process.env.CIO_SITE_ID, key);
const shared = make();
let kept;
app.get('/a', (req, res) => { kept ??= makeClient(); kept.identify('1', {}); shared.identify('1', {}); other(); res.end(); });
app.get('/b', (req, res) => { remembered().identify('1', {}); forTenant(req.tenant.key).identify('1', {}); res.end(); });`,
    },
    {
      name: 'a look-alike, a shadowed name, a browser',
      ...here,
      code: `
import { AnalyticsBrowser } from '@segment/analytics-next';
import { TrackClient } from 'customerio-node';
app.get('/', (req, res) => { const client = new OtherClient(); client.track('1'); res.end(); });
app.get('/', (req, res, { TrackClient }) => { const client = new TrackClient('a', 'b'); client.track('1'); res.end(); });
app.get('/', (req, res) => { const page = AnalyticsBrowser.load({ writeKey: 'public' }); page.track('a'); res.end(); });`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.spec.ts'),
      settings,
      code: `
import { TrackClient } from 'customerio-node';
for (const key of keys) { new TrackClient('a', 'b').identify('1', {}); }`,
    },
  ],
  invalid: [
    {
      name: 'a factory that a class has, and one that is all that a module gives',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
const client = require('../lib/client');
class Factory {
  static create() { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); }
  send(id) { for (const each of id) this.make().identify(each, {}).catch(log); }
  make() { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); }
}
const factory = new Factory();
app.get('/a', (req, res) => { Factory.create().identify(req.user.id, {}).catch(log); res.end(); });
app.get('/b', (req, res) => { factory.make().identify(req.user.id, {}).catch(log); client(); other.make(); res.end(); });
app.get('/c', (req, res) => { const one = client(); one.identify(req.user.id, {}).catch(log); res.end(); });`,
      errors: [6, 10, 11, 12].map(line => ({ messageId: 'factory' as const, line })),
    },
    {
      name: 'a factory that is called again and again, of this file and of another',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
import { makeClient as makeOne } from './make.ts';
const make = () => new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
function build() { const made = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); return made; }
app.get('/a', (req, res) => { make().identify(req.user.id, {}).catch(log); res.end(); });
app.get('/b', (req, res) => { const cio = makeOne(); cio.identify(req.user.id, {}).catch(log); res.end(); });
for (const id of ids) build().identify(id, {}).catch(log);`,
      errors: [
        { messageId: 'factory', data: { name: 'make' }, line: 6, column: 31 },
        { messageId: 'factory', data: { name: 'makeOne' }, line: 7, column: 43 },
        { messageId: 'factory', data: { name: 'build' }, line: 8, column: 23 },
      ],
    },
    {
      name: 'a factory that is given no key, by an alias of a path and as an option of a handler',
      filename: project.file('pages/api/hook.ts'),
      settings,
      code: `
import { createClient } from 'src/keyed';
const postHandler = (req: NextApiRequest, res: NextApiResponse) => {
  createClient()?.track({ userId: req.query.id, event: 'A' });
  createClient(req.query.key)?.track({ userId: req.query.id, event: 'A' });
};
export default api({ postHandler });`,
      errors: [{ messageId: 'factory', data: { name: 'createClient' }, line: 4, column: 3 }],
    },
    {
      name: 'in functions that a CommonJS module gives',
      ...here,
      code: `
const { TrackClient } = require('customerio-node');
async function send(id) { const cio = new TrackClient(process.env.A, process.env.B); return cio.track(id, {}); }
const know = async id => { const cio = new TrackClient(process.env.A, process.env.B); return cio.identify(id, {}); };
exports.leave = async id => { const cio = new TrackClient(process.env.A, process.env.B); return cio.destroy(id); };
exports.handler = async id => { const cio = new TrackClient(process.env.A, process.env.B); return cio.destroy(id); };
function never(id) { const cio = new TrackClient(process.env.A, process.env.B); return cio.destroy(id); }
module.exports = { send };
module.exports.know = know;`,
      errors: [3, 4, 5].map(line => ({ messageId: 'function' as const, line, suggestions: 1 as never })),
    },
    {
      name: 'in a handler',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
app.post('/orders', async (req, res) => {
  const cio = new TrackClient(process.env.CIO_SITE_ID!, process.env.CIO_API_KEY as string, { ...options });
  await cio?.track('1', { name: 'order_placed' });
  res.end();
});`,
      errors: [
        {
          messageId: 'handler',
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 107,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'cio' },
              output: `
import { TrackClient } from 'customerio-node';

const cio = new TrackClient(process.env.CIO_SITE_ID!, process.env.CIO_API_KEY as string, { ...options });

app.post('/orders', async (req, res) => {
  await cio?.track('1', { name: 'order_placed' });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'in loops, by an alias and by namespace',
      ...here,
      code: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
for (const person of people) {
  const api = new Api(process.env.CIO_APP_KEY);
  await api.sendEmail(message);
}
people.map(() => { const api = new cio.APIClient(process.env.CIO_APP_KEY); return api.sendEmail(message); });`,
      errors: [
        {
          messageId: 'loop',
          line: 5,
          column: 15,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'api' },
              output: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';

const api = new Api(process.env.CIO_APP_KEY);

for (const person of people) {
  await api.sendEmail(message);
}
people.map(() => { const api = new cio.APIClient(process.env.CIO_APP_KEY); return api.sendEmail(message); });`,
            },
          ],
        },
        {
          messageId: 'loop',
          line: 8,
          column: 32,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'apiClient' },
              output: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
for (const person of people) {
  const api = new Api(process.env.CIO_APP_KEY);
  await api.sendEmail(message);
}
const apiClient = new cio.APIClient(process.env.CIO_APP_KEY);

people.map(() => { return apiClient.sendEmail(message); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'kept with the request that it is made for',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
app.use((req, res, next) => { req.cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); next(); });
app.use(async (c, next) => { c.set('cio', new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY)); await next(); });
app.use(async (ctx, next) => { ctx.state.cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY) as never; await next(); });`,
      errors: [3, 4, 5].map(line => ({ messageId: 'handler' as const, line, suggestions: null })),
    },
    {
      name: 'where a client cannot be shared as it is',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
app.post('/orders', async (req, res) => {
  const timeout = Number(req.query.timeout);
  const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { timeout });
  await cio.track('1', { name: 'order_placed' });
  res.end();
});`,
      errors: [{ messageId: 'handler', line: 5, column: 15, suggestions: null }],
    },
    {
      name: 'in a function that drops it',
      ...here,
      code: `
const { TrackClient } = require('customerio-node');
export async function signUp(id) {
  const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  await cio.identify(id, {});
}
class People {
  async add(id) { await new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY).identify(id, {}); }
}
const remove = async (id) => { const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); await cio.destroy(id); };
export const clear = () => remove('1');`,
      errors: [
        {
          messageId: 'function',
          line: 4,
          column: 15,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'cio' },
              output: `
const { TrackClient } = require('customerio-node');
const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);

export async function signUp(id) {
  await cio.identify(id, {});
}
class People {
  async add(id) { await new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY).identify(id, {}); }
}
const remove = async (id) => { const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); await cio.destroy(id); };
export const clear = () => remove('1');`,
            },
          ],
        },
        {
          messageId: 'function',
          line: 8,
          column: 25,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'cio' },
              output: `
const { TrackClient } = require('customerio-node');
const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);

export async function signUp(id) {
  const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  await cio.identify(id, {});
}
class People {
  async add(id) { await cio.identify(id, {}); }
}
const remove = async (id) => { const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); await cio.destroy(id); };
export const clear = () => remove('1');`,
            },
          ],
        },
        {
          messageId: 'function',
          line: 10,
          column: 44,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'cio' },
              output: `
const { TrackClient } = require('customerio-node');
const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);

export async function signUp(id) {
  const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  await cio.identify(id, {});
}
class People {
  async add(id) { await new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY).identify(id, {}); }
}
const remove = async (id) => { await cio.destroy(id); };
export const clear = () => remove('1');`,
            },
          ],
        },
      ],
    },
    {
      name: 'a batching client that is not flushed',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
app.post('/orders', (req, res) => {
  const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  analytics.track({ userId: '1', event: 'Order Placed' });
  res.end();
});`,
      errors: [
        {
          messageId: 'handler',
          line: 4,
          column: 21,
          suggestions: [
            {
              messageId: 'hoist',
              data: { name: 'getAnalytics' },
              output: `
import { Analytics } from '@segment/analytics-node';

let sharedAnalytics: Analytics | undefined;

function getAnalytics() {
  sharedAnalytics ??= new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  return sharedAnalytics;
}

app.post('/orders', (req, res) => {
  const analytics = getAnalytics();
  analytics.track({ userId: '1', event: 'Order Placed' });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a client that is asked for whether it is there',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
const make = () => (process.env.OFF ? null : new TrackClient(process.env.SITE, process.env.KEY));
app.post('/a', (req, res) => {
  const cio = make();
  if (!cio) return res.end();
  cio.track(req.user.id, { name: 'a' }).catch(log);
  res.end();
});`,
      errors: [{ messageId: 'factory', line: 5 }],
    },
  ],
});
