/** All that must hold before a change is merged: `npm test`. Runs every step and says at the end which failed. */
import { existsSync, rmSync } from 'node:fs';

import { run } from './run.mjs';
import { failuresIn, readReport } from './test-report.mjs';

const report = 'test-results/vitest.json';

const steps = [
  { name: 'build', program: 'tsdown', needed: true },
  { name: 'typecheck', program: 'node', args: ['node_modules/typescript-7/bin/tsc', '--noEmit'] },
  { name: 'lint', program: 'eslint', args: ['--max-warnings', '0', '.'] },
  { name: 'format', program: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'docs', program: 'node', args: ['scripts/docs.mjs', '--check', '--no-build'] },
  { name: 'publint', program: 'publint', args: ['--strict'] },
  { name: 'attw', program: 'attw', args: ['--pack', '.', '--profile', 'esm-only'] },
  { name: 'knip', program: 'knip' },
  { name: 'measure', program: 'node', args: ['scripts/measure.mjs', '--check'] },
  {
    name: 'vitest',
    program: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  },
];

// What an earlier run left says nothing of this one.
rmSync(report, { force: true });

const results = [];
for (const { name, program, args, needed } of steps) {
  console.log(`\n> ${name}`);
  const start = performance.now();
  const ok = run(program, args) === 0;
  results.push({ name, ok, seconds: (performance.now() - start) / 1000 });
  if (!ok && needed) {
    break;
  }
}

console.log('');
for (const { name, ok, seconds } of results) {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
}
if (existsSync(report)) {
  for (const failure of failuresIn(readReport(report))) console.log(failure);
}
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
