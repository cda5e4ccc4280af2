import { walkCall } from './calls.ts';
import { walkClass } from './classes.ts';
import { walkEnum, walkInterface, walkNamespace, walkTypeAlias } from './declarations.ts';
import { walkExportAll, walkExportAssignment, walkExportDefault, walkExportNamed } from './exports.ts';
import { walkFunction } from './functions.ts';
import { walkImport, walkImportEquals } from './imports.ts';
import { walkElement } from './jsx.ts';
import { walkObject } from './objects.ts';
import {
  walkAssignment,
  walkCatch,
  walkExpressionStatement,
  walkForOf,
  walkReturn,
  walkSequence,
  walkUnary,
  walkVariables,
} from './statements.ts';
import { entryFor } from '../../syntax/by-type.ts';

import type { ByType } from '../../syntax/by-type.ts';
import type { Extraction } from './extraction.ts';
import type { Node } from './nodes.ts';

/** Takes down what a node does and declares, and walks on below it. */
export function walk(context: Extraction, node: Node): void {
  const walker = entryFor(walkers, node);
  if (walker) walker(context, node);
  else context.walkChildren(node);
}

/** Each walks on below its node where there is anything to find. */
const walkers: ByType<Extraction, void> = {
  FunctionDeclaration: walkFunction,
  FunctionExpression: walkFunction,
  ArrowFunctionExpression: walkFunction,
  TSDeclareFunction: walkFunction,
  TSEmptyBodyFunctionExpression: walkFunction,
  ClassDeclaration: walkClass,
  ClassExpression: walkClass,

  VariableDeclaration: walkVariables,
  ForOfStatement: walkForOf,
  AssignmentExpression: walkAssignment,
  ReturnStatement: walkReturn,
  ExpressionStatement: walkExpressionStatement,
  SequenceExpression: walkSequence,
  UnaryExpression: walkUnary,
  CatchClause: walkCatch,
  CallExpression: walkCall,
  NewExpression: walkCall,
  JSXElement: walkElement,
  ObjectExpression: walkObject,

  ImportDeclaration: walkImport,
  ExportNamedDeclaration: walkExportNamed,
  ExportDefaultDeclaration: walkExportDefault,
  ExportAllDeclaration: walkExportAll,
  TSExportAssignment: walkExportAssignment,
  TSImportEqualsDeclaration: walkImportEquals,

  TSEnumDeclaration: walkEnum,
  TSModuleDeclaration: walkNamespace,
  TSInterfaceDeclaration: walkInterface,
  TSTypeAliasDeclaration: walkTypeAlias,
};
