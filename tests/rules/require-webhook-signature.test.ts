import { createRequire } from 'node:module';
import { afterAll } from 'vitest';
import rule from '../../rules/require-webhook-signature.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({});
const guarded = createProject({
  'src/middleware/customerio.ts': `
    export function customerioOnly(req, res, next) {
      if (!matches(req.headers['x-cio-signature'], req.rawBody)) return res.sendStatus(401);
      next();
    }`,
});
afterAll(() => {
  for (const one of routes.values()) one.remove();
  project.remove();
  guarded.remove();
});

/** A project whose routes stand beside the handlers, by their text. */
const routes = new Map<string, ReturnType<typeof createProject>>();
function routed(text: string): ReturnType<typeof createProject> {
  const known = routes.get(text) ?? createProject({ 'src/routes.ts': text, 'src/hooks.ts': '' });
  routes.set(text, known);
  return known;
}
const controller = `
export class Hooks {
  async reports(req, res) {
    if (req.body.object_type === 'email') await save(req.body.metric);
    res.end();
  }
}`;
const ofMethod = { line: 3, column: 9, endLine: 3, endColumn: 16 };

// What ESLint reads JavaScript with if nothing else is said.
const espree = createRequire(createRequire(import.meta.url).resolve('eslint'))('espree');
const settings = { customerio: { root: project.root } };
const route = project.file('src/routes/webhooks/customerio.ts');
const next = project.file('app/api/webhooks/customerio/route.ts');

createRuleTester().run('require-webhook-signature', rule, {
  valid: [
    ...[
      "router.post('/reports', signed, hooks.reports);",
      "router.post('/reports', guarded(hooks.reports));",
      "router.use(verifySender);\nrouter.post('/reports', hooks.reports.bind(hooks));",
    ].map(text => ({
      name: `a controller whose route in another file may ask: ${text}`,
      filename: routed(text).file('src/hooks.ts'),
      settings: { customerio: { root: routed(text).root } },
      code: controller,
    })),
    {
      name: 'other handlers of a controller that is called after the webhooks, and whose routes stand elsewhere',
      filename: project.file('src/customerio-webhook.controller.ts'),
      settings,
      code: `
        export class CustomerioWebhookController {
          async health(req, res) { res.json({ ok: await this.reports.isReady() }); }
          async list(req, res) { res.json(await this.reports.find({ limit: req.query.limit })); }
        }`,
    },
    {
      name: 'what stands before handlers, and what only looks like one',
      filename: project.file('src/hooks.ts'),
      settings,
      code: `
        export function count(req, res, next) { tally(req.body.metric, req.body.object_type); next(); }
        export function chart(metric, delivery_id) { return { metric, delivery_id }; }`,
    },
    {
      name: 'the answer of a comparison decides by itself what runs',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const expected = createHmac('sha256', secret).update(\`v0:\${req.headers['x-cio-timestamp']}:\${req.rawBody}\`).digest();
          timingSafeEqual(Buffer.from(req.headers['x-cio-signature'], 'hex'), expected) && (await save(req.body.metric));
          res.end();
        });`,
    },
    {
      name: 'a look-alike: figures that are asked for, and deliveries of another kind',
      filename: project.file('app/api/customerio/route.ts'),
      settings,
      code: `
        export async function POST(request) {
          const { metric, delivery } = await request.json();
          return Response.json(await chart(metric, delivery));
        }`,
    },
    {
      name: 'events of a bus, which no request brings',
      filename: project.file('src/customerio/webhook-events.ts'),
      settings,
      code: `
        bus.on('email_bounced', async (event) => { await markDead(event.accountId); });`,
    },
    {
      name: "the SDK's check",
      filename: route,
      settings,
      code: `
        import { verifyRequestSignature } from 'customerio-node';
        app.post('/webhooks/customerio', express.raw({ type: '*/*' }), async (req, res) => {
          const isValid = verifyRequestSignature({ signingSecret, timestamp: req.headers['x-cio-timestamp'], body: req.body, signature: req.headers['x-cio-signature'] });
          if (!isValid) return res.sendStatus(401);
          await queue.add(req.body);
          res.end();
        });`,
    },
    {
      name: "the SDK's check through a namespace import, with a cast and an optional call",
      filename: route,
      settings,
      code: `
        import * as cio from 'customerio-node';
        app.post('/webhooks/customerio', async (req, res) => {
          if (!(cio as any)?.verifyRequestSignature({ ...options, body: req.rawBody! })) return res.sendStatus(401);
          res.end();
        });`,
    },
    {
      name: 'an own check in the file',
      filename: route,
      settings,
      code: `
        const isGenuine = (secret, req) => {
          const hmac = createHmac('sha256', secret);
          hmac.update(\`v0:\${req.headers['x-cio-timestamp']}:\`);
          hmac.update(req.rawBody);
          return timingSafeEqual(hmac.digest(), Buffer.from(req.headers['x-cio-signature'], 'hex'));
        };
        fastify.post('/customerio', { config: { rawBody: true }, handler: async (req, res) => {
          if (!isGenuine(process.env.CIO_SECRET, req)) return res.status(403).send();
          await record(req.body);
        } });`,
    },
    {
      name: 'a check in another file, by its name',
      filename: next,
      settings,
      code: `
        import { verifyReport } from '@/lib/reports';
        export async function POST(request: Request) {
          const raw = await request.text();
          if (!verifyReport(raw, request.headers.get('x-cio-signature'))) return new Response(null, { status: 401 });
          return new Response();
        }`,
    },
    {
      name: 'the whole request goes to another file',
      filename: next,
      settings,
      code: `
        import { handle } from '@/lib/customerio';
        export async function POST(request: Request) {
          return handle(request);
        }`,
    },
    {
      name: 'a middleware of the route that may check',
      filename: route,
      settings,
      code: `
        import { trusted } from './trusted.ts';
        app.post('/webhooks/customerio', trusted, (req, res) => { save(req.body.metric); res.end(); });`,
    },
    {
      name: 'a hook of the plugin',
      filename: route,
      settings,
      code: `
        export const customerio = async (fastify) => {
          fastify.addHook('preValidation', async (req, res) => {
            if (!verifySignature(req)) return res.status(403).send();
          });
          fastify.post('/reporting', { handler: async (req, res) => { await record(req.body.metric); } });
        };`,
    },
    {
      name: 'Nest: a guard',
      filename: project.file('src/mail.controller.ts'),
      settings,
      code: `
        @Controller('webhooks/customerio')
        @UseGuards(CustomerioGuard)
        export class MailController {
          @Post() take(@Body() body) { this.mail.take(body); }
        }`,
    },
    {
      name: 'a handler in a wrapper that may check',
      filename: next,
      settings,
      code: `
        import { withSecurity } from '@/lib/security';
        export const POST = withSecurity(async (request) => { await save(await request.json()); });`,
    },
    {
      name: 'another way to ask who it is',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', (req, res) => {
          if (req.query.token !== process.env.WEBHOOK_TOKEN) return res.sendStatus(401);
          save(req.body.metric);
          res.end();
        });`,
    },
    {
      name: 'a middleware of another file that stands before the route',
      filename: guarded.file('src/routes/customerio-webhook.ts'),
      settings: { customerio: { root: guarded.root } },
      code: `
        router.post('/webhooks/customerio', (req, res) => { save(req.body.metric); res.end(); });`,
    },
    {
      name: 'a look-alike: a webhook of another vendor beside code of Customer.io',
      filename: project.file('src/customerio/webhooks.ts'),
      settings,
      code: `
        app.post('/webhooks/stripe', (req, res) => { save(req.body); res.end(); });`,
    },
    {
      name: 'a look-alike: a route that sends to Customer.io',
      filename: project.file('src/api/customerio/identify.ts'),
      settings,
      code: `
        export default async function handler(req, res) {
          await cio.identify(req.body.id, { email: req.body.email });
          res.end();
        }`,
    },
    {
      name: 'a look-alike: a hook of React',
      filename: project.file('src/hooks/use-cio.tsx'),
      settings,
      code: `
        export default function useCio() {
          return React.useContext(CioContext);
        }`,
    },
    {
      name: 'a look-alike: a metric without an object type',
      filename: project.file('src/server.ts'),
      settings,
      code: `
        // customer.io
        app.post('/metrics', (req, res) => { save(req.body.metric); res.end(); });`,
    },
    {
      name: 'the raw body first, the parsed one where there is none',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', (req, res) => {
          const payload = req.rawBody ?? JSON.stringify(req.body);
          if (sign(payload) !== req.headers['x-cio-signature']) return res.sendStatus(401);
          createHmac('sha256', secret).update(\`v0:\${req.headers['x-cio-timestamp']}:\${payload}\`);
          res.end();
        });`,
    },
    {
      name: 'a body is written out for another purpose',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', (req, res) => {
          if (!verifySignature(req.rawBody, req.headers)) return res.sendStatus(401);
          console.log(JSON.stringify(req.body));
          queue.add(JSON.stringify(req.body));
          res.end();
        });`,
    },
    {
      name: 'a test',
      filename: project.file('tests/webhooks/customerio.test.ts'),
      settings,
      code: `app.post('/webhooks/customerio', (req, res) => { save(req.body.metric); res.end(); });`,
    },
  ],
  invalid: [
    ...[
      "router.post('/reports', hooks.reports.bind(hooks));",
      "router.post('/reports', express.json(), logged, catchAsync(hooks.reports));",
      "import { auth } from './auth';\nrouter.post('/others', auth, others);\nrouter.post('/reports', hooks.reports);",
      '',
    ].map(text => ({
      name: `a controller whose route in another file asks nothing: ${text}`,
      filename: routed(text).file('src/hooks.ts'),
      settings: { customerio: { root: routed(text).root } },
      code: controller,
      errors: [{ messageId: 'absent' as const, ...ofMethod }],
    })),
    {
      name: 'handlers that a module gives to its routes',
      filename: project.file('src/hooks.ts'),
      settings,
      code: `
        export const reports = async (req, res) => { await save(req.body.metric, req.body.object_type); res.end(); };
        module.exports.hook = async (req, res, next) => { try { await save(req.body.metric, req.body.object_type); res.end(); } catch (error) { next(error); } };
        export default { async other(req, res) { await save(req.body.metric, req.body.delivery_id); res.end(); } };`,
      errors: [
        { messageId: 'absent', line: 2, column: 22 },
        { messageId: 'absent', line: 3, column: 24 },
        { messageId: 'absent', line: 4, column: 32 },
      ],
    },
    {
      name: 'methods of an instance, of a class and of an object of the file, at their routes',
      filename: route,
      settings,
      code: `
        class Hooks {
          async reports(req, res) { await save(req.body.metric, req.body.object_type); res.end(); }
          later = async (req, res) => { await save(req.body.metric, req.body.object_type); res.end(); };
          static all(req, res) { save(req.body.metric, req.body.object_type); res.end(); }
        }
        const hooks = new Hooks();
        const others = { mail: async (req, res) => { await save(req.body.metric, req.body.object_type); res.end(); } };
        app.post('/a', hooks.reports.bind(hooks));
        app.post('/b', (req, res) => new Hooks().later(req, res));
        app.post('/c', Hooks.all);
        app.post('/d', others.mail);`,
      errors: [9, 10, 11, 12].map(line => ({ messageId: 'absent' as const, line, column: 18 })),
    },
    {
      name: 'Express: nothing is asked',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', express.json(), async (req, res) => {
          await save(req.body.metric);
          res.end();
        });`,
      errors: [{ messageId: 'absent', line: 2, column: 18, endLine: 2, endColumn: 40 }],
    },
    {
      name: 'a Lambda and a function of Azure, by whatever name',
      filename: route,
      settings,
      code: `
        export const customerioReports = async (event) => {
          const report = JSON.parse(event.body ?? '{}');
          await save(report.metric, report.object_type);
          return { statusCode: 200 };
        };
        app.http('customerio-webhook', { methods: ['POST'], handler: async (request) => { await save(await request.json()); } });`,
      errors: [
        { messageId: 'absent', line: 2, column: 22 },
        { messageId: 'absent', line: 7, column: 18 },
      ],
    },
    {
      name: 'Next.js: a report by its members, under a path that names nobody',
      filename: project.file('app/api/mail/route.ts'),
      settings,
      code: `
        export async function POST(request) {
          const event = await request.json();
          if (event.metric === 'bounced' || event.metric === 'spammed') await dead(event.data.identifiers.id);
          return new Response('ok');
        }`,
      errors: [{ messageId: 'absent', line: 2, column: 31, endLine: 2, endColumn: 35 }],
    },
    {
      name: 'Next.js: a report by its metric, under a path that names Customer.io',
      filename: project.file('app/api/customerio/route.ts'),
      settings,
      code: `
        export async function POST(request) {
          const event = await request.json();
          if (event.metric === 'delivered') await seen(event.data.identifiers.id);
          return new Response('ok');
        }`,
      errors: [{ messageId: 'absent', line: 2, column: 31, endLine: 2, endColumn: 35 }],
    },
    {
      name: 'Express: the shape tells whose it is, the handler has a name and a wrapper',
      filename: project.file('src/server.ts'),
      settings,
      code: `
        app.route('/mail-events').post(asyncHandler(onReport));
        async function onReport(req, res) {
          const { object_type, metric } = req.body;
          await save(object_type, metric);
          res.end();
        }`,
      errors: [{ messageId: 'absent', line: 2, column: 19, endLine: 2, endColumn: 33 }],
    },
    {
      name: 'Next.js: the path of the file tells whose it is',
      filename: next,
      settings,
      code: `
        import { save } from '@/lib/db';
        export async function POST(request: Request) {
          const body = await request.json();
          await save(body);
          return Response.json({ ok: true });
        }`,
      errors: [{ messageId: 'absent', line: 3, column: 31, endLine: 3, endColumn: 35 }],
    },
    {
      name: 'Next.js pages: a default export',
      filename: project.file('pages/api/customerio-webhook.ts'),
      settings,
      code: `
        export default async function handler(req, res) {
          await save(req.body);
          res.end();
        }`,
      errors: [{ messageId: 'absent', line: 2, column: 39, endLine: 2, endColumn: 46 }],
    },
    {
      name: 'Nest: a method',
      filename: project.file('src/mail.controller.ts'),
      settings,
      code: `
        @Controller('webhooks')
        export class MailController {
          @Post('customerio') take(@Body() body) { this.mail.take(body); }
        }`,
      errors: [{ messageId: 'absent', line: 4, column: 31, endLine: 4, endColumn: 35 }],
    },
    {
      name: 'CommonJS: an alias of the body',
      filename: project.file('functions/cio-webhook.js'),
      settings,
      code: `
        exports.handler = async (event) => {
          const report = JSON.parse(event.body);
          await save(report.metric);
        };`,
      errors: [{ messageId: 'absent', line: 2, column: 9, endLine: 2, endColumn: 24 }],
    },
    {
      name: 'Hono: the header is looked for and never compared',
      filename: route,
      settings,
      code: `
        app.post('/hooks', async (c) => {
          if (!c.req.header('X-CIO-Signature')) return c.text('no', 401);
          await save(await c.req.json());
          return c.text('ok');
        });`,
      errors: [{ messageId: 'unchecked', line: 2, column: 18, endLine: 2, endColumn: 26 }],
    },
    {
      name: "a shadowed name: the SDK's check is never called",
      filename: route,
      settings,
      code: `
        import { verify } from './verify.ts';
        app.post('/webhooks/customerio', async (req, res) => {
          const verify = false;
          if (!verify) await save(req.body.metric);
          res.end();
        });`,
      errors: [{ messageId: 'absent', line: 3, column: 18, endLine: 3, endColumn: 40 }],
    },
    {
      name: 'the parsed body is written out and hashed',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const payload = JSON.stringify(req.body);
          const signature = createHmac('sha256', secret).update(\`v0:\${req.headers['x-cio-timestamp']}:\${payload}\`).digest('hex');
          if (signature !== req.headers['x-cio-signature']) return res.sendStatus(401);
          res.end();
        });`,
      errors: [{ messageId: 'parsedBody', line: 3, column: 27, endLine: 3, endColumn: 51 }],
    },
    {
      name: "the parsed body is handed to the SDK's check",
      filename: route,
      settings,
      code: `
        import { verifyRequestSignature as isGenuine } from 'customerio-node';
        export async function POST(request: Request) {
          const body = await request.json();
          const hmac = createHmac('sha256', secret);
          hmac.update('v0:' + request.headers.get('x-cio-timestamp') + ':' + JSON.stringify(body));
          return new Response(hmac.digest('hex') === request.headers.get('x-cio-signature') ? 'ok' : 'no');
        }`,
      errors: [{ messageId: 'parsedBody', line: 6, column: 78, endLine: 6, endColumn: 98 }],
    },
    {
      name: 'the timestamp is left out of the hash',
      filename: next,
      settings,
      code: `
        function isGenuine(body: string, signature: string) {
          return createHmac('sha256', secret).update(body).digest('hex') === signature;
        }
        export async function POST(request: Request) {
          const body = await request.text();
          if (!isGenuine(body, request.headers.get('x-cio-signature')!)) return new Response(null, { status: 401 });
          return new Response();
        }`,
      errors: [{ messageId: 'unstamped', line: 3, column: 18, endLine: 3, endColumn: 46 }],
    },
    {
      name: "the answer of the SDK's check is thrown away",
      filename: route,
      settings,
      code: `
        import { verifyRequestSignature } from 'customerio-node';
        app.post('/webhooks/customerio', async (req, res) => {
          verifyRequestSignature({ signingSecret, timestamp, body: req.rawBody, signature });
          await save(req.body.metric);
          res.end();
        });`,
      errors: [
        {
          messageId: 'discarded',
          data: { check: 'verifyRequestSignature' },
          line: 4,
          column: 11,
          endLine: 4,
          endColumn: 93,
        },
      ],
    },
    {
      name: 'a function that only reads the body gets the whole request',
      filename: project.file('pages/api/webhooks/customerio.ts'),
      settings,
      code: `
        import { buffer } from 'micro';
        export default async function handler(req, res) {
          const { metric } = JSON.parse((await buffer(req)).toString());
          await save(metric);
          res.end();
        }`,
      errors: [{ messageId: 'absent', line: 3, column: 39, endLine: 3, endColumn: 46 }],
    },
    {
      name: 'the answer of a comparison is kept where nothing reads it',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const expected = createHmac('sha256', secret).update(\`v0:\${req.headers['x-cio-timestamp']}:\${req.rawBody}\`).digest();
          const given = Buffer.from(req.headers['x-cio-signature'], 'hex');
          const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
          await save(req.body.metric);
          res.end();
        });`,
      errors: [
        { messageId: 'discarded', data: { check: 'timingSafeEqual' }, line: 5, column: 65, endLine: 5, endColumn: 97 },
      ],
    },
    {
      name: 'the negated answer of a comparison is thrown away',
      filename: route,
      settings,
      code: `
        app.post('/webhooks/customerio', async (req, res) => {
          const expected = createHmac('sha256', secret).update(\`v0:\${req.headers['x-cio-timestamp']}:\${req.rawBody}\`).digest();
          void !timingSafeEqual(Buffer.from(req.headers['x-cio-signature'], 'hex'), expected);
          await save(req.body.metric);
          res.end();
        });`,
      errors: [
        { messageId: 'discarded', data: { check: 'timingSafeEqual' }, line: 4, column: 17, endLine: 4, endColumn: 94 },
      ],
    },
  ],
});

createRuleTester({ languageOptions: { parser: espree } } as never).run(
  'require-webhook-signature with the default parser',
  rule,
  {
    valid: [],
    invalid: [
      {
        name: 'nothing is asked',
        filename: project.file('src/webhooks/customerio.js'),
        settings,
        code: 'app.post("/customerio", async (req, res) => { await save(req.body.metric); res.end(); });',
        errors: [{ messageId: 'absent', line: 1, column: 10, endLine: 1, endColumn: 23 }],
      },
    ],
  },
);
