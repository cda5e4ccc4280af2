import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const CLIENT = `import { Analytics } from '@segment/analytics-node';
interface Held { analytics: Analytics }
class Tracker { name = 'tracker'; }
const make = () => new Tracker();
`;
const TRACK = 'track of the client of @segment/analytics-node';

describe('a type that stands for what it is given', () => {
  it.each([
    ...['Promise', 'Readonly', 'Partial', 'Required', 'Awaited', 'NonNullable', 'PropsWithChildren', 'Context'],
    ...['Observable', 'React.Context'],
  ])('%s', name => {
    expect(valueOf('o.track', `${CLIENT}declare const o: ${name}<Analytics>;`)).toBe(TRACK);
  });

  it.each([
    ['Pick', "Pick<Held, 'analytics'>"],
    ['Omit', "Omit<Held, 'other'>"],
  ])('%s', (_name, type) => {
    expect(valueOf('o.analytics.track', `${CLIENT}declare const o: ${type};`)).toBe(TRACK);
  });

  it.each([
    ['a reference of React', 'o.current.track', 'MutableRefObject<Analytics>'],
    ['a reference to an element', 'o.current.track', 'RefObject<Analytics>'],
    ['a reference of Vue', 'o.value.track', 'Ref<Analytics>'],
  ])('%s', (_about, expression, type) => {
    expect(valueOf(expression, `${CLIENT}declare const o: ${type};`)).toBe(TRACK);
  });

  it.each([
    ['what a function gives', 'ReturnType<typeof make>', '"tracker"'],
    ['what a class makes', 'InstanceType<typeof Tracker>', '"tracker"'],
  ])('%s', (_about, type, expected) => {
    expect(valueOf('o.name', `${CLIENT}declare const o: ${type};`)).toBe(expected);
  });

  it.each([
    ['another', 'Wrapped<Analytics>'],
    ['one that is given nothing', 'Promise'],
    ['what is given beside', 'Record<Analytics, string>'],
    ['what a type gives that is no value', 'ReturnType<Analytics>'],
  ])('and not %s', (_about, type) => {
    expect(valueOf('o.track', `${CLIENT}declare const o: ${type};`)).not.toBe(TRACK);
  });
});
