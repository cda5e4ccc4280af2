import { describe, expect, it } from 'vitest';

import { describe as inWords } from '../../../../lib/evaluate/describe.ts';
import { evaluation } from '../../../support/evaluate.ts';

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
