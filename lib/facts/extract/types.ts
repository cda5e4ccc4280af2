import { emptyRecord, keyName, span, stringOf } from './nodes.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { ByType } from '../../syntax/by-type.ts';
import type { Extraction } from './extraction.ts';
import type { Binding, Expr, Type } from '../facts.ts';

const unknownType: Type = { k: 'unk' };

/** What each kind of type says; all others are unknown. */
export const types: ByType<Extraction, Type> = {
  TSTypeReference: (context, node) => {
    const a = context.typeArguments(node.typeArguments);
    return { k: 'ref', x: entityOf(context, node.typeName), ...(a && { a }) };
  },
  TSTypeQuery: (context, { exprName }) => {
    const x = exprName.type === 'TSImportType' ? importedOf(exprName) : entityOf(context, exprName);
    return x ? { k: 'typeof', x } : unknownType;
  },
  TSImportType: (_, node) => {
    const x = importedOf(node);
    return x ? { k: node.qualifier ? 'ref' : 'typeof', x } : unknownType;
  },
  TSUnionType: (context, node) => ({ k: 'or', of: node.types.map(item => context.type(item)) }),
  TSIntersectionType: (context, node) => ({ k: 'or', of: node.types.map(item => context.type(item)), both: true }),
  TSTypeLiteral: (context, node) => ({ k: 'obj', m: typeMembers(context, node.members), s: node.range[0] }),
  TSFunctionType: functionType,
  TSLiteralType: (_, node) => {
    const v = stringOf(node.literal);
    return v === undefined ? unknownType : { k: 'lit', v };
  },
  TSTemplateLiteralType: (context, { quasis, types: holes }) => ({
    k: 'tpl',
    q: quasis.map(({ value }) => value.cooked ?? value.raw),
    x: holes.map(hole => context.type(hole)),
  }),
  TSStringKeyword: () => ({ k: 'prim', n: 'string' }),
  TSNumberKeyword: () => ({ k: 'prim', n: 'number' }),
  TSBooleanKeyword: () => ({ k: 'prim', n: 'boolean' }),
  TSUndefinedKeyword: () => ({ k: 'nil' }),
  TSNullKeyword: () => ({ k: 'nil' }),
  TSVoidKeyword: () => ({ k: 'nil' }),
  TSIndexedAccessType: (context, { objectType, indexType }) => {
    const of = context.type(objectType);
    if (indexType.type === 'TSLiteralType' && indexType.literal.type === 'Literal')
      return { k: 'idx', o: of, p: String(indexType.literal.value) };
    const isAny =
      (indexType.type === 'TSTypeOperator' && indexType.operator === 'keyof') || indexType.type === 'TSNumberKeyword';
    if (isAny) return { k: 'any', of };
    const i = context.type(indexType);
    return i.k === 'unk' ? unknownType : { k: 'any', of, i };
  },
  TSArrayType: (context, node) => ({ k: 'arr', of: context.type(node.elementType) }),
  TSTupleType: (context, { elementTypes }) => {
    const all = elementTypes.map(item => itemType(context, item));
    const [only = unknownType] = all;
    return { k: 'arr', of: all.length > 1 ? { k: 'or', of: all } : only, at: all };
  },
  TSTypeOperator: (context, { operator, typeAnnotation }) => {
    if (!typeAnnotation || operator === 'unique') return unknownType;
    const of = context.type(typeAnnotation);
    return operator === 'keyof' ? { k: 'keyof', of } : of;
  },
};

/** `[name: T, other?: U, ...rest: V[]]`: what stands behind a rest has no place of its own. */
function itemType(context: Extraction, item: TSESTree.TypeNode): Type {
  switch (item.type) {
    case 'TSNamedTupleMember':
      return itemType(context, item.elementType);
    case 'TSOptionalType':
      return { k: 'or', of: [context.type(item.typeAnnotation), { k: 'nil' }] };
    case 'TSRestType':
      return unknownType;
    default:
      return context.type(item);
  }
}

interface Signature {
  readonly range: readonly [number, number];
  readonly params: readonly TSESTree.Parameter[];
  readonly returnType: TSESTree.TSTypeAnnotation | undefined;
}

function functionType(context: Extraction, { params, returnType, range }: Signature): Type {
  const ret = context.annotated(returnType);
  const types = params.map(parameter =>
    'typeAnnotation' in parameter ? (context.annotated(parameter.typeAnnotation) ?? unknownType) : unknownType,
  );
  const p = types.some(({ k }) => k !== 'unk') ? types : undefined;
  return { k: 'fn', ...(ret && { ret }), ...(p && { p }), s: range[0] };
}

/** The members of an interface or a type literal that have a name. */
export function typeMembers(context: Extraction, members: readonly TSESTree.TypeElement[]): Record<string, Type> {
  const result = emptyRecord<Type>();
  for (const member of members) {
    if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') continue;
    const name = keyName(context, member);
    if (name === null) continue;
    if (member.type === 'TSMethodSignature' && member.kind === 'set') {
      // What is read is what the getter says.
      result[name] ??= unknownType;
      continue;
    }
    const type = memberType(context, member);
    result[name] = member.optional ? orNil(type) : type;
  }
  return result;
}

function memberType(context: Extraction, member: TSESTree.TSPropertySignature | TSESTree.TSMethodSignature): Type {
  if (member.type === 'TSMethodSignature' && member.kind === 'method') return functionType(context, member);
  const said = member.type === 'TSMethodSignature' ? member.returnType : member.typeAnnotation;
  return context.annotated(said) ?? unknownType;
}

/** The type of what is written with a `?`. */
export function orNil(type: Type): Type {
  const of = type.k === 'or' && !type.both ? type.of : [type];
  return { k: 'or', of: [...of, { k: 'nil' }] };
}

/** `<T extends Base>`: what is said of a parameter is said of its bound. */
export function declareBounds(context: Extraction, parameters: TSESTree.TSTypeParameterDeclaration | undefined): void {
  for (const { name, constraint } of parameters?.params ?? []) {
    const binding = constraint && context.bind(name);
    if (binding) binding.alias = context.type(constraint);
  }
}

/** `<T, U = string>` of a type: what each stands for is said where the type is named, or else by its default. */
export function declareParameters(
  context: Extraction,
  declared: Binding,
  parameters: TSESTree.TSTypeParameterDeclaration | undefined,
): void {
  const tp: number[] = [];
  for (const { name, default: fallback } of parameters?.params ?? []) {
    const id = context.bindingId(name);
    const binding = context.bind(name);
    if (id === undefined || !binding) continue;
    tp.push(id);
    if (fallback) binding.alias = context.type(fallback);
  }
  if (tp.length > 0) declared.tp = tp;
}

/** What a class implements, or an interface extends. */
export function heritageOf(context: Extraction, node: TSESTree.TSClassImplements | TSESTree.TSInterfaceHeritage): Type {
  const x = context.expr(node.expression);
  const a = context.typeArguments(node.typeArguments);
  return { k: 'ref', x, ...(a && { a }) };
}

/** `a.b.c` in a type. */
export function entityOf(context: Extraction, name: TSESTree.EntityName): Expr {
  return name.type === 'TSQualifiedName'
    ? { k: 'mem', o: entityOf(context, name.left), p: name.right.name, ...span(name) }
    : context.expr(name);
}

/** What `import('m')` or `import('m').a.b` names; undefined where the module is not said. */
function importedOf(node: TSESTree.TSImportType): Expr | undefined {
  const m = stringOf(node.source);
  if (!m) return undefined;
  const module: Expr = { k: 'mod', m, ...span(node) };
  return node.qualifier ? within(module, node.qualifier) : module;
}

/** `a.b.c` of a module: `import('m').a.b.c`. */
function within(module: Expr, name: TSESTree.EntityName): Expr {
  if (name.type === 'TSQualifiedName')
    return { k: 'mem', o: within(module, name.left), p: name.right.name, ...span(name) };
  return { k: 'mem', o: module, p: name.type === 'Identifier' ? name.name : 'this', ...span(name) };
}

const nothing: ReadonlySet<string> = new Set([
  'TSUndefinedKeyword',
  'TSNullKeyword',
  'TSAnyKeyword',
  'TSUnknownKeyword',
  'TSVoidKeyword',
]);

/** Whether a type that is written, or none, has room for `undefined`. */
export function mayBeNothing(type: TSESTree.TypeNode | undefined): boolean {
  if (!type) return true;
  return type.type === 'TSUnionType' ? type.types.some(mayBeNothing) : nothing.has(type.type);
}
