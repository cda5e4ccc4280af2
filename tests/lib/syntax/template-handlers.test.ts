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
    name: 'what a text of Vue shows',
    file: 'a.vue',
    text: '<template><p>{{ of(1) }}{{of(2)}} {{ plain }}</p></template><script>(go)(3)</script>',
    code: ['of(1)', 'of(2)', '(go)(3)'],
  },
  {
    name: 'directives of Vue that are given an expression',
    file: 'a.vue',
    text: '<template><a v-if="of(1)" v-bind="{ go: () => of(2) }" v-memo="[of(3)]" /></template>',
    code: ['of(1)', '{ go: () => of(2) }', '[of(3)]'],
  },
  {
    name: 'no names of a loop or a slot',
    file: 'a.vue',
    text: '<template><a v-for="a in of(1)" v-slot:item="of(2)" v-slot="of(3)" /></template>',
    code: [],
  },
  {
    name: 'handlers of pug, and what its texts show',
    file: 'a.vue',
    text: `<template lang="pug">\ndiv\n  a(@click="go(1)" :to='of(2)' title="of(3)") {{ of(4) }}\n</template>`,
    code: ['"go(1)"', 'of(2)', 'of(4)'],
  },
  {
    name: 'what texts and blocks of Svelte ask',
    file: 'a.svelte',
    text: [
      '<p>{of(1)}{of(2)} {plain}{() => of(3)}</p>',
      '{#if of(4)}x{:else if of(5)}{@const it = of(6)}{@html of(7)}{/if}',
      '{#each of(8) as one (one.id)}{/each}{#await of(9) then all}{/await}',
    ].join('\n'),
    code: ['of(1)', 'of(2)', '() => of(3)', 'of(4)', 'of(5)', 'of(6)', 'of(7)', 'of(8)', 'of(9)'],
  },
  {
    name: 'braces of Astro around tags, and without',
    file: 'a.astro',
    text: "<p>{of(1)}</p>{ok && <a onclick={() => go(2)}>don't</a>}<p>{of(3)}</p>",
    code: ['of(1)', '() => go(2)', 'of(3)'],
  },
  { name: 'no text of HTML, and no style', file: 'a.html', text: '<p>{{ of(1) }}{of(2)}</p>', code: [] },
  {
    name: 'no braces of styles and scripts',
    file: 'a.svelte',
    text: '<style>a { width: calc(1px) }</style><p>{ broken(</p>',
    code: [],
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
