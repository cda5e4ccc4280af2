/** What somebody gets who takes a rule's fixes and suggestions in an editor, beside what the codemod writes. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { applyEdits } from '../../lib/edit/edit.ts';
import { withoutByteOrderMark } from '../../lib/edit/source.ts';
import plugin from '../../lib/index.ts';
import type { Fixture } from './fixtures.ts';

export interface InEditor {
  /** The input with every edit that is offered, but for places that the codemod leaves to a person. */
  readonly suggested: string;
  /** Lines of the codemod's output on which the rule still speaks. */
  readonly left: readonly number[];
  /** How many places the codemod has left to a person. */
  readonly skipped: number;
}

const ROOT = path.resolve(import.meta.dirname, '../fixtures/codemods');

export function inEditor(
  codemod: string,
  { name, input, output = '', sites = '' }: Fixture,
  rule: string,
  options: readonly unknown[] = [],
): InEditor {
  const folder = path.join(ROOT, codemod);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'codemod-editor-')));
  try {
    for (const part of ['_project', `${name}/project`]) {
      if (existsSync(path.join(folder, part))) {
        cpSync(path.join(folder, part), root, { recursive: true });
      }
    }
    const file = path.join(root, 'src', input);
    mkdirSync(path.dirname(file), { recursive: true });
    const given = path.join(folder, name, 'settings.json');
    const settings = existsSync(given) ? (JSON.parse(readFileSync(given, 'utf8')) as object) : {};
    const lint = (text: string): Linter.LintMessage[] => {
      writeFileSync(file, text);
      const config: Linter.Config = {
        files: ['**/*.{js,cjs,mjs,jsx,ts,tsx}'],
        plugins: { customerio: plugin },
        languageOptions: { parser: parser as Linter.Parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        settings: { customerio: { ...settings, root } },
        rules: { [`customerio/${rule}`]: ['error', ...options] },
      };
      return new Linter({ cwd: root, configType: 'flat' }).verify(text, config, { filename: file });
    };

    const before = withoutByteOrderMark(readFileSync(path.join(folder, name, input), 'utf8'));
    const open = new Set(
      [...sites.matchAll(/^(\d+):\d+ skipped .*; for a person\)$/gm)].map(([, line]) => Number(line)),
    );
    const edits = lint(before).flatMap(({ line, fix, suggestions }) =>
      open.has(line) ? [] : (fix ?? suggestions?.[0]?.fix ?? []),
    );
    return {
      suggested: applyEdits(before, edits),
      left: lint(withoutByteOrderMark(output)).map(({ line }) => line),
      skipped: [...sites.matchAll(/^\d+:\d+ skipped .*; for a person\)$/gm)].length,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
