import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { relative } from './listing.ts';

import type { Listing } from './listing.ts';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';

interface TsConfig {
  readonly folder: string;
  readonly baseUrl: string | undefined;
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
}

interface Manifest {
  readonly folder: string;
  readonly name?: string;
  readonly entry: readonly string[];
  /** The subpaths of `exports`, a star included, with what each leads to. */
  readonly subpaths: readonly { readonly from: string; readonly to: string }[];
  /** Names with their ranges. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[];
}

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

/**
 * Which packages of the tree are the workspace's own. A folder that merely happens to hold a
 * `package.json` named like a dependency is none.
 */
function workspaceMembers(root: string, manifests: readonly Manifest[]): (manifest: Manifest) => boolean {
  const patterns: string[] = manifests.flatMap(manifest =>
    manifest.workspaces.map(pattern => path.posix.join(relative(root, manifest.folder), pattern)),
  );
  for (const [file, field] of [
    ['pnpm-workspace.yaml', 'packages'],
    ['lerna.json', 'packages'],
  ] as const) {
    let text: string;
    try {
      text = readFileSync(path.join(root, file), 'utf8');
    } catch {
      continue;
    }
    const list = (parseYaml(text) as Record<string, unknown> | null)?.[field];
    if (Array.isArray(list)) patterns.push(...list.filter((item): item is string => typeof item === 'string'));
  }
  if (patterns.length > 0) {
    const wanted = patterns.filter(pattern => !pattern.startsWith('!')).map(folderPattern);
    const refused = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => folderPattern(pattern.slice(1)));
    return ({ folder }) => {
      const name = relative(root, folder);
      return (
        folder === root || (wanted.some(pattern => pattern.test(name)) && !refused.some(pattern => pattern.test(name)))
      );
    };
  }
  const fromRegistry = new Set(
    manifests.flatMap(manifest =>
      [...manifest.dependencies]
        .filter(([, range]) => /^(?:[\^~>=<]*\d|latest$|npm:)/.test(range))
        .map(([name]) => name),
    ),
  );
  return manifest => manifest.name !== undefined && !fromRegistry.has(manifest.name);
}

/** `packages/*` and `apps/**` match folders whole, not what lies in them. */
function folderPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.?\/|\/$/g, '')
    .split('**')
    .map(piece =>
      piece
        .split('*')
        .map(text => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^/]*'),
    )
    .join('.*');
  return new RegExp(`^${source}$`);
}

/** YAML is read only where a workspace says so in YAML. */
function parseYaml(text: string): unknown {
  try {
    const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
    return parse(text);
  } catch {
    return null;
  }
}

function readTsConfig(file: string, depth: number): TsConfig | undefined {
  const json = readLenientJson(file) as
    | { extends?: string | string[]; compilerOptions?: { baseUrl?: string; paths?: Record<string, string[]> } }
    | undefined;
  if (!json) return undefined;
  const folder = path.dirname(file);
  const own = json.compilerOptions ?? {};
  let inherited: TsConfig | undefined;
  for (const parent of typeof json.extends === 'string' ? [json.extends] : (json.extends ?? [])) {
    // A base from a package that is not installed is left out; the file's own paths still count.
    if (parent.startsWith('.') && depth < 8) {
      const target = path.resolve(folder, parent);
      inherited = readTsConfig(target, depth + 1) ?? readTsConfig(`${target}.json`, depth + 1) ?? inherited;
    }
  }
  const baseUrl = own.baseUrl === undefined ? inherited?.baseUrl : path.resolve(folder, own.baseUrl);
  const paths = own.paths
    ? Object.entries(own.paths)
        .filter(([, targets]) => Array.isArray(targets))
        .map(([pattern, targets]) => ({
          pattern,
          targets: targets
            .filter(target => typeof target === 'string')
            .map(target => path.resolve(baseUrl ?? folder, target.replace('*', '\0')).replace('\0', '*')),
        }))
        .map(({ pattern, targets }) => ({
          pattern,
          targets: targets.map(target => relativeTo(baseUrl ?? folder, target)),
        }))
        .sort((a, b) => b.pattern.length - a.pattern.length)
    : inherited
      ? inherited.paths.map(({ pattern, targets }) => ({
          pattern,
          targets: targets.map(target =>
            relativeTo(baseUrl ?? folder, path.resolve(inherited.baseUrl ?? inherited.folder, target)),
          ),
        }))
      : [];
  return { folder, baseUrl, paths };
}

function relativeTo(base: string, target: string): string {
  return path.relative(base, target) || '.';
}

function readManifest(file: string): Manifest | undefined {
  const json = readLenientJson(file) as Record<string, unknown> | undefined;
  if (!json || typeof json !== 'object') return undefined;
  const dependencies = new Map<string, string>();
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const record = json[field];
    if (record && typeof record === 'object')
      for (const [name, range] of Object.entries(record)) dependencies.set(name, String(range));
  }
  const listed = json['workspaces'] as unknown;
  const workspaces: unknown[] = Array.isArray(listed)
    ? listed
    : ((listed as { packages?: unknown[] } | undefined)?.packages ?? []);
  const entry = [json['source'], json['module'], json['main'], json['types'], exportEntry(json['exports'])].filter(
    (item): item is string => typeof item === 'string',
  );
  return {
    folder: path.dirname(file),
    ...(typeof json['name'] === 'string' && { name: json['name'] }),
    entry,
    subpaths: subpathsOf(json['exports']),
    dependencies,
    workspaces: workspaces.filter((item): item is string => typeof item === 'string'),
  };
}

function subpathsOf(value: unknown): { from: string; to: string }[] {
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, target]) => {
    const to = key.startsWith('./') ? exportEntry(target) : undefined;
    return to ? [{ from: key.slice(2), to }] : [];
  });
}

function exportEntry(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!value || typeof value !== 'object') return undefined;
  const record = value as Record<string, unknown>;
  for (const key of ['.', 'source', 'types', 'import', 'require', 'default']) {
    const found = key in record ? exportEntry(record[key]) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** JSON with comments and trailing commas, as TypeScript's own configuration is written. */
function readLenientJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_match, string: string | undefined) => string ?? '')
    .replace(
      /("(?:\\.|[^"\\])*")|,(\s*[}\]])/g,
      (_match, string: string | undefined, end: string | undefined) => string ?? end ?? '',
    );
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    return undefined;
  }
}

function isInside(folder: string, file: string): boolean {
  return file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
