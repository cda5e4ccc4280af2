/** What a rule says of the files that a codemod has changed. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import type { Start } from '../../codemods/registry.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import plugin from '../../lib/index.ts';
import type { Settings } from '../../lib/settings.ts';
import type { Fixture } from './fixtures.ts';
import { applyTo } from './fixtures.ts';

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface LintAfter {
  /** Of every script of the project, before and after. */
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
  /** How many sites are left as they were. */
  readonly skipped: number;
  readonly changed: number;
}

let looks = 0;

const ROOT = path.resolve(import.meta.dirname, '../fixtures/codemods');

/** Runs a codemod over the project of a fixture, and a rule over it before and after. */
export function lintFixture(
  codemod: string,
  { name, input }: Fixture,
  start: Start,
  rule: string,
  { ruleOptions = [], settings: more = {} }: { ruleOptions?: unknown[]; settings?: Settings } = {},
): LintAfter {
  const folder = path.join(ROOT, codemod);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'codemod-lint-')));
  try {
    for (const part of ['_project', `${name}/project`]) {
      if (existsSync(path.join(folder, part))) {
        cpSync(path.join(folder, part), root, { recursive: true });
      }
    }
    const given = (file: string): object =>
      jsonOf(path.join(folder, name, `${file}.json`)) ?? jsonOf(path.join(folder, `_${file}.json`)) ?? {};
    const main = path.join(root, 'src', input);
    mkdirSync(path.dirname(main), { recursive: true });
    writeFileSync(main, readFileSync(path.join(folder, name, input)));
    const settings: Settings = { ...given('settings'), ...more };
    const lint = (): Finding[] => lintFile(root, main, rule, ruleOptions, settings);
    const before = lint();
    const sites = applyTo(root, start, given('options') as RawOptions, settings);
    return {
      before,
      after: lint(),
      skipped: sites.filter(({ file, status }) => file !== '' && status === 'skipped').length,
      changed: sites.filter(({ status }) => status === 'changed').length,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function lintFile(root: string, file: string, rule: string, options: unknown[], settings: Settings): Finding[] {
  const linter = new Linter({ cwd: root, configType: 'flat' });
  const messages = linter.verify(
    readFileSync(file, 'utf8'),
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,tsx}'],
      plugins: { customerio: plugin },
      languageOptions: { parser: parser as Linter.Parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      // Settings of its own for each look, so that none is answered from what the last one read.
      settings: { customerio: { ...settings, root, ignore: [...(settings.ignore ?? []), `look-${looks++}`] } },
      rules: { [`customerio/${rule}`]: ['error', ...options] },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    { filename: file },
  );
  return messages
    .filter(({ message, ruleId }) => {
      if (ruleId === null) {
        throw new Error(message);
      }
      return ruleId === `customerio/${rule}`;
    })
    .map(({ line, column }) => ({ file: path.relative(root, file), line, column }));
}

function jsonOf(file: string): object | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
}
