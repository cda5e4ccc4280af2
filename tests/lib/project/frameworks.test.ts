import { describe, expect, it } from 'vitest';

import { Frameworks } from '../../../lib/project/frameworks.ts';
import { Sources } from '../../../lib/project/sources.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

interface Asked {
  readonly frameworks: Frameworks;
  file(name: string): string;
}

/** A project with these packages in its folder `app`. */
function ask(packages: readonly string[], ...files: readonly string[]): Asked {
  const { root } = createProject({
    'package.json': '{}',
    'app/package.json': JSON.stringify({ dependencies: Object.fromEntries(packages.map(name => [name, '1.0.0'])) }),
    ...Object.fromEntries(files.map(name => [name, ''])),
  });
  const sources = new Sources(root, {}, false);
  return { frameworks: new Frameworks(sources), file: name => sources.absolute(name) };
}

const nuxt = ['nuxt', 'nuxt3', 'nuxt-edge', 'nuxt-nightly', '@nuxt/kit', '@nuxt/bridge'];

describe('components', () => {
  it.each([...nuxt, 'vue', '@vue/compat', 'vue-demi', 'quasar', 'ember-source', 'ember-cli', 'ember'])(
    'are there by %s',
    name => {
      expect(ask([name]).frameworks.hasComponents).toBe(true);
    },
  );

  it('are there by a file of Vue', () => {
    expect(ask([], 'app/a.vue').frameworks.hasComponents).toBe(true);
    expect(ask(['react', 'vuex'], 'app/a.vue.ts').frameworks.hasComponents).toBe(false);
  });
});

describe('a plugin of Nuxt', () => {
  it.each(nuxt)('is one by %s', name => {
    const { frameworks, file } = ask([name]);
    expect(frameworks.isNuxtPlugin(file('app/plugins/a.ts'))).toBe(true);
  });

  it.each([
    ['plugins/a.ts', true],
    ['plugins/deep/a.client.mjs', true],
    ['src/plugins/a.js', true],
    ['app/plugins/a.cts', true],
    ['modules/a.ts', true],
    ['layers/base/plugins/a.ts', true],
    ['layers/base/app/plugins/a.ts', true],
    ['lib/plugins/a.ts', false],
    ['plugins/a.vue', false],
    ['plugin/a.ts', false],
    ['plugins.ts', false],
  ])('in %s: %s', (name, expected) => {
    const { frameworks, file } = ask(['nuxt']);
    expect(frameworks.isNuxtPlugin(file(`app/${name}`))).toBe(expected);
  });

  it('is none of another package', () => {
    const { frameworks, file } = ask(['vue']);
    expect(frameworks.isNuxtPlugin(file('app/plugins/a.ts'))).toBe(false);
    expect(ask(['nuxt']).frameworks.isNuxtPlugin(file('other/plugins/a.ts'))).toBe(false);
  });
});

describe('a service of Ember', () => {
  it.each([
    ['app/services/sender.js', 'sender'],
    ['app/services/deep/sender.ts', 'deepSender'],
    ['addon/services/sender.js', 'sender'],
    ['src/services/sender/service.js', 'sender'],
    ['app/services/sender.mjs', undefined],
    ['lib/services/sender.js', undefined],
    ['app/service/sender.js', undefined],
  ])('%s: %s', (name, expected) => {
    const { frameworks, file } = ask(['ember-source']);
    const found = frameworks.serviceName(file(`app/${name}`));
    expect(found).toBe(expected);
    expect(ask(['vue']).frameworks.serviceName(file(`app/${name}`))).toBeUndefined();
  });
});

describe('what needs no import', () => {
  it.each([
    ['composables/useA.ts', true],
    ['utils/a.js', true],
    ['hooks/useA/index.ts', true],
    ['stores/a.mts', true],
    ['shared/utils/a.ts', true],
    ['server/utils/a.ts', true],
    ['src/composables/useA.ts', true],
    ['layers/base/composables/useA.ts', true],
    ['composables/deep/useA.ts', false],
    ['lib/useA.ts', false],
    ['composables/useA.vue', false],
    ['my/composables/useA.ts', false],
  ])('%s: %s', (name, expected) => {
    for (const one of ['nuxt', 'unplugin-auto-import']) {
      const { frameworks, file } = ask([one]);
      expect(frameworks.sharedIn(file(`app/${name}`))).toBe(expected ? file('app') : undefined);
    }
    const { frameworks, file } = ask(['vue']);
    expect(frameworks.sharedIn(file(`app/${name}`))).toBeUndefined();
  });

  it.each([
    ['/a/use-tracker.ts', 'useTracker'],
    ['/a/use_tracker.ts', 'useTracker'],
    ['/a/use.tracker.ts', 'useTracker'],
    ['/a/tracker/index.ts', 'tracker'],
    ['/a/tracker.ts', 'tracker'],
  ])('%s goes by the name of %s', (file, name) => {
    expect(Frameworks.defaultName(file)).toBe(name);
  });
});

it('forgets what it knows of components', () => {
  const { frameworks } = ask(['vue']);
  expect(frameworks.hasComponents).toBe(true);
  frameworks.forget();
  expect(frameworks.hasComponents).toBe(true);
});
