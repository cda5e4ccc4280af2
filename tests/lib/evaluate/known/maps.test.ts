import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
const names = new Map([['open', 'Opened'], ['close', 'Closed']]);
const grown = new Map([['open', 'Opened']]);
grown.set('close', 'Closed');
const filled = new Set();
filled.add('Opened');
filled.add('Closed');
const all = new Set(['Opened', 'Closed']);
const table = Object.fromEntries([['open', 'Opened'], ['close', 'Closed']]);
export function outer(kind) {}
`;

describe('maps and sets that are written out', () => {
  it.each([
    ["names.get('open')", '"Opened"'],
    ['names.get(kind)', '"Opened" | "Closed"'],
    ["names.get(kind) ?? 'Moved'", '"Opened" | "Closed" | "Moved"'],
    ["grown.get('close')", '"Closed"'],
    ['(() => { let last; names.forEach(name => { last = name; }); return last; })()', '"Opened" | "Closed"'],
    ['(() => { let last; all.forEach(name => { last = name; }); return last; })()', '"Opened" | "Closed"'],
    ['[...filled]', 'a list of 2 items'],
    ['table.close', '"Closed"'],
    ['table[kind]', '"Opened" | "Closed"'],
    ['Object.fromEntries(names).open', '"Opened"'],
    ['[...names.values()][1]', '"Closed"'],
    ["[...all].join('-')", '"Opened-Closed"'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, around)).toBe(value);
  });

  it.each([
    ["new Map(kind).get('open')", 'a list that is not known'],
    ["names.get('other')", 'a key that is not there'],
    ["Object.fromEntries([[kind, 'Opened']]).open", 'a key that only the run knows'],
  ])('%s is not known: %s', expression => {
    expect(valueOf(expression, around)).not.toMatch(/^"/);
  });
});
