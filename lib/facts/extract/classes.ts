import { memberOf } from './bindings.ts';
import { decoratorsOf, tokenIn, walkDecorators } from './decorators.ts';
import { expectType, functionOf } from './functions.ts';
import { emptyRecord, keyName, span } from './nodes.ts';
import { declareBounds, heritageOf, mayBeNothing, orNil } from './types.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Entry } from './table.ts';
import type { Cls } from '../facts.ts';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type Method = TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition;
type Field = Exclude<TSESTree.ClassElement, Method | TSESTree.StaticBlock | TSESTree.TSIndexSignature>;

/** The class that a node is. */
export function classOf(context: Extraction, node: ClassNode): Entry<Cls> {
  return context.classes.of(node, () => ({
    ...span(node),
    ...(node.id && { n: node.id.name }),
    impl: [],
    m: emptyRecord(),
    sm: emptyRecord(),
  }));
}

export function walkClass(context: Extraction, node: ClassNode): void {
  const { id, item: cls } = classOf(context, node);
  const binding = node.id && context.bind(node.id);
  if (binding) {
    binding.v.push({ k: 'cls', c: id, ...span(node) });
    if (node.type === 'ClassDeclaration') binding.konst = true;
  }
  const decorators = decoratorsOf(node);
  if (decorators.length > 0) cls.dec = decorators.map(({ expression }) => context.expr(expression));
  walkDecorators(context, decorators);
  if (node.superClass) {
    cls.sup = context.expr(node.superClass);
    const given = context.typeArguments(node.superTypeArguments);
    if (given) cls.supa = given;
    context.walk(node.superClass);
  }
  declareBounds(context, node.typeParameters);
  for (const item of node.implements) cls.impl.push(heritageOf(context, item));
  for (const tag of context.docs?.of(node) ?? []) {
    const type = tag.name === 'implements' ? context.documented(tag) : undefined;
    if (type) cls.impl.push(type);
  }
  for (const element of node.body.body) {
    if (element.type === 'TSIndexSignature') continue;
    const isStatic = element.type === 'StaticBlock' || element.static;
    context.at({ cls: id, object: -1, isStatic }, () => walkElement(context, cls, element));
  }
}

function walkElement(context: Extraction, cls: Cls, element: Method | Field | TSESTree.StaticBlock): void {
  if (element.type === 'StaticBlock') {
    context.walkChildren(element);
    return;
  }
  const name = element.key.type === 'PrivateIdentifier' ? `#${element.key.name}` : keyName(context, element);
  context.docs?.handDown(element);
  if (element.computed) context.walk(element.key);
  walkDecorators(context, decoratorsOf(element));
  if (element.type === 'MethodDefinition' || element.type === 'TSAbstractMethodDefinition') {
    context.methods.add(element.value);
    readMethod(context, cls, element, name);
  } else if (name !== null) readField(context, cls, element, name);
  if (element.value) context.walk(element.value);
}

function readMethod(context: Extraction, cls: Cls, method: Method, name: string | null): void {
  const { value } = method;
  if (method.kind === 'constructor') cls.ctor = functionOf(context, value).id;
  else if (name === null) return;
  else if (method.kind !== 'set' && value.body) {
    const member = memberOf(cls, name, method.static);
    member.v.push({ k: 'fn', f: functionOf(context, value).id, ...span(method) });
    const decorators = decoratorsOf(method);
    if (decorators.length > 0) member.dec = decorators.map(({ expression }) => context.expr(expression));
    if (method.kind === 'get') member.g = true;
  } else if (value.returnType) {
    const ret = context.type(value.returnType.typeAnnotation);
    memberOf(cls, name, method.static).t = method.kind === 'get' ? ret : { k: 'fn', ret };
  }
}

function readField(context: Extraction, cls: Cls, field: Field, name: string): void {
  const member = memberOf(cls, name, field.static);
  const type = context.annotated(field.typeAnnotation) ?? context.documented(context.docs?.tag(field, 'type'));
  if (type) member.t = field.optional ? orNil(type) : type;
  if (field.readonly) member.ro = true;
  const token = tokenIn(context, decoratorsOf(field));
  if (token) {
    member.tok = token;
    // The token is as good as a type where it names a class.
    if (token.k === 'ref') member.t ??= { k: 'ref', x: token };
  }
  if (field.value) {
    member.v.push(context.expr(field.value));
    expectType(context, field.value, member.t);
  } else if (isEmptyAtFirst(field)) member.u = true;
}

/** What a framework fills, by a decorator, or what is promised to be filled, is not seen. */
function isEmptyAtFirst(field: Field): boolean {
  if (field.decorators.length > 0 || field.declare || field.type !== 'PropertyDefinition' || field.definite)
    return false;
  return field.optional || mayBeNothing(field.typeAnnotation?.typeAnnotation);
}
