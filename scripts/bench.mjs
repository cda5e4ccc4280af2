/**
 * Runs the benchmarks, each in a process of its own so that none warms up another.
 *
 *   npm run bench                all of tests/bench/*.mjs
 *   npm run bench -- index lint  those whose name contains one of the words
 */
import { existsSync, readdirSync } from 'node:fs';
import { run } from './run.mjs';

const FOLDER = 'tests/bench';
const words = process.argv.slice(2);
const files = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
  .filter(file => file.endsWith('.mjs'))
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort();

if (files.length === 0) {
  console.error(`No benchmark in ${FOLDER}${words.length > 0 ? ` matches ${words.join(', ')}` : ''}.`);
  process.exit(1);
}

const failed = files.filter(file => {
  console.log(`\n# ${file}`);
  return run('node', ['--expose-gc', `${FOLDER}/${file}`]) !== 0;
});
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exit(1);
}
