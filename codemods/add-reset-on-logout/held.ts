/** Clients that a class, a function or an object keeps to itself, and the method by which others have them forget. */
import type { TSESTree } from '@typescript-eslint/utils';

import { endWithComments } from '../../lib/edit/comments.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, isFunction, isNothing, keyOf, nameOf, pathOf, unwrap, walk } from '../../lib/edit/nodes.ts';
import { isOptional } from '../../lib/edit/placement.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';
import { resetOf } from '../../lib/concerns/log-out/reset.ts';
import { globalBehind } from '../add-cio-guard/page-global.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { classOfThis } from '../add-cio-guard/queues.ts';

/** What others get to see of whoever keeps a client. */
export interface Holder {
  readonly kind: 'class' | 'function' | 'object' | 'alone';
  /** Of all that can reach the client: the class, the function that makes the object, the object. */
  readonly node: Node;
  /** The class's body, or the object that others get; undefined where nobody gets anything, as of a component. */
  readonly members: TSESTree.ClassBody | TSESTree.ObjectExpression | undefined;
  /** What the class, the function or the object is called in its module. */
  readonly name: string | undefined;
  /** The client is the class's own, and not that of an instance. */
  readonly isStatic: boolean;
}

export interface HeldClient {
  readonly kind: 'held';
  /** Absolute. */
  readonly file: string;
  readonly holder: Holder;
  /** How the holder calls it: `this.client`, `client`. */
  readonly path: string;
  readonly isNullable: boolean;
  readonly call: AnalyticsCall;
  /** The method by which the holder has it forget, as it is or is to be. */
  readonly method: string;
  readonly isThere: boolean;
}

/** Undefined where the client of a call is held by nothing that could offer a method. */
export function heldClientOf(source: Source, call: Node, shown: AnalyticsCall): HeldClient | undefined {
  const bare = unwrap(call);
  const receiver = bare.type === 'CallExpression' ? receiverOf(bare) : undefined;
  const path = receiver && pathOf(receiver);
  const holder = path === undefined ? undefined : (holderOfThis(bare, path) ?? holderOfVariable(source, bare, path));
  if (path === undefined || !holder || bare.type !== 'CallExpression') {
    return undefined;
  }
  const present = membersOf(holder).find(member => forgets(source, member, holder, path));
  const method = present ? keyOf(present) : freeMember(holder);
  return method === undefined
    ? undefined
    : {
        kind: 'held',
        file: source.file,
        holder,
        path,
        isNullable: isOptional(unwrap(bare.callee)) || mayBeMissing(source, bare, holder, path),
        call: shown,
        method,
        isThere: present !== undefined,
      };
}

/** `this.client` in a method of a class, or of an object that the module names. */
function holderOfThis(call: Node, path: string): Holder | undefined {
  if (!/^this\.[^.]+$/.test(path)) {
    return undefined;
  }
  const body = classOfThis(call);
  if (body?.type === 'ClassBody') {
    const own = ancestorsOf(call).find(node => node.parent === body);
    const { parent } = body;
    const isStatic = own !== undefined && 'static' in own && own.static;
    return { kind: 'class', node: parent, members: body, name: nameOfClass(parent), isStatic };
  }
  const fn = ancestorsOf(call).find(node => isFunction(node) && node.type !== 'ArrowFunctionExpression');
  const object = fn?.parent?.type === 'Property' && fn.parent.value === fn ? fn.parent.parent : undefined;
  const declarator = object?.parent && unwrapped(object.parent);
  return object?.type === 'ObjectExpression' &&
    declarator?.type === 'VariableDeclarator' &&
    declarator.id.type === 'Identifier' &&
    isAtTop(declarator)
    ? { kind: 'object', node: object, members: object, name: declarator.id.name, isStatic: false }
    : undefined;
}

/** What stands around an expression and `as const`: another cast may have no place for one method more. */
function unwrapped(node: Node): Node {
  const isConst =
    node.type === 'TSAsExpression' &&
    node.typeAnnotation.type === 'TSTypeReference' &&
    pathOf(node.typeAnnotation.typeName) === 'const';
  return isConst ? unwrapped(node.parent) : node;
}

function nameOfClass(node: Node): string | undefined {
  if ('id' in node && node.id?.type === 'Identifier') {
    return node.id.name;
  }
  return node.parent?.type === 'VariableDeclarator' && node.parent.id.type === 'Identifier'
    ? node.parent.id.name
    : undefined;
}

function isAtTop(declarator: Node): boolean {
  return !ancestorsOf(declarator).some(isFunction);
}

/** A variable of a function that makes an object of functions: `return { track, identify }`; or a private one of a class. */
function holderOfVariable(source: Source, call: Node, path: string): Holder | undefined {
  const [root = '', member, ...more] = path.split('.');
  const variable = variableAt(source, call, root);
  const definition = variable?.defs[0];
  if (!variable || !definition) {
    return undefined;
  }
  const node = definition.node as Node;
  if (node.type === 'ClassDeclaration' && member !== undefined && more.length === 0) {
    const own = node.body.body.find(each => keyOf(each) === member);
    return own && 'accessibility' in own && own.accessibility === 'private'
      ? { kind: 'class', node, members: node.body, name: root, isStatic: true }
      : undefined;
  }
  const fn = variable.scope.block as Node;
  if (!isFunction(fn)) {
    return undefined;
  }
  const receiver = call.type === 'CallExpression' ? receiverOf(call) : undefined;
  if (globalBehind(source, receiver) !== receiver) {
    return undefined;
  }
  const members = member !== undefined || fn.returnType ? undefined : madeBy(fn);
  return { kind: members ? 'function' : 'alone', node: fn, members, name: nameOfMaker(fn), isStatic: false };
}

/** The object that a function gives. */
function madeBy(fn: Node): TSESTree.ObjectExpression | undefined {
  if (!isFunction(fn) || !fn.body) {
    return undefined;
  }
  if (fn.body.type !== 'BlockStatement') {
    return fn.body.type === 'ObjectExpression' ? fn.body : undefined;
  }
  const last = fn.body.body.at(-1);
  const given = last?.type === 'ReturnStatement' ? last.argument : undefined;
  if (given?.type !== 'Identifier') {
    return given?.type === 'ObjectExpression' ? given : undefined;
  }
  for (const statement of fn.body.body) {
    const declared = statement.type === 'VariableDeclaration' ? statement.declarations : [];
    const one = declared.find(({ id }) => id.type === 'Identifier' && id.name === given.name && !id.typeAnnotation);
    if (one?.init?.type === 'ObjectExpression') {
      return one.init;
    }
  }
  return undefined;
}

/** `createAnalytics` of the function that makes the object; what is called at once names what it made. */
function nameOfMaker(fn: Node): string | undefined {
  if (fn.type === 'FunctionDeclaration') {
    return fn.id?.name;
  }
  const outer = fn.parent?.type === 'CallExpression' && fn.parent.callee === fn ? fn.parent.parent : fn.parent;
  return outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id.name : undefined;
}

type Member = TSESTree.ClassElement | TSESTree.ObjectLiteralElement;

export function membersOf({ members }: Holder): readonly Member[] {
  return members === undefined ? [] : members.type === 'ClassBody' ? members.body : members.properties;
}

/** `reset`, where that means nothing else to the holder. */
function freeMember(holder: Holder): string | undefined {
  const { node } = holder;
  const used = new Set(membersOf(holder).map(keyOf));
  const isDerived = 'superClass' in node && node.superClass !== null;
  const isSpread = membersOf(holder).some(({ type }) => type === 'SpreadElement');
  return (isDerived || isSpread ? ['forgetUser'] : ['reset', 'forgetUser']).find(name => !used.has(name));
}

/** Whether a member does no more than have clients forget, among them the one at hand. */
function forgets(source: Source, member: Member, { isStatic }: Holder, path: string): boolean {
  const fn = functionOf(source, member, isStatic);
  if (!fn?.body || fn.params.length > 0 || keyOf(member) === undefined) {
    return false;
  }
  const done = fn.body.type === 'BlockStatement' ? fn.body.body : [fn.body];
  const acts = done.map(actOf);
  return (
    acts.every(act => act !== undefined && (isReset(act) || isEmptying(act))) &&
    acts.some(act => act && isReset(act) && pathOf(act.callee)?.replace(/\.\w+$/, '') === path)
  );
}

function functionOf(source: Source, member: Member, isStatic: boolean): ReturnType<typeof functionIn> {
  switch (member.type) {
    case 'MethodDefinition':
      return member.kind === 'method' && member.static === isStatic && isPublic(member) ? member.value : undefined;
    case 'PropertyDefinition':
      return member.static === isStatic && isPublic(member) ? functionIn(member.value) : undefined;
    case 'Property':
      return functionIn(member.shorthand ? functionCalled(source, member.value) : member.value);
    default:
      return undefined;
  }
}

function functionIn(
  node: Node | null | undefined,
):
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.TSEmptyBodyFunctionExpression
  | undefined {
  return isFunction(node) ? node : undefined;
}

/** The function that a name stands for. */
function functionCalled(source: Source, name: Node): Node | null | undefined {
  const definition =
    name.type === 'Identifier' ? (variableAt(source, name, name.name)?.defs[0]?.node as Node | undefined) : undefined;
  return definition?.type === 'VariableDeclarator' ? definition.init : definition;
}

function isPublic(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  return (
    member.key.type !== 'PrivateIdentifier' &&
    member.accessibility !== 'private' &&
    member.accessibility !== 'protected'
  );
}

/** What a statement does, without `await` and `void`. */
function actOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'ExpressionStatement':
      return actOf(node.expression);
    case 'AwaitExpression':
    case 'UnaryExpression':
      return actOf(node.argument);
    case 'ReturnStatement':
      return node.argument ? actOf(node.argument) : undefined;
    case 'ChainExpression':
      return actOf(node.expression);
    default:
      return node;
  }
}

function isReset(act: Node): act is TSESTree.CallExpression {
  return act.type === 'CallExpression' && /\.(?:reset|clearIdentify)$/.test(pathOf(act.callee) ?? '');
}

function isEmptying(act: Node): boolean {
  return act.type === 'AssignmentExpression' && isNothing(act.right);
}

/** Whether the client may not be there yet when somebody logs out. */
function mayBeMissing(source: Source, call: Node, holder: Holder, path: string): boolean {
  const name = path.split('.').at(-1) ?? '';
  if (holder.kind === 'function' || holder.kind === 'alone') {
    const definition = variableAt(source, call, path.split('.')[0] ?? '')?.defs[0]?.node as Node | undefined;
    return definition?.type === 'VariableDeclarator' && (!definition.init || isChoice(definition.init));
  }
  const field = membersOf(holder).find(member => nameOfMember(member) === name);
  if (field?.type === 'Property') {
    return isChoice(field.value);
  }
  if (field?.type !== 'PropertyDefinition') {
    return false;
  }
  const type = field.typeAnnotation?.typeAnnotation;
  return (
    field.optional ||
    type?.type === 'TSUnionType' ||
    (field.value ? isChoice(field.value) : !type && !isSetByConstructor(holder, path))
  );
}

/** The field of a class that begins with the client. */
export function fieldWithClient({ holder, path }: HeldClient): TSESTree.PropertyDefinition | undefined {
  const field = membersOf(holder).find(member => `this.${nameOfMember(member) ?? ''}` === path);
  return field?.type === 'PropertyDefinition' && !field.static && field.value && !isChoice(field.value)
    ? field
    : undefined;
}

function nameOfMember(member: Member): string | undefined {
  return 'key' in member && member.key.type === 'PrivateIdentifier' ? `#${member.key.name}` : keyOf(member);
}

function isChoice(value: Node): boolean {
  return isNothing(value) || /^(?:Conditional|Logical)Expression$/.test(unwrap(value).type);
}

function isSetByConstructor(holder: Holder, path: string): boolean {
  let isSet = false;
  for (const member of membersOf(holder)) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      walk(member, node => {
        isSet ||= node.type === 'AssignmentExpression' && pathOf(node.left) === path;
      });
    }
  }
  return isSet;
}

/** The edit by which the holder gets a method that has its clients forget. */
export function methodFor(source: Source, clients: readonly HeldClient[]): Edit | undefined {
  const [{ holder, method }] = clients as [HeldClient, ...HeldClient[]];
  const resets = clients.map(({ path, call, isNullable }) => resetOf(path, call.sdk, isNullable));
  const last = membersOf(holder).at(-1);
  if (!last) {
    return undefined;
  }
  return holder.members?.type === 'ClassBody'
    ? methodOfClass(source, last, { method, resets, isStatic: holder.isStatic })
    : propertyOf(source, last, { method, resets, isOfThis: holder.kind === 'object' });
}

interface Wanted {
  readonly method: string;
  readonly resets: readonly string[];
}

function methodOfClass(
  source: Source,
  last: Node,
  { method, resets, isStatic }: Wanted & { readonly isStatic: boolean },
): Edit {
  const { newline, semicolon, indent } = styleOf(source);
  const outer = indentationAt(source.text, last.range[0]);
  const lines = [
    '/** Call on log-out: the client forgets the person. */',
    `${isStatic ? 'static ' : ''}${method}()${isTypeScript(source) ? ': void' : ''} {`,
    ...resets.map(reset => indent + reset + semicolon),
    '}',
  ];
  const text = lines.map(line => outer + line).join(newline);
  return insertAt(endWithComments(source, last.range[1]), newline + newline + text);
}

function propertyOf(
  source: Source,
  last: Node,
  { method, resets, isOfThis }: Wanted & { readonly isOfThis: boolean },
): Edit {
  const { newline, semicolon, indent } = styleOf(source);
  const isLined = isFirstOnLine(source.text, last.range[0]);
  const outer = isLined ? indentationAt(source.text, last.range[0]) : '';
  const [only, ...more] = resets;
  const isBlock = isOfThis || more.length > 0;
  const body = isLined
    ? ['{', ...resets.map(reset => `${outer}${indent}${reset}${semicolon}`), `${outer}}`].join(newline)
    : `{ ${resets.join('; ')} }`;
  const property = isOfThis ? `${method}() ${body}` : `${method}: () => ${isBlock ? body : (only ?? '')}`;
  return insertAt(last.range[1], `,${isLined ? newline + outer : ' '}${property}`);
}

/** The class's name, as an annotation says it. */
export function namedBy(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? nameOf(type.typeName) : undefined;
}
