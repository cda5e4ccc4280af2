/**
 * One thing to measure, in a process of its own: `node bench-task.mjs <task> <root> [file...]`. Says what it took
 * as JSON in the last line of stderr. Cold or warm is whoever starts it: by the folder for caches.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';

import { loadReading } from '../../scripts/reading.mjs';
import { sources } from './bench-tree.mjs';

const [task = '', root = '', ...files] = process.argv.slice(2);
const CODE = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

/** @param {string} name of a file of the package as it is built, which is none of the types' business */
const built = name => pathToFileURL(path.resolve('dist', name)).href;

/** @type {Readonly<Record<string, () => Promise<() => unknown>>>} what is loaded before the clock starts, and what is measured */
const tasks = {
  parse: async () => {
    const { parseSync } = await import('oxc-parser');
    return () => {
      for (const { file, text } of sources(root)) void parseSync(file, text, { astType: 'ts', range: true }).program;
    };
  },
  index: async () => {
    const { openProject } = await loadReading();
    return () => openProject({ root, cache: false }).calls();
  },
  audit: async () => () => {
    // What it writes is nobody's business here.
    process.stdout.write = () => true;
    process.argv.splice(2, Infinity, 'audit', '--root', root, '--format', 'json', '--fail-on', 'never');
    return import(built('cli.js'));
  },
  'parser-only': () => lint([]),
  lint: async () => {
    const { default: plugin } = await import(built('index.js'));
    return lint([{ ...plugin.configs.recommended, files: [CODE] }]);
  },
  change: async () => {
    const { default: plugin } = await import(built('index.js'));
    const { Linter } = await import('eslint');
    const parser = await import('@typescript-eslint/parser');
    const linter = new Linter({ configType: 'flat', cwd: root });
    const config = [{ ...plugin.configs.recommended, files: [CODE], languageOptions: { parser } }];
    const filename = path.resolve(root, files[0] ?? '');
    const text = readFileSync(filename, 'utf8');
    const verify = (/** @type {string} */ ending) => linter.verify(text + ending, config, { filename });
    verify('');
    verify('\n');
    return () => verify('\n\n');
  },
  save: async () => {
    const { openProject } = await loadReading();
    const filename = path.resolve(root, files[0] ?? '');
    const text = readFileSync(filename, 'utf8');
    const project = openProject({ root });
    const save = (/** @type {string} */ ending) => {
      project.read(filename, text + ending);
      writeFileSync(filename, text + ending);
      project.refresh();
      return project.calls();
    };
    process.once('exit', () => writeFileSync(filename, text));
    project.calls();
    save('\n');
    return () => save('\n\n');
  },
};

/** @param {import('eslint').Linter.Config[]} configs */
async function lint(configs) {
  const { ESLint } = await import('eslint');
  const parser = await import('@typescript-eslint/parser');
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    errorOnUnmatchedPattern: false,
    overrideConfig: [{ files: [CODE], languageOptions: { parser } }, ...configs],
  });
  return () => eslint.lintFiles(files.length > 0 ? files : ['.']);
}

const work = await tasks[task]?.();
const [start, used] = [performance.now(), process.cpuUsage()];
process.once('exit', () => {
  const { user, system } = process.cpuUsage(used);
  const memory = process.resourceUsage().maxRSS / 1024;
  writeSync(2, `\n${JSON.stringify({ ms: performance.now() - start, cpu: (user + system) / 1000, memory })}`);
});
await work?.();
