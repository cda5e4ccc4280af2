import { recipient } from '../catalog/messages.ts';
import { isUndefined } from '../evaluate/kinds.ts';
import { alternatives, union, unknown } from '../evaluate/value.ts';
import { keysOf } from './keys.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';

/**
 * The key of the person that a message is for.
 *
 * @param message - its data, or the SDK's class around them
 * @returns undefined where it names nobody
 */
export function recipientOf(evaluator: Evaluator, message: Thunk | undefined): Thunk | undefined {
  if (!message) return undefined;
  const people = membersOf(evaluator, dataOf(evaluator, message), [recipient.at]);
  const [only, ...others] = people.flatMap(person => membersOf(evaluator, person, recipient.keys));
  if (!only || others.length === 0) return only;
  return { value: union([only, ...others].map(thunk => evaluator.force(thunk))) };
}

function dataOf(evaluator: Evaluator, message: Thunk): Thunk {
  const value = evaluator.force(message);
  return (value.kind === 'call' && value.isNew && value.args[0]) || message;
}

/** Of each object that it may be, the first of these members that it has, and those that may stand in its place. */
function membersOf(evaluator: Evaluator, whole: Thunk, names: readonly string[]): Thunk[] {
  return alternatives(evaluator.force(whole)).flatMap(object => {
    const { keys, open } = keysOf(evaluator, object);
    const found: Thunk[] = [];
    for (const name of names) {
      const key = keys.get(name);
      const member = key && evaluator.memberThunk(object, name);
      if (!member || isUndefined(evaluator.force(member))) continue;
      found.push(member);
      if (key.isSure) return found;
    }
    return open ? [...found, { value: hiddenIn(object) }] : found;
  });
}

/** What nothing tells of a member of something unknown: not even by which key it names somebody. */
function hiddenIn(object: Evaluated): Evaluated {
  if (object.kind === 'unknown') return object;
  return unknown(object.kind === 'parameter' ? 'parameter' : 'dynamic-member', object.at);
}
