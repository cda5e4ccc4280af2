import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Session } from '../../codemods/shared/codemod.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import type { ProjectView } from '../../codemods/shared/project-view.ts';
import { openView } from '../../codemods/shared/project-view.ts';

/**
 * A fixture is a folder with `input.<ext>` and `output.<ext>`, and with `sites.txt`: what the codemod reports.
 * `options.json` holds the options, `project/` further files; `_project/` holds those that all cases share. The
 * input is put to `src/` of the project.
 */
export interface Fixture {
  readonly name: string;
  readonly input: string;
  /** Undefined if the folder has none, which is a failure. */
  readonly output: string | undefined;
  readonly sites: string | undefined;
}

export interface Outcome {
  readonly text: string;
  readonly sites: string;
}

export type Start = (view: ProjectView, options: RawOptions) => Session;

const ROOT = path.resolve(import.meta.dirname, '../fixtures/codemods');

export function fixturesOf(codemod: string): Fixture[] {
  const folder = path.join(ROOT, codemod);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('_') && statSync(path.join(folder, name)).isDirectory())
    .map((name) => {
      const files = readdirSync(path.join(folder, name));
      const read = (start: string): string | undefined => {
        const file = files.find((each) => each.startsWith(start));
        return file && readFileSync(path.join(folder, name, file), 'utf8');
      };
      return {
        name,
        input: files.find((file) => file.startsWith('input.')) ?? 'input.missing',
        output: read('output.'),
        sites: read('sites.txt'),
      };
    });
}

/** Runs a codemod over the file of a fixture, and then over what came out. */
export function runFixture(codemod: string, { name, input }: Fixture, start: Start, defaults: RawOptions): [Outcome, Outcome] {
  const folder = path.join(ROOT, codemod);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'codemod-')));
  try {
    for (const part of ['_project', `${name}/project`]) {
      if (existsSync(path.join(folder, part))) {
        cpSync(path.join(folder, part), root, { recursive: true });
      }
    }
    const given = path.join(folder, name, 'options.json');
    const options = existsSync(given) ? (JSON.parse(readFileSync(given, 'utf8')) as RawOptions) : defaults;
    const file = path.join(root, 'src', input);
    writeFileSync(file, readFileSync(path.join(folder, name, input)));

    const run = (): Outcome => {
      const text = readFileSync(file, 'utf8');
      const change = start(openView(root), options).change(file, text);
      const sites = change.sites.map(({ line, column, status, what, reason, forPerson }) =>
        [`${line}:${column}`, status, what, ...(reason === undefined ? [] : [`(${reason}${forPerson ? '; for a person' : ''})`])].join(' '),
      );
      return { text: change.text ?? text, sites: sites.map((site) => `${site}\n`).join('') };
    };
    const first = run();
    writeFileSync(file, first.text);
    return [first, run()];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
