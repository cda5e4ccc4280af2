import { classOf } from './classes.ts';
import { callOf, requiredModule } from './calls.ts';
import { checkedBy, pathOf } from './checks.ts';
import { bothSure } from './flow.ts';
import { functionOf, functionValue } from './functions.ts';
import { memberName, span, stringOf, unknown } from './nodes.ts';
import { objectOf } from './objects.ts';
import { chainOf, leftOf } from '../../syntax/chains.ts';
import { plainSpecifier } from '../../syntax/specifier.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { ByType } from '../../syntax/by-type.ts';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr, Sure, Type } from '../facts.ts';

/** What each kind of expression is worth; all others are unknown. */
export const expressions: ByType<Extraction, Expr> = {
  Literal: (_, node) => {
    if ('bigint' in node) return unknown('dynamic-expression', node);
    if (!('regex' in node)) return { k: 'lit', v: node.value, ...span(node) };
    const { pattern, flags } = node.regex;
    return { k: 'op', op: 'regexp', x: [pattern, flags].map(v => ({ k: 'lit', v, ...span(node) })), ...span(node) };
  },
  TemplateLiteral: (context, node) => ({
    k: 'tpl',
    q: node.quasis.map(quasi => quasi.value.cooked ?? quasi.value.raw),
    x: node.expressions.map(expression => context.expr(expression)),
    ...span(node),
  }),
  // `styled(Component)`…``.
  TaggedTemplateExpression: (context, node) =>
    node.tag.type === 'CallExpression'
      ? { k: 'op', op: 'tag', x: [context.expr(node.tag)], ...span(node) }
      : unknown('dynamic-expression', node),
  Identifier: (context, node) => (node.name === 'undefined' ? { k: 'undef', ...span(node) } : nameOf(context, node)),
  ThisExpression: thisOf,
  Super: ({ place }, node) =>
    place.cls < 0 ? unknown('dynamic-expression', node) : { k: 'super', c: place.cls, ...span(node) },
  MemberExpression: memberOf,

  ChainExpression: (context, node) => endOfChain(context, node),
  TSNonNullExpression: (context, node) => context.expr(node.expression),
  TSInstantiationExpression: (context, node) => context.expr(node.expression),
  TSSatisfiesExpression: (context, node) => context.expr(node.expression),
  AwaitExpression: (context, node) => context.expr(node.argument),
  // Whoever runs the generator gives it what came of what it yields: redux-saga, co.
  YieldExpression: (context, node) =>
    node.argument ? context.expr(node.argument) : unknown('dynamic-expression', node),
  SequenceExpression: (context, node) => {
    const last = node.expressions.at(-1);
    return last ? context.expr(last) : unknown('dynamic-expression', node);
  },
  TSAsExpression: castOf,
  TSTypeAssertion: castOf,

  ConditionalExpression: (context, node) => ({
    k: 'or',
    op: '?:',
    x: [
      within(context, checkedBy(context, node.test, true), node.consequent),
      within(context, checkedBy(context, node.test, false), node.alternate),
    ],
    test: context.expr(node.test),
    ...span(node),
  }),
  LogicalExpression: (context, node) => ({
    k: 'or',
    op: node.operator,
    x: [context.expr(node.left), within(context, checkedByLeft(context, node), node.right)],
    ...span(node),
  }),
  BinaryExpression: (context, node) => ({ k: 'op', op: node.operator, x: sidesOf(context, node), ...span(node) }),
  UnaryExpression: (context, node) =>
    node.operator === 'void'
      ? { k: 'undef', ...span(node) }
      : { k: 'op', op: node.operator, x: [context.expr(node.argument)], ...span(node) },
  AssignmentExpression: assignmentOf,

  CallExpression: (context, node) => {
    const m = requiredModule(context, node);
    return m ? { k: 'mod', m, cjs: true, ...span(node) } : { k: 'call', c: callOf(context, node).id, ...span(node) };
  },
  NewExpression: (context, node) => ({ k: 'call', c: callOf(context, node).id, ...span(node) }),
  ImportExpression: (_, node) => {
    const m = stringOf(node.source);
    return m === undefined ? unknown('unresolved-import', node) : { k: 'mod', m: plainSpecifier(m), ...span(node) };
  },

  FunctionExpression: functionValue,
  ArrowFunctionExpression: (context, node) => ({ k: 'fn', f: functionOf(context, node).id, ...span(node) }),
  ClassExpression: (context, node) => ({ k: 'cls', c: classOf(context, node).id, ...span(node) }),
  ObjectExpression: (context, node) => objectOf(context, node).item,
  ArrayExpression: (context, node) => ({
    k: 'arr',
    x: node.elements.map(element => (element ? context.expr(element) : { k: 'undef', ...span(node) })),
    ...span(node),
  }),
  SpreadElement: (context, node) => ({ k: 'spread', x: context.expr(node.argument), ...span(node) }),
};

function thisOf({ place }: Extraction, node: TSESTree.ThisExpression): Expr {
  if (place.object >= 0) return { k: 'thisobj', id: place.object, ...span(node) };
  if (place.cls < 0) return { k: 'unk', w: 'dynamic-expression', th: true, ...span(node) };
  return { k: 'this', c: place.cls, ...(place.isStatic && { st: true }), ...span(node) };
}

function nameOf(context: Extraction, node: TSESTree.Identifier): Expr {
  const name = context.named(node.name, node);
  const { called } = context.place;
  if (name.k === 'glob' && name.n === 'arguments' && called >= 0)
    return { k: 'par', f: called, i: 0, n: name.n, rest: true, ...span(node) };
  const type = name.k === 'glob' ? context.typeOfPage(node) : undefined;
  if (type) return { k: 'as', x: name, t: type, ...span(node) };
  if (name.k !== 'ref') return name;
  const o = context.flow.isOverwritten(name.b);
  const t = context.flow.isAsked ? context.flow.isThere(String(name.b)) : undefined;
  const d = context.flow.heldBy(name.b);
  return o || t || d ? { ...name, ...(o && { o }), ...(t && { t }), ...(d && { d }) } : name;
}

function memberOf(context: Extraction, node: TSESTree.MemberExpression): Expr {
  const o = context.expr(node.object);
  const p = memberName(context, node);
  if (p === null) return { k: 'idx', o, i: context.expr(node.property), ...span(node) };
  const path = context.flow.isAsked ? pathOf(context, node) : undefined;
  const t = path === undefined ? undefined : context.flow.isThere(path);
  return { k: 'mem', o, p, ...(t && { t }), ...span(node) };
}

/** Without what `a?.b` hangs on there is no value, unless it was checked to be there. */
function endOfChain(context: Extraction, { expression }: TSESTree.ChainExpression): Expr {
  const x = context.expr(expression);
  if (x.k !== 'mem' && x.k !== 'idx' && x.k !== 'call') return x;
  let sure: Sure | undefined = [];
  for (const link of chainOf(expression).links) {
    if (!('optional' in link) || !link.optional) continue;
    const path = pathOf(context, leftOf(link) as Node);
    const here = path === undefined ? undefined : context.flow.isThere(path);
    sure = here && bothSure(sure, here);
    if (!sure) return { ...x, q: true };
  }
  return sure.length === 0 ? x : { ...x, q: true, t: sure };
}

/** What an expression is worth where some values are there. */
function within(context: Extraction, paths: readonly string[], node: Node): Expr {
  if (paths.length === 0) return context.expr(node);
  let x: Expr | undefined;
  context.flow.branch(paths, () => (x = context.expr(node)));
  return x as Expr;
}

/** What is there where the right side is asked for. */
export function checkedByLeft(context: Extraction, { operator, left }: TSESTree.LogicalExpression): string[] {
  return operator === '??' ? [] : checkedBy(context, left, operator === '&&');
}

/** A cast to one of these says nothing of what the value is. */
const saysNothing: ReadonlySet<Type['k']> = new Set<Type['k']>(['unk', 'prim', 'nil']);

function castOf(context: Extraction, node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion): Expr {
  const t = context.type(node.typeAnnotation);
  const x = context.expr(node.expression);
  return saysNothing.has(t.k) ? x : { k: 'as', x, t, s: x.s, e: x.e };
}

function sidesOf(context: Extraction, { left, right }: { readonly left: Node; readonly right: Node }): [Expr, Expr] {
  return [context.expr(left), context.expr(right)];
}

/** What may be the page: what it is, is only known when it is asked. */
const pages: ReadonlySet<Expr['k']> = new Set<Expr['k']>(['glob', 'call', 'par', 'ref']);

/** `(window.analytics = [])`: what a page lays there for a script to take over is what the script makes of it. */
function queueOf(context: Extraction, node: TSESTree.AssignmentExpression): Expr | undefined {
  const right = context.expr(node.right);
  if (right.k !== 'arr') return undefined;
  const left = context.expr(node.left);
  let root = left;
  while (root.k === 'mem') root = root.o;
  const mayBePage = root === left ? root.k === 'glob' : pages.has(root.k);
  return mayBePage ? { k: 'or', op: 'queue', x: [left, right], ...span(node) } : undefined;
}

function assignmentOf(context: Extraction, node: TSESTree.AssignmentExpression): Expr {
  switch (node.operator) {
    case '=':
      return queueOf(context, node) ?? context.expr(node.right);
    case '||=':
    case '&&=':
    case '??=':
      return { k: 'or', op: node.operator, x: sidesOf(context, node), ...span(node) };
    default:
      return unknown('dynamic-expression', node);
  }
}
