import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach } from 'vitest';

/** What stands at a path: a text, bytes, a symbolic link, or what is no plain file. */
export type Content = string | Buffer | { readonly link: string } | { readonly kind: 'pipe' | 'folder' };

/** Whether the system has what is to stand there: pipes and devices are not everywhere, and links not for everybody. */
export function isWritable(content: Content): boolean {
  return process.platform !== 'win32' || typeof content === 'string' || Buffer.isBuffer(content) || isFolder(content);
}

function isFolder(content: Exclude<Content, string | Buffer>): boolean {
  return 'kind' in content && content.kind === 'folder';
}

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
 * @param files contents by path relative to the root; a package.json is added if there is none
 */
export function createProject(files: Readonly<Record<string, Content>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-')));
  const put = (name: string, content: Content): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    write(file, content);
  };
  const all = { 'package.json': '{ "name": "example", "type": "module" }\n', ...files };
  for (const [name, content] of Object.entries<Content>(all)) put(name, content);
  return {
    root,
    file: name => path.join(root, name),
    write: put,
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

function write(file: string, content: Content): void {
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content);
  else if ('link' in content) symlinkSync(content.link, file);
  else if (isFolder(content)) mkdirSync(file);
  else execFileSync('mkfifo', [file]);
}
