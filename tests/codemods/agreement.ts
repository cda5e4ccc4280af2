import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { Fixture } from './fixtures.ts';

type Rules = Readonly<Record<string, unknown>>;

const ROOT = path.resolve(import.meta.dirname, '../fixtures/codemods');

/** What a developer gets who takes every suggestion that the editor shows for a file, and what is reported in the end. */
export interface Suggested {
  readonly text: string;
  /** `line:column` of what has no suggestion, or a suggestion that changes nothing more. */
  readonly left: readonly string[];
}

/**
 * Lints the input of a fixture and takes the first suggestion over and over.
 *
 * @param rules by their names
 */
export function suggestedFor(codemod: string, fixture: Fixture, rules: Rules): Suggested {
  return inProject(codemod, fixture, lint => {
    let text = fixtureText(codemod, fixture);
    for (let turn = 0; turn < 50; turn++) {
      const messages = lint(text, rules);
      const fix = messages.find(({ suggestions }) => suggestions?.length)?.suggestions?.[0]?.fix;
      const bare = withoutByteOrderMark(text);
      const next = fix
        ? withByteOrderMarkOf(text, bare.slice(0, fix.range[0]) + fix.text + bare.slice(fix.range[1]))
        : text;
      if (next === text) {
        return { text, left: messages.map(({ line, column }) => `${line}:${column}`) };
      }
      text = next;
    }
    throw new Error('The suggestions never end.');
  });
}

/** The text that a fixture begins with. */
export function fixtureText(codemod: string, { name, input }: Fixture): string {
  return readFileSync(path.join(ROOT, codemod, name, input), 'utf8');
}

/** Where rules report in a text that stands in the place of a fixture's input: `line:column`. */
export function reportedIn(codemod: string, fixture: Fixture, text: string, rules: Rules): string[] {
  return inProject(codemod, fixture, lint => lint(text, rules).map(({ line, column }) => `${line}:${column}`));
}

/** The same in what comes out of the codemod, with the other files that it changes. */
export function reportedAfter(codemod: string, fixture: Fixture, rules: Rules): string[] {
  return inProject(codemod, fixture, (lint, root) => {
    for (const [file, text] of Object.entries(fixture.expected)) {
      writeFileSync(path.join(root, file), text);
    }
    return lint(fixture.output ?? '', rules).map(({ line, column }) => `${line}:${column}`);
  });
}

function inProject<T>(
  codemod: string,
  { name, input }: Fixture,
  use: (lint: (text: string, rules: Rules) => Linter.LintMessage[], root: string) => T,
): T {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agreement-')));
  try {
    for (const part of ['_project', `${name}/project`]) {
      const folder = path.join(ROOT, codemod, part);
      if (existsSync(folder)) {
        cpSync(folder, root, { recursive: true });
      }
    }
    const filename = path.join(root, 'src', input);
    mkdirSync(path.dirname(filename), { recursive: true });
    writeFileSync(filename, readFileSync(path.join(ROOT, codemod, name, input)));
    const settingsFile = path.join(ROOT, codemod, name, 'settings.json');
    const settings = existsSync(settingsFile) ? (JSON.parse(readFileSync(settingsFile, 'utf8')) as object) : {};
    return use((text, rules) => {
      const messages = new Linter({ cwd: root }).verify(
        text,
        [
          {
            files: ['**/*.{js,jsx,mjs,cjs,ts,tsx}'],
            languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: /x$/.test(input) } } },
            plugins: { customerio: { rules: rules as never } },
            rules: Object.fromEntries(Object.keys(rules).map(rule => [`customerio/${rule}`, 'error'])),
            settings: { customerio: { ...settings, root } },
          },
        ],
        { filename },
      );
      const fatal = messages.find(message => message.fatal);
      if (fatal) {
        throw new Error(fatal.message);
      }
      // What the linter itself has to say of comments is no report of a rule.
      return messages.filter(({ ruleId }) => ruleId !== null);
    }, root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
