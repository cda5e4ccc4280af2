/**
 * A migration of 10,000 files: our runner, against jscodeshift with the same packed transform, and against
 * jscodeshift with the same mend written for it (tests/support/plain-transform.cjs). All write into copies of one
 * tree, and what they write is compared.
 *
 *   BENCH_FILES=<count>   how many files, default 10,000
 *   BENCH_SHARE=<n>       one module in n sends the event, default 100
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { moduleText, trackerText, trackingManifest } from '../support/bench-tree.mjs';

const COUNT = Number(process.env.BENCH_FILES ?? 10_000);
const SHARE = Number(process.env.BENCH_SHARE ?? 100);
const FOLDERS = 100;
const dist = path.resolve('dist');
const jscodeshift = path.resolve('node_modules/.bin/jscodeshift');

const folder = mkdtempSync(path.join(tmpdir(), 'customerio-migrate-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const original = path.join(folder, 'original');
mkdirSync(path.join(original, 'src'), { recursive: true });
writeFileSync(path.join(original, 'package.json'), trackingManifest);
writeFileSync(path.join(original, 'src/analytics.ts'), trackerText);
for (let index = 0; index < COUNT; index++) {
  const part = path.join(original, `src/part-${index % FOLDERS}`);
  mkdirSync(part, { recursive: true });
  writeFileSync(path.join(part, `module-${index}.ts`), moduleText(index, index % SHARE === 0, '../analytics'));
}

const options = ['--event=Note Saved', '--helper-module=src/cio'];
const ours = timed('ours', process.execPath, [
  path.join(dist, 'cli.js'),
  'migrate',
  'track-cio-event',
  ...options,
  '--force',
  '--allow-dirty',
  '--format',
  'json',
]);
const packed = timed('packed', jscodeshift, [
  '-t',
  path.join(dist, 'codemods/track-cio-event.mjs'),
  '--extensions=ts',
  '--parser=ts',
  '-s',
  ...options,
  '--force=true',
  'src',
]);
const plain = timed('plain', jscodeshift, [
  '-t',
  path.resolve('tests/support/plain-transform.cjs'),
  '--extensions=ts',
  '--parser=ts',
  '-s',
  'src',
]);

const changed = textsOf('ours').filter(
  ([file, text]) => text !== readFileSync(path.join(original, file), 'utf8'),
).length;
console.log(`${COUNT + 1} files, ${changed} changed`);
console.log(`our runner                             ${seconds(ours)}`);
console.log(
  `jscodeshift, the same packed transform ${seconds(packed)}   ${(packed / ours).toFixed(1)} × ours, ${sameAs('packed')}`,
);
console.log(
  `jscodeshift, the same mend written for it ${seconds(plain)}   ${(plain / ours).toFixed(1)} × ours, ${sameAs('plain')}`,
);

/**
 * Milliseconds that a program takes in a copy of its own.
 *
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 */
function timed(name, program, args) {
  const cwd = path.join(folder, name);
  cpSync(original, cwd, { recursive: true });
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.slice(0, 500)}`);
  return performance.now() - start;
}

/**
 * @param {string} name
 * @returns {[file: string, text: string][]}
 */
function textsOf(name) {
  const root = path.join(folder, name);
  return readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
    .map(file => [path.relative(root, file), readFileSync(file, 'utf8')]);
}

/** @param {string} name */
function sameAs(name) {
  const own = new Map(textsOf('ours'));
  /** @type {(normalise: (text: string) => string) => string[]} */
  const differing = normalise =>
    textsOf(name)
      .filter(([file, text]) => normalise(own.get(file) ?? '') !== normalise(text))
      .map(([file]) => file);
  const other = differing(text => text.replace(/\n+/g, '\n'));
  return other.length === 0
    ? `the same edits${differing(text => text).length > 0 ? ' but for blank lines' : ''}`
    : `${other.length} files differ, the first ${other[0]}`;
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
