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
    ['an object of many', 'Record<string, Analytics>'],
    ['a list', 'Analytics[]'],
    ['what a type gives that is no value', 'ReturnType<Analytics>'],
  ])('and not %s', (_about, type) => {
    expect(valueOf('o.track', `${CLIENT}declare const o: ${type};`)).not.toBe(TRACK);
  });
});

describe('what a collection holds by its type', () => {
  it.each([
    ['o[0].track', 'Analytics[]'],
    ['o[0].track', 'readonly Analytics[]'],
    ['o[1].track', 'Array<Analytics>'],
    ['o[1].track', 'Readonly<Analytics[]>'],
    ['o[1].track', '[string, Analytics]'],
    ['o[1].track', '[name: string, client: Analytics]'],
    ['o.eu.track', 'Record<string, Analytics>'],
    ["o['eu'].track", "Partial<Record<'eu' | 'us', Analytics>>"],
    ['o[q].track', 'Record<string, Analytics>'],
  ])('%s of %s', (expression, type) => {
    expect(valueOf(expression, `${CLIENT}declare const o: ${type};`)).toBe(TRACK);
  });

  it.each([
    ['o.length.track', 'Analytics[]'],
    ['o.eu.track', 'Analytics[]'],
    ['o[0].track', '[string, Analytics]'],
    ['o[2].track', '[string, Analytics]'],
    ['o[0].track', 'Set<Analytics>'],
    ['o.eu.track', 'Wrapped<Analytics>'],
  ])('%s of %s is nothing of the kind', (expression, type) => {
    expect(valueOf(expression, `${CLIENT}declare const o: ${type};`)).not.toBe(TRACK);
  });
});

describe('the names of numbers', () => {
  const LEVEL = 'enum Level { Low, High = 5, Top, Named = "n" }';
  it.each([
    ['Level[0]', '"Low"'],
    ['Level[5]', '"High"'],
    ['Level[6]', '"Top"'],
    ['Level[Level.High]', '"High"'],
    ['Level[1]', 'undefined'],
    ["Level['Named']", '"n"'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression, LEVEL)).toBe(expected);
  });
});
