import { describe, expect, it } from 'vitest';

import { functionName } from '../../../lib/effects/function-name.ts';
import { handlersIn } from '../../../lib/project/handlers.ts';
import { evaluation } from '../../support/evaluate.ts';

/** `VERB path name` of each handler, or any verb; `…` before a path of which only the end is known. */
function handlers(file: string, text: string): string[] {
  const { evaluator, module } = evaluation({ [file]: text });
  return handlersIn(evaluator, module(file), file).map(({ fn, path, verb, isEnd }) =>
    [verb ?? 'any', `${isEnd ? '…' : ''}${path}`, functionName(fn.module, fn.id)].join(' '),
  );
}

const post = 'export function POST() {}\n';
const whole = 'export default function handle() {}\n';

describe('a file that a framework looks for', () => {
  it.each([
    ['app/api/track/route.ts', post, ['POST /api/track POST']],
    ['src/app/api/track/route.js', post, ['POST /api/track POST']],
    ['app/route.ts', post, ['POST / POST']],
    ['app/(shop)/@modal/[team]/[[...rest]]/route.ts', post, ['POST /{team}/{rest} POST']],
    [
      'app/api/route.ts',
      'export function PUT() {}\nexport const PATCH = () => {};',
      ['PUT /api PUT', 'PATCH /api PATCH'],
    ],
    ['app/api/route.ts', 'export function GET() {}\nexport function helper() {}', []],
    ['app/api/track/page.ts', post, []],
    ['pages/api/index.ts', whole, ['any /api handle']],
    ['src/pages/api/track.ts', 'export const ALL = () => {};', ['any /api/track ALL']],
    ['src/pages/api/track.ts', 'export const all = () => {};', ['any /api/track all']],
    ['pages/api/track.js', 'module.exports = function handle() {};', ['any /api/track handle']],
    ['server/api/track.post.ts', whole, ['any /api/track handle']],
    ['server/api/track.get.ts', whole, ['any /api/track.get handle']],
    ['server/routes/hook/index.put.js', whole, ['any /hook handle']],
    ['server/api/track.ts', post, []],
    [
      'src/routes/api/[id=word]/+server.ts',
      `${post}export function fallback() {}`,
      ['POST /api/{id} POST', 'any /api/{id} fallback'],
    ],
    ['src/routes/+server.ts', post, ['POST / POST']],
    ['app/routes/_auth.api.$team.route.tsx', 'export const action = () => {};', ['any /api/{team} action']],
    ['app/routes/api/$.ts', 'export const action = () => {};', ['any /api/$ action']],
    ['app/routes/api.ts', 'export const loader = () => {};', []],
    ['api/track.ts', 'export const handler = () => {};', ['any /api/track handler']],
    ['api/track.ts', post, ['POST /api/track POST']],
    ['netlify/functions/track.ts', 'export const handler = () => {};', ['any /.netlify/functions/track handler']],
    ['netlify/edge-functions/track.js', whole, ['any /.netlify/functions/track handle']],
    [
      'functions/track.js',
      'export const onRequestPost = () => {}; export const onRequestPut = () => {}; export const onRequest = () => {};',
      ['POST /track onRequestPost', 'PUT /track onRequestPut', 'any /track onRequest'],
    ],
    ['lib/functions/track.js', 'export const onRequestPost = () => {};', []],
    ['app/api/route.ts', 'const toString = () => {};', []],
  ])('%s with %s', (file, text, expected) => {
    expect(handlers(file, text)).toEqual(expected);
  });

  it('handles with what is wrapped, bound or last in a list', () => {
    const one = 'function one() {}\nfunction two() {}\nimport { wrap } from "wrap";\n';
    expect(handlers('api/a.ts', `${one}export default wrap(one);`)).toEqual(['any /api/a one']);
    expect(handlers('api/a.ts', `${one}export default wrap({ a: 1 }, wrap(one), two);`)).toEqual(['any /api/a one']);
    expect(handlers('api/a.ts', `${one}export default wrap(wrap(wrap(one)));`)).toEqual(['any /api/a one']);
    expect(handlers('api/a.ts', `${one}export default wrap(wrap(wrap(wrap(one))));`)).toEqual([]);
    expect(handlers('api/a.ts', `${one}export default one.bind(null);`)).toEqual(['any /api/a one']);
    expect(handlers('api/a.ts', `${one}export default [one, two];`)).toEqual(['any /api/a two']);
    expect(handlers('api/a.ts', `${one}export default Math.random() ? one : two;`)).toEqual([
      'any /api/a one',
      'any /api/a two',
    ]);
    expect(handlers('api/a.ts', 'const list = []; list.push(list); export default list;')).toEqual([]);
    expect(handlers('api/a.ts', 'export default { a: 1 };')).toEqual([]);
  });
});

describe('a router', () => {
  const one = 'import { app, verb } from "server";\nfunction one() {}\nfunction check() {}\n';

  it.each([
    ["app.post('/track', one);", ['POST …/track one']],
    ["app.put('/track/:team/:id?', check, one);", ['PUT …/track/{team}/{id} one']],
    ["app.patch('/track', [check, one]);", ['PATCH …/track one']],
    ["app.all('/track', one);", ['any …/track one']],
    ["app.use('/track', one);", ['any …/track one']],
    ['app.use(one);', []],
    ["app.get('/track', one);", []],
    ["app.delete('/track', one);", []],
    ["post('/track', one);", []],
    ["app.post('track', one);", []],
    ["app.post('/track');", []],
    ['app.post();', []],
    ['app.post(verb, one);', []],
    ["app.route('/track').post(one);", ['POST …/track one']],
    ["app.route('/track').get(check).put(check, one);", ['PUT …/track one']],
    ['app.route(verb).post(one);', []],
    ['app.route().post(one);', []],
    ["app.other('/track').post(one);", []],
    ["app.use('/track').post('/other', one);", ['POST …/other one']],
  ])('%s', (text, expected) => {
    expect(handlers('a.ts', `${one}${text}`)).toEqual(expected);
  });

  it.each([
    ["{ method: 'POST', url: '/a', handler: one }", ['POST …/a one']],
    ["{ method: 'post', path: '/a/:id', handler: one }", ['POST …/a/{id} one']],
    ["{ method: ['GET', 'PATCH'], path: '/a', handler: one }", ['PATCH …/a one']],
    ["{ method: '*', path: '/a', handler: one }", ['any …/a one']],
    ["{ method: verb, path: '/a', handler: one }", ['any …/a one']],
    ["{ path: '/a', handler: one }", ['any …/a one']],
    ["{ method: 'GET', path: '/a', handler: one }", []],
    ["{ method: ['GET', 'HEAD'], path: '/a', handler: one }", []],
    ["{ method: 'POST', handler: one }", []],
    ["{ method: 'POST', path: '/a' }", []],
    [
      "[{ method: 'POST', path: '/a', handler: one }, { method: 'PUT', path: '/b', handler: check }]",
      ['POST …/a one', 'PUT …/b check'],
    ],
    ['one', []],
    ['', []],
  ])('app.route(%s)', (given, expected) => {
    expect(handlers('a.ts', `${one}app.route(${given});`)).toEqual(expected);
  });
});

describe('a controller of Nest', () => {
  const imports = "import { Controller, Post, Put, Patch, Get, All } from '@nestjs/common';\n";

  it.each([
    ["@Controller('events') class A { @Post('track') save() {} }", ['POST …/events/track A.save']],
    ["@Controller('/events/') class A { @Put('/:id') save() {} }", ['PUT …/events/{id} A.save']],
    ['@Controller() class A { @Patch() save() {} }', ['PATCH …/ A.save']],
    ["@Controller({ path: 'events' }) class A { @Post() save() {} }", ['POST …/events/ A.save']],
    ["@Controller('events') class A { @Get('track') load() {} save() {} }", []],
    ["class A { @Post('track') save() {} }", []],
    ["@Get('events') class A { @Post('track') save() {} }", []],
  ])('%s', (text, expected) => {
    expect(handlers('a.ts', imports + text)).toEqual(expected);
  });

  it('is none by decorators of another package', () => {
    const other = imports.replace('@nestjs/common', './own');
    expect(handlers('a.ts', `${other}@Controller('events') class A { @Post('track') save() {} }`)).toEqual([]);
  });
});
