import { exportGiven, readAmd } from './amd.ts';
import { isOnTheWay, memberOf, pathTo, sometimes } from './bindings.ts';
import { readInheritance } from './constructors.ts';
import { readWrites } from './written.ts';
import { functionOf } from './functions.ts';
import { windowNames } from './variables.ts';
import { emptyRecord, isFunction, memberName, stringOf, unknown, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { CallDraft, Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Entry } from './table.ts';
import type { Condition, Expr } from '../facts.ts';

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Conditions of one call that are kept, the nearest ones: more are about something else. */
const MAX_PROVIDED = 6;

/** `require`, and what webpack leaves as it is. */
const requires: ReadonlySet<string> = new Set(['require', '__non_webpack_require__']);

function isOfText({ is, not, of }: Condition): boolean {
  return is === undefined && not === undefined && of === undefined;
}

/** The call that a node is. */
export function callOf(context: Extraction, node: CallNode): Entry<CallDraft> {
  return context.calls.of(node, () => ({
    x: unknown('dynamic-call', node),
    a: [],
    f: -1,
    ...(node.type === 'NewExpression' && { new: true }),
    ...context.position(node),
  }));
}

/** The module of a `require('…')` that is Node's own. */
export function requiredModule(context: Extraction, { callee, arguments: given }: CallNode): string | undefined {
  const module = given.length === 1 ? stringOf(given[0]) : undefined;
  return module !== undefined && isRequire(context, callee) ? module : undefined;
}

/**
 * Whether an expression is Node's `require`: also past a bundler, as a page of Electron has it from its window, a
 * package of Meteor from `Npm`, and as `createRequire` makes it for a module.
 */
function isRequire(context: Extraction, callee: Node): boolean {
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') {
    const object = unwrap(node.object);
    const isHolder = object.type === 'Identifier' && holdsRequire(object.name) && !context.isDeclared(object);
    return isHolder && memberName(context, node) === 'require';
  }
  if (node.type !== 'Identifier') return false;
  if (!context.isDeclared(node)) return requires.has(node.name);
  const declared = context.constantOf(node);
  if (!declared) return false;
  return unwrap(declared).type === 'MemberExpression' ? isRequire(context, declared) : isRequireMaker(declared);
}

/** Globals that have Node's `require`: a page of Electron's, a module itself, and what Meteor gives its packages. */
function holdsRequire(name: string): boolean {
  return windowNames.has(name) || name === 'module' || name === 'Npm';
}

function isRequireMaker(declared: Node): boolean {
  const node = unwrap(declared);
  if (node.type !== 'CallExpression') return false;
  const maker = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
  return maker.type === 'Identifier' && maker.name === 'createRequire';
}

export function isCall(node: Node): node is CallNode {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** Takes a call down; what stands in its callee and in its arguments is still to be walked. */
export function readCall(context: Extraction, node: CallNode): void {
  const { id, item: call } = callOf(context, node);
  const { fn: f, isCaught } = context.place;
  call.f = f;
  if (isCaught) call.caught = true;
  call.x = context.expr(node.callee);
  call.a = node.arguments.map(argument => context.expr(argument));
  const cls = context.classes.items[context.place.cls];
  if (cls && cls.ctor === f && call.a.some(({ k }) => k === 'this')) cls.dyn = true;
  const { conditions } = context.flow;
  const on = conditions.filter(isOfText);
  if (on.length > 0) call.on = on;
  // What is asked in the code of a module itself, no caller decides.
  const provided = f < 0 ? [] : conditions.filter(one => !isOfText(one)).slice(-MAX_PROVIDED);
  if (provided.length > 0) call.if = provided;
  const types = context.typeArguments(node.typeArguments);
  if (types) call.ta = types;
  context.fn?.calls.push(id);
  readAddition(context, node, call);
  if (node.type === 'CallExpression') {
    readWrites(context, node, call.a);
    readInheritance(context, node);
  }
}

/** Methods that change a list, with the first of their arguments that comes into it. */
const changing: ReadonlyMap<string, number> = new Map([
  ['push', 0],
  ['unshift', 0],
  ['splice', 2],
  ['fill', 0],
  ['sort', Infinity],
  ['reverse', Infinity],
  ['copyWithin', Infinity],
]);

/** What makes a hash, to which `update` adds. */
const hashers: ReadonlySet<string | null> = new Set(['createHash', 'createHmac', 'CryptoHasher']);

/** `hash.update(value)` of `const hash = createHash('sha256')`. */
function isHashed(context: Extraction, { property, object }: TSESTree.MemberExpression): boolean {
  if (property.type !== 'Identifier' || property.name !== 'update' || object.type !== 'Identifier') return false;
  const made = context.definitionOf(object);
  if (made?.type !== 'CallExpression' && made?.type !== 'NewExpression') return false;
  const { callee } = made;
  if (callee.type === 'MemberExpression') return hashers.has(memberName(context, callee));
  return callee.type === 'Identifier' && hashers.has(callee.name);
}

/** `list.push(value)`, `message.list.push(value)`, `this.list.push(value)`, and what puts items elsewhere. */
function readAddition(context: Extraction, { callee }: CallNode, { a }: CallDraft): void {
  const name = callee.type === 'MemberExpression' ? memberName(context, callee) : null;
  if (callee.type !== 'MemberExpression') return;
  if (name === 'shift') noteShifted(context, callee.object);
  const from = isHashed(context, callee) ? 0 : changing.get(name ?? '');
  if (from === undefined) return;
  const { object, path } = pathTo(context, callee.object);
  if (!path) return;
  const values = name === 'fill' ? a.slice(0, 1) : a.slice(from);
  const isMoved = name !== 'push' && name !== 'update';
  if (object.type === 'ThisExpression') addToField(context, path, values, isMoved);
  else if (object.type === 'Identifier') {
    const id = context.bindingId(object);
    const binding = id === undefined ? undefined : context.bindings.items[id];
    if (!binding) return;
    if (isMoved && path.length === 0) binding.mv = true;
    if (values.length === 0) return;
    const added = (binding.add ??= emptyRecord());
    const isSure = path.length === 0 && isOnTheWay(context, binding);
    (added[path.join('.')] ??= []).push(...(isSure ? values : values.map(sometimes)));
  }
}

/** `const list = [].slice.call(arguments); list.shift()`. */
function noteShifted(context: Extraction, object: TSESTree.Expression): void {
  const id = object.type === 'Identifier' ? context.bindingId(object) : undefined;
  const binding = id === undefined ? undefined : context.bindings.items[id];
  const isArguments = (x: Expr): boolean => x.k === 'par' && x.rest === true && x.n === 'arguments';
  const isMadeOf = (x: Expr): boolean =>
    isArguments(x) || (x.k === 'call' && (context.calls.items[x.c]?.a.some(isArguments) ?? false));
  if (binding?.v.some(isMadeOf)) binding.shifted = true;
}

function addToField(
  context: Extraction,
  [name, ...more]: readonly string[],
  values: readonly Expr[],
  isMoved: boolean,
): void {
  const cls = context.classes.items[context.place.cls];
  if (!cls || name === undefined || more.length > 0) return;
  const member = memberOf(cls, name, context.place.isStatic);
  if (isMoved) member.mv = true;
  if (values.length === 0) return;
  (member.add ??= []).push(...(cls.ctor === context.place.fn ? values : values.map(sometimes)));
}

export function walkArguments(context: Extraction, node: CallNode): void {
  const { id: c } = callOf(context, node);
  const owner = context.fn;
  const callee = unwrap(node.callee);
  const factory = node.type === 'CallExpression' ? readAmd(context, node) : undefined;
  if (isFunction(callee)) owner?.inner.push(functionOf(context, callee).id);
  for (const [i, argument] of node.arguments.entries()) {
    const given = unwrap(argument);
    if (isFunction(given)) {
      const fn = functionOf(context, given);
      fn.item.cb = { c, i };
      owner?.inner.push(fn.id);
    }
    if (given.type === 'ObjectExpression') context.givenTo.set(given, node);
    context.walk(argument);
  }
  if (factory) exportGiven(context, factory);
}
