import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'tsdown';

/** Every folder of codemods/ that has an index.ts is a transform of its own. */
const codemods = Object.fromEntries(
  (existsSync('codemods') ? readdirSync('codemods') : [])
    .filter(name => existsSync(`codemods/${name}/index.ts`))
    .map(name => [`codemods/${name}`, `codemods/${name}/index.ts`]),
);

/** What the plugin loads; not what starts threads. Whatever the checkout's folder is called. */
const ruleCode =
  /^(?:rules|lib\/(?:catalog|syntax|files|facts|evaluate|effects|calls|project|concerns|rule|plan|edit))\/(?!(?:.*\/)?facts-)|^lib\/(?:rules|settings|configs|patterns|settings\/\w+)\.(?:ts|schema\.json)$/;

function isRuleCode(file: string): boolean {
  return ruleCode.test(path.relative(import.meta.dirname, file).replaceAll(path.sep, '/'));
}

const shared = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  deps: { skipNodeModulesBundle: true },
  logLevel: 'warn',
} as const;

export default defineConfig([
  {
    ...shared,
    // One build for all, so that the faces share their chunks.
    entry: {
      index: 'lib/index.ts',
      // publint refuses the package as long as there is no command line.
      ...(existsSync('lib/cli/main.ts') && { cli: 'lib/cli/main.ts' }),
      // Threads are started by the path of a file.
      'facts-worker': 'lib/facts/facts-worker.ts',
      reading: 'lib/interface/reading.ts',
      parser: 'lib/interface/parser.ts',
      'jscodeshift-collection': 'lib/interface/collection.ts',
      ...codemods,
    },
    outputOptions: {
      entryFileNames: ({ name }) => (/^(?:codemods\/|jscodeshift-)/.test(name) ? '[name].mjs' : '[name].js'),
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      // Opening a file costs an editor's start more than what stands in it: all that rules need is one.
      codeSplitting: { groups: [{ name: 'plugin', test: isRuleCode }] },
    },
    // What reads the audit's report, or writes settings, can hold them against these.
    copy: ['docs/audit.schema.json', 'lib/settings/settings.schema.json'],
    dts: false,
    clean: true,
  },
  {
    ...shared,
    // What is an API has types; they leave no trace of the internal ones.
    entry: { index: 'lib/index.ts' },
    dts: { emitDtsOnly: true },
    outExtensions: () => ({ dts: '.d.ts' }),
    clean: false,
  },
  {
    ...shared,
    entry: { reading: 'lib/interface/reading.ts' },
    dts: { emitDtsOnly: true },
    outExtensions: () => ({ dts: '.d.ts' }),
    clean: false,
  },
  {
    ...shared,
    entry: { parser: 'lib/interface/parser.ts' },
    dts: { emitDtsOnly: true },
    outExtensions: () => ({ dts: '.d.ts' }),
    clean: false,
  },
  {
    ...shared,
    // For jscodeshift, whose transforms are CommonJS by the time they run.
    format: 'cjs',
    entry: { jscodeshift: 'lib/interface/jscodeshift.ts' },
    dts: true,
    clean: false,
  },
]);
