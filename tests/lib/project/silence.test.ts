import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

import type { Silence } from '../../../lib/project/silence.ts';

const createProject = useProjects();

function silences(files: Readonly<Record<string, string>>): Silence[] {
  return openProject({ root: createProject(files).root, cache: false }).silences();
}

const dependsOn = (name: string): string => JSON.stringify({ dependencies: { [name]: '1.0.0' } });

describe('a project that shows no call is told', () => {
  it('which package it depends on', () => {
    expect(silences({ 'package.json': dependsOn('@segment/analytics-node'), 'src/a.js': 'x();' })).toEqual([
      { what: 'package', name: '@segment/analytics-node', vendor: 'segment', file: 'package.json' },
    ]);
  });

  it('in a package of a monorepo as well', () => {
    const [silence] = silences({ 'package.json': '{}', 'apps/web/package.json': dependsOn('customerio-node') });
    expect(silence).toMatchObject({ name: 'customerio-node', vendor: 'customerio', file: 'apps/web/package.json' });
  });

  it('which host it names', () => {
    expect(silences({ 'src/a.js': "export const url = 'https://track.customer.io/api';" })).toEqual([
      { what: 'host', name: 'track.customer.io', vendor: 'customerio', file: 'src/a.js' },
    ]);
  });

  it('which global it names', () => {
    expect(silences({ 'src/a.js': 'const client = window.rudderanalytics;' })).toMatchObject([
      { what: 'global', name: 'rudderanalytics', vendor: 'rudderstack' },
    ]);
  });

  it('where it only makes a client', () => {
    const made =
      "import { Analytics } from '@segment/analytics-node';\nexport const a = new Analytics({ writeKey: k });";
    expect(silences({ 'package.json': dependsOn('@segment/analytics-node'), 'src/a.js': made })).toHaveLength(1);
  });

  it('of one vendor, though another is called', () => {
    const files = {
      'package.json': JSON.stringify({
        dependencies: { '@segment/analytics-node': '1.0.0', 'customerio-node': '4.0.0' },
      }),
      'src/a.js':
        "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: k }).track({ userId, event: 'A' });",
    };
    expect(silences(files).map(({ name }) => name)).toEqual(['customerio-node']);
  });
});

describe('a project is told nothing', () => {
  it.each<[string, Record<string, string>]>([
    ['where it has nothing to do with analytics', { 'package.json': dependsOn('react'), 'src/a.js': 'x();' }],
    [
      'where a call was found',
      {
        'package.json': dependsOn('@segment/analytics-node'),
        'src/a.js':
          "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: k }).track({ userId, event: 'A' });",
      },
    ],
    ['where a test alone names a host', { 'tests/a.test.js': "nock('https://track.customer.io');" }],
  ])('%s', (_about, files) => {
    expect(silences(files)).toEqual([]);
  });

  it('twice of one vendor', () => {
    const files = {
      'package.json': dependsOn('customerio-node'),
      'src/a.js': "export const url = 'https://track.customer.io/api'; window._cio;",
    };
    expect(silences(files).map(({ what }) => what)).toEqual(['package']);
  });
});

it('says in notes what to do', () => {
  const { root } = createProject({ 'package.json': dependsOn('@segment/analytics-node') });
  expect(openProject({ root, cache: false }).notes()).toEqual([
    {
      file: 'package.json',
      message: expect.stringMatching(/^It lists @segment\/analytics-node, and no call of it was found\..+wrappers/),
    },
  ]);
});
