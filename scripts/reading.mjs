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
 * @typedef {Awaited<ReturnType<typeof loadReading>>} Loaded
 */
export async function loadReading() {
  /**
   * @type {{
   *   project: typeof import('../lib/project/project.ts'),
   *   plugin: typeof import('../lib/index.ts'),
   *   rules: typeof import('../lib/rules.ts'),
   *   reading: typeof import('../lib/rule/reading.ts'),
   *   parser: typeof import('../lib/syntax/eslint-parser.ts'),
   *   rule: typeof import('../lib/rule/applies-to.ts'),
   *   names: typeof import('../lib/rule/declared-names.ts'),
   * }}
   */
  const { project, plugin, rules, reading, parser, rule, names } = await loadSources({
    project: 'lib/project/project.ts',
    plugin: 'lib/index.ts',
    rules: 'lib/rules.ts',
    reading: 'lib/rule/reading.ts',
    parser: 'lib/syntax/eslint-parser.ts',
    rule: 'lib/rule/applies-to.ts',
    names: 'lib/rule/declared-names.ts',
  });
  return {
    openProject: project.openProject,
    plugin: plugin.default,
    rules: rules.rules,
    projectAt: reading.projectAt,
    eslintParser: parser.eslintParser,
    appliesTo: rule.appliesTo,
    declaredNames: names.declaredNames,
  };
}

/**
 * Modules of the sources in one bundle, so that they share what they hold.
 *
 * @template {Record<string, object>} Modules as the caller declares them: a path says nothing to TypeScript
 * @param {{ [Name in keyof NoInfer<Modules>]: string }} entry paths by name
 * @returns {Promise<Modules>} the modules by the same names
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
