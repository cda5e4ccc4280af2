import { describe, expect, it } from 'vitest';

import { exportedName, exportsOwn, localName } from '../../../lib/edit/exports.ts';
import { parseSource } from '../../../lib/edit/source.ts';

const own = (text: string): boolean => exportsOwn(parseSource('a.ts', text), 'send');

describe('a module exports its own', () => {
  it.each([
    'export function send() {}',
    'export const send = 1;',
    'export let a = 1, send = 2;',
    'const send = 1; export { send };',
    'const a = 1; export { b, a as send };',
    "const a = 1; export { a as 'send' };",
    'module.exports = { send };',
    'module.exports = { a, send: b };',
    'module.exports = { send() {} };',
    'exports.send = a;',
    'module.exports.send = a;',
  ])('%s', text => {
    expect(own(text)).toBe(true);
  });

  it.each([
    'function send() {}',
    'export function other() {}',
    'export const other = 1;',
    'export const { send } = a;',
    "export { send } from './a';",
    "export * from './a';",
    'const send = 1; export { send as other };',
    'const send = 1; export default send;',
    'export type { send };',
    'export type send = 1;',
    'module.exports = send;',
    'module.exports = { other };',
    'other.exports = { send };',
    'exports.other = a;',
    'exports.send;',
    'exports.send();',
    'if (a) exports.send = a;',
    'const a = (exports.send = 1);',
  ])('and not: %s', text => {
    expect(own(text)).toBe(false);
  });
});

describe('the name of an export', () => {
  const exported = (text: string): string | undefined => exportedName(parseSource('a.ts', text), 'send');

  it.each([
    ['export const send = 1;', 'send'],
    ['const send = 1; export { send };', 'send'],
    ['const send = 1; export { send as other };', 'other'],
    ['const send = 1; export { send as default };', undefined],
    ['const send = 1; export { send as default, send as other };', 'other'],
    ['const send = 1; const a = 2; export { a as send };', undefined],
    ['const send = 1; export { send as other, a as send };', 'other'],
    ['const send = 1;', undefined],
    ["export { send } from './a';", undefined],
    ['const send = 1; export { type send };', 'send'],
    ['const send = 1; export type { send as other };', undefined],
    ['exports.send = 1;', 'send'],
  ])('%s: %s', (text, expected) => {
    expect(exported(text)).toBe(expected);
  });

  it.each([
    ['export const send = 1;', 'send'],
    ['const a = 1; export { a as send };', 'a'],
    ["export { a as send } from './a';", 'send'],
    ['const a = 1; export { b, a as send };', 'a'],
    ['const a = 1; export { a as other };', 'send'],
  ])('is in the module, of %s: %s', (text, expected) => {
    expect(localName(parseSource('a.ts', text), 'send')).toBe(expected);
  });
});
