/** Handlers of requests: functions that answer to a path, by the file that they stand in or the router that they are given to. */
import { alternatives, stringOf } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../evaluate/value.ts';
import type { Call, Cls, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';

export interface Handler {
  readonly fn: EvaluatedOf<'function'>;
  /** `{name}` stands for one segment. */
  readonly path: string;
  /** In capitals; any where none is told. */
  readonly verb?: string;
  /** Only the end of the path is known. */
  readonly isEnd: boolean;
}

const verbs = new Set(['POST', 'PUT', 'PATCH']);

interface Convention {
  readonly file: RegExp;
  /** The export that handles, by the verb that it is for; `*` for any. */
  readonly exports: Readonly<Record<string, string>>;
  path(match: RegExpExecArray): string;
}

const byVerb = { POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', ALL: '*', all: '*' };
const byDefault = { default: '*', handler: '*' };

/** Where frameworks look for handlers, from the folder of the package. */
const conventions: readonly Convention[] = [
  // Next's app router.
  { file: /^(?:src\/)?app\/(?:(.*)\/)?route\.[cm]?[jt]sx?$/, exports: byVerb, path: ([, folder = '']) => folder },
  // Next's pages, Astro's endpoints.
  {
    file: /^(?:src\/)?pages\/(.+)\.[cm]?[jt]sx?$/,
    exports: { ...byVerb, default: '*' },
    path: ([, file = '']) => file,
  },
  // Nitro: Nuxt, Analog, SolidStart.
  {
    file: /^(?:src\/)?server\/(?:(api)|routes)\/(.+?)(?:\.(?:post|put|patch))?\.[cm]?[jt]s$/,
    exports: { default: '*' },
    path: ([, api = '', file = '']) => `${api}/${file}`,
  },
  {
    file: /^src\/routes\/(?:(.*)\/)?\+server\.[cm]?[jt]s$/,
    exports: { ...byVerb, fallback: '*' },
    path: ([, folder = '']) => folder,
  },
  // Remix and React Router: a dot is a slash.
  {
    file: /^app\/routes\/(.+)\.[cm]?[jt]sx?$/,
    exports: { action: '*' },
    path: ([, file = '']) =>
      file
        .split(/[./]/)
        .filter(segment => segment !== 'route' && !segment.startsWith('_'))
        .map(segment => segment.replace(/^\$(\w+)$/, '[$1]'))
        .join('/'),
  },
  // Functions of Vercel, Netlify and Cloudflare.
  { file: /^(api\/.+)\.[cm]?[jt]s$/, exports: { ...byVerb, ...byDefault }, path: ([, file = '']) => file },
  {
    file: /^netlify\/(?:edge-)?functions\/(.+)\.[cm]?[jt]s$/,
    exports: byDefault,
    path: ([, file = '']) => `.netlify/functions/${file}`,
  },
  {
    file: /^functions\/(.+)\.[cm]?[jt]s$/,
    exports: { onRequestPost: 'POST', onRequestPut: 'PUT', onRequest: '*' },
    path: ([, file = '']) => file,
  },
];

/**
 * The handlers of a module.
 *
 * @param file - relative to the folder of its package, with `/`
 */
export function handlersIn(evaluator: Evaluator, module: Module, file: string): readonly Handler[] {
  return [
    ...byFile(evaluator, module, file),
    ...module.facts.calls.flatMap(call => byRouter(evaluator, module, call)),
    ...module.facts.classes.flatMap(cls => byDecorators(evaluator, module, cls)),
  ];
}

function byFile(evaluator: Evaluator, module: Module, file: string): readonly Handler[] {
  for (const { file: pattern, exports, path } of conventions) {
    const match = pattern.exec(file);
    if (!match) continue;
    const own = Object.entries(exports).filter(
      ([name]) => Object.hasOwn(module.facts.exports, name) || (name === 'default' && module.facts.cjs.length > 0),
    );
    return own.flatMap(([name, verb]) =>
      functionsIn(evaluator, evaluator.exported(module, name)).map(fn => ({
        fn,
        path: routePath(path(match)),
        ...(verb !== '*' && { verb }),
        isEnd: false,
      })),
    );
  }
  return [];
}

/** Groups and slots are no part of the address; what is in brackets is any segment. */
function routePath(path: string): string {
  return `/${path
    .split('/')
    .filter(segment => segment !== '' && segment !== 'index' && !/^(?:\(.*\)|@.*)$/.test(segment))
    .map(segment => segment.replace(/^\[+(?:\.\.\.)?(\w+)(?:=\w+)?\]+$/, '{$1}'))
    .join('/')}`;
}

/** `app.post('/path', …, handler)`, `router.route('/path').post(handler)`, `app.route({ method, url, handler })`. */
function byRouter(evaluator: Evaluator, module: Module, call: Call): readonly Handler[] {
  if (call.x.k !== 'mem') return [];
  if (call.x.p === 'route') return byRoutes(evaluator, module, call.a);
  const verb = call.x.p === 'all' || call.x.p === 'use' ? '*' : call.x.p.toUpperCase();
  if (verb !== '*' && !verbs.has(verb)) return [];
  const [first] = call.a;
  const path = first && stringOf(evaluator.eval(module, first, null));
  const own = path?.startsWith('/') ? path : routeBefore(evaluator, module, call.x.o);
  // A path alone is no function.
  const last = call.a.at(-1);
  if (own === undefined || !last) return [];
  return functionsIn(evaluator, evaluator.eval(module, last, null)).map(fn => ({
    fn,
    path: routerPath(own),
    ...(verb !== '*' && { verb }),
    isEnd: true,
  }));
}

/** A parameter of a path is any segment. */
function routerPath(path: string): string {
  return path.replace(/:(\w+)\??/g, '{$1}');
}

/** Fastify's routes have a `url`, Hapi's a `path`; there may be a list of them. */
function byRoutes(evaluator: Evaluator, module: Module, [given]: readonly Expr[]): readonly Handler[] {
  const value = given && evaluator.eval(module, given, null);
  const routes = value?.kind === 'array' ? value.items.map(item => evaluator.force(item)) : value ? [value] : [];
  return routes.flatMap((route): readonly Handler[] => {
    if (route.kind !== 'object') return [];
    const member = (name: string): Evaluated => evaluator.member(route, name, undefined, module);
    const path = stringOf(member('url')) ?? stringOf(member('path'));
    const method = member('method');
    const methods = method.kind === 'array' ? method.items.map(item => evaluator.force(item)) : [method];
    const named = methods.flatMap(alternatives).map(one => stringOf(one)?.toUpperCase());
    const verb = named.find(one => one === '*' || one === undefined || verbs.has(one));
    if (path === undefined || (verb === undefined && !named.includes(undefined))) return [];
    return functionsIn(evaluator, member('handler')).map(fn => ({
      fn,
      path: routerPath(path),
      ...(verb !== undefined && verb !== '*' && { verb }),
      isEnd: true,
    }));
  });
}

/** `router.route('/path')`. */
function routeBefore(evaluator: Evaluator, module: Module, x: Expr): string | undefined {
  const call = x.k === 'call' ? module.facts.calls[x.c] : undefined;
  if (call?.x.k !== 'mem') return undefined;
  const [first] = call.a;
  if (call.x.p === 'route') return first && stringOf(evaluator.eval(module, first, null));
  return routeBefore(evaluator, module, call.x.o);
}

/** `@Controller('events')` with `@Post('track')`. */
function byDecorators(evaluator: Evaluator, module: Module, cls: Cls): readonly Handler[] {
  const base = decoratorPath(evaluator, module, cls.dec, 'Controller');
  if (base === undefined) return [];
  return Object.values(cls.m).flatMap(({ v, dec }) => {
    for (const verb of verbs) {
      const path = decoratorPath(evaluator, module, dec, `${verb.charAt(0)}${verb.slice(1).toLowerCase()}`);
      if (path === undefined) continue;
      return v
        .flatMap(x => functionsIn(evaluator, evaluator.eval(module, x, null)))
        .map(fn => ({
          fn,
          path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/:(\w+)/g, '{$1}'),
          verb,
          isEnd: true,
        }));
    }
    return [];
  });
}

/** The path that a decorator of Nest's is given; undefined where there is no such decorator. */
function decoratorPath(
  evaluator: Evaluator,
  module: Module,
  decorators: readonly Expr[] | undefined,
  name: string,
): string | undefined {
  for (const x of decorators ?? []) {
    const call = x.k === 'call' ? module.facts.calls[x.c] : undefined;
    const callee = call && evaluator.eval(module, call.x, null);
    if (callee?.kind !== 'import' || callee.source !== '@nestjs/common' || callee.name !== name) continue;
    const [first] = call?.a ?? [];
    const given = first && evaluator.eval(module, first, null);
    const path = given?.kind === 'object' ? evaluator.member(given, 'path', undefined, module) : given;
    return stringOf(path) ?? '';
  }
  return undefined;
}

/** The functions that a value is, or that it wraps: `defineEventHandler(handler)`, `withAuth(handler)`. */
function functionsIn(evaluator: Evaluator, value: Evaluated, depth = 3): readonly EvaluatedOf<'function'>[] {
  return alternatives(value).flatMap((one): readonly EvaluatedOf<'function'>[] => {
    if (one.kind === 'function') return [one];
    // `controller.track.bind(controller)`.
    if (one.kind === 'bound') return functionsIn(evaluator, one.callee, depth - 1);
    // A list may hold itself.
    if (depth <= 0) return [];
    if (one.kind === 'array')
      return one.items.slice(-1).flatMap(item => functionsIn(evaluator, evaluator.force(item), depth - 1));
    if (one.kind !== 'call') return [];
    return one.args.flatMap(argument => functionsIn(evaluator, evaluator.force(argument), depth - 1)).slice(0, 1);
  });
}
