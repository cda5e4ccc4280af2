/** What is written to variables, members, exports and globals. */
import { emptyRecord, keyOf, memberName, span, unknown, unwrap } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Cls, Expr, Member, Type } from '../facts.ts';

const windowNames = new Set(['window', 'globalThis', 'self', 'global']);

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
  binding.v.push(value);
  const own = context.annotated(name.typeAnnotation) ?? type;
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
    const key = keyOf(property);
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
    if (element.type === 'RestElement') assign(context, element.argument, unknown('spread', element));
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
  const { object, path } = pathTo(target);
  if (!path) {
    const written = object === target ? unwrap(target.object) : undefined;
    const binding = written?.type === 'Identifier' ? context.bind(written) : undefined;
    if (binding) binding.dyn = true;
  } else if (object.type === 'ThisExpression') {
    const cls = context.classes.items[context.place.cls];
    const [name, ...more] = path;
    if (cls && name !== undefined && more.length === 0) {
      const member = memberOf(cls, name, context.place.isStatic);
      member.v.push(value);
      const type = context.documented(context.docs?.tag(target, 'type'));
      if (type) member.t = type;
    }
  } else if (object.type === 'Identifier') assignPath(context, object, path, value);
}

/** The names that lead from an object to a member; without a path, `object` is the member that only the run can name. */
function pathTo(target: TSESTree.MemberExpression): { readonly object: Node; readonly path?: readonly string[] } {
  const path: string[] = [];
  let object: Node = target;
  for (;;) {
    switch (object.type) {
      case 'MemberExpression': {
        const name = memberName(object);
        if (name === null) return { object };
        path.unshift(name);
        object = object.object;
        break;
      }
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'ChainExpression':
        object = object.expression;
        break;
      default:
        return { object, path };
    }
  }
}

function assignPath(context: Extraction, object: TSESTree.Identifier, path: readonly string[], value: Expr): void {
  const name = path.join('.');
  const binding = context.bind(object);
  if (binding) {
    const written = (binding.w ??= emptyRecord());
    (written[name] ??= []).push(value);
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

function exportValue(context: Extraction, name: string, value: Expr): void {
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
