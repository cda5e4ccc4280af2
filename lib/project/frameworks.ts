/** What frameworks do by the place of a file: Nuxt's plugins, Ember's services, and what needs no import. */
import path from 'node:path';

import { serviceName } from '../evaluate/known/ember.ts';

import type { Manifest } from '../files/manifest.ts';
import type { Sources } from './sources.ts';

const nuxtPackages = ['nuxt', 'nuxt3', 'nuxt-edge', 'nuxt-nightly', '@nuxt/kit', '@nuxt/bridge'];
const vuePackages = ['vue', '@vue/compat', 'vue-demi', 'quasar', ...nuxtPackages];
const autoImporters = [...nuxtPackages, 'unplugin-auto-import'];

const emberPackages = ['ember-source', 'ember-cli', 'ember'];
const service = /^(?:app|addon|src)\/services\/(.+?)(?:\/service)?\.[jt]s$/;

const plugin = /^(?:(?:src|app|layers\/[^/]+(?:\/app)?)\/)?(?:plugins|modules)\/.+\.[cm]?[jt]s$/;
/** Folders whose exports are at hand in the whole package: their own files, and the index of a folder in them. */
const shared =
  /^(?:(?:src|app|layers\/[^/]+(?:\/app)?)\/)?(?:composables|utils|hooks|stores|shared\/utils|server\/utils)\/(?:[^/]+|[^/]+\/index)\.[cm]?[jt]s$/;

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
    return shared.test(this.#sources.inPackage(file)) ? this.autoImportsOf(file) : undefined;
  }

  /** The folder whose shared exports a file has. */
  autoImportsOf(file: string): string | undefined {
    return this.#dependOn(file, autoImporters)?.folder;
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

function dependsOn({ dependencies }: Manifest, packages: readonly string[]): boolean {
  return packages.some(name => dependencies.has(name));
}
