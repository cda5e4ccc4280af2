import { expect, it } from 'vitest';

import { parse } from '../../../lib/syntax/parse.ts';

/** The elements in the tree of a file, as they are written, with the names and values of their attributes. */
function elements(file: string, text: string): string[] {
  const { program } = parse(file, text, true);
  return program.body.flatMap(statement => {
    const element = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (element?.type !== 'JSXElement') return [];
    const { name, attributes } = element.openingElement;
    const given = attributes.map(one => {
      if (one.type !== 'JSXAttribute' || !one.value) return '';
      const value = one.value.type === 'JSXExpressionContainer' ? one.value.expression : one.value;
      return `${String(one.name.name)}=${value.type === 'JSXEmptyExpression' ? '?' : text.slice(...value.range)}`;
    });
    return [[text.slice(...element.range), name.type === 'JSXIdentifier' ? name.name : '', ...given].join(' ')];
  });
}

const VUE = "<script setup>import OneButton from './one';</script>\n";

it.each([
  ['a.astro', "---\nimport One from './one';\n---\n", '<One a="b" c={d.e} />', 'One a="b" c=d.e'],
  ['a.svelte', "<script>import One from './one';</script>\n", '<One a={b}>', 'One a=b'],
  ['a.vue', VUE, '<OneButton a="b" :c="d.e" />', 'OneButton a="b" c=d.e'],
  ['a.vue', VUE, '<one-button v-bind:an-event="d.e" @click="go" />', 'OneButton anEvent=d.e'],
  ['a.vue', VUE, '<one-button :a="b(1)" />', 'OneButton a=?'],
  ['a.vue', "<script setup>import One from './One.vue';</script>\n", '<One a="b" />', 'One a="b"'],
])('are read: %s %s%s', (file, head, markup, expected) => {
  expect(elements(file, `${head}${markup}`)).toEqual([`${markup} ${expected}`]);
});

it.each([
  ['a.vue', `${VUE}<Other a="b" /><button a="b" /><!-- <OneButton a="b" /> -->`],
  ['a.svelte', `<script>import OneButton from './one';</script>\n<one-button a="b" />`],
  ['a.html', `<script>import One from './one';</script>\n<One a="b" />`],
])('are none: %s %s', (file, text) => {
  expect(elements(file, text)).toEqual([]);
});

/** The calls at the end of the tree of a file, as they are written. */
function actions(file: string, text: string): string[] {
  return parse(file, text, true).program.body.flatMap(statement => {
    const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (call?.type !== 'CallExpression') return [];
    return [[call.callee, call.arguments[1]].map(one => one && text.slice(...one.range)).join(' ')];
  });
}

it('reads actions of Svelte as calls', () => {
  expect(actions('a.svelte', '<b use:track={{ event: one.two }} use:tip title="use:none={a}">x</b>')).toEqual([
    'track { event: one.two }',
  ]);
  expect(actions('a.svelte', '<!-- <b use:track={one} /> -->')).toEqual([]);
  expect(actions('a.vue', '<b use:track={one} />')).toEqual([]);
});
