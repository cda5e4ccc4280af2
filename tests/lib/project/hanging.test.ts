import { describe, expect, it } from 'vitest';

import { Hanging } from '../../../lib/project/hanging.ts';
import { Interest } from '../../../lib/project/interest.ts';
import { openProject } from '../../../lib/project/project.ts';
import { Providing } from '../../../lib/project/providing.ts';
import { Terms } from '../../../lib/project/terms.ts';
import { useProjects } from '../../support/project.ts';
import { readText } from '../../support/reading.ts';

import type { Topic } from '../../../lib/project/registry.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

/** Which of the names a module hangs on something, and on what: `components $segment`. */
function hung(text: string, ...names: string[]): string[] {
  const { workings, module } = readText(client + text);
  const { evaluator, effects, registry } = workings;
  const interest = new Interest(evaluator, effects, registry);
  const providing = new Providing(evaluator, registry, interest);
  const terms = new Terms([], []);
  new Hanging({ evaluator, registry, interest, providing, sources: { packageFolder: () => '/p' } }).register(module, {
    terms,
    admit: () => undefined,
  });
  const topics: [Topic, string][] = [
    ['components', ''],
    ['members', '/p '],
  ];
  return topics.flatMap(([topic, before]) =>
    names.flatMap(name => {
      if (!registry.has(topic, before + name)) return [];
      const isLookedFor = terms.pattern().test(`x.${name}`, () => false);
      return [`${topic} ${name}${isLookedFor ? '' : ', which nobody looks for'}`];
    }),
  );
}

describe('what every component has', () => {
  const imports = "import Vue from 'vue';\nimport Own from './own';\nclass Mine {}\n";

  it.each([
    ['Vue.prototype.$sender = analytics;', true],
    ['window.Vue.prototype.$sender = analytics;', true],
    ['app.config.globalProperties.$sender = analytics;', true],
    ['export const install = app => { app.config.globalProperties.$sender = analytics; };', true],
    ['export const install = Constructor => { Constructor.prototype.$sender = analytics; };', true],
    ["const Own2 = require('vue'); Own2.prototype.$sender = analytics;", true],
    ['Own.prototype.$sender = analytics;', false],
    ['Mine.prototype.$sender = analytics;', false],
    ['Vue.prototype.$sender = console;', false],
    ['Vue.prototype.parts.$sender = analytics;', false],
    ['Vue.$sender = analytics;', false],
    ['Object.assign(Vue.prototype, { $sender: analytics });', true],
    ['Object.assign(app.config.globalProperties, { $sender: analytics });', true],
    ['Object.assign(Vue.prototype as any, { $sender: analytics });', true],
    ['Object.assign(Own.prototype, { $sender: analytics });', false],
    ['Object.assign(Mine, { $sender: analytics });', false],
    ['Object.assign(Vue.prototype, ...[{ $sender: analytics }]);', false],
    ["Object.defineProperty(Vue.prototype, '$sender', { get: () => analytics });", true],
    ["Object.defineProperty(Vue.prototype, '$sender', { get() { return analytics; } });", true],
    ["Object.defineProperty(Vue.prototype, '$sender', { value: analytics });", true],
    ["Object.defineProperty(Vue.prototype, '$sender', { value: console });", false],
    ["Object.defineProperty(Vue.prototype, '$sender', made);", false],
    ['Object.defineProperty(Vue.prototype, name, { value: analytics });', false],
    ["Object.defineProperty(Own.prototype, '$sender', { value: analytics });", false],
    ['Vue.mixin({ methods: { $sender: event => analytics.track(event) } });', true],
    ['Vue.mixin({ methods: { $sender: event => console.log(event) } });', false],
    ['Vue.mixin({ computed: { $sender: event => analytics.track(event) } });', false],
    ['mixin({ methods: { $sender: event => analytics.track(event) } });', false],
    ['Vue.mixin(made);', false],
    ['Vue.other({ methods: { $sender: event => analytics.track(event) } });', false],
  ])('%s: %s', (text, isHung) => {
    const found = hung(imports + text, '$sender').filter(one => one.startsWith('components'));
    expect(found).toEqual(isHung ? ['components $sender'] : []);
  });

  it('is hung on the global Vue of a script', () => {
    expect(hung('Vue.prototype.$sender = analytics;', '$sender')).toEqual(['components $sender']);
    expect(hung('Object.assign(Vue.prototype, { $sender: analytics });', '$sender')).toEqual(['components $sender']);
    expect(hung('Other.prototype.$sender = analytics;', '$sender')).toEqual([]);
    expect(hung('Object.assign(Other.prototype, { $sender: analytics });', '$sender')).toEqual([]);
  });
});

describe('what a server has', () => {
  const imports = "import express from 'express';\nconst app = express();\n";

  it.each([
    ['app.locals.sender = analytics;', true],
    ['app.locals.sender = console;', false],
    ['app.use((request, response, next) => { request.sender = analytics; });', true],
    ["app.set('sender', analytics);", true],
    ["app.decorate('sender', analytics);", true],
    ["app.decorateRequest('sender', analytics);", true],
    ["app.decorateReply('sender', analytics);", true],
    [
      "export default async fastify => { fastify.decorate('sender', { track: event => analytics.track(event) }); };",
      true,
    ],
    ["app.set('sender');", false],
    ['app.set(name, analytics);', false],
    ["app.put('sender', analytics);", false],
    ["set('sender', analytics);", false],
    ["app.locals.set('sender', analytics);", false],
    ["new Map().set('sender', analytics);", false],
    ["const own = new Map(); own.set('sender', analytics);", false],
    ['const own = {}; own.sender = analytics;', false],
    ["import { own } from './own'; own.set('sender', analytics);", false],
    ["let own; own.set('sender', analytics);", false],
    ["let own = express(); own = {}; own.set('sender', analytics);", false],
  ])('%s: %s', (text, isHung) => {
    expect(hung(imports + text, 'sender')).toEqual(isHung ? ['members sender'] : []);
  });
});

/** `line method event…` of the calls in `use.*` of a project. */
function calls(packages: readonly string[], files: Readonly<Record<string, string>>): string[] {
  const dependencies = Object.fromEntries(packages.map(name => [name, '1.0.0']));
  const { root } = createProject({ 'package.json': JSON.stringify({ dependencies }), ...files });
  return openProject({ root, cache: false })
    .calls()
    .filter(({ file }) => /\buse\.\w+$/.test(file))
    .map(({ line, method, events }) => [line, method, ...events].join(' '));
}

describe('a plugin of Nuxt', () => {
  const use = "export const use = () => { const { $sender } = useNuxtApp(); $sender.track('A'); };\n";
  const read = (plugin: string, file = 'plugins/sender.ts', packages = ['nuxt']): string[] =>
    calls(packages, { [file]: client + plugin, 'composables/use.ts': use });

  it.each([
    ['export default defineNuxtPlugin(() => ({ provide: { sender: analytics } }));', true],
    ['export default defineNuxtPlugin({ provide: { sender: analytics } });', true],
    ['export default defineNuxtPlugin({ setup() { return { provide: { sender: analytics } }; } });', true],
    ['export default () => ({ provide: { sender: analytics } });', true],
    ['export default defineNuxtPlugin(() => ({ other: { sender: analytics } }));', false],
    ['export default defineNuxtPlugin(() => ({ provide: { other: analytics } }));', false],
    ["export default defineNuxtPlugin(nuxtApp => { nuxtApp.provide('sender', analytics); });", true],
    ["export default defineNuxtPlugin(nuxtApp => { nuxtApp.provide('other', analytics); });", false],
    ["export default (context, inject) => { inject('sender', analytics); };", true],
    ["export default (context, inject) => { inject('$sender', analytics); };", true],
    ["export default (inject, context) => { inject('sender', analytics); };", false],
    ["export default (context, inject) => { inject('sender'); };", false],
    ["export default context => (inner, inject) => { inject('sender', analytics); };", false],
  ])('%s: %s', (plugin, isProvided) => {
    expect(read(plugin)).toEqual(isProvided ? ['1 track A'] : []);
  });

  it('stands in a folder of plugins of a package that has Nuxt', () => {
    const plugin = "export default (context, inject) => { inject('sender', analytics); };";
    expect(read(plugin, 'src/plugins/deep/sender.ts')).toEqual(['1 track A']);
    expect(read(plugin, 'lib/sender.ts')).toEqual([]);
    expect(read(plugin, 'plugins/sender.ts', ['vue'])).toEqual([]);
  });
});

describe('what is provided to components of Vue', () => {
  const use =
    "import { inject } from 'vue';\nexport const use = () => { const sender = inject('sender'); sender.track('A'); };\n";

  it.each([
    ["import { provide } from 'vue'; export const set = () => provide('sender', analytics);", true],
    ["export const set = () => provide('sender', analytics);", true],
    ["export const set = () => other('sender', analytics);", false],
    ["export const install = app => app.provide('sender', analytics);", true],
    ['export default { provide: { sender: analytics } };', true],
    ['export default { provide() { return { sender: analytics }; } };', true],
    ['export default { provide: () => ({ sender: analytics }) };', true],
    ["const KEY = 'sender'; export default { provide: { [KEY]: analytics } };", true],
    ['export default { provide: made() };', false],
    ['export default { other: { sender: analytics } };', false],
    ["export const install = app => app.provide('sender', console);", false],
    ["export const install = app => app.other('sender', analytics);", false],
  ])('%s: %s', (text, isProvided) => {
    expect(calls(['vue'], { 'provide.ts': client + text, 'use.ts': use })).toEqual(isProvided ? ['2 track A'] : []);
  });

  it('is not what contexts of Svelte have', () => {
    const svelte = "import { getContext } from 'svelte';\nexport const use = () => getContext('sender').track('A');\n";
    const set = `${client}import { setContext } from 'svelte';\nsetContext('sender', analytics);`;
    expect(calls(['svelte'], { 'provide.ts': set, 'use.ts': svelte })).toEqual(['2 track A']);
    expect(calls(['vue'], { 'provide.ts': set, 'use.ts': use })).toEqual([]);
    expect(
      calls(['vue'], {
        'provide.ts': `${client}export const set = app => app.provide('sender', analytics);`,
        'use.ts': svelte,
      }),
    ).toEqual([]);
  });
});

describe('a service of Ember', () => {
  const use =
    "import Route from '@ember/routing/route';\nimport { service } from '@ember/service';\nexport default class Use extends Route { @service sender; open() { this.sender.say('A'); } }\n";
  const read = (text: string, file = 'app/services/sender.js', packages = ['ember-source']): string[] =>
    calls(packages, { [file]: `import Service from '@ember/service';\n${client}${text}`, 'app/routes/use.js': use });

  it.each([
    ['export default class extends Service { say(event) { analytics.track(event); } }', true],
    ['export default Service.extend({ say(event) { analytics.track(event); } });', true],
    ['export default Service.extend(Mixin, { say(event) { analytics.track(event); } });', true],
    ['export default class extends Service { say(event) { console.log(event); } }', false],
    ['export default Service.extend(made);', false],
  ])('%s: %s', (text, isService) => {
    expect(read(text)).toEqual(isService ? ['3 track A'] : []);
  });

  it('stands in a folder of services of a package that has Ember', () => {
    const text = 'export default class extends Service { say(event) { analytics.track(event); } }';
    expect(read(text, 'app/sender/service.js')).toEqual([]);
    expect(read(text, 'app/services/sender/service.js')).toEqual(['3 track A']);
    expect(read(text, 'app/services/sender.js', ['vue'])).toEqual([]);
  });
});

describe('the context of sagas', () => {
  const use =
    "import { getContext } from 'redux-saga/effects';\nexport function* use() { const sender = yield getContext('sender'); sender.track('A'); }\n";

  it.each([
    ["import make from 'redux-saga'; make({ context: { sender: analytics } });", true],
    ["import make from '@redux-saga/core'; const parts = { sender: analytics }; make({ context: parts });", true],
    ["import make from 'redux-saga'; const options = { context: { sender: analytics } }; make(options);", true],
    ["import make from 'redux-saga'; const saga = make(); saga.setContext({ sender: analytics });", true],
    [
      "import { setContext } from 'redux-saga/effects'; export function* set() { yield setContext({ sender: analytics }); }",
      true,
    ],
    ["import make from 'redux-saga'; make({ other: { sender: analytics } });", false],
    ["import make from 'redux-saga'; make({ context: { other: analytics } });", false],
    ["import make from 'redux-saga'; make({}, { context: { sender: analytics } });", false],
    ["import make from 'redux-saga'; make(made);", false],
    ["import { other } from 'redux-saga'; other({ context: { sender: analytics } });", false],
    ["import 'redux-saga'; import make from './own'; make({ context: { sender: analytics } });", false],
    ["import 'redux-saga'; import { own } from './own'; own.setContext({ sender: analytics });", false],
    ["import 'redux-saga'; import { setContext } from 'svelte'; setContext({ sender: analytics });", false],
  ])('%s: %s', (text, isGiven) => {
    const found = calls(['redux-saga'], { 'store.ts': client + text, 'use.ts': use });
    expect(found).toEqual(isGiven ? ['2 track A'] : []);
  });
});

describe('what is written to the page by who was given it at once', () => {
  it.each([
    ['(function (w) { w.metrics = { sent: () => analytics.track("Sent") }; });', ['members metrics']],
    ['(function (w) { w.metrics = { sent: () => analytics.track("Sent") }; })(window);', []],
    ['((w, d) => { w.metrics = { sent: () => analytics.track("Sent") }; })(window, document);', []],
  ])('%s hangs on no request', (text, expected) => {
    expect(hung(text, 'metrics')).toEqual(expected);
  });
});
