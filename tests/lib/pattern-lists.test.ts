import { describe, expect, it } from 'vitest';
import { isInList } from '../../lib/patterns.ts';

const list = ['order_completed', '/^payment_/', '/refund/i', '/a.c/gs', '/slash', '/[/]x/y', 'in/b/', '/b/ 2'];

describe('a name in a list', () => {
  it.each(['order_completed', 'payment_made', 'Full REFUND', 'a\nc', '/slash', '/x', 'in/b/', '/b/ 2'])('%j', name => {
    expect(isInList(name, list, 'The list')).toBe(true);
  });

  it.each(['order_completed_', 'Order_Completed', 'a payment_', 'Payment_made', 'slash', 'y', 'b', 'slashed/', ''])(
    'is not %j',
    name => {
      expect(isInList(name, list, 'The list')).toBe(false);
    },
  );

  it('is told each time, whatever was asked before', () => {
    // A pattern with g or y goes on from where it ended.
    for (const name of ['a1c', 'a1c', '/x', '/x']) expect(isInList(name, list, 'The list')).toBe(true);
  });

  it('is in no empty list', () => {
    expect(isInList('a', [], 'The list')).toBe(false);
  });

  it('a pattern that is none is said', () => {
    expect(() => isInList('a', ['/(/'], 'The list')).toThrow('The list[0]');
  });
});
