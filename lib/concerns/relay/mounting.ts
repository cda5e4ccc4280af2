/** The files of a project that put a router of another file behind something. */
import path from 'node:path';

import { isTestPath } from '../../files/test-paths.ts';
import { textOf } from '../../files/text.ts';
import { parsedFile } from '../shared/parsed.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../../project/project.ts';

const code = /\.[cm]?[jt]s$/;
const mounts = /\.(?:use|register|addHook)\s*\(/;

/** Those that name the file, or its folder, as a module. */
export function mountingPrograms(project: Project, file: string): TSESTree.Program[] {
  const { dir, name } = path.posix.parse(file);
  const module = name === 'index' ? path.posix.basename(dir) : name;
  return project.filesMatching(mounts).flatMap(other => {
    if (other === file || !code.test(other) || isTestPath(other)) return [];
    const text = textOf(path.join(project.root, other)) ?? '';
    if (!text.includes(`/${module}'`) && !text.includes(`/${module}"`) && !text.includes(`/${module}.`)) return [];
    return parsedFile(project, other)?.source.program ?? [];
  });
}
