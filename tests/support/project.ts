import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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
  remove(): void;
}

/**
 * Writes a small project to a new folder, since the reading is of files on disk.
 *
 * @param files contents by path relative to the root; a package.json is added if there is none
 */
export function createProject(files: Readonly<Record<string, Content>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-')));
  const all = { 'package.json': '{ "name": "example", "type": "module" }\n', ...files };
  for (const [name, content] of Object.entries<Content>(all)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    write(file, content);
  }
  return {
    root,
    file: name => path.join(root, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function write(file: string, content: Content): void {
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content);
  else if ('link' in content) symlinkSync(content.link, file);
  else if (isFolder(content)) mkdirSync(file);
  else execFileSync('mkfifo', [file]);
}
