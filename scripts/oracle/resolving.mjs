import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** @typedef {(specifier: string, from: string, options: ts.CompilerOptions, host: ts.ModuleResolutionHost) => ts.ResolvedModuleFull | undefined} Resolver */

const OUTPUT = /(^|\/)(?:dist|lib|build|out)\//;

/**
 * Where the imports of a checkout lead: to its own files, by `paths` of the closest tsconfig.json and by the names of
 * its packages, and to the typings. A checkout's own node_modules are not asked, so that the answer is the same
 * whether they are there.
 *
 * @param {string} root of the checkout, absolute
 * @param {string} typings absolute
 * @param {readonly string[]} manifests the checkout's package.json files, absolute
 * @returns {Resolver}
 */
export function resolverOf(root, typings, manifests) {
  const packages = packagesOf(manifests);
  const configs = configsBelow(root);
  const anchor = path.join(typings, 'index.ts');

  return (specifier, from, options, host) => {
    /**
     * @param {string} wanted
     * @param {string} at
     * @param {ts.CompilerOptions} [given]
     */
    const resolve = (wanted, at, given = options) => ts.resolveModuleName(wanted, at, given, host).resolvedModule;
    if (isInside(from, typings) || isRelative(specifier)) return resolve(specifier, from);
    if (isTyped(typings, specifier)) return resolve(specifier, anchor);
    const mapped = resolve(specifier, from, { ...options, ...configs(path.dirname(from)) });
    if (mapped && !mapped.resolvedFileName.includes('/node_modules/')) return mapped;
    for (const target of insideOf(packages, specifier)) {
      const found = resolve(target, anchor);
      // The import itself need not name an extension.
      if (found) return { ...found, resolvedUsingTsExtension: false };
    }
    return undefined;
  };
}

/** @param {string} specifier */
function isRelative(specifier) {
  return /^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..';
}

/**
 * @param {string} file
 * @param {string} folder
 */
export function isInside(file, folder) {
  return file.startsWith(`${folder}/`);
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {string} typings
 * @param {string} specifier
 */
function isTyped(typings, specifier) {
  const name = packageOf(specifier.replace(/^node:.*/, 'node'));
  const types = name.replace(/^@(.+)\//, '$1__');
  return [name, `@types/${types}`].some(each => existsSync(path.join(typings, 'node_modules', each)));
}

/**
 * @typedef {object} Manifest
 * @property {string} [name]
 * @property {string} [source]
 * @property {string} [types]
 * @property {string} [main]
 * @property {unknown} [exports]
 */

/** @param {readonly string[]} manifests */
function packagesOf(manifests) {
  /** @type {Map<string, { folder: string, manifest: Manifest }>} */
  const packages = new Map();
  for (const file of manifests) {
    const manifest = /** @type {Manifest} */ (parsed(file));
    if (manifest.name) packages.set(manifest.name, { folder: path.dirname(file), manifest });
  }
  return packages;
}

/** @param {string} file */
function parsed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * The files that an import of another package of the checkout can mean, its sources before what is built of them.
 *
 * @param {ReturnType<typeof packagesOf>} packages
 * @param {string} specifier
 * @returns {string[]}
 */
function insideOf(packages, specifier) {
  const name = packageOf(specifier);
  const found = packages.get(name);
  if (!found) return [];
  const { folder, manifest } = found;
  const inner = specifier.slice(name.length + 1);
  const exported = targetsOf(exportOf(manifest.exports, inner));
  const entries = inner
    ? [inner, `src/${inner}`]
    : [manifest.source, manifest.types, manifest.main, 'src/index', 'index'];
  return [...exported, ...entries]
    .flatMap(target => (target ? [target.replace(OUTPUT, '$1src/').replace(/\.d\.[cm]?ts$/, ''), target] : []))
    .map(target => path.join(folder, target));
}

/**
 * @param {unknown} exported
 * @param {string} inner
 */
function exportOf(exported, inner) {
  const key = inner ? `./${inner}` : '.';
  if (typeof exported !== 'object' || exported === null) return inner ? undefined : exported;
  if (Object.hasOwn(exported, key)) return Reflect.get(exported, key);
  return inner || Object.keys(exported).some(each => each.startsWith('.')) ? undefined : exported;
}

/**
 * @param {unknown} target
 * @returns {string[]}
 */
function targetsOf(target) {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(targetsOf) : [];
}

/**
 * `paths` and `baseUrl` of the closest tsconfig.json or jsconfig.json of a folder.
 *
 * @param {string} root
 * @returns {(folder: string) => ts.CompilerOptions}
 */
function configsBelow(root) {
  /** @type {Map<string, ts.CompilerOptions>} */
  const known = new Map();
  /** @type {(folder: string) => ts.CompilerOptions} */
  const configOf = folder => {
    const found = known.get(folder);
    if (found) return found;
    const own = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json']
      .map(name => path.join(folder, name))
      .find(file => existsSync(file));
    const config = own ? pathsOf(own) : undefined;
    const options = config ?? (folder.length > root.length ? configOf(path.dirname(folder)) : {});
    known.set(folder, options);
    return options;
  };
  return configOf;
}

/**
 * @param {string} file
 * @param {number} [depth] of references
 * @returns {ts.CompilerOptions | undefined} undefined where it maps nothing
 */
function pathsOf(file, depth = 0) {
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  // Which files it takes is nobody's business here.
  const host = { ...ts.sys, readDirectory: () => [] };
  const { options, projectReferences = [] } = ts.parseJsonConfigFileContent(config ?? {}, host, path.dirname(file));
  if (options.paths || options.baseUrl) {
    const { paths, baseUrl, pathsBasePath } = options;
    return { ...(paths && { paths }), ...(baseUrl && { baseUrl }), ...(pathsBasePath ? { pathsBasePath } : {}) };
  }
  if (depth > 0) return undefined;
  for (const reference of projectReferences) {
    const referenced = ts.resolveProjectReferencePath(reference);
    const found = existsSync(referenced) ? pathsOf(referenced, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
