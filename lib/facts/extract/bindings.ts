/** What is written to variables, members, exports and globals. */
import { canLead } from '../leading.ts';
import { pathOf } from './checks.ts';
import { emptyRecord, keyName, memberName, span, unknown, unwrap } from './nodes.ts';
import { orNil } from './types.ts';
import { windowNames } from './variables.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Binding, Cls, Expr, Member, Type } from '../facts.ts';

/** What a variable or a parameter is declared with, which is gone once it is overwritten. */
export function declareValue(context: Extraction, pattern: Node, value: Expr, type?: Type): void {
  const binding = pattern.type === 'Identifier' ? context.bind(pattern) : undefined;
  if (binding) {
    binding.i = binding.v.length;
    context.declaredOn.set(binding, context.flow.way);
  }
  assign(context, pattern, value, type);
  if (binding?.i !== undefined) hold(context, pattern, binding.i);
}

/** From here on a name holds the value with this number, -1 for none. */
export function hold(context: Extraction, name: Node, value: number): void {
  const id = context.takesTurns(name) ? context.bindingId(name) : undefined;
  if (id !== undefined) context.flow.set(id, value);
}

/**
 * From here on the names of a pattern hold other values than before.
 *
 * @param value - what is assigned, where that is one expression
 */
export function overwrite(context: Extraction, pattern: Node, value?: Node): void {
  switch (pattern.type) {
    case 'Identifier': {
      const id = context.bindingId(pattern);
      if (id !== undefined) context.flow.assign(id);
      break;
    }
    case 'ObjectPattern':
      for (const property of pattern.properties)
        overwrite(context, property.type === 'RestElement' ? property.argument : property.value);
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) overwrite(context, element);
      break;
    case 'AssignmentPattern':
      overwrite(context, pattern.left);
      break;
    default: {
      const path = pathOf(context, pattern);
      if (path !== undefined) context.flow.write(path, value !== undefined && isSolid(value));
    }
  }
}

/** Whether an expression gives something, for all that its form tells. */
function isSolid(expression: Node): boolean {
  switch (expression.type) {
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'ChainExpression':
      return false;
    case 'Literal':
      return Boolean(expression.value);
    case 'Identifier':
      return expression.name !== 'undefined';
    default:
      return true;
  }
}

/**
 * Spreads a value over a pattern: `const { a: [b] } = value`.
 *
 * @param type - of the pattern, as the code around it says
 */
export function assign(context: Extraction, pattern: Node, value: Expr, type?: Type): void {
  switch (pattern.type) {
    case 'Identifier':
      assignName(context, pattern, value, type);
      break;
    case 'ObjectPattern':
      assignProperties(context, pattern, value, type);
      break;
    case 'ArrayPattern':
      assignElements(context, pattern, value);
      break;
    case 'AssignmentPattern':
      assign(context, pattern.left, withDefault(context, value, pattern), type);
      break;
    case 'MemberExpression':
      assignMember(context, pattern, value);
      break;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression':
      assign(context, pattern.expression, value, type);
      break;
    default:
  }
}

function assignName(context: Extraction, name: TSESTree.Identifier, value: Expr, type: Type | undefined): void {
  const binding = context.bind(name);
  if (!binding) {
    context.globalWrites.push({ n: name.name, x: value });
    return;
  }
  // A callback that runs in between may well have run before it is asked for.
  if (binding.u && binding.f >= 0 && binding.f !== context.place.fn) delete binding.u;
  binding.v.push(value);
  const written = context.annotated(name.typeAnnotation);
  const own = written && name.optional ? orNil(written) : (written ?? type);
  if (own) binding.t = own;
}

function assignProperties(
  context: Extraction,
  pattern: TSESTree.ObjectPattern,
  value: Expr,
  type: Type | undefined,
): void {
  const own = context.annotated(pattern.typeAnnotation) ?? type;
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      assign(context, property.argument, { k: 'rest', o: value, x: taken, ...span(property) });
      continue;
    }
    const key = keyName(context, property);
    if (key === null) {
      assign(context, property.value, unknown('dynamic-member', property));
      continue;
    }
    taken.push(key);
    assign(context, property.value, { k: 'mem', o: value, p: key, ...span(property) }, memberType(own, key));
  }
}

function assignElements(context: Extraction, pattern: TSESTree.ArrayPattern, value: Expr): void {
  for (const [index, element] of pattern.elements.entries()) {
    if (!element) continue;
    if (element.type === 'RestElement')
      assign(context, element.argument, { k: 'rest', o: value, x: [], i: index, ...span(element) });
    else assign(context, element, { k: 'mem', o: value, p: String(index), ...span(element) });
  }
}

function withDefault(context: Extraction, value: Expr, pattern: TSESTree.AssignmentPattern): Expr {
  return { k: 'or', op: '=', x: [value, context.expr(pattern.right)], ...span(pattern) };
}

function memberType(type: Type | undefined, key: string): Type | undefined {
  if (!type) return undefined;
  if (type.k === 'obj') return type.m[key];
  return { k: 'idx', o: type, p: key };
}

function assignMember(context: Extraction, target: TSESTree.MemberExpression, value: Expr): void {
  const { object, path } = pathTo(context, target);
  if (!path) {
    const written = object === target ? unwrap(target.object) : undefined;
    const binding = written?.type === 'Identifier' ? context.bind(written) : undefined;
    if (binding) binding.dyn = true;
    if (object === target && canLead(value))
      context.keyedWrites.push({
        o: context.expr(target.object),
        i: context.expr(target.property),
        x: value,
        f: context.place.fn,
      });
  } else if (object.type === 'ThisExpression') {
    const cls = context.classes.items[context.place.cls];
    const [name, ...more] = path;
    if (context.place.object >= 0 && name !== undefined && more.length === 0)
      context.thisWrites.push({ n: name, x: value, o: context.place.object });
    if (cls && name !== undefined && more.length === 0) {
      const member = memberOf(cls, name, context.place.isStatic);
      member.v.push(value);
      const type = context.documented(context.docs?.tag(target, 'type'));
      if (type) member.t = type;
      if (cls.ctor === context.place.fn) delete member.u;
    }
    if (more.length > 0) assignDeep(context, target, value);
  } else if (object.type === 'Identifier') assignPath(context, object, path, value);
  // `createApp(App).config.globalProperties.$name = value`.
  else if (path.includes('globalProperties')) context.globalWrites.push({ n: `?.${path.join('.')}`, x: value });
  else assignDeep(context, target, value);
}

/** Takes what is written to the member of a value that only the evaluation knows: who made it may be told. */
function assignDeep(context: Extraction, target: TSESTree.MemberExpression, value: Expr): void {
  const name = memberName(context, target);
  if (name !== null && canLead(value)) context.memberWrites.push({ o: context.expr(target.object), n: name, x: value });
}

/** The names that lead from an object to a member; without a path, `object` is the member that only the run can name. */
export function pathTo(
  context: Extraction,
  target: Node,
): { readonly object: Node; readonly path?: readonly string[] } {
  const path: string[] = [];
  let object: Node = target;
  for (;;) {
    switch (object.type) {
      case 'MemberExpression': {
        const name = memberName(context, object);
        if (name === null) return { object };
        path.unshift(name);
        object = object.object;
        break;
      }
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
      case 'ChainExpression':
        object = object.expression;
        break;
      default:
        return { object, path };
    }
  }
}

/** Takes what is written to the member of a name. */
export function assignPath(
  context: Extraction,
  object: TSESTree.Identifier,
  path: readonly string[],
  value: Expr,
): void {
  const name = path.join('.');
  const binding = context.bind(object);
  if (binding) {
    const written = (binding.w ??= emptyRecord());
    (written[name] ??= []).push(isOnTheWay(context, binding) ? value : ifChosen(context, binding, value));
    return;
  }
  const [first, second] = path;
  if (object.name === 'module' && first === 'exports') {
    if (second === undefined) context.cjs.push(value);
    else if (path.length === 2) exportValue(context, second, value);
  } else if (object.name === 'exports' && path.length === 1) exportValue(context, name, value);
  else if (windowNames.has(object.name)) context.globalWrites.push({ n: name, x: value });
  else context.globalWrites.push({ n: `${object.name}.${name}`, x: value });
}

/** Whether whoever gets past the declaration gets here. */
export function isOnTheWay({ declaredOn, flow }: Extraction, binding: Binding): boolean {
  const way = declaredOn.get(binding);
  return way === undefined || way === flow.way;
}

/** Or nothing: whoever gets past the declaration need not get here. A spread stays one. */
export function sometimes(value: Expr): Expr {
  const { s, e } = value;
  if (value.k === 'spread') return { ...value, x: sometimes(value.x) };
  return { k: 'or', op: '?:', x: [value, { k: 'undef', s, e }], s, e };
}

/** The value, where the test came out so that its way was taken; on what else it hangs is not asked. */
function ifChosen(context: Extraction, binding: Binding, value: Expr): Expr {
  const choice = context.choices.get(context.flow.way);
  if (!choice || choice.outer !== context.declaredOn.get(binding)) return sometimes(value);
  const { test, holds } = choice;
  const nothing: Expr = { k: 'undef', s: value.s, e: value.e };
  const x = holds ? [value, nothing] : [nothing, value];
  return { k: 'or', op: '?:', x, test, s: value.s, e: value.e };
}

/** Takes what is exported under a name, beside what was before. */
export function exportValue(context: Extraction, name: string, value: Expr): void {
  const before = context.exports[name];
  // `exports.x = void 0` comes first in compiled modules.
  context.exports[name] =
    before && before.k !== 'undef' ? { k: 'or', op: '||', x: [before, value], s: value.s, e: value.e } : value;
}

/** The member of this name, made if it is not there. */
export function memberOf(cls: Cls, name: string, isStatic: boolean): Member {
  const members = isStatic ? cls.sm : cls.m;
  return (members[name] ??= { v: [] });
}
