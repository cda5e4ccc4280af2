import path from 'node:path';

import { alternatives, stringOf } from '../../evaluate/value.ts';
import { hears } from './channels.ts';
import { ranThrough } from './operators.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

const node = ['EventEmitter', 'EventEmitter2', 'default', '*'];
/** The exports of packages that make an emitter of events, by `new` or as they are called. */
const makers: ReadonlyMap<string, readonly string[]> = new Map([
  ['events', node],
  ['node:events', node],
  ['eventemitter3', node],
  ['eventemitter2', node],
  ['tiny-emitter', ['TinyEmitter', 'default', '*']],
  ['mitt', ['default', '*']],
  ['nanoevents', ['createNanoEvents']],
  ['emittery', ['default']],
  ['rxjs', ['Subject', 'BehaviorSubject', 'ReplaySubject', 'AsyncSubject']],
  ['@angular/core', ['EventEmitter']],
]);

/** The one channel of what has no names for its events. */
const NAMELESS = '';
/** Methods that give an observable of the same values. */
const views: ReadonlySet<string> = new Set(['asObservable', 'filter', 'share']);
/** Methods of what has no names for its events. */
const nameless: ReadonlySet<string> = new Set(['subscribe', 'next', 'emit', 'pipe']);

/** Methods by which an emitter keeps a listener. */
export const listening: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener']);

/**
 * What a method of an emitter of events does: it keeps a listener, or runs those that are kept under a name. Which
 * emitter it is tells where it is made.
 */
export function emitterEffects(
  callee: EvaluatedOf<'member'>,
  invocation: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const { object, property } = callee;
  const { args, target } = invocation;
  const [first, second] = args;
  if (nameless.has(property)) {
    const found = namelessEffects(callee, invocation, evaluator, host);
    if (found.length > 0) return found;
  }
  const isListening = listening.has(property);
  if (!(isListening || property === 'emit') || !first) return [];
  const scopes = alternatives(object).flatMap(one => emitterOf(one, evaluator) ?? []);
  if (isListening && !second) return [];
  return scopes.flatMap((scope): readonly (Effect | Followed)[] => {
    if (isListening && second) return [{ kind: 'handle', channel: first, scope, handler: second, target }];
    // The constants that names are stand in modules that have nothing to do with analytics.
    const names = alternatives(evaluator.open(() => evaluator.force(first))).flatMap(name => stringOf(name) ?? []);
    // Only the callers of a function around it know under which.
    if (names.length === 0 && args.length > 1 && host.isHeard(scope))
      return [{ kind: 'ipc', channel: first, args: args.slice(1), target }];
    return names.flatMap(name =>
      host.handlers(name, scope).map((callee): Followed => ({ kind: 'followed', callee, args: args.slice(1) })),
    );
  });
}

/** `subject.next(value)`, `subject.pipe(filter(…)).subscribe(value => …)`, `subject.pipe(tap(value => …))`. */
function namelessEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const [first] = args;
  const subjects = first ? alternatives(object).flatMap(one => subjectOf(one, evaluator) ?? []) : [];
  return subjects.flatMap(({ scope, operators }): readonly (Effect | Followed)[] => {
    if (property === 'pipe') {
      // What stood before has its own call.
      const own = args.map(argument => evaluator.force(argument));
      const handlers = ranThrough([...operators, ...own]).slice(ranThrough(operators).length);
      return handlers.map(handler => hears(scope, NAMELESS, handler, target));
    }
    if (property !== 'subscribe')
      return host.handlers(NAMELESS, scope).map(callee => ({ kind: 'followed', callee, args }));
    const observer = evaluator.force(first);
    const handler =
      observer.kind === 'object' ? { value: evaluator.member(observer, 'next', undefined, observer.module) } : first;
    return handler
      ? ranThrough(operators, handler)
          .slice(-1)
          .map(last => hears(scope, NAMELESS, last, target))
      : [];
  });
}

/** A subject by where it is made, and what its values went through. */
interface Subject {
  readonly scope: string;
  readonly operators: readonly Evaluated[];
}

function subjectOf(value: Evaluated, evaluator: Evaluator): Subject | undefined {
  if (value.kind === 'call' && value.callee.kind === 'member') {
    const { object, property } = value.callee;
    if (views.has(property)) return subjectOf(object, evaluator);
    const piped = property === 'pipe' ? subjectOf(object, evaluator) : undefined;
    if (piped)
      return { ...piped, operators: [...piped.operators, ...value.args.map(argument => evaluator.force(argument))] };
  }
  const scope = emitterOf(value, evaluator);
  return scope === undefined ? undefined : { scope, operators: [] };
}

/** The module that makes the emitter which a scope is of. */
export function emitterModule(scope: string | undefined): string | undefined {
  return scope !== undefined && path.isAbsolute(scope)
    ? scope.slice(0, Math.max(scope.lastIndexOf(':'), scope.lastIndexOf('#')))
    : undefined;
}

/** Where an emitter is made; undefined for anything else. */
export function emitterOf(value: Evaluated, evaluator: Evaluator): string | undefined {
  if (value.kind === 'call' && isMaker(value.callee)) return value.at && `${value.at.module.path}:${value.at.start}`;
  // Node.js's own, one for all.
  if (value.kind === 'global' && value.name === 'process') return value.name;
  if (value.kind !== 'instance') return undefined;
  const { module, id } = value.class;
  const parent = module.facts.classes[id]?.sup;
  return parent && isMaker(evaluator.eval(module, parent, null)) ? `${module.path}#${id}` : undefined;
}

function isMaker(value: Evaluated): boolean {
  const exported = value.kind === 'member' ? value.object : value;
  return exported.kind === 'import' && makers.get(exported.source)?.includes(exported.name) === true;
}
