import path from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../rules/no-shared-client-storage.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const segment =
  "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const analytics = AnalyticsBrowser.load({ writeKey: 'k' });\n";
const shared = createProject({ 'src/segment.ts': segment });
const apart = createProject({
  'package.json': '{ "name": "all", "workspaces": ["apps/*"] }',
  'apps/site/package.json': '{ "name": "site" }',
  'apps/site/segment.ts': segment,
  'apps/admin/package.json': '{ "name": "admin" }',
});
const stored = createProject({
  'src/segment.ts': segment.replace("'k' })", "'k' }, { storage: { stores: ['memory'] } })"),
});
const server = createProject({
  'src/segment.ts':
    "import { Analytics } from '@segment/analytics-node';\nexport const a = new Analytics({ writeKey: 'k' });\n",
});
afterAll(() => [shared, apart, stored, server].forEach(project => project.remove()));

const load =
  "import { AnalyticsBrowser as Cio } from '@customerio/cdp-analytics-browser';\nexport const cio = Cio.load({ writeKey: 'k' });";
const at = (root: string, filename = 'src/cio.ts') => ({
  filename: path.join(root, filename),
  settings: { customerio: { root } },
});
const errors = (line: number, column: number) => [
  {
    messageId: 'shared' as const,
    line,
    column,
    data: { own: "Customer.io's", other: "Segment's", place: 'src/segment.ts:2' },
  },
];

createRuleTester().run('no-shared-client-storage', rule, {
  valid: [
    {
      name: 'storage of its own',
      ...at(shared.root),
      code: load.replace("'k' })", "'k' }, { cookie: { domain: 'x' } })"),
    },
    { name: 'options that cannot be read', ...at(shared.root), code: load.replace("'k' })", "'k' }, optionsOf(env))") },
    { name: 'the other one has storage of its own', ...at(stored.root), code: load },
    { name: 'two apps of one workspace', ...at(apart.root, 'apps/admin/cio.ts'), code: load },
    { name: 'a server SDK', ...at(server.root), code: load },
    {
      name: 'a local look-alike',
      ...at(shared.root),
      code: "const AnalyticsBrowser = { load(options: object) {} };\nAnalyticsBrowser.load({ writeKey: 'k' });",
    },
    {
      name: 'a shadowed name',
      ...at(shared.root),
      code: `${load.split('\n')[0]}\nfunction f(Cio: Other) { Cio.load({ writeKey: 'k' }); }`,
    },
  ],
  invalid: [
    { name: 'both in one package, under an alias', ...at(shared.root), code: load, errors: errors(2, 20) },
    {
      name: 'by a namespace import and a cast',
      ...at(shared.root),
      code: "import * as sdk from '@customerio/cdp-analytics-browser';\n(sdk as any).AnalyticsBrowser.load({ writeKey: 'k' }, { integrations: {} });",
      errors: errors(2, 1),
    },
    {
      name: 'loaded later',
      ...at(shared.root),
      code: "void import('@customerio/cdp-analytics-browser').then(({ AnalyticsBrowser }) => {\n  AnalyticsBrowser?.load({ writeKey: 'k' });\n});",
      errors: errors(2, 3),
    },
  ],
});
