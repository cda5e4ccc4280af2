import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'tests/shapes';

/**
 * The projects of tests/shapes/, by name.
 *
 * @returns {{ name: string, root: string, labels: import('./score.mjs').Labels }[]} `root` is absolute, `labels` what expected.json holds
 */
export function shapes() {
  return readdirSync(FOLDER)
    .sort()
    .map(name => ({ name, root: path.resolve(FOLDER, name), file: path.resolve(FOLDER, name, 'expected.json') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, root, file }) => ({ name, root, labels: JSON.parse(readFileSync(file, 'utf8')) }));
}
