import { readdirSync } from 'node:fs';
import path from 'node:path';
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

  // It takes minutes over all regular expressions, of which a new rule has none.
  const meta = readdirSync(path.join(repository.root, 'tests/meta')).filter(
    name => name.endsWith('.test.ts') && name !== 'regular-expressions.test.ts',
  );
  const tests = ['tests/rules/no-trial-rule', 'tests/docs', ...meta.map(name => `tests/meta/${name}`)];
  const tested = runBinary(repository, 'vitest', 'run', '--project', 'unit', ...tests);
  expect(tested.status, tested.stdout + tested.stderr).toBe(0);
  expect(tested.stdout).toContain('no-trial-rule');
  expect(tested.stdout).not.toContain('regular-expressions');
}, 600_000);

it('does not write over a rule', () => {
  const made = runIn(repository.root, 'npm', 'run', 'new-rule', 'no-trial-rule');
  expect(made.status).not.toBe(0);
  expect(made.stderr).toContain('already there');
});
