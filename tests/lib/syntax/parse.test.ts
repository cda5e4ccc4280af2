import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

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
