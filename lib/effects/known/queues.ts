/** Queues of jobs: what is added to one is run by whoever works it off, often in another process. */
import { isData, isInvocable } from '../../evaluate/kinds.ts';
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { ANY, heardByAll, workedOff, hears, textThunk } from './channels.ts';
import { typesOfMessage } from './messages.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

const queues: ReadonlySet<string> = new Set([
  'bullmq',
  'bull',
  'bee-queue',
  'agenda',
  'agendash',
  'pg-boss',
  'inngest',
]);
/** Methods by which a queue takes a job. */
const adding: ReadonlySet<string> = new Set([
  'add',
  'createJob',
  'now',
  'schedule',
  'every',
  'send',
  'publish',
  'enqueue',
]);
/** Methods by which somebody works a queue off. */
const working: ReadonlySet<string> = new Set(['process', 'define', 'work', 'subscribe', 'createFunction']);

/** How the name of a queue begins, as a scope of channels. */
const SCOPE = 'queue';

/** The name of the queue that a scope is of. */
export function queueOf(scope: string | undefined): string | undefined {
  return scope?.startsWith(`${SCOPE} `) ? scope.slice(SCOPE.length + 1) : undefined;
}

/** `new Worker('analytics', async job => …)` of BullMQ. */
export function workerEffects(
  callee: EvaluatedOf<'import'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
): readonly Effect[] {
  const [name, handler] = args;
  if (callee.source !== 'bullmq' || callee.name !== 'Worker' || !name || !handler) return [];
  return namesOf(name, evaluator).map(queue => hears(scopeOfQueue(queue), ANY, handler, target, name));
}

/** `queue.add('track', data)`, `queue.process('track', async job => …)`. */
export function queueEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const isAdding = adding.has(property);
  if (!isAdding && !working.has(property)) return [];
  const { x } = target.call;
  // Of a parameter that a method is called on, only the parameter itself says how it is decorated.
  const own = object.kind === 'parameter' && x.k === 'mem' ? evaluator.eval(target.m, x.o, null) : object;
  const scopes = alternatives(own).flatMap(one => scopeIn(one, evaluator) ?? []);
  if (scopes.length === 0) return [];
  if (isAdding) {
    const { names, data, open } = jobIn(args, evaluator);
    if (!data) return [];
    return scopes.flatMap(scope => (host.isHeard(scope) ? run(scope, open ?? names, data, evaluator, host) : []));
  }
  const handler = args.findLast(argument => isInvocable(evaluator.force(argument)));
  if (!handler) return [];
  const first = args[property === 'createFunction' ? 1 : 0];
  const names = first && first !== handler ? eventsOf(evaluator.force(first), evaluator) : [];
  return scopes.flatMap(scope =>
    (names.length > 0 ? names : [ANY]).map(channel =>
      hears(scope, channel, handler, target, first === handler ? undefined : first),
    ),
  );
}

/**
 * Runs who works the queue off: with the job, and with what an event is wrapped in.
 *
 * @param names - of the job, or what the callers name it by
 */
function run(
  scope: string,
  names: readonly string[] | Thunk,
  data: Thunk,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  const known = Array.isArray(names) ? (names as readonly string[]) : undefined;
  const types = typesOfMessage(data, evaluator);
  const inner = new Map([
    ['name', [known ? textThunk(known[0]) : (names as Thunk)]],
    ['data', [data]],
  ]);
  const attrs: Thunk = { value: { kind: 'properties', values: inner } };
  const job: Evaluated = { kind: 'properties', values: new Map([...inner, ['attrs', [attrs]], ['event', [attrs]]]) };
  return known
    ? workedOff(scope, [...known, ...types], [{ value: job }], host)
    : heardByAll(scope, [{ value: job }], host).map(one => ({ ...one, later: true }));
}

/** A job by its name and its data; `{ name, data }` is both. */
function jobIn(
  args: readonly Thunk[],
  evaluator: Evaluator,
): { readonly names: readonly string[]; readonly data: Thunk | undefined; readonly open?: Thunk | undefined } {
  const values = evaluator.open(() => args.map(argument => evaluator.force(argument)));
  const named = values.findLastIndex((value, index) => index < 2 && namesIn(value).length > 0);
  if (named >= 0) return { names: namesIn(values[named] as Evaluated), data: args[named + 1] };
  const [first] = values;
  // `(name, data) => queue.add(name, data)`.
  if (first?.kind === 'parameter' && args.length > 1) return { names: [], data: args[1], open: args[0] };
  const member = (name: string): Evaluated | undefined =>
    first && isData(first) ? evaluator.member(first, name, undefined, undefined) : undefined;
  const data = member('data');
  const name = stringOf(member('name'));
  return name !== undefined && data ? { names: [name], data: { value: data } } : { names: [], data: args[0] };
}

/** `'track'`, `{ event: 'app/track' }`. */
function eventsOf(value: Evaluated, evaluator: Evaluator): readonly string[] {
  return isData(value) ? namesIn(evaluator.member(value, 'event', undefined, undefined)) : namesIn(value);
}

/** The queue that a value is, by its name, or by where it is made. */
function scopeIn(value: Evaluated, evaluator: Evaluator): string | undefined {
  const injected = injectedQueue(value, evaluator);
  if (injected !== undefined) return scopeOfQueue(injected);
  if (value.kind !== 'call') return undefined;
  const { callee, args, at } = value;
  const exported = callee.kind === 'member' ? callee.object : callee;
  if (exported.kind !== 'import' || !queues.has(exported.source)) return undefined;
  const [name] = args[0] ? namesOf(args[0], evaluator) : [];
  // One queue of such a package is all queues, told apart by the names of the jobs.
  const isWhole = !['bullmq', 'bull', 'bee-queue'].includes(exported.source);
  if (isWhole) return scopeOfQueue(exported.source);
  return name !== undefined ? scopeOfQueue(name) : at && scopeOfQueue(`${at.module.path}:${at.start}`);
}

/** The scope of a queue by its name. */
export function scopeOfQueue(queue: string): string {
  return `${SCOPE} ${queue}`;
}

/** Names stand in modules that have nothing to do with analytics. */
function namesOf(thunk: Thunk, evaluator: Evaluator): readonly string[] {
  return evaluator.open(() => namesIn(evaluator.force(thunk)));
}

function namesIn(value: Evaluated): readonly string[] {
  return alternatives(value).flatMap(one => stringOf(one) ?? []);
}

/** The queue that is handed to a constructor by `@InjectQueue('mail')`. */
function injectedQueue(value: Evaluated, evaluator: Evaluator): string | undefined {
  if (value.kind !== 'parameter' || value.path.length > 0 || !value.type) return undefined;
  const { module } = value.type;
  const [path, id] = [
    value.key.slice(0, value.key.lastIndexOf('#')),
    Number(value.key.slice(value.key.lastIndexOf('#') + 1)),
  ];
  const own = path === module.path ? module.facts.fns[id]?.p[value.index] : undefined;
  return own?.dec === 'InjectQueue' && own.tok
    ? stringOf(evaluator.open(() => evaluator.eval(module, own.tok as Expr, null)))
    : undefined;
}
