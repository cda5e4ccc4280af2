/** Calls of functions that make a client each time, where that happens again and again. */
import { contains, enclosingFunction, keyOf, nodeAt, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import { isForOneTenant, isForOneTenantByDefault } from '../shared/credentials.ts';
import { runs } from '../shared/handlers.ts';
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
  const sites = [...ownSites(reading, sourceCode), ...importedSites(reading)];
  return sites.flatMap(({ node, batches }): FactoryCall[] => {
    const often = repeats(node, sourceCode, reading);
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
    return sites.filter(site => isOfAll(call, site)).map(site => ({ node: site, batches: call.batches }));
  });
}

function isShareable(call: AnalyticsCall): boolean {
  return call.method === 'init' && call.via === 'direct' && !call.inTest && call.platform === 'server';
}

/** Whether a client is the same for all who get it here: a factory that may be given a key is given none. */
function isOfAll({ parts }: AnalyticsCall, site: TSESTree.CallExpression): boolean {
  return site.arguments.length === 0 ? !isForOneTenantByDefault(parts) : !isForOneTenant(parts);
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
  while (outer.parent && (unwrap(outer.parent) !== outer.parent || isChosen(outer, outer.parent))) outer = outer.parent;
  const { parent } = outer;
  if (parent === fn) return true;
  if (parent?.type === 'ReturnStatement') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || fn.body.type !== 'BlockStatement')
    return false;
  const { name } = parent.id;
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument?.type === 'Identifier' && last.argument.name === name;
}

/** `isOff ? null : new Client()`, `isOn && new Client()` */
function isChosen(node: Node, parent: Node): boolean {
  return (
    (parent.type === 'ConditionalExpression' && parent.test !== node) ||
    (parent.type === 'LogicalExpression' && parent.right === node)
  );
}

function isFlushedBeside(node: Node, { calls }: RuleReading): boolean {
  const fn = enclosingFunction(node);
  return fn !== undefined && calls.some(({ method, range }) => method === 'flush' && contains(fn.range, range));
}

/** Calls of functions that other files of the project have. */
function importedSites({ project, file, nodeAt: nodeIn }: RuleReading): FactorySite[] {
  const made = project.calls().filter(call => call.file !== file && isShareable(call));
  return made.flatMap(call => {
    const source = parsedFile(project, call.file)?.source;
    const node = source && nodeAt(source.program, call.range);
    const factory = node && factoryAround(node);
    if (!factory) return [];
    return project.running.callersIn(file, [{ file: call.file, range: factory.range }]).flatMap(({ range }) => {
      const site = nodeIn(range);
      return site?.type === 'CallExpression' && isOfAll(call, site) ? [{ node: site, batches: call.batches }] : [];
    });
  });
}
