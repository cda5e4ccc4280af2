import { beforeAll, describe, expect, it } from 'vitest';
import { customerioIn } from '../../../../lib/concerns/forwarding/integrations.ts';
import { literal, object, parameter } from '../../../support/values.ts';
import { readValues } from '../../../support/read-values.ts';

import type { Value } from '../../../../lib/reading.ts';

const cases = [
  ["{ 'Customer.io': false }", 'excluded'],
  ["{ 'Customer.io (Actions)': false, All: true }", 'excluded'],
  ["{ 'Actions Customerio': false }", 'excluded'],
  ['{ All: false }', 'excluded'],
  ['{ All: false, Mixpanel: true }', 'excluded'],
  ["{ All: false, 'Customer.io (Actions)': true }", 'included'],
  ["{ All: false, 'Customer.io': { option: 1 } }", 'included'],
  ['{ Mixpanel: false }', 'included'],
  ["{ 'customer.io': false }", 'included'],
  ["{ 'Customer.io Data Pipelines': false }", 'included'],
  ['undefined', 'included'],
  ['id', 'unknown'],
  ["{ 'Customer.io': id }", 'unknown'],
  ['{ ...id }', 'unknown'],
  ['{ All: false, ...id }', 'unknown'],
  ["cond ? { 'Customer.io': false } : { All: true }", 'unknown'],
] as const;

it('nothing is said where they are left out', () => {
  expect(customerioIn(undefined, 'segment')).toBe('included');
});

it.each([
  ['a flag for all of them', literal(true), 'unknown'],
  ['a text', literal(''), 'unknown'],
  ['null', literal(null), 'included'],
  [
    'one of two keys that keeps it',
    object({ 'Customer.io': literal(false), 'Customer.io (Actions)': literal(true) }),
    'unknown',
  ],
  [
    'one of two keys with options',
    object({ 'Customer.io': literal(false), 'Customer.io Actions': object({}) }),
    'unknown',
  ],
  [
    'one of two keys that is not known',
    object({ 'Customer.io': literal(true), 'Customer.io Actions': parameter('x') }),
    'unknown',
  ],
  [
    'one of two keys without a value',
    object({ 'Customer.io': literal(false), 'Customer.io Actions': undefined }),
    'unknown',
  ],
  ['both of two keys', object({ 'Customer.io': literal(false), 'Customer.io Actions': literal(false) }), 'excluded'],
  ['a key of its own, whatever the others are', object({ 'Customer.io': literal(true) }, { open: true }), 'included'],
  ['all, whatever the others are', object({ All: literal(true) }, { open: true }), 'unknown'],
] as const)('%s', (_, value, inclusion) => {
  expect(customerioIn(value, 'segment')).toBe(inclusion);
});

describe('what integrations say of Customer.io', () => {
  let values: Record<string, Value> = {};
  beforeAll(async () => {
    values = await readValues(Object.fromEntries(cases.map(([text]) => [text, text])));
  });

  it.each(cases)('%s: %s', (text, inclusion) => {
    expect(customerioIn(values[text], 'segment')).toBe(inclusion);
  });
});

it.each([
  ['its own key', { 'Customer IO': literal(false) }, 'excluded'],
  ['the key of a configuration', { CUSTOMERIO: literal(false) }, 'excluded'],
  ["a key of Segment's alone", { 'Actions Customerio': literal(false) }, 'included'],
] as const)('RudderStack keeps it out by %s', (_, keys, inclusion) => {
  expect(customerioIn(object(keys), 'rudderstack')).toBe(inclusion);
});

it('nobody else forwards', () => {
  expect(customerioIn(object({ 'Customer.io': literal(false) }), 'analytics')).toBe('included');
});
