import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Start } from '../../codemods/registry.ts';
import type { SiteReport } from '../../codemods/shared/codemod.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { parseSource, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { Settings } from '../../lib/settings.ts';

/** A case as tests/fixtures/codemods/README.md describes it. */
export interface Fixture {
  readonly name: string;
  readonly input: string;
  /** Undefined if the folder has none, which is a failure. */
  readonly output: string | undefined;
  readonly sites: string | undefined;
  /** Other files that are to change or to be made, by their path in the project. */
  readonly expected: Files;
}

type Files = Readonly<Record<string, string>>;

export interface Outcome {
  readonly text: string;
  readonly sites: string;
  /** Other files that differ from what they were before the first run. */
  readonly others: Files;
}

const ROOT = path.resolve(import.meta.dirname, '../fixtures/codemods');

export function fixturesOf(codemod: string): Fixture[] {
  const folder = path.join(ROOT, codemod);
  return !existsSync(folder)
    ? []
    : readdirSync(folder)
        .filter(name => !name.startsWith('_') && statSync(path.join(folder, name)).isDirectory())
        .map(name => {
          const files = readdirSync(path.join(folder, name));
          const read = (start: string): string | undefined => {
            const file = files.find(each => each.startsWith(start));
            return file && readFileSync(path.join(folder, name, file), 'utf8');
          };
          return {
            name,
            input: files.find(file => file.startsWith('input.')) ?? 'input.missing',
            output: read('output.'),
            sites: read('sites.txt'),
            expected: filesBelow(path.join(folder, name, 'expected')),
          };
        });
}

/** Runs a codemod over the project of a fixture, and then over what came out. */
export function runFixture(codemod: string, { name, input }: Fixture, start: Start): [Outcome, Outcome] {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'codemod-')));
  try {
    const { options, settings } = givenTo(codemod, name);
    layFixture(codemod, { name, input }, root);
    const before = filesBelow(root);

    const run = (): Outcome => {
      const sites = applyTo(root, start, options, settings);
      const after = filesBelow(root);
      const { [`src/${input}`]: text = '', ...others } = after;
      return {
        text,
        sites: sites.map(site => lineOf(site, `src/${input}`)).join(''),
        others: Object.fromEntries(Object.entries(others).filter(([file, content]) => before[file] !== content)),
      };
    };
    return [run(), run()];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Puts the project of a fixture into a folder. */
export function layFixture(codemod: string, { name, input }: Pick<Fixture, 'name' | 'input'>, root: string): void {
  const folder = path.join(ROOT, codemod);
  for (const part of ['_project', `${name}/project`]) {
    if (existsSync(path.join(folder, part))) {
      cpSync(path.join(folder, part), root, { recursive: true });
    }
  }
  const main = path.join(root, 'src', input);
  mkdirSync(path.dirname(main), { recursive: true });
  writeFileSync(main, readFileSync(path.join(folder, name, input)));
}

/** The options and settings that a fixture is run with. */
export function givenTo(codemod: string, name: string): { readonly options: RawOptions; readonly settings: Settings } {
  const folder = path.join(ROOT, codemod);
  const given = (file: string): object =>
    (jsonOf(path.join(folder, name, `${file}.json`)) ?? jsonOf(path.join(folder, `_${file}.json`)) ?? {}) as object;
  return { options: given('options') as RawOptions, settings: given('settings') as Settings };
}

/** What the runner does, without its cares. Every output is parsed. */
export function applyTo(root: string, start: Start, options: RawOptions, settings: Settings): SiteReport[] {
  const view = openView(root, settings);
  const session = start(view, options);
  const sites: SiteReport[] = [];
  for (const file of [...session.files].sort()) {
    const text = readFileSync(file, 'utf8');
    const change = session.change(file, text);
    sites.push(...change.sites);
    if (change.text !== undefined) {
      parseSource(file, withoutByteOrderMark(change.text));
      writeFileSync(file, change.text);
    }
  }
  for (const { file, text, sites: own } of session.newFiles ?? []) {
    sites.push(...own);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const { text, forPerson } of session.remarks?.() ?? []) {
    sites.push({ file: '', line: 0, column: 0, status: 'skipped', what: text, forPerson });
  }
  return sites;
}

/** `12:3 changed Request Created`; sites of other files begin with the file, remarks with `remark`. */
function lineOf({ file, line, column, status, what, reason, forPerson }: SiteReport, main: string): string {
  if (file === '') {
    return `remark${forPerson ? ' for a person' : ''}: ${what}\n`;
  }
  const place = `${file === main ? '' : `${file}:`}${line}:${column}`;
  return `${[place, status, what, ...(reason === undefined ? [] : [`(${reason}${forPerson ? '; for a person' : ''})`])].join(' ')}\n`;
}

function jsonOf(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Every file below a folder, by its path with `/`. */
export function filesBelow(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []) {
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      found[path.relative(folder, file).split(path.sep).join('/')] = readFileSync(file, 'utf8');
    }
  }
  return found;
}
