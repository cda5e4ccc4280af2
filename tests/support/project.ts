import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach } from 'vitest';

export interface TemporaryProject {
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** The absolute path of a file of the project. */
  file(name: string): string;
  /** Writes a file of the project, as an editor does when it saves. */
  write(name: string, text: string): void;
  remove(): void;
}

/**
 * Writes a small project to a new folder, since the reading is of files on disk.
 *
 * @param files texts by path relative to the root; a package.json is added if there is none
 */
export function createProject(files: Readonly<Record<string, string>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-')));
  const write = (name: string, text: string): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const all = { 'package.json': '{ "name": "example", "type": "module" }\n', ...files };
  for (const [name, text] of Object.entries(all)) write(name, text);
  return {
    root,
    file: name => path.join(root, name),
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Makes projects as `createProject` does, and removes them after each test of the file. */
export function useProjects(): (files: Readonly<Record<string, string>>) => TemporaryProject {
  const made: TemporaryProject[] = [];
  afterEach(() => {
    for (const project of made.splice(0)) project.remove();
  });
  return files => {
    const project = createProject(files);
    made.push(project);
    return project;
  };
}
