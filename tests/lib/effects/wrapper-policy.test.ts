import { describe, expect, it } from 'vitest';

import { heardOf, hindranceOf, isHarmless, isRunner, rolesOf } from '../../../lib/effects/wrapper-policy.ts';

import type { Concern, Conduct, Deed, Hindrance, Purpose } from '../../../lib/effects/wrapper-policy.ts';

const conduct = (deeds: readonly Deed[], more: Partial<Conduct> = {}): Conduct => ({
  deeds,
  givesValue: false,
  isReachable: true,
  isUnseen: false,
  ...more,
});
const send = (more: Partial<Extract<Deed, { kind: 'send' }>> = {}): Deed => ({
  kind: 'send',
  isNamed: false,
  given: undefined,
  isFound: false,
  ...more,
});
const named = send({ isNamed: true });
const person = send({ given: 'person' });
const data = send({ given: 'data' });
const fixed = send();
const other = (purpose: Purpose): Deed => ({ kind: 'other', purpose });
const given = (purpose: Purpose): Deed => ({ kind: 'given', purpose });
const address: Deed = { kind: 'address' };

/** By the index of the deed, `-` for none. */
const roles = (what: Conduct): (Concern | '-')[] => {
  const found = rolesOf(what);
  return what.deeds.map((_, index) => found.get(index) ?? '-');
};

describe('the roles of a function’s calls', () => {
  it.each<[about: string, deeds: readonly Deed[], expected: readonly (Concern | '-')[]]>([
    ['nothing', [], []],
    ['no send', [other('work')], ['-']],
    ['the callers name the event', [named], ['open']],
    ['the callers give the person', [person], ['open']],
    ['the callers give the data of a fixed event', [data], ['data']],
    ['the callers give nothing', [fixed], ['thin']],
    ['several sends', [named, person, data, fixed], ['open', 'open', 'data', 'thin']],
    ['a named event beside work', [other('work'), named], ['-', 'open']],
    ['a person beside work', [other('work'), person], ['-', '-']],
    ['data beside work', [data, other('work')], ['-', '-']],
    ['a fixed event beside work', [fixed, other('work')], ['-', '-']],
    ['a method of a parameter that does work', [given('work'), fixed], ['relay', '-']],
    ['a callback that is run', [given('callback'), fixed], ['relay', 'thin']],
    ['a callback that is run beside work', [given('callback'), other('work')], ['relay', '-']],
    ['a channel that the callers name', [address, fixed], ['relay', 'thin']],
    ['a person whom the function found', [send({ given: 'person', isFound: true })], ['-']],
    ['a person whom the function found, beside others', [send({ isFound: true }), person, data], ['-', '-', '-']],
    [
      'data that the function found, of a named event',
      [send({ isNamed: true, isFound: true }), fixed],
      ['open', 'thin'],
    ],
    ['something made ready, and a person', [other('preparation'), person], ['-', 'open']],
    ['something made ready, and data', [other('preparation'), data], ['-', '-']],
    ['something made ready, and a fixed event', [other('preparation'), fixed], ['-', '-']],
  ])('%s', (_, deeds, expected) => {
    expect(roles(conduct(deeds))).toEqual(expected);
  });

  it.each<Purpose>(['supply', 'guard', 'log', 'timing', 'callback', 'answer', 'analytics'])(
    'a call for %s is no work',
    purpose => {
      expect(roles(conduct([other(purpose), fixed, data, person]))).toEqual(['-', 'thin', 'data', 'open']);
    },
  );

  it('a closure is read where it stands, but for what its callers supply', () => {
    expect(roles(conduct([named, person, data, fixed], { isReachable: false }))).toEqual(['open', 'open', 'data', '-']);
  });

  it('what stands where no call is reported is a wrapper of all that it sends, whatever else it does', () => {
    const deeds = [other('work'), named, person, data, fixed, send({ isFound: true })];
    const expected = ['-', 'open', 'open', 'data', 'thin', 'thin'];
    expect(roles(conduct(deeds, { isUnseen: true }))).toEqual(expected);
    expect(roles(conduct(deeds, { isUnseen: true, givesValue: true }))).toEqual(expected);
    expect(roles(conduct([other('work'), fixed], { isUnseen: true, isReachable: false }))).toEqual(['-', '-']);
  });

  it('what gives something of its own is no wrapper, but for events that its callers name', () => {
    expect(roles(conduct([named, person, data, fixed], { givesValue: true }))).toEqual(['open', '-', '-', '-']);
  });
});

describe('a function whose call is no work', () => {
  it.each<[about: string, conduct: Conduct, expected: boolean]>([
    ['calls nothing', conduct([]), true],
    ['only logs, waits and runs what it is given', conduct([other('log'), other('timing'), given('callback')]), true],
    ['tells other vendors', conduct([other('analytics')]), true],
    ['works', conduct([other('log'), other('work')]), false],
    ['makes something ready', conduct([other('preparation')]), false],
    ['works with what it is given', conduct([given('work')]), false],
    ['sends', conduct([fixed]), false],
    ['talks to what its callers name', conduct([address]), false],
    ['gives something of its own', conduct([other('log')], { givesValue: true }), false],
  ])('%s', (_, what, expected) => {
    expect(isHarmless(what)).toBe(expected);
  });
});

describe('why a function that sends is no wrapper', () => {
  it.each<[about: string, conduct: Conduct, expected: Hindrance | undefined]>([
    ['it sends nothing', conduct([other('work')]), undefined],
    ['it is one', conduct([named, other('work')]), undefined],
    ['it is one of one of its sends', conduct([fixed, named, other('work')]), undefined],
    ['it works', conduct([other('guard'), fixed, other('work')]), { why: 'work', deed: 2 }],
    ['it works for what it is given', conduct([given('work'), fixed, other('work')]), { why: 'work', deed: 0 }],
    ['it works, and finds its person', conduct([send({ isFound: true }), other('work')]), { why: 'work', deed: 1 }],
    ['it finds its person', conduct([other('log'), send({ isFound: true })]), { why: 'found', deed: 1 }],
    [
      'it finds its person, and gives a value',
      conduct([send({ isFound: true })], { givesValue: true }),
      { why: 'found', deed: 0 },
    ],
    ['it gives a value', conduct([fixed], { givesValue: true }), { why: 'value' }],
    ['it prepares, and gives a value', conduct([other('preparation'), fixed], { givesValue: true }), { why: 'value' }],
    ['it is a closure', conduct([fixed], { isReachable: false }), { why: 'closure' }],
  ])('%s', (_, what, expected) => {
    expect(hindranceOf(what)).toEqual(expected);
  });
});

describe('a message to a function', () => {
  it('decides the sends whose event or person it says', () => {
    expect(heardOf(conduct([named, fixed, person, data, other('work'), given('callback'), address]))).toEqual([0, 2]);
    expect(heardOf(conduct([fixed, data]))).toEqual([]);
  });
});

describe('a function that runs what it is given', () => {
  it.each<[readonly Deed[], boolean]>([
    [[other('callback')], true],
    [[fixed, given('callback')], true],
    [[other('work'), other('supply'), fixed], false],
    [[], false],
  ])('%j: %s', (deeds, expected) => {
    expect(isRunner(conduct(deeds))).toBe(expected);
  });
});
