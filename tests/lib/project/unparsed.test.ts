import { describe, expect, it } from 'vitest';

import { openProject } from '../../../lib/project/project.ts';
import { useProjects } from '../../support/project.ts';

const createProject = useProjects();
const manifest = JSON.stringify({ dependencies: { '@segment/analytics-next': '1' } });
const client = `import { AnalyticsBrowser } from '@segment/analytics-next';
const analytics = AnalyticsBrowser.load({ writeKey: 'k' });
export const send = event => analytics.track(event);
`;

function unread(files: Readonly<Record<string, string>>, packages = manifest): readonly string[] {
  const { root } = createProject({ 'package.json': packages, 'client.js': client, ...files });
  return openProject({ root, cache: false })
    .suspects()
    .filter(({ reason }) => reason === 'unread')
    .map(({ file, line, callee, events }) => [`${file}:${line}`, callee, ...events].join(' '));
}

describe('a call in a file that is not parsed', () => {
  it.each([
    ['a.ejs', "<script>\nanalytics.track('Opened', <%= x %>);\n</script>", ['a.ejs:2 analytics.track Opened']],
    ['a.php', "<script>window.analytics.identify('<?= $id ?>');</script>", ['a.php:1 window.analytics.identify']],
    ['a.erb', '<a onclick="analytics.pageview()">', ['a.erb:1 analytics.pageview']],
    ['a.liquid', '<a onclick="rudderanalytics.page()">', ['a.liquid:1 rudderanalytics.page']],
    ['a.mdx', "import { send } from './client.js'\n\n<a onClick={() => send('Opened')} />", ['a.mdx:3 send Opened']],
    ['a.coffee', "{ send } = require './client.js'\nsend 'Opened'", ['a.coffee:2 send Opened']],
    [
      'a.mdx',
      "import {\n  send as say,\n} from './client.js'\n\n<a onClick={() => say('Opened')}>Learn from 'us'</a>",
      ['a.mdx:5 say Opened'],
    ],
    ['a.mdx', "import send from './default.js'\n\n{send?.('Opened')}", []],
    ['a.ejs', "<script>ready?analytics\n  ?.track('Opened'):0;</script>", ['a.ejs:1 analytics?.track Opened']],
    ['a.coffee', "{ send } = require './client.js'\nsend \"Opened\"\nx.send 'no'", ['a.coffee:2 send Opened']],
    ['a.gts', "import { send as say } from './client.js';\nsay('Opened');", ['a.gts:2 say Opened']],
  ])('is listed: %s', (file, text, expected) => {
    expect(unread({ [file]: text })).toEqual(expected);
  });

  it.each([
    ['another vendor', 'a.ejs', "<script>mixpanel.track('x'); form.reset(); my.analytics.track('x');</script>"],
    ['a comment', 'a.ejs', "<!-- analytics.track('x') -->"],
    ['what leads nowhere', 'a.mdx', "import { other } from './other.js'\n\n{other('x')}"],
    ['what is only imported', 'a.mdx', "import { send } from './client.js'\n"],
  ])('is none: %s', (_name, file, text) => {
    expect(unread({ [file]: text, 'other.js': 'export const other = () => 1;' })).toEqual([]);
  });

  it('is none of a global that nothing shows to be an SDK', () => {
    expect(unread({ 'a.ejs': "<script>analytics.track('x')</script>", 'client.js': '' }, '{}')).toEqual([]);
  });
});
