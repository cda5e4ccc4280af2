import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' });

async function isRefused(file: string, code: string): Promise<boolean> {
  const [result] = await eslint.lintText(code, { filePath: file });
  expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result!.messages.length > 0;
}

describe('the arrows of imports', () => {
  it.each([
    ['lib/catalog/segment.ts', '../syntax/parse.ts'],
    ['lib/catalog/segment.ts', 'yaml'],
    ['lib/text/own-value.ts', '../calls/values/names.ts'],
    ['lib/syntax/parse.ts', '../files/listing.ts'],
    ['lib/files/listing.ts', '../facts/store.ts'],
    ['lib/facts/store.ts', '../evaluate/value.ts'],
    ['lib/facts/extract/extract.ts', '../../evaluate/value.ts'],
    ['lib/facts/facts.ts', '../../rules/no-foo.ts'],
    ['lib/evaluate/evaluator.ts', '../effects/effects.ts'],
    ['lib/effects/effects.ts', '../calls/calls.ts'],
    ['lib/calls/calls.ts', '../project/project.ts'],
    ['lib/project/project.ts', '../rule/create-rule.ts'],
    ['lib/project/project.ts', 'typescript'],
    ['lib/edit/insert.ts', '../../codemods/shared/run.ts'],
    ['lib/rule/reading.ts', '../concerns/times/find.ts'],
    ['lib/edit/insert.ts', '../concerns/times/find.ts'],
    ['lib/calls/values/names.ts', '../../concerns/times/find.ts'],
    ['lib/concerns/times/find.ts', '../order/find.ts'],
    ['lib/concerns/shared/time.ts', '../times/find.ts'],
    ['lib/concerns/times/find.ts', '../../../rules/no-foo.ts'],
    ['lib/audit/run.ts', '../../rules/no-foo.ts'],
    ['lib/settings.ts', '../rules/no-foo.ts'],
    ['rules/no-foo.ts', '../lib/facts/facts.ts'],
    ['rules/no-foo.ts', '../lib/settings.ts'],
    ['rules/no-foo.ts', './no-bar.ts'],
    ['rules/no-foo.ts', '@eslint-community/eslint-utils'],
    ['codemods/add-foo/index.ts', '../../rules/no-foo.ts'],
    ['codemods/add-foo/index.ts', '../../lib/catalog/segment.ts'],
  ])('%s may not import %s', async (file, source) => {
    expect(await isRefused(file, `import '${source}';`)).toBe(true);
    expect(await isRefused(file, `export { x } from '${source}';`)).toBe(true);
    expect(await isRefused(file, `import type { X } from '${source}';`)).toBe(false);
  });

  it.each([
    ['lib/catalog/index.ts', './segment.ts'],
    ['lib/facts/facts.ts', '../syntax/parse.ts'],
    ['lib/facts/facts.ts', '../catalog/index.ts'],
    ['lib/evaluate/evaluator.ts', '../facts/store.ts'],
    ['lib/project/project.ts', '../facts/facts.ts'],
    ['lib/rules.ts', '../rules/no-foo.ts'],
    ['lib/audit/run.ts', '../rules.ts'],
    ['rules/no-foo.ts', '../lib/rule/create-rule.ts'],
    ['rules/no-foo.ts', '../lib/concerns/times/find.ts'],
    ['rules/no-foo.ts', '../lib/calls/values/names.ts'],
    ['lib/concerns/times/find.ts', '../shared/time.ts'],
    ['lib/concerns/times/find.ts', '../../rule/reading.ts'],
    ['rules/no-foo.ts', '../lib/plan/match.ts'],
    ['rules/no-foo.ts', '../lib/text/own-value.ts'],
    ['codemods/add-foo/index.ts', '../shared/run.ts'],
    ['codemods/add-foo/index.ts', '../../lib/edit/insert.ts'],
    ['codemods/add-foo/index.ts', '../../lib/project/project.ts'],
  ])('%s may import %s', async (file, source) => {
    expect(await isRefused(file, `import '${source}';`)).toBe(false);
  });
});
