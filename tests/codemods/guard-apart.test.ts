import { afterAll, expect, it } from 'vitest';

import { start } from '../../codemods/add-cio-guard/session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { createProject } from '../support/project.ts';

const project = createProject({
  'src/page.ts': 'export const known = (user, more) => window._cio.identify({ id: user.id, ...more });',
  'src/form.ts': 'export const sent = (user, more) => window._cio.identify({ id: user.id, ...more });',
});
afterAll(() => project.remove());

it('makes no module whose helper would never send', () => {
  expect(() => start(openView(project.root), { 'helper-module': 'src/guard.ts' })).toThrow(
    /Nobody could be noted in src\/guard\.ts, so its helper would never send/,
  );
});
