import type { TSESTree } from '@typescript-eslint/utils';

import { isLogOutName } from '../../lib/concerns/shared/log-out-words.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt } from '../../lib/edit/edit.ts';
import type { Node } from '../../lib/edit/nodes.ts';
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
 * `bus.on('logout', () => { … })`. Whoever identifies in the same module does so by the same events.
 */
export function logOutEventsOf({ program }: Source): LogOutEvent[] {
  const found: LogOutEvent[] = [];
  const add = (name: Node | undefined, body: readonly TSESTree.Statement[]): void => {
    if (name && body.length > 0) {
      found.push({ name, body });
    }
  };
  walk(program, node => {
    switch (node.type) {
      case 'SwitchCase':
        add(node.test ? namedIn(node.test) : undefined, blockOf(node.consequent));
        break;
      case 'IfStatement':
        add(testedIn(node.test), blockOf([node.consequent]));
        break;
      case 'CallExpression':
        addListener(node, add);
        break;
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

function addListener(
  { callee, arguments: [name, listener] }: TSESTree.CallExpression,
  add: (name: Node | undefined, body: readonly TSESTree.Statement[]) => void,
): void {
  const method = unwrap(callee);
  if (
    method.type !== 'MemberExpression' ||
    method.property.type !== 'Identifier' ||
    !/^(?:on|once|addListener|addEventListener|listen|subscribe)$/.test(method.property.name) ||
    !name ||
    !listener ||
    !isFunction(listener) ||
    listener.body.type !== 'BlockStatement'
  ) {
    return;
  }
  add(namedIn(name), listener.body.body);
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
