/** Functions that end the session of this app, known by what they do. */
import { contains, isFunction, keyOf, nameOf, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { formPackages, frameworkPackages } from '../../catalog/platforms.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { isHandler } from './handlers.ts';
import { endsByName, endsSession, isLogOutName, isLogOutPath, isOfAnother } from './log-out-words.ts';
import { markupElements } from './markup-elements.ts';
import {
  addressesIn,
  clearingIn,
  emptiesPerson,
  emptiesState,
  expiresEntry,
  homeOf,
  memberPath,
  takesAway,
} from './session-state.ts';
import { calleeName } from './settlement.ts';
import { nameOfFunction } from './sign-up.ts';
import { variableOf } from './variables.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { Surroundings } from './session-state.ts';

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression;
type Assignment = TSESTree.AssignmentExpression;

export interface LogOut {
  /** Empty for a function without a name. */
  readonly name: string;
  /** What an editor underlines. */
  readonly head: Node;
  /** The function that logs out, or the form that has the server do so. */
  readonly fn: FunctionNode | Form;
  /** What ends the session, in the order of the text: calls, and assignments that empty a state; the action of a form. */
  readonly ends: readonly Node[];
  /** It empties a state of the page, so that whoever watches that learns of the log-out. */
  readonly isShown: boolean;
  /** It is known by what it takes away alone: a log-out that calls it says more. */
  readonly isClearing: boolean;
  /** Of markup: it is certainly of a page, whatever its file says of itself. */
  readonly isOfPage?: boolean;
}

type Form = TSESTree.JSXOpeningElement;

/** Whether a module runs on a server only, by what it says of itself. */
function isOnServer(program: TSESTree.Program, file: string): boolean {
  return (
    /(?:^|\/)server\/|\.server\.[cm]?[jt]sx?$/.test(file) ||
    program.body.some(
      statement =>
        isServerDirective(statement) ||
        (statement.type === 'ImportDeclaration' &&
          /^(?:server-only|next\/headers|node:.*)$/.test(statement.source.value)),
    )
  );
}

function isServerDirective(statement: TSESTree.Statement): boolean {
  return statement.type === 'ExpressionStatement' && statement.directive === 'use server';
}

/** `async () => { 'use server'; … }` */
function isServerFunction({ body }: FunctionNode): boolean {
  return body?.type === 'BlockStatement' && body.body.some(isServerDirective);
}

/**
 * The functions of a file that end a session themselves: by a request, by an authentication's client, or, where their
 * name says that they log out, by taking away what the page knows of the person. Those that hand on to another function
 * of the project are left to that. What runs on a server cannot reach the client that keeps the identity.
 */
export function logOutsIn(program: TSESTree.Program, at: Surroundings): readonly LogOut[] {
  if (isTestPath(at.file)) return [];
  const forms = formsIn(program, at);
  return isOnServer(program, at.file)
    ? forms
    : [...endingIn(program, at, fn => !isServerFunction(fn) && !isHandler(fn, at.sourceCode, at.file)), ...forms];
}

/** `<form action={logOut}>`: the server ends the session, and the page learns no more than that the form is sent. */
function formsIn(program: TSESTree.Program, at: Surroundings): readonly LogOut[] {
  const found: LogOut[] = [];
  walk(
    program,
    node => {
      if (node.type !== 'JSXOpeningElement') return;
      const action = node.attributes.find(attribute => isServerAction(attribute, at));
      if (action) found.push({ name: '', head: action, fn: node, ends: [action], isShown: false, isClearing: false });
    },
    at.sourceCode.visitorKeys,
  );
  return found;
}

/**
 * Links to where a server ends the session, no page of the app (`<a href="/api/auth/logout">`), and forms that are sent
 * there (`<form method="post" action="/logout">`). All that the page sees of such a log-out is that it is left.
 */
export function linksOut({ program, file, text, visitorKeys, isOfPage }: LinkedPage): readonly LogOut[] {
  if (isTestPath(file)) return [];
  const found: LogOut[] = [];
  const forms = formsOfRouters(program);
  const look = (node: Node, isOfPage: boolean): void => {
    if (node.type !== 'JSXOpeningElement') return;
    const link = node.attributes.find(attribute => isLinkOut(attribute) || isSentOut(attribute, node, forms));
    if (link) found.push({ name: '', head: link, fn: node, ends: [link], isShown: false, isClearing: false, isOfPage });
  };
  walk(program, node => look(node, isOfPage), visitorKeys);
  for (const element of markupElements(program, file, text, isLinking)) look(element, true);
  return found;
}

/** What a browser follows or sends by itself. */
function isLinking(name: string): boolean {
  return /^(?:a|form|button|input)$/.test(name);
}

interface LinkedPage {
  readonly program: TSESTree.Program;
  readonly file: string;
  /** Of the file, for its markup. */
  readonly text: string;
  /** No component of the project is one of the server. */
  readonly isOfPage: boolean;
  readonly visitorKeys: Surroundings['sourceCode']['visitorKeys'];
}

function isLinkOut(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): boolean {
  if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'href') return false;
  const given = givenTo(attribute);
  if (!given) return false;
  return addressesIn(given).some(
    text => isLogOutPath(text) && !isOfAnother(text) && (isServedPath(text) || isBehindHost(given)),
  );
}

/** A form that is sent to a server: of the page itself, or of a router. */
function isSentOut(
  attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute,
  { name }: Form,
  forms: ReadonlySet<string>,
): boolean {
  if (attribute.type !== 'JSXAttribute') return false;
  const own = name.type === 'JSXIdentifier' ? name.name : '';
  const isForm =
    own === 'form' ||
    forms.has(own) ||
    (name.type === 'JSXMemberExpression' && name.property.name === 'Form' && forms.has(FETCHER));
  const isSending =
    (isForm && attribute.name.name === 'action') ||
    (/^(?:button|input)$/.test(own) && attribute.name.name === 'formAction');
  const given = givenTo(attribute);
  return isSending && given !== undefined && addressesIn(given).some(text => isLogOutPath(text) && !isOfAnother(text));
}

/** A hook of routers that gives an object with a form. */
const FETCHER = 'useFetcher';
const routers: ReadonlySet<string> = new Set(formPackages);

/** What a module calls the forms that it has of a router, and the hook that gives another. */
function formsOfRouters({ body }: TSESTree.Program): ReadonlySet<string> {
  const imports = body.flatMap(statement =>
    statement.type === 'ImportDeclaration' && routers.has(statement.source.value) ? statement.specifiers : [],
  );
  const named = imports.flatMap(specifier => {
    if (specifier.type === 'ImportDefaultSpecifier') return [specifier.local.name];
    const imported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : undefined;
    return imported === 'Form' ? [specifier.local.name] : imported === FETCHER ? [FETCHER] : [];
  });
  return new Set(named);
}

function givenTo({ value }: TSESTree.JSXAttribute): Node | undefined {
  return value?.type === 'JSXExpressionContainer' ? unwrap(value.expression) : (value ?? undefined);
}

/** Where frameworks and servers keep what is no page. */
function isServedPath(path: string): boolean {
  return ['/api/', '/auth/', '/.auth/', '/oauth2/'].some(start => path.startsWith(start)) || path.includes('://');
}

/** `${API_URL}/logout` */
function isBehindHost(given: Node): boolean {
  return given.type === 'TemplateLiteral' && given.quasis[0]?.value.raw === '' && given.quasis.length > 1;
}

function isServerAction(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute, at: Surroundings): boolean {
  if (attribute.type !== 'JSXAttribute' || attribute.value?.type !== 'JSXExpressionContainer') return false;
  if (attribute.name.type !== 'JSXIdentifier' || !/^(?:action|formAction)$/.test(attribute.name.name)) return false;
  const given = unwrap(attribute.value.expression);
  if (isFunction(given)) return isServerFunction(given) && endsIn(given, false, at).length > 0;
  return given.type === 'Identifier' && isOfModule(given, at) && at.named(given.name).some(fn => at.isServerLogOut(fn));
}

function isOfModule(name: TSESTree.Identifier, { sourceCode }: Surroundings): boolean {
  const scope = variableOf(name, sourceCode)?.scope.type;
  return scope === 'module' || scope === 'global';
}

/** The log-outs that pages call, and the server runs: of a module of such functions, or each by itself. */
export function serverLogOutsIn(program: TSESTree.Program, at: Surroundings): readonly LogOut[] {
  const areAll = program.body.some(isServerDirective);
  return endingIn(program, at, fn => areAll || isServerFunction(fn));
}

function endingIn(
  program: TSESTree.Program,
  at: Surroundings,
  isWanted: (fn: FunctionNode) => boolean,
): readonly LogOut[] {
  const found: LogOut[] = [];
  const visit = (node: Node): boolean => {
    if (!isFunction(node)) return true;
    const name = nameOfFunction(node) ?? '';
    if (isOfAnother(name)) return true;
    const isNamed = isLogOutName(name);
    const told = endsIn(node, isNamed, at);
    const ends = told.length > 0 || isNamed ? told : clearingIn(node, at);
    if (ends.length === 0 || !isWanted(node) || (!isNamed && isOfOwnSession(node, ends, at))) return true;
    const isShown = ends.some(end => showsNobody(end, at));
    found.push({ name, head: headOf(node), fn: node, ends, isShown, isClearing: ends !== told });
    return !isNamed;
  };
  walk(program, visit, at.sourceCode.visitorKeys);
  return found;
}

/**
 * Whether a function ends but the session that it has begun itself, as one does that fetches a token for a script. Where
 * it ends that on some ways only, somebody was let in and is turned away again.
 */
function isOfOwnSession({ body }: FunctionNode, ends: LogOut['ends'], { sourceCode }: Surroundings): boolean {
  if (body?.type !== 'BlockStatement') return false;
  const always = body.body.filter(({ type }) => /^(?:Expression|Return)Statement$|^VariableDeclaration$/.test(type));
  const begin = always.find(statement => beginsSession(statement, sourceCode.visitorKeys));
  return (
    begin !== undefined &&
    ends.every(end => always.some(one => one.range[0] > begin.range[0] && contains(one.range, end.range)))
  );
}

function beginsSession(statement: TSESTree.Statement, keys: Surroundings['sourceCode']['visitorKeys']): boolean {
  let begins = false;
  const visit = (node: Node): boolean => {
    begins ||=
      node.type === 'CallExpression' &&
      /^(?:sign|log)_?in(?:$|_?(?:with|as|anonymously))/i.test(calleeName(node) ?? '');
    return !begins && !isFunction(node);
  };
  walk(statement, visit, keys);
  return begins;
}

function endsIn(fn: FunctionNode, isNamed: boolean, at: Surroundings): LogOut['ends'] {
  const found: (Call | Assignment)[] = [];
  const visit = (node: Node): void => {
    if (isNamed && node.type === 'AssignmentExpression' && (emptiesPerson(node, at) || expiresEntry(node, at)))
      found.push(node);
    if (node.type !== 'CallExpression') return;
    const isOwn = isNamed || homeOf(node) === fn;
    if (
      isOwn &&
      (isRequest(node) || isOfProvider(node, at) || isOfServer(node, at) || (isNamed && takesAway(node, at)))
    )
      found.push(node);
  };
  walk(fn, visit, at.sourceCode.visitorKeys);
  return found;
}

/** What takes a path and goes there, looks at it, or waits for requests to it. */
const noRequest =
  /^(?:push|replace|navigate|navigate to|redirect|assign|open|go|href|link|includes|starts with|ends with|match|test|index of|join|log|use|route|t|translate)$/;
/** What waits for a message of a name that looks like a path, or says that something happened. */
const listening =
  /^(?:take|take (?:latest|every|leading|maybe)|on|once|add (?:event )?listener|subscribe|handle|add case|create action)$/;
const telling = /^(?:track|page|screen|identify|log event|capture|record|emit)$/;
const receiving = /^(?:app|router|server|fastify|express|routes?)$/;

/** What sends a request, whatever it is given: a word alone may be anything elsewhere. */
const requesting = /^(?:fetch|post|get|put|patch|delete|request|mutate)$/;

/** `fetch('/logout', …)`, `api.post('/auth/logout')`, `$.ajax({ url: '/logout' })` */
function isRequest(call: Call): boolean {
  const name = wordsOf(calleeName(call) ?? '').join(' ');
  if (call.arguments.some(isFunction) || [noRequest, listening, telling].some(words => words.test(name))) return false;
  const path = pathOf(call.callee);
  if (receiving.test(path?.split('.').at(-2) ?? '') || isOfAnother(path ?? '')) return false;
  return call.arguments.flatMap(addressIn).some(text => {
    return isLogOutPath(text) && !isOfAnother(text) && (text.includes('/') || requesting.test(name));
  });
}

/** What an argument says of an address: it is one, or holds one among the options of a request. */
function addressIn(argument: Node): readonly string[] {
  return argument.type === 'ObjectExpression'
    ? argument.properties.flatMap(property =>
        property.type === 'Property' && /^(?:url|uri)$/.test(keyOf(property) ?? '') ? addressesIn(property.value) : [],
      )
    : addressesIn(argument);
}

/** What a component gets from these is what somebody else of the project put there. */
const frameworks: ReadonlySet<string> = new Set(frameworkPackages);

/** A server action that logs out. */
function isOfServer(call: Call, at: Surroundings): boolean {
  return at.called(call).functions.some(fn => at.isServerLogOut(fn));
}

/** Calls behind the method that ends the session: `trpc.auth.logout.mutate()`. */
const running = /^(?:mutate|mutateAsync|execute|call|send|query|unwrap|run|dispatch)$/;

/** `auth.signOut()`, `signOut()` of a package; not a function of the project, which is told where it is written. */
function isOfProvider(call: Call, at: Surroundings): boolean {
  const callee = unwrap(call.callee);
  const path = memberPath(callee);
  const last = path.at(-1) ?? '';
  const method = running.test(last) ? (path.at(-2) ?? '') : last;
  const isNameless = callee.type === 'Identifier' && !endsByName(method);
  const isNamed = endsByName(method) || endsSession(method, path.at(-2) ?? '');
  if ((!isNamed && !isNameless) || path.some(isOfAnother) || path[0] === 'props') return false;
  const { functions, source, name = '' } = at.called(call);
  if (functions.length > 0 || (isNameless && !endsByName(name))) return false;
  return callee.type === 'MemberExpression'
    ? !isParameterOfComponent(callee)
    : source !== undefined && !frameworks.has(source);
}

/** `this.props.logout()` */
function isParameterOfComponent(callee: TSESTree.MemberExpression): boolean {
  return memberPath(callee).slice(0, 2).join('.') === 'this.props';
}

function showsNobody(end: Node, at: Surroundings): boolean {
  return end.type === 'AssignmentExpression' || (end.type === 'CallExpression' && emptiesState(end, at) === true);
}

/** The name of the function rather than all of its body: an editor underlines what is reported. */
function headOf(fn: Node): Node {
  if ((fn.type === 'FunctionDeclaration' || fn.type === 'FunctionExpression') && fn.id) return fn.id;
  let parent = fn.parent;
  while (parent && (parent.type === 'CallExpression' || parent.type === 'TSAsExpression')) parent = parent.parent;
  if (parent?.type === 'VariableDeclarator') return parent.id;
  if (
    parent &&
    (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition')
  )
    return parent.key;
  return fn;
}
