import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { unreadNotes } from '../../../lib/project/suspecting.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();

/** `file:line callee` of the calls that look like analytics and cannot be followed. */
function suspects(
  files: Readonly<Record<string, string>>,
  dependencies: Readonly<Record<string, string>> = {},
): string[] {
  const { root } = createProject({ 'package.json': JSON.stringify({ dependencies }), ...files });
  return openProject({ root, cache: false })
    .suspects()
    .map(({ file, line, callee }) => `${file}:${line} ${callee}`);
}

const foreign = "import { analytics } from '@acme/analytics';\n";

describe('what looks like analytics and cannot be followed', () => {
  it('is found with the functions that hand on what it sends', () => {
    const found = suspects({
      'a.ts': `${foreign}export const send = (event: string) => analytics.track(event);\nexport const other = () => 1;`,
      'b.ts': "import { send, other } from './a';\nsend('A');\nother();",
      'c.ts': "import { send } from './unrelated';\nsend('A');",
    });
    expect(found).toContain('a.ts:2 analytics.track');
    expect(found).toContain('b.ts:2 send');
    expect(found).not.toContain('b.ts:3 other');
    expect(found.filter(one => one.startsWith('c.ts'))).toEqual([]);
  });

  it('is found through barrels and through wrappers of wrappers', () => {
    const found = suspects({
      'a.ts': `${foreign}export const send = (event: string) => analytics.track(event);`,
      'lib/index.ts': "export { send } from '../a';",
      'b.ts': "import { send } from './lib';\nexport const say = (event: string) => send(event);",
      'c.ts': "import { say } from './b';\nsay('A');",
    });
    expect(found).toEqual(['a.ts:2 analytics.track', 'b.ts:2 send', 'c.ts:2 say']);
  });

  it('is found behind a module that hands on a package', () => {
    const files = { 'a.ts': "export * from '@acme/analytics';", 'b.ts': "import { track } from './a';\ntrack('A');" };
    expect(suspects(files)).toEqual(['b.ts:2 track']);
    expect(suspects({ ...files, 'a.ts': "export { track } from '@acme/analytics';" })).toEqual(['b.ts:2 track']);
    expect(suspects({ ...files, 'a.ts': "export * from '@acme/widgets';" })).toEqual([]);
  });

  it('is none in tests, and none that is known', () => {
    const text = `${foreign}analytics.track('A');`;
    expect(suspects({ 'a.test.ts': text })).toEqual([]);
    expect(suspects({ 'a.ts': text })).toEqual(['a.ts:2 analytics.track']);
    const known =
      "import { AnalyticsBrowser } from '@segment/analytics-next';\nconst analytics = AnalyticsBrowser.load({ writeKey: 'k' });\nanalytics.track('A');";
    expect(suspects({ 'a.ts': known }, { '@segment/analytics-next': '1.0.0' })).toEqual([]);
  });

  it('is found by the name of what the project sends by, on a connection that is called otherwise', () => {
    const service = `import { Analytics } from '@segment/analytics-node';
const client = new Analytics({ writeKey: 'k' });
const promised = send => (...given) => Promise.resolve(send(...given));
const track = order => client.track({ event: order.name, userId: order.user });
export const apiOf = () => ({ trackOrder: promised(track), trackStock: stock => stock.count, other: track });`;
    const page = (method: string, connection: string): string[] =>
      suspects(
        { 'a.js': service, 'b.js': `export const say = (${connection}, order) => ${connection}.${method}(order);` },
        { '@segment/analytics-node': '2.0.0' },
      );
    expect(page('trackOrder', 'remote')).toEqual(['b.js:1 remote.trackOrder']);
    expect(page('trackOrder', 'mixpanel')).toEqual([]);
    // Nothing is sent by these, or they are called as much else is.
    for (const method of ['trackStock', 'trackParcel', 'other']) expect(page(method, 'remote')).toEqual([]);
  });

  it('comes by file and place', () => {
    const text = `${foreign}analytics.track('A');\nanalytics.identify('B');`;
    expect(suspects({ 'b.ts': text, 'a.ts': text })).toEqual([
      'a.ts:2 analytics.track',
      'a.ts:3 analytics.identify',
      'b.ts:2 analytics.track',
      'b.ts:3 analytics.identify',
    ]);
  });
});

describe('files that could not be searched', () => {
  it('are told in a sentence of the first', () => {
    expect(unreadNotes([])).toEqual([]);
    const one = { file: 'a.ts', reason: 'a reason' };
    expect(unreadNotes([one])[0]).toEqual({
      file: 'a.ts',
      message: expect.stringMatching(/\(a reason\): calls there/) as string,
    });
    expect(unreadNotes([one, { file: 'b.ts', reason: 'b' }, { file: 'c.ts', reason: 'c' }])).toEqual([
      {
        file: 'a.ts',
        message: expect.stringMatching(/\(a reason\), and neither could 2 more like it: calls/) as string,
      },
    ]);
  });
});
