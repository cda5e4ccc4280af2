import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

import type { Settings } from '../../../lib/settings.ts';

const createProject = useProjects();

const files = {
  'src/tracker.js': 'export function trackEvent(name, properties) { send(name, properties); }',
  'src/a.js':
    "import { trackEvent } from './tracker.js';\nimport { report } from '@acme/kit';\nimport { Analytics } from '@segment/analytics-node';\n" +
    "trackEvent('A', { b: 1 }); window.main.trackIt('B'); report('C');\nnew Analytics({ writeKey: k }).track({ userId, event: 'Order Placed' });",
};

function told(settings: Settings): string[] {
  const { root } = createProject(files);
  return openProject({ root, cache: false, settings })
    .notes()
    .map(({ message }) => message);
}

const wrapper = (callee: string, module?: string): Settings => ({
  wrappers: [{ callee, ...(module !== undefined && { module }), vendor: 'segment', parts: { event: '0' } }],
});

describe('a setting that meets nothing is told, with what may be meant', () => {
  it.each<[string, Settings, RegExp]>([
    [
      'an export',
      wrapper('trackEvnt', 'src/tracker.js'),
      /wrappers\[0\]` meets nothing: no file here calls `trackEvnt` of src\/tracker\.js\. Is `trackEvent` meant\?/,
    ],
    ['a module', wrapper('report', '@acme/kti'), /calls `report` of @acme\/kti\. Is `@acme\/kit` meant\?/],
    ['an export of a package', wrapper('reprot', '@acme/kit'), /Is `report` meant\?/],
    ['a member of a global', wrapper('main.trackIt2'), /Is `main\.trackIt` meant\?/],
    ['a wrapper that resembles nothing', wrapper('completelyOther'), /calls `completelyOther`\.$/],
    [
      'a global',
      { globals: { trackEvnt: 'segment' } },
      /globals\.trackEvnt` meets nothing: no file here names `trackEvnt`\. Is `trackEvent` meant\?/,
    ],
    [
      'a host',
      { proxyHosts: ['t.example.com'] },
      /proxyHosts\[0\]` meets nothing: no file here names t\.example\.com\.$/,
    ],
    [
      'an event',
      { forwarded: ['Order Plced'] },
      /forwarded\[0\]` meets nothing: no file here sends "Order Plced"\. Is `Order Placed` meant\?/,
    ],
    ['a pattern', { forwarded: ['/^Cart /'] }, /sends an event that \/\^Cart \/ matches\.$/],
  ])('%s', (_about, settings, message) => {
    expect(told(settings)).toEqual([expect.stringMatching(message)]);
  });

  it.each<[string, Settings]>([
    ['an export', wrapper('trackEvent', 'src/tracker.js')],
    ['an export without its ending', wrapper('trackEvent', './src/tracker')],
    ['an export of a package', wrapper('report', '@acme/kit')],
    ['a member of a global', wrapper('window.main.trackIt')],
    ['a global', { globals: { main: 'segment' } }],
    ['an event', { forwarded: ['Order Placed'] }],
    ['a pattern', { forwarded: ['/^Order /'] }],
    ['all', { forwarded: 'all' }],
  ])('and one that meets something is not: %s', (_about, settings) => {
    expect(told(settings)).toEqual([]);
  });

  it('is not told of an event where names are not known', () => {
    const { root } = createProject({
      'src/a.js': `${files['src/a.js']}\nnew Analytics({ writeKey: k }).track({ userId, event: name() });`,
    });
    expect(openProject({ root, cache: false, settings: { forwarded: ['Cart Opened'] } }).notes()).toEqual([]);
  });
});
