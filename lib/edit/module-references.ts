import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from './nodes.ts';
import { unwrap, walk } from './nodes.ts';
import type { Source } from './source.ts';

/** One place where a file names a module. */
export interface ModuleReference {
  readonly specifier: string;
  /** The string itself, quotes included. */
  readonly literal: TSESTree.Literal;
  /**
   * `import`, `export` (from), `equals` (`import x = require()`), `require`, `dynamic` (`import()`), `type`
   * (`import('x')` as a type), `mock` (a test's stand-in for the module), `text`: a string that may mean anything.
   */
  readonly kind: 'import' | 'export' | 'equals' | 'require' | 'dynamic' | 'type' | 'mock' | 'text';
  /** The declaration, the call or the type. The string itself for `text`. */
  readonly node: Node;
}

const mockers = /^(?:mock|doMock|unmock|doUnmock|dontMock|setMock|unstable_mockModule|requireActual|requireMock|importActual|importMock|createMockFromModule)$/;

/** Every place where the file names a module that `isWanted` takes, in the order of the text. */
export function moduleReferences(source: Source, isWanted: (specifier: string) => boolean): ModuleReference[] {
  const found: ModuleReference[] = [];
  walk(source.program, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string' && isWanted(node.value)) {
      found.push({ specifier: node.value, literal: node, ...kindOf(node) });
    }
  });
  return found.sort((a, b) => a.literal.range[0] - b.literal.range[0]);
}

function kindOf(literal: TSESTree.Literal): Pick<ModuleReference, 'kind' | 'node'> {
  const parent = literal.parent as Node;
  switch (parent.type) {
    case 'ImportDeclaration':
      return { kind: 'import', node: parent };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { kind: 'export', node: parent };
    case 'TSExternalModuleReference':
      return { kind: 'equals', node: parent.parent };
    case 'ImportExpression':
      return { kind: 'dynamic', node: parent };
    case 'TSImportType':
      return { kind: 'type', node: parent };
    case 'TSLiteralType':
      return parent.parent.type === 'TSImportType' ? { kind: 'type', node: parent.parent } : { kind: 'text', node: literal };
    case 'CallExpression':
      return kindOfCall(parent, literal);
    default:
      return { kind: 'text', node: literal };
  }
}

function kindOfCall(call: TSESTree.CallExpression, literal: TSESTree.Literal): Pick<ModuleReference, 'kind' | 'node'> {
  const callee = unwrap(call.callee);
  if (call.arguments[0] !== literal) {
    return { kind: 'text', node: literal };
  }
  if (callee.type === 'Identifier' && callee.name === 'require') {
    return { kind: 'require', node: call };
  }
  const isMocker =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    mockers.test(callee.property.name) &&
    callee.object.type === 'Identifier' &&
    /^(?:jest|vi|vitest)$/.test(callee.object.name);
  return isMocker ? { kind: 'mock', node: call } : { kind: 'text', node: literal };
}
