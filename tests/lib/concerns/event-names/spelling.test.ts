import { describe, expect, it } from 'vitest';
import { spelledLike, spellingOf } from '../../../../lib/concerns/event-names/spelling.ts';

const stemOf = (name: string): string | undefined => spellingOf(name)?.stem;

describe('the letters of a name', () => {
  it.each(['Order Completed', 'order_completed', 'orderCompleted', 'ORDER-COMPLETED'])('%s', name => {
    expect(spellingOf(name)?.letters).toBe('ordercompleted');
  });

  it('have articles among them, and neither stem nor order has', () => {
    expect(spellingOf('Started the Trial of an App, a Test')).toEqual({
      letters: 'startedthetrialofanappatest',
      stem: 'starttrialofaptest',
      order: 'trial of app test started',
    });
  });

  it.each(['Заказ', 'Order Готов', 'the', 'a An', '!', ''])('are not known of %j', name => {
    expect(spellingOf(name)).toBeUndefined();
  });

  it('are known beside signs', () => {
    expect(spellingOf('Order – “Completed” €')?.letters).toBe('ordercompleted');
  });
});

describe('the order', () => {
  it.each([
    ['Viewed Product', 'Product Viewed'],
    ['Cart Add', 'Add Cart'],
    ['viewed_product_list', 'product_list_viewed'],
    ['Paid the First Invoice', 'First Invoice Paid'],
  ])('%s is that of %s', (one, other) => {
    expect(spellingOf(one)?.order).toBe(spellingOf(other)?.order);
  });

  it.each([
    ['guest_messaged_host', 'host_messaged_guest'],
    ['changed_from_basic_to_team', 'changed_from_team_to_basic'],
    ['from_free_to_pro', 'from_pro_to_free'],
    ['moved_task_created', 'task_created_moved'],
  ])('%s is not that of %s', (one, other) => {
    expect(spellingOf(one)?.order).not.toBe(spellingOf(other)?.order);
  });
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
    ['missed', 'miss'],
    ['pass', 'pass'],
    ['passes', 'passes'],
    ['rolled over', 'rollover'],
    ['filled', 'fill'],
    ['filed', 'fil'],
    ['travelled', 'travel'],
  ])('of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
