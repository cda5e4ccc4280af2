import { describe, expect, it } from 'vitest';
import { timeUnit, type TimeUnit } from '../../lib/values/time.ts';
import { readValues } from './read-values.ts';

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
  ],
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
  ],
  iso: [
    'new Date().toISOString()',
    'user.createdAt.toISOString()',
    "'2024-05-01T10:00:00Z'",
    "'2024-05-01'",
    'formatISO(when)',
    'DateTime.now().toISO()',
    'new Date().toJSON()',
  ],
  date: ['new Date()', 'new Date(when)', 'DateTime.now().toJSDate()', 'cond ? new Date() : null'],
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
    'moment().format()',
    '42',
    'user.date.valueOf()',
    'cond ? Date.now() : new Date().toISOString()',
    'Date.now() % 10',
    'undefined',
    'elapsed(Date.now())',
    'Date.now() - user.startedAt',
    'Math.floor((Date.now() - user.startedAt) / 1000) - when',
  ],
};

describe('the unit of a time', () => {
  const expressions = Object.fromEntries(
    Object.values(cases)
      .flat()
      .map(text => [text, text]),
  );
  const values = readValues(expressions, before);

  it.each(Object.entries(cases).flatMap(([unit, texts]) => texts.map(text => [text, unit] as const)))(
    '%s: %s',
    (text, unit) => {
      expect(timeUnit(values[text]!)).toBe(unit);
    },
  );
});
