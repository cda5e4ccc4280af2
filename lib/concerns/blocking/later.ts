import type { TSESTree } from '@typescript-eslint/utils';

import { stableVariablesOf } from '../../edit/effects.ts';
import type { IsStable } from '../../edit/effects.ts';
import { variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import { childrenInOrder, pathOf, unwrap } from '../../edit/nodes.ts';
import { isPureCall } from '../../edit/pure.ts';
import type { Source } from '../../edit/source.ts';

/** Functions that look at what they are given, or at what they belong to. */
const readers =
  /^(?:json|send|stringify|render|redirect|status|log|info|debug|warn|error|keys|values|entries|toString|toFixed|toLowerCase|toUpperCase|trim|toISOString|get|has|map|filter|find|some|every|includes|join|header)$/;
/** The same whenever they are evaluated. A function is a handler of the promise, which runs later in any case. */
const timeless: ReadonlySet<string> = new Set([
  'Literal',
  'TemplateElement',
  'ThisExpression',
  'Super',
  'ArrowFunctionExpression',
]);
/** They are the same later where all that is in them is. */
const composed: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'ObjectExpression',
  'TemplateLiteral',
  'BinaryExpression',
  'LogicalExpression',
  'ConditionalExpression',
]);

/**
 * Whether a call can be evaluated later than what follows `end` in its function, and still send the same.
 *
 * @param isTimeFree the time of evaluation may show in what is sent
 */
export function isLater(source: Source, call: Node, end: Node, isTimeFree = false): boolean {
  const sent = call.type === 'AwaitExpression' ? call.argument : call;
  return new Delay(source, sendsIn(call), end, isTimeFree).keeps(sent);
}

class Delay {
  readonly #source: Source;
  readonly #sends: ReadonlySet<Node>;
  readonly #end: Node;
  readonly #isTimeFree: boolean;
  readonly #isStable: IsStable;

  constructor(source: Source, sends: ReadonlySet<Node>, end: Node, isTimeFree: boolean) {
    this.#source = source;
    this.#sends = sends;
    this.#end = end;
    this.#isTimeFree = isTimeFree;
    this.#isStable = stableVariablesOf(source);
  }

  /** Whether an expression gives the same later. */
  keeps(given: Node): boolean {
    const node = unwrap(given);
    if (timeless.has(node.type)) return true;
    if (composed.has(node.type)) return this.#keepsAll(childrenInOrder(node));
    switch (node.type) {
      case 'Identifier':
        return this.#isFixed(node) && !(isObject(this.#source, node) && this.#isTouched(node));
      case 'MemberExpression':
        return this.#keepsMember(node) && !this.#isTouched(node);
      case 'Property':
        return (!node.computed || this.keeps(node.key)) && this.keeps(node.value);
      case 'SpreadElement':
        return this.keeps(node.argument) && !this.#isTouched(node.argument);
      case 'CallExpression':
        return this.#keepsCall(node);
      case 'NewExpression':
        return this.#isPure(node) && this.#keepsAll(node.arguments);
      case 'UnaryExpression':
        return node.operator !== 'delete' && this.keeps(node.argument);
      default:
        return false;
    }
  }

  #keepsAll(nodes: readonly Node[]): boolean {
    return nodes.every(node => this.keeps(node));
  }

  #keepsMember({ object, property, computed }: TSESTree.MemberExpression): boolean {
    return this.#keepsObject(unwrap(object)) && (!computed || this.keeps(property));
  }

  #keepsCall(call: TSESTree.CallExpression): boolean {
    return this.#sends.has(call)
      ? this.#isReceiver(call.callee) && this.#keepsAll(call.arguments)
      : this.#isPure(call) && this.#keepsAll([call.callee, ...call.arguments]);
  }

  #keepsObject(object: Node): boolean {
    return object.type === 'Identifier' ? this.#isFixed(object) : this.keeps(object);
  }

  /** The client may be asked for later: it is the same one, whoever uses it in the meantime. */
  #isReceiver(callee: Node): boolean {
    const bare = unwrap(callee);
    return bare.type === 'MemberExpression' ? !bare.computed && this.#isReceiver(bare.object) : this.#keepsObject(bare);
  }

  #isPure(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    return isPureCall(this.#source, node, this.#isTimeFree);
  }

  /** A name whose variable is never set again. */
  #isFixed(name: TSESTree.Identifier): boolean {
    return isFixed(this.#source, name, this.#isStable);
  }

  #isTouched(read: Node): boolean {
    return isTouched(this.#source, read, this.#end);
  }
}

/** The calls that are the sends themselves, with what only fetches their client: `getClient().track(…).catch(…)`. */
function sendsIn(call: Node): Set<Node> {
  const sends = new Set<Node>();
  const visit = (given: Node): void => {
    const node = given.type === 'AwaitExpression' ? given.argument : unwrap(given);
    if (node !== given) {
      visit(node);
      return;
    }
    if (node.type !== 'CallExpression') {
      if (node.type === 'MemberExpression') {
        visit(node.object);
      }
      return;
    }
    sends.add(node);
    visit(node.callee);
    if (/^Promise\./.test(pathOf(node.callee) ?? '') && node.arguments[0]?.type === 'ArrayExpression') {
      for (const element of node.arguments[0].elements) {
        if (element) {
          visit(element);
        }
      }
    }
  };
  visit(call);
  return sends;
}

function isFixed(source: Source, name: TSESTree.Identifier, isStable: IsStable): boolean {
  if (name.parent.type === 'MemberExpression' && name.parent.property === name && !name.parent.computed) {
    return true;
  }
  const variable = variableAt(source, name, name.name);
  return !variable || variable.defs.length === 0 || isStable(name);
}

/** Whether the name shows to stand for something with members, which can change while the variable does not. */
function isObject(source: Source, name: TSESTree.Identifier): boolean {
  const variable = variableAt(source, name, name.name);
  const definition = variable?.defs[0]?.node as Node | undefined;
  const init = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  const isAsked = variable?.references.some(
    ({ identifier: { parent, range } }) => parent?.type === 'MemberExpression' && parent.object.range[0] === range[0],
  );
  return isAsked === true || /^(?:Object|Array|New)Expression$/.test(init?.type ?? '');
}

/** Whether code behind `end` may change what is read here. */
function isTouched(source: Source, read: Node, end: Node): boolean {
  const root = rootOf(read);
  const variable = root && variableAt(source, root, root.name);
  // What belongs to the module, or to others, changes at any time and not because of this request.
  if (!root || !variable || variable.defs.length === 0 || /^(?:module|global)$/.test(variable.scope.type)) {
    return false;
  }
  const path = pathOf(read) ?? root.name;
  return variable.references.some(
    ({ identifier }) => identifier.range[0] >= end.range[1] && changes(identifier as Node, path),
  );
}

function rootOf(node: Node): TSESTree.Identifier | undefined {
  const bare = unwrap(node);
  if (bare.type === 'MemberExpression') {
    return rootOf(bare.object);
  }
  return bare.type === 'Identifier' ? bare : bare.type === 'CallExpression' ? rootOf(bare.callee) : undefined;
}

/** Whether what is done with the name can change what stands under `path`. */
function changes(name: Node, path: string): boolean {
  let node = name;
  for (let outer = node.parent; outer; outer = outer.parent) {
    const isMember = outer.type === 'MemberExpression' && outer.object === node;
    if (!isMember && unwrap(outer) === outer) {
      break;
    }
    node = outer;
  }
  const { parent } = node;
  const isCalled = parent?.type === 'CallExpression' && parent.callee === node;
  const bare = unwrap(node);
  const used = isCalled && bare.type === 'MemberExpression' ? bare.object : bare;
  return meets(pathOf(used), path) && isChange(node, parent);
}

function isChange(node: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === node;
    case 'UpdateExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'CallExpression':
      return !readers.test(lastNameOf(parent));
    case 'NewExpression':
      return pathOf(parent.callee) !== 'Response';
    default:
      return false;
  }
}

/** Whether one of two paths leads through the other. */
function meets(a: string | undefined, b: string): boolean {
  return a === undefined || a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function lastNameOf({ callee }: TSESTree.CallExpression): string {
  const bare = unwrap(callee);
  return bare.type === 'Identifier'
    ? bare.name
    : bare.type === 'MemberExpression' && bare.property.type === 'Identifier'
      ? bare.property.name
      : '';
}
