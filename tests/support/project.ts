import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryProject {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** The absolute path of a file of the project. */
  file(name: string): string;
  remove(): void;
}

/**
 * Writes a small project to a new folder, since the reading is of files on disk.
 *
 * @param files texts by path relative to the root; a package.json is added if there is none
 */
export function createProject(files: Readonly<Record<string, string>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-')));
  const all = { 'package.json': '{ "name": "example", "type": "module" }\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    root,
    file: name => path.join(root, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
