/**
 * Holds our faces against each other: what rules see of each file while ESLint lints it, what they see of a file that
 * is linted alone, and what is read where no file is ruled out by its text, each against what the audit reads.
 *
 *   npm run faces -- <project>...
 *   --sample <n>    how many files of a project are read alone, each in a reading of its own; default: 25
 *
 * Settings of a checkout are those of tests/corpus/settings/<name>.json, those of a shape stand in its labels. Exits with 1 where a face differs.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { settingsFor } from './checkouts.mjs';
import { compareFaces } from './faces/views.mjs';
import { loadSources } from './reading.mjs';
import { shapes } from './shape-list.mjs';

const MAX_SHOWN = 20;
const MAX_WIDTH = 300;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '25' } },
});
const missing = positionals.filter(each => !existsSync(each));
if (positionals.length === 0 || missing.length > 0) {
  console.error(missing.length > 0 ? `There is no ${missing.join(', ')}.` : 'Usage: npm run faces -- <project>...');
  process.exit(2);
}

/**
 * @type {{
 *   project: typeof import('../lib/project/project.ts'),
 *   reading: typeof import('../lib/rule/reading.ts'),
 *   parser: typeof import('../lib/syntax/eslint-parser.ts'),
 * }}
 */
const { project, reading, parser } = await loadSources({
  project: 'lib/project/project.ts',
  reading: 'lib/rule/reading.ts',
  parser: 'lib/syntax/eslint-parser.ts',
});
const sources = {
  openProject: project.openProject,
  openFile: reading.openFile,
  eslintParser: parser.eslintParser,
};

const shapeSettings = new Map(shapes().map(({ root, labels }) => [root, labels.settings ?? {}]));

for (const each of positionals) {
  const root = path.resolve(each);
  const asked = { root, settings: shapeSettings.get(root) ?? settingsFor(root), sample: Number(values.sample) };
  const { files, calls, disagreements } = compareFaces(sources, asked);
  console.log(`${path.basename(root)}  ${files} files, ${calls} calls, ${disagreements.length} differences`);
  for (const { face, file, what } of disagreements.slice(0, MAX_SHOWN))
    console.log(`  ${face.padEnd(10)}  ${file}:${what.slice(0, MAX_WIDTH)}`);
  if (disagreements.length > MAX_SHOWN) console.log(`  and ${disagreements.length - MAX_SHOWN} more`);
  if (disagreements.length > 0) process.exitCode = 1;
}
