/** Findings of an earlier process, which stand as long as everything does that they hang on. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

import { cacheFolderOf } from '../files/cache-folder.ts';
import { compared, diskStateOf } from '../files/disk-state.ts';
import { readKept, writeKept } from '../files/kept-file.ts';
import { Looks } from '../files/looks.ts';
import { isFolder } from '../files/stats.ts';
import { keepAtExit } from '../project/at-exit.ts';

import type { ConfigName } from '../configs.ts';
import type { DiskState } from '../files/disk-state.ts';
import type { Project } from '../project/project.ts';
import type { Found } from './findings.ts';

interface Kept {
  /** That of the project. */
  readonly standing: string;
  /** Of what the rules looked at beside it: plans, lock files, campaigns. */
  readonly state: DiskState;
  readonly found: readonly Found[];
}

/**
 * What the rules find in all files of a project: what they found before, where neither the project nor anything else
 * that they looked at has changed, and without a syntax tree being made for it.
 */
export class KeptFindings {
  readonly #project: Project;
  /** Where they are kept; undefined where ESLint, which finds them, is not installed. */
  readonly #file: string | undefined;
  /** What is to be written down. */
  #news: { readonly looks: Looks; readonly since: number; readonly found: readonly Found[] } | undefined;

  constructor(project: Project, config: ConfigName) {
    this.#project = project;
    this.#file = placeOf(project, config);
  }

  /** @returns undefined where nothing is known, or not any more */
  read(): readonly Found[] | undefined {
    const { root, standing } = this.#project;
    const bytes = this.#file !== undefined && standing !== undefined ? readKept(this.#file) : undefined;
    const kept = bytes && (deserialize(bytes) as Kept);
    if (!kept || kept.standing !== standing) return undefined;
    // A place that is as it was has the same digest, whatever its stamp says.
    return compared(root, kept.state, () => '') ? kept.found : undefined;
  }

  /**
   * Has them found, and written down when the process ends: only then is what the project's answers hang on.
   *
   * @param find - notes in `looks` what it looks at beside the project's sources
   */
  find(find: (looks: Looks) => readonly Found[]): readonly Found[] {
    const since = Date.now();
    const looks = new Looks();
    const found = find(looks);
    this.#news = { looks, since, found };
    keepAtExit(this);
    return found;
  }

  /** Writes down what was found, once the project has written down what it was asked. */
  keep(): void {
    const { root, standing } = this.#project;
    if (!this.#news || this.#file === undefined || standing === undefined || !isFolder(root)) return;
    const { looks, since, found } = this.#news;
    this.#news = undefined;
    const state = diskStateOf(root, { sources: new Map(), others: looks.stamps, since }, () => '');
    writeKept(this.#file, [serialize({ standing, state, found } satisfies Kept)]);
  }
}

function placeOf({ root, settings }: Project, config: ConfigName): string | undefined {
  const version = eslintVersion();
  if (version === undefined) return undefined;
  const key = createHash('sha1')
    .update(JSON.stringify([config, version, settings]))
    .digest('hex')
    .slice(0, 12);
  return path.join(cacheFolderOf(root), `findings-${key}`);
}

function eslintVersion(): string | undefined {
  try {
    return (createRequire(import.meta.url)('eslint/package.json') as { version: string }).version;
  } catch {
    return undefined;
  }
}
