import { describe, expect, it } from 'vitest';
import { spelledLike, spellingOf } from '../../../../lib/concerns/event-names/spelling.ts';

const stemOf = (name: string): string | undefined => spellingOf(name)?.stem;

describe('the letters of a name', () => {
  it.each(['Order Completed', 'order_completed', 'orderCompleted', 'ORDER-COMPLETED'])('%s', name => {
    expect(spellingOf(name)?.letters).toBe('ordercompleted');
  });

  it('have articles among them, and neither stem nor bag has', () => {
    expect(spellingOf('Started the Trial of an App, a Test')).toEqual({
      letters: 'startedthetrialofanappatest',
      stem: 'starttrialofaptest',
      bag: 'app of started test trial',
    });
  });

  it.each(['Заказ', 'Order Готов', 'the', 'a An', '!', ''])('are not known of %j', name => {
    expect(spellingOf(name)).toBeUndefined();
  });

  it('are known beside signs', () => {
    expect(spellingOf('Order – “Completed” €')?.letters).toBe('ordercompleted');
  });
});

it('the bag holds the words in the order of the alphabet', () => {
  expect(spellingOf('Product Viewed')?.bag).toBe('product viewed');
  expect(spellingOf('Viewed Product')?.bag).toBe('product viewed');
});

describe('the names that are spelled most like one', () => {
  it.each<[string, string[], string[]]>([
    ['order_placed', ['OrderPlaced', 'order_place', 'Order Placed'], ['OrderPlaced', 'Order Placed']],
    ['order_placed', ['placed order', 'order_place', 'order_places'], ['order_place']],
    ['order_placed', ['placed order', 'placed the order', 'order'], ['placed order', 'placed the order']],
    ['order_placed', ['order', 'Заказ'], []],
    ['Заказ', ['Заказ', 'order'], []],
    ['order_placed', [], []],
  ])('%s among %j', (name, names, alike) => {
    expect(spelledLike(name, names)).toEqual(alike);
  });
});

describe('the stem', () => {
  it.each([
    ['began', 'begin'],
    ['begun', 'begin'],
    ['bought', 'buy'],
    ['built', 'build'],
    ['chosen', 'choose'],
    ['chose', 'choose'],
    ['forgot', 'forget'],
    ['got', 'get'],
    ['left', 'leave'],
    ['lost', 'lose'],
    ['made', 'make'],
    ['paid', 'pay'],
    ['ran', 'run'],
    ['seen', 'see'],
    ['sent', 'send'],
    ['shown', 'show'],
    ['sold', 'sell'],
    ['spent', 'spend'],
    ['submitted', 'submit'],
    ['took', 'take'],
    ['taken', 'take'],
    ['won', 'win'],
    ['written', 'write'],
    ['viewed', 'view'],
    ['created', 'create'],
    ['stopped', 'stop'],
    ['applied', 'apply'],
    ['added', 'add'],
    ['used', 'use'],
    ['cancelled', 'cancel'],
    ['aged', 'age'],
  ])('of %s is that of %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ['use', 'us'],
    ['age', 'ag'],
    ['eye', 'ey'],
    ['tied', 'ti'],
    ['skied', 'sky'],
    ['used', 'us'],
    ['aged', 'ag'],
    ['seed', 'seed'],
    ['tagged', 'tag'],
    ['see', 'se'],
    ['be', 'be'],
    ['constructor', 'constructor'],
    ['red', 'red'],
    ['wed', 'wed'],
    ['rate', 'rat'],
    ['missed', 'mis'],
    ['pass', 'pas'],
    ['passes', 'passes'],
    ['rolled over', 'rolover'],
  ])('of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
