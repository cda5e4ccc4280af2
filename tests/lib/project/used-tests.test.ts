import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const client = "export const analytics = new (require('@segment/analytics-node').Analytics)({ writeKey: 'k' });\n";
const page =
  "import { analytics } from '../analytics.js';\nexport const open = () => analytics.track({ userId: 'u', event: 'Opened' });\n";

/** Whether the calls of a file count as a test's. */
function inTest(file: string, files: Readonly<Record<string, string>>): readonly boolean[] {
  const { root } = createProject({ 'package.json': '{}', 'analytics.js': client, ...files });
  return openProject({ root, cache: false })
    .calls()
    .filter(call => call.file === file)
    .map(call => call.inTest);
}

describe('a file in a folder that is called as one of tests is', () => {
  it.each(['fixtures', 'mocks', 'e2e', 'stories'])('is of the app where that imports it: %s', folder => {
    const files = { [`${folder}/list.js`]: page, 'app.js': `import { open } from './${folder}/list.js';\nopen;` };
    expect(inTest(`${folder}/list.js`, files)).toEqual([false]);
  });

  it('is of the app where a framework serves it', () => {
    const route = page.replace('../', '../../');
    expect(inTest('app/stories/page.js', { 'app/stories/page.js': route })).toEqual([false]);
    expect(inTest('pages/fixtures/list.js', { 'pages/fixtures/list.js': route })).toEqual([false]);
  });

  it('is a test where tests alone import it', () => {
    const files = { 'mocks/list.js': page, 'a.test.js': "import { open } from './mocks/list.js';\nopen();" };
    expect(inTest('mocks/list.js', files)).toEqual([true]);
  });

  it('is a test where its name says more, whoever imports it', () => {
    const files = { 'stories/a.test.js': page, 'app.js': "import { open } from './stories/a.test.js';\nopen;" };
    expect(inTest('stories/a.test.js', files)).toEqual([true]);
  });
});
