import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

import { ResolverFactory } from 'oxc-resolver';

import { circlesOf } from './circles.mjs';
import { measureFile } from './file.mjs';

/** @typedef {import('./file.mjs').FileFigures} FileFigures */

/**
 * @typedef {object} Tree
 * @property {FileFigures[]} files each once, by their path from here, with `/`
 * @property {ReadonlyMap<string, readonly string[]>} imports the files among them that each of them imports
 * @property {string[][]} circles
 * @property {string[]} failures what could not be read or followed, each with the reason
 */

const source = /(?<!\.d)\.[cm]?[jt]sx?$/;
const leftOut = /^(?:node_modules|dist|\..+)$/;
const testFolder = /^(?:__(?:tests|mocks|fixtures)__|tests?|fixtures)$/;
const testFile = /[.-](?:test|spec)\.[cm]?[jt]sx?$/;
/** @type {import('oxc-resolver').NapiResolveOptions} */
const resolution = {
  conditionNames: ['node', 'import', 'require', 'types'],
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
};

/**
 * Reads and measures all source files of folders.
 *
 * @param {readonly string[]} folders
 * @param {{ tests?: boolean }} [options] `tests`: those that stand below the folders as well
 * @returns {Tree}
 */
export function measureTree(folders, { tests = false } = {}) {
  /** @type {FileFigures[]} */
  const files = [];
  /** @type {string[]} */
  const failures = [];
  for (const file of new Set(folders.flatMap(folder => [...filesIn(folder, tests)]))) {
    try {
      files.push(measureFile(file, readFileSync(file, 'utf8')));
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  const imports = followImports(files, failures);
  return { files, imports, circles: circlesOf(imports), failures };
}

/**
 * A path as all paths of a tree are written: from here, with `/`, without symbolic links.
 *
 * @param {string} file
 */
export function pathFromHere(file) {
  return path.relative(realpathSync('.'), realpathSync(file)).split(path.sep).join('/');
}

/**
 * @param {string} place a folder or a file
 * @param {boolean} tests
 * @returns {Generator<string, void>}
 */
function* filesIn(place, tests) {
  if (statSync(place).isFile()) {
    yield pathFromHere(place);
    return;
  }
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const { name } = entry;
    if (entry.isDirectory()) {
      if (!leftOut.test(name) && (tests || !testFolder.test(name))) yield* filesIn(path.join(place, name), tests);
    } else if (entry.isFile() && source.test(name) && (tests || !testFile.test(name))) {
      yield pathFromHere(path.join(place, name));
    }
  }
}

/**
 * @param {readonly FileFigures[]} files
 * @param {string[]} failures is added to
 * @returns {Map<string, string[]>}
 */
function followImports(files, failures) {
  const relative = new ResolverFactory(resolution);
  // Apart, since a configuration that extends a package that is not installed fails whatever is asked.
  const aliased = relative.cloneWithOptions({ ...resolution, tsconfig: 'auto' });
  const imports = new Map(files.map(({ file }) => [file, /** @type {string[]} */ ([])]));
  /** @type {Set<string>} */
  const reasons = new Set();
  for (const { file, imports: specifiers } of files) {
    for (const specifier of new Set(specifiers)) {
      const isRelative = specifier.startsWith('.');
      const { path: found, error } = isRelative
        ? relative.sync(path.dirname(path.resolve(file)), specifier)
        : aliased.resolveFileSync(path.resolve(file), specifier);
      const target = found && pathFromHere(found);
      if (target && imports.has(target)) imports.get(file)?.push(target);
      // What else is not found are packages that are not installed: none of the files that are measured.
      else if (error && isRelative) reasons.add(`${file}: ${error}`);
      else if (error?.startsWith('Tsconfig')) reasons.add(`aliases are not followed, ${error}`);
    }
  }
  failures.push(...reasons);
  return imports;
}
