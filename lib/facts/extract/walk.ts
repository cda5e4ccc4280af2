import { walkChain } from './chains.ts';
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
  walkDefault,
  walkExpressionStatement,
  walkForIn,
  walkForOf,
  walkReturn,
  walkSequence,
  walkUnary,
  walkUpdate,
  walkVariables,
  walkYield,
} from './statements.ts';
import {
  walkBreak,
  walkConditional,
  walkContinue,
  walkDoWhile,
  walkFor,
  walkIf,
  walkLabeled,
  walkSwitch,
  walkThrow,
  walkTry,
  walkWhile,
} from './ways.ts';

import type { ByType } from '../../syntax/by-type.ts';
import type { Extraction } from './extraction.ts';

/** What is taken down of each kind of node; all others are only walked through. */
export const walkers: ByType<Extraction, void> = {
  FunctionDeclaration: walkFunction,
  FunctionExpression: walkFunction,
  ArrowFunctionExpression: walkFunction,
  TSDeclareFunction: walkFunction,
  TSEmptyBodyFunctionExpression: walkFunction,
  ClassDeclaration: walkClass,
  ClassExpression: walkClass,

  VariableDeclaration: walkVariables,
  ForOfStatement: walkForOf,
  ForInStatement: walkForIn,
  ForStatement: walkFor,
  WhileStatement: walkWhile,
  DoWhileStatement: walkDoWhile,
  IfStatement: walkIf,
  ConditionalExpression: walkConditional,
  SwitchStatement: walkSwitch,
  LabeledStatement: walkLabeled,
  TryStatement: walkTry,
  ThrowStatement: walkThrow,
  BreakStatement: walkBreak,
  ContinueStatement: walkContinue,
  AssignmentExpression: walkAssignment,
  AssignmentPattern: walkDefault,
  ReturnStatement: walkReturn,
  YieldExpression: walkYield,
  ExpressionStatement: walkExpressionStatement,
  SequenceExpression: walkSequence,
  UnaryExpression: walkUnary,
  UpdateExpression: walkUpdate,
  CatchClause: walkCatch,
  CallExpression: walkChain,
  NewExpression: walkChain,
  MemberExpression: walkChain,
  TaggedTemplateExpression: walkChain,
  ChainExpression: walkChain,
  TSNonNullExpression: walkChain,
  BinaryExpression: walkChain,
  LogicalExpression: walkChain,
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
