import fs from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const CLIENT = `import { Analytics } from '@segment/analytics-node';
const analytics = new Analytics({ writeKey: 'k' });
export const send = (event) => analytics.track({ userId: 'u', event });
`;
const CALL = "export const open = () => send('Opened');\n";

/** `file event` of the calls through wrappers. */
function sentIn(root: string): readonly string[] {
  return openProject({ root, cache: false })
    .calls()
    .flatMap(({ file, via, events }) => (via === 'wrapper' ? events.map(event => `${file} ${event}`) : []));
}

describe('a file that an import leads to though it is not listed', () => {
  it('is read where git leaves it out', () => {
    const { root } = createProject({
      'package.json': '{}',
      '.gitignore': 'generated\n',
      'generated/client.js': CLIENT,
      'page.js': `import { send } from './generated/client.js';\n${CALL}`,
    });
    expect(sentIn(root)).toEqual(['page.js Opened']);
  });

  it('is read above the folder, and what that imports', () => {
    const { root } = createProject({
      'shared/client.js': CLIENT,
      'shared/index.js': "export { send } from './client.js';\n",
      'app/package.json': '{}',
      'app/page.js': `import { send } from '../shared/index.js';\n${CALL}`,
    });
    expect(sentIn(path.join(root, 'app'))).toEqual(['page.js Opened']);
  });

  it('is what stands behind a link', () => {
    const { root } = createProject({
      'package.json': '{}',
      'shared/client.js': CLIENT,
      'src/page.js': `import { send } from './linked/client.js';\n${CALL}`,
    });
    fs.symlinkSync('../shared', path.join(root, 'src/linked'));
    expect(sentIn(root)).toEqual(['src/page.js Opened']);
  });

  it('is the source of a package, where its build lies there as well', () => {
    const { root } = createProject({
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/voice/package.json': '{ "name": "@x/voice", "main": "dist/index.js" }',
      'packages/voice/src/index.js': CLIENT,
      'packages/voice/dist/index.js': CLIENT,
      'packages/web/package.json': '{ "name": "@x/web", "dependencies": { "@x/voice": "*" } }',
      'packages/web/page.js': `import { send } from '@x/voice';\n${CALL}`,
    });
    expect(sentIn(root)).toEqual(['packages/web/page.js Opened']);
  });

  it('is read for nothing where nothing in it leads to a client', () => {
    const { root } = createProject({
      'package.json': '{}',
      '.gitignore': 'generated\n',
      'generated/client.js': 'export const send = event => event;\n',
      'page.js': `import { send } from './generated/client.js';\n${CALL}`,
    });
    expect(sentIn(root)).toEqual([]);
  });
});

describe('what a file does that is not listed beside sending', () => {
  const WORKING = `import { Analytics } from '@segment/analytics-node';
import { save } from './save.js';
const analytics = new Analytics({ writeKey: 'k' });
export class Metrics {
  saved(user) { save(user); analytics.track({ userId: user.id, event: 'Saved' }); }
  looked(user, name) { return new Promise(done => { analytics.page({ userId: user.id, name }, () => { save(user); done(); }); }); }
  ended(users) { for (const user of users) analytics.track({ userId: user.id, event: 'Ended' }); save(users); }
  kept(user) { save(user); }
}
`;
  const PAGE = `const metrics = new Metrics();
export const run = (user, form) => {
  metrics.saved(user);
  metrics.looked(user, 'Home');
  metrics.ended([user]);
  metrics.kept(user);
};
`;
  const SAVE = 'export const save = user => fetch("/save", { body: user });\n';
  const callsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
    openProject({ root: createProject({ 'package.json': '{}', ...files }).root, cache: false })
      .calls()
      .flatMap(({ file, line, method, events }) => (method === 'init' ? [] : [`${file}:${line} ${method} ${events}`]));

  it.each(['lib/metrics.min.js', 'generated/metrics.js'])('counts where %s is called', file => {
    const folder = path.posix.dirname(file);
    expect(
      callsOf({
        '.gitignore': 'generated\n',
        [file]: WORKING,
        [`${folder}/save.js`]: SAVE,
        'page.js': `import { Metrics } from './${file}';\n${PAGE}`,
      }),
    ).toEqual(['page.js:4 track Saved', 'page.js:5 page Home', 'page.js:6 track Ended']);
  });

  it('counts where it stands in a file that is listed', () => {
    expect(
      callsOf({
        'lib/metrics.js': WORKING,
        'lib/save.js': SAVE,
        'page.js': `import { Metrics } from './lib/metrics.js';\n${PAGE}`,
      }),
    ).toEqual([
      'lib/metrics.js:5 track Saved',
      'lib/metrics.js:6 page ',
      'lib/metrics.js:7 track Ended',
      // Its callers name it.
      'page.js:5 page Home',
    ]);
  });
});
