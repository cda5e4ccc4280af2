/** What TypeScript declares beside values: enums, namespaces, interfaces, type aliases, globals. */
import { literalKey, span, unknown } from './nodes.ts';
import { declareParameters, heritageOf, typeMembers } from './types.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';
import type { Expr, Prop } from '../facts.ts';

export function walkInterface(context: Extraction, node: TSESTree.TSInterfaceDeclaration): void {
  const binding = context.bind(node.id);
  if (!binding) return;
  const ext = node.extends.map(item => heritageOf(context, item));
  const m = typeMembers(context, node.body.body);
  declareParameters(context, binding, node.typeParameters);
  binding.iface = context.ifaces.add(() => ({ n: node.id.name, ext, m })).id;
}

export function walkTypeAlias(context: Extraction, node: TSESTree.TSTypeAliasDeclaration): void {
  const binding = context.bind(node.id);
  if (!binding) return;
  binding.alias = context.type(node.typeAnnotation);
  declareParameters(context, binding, node.typeParameters);
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
      k: member.id.type === 'Identifier' ? member.id.name : literalKey(member.id),
      v,
      ...span(member),
    });
  }
  const binding = context.bind(node.id);
  if (!binding) return;
  binding.v.push(context.objs.add(id => ({ k: 'obj', p: properties, id, en: true, ...span(node) })).item);
  binding.konst = true;
}

/** A namespace is an object of what it exports. */
export function walkNamespace(context: Extraction, node: TSESTree.TSModuleDeclaration): void {
  const body = node.body?.body ?? [];
  if (node.declare || node.kind === 'global') context.ambientUntil = Math.max(context.ambientUntil, node.range[1]);
  if (node.kind === 'global') {
    for (const statement of body) walkGlobal(context, statement);
    return;
  }
  const outer = context.namespaces.findLast(({ s, e }) => s <= node.range[0] && node.range[1] <= e);
  const isGlobal = context.isScript && node.range[1] > context.ambientUntil && node.id.type !== 'Literal';
  const name = [...(outer ? [outer.n] : []), dotted(node.id)].join('.');
  if (isGlobal) context.namespaces.push({ n: name, ...span(node) });
  const properties: Prop[] = [];
  for (const statement of body) {
    walkInside(context, statement);
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    for (const name of declaration ? namesOf(declaration) : []) {
      const b = context.bindingId(name);
      if (b !== undefined && name.type === 'Identifier')
        properties.push({ k: name.name, v: { k: 'ref', b, ...span(name) }, ...span(name) });
    }
  }
  if (node.id.type !== 'Identifier' && !isGlobal) return;
  const object = context.objs.add(id => ({ k: 'obj', p: properties, id, ...span(node) })).item;
  if (isGlobal) context.globalWrites.push({ n: name, x: object });
  if (node.id.type === 'Identifier') context.bind(node.id)?.v.push(object);
}

/** `App.Analytics`. */
function dotted(name: TSESTree.TSModuleDeclaration['id'] | TSESTree.EntityName): string {
  if (name.type === 'TSQualifiedName') return `${dotted(name.left)}.${name.right.name}`;
  return name.type === 'Identifier' ? name.name : '';
}

/** What a namespace or a declared module exports, the file does not. */
function walkInside(context: Extraction, statement: TSESTree.ProgramStatement): void {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (statement.declaration) context.walk(statement.declaration);
      break;
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      break;
    default:
      context.walk(statement);
  }
}

function namesOf(declaration: TSESTree.NamedExportDeclarations): Node[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => id);
  return declaration.id ? [declaration.id] : [];
}

function walkGlobal(context: Extraction, statement: TSESTree.ProgramStatement): void {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declared?.type === 'TSInterfaceDeclaration' && /^(Window|Global)/.test(declared.id.name)) {
    Object.assign(context.globalTypes, typeMembers(context, declared.body.body));
  } else if (declared?.type === 'VariableDeclaration') {
    for (const { id } of declared.declarations) {
      const type = id.type === 'Identifier' ? context.annotated(id.typeAnnotation) : undefined;
      if (id.type === 'Identifier' && type) context.globalTypes[id.name] = type;
    }
  } else walkInside(context, statement);
}
