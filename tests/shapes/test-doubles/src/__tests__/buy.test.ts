import { expect, jest, test } from '@jest/globals';
import { Analytics } from '@segment/analytics-node';
import { buy } from '../buy';

const mock = { track: jest.fn(), identify: jest.fn(), reset: jest.fn() };
const real = new Analytics({ writeKey: 'test' });

test('buys', () => {
  buy('u1');
  real.track({ userId: 'u1', event: 'Test Run' });
  expect(mock.track).toBeCalledWith('u1', 'Toy Bought');
  mock.reset();
  mock.identify('u1');
  mock.track.mockReset();
});
