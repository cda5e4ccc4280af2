import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";

/** `line method event…` of the calls in a file. */
function calls(files: Readonly<Record<string, string>>, file: string): string[] {
  const { root } = createProject(files);
  return openProject({ root, cache: false })
    .read(file)
    .calls.map(({ line, method, events }) => [line, method, ...events].join(' '));
}

describe('a wrapper whose name is one letter', () => {
  const wrapper = `${client}export const t = (event: string) => analytics.track(event);\n`;

  it('is found by how its module is imported', () => {
    const use = "import { t } from './analytics';\nt('Saved');\nbutton.on('click', () => t('Pressed'));\n";
    expect(calls({ 'analytics.ts': wrapper, 'use.ts': use }, 'use.ts')).toEqual(['2 track Saved', '3 track Pressed']);
  });

  it('is found through a barrel', () => {
    const files = {
      'lib/analytics.ts': wrapper,
      'lib/index.ts': "export { t } from './analytics';\n",
      'use.ts': "import { t } from './lib';\nt('Saved');\n",
    };
    expect(calls(files, 'use.ts')).toEqual(['2 track Saved']);
  });

  it('is found on window', () => {
    const files = {
      'analytics.ts': `${client}window.t = (event: string) => analytics.track(event);\n`,
      'use.ts': "window.t('Saved');\n",
    };
    expect(calls(files, 'use.ts')).toEqual(['1 track Saved']);
  });
});
