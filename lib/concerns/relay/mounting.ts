/** The files of a project that put a router of another file behind something. */
import path from 'node:path';

import { listFiles, relative } from '../../files/listing.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { textOf } from '../../files/text.ts';
import { parsedFile } from '../shared/parsed.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../../project/project.ts';

const FRESH_MS = 2_000;
/** By project; looked up again after a while, since files change in an editor. */
const mounting = new WeakMap<Project, { readonly at: number; readonly files: readonly string[] }>();

const code = /\.[cm]?[jt]s$/;
const mounts = /\.(?:use|register|addHook)\s*\(/;

/** Those that name the file, or its folder, as a module. */
export function mountingPrograms(project: Project, file: string): TSESTree.Program[] {
  const { dir, name } = path.posix.parse(file);
  const module = name === 'index' ? path.posix.basename(dir) : name;
  return filesThatMount(project).flatMap(other => {
    if (other === file) return [];
    const text = textOf(path.join(project.root, other)) ?? '';
    if (!text.includes(`/${module}'`) && !text.includes(`/${module}"`) && !text.includes(`/${module}.`)) return [];
    return parsedFile(project, other)?.source.program ?? [];
  });
}

function filesThatMount(project: Project): readonly string[] {
  let known = mounting.get(project);
  if (!known || Date.now() - known.at > FRESH_MS) {
    const files = listFiles(project.root, project.settings.ignore)
      .files.filter(full => code.test(full))
      .map(full => relative(project.root, full))
      .filter(file => !isTestPath(file) && mounts.test(textOf(path.join(project.root, file)) ?? ''));
    known = { at: Date.now(), files };
    mounting.set(project, known);
  }
  return known.files;
}
