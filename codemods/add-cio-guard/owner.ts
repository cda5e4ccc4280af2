import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, isFunction, nodeAt, pathOf, unwrap, walk } from '../../lib/edit/nodes.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { isOptional } from '../../lib/edit/placement.ts';
import { receiverOf } from '../../lib/edit/receiver.ts';
import { reachingWords } from '../../lib/edit/reaching-words.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, FileReading } from '../../lib/reading.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { globalBehind } from './page-global.ts';

/** The client of Customer.io with which one module identifies people. */
export interface OwnedClient {
  /** How the module calls it where it identifies: `client`, `CustomerIO`, `window._cio`, `this.client`. */
  readonly text: string;
  /** The same as the helper is to write it: with the casts, or by what a local name stands for. */
  readonly words: string;
  /** Every function of the module reaches it by these words. */
  readonly isShared: boolean;
  /** It may be missing when an event is to be sent. */
  readonly nullable: boolean;
  /** The statement at module level that declares or imports it; absent for globals. */
  readonly declaredBy?: TSESTree.ProgramStatement;
  /** How the method that forgets the person is called: `reset()`. */
  readonly reset: string;
  /** It is handed its calls as lists, `_cio.push(['identify', …])`, and has no other methods until its script has loaded. */
  readonly takesLists: boolean;
  /** The page has it: its type, where there is one, was written for what the project calls. */
  readonly isOfPage: boolean;
  /** The project asks it to forget already, so that its type knows how. */
  readonly isReset: boolean;
}

/** A call of the client with its node. */
export interface ClientCall {
  readonly call: AnalyticsCall;
  readonly node: TSESTree.CallExpression;
}

export interface Owner {
  readonly client: OwnedClient;
  readonly identifies: readonly ClientCall[];
  readonly resets: readonly ClientCall[];
}

/** Whether a call is made on a client that carries one identity for the whole page or app. */
export function isAmbientCustomerio(call: AnalyticsCall): boolean {
  return call.vendor === 'customerio' && call.via === 'direct' && call.identity === 'ambient' && !call.inTest;
}

/** The client that the module identifies people with, or why no helper can be made for it. */
export function ownerOf(
  view: ProjectView,
  source: Source,
  reading: Pick<FileReading, 'calls'>,
): Owner | { readonly refused: string } {
  const calls = reading.calls.filter(isAmbientCustomerio);
  const withNodes = calls.flatMap(call => {
    const node = nodeAt(source.program, call.range);
    return node?.type === 'CallExpression' ? [{ call, node }] : [];
  });
  const identifies = withNodes.filter(({ call, node }) => call.method === 'identify' && !isWorkedOff(node));
  const resets = withNodes.filter(({ call }) => call.method === 'reset');
  const [first] = identifies;
  if (!first) {
    return { refused: 'nobody is identified in this module' };
  }
  const receivers = identifies.map(({ node }) => globalBehind(source, receiverOf(node)));
  if (!receivers.every(receiver => receiver && isReadTwice(receiver))) {
    return { refused: 'its client is made or got anew for each call' };
  }
  const [receiver] = receivers as [Node, ...Node[]];
  const text = pathOf(receiver) ?? source.text.slice(...receiver.range);
  const shared = receivers.every(other => other && pathOf(other) === text)
    ? sharedAs(source, receiver, text)
    : undefined;
  const declaredBy = shared?.declaredBy;
  return {
    client: {
      text,
      words: (shared && reachingWords(source, receiver)) ?? text,
      isShared: shared !== undefined,
      nullable:
        isNullable(shared?.definition) ||
        identifies.some(({ node }, index) => receiverOf(node) !== receivers[index]) ||
        withNodes.some(({ node }) => pathOf(receiverOf(node) ?? node) === text && isOptional(node)),
      ...(declaredBy && { declaredBy }),
      reset: resetOf(resets, first.call),
      takesLists: identifies.some(({ node }) => isListCall(node)),
      isReset: view.calls().some(call => call.method === 'reset' && call.sdk === first.call.sdk && !call.inTest),
      isOfPage: shared !== undefined && (!declaredBy || isAmbientDeclaration(declaredBy)),
    },
    identifies: [...identifies, ...identifies.flatMap(each => waitingFor(source, each))],
    resets,
  };
}

/**
 * The same identify in a function that waits for the client and is given it: `this.pending.push(client =>
 * client.identify(id))`, beside the one that is made where the client is there.
 */
function waitingFor(source: Source, { call, node }: ClientCall): ClientCall[] {
  const home = ancestorsOf(node).findLast(isFunction);
  const [first] = node.arguments;
  const { userId } = call.parts;
  if (!home || !first || !userId?.range) {
    return [];
  }
  const given = (one: TSESTree.CallExpression): string =>
    one.arguments.map(({ range }) => source.text.slice(...range)).join();
  const found: ClientCall[] = [];
  walk(home, each => {
    if (each.type !== 'CallExpression' || each === node || !isOfPushed(each) || given(each) !== given(node)) {
      return;
    }
    const offset = (each.arguments[0] as Node).range[0] - first.range[0];
    const [start, end] = userId.range as readonly [number, number];
    const parts = { ...call.parts, userId: { ...userId, range: [start + offset, end + offset] as const } };
    found.push({ call: { ...call, range: each.range, parts }, node: each });
  });
  return found;
}

/** Whether `client.identify(…)` stands in a function that a list gets, and `client` is what that function is given. */
function isOfPushed({ callee, parent }: TSESTree.CallExpression): boolean {
  const bare = unwrap(callee);
  const fn = isFunction(parent) ? parent : (ancestorsOf(parent).find(isFunction) ?? parent);
  const list = fn.parent?.type === 'CallExpression' ? unwrap(fn.parent.callee) : undefined;
  return (
    bare.type === 'MemberExpression' &&
    pathOf(bare)?.split('.')[1] === 'identify' &&
    isFunction(fn) &&
    fn.params.some(one => one.type === 'Identifier' && one.name === pathOf(bare.object)) &&
    list?.type === 'MemberExpression' &&
    list.property.type === 'Identifier' &&
    list.property.name === 'push'
  );
}

/** The same of a file of the project; undefined where it is refused, or cannot be read. */
export function identifiedIn(
  view: ProjectView,
  file: string,
): { readonly source: Source; readonly identity: Owner } | undefined {
  const text = view.text(file) ?? '';
  const reading = view.read(file, text);
  if (reading.error) {
    return undefined;
  }
  const source = view.parsed(file);
  if (!source) {
    return undefined;
  }
  const identity = ownerOf(view, source, reading);
  return 'refused' in identity ? undefined : { source, identity };
}

/** `client[method](...given)`: it makes what waits in a list, and whom that is of stands where it was put there. */
function isWorkedOff({ callee, arguments: [first] }: TSESTree.CallExpression): boolean {
  const bare = unwrap(callee);
  return bare.type === 'MemberExpression' && bare.computed && first?.type === 'SpreadElement';
}

/** `_cio.push(['identify', …])` */
function isListCall({ callee, arguments: [first] }: TSESTree.CallExpression): boolean {
  return pathOf(callee)?.endsWith('.push') === true && first?.type === 'ArrayExpression';
}

/** `declare const _cio: …` */
function isAmbientDeclaration(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === 'VariableDeclaration' && statement.declare;
}

/** How the module declares a client that all of its functions reach; undefined for one of a class or a function. */
function sharedAs(
  source: Source,
  receiver: Node,
  text: string,
): { readonly definition?: Node; readonly declaredBy?: TSESTree.ProgramStatement | undefined } | undefined {
  const root = text.split('.')[0] as string;
  if (root === 'this' || text.includes('.#')) {
    return undefined;
  }
  const variable = variableAt(source, receiver, root);
  const definition = variable?.defs[0];
  if (!variable || !definition) {
    return {};
  }
  return isModuleLevel(variable)
    ? { definition: definition.node, declaredBy: statementOf(definition.node) }
    : undefined;
}

/** A path, or a getter: reading it once more gives the same client and does nothing else. */
function isReadTwice(receiver: Node): boolean {
  return (
    pathOf(receiver) !== undefined ||
    (receiver.type === 'CallExpression' && receiver.arguments.length === 0 && pathOf(receiver.callee) !== undefined)
  );
}

/** By what the module does already, else by the platform. */
function resetOf(resets: readonly ClientCall[], identify: AnalyticsCall): string {
  const callee = resets[0] && unwrap(resets[0].node.callee);
  return callee?.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? `${callee.property.name}()`
    : resetMethod(identify).replace(/\??$/, end => (end === '?' ? '?.()' : '()'));
}

/** How a client is asked to forget; with `?` where it cannot be before its script has loaded, as in the classic snippet. */
export function resetMethod({ platform, sdk }: AnalyticsCall): string {
  return platform === 'mobile' ? 'clearIdentify' : sdk === 'customerio-classic' ? 'reset?' : 'reset';
}

function isModuleLevel({ scope }: Scope['variables'][number]): boolean {
  return scope.type === 'module' || scope.type === 'global';
}

function statementOf(node: Node): TSESTree.ProgramStatement | undefined {
  const chain = [node, ...ancestorsOf(node)];
  const index = chain.findIndex(({ type }) => type === 'Program');
  return chain[index - 1] as TSESTree.ProgramStatement | undefined;
}

function isNullable(definition: Node | undefined): boolean {
  if (definition?.type !== 'VariableDeclarator') {
    return false;
  }
  const annotation = definition.id.type === 'Identifier' ? definition.id.typeAnnotation?.typeAnnotation : undefined;
  if (annotation?.type === 'TSUnionType') {
    return annotation.types.some(({ type }) => type === 'TSNullKeyword' || type === 'TSUndefinedKeyword');
  }
  const init = definition.init && unwrap(definition.init);
  return (
    !init ||
    (init.type === 'Literal' && init.value === null) ||
    (init.type === 'Identifier' && init.name === 'undefined') ||
    init.type === 'ConditionalExpression' ||
    init.type === 'LogicalExpression'
  );
}
