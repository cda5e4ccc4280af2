import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { readManifest } from './manifest.ts';
import { readTsConfig } from './tsconfig.ts';
import { workspaceMembers } from './workspaces.ts';

import type { Listing } from './listing.ts';
import type { Manifest } from './manifest.ts';
import type { TsConfig } from './tsconfig.ts';
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

/**
 * Finds the files that import specifiers of this project lead to. Knows relative paths,
 * `tsconfig` paths, `package.json` imports and exports, and the workspace's own packages even
 * where nothing is installed: a checkout in CI or an editor before `npm install` reads the same.
 */
export class Resolver {
  readonly #root: string;
  readonly #cache = new Map<string, string | undefined>();
  readonly #configs: readonly TsConfig[];
  readonly #manifests: readonly Manifest[];
  readonly #packages = new Map<string, Manifest>();
  readonly #folders = new Map<string, ReadonlySet<string>>();
  #factory: ResolverFactory | undefined;

  constructor(root: string, listing: Listing) {
    this.#root = root;
    this.#configs = listing.configs
      .map(file => readTsConfig(file, 0))
      .filter((config): config is TsConfig => config !== undefined)
      .sort((a, b) => b.folder.length - a.folder.length);
    this.#manifests = listing.manifests
      .map(readManifest)
      .filter((manifest): manifest is Manifest => manifest !== undefined)
      .sort((a, b) => b.folder.length - a.folder.length);
    const members = workspaceMembers(root, this.#manifests);
    for (const manifest of this.#manifests)
      if (manifest.name && members(manifest)) this.#packages.set(manifest.name, manifest);
  }

  /** The folders that the configuration compiles into: what lies there is no source. */
  get manifests(): readonly Manifest[] {
    return this.#manifests;
  }

  /** The names of the packages that `file` may import, by the manifests above it. */
  dependenciesOf(file: string): readonly ReadonlyMap<string, string>[] {
    return this.#manifests.filter(manifest => isInside(manifest.folder, file)).map(manifest => manifest.dependencies);
  }

  /** Whole specifiers of `tsconfig` paths that lead to this file alone. */
  aliasesOf(file: string): readonly string[] {
    const bare = file.replace(/\.[^.]+$/, '');
    return this.#configs.flatMap(config =>
      config.paths
        .filter(
          ({ pattern, targets }) =>
            !pattern.includes('*') &&
            targets.some(
              target => path.resolve(config.baseUrl ?? config.folder, target).replace(/\.[^.]+$/, '') === bare,
            ),
        )
        .map(({ pattern }) => pattern.split('/').at(-1) as string),
    );
  }

  /** Absolute path of the project's file, or undefined: then it is a package or nothing. */
  resolve(from: string, specifier: string): string | undefined {
    const folder = path.dirname(from);
    const key = `${folder}\0${specifier}`;
    if (this.#cache.has(key)) return this.#cache.get(key);
    const found = this.#resolve(folder, from, specifier);
    const inside = found && !found.includes(`${path.sep}node_modules${path.sep}`) ? found : undefined;
    this.#cache.set(key, inside);
    return inside;
  }

  #resolve(folder: string, from: string, specifier: string): string | undefined {
    if (/^(?:node:|https?:|data:|virtual:)/.test(specifier)) return undefined;
    const request = specifier.replace(/[?#](?=\w*=|raw$|url$|worker$).*$/, '');
    if (request.startsWith('.') || path.isAbsolute(request)) {
      return (
        this.#file(folder, request) ?? (request.startsWith('/') ? this.#file(this.#root, `.${request}`) : undefined)
      );
    }
    for (const config of this.#configs) {
      if (!isInside(config.folder, from)) continue;
      const found = this.#alias(config, request);
      if (found) return found;
    }
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request;
    const workspace = this.#packages.get(name);
    if (workspace) {
      const found = this.#workspaceFile(workspace, request.slice(name.length + 1));
      if (found) return found;
    }
    if (request.startsWith('#')) return this.#file(folder, request);
    // The bundlers' habit where no configuration says so.
    if (/^[@~]\//.test(request)) return this.#conventional(from, request.slice(2));
    if (/^(?:src|app)\//.test(request)) return this.#fromManifests(from, request);
    return undefined;
  }

  #conventional(from: string, rest: string): string | undefined {
    return (
      this.#fromManifests(from, `src/${rest}`) ??
      this.#fromManifests(from, rest) ??
      this.#fromManifests(from, `app/${rest}`)
    );
  }

  #fromManifests(from: string, rest: string): string | undefined {
    for (const manifest of this.#manifests) {
      if (!isInside(manifest.folder, from)) continue;
      const found = this.#file(manifest.folder, `./${rest}`);
      if (found) return found;
    }
    return undefined;
  }

  #alias(config: TsConfig, request: string): string | undefined {
    for (const { pattern, targets } of config.paths) {
      const star = pattern.indexOf('*');
      let rest = '';
      if (star < 0 ? pattern !== request : false) continue;
      if (star >= 0) {
        const head = pattern.slice(0, star);
        const tail = pattern.slice(star + 1);
        if (!request.startsWith(head) || !request.endsWith(tail) || request.length < head.length + tail.length)
          continue;
        rest = request.slice(head.length, request.length - tail.length);
      }
      for (const target of targets) {
        const found = this.#file(config.baseUrl ?? config.folder, `./${target.replace('*', rest)}`);
        if (found) return found;
      }
    }
    return config.baseUrl && this.#holds(config.baseUrl, request)
      ? this.#file(config.baseUrl, `./${request}`)
      : undefined;
  }

  /** Whether the first segment of a request stands in a folder: most are packages and do not. */
  #holds(folder: string, request: string): boolean {
    let names = this.#folders.get(folder);
    if (!names) {
      try {
        names = new Set(readdirSync(folder).map(name => name.replace(/\.[^.]+$/, '')));
      } catch {
        names = new Set();
      }
      this.#folders.set(folder, names);
    }
    return names.has((request.split('/')[0] as string).replace(/\.[^.]+$/, ''));
  }

  #workspaceFile(workspace: Manifest, rest: string): string | undefined {
    if (rest === '') {
      for (const entry of workspace.entry) {
        const found = this.#file(workspace.folder, `./${entry}`) ?? this.#sourceOf(workspace.folder, entry);
        if (found) return found;
      }
      return (
        this.#file(workspace.folder, './src/index') ??
        this.#file(workspace.folder, './index') ??
        this.#file(workspace.folder, './lib/index')
      );
    }
    for (const { from, to } of workspace.subpaths) {
      const [head = '', tail] = from.split('*');
      const isMatch =
        tail === undefined
          ? from === rest
          : rest.length >= from.length - 1 && rest.startsWith(head) && rest.endsWith(tail);
      if (!isMatch) continue;
      const target = tail === undefined ? to : to.replaceAll('*', rest.slice(head.length, rest.length - tail.length));
      const found = this.#file(workspace.folder, target) ?? this.#sourceOf(workspace.folder, target);
      if (found) return found;
    }
    return (
      this.#file(workspace.folder, `./${rest}`) ??
      this.#sourceOf(workspace.folder, rest) ??
      this.#file(workspace.folder, `./src/${rest}`)
    );
  }

  /** `dist/x.js` and `lib/x.js` are built of `src/x`. */
  #sourceOf(folder: string, entry: string): string | undefined {
    const bare = entry.replace(/^\.\//, '').replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '');
    const inner = bare.replace(/^(?:dist|lib|build|out|es|esm|cjs)\/(?:(?:esm|cjs|es|src|lib)\/)?/, '');
    return inner === bare ? undefined : (this.#file(folder, `./src/${inner}`) ?? this.#file(folder, `./${inner}`));
  }

  #file(folder: string, request: string): string | undefined {
    if (!this.#factory) {
      const { ResolverFactory: Factory } = createRequire(import.meta.url)('oxc-resolver') as {
        ResolverFactory: typeof ResolverFactory;
      };
      const options: NapiResolveOptions = {
        extensions,
        extensionAlias: {
          '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
          '.jsx': ['.tsx', '.jsx'],
          '.mjs': ['.mts', '.mjs'],
          '.cjs': ['.cts', '.cjs'],
        },
        conditionNames: ['source', 'types', 'import', 'require', 'default'],
        mainFields: ['source', 'types', 'module', 'main'],
        symlinks: false,
      };
      this.#factory = new Factory(options);
    }
    return this.#factory.sync(folder, request).path;
  }
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
