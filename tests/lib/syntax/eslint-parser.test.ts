import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as reference from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { nodeAt } from '../../../lib/edit/nodes.ts';
import { eslintParser } from '../../../lib/syntax/eslint-parser.ts';
import { visitorKeys } from '../../../lib/syntax/walk.ts';

interface Result {
  readonly ast: Record<string, unknown> & { tokens: Token[]; comments: Token[] };
  readonly scopeManager: { readonly scopes: readonly Scope[] };
}
interface Token {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}
interface Scope {
  readonly type: string;
  readonly block: { readonly range: readonly [number, number] };
  readonly variables: readonly {
    readonly name: string;
    readonly defs: readonly unknown[];
    readonly references: readonly unknown[];
  }[];
  readonly references: readonly {
    readonly identifier: { readonly range: readonly [number, number] };
    readonly resolved: unknown;
  }[];
}

function parseBoth(file: string, text: string): { ours: Result; theirs: Result } {
  const options = {
    filePath: path.resolve(file),
    sourceType: 'module',
    loc: true,
    range: true,
    comment: true,
    tokens: true,
    ecmaFeatures: { jsx: true },
  } as const;
  const parse = (eslintParser as Extract<Linter.Parser, { parseForESLint: unknown }>).parseForESLint;
  return {
    ours: parse(text, options) as unknown as Result,
    theirs: reference.parseForESLint(text, options) as unknown as Result,
  };
}

/** Without what the two say differently and no rule asks for: order of keys, absent against null, entities in JSX. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node === 'bigint' || node instanceof RegExp) return String(node);
  if (typeof node !== 'object' || node === null) return node;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (
      ['parent', 'tokens', 'comments'].includes(key) ||
      ((key === 'start' || key === 'end') && typeof value === 'number') ||
      value === undefined ||
      value === null ||
      value === false
    )
      continue;
    if (Array.isArray(value) && value.length === 0) continue;
    if (key === 'value' && 'type' in node && node.type === 'JSXText') continue;
    result[key] = plain(value);
  }
  return result;
}

function tokensOf(tokens: readonly Token[]): string[] {
  // Theirs calls every member of an expression inside JSX a JSXIdentifier.
  return tokens.map(({ type, value, range }) => `${range.join('-')} ${type.replace('JSXId', 'Id')} ${value}`);
}

function scopesOf({ scopeManager }: Result): unknown {
  return scopeManager.scopes.map(({ type, block, variables, references }) => ({
    type,
    block: block.range,
    variables: variables
      .filter(({ defs }) => defs.length > 0)
      .map(({ name, references: uses }) => `${name} ${uses.length}`),
    references: references.map(({ identifier, resolved }) => `${identifier.range.join('-')} ${resolved !== null}`),
  }));
}

function expectSame(file: string, text: string): void {
  const { ours, theirs } = parseBoth(file, text);
  expect(tokensOf(ours.ast.tokens)).toEqual(tokensOf(theirs.ast.tokens));
  expect(tokensOf(ours.ast.comments)).toEqual(tokensOf(theirs.ast.comments));
  expect(plain(ours.ast)).toEqual(plain(theirs.ast));
  expect(scopesOf(ours)).toEqual(scopesOf(theirs));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => path.join(folder, file))
    .filter(file => /\.(?:[cm]?[jt]sx?)$/.test(file))
    .sort();
}

describe('the parser for ESLint gives what @typescript-eslint/parser gives', () => {
  it.each([
    ...filesUnder('tests/fixtures/desktop-app'),
    ...filesUnder('lib/project'),
    ...filesUnder('lib/syntax'),
    ...filesUnder('scripts'),
  ])('for %s', file => {
    expectSame(file, readFileSync(file, 'utf8'));
  });

  it.each([
    [
      'a comparison and a type side by side',
      'a.ts',
      'const a: Array<Array<Set<string>>> = f<Map<A, B<C>>>(); const b = x >> y >>> z >= w > v; b >>= 1; b >>>= 2;',
    ],
    ['templates in templates', 'a.ts', 'const a = `x${`y${b}z`}w${c}`; tag`q${d}`; `plain`;'],
    [
      'expressions that are words elsewhere',
      'a.ts',
      'const { if: a, of, get, async } = b; class C { static async *get() {} get default() { return 1; } set x(v) {} #p = 1; q() { return this.#p in this; } }',
    ],
    [
      'regular expressions beside divisions',
      'a.ts',
      'const a = b / c / d; const r = /[/"\'`]{2}/gi.test(e) ? /x/ : 1 / 2;',
    ],
    [
      'numbers of all kinds',
      'a.ts',
      'const a = [1, 0x1f, 1_000, 1e-3, .5, 5., 10n, -1]; enum E { A = 1, B = "x" } type T = -1 | 2 | "s" | `t${string}`;',
    ],
    ['JSX', 'a.tsx', 'const a = <A.B x-y="1 > 2" {...c} d={e}>text {/* comment */} <>{f} more</> &amp; </A.B>;'],
    ['comments everywhere', 'a.ts', '/* a */ f(/* b */ x, // c\n y /* d */) /** e */;\n// f'],
    [
      'optional calls and not-null marks',
      'a.ts',
      'a?.b!.c?.[d]?.(e as F, <G>g, h satisfies I); x = y ? .5 : z; w ??= v;',
    ],
    [
      'decorators and parameter properties',
      'a.ts',
      '@A() class B { @C d: E; constructor(private readonly f: G, @H() i: J) {} }',
    ],
    [
      'imports and exports',
      'a.ts',
      'import a, { type b, c as d } from "e"; import f = require("g"); export * as h from "i"; export { d as default }; export type { j } from "k";',
    ],
    ['names beyond ASCII', 'a.ts', 'const größe = 1, 名前 = größe; 名前;'],
    [
      'declarations',
      'a.ts',
      'declare module "a" { export const b: string; } declare global { interface Window { c: 1 } } namespace D.E { export type F = 1 }',
    ],
  ])('for %s', (_, file, text) => {
    expectSame(file, text);
  });

  it('counts from the file where the script is a part of it', () => {
    const text = '<template>\n  <p>{{ a }}</p>\n</template>\n<script lang="ts">\nconst a: string = `b`;\n</script>\n';
    const { ours } = {
      ours: (eslintParser as Extract<Linter.Parser, { parseForESLint: unknown }>).parseForESLint(text, {
        filePath: 'a.vue',
        sourceType: 'module',
      }) as unknown as Result,
    };
    const declared = ours.ast.tokens.find(({ value }) => value === 'const');
    expect(declared?.range[0]).toBe(text.indexOf('const'));
    expect(ours.ast.tokens.map(({ value }) => value)).not.toContain('template');
  });

  it('keeps the code of the markup beside the tree', () => {
    const parse = (eslintParser as Extract<Linter.Parser, { parseForESLint: unknown }>).parseForESLint;
    const text = '<button @click="track(\'Saved\')">Save</button>\n<script>\nconst a = 1;\n</script>\n';
    const { ast } = parse(text, { filePath: 'a.vue', sourceType: 'module' }) as unknown as {
      ast: TSESTree.Program & { templateBody?: TSESTree.Program };
    };
    expect(ast.body.map(({ type }) => type)).not.toContain('ExpressionStatement');
    const at = text.indexOf('track');
    const call = ast.templateBody && nodeAt(ast.templateBody, [at, at + "track('Saved')".length], visitorKeys());
    expect(call).toMatchObject({ type: 'CallExpression', loc: { start: { line: 1, column: at } } });
    expect(call?.parent?.parent?.type).toBe('BlockStatement');
    expect(parse('const a = 1;', { filePath: 'a.ts' }).ast).not.toHaveProperty('templateBody');
  });

  it('says where a text does not parse', () => {
    const parse = (eslintParser as Extract<Linter.Parser, { parseForESLint: unknown }>).parseForESLint;
    expect(() => parse('const a = ;\n', { filePath: 'a.ts' })).toThrow(
      expect.objectContaining({ lineNumber: 1 }) as Error,
    );
  });

  it.each([
    ['brackets', '['.repeat(10_000), 'nested more than 500 brackets deep, which is too much for a parser'],
    ['what follows the tree', `a${'.b()'.repeat(10_000)}`, 'nested too deep to be read'],
  ])('says that a text nests too deep for %s', (_, text, message) => {
    const parse = (eslintParser as Extract<Linter.Parser, { parseForESLint: unknown }>).parseForESLint;
    expect(() => parse(text, { filePath: 'a.ts' })).toThrow(
      expect.objectContaining({ name: 'SyntaxError', message, lineNumber: 1 }) as Error,
    );
  });
});
