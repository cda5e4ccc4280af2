import { expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { moduleReferences, renamedModule } from '../../../lib/edit/module-references.ts';
import { parseSource } from '../../../lib/edit/source.ts';

const isWanted = (specifier: string): boolean => specifier === 'old';

function kindsOf(text: string, file = 'a.ts'): string[] {
  return moduleReferences(parseSource(file, text), isWanted).map(({ kind }) => kind);
}

it.each([
  ["import a from 'old';", 'import'],
  ["export * from 'old';", 'export'],
  ["export { a } from 'old';", 'export'],
  ["import a = require('old');", 'equals'],
  ["const a = require('old');", 'require'],
  ["const a = require.resolve('old');", 'resolve'],
  ["const a = import('old');", 'dynamic'],
  ["type A = import('old').A;", 'type'],
  ["type A = typeof import('old');", 'type'],
  ["jest.mock('old');", 'mock'],
  ["jest.dontMock('old');", 'mock'],
  ["vi.doUnmock('old');", 'mock'],
  ["import { vi } from 'vitest'; vi.importActual('old');", 'mock'],
  ["declare module 'old' {}", 'declare'],
  ["const require = createRequire(import.meta.url); require('old');", 'require'],
  ["const require = module.createRequire(import.meta.url); require.resolve('old');", 'resolve'],
  ["const names = ['old'];", 'text'],
  ["load('old');", 'text'],
  ["require(name, 'old');", 'text'],
])('reads %s', (text, kind) => {
  expect(kindsOf(text)).toEqual([kind]);
});

it('takes a require or a jest of the file for something else', () => {
  expect(kindsOf("function f(require) { require('old'); require.resolve('old'); }", 'a.js')).toEqual(['text', 'text']);
  expect(kindsOf("const jest = { mock() {} }; jest.mock('old');")).toEqual(['text']);
});

it('keeps the quotes and the order', () => {
  const text = 'import a from \'old\';\nconst b = require("old");\n';
  const references = moduleReferences(parseSource('a.ts', text), isWanted);
  expect(
    applyEdits(
      text,
      references.map(reference => renamedModule(reference, 'new')),
    ),
  ).toBe('import a from \'new\';\nconst b = require("new");\n');
});
