import html from '@html-eslint/eslint-plugin';
import json from '@eslint/json';
import { RuleTester, type Linter, type Rule } from 'eslint';
import yml from 'eslint-plugin-yml';
import { afterAll, describe, it } from 'vitest';

import type { RuleModule } from '../../lib/rule/create-rule.ts';

Object.assign(RuleTester, { afterAll, describe, describeSkip: describe.skip, it, itOnly: it.only });

/** ESLint's languages for files that are no JavaScript, by extension. */
export const languages: Readonly<Record<string, Linter.Config>> = {
  '.html': { plugins: { html }, language: 'html/html' } as Linter.Config,
  '.liquid': { plugins: { html }, language: 'html/html' } as Linter.Config,
  '.mjml': { plugins: { html }, language: 'html/html' } as Linter.Config,
  '.json': { plugins: { json }, language: 'json/json' } as Linter.Config,
  '.jsonc': { plugins: { json }, language: 'json/jsonc' } as Linter.Config,
  '.yml': { plugins: { yml }, language: 'yml/yaml' } as Linter.Config,
  '.yaml': { plugins: { yml }, language: 'yml/yaml' } as Linter.Config,
};

/** A tester that reads files of an extension in their language; each case gives a `filename` that fits. */
export function createLanguageTester(extension: string) {
  const tester = new RuleTester({ files: ['**/*.*'], ...languages[extension] } as Linter.Config);
  return {
    run: (name: string, rule: RuleModule<never, never> | object, cases: Parameters<RuleTester['run']>[2]): void =>
      tester.run(name, rule as Rule.RuleModule, cases),
  };
}
