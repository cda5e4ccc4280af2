/** Which functions answer a request, and whether such an answer waits for an expression. */
import { enclosingFunction, isFunction, keyOf, pathOf, walk } from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { calleeName, memberName, settlementOf } from './settlement.ts';
import { variableOf } from './variables.ts';
import type { FunctionNode } from '../../edit/nodes.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

const MAX_HOPS = 4;
const verbs = /^(?:get|post|put|patch|delete|all|use|options|head)$/;
const verbExports = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
const requestName = /^_?(?:req|request)$/;
const responseName = /^_?(?:res|response|reply)$/;
const requestType =
  /^(?:NextApiRequest|NextRequest|FastifyRequest|APIGatewayProxyEvent(?:V2)?|APIGatewayEvent|Request|HttpRequest|IncomingMessage)$/;
const responseType = /^(?:NextApiResponse|FastifyReply|Response|ServerResponse|HttpResponse|Context)$/;
const definers = /^(?:defineEventHandler|eventHandler|onRequest|onCall|defineAction|onBeforeHandle)$/;
/** Hooks of Fastify and of hapi that run before the answer is out, by how they are asked for. */
const hooks: ReadonlyMap<string, RegExp> = new Map([
  ['addHook', /^(?:onRequest|pre(?:Parsing|Validation|Handler|Serialization)|onSend)$/],
  ['ext', /^on(?:Request|PreAuth|Credentials|PostAuth|PreHandler|PostHandler|PreResponse)$/],
]);
const decorators = /^(?:Get|Post|Put|Patch|Delete|All|Mutation|Query)$/;
/** Nobody waits for the answer of these, or it is a machine that asks again after an error. */
const unhurried =
  /(?:^|[/._-])(?:crons?|workers?|jobs?|queues?|consumers?|scheduled?|scheduler|inngest|tasks?|webhooks?|scripts?|bin|migrations?|subscribers)(?=[/._-])/i;
/** What these are given runs when the answer is out, or beside it. */
const deferring =
  /^(?:after|waitUntil|unstable_after|setImmediate|setTimeout|setInterval|nextTick|queueMicrotask|enqueue|defer|schedule|on|once|addListener|subscribe|onFinished|add|push|runInBackground|forEach)$/;
const answering = /^(?:end|send|json|jsonp|redirect|sendStatus|sendFile|render)$/;

export interface Waiting {
  /** The call by which the handler, or a function on the way, runs the function around the node; itself if there is none. */
  readonly through: Node;
}

/**
 * How a function that answers a request waits for `node` before it does: directly, in a callback, or in a
 * function of the same file that it waits for. Undefined where none does.
 */
export function waitingHandler(node: Node, sourceCode: SourceCode, file: string): Waiting | undefined {
  return isUnhurried(file) ? undefined : search(node, node, sourceCode, file, MAX_HOPS);
}

/**
 * The functions that wait for `node`, directly or by way of others of the same file, as long as none of them answers a
 * request: those of other files that wait for them wait for it as well.
 *
 * @param isAwaited whether it was waited for before it came here
 */
export function waitingFunctions(node: Node, sourceCode: SourceCode, isAwaited = false): readonly WaitingFunction[] {
  return collect(node, isAwaited, sourceCode, MAX_HOPS);
}

export interface WaitingFunction {
  readonly fn: FunctionNode;
  /** It ends only behind the node, whatever becomes of its value; else it gives the promise to its callers. */
  readonly isAwaited: boolean;
}

function collect(node: Node, isAwaited: boolean, sourceCode: SourceCode, hops: number): readonly WaitingFunction[] {
  const { end, node: last } = settlementOf(node);
  const fn = end === 'awaited' || end === 'returned' ? enclosingFunction(last) : undefined;
  if (!fn || hops === 0) return [];
  const waits = { fn, isAwaited: isAwaited || end === 'awaited' };
  return [waits, ...runs(fn, sourceCode).flatMap(call => collect(call, waits.isAwaited, sourceCode, hops - 1))];
}

/** Whether a handler answers only when a function has ended that it calls: what waits in there keeps the answer as well. */
export function answersBehind(call: Node, sourceCode: SourceCode, file: string): boolean {
  if (isUnhurried(file)) return false;
  const { end, node: last } = settlementOf(call);
  const fn = enclosingFunction(last);
  return (
    (end === 'awaited' || end === 'returned') &&
    fn !== undefined &&
    isHandler(fn, sourceCode, file) &&
    !isAnswered(last, fn) &&
    !isOfWebhook(fn, sourceCode)
  );
}

/** By the folders and the name of a file; a page is there for a visitor, whatever it shows: `app/schedule/page.tsx`. */
export function isUnhurried(file: string): boolean {
  return unhurried.test(file) && !isRendered(file);
}

function search(node: Node, through: Node, sourceCode: SourceCode, file: string, hops: number): Waiting | undefined {
  const { end, node: last } = settlementOf(node);
  if (isAnsweredBehind(node, last, sourceCode, file)) return { through };
  // `const sent = send(); await save(); await sent;`
  for (const name of end === 'kept' ? readsOf(last, sourceCode) : []) {
    const found = hops > 0 ? search(name, name, sourceCode, file, hops - 1) : undefined;
    if (found) return found;
  }
  if (end !== 'awaited' && end !== 'returned') return undefined;
  const fn = enclosingFunction(last);
  if (!fn) return undefined;
  // What a handler returns is its answer.
  if (isHandler(fn, sourceCode, file))
    return end === 'awaited' && !isAnswered(last, fn) && !isOfWebhook(fn, sourceCode) ? { through } : undefined;
  if (hops === 0) return undefined;
  for (const call of runs(fn, sourceCode)) {
    const found = search(call, fn.parent === call ? through : call, sourceCode, file, hops - 1);
    if (found) return found;
  }
  return undefined;
}

/** Where a promise is read that a constant keeps, in the function that keeps it. */
function readsOf(promise: Node, sourceCode: SourceCode): Node[] {
  const { parent } = promise;
  if (parent?.type !== 'VariableDeclarator' || parent.init !== promise || parent.id.type !== 'Identifier') return [];
  const fn = enclosingFunction(promise);
  return (variableOf(parent.id, sourceCode)?.references ?? [])
    .filter(reference => reference.isRead() && enclosingFunction(reference.identifier as Node) === fn)
    .map(({ identifier }) => identifier as Node);
}

/**
 * `send().then(() => res.end())` in a handler: the answer is given when the promise has ended. Where it says what came
 * of it, the request is there for that.
 */
function isAnsweredBehind(node: Node, last: Node, sourceCode: SourceCode, file: string): boolean {
  const fn = enclosingFunction(last);
  const response = fn ? responseOf(fn) : undefined;
  if (!fn || response === undefined || !isHandler(fn, sourceCode, file) || isOfWebhook(fn, sourceCode)) return false;
  const behind = linksBehind(node, last);
  const answersIn = (method: RegExp): Node[] =>
    behind.flatMap(({ name, callback }) =>
      method.test(name) && (callback.params.length === 0 || name === 'catch') && hasAnswer(callback, response)
        ? callback
        : [],
    );
  return answersIn(/^(?:then|finally)$/).length > 0 && answersIn(/^catch$/).length === 0;
}

interface Link {
  readonly name: string;
  readonly callback: FunctionNode;
}

/** The callbacks that a chain of promises runs after `node`, as far as they are written there. */
function linksBehind(node: Node, last: Node): Link[] {
  const links: Link[] = [];
  for (let inner = node; inner !== last && inner.parent; inner = inner.parent) {
    const member = inner.parent;
    const call = member.type === 'MemberExpression' && member.object === inner ? member.parent : undefined;
    const [callback] = call?.type === 'CallExpression' && call.callee === member ? call.arguments : [];
    if (isFunction(callback)) links.push({ name: memberName(member) ?? '', callback });
  }
  return links;
}

function hasAnswer(fn: FunctionNode, response: string): boolean {
  let found = false;
  walk(fn.body, node => {
    found ||= sendsAnswer(node, response);
    return !found && !isFunction(node);
  });
  return found;
}

/** A route whose path says that a machine posts to it: `app.post('/webhooks/stripe', handler)`. */
function isOfWebhook(fn: FunctionNode, sourceCode: SourceCode): boolean {
  return registrationsOf(fn, sourceCode).some(
    call => call.type === 'CallExpression' && /\bweb-?hooks?\b/i.test(textIn(call.arguments[0]) ?? ''),
  );
}

/** The calls in this file that run a function: as their callee or as a callback. */
export function runs(fn: FunctionNode, sourceCode: SourceCode): TSESTree.CallExpression[] {
  const parent = fn.parent;
  if (parent.type === 'CallExpression') {
    return parent.callee === fn || !deferring.test(calleeName(parent) ?? '') ? [parent] : [];
  }
  return references(fn, sourceCode).flatMap(reference => {
    const user: Node | undefined = reference.parent;
    return user?.type === 'CallExpression' && user.callee === reference ? [user] : [];
  });
}

/** Where the name of a function is read in its file. */
function references(fn: FunctionNode, sourceCode: SourceCode): TSESTree.Identifier[] {
  const name = nameNode(fn);
  const variable = name && variableOf(name, sourceCode);
  return variable
    ? variable.references
        .filter(reference => reference.isRead())
        .map(reference => reference.identifier as TSESTree.Identifier)
    : [];
}

/** What a function is declared as or put into, also through a call: `const POST = withAuth(async () => …)`. */
export function nameNode(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id;
  let node: Node = fn;
  while (node.parent?.type === 'CallExpression' && node.parent.callee !== node) node = node.parent;
  const declarator = node.parent;
  return declarator?.type === 'VariableDeclarator' && declarator.init === node && declarator.id.type === 'Identifier'
    ? declarator.id
    : undefined;
}

export function isHandler(fn: FunctionNode, sourceCode: SourceCode, file: string): boolean {
  if (isHookBehind(fn)) return false;
  return (
    takesRequest(fn) ||
    isMiddleware(fn) ||
    isResolver(fn) ||
    isExportedHandler(fn, sourceCode, file) ||
    isRegistered(fn, sourceCode) ||
    isDecorated(fn) ||
    isOfNest(fn) ||
    isFetchOfServer(fn)
  );
}

/** `app.addHook('onResponse', async (request, reply) => …)`: it runs when the answer is out. */
function isHookBehind({ parent }: FunctionNode): boolean {
  if (parent.type !== 'CallExpression') return false;
  const before = hooks.get(memberName(parent.callee) ?? '');
  const [name] = parent.arguments;
  return before !== undefined && name?.type === 'Literal' && !before.test(String(name.value));
}

/** `Bun.serve({ fetch(request) {} })` */
function isFetchOfServer({ parent }: FunctionNode): boolean {
  const call = parent.type === 'Property' && keyOf(parent) === 'fetch' ? parent.parent.parent : undefined;
  return call?.type === 'CallExpression' && calleeName(call) === 'serve';
}

/** `async (ctx, next) => …`, as Koa and Hono take it. */
function isMiddleware({ params }: FunctionNode): boolean {
  return params.length === 2 && isNamed(params[0], /^_?(?:ctx|context|c)$/) && isNamed(params[1], /^_?next$/);
}

/** A field of `Query` or `Mutation` of a GraphQL schema, or a function that takes what one takes. */
export function isResolver(fn: FunctionNode): boolean {
  const [parent, args, context] = fn.params;
  const outer = fn.parent.type === 'Property' && fn.parent.value === fn ? fn.parent.parent.parent : undefined;
  const isField = outer?.type === 'Property' && /^(?:Query|Mutation|Subscription)$/.test(keyOf(outer) ?? '');
  return (
    args !== undefined &&
    (isField ||
      (isNamed(parent, /^(?:_{1,2}|_?(?:parent|root|source|obj))$/) &&
        (args.type === 'ObjectPattern' || isNamed(args, /^_?(?:args|input|params)$/)) &&
        (context?.type === 'ObjectPattern' || isNamed(context, /^_?(?:ctx|context)$/))))
  );
}

export function takesRequest(fn: FunctionNode): boolean {
  const params = fn.params.length > 2 && isNamed(fn.params[1], requestName) ? fn.params.slice(1) : fn.params;
  const [first, second] = params;
  if (!first || !second)
    return isTyped(first, /^(?:NextApiRequest|NextRequest|FastifyRequest|APIGatewayProxyEvent(?:V2)?)$/);
  return (
    (isNamed(first, requestName) && isNamed(second, responseName)) ||
    (isTyped(first, requestType) && isTyped(second, responseType))
  );
}

function isNamed(param: Node | undefined, pattern: RegExp): boolean {
  return param?.type === 'Identifier' && pattern.test(param.name);
}

function isTyped(param: Node | undefined, pattern: RegExp): boolean {
  const type = param?.type === 'Identifier' ? param.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference') return false;
  const { typeName } = type;
  return pattern.test(
    typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? typeName.right.name : '',
  );
}

/** By the conventions of Next.js, SvelteKit, Remix and Workers. */
function isExportedHandler(fn: FunctionNode, sourceCode: SourceCode, file: string): boolean {
  if (isServerAction(fn, sourceCode)) return true;
  if (
    fn.parent.type === 'Property' &&
    keyOf(fn.parent) === 'fetch' &&
    fn.parent.parent.parent?.type === 'ExportDefaultDeclaration'
  )
    return true;
  const holder = fn.parent.type === 'Property' ? fn.parent.parent : undefined;
  if (holder && /(?:^|\/)\+page\.server\.[jt]s$/.test(file)) return isExportedAs(holder, 'actions');
  const name = servedName(fn, sourceCode);
  if (name === undefined) return false;
  if (isRenderedByServer(fn, name, sourceCode, file)) return true;
  // Astro has its endpoints beside its pages.
  if (verbExports.test(name))
    return (
      /(?:^|\/)(?:route|\+server)\.[cm]?[jt]s$/.test(file) ||
      (`/${file}`.includes('/src/pages/') && /\.[cm]?[jt]s$/.test(file))
    );
  if (/^(?:loader|action)$/.test(name)) return /(?:^|\/)routes?\//.test(file);
  if (name === 'load') return /\+(?:page|layout)\.server\.[jt]s$/.test(file);
  return name === 'default' && (/(?:^|\/)pages\/api\//.test(file) || /(?:^|\/)server\/(?:api|routes)\//.test(file));
}

/** Files of Next.js under `app/` whose component a server renders while the visitor waits for the page. */
const rendered: ReadonlySet<string> = new Set(
  ['page', 'layout', 'template', 'default'].flatMap(name => ['js', 'jsx', 'ts', 'tsx'].map(end => `${name}.${end}`)),
);
function isRendered(file: string): boolean {
  const folders = file.split('/');
  return rendered.has(folders.pop() as string) && folders.includes('app');
}

/** What Next.js asks of such a file, or of a page of its older router, before it renders. */
const askedBefore: ReadonlySet<string> = new Set(['generateMetadata', 'generateViewport']);

/** `export default async function Page()`: a component that waits runs on the server, for each visit. */
function isRenderedByServer(fn: FunctionNode, name: string, { ast }: SourceCode, file: string): boolean {
  if (name === 'getServerSideProps') return file.split('/').slice(0, -1).includes('pages');
  return (
    fn.async && (name === 'default' || askedBefore.has(name)) && isRendered(file) && !hasDirective(ast, 'use client')
  );
}

/** `export const actions = { default: async () => {} } satisfies Actions` */
function isExportedAs(node: Node, name: string): boolean {
  let outer = node;
  while (outer.parent && /^TS(?:As|Satisfies)Expression$/.test(outer.parent.type)) outer = outer.parent;
  const declarator = outer.parent;
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.init === outer &&
    declarator.id.type === 'Identifier' &&
    declarator.id.name === name &&
    declarator.parent.parent.type === 'ExportNamedDeclaration'
  );
}

export function hasDirective(node: Node, directive: string): boolean {
  if (node.type !== 'Program' && node.type !== 'BlockStatement') return false;
  return node.body.some(statement => statement.type === 'ExpressionStatement' && statement.directive === directive);
}

/** A function that a page calls over the network: exported by a module of `'use server'`, or one that says so itself. */
export function isServerAction(fn: FunctionNode, sourceCode: SourceCode): boolean {
  return (
    hasDirective(fn.body, 'use server') ||
    (hasDirective(sourceCode.ast, 'use server') && exportedName(fn, sourceCode) !== undefined)
  );
}

/** The name under which a function leaves its file, directly or wrapped. */
export function exportedName(fn: FunctionNode, sourceCode: SourceCode): string | undefined {
  if (givenTo(fn).parent?.type === 'ExportDefaultDeclaration') return 'default';
  const name = nameNode(fn);
  if (!name) return undefined;
  const declaration = name.parent.type === 'VariableDeclarator' ? name.parent.parent : name.parent;
  if (declaration.parent?.type === 'ExportNamedDeclaration') return name.name;
  for (const reference of references(fn, sourceCode)) {
    const user = givenTo(reference);
    if (user.parent?.type === 'ExportDefaultDeclaration') return 'default';
    if (user.parent?.type === 'ExportSpecifier' && user.parent.exported.type === 'Identifier')
      return user.parent.exported.name;
  }
  return undefined;
}

/** The outermost call that is given a function, by itself or among options: `withAuth(handler)`, `api({ post: handler })`. */
function givenTo(node: Node): Node {
  const options = node.parent?.type === 'Property' && node.parent.value === node ? node.parent.parent : node;
  const call = options.parent;
  return call?.type === 'CallExpression' && call.callee !== options ? givenTo(call) : node;
}

/** `exports.handler = …` */
export function commonJsName(given: Node): string | undefined {
  let node = given;
  while (node.parent?.type === 'CallExpression' && node.parent.callee !== node) node = node.parent;
  const { parent } = node;
  if (parent?.type !== 'AssignmentExpression' || parent.left.type !== 'MemberExpression') return undefined;
  const { object } = parent.left;
  const isExports =
    (object.type === 'Identifier' && object.name === 'exports') ||
    (object.type === 'MemberExpression' && memberName(object) === 'exports');
  return isExports ? memberName(parent.left) : undefined;
}

/**
 * The name by which a module gives a function to others, a platform among them: of `export`, and of CommonJS, there also
 * where the function has a name of its own (`module.exports = { handler }`, `exports.handler = main`).
 */
export function servedName(fn: FunctionNode, sourceCode: SourceCode): string | undefined {
  const exported = exportedName(fn, sourceCode);
  if (exported !== undefined) return exported;
  for (const node of [fn, ...references(fn, sourceCode)]) {
    const name = commonJsName(node) ?? nameAmongExports(givenTo(node));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** `module.exports = fn`, which is the default export of those who import it, and `module.exports = { handler: fn }`. */
function nameAmongExports(node: Node): string | undefined {
  const property = node.parent?.type === 'Property' && node.parent.value === node ? node.parent : undefined;
  const given = property?.parent ?? node;
  const { parent } = given;
  if (parent?.type !== 'AssignmentExpression' || parent.right !== given || pathOf(parent.left) !== 'module.exports')
    return undefined;
  return property ? keyOf(property) : 'default';
}

/** Whether a CommonJS module gives a function to others: `module.exports = { send }`, `exports.send = send`. */
export function isCommonJsExport(fn: FunctionNode, sourceCode: SourceCode): boolean {
  return [fn, ...references(fn, sourceCode)].some((node: Node) => {
    const property = node.parent?.type === 'Property' && node.parent.value === node ? node.parent : undefined;
    const given = property ? property.parent : node;
    const { parent } = given;
    return (
      parent?.type === 'AssignmentExpression' &&
      parent.right === given &&
      /^(?:module\.exports|exports|module\.exports\.\w+|exports\.\w+)$/.test(pathOf(parent.left) ?? '')
    );
  });
}

/** The calls and the objects that a handler is given to, the innermost first, by itself or by its name. */
export function registrationsOf(
  fn: FunctionNode,
  sourceCode: SourceCode,
): (TSESTree.CallExpression | TSESTree.ObjectExpression)[] {
  return [fn, ...references(fn, sourceCode)].flatMap((node: Node) => {
    const found: (TSESTree.CallExpression | TSESTree.ObjectExpression)[] = [];
    for (let inner = node; inner.parent; inner = inner.parent) {
      const { parent } = inner;
      if (parent.type === 'CallExpression' && parent.callee !== inner) found.push(parent);
      else if (parent.type === 'ObjectExpression') found.push(parent);
      else if (parent.type !== 'Property' && !/^TS/.test(parent.type)) break;
    }
    return found;
  });
}

/** `app.post('/path', …)`, `router.route('/path').post(…)`, and what else makes a handler of a function by itself. */
export function isWrittenRoute(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call) ?? '';
  if (definers.test(name) || /^(?:serve|createServer|http|route)$/.test(name)) return true;
  return (
    call.callee.type === 'MemberExpression' &&
    verbs.test(name) &&
    (isRoute(call.arguments[0]) || isOfRoute(call.callee.object))
  );
}

/** `app.get('/path', handler)`, `defineEventHandler(handler)`, a tRPC procedure. */
function isRegistered(fn: FunctionNode, sourceCode: SourceCode): boolean {
  return [fn, ...references(fn, sourceCode)].some(isGivenToRoute);
}

function isGivenToRoute(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'Property') return isHandlerOfRoute(parent, node);
  if (parent?.type !== 'CallExpression' || parent.callee === node) return false;
  const name = calleeName(parent) ?? '';
  if (definers.test(name)) return true;
  const isMethod = parent.callee.type === 'MemberExpression';
  if (isMethod && hooks.get(name)?.test(textIn(parent.arguments[0]) ?? '')) return parent.arguments[1] === node;
  if (isMethod && name === 'handler') return isOfServerFunction(parent.callee);
  if (isMethod && /^(?:mutation|query)$/.test(name)) return isFunction(node) && takesProcedure(node);
  if (isMethod && verbs.test(name) && isWrittenRoute(parent)) return parent.arguments[0] !== node || isOfRoute(parent);
  // `app.post('/orders', asyncHandler(async () => {}))`
  return parent.parent.type === 'CallExpression' && parent.parent.callee !== parent && isGivenToRoute(parent);
}

/** `createServerFn({ method: 'POST' }).validator(schema).handler(fn)` */
function isOfServerFunction(node: Node): boolean {
  if (node.type === 'MemberExpression') return isOfServerFunction(node.object);
  return node.type === 'CallExpression' && (calleeName(node) === 'createServerFn' || isOfServerFunction(node.callee));
}

/** `{ method: 'POST', path: '/orders', handler }`, as hapi and Fastify take it. */
function isHandlerOfRoute(property: TSESTree.Property, value: Node): boolean {
  if (property.value !== value || keyOf(property) !== 'handler' || property.parent.type !== 'ObjectExpression')
    return false;
  // hapi takes the handler among the options as well.
  const outer = property.parent.parent;
  const route = outer.type === 'Property' && keyOf(outer) === 'options' ? outer.parent : property.parent;
  if (route.type !== 'ObjectExpression') return false;
  const keys = route.properties.map(one => (one.type === 'Property' ? keyOf(one) : undefined));
  return keys.includes('method') && route.properties.some(isPathOfRoute);
}

function isPathOfRoute(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && /^(?:path|url)$/.test(keyOf(property) ?? '') && isRoute(property.value);
}

/** `router.route('/orders').post(handler)`, also behind other verbs. */
function isOfRoute(node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const name = memberName(node.callee) ?? '';
  return name === 'route' ? isRoute(node.arguments[0]) : verbs.test(name) && isOfRoute(node.callee.object);
}

function isRoute(node: Node | undefined): boolean {
  return (
    (node?.type === 'Literal' && typeof node.value === 'string' && node.value.startsWith('/')) ||
    (node?.type === 'TemplateLiteral' && node.quasis[0]?.value.raw.startsWith('/') === true)
  );
}

function takesProcedure(fn: FunctionNode): boolean {
  const [first] = fn.params;
  return (
    first?.type === 'ObjectPattern' && first.properties.some(property => /^(?:input|ctx)$/.test(keyOf(property) ?? ''))
  );
}

function isDecorated(fn: FunctionNode): boolean {
  const method = fn.parent;
  return (
    method.type === 'MethodDefinition' &&
    // Espree knows no decorators.
    (method.decorators ?? []).some(
      ({ expression }) => expression.type === 'CallExpression' && decorators.test(calleeName(expression) ?? ''),
    )
  );
}

/** What Nest runs before a handler, by what its class says that it is. */
const nestTypes: ReadonlyMap<string | undefined, string> = new Map([
  ['canActivate', 'CanActivate'],
  ['intercept', 'NestInterceptor'],
]);

/** `class SeenGuard implements CanActivate { async canActivate() {} }` */
function isOfNest({ parent }: FunctionNode): boolean {
  const type = parent.type === 'MethodDefinition' ? nestTypes.get(keyOf(parent)) : undefined;
  return (
    parent.type === 'MethodDefinition' &&
    type !== undefined &&
    (parent.parent.parent.implements ?? []).some(
      ({ expression }) => expression.type === 'Identifier' && expression.name === type,
    )
  );
}

function isVoid(node: Node): node is TSESTree.UnaryExpression {
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

/** A statement before `node`, in a block around it, sends the response. */
function isAnswered(node: Node, fn: FunctionNode): boolean {
  const response = responseOf(fn);
  if (response === undefined) return false;
  for (let inner: Node = node; inner !== fn.body && inner.parent; inner = inner.parent) {
    const block: Node = inner.parent;
    if (block.type !== 'BlockStatement') continue;
    const before = block.body.slice(0, block.body.indexOf(inner as TSESTree.Statement));
    if (
      before.some(statement => statement.type === 'ExpressionStatement' && sendsAnswer(statement.expression, response))
    )
      return true;
  }
  return false;
}

function responseOf(fn: FunctionNode): string | undefined {
  const response = fn.params.find(param => param.type === 'Identifier' && responseName.test(param.name));
  return response?.type === 'Identifier' ? response.name : undefined;
}

function sendsAnswer(given: Node, response: string): boolean {
  const expression = given.type === 'AwaitExpression' || isVoid(given) ? given.argument : given;
  if (
    expression.type !== 'CallExpression' ||
    expression.callee.type !== 'MemberExpression' ||
    !answering.test(memberName(expression.callee) ?? '')
  )
    return false;
  let root: Node = expression.callee.object;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = root.type === 'MemberExpression' ? root.object : root.callee;
  return root.type === 'Identifier' && root.name === response;
}
