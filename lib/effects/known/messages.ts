/** Messages to other windows, to workers, and between the parts of an extension. */
import { isData } from '../../evaluate/kinds.ts';
import { alternatives, rootOf, stringOf } from '../../evaluate/value.ts';
import { typesOf } from './action-types.ts';
import { ANY, heardBy, heardByAll, hears, hearing } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Effect, EffectsHost, Followed, Hearing, Invocation } from '../effect.ts';

/** Scopes of channels. */
export const EXTENSION = 'extension';
export const WINDOW = 'window';
export const THREAD = 'thread';
/** What is called by its name at the other end of a stream. */
export const STREAM = 'stream';

const ON_MESSAGE = 'onmessage';
const makers: ReadonlySet<string> = new Set(['Worker', 'SharedWorker', 'BroadcastChannel', 'MessageChannel']);
/** `import Worker from './worker?worker'`. */
const ofVite = /[?&](?:shared)?worker\b/;

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
      return lastNameOf(object) === 'onMessage' ? hear(EXTENSION, first) : [];
    case 'on':
    case 'once':
      return second ? scopesOfEvent(object, first, evaluator).flatMap(scope => hear(scope, second)) : [];
    case 'write':
      if (!host.isHeard(STREAM) || !isProcedureCall(first, evaluator)) return [];
      return elsewhere(calledOver(first, evaluator, host));
    case 'addEventListener':
      return second && stringOf(evaluator.force(first)) === 'message'
        ? scopesOfListener(target.m, object.kind === 'global').flatMap(scope => hear(scope, second))
        : [];
    case 'sendMessage': {
      if (!isOfExtension(object) || !host.isHeard(EXTENSION)) return [];
      const message = second && !isData(evaluator.force(first)) ? second : first;
      return elsewhere(heardOf(EXTENSION, message, [message], evaluator, host));
    }
    case 'postMessage':
      return posted(object, first, evaluator, host);
    default:
      return [];
  }
}

/** `postMessage` of a port, a thread, a worker or another window. */
function posted(
  object: Evaluated,
  first: Thunk,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  if (isPort(object)) return elsewhere(heardOf(EXTENSION, first, [first], evaluator, host));
  const isThread = isOfThreads(object) && host.isHeard(THREAD);
  if (!isThread && !host.isHeard(WINDOW)) return [];
  if (isThread) return elsewhere(heardOf(THREAD, first, [first], evaluator, host));
  const scopes = scopesOf(object, evaluator).filter(host.isHeard);
  const message: Thunk = { value: eventWith(first) };
  return elsewhere(
    (scopes.length > 0 ? scopes : [WINDOW]).flatMap(scope => heardOf(scope, first, [message], evaluator, host)),
  );
}

/** Where that is told which something hears by `on(event, listener)`. */
function scopesOfEvent(object: Evaluated, name: Thunk, evaluator: Evaluator): readonly string[] {
  const event = stringOf(evaluator.force(name));
  if (event === 'data') return [STREAM];
  return event === 'message' && isParentPort(object) ? [THREAD] : [];
}

/** `self.onmessage = listener` of a worker or a page, `worker.onmessage = listener`. */
export function messageHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  const { bindings, globalWrites } = module.facts;
  const isOfWorker = (x: Expr): boolean =>
    alternatives(evaluator.eval(module, x, null)).some(one => isWorker(one.kind === 'member' ? one.object : one));
  const own = globalWrites.flatMap(({ n, x }) => (n === ON_MESSAGE ? [x] : []));
  const ofWorkers = bindings.flatMap(({ v, w }) => {
    const written = w?.[ON_MESSAGE];
    return written && v.some(isOfWorker) ? written : [];
  });
  const handles = (given: readonly Expr[], isOwn: boolean): readonly Hearing[] =>
    scopesOfListener(module, isOwn).flatMap(scope =>
      given.map(expr => hearing(scope, ANY, { module, expr, frame: null })),
    );
  return [...handles(own, true), ...handles(ofWorkers, false)];
}

/** Under which the call of a procedure has what that is given. */
export const argumentsOfProcedures = ['params', 'args'] as const;

/**
 * `stream.write({ method: 'track', params })`: the call of a procedure at the other end, and none of the chunks and
 * rows that streams carry otherwise.
 */
function isProcedureCall(message: Thunk, evaluator: Evaluator): boolean {
  const data = evaluator.force(message);
  if (data.kind !== 'object') return false;
  const names = new Set(data.expr.p.map(({ k }) => k));
  return names.has('method') && argumentsOfProcedures.some(name => names.has(name));
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
  if (types.length > 0 || !isForCallers(about, evaluator)) return heardBy(scope, types, args, host);
  return heardByAll(scope, args, host);
}

/** A procedure whose name is not known stands for any: `new Proxy(…)` makes one of each name that it is asked for. */
function calledOver(message: Thunk, evaluator: Evaluator, host: EffectsHost): readonly Followed[] {
  const method = evaluator.member(evaluator.force(message), 'method', undefined, undefined);
  return method.kind === 'unknown'
    ? heardByAll(STREAM, [message], host)
    : heardOf(STREAM, message, [message], evaluator, host);
}

/** Whether callers say what a message is about: they give it whole, or by what it is sent as: `{ type, payload }`. */
function isForCallers(message: Thunk, evaluator: Evaluator): boolean {
  const data = evaluator.force(message);
  if (data.kind !== 'object') return data.kind === 'parameter';
  return [...discriminators].some(name => evaluator.member(data, name, undefined, undefined).kind === 'parameter');
}

/** `new Worker(url)` of a browser; a channel has a port at each end. */
function isWorker(value: Evaluated): value is EvaluatedOf<'call'> {
  if (value.kind !== 'call' || !value.isNew) return false;
  const { callee } = value;
  return (
    (callee.kind === 'global' && makers.has(callee.name)) || (callee.kind === 'import' && ofVite.test(callee.source))
  );
}

/** Of what is told to the worker that a file is, whoever hears it there. */
function scopeOfWorker({ path }: Module): string {
  return `${WINDOW} ${path}`;
}

/** What listens to its own window may be a worker of which a page knows the file. */
function scopesOfListener(module: Module, isOwn: boolean): readonly string[] {
  return isOwn ? [WINDOW, scopeOfWorker(module)] : [WINDOW];
}

/** Of workers that are made of files of the project; what is served from elsewhere may be any. */
function scopesOf(object: Evaluated, evaluator: Evaluator): readonly string[] {
  return alternatives(object).flatMap(one => {
    const file = isWorker(one) && one.at ? fileOfWorker(one, evaluator) : undefined;
    const found = file === undefined || !one.at ? undefined : evaluator.resolve(one.at.module, file);
    return found && 'module' in found ? [scopeOfWorker(found.module)] : [];
  });
}

/** Of `new Worker('./a.js')`, `new Worker(new URL('./a.js', import.meta.url))`, and what Vite makes of `./a?worker`. */
function fileOfWorker({ callee, args: [given] }: EvaluatedOf<'call'>, evaluator: Evaluator): string | undefined {
  if (callee.kind === 'import') return callee.source.split('?')[0];
  const address = given && evaluator.force(given);
  const [inner] = address?.kind === 'call' && address.isNew ? address.args : [];
  return inner ? stringOf(evaluator.force(inner)) : address && stringOf(address);
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

/** Of `port.onMessage`, whether the port is known or a parameter. */
function lastNameOf(object: Evaluated): string | undefined {
  return object.kind === 'member' ? object.property : object.kind === 'parameter' ? object.path.at(-1) : undefined;
}

/** `chrome.runtime.connect()`, of which the other end is told to whoever listens for connections. */
function isPort(object: Evaluated): boolean {
  return (
    object.kind === 'call' &&
    object.callee.kind === 'member' &&
    object.callee.property === 'connect' &&
    isOfExtension(object.callee.object)
  );
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
