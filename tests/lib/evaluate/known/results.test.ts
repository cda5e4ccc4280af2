import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
import { ok, err, okAsync, Result, ResultAsync } from 'neverthrow';
import * as rust from 'ts-results';
import { Ok } from 'ts-results-es';
import { ok as foreign } from 'other-results';
const given = { event: 'opened' };
const made = ok(given);
const either = Math.random() > 1 ? ok(given) : err(new Error('none'));
const promised = ResultAsync.fromPromise(Promise.resolve(given), String);
class Tracker { event = 'opened' }
declare const tracked: Result<Tracker, Error>;
const list = [{ event: 'opened' }];
`;

describe('what a result holds where all went well', () => {
  it.each([
    'made.value.event',
    'made._unsafeUnwrap().event',
    'made.unwrapOr(null).event',
    'made.map(one => one).value.event',
    'made.map(one => ({ event: one.event })).unwrapOr(null).event',
    'made.andThen(one => ok({ event: one.event })).value.event',
    'made.mapErr(String).value.event',
    'made.andTee(() => {}).value.event',
    'made.match(one => one.event, () => "failed")',
    'promised.value.event',
    '(await okAsync(given)).value.event',
    'rust.Ok(given).unwrap().event',
    'rust.Ok(given).val.event',
    'Ok(given).expect("there").event',
    'tracked.value.event',
    'list.map(one => one.event)[0]',
  ])('%s', expression => {
    expect(valueOf(expression, around)).toBe('"opened"');
  });

  it.each([
    ['foreign(given).value.event', 'a function of another package'],
    ['given.unwrapOr(null).event', 'no result'],
    ['given.value', 'no result'],
    ['ok(given2).value.event', 'what it holds is not known'],
  ])('%s is not known: %s', expression => {
    expect(valueOf(expression, around)).not.toBe('"opened"');
  });
});
