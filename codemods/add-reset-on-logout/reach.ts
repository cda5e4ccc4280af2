/** How a log-out comes to whoever holds a client: by the words with which the project calls its methods. */
import type { TSESTree } from '@typescript-eslint/utils';

import { exportedName, localName } from '../../lib/edit/exports.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, contains, keyOf, nodeAt, pathOf, sameRange, unwrap } from '../../lib/edit/nodes.ts';
import { isOptional } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import { isTypeScript } from '../../lib/edit/source.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { classOfThis } from '../add-cio-guard/queues.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { HeldClient } from './held.ts';
import { membersOf, namedBy } from './held.ts';
import { importedBy } from './imported.ts';

/** Words for a client or its holder. */
export interface Reach {
  readonly words: string;
  readonly isNullable: boolean;
  /** The words are those of the client itself. */
  readonly isClient: boolean;
  /** What has to be imported: the words begin with it. */
  readonly from?: { readonly file: string; readonly exported: string; readonly local: string };
}

/** A file, as far as its calls. */
interface Look {
  readonly source: Source;
  readonly calls: readonly AnalyticsCall[];
}

/** @param place where the words are to stand */
export function reachOf(view: ProjectView, look: Look, place: Node, held: HeldClient): Reach | undefined {
  if (look.source.file === held.file && isInside(look.source, place, held)) {
    return { words: held.path, isNullable: held.isNullable, isClient: true };
  }
  return hereBy(view, look, place, held) ?? elsewhereBy(view, look, place, held);
}

/** Whether the holder's own words for the client mean the same at a place. */
function isInside(source: Source, place: Node, { holder, path }: HeldClient): boolean {
  switch (holder.kind) {
    case 'class': {
      const body = classOfThis(place);
      const own = ancestorsOf(place).find(node => node.parent === body);
      return (
        path.startsWith('this.') &&
        body !== undefined &&
        holder.members !== undefined &&
        sameRange(body.range, holder.members.range) &&
        own !== undefined &&
        ('static' in own && own.static) === holder.isStatic
      );
    }
    case 'alone':
    case 'function': {
      const block = variableAt(source, place, path.split('.')[0] ?? '')?.scope.block;
      return block !== undefined && sameRange(block.range, holder.node.range);
    }
    case 'object':
      return false;
  }
}

/** By words of a call of the same file. */
function hereBy(view: ProjectView, { source, calls }: Look, place: Node, held: HeldClient): Reach | undefined {
  for (const receiver of receiversIn(view, source, calls, held)) {
    const words = wordsOf(receiver.node);
    const root = words?.split(/[.(]/)[0] ?? '';
    if (
      words !== undefined &&
      isSameThere(source, receiver.node, place, root) &&
      isHolder(view, source, receiver.node, held)
    ) {
      return { words, isNullable: receiver.isNullable, isClient: false };
    }
  }
  return undefined;
}

/** What the module that exports something calls it itself, where that means the same at a place. */
function ownNameOf(source: Source, place: Node, exported: string): string | undefined {
  const local = exported === 'default' ? undefined : localName(source, exported);
  const variable = local === undefined ? undefined : variableAt(source, place, local);
  return variable && variable === variableAt(source, source.program, variable.name) ? local : undefined;
}

/** By what another file calls it, where that is an export. */
function elsewhereBy(view: ProjectView, look: Look, place: Node, held: HeldClient): Reach | undefined {
  const from = look.source.file;
  const files = new Set(view.calls().flatMap(call => (leadsInto(view, call, held) ? [view.absolute(call.file)] : [])));
  for (const file of files) {
    const source = file === from ? undefined : view.parsed(file);
    const calls = source ? view.calls().filter(call => view.absolute(call.file) === file) : [];
    for (const { node, isNullable } of source ? receiversIn(view, source, calls, held) : []) {
      const words = source && wordsOf(node);
      const root = words?.split(/[.(]/)[0] ?? '';
      const target = source && words !== undefined ? exportBehind(view, source, node, root) : undefined;
      if (source && words !== undefined && target && isHolder(view, source, node, held)) {
        if (target.file === from) {
          const local = ownNameOf(look.source, place, target.exported);
          return local === undefined
            ? undefined
            : { words: local + words.slice(root.length), isNullable, isClient: false };
        }
        return { words: words.slice(root.length), isNullable, isClient: false, from: { ...target, local: root } };
      }
    }
  }
  return undefined;
}

function leadsInto(view: ProjectView, { via, inTest, through = [] }: AnalyticsCall, held: HeldClient): boolean {
  // The call that makes the object stands before its function.
  const own = held.holder.kind === 'class' ? through.slice(0, 1) : through;
  return (
    via === 'wrapper' &&
    !inTest &&
    own.some(({ file, range }) => view.absolute(file) === held.file && contains(held.holder.node.range, range))
  );
}

interface Receiver {
  readonly node: Node;
  readonly isNullable: boolean;
}

/** What calls of methods of the holder are made on. */
function receiversIn(
  view: ProjectView,
  source: Source,
  calls: readonly AnalyticsCall[],
  held: HeldClient,
): readonly Receiver[] {
  const names = new Set(membersOf(held.holder).map(keyOf));
  return calls.flatMap(call => {
    const node = leadsInto(view, call, held) ? nodeAt(source.program, call.range) : undefined;
    const callee =
      node && unwrap(node).type === 'CallExpression'
        ? unwrap((unwrap(node) as TSESTree.CallExpression).callee)
        : undefined;
    return callee?.type === 'MemberExpression' &&
      !callee.computed &&
      callee.property.type === 'Identifier' &&
      names.has(callee.property.name)
      ? [{ node: unwrap(callee.object), isNullable: isOptional(callee) }]
      : [];
  });
}

/** A path, or a getter: `this.telemetry`, `Telemetry.getInstance()`. A hook is asked where components are drawn alone. */
function wordsOf(receiver: Node): string | undefined {
  const path = pathOf(receiver);
  if (path !== undefined) {
    return path;
  }
  const getter =
    receiver.type === 'CallExpression' && receiver.arguments.length === 0 && !receiver.optional
      ? pathOf(receiver.callee)
      : undefined;
  return getter === undefined || /(?:^|\.)use[A-Z]/.test(getter) ? undefined : `${getter}()`;
}

/** Whether words mean the same at two places. */
function isSameThere(source: Source, one: Node, other: Node, root: string): boolean {
  if (root === 'this') {
    const [body, same] = [classOfThis(one), classOfThis(other)];
    return body !== undefined && body === same && isStaticAt(one, body) === isStaticAt(other, body);
  }
  const variable = variableAt(source, one, root);
  const definition = variable?.defs[0];
  return (
    variable !== undefined &&
    definition !== undefined &&
    variableAt(source, other, root) === variable &&
    (/^(?:module|global)$/.test(variable.scope.type) || definition.name.range[0] < other.range[0])
  );
}

function isStaticAt(node: Node, body: Node): boolean {
  const own = ancestorsOf(node).find(each => each.parent === body);
  return own !== undefined && 'static' in own && own.static;
}

/** The export that the first word of a receiver is, or is imported from. */
function exportBehind(
  view: ProjectView,
  source: Source,
  node: Node,
  root: string,
): { readonly file: string; readonly exported: string } | undefined {
  const variable = variableAt(source, node, root);
  const imported = variable && importedBy(variable);
  if (imported) {
    const file = view.resolve(source.file, imported.specifier);
    return file === undefined || imported.exported === '*' ? undefined : { file, exported: imported.exported };
  }
  const exported = /^(?:module|global)$/.test(variable?.scope.type ?? '') ? exportedName(source, root) : undefined;
  return exported === undefined ? undefined : { file: source.file, exported };
}

/** Whether a receiver is certainly an instance of the class, or what the function made: nothing else has the new method. */
function isHolder(view: ProjectView, source: Source, receiver: Node, held: HeldClient): boolean {
  if (receiver.type === 'CallExpression' || pathOf(receiver)?.includes('.')) {
    const ofThis = /^this\.[^.]+$/.test(pathOf(receiver) ?? '') ? fieldOf(receiver) : undefined;
    return ofThis ? isHolderBy(view, source, ofThis, held) : isGivenByClass(view, source, receiver, held);
  }
  const root = pathOf(receiver);
  const variable = root === undefined ? undefined : variableAt(source, receiver, root);
  const imported = variable && importedBy(variable);
  if (imported) {
    return isHolderExport(view, source, imported, held);
  }
  const [definition] = variable?.defs ?? [];
  const node = definition?.node as Node | undefined;
  if (node?.type === 'ClassDeclaration') {
    return held.holder.isStatic && isClass(view, source, root ?? '', held);
  }
  if (node?.type === 'VariableDeclarator') {
    return isHolderBy(view, source, { type: typeOf(node.id), value: node.init, isGiven: false }, held);
  }
  return definition?.type === 'Parameter'
    ? isHolderBy(view, source, { type: typeOf(definition.name), value: null, isGiven: true }, held)
    : false;
}

/** What is said of a variable or a field. */
interface Said {
  readonly type: TSESTree.TypeNode | undefined;
  readonly value: Node | null | undefined;
  /** Somebody else gives it: a parameter. */
  readonly isGiven: boolean;
}

function typeOf(name: Node): TSESTree.TypeNode | undefined {
  return 'typeAnnotation' in name && name.typeAnnotation?.type === 'TSTypeAnnotation'
    ? name.typeAnnotation.typeAnnotation
    : undefined;
}

/** `private telemetry: Telemetry` of a constructor, or a field of the class. */
function fieldOf(receiver: Node): Said | undefined {
  const body = classOfThis(receiver);
  const name = pathOf(receiver)?.slice('this.'.length);
  if (body?.type !== 'ClassBody') {
    return undefined;
  }
  for (const member of body.body) {
    const own = 'key' in member && member.key.type === 'PrivateIdentifier' ? `#${member.key.name}` : keyOf(member);
    if (member.type === 'PropertyDefinition' && own === name) {
      return { type: member.typeAnnotation?.typeAnnotation, value: member.value, isGiven: !member.value };
    }
    const parameters = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
    for (const parameter of parameters) {
      if (
        parameter.type === 'TSParameterProperty' &&
        parameter.parameter.type === 'Identifier' &&
        parameter.parameter.name === name
      ) {
        return { type: typeOf(parameter.parameter), value: null, isGiven: true };
      }
    }
  }
  return { type: undefined, value: null, isGiven: true };
}

function isHolderBy(view: ProjectView, source: Source, { type, value, isGiven }: Said, held: HeldClient): boolean {
  if (type) {
    return isTypeOf(view, source, type, held);
  }
  return value ? isMade(view, source, value, held) : isGiven && !isTypeScript(source);
}

function isTypeOf(view: ProjectView, source: Source, type: TSESTree.TypeNode, held: HeldClient): boolean {
  const { name } = held.holder;
  const text = source.text.slice(...type.range);
  if (name !== undefined && text === `ReturnType<typeof ${name}>`) {
    return true;
  }
  const alias = namedBy(type);
  if (alias === undefined) {
    return false;
  }
  if (held.holder.kind === 'class') {
    return isClass(view, source, alias, held);
  }
  // `type Analytics = ReturnType<typeof createAnalytics>` of the module that makes it.
  const module = view.parsed(held.file);
  return (
    module?.program.body.some(statement => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      return (
        declared?.type === 'TSTypeAliasDeclaration' &&
        declared.id.name === alias &&
        module.text.slice(...declared.typeAnnotation.range) === `ReturnType<typeof ${name ?? ''}>`
      );
    }) ?? false
  );
}

/** Whether a name is the class that holds the client. */
function isClass(view: ProjectView, source: Source, name: string, held: HeldClient): boolean {
  const variable = variableAt(source, source.program, name);
  const imported = variable && importedBy(variable);
  if (!imported) {
    const node = variable?.defs[0]?.node as Node | undefined;
    return source.file === held.file && node !== undefined && sameRange(node.range, held.holder.node.range);
  }
  if (view.resolve(source.file, imported.specifier) !== held.file) {
    return false;
  }
  const module = view.parsed(held.file);
  return (
    module !== undefined &&
    (imported.exported === 'default'
      ? defaultOf(module) === held.holder.name || held.holder.name === undefined
      : localName(module, imported.exported) === held.holder.name)
  );
}

/** The name of what a module exports by default. */
function defaultOf({ program }: Source): string | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      return declaration.type === 'Identifier'
        ? declaration.name
        : 'id' in declaration && declaration.id?.type === 'Identifier'
          ? declaration.id.name
          : undefined;
    }
  }
  return undefined;
}

/** `new Telemetry()`, `createTelemetry()`, `inject(Telemetry)`, the object itself. */
function isMade(view: ProjectView, source: Source, value: Node, held: HeldClient): boolean {
  if (value.type === 'TSAsExpression' && held.holder.kind !== 'object') {
    return isTypeOf(view, source, value.typeAnnotation, held);
  }
  const bare = unwrap(value);
  const { holder } = held;
  if (
    holder.kind === 'object' ||
    (bare.type === 'CallExpression' && unwrap(bare.callee) !== bare && source.file === held.file)
  ) {
    const isOwn = source.file === held.file;
    const made = bare.type === 'CallExpression' ? unwrap(bare.callee) : bare;
    if (isOwn && sameRange(made.range, holder.node.range)) {
      return true;
    }
  }
  switch (bare.type) {
    case 'NewExpression':
      return bare.callee.type === 'Identifier' && isClass(view, source, bare.callee.name, held);
    case 'AwaitExpression':
      return isMade(view, source, bare.argument, held);
    case 'CallExpression': {
      const callee = pathOf(bare.callee)?.split('.').at(-1);
      if (holder.kind === 'function') {
        return callee !== undefined && callee === holder.name && isOfHolder(view, source, bare.callee, held);
      }
      return (
        isGivenByClass(view, source, bare, held) ||
        bare.arguments.some(given => given.type === 'Identifier' && isClass(view, source, given.name, held))
      );
    }
    default:
      return isGivenByClass(view, source, bare, held);
  }
}

/** Whether a function comes from the module of the holder. */
function isOfHolder(view: ProjectView, source: Source, callee: Node, held: HeldClient): boolean {
  const root = pathOf(callee)?.split('.')[0] ?? '';
  const variable = variableAt(source, callee, root);
  const imported = variable && importedBy(variable);
  return imported ? view.resolve(source.file, imported.specifier) === held.file : source.file === held.file;
}

/** `Telemetry.shared`, `Telemetry.getInstance()`; the class itself where the client is its own. */
function isGivenByClass(view: ProjectView, source: Source, receiver: Node, held: HeldClient): boolean {
  const { holder } = held;
  const path = pathOf(receiver.type === 'CallExpression' ? receiver.callee : receiver);
  const [root = '', member, ...more] = path?.split('.') ?? [];
  if (holder.kind !== 'class' || more.length > 0 || !isClass(view, source, root, held)) {
    return false;
  }
  if (member === undefined) {
    return holder.isStatic && receiver.type !== 'CallExpression';
  }
  const given = membersOf(holder).find(each => keyOf(each) === member);
  const isStatic = given !== undefined && 'static' in given && given.static;
  const type =
    given?.type === 'MethodDefinition'
      ? given.value.returnType?.typeAnnotation
      : given?.type === 'PropertyDefinition'
        ? given.typeAnnotation?.typeAnnotation
        : undefined;
  const module = view.parsed(held.file);
  return isStatic && !holder.isStatic && (!type || (module !== undefined && isTypeOf(view, module, type, held)));
}

/** Whether what a module exports is the holder. */
function isHolderExport(
  view: ProjectView,
  source: Source,
  { specifier, exported }: { readonly specifier: string; readonly exported: string },
  held: HeldClient,
): boolean {
  const file = view.resolve(source.file, specifier);
  const module = file === undefined ? undefined : view.parsed(file);
  if (!module) {
    return false;
  }
  const local = exported === 'default' ? defaultOf(module) : exported === '*' ? undefined : localName(module, exported);
  if (local === undefined) {
    const value = exported === 'default' || exported === '*' ? wholeOf(module) : undefined;
    return value !== undefined && isMade(view, module, value, held);
  }
  if (held.holder.kind === 'class' && held.holder.isStatic) {
    return isClass(view, module, local, held);
  }
  const node = variableAt(module, module.program, local)?.defs[0]?.node as Node | undefined;
  return (
    node?.type === 'VariableDeclarator' &&
    isHolderBy(view, module, { type: typeOf(node.id), value: node.init, isGiven: false }, held)
  );
}

/** `export default new Telemetry()`, `module.exports = new Telemetry()` */
function wholeOf({ program }: Source): Node | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      return statement.declaration;
    }
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (expression?.type === 'AssignmentExpression' && pathOf(expression.left) === 'module.exports') {
      return expression.right;
    }
  }
  return undefined;
}
