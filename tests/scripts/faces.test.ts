import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../lib/project/project.ts';
import { openFile } from '../../lib/rule/reading.ts';
import { eslintParser } from '../../lib/syntax/eslint-parser.ts';
import { compareFaces } from '../../scripts/faces/views.mjs';
import { shapes } from '../../scripts/shape-list.mjs';

import type { Project } from '../../lib/project/project.ts';

const sources = { openProject, openFile, eslintParser };

/** Of each way in which a project is tied together: bridges, interfaces, contexts, hooks, components, requests. */
const chosen = new Set([
  'file-vue',
  'framework-nest',
  'http-endpoints',
  'module-workspaces',
  'wrapper-context',
  'wrapper-electron',
  'wrapper-hooks',
  'wrapper-interface-di',
]);

describe('rules and the audit see the same', () => {
  it('in the bundled example', () => {
    const { calls, disagreements } = compareFaces(sources, {
      root: path.resolve('tests/fixtures/desktop-app'),
      settings: {},
      sample: 4,
    });
    expect(calls).toBeGreaterThan(20);
    expect(disagreements).toEqual([]);
  });

  it.each(shapes().filter(({ name }) => chosen.has(name)))('in $name', ({ root, labels }) => {
    const { calls, disagreements } = compareFaces(sources, { root, settings: labels.settings ?? {} });
    expect(calls).toBeGreaterThan(0);
    expect(disagreements).toEqual([]);
  });

  it('and it is told where one of them does not', () => {
    const root = path.resolve('tests/shapes/wrapper-hooks');
    const blind = {
      ...sources,
      openProject: (options: Parameters<typeof openProject>[0]) => blinded(openProject(options), options),
    };
    const { disagreements } = compareFaces(blind, { root, settings: {} });
    expect(new Set(disagreements.map(({ face }) => face))).toEqual(new Set(['everything']));
    expect(disagreements[0]?.what).toMatch(/ is missing$/);
  });
});

/** A project that sees no call where every file is read. */
function blinded(project: Project, { prefilter }: { prefilter?: boolean }): Project {
  if (prefilter === false) project.read = file => ({ file, calls: [], deferred: [] });
  return project;
}
