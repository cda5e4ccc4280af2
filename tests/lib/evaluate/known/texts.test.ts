import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../support/evaluate.ts';

const around = `
const name = 'Order Placed';
const size = 'L';
export function outer(event) {}
`;

describe('methods of texts', () => {
  it.each([
    ['name.toLowerCase()', '"order placed"'],
    ['name.toLocaleUpperCase()', '"ORDER PLACED"'],
    ['name.charAt(1)', '"r"'],
    ['name.slice(6)', '"Placed"'],
    ['name.slice(-6, -1)', '"Place"'],
    ['name.substring(0, 5)', '"Order"'],
    ["'ab'.repeat(3)", '"ababab"'],
    ["size.padStart(3, '0')", '"00L"'],
    ["size.padEnd(2) + '|'", '"L |"'],
    ["name.replace(' ', '_')", '"Order_Placed"'],
    ["'a b c'.replace(' ', '_')", '"a_b c"'],
    ["'a b c'.replaceAll(' ', '_')", '"a_b_c"'],
    ["'a  b c'.replace(/\\s+/g, '_').toLowerCase()", '"a_b_c"'],
    ["name.charAt(0).toLowerCase() + name.slice(1).replace(/ /, '')", '"orderPlaced"'],
    ["`/users/${event.id}/seen`.replace(/^\\/+/, '')", '`users/${the global event.id}/seen`'],
    ["`//users/${event.id}/seen//`.replace(/^\\/+/, '').replace(/\\/+$/, '')", '`users/${the global event.id}/seen`'],
    ["`/${event.id}`.replace(/^\\//, '')", '`${the global event.id}`'],
    ["`users/${event.id}`.replace(/^\\//, '')", '`users/${the global event.id}`'],
    ["`/v1/users/${event.id}`.replace('/v1', '')", '`/users/${the global event.id}`'],
    ["'orderPlaced'.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)", '"order_placed"'],
    ["'order-placed'.split('-').join(' ')", '"order placed"'],
    ["['Order', 'Placed'].filter(Boolean).join(' ')", '"Order Placed"'],
    ["['a', 'b'].map(part => part.toUpperCase()).concat(['C']).join('')", '"ABC"'],
    ['`${process.env.A} Placed`.toLowerCase()', '`${the global process.env.A} placed`'],
    ["(event ? 'A' : 'B').toLowerCase()", '"a" | "b"'],
    ["name.indexOf(' ')", '5'],
    ["name.indexOf('/')", '-1'],
    ["name.slice(name.indexOf(' ') + 1)", '"Placed"'],
    ["name.substring(1 + 1 - 2, name.indexOf(' '))", '"Order"'],
    ["`shop/${event.id}`.indexOf('/')", '4'],
    ['`shop/${event.id}/seen`.slice(5)', '`${the global event.id}/seen`'],
    ["`shop/${event.id}`.substring(`shop/${event.id}`.indexOf('/') + 1)", '`${the global event.id}`'],
  ])('%s is %s', (expression, value) => {
    expect(valueOf(expression, around)).toBe(value);
  });

  it.each([
    ['a count that only the run knows', 'name.repeat(event.count)'],
    ['a text beyond all measure', "'Placed'.repeat(1e9)"],
    ['what a function makes of what is not known', 'name.replace(/[A-Z]/g, x => x + event.size)'],
    ['an expression with groups', "name.replace(/(\\w+) (\\w+)/, '$2')"],
    ['an expression that could take long', "name.replace(/.*.*.*Placed/, '')"],
    ['all of an expression that finds one', "name.replaceAll(/Placed/, '')"],
    ['where something begins that may begin in a hole', "`shop ${event.id}`.indexOf('/')"],
    ['where something begins from a place on', "name.indexOf('r', 2)"],
    ['what a hole begins in', '`shop/${event.id}`.slice(6)'],
    ['what a hole begins in, from the end', '`shop/${event.id}`.slice(-2)'],
    ['a text with holes that ends before its end', '`shop/${event.id}`.slice(0, 6)'],
    ['a sign that may go on in a hole', "`/${event.id}`.replace(/^\\/+/, '')"],
    ['a sign that a hole may begin with', "`${event.id}/`.replace(/^\\//, '')"],
    ['one of many signs at an end', "`1${event.id}`.replace(/^\\d/, '')"],
    ['a sign anywhere in a text with holes', "`a-b${event.id}`.replace(/-/g, '')"],
    ['a text that a hole may bring', "`a${event.id}b`.replace('b', '')"],
    ['an expression that is none', "name.replace(new RegExp('Placed'), '')"],
  ])('%s is not known', (_what, expression) => {
    expect(valueOf(expression, around)).toMatch(/…\)$/);
  });
});

describe('a number with its sign, and one that is counted on', () => {
  it.each([
    ["'abc'.slice(-1)", '"c"'],
    ["'abc'.slice(-'1')", '"abc".slice(…)'],
    ["'abc'.slice(-q)", '"abc".slice(…)'],
    ["'abc'.slice(+1)", '"bc"'],
    ["'abc'.slice(1 - 2)", '"c"'],
    ["'abc'.slice(1 - q)", '"abc".slice(…)'],
    ["'abc'.slice('1')", '"bc"'],
    ["'abc'.slice(1 * 2)", '"abc".slice(…)'],
    ["['a', 'b'].at(-1)", '"b"'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });
});
