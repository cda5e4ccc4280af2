import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'tsdown';

/** Under node_modules, so that the bundle finds its dependencies and git does not find the bundle. */
const FOLDER = path.resolve('node_modules/.cache/eslint-plugin-customerio');

/**
 * The reading and the plugin as they stand in the sources now, in a bundle of their own: nothing
 * has to be built before, and a `dist/` that others use at the time stays as it is.
 *
 * @returns {Promise<{ openProject: import('../lib/project/project.ts').openProject, plugin: import('../lib/index.ts').default, projectAt: import('../lib/rule/reading.ts').projectAt, eslintParser: import('../lib/syntax/eslint-parser.ts').eslintParser, appliesTo: import('../lib/rule/applies-to.ts').appliesTo }>}
 */
export async function loadReading() {
  const { project, plugin, reading, parser, rule } = await loadSources({
    project: 'lib/project/project.ts',
    plugin: 'lib/index.ts',
    reading: 'lib/rule/reading.ts',
    parser: 'lib/syntax/eslint-parser.ts',
    rule: 'lib/rule/applies-to.ts',
  });
  return {
    openProject: project.openProject,
    plugin: plugin.default,
    projectAt: reading.projectAt,
    eslintParser: parser.eslintParser,
    appliesTo: rule.appliesTo,
  };
}

/**
 * Modules of the sources in one bundle, so that they share what they hold.
 *
 * @param {Readonly<Record<string, string>>} entry paths by name
 * @returns {Promise<Record<string, any>>} the modules by the same names
 */
export async function loadSources(entry) {
  mkdirSync(FOLDER, { recursive: true });
  const outDir = mkdtempSync(path.join(FOLDER, 'scripts-'));
  // Chunks may be asked for as late as the end.
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    config: false,
    entry,
    outDir,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    fixedExtension: true,
    dts: false,
    clean: false,
    deps: { skipNodeModulesBundle: true },
    logLevel: 'error',
  });
  const modules = await Promise.all(
    Object.keys(entry).map(async name => [name, await import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href)]),
  );
  return Object.fromEntries(modules);
}
