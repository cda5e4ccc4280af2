import { describe, expect, it } from 'vitest';

import { canBecomeChosen, EVERY_EVENT, eventFilterOf } from '../../codemods/shared/event-filter.ts';
import { choiceOption, expressionIn, flagOption, listOption, textOption } from '../../codemods/shared/options.ts';
import { Choices } from '../../codemods/static-event-names/choices.ts';

describe('an option that is one text', () => {
  it('is called as it was written, or in one word', () => {
    expect(textOption({ 'user-id': 'a' }, 'user-id')).toBe('a');
    expect(textOption({ userId: 'a' }, 'user-id')).toBe('a');
    expect(textOption({ 'user-id': 'a', userId: 'b' }, 'user-id')).toBe('a');
    expect(textOption({ userid: 'a' }, 'user-id')).toBeUndefined();
    expect(textOption({ oneTwoThree: 'a' }, 'one-two-three')).toBe('a');
  });

  it('may be absent', () => {
    expect(textOption({}, 'name')).toBeUndefined();
    expect(textOption({ name: null }, 'name')).toBeUndefined();
  });

  it.each([
    ['', '""'],
    [true, 'true'],
    [1, '1'],
    [['a', 'b'], '["a","b"]'],
  ])('is nothing else: %j', (value, shown) => {
    expect(() => textOption({ name: value }, 'name')).toThrow(`--name takes one text; it was given as ${shown}.`);
  });
});

describe('other options', () => {
  it.each([
    [undefined, []],
    ['a', ['a']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [1, ['1']],
    [[], []],
  ])('are lists: %j', (value, expected) => {
    expect(listOption({ event: value }, 'event')).toEqual(expected);
  });

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    ['yes', false],
    [1, false],
    [undefined, false],
  ])('are on or off: %j', (value, expected) => {
    expect(flagOption({ dryRun: value }, 'dry-run')).toBe(expected);
  });

  it('are one of a few', () => {
    expect(choiceOption({ to: 'a' }, 'to', ['a', 'b'])).toBe('a');
    expect(choiceOption({ to: 'b' }, 'to', ['a', 'b'])).toBe('b');
    expect(choiceOption({}, 'to', ['a', 'b'])).toBeUndefined();
    expect(() => choiceOption({ to: 'c' }, 'to', ['a', 'b'])).toThrow('--to is one of a, b; it was given as "c".');
  });
});

it.each([
  ['a.ts', 'user!', 'user!'],
  ['a.mts', 'user!', 'user!'],
  ['a.tsx', 'user!', 'user!'],
  ['a.js', 'user!', 'user'],
  ['a.jsx', 'user!', 'user'],
  ['a.ts.js', 'user!', 'user'],
  ['a.vue', '!user!.id', '!user!.id'],
  ['a.js', 'user', 'user'],
])('an expression for %s is without what only TypeScript has: %s', (file, expression, expected) => {
  expect(expressionIn(file, expression)).toBe(expected);
});

describe('events that are chosen', () => {
  it.each([
    ['Order Placed', true],
    ['Checkout Started', true],
    ['checkout done', true],
    ['Order placed', false],
    ['My Checkout', false],
    ['', false],
  ])('are told by a name or a pattern: %j', (event, expected) => {
    expect(eventFilterOf(['Order Placed', '/^Checkout /i'])(event)).toBe(expected);
  });

  it('may be all', () => {
    expect(eventFilterOf([EVERY_EVENT])('anything')).toBe(true);
    expect(eventFilterOf([])('anything')).toBe(false);
  });

  it('are told of a pattern that is none before anything is read', () => {
    expect(() => eventFilterOf(['/(/'])).toThrow(/^--event\[0\] must be a name or a \/pattern\//);
  });

  it.each([
    ['checkout_*_done', ['checkout_card_done'], true],
    ['checkout_*_done', ['checkout_card'], false],
    ['checkout_*_done', ['/^checkout_/'], true],
    ['checkout_*', ['order', 'checkout_x'], true],
    ['*', [], false],
  ])('may come of a name with holes: %s of %j', (name, chosen, expected) => {
    expect(canBecomeChosen(name, chosen, eventFilterOf(chosen))).toBe(expected);
  });
});

describe('what is wanted for names of a pattern', () => {
  const choices = (): Choices => new Choices('name', ['viewed_*=seen', 'viewed_cart_*=cart_seen', 'a=b=c', 'x*=y']);

  it.each([
    ['viewed_page', 'seen'],
    ['viewed_cart_page', 'cart_seen'],
    ['viewed_*', 'seen'],
    ['viewed_cart_*', 'cart_seen'],
    ['a=b', 'c'],
    ['a', undefined],
    ['opened', undefined],
  ])('is that of the one that says most: %s', (name, expected) => {
    expect(choices().for(name)).toBe(expected);
  });

  it('is told where no name asked for it', () => {
    const given = choices();
    given.for('viewed_page');
    given.for('nothing');
    expect(given.unused()).toEqual(['--name "viewed_cart_*=cart_seen"', '--name "a=b=c"', '--name "x*=y"']);
    given.for('viewed_cart_page');
    given.for('a=b');
    given.for('xy');
    expect(given.unused()).toEqual([]);
  });

  it.each(['viewed_*', '=seen', 'viewed_*=', '', '='])('has a form: %j', given => {
    expect(() => new Choices('name', [given])).toThrow(
      `--name takes a pattern and what it becomes, "viewed_*=product_viewed"; it was given as "${given}".`,
    );
  });
});
