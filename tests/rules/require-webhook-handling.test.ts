import { createRequire } from 'node:module';
import { afterAll } from 'vitest';
import rule from '../../rules/require-webhook-handling.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({});
afterAll(() => project.remove());

// What ESLint reads JavaScript with if nothing else is said.
const espree = createRequire(createRequire(import.meta.url).resolve('eslint'))('espree');
const settings = { customerio: { root: project.root } };
const route = project.file('src/routes/webhooks/customerio.ts');
const other = project.file('src/routes/index.ts');
const both = { metrics: '`bounced` and `spammed`' };

createRuleTester().run('require-webhook-handling', rule, {
  valid: [
    {
      name: 'handlers of a bus that act, are of another vendor, or of another event',
      filename: project.file('src/customerio/hooks.ts'),
      settings,
      code: `
        bus.on('email_bounced', async (event) => { await markDead(event.id); });
        bus.on('email_complained', (event) => { alertTeam(event); });
        sendgrid.on('email_bounced', () => {});
        const sports = { bounced: () => {} };
        bus.on('email_opened', () => {});
        bus.on('email_spammed', imported);
        events.on('email_hard_bounced', () => {});
        events.on('email_hard_bounced', (event) => markDead(event.id));
        const handlers = { email_bounced: (event) => markDead(event.id), email_bounced_count: () => {} };
        ball.on('bounced', () => {});`,
    },
    {
      name: 'both are handled in a switch',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const { metric, data } = req.body;
          switch (metric) {
            case 'bounced':
              await markBounced(data.identifiers.id);
              break;
            case 'spammed':
              await alertTeam(data.identifiers.id);
              break;
          }
          res.sendStatus(200);
        });`,
    },
    {
      name: 'everything is stored, nothing is told apart',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const { metric, object_type, data } = req.body;
          await db.insert({ name: \`\${object_type} \${metric}\`, id: data.identifiers.id });
          res.sendStatus(200);
        });`,
    },
    {
      name: 'some are told apart, then all are passed on',
      filename: route,
      settings,
      code: `
        import { record } from '../record.ts';
        app.post('/webhooks/customerio', async (req, res) => {
          const report = req.body as Report;
          if (preferences.includes(report.metric)) await refresh(report.data.identifiers.id);
          await record(report);
          res.sendStatus(200);
        });
        const preferences = ['subscribed', 'unsubscribed'];`,
    },
    {
      name: 'the rest goes on in the default branch',
      filename: route,
      settings,
      code: `
        import { handleOther } from './other.ts';
        export async function POST(request: Request) {
          const event = await request.json();
          switch (event.metric) {
            case 'opened':
              await markOpened(event.data.delivery_id);
              break;
            default:
              await handleOther(event);
          }
          return new Response();
        }`,
    },
    {
      name: 'a function of the same file stores them all',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          await store(req.body);
          if (req.body.metric === 'opened') await markOpened(req.body.data.delivery_id);
          res.sendStatus(200);
        });
        async function store(report) {
          await db.insert(report);
        }`,
    },
    {
      name: 'metrics are told apart by a list of another file',
      filename: route,
      settings,
      code: `
        import { FAILURES } from './metrics.ts';
        app.post('/webhooks/customerio', async (req, res) => {
          if (FAILURES.has(req.body.metric)) await stop(req.body.data.identifiers.id);
          if (req.body.metric === 'opened') await markOpened(req.body.data.delivery_id);
          res.sendStatus(200);
        });`,
    },
    {
      name: 'a table of handlers in another file',
      filename: route,
      settings,
      code: `
        import { handlers } from './handlers.ts';
        app.post('/webhooks/customerio', async (req, res) => {
          await handlers[req.body.metric]?.(req.body);
          res.sendStatus(200);
        });`,
    },
    {
      name: 'a table of handlers here that has both',
      filename: route,
      settings,
      code: `
        const handlers = { opened: markOpened, bounced: markBounced, spammed: alertTeam };
        app.post('/webhooks/customerio', async (req, res) => {
          await handlers[req.body.metric]?.(req.body);
          res.sendStatus(200);
        });`,
    },
    {
      name: 'members of an enum',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          switch (req.body.metric) {
            case Metric.Opened: await markOpened(); break;
            case Metric.Bounced: await markBounced(); break;
            case Metric.Spammed: await notifyOps(); break;
          }
          res.end();
        });`,
    },
    {
      name: 'a handler of push messages',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (req.body.object_type !== 'push') return res.end();
          if (req.body.metric === 'opened') await markOpened(req.body.data.delivery_id);
          res.end();
        });`,
    },
    {
      name: 'a handler of subscription preferences',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (req.body.metric === 'cio_subscription_preferences_changed') await sync(req.body.data.identifiers.id);
          res.end();
        });`,
    },
    {
      name: 'a look-alike: another sender with a metric',
      filename: other,
      settings,
      code: `
        // Not of customer.io.
        app.post('/webhooks/monitoring', async (req, res) => {
          if (req.body.metric === 'opened') await markOpened(req.body.id);
          res.end();
        });`,
    },
    {
      name: 'a look-alike: the type of an event of something else',
      filename: project.file('src/customerio/events.ts'),
      settings,
      code: `
        export function toCustomerio(event) {
          if (event.event_type === 'opened') return { name: 'opened', data: event.data };
        }`,
    },
    {
      name: 'a look-alike: a chart beside code of Customer.io',
      filename: project.file('src/customerio/chart.ts'),
      settings,
      code: `
        export function label(row) {
          return row.metric === 'opened' ? 'Opened' : 'Clicked';
        }`,
    },
    {
      name: 'a look-alike: a webhook of another vendor in the same folder',
      filename: project.file('src/customerio/webhooks.ts'),
      settings,
      code: `
        app.post('/webhooks/sendgrid', async (req, res) => {
          if (req.body.metric === 'opened') await markOpened(req.body.id);
          res.end();
        });`,
    },
    {
      name: 'a shadowed name: the metric of something else',
      filename: route,
      settings,
      code: `
        const metric = 'opened';
        app.post('/webhooks/customerio', async (req, res) => {
          await queue.add(req.body.metric, req.body);
          rows.forEach((metric) => { if (metric === 'clicked') count(); });
          res.end();
        });`,
    },
    {
      name: 'a test',
      filename: project.file('tests/webhooks/customerio.test.ts'),
      settings,
      code: `
        app.post('/webhooks/customerio', (req, res) => {
          if (req.body.metric === 'opened') opened();
          res.end();
        });`,
    },
    {
      name: 'only bounces are asked for',
      filename: route,
      settings,
      options: [{ metrics: ['bounced'] }],
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (req.body.metric === 'bounced') await markBounced(req.body.data.identifiers.id);
          res.end();
        });`,
    },
    {
      name: 'a complaint that is told by a log of errors',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (req.body.metric === 'bounced') await db.update({ bounced: true });
          if (req.body.metric === 'spammed') {
            await db.update({ complained: true });
            logger.error('spam complaint');
          }
          res.end();
        });`,
    },
    {
      name: 'a complaint goes to a function that cannot be seen',
      filename: route,
      settings,
      code: `
        import { onComplaint } from './complaints.ts';
        app.post('/webhooks/customerio', async (req, res) => {
          if (req.body.metric === 'bounced') await db.update({ bounced: true });
          if (req.body.metric === 'spammed') await onComplaint(req.body.data);
          res.end();
        });`,
    },
    {
      name: 'no alert is asked for',
      filename: route,
      settings,
      options: [{ complaintAlert: false }],
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (['bounced', 'spammed'].includes(req.body.metric)) await db.update({ reachable: false });
          res.end();
        });`,
    },
  ],
  invalid: [
    {
      name: 'empty handlers of a bus',
      filename: project.file('src/customerio/hooks.ts'),
      settings,
      code: `
        bus.on('email_bounced', () => {});
        this.hooks?.once('email.spammed', function (event) { console.log(event); });
        const ignore = () => undefined;
        bus.subscribe('EmailComplained', ignore);
        export const handlers = { email_bounced() { return; }, email_opened: count };`,
      errors: [
        { messageId: 'idle', data: { what: 'bounces' }, line: 2, column: 16 },
        { messageId: 'idle', data: { what: 'complaints' }, line: 3 },
        { messageId: 'idle', data: { what: 'complaints' }, line: 5 },
        { messageId: 'idle', data: { what: 'bounces' }, line: 6, column: 35 },
      ],
    },
    {
      name: 'empty handlers of a bus of messages, by short names and with whose they are',
      filename: project.file('src/customerio/hooks.ts'),
      settings,
      code: `
        mailEvents.on('bounced', (event) => { console.log(event.id); });
        cioWebhooks.on('complaint', () => {});
        bus.on('customerio:spammed', () => {});
        bus.on('message.bounced', () => {});`,
      errors: [
        { messageId: 'idle', data: { what: 'bounces' }, line: 2, column: 23 },
        { messageId: 'idle', data: { what: 'complaints' }, line: 3 },
        { messageId: 'idle', data: { what: 'complaints' }, line: 4 },
        { messageId: 'idle', data: { what: 'bounces' }, line: 5 },
      ],
    },
    {
      name: 'Express: opens alone',
      filename: other,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const { metric, data } = req.body;
          if (metric === 'opened') await markOpened(data.delivery_id);
          res.sendStatus(200);
        });`,
      errors: [{ messageId: 'ignored', data: both, line: 4, column: 15, endLine: 4, endColumn: 34 }],
    },
    {
      name: 'Express: the shape alone tells whose it is',
      filename: other,
      settings,
      code: `
        router.post('/mail-events', express.json(), (req, res) => {
          const { object_type, metric: kind, data } = req.body;
          if (object_type !== 'email') return res.end();
          switch (kind) {
            case 'opened':
            case 'clicked':
              touch(data.identifiers.id);
              break;
            case 'bounced':
              markBounced(data.identifiers.id);
          }
          res.end();
        });`,
      errors: [
        { messageId: 'ignored', data: { metrics: '`spammed`' }, line: 5, column: 19, endLine: 5, endColumn: 23 },
      ],
    },
    {
      name: 'Fastify: an options object, the type of the request names it',
      filename: project.file('src/server.ts'),
      settings,
      code: `
        fastify.post('/reporting', {
          config: { rawBody: true },
          handler: async (req, res) => {
            const report = req.body as CustomerioWebhookReport;
            if (['opened', 'clicked'].includes(report.metric)) await touch(report.data.identifiers.id);
            return res.send({ success: true });
          },
        });`,
      errors: [{ messageId: 'ignored', data: both, line: 6, column: 17, endLine: 6, endColumn: 62 }],
    },
    {
      name: 'Next.js: an early return',
      filename: project.file('app/api/webhooks/customerio/route.ts'),
      settings,
      code: `
        export async function POST(request: NextRequest) {
          const event = JSON.parse(await request.text());
          if (event.metric !== 'unsubscribed') return NextResponse.json({ ignored: true });
          await unsubscribe(event);
          return NextResponse.json({ ok: true });
        }`,
      errors: [{ messageId: 'ignored', data: both, line: 4, column: 15, endLine: 4, endColumn: 46 }],
    },
    {
      name: 'Hono: by its headers',
      filename: other,
      settings,
      code: `
        app.post('/hooks/mail', async (c) => {
          if (!verify(c.req.header('X-CIO-Signature'))) return c.text('no', 401);
          const body = await c.req.json();
          if (body.metric === 'spammed') await alertTeam(body.data);
          return c.text('ok');
        });`,
      errors: [
        { messageId: 'ignored', data: { metrics: '`bounced`' }, line: 5, column: 15, endLine: 5, endColumn: 40 },
      ],
    },
    {
      name: 'Nest: a controller that hands the report to its own method',
      filename: project.file('src/mail/mail.controller.ts'),
      settings,
      code: `
        @Controller('webhooks')
        export class WebhooksController {
          @Post('customerio')
          async receive(@Body() event: ReportingEvent) {
            await this.take(event);
          }
          private async take(event: ReportingEvent) {
            if (event?.metric === 'clicked') await this.clicks.save(event.data);
          }
        }`,
      errors: [{ messageId: 'ignored', data: both, line: 9, column: 17, endLine: 9, endColumn: 44 }],
    },
    {
      name: 'a module of its own, an alias and a cast',
      filename: project.file('src/mail/reports.ts'),
      settings,
      code: `
        export async function handleCustomerioWebhook(report: unknown) {
          const event = report as Report;
          const kind = (event as Report)!.metric.toLowerCase();
          if (kind === 'delivered') await touch(event.data.identifiers.id);
        }`,
      errors: [{ messageId: 'ignored', data: both, line: 5, column: 15, endLine: 5, endColumn: 35 }],
    },
    {
      name: 'a table of handlers here',
      filename: route,
      settings,
      code: `
        const handlers = { opened: (event) => markOpened(event), clicked: (event) => markClicked(event) };
        app.post('/webhooks/customerio', async (req, res) => {
          const event = { ...req.body };
          await handlers[event.metric]?.(event);
          res.end();
        });`,
      errors: [{ messageId: 'ignored', data: both, line: 5, column: 17, endLine: 5, endColumn: 39 }],
    },
    {
      name: 'CommonJS: metrics with the name of their object',
      filename: project.file('api/customerio-webhook.js'),
      settings,
      code: `
        module.exports = async (req, res) => {
          const name = \`\${req.body.object_type}_\${req.body.metric}\`;
          if (name === 'email_opened') await markOpened(req.body.data.delivery_id);
          res.status(200).end();
        };`,
      errors: [{ messageId: 'ignored', data: both, line: 4, column: 15, endLine: 4, endColumn: 38 }],
    },
    {
      name: 'an older name of the metric',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const type = req.body.event_type || req.body.type || '';
          switch (type) {
            case 'email_delivered': await markDelivered(req.body.data.delivery_id); break;
            case 'email_bounced': await markBounced(req.body.data.delivery_id); break;
          }
          res.end();
        });`,
      errors: [
        { messageId: 'ignored', data: { metrics: '`spammed`' }, line: 4, column: 19, endLine: 4, endColumn: 23 },
      ],
    },
    {
      name: 'the raw body goes to a check in another file',
      filename: project.file('app/api/webhooks/customerio/route.ts'),
      settings,
      code: `
        import { verifySignature } from '@/lib/signature';
        export async function POST(request: Request) {
          const raw = await request.text();
          if (!verifySignature(raw, request.headers.get('x-cio-signature'))) return new Response(null, { status: 401 });
          const { metric, data } = JSON.parse(raw);
          if (metric === 'opened') await markOpened(data.delivery_id);
          return new Response();
        }`,
      errors: [{ messageId: 'ignored', data: both, line: 7, column: 15, endLine: 7, endColumn: 34 }],
    },
    {
      name: 'named, and only passed by',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          switch (req.body.metric) {
            case 'opened':
              await markOpened(req.body.data.delivery_id);
              break;
            case 'bounced':
            case 'spammed':
              console.log('ignored', req.body.metric);
              break;
          }
          res.end();
        });`,
      errors: [{ messageId: 'ignored', data: both, line: 3, column: 19, endLine: 3, endColumn: 34 }],
    },
    {
      name: 'a complaint is only stored',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          switch (req.body.metric) {
            case 'bounced':
            case 'spammed':
              await db.update({ reachable: false }).where({ id: req.body.data.identifiers.id });
              break;
          }
          res.end();
        });`,
      errors: [{ messageId: 'silentComplaint', line: 5, column: 18, endLine: 5, endColumn: 27 }],
    },
    {
      name: 'a complaint is only stored, by a function of the file',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          if (['bounced', 'spammed'].includes(req.body.metric)) await stop(req.body.data.identifiers.id);
          res.end();
        });
        async function stop(id) {
          await users.update({ reachable: false }, id);
        }`,
      errors: [{ messageId: 'silentComplaint', line: 3, column: 15, endLine: 3, endColumn: 63 }],
    },
  ],
});

createRuleTester({ languageOptions: { parser: espree } } as never).run(
  'require-webhook-handling with the default parser',
  rule,
  {
    valid: [],
    invalid: [
      {
        name: 'opens alone',
        filename: project.file('src/webhooks/customerio.js'),
        settings,
        code: 'app.post("/customerio", async ({ body }, res) => { if (body?.metric === "opened") await touch(body.data.delivery_id); res.end(); });',
        errors: [{ messageId: 'ignored', data: both, line: 1, column: 56, endLine: 1, endColumn: 81 }],
      },
    ],
  },
);
