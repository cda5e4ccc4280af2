/** What TypeScript declares beside values: enums, namespaces, interfaces, type aliases, globals. */
import { span, unknown } from './nodes.ts';
import { heritageOf, typeMembers } from './types.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr, Prop } from '../facts.ts';

export function walkInterface(context: Extraction, node: TSESTree.TSInterfaceDeclaration): void {
  const binding = context.bind(node.id);
  if (!binding) return;
  const ext = node.extends.map(item => heritageOf(context, item));
  const m = typeMembers(context, node.body.body);
  binding.iface = context.ifaces.add(() => ({ n: node.id.name, ext, m })).id;
}

export function walkTypeAlias(context: Extraction, node: TSESTree.TSTypeAliasDeclaration): void {
  const binding = context.bind(node.id);
  if (binding) binding.alias = context.type(node.typeAnnotation);
}

/** An enum is an object of its members; a number goes on counting from the one before it. */
export function walkEnum(context: Extraction, node: TSESTree.TSEnumDeclaration): void {
  const properties: Prop[] = [];
  let next: number | undefined = 0;
  for (const member of node.body.members) {
    const v: Expr = member.initializer
      ? context.expr(member.initializer)
      : next === undefined
        ? unknown('dynamic-expression', member)
        : { k: 'lit', v: next, ...span(member) };
    next = v.k === 'lit' && typeof v.v === 'number' ? v.v + 1 : undefined;
    properties.push({
      k: member.id.type === 'Identifier' ? member.id.name : String(member.id.value),
      v,
      ...span(member),
    });
  }
  const binding = context.bind(node.id);
  if (!binding) return;
  binding.v.push(context.objs.add(id => ({ k: 'obj', p: properties, id, ...span(node) })).item);
  binding.konst = true;
}

/** A namespace is an object of what it exports. */
export function walkNamespace(context: Extraction, node: TSESTree.TSModuleDeclaration): void {
  const body = node.body?.body ?? [];
  if (isGlobal(node)) {
    for (const statement of body) walkGlobal(context, statement);
    return;
  }
  const properties: Prop[] = [];
  for (const statement of body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    context.walk(declaration ?? statement);
    for (const name of declaration ? namesOf(declaration) : []) {
      const b = context.bindingId(name);
      if (b !== undefined && name.type === 'Identifier')
        properties.push({ k: name.name, v: { k: 'ref', b, ...span(name) }, ...span(name) });
    }
  }
  if (node.id.type !== 'Identifier') return;
  const object = context.objs.add(id => ({ k: 'obj', p: properties, id, ...span(node) })).item;
  context.bind(node.id)?.v.push(object);
}

/** `declare global`, in the form of the parser and in the older one. */
function isGlobal(node: TSESTree.TSModuleDeclaration): boolean {
  return node.kind === 'global' || (node.id.type === 'Identifier' && node.id.name === 'global' && node.declare);
}

function namesOf(declaration: TSESTree.NamedExportDeclarations): Node[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => id);
  return declaration.id ? [declaration.id] : [];
}

function walkGlobal(context: Extraction, statement: TSESTree.ProgramStatement): void {
  if (statement.type === 'TSInterfaceDeclaration' && /^(Window|Global)/.test(statement.id.name)) {
    Object.assign(context.globalTypes, typeMembers(context, statement.body.body));
  } else if (statement.type === 'VariableDeclaration') {
    for (const { id } of statement.declarations) {
      const type = id.type === 'Identifier' ? context.annotated(id.typeAnnotation) : undefined;
      if (id.type === 'Identifier' && type) context.globalTypes[id.name] = type;
    }
  } else context.walk(statement);
}
