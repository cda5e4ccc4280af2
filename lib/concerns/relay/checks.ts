/** Whether something between a request and a send compares, maps, parses or authenticates what came. */
import { contains, neverGoesOn, pathOf, statementListOf, unwrap, walk } from '../../edit/nodes.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { mayValidate } from './body-types.ts';
import { mountingPrograms } from './mounting.ts';
import { isLogging } from '../shared/only-sends.ts';
import { isWrittenRoute, registrationsOf } from '../shared/handlers.ts';
import { isSocketHandler } from '../shared/request-handlers.ts';
import { memberName } from '../shared/settlement.ts';
import { checkingWord, harmlessWord, lookUpWord } from './words.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Middleware, guards, schemas and functions around the handler that may refuse a request. */
export function isCheckedBefore(
  handler: FunctionNode,
  { project, file }: Pick<RuleReading, 'project' | 'file'>,
  sourceCode: SourceCode,
): boolean {
  return (
    (!isSocketHandler(handler) && registrationsOf(handler, sourceCode).some(mayCheck)) ||
    isGuardedMethod(handler, { project, file }, sourceCode) ||
    usesIn(sourceCode.ast).some(mayGuard) ||
    mountingPrograms(project, file).some(program => usesIn(program).some(mayGuard))
  );
}

/** `app.post('/track', check, handler)`, `withAuth(handler)`, `route({ schema, handler })`. */
function mayCheck(call: TSESTree.CallExpression | TSESTree.ObjectExpression): boolean {
  if (call.type === 'ObjectExpression') return call.properties.some(isCheckingOption);
  if (!isWrittenRoute(call)) return !isHarmless(call.callee);
  return call.arguments.some(argument =>
    argument.type === 'ObjectExpression'
      ? argument.properties.some(isCheckingOption)
      : !isPlainText(argument) && argument !== call.arguments.at(-1) && !isHarmless(argument),
  );
}

function isCheckingOption(property: TSESTree.ObjectLiteralElement): boolean {
  if (property.type !== 'Property') return true;
  const key = property.key.type === 'Identifier' ? property.key.name : '';
  return (
    /^(?:schema|validate|auth|preHandler|preValidation|onRequest|preParsing|pre|guards?|middlewares?|body|config)$/.test(
      key,
    ) ||
    (/^(?:options|config)$/.test(key) &&
      property.value.type === 'ObjectExpression' &&
      property.value.properties.some(isCheckingOption))
  );
}

/** `@UseGuards(…)` on the method or its class, and a body of a class that is validated. */
function isGuardedMethod(
  handler: FunctionNode,
  where: Pick<RuleReading, 'project' | 'file'>,
  sourceCode: SourceCode,
): boolean {
  const method = handler.parent.type === 'MethodDefinition' ? handler.parent : undefined;
  if (!method) return false;
  const decorators = [...(method.decorators ?? []), ...(method.parent.parent.decorators ?? [])];
  return (
    decorators.some(({ expression }) =>
      /^(?:Use|Auth|Guard|Roles|Permissions|Secured)/.test(nameOfCallee(expression)),
    ) ||
    handler.params.some(
      param => 'decorators' in param && param.decorators.length > 0 && mayValidate(param, where, sourceCode),
    )
  );
}

function nameOfCallee(node: Node): string {
  const callee = node.type === 'CallExpression' ? node.callee : node;
  return callee.type === 'Identifier' ? callee.name : (memberName(callee) ?? '');
}

/** `app.use(…)`, `router.addHook(…)`. */
function usesIn(program: TSESTree.Program): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(program, node => {
    if (
      node.type === 'CallExpression' &&
      /^(?:use|addHook|guard|onBeforeHandle|useGlobalGuards|useGlobalPipes)$/.test(memberName(node.callee) ?? '')
    )
      found.push(node);
  });
  return found;
}

/** What is mounted at a path is a router, unless its name says that it checks. */
function mayGuard({ arguments: args }: TSESTree.CallExpression): boolean {
  const isAtPath = args[0] !== undefined && isPlainText(args[0]);
  return args.some((argument, index) => {
    if (isPlainText(argument)) return false;
    return isAtPath && index === args.length - 1 ? hasCheckingName(argument) : !isHarmless(argument);
  });
}

function hasCheckingName(node: Node): boolean {
  const inner = unwrap(node);
  const name = (inner.type === 'CallExpression' ? pathOf(inner.callee) : pathOf(inner)) ?? '';
  return wordsOf(name).some(word => checkingWord.test(word));
}

function isPlainText(node: Node): boolean {
  return (
    node.type === 'Literal' ||
    node.type === 'TemplateLiteral' ||
    node.type === 'ArrayExpression' ||
    node.type === 'ObjectExpression'
  );
}

/** Known by all words of its name to let anybody through. */
function isHarmless(node: Node): boolean {
  const inner = unwrap(node);
  const name = inner.type === 'CallExpression' ? pathOf(inner.callee) : pathOf(inner);
  const words = name === undefined ? [] : wordsOf(name.split('.').at(-1) ?? '');
  return words.length > 0 && words.every(word => harmlessWord.test(word));
}

/** Something in the handler, in front of the send or around it, that what came has to pass. */
export function isCheckedInside(
  send: Node,
  handler: FunctionNode,
  isSend: (node: Node) => boolean,
  sourceCode: SourceCode,
): boolean {
  const came = namesOf(handler);
  const isPassed = (lookUp: TSESTree.VariableDeclarator): boolean => isOptionalIn(send, lookUp);
  for (let inner = send; inner !== handler && inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (isCheckAround(parent, inner, came)) return true;
    const list = statementListOf(parent) ?? [];
    if (
      list.slice(0, list.indexOf(inner)).some(statement => isCheck(statement, { came, isSend, isPassed, sourceCode }))
    )
      return true;
  }
  return false;
}

/** The parameters, and what is made of them. */
function namesOf(handler: FunctionNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const param of handler.params) addNames(param, names);
  walk(handler.body, node => {
    if (node.type === 'VariableDeclarator' && node.init && mentions(node.init, names)) addNames(node.id, names);
  });
  return names;
}

function addNames(pattern: Node, names: Set<string>): void {
  walk(pattern, node => {
    if (node.type === 'Identifier') names.add(node.name);
  });
}

function mentions(node: Node, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(node, inner => {
    found ||= inner.type === 'Identifier' && names.has(inner.name);
    return !found;
  });
  return found;
}

function isCheckAround(outer: Node, inner: Node, came: ReadonlySet<string>): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return outer.test !== inner && looksInto(outer.test, came);
    case 'LogicalExpression':
      return outer.right === inner && looksInto(outer.left, came);
    case 'SwitchStatement':
      return mentions(outer.discriminant, came);
    default:
      return false;
  }
}

interface Way {
  /** What came with the request, by name. */
  readonly came: ReadonlySet<string>;
  readonly isSend: (node: Node) => boolean;
  /** The send goes on where such a look-up has found nobody. */
  readonly isPassed: (lookUp: TSESTree.VariableDeclarator) => boolean;
  readonly sourceCode: SourceCode;
}

/** `session?.user.id` in the send, of `const session = await getServerSession(…)`: nobody is refused. */
function isOptionalIn(send: Node, { id, init }: TSESTree.VariableDeclarator): boolean {
  if (id.type !== 'Identifier' || !init || !isLookUp(init)) return false;
  let found = false;
  walk(send, node => {
    found ||=
      node.type === 'MemberExpression' &&
      node.optional &&
      node.object.type === 'Identifier' &&
      node.object.name === id.name;
    return !found;
  });
  return found;
}

/** Who it is that asks, and no more: `getSession(…)`, and not `requireSession(…)`. */
function isLookUp(init: Node): boolean {
  const call = unwrap(init.type === 'AwaitExpression' ? init.argument : init);
  const name = call.type === 'CallExpression' ? (pathOf(call.callee)?.split('.').at(-1) ?? '') : '';
  return wordsOf(name).every(word => !checkingWord.test(word) || lookUpWord.test(word));
}

function isCheck(statement: Node, way: Way): boolean {
  const { came, isSend, isPassed, sourceCode } = way;
  if (statement.type === 'IfStatement') {
    const { test, consequent } = statement;
    return neverGoesOn(consequent) && (isRefusal(consequent, sourceCode) || looksInto(test, came));
  }
  if (statement.type === 'TryStatement') return statement.block.body.some(each => isCheck(each, way));
  if (statement.type === 'ExpressionStatement') return isCheckingCall(statement.expression, came, false, isSend);
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.some(
      one => one.init && !isPassed(one) && isCheckingCall(one.init, came, true, isSend),
    );
  return false;
}

/** Who is refused was asked who they are. */
function isRefusal(consequent: Node, sourceCode: SourceCode): boolean {
  return /\b40[13]\b|unauthori[sz]ed|forbidden|unauthenticated/i.test(sourceCode.getText(consequent));
}

/** A function that is given what came, and may throw; of one that gives something only those named so. */
function isCheckingCall(
  node: Node,
  came: ReadonlySet<string>,
  givesMore: boolean,
  isSend: (node: Node) => boolean,
): boolean {
  const call = unwrap(node.type === 'AwaitExpression' ? node.argument : node);
  if (call.type !== 'CallExpression' || isLogging(call) || isSend(call)) return false;
  const path = pathOf(call.callee) ?? '';
  const name = path.split('.').at(-1) ?? '';
  if (path !== 'JSON.parse' && wordsOf(name).some(word => checkingWord.test(word))) return true;
  // What stores or sends it is a method of something as a rule.
  const isFunctionOfItsOwn = unwrap(call.callee).type === 'Identifier';
  return !givesMore && isFunctionOfItsOwn && call.arguments.some(argument => mentions(argument, came));
}

/** More than whether it is there and of which type. */
function looksInto(test: Node, came: ReadonlySet<string>): boolean {
  if (!mentions(test, came)) return false;
  const node = unwrap(test);
  switch (node.type) {
    case 'LogicalExpression':
      return looksInto(node.left, came) || looksInto(node.right, came);
    case 'UnaryExpression':
      return node.operator !== 'typeof' && looksInto(node.argument, came);
    case 'BinaryExpression':
      return (
        node.operator === 'in' ||
        node.operator === 'instanceof' ||
        ![node.left, node.right].some(side => isOfExistence(side) || isOfRouting(side))
      );
    case 'CallExpression':
      return (
        !isOfRouting(node.callee) &&
        !/^(?:Array\.isArray|Boolean|String|Number|isNaN|Number\.isFinite|Number\.isInteger)$/.test(
          pathOf(node.callee) ?? '',
        ) &&
        !/^(?:trim|toString|hasOwnProperty|startsWith)$/.test(memberName(node.callee) ?? '')
      );
    case 'MemberExpression':
      return node.computed && !contains(node.object.range, node.property.range) && mentions(node.property, came);
    default:
      return false;
  }
}

/** Which endpoint is asked for, by which method, and how much: `url.pathname`, `request.method`, `list.length`. */
function isOfRouting(node: Node): boolean {
  return /\b(?:method|pathname|url|path|length|size|contentType)\b/.test(pathOf(node) ?? '');
}

/** `typeof x`, `undefined`, `null`, `''`, a number. */
function isOfExistence(node: Node): boolean {
  return (
    (node.type === 'UnaryExpression' && (node.operator === 'typeof' || node.operator === 'void')) ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'Literal' && (node.value === null || node.value === '' || typeof node.value === 'number')) ||
    (node.type === 'Literal' && /^(?:string|number|object|undefined|boolean|POST|GET|PUT)$/.test(String(node.value)))
  );
}
