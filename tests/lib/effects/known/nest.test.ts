import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { nestHandlers } from '../../../../lib/effects/known/nest.ts';
import { effectsOf } from '../../../support/effects.ts';
import { evaluation } from '../../../support/evaluate.ts';

interface Told {
  /** What was asked of the project. */
  readonly asked: readonly string[];
  readonly done: readonly string[];
}

/** What the last call of a class does that is handed an exchange. */
function tells(
  exchange: string,
  call: string,
  { source = '@nestjs/event-emitter', before = '', heard = true } = {},
): Told {
  const asked: string[] = [];
  const code = `import { Analytics } from '@segment/analytics-node';
import { ${exchange} } from '${source}';
${before}
const analytics = new Analytics({ writeKey: 'k' });
export const hear = (x, y) => analytics.track(x, y);
class S { constructor(private readonly bus: ${exchange}) {} go(name) { this.bus.${call}; } }
`;
  const reading = effectsOf(code, ({ exported }) => ({
    isHeard: scope => heard && scope.startsWith('nest-'),
    handlers: (channel, scope) => {
      asked.push(`${scope} ${channel}`);
      return channel === 'a' || channel.startsWith('@') ? [exported('hear')] : [];
    },
  }));
  const done = reading
    .done()
    .filter(text => text.startsWith('this.'))
    .map(text => text.replace(/^this\.bus\.\w+ → (?:sdk )?/, '').replace(/ through hear$/, ''));
  return { asked: [...new Set(asked)], done };
}

describe('an exchange of Nest', () => {
  it('tells events by name, and whoever has a pattern for it', () => {
    const told = tells('EventEmitter2', "emit('a', 1, 2)");
    expect(told).toEqual({
      asked: ['nest-events a', 'nest-events *', 'nest-events **'],
      done: ['track(1, 2)'],
    });
    expect(tells('EventEmitter2', "emitAsync('a', 1, 2)")).toEqual(told);
    expect(tells('EventEmitter2', "emit('a', 1, 2)", { source: 'eventemitter2' })).toEqual(told);
    expect(tells('EventEmitter2', "emit('a.b')").asked).toEqual([
      'nest-events a.b',
      'nest-events a.*',
      'nest-events *.b',
      'nest-events *.*',
      'nest-events **',
      'nest-events a.**',
      'nest-events *',
    ]);
    expect(tells('EventEmitter2', "emit('a.b.c.d')").asked).toContain('nest-events a.*.c.d');
    expect(tells('EventEmitter2', "emit('a.b.c.d.e')").asked).toEqual([
      'nest-events a.b.c.d.e',
      'nest-events **',
      'nest-events *',
    ]);
    expect(tells('EventEmitter2', "emit(q ? 'a' : 'b')").asked).toEqual(
      expect.arrayContaining(['nest-events a', 'nest-events b']),
    );
  });

  it.each(['ClientProxy', 'ClientKafka', 'ClientRMQ'])('tells messages by name: %s', exchange => {
    const source = '@nestjs/microservices';
    const expected = { asked: ['nest-messages a', 'nest-messages *'], done: ['track(1, undefined)'] };
    expect(tells(exchange, "emit('a', 1)", { source })).toEqual({ ...expected, done: ['track(1, undefined)'] });
    expect(tells(exchange, "send('a', 1)", { source })).toEqual(expected);
    expect(tells(exchange, "send({ cmd: 'a' }, 1)", { source })).toEqual(expected);
    expect(tells(exchange, "send({ name: 'a' }, 1)", { source })).toEqual(expected);
    expect(tells(exchange, "send({ name: 'a', cmd: 'b' }, 1)", { source })).toEqual(expected);
    expect(tells(exchange, "publish('a', 1)", { source })).toEqual({ asked: [], done: [] });
  });

  it.each(['EventBus', 'CommandBus', 'QueryBus', 'AggregateRoot'])('tells instances by their classes: %s', exchange => {
    const of = (call: string, before = 'class Placed {}\nclass Paid {}'): Told =>
      tells(exchange, call, { source: '@nestjs/cqrs', before });
    const expected = {
      asked: ['nest-cqrs @/a.ts#0.Placed', 'nest-cqrs *'],
      done: ['track(an instance of the class Placed, undefined)'],
    };
    for (const method of ['publish', 'execute', 'apply', 'publishAll'])
      expect(of(`${method}(new Placed(), 1)`)).toEqual(expected);
    expect(of('publishAll([new Placed(), new Paid()])').asked).toEqual([
      'nest-cqrs @/a.ts#0.Placed',
      'nest-cqrs *',
      'nest-cqrs @/a.ts#1.Paid',
    ]);
    expect(of('publish(q)').asked).toEqual(['nest-cqrs *']);
    expect(of('emit(new Placed())')).toEqual({ asked: [], done: [] });
  });

  it('leaves a name that is not known to the callers', () => {
    expect(tells('EventEmitter2', 'emit(name, 1, 2)')).toEqual({
      asked: [],
      done: ['ipc the parameter name(1, 2)'],
    });
  });

  it.each<[string, string, string, Parameters<typeof tells>[2]]>([
    ['that nobody hears', 'EventEmitter2', "emit('a', 1)", { heard: false }],
    ['of another package', 'EventEmitter2', "emit('a', 1)", { source: '@acme/event-emitter' }],
    ['whose package only begins so', 'EventEmitter2', "emit('a', 1)", { source: 'eventemitter2-kit' }],
    ['of another class', 'EventEmitter3', "emit('a', 1)", {}],
    ['by another method', 'EventEmitter2', "send('a', 1)", {}],
    ['by no known method', 'EventEmitter2', "tell('a', 1)", {}],
    ['with nothing', 'EventEmitter2', 'emit()', {}],
  ])('tells nothing %s', (_about, exchange, call, options) => {
    expect(tells(exchange, call, options)).toEqual({ asked: [], done: [] });
  });
});

describe('who hears something of Nest', () => {
  const heard = (
    code: string,
    names = 'OnEvent, EventPattern, MessagePattern, EventsHandler, CommandHandler, QueryHandler, Processor, Process',
    source = '@nestjs/kit',
  ): string[] => {
    const { evaluator, module } = evaluation({ 'a.ts': `import { ${names} } from '${source}';\n${code}` });
    return nestHandlers(module('a.ts'), evaluator).map(
      ({ scope, channel, handler, named }) =>
        `${scope} ${inWords(evaluator.force(channel))} ${inWords(evaluator.force(handler))}${named ? ` by ${inWords(evaluator.force(named))}` : ''}`,
    );
  };

  it.each([
    ['OnEvent', 'nest-events'],
    ['EventPattern', 'nest-messages'],
    ['MessagePattern', 'nest-messages'],
  ])('says so by %s', (name, scope) => {
    const of = (given: string): string[] => heard(`class S { @${name}(${given}) hear() {} }`);
    expect(of("'a'")).toEqual([`${scope} "a" a function by "a"`]);
    expect(of("{ cmd: 'a' }")).toEqual([`${scope} "a" a function by { cmd }`]);
    expect(of("['a', 'b']")).toEqual([
      `${scope} "a" a function by a list of 2 items`,
      `${scope} "b" a function by a list of 2 items`,
    ]);
    expect(of("q ? 'a' : 'b'")).toEqual([
      `${scope} "a" a function by "a" | "b"`,
      `${scope} "b" a function by "a" | "b"`,
    ]);
    expect(of('q')).toEqual([]);
    expect(of('')).toEqual([]);
    expect(heard(`class S { @${name} hear() {} }`)).toEqual([]);
    expect(heard(`class S { @Other() @${name}('a') hear() {} other() {} }`)).toEqual([
      `${scope} "a" a function by "a"`,
    ]);
    expect(heard(`class S { @${name}('a') hear() {} }`, name, '@acme/kit')).toEqual([]);
  });

  it.each([
    ['EventsHandler', 'handle'],
    ['CommandHandler', 'execute'],
    ['QueryHandler', 'execute'],
  ])('says so by %s at its class', (name, method) => {
    const of = (given: string, member = method): string[] =>
      heard(`class Placed {}\nclass Paid {}\n@${name}(${given}) class H { ${member}() {} other() {} }`);
    expect(of('Placed')).toEqual(['nest-cqrs "@/a.ts#0.Placed" a function']);
    expect(of('Placed, Paid')).toEqual([
      'nest-cqrs "@/a.ts#0.Placed" a function',
      'nest-cqrs "@/a.ts#1.Paid" a function',
    ]);
    expect(of('q')).toEqual([]);
    expect(of('Placed', 'run')).toEqual([]);
    expect(of('Placed', method === 'handle' ? 'execute' : 'handle')).toEqual([]);
  });

  it('works off a queue', () => {
    expect(heard("@Processor('mail') class P { @Process('a') run() {} other() {} }")).toEqual([
      expect.stringMatching(/mail "a" a function by "mail"$/),
    ]);
    expect(heard("@Processor('mail') class P { @Process() run() {} }")).toEqual([
      expect.stringMatching(/mail "\*" a function by "mail"$/),
    ]);
    expect(heard("@Processor({ name: 'mail' }) class P { process() {} other() {} }")).toEqual([
      expect.stringMatching(/mail "\*" a function by \{ name \}$/),
    ]);
    expect(heard("class P { @Process('a') run() {} process() {} }")).toEqual([]);
    expect(heard('@Processor(q) class P { process() {} }')).toEqual([]);
  });
});
