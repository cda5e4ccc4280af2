import { describe, expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

/** The code that stands in the tree of a file, statement by statement, as it is written. */
function statements(file: string, text: string): string[] {
  const { program, error } = parse(file, text, true);
  expect(error).toBeUndefined();
  const kept = program.body.filter(statement => statement.type !== 'EmptyStatement');
  return kept.map(statement => {
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : statement;
    const node =
      expression.type === 'ArrowFunctionExpression' &&
      expression.body.type === 'BlockStatement' &&
      expression.range[0] + 4 === expression.body.range[0]
        ? expression.body
        : expression;
    return text.slice(...node.range);
  });
}

const cases: readonly { name: string; file: string; text: string; code: readonly string[] }[] = [
  {
    name: 'a handler of Vue',
    file: 'a.vue',
    text: '<template><a @click.prevent="go(1)" /></template>',
    code: ['"go(1)"'],
  },
  {
    name: 'a binding of Vue',
    file: 'a.vue',
    text: '<template><a :to="of(1)" :b="plain" /></template>',
    code: ['of(1)'],
  },
  { name: 'a handler of one letter', file: 'a.vue', text: '<template><a @x="go(1)" /></template>', code: ['go(1)'] },
  {
    name: 'two handlers side by side',
    file: 'a.vue',
    text: '<template><a @click="go(1)"@focus="go(2)"/></template>',
    code: ['"go(1)"', '"go(2)"'],
  },
  {
    name: 'a handler before a script on the same line',
    file: 'a.vue',
    text: '<template><a @click="go(1)"/></template><script>(go)(2)</script>',
    code: ['"go(1)"', '(go)(2)'],
  },
  {
    name: 'statements and a return in HTML',
    file: 'a.html',
    text: '<a onclick="go(1); return false">x</a>',
    code: ['"go(1); return false"'],
  },
  {
    name: 'no attribute that is no handler',
    file: 'a.html',
    text: '<a title="go(1)" href="javascript:go(2)">go(3)</a>',
    code: [],
  },
  { name: 'no comment', file: 'a.html', text: '<!-- <a onclick="go(1)"></a> -->', code: [] },
  {
    name: 'braces of Svelte, nested',
    file: 'a.svelte',
    text: "<a on:click={() => { go({ a: '}' }, `${of({})}`); }}>x</a>",
    code: ["() => { go({ a: '}' }, `${of({})}`); }"],
  },
  {
    name: 'quoted braces of Svelte',
    file: 'a.svelte',
    text: '<a on:click="{() => go(1)}">x</a>',
    code: ['() => go(1)'],
  },
  {
    name: 'a spread among attributes',
    file: 'a.svelte',
    text: '<a {...all(1)} onclick={() => go(1)}>x</a>',
    code: ['() => go(1)'],
  },
  {
    name: 'the frontmatter of Astro apart from its markup',
    file: 'a.astro',
    text: '---\nstart(1);\n---\n<a onclick="go(1)">x</a>',
    code: ['start(1)', '"go(1)"'],
  },
  { name: 'entities', file: 'a.html', text: '<a onclick="go(&quot;x&quot;)">x</a>', code: ['"go(&quot;x&quot;)"'] },
  {
    name: 'nothing that does not parse',
    file: 'a.vue',
    text: '<template><a v-for="a in b(1)" @click="go(1" @focus="go(2)" /></template><script>go(3)</script>',
    code: ['"go(2)"', 'go(3)'],
  },
  {
    name: 'no end of a line',
    file: 'a.html',
    text: '<a onclick="go(1)"\n  onblur="go(2)"\n>x</a>',
    code: ['"go(1)"', '"go(2)"'],
  },
];

describe('handlers of templates', () => {
  it.each(cases)('$name', ({ file, text, code }) => {
    expect(statements(file, text)).toEqual(code);
  });

  it('are left out unless asked for', () => {
    const { program } = parse('a.html', '<a onclick="go(1)">x</a>');
    expect(program.body.filter(statement => statement.type !== 'EmptyStatement')).toEqual([]);
  });
});
