import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { unwrap, walk } from './nodes.ts';
import type { Source } from './source.ts';

/** One place where a file names a module. */
export interface ModuleReference {
  readonly specifier: string;
  /** The string itself, quotes included. */
  readonly literal: TSESTree.Literal;
  /**
   * `import`, `export` (from), `equals` (`import x = require()`), `require`, `resolve` (`require.resolve()`), `dynamic`
   * (`import()`), `type` (`import('x')` as a type), `mock` (a test's stand-in for the module), `declare`
   * (`declare module 'x'`), `text`: a string that may mean anything.
   */
  readonly kind:
    'import' | 'export' | 'equals' | 'require' | 'resolve' | 'dynamic' | 'type' | 'mock' | 'declare' | 'text';
  /** The declaration, the call or the type. The string itself for `text`. */
  readonly node: Node;
}

const mockers =
  /^(?:mock|doMock|unmock|doUnmock|dontMock|setMock|unstable_mockModule|requireActual|requireMock|importActual|importMock|createMockFromModule)$/;

/** Every place where the file names a module that `isWanted` takes, in the order of the text. */
export function moduleReferences(source: Source, isWanted: (specifier: string) => boolean): ModuleReference[] {
  const found: ModuleReference[] = [];
  walk(source.program, node => {
    if (node.type === 'Literal' && typeof node.value === 'string' && isWanted(node.value)) {
      found.push({ specifier: node.value, literal: node, ...kindOf(source, node) });
    }
  });
  return found.sort((a, b) => a.literal.range[0] - b.literal.range[0]);
}

/** It names the module and has nothing of it. */
export function takesNothing({ kind }: ModuleReference): boolean {
  return kind === 'declare' || kind === 'text';
}

/** The same place with another module. */
export function renamedModule({ literal: { range } }: ModuleReference, specifier: string): Edit {
  return replace([range[0] + 1, range[1] - 1], specifier);
}

function kindOf(source: Source, literal: TSESTree.Literal): Pick<ModuleReference, 'kind' | 'node'> {
  const parent = literal.parent as Node;
  switch (parent.type) {
    case 'ImportDeclaration':
      return { kind: 'import', node: parent };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { kind: 'export', node: parent };
    case 'TSExternalModuleReference':
      return { kind: 'equals', node: parent.parent };
    case 'TSModuleDeclaration':
      return { kind: 'declare', node: parent };
    case 'ImportExpression':
      return { kind: 'dynamic', node: parent };
    case 'TSImportType':
      return { kind: 'type', node: parent };
    case 'TSLiteralType':
      return parent.parent.type === 'TSImportType'
        ? { kind: 'type', node: parent.parent }
        : { kind: 'text', node: literal };
    case 'CallExpression':
      return kindOfCall(source, parent, literal);
    default:
      return { kind: 'text', node: literal };
  }
}

function kindOfCall(
  source: Source,
  call: TSESTree.CallExpression,
  literal: TSESTree.Literal,
): Pick<ModuleReference, 'kind' | 'node'> {
  const callee = unwrap(call.callee);
  if (call.arguments[0] !== literal) {
    return { kind: 'text', node: literal };
  }
  if (isRequire(source, callee)) {
    return { kind: 'require', node: call };
  }
  const method =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') {
    return { kind: 'text', node: literal };
  }
  if (method === 'resolve' && isRequire(source, callee.object)) {
    return { kind: 'resolve', node: call };
  }
  return mockers.test(method) && isTester(source, callee.object)
    ? { kind: 'mock', node: call }
    : { kind: 'text', node: literal };
}

/** Node's own, or what `createRequire()` made. */
function isRequire(source: Source, node: Node): boolean {
  const [definition] =
    node.type === 'Identifier' && node.name === 'require' ? (variableAt(source, node, 'require')?.defs ?? []) : [];
  const declared = definition?.node as Node | undefined;
  const init =
    declared?.type === 'VariableDeclarator' && declared.init?.type === 'CallExpression'
      ? declared.init.callee
      : undefined;
  const maker = init?.type === 'MemberExpression' ? init.property : init;
  return (
    node.type === 'Identifier' &&
    node.name === 'require' &&
    (!definition || (maker?.type === 'Identifier' && maker.name === 'createRequire'))
  );
}

/** The global, or what `vitest` and `@jest/globals` give under its name. */
function isTester(source: Source, object: TSESTree.Identifier): boolean {
  return (
    /^(?:jest|vi|vitest)$/.test(object.name) &&
    !(variableAt(source, object, object.name)?.defs ?? []).some(({ type }) => type !== 'ImportBinding')
  );
}
