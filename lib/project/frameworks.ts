/** What frameworks do by the place of a file: Nuxt's plugins, Ember's services, and what needs no import. */
import path from 'node:path';

import { serviceName } from '../evaluate/known/ember.ts';

import type { Manifest } from '../files/manifest.ts';
import type { Sources } from './sources.ts';

const nuxtPackages = ['nuxt', 'nuxt3', 'nuxt-edge', 'nuxt-nightly', '@nuxt/kit', '@nuxt/bridge'];
const vuePackages = ['vue', '@vue/compat', 'vue-demi', 'quasar', ...nuxtPackages];
const autoImporters = [...nuxtPackages, 'unplugin-auto-import'];
const componentImporters = [...nuxtPackages, 'unplugin-vue-components'];

const emberPackages = ['ember-source', 'ember-cli', 'ember'];
const service = /^(?:app|addon|src)\/services\/(.+?)(?:\/service)?\.[jt]s$/;

const plugin = /^(?:(?:src|app|layers\/[^/]+(?:\/app)?)\/)?(?:plugins|modules)\/.+\.[cm]?[jt]s$/;
/** Folders whose exports are at hand in the whole package: their own files, and the index of a folder in them. */
const shared =
  /^(?:(?:src|app|layers\/[^/]+(?:\/app)?)\/)?(?:composables|utils|hooks|stores|shared\/utils|server\/utils)\/(?:[^/]+|[^/]+\/index)\.[cm]?[jt]s$/;

/** Components that are at hand in the same way. */
const components = /^(?:(?:src|app|layers\/[^/]+(?:\/app)?)\/)?components\/(.+)\.vue$/;

export class Frameworks {
  readonly #sources: Sources;
  #hasComponents: boolean | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Whether there are components of Vue or Ember. */
  get hasComponents(): boolean {
    return (this.#hasComponents ??=
      this.#sources.manifests.some(
        manifest => dependsOn(manifest, vuePackages) || dependsOn(manifest, emberPackages),
      ) || this.#sources.files.some(file => file.endsWith('.vue')));
  }

  isNuxtPlugin(file: string): boolean {
    return plugin.test(this.#sources.inPackage(file)) && this.#dependOn(file, nuxtPackages) !== undefined;
  }

  /** The name under which every component, route and controller of Ember can have what a file exports. */
  serviceName(file: string): string | undefined {
    const name = service.exec(this.#sources.inPackage(file))?.[1];
    return name !== undefined && this.#dependOn(file, emberPackages) ? serviceName(name) : undefined;
  }

  /** The folder in which what a file exports needs no import. */
  sharedIn(file: string): string | undefined {
    return shared.test(this.#sources.inPackage(file)) ? this.#dependOn(file, autoImporters)?.folder : undefined;
  }

  /** The folder in which the component of a file needs no import, and the names that it has there. */
  componentIn(file: string): { readonly folder: string; readonly names: readonly string[] } | undefined {
    const way = components.exec(this.#sources.inPackage(file))?.[1];
    const folder = way === undefined ? undefined : this.#dependOn(file, componentImporters)?.folder;
    return way !== undefined && folder !== undefined ? { folder, names: namesOf(way) } : undefined;
  }

  /** The folder whose shared exports a file has. */
  autoImportsOf(file: string): string | undefined {
    return this.#dependOn(file, [...autoImporters, ...componentImporters])?.folder;
  }

  /** The name under which the default export of a shared file is at hand. */
  static defaultName(file: string): string {
    const { name, dir } = path.parse(file);
    return (name === 'index' ? path.basename(dir) : name).replace(/[-_.](\w)/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
  }

  forget(): void {
    this.#hasComponents = undefined;
  }

  #dependOn(file: string, packages: readonly string[]): Manifest | undefined {
    return this.#sources.manifests.find(
      manifest => file.startsWith(manifest.folder + path.sep) && dependsOn(manifest, packages),
    );
  }
}

/** `base/tracked-link`: by its own name, and behind those of its folders, of which none is said twice: `BaseTrackedLink`. */
function namesOf(way: string): readonly string[] {
  const words = way.split('/').map(pascal);
  const [own = '', ...outer] = words.filter(word => word !== 'Index').toReversed();
  let whole = own;
  for (const folder of outer) if (!whole.startsWith(folder)) whole = folder + whole;
  return own === whole ? [own] : [own, whole];
}

function pascal(name: string): string {
  return name.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function dependsOn({ dependencies }: Manifest, packages: readonly string[]): boolean {
  return packages.some(name => dependencies.has(name));
}
