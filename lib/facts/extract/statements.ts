import { assign, assignPath, declareValue, hold, overwrite, pathTo } from './bindings.ts';
import { callOf } from './calls.ts';
import { checkedBy, pathOf } from './checks.ts';
import { readPrototype } from './constructors.ts';
import { expectType, noteExit } from './functions.ts';
import { span, unknown, unwrap } from './nodes.ts';
import { mayBeNothing } from './types.ts';
import { walkRepeated } from './ways.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr, Type } from '../facts.ts';

export function walkVariables(context: Extraction, node: TSESTree.VariableDeclaration): void {
  for (const { id, init } of node.declarations) {
    if (node.declare) mark(context, id, 'amb');
    const documented = context.documented(context.docs?.tag(id, 'type'));
    if (init) {
      const isOfPage = node.kind === 'var' && context.place.fn < 0;
      declareValue(context, id, isOfPage ? context.first(id, init) : context.expr(init), documented);
      expectType(context, init, context.annotated(id.typeAnnotation) ?? documented);
    } else if (id.type === 'Identifier') declareEmpty(context, id, node, documented);
    if (node.kind === 'const') mark(context, id, 'konst');
  }
  context.walkChildren(node);
}

function mark(context: Extraction, pattern: TSESTree.BindingName, flag: 'amb' | 'konst'): void {
  const binding = pattern.type === 'Identifier' ? context.bind(pattern) : undefined;
  if (binding) binding[flag] = true;
}

function declareEmpty(
  context: Extraction,
  name: TSESTree.Identifier,
  node: TSESTree.VariableDeclaration,
  documented: Type | undefined,
): void {
  const binding = context.bind(name);
  if (!binding) return;
  const type = context.annotated(name.typeAnnotation) ?? documented;
  if (type) binding.t = type;
  // What is declared again, `function f(a) { var a; }`, is what it was.
  if (binding.i !== undefined || binding.konst) return;
  // TypeScript holds code to a type that has no `undefined`.
  if (node.declare) return;
  if (mayBeNothing(name.typeAnnotation?.typeAnnotation)) binding.u = true;
  hold(context, name, -1);
}

export function walkForOf(context: Extraction, node: TSESTree.ForOfStatement): void {
  const { left, right } = node;
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (target) assign(context, target, { k: 'el', o: context.expr(right), ...span(left) });
  walkForEach(context, node);
}

export function walkForIn(context: Extraction, node: TSESTree.ForInStatement): void {
  const { left, right } = node;
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (target) assign(context, target, { k: 'el', o: context.expr(right), n: true, ...span(left) });
  walkForEach(context, node);
}

/** Of what a loop declares nothing is left to be read but whether it is a constant: each round gives it its value. */
function walkForEach(
  context: Extraction,
  { left, right, body }: TSESTree.ForOfStatement | TSESTree.ForInStatement,
): void {
  if (left.type !== 'VariableDeclaration') context.walk(left);
  else for (const { id } of left.declarations) if (left.kind === 'const') mark(context, id, 'konst');
  context.walk(right);
  walkRepeated(context, [], () => {
    if (left.type !== 'VariableDeclaration') overwrite(context, left);
    context.walk(body);
  });
}

export function walkAssignment(context: Extraction, node: TSESTree.AssignmentExpression): void {
  const { operator, left, right } = node;
  switch (operator) {
    case '=':
    case '||=':
    case '&&=':
    case '??=':
      if (!readPrototype(context, node)) assign(context, left, context.expr(right));
      break;
    case '+=':
      assign(context, left, grown(context, node));
      break;
    default:
      assign(context, left, unknown('reassigned', node));
  }
  const binding = left.type === 'Identifier' ? context.bind(left) : undefined;
  const value = (binding?.v.length ?? 0) - 1;
  context.walkChildren(node);
  // `a ||= b` leaves the value before it where there is one.
  const isOverwritten = operator === '=' || (operator === '+=' && context.takesTurns(left));
  if (isOverwritten) overwrite(context, left, right);
  else if (left.type === 'Identifier') lose(context, left);
  if (binding && isOverwritten) hold(context, left, value);
}

/** `{ name = make() }`: what stands for it is only run where it is missing. */
export function walkDefault(context: Extraction, { left, right }: TSESTree.AssignmentPattern): void {
  context.walk(left);
  context.flow.pass(context.flow.branch([], () => context.walk(right)));
}

/** `name += more`: what the name holds there, where that is known, with more behind it. */
function grown(context: Extraction, node: TSESTree.AssignmentExpression): Expr {
  const { left, right } = node;
  if (!context.takesTurns(left)) return unknown('reassigned', node);
  const before = context.expr(left);
  const isKnown = before.k === 'ref' && before.d !== undefined;
  return { k: 'op', op: '+=', x: [isKnown ? before : inRound(context, node), context.expr(right)], ...span(node) };
}

/**
 * What a variable holds in a round of a loop. `let text = ''; for (…) text += part` is a text, and the empty one no
 * value that it is meant to have.
 */
function inRound(context: Extraction, node: TSESTree.AssignmentExpression): Expr {
  const before = unknown('reassigned', node);
  const binding = context.bind(node.left);
  const first = binding?.i === undefined ? undefined : binding.v[binding.i];
  if (!binding || first?.k !== 'lit' || first.v !== '') return before;
  binding.grows = true;
  return { k: 'tpl', q: ['', ''], x: [before], ...span(node) };
}

function lose(context: Extraction, name: Node): void {
  const id = context.bindingId(name);
  if (id !== undefined) context.flow.lose(id);
}

export function walkUpdate(context: Extraction, node: TSESTree.UpdateExpression): void {
  assign(context, node.argument, unknown('reassigned', node));
  context.walkChildren(node);
  lose(context, node.argument);
}

export function walkReturn(context: Extraction, node: TSESTree.ReturnStatement): void {
  if (node.argument) {
    if (!context.fn?.async) expectType(context, node.argument, context.fn?.rt);
    context.fn?.ret.push(context.expr(node.argument));
  } else if (context.fn) context.fn.fall = true;
  context.walkChildren(node);
  noteExit(context);
  context.flow.end();
}

/** A generator gives it to whoever goes through it. */
export function walkYield(context: Extraction, node: TSESTree.YieldExpression): void {
  if (node.argument && context.fn) {
    const x = context.expr(node.argument);
    (context.fn.y ??= []).push(node.delegate ? { k: 'spread', x, ...span(node) } : x);
  }
  context.walkChildren(node);
}

export function walkExpressionStatement(context: Extraction, node: TSESTree.ExpressionStatement): void {
  context.walkChildren(node);
  markStatements(context, node.expression);
  const expression = unwrap(node.expression);
  if (expression.type !== 'CallExpression') return;
  const { id } = callOf(context, expression);
  context.flow.call(id);
  if (mayAssert(context, expression.callee))
    for (const [i, argument] of expression.arguments.entries())
      context.flow.assert(checkedBy(context, argument, true), { c: id, i });
}

/** TypeScript takes no other callee for one that asserts than a name, or members of one, that is declared for all. */
function mayAssert(context: Extraction, callee: Node): boolean {
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') return mayAssert(context, node.object);
  return node.type === 'Identifier' && context.bind(node)?.f === -1;
}

/** All but the last of a sequence are there for what they do. */
export function walkSequence(context: Extraction, node: TSESTree.SequenceExpression): void {
  context.walkChildren(node);
  for (const expression of node.expressions.slice(0, -1)) markStatements(context, expression);
}

/** `void send()` says that nobody takes what it gives. */
export function walkUnary(context: Extraction, node: TSESTree.UnaryExpression): void {
  context.walkChildren(node);
  if (node.operator === 'void') markStatements(context, node.argument);
  if (node.operator === 'delete') remove(context, node.argument);
}

/** `delete options.silent`: from then on there is nothing. */
function remove(context: Extraction, expression: Node): void {
  const target = unwrap(expression);
  const { object, path } = pathTo(context, target);
  const written = pathOf(context, target);
  if (written !== undefined) context.flow.write(written, false);
  if (object.type === 'Identifier' && path && path.length > 0 && context.bind(object))
    assignPath(context, object, path, { k: 'undef', ...span(target) });
}

export function walkCatch(context: Extraction, node: TSESTree.CatchClause): void {
  context.at({ isCaught: true }, () => context.walkChildren(node));
}

/** Marks the calls that an expression makes where nobody takes its value: `a()`, `ok && a()`, `ok ? a() : b()`. */
function markStatements(context: Extraction, expression: Node): void {
  const node = unwrap(expression);
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      callOf(context, node).item.stmt = true;
      break;
    case 'LogicalExpression':
      markStatements(context, node.right);
      break;
    case 'ConditionalExpression':
      markStatements(context, node.consequent);
      markStatements(context, node.alternate);
      break;
    case 'SequenceExpression':
      for (const last of node.expressions.slice(-1)) markStatements(context, last);
      break;
    case 'UnaryExpression':
      if (node.operator !== 'void') markStatements(context, node.argument);
      break;
    case 'YieldExpression':
      if (node.argument) markStatements(context, node.argument);
      break;
    default:
  }
}
