import { describe, expect, it } from 'vitest';
import { customerioIn } from '../../lib/values/integrations.ts';
import { readValues } from './read-values.ts';

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

describe('what integrations say of Customer.io', () => {
  const values = readValues(Object.fromEntries(cases.map(([text]) => [text, text])));

  it.each(cases)('%s: %s', (text, inclusion) => {
    expect(customerioIn(values[text])).toBe(inclusion);
  });
});
