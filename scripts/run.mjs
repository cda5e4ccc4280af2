import { spawnSync } from 'node:child_process';
import path from 'node:path';

const binaries = path.resolve('node_modules/.bin');

/**
 * Runs a program of this package's dependencies, or `node`, with this terminal.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {number} the exit code; 1 if it was killed or not found
 */
export function run(program, args = []) {
  const { status, error } = spawnSync(program, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  if (error) {
    console.error(`${program}: ${error.message}`);
  }
  return status ?? 1;
}
