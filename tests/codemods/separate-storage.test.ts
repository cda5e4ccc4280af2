import { afterEach, expect, it } from 'vitest';

import rule from '../../rules/no-shared-client-storage.ts';
import { start } from '../../codemods/separate-storage/session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import type { TemporaryProject } from '../support/project.ts';
import { createProject } from '../support/project.ts';
import { fixtureText, reportedAfter, reportedIn } from './agreement.ts';
import { fixturesOf } from './fixtures.ts';

const rules = { 'no-shared-client-storage': rule };

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

it.each(fixturesOf('separate-storage').filter(({ sites }) => sites?.includes(' changed ')))(
  'mends what the rule reports: $name',
  fixture => {
    expect(reportedIn('separate-storage', fixture, fixtureText('separate-storage', fixture), rules)).not.toEqual([]);
    expect(reportedAfter('separate-storage', fixture, rules)).toEqual([]);
  },
);

it.each([
  ['all', 'Segment forwards all events to Customer.io still'],
  [['Signed Up', 'Request Created'], 'Segment forwards "Signed Up", "Request Created" to Customer.io still'],
] as const)('refuses as long as events are forwarded: %j', (forwarded, message) => {
  project = createProject({ 'src/a.ts': '' });
  const view = openView(project.root, { forwarded });
  expect(() => start(view, {})).toThrow(message);
  expect(() => start(view, { force: true })).not.toThrow();
});
