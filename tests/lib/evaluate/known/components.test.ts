import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { evaluation, fullValueOf } from '../../../support/evaluate.ts';

import type { Evaluated } from '../../../../lib/evaluate/value.ts';

const provided: Evaluated = { kind: 'literal', value: 'provided' };

/** What `this.x` is in a component, in words. */
function memberOf(component: string, before = ''): string {
  const { evaluator, module } = evaluation(
    { 'a.vue': `<script>\n${before}\nexport default ${component};\n</script>` },
    {
      hasComponents: true,
      componentProperty: name => (name === '$hung' ? { kind: 'literal', value: 'hung' } : undefined),
      provided: key => (key.endsWith('token') ? provided : undefined),
    },
  );
  const m = module('a.vue');
  const call = m.facts.calls.find(({ x }) => m.text.slice(x.s, x.e).startsWith('this.'));
  if (!call) throw new Error('Nothing is called on `this`.');
  return inWords(evaluator.open(() => evaluator.eval(m, call.x, null)));
}

const CALL = 'methods: { call() { this.x(); } }';

describe('a member of a component is', () => {
  it.each([
    ['a method', "{ methods: { call() { this.x(); }, x: 'own' } }", '"own"'],
    ['a computed value', `{ ${CALL}, computed: { x() { return 'own'; } } }`, '"own"'],
    [
      'a computed value that is written, too',
      `{ ${CALL}, computed: { x: { get() { return 'own'; }, set() {} } } }`,
      '"own"',
    ],
    ['what its setup gives', `{ ${CALL}, setup() { return { x: 'own' }; } }`, '"own"'],
    ['what it injects, by a list', `{ ${CALL.replace('x', 'token')}, inject: ['token'] }`, '"provided"'],
    ['what it injects, by a name', `{ ${CALL}, inject: { x: 'token' } }`, '"provided"'],
    ['what it injects, with more', `{ ${CALL}, inject: { x: { from: 'token' } } }`, '"provided"'],
    ['what is mixed in', `{ ${CALL}, mixins: [mixin] }`, '"mixed"'],
    ['what it extends', `{ ${CALL}, extends: mixin }`, '"mixed"'],
    ['what was hung on all', '{ methods: { call() { this.$hung(); } } }', '"hung"'],
    ['its own before what is mixed in', "{ mixins: [mixin], methods: { call() { this.x(); }, x: 'own' } }", '"own"'],
    ['what a function makes options of', `defineComponent({ ${CALL}, setup() { return { x: 'own' }; } })`, '"own"'],
  ])('%s', (_about, component, expected) => {
    const before = "import { defineComponent } from 'vue';\nconst mixin = { methods: { x: 'mixed' } };";
    expect(memberOf(component, before)).toBe(expected);
  });

  it.each(['methods', 'computed', 'watch', 'filters'])('known to the functions of its %s', part => {
    expect(memberOf(`{ ${part}: { call() { this.x(); } }, setup() { return { x: 'own' }; } }`)).toBe('"own"');
  });

  it.each([
    ...['$root', '$parent', '$nuxt', '$app', '$options', 'proxy', 'ctx', 'root', 'parent', 'app', 'context'],
    ...['appContext', 'config', 'globalProperties', 'vueApp', 'nuxtApp', 'provides'],
  ])('a way to the app: %s', name => {
    expect(memberOf(`{ methods: { call() { this.${name}.$hung(); } } }`)).toBe('"hung"');
  });

  it.each([
    ...['data', 'template', 'render', 'setup', 'components', 'mixins', 'props', 'created', 'mounted', 'beforeDestroy'],
  ])('none of the component around it, where it is one by its %s', mark => {
    const around = (inner: string): string => `{ components: { Inner: { ${inner} } }, methods: { x: 'outer' } }`;
    const hook = 'beforeMount() { this.x(); }';
    expect(memberOf(around(`${mark}: one, ${hook}`))).not.toBe('"outer"');
    expect(memberOf(around(`other: one, ${hook}`))).toBe('"outer"');
  });

  it.each([
    ['that nobody gives', `{ ${CALL} }`],
    ['that others inject', `{ ${CALL}, inject: ['token'] }`],
    ['that stands under another name', `{ ${CALL}, inject: { y: 'token' } }`],
    ['that is provided by another token', `{ ${CALL}, inject: { x: 'other' } }`],
  ])('unknown for one %s', (_about, component) => {
    expect(memberOf(component)).not.toMatch(/^"/);
  });
});

describe('what a component has by its parts', () => {
  it.each([
    [
      'what it injects, where its setup gives no such thing',
      `{ ${CALL.replace('x', 'token')}, setup() { return { token: undefined }; }, inject: ['token'] }`,
      '"provided"',
    ],
    [
      'what is mixed in, where its method is not known',
      `{ methods: { call() { this.x(); }, x: undefined }, mixins: [mixin] }`,
      '"mixed"',
    ],
    ['what is mixed in to what is mixed in', `{ ${CALL}, mixins: [{ mixins: [mixin] }] }`, '"mixed"'],
    ['what one of several gives', `{ ${CALL}, mixins: [{ methods: { y: 1 } }, mixin] }`, '"mixed"'],
    ['what options that are made give', `{ ${CALL}, extends: defineComponent(defineComponent(mixin)) }`, '"mixed"'],
    ['its own before what is hung on all', `{ methods: { call() { this.$hung(); }, $hung: 'own' } }`, '"own"'],
    ['a value that is computed of a text', `{ ${CALL}, computed: { x: 'text' } }`, '"text"'],
  ])('%s', (_about, component, expected) => {
    const before = "import { defineComponent } from 'vue';\nconst mixin = { methods: { x: 'mixed' } };";
    expect(memberOf(component, before)).toBe(expected);
  });

  it('ends in circles of what is mixed in', () => {
    expect(
      memberOf(`{ ${CALL}, mixins: [one] }`, 'const one = { mixins: [two] };\nconst two = { mixins: [one] };'),
    ).not.toMatch(/^"/);
  });

  it('is not looked for in options that a third function makes', () => {
    expect(memberOf(`{ ${CALL}, extends: a(b(c(mixin))) }`, "const mixin = { methods: { x: 'mixed' } };")).not.toBe(
      '"mixed"',
    );
  });

  it('is looked for through four objects around', () => {
    const nested = (depth: number): string =>
      `{ setup() { return { x: 'own' }; }, methods: ${'{ in: '.repeat(depth)}{ call() { this.x(); } }${' }'.repeat(depth)} }`;
    expect(memberOf(nested(3))).toBe('"own"');
    expect(memberOf(nested(4))).not.toBe('"own"');
  });
});

describe('the app', () => {
  const appMember = (expression: string): string =>
    fullValueOf(expression, "import { useNuxtApp, useContext, getCurrentInstance } from '#imports';", {
      componentProperty: name => (name === '$hung' ? { kind: 'literal', value: 'hung' } : undefined),
    });

  it.each([
    ['useNuxtApp().$hung', '"hung"'],
    ['useNuxtApp().other', 'an app.other'],
    ['useNuxtApp().$root.$hung', '"hung"'],
    [
      'useNuxtApp(1).$hung',
      'the global useNuxtApp(…).$hung'.replace('the global useNuxtApp', 'useNuxtApp of "#imports"'),
    ],
    ['useContext().app.$hung', '"hung"'],
    ['getCurrentInstance().proxy.$hung', '"hung"'],
    ['getCurrentInstance().other.$hung', 'an app.other.$hung'],
  ])('has what is hung on it: %s is %s', (expression, expected) => {
    expect(appMember(expression)).toBe(expected);
  });
});
