import { describe, expect, it } from 'vitest';

import {
  commonJsName,
  exportedName,
  isHandler,
  isWrittenRoute,
  waitingHandler,
} from '../../../../lib/concerns/shared/handlers.ts';
import { isRequestHandler } from '../../../../lib/concerns/shared/request-handlers.ts';
import { parsed } from '../../../support/nodes.ts';

/** Whether the function that calls `work` answers a request. */
const answers = (code: string, file = 'src/a.ts'): boolean => {
  const { around, sourceCode } = parsed(code, file.endsWith('x') ? 'a.tsx' : 'a.ts');
  return isHandler(around('work'), sourceCode, file);
};
const taking = (parameters: string): boolean => answers(`const f = (${parameters}) => { work(); };`);

describe('a function that answers a request takes', () => {
  it.each([
    ...['req, res', '_req, _res', 'request, response', 'request, reply', 'req, res, next', 'err, req, res'],
    ...['NextApiRequest', 'NextRequest', 'FastifyRequest', 'APIGatewayProxyEvent', 'APIGatewayProxyEventV2'].map(
      type => `a: ${type}`,
    ),
    ...['Request', 'HttpRequest', 'IncomingMessage', 'APIGatewayEvent', 'express.Request'].map(
      type => `a: ${type}, b: Response`,
    ),
    ...['NextApiResponse', 'FastifyReply', 'ServerResponse', 'HttpResponse', 'Context'].map(
      type => `a: Request, b: ${type}`,
    ),
  ])('%s', parameters => {
    expect(taking(parameters)).toBe(true);
  });

  it.each([
    ...['', 'req', 'res', 'req, next', 'a, res', 'res, req', 'a: Request', 'a: Request, b', 'a, b: Response'],
    ...['a: Request, b: Other', 'a: Other, b: Response', 'req, a, b', '{ req }, { res }', 'a: Request[], b: Response'],
    ...['required, result', 'a: MyRequest, b: Response', 'a: Request, b: ResponseOf', 'a, b, req, res'],
  ])('and not %s', parameters => {
    expect(taking(parameters)).toBe(false);
  });
});

describe('a function is made one by what it is given to', () => {
  it.each([
    ...['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'options', 'head'].flatMap(verb => [
      `app.${verb}('/a', () => { work(); });`,
      `app.${verb}('/a', check, function () { work(); });`,
      `app.route('/a').${verb}(() => { work(); });`,
    ]),
    ...['defineEventHandler', 'eventHandler', 'onRequest', 'onCall', 'defineAction'].map(
      name => `${name}(async () => { work(); });`,
    ),
    'app.post(`/a/${b}`, () => { work(); });',
    "app.post('/a', wrap(() => { work(); }));",
    "app.post('/a', wrap(around(() => { work(); })));",
    "const f = () => { work(); }; app.post('/a', f);",
    "function f() { work(); } app.post('/a', f);",
    "app.route('/a').get(list).post(() => { work(); });",
    "server.route({ method: 'POST', path: '/a', handler: () => { work(); } });",
    "server.route({ method: 'POST', url: '/a', handler() { work(); } });",
    "server.route({ method: 'POST', path: '/a', options: { handler: () => { work(); } } });",
    'procedure.mutation(({ input }) => { work(); });',
    'procedure.query(async ({ ctx }) => { work(); });',
    ...['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Mutation', 'Query'].map(
      name => `class A { @${name}('a') m() { work(); } }`,
    ),
    ...['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend'].map(
      hook => `app.addHook('${hook}', async () => { work(); });`,
    ),
    ...['onRequest', 'onPreAuth', 'onPreHandler', 'onPreResponse'].map(
      point => `server.ext('${point}', async () => { work(); });`,
    ),
    "const f = async () => { work(); }; app.addHook('preHandler', f);",
    'app.onBeforeHandle(async () => { work(); });',
    'class A implements CanActivate { async canActivate() { work(); } }',
    'class A implements OnInit, NestInterceptor { async intercept() { work(); } }',
    "async function f() { 'use server'; work(); }",
    "'use server'; export async function f() { work(); }",
    'export default { fetch() { work(); } };',
  ])('%s', code => {
    expect(answers(code)).toBe(true);
  });

  it.each([
    "app.post('a', () => { work(); });",
    'app.post(a, () => { work(); });',
    "app.on('/a', () => { work(); });",
    "post('/a', () => { work(); });",
    "axios.post('/a', b).then(() => { work(); });",
    "app.router('/a').post(() => { work(); });",
    "app.route('a').post(() => { work(); });",
    "server.route({ method: 'POST', path: 'a', handler: () => { work(); } });",
    "server.route({ path: '/a', handler: () => { work(); } });",
    "server.route({ method: 'POST', path: '/a', other: () => { work(); } });",
    "server.route({ method: 'POST', other: '/a', handler: () => { work(); } });",
    "server.route({ method: 'POST', path: '/a', other: { handler: () => { work(); } } });",
    'procedure.mutation(({ other }) => { work(); });',
    'procedure.mutation(input => { work(); });',
    'mutation(({ input }) => { work(); });',
    'other(() => { work(); });',
    "class A { @Other('a') m() { work(); } }",
    'class A { @Get m() { work(); } }',
    ...['onResponse', 'onReady', 'onClose', 'other'].map(hook => `app.addHook('${hook}', async () => { work(); });`),
    "server.ext('onPostStop', async () => { work(); });",
    "addHook('preHandler', async () => { work(); });",
    'class A { async canActivate() { work(); } }',
    'class A implements CanActivate { async other() { work(); } }',
    'class A implements NestInterceptor { async canActivate() { work(); } }',
    "async function f() { 'use client'; work(); }",
    "'use server'; async function f() { work(); }",
    'export default { other() { work(); } };',
    'export const a = { fetch() { work(); } };',
  ])('and not by %s', code => {
    expect(answers(code)).toBe(false);
  });
});

describe('a function is made one by its file', () => {
  it.each([
    ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map(verb => [
      `export async function ${verb}() { work(); }`,
      'app/api/a/route.ts',
    ]),
    ['export const POST = async () => { work(); };', 'src/routes/a/+server.js'],
    ['export const POST = withAuth(async () => { work(); });', 'app/route.mjs'],
    ['const f = async () => { work(); }; export { f as POST };', 'route.ts'],
    ['export const loader = () => { work(); };', 'app/routes/a.ts'],
    ['export const action = () => { work(); };', 'app/route/a.ts'],
    ['export const load = () => { work(); };', 'src/routes/+page.server.ts'],
    ['export const load = () => { work(); };', 'src/routes/+layout.server.js'],
    ['export const actions = { default: async () => { work(); } };', 'src/routes/+page.server.ts'],
    ['export const actions = { default: async () => { work(); } } satisfies Actions;', 'src/+page.server.ts'],
    ['export default () => { work(); };', 'pages/api/a.ts'],
    ['export default function f() { work(); }', 'src/server/api/a.ts'],
    ['export default wrap(() => { work(); });', 'server/routes/a.ts'],
    ['const f = () => { work(); }; export default wrap(f);', 'pages/api/a.ts'],
  ])('%s in %s', (code, file) => {
    expect(answers(code as string, file as string)).toBe(true);
  });

  it.each([
    ['export async function POST() { work(); }', 'app/api/a/page.ts'],
    ['export async function POST() { work(); }', 'app/myroute.ts'],
    ['async function POST() { work(); }', 'route.ts'],
    ['export async function POSTS() { work(); }', 'route.ts'],
    ['export const loader = () => { work(); };', 'app/other/a.ts'],
    ['export const load = () => { work(); };', 'src/routes/+page.ts'],
    ['export const actions = { default: async () => { work(); } };', 'src/routes/+page.ts'],
    ['export const other = { default: async () => { work(); } };', 'src/routes/+page.server.ts'],
    ['const actions = { default: async () => { work(); } };', 'src/routes/+page.server.ts'],
    ['export default () => { work(); };', 'pages/a.ts'],
    ['export const f = () => { work(); };', 'pages/api/a.ts'],
    ['export default () => { work(); };', 'src/server/a.ts'],
  ])('and not %s in %s', (code, file) => {
    expect(answers(code, file)).toBe(false);
  });
});

describe('a function leaves its file', () => {
  const name = (code: string): string | undefined => {
    const { around, sourceCode } = parsed(code);
    return exportedName(around('work'), sourceCode);
  };
  const common = (code: string): string | undefined => commonJsName(parsed(code).around('work'));

  it.each([
    ['export function f() { work(); }', 'f'],
    ['export const f = wrap(() => { work(); });', 'f'],
    ['export default () => { work(); };', 'default'],
    ['export default wrap(() => { work(); });', 'default'],
    ['const f = () => { work(); }; export default f;', 'default'],
    ['const f = () => { work(); }; export { f as g };', 'g'],
    ['const f = () => { work(); }; other(f);', undefined],
    ['export const f = (() => { work(); })();', undefined],
    ['() => { work(); }', undefined],
  ])('%s as %s', (code, expected) => {
    expect(name(code)).toBe(expected);
  });

  it.each([
    ['exports.handler = () => { work(); };', 'handler'],
    ['module.exports.handler = () => { work(); };', 'handler'],
    ['exports.handler = wrap(() => { work(); });', 'handler'],
    ['other.handler = () => { work(); };', undefined],
    ['handler = () => { work(); };', undefined],
    ['const handler = () => { work(); };', undefined],
  ])('%s as %s by CommonJS', (code, expected) => {
    expect(common(code)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['exports.handler = () => { work(); };', true],
    ['export const handler = () => { work(); };', true],
    ['export const other = () => { work(); };', false],
    ['Deno.serve(() => { work(); });', true],
    ['serve({ port }, () => { work(); });', true],
    ['createServer(() => { work(); });', true],
    ['functions.http(() => { work(); });', true],
    ['observe(() => { work(); });', false],
    ['const f = (req, res) => { work(); };', true],
  ])('and may answer a request of a platform: %s: %s', (code, expected) => {
    const { around, sourceCode } = parsed(code);
    expect(isRequestHandler(around('work'), sourceCode, 'a.ts')).toBe(expected);
  });
});

it.each<[string, boolean]>([
  ["app.post('/a', work)", true],
  ["router.route('/a').post(work)", true],
  ["app.post('a', work)", false],
  ["app.find('/a', work)", false],
  ["post('/a', work)", false],
])('%s is a route: %s', (code, expected) => {
  const { call } = parsed(code);
  const name = ['post', 'find'].find(verb => code.includes(`${verb}(`)) as string;
  expect(isWrittenRoute(call(name))).toBe(expected);
});

describe('an answer waits', () => {
  const waits = (code: string, file = 'src/a.ts'): boolean => {
    const { call, sourceCode } = parsed(code);
    return waitingHandler(call('work'), sourceCode, file) !== undefined;
  };
  const inHandler = (body: string, more = ''): string => `async function f(req, res) { ${body} } ${more}`;

  it.each([
    'await work();',
    'const a = await work();',
    'await Promise.all([work()]);',
    'res.status(200); await work();',
    'if (a) { await work(); }',
    'await list.map(async () => { await work(); });',
  ])('for %s', body => {
    expect(waits(inHandler(body))).toBe(true);
  });

  it('for a function of the file that it waits for, a few times removed', () => {
    const run = (times: number): string =>
      `async function run0() { await work(); } ${Array.from({ length: times }, (_, index) => `async function run${index + 1}() { await run${index}(); }`).join(' ')}`;
    expect(waits(inHandler('await run0();', run(0)))).toBe(true);
    expect(waits(inHandler('await run3();', run(3)))).toBe(true);
    expect(waits(inHandler('await run4();', run(4)))).toBe(false);
    expect(waits(inHandler('run0();', run(0)))).toBe(false);
  });

  it.each([
    'work();',
    'void work();',
    'return work();',
    'res.send(1); await work();',
    'res.status(200).json({}); await work();',
    'void res.end(); await work();',
    'await res.redirect(1); await work();',
    'setTimeout(async () => { await work(); });',
    'after(async () => { await work(); });',
    'const later = async () => { await work(); };',
  ])('not for %s', body => {
    expect(waits(inHandler(body))).toBe(false);
  });

  it.each(['end', 'send', 'json', 'jsonp', 'redirect', 'sendStatus', 'sendFile', 'render'])(
    'not once it is out by %s',
    method => {
      expect(waits(inHandler(`res.${method}(1); await work();`))).toBe(false);
      expect(waits(inHandler(`other.${method}(1); await work();`))).toBe(true);
      expect(waits(inHandler(`if (a) { res.${method}(1); } await work();`))).toBe(true);
    },
  );

  it.each([
    ...['cron', 'crons', 'worker', 'jobs', 'queue', 'consumers', 'schedule', 'scheduled', 'scheduler', 'inngest'],
    ...['tasks', 'webhook', 'webhooks', 'script', 'bin', 'migrations', 'subscribers'],
  ])('of nobody in a file of %s', folder => {
    const code = inHandler('await work();');
    expect(waits(code, `src/${folder}/a.ts`)).toBe(false);
    expect(waits(code, `src/my-${folder}.ts`)).toBe(false);
    expect(waits(code, `src/${folder}x/a.ts`)).toBe(true);
  });
});
