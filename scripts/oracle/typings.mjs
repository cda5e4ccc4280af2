import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The SDKs that ship types or have some at DefinitelyTyped, and what their callers are typed with. */
const WANTED = path.resolve('scripts/oracle/typings.json');
const TYPINGS = path.join(tmpdir(), 'eslint-plugin-customerio-typings');

/**
 * Installs the typings of SDKs in a folder of their own, unless they are there: no script of theirs is run, and no
 * checkout is touched.
 *
 * @param {string} [folder]
 * @returns {string} the folder, absolute
 */
export function installTypings(folder = TYPINGS) {
  const root = path.resolve(folder);
  const manifest = path.join(root, 'package.json');
  const wanted = JSON.stringify({ private: true, dependencies: JSON.parse(readFileSync(WANTED, 'utf8')) });
  const isThere = existsSync(path.join(root, 'node_modules')) && existsSync(manifest);
  if (isThere && readFileSync(manifest, 'utf8') === wanted) return root;
  mkdirSync(root, { recursive: true });
  // Peers are frameworks whose types nobody asks for.
  const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit'], {
    cwd: writtenIn(root, wanted),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The typings of the SDKs could not be installed in ${root}: ${stderr}`);
  writeFileSync(manifest, wanted);
  return root;
}

/**
 * @param {string} root
 * @param {string} manifest
 */
function writtenIn(root, manifest) {
  writeFileSync(path.join(root, 'package.json'), manifest);
  return root;
}
