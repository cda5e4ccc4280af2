/** Finds the functions of a file that answer requests, in the shapes of the usual frameworks. */
import { contains, isFunction } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { takesRequest } from '../shared/handlers.ts';
import { bare, calleePath, classAround, definitionOf, memberOf, writtenName, walkIn } from './syntax.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Source } from './syntax.ts';

export interface Handler {
  readonly fn: FunctionNode;
  /** What a report points at: the route's path, or the name. */
  readonly head: TSESTree.Node;
  /** Texts that say what it is for: the route's path, its own name, its class's. */
  readonly names: readonly string[];
  /** What runs before it or around it: middleware, wrappers, guards. */
  readonly around: readonly TSESTree.Node[];
  /** By which name the route of another file takes it, where no route of its own file does. */
  readonly routedAs?: string;
}

const routeMethods = new Set(['post', 'put', 'all', 'any', 'use', 'route', 'on', 'http']);
const serverCalls = /^(?:serve|Deno\.serve|Bun\.serve|defineEventHandler|eventHandler|onRequest|.*\.onRequest|http)$/;
const exportedNames = new Set(['POST', 'action', 'handler', 'main', 'onRequestPost', 'onRequest']);
const routeFile =
  /(?:^|\/)(?:api|routes?|functions|webhooks?|endpoints?|handlers?|controllers?)\/|webhook|\+server|(?:^|\/)route\.[jt]sx?$/i;

/** @param file relative to the root: a default export is a handler where files are routes */
export function findHandlers(source: Source, file: string): Handler[] {
  const handlers = new Map<FunctionNode, Handler>();
  const exported = new Set<FunctionNode>();
  const add = (
    value: TSESTree.Node | null | undefined,
    head: TSESTree.Node,
    names: readonly string[],
    around: readonly TSESTree.Node[] = [],
  ): void => {
    const { fn, wrappers } = resolve(source, value);
    if (fn && /^Export|^Assignment/.test(head.parent?.type ?? '')) exported.add(fn);
    if (fn && !handlers.has(fn))
      handlers.set(fn, { fn, head, names: [...names, ...ownNames(fn)], around: [...around, ...wrappers] });
  };
  const addExport = (name: string, value: TSESTree.Node | null | undefined, head: TSESTree.Node): void => {
    if (exportedNames.has(name) || takesGatewayEvent(source, value)) add(value, head, [name]);
    else if (name === 'default' && routeFile.test(file)) {
      if (value?.type !== 'ObjectExpression') add(value, head, []);
      else
        for (const property of value.properties)
          if (property.type === 'Property' && /^(?:fetch|post|handler)$/i.test(writtenName(property) ?? ''))
            add(property.value, property.key, []);
    }
  };
  walkIn(source, source.ast, node => {
    switch (node.type) {
      case 'CallExpression':
        addRoute(source, node, add);
        break;
      case 'MethodDefinition':
        addControllerMethod(node, add);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration?.type === 'FunctionDeclaration' && node.declaration.id)
          addExport(node.declaration.id.name, node.declaration, node.declaration.id);
        if (node.declaration?.type === 'VariableDeclaration')
          for (const { id, init } of node.declaration.declarations)
            if (id.type === 'Identifier') addExport(id.name, init, id);
        break;
      case 'ExportDefaultDeclaration':
        addExport(
          'default',
          node.declaration as TSESTree.Node,
          isFunction(node.declaration) && node.declaration.id ? node.declaration.id : node.declaration,
        );
        break;
      case 'AssignmentExpression': {
        const path = calleePath(node.left).join('.');
        const name = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(path);
        if (name) addExport(name[1] ?? 'default', node.right, node.left);
        break;
      }
      default:
    }
  });
  return [...handlers.values()].filter(({ fn }) => !exported.has(fn) || !holdsAnother(fn, handlers));
}

/** `module.exports = app => { app.post('/path', handler); }`: what registers handlers is none. */
function holdsAnother({ range, body }: FunctionNode, handlers: ReadonlyMap<FunctionNode, Handler>): boolean {
  return [...handlers.keys()].some(({ range: inner }) => inner[0] !== range[0] && contains(body.range, inner));
}

type Add = (
  value: TSESTree.Node | null | undefined,
  head: TSESTree.Node,
  names: readonly string[],
  around?: readonly TSESTree.Node[],
) => void;

/** `app.post('/path', …, handler)`, `fastify.route({ url, handler })`, `Deno.serve(handler)`. */
function addRoute(source: Source, node: TSESTree.CallExpression, add: Add): void {
  const callee = bare(node.callee);
  const name = calleePath(callee).join('.');
  if (serverCalls.test(name)) {
    add(node.arguments.at(-1), node.callee, []);
    return;
  }
  if (callee.type !== 'MemberExpression' || !routeMethods.has(writtenName(callee) ?? '')) return;
  const [first, ...rest] = node.arguments;
  // `bus.on('email_bounced', handler)` has an event in the place of a route's method and path.
  if (!first || (writtenName(callee) === 'on' && node.arguments.length < 3)) return;
  const options = node.arguments.find(argument => argument.type === 'ObjectExpression');
  const handlerOption = options && propertyOf(options, 'handler');
  // `app.route('/path').post(handler)`, `router.on('POST', '/path', handler)`.
  const chained =
    bare(callee.object).type === 'CallExpression'
      ? ((bare(callee.object) as TSESTree.CallExpression).arguments[0] ?? null)
      : null;
  const paths = [
    chained,
    ...node.arguments,
    options && propertyOf(options, 'url'),
    options && propertyOf(options, 'path'),
  ].filter(part => textIn(part) !== undefined);
  const head = paths.at(-1);
  if (!head) return;
  const names = paths.map(part => textIn(part) as string);
  const hooks = options
    ? ['preHandler', 'onRequest', 'preValidation', 'preParsing'].flatMap(hook => propertyOf(options, hook) ?? [])
    : [];
  if (handlerOption) add(handlerOption, head, names, hooks);
  else {
    const functions = (textIn(first) === undefined ? node.arguments : rest).filter(
      argument => argument.type !== 'ObjectExpression' && textIn(argument) === undefined,
    );
    const last = functions.at(-1);
    // What takes `next` as well only stands before the handlers of that path.
    if (writtenName(callee) === 'use' && last && (resolve(source, last).fn?.params.length ?? 3) > 2) return;
    add(last, head, names, [...hooks, ...functions.slice(0, -1)]);
  }
}

/** `@Post('path') method() {}` of a `@Controller('path')`. */
function addControllerMethod(node: TSESTree.MethodDefinition, add: Add): void {
  const own = (node.decorators ?? []).map(decorator => decorator.expression);
  const route = own.find(decorator => /^(?:Post|All|HttpPost|PostMapping)$/.test(calleePath(decorator)[0] ?? ''));
  if (!route || !isFunction(node.value)) return;
  const owner = classAround(node);
  const all = [...own, ...(owner?.decorators ?? []).map(decorator => decorator.expression)];
  const paths = all.flatMap(decorator =>
    decorator.type === 'CallExpression' ? decorator.arguments.flatMap(argument => textIn(argument) ?? []) : [],
  );
  const guards = all.filter(decorator => /^Use|Guard|Auth|Verif|Signature/.test(calleePath(decorator)[0] ?? ''));
  add(node.value, node.key, [...paths, writtenName(node) ?? '', owner?.id?.name ?? ''], guards);
}

/** `export const reports = async event => { JSON.parse(event.body) }`: a Lambda of any name that reads what an HTTP request brings. */
function takesGatewayEvent(source: Source, value: TSESTree.Node | null | undefined): boolean {
  const { fn } = resolve(source, value);
  const [event] = fn?.params ?? [];
  if (!fn || event?.type !== 'Identifier' || !/^_?event$/.test(event.name)) return false;
  let reads = false;
  walkIn(source, fn.body, node => {
    reads ||=
      node.type === 'MemberExpression' &&
      node.object.type === 'Identifier' &&
      node.object.name === event.name &&
      writtenName(node) === 'body';
    return !reads;
  });
  return reads;
}

function propertyOf(node: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const property = node.properties.find(one => one.type === 'Property' && writtenName(one) === name);
  return property?.type === 'Property' ? property.value : undefined;
}

/** The function behind a handler's expression, and the calls that wrap it on the way. */
export function resolve(
  source: Source,
  value: TSESTree.Node | null | undefined,
  depth = 0,
): { fn?: FunctionNode; wrappers: TSESTree.Node[] } {
  if (!value || depth > 4) return { wrappers: [] };
  const inner = bare(value);
  if (isFunction(inner)) return { fn: inner, wrappers: [] };
  if (inner.type === 'Identifier') {
    const definition = definitionOf(source, inner);
    return definition && definition !== 'import' ? resolve(source, definition, depth + 1) : { wrappers: [] };
  }
  if (inner.type === 'MemberExpression') return resolve(source, memberOf(source, inner), depth + 1);
  if (inner.type === 'CallExpression') {
    // `hooks.reports.bind(hooks)` is the method.
    const callee = bare(inner.callee);
    if (callee.type === 'MemberExpression' && writtenName(callee) === 'bind')
      return resolve(source, callee.object, depth + 1);
    for (const argument of inner.arguments) {
      const found = resolve(source, argument, depth + 1);
      if (found.fn) return { fn: found.fn, wrappers: [inner.callee, ...found.wrappers] };
    }
  }
  return { wrappers: [] };
}

/**
 * Functions that take a request and what answers it, and that no route of the file takes: a controller's methods, what a
 * module gives to the one with the routes. Not what stands before others (`(req, res, next) => next()`).
 */
export function routedElsewhere(source: Source): Handler[] {
  const found: Handler[] = [];
  walkIn(source, source.ast, node => {
    if (!isFunction(node) || !takesRequest(node) || goesOn(source, node)) return true;
    const { named, around } = namedBy(node);
    const name = named && ('key' in named ? writtenName(named) : named.type === 'Identifier' ? named.name : undefined);
    if (named && name !== undefined)
      found.push({ fn: node, head: 'key' in named ? named.key : named, names: ownNames(node), around, routedAs: name });
    return false;
  });
  return found;
}

type Named = TSESTree.Identifier | TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property;

/** What gives a function its name, and what wraps it on the way there: `const hook = verified(async (req, res) => …)`. */
function namedBy(fn: FunctionNode): { readonly named: Named | undefined; readonly around: readonly TSESTree.Node[] } {
  if (fn.id) return { named: fn.id, around: [] };
  const around: TSESTree.Node[] = [];
  let node: TSESTree.Node = fn;
  while (node.parent?.type === 'CallExpression' && node.parent.callee !== node) {
    node = node.parent;
    around.push(node.callee);
  }
  const { parent } = node;
  const isNamed =
    (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') &&
    parent.value === node;
  if (isNamed) return { named: parent, around };
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return { named: parent.id, around };
  const left = parent?.type === 'AssignmentExpression' && parent.right === node ? parent.left : undefined;
  const property = left?.type === 'MemberExpression' && !left.computed ? left.property : undefined;
  return { named: property?.type === 'Identifier' ? property : undefined, around };
}

/** Whether a function hands the request on to the next: with an error alone it does not. */
function goesOn(source: Source, { params, body }: FunctionNode): boolean {
  const next = params[2];
  if (next?.type !== 'Identifier') return false;
  let found = false;
  walkIn(source, body, node => {
    found ||=
      node.type === 'CallExpression' &&
      node.arguments.length === 0 &&
      node.callee.type === 'Identifier' &&
      node.callee.name === next.name;
    return !found;
  });
  return found;
}

/** The names under which a function is known: its own, its variable's, its class's. */
export function ownNames(fn: FunctionNode): string[] {
  const names: string[] = [];
  if (fn.id) names.push(fn.id.name);
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push(parent.id.name);
  if (parent.type === 'MethodDefinition' || parent.type === 'Property' || parent.type === 'PropertyDefinition')
    names.push(writtenName(parent) ?? '');
  const owner = classAround(fn)?.id?.name;
  if (owner) names.push(owner);
  return names.filter(Boolean);
}
