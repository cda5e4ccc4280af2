import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TemporaryProject } from '../support/project.ts';
import { copyOfRepository, runBinary, runIn } from './packed.ts';

let repository: TemporaryProject;

beforeAll(() => {
  repository = copyOfRepository();
});

afterAll(() => repository.remove());

it('makes a rule that passes as it is', () => {
  const made = runIn(repository.root, 'npm', 'run', 'new-rule', 'no-trial-rule');
  expect(made.status, made.stdout + made.stderr).toBe(0);

  const linted = runBinary(repository, 'eslint', 'rules', 'tests/rules');
  expect(linted.status, linted.stdout + linted.stderr).toBe(0);

  const docs = runIn(repository.root, 'npm', 'run', 'docs', '--', '--check', '--no-build');
  expect(docs.status, docs.stdout + docs.stderr).toBe(0);

  const tests = ['tests/rules/no-trial-rule', 'tests/docs', 'tests/meta'];
  // It takes minutes over all regular expressions, of which a new rule has none.
  const others = ['--exclude', 'tests/meta/regular-expressions.test.ts'];
  const tested = runBinary(repository, 'vitest', 'run', '--project', 'unit', ...others, ...tests);
  expect(tested.status, tested.stdout + tested.stderr).toBe(0);
  expect(tested.stdout).toContain('no-trial-rule');
}, 600_000);

it('does not write over a rule', () => {
  const made = runIn(repository.root, 'npm', 'run', 'new-rule', 'no-trial-rule');
  expect(made.status).not.toBe(0);
  expect(made.stderr).toContain('already there');
});
