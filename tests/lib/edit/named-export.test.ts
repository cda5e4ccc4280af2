import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { moduleReferences, takesNothing } from '../../../lib/edit/module-references.ts';
import { takeNamed } from '../../../lib/edit/named-export.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { TSESTree } from '@typescript-eslint/utils';

/** A file in which `old` was the class, and `new` exports it as `Client`; or why that is left to a person. */
function taken(text: string, rename = false, file = 'a.ts'): string {
  const source = parseSource(file, text);
  const [reference] = moduleReferences(source, specifier => specifier === 'old');
  if (!reference) throw new Error(`Nothing names the module in ${text}`);
  const outcome = takeNamed(source, reference, { exported: 'Client', specifier: 'new', rename });
  return 'refused' in outcome ? outcome.refused : applyEdits(text, outcome.edits);
}

/** The variable that holds the class. */
function localOf(text: string): TSESTree.Identifier | undefined {
  const source = parseSource('a.ts', text);
  const [reference] = moduleReferences(source, specifier => specifier === 'old');
  const outcome = reference && takeNamed(source, reference, { exported: 'Client', specifier: 'new' });
  return outcome && 'edits' in outcome ? outcome.local : undefined;
}

const MORE = 'the import takes more than the class: take what you need of the new module by hand';
const HANDED_ON = 'the module is handed on whole: hand on what is used of the new one by hand';
const EXPORTED = 'the module is handed on whole: export what is used of the new one by hand';
const APART = 'the module is taken apart';
const KEPT = 'the loaded module is kept whole: take the class out of it where it is loaded';
const STAND_IN = 'what stands in for the class in this test has to be exported as Client';

describe('a class is taken by its name', () => {
  it.each([
    ["import Old from 'old';", "import { Client as Old } from 'new';"],
    ["import Client from 'old';", "import { Client } from 'new';"],
    ["import * as Old from 'old';", "import { Client as Old } from 'new';"],
    ["import { default as Old } from 'old';", "import { Client as Old } from 'new';"],
    ["import { 'default' as Old } from 'old';", "import { Client as Old } from 'new';"],
    ["import { Client } from 'old';", "import { Client } from 'new';"],
    ["import { Client as Old } from 'old';", "import { Client as Old } from 'new';"],
    ["import Old = require('old');", "import { Client as Old } from 'new';"],
    ['import Old = require("old");', 'import { Client as Old } from "new";'],
    ["export { default } from 'old';", "export { Client as default } from 'new';"],
    ["export { default as Client } from 'old';", "export { Client } from 'new';"],
    ["export { default as Old } from 'old';", "export { Client as Old } from 'new';"],
    ["type Old = import('old');", "type Old = import('new').Client;"],
    ["type Old = import('old').default;", "type Old = import('new').Client;"],
    ["type Old = typeof import('old');", "type Old = typeof import('new').Client;"],
    ["const Old = require('old');", "const { Client: Old } = require('new');"],
    ["const Client = require('old');", "const { Client } = require('new');"],
    ["const Old: A = require('old');", "const Old: A = require('new').Client;"],
    ["const { default: Old } = require('old');", "const { Client: Old } = require('new');"],
    ["const { Client: Old } = require('old');", "const { Client: Old } = require('new');"],
    ["const { Client } = require('old');", "const { Client } = require('new');"],
    ["const Old = require('old').default;", "const Old = require('new').Client;"],
    ["const Old = require('old').Client;", "const Old = require('new').Client;"],
    ["const Old = (require('old') as any).default;", "const Old = (require('new') as any).Client;"],
    ["new (require('old'))('k');", "new (require('new').Client)('k');"],
    ["module.exports = require('old');", "module.exports = require('new').Client;"],
    ["const { default: Old } = await import('old');", "const { Client: Old } = await import('new');"],
    ["const Old = (await import('old')).default;", "const Old = (await import('new')).Client;"],
    ["import('old').then(({ default: Old }) => new Old());", "import('new').then(({ Client: Old }) => new Old());"],
    [
      "import('old').then(function ({ default: Old }) { new Old(); });",
      "import('new').then(function ({ Client: Old }) { new Old(); });",
    ],
    ["jest.mock('old');", "jest.mock('new');"],
    ["jest.mock('old', () => Fake);", "jest.mock('new', () => ({ Client: Fake }));"],
    ["jest.mock('old', () => (Fake));", "jest.mock('new', () => ({ Client: Fake }));"],
    ["vi.mock('old', () => ({ default: Fake }));", "vi.mock('new', () => ({ Client: Fake }));"],
  ])('%s', (text, expected) => {
    expect(taken(text)).toBe(expected);
  });
});

describe('a class is left to a person', () => {
  it.each([
    ["import Old, { other } from 'old';", MORE],
    ["import { a, b } from 'old';", MORE],
    ["import 'old';", 'an import for its effects alone: take it out if nothing needs it'],
    ["import { other } from 'old';", 'the new module exports no other'],
    ["import { 'an other' as other } from 'old';", 'the new module exports no an other'],
    ["export import Old = require('old');", 'an import that is exported at once'],
    ["export * from 'old';", EXPORTED],
    ["export { other } from 'old';", EXPORTED],
    ["export { default, other } from 'old';", EXPORTED],
    ["type Options = import('old').Options;", 'the type is not that of the class'],
    ["const a = require('old').other;", 'the new module has no such member: it exports Client'],
    ["const a = require('old')[b];", 'the new module has no such member: it exports Client'],
    ["const a = require('old')['default'];", 'the new module has no such member: it exports Client'],
    ["require('old');", HANDED_ON],
    ["f(require('old'));", HANDED_ON],
    ["const [a] = require('old');", APART],
    ["const { other } = require('old');", APART],
    ["const { default: Old, other } = require('old');", APART],
    ["const { ...all } = require('old');", APART],
    ["const { default: { a } } = require('old');", APART],
    ["const all = await import('old');", KEPT],
    ["f(await import('old'));", KEPT],
    ["const all = import('old');", KEPT],
    ["import('old').then(all => all.default);", KEPT],
    ["import('old').catch(({ default: Old }) => Old);", KEPT],
    ["import('old').then(({ other }) => other);", APART],
    ["jest.requireActual('old');", 'the test takes the real module whole: take the class out of it'],
    ["jest.mock('old', () => { return Fake; });", STAND_IN],
    ["jest.mock('old', a => Fake);", STAND_IN],
    ["jest.mock('old', () => Fake, { virtual: true });", STAND_IN],
    ["jest.mock('old', factory);", STAND_IN],
    ["jest.mock('old', () => ({ other: Fake }));", STAND_IN],
    ["jest.mock('old', () => ({ ...Fake }));", STAND_IN],
    ["const names = ['old'];", 'this names old: look whether it has to name new now'],
    ["declare module 'old' {}", 'this names old: look whether it has to name new now'],
    ["require.resolve('old');", 'this names old: look whether it has to name new now'],
  ])('%s', (text, why) => {
    expect(taken(text)).toBe(why);
  });
});

describe('a class is called by its name in the whole file', () => {
  it.each([
    [
      'where that is free',
      "import Old from 'old';\nnew Old(Old.a);",
      "import { Client } from 'new';\nnew Client(Client.a);",
    ],
    [
      'not where the name means something',
      "import Old from 'old';\nnew Old(Client);",
      "import { Client as Old } from 'new';\nnew Old(Client);",
    ],
    [
      'not where it is the name of a key',
      "import Old from 'old';\nf({ Old });",
      "import { Client as Old } from 'new';\nf({ Old });",
    ],
    [
      'not where it is exported',
      "import Old from 'old';\nexport { Old };",
      "import { Client as Old } from 'new';\nexport { Old };",
    ],
    [
      'where it is required',
      "const Old = require('old');\nnew Old();",
      "const { Client } = require('new');\nnew Client();",
    ],
    [
      'where it is a key of its own',
      "import Old from 'old';\nf({ Old: Old });",
      "import { Client } from 'new';\nf({ Old: Client });",
    ],
  ])('%s', (_where, text, expected) => {
    expect(taken(text, true)).toBe(expected);
  });
});

it.each([
  ["import Old from 'old';", 'Old'],
  ["import { default as Old } from 'old';", 'Old'],
  ["import Old = require('old');", 'Old'],
  ["const Old = require('old');", 'Old'],
  ["const Old: A = require('old');", 'Old'],
  ["const { default: Old } = require('old');", 'Old'],
  ["new (require('old'))();", undefined],
  ["export { default } from 'old';", undefined],
])('the class of %s is held by %s', (text, expected) => {
  expect(localOf(text)?.name).toBe(expected);
});

it.each([
  ["declare module 'old' {}", true],
  ["f('old');", true],
  ["import 'old';", false],
  ["require.resolve('old');", false],
  ["jest.mock('old');", false],
])('%s has nothing of the module: %s', (text, expected) => {
  const [reference] = moduleReferences(parseSource('a.ts', text), specifier => specifier === 'old');
  expect(reference && takesNothing(reference)).toBe(expected);
});

describe('what names a module', () => {
  const kindsOf = (text: string): string[] =>
    moduleReferences(parseSource('a.ts', text), specifier => specifier === 'old').map(({ kind }) => kind);

  it.each(
    ['mock', 'doMock', 'unmock', 'doUnmock', 'dontMock', 'setMock', 'unstable_mockModule', 'requireActual']
      .concat(['requireMock', 'importActual', 'importMock', 'createMockFromModule'])
      .map(method => [method]),
  )('stands in for it in a test by %s', method => {
    expect(kindsOf(`jest.${method}('old');`)).toEqual(['mock']);
    expect(kindsOf(`vi.${method}('old');`)).toEqual(['mock']);
    expect(kindsOf(`vitest.${method}('old');`)).toEqual(['mock']);
    expect(kindsOf(`other.${method}('old');`)).toEqual(['text']);
    expect(kindsOf(`jest.x${method}('old');`)).toEqual(['text']);
    expect(kindsOf(`jest.${method}x('old');`)).toEqual(['text']);
    expect(kindsOf(`jest.${method}(a, 'old');`)).toEqual(['text']);
  });

  it.each([
    ["const require = other(import.meta.url); require('old');", 'text'],
    ["const require = a; require('old');", 'text'],
    ["const require = a[createRequire](b); require('old');", 'require'],
    ["a.require('old');", 'text'],
    ["a.resolve('old');", 'text'],
    ["require[resolve]('old');", 'resolve'],
    ["a.b.mock('old');", 'text'],
    ["type A = 'old';", 'text'],
  ])('%s: %s', (text, kind) => {
    expect(kindsOf(text)).toEqual([kind]);
  });

  it('comes in the order of the text', () => {
    expect(kindsOf("@d('old') class A {}\nimport 'old';\nrequire('old');\n")).toEqual(['text', 'import', 'require']);
  });
});
