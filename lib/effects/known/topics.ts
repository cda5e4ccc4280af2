/** Brokers of messages: what is published on a topic, or put into a queue, is taken by whoever has subscribed. */
import { isInvocable, isUndefined } from '../../evaluate/kinds.ts';
import { writtenOut } from '../../evaluate/known/passing.ts';
import { alternatives, rootOf, stringOf } from '../../evaluate/value.ts';
import { ANY, workedOff, hears, hearing } from './channels.ts';
import { namedBy } from './named-by.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Module } from '../../facts/store.ts';
import type { Effect, EffectsHost, Followed, Hearing, Invocation } from '../effect.ts';

/** How a scope of a broker begins. */
const SCOPE = 'topics';

/** What is told: under which name, and what the one who has subscribed is called with. */
interface Told {
  readonly name: string | undefined;
  readonly args: readonly Thunk[];
}

interface Taken {
  readonly names: readonly string[];
  readonly handler: Thunk;
}

interface Asked {
  readonly args: readonly Thunk[];
  readonly evaluator: Evaluator;
  readonly invocation: Invocation;
}

type Telling = (asked: Asked) => readonly Told[];
type Taking = (asked: Asked) => readonly Taken[];

interface Broker {
  readonly packages: readonly string[];
  readonly tells: Readonly<Record<string, Telling>>;
  readonly takes: Readonly<Record<string, Taking>>;
}

const at = ({ args }: Asked, index: number): Thunk | undefined => args[index];
const held = (values: Readonly<Record<string, Thunk>>): Thunk => ({
  value: { kind: 'properties', values: new Map(Object.entries(values).map(([name, thunk]) => [name, [thunk]])) },
});
const nothing: Thunk = { value: { kind: 'literal', value: undefined } };

function member({ evaluator }: Asked, thunk: Thunk | undefined, name: string): Thunk | undefined {
  const found = thunk && evaluator.memberThunk(evaluator.force(thunk), name);
  return found && !isUndefined(evaluator.force(found)) ? found : undefined;
}

/** Names stand in modules that have nothing to do with analytics. */
function namesOf({ evaluator }: Asked, thunk: Thunk | undefined): readonly string[] {
  if (!thunk) return [];
  return evaluator.open(() => {
    const value = evaluator.force(thunk);
    const list = value.kind === 'array' ? value.items.map(item => evaluator.force(item)) : [value];
    return list.flatMap(alternatives).flatMap(one => stringOf(one) ?? []);
  });
}

function items({ evaluator }: Asked, thunk: Thunk | undefined): readonly Thunk[] {
  const value = thunk && evaluator.force(thunk);
  return value?.kind === 'array' ? value.items : [];
}

/** `publish(name, data)`, heard as `args`. */
const published =
  (make: (data: Thunk, asked: Asked) => readonly Thunk[], place = 1): Telling =>
  asked => {
    const data = at(asked, place);
    return data ? [{ name: namesOf(asked, at(asked, place - 1))[0], args: make(data, asked) }] : [];
  };

/** `subscribe(name, handler)`. */
const subscribed: Taking = asked => {
  const handler = asked.args.findLast(thunk => isInvocable(asked.evaluator.force(thunk)));
  return handler ? [{ names: namesOf(asked, at(asked, 0)), handler }] : [];
};

/** `on('message', handler)`: of whatever was subscribed to. */
const onMessage: Taking = asked => {
  const handler = at(asked, 1);
  return handler && namesOf(asked, at(asked, 0)).includes('message') ? [{ names: [], handler }] : [];
};

/** The subjects that the same object is subscribed to elsewhere in its module. */
function topicsBeside(asked: Asked): readonly string[] {
  const { m, call } = asked.invocation.target;
  const same = call.x.k === 'mem' ? wordsOf(m, call.x.o.s, call.x.o.e) : undefined;
  const others = m.facts.calls.filter(
    ({ x }) => x.k === 'mem' && x.p === 'subscribe' && wordsOf(m, x.o.s, x.o.e) === same,
  );
  return others.flatMap(({ a: [given] }) => {
    const thunk: Thunk | undefined = given && { module: m, expr: given, frame: null };
    return [...namesOf(asked, member(asked, thunk, 'topic')), ...namesOf(asked, member(asked, thunk, 'topics'))];
  });
}

function wordsOf({ text }: Module, start: number, end: number): string {
  return text.slice(start, end);
}

const kafka: Broker = {
  packages: ['kafkajs', '@confluentinc/kafka-javascript'],
  tells: {
    send: asked => {
      const [name] = namesOf(asked, member(asked, at(asked, 0), 'topic'));
      return items(asked, member(asked, at(asked, 0), 'messages')).map(message => ({
        name,
        args: [held({ message })],
      }));
    },
  },
  takes: {
    run: asked => {
      const handler = member(asked, at(asked, 0), 'eachMessage');
      return handler ? [{ names: topicsBeside(asked), handler }] : [];
    },
  },
};

const pubsub: Broker = {
  packages: ['@google-cloud/pubsub'],
  tells: {
    publishMessage: asked => {
      const json = member(asked, at(asked, 0), 'json');
      const data = json ? { value: writtenOut(json) } : member(asked, at(asked, 0), 'data');
      return data ? [{ name: undefined, args: [held({ data })] }] : [];
    },
    publishJSON: published(data => [held({ data: { value: writtenOut(data) } })], 0),
    publish: published(data => [held({ data })], 0),
  },
  takes: { on: onMessage },
};

const amqp: Broker = {
  packages: ['amqplib', 'amqp-connection-manager'],
  tells: {
    sendToQueue: published(content => [held({ content })]),
    publish: published(content => [held({ content })], 2),
  },
  takes: { consume: subscribed },
};

const nats: Broker = {
  packages: ['nats', '@nats-io/transport-node', 'nats.ws'],
  tells: { publish: published(data => [nothing, held({ data })]) },
  takes: {
    subscribe: asked => {
      const handler = member(asked, at(asked, 1), 'callback');
      return handler ? [{ names: namesOf(asked, at(asked, 0)), handler }] : [];
    },
  },
};

const redis: Broker = {
  packages: ['redis'],
  tells: { publish: published((data, asked) => [data, ...asked.args.slice(0, 1)]) },
  takes: { subscribe: subscribed, pSubscribe: subscribed },
};

const ioredis: Broker = {
  packages: ['ioredis'],
  tells: { publish: published((data, asked) => [...asked.args.slice(0, 1), data]) },
  takes: { on: onMessage },
};

/** Lambda gets what is in a queue, or on a topic, as a list of records. */
const records = (values: Readonly<Record<string, Thunk>>): readonly Thunk[] => [
  held({ Records: { value: { kind: 'array', items: [held(values)], open: false } } }),
];

const sqs: Telling = asked => {
  const body = member(asked, at(asked, 0), 'MessageBody');
  return body ? [{ name: undefined, args: records({ body }) }] : [];
};

const sns: Telling = asked => {
  const message = member(asked, at(asked, 0), 'Message');
  return message ? [{ name: undefined, args: records({ Sns: held({ Message: message }) }) }] : [];
};

/** What a client of AWS is sent, by its class. */
const commands: Readonly<Record<string, Telling>> = { SendMessageCommand: sqs, PublishCommand: sns };

const aws: Broker = {
  packages: ['@aws-sdk/client-sqs', '@aws-sdk/client-sns', 'aws-sdk'],
  tells: {
    sendMessage: sqs,
    publish: sns,
    send: asked => {
      const command = asked.args[0] && asked.evaluator.force(asked.args[0]);
      if (command?.kind !== 'call' || !command.isNew || command.callee.kind !== 'import') return [];
      const { name } = command.callee;
      return Object.hasOwn(commands, name) ? (commands[name]?.({ ...asked, args: command.args }) ?? []) : [];
    },
  },
  takes: {},
};

const brokers: readonly Broker[] = [kafka, pubsub, amqp, nats, redis, ioredis, aws];
const byPackage: ReadonlyMap<string, Broker> = new Map(
  brokers.flatMap(broker => broker.packages.map(name => [name, broker] as const)),
);
const names: ReadonlySet<string> = new Set(
  brokers.flatMap(({ tells, takes }) => [...Object.keys(tells), ...Object.keys(takes)]),
);

/** What a method of a broker's client does. */
export function topicEffects(
  { object, property }: EvaluatedOf<'member'>,
  invocation: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly (Effect | Followed)[] {
  if (!names.has(property)) return [];
  const broker = brokerOf(object, invocation, evaluator);
  if (!broker) return [];
  const asked: Asked = { args: invocation.args, evaluator, invocation };
  const scope = scopeOf(broker);
  if (Object.hasOwn(broker.takes, property))
    return (broker.takes[property]?.(asked) ?? []).flatMap(({ names: channels, handler }) =>
      (channels.length > 0 ? channels : [ANY]).map(channel => hears(scope, channel, handler, invocation.target)),
    );
  if (!Object.hasOwn(broker.tells, property) || !host.isHeard(scope)) return [];
  return (broker.tells[property]?.(asked) ?? []).flatMap(({ name, args }) =>
    workedOff(scope, name === undefined ? [] : [name], args, host),
  );
}

function brokerOf(object: Evaluated, { target }: Invocation, evaluator: Evaluator): Broker | undefined {
  for (const one of alternatives(object)) {
    const root = rootOf(one);
    const found = root.kind === 'import' ? byPackage.get(root.source) : undefined;
    if (found) return found;
  }
  const { x } = target.call;
  const named = x.k === 'mem' ? namedBy(evaluator, evaluator.eval(target.m, x.o, null)) : undefined;
  return named && byPackage.get(named.source);
}

function scopeOf({ packages: [first] }: Broker): string {
  return `${SCOPE} ${first}`;
}

/** Types of what Lambda hands to the handler of a queue or of a topic. */
const lambdaTypes = /^(?:SQS|SNS)(?:Event|Handler)$/;

/** `export const handler = async (event: SQSEvent) => …`. */
export function topicHandlers(module: Module, evaluator: Evaluator): readonly Hearing[] {
  if (!module.text.includes('Records')) return [];
  const own = Object.keys(module.facts.exports).flatMap(name => alternatives(evaluator.exported(module, name)));
  return own.flatMap(one => {
    if (one.kind !== 'function' || one.module !== module || !takesRecords(module, one.id)) return [];
    return [hearing(scopeOf(aws), ANY, { value: one })];
  });
}

function takesRecords({ facts, text }: Module, id: number): boolean {
  const fn = facts.fns[id];
  if (!fn || fn.p.length === 0) return false;
  const type = fn.p[0]?.t ?? fn.ct;
  const name = type?.k === 'ref' && type.x.k === 'ref' ? facts.bindings[type.x.b]?.n : undefined;
  return name !== undefined ? lambdaTypes.test(name) : text.slice(fn.s, fn.e).includes('.Records');
}
