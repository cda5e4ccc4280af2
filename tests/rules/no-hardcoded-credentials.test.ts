import { afterAll, describe, expect, it } from 'vitest';

import rule from '../../rules/no-hardcoded-credentials.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/keys.ts': `export const KEY = '7f3a9c1e5b2d8f604c7b';
    export const keys = { app: process.env.CIO_APP_KEY || '7f3a9c1e5b2d8f604c7c' };`,
  'src/server.ts': `
    import { Analytics } from '@segment/analytics-node';
    import { config } from './env.ts';
    export const analytics = new Analytics({ writeKey: config() });
  `,
});
const web = createProject({
  'src/here.ts': '',
  'src/page.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    export const analytics = AnalyticsBrowser.load({ writeKey: key });
  `,
});
const site = createProject({
  'src/here.ts': '',
  'public/index.html': `<script>
    !function(){var analytics=window.analytics=window.analytics||[];analytics.load=function(key){var t=document.createElement("script");
    t.src="https://cdn.segment.com/analytics.js/v1/"+key+"/analytics.min.js"};analytics.load("TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB")}();
  </script>`,
  'src/page.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    export const analytics = AnalyticsBrowser.load({ writeKey: 'CH4D7f3a9c1e5b2d8f604c7b1e5b2d8f' });
  `,
});
const inSite = { filename: site.file('src/here.ts'), settings: { customerio: { root: site.root } } };
const onServer = (key: string) =>
  `import { Analytics } from '@segment/analytics-node';\nexport const client = new Analytics({ writeKey: '${key}' });`;
const senders = createProject({
  'src/sender.ts': `
    export class Sender {
      constructor(readonly key: string) {}
      send(event: string) {
        return fetch('https://api.segment.io/v1/track', {
          method: 'POST',
          headers: { authorization: 'Basic ' + btoa(this.key + ':') },
          body: JSON.stringify({ event, userId: '1' }),
        });
      }
    }
    const sender = new Sender('CH4D7f3a9c1e5b2d8f604c7b1e5b2d8f');
    export const send = (event: string) => sender.send(event);`,
  'src/one.ts': "import { send } from './sender';\nexport const one = () => send('segment one');",
  'src/two.ts': "import { send } from './sender';\nexport const two = () => send('segment two');",
});
afterAll(() => {
  senders.remove();
  site.remove();
  project.remove();
  web.remove();
});

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const inWeb = { filename: web.file('src/here.ts'), settings: { customerio: { root: web.root } } };
const useEnvironment = 'useEnvironment';

createRuleTester().run('no-hardcoded-credentials', rule, {
  valid: [
    {
      name: 'the write key of a server that the pages of the project are loaded with as well',
      ...inSite,
      code: onServer('CH4D7f3a9c1e5b2d8f604c7b1e5b2d8f'),
    },
    {
      name: 'the same, by the snippet in a page',
      ...inSite,
      code: onServer('TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB'),
    },
    {
      name: 'a call whose key stands where its wrapper is written: it is told there, once',
      filename: senders.file('src/one.ts'),
      settings: { customerio: { root: senders.root } },
      code: "import { send } from './sender';\nexport const one = () => send('segment one');",
    },
    {
      name: 'in another file, where its name tells what it is: it is reported there',
      ...here,
      code: `
import { APIClient } from 'customerio-node';
import { keys } from './keys.ts';
new APIClient(keys.app);`,
    },
    {
      name: 'from the environment',
      ...here,
      code: `
import { APIClient, TrackClient } from 'customerio-node';
new TrackClient('c0ffee5ite1d2a3b4c5d', process.env.CIO_API_KEY);
new APIClient(config.get('customerio.appKey'));`,
    },
    {
      name: 'public by design: write keys of browsers, site ids, keys of mobile SDKs',
      ...here,
      code: `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { CustomerIO } from 'customerio-reactnative';
AnalyticsBrowser.load({ writeKey: '7f3a9c1e5b2d8f604c7b' });
CustomerIO.initialize({ siteId: 'c0ffee5ite1d2a3b4c5d', apiKey: '7f3a9c1e5b2d8f604c7b' });
const CIO_SITE_ID = 'c0ffee5ite1d2a3b4c5d';
const CUSTOMERIO_CDP_WRITE_KEY = '7f3a9c1e5b2d8f604c7b';`,
    },
    {
      name: 'a Segment key in a project of browsers, and one that says it is',
      ...inWeb,
      code: `
const SEGMENT_KEY = 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB';`,
    },
    {
      name: 'a Segment key for the web beside a server',
      ...here,
      code: `
const SEGMENT_WEB_KEY = 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB';`,
    },
    {
      name: 'placeholders',
      ...here,
      code: `
import { APIClient, TrackClient } from 'customerio-node';
new TrackClient('site', 'your-track-api-key-0001');
new APIClient(process.env.CIO_APP_KEY || '');
const CIO_APP_API_KEY = 'xxxxxxxxxxxxxxxxxxxx1';
const CIO_API_KEY = 'REPLACE_ME_WITH_KEY_1';
const CIO_TOKEN_NAME = 'customerio-token-2';`,
    },
    {
      name: 'names of other things',
      ...here,
      code: `
const CIO_API_URL = 'track1customer2io3api4';
const cache = { cioKeyPrefix: 'cio-people-v2-7f3a9c1e5b' };
const STRIPE_API_KEY = '7f3a9c1e5b2d8f604c7b';`,
    },
    {
      name: 'a look-alike, a shadowed name and a spread',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new OtherClient('site', '7f3a9c1e5b2d8f604c7b');
function make(TrackClient) { return new TrackClient('site', '7f3a9c1e5b2d8f604c7b'); }
new TrackClient(...pair);`,
    },
    {
      name: 'a test',
      filename: project.file('tests/here.test.ts'),
      settings,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient('site', '7f3a9c1e5b2d8f604c7b');
const token = 'sa_live_7f3a9c1e5b2d';`,
    },
  ],
  invalid: [
    {
      name: 'a write key of its own of a server beside pages with theirs',
      ...inSite,
      code: onServer('9fK2BpMkMjzJcHaG3nZb5xc9Gm6BGs41'),
      errors: [
        {
          messageId: 'writeKey',
          line: 2,
          column: 49,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'SEGMENT_WRITE_KEY' },
              output: onServer('K').replace("'K'", 'process.env.SEGMENT_WRITE_KEY!'),
            },
          ],
        },
      ],
    },
    {
      name: 'the key that all calls of a wrapper are asked with, which can only send',
      filename: senders.file('src/sender.ts'),
      settings: { customerio: { root: senders.root } },
      code: `
    export class Sender {
      constructor(readonly key: string) {}
      send(event: string) {
        return fetch('https://api.segment.io/v1/track', {
          method: 'POST',
          headers: { authorization: 'Basic ' + btoa(this.key + ':') },
          body: JSON.stringify({ event, userId: '1' }),
        });
      }
    }
    const sender = new Sender('CH4D7f3a9c1e5b2d8f604c7b1e5b2d8f');
    export const send = (event: string) => sender.send(event);`,
      errors: [{ messageId: 'writeKey', line: 7 }],
    },
    {
      name: 'by position',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient('site', '7f3a9c1e5b2d8f604c7b');`,
      errors: [
        {
          messageId: 'secret',
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 47,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_TRACK_API_KEY' },
              output: `
import { TrackClient } from 'customerio-node';
new TrackClient('site', process.env.CUSTOMERIO_TRACK_API_KEY!);`,
            },
          ],
        },
      ],
    },
    {
      name: 'an alias, a namespace, a cast, a default, a constant',
      ...here,
      code: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
const key = '7f3a9c1e5b2d8f604c7b';
new Api(process.env.CIO_KEY ?? ('9c1e5b2d8f604c7b7f3a' as string));
new cio.APIClient(key!);`,
      errors: [
        {
          messageId: 'secret',
          line: 4,
          column: 13,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_APP_API_KEY' },
              output: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
const key = process.env.CUSTOMERIO_APP_API_KEY!;
new Api(process.env.CIO_KEY ?? ('9c1e5b2d8f604c7b7f3a' as string));
new cio.APIClient(key!);`,
            },
          ],
        },
        {
          messageId: 'secret',
          line: 5,
          column: 33,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CIO_KEY' },
              output: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
const key = '7f3a9c1e5b2d8f604c7b';
new Api(process.env.CIO_KEY!);
new cio.APIClient(key!);`,
            },
          ],
        },
      ],
    },
    {
      name: 'in another file',
      ...here,
      code: `
import { APIClient } from 'customerio-node';
import { KEY } from './keys.ts';
new APIClient(KEY);`,
      errors: [{ messageId: 'elsewhere', data: { file: 'src/keys.ts' }, line: 4, column: 15 }],
    },
    {
      name: 'the write key of a server in another file',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
import { KEY } from './keys.ts';
new Analytics({ writeKey: KEY });`,
      errors: [{ messageId: 'writeKeyElsewhere', data: { file: 'src/keys.ts' }, line: 4, column: 27 }],
    },
    {
      name: 'the write key of a server',
      ...here,
      code: `
import { Analytics } from '@segment/analytics-node';
new Analytics({ writeKey: 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB' });`,
      errors: [
        {
          messageId: 'writeKey',
          line: 3,
          column: 27,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'SEGMENT_WRITE_KEY' },
              output: `
import { Analytics } from '@segment/analytics-node';
new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });`,
            },
          ],
        },
      ],
    },
    {
      name: 'by name',
      ...here,
      code: `
const CUSTOMERIO_APP_API_KEY = '7f3a9c1e5b2d8f604c7b';
export const config = { customerio: { siteId: 'c0ffee5ite1d2a3b4c5d', apiKey: '7f3a9c1e5b2d8f604c7b' } };
process.env.CIO_WEBHOOK_SECRET = \`7f3a9c1e5b2d8f604c7b\`;
export const stage = { SEGMENT_SERVER_KEY: 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB' };`,
      errors: [
        {
          messageId: 'secret',
          line: 2,
          column: 32,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_APP_API_KEY' },
              output: `
const CUSTOMERIO_APP_API_KEY = process.env.CUSTOMERIO_APP_API_KEY!;
export const config = { customerio: { siteId: 'c0ffee5ite1d2a3b4c5d', apiKey: '7f3a9c1e5b2d8f604c7b' } };
process.env.CIO_WEBHOOK_SECRET = \`7f3a9c1e5b2d8f604c7b\`;
export const stage = { SEGMENT_SERVER_KEY: 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB' };`,
            },
          ],
        },
        {
          messageId: 'secret',
          line: 3,
          column: 79,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_API_KEY' },
              output: `
const CUSTOMERIO_APP_API_KEY = '7f3a9c1e5b2d8f604c7b';
export const config = { customerio: { siteId: 'c0ffee5ite1d2a3b4c5d', apiKey: process.env.CUSTOMERIO_API_KEY! } };
process.env.CIO_WEBHOOK_SECRET = \`7f3a9c1e5b2d8f604c7b\`;
export const stage = { SEGMENT_SERVER_KEY: 'TVq9BpMkMjzJcHaG3nZb5xc9Gm6BGsdB' };`,
            },
          ],
        },
        // The environment is set here: what to do with the line is for a person.
        { messageId: 'secret', line: 4, column: 34, suggestions: null },
        {
          messageId: 'writeKey',
          line: 5,
          column: 44,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'SEGMENT_SERVER_KEY' },
              output: `
const CUSTOMERIO_APP_API_KEY = '7f3a9c1e5b2d8f604c7b';
export const config = { customerio: { siteId: 'c0ffee5ite1d2a3b4c5d', apiKey: '7f3a9c1e5b2d8f604c7b' } };
process.env.CIO_WEBHOOK_SECRET = \`7f3a9c1e5b2d8f604c7b\`;
export const stage = { SEGMENT_SERVER_KEY: process.env.SEGMENT_SERVER_KEY! };`,
            },
          ],
        },
      ],
    },
    {
      name: 'a service account, and the header of a request',
      ...here,
      code: `
const customerioToken = 'sa_live_7f3a9c1e5b2d8f60';
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: 'Bearer 7f3a9c1e5b2d8f604c7b' } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ' + btoa('c0ffee5ite1d2a3b4c5d:7f3a9c1e5b2d8f604c7b') } });`,
      errors: [
        {
          messageId: 'secret',
          line: 2,
          column: 25,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_SERVICE_ACCOUNT_TOKEN' },
              output: `
const customerioToken = process.env.CUSTOMERIO_SERVICE_ACCOUNT_TOKEN!;
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: 'Bearer 7f3a9c1e5b2d8f604c7b' } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ' + btoa('c0ffee5ite1d2a3b4c5d:7f3a9c1e5b2d8f604c7b') } });`,
            },
          ],
        },
        {
          messageId: 'secret',
          line: 3,
          column: 92,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_APP_API_KEY' },
              output: `
const customerioToken = 'sa_live_7f3a9c1e5b2d8f60';
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.CUSTOMERIO_APP_API_KEY}\` } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ' + btoa('c0ffee5ite1d2a3b4c5d:7f3a9c1e5b2d8f604c7b') } });`,
            },
          ],
        },
        {
          messageId: 'secret',
          line: 4,
          column: 110,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_TRACK_API_KEY' },
              output: `
const customerioToken = 'sa_live_7f3a9c1e5b2d8f60';
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: 'Bearer 7f3a9c1e5b2d8f604c7b' } });
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: 'Basic ' + btoa(\`c0ffee5ite1d2a3b4c5d:\${process.env.CUSTOMERIO_TRACK_API_KEY}\`) } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a page of React, which a browser may get',
      filename: project.file('src/page.tsx'),
      settings,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient('site', '7f3a9c1e5b2d8f604c7b');`,
      errors: [{ messageId: 'secret', line: 3, column: 25, suggestions: null }],
    },
    {
      name: 'in the manner of what stands beside it',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
const other = process.env.OTHER!;
new TrackClient(process.env.CIO_SITE_ID ?? '', '7f3a9c1e5b2d8f604c7b');`,
      errors: [
        {
          messageId: 'secret',
          line: 4,
          column: 48,
          suggestions: [
            {
              messageId: useEnvironment,
              data: { name: 'CUSTOMERIO_TRACK_API_KEY' },
              output: `
import { TrackClient } from 'customerio-node';
const other = process.env.OTHER!;
new TrackClient(process.env.CIO_SITE_ID ?? '', process.env.CUSTOMERIO_TRACK_API_KEY ?? '');`,
            },
          ],
        },
      ],
    },
  ],
});

describe('files that may hold a key', () => {
  it.each([
    'customer.io',
    'customerio',
    'customer_io',
    'CustomerIO',
    'cioKey',
    "get('cio')",
    'MY_CIO_KEY',
    'segment',
    'SEGMENT_KEY',
    'analytics',
    'rudderstack',
    'sa_live_',
    'sa_sandbox_',
  ])('name a vendor, or a key by how it begins: %s', text => {
    expect(rule.files).toBeInstanceOf(RegExp);
    expect((rule.files as RegExp).test(text)).toBe(true);
  });

  it.each(['customer', 'const precio = 1;', 'social', 'sa_test_', 'track(key)', 'sandbox_'])(
    'are none that say nothing of one: %s',
    text => {
      expect((rule.files as RegExp).test(text)).toBe(false);
    },
  );
});
