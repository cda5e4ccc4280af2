/**
 * Takes an export by its name where a file took the module itself, or its default, for it:
 * what packages that changed from `module.exports = Class` to `exports.Class` ask of their users.
 */
import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { insertAt, replace } from './edit.ts';
import type { ModuleReference } from './module-references.ts';
import { renamedModule } from './module-references.ts';
import { allNames, variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { nameOf, unwrap, withCasts } from './nodes.ts';
import { withParentheses } from './parentheses.ts';
import type { Source } from './source.ts';

export interface Named {
  readonly exported: string;
  readonly specifier: string;
  /** Call it by the export's name in the whole file, where that name is free. */
  readonly rename?: boolean;
}

export type Taken =
  /** `local`: the variable that holds the class, if there is one. */
  | { readonly edits: readonly Edit[]; readonly local?: TSESTree.Identifier }
  /** A sentence without a full stop. */
  | { readonly refused: string };

/** The edits by which a reference to a module that is a class gives the named export of another. */
export function takeNamed(source: Source, reference: ModuleReference, named: Named): Taken {
  const specifier = renamedModule(reference, named.specifier);
  const { node } = reference;
  switch (reference.kind) {
    case 'import':
      return ofImport(source, node as TSESTree.ImportDeclaration, named, specifier);
    case 'equals':
      return ofImportEquals(source, node as TSESTree.TSImportEqualsDeclaration, reference, named);
    case 'export':
      return ofExport(node as TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration, named, specifier);
    case 'type':
      return ofType(source, node as TSESTree.TSImportType, named, specifier);
    case 'require':
      return ofExpression(source, node, named, specifier);
    case 'dynamic':
      return ofDynamic(source, node, named, specifier);
    case 'mock':
      return ofMock(source, node as TSESTree.CallExpression, named, specifier);
    case 'resolve':
    case 'declare':
    case 'text':
      return { refused: `this names ${reference.specifier}: look whether it has to name ${named.specifier} now` };
  }
}

function ofImport(source: Source, declaration: TSESTree.ImportDeclaration, named: Named, specifier: Edit): Taken {
  const [only, ...others] = declaration.specifiers;
  if (!only || others.length > 0) {
    return {
      refused: only
        ? 'the import takes more than the class: take what you need of the new module by hand'
        : 'an import for its effects alone: take it out if nothing needs it',
    };
  }
  if (only.type === 'ImportSpecifier') {
    const imported = only.imported.type === 'Identifier' ? only.imported.name : only.imported.value;
    if (imported !== 'default' && imported !== named.exported) {
      return { refused: `the new module exports no ${imported}` };
    }
    const { text, edits } = localName(source, only.local, named, 'as');
    return { edits: [replace(only.range, text), specifier, ...edits], local: only.local };
  }
  const { text, edits } = localName(source, only.local, named, 'as');
  return { edits: [replace(only.range, `{ ${text} }`), specifier, ...edits], local: only.local };
}

function ofImportEquals(
  source: Source,
  declaration: TSESTree.TSImportEqualsDeclaration,
  { literal }: ModuleReference,
  named: Named,
): Taken {
  if (declaration.parent.type !== 'Program') {
    return { refused: 'an import that is exported at once' };
  }
  const { text, edits } = localName(source, declaration.id, named, 'as');
  const end = source.text.indexOf(')', literal.range[1]) + 1;
  const quote = literal.raw[0] ?? "'";
  return {
    edits: [replace([declaration.id.range[0], end], `{ ${text} } from ${quote}${named.specifier}${quote}`), ...edits],
    local: declaration.id,
  };
}

function ofExport(
  declaration: TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration,
  named: Named,
  specifier: Edit,
): Taken {
  const [only, ...others] = declaration.type === 'ExportNamedDeclaration' ? declaration.specifiers : [];
  if (!only || others.length > 0 || nameOf(only.local) !== 'default') {
    return { refused: 'the module is handed on whole: export what is used of the new one by hand' };
  }
  const exported = nameOf(only.exported);
  return {
    edits: [
      replace(only.range, exported === named.exported ? exported : `${named.exported} as ${exported}`),
      specifier,
    ],
  };
}

function ofType(source: Source, type: TSESTree.TSImportType, { exported }: Named, specifier: Edit): Taken {
  if (type.qualifier) {
    return nameOf(type.qualifier as Node) === 'default'
      ? { edits: [specifier, replace(type.qualifier.range, exported)] }
      : { refused: 'the type is not that of the class' };
  }
  const end = source.text.indexOf(')', specifier.range[1]) + 1;
  return { edits: [specifier, insertAt(end, `.${exported}`)] };
}

/** `require('m')`, or what `await import('m')` gives, as it stands in an expression. */
function ofExpression(source: Source, node: Node, named: Named, specifier: Edit): Taken {
  const module = withCasts(node);
  const { parent } = module;
  if (parent?.type === 'MemberExpression' && parent.object === module) {
    const name = !parent.computed && parent.property.type === 'Identifier' ? parent.property.name : undefined;
    return name === 'default' || name === named.exported
      ? { edits: [specifier, ...(name === named.exported ? [] : [replace(parent.property.range, named.exported)])] }
      : { refused: `the new module has no such member: it exports ${named.exported}` };
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === module) {
    return ofDeclarator(source, parent, named, specifier, node);
  }
  if (parent?.type === 'ExpressionStatement' || (parent?.type === 'CallExpression' && parent.callee !== module)) {
    return { refused: 'the module is handed on whole: hand on what is used of the new one by hand' };
  }
  return { edits: [specifier, insertAt(node.range[1], `.${named.exported}`)] };
}

function ofDeclarator(
  source: Source,
  { id }: TSESTree.VariableDeclarator,
  named: Named,
  specifier: Edit,
  node: Node,
): Taken {
  if (id.type === 'ObjectPattern') {
    return ofPattern(source, id, named, specifier);
  }
  if (id.type !== 'Identifier') {
    return { refused: 'the module is taken apart' };
  }
  if (id.typeAnnotation) {
    return { edits: [specifier, insertAt(node.range[1], `.${named.exported}`)], local: id };
  }
  const { text, edits } = localName(source, id, named, ':');
  return { edits: [replace(id.range, `{ ${text} }`), specifier, ...edits], local: id };
}

function ofPattern(source: Source, pattern: TSESTree.ObjectPattern, named: Named, specifier: Edit): Taken {
  const [only, ...others] = pattern.properties;
  if (
    only?.type !== 'Property' ||
    others.length > 0 ||
    only.value.type !== 'Identifier' ||
    !['default', named.exported].includes(nameOf(only.key) ?? '')
  ) {
    return { refused: 'the module is taken apart' };
  }
  const { text, edits } = localName(source, only.value, named, ':');
  return { edits: [replace(only.range, text), specifier, ...edits], local: only.value };
}

function ofDynamic(source: Source, node: Node, named: Named, specifier: Edit): Taken {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'AwaitExpression') {
    const module = withCasts(parent);
    const holder = module.parent;
    // What an awaited import gives is the namespace: its class stands under a name in any case.
    const isNamed =
      holder?.type === 'MemberExpression'
        ? holder.object === module
        : holder?.type === 'VariableDeclarator' && holder.id.type === 'ObjectPattern';
    return isNamed
      ? ofExpression(source, parent, named, specifier)
      : { refused: 'the loaded module is kept whole: take the class out of it where it is loaded' };
  }
  const then =
    parent?.type === 'MemberExpression' && parent.object === outer && nameOf(parent.property) === 'then'
      ? parent.parent
      : undefined;
  const callback = then?.type === 'CallExpression' ? then.arguments[0] : undefined;
  const parameter =
    callback?.type === 'ArrowFunctionExpression' || callback?.type === 'FunctionExpression'
      ? callback.params[0]
      : undefined;
  return parameter?.type === 'ObjectPattern'
    ? ofPattern(source, parameter, named, specifier)
    : { refused: 'the loaded module is kept whole: take the class out of it where it is loaded' };
}

function ofMock(source: Source, call: TSESTree.CallExpression, { exported }: Named, specifier: Edit): Taken {
  const [, factory, ...rest] = call.arguments;
  if (!factory) {
    return nameOf((unwrap(call.callee) as TSESTree.MemberExpression).property)?.startsWith('require')
      ? { refused: 'the test takes the real module whole: take the class out of it' }
      : { edits: [specifier] };
  }
  const body =
    factory.type === 'ArrowFunctionExpression' && factory.params.length === 0 && rest.length === 0
      ? factory.body
      : undefined;
  if (!body || body.type === 'BlockStatement') {
    return { refused: `what stands in for the class in this test has to be exported as ${exported}` };
  }
  if (body.type !== 'ObjectExpression') {
    const [start, end] = withParentheses(source, body);
    return { edits: [specifier, replace([start, end], `({ ${exported}: ${source.text.slice(...body.range)} })`)] };
  }
  const own = body.properties.find(property => property.type === 'Property' && nameOf(property.key) === 'default');
  return own?.type === 'Property' && !own.shorthand
    ? { edits: [specifier, replace(own.key.range, exported)] }
    : { refused: `what stands in for the class in this test has to be exported as ${exported}` };
}

/** The text in the list of an import or a pattern, and what it asks of the rest of the file. */
function localName(
  source: Source,
  local: TSESTree.Identifier,
  { exported, rename }: Named,
  joint: 'as' | ':',
): { text: string; edits: readonly Edit[] } {
  if (local.name === exported) {
    return { text: exported, edits: [] };
  }
  const edits = rename && !allNames(source).has(exported) ? renameAll(source, local, exported) : undefined;
  return edits
    ? { text: exported, edits }
    : { text: joint === 'as' ? `${exported} as ${local.name}` : `${exported}: ${local.name}`, edits: [] };
}

/** @returns undefined where a reference is more than a name */
function renameAll(source: Source, local: TSESTree.Identifier, name: string): Edit[] | undefined {
  const variable = variableAt(source, local, local.name);
  if (!variable) {
    return undefined;
  }
  const uses = variable.references.filter(({ identifier }) => identifier !== local);
  const isPlain = uses.every(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent && !(parent.type === 'Property' && parent.shorthand) && parent.type !== 'ExportSpecifier';
  });
  return isPlain ? uses.map(({ identifier }) => replace(identifier.range, name)) : undefined;
}
