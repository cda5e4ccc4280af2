import { isBuiltin } from 'node:module';
import path from 'node:path';

import { babelFolders, MODULE_RESOLVER } from './babel-aliases.ts';
import { readManifest } from './manifest.ts';
import { NativeResolver } from './native-resolver.ts';
import { Notes } from './notes.ts';
import { entriesOf, isFile, realPath } from './stats.ts';
import { svelteAliases } from './svelte-aliases.ts';
import { Tails } from './tails.ts';
import { TsConfigReader } from './tsconfig.ts';
import { workspaceMembers } from './workspaces.ts';

import type { ModuleFolders } from './babel-aliases.ts';
import type { Listing } from './listing.ts';
import type { Manifest } from './manifest.ts';
import type { FileNote } from './notes.ts';
import type { Alias } from './svelte-aliases.ts';
import type { TsConfig } from './tsconfig.ts';

/** What applications call the folder that bundlers have a name for; `app` also stands inside of `src`. */
const sourceFolders = ['src', 'app'];
/** Folders in which bundlers are told to look for modules as in `node_modules`. */
const moduleRoots = [...sourceFolders, 'client', 'source'];
/** Packages that are told of such folders. */
const rooting = [MODULE_RESOLVER, 'babel-plugin-root-import', 'react-scripts', 'webpack'];

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
  readonly #svelte = new Map<string, readonly Alias[]>();
  readonly #babel = new Map<string, ModuleFolders>();
  readonly #notes = new Notes();
  readonly #native: NativeResolver;
  readonly #tails: Tails;
  readonly #listed: ReadonlySet<string>;

  constructor(root: string, listing: Listing) {
    this.#root = root;
    this.#tails = new Tails(root, listing.files);
    this.#listed = new Set(listing.files);
    for (const { file, message } of listing.notes ?? []) this.#notes.add(file, message);
    this.#manifests = deepestFirst(listing.manifests).flatMap(file => readManifest(file, this.#notes) ?? []);
    this.#native = new NativeResolver(this.#manifests);
    const isMember = workspaceMembers(root, this.#manifests, this.#notes);
    for (const manifest of this.#manifests)
      if (manifest.name && isMember(manifest)) this.#packages.set(manifest.name, manifest);
    const configs = new TsConfigReader(
      (specifier, from) => this.#workspaceConfig(specifier) ?? this.#native.configuration(specifier, from),
      this.#notes,
    );
    this.#configs = deepestFirst(listing.configs).flatMap(file => configs.read(file) ?? []);
  }

  /** What is wrong with the files that say how the project is built, by path. */
  get notes(): readonly FileNote[] {
    return this.#notes.list;
  }

  /** The packages of the project, those in others first. */
  get manifests(): readonly Manifest[] {
    return this.#manifests;
  }

  /** The names of the packages that `file` may import, by the manifests above it. */
  dependenciesOf(file: string): readonly ReadonlyMap<string, string>[] {
    return this.#manifests.filter(manifest => isInside(manifest.folder, file)).map(manifest => manifest.dependencies);
  }

  /** Whether Node.js takes a `.js` or `.ts` file for an ES module: the manifest nearest to it says so. */
  isInModulePackage(file: string): boolean {
    return this.#manifests.find(({ folder }) => isInside(folder, file))?.data['type'] === 'module';
  }

  /** Whether the configuration nearest to a file asks its ES modules for whole file names; undefined where none tells. */
  wantsExtensions(file: string): boolean | undefined {
    return this.#configs.find(config => isInside(config.folder, file) && config.wantsExtensions !== undefined)
      ?.wantsExtensions;
  }

  /** Whole specifiers of `tsconfig` paths that lead to this file alone. */
  aliasesOf(file: string): readonly string[] {
    const bare = file.replace(/\.[^.]+$/, '');
    return this.#configs.flatMap(config =>
      config.paths
        .filter(
          ({ pattern, targets }) =>
            !pattern.includes('*') && targets.some(target => target.replace(/\.[^.]+$/, '') === bare),
        )
        .map(({ pattern }) => pattern.split('/').at(-1) as string),
    );
  }

  /** Absolute path of the project's file, or undefined: then it is a package or nothing. */
  resolve(from: string, specifier: string): string | undefined {
    const folder = path.dirname(from);
    const key = `${folder}\0${specifier}`;
    if (this.#cache.has(key)) return this.#cache.get(key);
    const found = this.#real(this.#resolve(folder, from, specifier));
    const inside = found && !found.includes(`${path.sep}node_modules${path.sep}`) ? found : undefined;
    this.#cache.set(key, inside);
    return inside;
  }

  #resolve(folder: string, from: string, specifier: string): string | undefined {
    if (/^(?:node:|https?:|data:|virtual:)/.test(specifier)) return undefined;
    const request = specifier.replace(/[?#](?:\w*=.*|(?:raw|url|worker)$)/s, '');
    if (request.startsWith('/')) return this.#fromTop(folder, from, request);
    if (request.startsWith('.') || path.isAbsolute(request)) return this.#file(folder, request);
    const aliased = this.#aliased(from, request) ?? this.#byBabel(from, request);
    if (aliased) return aliased;
    const name = packageName(request);
    const workspace = this.#packages.get(name);
    if (workspace) {
      const found = this.#workspaceFile(workspace, request.slice(name.length + 1));
      if (found) return found;
    }
    const own = this.#svelteAlias(from, request);
    if (own) return own;
    if (request.startsWith('#')) return this.#file(folder, request);
    // Nuxt's names for the folder of the project itself.
    if (/^(?:~~|@@)\//.test(request)) return this.#fromManifests(from, request.slice(3));
    // The bundlers' habit where no configuration says so.
    if (/^[@~]\//.test(request)) return this.#conventional(from, request.slice(2));
    const habitual = /^(?:src|app)\//.test(request) ? this.#fromManifests(from, request) : undefined;
    return habitual ?? this.#byTail(from, request, name);
  }

  /** `/src/x` is of the folder that a bundler takes for the top, and `/@/x` an alias of its configuration. */
  #fromTop(folder: string, from: string, request: string): string | undefined {
    return (
      this.#file(folder, request) ??
      this.#file(this.#root, `.${request}`) ??
      this.#aliased(from, request) ??
      this.#fromManifests(from, request.slice(1)) ??
      (/^\/[@~]\//.test(request) ? this.#conventional(from, request.slice(3)) : undefined)
    );
  }

  #aliased(from: string, request: string): string | undefined {
    for (const config of this.#configs) {
      const found = isInside(config.folder, from) ? this.#alias(config, request) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** Where a bundler leads an import that is none of a package, whatever its configuration says. */
  #byTail(from: string, request: string, name: string): string | undefined {
    if (isBuiltin(name)) return undefined;
    const above = this.#manifests.filter(({ folder }) => isInside(folder, from));
    if (above.some(({ dependencies }) => dependencies.has(name))) return undefined;
    const found = this.#tails.imported(above[0]?.folder ?? this.#root, request);
    if (found) return found;
    const hasRoots = above.some(({ dependencies }) => rooting.some(tool => dependencies.has(tool)));
    return hasRoots ? this.#inRoots(from, request) : undefined;
  }

  /** `analytics`, where Babel or webpack is told that modules stand in the folder of sources: `modules: ['src']`. */
  #inRoots(from: string, request: string): string | undefined {
    const isAround = (name: string): boolean => from.includes(`${path.sep}${name}${path.sep}`);
    for (const name of moduleRoots.toSorted((a, b) => Number(isAround(b)) - Number(isAround(a)))) {
      const found = this.#fromManifests(from, `${name}/${request}`);
      if (found) return found === from ? undefined : found;
    }
    return undefined;
  }

  #conventional(from: string, rest: string): string | undefined {
    return (
      this.#fromManifests(from, `src/${rest}`) ??
      this.#fromManifests(from, rest) ??
      this.#fromManifests(from, `app/${rest}`) ??
      this.#fromSources(from, rest)
    );
  }

  /** The folder of sources around a file, in an application that shares the manifest of the whole repository. */
  #fromSources(from: string, rest: string): string | undefined {
    for (const name of sourceFolders)
      for (let folder = path.dirname(from); isInside(this.#root, folder); folder = path.dirname(folder)) {
        const found = path.basename(folder) === name ? this.#file(folder, `./${rest}`) : undefined;
        if (found) return found;
      }
    return undefined;
  }

  /** A folder that SvelteKit's configuration has a name for. */
  #svelteAlias(from: string, request: string): string | undefined {
    for (const { folder, dependencies } of this.#manifests) {
      if (!isInside(folder, from) || !dependencies.has('@sveltejs/kit')) continue;
      let aliases = this.#svelte.get(folder);
      if (!aliases) this.#svelte.set(folder, (aliases = svelteAliases(folder)));
      const found = this.#named(folder, aliases, request);
      if (found) return found;
    }
    return undefined;
  }

  /** Where Babel leads an import before anybody else is asked: of its aliases and the folders that it looks in. */
  #byBabel(from: string, request: string): string | undefined {
    const above = this.#manifests.filter(({ folder }) => isInside(folder, from));
    if (!above.some(({ dependencies }) => dependencies.has(MODULE_RESOLVER))) return undefined;
    for (const { folder } of above) {
      let told = this.#babel.get(folder);
      if (!told) this.#babel.set(folder, (told = babelFolders(folder)));
      const found = this.#named(folder, told.aliases, request);
      if (found) return found;
      for (const root of told.roots) {
        const inside = this.#holds(root, request) ? this.#file(root, `./${request}`) : undefined;
        if (inside) return inside;
      }
    }
    return undefined;
  }

  /** What a name for a folder, or for a file, leads to. */
  #named(folder: string, aliases: readonly Alias[], request: string): string | undefined {
    for (const { name, target } of aliases) {
      if (request !== name && !request.startsWith(`${name}/`)) continue;
      const found = this.#file(folder, `./${path.relative(folder, target + request.slice(name.length))}`);
      if (found) return found;
    }
    return undefined;
  }

  #fromManifests(from: string, rest: string): string | undefined {
    for (const manifest of this.#manifests) {
      if (!isInside(manifest.folder, from)) continue;
      const found = this.#file(manifest.folder, `./${rest}`);
      if (found) return found;
    }
    return undefined;
  }

  #alias({ folder, baseUrl, paths }: TsConfig, request: string): string | undefined {
    for (const { pattern, targets } of paths) {
      const rest = restOf(pattern, request);
      if (rest === undefined) continue;
      for (const target of targets) {
        const found = this.#file(
          folder,
          `./${path.relative(
            folder,
            target.replace('*', () => rest),
          )}`,
        );
        if (found) return found;
      }
    }
    return baseUrl !== undefined && this.#holds(baseUrl, request) ? this.#file(baseUrl, `./${request}`) : undefined;
  }

  /** Whether the first segment of a request stands in a folder: most are packages and do not. */
  #holds(folder: string, request: string): boolean {
    let names = this.#folders.get(folder);
    if (!names) {
      names = new Set((entriesOf(folder).value ?? []).map(({ name }) => name.replace(/\.[^.]+$/, '')));
      this.#folders.set(folder, names);
    }
    return names.has((request.split('/')[0] as string).replace(/\.[^.]+$/, ''));
  }

  #workspaceFile(workspace: Manifest, rest: string): string | undefined {
    if (rest === '') {
      for (const entry of workspace.entry) {
        const found = this.#entryOf(workspace.folder, `./${entry}`);
        if (found) return found;
      }
      return (
        this.#file(workspace.folder, './src/index') ??
        this.#file(workspace.folder, './index') ??
        this.#file(workspace.folder, './lib/index')
      );
    }
    for (const { from, to } of workspace.subpaths) {
      const star = restOf(from, rest);
      if (star === undefined) continue;
      const target = to.replaceAll('*', () => star);
      const found = this.#entryOf(workspace.folder, target);
      if (found) return found;
    }
    return this.#entryOf(workspace.folder, `./${rest}`) ?? this.#file(workspace.folder, `./src/${rest}`);
  }

  /** What stands behind a link is what it is, wherever it was found. */
  #real(file: string | undefined): string | undefined {
    return file === undefined || this.#listed.has(file) ? file : realPath(file);
  }

  /** What a package names of itself; of what is built, the source. */
  #entryOf(folder: string, target: string): string | undefined {
    const file = this.#file(folder, target);
    if (file !== undefined && this.#listed.has(file)) return file;
    return this.#sourceOf(folder, target) ?? file;
  }

  /** `dist/x.js` and `lib/x.js` are built of `src/x`. */
  #sourceOf(folder: string, entry: string): string | undefined {
    const bare = entry.replace(/^(?:\.\/)+/, '').replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '');
    const inner = bare.replace(/^(?:dist|lib|build|out|es|esm|cjs)\/(?:(?:esm|cjs|es|src|lib)\/)?/, '');
    if (inner === bare) return undefined;
    return (
      this.#file(folder, `./src/${inner}`) ?? this.#file(folder, `./${inner}`) ?? this.#tails.source(folder, inner)
    );
  }

  #file(folder: string, request: string): string | undefined {
    return this.#native.file(folder, request);
  }

  /** The configuration of the workspace's own package, which need not be installed. */
  #workspaceConfig(specifier: string): string | undefined {
    const name = packageName(specifier);
    const workspace = this.#packages.get(name);
    if (!workspace) return undefined;
    const rest = specifier.slice(name.length + 1);
    const exported = workspace.subpaths.find(({ from }) => from === rest)?.to;
    const { tsconfig } = workspace.data;
    const target = exported ?? (rest !== '' ? rest : typeof tsconfig === 'string' ? tsconfig : 'tsconfig.json');
    const full = path.resolve(workspace.folder, target);
    return [full, `${full}.json`, path.join(full, 'tsconfig.json')].find(isFile);
  }
}

/** What stands for the star of a pattern; nothing where it has none. Undefined where it does not match. */
function restOf(pattern: string, request: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === request ? '' : undefined;
  const end = pattern.length - star - 1;
  const isMatch =
    request.length >= star + end &&
    request.startsWith(pattern.slice(0, star)) &&
    request.endsWith(pattern.slice(star + 1));
  return isMatch ? request.slice(star, request.length - end) : undefined;
}

function packageName(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}

/** What is nearest to a file comes before what stands above it; of one folder, `tsconfig.json` before its kin. */
function deepestFirst(files: readonly string[]): readonly string[] {
  const depth = new Map(files.map(file => [file, path.dirname(file).length]));
  return [...files].sort(
    (a, b) =>
      (depth.get(b) as number) - (depth.get(a) as number) ||
      Number(path.basename(b) === 'tsconfig.json') - Number(path.basename(a) === 'tsconfig.json') ||
      (a < b ? -1 : 1),
  );
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
