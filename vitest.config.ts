import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { defineConfig } from 'vitest/config';

/** What projects without a folder for it keep between processes is not to stay. */
process.env['XDG_CACHE_HOME'] = path.join(tmpdir(), `customerio-cache-${process.pid}`);

// What is kept of the projects in this tree was answered by the code as it was then.
rmSync('node_modules/.cache/eslint-plugin-customerio', { recursive: true, force: true });

const ignored = ['**/node_modules/**', 'dist/**', 'tests/fixtures/**', 'tests/shapes/*/**'];

/** Tests that need `dist/`; most pack, install or start other programs, which takes minutes. */
const slow = ['tests/package/**/*.test.ts', 'tests/e2e/**/*.test.ts', 'tests/meta/arrows.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...ignored, ...slow],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: slow,
          exclude: ignored,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
