/** Messages to other windows, to workers, and between the parts of an extension. */
import { isData } from '../../evaluate/kinds.ts';
import { rootOf, stringOf } from '../../evaluate/value.ts';
import { typesOf } from './action-types.ts';
import { ANY, heardBy, hears } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

/** Scopes of channels. */
export const EXTENSION = 'extension';
const WINDOW = 'window';
export const THREAD = 'thread';

/** Members of a message that say what it is about, where it is no action of a store. */
export const discriminators: ReadonlySet<string> = new Set([
  ...['type', 'action', 'command', 'kind', 'name', 'method', 'message'],
]);

/** What a message says that it is about. */
export function typesOfMessage(message: Thunk, evaluator: Evaluator): readonly string[] {
  const data = evaluator.force(message);
  return [...discriminators].flatMap(name => typesOf(evaluator.member(data, name, undefined, undefined), evaluator));
}

/** What a method that sends or hears messages does. */
export function messageEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const [first, second] = args;
  if (!first) return [];
  const hear = (scope: string, handler: Thunk): readonly Effect[] => [hears(scope, ANY, handler, target)];
  switch (property) {
    case 'addListener':
      return object.kind === 'member' && object.property === 'onMessage' ? hear(EXTENSION, first) : [];
    case 'on':
    case 'once':
      return second && isParentPort(object) && stringOf(evaluator.force(first)) === 'message'
        ? hear(THREAD, second)
        : [];
    case 'addEventListener':
      return second && stringOf(evaluator.force(first)) === 'message' ? hear(WINDOW, second) : [];
    case 'sendMessage': {
      if (!isOfExtension(object) || !host.isHeard(EXTENSION)) return [];
      const message = second && !isData(evaluator.force(first)) ? second : first;
      return elsewhere(heardOf(EXTENSION, message, [message], evaluator, host));
    }
    case 'postMessage': {
      const isThread = isOfThreads(object) && host.isHeard(THREAD);
      if (!isThread && !host.isHeard(WINDOW)) return [];
      const message: Thunk = isThread ? first : { value: eventWith(first) };
      return elsewhere(heardOf(isThread ? THREAD : WINDOW, first, [message], evaluator, host));
    }
    default:
      return [];
  }
}

/** Who hears a message by what it is about; where that is for the callers to say, whoever hears any. */
function heardOf(
  scope: string,
  about: Thunk,
  args: readonly Thunk[],
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  const types = typesOfMessage(about, evaluator);
  if (types.length > 0 || evaluator.force(about).kind !== 'parameter') return heardBy(scope, types, args, host);
  return host.handlers(scope).map((callee): Followed => ({ kind: 'followed', callee, args, hears: true }));
}

/** Whoever hears these has modules of their own, with other values in them. */
function elsewhere(heard: readonly Followed[]): readonly Followed[] {
  return heard.map(one => ({ ...one, isElsewhere: true }));
}

/** `chrome.runtime`, `browser.tabs`, and what `webextension-polyfill` gives. */
function isOfExtension(object: Evaluated): boolean {
  const root = rootOf(object);
  if (root.kind === 'import' && !root.source.startsWith('webextension-polyfill')) return false;
  if (root.kind === 'global' && root.name !== 'chrome' && root.name !== 'browser') return false;
  const name = object.kind === 'member' ? object.property : object.kind === 'import' ? object.name : undefined;
  return (root.kind === 'import' || root.kind === 'global') && (name === 'runtime' || name === 'tabs');
}

const threads = /^(?:node:)?worker_threads$/;

/** What a thread of Node.js hears those by that have started it. */
function isParentPort(object: Evaluated): boolean {
  return object.kind === 'import' && object.name === 'parentPort' && threads.test(object.source);
}

/** `new Worker(file)` of Node.js, which a page's own is not. */
function isOfThreads(object: Evaluated): boolean {
  return (
    object.kind === 'call' && object.isNew && object.callee.kind === 'import' && threads.test(object.callee.source)
  );
}

function eventWith(message: Thunk): Evaluated {
  return { kind: 'properties', values: new Map([['data', [message]]]) };
}
