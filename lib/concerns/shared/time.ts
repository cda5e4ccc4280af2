import { calleeNameOf, globalCalleeOf, methodCallOf } from '../../calls/values/calls.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { CallValue, OperationValue, Primitive, Value } from '../../reading.ts';

/**
 * How a point in time is written: unix time in one of two units (fractional seconds included), a text as
 * `toISOString()` gives it, a `Date`, or a text for people (`local`). `other` is a time in no unit that matters here
 * (minutes, a duration); `unknown` may be anything.
 */
export type TimeUnit = 'milliseconds' | 'seconds' | 'iso' | 'date' | 'local' | 'other' | 'unknown';

const MAX_DEPTH = 12;

/**
 * In which unit a value gives a time. Conversions count, in all the ways that they are written: division,
 * multiplication by 0.001, rounding, `| 0`, `dayjs().unix()`, helpers named like `toUnixSeconds`. Where the ways
 * through the code differ, one that is known stands for those that are not, and two that disagree are unknown.
 */
export function timeUnit(value: Value): TimeUnit {
  return unitOf(value, 0);
}

function unitOf(value: Value, depth: number): TimeUnit {
  if (depth > MAX_DEPTH) return 'unknown';
  switch (value.kind) {
    case 'literal':
      return unitOfLiteral(value.value);
    case 'template':
      return value.parts.length === 1 && typeof value.parts[0] === 'object'
        ? unitOf(value.parts[0], depth + 1)
        : 'unknown';
    case 'union':
      return unitOfUnion(value, depth);
    case 'operation':
      return unitOfOperation(value, depth);
    case 'call': {
      const unit = unitOfCall(value, depth);
      return unit === 'unknown' ? unitOfType(value) : unit;
    }
    case 'member': {
      // `toISOString().split('T')[0]`
      const whole = value.property === '0' ? methodCallOf(value.object) : undefined;
      if (whole?.name === 'split' && unitOf(whole.object, depth + 1) === 'iso') return 'iso';
      return epochs.get(value.property) ?? unitOfType(value);
    }
    case 'parameter':
      return epochs.get(value.path.at(-1)) ?? unitOfType(value);
    case 'import':
    case 'global':
    case 'opaque':
    case 'unknown':
      return unitOfType(value);
    default:
      return 'unknown';
  }
}

/** What is written of a value that is not known: `createdAt: Date`. */
function unitOfType({ type }: { readonly type?: Primitive }): TimeUnit {
  return type === 'date' ? 'date' : 'unknown';
}

/** Numbers of today's magnitude: 10^8 to 10^10 are seconds from 1973 to 2286, 10^11 to 10^14 milliseconds. */
function unitOfLiteral(value: unknown): TimeUnit {
  if (typeof value === 'number') {
    if (value >= 1e8 && value < 1e10) return 'seconds';
    return value >= 1e11 && value < 1e14 ? 'milliseconds' : 'unknown';
  }
  return typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(value)
    ? 'iso'
    : 'unknown';
}

function unitOfUnion(value: Value, depth: number): TimeUnit {
  const all = alternativesOf(value);
  const units = new Set(all.map(one => unitOf(one, depth + 1)));
  units.delete('unknown');
  if (units.size !== 1) return 'unknown';
  // `time = Date.now(); time = convert(time)`: the last assignment may have settled it.
  const [unit] = units;
  const isSettledElsewhere = all.some(
    one => (one.kind === 'call' || one.kind === 'operation') && unitOf(one, depth + 1) === 'unknown',
  );
  return isSettledElsewhere ? 'unknown' : (unit as TimeUnit);
}

/** Members that platforms count from 1970: of `Temporal`'s points in time, of a file, of the clock of a page. */
const epochs: ReadonlyMap<string | undefined, TimeUnit> = new Map([
  ['epochMilliseconds', 'milliseconds'],
  ['epochSeconds', 'seconds'],
  ['mtimeMs', 'milliseconds'],
  ['ctimeMs', 'milliseconds'],
  ['birthtimeMs', 'milliseconds'],
  ['timeOrigin', 'milliseconds'],
]);
const clocks: ReadonlySet<string> = new Set(['Date.now', 'Date.parse', 'Date.UTC']);
/** They give the number that they take, whole or as it is. */
const sameNumber: ReadonlySet<string> = new Set([
  'Math.floor',
  'Math.round',
  'Math.ceil',
  'Math.trunc',
  'Number',
  'parseInt',
  'parseFloat',
  'Number.parseInt',
  'Number.parseFloat',
  'String',
  'BigInt',
]);
const sameMethods: ReadonlySet<string> = new Set(['toString', 'toFixed', 'toLocaleString']);
/** Methods of `Date` and of the libraries of dates, by what they give; `unix` and `toSeconds` say it themselves. */
const timeMethods: ReadonlyMap<string, TimeUnit> = new Map([
  ['getTime', 'milliseconds'],
  ['toMillis', 'milliseconds'],
  ['toISOString', 'iso'],
  ['toISO', 'iso'],
  ['toJSDate', 'date'],
  ['toDate', 'date'],
]);
/** Methods of `Date` that write it out for people. */
const localTexts: ReadonlySet<string> = new Set([
  'toString',
  'toLocaleString',
  'toDateString',
  'toLocaleDateString',
  'toTimeString',
  'toLocaleTimeString',
  'toUTCString',
  'toGMTString',
]);
/** Functions of date-fns; `getUnixTime` says it itself. */
const timeFunctions: ReadonlyMap<string, TimeUnit> = new Map([
  ['getTime', 'milliseconds'],
  ['formatISO', 'iso'],
  ['toDate', 'date'],
  ['parseISO', 'date'],
]);
const dateLibraries = /^(?:dayjs|moment|moment-timezone|luxon)(?:\/|$)/;
/** Methods of their points in time that give another one. */
const sameMoment =
  /^(?:add|subtract|plus|minus|startOf|endOf|utc|local|tz|clone|set|setZone|toUTC|toLocal|second|minute|hour|day|date|month|year)$/;
/** They change a `Date`, and give its milliseconds: `due.setDate(due.getDate() + 7)`. */
const settingDate = /^set(?:UTC)?(?:Time|Milliseconds|Seconds|Minutes|Hours|Date|Month|FullYear)$/;
/** How others call a time in seconds: the claims of a token, the objects of Stripe and of Firestore. */
const secondsElsewhere =
  /^(?:iat|exp|nbf|auth_time|created|_?seconds|epochSeconds|trial_end|current_period_(?:start|end))$/;

/** What leaves the day of a text of a time: `toISOString().slice(0, 10)`. */
function isCutToDay({ name, args: [start, end] }: { readonly name: string; readonly args: readonly Value[] }): boolean {
  const isAt = (value: Value | undefined, index: number): boolean => value?.kind === 'literal' && value.value === index;
  return ['slice', 'substring', 'substr'].includes(name) && isAt(start, 0) && isAt(end, 10);
}

function unitOfCall(value: CallValue, depth: number): TimeUnit {
  const global = globalCalleeOf(value);
  const first = value.args[0];
  if (global === 'Date') return value.isNew ? 'date' : 'local';
  if (value.isNew) return 'unknown';
  if (global && clocks.has(global)) return 'milliseconds';
  if (global && sameNumber.has(global) && first) return asNumber(unitOf(first, depth + 1), global !== 'String');
  const ofDates =
    value.callee.kind === 'import' && /^date-fns/.test(value.callee.source)
      ? timeFunctions.get(value.callee.name)
      : undefined;
  if (ofDates) return ofDates;
  const method = methodCallOf(value);
  if (method) {
    const known = timeMethods.get(method.name);
    if (known && (method.args.length === 0 || method.name === 'toISO')) return known;
    if (localTexts.has(method.name) && unitOf(method.object, depth + 1) === 'date') return 'local';
    if (sameMethods.has(method.name)) return asNumber(unitOf(method.object, depth + 1), false);
    if (isCutToDay(method) && unitOf(method.object, depth + 1) === 'iso') return 'iso';
    if (method.name === 'valueOf' && isDate(method.object, depth)) return 'milliseconds';
    if (method.name === 'toJSON' && isDate(method.object, depth)) return 'iso';
    if (settingDate.test(method.name) && unitOf(method.object, depth + 1) === 'date') return 'milliseconds';
    if (method.name === 'format' && isMoment(method.object)) return unitOfFormat(method.args);
  }
  if (isMoment(value)) return 'date';
  return unitOfName(calleeNameOf(value));
}

/**
 * What a number of a time is written as: `Number(…)` makes a number of a text, and nothing of other forms. Of several
 * ways through the code, the worst.
 */
export function numberForm(value: Value): 'number' | 'text' | 'never' {
  const forms = alternativesOf(value).map(one => {
    const method = methodCallOf(one)?.name;
    const global = globalCalleeOf(one);
    if (one.kind === 'operation')
      return one.operator === 'await' || one.operator === '??' || one.operator === '||'
        ? worst(one.operands.map(numberForm))
        : 'number';
    if (global === 'BigInt' || method === 'toLocaleString' || (one.kind === 'literal' && typeof one.value === 'bigint'))
      return 'never';
    return global === 'String' ||
      method === 'toString' ||
      method === 'toFixed' ||
      one.kind === 'template' ||
      (one.kind === 'literal' && typeof one.value === 'string')
      ? 'text'
      : 'number';
  });
  return worst(forms);
}

function worst(forms: readonly ('number' | 'text' | 'never')[]): 'number' | 'text' | 'never' {
  return forms.includes('never') ? 'never' : forms.includes('text') ? 'text' : 'number';
}

/** `toUnixSeconds`, `nowInSeconds`, `unixTimestamp`: a helper that cannot be read says by its name what it gives. */
function unitOfName(name: string | undefined): TimeUnit {
  return name && /seconds?$|^sec$|unix|epoch/i.test(name) && !/[Mm]illi|^(?:add|sub|set|plus|minus)[A-Z]/.test(name)
    ? 'seconds'
    : 'unknown';
}

function isDate(value: Value, depth: number): boolean {
  if (unitOf(value, depth + 1) === 'date') return true;
  let inner: Value = value;
  for (let i = 0; i < MAX_DEPTH; i++) {
    if (inner.kind === 'import') return dateLibraries.test(inner.source);
    if (inner.kind === 'call') inner = inner.callee;
    else if (inner.kind === 'member') inner = inner.object;
    else return false;
  }
  return false;
}

/** A point in time of a library, `dayjs(at).add(7, 'day')`: `+` makes milliseconds of it, and JSON the text of a `Date`. */
export function isMoment(value: Value, depth = 0): boolean {
  if (value.kind !== 'call' || depth > MAX_DEPTH) return false;
  const { callee } = value;
  if (callee.kind === 'import')
    return dateLibraries.test(callee.source) && /^(?:default|\*|moment|dayjs|utc|tz|unix)$/.test(callee.name);
  if (callee.kind !== 'member') return false;
  const { object, property } = callee;
  // `moment.utc(at)`, `DateTime.fromISO(text)`
  if (object.kind === 'import')
    return dateLibraries.test(object.source) && /^(?:utc|tz|unix|now|local|from[A-Z]\w*)$/.test(property);
  return sameMoment.test(property) && value.args.length > 0
    ? isMoment(object, depth + 1)
    : /^(?:utc|local|clone|toUTC|toLocal)$/.test(property) && isMoment(object, depth + 1);
}

/** Without a pattern as ISO 8601; `X` and `x` are unix time. Any other pattern was chosen for somebody who reads it. */
function unitOfFormat([pattern]: readonly Value[]): TimeUnit {
  if (!pattern) return 'iso';
  const text = pattern.kind === 'literal' ? pattern.value : undefined;
  return text === 'X' ? 'seconds' : text === 'x' ? 'milliseconds' : 'unknown';
}

/** `Number(date)` is the date's milliseconds. */
function asNumber(unit: TimeUnit, isNumber: boolean): TimeUnit {
  if (unit === 'date') return isNumber ? 'milliseconds' : 'other';
  return unit === 'iso' && isNumber ? 'other' : unit;
}

function unitOfOperation({ operator, operands }: OperationValue, depth: number): TimeUnit {
  const [left, right] = operands;
  if (!left) return 'unknown';
  const first = unitOf(left, depth + 1);
  if (!right)
    return operator === '+' || operator === '~' ? asNumber(first, true) : operator === 'await' ? first : 'unknown';
  const number = numberOf(right);
  switch (operator) {
    case '/':
      return scaled(asNumber(first, true), number === 1000, first, number);
    case '*':
      if (number === undefined && numberOf(left) !== undefined)
        return unitOfOperation({ kind: 'operation', operator, operands: [right, left] }, depth + 1);
      if (number === 1000 && (first === 'seconds' || (first === 'unknown' && isOfSeconds(left)))) return 'milliseconds';
      return number === 1 ? asNumber(first, true) : scaled(asNumber(first, true), number === 0.001, first, number);
    case '|':
    case '>>':
    case '>>>':
      return number === 0 ? asNumber(first, true) : 'unknown';
    case '+':
    case '-':
      return unitOfSum(operator, first, unitOf(right, depth + 1), right);
    case '??':
    case '||':
      return unitOfUnion({ kind: 'union', of: operands }, depth + 1);
    default:
      return 'unknown';
  }
}

/** Milliseconds by a thousand are seconds, and so is anything that somebody divides by a thousand. */
function scaled(unit: TimeUnit, isThousand: boolean, written: TimeUnit, factor: number | undefined): TimeUnit {
  if (isThousand) return unit === 'seconds' ? 'other' : 'seconds';
  return factor === undefined || written === 'unknown' ? 'unknown' : 'other';
}

/** `claims.exp`, `subscription.created` */
function isOfSeconds(value: Value): boolean {
  const name = value.kind === 'member' ? value.property : value.kind === 'parameter' ? value.path.at(-1) : undefined;
  return name !== undefined && secondsElsewhere.test(name);
}

function unitOfSum(operator: string, left: TimeUnit, right: TimeUnit, addend: Value): TimeUnit {
  const first = operator === '-' && left === 'date' ? 'milliseconds' : left;
  const second = right === 'date' ? 'milliseconds' : right;
  // The time between two times is no time, and what is taken away may be one.
  if (operator === '-' && !isSmall(addend)) return second === 'unknown' ? 'unknown' : 'other';
  if (first === 'milliseconds' || first === 'seconds') return first;
  return operator === '+' && first === 'unknown' && (second === 'milliseconds' || second === 'seconds')
    ? second
    : 'unknown';
}

function isSmall(value: Value): boolean {
  const number = numberOf(value);
  return number !== undefined && number < 1e8;
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}
