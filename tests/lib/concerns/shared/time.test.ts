import { beforeAll, describe, expect, it } from 'vitest';
import { numberForm, timeUnit, type TimeUnit } from '../../../../lib/concerns/shared/time.ts';
import {
  array,
  called,
  constructed,
  global,
  globalCall,
  imported,
  literal,
  member,
  object,
  operation,
  parameter,
  template,
  union,
  unknown,
} from '../../../support/values.ts';
import { readValues } from '../../../support/read-values.ts';

import type { Value } from '../../../../lib/reading.ts';

const before = `
import dayjs from 'dayjs';
import * as moment from 'moment';
import { DateTime } from 'luxon';
import { getUnixTime, formatISO, constructor } from 'date-fns';
import { toUnixSeconds, nowInMilliseconds } from 'some-clock';
const inSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
function inMilliseconds(date) { return date.getTime(); }
let settled = Date.now();
settled = Math.floor(settled / 1000);
let converted = Date.now();
converted = toUnit(converted);
const MINUTE = 60_000;
declare const typed: { at: Date; maybe?: Date | null; either: Date | string };
declare function readDate(): Date;
`;

const cases: Readonly<Record<TimeUnit, readonly string[]>> = {
  milliseconds: [
    'Date.now()',
    'globalThis.Date.now()',
    'new Date().getTime()',
    'new Date(when).valueOf()',
    '+new Date()',
    'Number(new Date())',
    'user.createdAt.getTime()',
    'Temporal.Now.instant().epochMilliseconds',
    'at.epochMilliseconds',
    'statSync(file).mtimeMs',
    'performance.timeOrigin + performance.now()',
    'user.createdAt?.getTime?.()',
    'inMilliseconds(when)',
    'when ?? Date.now()',
    'cond ? Date.now() : undefined',
    'Date.now() - 3600',
    'Date.now() + MINUTE',
    'Date.now().toString()',
    '`${Date.now()}`',
    'String(Date.now())',
    'Math.floor(Date.now())',
    'Date.parse(when)',
    'Date.UTC(2024, 1)',
    'new Date() - 0',
    'new Date() * 1',
    'dayjs().valueOf()',
    'moment(when).valueOf()',
    '+moment(when) ? moment(when).valueOf() : Date.now()',
    'DateTime.now().toMillis()',
    '1700000000000',
    'Math.floor(Date.now() / 1000) * 1000',
    '(Date.now() as unknown as string)!',
    'Number(typed.at)',
    '+typed.at',
    'typed.maybe?.valueOf()',
    'new Date().setDate(14)',
    'typed.at.setUTCHours(0, 0)',
    '+dayjs()',
    'Number(moment.utc(when))',
    "+dayjs(when).add(1, 'day').utc()",
    "moment().format('x')",
    'claims.exp * 1000',
    'subscription.current_period_end * 1000',
  ],
  local: ['new Date().toString()', 'new Date(when).toLocaleDateString()', 'Date()', 'new Date().toUTCString()'],
  seconds: [
    'Date.now() / 1000',
    'Date.now() * 0.001',
    '0.001 * Date.now()',
    'Math.floor(Date.now() / 1000)',
    'Math.floor(Date.now() * 0.001)',
    'Math.round(new Date(when).getTime() / 1000)',
    'Math.trunc(+new Date() / 1e3)',
    'Date.now() / 1_000 | 0',
    '~~(Date.now() / 1000)',
    'Date.parse(when) / 1000',
    'Number(when) / 1000',
    'dayjs().unix()',
    'moment(when).unix()',
    'DateTime.now().toSeconds()',
    'getUnixTime(new Date())',
    'toUnixSeconds(Date.now())',
    'inSeconds(user.createdAt)',
    'parseInt((Date.now() / 1000).toString(), 10)',
    '(Date.now() / 1000).toFixed(0)',
    'Math.floor(Date.now() / 1000) - 86400',
    '1700000000',
    'cond ? Math.floor(Date.now() / 1000) : undefined',
    'when > 1e12 ? when / 1000 : when',
    "moment(when).format('X')",
    'claims.exp * 1000 / 1000',
  ],
  iso: [
    'new Date().toISOString()',
    'user.createdAt.toISOString()',
    "'2024-05-01T10:00:00Z'",
    "'2024-05-01'",
    'formatISO(when)',
    'DateTime.now().toISO()',
    'new Date().toJSON()',
    'moment().format()',
    'dayjs(when).utc().format()',
  ],
  date: [
    'new Date()',
    'new Date(when)',
    'DateTime.now().toJSDate()',
    'cond ? new Date() : null',
    'typed.at',
    'typed.maybe',
    'readDate()',
    'dayjs(when)',
    'DateTime.fromISO(when).plus({ days: 1 })',
  ],
  other: [
    'Date.now() / 60000',
    'Date.now() - user.createdAt.getTime()',
    'new Date() - new Date(when)',
    'Math.floor(Date.now() / MINUTE)',
  ],
  unknown: [
    'when',
    'user.createdAt',
    'settled',
    'converted',
    'performance.now()',
    'nowInMilliseconds()',
    'constructor(when)',
    'when.constructor()',
    'user.now()',
    "'1700'",
    "moment().format('YYYY-MM')",
    'dayjs.extend(when)',
    'when.setDate(3)',
    'user.score * 1000',
    '42',
    'user.date.valueOf()',
    'typed.either',
    'cond ? Date.now() : new Date().toISOString()',
    'Date.now() % 10',
    'undefined',
    'elapsed(Date.now())',
    'Date.now() - user.startedAt',
    'Math.floor((Date.now() - user.startedAt) / 1000) - when',
  ],
};

const now = globalCall('Date.now');
const seconds = operation('/', now, literal(1000));
const date = constructed(global('Date'));
const iso = literal('2024-05-01');
const thing = parameter('thing');

describe('the unit of a literal', () => {
  it.each<[Value, TimeUnit]>([
    [literal(1e8 - 1), 'unknown'],
    [literal(1e8), 'seconds'],
    [literal(1e10 - 1), 'seconds'],
    [literal(1e10), 'unknown'],
    [literal(1e11 - 1), 'unknown'],
    [literal(1e11), 'milliseconds'],
    [literal(1e14 - 1), 'milliseconds'],
    [literal(1e14), 'unknown'],
    [literal(true), 'unknown'],
    [literal('2024-05-01 10:00'), 'iso'],
    [literal('2024-05-01T10:00:00'), 'iso'],
    [literal('2024-05-01T10:00:00.123Z'), 'iso'],
    [literal('2024-05-01T10:00+02:00'), 'iso'],
    [literal('2024-05-01T10:00:00-0200'), 'iso'],
    [literal('2024-05-01T'), 'unknown'],
    [literal('2024-05-01T10'), 'unknown'],
    [literal('24-05-01'), 'unknown'],
    [literal('12024-05-01'), 'unknown'],
    [literal('2024-05-01T10:00Zx'), 'unknown'],
  ])('%j: %s', (value, unit) => {
    expect(timeUnit(value)).toBe(unit);
  });
});

describe('the unit of a call', () => {
  it.each<[TimeUnit, string, string]>([
    ['milliseconds', 'Date', 'Date.now Date.parse Date.UTC'],
    [
      'milliseconds',
      'number',
      'Math.floor Math.round Math.ceil Math.trunc Number parseInt parseFloat Number.parseInt Number.parseFloat String BigInt',
    ],
    ['unknown', 'number', 'Math.abs Math.max Boolean Number.isInteger'],
    ['unknown', 'nothing', 'Math.floor Number performance.now'],
    ['local', 'nothing', 'Date'],
  ])('%s by functions of a %s: %s', (unit, of, names) => {
    const args = of === 'number' ? [now] : [];
    for (const name of names.split(' ')) expect([name, timeUnit(globalCall(name, ...args))]).toEqual([name, unit]);
  });

  it.each<[string, TimeUnit, Value]>([
    ['a date as a number', 'milliseconds', globalCall('Number', date)],
    ['a date as a whole number', 'milliseconds', globalCall('Math.floor', date)],
    ['a date as a text', 'other', globalCall('String', date)],
    ['a text as a number', 'other', globalCall('Number', iso)],
    ['a text as a text', 'iso', globalCall('String', iso)],
    ['what is constructed', 'unknown', constructed(global('Number'), now)],
    ['a clock that is constructed', 'unknown', constructed(member(global('Date'), 'now'))],
  ])('%s: %s', (_, unit, value) => {
    expect(timeUnit(value)).toBe(unit);
  });

  it.each<[string, TimeUnit]>([
    ['getTime', 'milliseconds'],
    ['toMillis', 'milliseconds'],
    ['unix', 'seconds'],
    ['toSeconds', 'seconds'],
    ['toUnixInteger', 'seconds'],
    ['toISOString', 'iso'],
    ['toISO', 'iso'],
    ['toJSDate', 'date'],
    ['toDate', 'date'],
    ['format', 'unknown'],
    ['constructor', 'unknown'],
  ])('by the method %s: %s', (name, unit) => {
    expect(timeUnit(called(member(thing, name)))).toBe(unit);
    expect(timeUnit(called(member(thing, name), literal(1)))).toBe(
      name === 'toISO' ? 'iso' : unit === 'seconds' ? 'seconds' : 'unknown',
    );
  });

  it.each(['toString', 'toFixed', 'toLocaleString'])('by the method %s, as it is', name => {
    expect(timeUnit(called(member(seconds, name), literal(0)))).toBe('seconds');
    expect(timeUnit(called(member(date, name)))).toBe(name === 'toFixed' ? 'other' : 'local');
    expect(timeUnit(called(member(iso, name)))).toBe('iso');
  });

  it.each<[string, Value, TimeUnit]>([
    ['valueOf of a date', called(member(date, 'valueOf')), 'milliseconds'],
    ['valueOf of anything', called(member(thing, 'valueOf')), 'unknown'],
    ['toJSON of a date', called(member(date, 'toJSON')), 'iso'],
    ['toJSON of anything', called(member(thing, 'toJSON')), 'unknown'],
    ['toISOString with an argument of a date', called(member(date, 'toISOString'), literal(1)), 'unknown'],
  ])('by %s', (_, value, unit) => {
    expect(timeUnit(value)).toBe(unit);
  });

  it.each(['dayjs', 'moment', 'moment-timezone', 'luxon', 'dayjs/esm', 'moment/min/moment'])(
    'of %s is that of a date',
    source => {
      const moment = called(imported(source, 'default'));
      expect(timeUnit(called(member(moment, 'valueOf')))).toBe('milliseconds');
      expect(timeUnit(called(member(called(member(member(imported(source, '*'), 'utc'), 'x')), 'toJSON')))).toBe('iso');
    },
  );

  it.each(['dayjs-x', 'my-moment', 'momentum', 'luxons'])('of %s is not', source => {
    expect(timeUnit(called(member(called(imported(source, 'default')), 'valueOf')))).toBe('unknown');
  });

  it('of a library of dates is told through twelve members', () => {
    const deep = (levels: number): Value =>
      Array.from({ length: levels }).reduce<Value>(inner => member(inner, 'x'), imported('dayjs', '*'));
    expect(timeUnit(called(member(deep(11), 'valueOf')))).toBe('milliseconds');
    expect(timeUnit(called(member(deep(12), 'valueOf')))).toBe('unknown');
  });

  it.each<[string, TimeUnit]>([
    ['getUnixTime', 'seconds'],
    ['getTime', 'milliseconds'],
    ['formatISO', 'iso'],
    ['toDate', 'date'],
    ['parseISO', 'date'],
    ['addDays', 'unknown'],
    ['toString', 'unknown'],
  ])('by date-fns: %s: %s', (name, unit) => {
    expect(timeUnit(called(imported('date-fns', name), thing))).toBe(unit);
    expect(timeUnit(called(imported('date-fns/x', name), thing))).toBe(unit);
    expect(timeUnit(called(imported('my-date-fns', name), thing))).toBe(name === 'getUnixTime' ? 'seconds' : 'unknown');
  });

  it.each(['toUnixSeconds', 'inSecond', 'now_seconds', 'sec', 'unixTimestamp', 'epoch', 'EPOCH_OF', 'Sec'])(
    'by a name: %s',
    name => {
      expect(timeUnit(called(global(name), thing))).toBe('seconds');
    },
  );

  it.each(['secondsLeft', 'secs', 'parsec', 'epochMillis', 'unixMilliseconds', 'now'])('not by a name: %s', name => {
    expect(timeUnit(called(global(name), thing))).toBe('unknown');
  });

  it('by no name', () => {
    expect(timeUnit(called(called(thing)))).toBe('unknown');
  });
});

describe('the unit of an operation', () => {
  const of = (operator: string, ...operands: Value[]): TimeUnit => timeUnit(operation(operator, ...operands));

  it.each<[string, TimeUnit, Value[]]>([
    ['+', 'milliseconds', [date]],
    ['~', 'milliseconds', [date]],
    ['+', 'seconds', [seconds]],
    ['+', 'other', [iso]],
    ['await', 'date', [date]],
    ['await', 'iso', [iso]],
    ['-', 'unknown', [now]],
    ['!', 'unknown', [now]],
    ['+', 'unknown', []],
    ['/', 'seconds', [now, literal(1000)]],
    ['/', 'seconds', [date, literal(1000)]],
    ['/', 'seconds', [thing, literal(1000)]],
    ['/', 'other', [seconds, literal(1000)]],
    ['/', 'other', [now, literal(60)]],
    ['/', 'other', [date, literal(60)]],
    ['/', 'unknown', [thing, literal(60)]],
    ['/', 'unknown', [now, thing]],
    ['*', 'milliseconds', [seconds, literal(1000)]],
    ['*', 'milliseconds', [literal(1000), seconds]],
    ['*', 'other', [now, literal(1000)]],
    ['*', 'unknown', [thing, literal(1000)]],
    ['*', 'seconds', [now, literal(0.001)]],
    ['*', 'seconds', [thing, literal(0.001)]],
    ['*', 'milliseconds', [date, literal(1)]],
    ['*', 'milliseconds', [now, literal(1)]],
    ['*', 'other', [now, literal(60)]],
    ['*', 'unknown', [now, thing]],
    ['*', 'unknown', [thing, thing]],
    ['*', 'unknown', [literal(2), literal(3)]],
    ['|', 'milliseconds', [date, literal(0)]],
    ['>>', 'seconds', [seconds, literal(0)]],
    ['>>>', 'seconds', [seconds, literal(0)]],
    ['|', 'unknown', [seconds, literal(1)]],
    ['%', 'unknown', [now, literal(1000)]],
    ['??', 'milliseconds', [thing, now]],
    ['||', 'seconds', [literal(undefined), seconds]],
    ['??', 'unknown', [now, seconds]],
    ['&&', 'unknown', [now, now]],
  ])('%s: %s', (operator, unit, operands) => {
    expect(of(operator, ...operands)).toBe(unit);
  });

  it.each<[string, TimeUnit, Value, Value]>([
    ['-', 'milliseconds', now, literal(1e8 - 1)],
    ['-', 'other', now, literal(1e8)],
    ['-', 'other', now, now],
    ['-', 'other', date, date],
    ['-', 'unknown', now, thing],
    ['-', 'milliseconds', date, literal(5)],
    ['-', 'seconds', seconds, literal(5)],
    ['-', 'unknown', thing, literal(5)],
    ['-', 'unknown', iso, literal(5)],
    ['+', 'milliseconds', now, literal(5)],
    ['+', 'milliseconds', now, thing],
    ['+', 'seconds', seconds, thing],
    ['+', 'milliseconds', thing, now],
    ['+', 'seconds', thing, seconds],
    ['+', 'milliseconds', thing, date],
    ['+', 'unknown', date, literal(5)],
    ['+', 'unknown', thing, iso],
    ['+', 'unknown', iso, now],
    ['+', 'unknown', thing, thing],
  ])('a sum %s: %s', (operator, unit, left, right) => {
    expect(of(operator, left, right)).toBe(unit);
  });
});

describe('the unit of several ways', () => {
  it.each<[string, TimeUnit, Value]>([
    ['of which all agree', 'seconds', union(seconds, seconds)],
    ['of which one is known', 'milliseconds', union(now, thing, literal(null))],
    ['of which two differ', 'unknown', union(now, seconds)],
    ['of which none is known', 'unknown', union(thing, unknown)],
    ['of which one is a call that may have converted it', 'unknown', union(now, called(global('convert'), now))],
    ['of which one is an operation that may have converted it', 'unknown', union(now, operation('%', now, thing))],
    ['of which one is a member', 'milliseconds', union(now, member(thing, 'x'))],
    ['in a template', 'milliseconds', template(now)],
    ['in a template with a text', 'unknown', template('a', now)],
    ['in a template with two', 'unknown', template(now, now)],
    ['in a template of a text', 'unknown', template('2024-05-01')],
    ['of another kind', 'unknown', array(now)],
    ['of an object', 'unknown', object({ now })],
  ])('%s: %s', (_, unit, value) => {
    expect(timeUnit(value)).toBe(unit);
  });

  it.each<[string, (inner: Value) => Value, number]>([
    ['templates', inner => template(inner), 12],
    ['alternatives in templates', inner => template(union(inner)), 6],
    ['operations', inner => operation('+', inner), 12],
    ['functions', inner => globalCall('Number', inner), 12],
    ['methods', inner => called(member(inner, 'toString')), 12],
    ['operations with a factor', inner => operation('*', inner, literal(1)), 12],
    ['operations with a factor before', inner => operation('*', literal(1), inner), 6],
    ['sums', inner => operation('+', thing, inner), 12],
    ['fallbacks', inner => operation('??', thing, inner), 6],
  ])('are followed through %s, but not without end', (_, wrap, most) => {
    const deep = (levels: number): Value => Array.from({ length: levels }).reduce<Value>(wrap, now);
    expect(timeUnit(deep(most))).toBe('milliseconds');
    expect(timeUnit(deep(most + 1))).toBe('unknown');
  });

  it('that are dates are followed as far', () => {
    const deep = (levels: number): Value =>
      Array.from({ length: levels }).reduce<Value>(inner => template(inner), date);
    expect(timeUnit(called(member(deep(11), 'valueOf')))).toBe('milliseconds');
    expect(timeUnit(called(member(deep(12), 'valueOf')))).toBe('unknown');
    expect(timeUnit(called(member(deep(11), 'toJSON')))).toBe('iso');
    expect(timeUnit(called(member(deep(12), 'toJSON')))).toBe('unknown');
  });
});

describe('the form of a number', () => {
  it.each<['number' | 'text' | 'never', string, Value]>([
    ['number', 'a number', literal(1)],
    ['number', 'what is not known', thing],
    ['number', 'a clock', now],
    ['number', 'an operation', operation('/', literal('1'), literal(1))],
    ['number', 'a number of a text', globalCall('Number', literal('1'))],
    ['text', 'a text', literal('1')],
    ['text', 'a template', template(now)],
    ['text', 'String', globalCall('String', now)],
    ['text', 'toString', called(member(now, 'toString'))],
    ['text', 'toFixed', called(member(seconds, 'toFixed'), literal(0))],
    ['never', 'toLocaleString', called(member(now, 'toLocaleString'))],
    ['never', 'BigInt', globalCall('BigInt', now)],
    ['never', 'a bigint', literal(1n)],
    ['text', 'one of two', union(literal(1), literal('1'))],
    ['never', 'one of three', union(literal(1), literal(1n), literal('1'))],
    ['text', 'what is waited for', operation('await', literal('1'))],
    ['text', 'a fallback', operation('??', thing, literal('1'))],
    ['never', 'a fallback behind ||', operation('||', literal('1'), literal(1n))],
    ['number', 'two numbers', operation('??', thing, literal(1))],
    ['number', 'a sum of texts', operation('+', literal('1'), literal('1'))],
  ])('%s: %s', (form, _, value) => {
    expect(numberForm(value)).toBe(form);
  });
});

describe('the unit of a time', () => {
  const expressions = Object.fromEntries(
    Object.values(cases)
      .flat()
      .map(text => [text, text]),
  );
  let values: Record<string, Value> = {};
  beforeAll(async () => {
    values = await readValues(expressions, before);
  });

  it.each(Object.entries(cases).flatMap(([unit, texts]) => texts.map(text => [text, unit] as const)))(
    '%s: %s',
    (text, unit) => {
      expect(timeUnit(values[text]!)).toBe(unit);
    },
  );
});
