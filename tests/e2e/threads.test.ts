import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { expect, it } from 'vitest';

import { openProject } from '../../lib/project/project.ts';
import { createProject } from '../support/project.ts';

it('reads the same on several threads as on one, and names what does not parse', () => {
  const files: Record<string, string> = {
    'src/analytics.ts':
      "import { Analytics } from '@segment/analytics-node';\nconst analytics = new Analytics({ writeKey: 'k' });\nexport const send = (event: string, userId: string) => analytics.track({ event, userId });\n",
    'src/broken.ts': "import { send } from './analytics';\nsend('Broken', ;\n",
  };
  // More than a thread is started for.
  for (let index = 0; index < 150; index++) {
    files[`src/site-${index}.ts`] =
      `import { send } from './analytics';\nexport const run = () => send('Event ${index}', 'u');\n`;
  }
  const project = createProject(files);
  try {
    const cli = path.resolve('dist/cli.js');
    const { stdout } = spawnSync(process.execPath, [cli, 'audit', '--format', 'json', '--rules', 'none'], {
      cwd: project.root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const report = JSON.parse(stdout) as {
      calls: { file: string; line: number; events: string[] }[];
      summary: { files: { problems: { file: string }[] } };
    };
    const isSite = ({ file }: { file: string }): boolean => file.includes('site-');
    const alone = openProject({ root: project.root, cache: false }).calls().filter(isSite);
    const key = ({ file, line, events }: { file: string; line: number; events: readonly string[] }): string =>
      `${file}:${line} ${events.join()}`;
    expect(report.calls.filter(isSite).map(key).sort()).toEqual(alone.map(key).sort());
    expect(alone).toHaveLength(150);
    expect(report.summary.files.problems.map(({ file }) => file)).toEqual(['src/broken.ts']);
  } finally {
    project.remove();
  }
});
