/** Where an identify waits for the SDK by its name: `queue.push(['identify', [user.id, traits]])`, made by `client[method](…)` later. */
import type { TSESTree } from '@typescript-eslint/utils';

import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { pathOf, unwrap, walk, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { Memory } from './queues.ts';
import { memoryAt } from './queues.ts';

export interface NamedIdentify {
  /** The call that puts it into the list. */
  readonly node: TSESTree.CallExpression;
  /** Whom it is of, as far as that is written there. */
  readonly id: Node | undefined;
  /** The list, if every function of the module can empty it. */
  readonly memory: Memory | undefined;
}

/** A sentence without a full stop. */
export const WAITS_BY_NAME =
  'an identify waits here by its name, and whom it is of cannot be noted when it is made: note the person where the list is worked off, and empty the list on log-out';

/**
 * Each of a module that makes what its lists hold by `client[method](…)`.
 *
 * @param client as the module calls it where it identifies
 * @param made the calls that identify at once: a client may itself be a list
 */
export function namedIdentifiesOf(source: Source, client: string, made: readonly Node[]): NamedIdentify[] {
  const pushes: TSESTree.CallExpression[] = [];
  let isMade = false;
  walk(source.program, node => {
    if (node.type === 'CallExpression') {
      isMade ||= isCalledByName(node, client);
      if (itemPushed(node) && !made.includes(node)) {
        pushes.push(node);
      }
    }
  });
  return isMade ? pushes.map(node => named(source, node)) : [];
}

function named(source: Source, node: TSESTree.CallExpression): NamedIdentify {
  const list = (unwrap(node.callee) as TSESTree.MemberExpression).object;
  const text = pathOf(list);
  const scope = text === undefined || text.includes('.') ? undefined : variableAt(source, list, text)?.scope;
  const memory =
    text !== undefined && scope && /^(?:module|global)$/.test(scope.type) ? memoryAt(source, list, text) : undefined;
  return { node, id: idOf(itemPushed(node) as Node), memory: memory?.empty === '[]' ? memory : undefined };
}

/** `client[method](…)`, whichever method that is. */
function isCalledByName({ callee }: TSESTree.CallExpression, client: string): boolean {
  const bare = unwrap(callee);
  return (
    bare.type === 'MemberExpression' &&
    bare.computed &&
    unwrap(bare.property).type !== 'Literal' &&
    pathOf(bare.object) === client
  );
}

/** What is put into a list, if it says by name that somebody is to be identified. */
function itemPushed({ callee, arguments: given }: TSESTree.CallExpression): Node | undefined {
  const bare = unwrap(callee);
  const [item, ...more] = given;
  const isPush =
    bare.type === 'MemberExpression' && bare.property.type === 'Identifier' && bare.property.name === 'push';
  return isPush && item && more.length === 0 && partsOf(item).some(isIdentify) ? item : undefined;
}

function isIdentify(part: Node): boolean {
  const bare = unwrap(part);
  return bare.type === 'Literal' && bare.value === 'identify';
}

function partsOf(item: Node): readonly Node[] {
  const bare = unwrap(item);
  if (bare.type === 'ArrayExpression') {
    return bare.elements.filter(each => each !== null);
  }
  return bare.type === 'ObjectExpression'
    ? bare.properties.map(each => (each.type === 'Property' ? each.value : each))
    : [];
}

/** The first argument: it stands behind the name, or first in the list that does. */
function idOf(item: Node): Node | undefined {
  const parts = partsOf(item);
  const next = parts[parts.findIndex(isIdentify) + 1] ?? parts.find(part => !isIdentify(part));
  const bare = next && unwrap(next);
  const first = bare?.type === 'ArrayExpression' ? bare.elements[0] : next;
  return first &&
    /^(?:Identifier|MemberExpression|ChainExpression|TSNonNullExpression|TSAsExpression)$/.test(first.type)
    ? withCasts(first)
    : undefined;
}
