import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

import type { Suspect } from '../../../lib/reading.ts';
import type { DeclaredWrapper } from '../../../lib/settings.ts';

const createProject = useProjects();

function suspectsOf(files: Readonly<Record<string, string>>): { root: string; suspects: Suspect[] } {
  const { root } = createProject(files);
  return { root, suspects: openProject({ root, cache: false }).suspects() };
}

const use = (code: string): Record<string, string> => ({ 'src/a.js': code });

/** The entry that is proposed for the only suspect. */
function proposed(files: Readonly<Record<string, string>>): DeclaredWrapper | undefined {
  const { suspects } = suspectsOf(files);
  expect(suspects).toHaveLength(1);
  return suspects[0]?.wrapper;
}

describe('the entry that would tell of a call', () => {
  it.each<[string, Record<string, string>]>([
    ['an import', use("import { analytics } from '@acme/kit';\nanalytics.track('A', { b: 1 });")],
    ['a default import', use("import analytics from '@acme/kit';\nanalytics.track('A');")],
    ['a namespace', use("import * as analytics from '@acme/kit';\nanalytics.track('A');")],
    ['a module by require()', use("const analytics = require('@acme/kit');\nanalytics.track('A');")],
    ['a hook', use("import { useAnalytics } from '@acme/kit';\nconst { track } = useAnalytics();\ntrack('A');")],
    ['what a function gives', use("import { getAnalytics } from '@acme/kit';\ngetAnalytics()?.track('A');")],
    ['an instance', use("import { SegmentClient } from '@acme/kit';\nconst c = new SegmentClient();\nc.track('A');")],
    ['a function of a package', use("import { report } from '@acme/segment-kit';\nreport('A');")],
    ['a global', use("analytics2.track('A');")],
    ['a member of a global', use("window.main.analytics.track('A');")],
    ['a message', use("import { analytics } from '@acme/kit';\nanalytics.track({ userId: u, event: 'A' });")],
    ['an identify', use("import { analytics } from '@acme/kit';\nanalytics.identify('u', { plan: 'pro' });")],
    ['a page view', use("import { analytics } from '@acme/kit';\nanalytics.page('Home');")],
  ])('tells of it, once it is pasted: %s', (_about, files) => {
    const { root, suspects } = suspectsOf(files);
    expect(suspects).toHaveLength(1);
    const [{ wrapper, line, events }] = suspects as [Suspect];
    const read = openProject({ root, cache: false, settings: { wrappers: [wrapper as DeclaredWrapper] } });
    expect(read.calls().map(call => [call.line, call.events])).toEqual([[line, events]]);
    expect(read.suspects()).toEqual([]);
    expect(read.notes()).toEqual([]);
  });

  it('tells of a function of the project, by the export that holds it', () => {
    const files = {
      'src/analytics.js':
        "import { Analytics } from '@segment/analytics-node';\nimport { publish } from './queue.js';\nconst segment = new Analytics({ writeKey });\nexport const worker = job => segment.track(job);\n" +
        "const track = ({ userId, event, meta }) => publish('track', { userId, event, meta });\nexport default { track };",
      'src/use.js':
        "import Analytics from './analytics.js';\nexport const saved = u => Analytics.track({ userId: u.id, event: 'Saved' });",
    };
    const { root, suspects } = suspectsOf(files);
    expect(suspects.map(({ wrapper }) => wrapper)).toEqual([
      {
        callee: 'default.track',
        module: 'src/analytics.js',
        vendor: 'segment',
        parts: { userId: '0.userId', event: '0.event', properties: '0.properties' },
      },
    ]);
    const wrappers = suspects.flatMap(({ wrapper }) => wrapper ?? []);
    const read = openProject({ root, cache: false, settings: { wrappers } });
    expect(read.calls().flatMap(({ events }) => events)).toEqual(['Saved']);
  });

  it('says where the parts stand', () => {
    const on = (call: string): DeclaredWrapper | undefined =>
      proposed(use(`import { rudder } from '@acme/kit';\nrudder.${call};`));
    expect(on("track('A', { b: 1 })")).toEqual({
      callee: 'rudder.track',
      module: '@acme/kit',
      vendor: 'rudderstack',
      parts: { event: '0', properties: '1' },
    });
    expect(on("track({ event: 'A', userId: u })")?.parts).toEqual({
      event: '0.event',
      userId: '0.userId',
      properties: '0.properties',
    });
    expect(on('identify(u)')).toMatchObject({ method: 'identify', parts: { userId: '0', traits: '1' } });
    expect(on('group(g)')?.parts).toEqual({ groupId: '0', traits: '1' });
    expect(on('alias(a, b)')?.parts).toEqual({ userId: '0', previousId: '1' });
    expect(on('reset()')).toMatchObject({ method: 'reset', parts: {} });
  });

  it.each([
    ['rudderClient', 'rudderstack'],
    ['customerIo', 'customerio'],
    ['cio', 'customerio'],
    ['analytics', 'segment'],
    ['pacioAnalytics', 'segment'],
  ])('takes %s for a client of %s', (name, vendor) => {
    expect(proposed(use(`import { ${name} } from 'acme';\n${name}.track('A');`))?.vendor).toBe(vendor);
  });

  it('is none for what no entry reaches', () => {
    expect(proposed(use("export function f(analytics) { analytics.track('A'); }"))).toBeUndefined();
  });
});
