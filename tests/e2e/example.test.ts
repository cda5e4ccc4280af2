import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('the example type-checks as it stands', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/typescript-7/bin/tsc', '--noEmit', '-p', 'tests/fixtures/desktop-app'],
    { encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
