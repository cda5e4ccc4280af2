/** What calls write that an assignment could: to `exports`, to a global, to a prototype. */
import { assignPath, exportValue, pathTo } from './bindings.ts';
import { isFunction, keyName, memberName, stringOf, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Expr } from '../facts.ts';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/**
 * Takes what a call writes: by `Object.defineProperty`, by `Object.assign` to `exports` or to a name, by what TypeScript
 * makes, by `set()` of the headers of a request.
 *
 * @param values - its arguments, as they are kept
 */
export function readWrites(
  context: Extraction,
  { callee, arguments: given }: TSESTree.CallExpression,
  values: readonly Expr[],
): void {
  const [first, second, third] = given;
  if (callee.type === 'MemberExpression' && first && second) writeHeader(context, callee, first, second);
  switch (calleeName(context, callee)) {
    case 'Object.assign':
      if (isExports(context, first)) for (const source of given.slice(1)) exportAll(context, source);
      else if (first) assignAll(context, first, values.slice(1));
      break;
    case 'Object.defineProperty': {
      const name = stringOf(second);
      if (first && name !== undefined && third) define(context, first, name, third);
      break;
    }
    case 'Object.defineProperties':
      if (second?.type !== 'ObjectExpression') break;
      for (const property of second.properties) {
        const name = property.type === 'Property' ? keyName(context, property) : null;
        if (first && property.type === 'Property' && name !== null) define(context, first, name, property.value);
      }
      break;
    case '__exportStar':
      if (first && isExports(context, second)) exportAll(context, first);
      break;
    default:
  }
}

/** `headers.set(name, value)` of `const headers = new Headers()`. */
function writeHeader(context: Extraction, callee: TSESTree.MemberExpression, key: Node, value: Node): void {
  const { object } = callee;
  const name = stringOf(key);
  if (object.type !== 'Identifier' || name === undefined || name.includes('.')) return;
  const method = memberName(context, callee);
  const made = method === 'set' || method === 'append' ? context.definitionOf(object) : undefined;
  if (made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Headers')
    assignPath(context, object, [name], context.expr(value));
}

/** TypeScript's helper is the module's own, or tslib's. */
function calleeName(context: Extraction, callee: Node): string | undefined {
  const target = callee.type === 'SequenceExpression' ? (callee.expressions.at(-1) ?? callee) : callee;
  if (target.type === 'Identifier') return target.name;
  const name = target.type === 'MemberExpression' ? memberName(context, target) : null;
  if (target.type !== 'MemberExpression' || name === null) return undefined;
  if (name === '__exportStar') return name;
  return target.object.type === 'Identifier' && !context.isDeclared(target.object)
    ? `${target.object.name}.${name}`
    : undefined;
}

function isExports(context: Extraction, node: Node | undefined): boolean {
  if (node?.type === 'MemberExpression')
    return isGlobal(context, node.object, 'module') && memberName(context, node) === 'exports';
  return node !== undefined && isGlobal(context, node, 'exports');
}

function isGlobal(context: Extraction, node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name && !context.isDeclared(node);
}

/**
 * `Object.assign(message, { event }, more)`, `Object.assign(window, { track })`: what stands there is written to the
 * name; what more has, only the run knows.
 */
function assignAll(context: Extraction, target: Node, sources: readonly Expr[]): void {
  const { object, path } = pathTo(context, unwrap(target));
  if (object.type !== 'Identifier' || !path || path.includes('prototype')) return;
  const binding = context.bind(object);
  for (const source of sources) {
    const given = source.k === 'as' ? source.x : source;
    const members = given.k === 'obj' ? given.p : [];
    const plain = members.filter(({ k, c, g }) => k !== null && !c && !g);
    for (const { k, v } of plain) if (k !== null) assignPath(context, object, [...path, k], v);
    if (binding && path.length === 0 && (given.k !== 'obj' || plain.length < members.length)) binding.dyn = true;
  }
}

/** All that an object has, or another module exports. */
function exportAll(context: Extraction, source: Node): void {
  const given = unwrap(source);
  if (given.type === 'ObjectExpression') {
    for (const property of given.properties) {
      const name = property.type === 'Property' && property.kind === 'init' ? keyName(context, property) : null;
      if (property.type === 'SpreadElement') exportAll(context, property.argument);
      else if (name !== null) exportValue(context, name, context.expr(property.value));
    }
    return;
  }
  const value = context.expr(given);
  if (value.k === 'mod') context.stars.push(value.m);
}

function define(context: Extraction, target: Node, name: string, descriptor: Node): void {
  const { object, path } = pathTo(context, target);
  const value = described(context, descriptor);
  if (object.type === 'Identifier' && path && value) assignPath(context, object, [...path, name], value);
}

/** What a property is that is described: `{ value }`, `{ get() { return value; } }`. */
function described(context: Extraction, descriptor: Node): Expr | undefined {
  if (descriptor.type !== 'ObjectExpression') return undefined;
  for (const property of descriptor.properties) {
    const name = property.type === 'Property' ? keyName(context, property) : null;
    if (property.type !== 'Property') continue;
    if (name === 'value') return context.expr(property.value);
    const given = name === 'get' && isFunction(property.value) ? returned(property.value.body) : undefined;
    if (given) return context.expr(given);
  }
  return undefined;
}

/** The expression that a function does nothing but give. */
function returned(body: Node | null): Node | undefined {
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const [only, ...others] = body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? (only.argument ?? undefined) : undefined;
}
