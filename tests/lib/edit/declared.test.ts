import { describe, expect, it } from 'vitest';

import { initForOne, initOf, objectFor } from '../../../lib/edit/declared.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { parseSource, sourceOfEslint, isTypeScript, whyNoCall } from '../../../lib/edit/source.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../../lib/edit/nodes.ts';
import type { Source } from '../../../lib/edit/source.ts';

/** The first argument of `f(…)`, and its file. */
function read(text: string): { source: Source; argument: Node } {
  const source = parseSource('a.ts', text);
  let argument: Node | undefined;
  walk(source.program, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'f')
      argument ??= node.arguments[0];
  });
  if (!argument) throw new Error(`Nothing is given in ${text}`);
  return { source, argument };
}

type Ask = (source: Source, argument: TSESTree.Identifier) => Node | undefined;

function found(text: string, ask: Ask): string | undefined {
  const { source, argument } = read(text);
  const node = ask(source, argument as TSESTree.Identifier);
  return node && text.slice(...node.range);
}

describe('what a variable is declared with', () => {
  it.each([
    ['const a = 1; f(a);', '1'],
    ['let a = 1; a = 2; f(a);', '1'],
    ['const a = 1 as any; f(a);', '1'],
    ['const a = b!; f(a);', 'b'],
    ['let a; f(a);', undefined],
    ['const { a } = b; f(a);', undefined],
    ['function a() {} f(a);', undefined],
    ['f(a);', undefined],
    ["import a from 'b'; f(a);", undefined],
    ['function g(a) { f(a); }', undefined],
  ])('%s', (text, expected) => {
    expect(found(text, initOf)).toBe(expected);
  });
});

describe('what a variable is declared with that is read once', () => {
  it.each([
    ['const a = 1; f(a);', '1'],
    ['let a = 1; f(a);', '1'],
    ['const a = 1; f(a); g(a);', undefined],
    ['let a = 1; a = 2; f(a);', undefined],
    ['export const a = 1; f(a);', undefined],
    ['const a = 1; export { a }; f(a);', undefined],
    ['var a = 1; var a = 2; f(a);', undefined],
    ['f(a);', undefined],
    ['const { a } = b; f(a);', undefined],
  ])('%s', (text, expected) => {
    expect(found(text, initForOne)).toBe(expected);
  });
});

describe('the object that an argument is', () => {
  it.each([
    ['f({ a: 1 });', '{ a: 1 }'],
    ['f({ a: 1 } as any);', '{ a: 1 }'],
    ['const o = { a: 1 }; f(o);', '{ a: 1 }'],
    ['const o = { a: 1 }; const p = o; f(p);', '{ a: 1 }'],
    ['const o = { a: 1 }; f(o, o);', undefined],
    ['const o = make(); f(o);', undefined],
    ['f(make());', undefined],
    ['f([1]);', undefined],
    ['f(o);', undefined],
  ])('%s', (text, expected) => {
    expect(found(text, (source, argument) => objectFor(source, argument))).toBe(expected);
  });
});

describe('a file as edits need it', () => {
  it('does not parse what is no code', () => {
    expect(() => parseSource('a.ts', 'const = 1;')).toThrow(SyntaxError);
  });

  it.each([
    ['a.ts', 'a();', ['a();']],
    ['a.vue', '<template><p /></template>\n<script>\na();\n</script>\n', ['\na();\n']],
    ['a.svelte', '<script>a();</script><script module>b();</script>', ['a();', 'b();']],
    ['a.html', '<script>a();</script>', ['a();']],
    ['a.astro', '---\na();\n---\n<p />\n<script>b();</script>', ['\na();\n', 'b();']],
    ['a.astro', '<p />\n<script>b();</script>', ['b();']],
    ['a.astro', '---\na();', ['\na();']],
  ])('has its scripts: %s %j', (file, text, expected) => {
    expect(parseSource(file, text).scripts.map(range => text.slice(...range))).toEqual(expected);
  });

  it('has its comments', () => {
    expect(parseSource('a.ts', '// a\n/* b */ c();').comments).toEqual([
      { range: [0, 4], value: ' a', isLine: true },
      { range: [5, 12], value: ' b ', isLine: false },
    ]);
  });

  it('is what ESLint has, but for a component', () => {
    const text = 'a(); // b\n/* c */';
    const parsed = parseSource('a.ts', text);
    const codeOf = (own: string): TSESLint.SourceCode =>
      ({
        text: own,
        ast: parsed.program,
        scopeManager: parsed.scopes,
        getAllComments: () => [
          { type: 'Line', value: ' b', range: [5, 9] },
          { type: 'Block', value: ' c ', range: [10, 17] },
        ],
      }) as unknown as TSESLint.SourceCode;
    const source = sourceOfEslint('a.ts', codeOf(text));
    expect(source).toMatchObject({ file: 'a.ts', text, scripts: [[0, text.length]], comments: parsed.comments });
    expect(source.program).toBe(parsed.program);
    expect(source.scopes).toBe(parsed.scopes);
    const component = sourceOfEslint('a.vue', codeOf('<script>b();</script>'));
    expect(component.program).not.toBe(parsed.program);
    expect(component.scripts).toEqual([[8, 12]]);
    // What ESLint's parser takes and ours does not is read as ESLint has it.
    const odd = sourceOfEslint('a.vue', codeOf('<script>const = 1;</script>'));
    expect(odd.program).toBe(parsed.program);
  });

  it('says why a place is no call', () => {
    const scripts = [
      [10, 20],
      [30, 40],
    ] as const;
    const handedOn = 'the function is handed on here, not called';
    const markup = 'it stands in markup: let it call a function of the script, and run this again';
    expect(whyNoCall({ scripts }, [10, 20])).toBe(handedOn);
    expect(whyNoCall({ scripts }, [31, 39])).toBe(handedOn);
    expect(whyNoCall({ scripts }, [9, 12])).toBe(markup);
    expect(whyNoCall({ scripts }, [18, 21])).toBe(markup);
    expect(whyNoCall({ scripts }, [22, 25])).toBe(markup);
  });

  it.each([
    ['a.ts', true],
    ['a.tsx', true],
    ['a.mts', true],
    ['a.cts', true],
    ['a.js', false],
    ['a.ts.js', false],
    ['a.vue', false],
    ['ats', false],
  ])('%s is TypeScript: %s', (file, expected) => {
    expect(isTypeScript({ file })).toBe(expected);
  });
});
