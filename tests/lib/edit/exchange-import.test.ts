import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { exchangeImport, movedImport } from '../../../lib/edit/exchange-import.ts';
import { importName } from '../../../lib/edit/imports.ts';
import { moduleReferences } from '../../../lib/edit/module-references.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { parseSource } from '../../../lib/edit/source.ts';

import type { Edit } from '../../../lib/edit/edit.ts';
import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

/** Takes the import of `old` out, the first argument of `gone(…)` being what goes. */
function exchanged(text: string, { uses = 1, added = (): readonly Edit[] => [] }: Wanted = {}): string {
  const source = parseSource('a.ts', text);
  let use: Node | undefined;
  walk(source.program, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'gone')
      use ??= node.arguments[0];
  });
  if (!use) throw new Error(`Nothing goes in ${text}`);
  return applyEdits(text, exchangeImport(source, use, uses, added(source)));
}

interface Wanted {
  readonly uses?: number;
  readonly added?: (source: Source) => readonly Edit[];
}

describe('an import goes with what used it', () => {
  it.each([
    ['alone', "import { old } from 'm';\ngone(old);", 'gone(old);'],
    ['as a default', "import old from 'm';\ngone(old);", 'gone(old);'],
    ['as a whole', "import * as old from 'm';\ngone(old.a.b);", 'gone(old.a.b);'],
    ['with the comment behind it', "import { old } from 'm'; // why\ngone(old);", 'gone(old);'],
    ['with its line of Windows', "import { old } from 'm';\r\ngone(old);", 'gone(old);'],
    ['not the line behind it', "import { old } from 'm'; gone(old);", ' gone(old);'],
    ['the first of several', "import { old, a } from 'm';\ngone(old);", "import { a } from 'm';\ngone(old);"],
    ['the last of several', "import { a, old } from 'm';\ngone(old);", "import { a } from 'm';\ngone(old);"],
    ['one between', "import { a, old, b } from 'm';\ngone(old);", "import { a, b } from 'm';\ngone(old);"],
    ['as required', "const { old } = require('m');\ngone(old);", 'gone(old);'],
    [
      'as required with others',
      "const { old, a } = require('m');\ngone(old);",
      "const { a } = require('m');\ngone(old);",
    ],
    ['under another name', "import { a as old } from 'm';\ngone(old);", 'gone(old);'],
  ])('%s', (_which, text, expected) => {
    expect(exchanged(text)).toBe(expected);
  });

  it('after several uses, if so many go', () => {
    const text = "import { old } from 'm';\ngone(old);\ngone(old);";
    expect(exchanged(text)).toBe(text);
    expect(exchanged(text, { uses: 2 })).toBe('gone(old);\ngone(old);');
  });

  it.each([
    ['used elsewhere', "import { old } from 'm';\ngone(old);\nold();"],
    ['no import', 'const old = 1;\ngone(old);'],
    ['what the file does not declare', 'gone(old);'],
    ['what has no name', "import { old } from 'm';\ngone(old());"],
    ['the default beside others', "import old, { a } from 'm';\ngone(old);"],
    ['the only one behind a default', "import a, { old } from 'm';\ngone(old);"],
    ['one that is required among others', "const { old } = require('m'), a = 1;\ngone(old);"],
    ['a module that is required whole', "const old = require('m');\ngone(old);"],
    ['one that is loaded in another way', "const { old } = load('m');\ngone(old);"],
    ['one that is taken apart in a function', 'function f({ old }) { gone(old); }'],
  ])('and not: %s', (_what, text) => {
    expect(exchanged(text)).toBe(text);
  });
});

describe('an import is exchanged for another', () => {
  const added = (source: Source): readonly Edit[] => importName(source, 'sent', 'm').edits;

  it.each([
    ['of the same module', "import { old } from 'm';\ngone(old);", "import { sent } from 'm';\ngone(old);"],
    [
      'of the same module, among others',
      "import { a, old } from 'm';\ngone(old);",
      "import { a, sent } from 'm';\ngone(old);",
    ],
    ['as required', "const { old } = require('m');\ngone(old);", "const { sent } = require('m');\ngone(old);"],
    ['of another module', "import { old } from 'other';\ngone(old);", "import { sent } from 'm';\ngone(old);"],
    ['of another module, below it', "import { old } from 'a';\ngone(old);", "import { sent } from 'm';\ngone(old);"],
    ['a default', "import old from 'm';\ngone(old);", "import { sent } from 'm';\ngone(old);"],
    ['a default of another module', "import old from 'other';\ngone(old);", "import { sent } from 'm';\ngone(old);"],
  ])('%s', (_which, text, expected) => {
    const file = text.startsWith('const') ? 'a.js' : 'a.ts';
    const source = parseSource(file, text);
    let use: Node | undefined;
    walk(source.program, node => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'gone')
        use ??= node.arguments[0];
    });
    expect(applyEdits(text, exchangeImport(source, use as Node, 1, added(source)))).toBe(expected);
  });

  it('stays where something else still uses it', () => {
    expect(exchanged("import { old } from 'm';\ngone(old);\nold();", { added })).toBe(
      "import { old, sent } from 'm';\ngone(old);\nold();",
    );
  });
});

describe('an import comes from another module', () => {
  const moved = (text: string): string => {
    const source = parseSource('a.ts', text);
    const [reference] = moduleReferences(source, specifier => specifier === 'old');
    return reference ? applyEdits(text, movedImport(source, reference, 'new')) : text;
  };

  it.each([
    ['by its name', "import { a } from 'old';\n", "import { a } from 'new';\n"],
    [
      'into the import of that',
      "import { a } from 'old';\nimport { b, c } from 'new';\n",
      "import { a, b, c } from 'new';\n",
    ],
    ['into one before it', "import { b } from 'new';\nimport { a } from 'old';\n", "import { b, a } from 'new';\n"],
    [
      'with several names',
      "import { d, a } from 'old';\nimport { b, c } from 'new';\n",
      "import { a, b, c, d } from 'new';\n",
    ],
    [
      'of types into that of types',
      "import type { a } from 'old';\nimport { b } from 'new';\nimport type { c, d } from 'new';\n",
      "import { b } from 'new';\nimport type { a, c, d } from 'new';\n",
    ],
    [
      'not into another kind',
      "import type { a } from 'old';\nimport { b } from 'new';\n",
      "import type { a } from 'new';\nimport { b } from 'new';\n",
    ],
    [
      'not into a whole',
      "import { a } from 'old';\nimport * as b from 'new';\n",
      "import { a } from 'new';\nimport * as b from 'new';\n",
    ],
    [
      'not into a default',
      "import { a } from 'old';\nimport b from 'new';\n",
      "import { a } from 'new';\nimport b from 'new';\n",
    ],
    [
      'not a default',
      "import a from 'old';\nimport { b } from 'new';\n",
      "import a from 'new';\nimport { b } from 'new';\n",
    ],
    [
      'not with a comment in it',
      "import { a /* why */ } from 'old';\nimport { b } from 'new';\n",
      "import { a /* why */ } from 'new';\nimport { b } from 'new';\n",
    ],
    [
      'not with a comment above it',
      "// why\nimport { a } from 'old';\nimport { b } from 'new';\n",
      "// why\nimport { a } from 'new';\nimport { b } from 'new';\n",
    ],
    ['for its effects alone', "import 'old';\nimport { b } from 'new';\n", "import 'new';\nimport { b } from 'new';\n"],
    ['as required', "const a = require('old');\n", "const a = require('new');\n"],
  ])('%s', (_how, text, expected) => {
    expect(moved(text)).toBe(expected);
  });
});
