import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { ancestorsOf, nodeAt, pathOf, unwrap } from '../../lib/edit/nodes.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { isOptional } from '../../lib/edit/placement.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { AnalyticsCall, FileReading } from '../../lib/reading.ts';

/** A client of Customer.io that the functions of one module can reach. */
export interface OwnedClient {
  /** How the module calls it: `client`, `CustomerIO`, `window._cio`. */
  readonly text: string;
  /** It may be missing when an event is to be sent. */
  readonly nullable: boolean;
  /** The statement at module level that declares or imports it; absent for globals. */
  readonly declaredBy?: TSESTree.ProgramStatement;
  /** How the method that forgets the person is called: `reset()`. */
  readonly reset: string;
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

/** The client that the module identifies people with, or why it cannot be used from a function of the module. */
export function ownerOf(source: Source, reading: FileReading): Owner | { readonly refused: string } {
  const calls = reading.calls.filter(isAmbientCustomerio);
  const withNodes = calls.flatMap(call => {
    const node = nodeAt(source.program, call.range);
    return node?.type === 'CallExpression' ? [{ call, node }] : [];
  });
  const identifies = withNodes.filter(({ call }) => call.method === 'identify');
  const resets = withNodes.filter(({ call }) => call.method === 'reset');
  const [first] = identifies;
  if (!first) {
    return { refused: 'nobody is identified in this module' };
  }
  const receivers = identifies.map(({ node }) => receiverOf(node));
  const [receiver] = receivers;
  if (receiver === undefined || receivers.some(other => other === undefined || pathOf(other) !== pathOf(receiver))) {
    return { refused: 'its client is got anew for each call' };
  }
  const text = pathOf(receiver);
  if (text === undefined) {
    return { refused: 'its client is got anew for each call' };
  }
  if (text === 'this' || text.startsWith('this.')) {
    return { refused: 'its client is held by a class, and a function of the module cannot reach it' };
  }
  const variable = variableAt(source, receiver, text.split('.')[0] as string);
  const definition = variable?.defs[0];
  if (definition && !isModuleLevel(variable)) {
    return { refused: 'its client is held inside a function, where other functions cannot reach it' };
  }
  const declaredBy = definition && statementOf(definition.node);
  return {
    client: {
      text,
      nullable:
        isNullable(definition?.node) ||
        withNodes.some(({ node }) => pathOf(receiverOf(node) ?? node) === text && isOptional(node)),
      ...(declaredBy && { declaredBy }),
      reset: resetOf(resets, first.call),
    },
    identifies,
    resets,
  };
}

function receiverOf({ callee }: TSESTree.CallExpression): Node | undefined {
  const bare = unwrap(callee);
  return bare.type === 'MemberExpression' ? unwrap(bare.object) : undefined;
}

/** By what the module does already, else by the platform. The classic snippet has it only once it is loaded. */
function resetOf(resets: readonly ClientCall[], { platform, sdk }: AnalyticsCall): string {
  const callee = resets[0] && unwrap(resets[0].node.callee);
  if (callee?.type === 'MemberExpression' && callee.property.type === 'Identifier') {
    return `${callee.property.name}()`;
  }
  if (platform === 'mobile') {
    return 'clearIdentify()';
  }
  return sdk === 'customerio-classic' ? 'reset?.()' : 'reset()';
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
