import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../../lib/edit/nodes.ts';
import { walk } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { isTestPath } from '../../lib/files/test-paths.ts';
import type { Located } from './definitions.ts';
import { memberKey } from './definitions.ts';
import type { Sources } from './sources.ts';

/** Assertions on how a mock was called: of Jest and Vitest, and of Sinon with Chai. */
const calledWith =
  /^(?:toHaveBeenCalledWith|toHaveBeenLastCalledWith|toHaveBeenNthCalledWith|toHaveBeenCalledExactlyOnceWith|toBeCalledWith|lastCalledWith|nthCalledWith|called(?:Once)?With(?:Exactly|Match)?|calledWithNew)$/;
const equal = /^(?:toEqual|toStrictEqual|toMatchObject|deepEqual|deepStrictEqual|objectContaining)$/;
const compared = /^(?:toBe|toEqual|toStrictEqual|toMatchObject|toContain|toContainEqual|equal|deepEqual|include|eql?)$/;
const eventKeys = new Set(['event', 'eventName', 'event_name']);

/**
 * Where tests expect that an event was sent: as an argument of an assertion on a call, or under the key `event` of
 * what is compared. Only tests count that import or mock a module which has to do with the event.
 */
export function assertedNames(sources: Sources, calls: readonly AnalyticsCall[], event: string): Located[] {
  const concerned = new Set<string>();
  for (const call of calls) {
    if (call.events.includes(event)) {
      for (const file of [call.file, call.target.file, call.wrapper?.file]) {
        if (file !== undefined) {
          concerned.add(sources.view.absolute(file));
        }
      }
    }
  }
  return sources.filesWith(event).flatMap(file => {
    const source = isTestPath(sources.view.relative(file)) ? sources.of(file) : undefined;
    if (!source || !importsAny(sources, source.file, source.program, concerned)) {
      return [];
    }
    const found: Located[] = [];
    walk(source.program, node => {
      if (textIn(node) === event && isAsserted(node)) {
        found.push({ source, node });
      }
    });
    return found;
  });
}

function importsAny(sources: Sources, file: string, program: Node, concerned: ReadonlySet<string>): boolean {
  let isFound = concerned.has(file);
  walk(program, node => {
    const specifier =
      node.type === 'ImportDeclaration' || node.type === 'ImportExpression'
        ? node.source
        : isModuleCall(node)
          ? node.arguments[0]
          : undefined;
    const text = specifier && textIn(specifier);
    if (!isFound && text !== undefined) {
      const target = sources.view.resolve(file, text);
      isFound = target !== undefined && concerned.has(target);
    }
    return !isFound;
  });
  return isFound;
}

/** `expect(track.mock.calls[0])` */
function looksAtCalls(callee: Node): boolean {
  let isFound = false;
  walk(callee, node => {
    isFound ||=
      node.type === 'MemberExpression' &&
      /^(?:mock|args|firstCall|secondCall|lastCall|getCall|getCalls)$/.test(
        memberKey(node.property, node.computed) ?? '',
      );
    return !isFound;
  });
  return isFound;
}

/** `require`, and what takes a module's place in a test. */
function isModuleCall(node: Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression') {
    return false;
  }
  const name =
    node.callee.type === 'MemberExpression'
      ? memberKey(node.callee.property, node.callee.computed)
      : node.callee.type === 'Identifier'
        ? node.callee.name
        : undefined;
  return (
    name !== undefined &&
    /^(?:require|mock|doMock|unstable_mockModule|requireActual|importActual|proxyquire)$/.test(name)
  );
}

function isAsserted(node: Node): boolean {
  let key: string | undefined;
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'Property':
        if (parent.value !== child) {
          return false;
        }
        key ??= memberKey(parent.key, parent.computed);
        break;
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'TSAsExpression':
        break;
      case 'CallExpression': {
        const name =
          parent.callee.type === 'MemberExpression'
            ? memberKey(parent.callee.property, parent.callee.computed)
            : undefined;
        if (name === undefined || parent.callee === child) {
          return false;
        }
        if (calledWith.test(name) || (compared.test(name) && looksAtCalls(parent.callee))) {
          return key === undefined || eventKeys.has(key) || key === 'name';
        }
        if (equal.test(name)) {
          if (key !== undefined && eventKeys.has(key)) {
            return true;
          }
          if (name !== 'objectContaining') {
            return false;
          }
        }
        break;
      }
      default:
        return false;
    }
  }
  return false;
}
