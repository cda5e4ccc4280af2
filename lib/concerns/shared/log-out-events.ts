/** Log-outs that a module hears of by the name of an event or an action. */
import { variableAt } from '../../edit/names.ts';
import { isFunction, unwrap, walk } from '../../edit/nodes.ts';
import { isLogOutName } from './log-out-words.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';

/** A place that is run when an event or an action by the name of a log-out comes in. */
export interface LogOutEvent {
  /** What names it. */
  readonly name: Node;
  /** What is run: its statements, the first one first, or the expression that is all of it. */
  readonly body: readonly TSESTree.Statement[] | TSESTree.Expression;
}

/**
 * Where a module hears of log-outs: `case 'auth/loggedOut':`, `if (action.type === LOGOUT)`, `if (loggedOut.match(action))`,
 * `bus.on('logout', () => { … })`, `takeLatest(LOGOUT, leave)`, `{ actionCreator: loggedOut, effect() { … } }`, `{ [logout.fulfilled.type]: () => … }`. Whoever identifies in the same module does so by the same events.
 */
export function logOutEventsOf(source: Source): LogOutEvent[] {
  const found: LogOutEvent[] = [];
  const add = (name: Node | undefined, body: LogOutEvent['body']): void => {
    if (name && (!Array.isArray(body) || body.length > 0)) {
      found.push({ name, body });
    }
  };
  const listen = (name: Node | undefined, listener: Node): void => {
    const { body } = functionOf(source, listener) ?? {};
    if (body) {
      add(name, body.type === 'BlockStatement' ? body.body : body);
    }
  };
  walk(source.program, node => {
    switch (node.type) {
      case 'SwitchCase':
        add(node.test ? namedIn(node.test) : undefined, blockOf(node.consequent));
        break;
      case 'IfStatement':
        add(testedIn(node.test), blockOf([node.consequent]));
        break;
      case 'CallExpression': {
        const [name, listener] = node.arguments;
        if (name && listener) {
          listen(namedIn(name), listener);
        }
        break;
      }
      case 'Property':
        // A plain key is what a function is called; one that is made of an action's type, or a type itself, is heard.
        if (isFunction(node.value) && (node.computed || isTypeOfAction(node.key))) {
          listen(namedIn(node.key), node.value);
        }
        break;
      case 'ObjectExpression': {
        const values = node.properties.flatMap(property => (property.type === 'Property' ? [property.value] : []));
        const listeners = values.filter(isFunction);
        if (listeners.length === 1) {
          listen(values.map(namedIn).find(Boolean), listeners[0] as Node);
        }
        break;
      }
    }
  });
  return found;
}

/** `'auth/loggedOut'` */
function isTypeOfAction(key: Node): boolean {
  return key.type === 'Literal' && typeof key.value === 'string' && /[/:.]/.test(key.value);
}

/** A function that is written here, or that the module calls by this name. */
function functionOf(source: Source, listener: Node): FunctionNode | undefined {
  const bare = unwrap(listener);
  const definition =
    bare.type === 'Identifier' ? (variableAt(source, bare, bare.name)?.defs[0]?.node as Node | undefined) : undefined;
  const named = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  return [bare, named].find((each): each is FunctionNode => each != null && isFunction(each));
}

/** `action.type === 'logout'`, `logout.match(action)` */
function testedIn(test: Node): Node | undefined {
  if (test.type === 'BinaryExpression' && /^===?$/.test(test.operator)) {
    return namedIn(test.right) ?? namedIn(test.left);
  }
  const callee = test.type === 'CallExpression' ? unwrap(test.callee) : undefined;
  return callee?.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'match'
    ? namedIn(callee.object)
    : undefined;
}

/** The node, if it is the name of a log-out: a text, a constant, `logout.type`. */
function namedIn(node: Node): Node | undefined {
  const bare = unwrap(node);
  switch (bare.type) {
    case 'Literal':
      return typeof bare.value === 'string' && isLogOutName(bare.value.split(/[/:.]/).at(-1) ?? '') ? bare : undefined;
    case 'Identifier':
      return isLogOutName(bare.name) ? bare : undefined;
    case 'MemberExpression': {
      const { property, object } = bare;
      if (property.type !== 'Identifier' || bare.computed) {
        return undefined;
      }
      // `logout.type`, and `logout.fulfilled` of a thunk.
      return /^(?:type|pending|fulfilled|settled)$/.test(property.name)
        ? namedIn(object)
        : isLogOutName(property.name)
          ? bare
          : undefined;
    }
    default:
      return undefined;
  }
}

function blockOf(statements: readonly TSESTree.Statement[]): readonly TSESTree.Statement[] {
  const [only] = statements;
  return statements.length === 1 && only?.type === 'BlockStatement' ? only.body : statements;
}
