/** Events, commands, jobs and messages of Nest: who hears them says so by a decorator, whoever tells them has an exchange handed to it. */
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { ANY, heardBy, hearing } from './channels.ts';
import { scopeOfQueue } from './queues.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Call, Cls, Expr, Member } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Effect, EffectsHost, Followed, Hearing, Invocation } from '../effect.ts';
import { namedBy } from './named-by.ts';

const EVENTS = 'nest-events';
const MESSAGES = 'nest-messages';
const CQRS = 'nest-cqrs';

/** What an exchange is by its class: in which scope it speaks. */
const exchanges: ReadonlyMap<string, string> = new Map([
  ['EventEmitter2', EVENTS],
  ['ClientProxy', MESSAGES],
  ['ClientKafka', MESSAGES],
  ['ClientRMQ', MESSAGES],
  ['EventBus', CQRS],
  ['CommandBus', CQRS],
  ['QueryBus', CQRS],
  ['AggregateRoot', CQRS],
]);
const packages = /^(?:@nestjs\/(?:event-emitter|microservices|cqrs)|eventemitter2)$/;

const telling: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [EVENTS, new Set(['emit', 'emitAsync'])],
  [MESSAGES, new Set(['emit', 'send'])],
  [CQRS, new Set(['publish', 'publishAll', 'execute', 'apply'])],
]);

/** Decorators of methods that hear something by a name. */
const listeners: ReadonlyMap<string, string> = new Map([
  ['OnEvent', EVENTS],
  ['EventPattern', MESSAGES],
  ['MessagePattern', MESSAGES],
]);
/** Decorators of classes one method of which takes what they name, by that method. */
const handlers: ReadonlyMap<string, string> = new Map([
  ['EventsHandler', 'handle'],
  ['CommandHandler', 'execute'],
  ['QueryHandler', 'execute'],
]);
/** Segments of a name, each of which a pattern may leave open. */
const MAX_SEGMENTS = 4;

/** `this.emitter.emit('order.placed', order)`, `this.bus.publish(new OrderPlaced(order))`. */
export function nestEffects(
  { property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  const [first, ...rest] = args;
  if (!first || target.call.x.k !== 'mem' || ![...telling.values()].some(names => names.has(property))) return [];
  const exchange = evaluator.eval(target.m, target.call.x.o, null);
  // One that the project makes itself is none that is handed out.
  const type = exchange.kind === 'call' && exchange.isNew ? undefined : namedBy(evaluator, exchange);
  const scope = type && packages.test(type.source) ? exchanges.get(type.name) : undefined;
  if (scope === undefined || !telling.get(scope)?.has(property) || !host.isHeard(scope)) return [];
  // The constants that names are stand in modules that have nothing to do with analytics; so do classes of messages.
  const named = (thunk: Thunk): Evaluated => evaluator.open(() => evaluator.force(thunk));
  const value = named(first);
  if (scope === CQRS) {
    const told = value.kind === 'array' ? value.items : [first];
    return told.flatMap(thunk => heardBy(scope, classesOf(named(thunk)), [thunk], host));
  }
  const names = alternatives(value).flatMap(one => nameIn(evaluator, one) ?? []);
  // Only the callers of a function around it know under which.
  if (names.length === 0) return [{ kind: 'ipc', channel: first, args: rest, target }];
  return heardBy(scope, scope === EVENTS ? names.flatMap(patternsFor) : names, rest, host);
}

/** `@OnEvent('order.placed') placed(order) {}`, `@EventsHandler(OrderPlaced) class Handler { handle(event) {} }`. */
export function nestHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  return module.facts.classes.flatMap(cls => {
    const processor = decorator(module, evaluator, cls.dec, name => name === 'Processor');
    const queue = processor && nameIn(evaluator, evaluated(module, evaluator, processor.call.a[0]));
    return [
      ...byClass(module, evaluator, cls),
      ...Object.entries(cls.m).flatMap(([name, member]) => [
        ...byMethod(module, evaluator, member),
        ...(queue === undefined ? [] : ofProcessor(module, evaluator, { name, member, queue }, processor?.call.a[0])),
      ]),
    ];
  });
}

function byMethod(module: Module, evaluator: Evaluator, member: Member): readonly Hearing[] {
  const found = decorator(module, evaluator, member.dec, name => listeners.has(name));
  if (!found) return [];
  const given = evaluated(module, evaluator, found.call.a[0]);
  const list = given.kind === 'array' ? given.items.map(item => evaluator.force(item)) : [given];
  const names = list.flatMap(alternatives).flatMap(one => nameIn(evaluator, one) ?? []);
  const scope = listeners.get(found.name) as string;
  return names.flatMap(name => taken(module, scope, name, member, found.call.a[0]));
}

function byClass(module: Module, evaluator: Evaluator, cls: Cls): readonly Hearing[] {
  const found = decorator(module, evaluator, cls.dec, name => handlers.has(name));
  const method = found && handlers.get(found.name);
  const member = method !== undefined && Object.hasOwn(cls.m, method) ? cls.m[method] : undefined;
  if (!found || !member) return [];
  return found.call.a
    .flatMap(x => classesOf(evaluated(module, evaluator, x)))
    .flatMap(name => taken(module, CQRS, name, member));
}

/** `@Process('welcome') run(job) {}` of Bull, `process(job) {}` of BullMQ. */
function ofProcessor(
  module: Module,
  evaluator: Evaluator,
  { name, member, queue }: { readonly name: string; readonly member: Member; readonly queue: string },
  named: Expr | undefined,
): readonly Hearing[] {
  const found = decorator(module, evaluator, member.dec, one => one === 'Process');
  if (!found && name !== 'process') return [];
  const job = found && nameIn(evaluator, evaluated(module, evaluator, found.call.a[0]));
  return taken(module, scopeOfQueue(queue), job ?? ANY, member, named);
}

function taken(module: Module, scope: string, channel: string, { v }: Member, named?: Expr): readonly Hearing[] {
  const name = named && { module, expr: named, frame: null };
  return v.map(expr => hearing(scope, channel, { module, expr, frame: null }, name));
}

/** The decorator of Nest's among those of something that has a wanted name. */
function decorator(
  module: Module,
  evaluator: Evaluator,
  decorators: readonly Expr[] | undefined,
  isWanted: (name: string) => boolean,
): { readonly name: string; readonly call: Call } | undefined {
  for (const x of decorators ?? []) {
    const call = x.k === 'call' ? module.facts.calls[x.c] : undefined;
    const callee = call && evaluator.eval(module, call.x, null);
    if (call && callee?.kind === 'import' && callee.source.startsWith('@nestjs/') && isWanted(callee.name))
      return { name: callee.name, call };
  }
  return undefined;
}

function evaluated(module: Module, evaluator: Evaluator, x: Expr | undefined): Evaluated {
  return evaluator.open(() => (x ? evaluator.eval(module, x, null) : { kind: 'literal', value: undefined }));
}

/** A text, or what an object of Nest's says by `name` or `cmd`. */
function nameIn(evaluator: Evaluator, value: Evaluated): string | undefined {
  const text = stringOf(value);
  if (text !== undefined || value.kind !== 'object') return text;
  const member = (name: string): string | undefined => stringOf(evaluator.member(value, name, undefined, undefined));
  return member('name') ?? member('cmd');
}

/** How classes of events and commands are told apart: by where they are, with the name at the end. */
function classesOf(value: Evaluated): readonly string[] {
  return alternatives(value).flatMap(one => {
    const cls = one.kind === 'instance' ? one.class : one;
    if (cls.kind !== 'class') return [];
    return [`@${cls.module.path}#${cls.id}.${cls.module.facts.classes[cls.id]?.n ?? ''}`];
  });
}

/** The patterns that a name fits: `order.*` and `**` for `order.placed`. */
function patternsFor(name: string): readonly string[] {
  const segments = name.split('.');
  if (segments.length > MAX_SEGMENTS) return [name, '**'];
  let exact: readonly (readonly string[])[] = [[]];
  for (const segment of segments)
    exact = exact.flatMap(begun => [
      [...begun, segment],
      [...begun, '*'],
    ]);
  const open = segments.map((_, index) => [...segments.slice(0, index), '**']);
  return [...exact, ...open].map(parts => parts.join('.'));
}
