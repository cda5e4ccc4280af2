/** The small helpers of edits, each in a file of its own. */
import { describe, expect, it } from 'vitest';

import type { TSESTree } from '@typescript-eslint/utils';

import { applyEdits } from '../../../lib/edit/edit.ts';
import { isCommonJs } from '../../../lib/edit/imports.ts';
import { reindent, textMoved } from '../../../lib/edit/indentation.ts';
import type { Node } from '../../../lib/edit/nodes.ts';
import { walk } from '../../../lib/edit/nodes.ts';
import { withParentheses } from '../../../lib/edit/parentheses.ts';
import { isPureCall } from '../../../lib/edit/pure.ts';
import { reachingWords } from '../../../lib/edit/reaching-words.ts';
import { receiverOf } from '../../../lib/edit/receiver.ts';
import type { Source } from '../../../lib/edit/source.ts';
import {
  isTypeScript,
  parseSource,
  whyNoCall,
  withByteOrderMarkOf,
  withoutByteOrderMark,
} from '../../../lib/edit/source.ts';
import { escaped, textIn, withText } from '../../../lib/edit/string-literal.ts';
import { withoutProperty } from '../../../lib/edit/without-property.ts';

interface At<Found> {
  readonly source: Source;
  readonly node: Found;
}

/** The first node of a kind in a text. */
function find<Found extends Node>(text: string, is: (node: Node) => node is Found, file = 'a.ts'): At<Found> {
  const source = parseSource(file, text);
  let found: Found | undefined;
  walk(source.program, node => {
    if (is(node)) found ??= node;
  });
  if (!found) throw new Error(`There is no such node in ${text}.`);
  return { source, node: found };
}

const isCall = (node: Node): node is TSESTree.CallExpression => node.type === 'CallExpression';
const isLiteral = (node: Node): node is TSESTree.Literal => node.type === 'Literal';
const isObject = (node: Node): node is TSESTree.ObjectExpression => node.type === 'ObjectExpression';
const isStatement = (node: Node): node is TSESTree.ExpressionStatement => node.type === 'ExpressionStatement';
const isMember = (node: Node): node is TSESTree.MemberExpression => node.type === 'MemberExpression';
const isTemplate = (node: Node): node is TSESTree.TemplateLiteral => node.type === 'TemplateLiteral';
const isDeclarator = (node: Node): node is TSESTree.VariableDeclarator => node.type === 'VariableDeclarator';

describe('the receiver of a call', () => {
  it.each([
    ['client.track(1)', 'client'],
    ['a.b.track(1)', 'a.b'],
    ['(client as any)!.track(1)', 'client'],
    ['client?.track(1)', 'client'],
    ["call([client, 'identify'], 1)", 'client'],
    ["call([client as any, 'identify'], 1)", 'client'],
    ['call(client.identify, 1)', 'client'],
    ['call(client!.identify as any, 1)', 'client'],
    ['call(identify, 1)', undefined],
    ['call([], 1)', undefined],
    ['call()', undefined],
  ])('%s: %s', (text, expected) => {
    const { source, node } = find(text, isCall);
    const receiver = receiverOf(node);
    expect(receiver && source.text.slice(...receiver.range)).toBe(expected);
  });
});

describe('an expression with the parentheses around it', () => {
  it.each([
    ['x = (1);', '(1)'],
    ['x = ( ( 1 ) );', '( ( 1 ) )'],
    ['x = 1;', '1'],
    ['x = (a, 1);', '1'],
    ['x = (1, a);', '1'],
    ['f((1));', '((1))'],
  ])('%s: %s', (text, expected) => {
    const { source, node } = find(text, isLiteral);
    expect(text.slice(...withParentheses(source, node))).toBe(expected);
  });

  it('leaves those of the call where it is told where its callee ends', () => {
    for (const [text, expected] of [
      ['f((1));', '(1)'],
      ['f(1);', '1'],
      ['(f)( ( 1 ) );', '( 1 )'],
    ] as const) {
      const { source, node } = find(text, isLiteral);
      expect(text.slice(...withParentheses(source, node, text.indexOf('f') + 1))).toBe(expected);
    }
  });
});

describe('an object without one of its properties', () => {
  it.each([
    ['x = { a: 1, b: 2 };', 'a', 'x = { b: 2 };'],
    ['x = { a: 1, b: 2 };', 'b', 'x = { a: 1 };'],
    ['x = { a: 1, b: 2, };', 'b', 'x = { a: 1, };'],
    ['x = { a: 1, b: 2, c: 3 };', 'b', 'x = { a: 1, c: 3 };'],
    ['x = { a: 1 };', 'a', 'x = {  };'],
    ['x = {\n  a: 1,\n  b: 2,\n};', 'a', 'x = {\n  b: 2,\n};'],
    ['x = {\n  a: 1,\n  b: 2,\n};', 'b', 'x = {\n  a: 1,\n};'],
    ['x = {\n  a: 1,\n  b: 2\n};', 'b', 'x = {\n  a: 1\n};'],
    ['x = {\r\n  a: 1,\r\n  b: 2,\r\n};', 'a', 'x = {\r\n  b: 2,\r\n};'],
    ['x = {\n  a: 1, b: 2,\n};', 'a', 'x = {\n  b: 2,\n};'],
    ['x = {\n  a: 1, // why\n  b: 2,\n};', 'a', 'x = {\n  // why\n  b: 2,\n};'],
  ])('%j without %s', (text, key, expected) => {
    const { source, node } = find(text, isObject);
    const property = node.properties.find(
      one => one.type === 'Property' && (one.key as TSESTree.Identifier).name === key,
    );
    expect(applyEdits(text, [withoutProperty(source, node, property as TSESTree.Property)])).toBe(expected);
  });
});

describe('the words that reach a path', () => {
  it.each([
    ['(window as any)._cio;', '(window as any)._cio', '(window as any)._cio'],
    ['(window as Own)._cio;', '(window as Own)._cio', '(window as any)._cio'],
    ['(<Own>window)._cio;', '(<Own>window)._cio', '(window as any)._cio'],
    ['(window satisfies Own)._cio;', '(window satisfies Own)._cio', '(window as any)._cio'],
    ['(window as Own).a.b;', '(window as Own).a.b', '(window as any).a.b'],
    ['a!.b;', 'a!.b', 'a!.b'],
    ['(a.b as Own).c;', '(a.b as Own).c', '(a.b as any).c'],
    ['a.b.c;', 'a.b.c', 'a.b.c'],
    ['(a as Own);', 'a', 'a'],
    ["a['b'];", undefined, undefined],
    ['a().b;', undefined, undefined],
    ['f();', undefined, undefined],
  ])('%s', (text, here, elsewhere) => {
    const { source, node } = find(text, isStatement);
    expect(reachingWords(source, node.expression)).toBe(here);
    expect(reachingWords(source, node.expression, true)).toBe(elsewhere);
  });

  it('are none of a private member', () => {
    const { source, node } = find('class A { #a; f() { this.#a; } }', isMember);
    expect(reachingWords(source, node)).toBeUndefined();
  });
});

describe('a call that only computes', () => {
  /** By itself, and where the time may show. */
  const isPure = (text: string): boolean[] => {
    const source = parseSource('a.ts', text);
    let call: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
    walk(source.program, node => {
      if (node.type === 'CallExpression' || node.type === 'NewExpression') call ??= node;
    });
    return call ? [isPureCall(source, call), isPureCall(source, call, true)] : [];
  };

  it.each([
    'String(a)',
    'Number(a)',
    'Boolean(a)',
    'Math.round(a)',
    'JSON.stringify(a)',
    'a.toString()',
    'a.b.toFixed(2)',
    'a.toLowerCase()',
    'a?.toUpperCase()',
    'a.trim()',
    'a.toISOString()',
    'a.getTime()',
    'a.slice(1)',
    'new Date(a)',
  ])('%s', text => {
    expect(isPure(text)).toEqual([true, true]);
  });

  it.each(['Date.now()', 'Math.random()', 'crypto.randomUUID()', 'performance.now()', 'new Date()'])(
    '%s, at any time',
    text => {
      expect(isPure(text)).toEqual([false, true]);
    },
  );

  it.each([
    'f(a)',
    'JSON.parse(a)',
    'StringOf(a)',
    'a.push(1)',
    "a['trim']()",
    'a.trimAll()',
    'new Map(a)',
    'new Date.Own(a)',
    'const own = (String: any) => String(1)',
    'const own = (Math: any) => Math.round(1)',
    'const own = (Date: any) => Date.now()',
    'const own = (Date: any) => new Date(1)',
    'Date.nower()',
    'own.Date.now()',
  ])('%s does more', text => {
    expect(isPure(text)).toEqual([false, false]);
  });
});

describe('lines that move', () => {
  const moved = (text: string, from: string, to: string): string => {
    const { source, node } = find(text, isStatement, 'a.tsx');
    const edited = applyEdits(text, reindent(source, node, from, to));
    expect(textMoved(source, node, from, to)).toBe(
      edited.slice(node.range[0], edited.length - (text.length - node.range[1])),
    );
    return edited;
  };

  it.each([
    ['f(\n  a,\n);', '', '  ', 'f(\n    a,\n  );'],
    ['  f(\n    a,\n  );', '  ', '', '  f(\n  a,\n);'],
    ['  f(\n    a,\n  );', '  ', '\t', '  f(\n\t  a,\n\t);'],
    ['f(\n  a,\n);', '', '', 'f(\n  a,\n);'],
    ['f(\n\n  a,\n);', '', '  ', 'f(\n\n    a,\n  );'],
    ['    f(\n  a,\n    );', '    ', '', '    f(\na,\n);'],
    ['    f(\na,\n    );', '    ', '  ', '    f(\na,\n  );'],
    ['f(`\n  a\n`,\n  b);', '', '  ', 'f(`\n  a\n`,\n    b);'],
    ['f(`\n${\n  a}\n`);', '', '  ', 'f(`\n${\n    a}\n`);'],
    ['f(<p>\n  a\n</p>,\n  b);', '', '  ', 'f(<p>\n  a\n</p>,\n    b);'],
    ['f(a,\r\n  b);\r\ng();', '', '  ', 'f(a,\r\n    b);\r\ng();'],
  ])('%j from %j to %j', (text, from, to, expected) => {
    expect(moved(text, from, to)).toBe(expected);
  });

  it('do not where they are replaced as a whole', () => {
    const text = 'f(\n  a,\n  b,\n);';
    const { source, node } = find(text, isStatement);
    const at = text.indexOf('a,');
    expect(applyEdits(text, reindent(source, node, '', '  ', [[2, at]]))).toBe('f(\n  a,\n    b,\n  );');
  });
});

describe('a text in quotes', () => {
  it.each([
    ["x = 'a';", 'b', "'b'"],
    ['x = "a";', 'b', '"b"'],
    ["x = 'a';", "it's", String.raw`'it\'s'`],
    ['x = "a";', "it's", `"it's"`],
    ["x = 'a';", 'a\nb\rc\\d', String.raw`'a\nb\rc\\d'`],
    ['x = <p a="b" />;', 'c', '"c"'],
    ['x = <p a="b" />;', 'c"d', String.raw`{"c\"d"}`],
    ['x = <p a="b" />;', "c'd", `"c'd"`],
    ['x = <p a="b" />;', 'c&d', '{"c&d"}'],
    ['x = <p a="b" />;', 'c\\d', String.raw`{"c\\d"}`],
    ['x = <p a="b" />;', 'c\nd', String.raw`{"c\nd"}`],
    ['x = <p a="b" />;', 'c\rd', String.raw`{"c\rd"}`],
  ])('%s becomes %j as %s', (text, wanted, expected) => {
    expect(withText(find(text, isLiteral, 'a.tsx').node as TSESTree.StringLiteral, wanted)).toBe(expected);
  });

  it('of a template is escaped as such', () => {
    const { node } = find('x = `a`;', isTemplate);
    expect(withText(node, 'a`b${c}$d')).toBe('`a\\`b\\${c}$d`');
    expect(escaped('\'"`$', '"')).toBe('\'\\"`$');
  });

  it('is read out of them', () => {
    const textOf = (text: string): string | undefined => textIn(find(text, isDeclarator).node.init);
    expect(textOf("const x = 'a';")).toBe('a');
    expect(textOf('const x = `a\\n`;')).toBe('a\n');
    expect(textOf('const x = `a${b}`;')).toBeUndefined();
    expect(textOf('const x = 1;')).toBeUndefined();
    expect(textOf('const x = y;')).toBeUndefined();
    expect(textOf('let x;')).toBeUndefined();
  });
});

describe('a source', () => {
  it('keeps the mark of byte order out, and gives it back', () => {
    expect(withoutByteOrderMark('\uFEFFa')).toBe('a');
    expect(withoutByteOrderMark('a\uFEFF')).toBe('a\uFEFF');
    expect(withByteOrderMarkOf('\uFEFFa', 'b')).toBe('\uFEFFb');
    expect(withByteOrderMarkOf('a', 'b')).toBe('b');
  });

  it('has comments with their kind and their place', () => {
    expect(parseSource('a.ts', '// a\n/* b */ c;').comments).toEqual([
      { range: [0, 4], value: ' a', isLine: true },
      { range: [5, 12], value: ' b ', isLine: false },
    ]);
  });

  it('has the scripts of its file', () => {
    const scripts = (file: string, text: string): string[] =>
      parseSource(file, text).scripts.map(([start, end]) => text.slice(start, end));
    expect(scripts('a.ts', 'a;')).toEqual(['a;']);
    expect(scripts('a.vue', '<script>a;</script><template>b</template>')).toEqual(['a;']);
    expect(scripts('a.astro', '---\na;\n---\n<p>b</p><script>c;</script>')).toEqual(['\na;\n', 'c;']);
    expect(scripts('a.astro', '<p>b</p><script>c;</script>')).toEqual(['c;']);
    expect(scripts('a.svelte', '<script>a;</script><p>b</p>')).toEqual(['a;']);
  });

  it('reads types of Flow in a script, and nothing that it does not understand', () => {
    expect(parseSource('a.js', '// @flow\nconst a: ?string = b;').program.body).toHaveLength(1);
    expect(() => parseSource('a.ts', 'const = 1;')).toThrow(SyntaxError);
  });

  it('says why a place is no call', () => {
    expect(whyNoCall({ scripts: [[0, 5]] }, [1, 5])).toContain('handed on');
    expect(whyNoCall({ scripts: [[0, 5]] }, [1, 6])).toContain('markup');
    expect(whyNoCall({ scripts: [[2, 5]] }, [1, 5])).toContain('markup');
  });

  it.each([
    ['a.ts', true],
    ['a.tsx', true],
    ['a.mts', true],
    ['a.cts', true],
    ['a.ts.js', false],
    ['a.js', false],
    ['a.vue', false],
  ])('%s is TypeScript: %s', (file, expected) => {
    expect(isTypeScript({ file })).toBe(expected);
  });
});

describe('a module of CommonJS', () => {
  it.each([
    ['a.cjs', 'a;', true],
    ['a.cts', 'a;', true],
    ['a.cts', "import 'b';", false],
    ['a.cjs.ts', "require('b');", false],
    ['a.mjs', "require('b');", false],
    ['a.ts', "require('b');", false],
    ['a.tsx', "require('b');", false],
    ['a.vue', "<script>require('b');</script>", false],
    ['a.js', "require('b');", true],
    ['a.js', "require ('b');", true],
    ['a.js', 'module.exports = b;', true],
    ['a.js', 'exports.a = b;', true],
    ['a.js', '  exports.a = b;', true],
    ['a.js', 'b.exports.a = b;', false],
    ['a.js', 'a;', false],
    ['a.js', "required('b');", false],
    ['a.js', "import 'c'; require('b');", false],
    ['a.js', "require('b'); export const a = 1;", false],
  ])('%s with %s: %s', (file, text, expected) => {
    expect(isCommonJs(parseSource(file, text))).toBe(expected);
  });
});
