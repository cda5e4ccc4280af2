import { createRequire } from 'node:module';
import path from 'node:path';

import { noteLook } from './looks.ts';
import { readManifestFile } from './manifest.ts';
import { exists, isFile } from './stats.ts';

import type { Manifest } from './manifest.ts';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';

const extensions = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.astro',
  '.d.ts',
  '.json',
];
/** React Native's bundler takes the file for the platform where there is one, and no other need be there. */
const platforms = ['native', 'ios', 'android', 'web'];
const platformEnd = /\.(?:native|ios|android|web)$/;
const forPlatforms = platforms.flatMap(platform =>
  ['.ts', '.tsx', '.js', '.jsx'].map(extension => `.${platform}${extension}`),
);

/** The name by which a module is imported that has a file for each platform: `track` of `track.ios`. */
export function withoutPlatform(name: string): string {
  return name.replace(platformEnd, '');
}

/** An import of what is built names the source that it is built of. */
const extensionAlias: Readonly<Record<string, string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

const sources: NapiResolveOptions = {
  extensions: [...extensions, ...forPlatforms],
  extensionAlias,
  conditionNames: ['source', 'types', 'import', 'require', 'default'],
  mainFields: ['source', 'types', 'module', 'main'],
  symlinks: false,
  // Packages are none of the project's files.
  modules: [],
};

/** As TypeScript looks for what a configuration extends. */
const configurations: NapiResolveOptions = {
  extensions: ['.json'],
  conditionNames: ['node', 'require', 'types', 'import', 'default'],
  mainFields: ['tsconfig'],
  mainFiles: ['tsconfig'],
  symlinks: false,
};

/**
 * oxc-resolver, kept from manifests that it must not meet. It reads the `package.json` nearest to where it looks by
 * itself: it waits for ever for a pipe, ends the process over one that is nested deep, and finds nothing beside one
 * that is not JSON. Beside those, files are found by their names alone.
 */
export class NativeResolver {
  readonly #sound = new Map<string, boolean>();
  #sources: ResolverFactory | undefined;
  #configurations: ResolverFactory | undefined;

  /** @param manifests - that have been read already */
  constructor(manifests: readonly Manifest[]) {
    for (const { folder, isPlain } of manifests) this.#sound.set(folder, isPlain);
  }

  /**
   * The file that a path leads to, or a name of the nearest package's `imports`.
   *
   * @param request - beginning with `.`, `/` or `#`
   */
  file(folder: string, request: string): string | undefined {
    const target = request.startsWith('#') ? folder : path.resolve(folder, request);
    // What it looks at by itself stands in these two, or is a manifest that was read before.
    noteLook(path.dirname(target));
    noteLook(target);
    if (this.#isSound(folder) && this.#isSound(target)) {
      this.#sources ??= factoryOf(sources);
      return this.#sources.sync(folder, request).path;
    }
    return request.startsWith('#') ? undefined : fileNamed(target, /(?:^|\/)\.{0,2}$/.test(request));
  }

  /** The configuration of a package that one extends. */
  configuration(specifier: string, from: string): string | undefined {
    const folder = path.dirname(from);
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
    if (name === undefined || !this.#isSound(folder)) return undefined;
    const packaged = installedAt(folder, name);
    if (packaged === undefined || !this.#isSound(packaged)) return undefined;
    this.#configurations ??= factoryOf(configurations);
    const found = this.#configurations.sync(folder, specifier).path;
    return found !== undefined && isFile(found) ? found : undefined;
  }

  /** Whether the nearest manifest above a path, the path itself included, can be read by others. */
  #isSound(target: string): boolean {
    const known = this.#sound.get(target);
    if (known !== undefined) return known;
    const { value, fault } = readManifestFile(path.join(target, 'package.json'));
    const parent = path.dirname(target);
    const sound = fault?.kind === 'missing' ? parent === target || this.#isSound(parent) : (value?.isPlain ?? false);
    this.#sound.set(target, sound);
    return sound;
  }
}

/** Loaded at first use: a linter that meets no analytics call never pays for it. */
function factoryOf(options: NapiResolveOptions): ResolverFactory {
  const { ResolverFactory: Factory } = createRequire(import.meta.url)('oxc-resolver') as {
    ResolverFactory: typeof ResolverFactory;
  };
  return new Factory(options);
}

function installedAt(folder: string, name: string): string | undefined {
  for (let above = folder; ; above = path.dirname(above)) {
    const packaged = path.join(above, 'node_modules', name);
    if (exists(packaged)) return packaged;
    if (above === path.dirname(above)) return undefined;
  }
}

/**
 * The file of this name, as it is, with an ending, or of a folder of this name.
 *
 * @param isFolder - the name can only be that of a folder
 */
function fileNamed(target: string, isFolder: boolean): string | undefined {
  const ending = path.extname(target);
  const bare = target.slice(0, target.length - ending.length);
  const inFolder = extensions.map(other => path.join(target, `index${other}`));
  if (isFolder) return inFolder.find(isFile);
  const aliases = Object.hasOwn(extensionAlias, ending) ? extensionAlias[ending] : undefined;
  const names = aliases?.map(other => bare + other) ?? [
    target,
    ...extensions.map(other => target + other),
    ...inFolder,
  ];
  return names.find(isFile);
}
