import type { TSESTree } from '@typescript-eslint/utils';

import { isLogOutName } from '../../lib/concerns/shared/log-out-words.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { FunctionNode, Node } from '../../lib/edit/nodes.ts';
import { isFunction, unwrap, walk } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../lib/edit/style.ts';

/** A place that is run when an event or an action by the name of a log-out comes in. */
export interface LogOutEvent {
  /** What names it. */
  readonly name: Node;
  /** What is run, its first statement first. */
  readonly body: readonly TSESTree.Statement[];
}

/**
 * Where a module hears of log-outs: `case 'auth/loggedOut':`, `if (action.type === LOGOUT)`, `if (loggedOut.match(action))`,
 * `bus.on('logout', () => { … })`, `takeLatest(LOGOUT, leave)`, `{ actionCreator: loggedOut, effect() { … } }`. Whoever identifies in the same module does so by the same events.
 */
export function logOutEventsOf(source: Source): LogOutEvent[] {
  const found: LogOutEvent[] = [];
  const add = (name: Node | undefined, body: readonly TSESTree.Statement[]): void => {
    if (name && body.length > 0) {
      found.push({ name, body });
    }
  };
  const listen = (name: Node | undefined, listener: Node): void => {
    const { body } = functionOf(source, listener) ?? {};
    add(name, body?.type === 'BlockStatement' ? body.body : []);
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

/** The edits that put lines at the beginning of what is run. */
export function atStart(source: Source, { body }: LogOutEvent, lines: readonly string[]): readonly Edit[] | undefined {
  const [first] = body;
  const start = first?.range[0] ?? 0;
  if (!first || !isFirstOnLine(source.text, start)) {
    return undefined;
  }
  const { newline, indent: step } = styleOf(source);
  const indent = indentationAt(source.text, start);
  return [insertAt(start, lines.map(line => line.replaceAll('\t', step) + newline + indent).join(''))];
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
      return property.name === 'type' ? namedIn(object) : isLogOutName(property.name) ? bare : undefined;
    }
    default:
      return undefined;
  }
}

function blockOf(statements: readonly TSESTree.Statement[]): readonly TSESTree.Statement[] {
  const [only] = statements;
  return statements.length === 1 && only?.type === 'BlockStatement' ? only.body : statements;
}
