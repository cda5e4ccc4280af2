import { describe, expect, it } from 'vitest';

import { holdsHost } from '../../../lib/effects/addresses.ts';
import { readText } from '../../support/reading.ts';

const host = 'https://cdp.customer.io/v1';

function holds(code: string): boolean {
  const { workings, exported } = readText(code);
  return holdsHost(workings.evaluator, exported('value'), workings.endpoints);
}

describe('a value holds the host of an API', () => {
  it.each([
    ['in a text', `export const value = '${host}';`],
    ['in a template', `export const value = \`${host}/\${path}\`;`],
    ['in a hole of a template', `const base = x ? '${host}' : other; export const value = \`\${base}/\${path}\`;`],
    ['as one of two', `export const value = x ? '${host}' : 'https://example.com';`],
    ['in an object', `export const value = { a: 1, api: '${host}' };`],
    ['in an object in an object', `export const value = { a: { b: { c: '${host}' } } };`],
    ['in objects joined', `export const value = Object.assign({}, { api: '${host}' });`],
    ['in what a function gives', `export const value = () => '${host}';`],
    ['in an object that a function gives', `export const value = () => ({ api: '${host}', key });`],
    [
      'in what a function has kept',
      `let kept = null;
      export function value() {
        if (!kept) kept = { api: { us: '${host}', eu: other }[region] };
        return kept;
      }`,
    ],
    ['behind a promise', `export const value = async () => ({ api: '${host}', key: await secret() });`],
    ['in a function of an object', `export const value = { api: () => '${host}' };`],
    ['in a field of an instance', `class Settings { api = '${host}'; } export const value = new Settings();`],
    [
      'in what a constructor writes',
      `class Settings { constructor() { this.api = '${host}'; } } export const value = new Settings();`,
    ],
    [
      'in what a getter gives',
      `class Settings { get api() { return '${host}'; } } export const value = new Settings();`,
    ],
    ['in a field of a class', `export class value { static api = '${host}'; }`],
    ['in what instances of a class have', `export class value { api = '${host}'; }`],
  ])('%s', (_about, code) => {
    expect(holds(code)).toBe(true);
  });

  it.each([
    ['of another', "export const value = 'https://example.com';"],
    ['in a number', 'export const value = 7;'],
    [
      'in an instance of another',
      "class Settings { api = 'https://example.com'; } export const value = new Settings();",
    ],
    ['in a template of another', 'export const value = `https://example.com/${path}`;'],
    ['as neither of two', "export const value = x ? 'a' : 'b';"],
    ['in an object without', "export const value = { a: 'b' };"],
    ['deeper than is looked', `export const value = { a: { b: { c: { d: '${host}' } } } };`],
    ['in what a function of a function of a function gives', `export const value = () => () => () => '${host}';`],
    ['in a list', `export const value = ['${host}'];`],
    ['in something unknown', 'export const value = unknown();'],
  ])('and not %s', (_about, code) => {
    expect(holds(code)).toBe(false);
  });
});

it('a value holds an address of the project’s own that takes calls', () => {
  const settings = { endpoints: [{ url: '/api/track', parts: {} }] };
  const read = (code: string): boolean => {
    const { workings, exported } = readText(code, { settings });
    return holdsHost(workings.evaluator, exported('value'), workings.endpoints);
  };
  expect(read("export const value = '/api/track';")).toBe(true);
  expect(read("export const value = '/api/other';")).toBe(false);
});
