/** Whether the type of a body can refuse anything: a class can, by the decorators of its fields. */
import path from 'node:path';

import { importedAs } from '../shared/imports.ts';
import { parsedFile } from '../shared/parsed.ts';
import { variableOf } from '../shared/variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** Names of types that TypeScript brings: nothing of them is there at run time. */
const builtIn = /^(?:Record|Partial|Required|Readonly|Object|Pick|Omit|Array|Map)$/;

/**
 * Whether a pipe can hold what comes against the type of this parameter of a controller.
 *
 * @returns true as well for a type that is declared where nothing can be read
 */
export function mayValidate(
  param: Node,
  { file, project }: Pick<RuleReading, 'file' | 'project'>,
  sourceCode: SourceCode,
): boolean {
  const type =
    param.type === 'Identifier' || param.type === 'ObjectPattern' ? param.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference') return false;
  const { typeName } = type;
  if (typeName.type !== 'Identifier') return true;
  if (builtIn.test(typeName.name)) return false;
  const [definition] = variableOf(typeName, sourceCode)?.defs ?? [];
  if (!definition) return true;
  if (definition.type !== 'ImportBinding') return isValidatedClass(definition.node);
  // A type alone leaves nothing for the pipe to see.
  if (isOfTypes(definition.parent) || isOfTypes(definition.node)) return false;
  const imported = importedAs(typeName, sourceCode);
  const declared = imported && declaredIn(imported.source, imported.name, file, project);
  return !declared || isValidatedClass(declared);
}

function isOfTypes(node: Node | null | undefined): boolean {
  return node != null && 'importKind' in node && node.importKind === 'type';
}

/** A class of which no field says anything lets everything pass; one that extends another may have it from there. */
function isValidatedClass(node: Node): boolean {
  if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') return false;
  if (node.type !== 'ClassDeclaration') return true;
  return (
    node.superClass !== null ||
    node.decorators.length > 0 ||
    node.body.body.some(member => 'decorators' in member && member.decorators.length > 0)
  );
}

/** The declaration that a module of the project exports under a name. */
function declaredIn(source: string, name: string, file: string, project: RuleReading['project']): Node | undefined {
  if (!source.startsWith('.')) return undefined;
  const base = path.posix.join(path.posix.dirname(file), source);
  for (const candidate of [base, base.replace(/\.[cm]?js$/, '.ts'), `${base}.ts`, `${base}/index.ts`]) {
    if (!/\.[cm]?tsx?$/.test(candidate)) continue;
    for (const statement of parsedFile(project, candidate)?.source.program.body ?? []) {
      const declaration =
        statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
          ? statement.declaration
          : undefined;
      const isIt =
        declaration && 'id' in declaration && declaration.id?.type === 'Identifier' && declaration.id.name === name;
      if (isIt) return declaration;
    }
  }
  return undefined;
}
