import { describe, expect, it } from 'vitest';

import { fullValueOf } from '../../../support/evaluate.ts';

import type { Evaluated } from '../../../../lib/evaluate/value.ts';

const around = `
import { Analytics } from '@segment/analytics-node';
import { defineComponent, getCurrentInstance } from 'vue';
import { useNuxtApp, tryUseNuxtApp, useContext } from '#app';
const client = new Analytics({ writeKey: 'k' });
const mixin = { methods: { mixed() { return 'mixed'; } } };
const deep = { mixins: [mixin], methods: { deeper() { return 'deeper'; } } };
const base = { methods: { based() { return 'based'; } } };
const options = {
  name: 'c',
  data() { return { client, text: 't', n: null }; },
  mixins: [deep, defineComponent(mixin)],
  extends: base,
  inject: { named: 'k', viaFrom: { from: 'k' }, lost: 'zz' },
  methods: {
    own() { return 'own'; },
    all() { return {
      own: this.own(), client: this.client, text: this.text, n: this.n, total: this.total, pair: this.pair, mixed: this.mixed(), deeper: this.deeper(), based: this.based(),
      set: this.set(), other: this.other, root: this.$root, far: this.$nuxt.$app, later: this.later, name: this.name, named: this.named, viaFrom: this.viaFrom, lost: this.lost, hung: this.$hung, rootHung: this.$root.$hung,
    }; },
  },
  computed: { total() { return 'total'; }, pair: { get() { return 'pair'; }, set() {} } },
  watch: { a() { return this.own(); } },
  setup() { return { set: () => 'set' }; },
  created() { this.later = client; },
};
const all = options.methods.all();
const listed = { inject: ['k', 'zz'], methods: { m() { return { k: this.k, zz: this.zz, y: this.y }; } } };
const store = { state: { s: client, plain: 1 }, getters: { g: () => 'g', h: state => state.plain }, actions: { act() { return { g: this.g, act2: this.act2(), s: this.s, plain: this.plain, side: this.side }; }, act2() { return 'act2'; } }, side: client };
const none = { other: { a() { return this.b; }, b: 1 } };
`;
const text = (value: string): Evaluated => ({ kind: 'literal', value });
/** A project with components, on all of which `$hung` hangs, and which provides something for `k`. */
const host = {
  hasComponents: true,
  componentProperty: (name: string) => (name === '$hung' ? text('hung') : undefined),
  provided: (key: string) => (key === 'vue text k' ? text('provided') : undefined),
};

describe('what `this` of a component has', () => {
  it.each([
    ['all.own', '"own"'],
    ['all.client', 'the client of @segment/analytics-node'],
    ['all.text', 'a component.text'],
    ['all.n', 'a component.n'],
    ['all.total', '"total"'],
    ['all.pair', '"pair"'],
    ['all.mixed', '"mixed"'],
    ['all.deeper', '"deeper"'],
    ['all.based', '"based"'],
    ['all.set', '"set"'],
    ['all.other', 'a component.other'],
    ['all.root', 'an app'],
    ['all.far', 'an app'],
    ['all.later', 'the client of @segment/analytics-node'],
    ['all.name', 'a component.name'],
    ['all.named', '"provided"'],
    ['all.viaFrom', '"provided"'],
    ['all.lost', 'a component.lost'],
    ['all.hung', '"hung"'],
    ['all.rootHung', '"hung"'],
    ['options.watch.a()', '"own"'],
    ['listed.methods.m().k', '"provided"'],
    ['listed.methods.m().zz', 'a component.zz'],
    ['listed.methods.m().y', 'a component.y'],
    ['store.actions.act().g', '"g"'],
    ['store.actions.act().act2', '"act2"'],
    ['store.actions.act().s', 'the client of @segment/analytics-node'],
    ['store.actions.act().plain', 'a component.plain'],
    ['store.actions.act().side', 'the client of @segment/analytics-node'],
    ['none.other.a()', '1'],
    ['useNuxtApp()', 'an app'],
    ['useNuxtApp().$hung', '"hung"'],
    ['useNuxtApp().other', 'an app.other'],
    ['useNuxtApp(1)', 'useNuxtApp of "#app"(…)'],
    ['tryUseNuxtApp().$hung', '"hung"'],
    ['useContext().$hung', '"hung"'],
    ['getCurrentInstance().proxy.$hung', '"hung"'],
    ['getCurrentInstance().appContext.config.globalProperties.$hung', '"hung"'],
  ])('%s is %s', (expression, expected) => {
    expect(fullValueOf(expression, around, host)).toBe(expected);
  });
});
