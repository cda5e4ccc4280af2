import { afterAll } from 'vitest';

import rule from '../../rules/no-unchecked-relay.ts';
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
    export const segment = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';
    export const track = (id: string, name: string, data: object) => cio.track(id, { name, data });
    export const know = async (id: string, traits: object) => { await cio.identify(id, traits); };
  `,
  'src/routes.ts': '',
  'src/guarded.ts': '',
  'src/mounted.ts': '',
  'src/index.ts': `
    import guarded from './guarded.ts';
    import { requireAuth } from './auth.ts';
    app.use('/a', requireAuth, guarded);
  `,
  'src/server.ts': `
    import mounted from './mounted.ts';
    import people from './people.ts';
    app.use(express.json());
    app.use('/a', mounted);
    app.use('/b', people);
  `,
  'app/api/track/route.ts': '',
  'server/api/track.post.ts': '',
  'src/incoming.ts': `
    import { IsIn } from 'class-validator';
    export interface Incoming { userId: string; event: string }
    export class Bare { userId!: string; event!: string }
    export class Checked { userId!: string; @IsIn(['a']) event!: string }
    export class Extended extends Checked { more!: string }
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const open = 'cio.track(req.body.userId, { name: req.body.event, data: req.body.properties }).catch(log);';

/** A route around a send, with what stands in front of it. */
const route = (before: string, send = open): string => `
import { cio } from './cio.ts';
app.post('/api/track', async (req, res) => {
  ${before}
  ${send}
  res.sendStatus(202);
});`;

createRuleTester().run('no-unchecked-relay', rule, {
  valid: [
    {
      name: 'messages of a queue',
      ...here,
      code: `
import { cio } from './cio.ts';
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { id, name, data } = JSON.parse(body);
    await cio.track(id, { name, data });
  }
};
export const work = { handler: async (event) => { for (const record of event.Records) await cio.track(record.body.id, { name: record.body.name }); } };`,
    },
    {
      name: 'a session that has to be there',
      ...here,
      code: route('const session = await requireSession(req);').replace(
        'req.body.userId',
        'session?.user.id ?? req.body.userId',
      ),
    },
    ...[
      ['a name that is compared', 'if (!ALLOWED.has(req.body.event)) return res.sendStatus(400);'],
      [
        'a name that is looked for in a list',
        'const { event } = req.body; if (!names.includes(event)) { res.status(400).end(); return; }',
      ],
      ['a name that is a key', "if (!(req.body.event in EVENTS)) throw new Error('unknown event');"],
      ['a function that may throw', 'assertEvent(req.body);'],
      ['a schema whose answer is thrown away', 'Event.parse(req.body);'],
      ['a key of the caller', "if (req.headers['x-api-key'] !== process.env.RELAY_KEY) return res.sendStatus(401);"],
      ['a session', 'const session = await getSession(req); if (!session) return res.status(401).end();'],
      ['a user who is asked for', 'const user = await requireUser(req);'],
    ].map(([name, before]) => ({ name: name!, ...here, code: route(before!) })),
    ...[
      ['a copy of what is chosen', 'cio.identify(req.query.id, Object.assign({}, { plan: req.body.plan }));'],
      ['a person of the session', 'cio.track(req.user.id, { name: req.body.event, data: req.body.properties });'],
      ['a name of a map', 'cio.track(req.body.userId, { name: EVENTS[req.body.event], data: {} });'],
      ['a name that is parsed', 'cio.track(req.body.userId, { name: Name.parse(req.body.event), data: {} });'],
      [
        'a fixed event with chosen properties',
        "cio.track(req.body.userId, { name: 'voted', data: { option: req.body.option } });",
      ],
      ['chosen traits', 'cio.identify(req.body.userId, { plan: req.body.plan });'],
      ['a person of the session with free traits', 'cio.identify(req.session.userId, req.body);'],
      [
        'a send only where the name is known',
        "if (req.body.event === 'voted') cio.track(req.body.userId, { name: req.body.event });",
      ],
      ['a send in a case of the name', `switch (req.body.event) { case 'voted': ${open} }`],
    ].map(([name, send]) => ({ name: name!, ...here, code: route('', send) })),
    {
      name: 'middleware of the route, a wrapper of the handler, options of the route',
      ...here,
      code: `
import { cio } from './cio.ts';
app.post('/a', requireAuth, (req, res) => { ${open} });
app.post('/b', validate(schema), (req, res) => { ${open} });
app.post('/c', { schema: { body } }, (req, res) => { ${open} });
app.post('/d', withAuth((req, res) => { ${open} }));
server.route({ method: 'POST', path: '/e', options: { validate: { payload } }, handler: (req, res) => { ${open} } });
const relay = (req, res) => { ${open} };
app.post('/f', gate, relay);`,
    },
    {
      name: 'middleware that another file puts in front of the router',
      filename: project.file('src/guarded.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
router.post('/a', (req, res) => { ${open} });
export default router;`,
    },
    {
      name: 'middleware of the router',
      ...here,
      code: `
import { cio } from './cio.ts';
router.use(express.json(), authenticate);
router.post('/a', (req, res) => { ${open} });`,
    },
    {
      name: 'what the context of a resolver says, taken apart',
      ...here,
      code: `
import { cio } from './cio.ts';
export const resolvers = {
  Mutation: {
    track: (_, { event }, { user }) => { cio.track(user.id, { name: event }).catch(log); },
    know: (_, { traits }, { traits: known, user }) => { cio.identify(user.id, known).catch(log); },
  },
};`,
    },
    {
      name: 'a function that is given a request by another, and reads an answer',
      ...here,
      code: `
import { cio } from './cio.ts';
const relay = async request => { const body = await request.json(); cio.track(body.userId, { name: body.event }).catch(log); };
export default async res => { const body = await res.json(); cio.track(body.userId, { name: body.event }).catch(log); };`,
    },
    {
      name: 'callables, connections and actions that ask who it is, and listeners of other things',
      ...here,
      code: `
import { cio } from './cio.ts';
export const know = onCall(async (request) => {
  if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in');
  await cio.identify(request.data.id, request.data.traits);
});
export const own = functions.https.onCall(async (sent, context) => { await cio.identify(context.auth.uid, sent); });
io.use(authenticate);
io.on('connection', (socket) => { socket.on('track', (message) => { cio.track(message.id, { name: message.name }); }); });
function save(id, traits) { 'use server'; requireUser(); cio.identify(id, traits).catch(log); }`,
    },
    {
      name: 'listeners of what the project tells itself',
      ...here,
      code: `
import { cio } from './cio.ts';
bus.on('track', (message) => { cio.track(message.id, { name: message.name }).catch(log); });
io.on('connection', (socket) => {
  bus.on('track', (message) => { cio.track(message.id, { name: message.name }).catch(log); });
  socket.on('close', (id) => { cio.track(id, { name: id }).catch(log); });
});`,
    },
    {
      name: 'guards and validated bodies of Nest',
      ...here,
      code: `
import { cio } from './cio.ts';
class Controller {
  @UseGuards(AuthGuard) @Post('/a') a(@Body() body: any) { cio.track(body.userId, { name: body.event }); }
  @Post('/b') b(@Body() body: TrackDto) { cio.track(body.userId, { name: body.event }); }
}`,
    },
    {
      name: 'bodies of classes that another file validates, or that cannot be read',
      ...here,
      code: `
import { cio } from './cio.ts';
import { Checked, Extended } from './incoming.ts';
import { Foreign } from 'shared-types';
class Own { userId!: string; @IsIn(['a']) event!: string }
class Controller {
  @Post('/a') a(@Body() body: Checked) { cio.track(body.userId, { name: body.event }); }
  @Post('/b') b(@Body() body: Extended) { cio.track(body.userId, { name: body.event }); }
  @Post('/c') c(@Body() body: Foreign) { cio.track(body.userId, { name: body.event }); }
  @Post('/d') d(@Body() body: Own) { cio.track(body.userId, { name: body.event }); }
}`,
    },
    {
      name: 'a pipe that sends the credentials of its client on',
      ...here,
      code: `
app.post('/v1/track', async (req, res) => {
  await fetch('https://api.segment.io/v1/track', { method: 'POST', headers: { Authorization: req.headers.authorization }, body: JSON.stringify(req.body) });
});`,
    },
    {
      name: 'no handler, a parameter of another function, a look-alike, a shadowed name',
      ...here,
      code: `
import { cio } from './cio.ts';
export const send = (body) => cio.track(body.userId, { name: body.event });
bus.on('message', (message) => { cio.track(message.body.userId, { name: message.body.event }); });
app.post('/a', (req, res) => { mixpanel.track(req.body.userId, { name: req.body.event }); });
app.post('/b', (req, res, { cio }) => { ${open} });`,
    },
    { name: 'a test', filename: project.file('src/here.test.ts'), settings, code: route('') },
  ],
  invalid: [
    {
      name: 'a session that may not be there',
      ...here,
      code: route('const session = await getServerSession(req);').replace(
        'req.body.userId',
        'session?.user.id ?? req.body.userId',
      ),
      errors: [{ messageId: 'name', line: 5 }],
    },
    {
      name: 'name, person and properties of the body',
      ...here,
      code: route(''),
      errors: [{ messageId: 'name', line: 5, column: 3 }],
    },
    ...[
      ['what is only there', 'if (!req.body.userId || !req.body.event) return res.sendStatus(400);'],
      [
        'a type that is asked for',
        "if (typeof req.body.event !== 'string' || req.body.event.length > 100) return res.sendStatus(400);",
      ],
      [
        'a body that is stored and logged',
        'console.log(req.body); await db.events.insert(req.body); const body = JSON.parse(text);',
      ],
    ].map(([name, before]) => ({
      name: name!,
      ...here,
      code: route(before!),
      errors: [{ messageId: 'name' as const, line: 5 }],
    })),
    ...[
      ['free traits', 'cio.identify(req.body.userId, req.body.traits);'],
      ['traits that are spread', "cio.identify(req.body.userId, { source: 'web', ...req.body.traits });"],
      ['a copy of the body', 'cio.identify(req.query.id, Object.assign({}, req.body));'],
      [
        'a copy of the body within another object',
        "cio.identify(req.query.id, { ...Object.assign({ a: 1 }, { ...req.body }), by: 'us' });",
      ],
      ['free properties of a fixed event', "cio.track(req.query.id, { name: 'opened', data: req.query });"],
      [
        'traits that are spread, or none',
        'const options = req.body || {}; cio.identify(req.query.id, { ...options, _update: true });',
      ],
      ['an id that is made a text', 'cio?.identify(String(req.params.id).trim(), req.body as object);'],
      ['an id or another', 'const { id, ...traits } = req.body; cio.identify(id ?? req.body.deviceId, traits);'],
    ].map(([name, send]) => ({
      name: name!,
      ...here,
      code: route('', send),
      errors: [{ messageId: 'person' as const, line: 5 }],
    })),
    {
      name: 'a resolver that takes its arguments apart, and the context as well',
      ...here,
      code: `
import { cio } from './cio.ts';
export const resolvers = {
  Mutation: {
    track: (_, { userId, event }, { log }) => { cio.track(userId, { name: event }).catch(log); },
    know: (_, { input }) => { cio.identify(input.id, input).catch(log); },
  },
};`,
      errors: [
        { messageId: 'name', line: 5, column: 49 },
        { messageId: 'person', line: 6, column: 31 },
      ],
    },
    {
      name: 'what pages call by name, and what comes over a connection that is held open',
      ...here,
      code: `
import { cio } from './cio.ts';
export const know = onCall(async ({ data, auth }) => { await cio.identify(data.id, data.traits); });
export const note = onCall({ enforceAppCheck: true }, async (request) => { await cio.track(request.data.id, { name: request.data.name }); });
export const first = functions.https.onCall(async (sent, context) => { await cio.track(sent.id, { name: sent.name }); });
io.on('connection', (socket) => {
  socket.on('track', (message, done) => { cio.track(message.id, { name: message.name }).then(done, log); });
});
wss.on('connection', (ws, req) => {
  ws.on('message', (raw) => { const { id, traits } = JSON.parse(raw.toString()); cio.identify(id, traits).catch(log); });
});`,
      errors: [
        { messageId: 'person', line: 3 },
        { messageId: 'name', line: 4 },
        { messageId: 'name', line: 5 },
        { messageId: 'name', line: 7 },
        { messageId: 'person', line: 10 },
      ],
    },
    {
      name: 'an action of the server: whatever it is given comes from a page',
      ...here,
      code: `
'use server';
import { cio } from './cio.ts';
export async function know(id: string, traits: object) { await cio.identify(id, traits); }
export async function note({ id, name }: { id: string; name: string }) { await cio.track(id, { name }); }`,
      errors: [
        { messageId: 'person', line: 4 },
        { messageId: 'name', line: 5 },
      ],
    },
    {
      name: 'functions of Netlify and of Azure',
      ...here,
      code: `
import { cio } from './cio.ts';
export default async (req) => {
  const { userId, event } = await req.json();
  cio.track(userId, { name: event }).catch(log);
};
app.http('relay', { methods: ['POST'], handler: async request => {
  const body = await request.json();
  cio.track(body.userId, { name: body.event }).catch(log);
} });`,
      errors: [
        { messageId: 'name', line: 5, column: 3 },
        { messageId: 'name', line: 9, column: 3 },
      ],
    },
    {
      name: 'a route of Next.js, with an event of nobody',
      filename: project.file('app/api/track/route.ts'),
      settings,
      code: `
import * as lib from '../../../src/cio.ts';
export async function POST(request: Request) {
  const { userId, anonymousId, event, properties } = await request.json();
  if (userId) await lib.cio!.track(userId, { name: event, data: properties });
  else await (lib.cio as any).trackAnonymous(anonymousId, { name: event, data: properties });
  return new Response(null, { status: 202 });
}`,
      errors: [
        { messageId: 'name', line: 5, column: 21 },
        { messageId: 'name', line: 6, column: 14 },
      ],
    },
    {
      name: 'Hono, hapi, Lambda, h3, a controller, a parameter that is taken apart',
      filename: project.file('src/routes.ts'),
      settings,
      code: `
import { readBody } from 'h3';
import { cio } from './cio.ts';
import { segment as analytics } from './segment.ts';
app.use(cors(), express.json());
app.post('/a', async (c) => { const { id, event } = await c.req.json(); analytics.track({ userId: id, event }); });
server.route({ method: 'POST', path: '/b', handler: (request, h) => { cio.track(request.payload.id, { name: request.payload.event }); } });
export const handler = async (event) => { const { id, name } = JSON.parse(event.body); await cio.track(id, { name }); };
export default defineEventHandler(async (event) => { const body = await readBody(event); await cio.track(body.id, { name: body.name }); });
class Controller { @Post('/c') c(@Body() body: any) { cio.track(body.id, { name: body.event }); } }
app.post('/d', rateLimit({ max: 10 }), asyncHandler(({ body: { id, traits } }, res) => { cio.identify(id, traits); }));
exports.handler = async ({ queryStringParameters }) => { await cio.track(queryStringParameters.id, { name: queryStringParameters.event }); };`,
      errors: [
        ...[6, 7, 8, 9, 10].map(line => ({ messageId: 'name' as const, line })),
        { messageId: 'person', line: 11 },
        { messageId: 'name', line: 12 },
      ],
    },
    {
      name: 'a body that a helper reads out of the event of a gateway',
      filename: project.file('src/routes.ts'),
      settings,
      code: `
import { getBody } from 'serverless-kit';
import { cio } from './cio.ts';
exports.track = wrapper(async event => { const { userId, name } = getBody(event); await cio.track(userId, { name }); });`,
      errors: [{ messageId: 'name', line: 4 }],
    },
    {
      name: 'bodies of types that nothing can be held against',
      filename: project.file('src/routes.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
import { Bare, Incoming } from './incoming.ts';
import type { Checked } from './incoming.ts';
interface Own { userId: string; event: string }
type Alias = { userId: string; event: string };
class Controller {
  @Post('/a') a(@Body() body: Incoming) { cio.track(body.userId, { name: body.event }); }
  @Post('/b') b(@Body() body: Bare) { cio.track(body.userId, { name: body.event }); }
  @Post('/c') c(@Body() body: Checked) { cio.track(body.userId, { name: body.event }); }
  @Post('/d') d(@Body() body: Own) { cio.track(body.userId, { name: body.event }); }
  @Post('/e') e(@Body() { userId, event }: Alias) { cio.track(userId, { name: event }); }
}`,
      errors: [8, 9, 10, 11, 12].map(line => ({ messageId: 'name' as const, line })),
    },
    {
      name: 'a body that a function reads out of the request',
      filename: project.file('pages/api/identify.ts'),
      settings,
      code: `
import { buffer } from 'micro';
import { cio } from '../../src/cio.ts';
export default async function handler(req, res) {
  const { id, traits } = JSON.parse((await buffer(req)).toString());
  cio.identify(id, traits);
  res.end();
}`,
      errors: [{ messageId: 'person', line: 6, column: 3 }],
    },
    {
      name: 'a name of the query under an id that is made up',
      filename: project.file('pages/api/track.ts'),
      settings,
      code: `
import { randomUUID } from 'node:crypto';
import { segment } from '../../src/segment.ts';
export default function track(req, res) {
  const { event } = req.query as Record<string, string>;
  segment.track({ event, anonymousId: randomUUID() });
}`,
      errors: [{ messageId: 'name', line: 6, column: 3 }],
    },
    {
      name: 'a router that another file mounts as it is',
      filename: project.file('src/mounted.ts'),
      settings,
      code: `
import { cio } from './cio.ts';
router.use('/people', people);
router.post('/a', (req, res) => { ${open} });
export default router;`,
      errors: [{ messageId: 'name', line: 4 }],
    },
    {
      name: 'a wrapper of another file, in a function of this one that is a handler by its name',
      ...here,
      code: `
import { track, know as save } from './tracker.ts';
async function relay(req, res) { await track(req.body.id, req.body.event, req.body.data); await save(req.body.id, req.body); res.end(); }
app.post('/a', relay);`,
      errors: [
        { messageId: 'name', line: 3, column: 40 },
        { messageId: 'person', line: 3, column: 97 },
      ],
    },
    {
      name: 'a body that is sent on as it is',
      ...here,
      code: `
const headers = { Authorization: \`Basic \${btoa(process.env.KEY + ':')}\` };
app.post('/a', async (req, res) => { await fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers, body: JSON.stringify(req.body) }); });
app.post('/b/:type', async (req, res) => { await fetch('https://cdp.customer.io/v1/' + req.params.type, { method: 'POST', headers, body: await req.text() }); });`,
      errors: [3, 4].map(line => ({ messageId: 'body' as const, line })),
    },
    {
      name: 'a function of Lambda by another name, in what only watches it',
      ...here,
      code: `
import { segment } from './segment.ts';
export const take = sentryWrapper(async event => {
  const { userId, name, data } = JSON.parse(event.body);
  segment.track({ userId, event: name, properties: data });
});
export const takeQueued = async event => { for (const { body } of event.Records) segment.track(JSON.parse(body)); };`,
      errors: [{ messageId: 'name', line: 5, column: 3 }],
    },
  ],
});
