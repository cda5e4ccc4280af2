/** Functions that are used as classes: what hangs on their prototypes are the methods of their instances. */
import { memberOf } from './bindings.ts';
import { classOf } from './classes.ts';
import { emptyRecord, keyName, memberName, span, unwrap } from './nodes.ts';
import { windowNames } from './variables.ts';
import { childrenOf } from '../../syntax/walk.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Entry } from './table.ts';
import type { Cls } from '../facts.ts';

/** `util.inherits(Child, Parent)`, and what TypeScript and Babel make of `extends`. */
const inheriting: ReadonlySet<string> = new Set(['inherits', '__extends', '_inherits', '_inheritsLoose']);
/** `Object.assign(Tracker.prototype, methods)`, and what came before it. */
const extending: ReadonlySet<string> = new Set(['assign', 'extend', 'mixin']);

/**
 * Makes classes of the functions whose prototypes a module writes to. What `this` is in them has to be known where they
 * are walked, which is before anything is written.
 */
export function noteConstructors(context: Extraction, text: string, program: TSESTree.Program): void {
  if (!text.includes('.prototype') && !text.includes('nherits') && !text.includes('__extends')) return;
  const pending: Node[] = [program];
  const names: Node[] = [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const name = writtenOwner(node);
    if (name) names.push(name);
    if (node.type === 'AssignmentExpression') noteAssigned(context, node);
    pending.push(...childrenOf(node));
  }
  for (const name of names) {
    const definition = definitionAt(context, name);
    if (definition?.type === 'FunctionDeclaration' || definition?.type === 'FunctionExpression')
      noteConstructor(context, definition);
  }
}

/** `App.Tracker = function () {}`: where a function is put that stands in no declaration. */
function noteAssigned(context: Extraction, { operator, left, right }: TSESTree.AssignmentExpression): void {
  let value = unwrap(right);
  while (value.type === 'AssignmentExpression') value = unwrap(value.right);
  const place = operator === '=' && value.type === 'FunctionExpression' ? placeOf(context, left) : undefined;
  if (!place) return;
  const places = context.assigned.get(place.root) ?? new Map<string, Node | undefined>();
  // Of two functions in one place nobody says which one it is.
  places.set(place.way, places.has(place.way) ? undefined : value);
  context.assigned.set(place.root, places);
}

/** The variable or the global that a name begins with, and the way from it. */
function placeOf(
  context: Extraction,
  name: Node,
): { readonly root: object | string; readonly way: string } | undefined {
  const way: string[] = [];
  let root = unwrap(name);
  while (root.type === 'MemberExpression') {
    const member = memberName(context, root);
    if (member === null) return undefined;
    way.unshift(member);
    root = unwrap(root.object);
  }
  if (root.type !== 'Identifier') return undefined;
  const variable = context.variableOf(root);
  const [first, ...others] = way;
  // What the page has is a global.
  if (!variable && first !== undefined && windowNames.has(root.name)) return { root: first, way: others.join('.') };
  return { root: variable ?? root.name, way: way.join('.') };
}

/** What a name stands for: what declares it, or the one function that is assigned to it. */
function definitionAt(context: Extraction, name: Node): Node | undefined {
  const declared = context.definitionOf(name);
  if (declared) return declared;
  const place = placeOf(context, name);
  return place && context.assigned.get(place.root)?.get(place.way);
}

function noteConstructor(context: Extraction, node: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression): void {
  const { id } = context.classes.of(node, () => ({
    ...span(node),
    ...(node.id && { n: node.id.name }),
    impl: [],
    m: emptyRecord(),
    sm: emptyRecord(),
    fn: true,
  }));
  context.owners.set(node, id);
}

/** The name of what a node gives methods or a parent to. */
function writtenOwner(node: Node): Node | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' ? (ownerOf(node.left) ?? ownerOf(node.left.object)) : undefined;
    case 'VariableDeclarator':
      return node.init ? ownerOf(node.init) : undefined;
    case 'CallExpression': {
      const [first] = node.arguments;
      if (!first) return undefined;
      return inheriting.has(calledName(node)) ? first : ownerOf(first);
    }
    default:
      return undefined;
  }
}

function calledName({ callee }: TSESTree.CallExpression): string {
  const target = callee.type === 'MemberExpression' && !callee.computed ? callee.property : callee;
  return target.type === 'Identifier' ? target.name : '';
}

/** `Tracker` of `Tracker.prototype`. */
function ownerOf(node: Node): Node | undefined {
  const isPrototype =
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.property.type === 'Identifier' &&
    node.property.name === 'prototype';
  return isPrototype ? node.object : undefined;
}

/** The class that a name stands for in its module. */
function classNamed(context: Extraction, name: Node): Entry<Cls> | undefined {
  const definition = definitionAt(context, name);
  if (definition?.type === 'ClassDeclaration' || definition?.type === 'ClassExpression')
    return classOf(context, definition);
  return definition && context.classes.get(definition);
}

/** The class whose prototype a node is: `Tracker.prototype`, or a constant that stands for it. */
function ownerNamed(context: Extraction, node: Node): Entry<Cls> | undefined {
  const name = ownerOf(context.definitionOf(node) ?? node);
  return name && classNamed(context, name);
}

/** Takes what is written to a prototype; false for what is written to anything else. */
export function readPrototype(context: Extraction, { left, right }: TSESTree.AssignmentExpression): boolean {
  if (left.type !== 'MemberExpression') return false;
  const whole = ownerNamed(context, left);
  if (whole) {
    replacePrototype(context, whole, unwrap(right));
    return true;
  }
  const cls = ownerNamed(context, left.object);
  const name = cls && keyName(context, { key: left.property, computed: left.computed });
  if (!cls || name == null) return false;
  addMethod(context, cls, name, right);
  return true;
}

/** `Tracker.prototype = { track() {} }`, `= Object.create(Parent.prototype)`, `= new Parent()`. */
function replacePrototype(context: Extraction, cls: Entry<Cls>, value: Node): void {
  addMethods(context, cls, value);
  if (value.type === 'NewExpression') cls.item.sup = context.expr(value.callee);
  if (value.type !== 'CallExpression') return;
  for (const argument of value.arguments) {
    const parent = ownerOf(argument);
    if (parent) cls.item.sup = context.expr(parent);
    addMethods(context, cls, argument);
  }
}

/** Takes what a call gives to a class: a parent, or methods. */
export function readInheritance(context: Extraction, node: TSESTree.CallExpression): void {
  const [first, second, ...others] = node.arguments;
  if (!first || !second) return;
  const name = calledName(node);
  if (inheriting.has(name)) {
    const cls = classNamed(context, first);
    if (cls) cls.item.sup ??= context.expr(second);
  } else if (extending.has(name)) {
    const cls = ownerNamed(context, first);
    if (cls) for (const methods of [second, ...others]) addMethods(context, cls, methods);
  }
}

function addMethods(context: Extraction, cls: Entry<Cls>, methods: Node): void {
  if (methods.type !== 'ObjectExpression') return;
  for (const property of methods.properties) {
    const name = property.type === 'Property' && property.kind !== 'set' ? keyName(context, property) : null;
    if (property.type === 'Property' && name !== null) addMethod(context, cls, name, property.value, property.kind);
  }
}

/** The `this` of what hangs on a prototype is an instance. */
function addMethod(
  context: Extraction,
  { id, item }: Entry<Cls>,
  name: string,
  value: Node,
  kind?: TSESTree.Property['kind'],
): void {
  const given = unwrap(value);
  // An arrow has the `this` of what is around it.
  if (given.type === 'FunctionExpression') context.owners.set(given, id);
  if (name === 'constructor') return;
  const member = memberOf(item, name, false);
  member.v.push(context.expr(value));
  if (kind === 'get') member.g = true;
}
