/** Where the code itself says that nobody is known to the client of a page yet. */
import {
  contains,
  enclosingFunction,
  isFunction,
  isNothing,
  keyOf,
  neverGoesOn,
  sameRange,
  unwrap,
  walk,
} from '../../edit/nodes.ts';
import { textIn } from '../../edit/string-literal.ts';
import { isGuarded } from '../shared/guards.ts';
import { isLogOutName, isOfAnother } from '../shared/log-out-words.ts';
import { calleeName, memberName } from '../shared/settlement.ts';
import { nameOfFunction } from '../shared/sign-up.ts';
import { variableOf } from '../shared/variables.ts';
import { isLogging } from '../shared/only-sends.ts';
import { asksForAnswer, isAheadOfEffect } from './effects.ts';
import {
  asksByName,
  beginsByMeans,
  beginsByName,
  isAskingPath,
  isComingIn,
  isCredential,
  isLogInPath,
  isPersonInside,
  isScreenOfLogIn,
  saysOfSession,
} from './log-in-words.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export type Nobody =
  /** A condition asks for somebody who has come in, and this is the other branch. */
  | { readonly why: 'branch' }
  /** The screen is the one where people come in, by this call. */
  | { readonly why: 'screen'; readonly logIn: Node };

/** Why nobody is known where a call of a client that keeps the person is made; undefined where somebody may be. */
export function whyNobody(call: AnalyticsCall, reading: RuleReading, sourceCode: SourceCode): Nobody | undefined {
  const node = call.identity === 'ambient' ? reading.nodeAt(call.range) : undefined;
  if (!node) return undefined;
  const ofScreen = logInOfScreen(call, node, reading, sourceCode);
  if (isKnownThere(node, reading, sourceCode))
    return ofScreen && asksForAnswer(node, ofScreen, sourceCode) ? { why: 'screen', logIn: ofScreen } : undefined;
  if (isBranchOfStrangers(node, sourceCode)) return isBehindLogIn(node, sourceCode) ? undefined : { why: 'branch' };
  const logIn = logInAround(node, reading, sourceCode) ?? ofScreen;
  return logIn && { why: 'screen', logIn };
}

function isKnownThere(node: Node, { calls, nodeAt }: RuleReading, sourceCode: SourceCode): boolean {
  const identifies = calls.filter(({ method }) => method === 'identify').flatMap(({ range }) => nodeAt(range) ?? []);
  return isGuarded(node, { sourceCode, identifies });
}

/** `if (!user) track(…)`, `isLoggedIn ? … : track(…)`, `if (isLoggedIn) return; track(…)` */
function isBranchOfStrangers(node: Node, sourceCode: SourceCode): boolean {
  const says = (test: Node, outcome: boolean): boolean => saysNobody(test, outcome, sourceCode);
  for (let inner = node, outer = node.parent; outer && !isOfItsOwn(inner); inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (inner !== outer.test && says(outer.test, inner === outer.consequent)) return true;
        break;
      case 'LogicalExpression':
        if (inner === outer.right && outer.operator !== '??' && says(outer.left, outer.operator === '&&')) return true;
        break;
      case 'BlockStatement':
        if (
          outer.body
            .slice(0, outer.body.indexOf(inner as TSESTree.Statement))
            .some(each => each.type === 'IfStatement' && neverGoesOn(each.consequent) && says(each.test, false))
        )
          return true;
        break;
      default:
    }
  }
  return false;
}

/** A function may run when somebody has come in; what markup is given is gone by then. */
function isOfItsOwn(node: Node): boolean {
  return isFunction(node) && node.parent.type !== 'JSXExpressionContainer';
}

/** Whether a test that comes out so says that nobody has come in. */
function saysNobody(test: Node, outcome: boolean, sourceCode: SourceCode): boolean {
  const bare = unwrap(test);
  const says = (node: Node, wanted: boolean): boolean => saysNobody(node, wanted, sourceCode);
  switch (bare.type) {
    case 'UnaryExpression':
      return bare.operator === '!' && says(bare.argument, !outcome);
    case 'LogicalExpression':
      if (bare.operator === '??') return false;
      return (bare.operator === '&&') === outcome
        ? says(bare.left, outcome) || says(bare.right, outcome)
        : says(bare.left, outcome) && says(bare.right, outcome);
    case 'BinaryExpression': {
      const none = /^[!=]==?$/.test(bare.operator) ? [bare.left, bare.right].find(isNothing) : undefined;
      const other = none === bare.left ? bare.right : bare.left;
      return none !== undefined && says(other, bare.operator.startsWith('!') ? outcome : !outcome);
    }
    case 'CallExpression':
      return bare.callee.type === 'Identifier' && bare.callee.name === 'Boolean' && bare.arguments[0]
        ? says(bare.arguments[0], outcome)
        : saysBySession(calleeName(bare) ?? '', outcome);
    case 'Identifier':
      return (
        saysBySession(bare.name, outcome) ||
        (!outcome && isPersonInside(bare.name) && !isLookedUp(bare, sourceCode)) ||
        saysByConstant(bare, outcome, sourceCode)
      );
    case 'MemberExpression': {
      const name = memberName(bare) ?? '';
      return saysBySession(name, outcome) || (!outcome && isPersonInside(name));
    }
    default:
      return false;
  }
}

function saysBySession(name: string, outcome: boolean): boolean {
  return saysOfSession(name) === (outcome ? 'outside' : 'inside');
}

/** `const isVisitor = !user;` */
function saysByConstant(name: TSESTree.Identifier, outcome: boolean, sourceCode: SourceCode): boolean {
  const definition = variableOf(name, sourceCode)?.defs[0]?.node as Node | undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.parent.kind === 'const' &&
    definition.id.type === 'Identifier' &&
    definition.init?.type === 'UnaryExpression' &&
    saysNobody(definition.init, outcome, sourceCode)
  );
}

/** Somebody whom a function is given, or has looked for: not the one in front of the page. */
function isLookedUp(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const [definition] = variableOf(name, sourceCode)?.defs ?? [];
  if (definition?.type === 'Parameter') return definition.name.parent.type !== 'Property';
  const init = definition?.type === 'Variable' ? definition.node.init : undefined;
  const bare = init && unwrap(init);
  return (
    bare?.type === 'AwaitExpression' ||
    (bare?.type === 'CallExpression' && /^(?:find|get|load|fetch|query|lookup)/i.test(calleeName(bare) ?? ''))
  );
}

/** Whether somebody comes in before the node, in the function that it runs in: there they may be known. */
function isBehindLogIn(node: Node, sourceCode: SourceCode): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && logInsIn(fn, sourceCode).some(one => !onlyAsks(one) && one.range[1] < node.range[0]);
}

/**
 * The function of a component that a node begins, if that is where people come in: `const signIn = async () => {
 * track('Sign In Clicked'); … }`. One that is given somebody, or has waited for something, may know who it is.
 */
function logInAround(node: Node, reading: RuleReading, sourceCode: SourceCode): Node | undefined {
  const fn = enclosingFunction(node);
  if (!fn || !isComingIn(nameOfFunction(fn) ?? '') || !fn.params.every(isOfWhoComesIn)) return undefined;
  if (!isComponentFile(reading.file) && !componentAround(node, sourceCode)) return undefined;
  let hasWaited = false;
  let goesOn = false;
  walk(
    fn,
    inner => {
      if (inner.range[1] < node.range[0]) hasWaited ||= inner.type === 'AwaitExpression';
      if (inner.range[0] > node.range[1]) goesOn ||= inner.type === 'CallExpression' && isWork(inner, reading);
    },
    sourceCode.visitorKeys,
  );
  return goesOn && !hasWaited ? fn : undefined;
}

/** What a form or a button gives: an event, or what people show. */
function isOfWhoComesIn(param: Node): boolean {
  if (param.type === 'ObjectPattern')
    return param.properties.every(each => each.type === 'Property' && isCredential(keyOf(each) ?? ''));
  return param.type === 'Identifier' && (/^_?(?:e|ev|evt|event)$/.test(param.name) || isCredential(param.name));
}

/** A function that only sends is called when it has happened. */
function isWork(call: TSESTree.CallExpression, { calls }: RuleReading): boolean {
  return !isLogging(call) && !calls.some(({ range }) => sameRange(range, call.range));
}

/**
 * The log-in of the component around a node, where the node runs before it has come to its end, or when it has failed.
 * One without a log-in is for strangers by its name alone, for what nothing is asked or waited for.
 */
function logInOfScreen(
  call: AnalyticsCall,
  node: Node,
  reading: RuleReading,
  sourceCode: SourceCode,
): Node | undefined {
  const { file } = reading;
  const screen = isComponentFile(file) ? sourceCode.ast : componentAround(node, sourceCode);
  if (!screen || logsOut(screen, sourceCode)) return undefined;
  const [first, ...others] = logInsIn(screen, sourceCode);
  if (!first) return namesOfScreen(screen, file).some(isScreenOfLogIn) && isAtOnce(node, screen) ? screen : undefined;
  const done = [first, ...others].filter(one => !onlyAsks(one) && comesAfter(node, one));
  return done.every(one => isAheadOfEffect(call, node, one, reading)) ? (done[0] ?? first) : undefined;
}

/** By its function or class, its file, and the folder of a file that is called like all of them. */
function namesOfScreen(screen: Node, file: string): readonly string[] {
  const [name = '', folder = ''] = file.split('/').toReversed();
  const base = name.replace(/\.\w+$/, '');
  const own = screen.type === 'ClassDeclaration' ? screen.id?.name : nameOfFunction(screen);
  return [own ?? '', base, /^(?:index|page)$/.test(base) ? folder : ''];
}

/** Whether a node runs whenever its function does, and not when something has been done. */
function isAtOnce(node: Node, screen: Node): boolean {
  for (let inner = node, outer = node.parent; outer && inner !== screen; inner = outer, outer = outer.parent) {
    if (outer.type === 'TryStatement' && !(inner === outer.block && isBegun(outer.block, node))) return false;
    if (/^(?:If|Switch|For\w*|While)Statement$|^(?:Conditional|Logical)Expression$/.test(outer.type)) return false;
    if (
      isFunction(outer) &&
      /^on(?:Success|Complete|Completed|Settled|Finish|Error)$/.test(nameOfFunction(outer) ?? '')
    )
      return false;
    if (outer.type === 'CallExpression' && /^(?:then|catch|finally)$/.test(memberName(unwrap(outer.callee)) ?? ''))
      return false;
    if (outer.type === 'BlockStatement' && hasWaited(outer, inner)) return false;
  }
  return true;
}

/** Whether nothing but states is set in a block before a node: what a `try` begins with runs as surely as itself. */
function isBegun({ body }: TSESTree.BlockStatement, node: Node): boolean {
  let works = false;
  for (const statement of body.slice(
    0,
    body.findIndex(one => contains(one.range, node.range)),
  ))
    walk(statement, inner => {
      works ||= inner.type === 'CallExpression' && !/^set[A-Z]/.test(calleeName(inner) ?? '');
      return !isFunction(inner);
    });
  return !works;
}

function hasWaited({ body }: TSESTree.BlockStatement, until: Node): boolean {
  let waits = false;
  for (const statement of body.slice(0, body.indexOf(until as TSESTree.Statement)))
    walk(statement, node => {
      waits ||= node.type === 'AwaitExpression';
      return !isFunction(node);
    });
  return waits;
}

function isComponentFile(file: string): boolean {
  return /\.(?:vue|svelte|astro)$/.test(file);
}

/** The outermost function or class around a node, if it renders something. */
function componentAround(node: Node, sourceCode: SourceCode): Node | undefined {
  let outermost: Node | undefined;
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isFunction(outer) || outer.type === 'ClassDeclaration' || outer.type === 'ClassExpression') outermost = outer;
  }
  return outermost && rendersIn(outermost, sourceCode) ? outermost : undefined;
}

function rendersIn(node: Node, { visitorKeys }: SourceCode): boolean {
  let renders = false;
  walk(
    node,
    inner => {
      renders ||= inner.type === 'JSXElement' || inner.type === 'JSXFragment';
      return !renders;
    },
    visitorKeys,
  );
  return renders;
}

/** Whether a component ends sessions as well: what holds the whole of a session is no screen for strangers. */
function logsOut(screen: Node, { visitorKeys }: SourceCode): boolean {
  let found = false;
  walk(
    screen,
    node => {
      const name = node.type === 'CallExpression' ? calleeName(node) : nameOfFunction(node);
      found ||= name !== undefined && isLogOutName(name);
      return !found;
    },
    visitorKeys,
  );
  return found;
}

function logInsIn(node: Node, sourceCode: SourceCode): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(
    node,
    inner => {
      if (inner.type === 'CallExpression' && isLogIn(inner, sourceCode)) found.push(inner);
    },
    sourceCode.visitorKeys,
  );
  return found;
}

/** `login(email, password)`, `api.post('/login', form)`, `form.register()`: by its name or its address, and by what it gets. */
function isLogIn(call: TSESTree.CallExpression, { text }: SourceCode): boolean {
  const name = calleeName(call) ?? '';
  if (beginsByMeans(name) && !isOfAnother(name)) return true;
  const isNamed = beginsByName(name);
  if (isNamed && call.arguments.length === 0) return isOfForm(unwrap(call.callee), text);
  const isAddressed = call.arguments.length > 1 && call.arguments.some(argument => isAddressOfLogIn(argument, name));
  return (
    (isNamed || isAddressed) && call.arguments.some(argument => !isFunction(argument) && holdsCredential(argument))
  );
}

/** A word alone may be anything where nothing is posted: `defaults.get('login', { email })`. */
function isAddressOfLogIn(argument: Node, method: string): boolean {
  const text = textIn(argument) ?? '';
  return isLogInPath(text) && (text.includes('/') || /^(?:post|put|patch|fetch|request|mutate)$/.test(method));
}

/** A code is asked for, or a new password: nobody has come in when that is done. */
function onlyAsks(call: TSESTree.CallExpression): boolean {
  return asksByName(calleeName(call) ?? '') || call.arguments.some(argument => isAskingPath(textIn(argument) ?? ''));
}

/** A method of what holds the fields of a form, as the rest of the component fills them: `auth.email`. */
function isOfForm(callee: Node, text: string): boolean {
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const name =
    holder?.type === 'MemberExpression' ? memberName(holder) : holder?.type === 'Identifier' ? holder.name : '';
  if (!name) return false;
  return text
    .split(/[^\w$.]/)
    .map(path => path.split('.'))
    .some(path => path.includes(name) && path.slice(path.indexOf(name) + 1).some(isCredential));
}

function holdsCredential(argument: Node): boolean {
  let found = false;
  walk(argument, node => {
    const name = node.type === 'Identifier' ? node.name : node.type === 'Property' ? keyOf(node) : undefined;
    found ||= name !== undefined && isCredential(name);
    return !found && !isFunction(node);
  });
  return found;
}

/** Whether a node runs when the log-in has succeeded, so that somebody may be known. */
function comesAfter(node: Node, logIn: Node): boolean {
  const fn: FunctionNode | undefined = enclosingFunction(logIn);
  if (!fn || !contains(fn.range, node.range) || node.range[0] < logIn.range[0]) return false;
  for (let outer = node.parent; outer && outer !== fn; outer = outer.parent) {
    if (
      outer.type === 'CatchClause' &&
      outer.parent.type === 'TryStatement' &&
      contains(outer.parent.block.range, logIn.range)
    )
      return false;
  }
  return true;
}
