/** Calls of functions that make a client each time, where that happens again and again. */
import path from 'node:path';

import { contains, enclosingFunction, isFunction, keyOf, nodeAt, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { isForOneTenant } from '../shared/credentials.ts';
import { runs } from '../shared/handlers.ts';
import { importOf } from '../shared/imports.ts';
import { memberName } from '../shared/settlement.ts';
import { variableOf } from '../shared/variables.ts';
import { parsedFile } from '../shared/parsed.ts';
import { repeats } from './find.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../../edit/nodes.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';
import type { Often } from './find.ts';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

export interface FactoryCall {
  readonly node: Node;
  /** As it is called. */
  readonly name: string;
  readonly often: Often;
}

/** The calls in a file that make a client for each request, each turn or each call, by a function that gives it. */
export function repeatedFactories(reading: RuleReading, sourceCode: SourceCode): FactoryCall[] {
  const sites = [...ownSites(reading, sourceCode), ...importedSites(reading, sourceCode)];
  return sites.flatMap(({ node, batches }): FactoryCall[] => {
    const often = repeats(node, sourceCode, reading.file);
    if (!often || (batches && isFlushedBeside(node, reading))) return [];
    return [{ node, name: pathOf(node.callee) ?? 'it', often }];
  });
}

interface FactorySite {
  readonly node: TSESTree.CallExpression;
  readonly batches: boolean;
}

function ownSites(reading: RuleReading, sourceCode: SourceCode): FactorySite[] {
  return reading.calls.filter(isShareable).flatMap(call => {
    const node = reading.nodeAt(call.range);
    const factory = node && factoryAround(node);
    const sites = factory ? [...runs(factory, sourceCode), ...methodCalls(factory, sourceCode)] : [];
    return sites.map(site => ({ node: site, batches: call.batches }));
  });
}

function isShareable(call: AnalyticsCall): boolean {
  return (
    call.method === 'init' &&
    call.via === 'direct' &&
    !call.inTest &&
    call.platform === 'server' &&
    !isForOneTenant(call.parts)
  );
}

/** The function that gives what is made here, and does not keep it; one that is wrapped may be remembered. */
function factoryAround(made: Node): FunctionNode | undefined {
  const fn = enclosingFunction(made);
  if (!fn || !isGiven(made, fn)) return undefined;
  const isPlain = fn.type === 'FunctionDeclaration' || fn.parent.type === 'VariableDeclarator' || isOnlyExport(fn);
  return isPlain || (fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'method') ? fn : undefined;
}

/** `module.exports = () => …`, `export default () => …`. */
function isOnlyExport({ parent }: FunctionNode): boolean {
  return (
    parent.type === 'ExportDefaultDeclaration' ||
    (parent.type === 'AssignmentExpression' && pathOf(parent.left) === 'module.exports')
  );
}

/** The calls of a method of a class in its file: by `this`, by the class, by what is made of it. */
function methodCalls(fn: FunctionNode, sourceCode: SourceCode): TSESTree.CallExpression[] {
  const method = fn.parent.type === 'MethodDefinition' ? fn.parent : undefined;
  const owner = method?.parent.parent;
  const name = method && keyOf(method);
  if (!owner || name === undefined) return [];
  const found: TSESTree.CallExpression[] = [];
  walk(sourceCode.ast, node => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || memberName(node.callee) !== name)
      return;
    const { object } = node.callee;
    const isOwn = object.type === 'ThisExpression' && contains(owner.range, node.range);
    if (isOwn || (object.type === 'Identifier' && isOfClass(object, owner, sourceCode))) found.push(node);
  });
  return found;
}

function isOfClass(name: TSESTree.Identifier, owner: Node, sourceCode: SourceCode): boolean {
  const definition = variableOf(name, sourceCode)?.defs[0];
  if (definition?.node === owner) return true;
  const init = definition?.type === 'Variable' ? definition.node.init : undefined;
  return (
    init?.type === 'NewExpression' &&
    init.callee.type === 'Identifier' &&
    variableOf(init.callee, sourceCode)?.defs[0]?.node === owner
  );
}

function isGiven(made: Node, fn: FunctionNode): boolean {
  let outer = made;
  while (outer.parent && unwrap(outer.parent) !== outer.parent) outer = outer.parent;
  const { parent } = outer;
  if (parent === fn) return true;
  if (parent?.type === 'ReturnStatement') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || fn.body.type !== 'BlockStatement')
    return false;
  const { name } = parent.id;
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument?.type === 'Identifier' && last.argument.name === name;
}

function isFlushedBeside(node: Node, { calls }: RuleReading): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && calls.some(({ method, range }) => method === 'flush' && contains(fn.range, range));
}

/** Calls of what other files of the project export. */
function importedSites(reading: RuleReading, sourceCode: SourceCode): FactorySite[] {
  const { scopeManager } = sourceCode;
  const imports = (scopeManager?.scopes ?? [])
    .flatMap(({ variables }) => variables)
    .flatMap(variable => {
      const found = importOf(variable);
      return found?.source.startsWith('.') === true ? [{ ...found, variable }] : [];
    });
  if (imports.length === 0) return [];
  const made = reading.project.calls().filter(call => call.file !== reading.file && isShareable(call));
  return imports.flatMap(({ source, name, variable }) => {
    const target = path.posix.join(path.posix.dirname(reading.file), source);
    const factory = made.find(call => isFile(call.file, target) && exportsFactory(call, name, reading));
    if (!factory) return [];
    return variable.references.flatMap(({ identifier }) => {
      const parent = identifier.parent as Node;
      return parent.type === 'CallExpression' && parent.callee === identifier
        ? [{ node: parent, batches: factory.batches }]
        : [];
    });
  });
}

function isFile(file: string, target: string): boolean {
  const bare = (name: string): string => name.replace(/\.[cm]?[jt]sx?$/, '');
  return bare(file) === bare(target) || bare(file) === `${target}/index`;
}

function exportsFactory(call: AnalyticsCall, exported: string, { project }: RuleReading): boolean {
  const source = parsedFile(project, call.file)?.source;
  const node = source && nodeAt(source.program, call.range);
  const factory = node && factoryAround(node);
  if (!factory) return false;
  if (exported === 'default' && isOnlyExport(factory)) return true;
  const id = isFunction(factory.parent)
    ? undefined
    : factory.parent.type === 'VariableDeclarator'
      ? factory.parent.id
      : 'id' in factory
        ? factory.id
        : undefined;
  const name = id?.type === 'Identifier' ? id.name : undefined;
  return (
    name !== undefined && (name === exported || (exported === 'default' && isGivenByDefault(source!.program, name)))
  );
}

/** `export default make`, `module.exports = make`. */
function isGivenByDefault({ body }: TSESTree.Program, name: string): boolean {
  return body.some(statement => {
    const given =
      statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement.type === 'ExpressionStatement' &&
            statement.expression.type === 'AssignmentExpression' &&
            pathOf(statement.expression.left) === 'module.exports'
          ? statement.expression.right
          : undefined;
    return given?.type === 'Identifier' && given.name === name;
  });
}
