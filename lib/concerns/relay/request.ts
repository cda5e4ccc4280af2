/** Whether a value is what the client of a request chose. */
import { methodCallOf, calleeNameOf, globalCalleeOf } from '../../calls/values/calls.ts';
import { readingFunctions } from '../shared/reading-functions.ts';
import { clientMembers, clientReaders, keepingFunctions, keepingMethods } from './words.ts';

import type { Value } from '../../reading.ts';

/** The parameters of a handler: all of them, and those that a decorator says to be what the client sent. */
export interface RequestNames {
  readonly all: ReadonlySet<string>;
  readonly client: ReadonlySet<string>;
  /** What those of them that are taken apart are asked for, and no other parameter is. */
  readonly clientKeys: ReadonlySet<string>;
  /** Where what the client sent stands in a parameter, beside the members that most frameworks have for it. */
  readonly member?: string;
}

/** As it came: what was looked up by it, parsed or made of it is something else. */
export function isChosenByClient(value: Value | undefined, names: RequestNames): boolean {
  if (!value) return false;
  switch (value.kind) {
    case 'parameter':
      return (
        !value.path.some(isOfQueue) &&
        isOfHandler(value.name, names) &&
        (names.client.has(value.name) ||
          (value.name === '' && names.clientKeys.has(value.path[0] ?? '')) ||
          (names.member !== undefined && value.path[0] === names.member) ||
          value.path.some(key => clientMembers.has(key)))
      );
    case 'member':
      return (
        isChosenByClient(value.object, names) ||
        ((clientMembers.has(value.property) || value.property === names.member) && isRequestOrUrl(value.object, names))
      );
    case 'union':
      return value.of.some(one => isChosenByClient(one, names));
    case 'call':
      return isKept(value, names);
    default:
      return false;
  }
}

function isKept(value: Extract<Value, { kind: 'call' }>, names: RequestNames): boolean {
  const method = methodCallOf(value);
  if (method && clientReaders.has(method.name) && isRequestOrUrl(method.object, names)) return true;
  if (method && keepingMethods.has(method.name) && isChosenByClient(method.object, names)) return true;
  const [first] = value.args;
  if (!first) return false;
  if (keepingFunctions.has(globalCalleeOf(value) ?? '')) return isChosenByClient(first, names);
  return !method && readingFunctions.has(calleeNameOf(value) ?? '') && isRequestOrUrl(first, names);
}

/** The request, or a member of the handler's context that is; an address that is made of the request's. */
function isRequestOrUrl(value: Value, names: RequestNames): boolean {
  if (value.kind === 'parameter') return !value.path.some(isOfQueue) && isOfHandler(value.name, names);
  if (value.kind === 'member') return !isOfQueue(value.property) && isRequestOrUrl(value.object, names);
  return (
    value.kind === 'call' &&
    value.isNew &&
    globalCalleeOf(value) === 'URL' &&
    value.args.some(one => isRequestOrUrl(one, names))
  );
}

/** Messages of a queue, `event.Records`, `batch.messages`: somebody of the project has put them there. */
function isOfQueue(name: string): boolean {
  return name === 'Records' || name === 'messages';
}

function isOfHandler(name: string, { all }: RequestNames): boolean {
  // What is taken out of a parameter has no name of it.
  return name === '' || all.has(name);
}
