import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { importName } from '../../../lib/edit/imports.ts';
import { parseSource } from '../../../lib/edit/source.ts';

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly specifier?: string;
  readonly code: string;
  readonly expected: string;
  /** How the export is then called; `send` unless given. */
  readonly local?: string;
}

const cases: readonly Case[] = [
  { name: 'an empty file', code: '', expected: "import { send } from './cio';\n\n" },
  ...[
    '// Copyright Example',
    '/* The licence is MIT. */',
    '/* License: MIT */',
    '// @ts-check',
    '/* eslint-disable x */',
  ].map((head): Case => ({
    name: `below what heads a file: ${head}`,
    code: `${head}\na();\n`,
    expected: `${head}\nimport { send } from './cio';\n\na();\n`,
  })),
  {
    name: 'above what is said of the first statement',
    code: '// Why a is called.\na();\n',
    expected: "import { send } from './cio';\n\n// Why a is called.\na();\n",
  },
  {
    name: 'below what stands apart',
    code: '// About this file.\n\na();\n',
    expected: "// About this file.\n\nimport { send } from './cio';\n\na();\n",
  },
  {
    name: 'below the line for the shell',
    code: '#!/usr/bin/env node\na();\n',
    expected: "#!/usr/bin/env node\nimport { send } from './cio';\n\na();\n",
  },
  {
    name: 'farther folders stand first',
    code: "import a from '../../a';\nimport c from '../c';\nimport d from './d';\n",
    specifier: '../b',
    expected: "import a from '../../a';\nimport { send } from '../b';\nimport c from '../c';\nimport d from './d';\n",
  },
  {
    name: 'an unsorted group gets it at its end',
    code: "import z from './z';\nimport a from './a';\n\nz(a);\n",
    expected: "import z from './z';\nimport a from './a';\nimport { send } from './cio';\n\nz(a);\n",
  },
  {
    name: 'a comment above the first import stays there',
    code: "// Why z is needed.\nimport z from './z';\n",
    expected: "// Why z is needed.\nimport z from './z';\nimport { send } from './cio';\n",
  },
  {
    name: 'a comment behind an import stays behind it',
    code: "import a from './a'; // why\nimport z from './z';\n",
    expected: "import a from './a'; // why\nimport { send } from './cio';\nimport z from './z';\n",
  },
  {
    name: 'groups that are parted stay parted',
    code: "import react from 'react';\n\nimport a from '~/a';\n\na(react);\n",
    expected: "import react from 'react';\n\nimport a from '~/a';\n\nimport { send } from './cio';\n\na(react);\n",
  },
  {
    name: 'an import behind other statements is left alone',
    code: "import a from './a';\na();\nimport z from './z';\n",
    expected: "import a from './a';\nimport { send } from './cio';\na();\nimport z from './z';\n",
  },
  {
    name: 'double quotes, no semicolons',
    code: 'import a from "./a"\na()\n',
    expected: 'import a from "./a"\nimport { send } from "./cio"\na()\n',
  },
  {
    name: 'no blanks in braces',
    code: "import {b} from './b';\nimport {d} from './d';\n",
    expected: "import {b} from './b';\nimport {send} from './cio';\nimport {d} from './d';\n",
  },
  {
    name: 'named imports without a trailing comma',
    code: "import { z, a } from './cio';\n",
    expected: "import { z, a, send } from './cio';\n",
  },
  {
    name: 'an empty list of names',
    code: "import cio, {} from './cio';\n",
    expected: "import cio, { send } from './cio';\n",
  },
  {
    name: 'an import for its effects alone, where it stands: the module is still run there',
    code: "import './first';\nimport './cio';\nimport './last';\n",
    expected: "import './first';\nimport { send } from './cio';\nimport './last';\n",
  },
  {
    name: 'an import for its effects alone beside one of names',
    code: "import './cio';\nimport { other } from './cio';\n",
    expected: "import './cio';\nimport { other, send } from './cio';\n",
  },
  {
    name: 'a default and a namespace',
    code: "import cio, * as all from './cio';\n",
    local: 'all.send',
    expected: "import cio, * as all from './cio';\n",
  },
  {
    name: 'a type of the same name is no value',
    code: "import { type send } from './other';\n",
    local: 'send2',
    expected: "import { send as send2 } from './cio';\nimport { type send } from './other';\n",
  },
  {
    name: 'a local function of the same name',
    code: "import a from './a';\nfunction send() {}\n",
    local: 'send2',
    expected: "import a from './a';\nimport { send as send2 } from './cio';\nfunction send() {}\n",
  },
  {
    name: 'CommonJS without a require',
    file: 'file.cjs',
    code: "'use strict';\n\nmodule.exports = {};\n",
    expected: "'use strict';\n\nconst { send } = require('./cio');\n\nmodule.exports = {};\n",
  },
  {
    name: 'CommonJS that renames',
    file: 'file.js',
    code: "const { send: s } = require('./cio');\n",
    local: 's',
    expected: "const { send: s } = require('./cio');\n",
  },
  {
    name: 'CommonJS with two requires of the module',
    file: 'file.js',
    code: "const { other } = require('./cio');\nconst { send } = require('./cio');\n",
    expected: "const { other } = require('./cio');\nconst { send } = require('./cio');\n",
  },
  {
    name: 'Flow and environment pragmas head the file',
    file: 'file.js',
    code: '/**\n * @jest-environment jsdom\n */\n\nrun();\n',
    expected: "/**\n * @jest-environment jsdom\n */\n\nimport { send } from './cio';\n\nrun();\n",
  },
  {
    name: 'a type import that is assigned',
    code: "import a = require('./a');\na();\n",
    expected: "import { send } from './cio';\n\nimport a = require('./a');\na();\n",
  },
  {
    name: 'indented script of a component',
    file: 'file.vue',
    code: '<template><p /></template>\n<script>\n  run();\n</script>\n',
    expected: "<template><p /></template>\n<script>\n  import { send } from './cio';\n\n  run();\n</script>\n",
  },
  {
    name: 'the first module of an Astro page, and not a script below',
    file: 'file.astro',
    code: "---\na();\n---\n<script>\nimport { send } from './cio';\n</script>\n",
    local: 'send2',
    expected:
      "---\nimport { send as send2 } from './cio';\n\na();\n---\n<script>\nimport { send } from './cio';\n</script>\n",
  },
  {
    name: 'the scripts of a Svelte component are one module',
    file: 'file.svelte',
    code: "<script module>\na();\n</script>\n<script>\nimport { send } from './cio';\n</script>\n",
    expected: "<script module>\na();\n</script>\n<script>\nimport { send } from './cio';\n</script>\n",
  },
  {
    name: 'a call of require that is no declaration',
    file: 'file.js',
    code: "require('./cio');\nmodule.exports = {};\n",
    expected: "const { send } = require('./cio');\n\nrequire('./cio');\nmodule.exports = {};\n",
  },
];

describe('importName', () => {
  it.each(cases)('$name', ({ file = 'file.ts', specifier = './cio', code, expected, local = 'send' }) => {
    const { name, edits } = importName(parseSource(file, code), 'send', specifier);
    const text = applyEdits(code, edits);
    expect(text).toBe(expected);
    expect(name).toBe(local);
    expect(importName(parseSource(file, text), 'send', specifier).edits).toEqual([]);
  });
});
