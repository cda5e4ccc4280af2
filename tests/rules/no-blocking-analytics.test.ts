import { afterAll } from 'vitest';

import rule from '../../rules/no-blocking-analytics.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  `,
  'src/segment.ts': `
    import { Analytics } from '@segment/analytics-node';
    export const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';

    export async function sendEvent(id: string, name: string) {
      await cio.track(id, { name });
    }

    export async function dropEvent(id: string, name: string) {
      cio.track(id, { name }).catch(() => {});
    }

    async function startEvent(id: string, name: string) {
      try {
        cio?.track(id, { name });
      } catch (error) {
        console.error(error);
      }
    }

    export const announce = async (id: string, name: string) => {
      await Promise.allSettled([startEvent(id, name), post(name)]);
    };
  `,
  'src/queue.ts': `
    import { Queue, Worker } from 'bullmq';
    import { cio } from './cio.ts';
    export const queue = new Queue('crm');
    new Worker('crm', async job => { await cio.identify(job.data.id, { email: job.data.email }); });
  `,
});
/** Services that send beside their work, and what asks them. */
const orders = `
import { Injectable } from '@nestjs/common';
import { TrackClient } from 'customerio-node';
@Injectable()
export class OrdersService {
  private readonly cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  constructor(private readonly db: any) {}
  async create(body: any) {
    const order = await this.db.insert(body);
    await this.announce(order);
    return order;
  }
  private async announce(order: any) {
    await this.db.mark(order.id);
    await this.cio.track(order.userId, { name: 'order_created' });
  }
  async remind(id: string) {
    await this.db.mark(id);
    await this.cio.track(id, { name: 'order_reminded' });
  }
  async cancel(id: string) {
    await this.db.cancel(id);
    this.cio.track(id, { name: 'order_cancelled' }).catch(console.error);
  }
  async forget(id: string) {
    await this.db.forget(id);
    return this.cio.destroy(id);
  }
}`;
const accounts = `
import { cio } from './cio.ts';
import { insert } from './db.ts';
export async function createAccount(form: any) {
  const account = await insert(form);
  await cio.identify(account.id, { email: form.email });
  return account;
}
export const importAccount = async (row: any) => {
  await insert(row);
  await cio.identify(row.id, { email: row.email });
};
export async function mustTell(form: any) {
  await insert(form);
  try {
    await cio.identify(form.id, { email: form.email });
  } catch {
    throw new Error('not told');
  }
}`;
const layers = createProject({
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
  `,
  'src/db.ts': 'export declare function insert(row: any): Promise<{ id: string }>;',
  'src/orders.service.ts': orders,
  'src/orders.controller.ts': `
    import { Body, Controller, Delete, Post } from '@nestjs/common';
    import { OrdersService } from './orders.service.ts';
    @Controller('orders')
    export class OrdersController {
      constructor(private readonly orders: OrdersService) {}
      @Post()
      async create(@Body() body: any) { return this.orders.create(body); }
      @Delete()
      async cancel(@Body() body: any) { await this.orders.cancel(body.id); return this.orders.forget(body.id); }
    }
  `,
  'src/jobs/reminders.ts': `
    import { OrdersService } from '../orders.service.ts';
    import { importAccount } from '../accounts.ts';
    export async function run(orders: OrdersService) { await orders.remind('1'); await importAccount({ id: '1' }); }
  `,
  'src/accounts.ts': accounts,
  'src/sign-up.ts': `
    import { createAccount, mustTell } from './accounts.ts';
    export const signUp = async (form: any) => { const account = await createAccount(form); await mustTell(form); return account.id; };
  `,
  'src/routes.ts': `
    import express from 'express';
    import { signUp } from './sign-up.ts';
    const app = express();
    app.post('/accounts', async (req, res) => {
      try { res.json({ id: await signUp(req.body) }); } catch { res.sendStatus(500); }
    });
  `,
});
afterAll(() => {
  project.remove();
  layers.remove();
});
const inLayers = { customerio: { root: layers.root } };

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const route = { filename: project.file('app/api/orders/route.ts'), settings };
const blocking = { messageId: 'blocking' } as const;
const shownPage = `
import { sendEvent } from '../../../src/tracker.ts';
export default async function Orders() {
  const user = await current();
  await sendEvent(user.id, 'orders_shown');
  return <Orders of={user} />;
}`;
const asked = `
import { sendEvent } from '../src/tracker.ts';
export async function getServerSideProps({ query }) {
  await sendEvent(query.id, 'orders_shown');
  return { props: {} };
}`;
/** The suggestion that makes `to` of `from`. */
const letRun = (code: string, from: string, to: string) =>
  ({ suggestions: [{ messageId: 'letRun', output: code.replace(from, to) }] }) as const;
const caught = '.catch((error) => console.error(error))';
const request =
  "fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify({ userId: '1', event: 'saved' }) })";
const sentTwice = `
import { cio } from './cio.ts';
async function joined(user) { await cio.identify(user.id, { email: user.email }); await cio.track(user.id, { name: 'joined' }); }
app.post('/join', async (req, res) => { await joined(req.body); res.sendStatus(202); });`;
const serverFunction = `
import { cio } from './cio.ts';
export const like = createServerFn({ method: 'POST' }).validator(check).handler(async ({ data }) => {
  await cio.track(data.id, { name: 'liked' });
});`;
const logged = `
import { cio } from './cio.ts';
app.post('/a', async (req, res) => {
  const answer = await fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });
  if (!answer.ok) console.error('refused', answer.status);
  res.end();
});
app.post('/b', async (req, res) => {
  try {
    const order = await place(req.body);
    await cio.track('1', { name: 'order_placed' });
    res.json(order);
  } catch { res.status(500).end(); }
});
app.post('/c', async (req, res) => {
  const [order] = await Promise.all([place(req.body), cio.track('1', { name: 'order_placed' })]);
  res.json(order);
});
app.post('/d', async (req, res) => {
  try {
    const answer = await fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });
    if (!answer.ok) throw new Error('refused');
  } catch (error) { console.error(error); }
  res.end();
});`;
const routes = `
import { cio } from './cio.ts';
server.route({ method: 'POST', path: '/join', handler: async (request, h) => { await cio.track('1', { name: 'joined' }); return h.response(); } });
const leave = async () => { await cio.track('1', { name: 'left' }); return {}; };
export const routes = [{ method: 'POST', url: '/leave', handler: leave }];
server.route({ method: 'POST', path: '/stay', options: { auth: false, handler: async () => { await cio.track('1', { name: 'stayed' }); return {}; } } });
router.route('/come').get(list).post(async (ctx) => { await cio.track('1', { name: 'come' }); });`;
const formAction = `
import { cio } from '../../cio.ts';
export const actions = { default: async ({ locals }) => { await cio.track(locals.id, { name: 'joined' }); } } satisfies Actions;
const others = { default: async ({ locals }) => { await cio.track(locals.id, { name: 'left' }); } };`;
const many = `
import { cio } from './cio.ts';
export async function save(data) {
  'use server';
  await ${request};
}
class Orders {
  @Post('/orders')
  async place(body) { await cio.track('1', { name: 'order_placed' }); }
}
export const order = procedure.mutation(async ({ input }) => { await cio.track('1', { name: 'order_placed' }); });
export default { async fetch(request, env, context) { await cio.track('1', { name: 'page_served' }); return new Response(); } };`;
const actions = `
'use server';
import { cio } from './cio.ts';
export async function action() { await cio.track('1', { name: 'a' }); }
export const load = async () => { await cio.track('1', { name: 'b' }); };`;
const wrapped = `
import { sendEvent } from './tracker.ts';
async function notify(ids) {
  await Promise.all(ids.map((id) => sendEvent(id, 'order_placed')));
}
router.put('/orders/:id', async (req, res) => {
  await notify(req.body.ids);
  await Promise.allSettled([sendEvent('1', 'order_changed'), other()]);
  res.end();
});`;
const commonJs = `
const { cio } = require('./cio.ts');
app.post('/orders', async (req, res) => {
  if (!req.body) { res.status(400).end(); return; }
  await cio.track('1', { name: 'order_placed' });
  res.end();
});`;

createRuleTester().run('no-blocking-analytics', rule, {
  valid: [
    {
      name: 'a hook that runs when the answer is out, by the names of its parameters',
      ...here,
      code: `
import { cio } from './cio.ts';
app.addHook('onResponse', async (request, reply) => { await cio.track(request.user.id, { name: 'served' }); });`,
    },
    {
      name: 'a job that a worker sends for',
      ...here,
      code: `
import { queue } from './queue.ts';
app.post('/join', async (req, res) => { await queue.add('join', req.body); res.sendStatus(202); });`,
    },
    {
      name: 'an answer beside the send, or about it',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/a', (req, res) => {
  save(req.body).then(row => { cio.track(req.user.id, { name: 'a' }).catch(log); res.json(row); });
});
app.post('/b', (req, res) => {
  cio.track(req.user.id, { name: 'b' }).then(() => res.end()).catch(() => res.status(502).end());
});
app.post('/c', (req, res) => { cio.track(req.user.id, { name: 'c' }).then(given => res.json(given)).catch(log); });
app.post('/d', (req, res) => { cio.track(req.user.id, { name: 'd' }).then(() => other.end()).catch(log); });
app.post('/webhooks/e', (req, res) => { cio.track(req.user.id, { name: 'e' }).then(() => res.end()).catch(log); });`,
    },
    {
      name: 'a transactional message, whose result is the answer',
      ...route,
      code: `
import { APIClient, SendEmailRequest } from 'customerio-node';
const api = new APIClient(process.env.CIO_APP_KEY);
export async function POST(request) {
  await api.sendEmail(new SendEmailRequest({ to: 'a@b.c' }));
  return new Response();
}`,
    },
    {
      name: 'a component that is no page',
      filename: project.file('app/(shop)/orders/list.tsx'),
      settings,
      code: shownPage,
    },
    {
      name: 'a page of the browser',
      filename: project.file('app/(shop)/orders/page.tsx'),
      settings,
      code: `'use client';${shownPage}`,
    },
    {
      name: 'what is built beforehand',
      filename: project.file('app/(shop)/orders/page.tsx'),
      settings,
      code: `
import { sendEvent } from '../../../src/tracker.ts';
export async function generateStaticParams() {
  await sendEvent('builder', 'orders_built');
  return [];
}`,
    },
    {
      name: 'a promise handed to waitUntil and after',
      ...route,
      code: `
import { after } from 'next/server';
import { waitUntil } from '@vercel/functions';
import { cio } from '../../../src/cio.ts';
export async function POST(request) {
  waitUntil(cio.track('1', { name: 'order_placed' }));
  after(async () => { await cio.track('1', { name: 'order_placed' }); });
  await after(async () => { await cio.track('1', { name: 'order_placed' }); });
  return new Response();
}`,
    },
    {
      name: 'a send that runs beside',
      ...route,
      code: `
import { cio } from '../../../src/cio.ts';
export async function POST(request) {
  cio.track('1', { name: 'order_placed' }).catch(() => {});
  return new Response();
}`,
    },
    {
      name: 'a wrapper of a wrapper that lets the send go',
      ...route,
      code: `
import { announce } from '../../../src/tracker.ts';
export async function POST(request) {
  await announce('1', 'order_placed');
  return new Response();
}`,
    },
    {
      name: 'an answer that tells further down what the catch has noted of the send',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/follow-up', async (req, res) => {
  let status = 'sent';
  try { await cio.identify('1', { followed: true }); } catch { status = 'skipped'; }
  res.json({ ok: true, status });
});
app.post('/both', async (req, res) => {
  const done = { crm: true };
  const failures = [];
  try { await cio.identify('1', { first: true }); } catch (error) { done.crm = false; }
  try { await cio.identify('1', { second: true }); } catch (error) { failures.push(error.message); }
  res.json({ done, failures });
});
`,
    },
    {
      name: 'an answer that hangs on the result: what it gives, what follows of it, a failure that is answered',
      ...here,
      code: `
import { cio } from './cio.ts';
app.put('/weekly', async (req, res) => {
  const saved = await cio.identify('1', { weekly: true });
  if (!saved) throw new Error('not saved');
  res.end();
});
app.put('/daily', async (req, res) => { res.json({ ok: await cio.identify('1', { daily: true }) }); });
app.put('/none', async (req, res) => {
  try {
    const body = await req.json();
    await cio.identify('1', { unsubscribed: true });
    res.json({ ok: true });
  } catch { res.status(502).end(); }
});
app.post('/relay', async (req, res) => {
  const { status, ok } = await fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });
  if (!ok) console.warn(status);
  res.sendStatus(status);
});
app.put('/own', async (req, res) => {
  const [answer] = await Promise.all([cio.identify('1', {}), log()]);
  if (!answer) throw new Error('not saved');
});`,
    },
    {
      name: 'after an answer that is awaited',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/vote', async (request, reply) => {
  await reply.send({ ok: true });
  await cio.track('1', { name: 'vote_cast' });
});
app.post('/vote/2', async (request, reply) => {
  void reply.code(204).send();
  await cio.track('1', { name: 'vote_cast' });
});`,
    },
    {
      name: 'objects that are no routes',
      ...here,
      code: `
import { cio } from './cio.ts';
bus.subscribe({ topic: '/join', handler: async (message) => { await cio.track('1', { name: 'joined' }); } });
queue.process({ method: 'POST', path: 'join', handler: async (job) => { await cio.track('1', { name: 'joined' }); } });`,
    },
    {
      name: 'what a handler returns',
      ...here,
      code: `
import { cio } from './cio.ts';
app.get('/id', (req, res) => cio.identify('1', {}));`,
    },
    {
      name: 'a worker',
      filename: project.file('src/workers/order-placed.ts'),
      settings,
      code: `
import { cio } from '../cio.ts';
export async function handle(req, res) { await cio.track('1', { name: 'order_placed' }); }`,
    },
    {
      name: 'a function of which nothing shows that it answers a request',
      ...here,
      code: `
import { cio } from './cio.ts';
export async function onSignUp(user) { await cio.track('1', { name: 'signed_up' }); }`,
    },
    {
      name: 'a client that batches',
      ...here,
      code: `
import { analytics } from './segment.ts';
app.post('/orders', async (req, res) => {
  await analytics.track({ userId: '1', event: 'Order Placed' });
  await analytics.flush();
  res.end();
});`,
    },
    {
      name: 'after the answer',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/orders', async (req, res) => {
  res.status(202).json({});
  if (req.body) { await cio.track('1', { name: 'order_placed' }); }
});`,
    },
    {
      name: 'a wrapper that does not wait',
      ...here,
      code: `
import { dropEvent } from './tracker.ts';
app.post('/orders', async (req, res) => { await dropEvent('1', 'order_placed'); res.end(); });`,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
import mixpanel from 'mixpanel';
app.post('/orders', async (req, res) => { await mixpanel.track('1', { name: 'order_placed' }); res.end(); });`,
    },
    {
      name: 'a shadowed name',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/orders', async (req, res, { cio }) => { await cio.track('1', { name: 'order_placed' }); res.end(); });`,
    },
    {
      name: 'a test',
      filename: project.file('src/orders.test.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
app.post('/orders', async (req, res) => { await cio.track('1', { name: 'order_placed' }); res.end(); });`,
    },
    {
      name: 'a getter of the router that is no route',
      ...here,
      code: `
import { cio } from './cio.ts';
cache.get('key', async (value) => { await cio.track('1', { name: 'order_placed' }); });`,
    },
  ],
  invalid: [
    {
      name: 'a failure that is noted for the log alone',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/a', async (req, res) => {
  let failed = false;
  const errors = [];
  try { await cio.track(req.user.id, { name: 'a_done' }); } catch (error) { failed = true; errors.push(error); }
  if (failed) console.error('not sent', errors);
  res.json({});
});`,
      errors: [{ messageId: 'blocking', line: 6, column: 15 }],
    },
    {
      name: 'a promise that a constant keeps until the end of the handler',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/a', async (req, res) => {
  const sending = cio.track(req.user.id, { name: 'a_done' });
  const other = cio.track(req.user.id, { name: 'b_done' });
  other.catch(log);
  const answer = await cio_answer(req);
  await Promise.all([answer, sending]);
  res.json(answer);
});
app.post('/b', async (req, res) => {
  const sending = cio.track(req.user.id, { name: 'a_done' });
  const sent = await sending;
  res.json(sent);
});`,
      errors: [{ messageId: 'blocking', line: 4, column: 19 }],
    },
    {
      name: 'a wrapper that sends twice, said once',
      ...here,
      code: sentTwice,
      errors: [
        { messageId: 'blocking', line: 4, ...letRun(sentTwice, 'await joined(req.body)', `joined(req.body)${caught}`) },
      ],
    },
    {
      name: 'a function of the server that a page calls',
      ...here,
      code: serverFunction,
      errors: [
        {
          ...blocking,
          line: 4,
          ...letRun(
            serverFunction,
            "await cio.track(data.id, { name: 'liked' })",
            `cio.track(data.id, { name: 'liked' })${caught}`,
          ),
        },
      ],
    },
    {
      name: 'the answer behind the end of a send',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/a', (req, res, next) => {
  cio.track(req.user.id, { name: 'a' }).then(() => res.sendStatus(204)).catch(next);
});
app.post('/b', (req, res, next) => {
  return save(req.body).then(() => cio.track(req.user.id, { name: 'b' })).then(() => { res.status(201).end(); }, next);
});`,
      errors: [4, 7].map(line => ({ messageId: 'blocking' as const, line })),
    },
    {
      name: 'Express',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/orders', async (req, res) => {
  await cio.track('1', { name: 'order_placed' });
  res.end();
});`,
      errors: [
        {
          ...blocking,
          data: { what: 'track()' },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 49,
          suggestions: [
            {
              messageId: 'letRun',
              data: { how: 'beside the answer, with a `.catch()`' },
              output: `
import { cio } from './cio.ts';
app.post('/orders', async (req, res) => {
  cio.track('1', { name: 'order_placed' }).catch((error) => console.error(error));
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a route of Next.js, wrapped, with a spread',
      ...route,
      code: `
import { cio as customers } from '../../../src/cio.ts';
export const POST = withAuth(async () => {
  await customers.identify('1', { ...traits });
  return new Response();
});`,
      errors: [
        {
          ...blocking,
          data: { what: 'identify()' },
          line: 4,
          column: 9,
          suggestions: [
            {
              messageId: 'letRun',
              output: `
import { cio as customers } from '../../../src/cio.ts';
export const POST = withAuth(async () => {
  customers.identify('1', { ...traits }).catch((error) => console.error(error));
  return new Response();
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'a page that a server renders',
      filename: project.file('app/(shop)/orders/page.tsx'),
      settings,
      code: shownPage,
      errors: [
        {
          ...blocking,
          data: { what: 'sendEvent()' },
          line: 5,
          column: 9,
          ...letRun(
            shownPage,
            "await sendEvent(user.id, 'orders_shown')",
            `sendEvent(user.id, 'orders_shown')${caught}`,
          ),
        },
      ],
    },
    {
      name: 'a page that shows what is scheduled',
      filename: project.file('app/(shop)/schedule/page.tsx'),
      settings,
      code: shownPage,
      errors: [
        {
          ...blocking,
          line: 5,
          ...letRun(
            shownPage,
            "await sendEvent(user.id, 'orders_shown')",
            `sendEvent(user.id, 'orders_shown')${caught}`,
          ),
        },
      ],
    },
    {
      name: 'what a page of the older router asks for before it is rendered',
      filename: project.file('pages/orders.tsx'),
      settings,
      code: asked,
      errors: [
        {
          ...blocking,
          data: { what: 'sendEvent()' },
          line: 4,
          column: 9,
          ...letRun(asked, "await sendEvent(query.id, 'orders_shown')", `sendEvent(query.id, 'orders_shown')${caught}`),
        },
      ],
    },
    {
      name: 'a handler that is exported below, by type; an optional call and a cast',
      filename: project.file('pages/api/orders.ts'),
      settings,
      code: `
import * as lib from '../../src/cio.ts';
const orders = async (request: NextApiRequest, answer: NextApiResponse) => {
  const ok = await (lib.cio as any)?.track!('1', { name: 'order_placed' }).catch(() => {});
  answer.json({});
};
export default withLogging(orders);`,
      errors: [{ ...blocking, data: { what: 'track()' }, line: 4, column: 20 }],
    },
    {
      name: 'a result that is only logged, and a failure of other work',
      ...here,
      code: logged,
      errors: [
        { ...blocking, line: 4, column: 24 },
        {
          ...blocking,
          line: 11,
          column: 11,
          ...letRun(
            logged,
            "await cio.track('1', { name: 'order_placed' });",
            `cio.track('1', { name: 'order_placed' })${caught};`,
          ),
        },
        { ...blocking, line: 16, column: 55 },
        { ...blocking, line: 21, column: 26 },
      ],
    },
    {
      name: 'routes as objects, and behind a path',
      ...here,
      code: routes,
      errors: ['joined', 'left', 'stayed', 'come'].map((name, index) => ({
        ...blocking,
        line: [3, 4, 6, 7][index]!,
        ...letRun(routes, `await cio.track('1', { name: '${name}' })`, `cio.track('1', { name: '${name}' })${caught}`),
      })),
    },
    {
      name: 'a form action of SvelteKit',
      filename: project.file('src/routes/join/+page.server.ts'),
      settings,
      code: formAction,
      errors: [
        {
          ...blocking,
          line: 3,
          column: 65,
          ...letRun(
            formAction,
            "await cio.track(locals.id, { name: 'joined' })",
            `cio.track(locals.id, { name: 'joined' })${caught}`,
          ),
        },
      ],
    },
    {
      name: 'through a wrapper, Promise.all and a function of the file',
      ...here,
      code: wrapped,
      errors: [
        {
          ...blocking,
          data: { what: 'notify()' },
          line: 7,
          column: 9,
          ...letRun(wrapped, 'await notify(req.body.ids)', `notify(req.body.ids)${caught}`),
        },
        { ...blocking, data: { what: 'sendEvent()' }, line: 8, column: 29 },
      ],
    },
    {
      name: 'a raw request, a server action, a decorated method, a procedure',
      ...here,
      code: many,
      errors: [
        {
          ...blocking,
          data: { what: 'this request to Customer.io or Segment' },
          line: 5,
          column: 9,
          ...letRun(many, `await ${request}`, `${request}${caught}`),
        },
        {
          ...blocking,
          data: { what: 'track()' },
          line: 9,
          column: 29,
          ...letRun(
            many,
            "{ await cio.track('1', { name: 'order_placed' }); }\n}",
            `{ cio.track('1', { name: 'order_placed' })${caught}; }\n}`,
          ),
        },
        {
          ...blocking,
          data: { what: 'track()' },
          line: 11,
          column: 70,
          ...letRun(
            many,
            "=> { await cio.track('1', { name: 'order_placed' }); }",
            `=> { cio.track('1', { name: 'order_placed' })${caught}; }`,
          ),
        },
        {
          ...blocking,
          data: { what: 'track()' },
          line: 12,
          column: 61,
          ...letRun(
            many,
            "await cio.track('1', { name: 'page_served' })",
            `context.waitUntil(cio.track('1', { name: 'page_served' })${caught})`,
          ),
        },
      ],
    },
    {
      name: 'server actions that are called as the handlers of other frameworks are',
      ...here,
      code: actions,
      errors: [
        {
          ...blocking,
          data: { what: 'track()' },
          line: 4,
          column: 40,
          ...letRun(actions, "await cio.track('1', { name: 'a' })", `cio.track('1', { name: 'a' })${caught}`),
        },
        {
          ...blocking,
          data: { what: 'track()' },
          line: 5,
          column: 41,
          ...letRun(actions, "await cio.track('1', { name: 'b' })", `cio.track('1', { name: 'b' })${caught}`),
        },
      ],
    },
    {
      name: 'in a function of the file that is no wrapper',
      ...here,
      code: `
import { cio } from './cio.ts';
async function place() {
  await stock.take();
  await database.save();
  await invoices.write();
  await cio.track('1', { name: 'order_placed' });
}
router.put('/orders/:id', async (req, res) => {
  await place();
  res.end();
});`,
      errors: [{ ...blocking, data: { what: 'track()' }, line: 7, column: 9 }],
    },
    {
      name: 'a service that a controller of another file asks, and a method of its own',
      filename: layers.file('src/orders.service.ts'),
      settings: inLayers,
      code: orders,
      errors: [{ ...blocking, data: { what: 'track()' }, line: 15, column: 11 }],
    },
    {
      name: 'a function that a handler waits for, two files away',
      filename: layers.file('src/accounts.ts'),
      settings: inLayers,
      code: accounts,
      errors: [{ ...blocking, data: { what: 'identify()' }, line: 6, column: 9 }],
    },
    {
      name: 'an answer on another path only',
      ...here,
      code: commonJs,
      errors: [
        {
          ...blocking,
          data: { what: 'track()' },
          line: 5,
          column: 9,
          ...letRun(
            commonJs,
            "await cio.track('1', { name: 'order_placed' })",
            `cio.track('1', { name: 'order_placed' })${caught}`,
          ),
        },
      ],
    },
  ],
});
