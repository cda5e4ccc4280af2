import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { walk } from './nodes.ts';
import type { Source } from './source.ts';

/** A text by which a file names a module. */
export interface ModuleName {
  readonly literal: TSESTree.StringLiteral;
  /** What names it: an import or export of any kind, a `require`, a type, a declaration of the module, a test's mock. */
  readonly by: Node;
}

/** Every place where the file names one of the modules for the module's sake. Other texts of the same words are left out. */
export function moduleNames(source: Source, isWanted: (specifier: string) => boolean): ModuleName[] {
  const found: ModuleName[] = [];
  walk(source.program, (node) => {
    const literal = namedBy(source, node);
    if (literal && isWanted(literal.value)) {
      found.push({ literal, by: node });
    }
  });
  return found;
}

/** The same place with another module. */
export function renamedModule({ literal: { range } }: ModuleName, specifier: string): Edit {
  return replace([range[0] + 1, range[1] - 1], specifier);
}

function namedBy(source: Source, node: Node): TSESTree.StringLiteral | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
      return stringOf(node.source);
    case 'TSExternalModuleReference':
      return stringOf(node.expression);
    case 'TSModuleDeclaration':
      return stringOf(node.id);
    case 'TSImportType':
      return stringOf((node as { source?: Node }).source);
    case 'CallExpression':
      return isRequire(source, node) || isMock(source, node) ? stringOf(node.arguments[0]) : undefined;
    default:
      return undefined;
  }
}

function stringOf(node: Node | null | undefined): TSESTree.StringLiteral | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? (node as TSESTree.StringLiteral) : undefined;
}

function isRequire(source: Source, { callee }: TSESTree.CallExpression): boolean {
  const name = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && !callee.computed ? callee.object : callee;
  return name.type === 'Identifier' && name.name === 'require' && !variableAt(source, name, 'require')?.defs.length;
}

const testers: ReadonlySet<string> = new Set(['jest', 'vi']);
const mocking = /^(?:(?:do|un|dontM|set)?[mM]ock|(?:require|import)(?:Actual|Mock)|createMockFromModule)$/;

/** Tests that put a stand-in for the module must go on to mean the module that is imported. */
function isMock(source: Source, { callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    testers.has(callee.object.name) &&
    callee.property.type === 'Identifier' &&
    mocking.test(callee.property.name) &&
    !(variableAt(source, callee.object, callee.object.name)?.defs ?? []).some((def) => def.type !== 'ImportBinding')
  );
}
