import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

import type { TSESTree } from '@typescript-eslint/utils';

describe('what nests too deep', () => {
  const deep = '['.repeat(10_000);

  it('is not parsed, and says so', () => {
    const { program, comments, error } = parse('a.ts', `// a\nx = ${deep}`);
    expect(program.body).toEqual([]);
    expect(comments).toEqual([]);
    expect(error).toEqual({
      message: 'nested more than 500 brackets deep, which is too much for a parser',
      offset: 9 + 500,
    });
  });

  it.each(['vue', 'html', 'svelte'])('in a script of a page: %s', extension => {
    expect(parse(`a.${extension}`, `<script>x = ${deep}</script>`, true).error?.message).toMatch(/^nested/);
  });

  it('in a handler of a page leaves out the handler alone', () => {
    const { program, error } = parse('a.html', `<a onclick="f(${deep})"></a><b onclick="g()"></b>`, true);
    expect(error).toBeUndefined();
    expect(JSON.stringify(program)).toContain('"name":"g"');
    expect(JSON.stringify(program)).not.toContain('"name":"f"');
  });

  it('is no matter in the markup of a page', () => {
    expect(parse('a.html', `<p>${deep}</p><script>f()</script>`, true).error).toBeUndefined();
  });
});

describe('`export name from`, which Babel alone reads', () => {
  it.each([
    ["export reducer from './reducer';", { reducer: 'default' }],
    [
      "  export reducer, { actions, types as kinds } from './reducer'",
      { reducer: 'default', actions: 'actions', kinds: 'types' },
    ],
  ])('%s', (code, exported) => {
    const text = `const a = <b />;\n${code}\ntrack(a);`;
    const { program, error } = parse('index.js', text);
    expect(error).toBeUndefined();
    const [, node] = program.body;
    expect(node).toMatchObject({ type: 'ExportNamedDeclaration', source: { value: './reducer' } });
    expect(text.slice(...(node?.range ?? [0, 0]))).toBe(code.trim());
    const specifiers = node?.type === 'ExportNamedDeclaration' ? node.specifiers : [];
    expect(Object.fromEntries(specifiers.map(one => [nameOf(one.exported), nameOf(one.local)]))).toEqual(exported);
  });

  it('changes nothing in a text that parses, or that does not parse for another reason', () => {
    expect(parse('index.js', "const text = `\nexport a from 'b'\n`;").error).toBeUndefined();
    expect(parse('index.js', "export reducer from './reducer'; const = 1;").error).toBeDefined();
  });
});

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
