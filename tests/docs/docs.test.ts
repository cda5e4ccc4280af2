import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin from '../../lib/index.ts';
import { languages } from '../support/language-tester.ts';
import { createProject, type TemporaryProject } from '../support/project.ts';
import { readExamples, type Example } from './page.ts';

const projects: TemporaryProject[] = [];

afterAll(() => {
  for (const project of projects) {
    project.remove();
  }
});

/** What reads the file: a parser of JavaScript, or the language of another format. */
function languageOf(filename: string): Linter.Config {
  const extension = path.extname(filename);
  const language = languages[extension];
  if (language) {
    return language;
  }
  if (!/^\.[cm]?[jt]sx?$/.test(extension)) {
    throw new Error(`No parser for ${extension} files is set up in the tests of the pages.`);
  }
  return {
    languageOptions: {
      parser: typescriptParser,
      parserOptions: { ecmaFeatures: { jsx: extension.endsWith('x') } },
    },
  };
}

/** Lints the block as a file of a project on disk, with this rule alone. */
function lint(ruleName: string, example: Example): Linter.LintMessage[] {
  const project = createProject({ ...example.files, [example.filename]: example.code });
  projects.push(project);
  const language = languageOf(example.filename);
  const config: Linter.Config = {
    files: ['**/*.*'],
    ...language,
    plugins: { ...language.plugins, customerio: plugin },
    settings: { customerio: { ...example.settings, root: project.root } },
    rules: { [`customerio/${ruleName}`]: ['error', ...example.options] },
  };
  return new Linter({ cwd: project.root }).verify(example.code, [config], {
    filename: project.file(example.filename),
  });
}

/** The names of all properties of the options' schema, nested ones included. */
function optionNames(schema: unknown): string[] {
  if (Array.isArray(schema)) {
    return schema.flatMap(optionNames);
  }
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(optionNames)]
      : optionNames(value),
  );
}

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysOf)];
}

describe.each(Object.entries(plugin.rules))('the page of %s', (name, rule) => {
  const pageName = `docs/rules/${name}.md`;
  if (!existsSync(pageName)) {
    it('exists', () => expect.fail(`${pageName} is missing.`));
    return;
  }
  const examples = readExamples(readFileSync(pageName, 'utf8'), pageName);

  it('shows both what is reported and what is not', () => {
    expect(new Set(examples.map(({ expected }) => expected))).toEqual(new Set(['incorrect', 'correct']));
  });

  it.each(examples.map(example => [example.title, example] as const))('%s', (_, example) => {
    const messages = lint(name, example);
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.map(({ ruleId }) => ruleId).filter(id => id !== `customerio/${name}`)).toEqual([]);
    if (example.expected === 'correct') {
      expect(messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
    } else {
      expect(messages.length, 'no report').toBeGreaterThan(0);
    }
  });

  it('shows every option in an example', () => {
    const shown = new Set(examples.flatMap(({ options }) => keysOf(options)));
    const missing = optionNames(rule.meta?.schema).filter(option => !shown.has(option));
    expect(missing).toEqual([]);

    const schema = rule.meta?.schema;
    if (schema && (!Array.isArray(schema) || schema.length > 0)) {
      expect(
        examples.some(({ options }) => options.length > 0),
        'no example has options',
      ).toBe(true);
    }
  });
});
