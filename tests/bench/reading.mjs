/**
 * The reading of a whole project, against two floors in the same run: parsing every file with
 * oxc, and ESLint's parser-only lint. Seconds depend on the machine; ratios hardly.
 */
import { Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import { parseSync } from 'oxc-parser';

import { loadReading } from '../../scripts/reading.mjs';
import { benchTree, median, ratio, sources } from '../support/bench-tree.mjs';

const { openProject } = await loadReading();
const { root, name } = benchTree();
const files = sources(root);

const parse = median(() => {
  for (const { file, text } of files) void parseSync(file, text, { astType: 'ts', range: true }).program;
}, 3);

const linter = new Linter({ configType: 'flat', cwd: root });
const config = [{ files: ['**/*.*'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } }];
const lint = median(() => {
  for (const { file, text } of files) linter.verify(text, config, { filename: file });
}, 1);

const cold = median(() => openProject({ root, cache: false }).calls(), 3);
const warm = median(() => openProject({ root }).calls(), 3);
const project = openProject({ root });
const { length } = project.calls();
const again = median(() => project.refresh());

console.log(`${name}: ${files.length} files, ${length} calls`);
console.log(`oxc parse of the tree     ${parse.toFixed(0)} ms`);
console.log(`ESLint, parser only       ${lint.toFixed(0)} ms`);
console.log(
  `cold index                ${cold.toFixed(0)} ms   ÷ parser-only lint ${ratio(cold, lint)}   ÷ oxc parse ${ratio(cold, parse)}`,
);
console.log(`warm index                ${warm.toFixed(0)} ms   ÷ parser-only lint ${ratio(warm, lint)}`);
console.log(`looking the disk over     ${again.toFixed(1)} ms`);
