/** Right projects whose calls stand in what answers requests: of many frameworks, of serverless platforms, of webhooks. */

/** @typedef {import('../projects.mjs').Project} Project */

/**
 * How a framework has a handler.
 *
 * @typedef {object} Framework
 * @property {string} name
 * @property {string} file
 * @property {string} imports
 * @property {(path: string, body: string) => string} handler
 * @property {string} body of the request
 * @property {string} raw text of the request's body
 * @property {(name: string) => string} header of the request
 * @property {(status: number) => string} answer a statement
 */

/** @type {readonly Framework[]} */
const frameworks = [
  {
    name: 'express',
    file: 'src/routes/index.js',
    imports: "import express from 'express';\n\nconst app = express();\n",
    handler: (path, body) => `app.post('${path}', express.raw({ type: '*/*' }), async (req, res) => {\n${body}\n});\n`,
    body: 'req.body',
    raw: 'req.body',
    header: name => `req.headers['${name}']`,
    answer: status => `return res.sendStatus(${status});`,
  },
  {
    name: 'express-router',
    file: 'src/routes/hooks.ts',
    imports: "import { raw, Router } from 'express';\n\nexport const router = Router();\n",
    handler: (path, body) => `router.post('${path}', raw({ type: '*/*' }), async (req, res) => {\n${body}\n});\n`,
    body: 'req.body',
    raw: 'req.body',
    header: name => `req.get('${name}')`,
    answer: status => `return res.status(${status}).end();`,
  },
  {
    name: 'express-commonjs',
    file: 'src/routes/hooks.cjs',
    imports: "const express = require('express');\n\nconst router = express.Router();\nmodule.exports = router;\n",
    handler: (path, body) =>
      `router.post('${path}', express.raw({ type: '*/*' }), async (req, res) => {\n${body}\n});\n`,
    body: 'req.body',
    raw: 'req.body',
    header: name => `req.headers['${name}']`,
    answer: status => `return res.sendStatus(${status});`,
  },
  {
    name: 'fastify',
    file: 'src/server.ts',
    imports: "import Fastify from 'fastify';\n\nconst app = Fastify();\n",
    handler: (path, body) => `app.post('${path}', async (request, reply) => {\n${body}\n});\n`,
    body: 'request.body',
    raw: 'request.rawBody',
    header: name => `request.headers['${name}']`,
    answer: status => `return reply.code(${status}).send();`,
  },
  {
    name: 'next-app',
    file: 'app/api/incoming/route.ts',
    imports: '',
    handler: (_, body) =>
      `export async function POST(request: Request) {\n  const text = await request.text();\n  const input = JSON.parse(text);\n${body}\n}\n`,
    body: 'input',
    raw: 'text',
    header: name => `request.headers.get('${name}')`,
    answer: status => `return new Response(null, { status: ${status} });`,
  },
  {
    name: 'next-pages',
    file: 'pages/api/incoming.ts',
    imports:
      "import { buffer } from 'micro';\nimport type { NextApiRequest, NextApiResponse } from 'next';\n\nexport const config = { api: { bodyParser: false } };\n",
    handler: (_, body) =>
      `export default async function handler(req: NextApiRequest, res: NextApiResponse) {\n  const text = (await buffer(req)).toString();\n  const input = JSON.parse(text);\n${body}\n}\n`,
    body: 'input',
    raw: 'text',
    header: name => `req.headers['${name}']`,
    answer: status => `return res.status(${status}).end();`,
  },
  {
    name: 'koa',
    file: 'src/koa.js',
    imports: "import Router from '@koa/router';\n\nexport const router = new Router();\n",
    handler: (path, body) => `router.post('${path}', async ctx => {\n${body}\n});\n`,
    body: 'ctx.request.body',
    raw: 'ctx.request.rawBody',
    header: name => `ctx.get('${name}')`,
    answer: status => `{ ctx.status = ${status}; return; }`,
  },
  {
    name: 'hono',
    file: 'src/hono.ts',
    imports: "import { Hono } from 'hono';\n\nexport const app = new Hono();\n",
    handler: (path, body) =>
      `app.post('${path}', async c => {\n  const text = await c.req.text();\n  const input = JSON.parse(text);\n${body}\n});\n`,
    body: 'input',
    raw: 'text',
    header: name => `c.req.header('${name}')`,
    answer: status => `return c.body(null, ${status});`,
  },
  {
    name: 'sveltekit',
    file: 'src/routes/incoming/+server.ts',
    imports: '',
    handler: (_, body) =>
      `export async function POST({ request }) {\n  const text = await request.text();\n  const input = JSON.parse(text);\n${body}\n}\n`,
    body: 'input',
    raw: 'text',
    header: name => `request.headers.get('${name}')`,
    answer: status => `return new Response(null, { status: ${status} });`,
  },
  {
    name: 'remix',
    file: 'app/routes/incoming.ts',
    imports: '',
    handler: (_, body) =>
      `export async function action({ request }) {\n  const text = await request.text();\n  const input = JSON.parse(text);\n${body}\n}\n`,
    body: 'input',
    raw: 'text',
    header: name => `request.headers.get('${name}')`,
    answer: status => `return new Response(null, { status: ${status} });`,
  },
  {
    name: 'nest',
    file: 'src/incoming.controller.ts',
    imports: "import { Controller, Post, Req, Res } from '@nestjs/common';\n",
    handler: (path, body) =>
      `@Controller('hooks')\nexport class HooksController {\n  @Post('${path}')\n  async incoming(@Req() req, @Res() res) {\n${body}\n  }\n}\n`,
    body: 'req.body',
    raw: 'req.rawBody',
    header: name => `req.headers['${name}']`,
    answer: status => `return res.sendStatus(${status});`,
  },
  {
    name: 'lambda',
    file: 'src/lambda/incoming.ts',
    imports: "import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';\n",
    handler: (_, body) =>
      `export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {\n  const input = JSON.parse(event.body ?? '');\n${body}\n};\n`,
    body: 'input',
    raw: 'event.body',
    header: name => `event.headers['${name}']`,
    answer: status => `return { statusCode: ${status}, body: '' };`,
  },
];

/** Where a promise that nobody waits for is lost. */
const SERVERLESS = new Set(['lambda']);

/** @param {Framework} framework */
function manifestOf({ name }) {
  return `${JSON.stringify({ name, private: true, type: 'module' }, null, 2)}\n`;
}

/** @param {Framework} framework @param {string} imported */
function clientIn({ file }, imported) {
  return file.endsWith('.cjs')
    ? `const { ${imported} } = require('customerio-node');\n`
    : `import { ${imported} } from 'customerio-node';\n`;
}

const CLIENT = 'const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACK_API_KEY);\n';

/** @type {readonly Project[]} */
const sends = frameworks
  .filter(({ name }) => !SERVERLESS.has(name))
  .map(framework => ({
    name: `handler-${framework.name}`,
    files: {
      'package.json': manifestOf(framework),
      [framework.file]: [
        framework.imports,
        clientIn(framework, 'TrackClient'),
        CLIENT,
        framework.handler(
          '/trips',
          [
            `    const trip = await book(${framework.body});`,
            "    cio.track(trip.userId, { name: 'trip_booked', data: { trip_id: trip.id } }).catch(error => console.error(error));",
            `    ${framework.answer(204)}`,
          ].join('\n'),
        ),
      ].join('\n'),
    },
  }));

/** @type {readonly Project[]} */
const relays = frameworks
  .filter(({ name }) => !SERVERLESS.has(name))
  .map((framework, index) => ({
    name: `relay-${framework.name}`,
    files: {
      'package.json': manifestOf(framework),
      [framework.file]: [
        framework.imports,
        clientIn(framework, 'TrackClient'),
        CLIENT,
        ...(index % 2 === 0 ? ["const allowed = new Set(['trip_viewed', 'trip_shared']);\n"] : []),
        framework.handler(
          '/events',
          [
            index % 2 === 0
              ? `    if (!allowed.has(${framework.body}.event)) { ${framework.answer(400)} }`
              : `    if (${framework.header('x-internal-secret')} !== process.env.INTERNAL_SECRET) { ${framework.answer(401)} }`,
            index % 2 === 0
              ? `    cio.track(${framework.body}.userId, { name: ${framework.body}.event }).catch(error => console.error(error));`
              : `    cio.identify(${framework.body}.userId, ${framework.body}.traits).catch(error => console.error(error));`,
            `    ${framework.answer(202)}`,
          ].join('\n'),
        ),
      ].join('\n'),
    },
  }));

const bySwitch = `    switch (metric) {
      case 'opened':
        await markOpened(data.delivery_id);
        break;
      case 'bounced':
        await db.update({ reachable: false }).where({ id: data.identifiers.id });
        break;
      case 'spammed':
        await db.update({ reachable: false }).where({ id: data.identifiers.id });
        await notifyDeliverability(data);
        break;
    }`;

const byCondition = `    if (metric === 'bounced') {
      await db.update({ reachable: false }).where({ id: data.identifiers.id });
    } else if (metric === 'spammed') {
      await db.update({ reachable: false }).where({ id: data.identifiers.id });
      await notifyDeliverability(data);
    }`;

/** @type {readonly Project[]} */
const webhooks = frameworks.map((framework, index) => ({
  name: `webhook-${framework.name}`,
  files: {
    'package.json': manifestOf(framework),
    [framework.file.replaceAll('incoming', 'webhooks/customerio')]: [
      framework.imports,
      framework.file.endsWith('.cjs')
        ? "const { createHmac, timingSafeEqual } = require('node:crypto');\n"
        : "import { createHmac, timingSafeEqual } from 'node:crypto';\n",
      framework.handler(
        '/webhooks/customerio',
        [
          `    const signed = \`v0:\${${framework.header('x-cio-timestamp')}}:\${${framework.raw}}\`;`,
          "    const expected = createHmac('sha256', process.env.CIO_WEBHOOK_SECRET ?? '').update(signed).digest();",
          `    const given = Buffer.from(${framework.header('x-cio-signature')} ?? '', 'hex');`,
          '    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);',
          `    if (!isGenuine) { ${framework.answer(401)} }`,
          `    const { metric, data } = ${framework.raw === framework.body ? `JSON.parse(${framework.raw})` : framework.body};`,
          index % 2 === 0 ? bySwitch : byCondition,
          `    ${framework.answer(200)}`,
        ].join('\n'),
      ),
    ].join('\n'),
  },
}));

/** @type {readonly { name: string, file: string, text: string, manifest?: object }[]} */
const ending = [
  {
    name: 'lambda',
    file: 'src/handler.ts',
    text: `export const handler = async (event) => {
  analytics.track({ userId: event.userId, event: 'Trip Booked' });
  await analytics.flush();
  return { statusCode: 200 };
};
`,
  },
  {
    name: 'lambda-types',
    file: 'src/booked.ts',
    text: `import type { APIGatewayProxyHandler } from 'aws-lambda';

export const booked: APIGatewayProxyHandler = async event => {
  const { userId } = JSON.parse(event.body ?? '{}');
  analytics.track({ userId, event: 'Trip Booked' });
  await analytics.closeAndFlush();
  return { statusCode: 200, body: '' };
};
`,
  },
  {
    name: 'queue',
    file: 'src/consumer.ts',
    text: `import type { SQSEvent } from 'aws-lambda';

export async function handler(event: SQSEvent) {
  for (const record of event.Records) {
    const { userId } = JSON.parse(record.body);
    analytics.track({ userId, event: 'Trip Booked' });
  }
  await analytics.flush();
}
`,
  },
  {
    name: 'vercel',
    file: 'api/booked.ts',
    manifest: { dependencies: { '@vercel/node': '3' } },
    text: `import type { VercelRequest, VercelResponse } from '@vercel/node';

export default async function handler(req: VercelRequest, res: VercelResponse) {
  analytics.track({ userId: req.body.userId, event: 'Trip Booked' });
  await analytics.flush();
  res.status(204).end();
}
`,
  },
  {
    name: 'edge',
    file: 'app/api/booked/route.ts',
    text: `export const runtime = 'edge';

export async function POST(request: Request) {
  const { userId } = await request.json();
  analytics.track({ userId, event: 'Trip Booked' });
  await analytics.flush();
  return new Response(null, { status: 204 });
}
`,
  },
  {
    name: 'worker',
    file: 'src/worker.ts',
    text: `export default {
  async fetch(request) {
    const { userId } = await request.json();
    analytics.track({ userId, event: 'Trip Booked' });
    await analytics.flush();
    return new Response(null, { status: 204 });
  },
};
`,
  },
  {
    name: 'firebase',
    file: 'functions/index.js',
    text: `import { onRequest } from 'firebase-functions/v2/https';

export const booked = onRequest(async (req, res) => {
  analytics.track({ userId: req.body.userId, event: 'Trip Booked' });
  await analytics.flush();
  res.sendStatus(204);
});
`,
  },
  {
    name: 'google-cloud',
    file: 'src/index.js',
    text: `import { http } from '@google-cloud/functions-framework';

http('booked', async (req, res) => {
  analytics.track({ userId: req.body.userId, event: 'Trip Booked' });
  await analytics.flush();
  res.sendStatus(204);
});
`,
  },
  {
    name: 'azure',
    file: 'src/functions/booked.js',
    text: `import { app } from '@azure/functions';

app.http('booked', {
  methods: ['POST'],
  handler: async request => {
    const { userId } = await request.json();
    analytics.track({ userId, event: 'Trip Booked' });
    await analytics.flush();
    return { status: 204 };
  },
});
`,
  },
  {
    name: 'deno',
    file: 'main.ts',
    text: `Deno.serve(async request => {
  const { userId } = await request.json();
  analytics.track({ userId, event: 'Trip Booked' });
  await analytics.flush();
  return new Response(null, { status: 204 });
});
`,
  },
  {
    name: 'netlify',
    file: 'netlify/functions/booked.js',
    text: `export default async request => {
  const { userId } = await request.json();
  analytics.track({ userId, event: 'Trip Booked' });
  await analytics.flush();
  return new Response(null, { status: 204 });
};
`,
  },
  {
    name: 'script',
    file: 'scripts/import.js',
    text: `for (const row of await rowsOfFile()) {
  analytics.track({ userId: row.userId, event: 'Trip Booked' });
}
await analytics.closeAndFlush();
process.exit(0);
`,
  },
];

/** @type {readonly Project[]} */
const flushes = ending.map(({ name, file, text, manifest }) => ({
  name: `flush-${name}`,
  modes: /** @type {const} */ (['default']),
  files: {
    'package.json': `${JSON.stringify({ name, private: true, type: 'module', ...manifest }, null, 2)}\n`,
    [file]: `import { Analytics } from '@segment/analytics-node';\n${text.startsWith('import') ? '' : '\nconst analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });\n\n'}${
      text.startsWith('import')
        ? text.replace('\n\n', '\n\nconst analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });\n\n')
        : text
    }`,
  },
}));

export const handlers = [...sends, ...relays, ...webhooks, ...flushes];
