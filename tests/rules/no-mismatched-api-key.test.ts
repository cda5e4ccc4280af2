import { afterAll } from 'vitest';

import rule from '../../rules/no-mismatched-api-key.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/keys.ts': `
    export const keys = { site: process.env.CIO_SITE_ID, track: process.env.CIO_TRACK_API_KEY, app: process.env.CIO_APP_API_KEY };
  `,
  'src/make.ts': `
    import { TrackClient } from 'customerio-node';
    export const makeClient = (key: string) => new TrackClient(process.env.CIO_SITE_ID, key);
  `,
});
afterAll(() => project.remove());

const sharedFiles = {
  'src/app.ts':
    "import { APIClient } from 'customerio-node';\nexport const a = new APIClient(process.env.CIO_API_KEY!);",
  'src/track.cjs':
    "const { TrackClient } = require('customerio-node');\nexports.t = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);",
  'src/page.tsx':
    "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nexport const cio = AnalyticsBrowser.load({ writeKey: process.env.CIO_KEY! });",
  'src/server.ts':
    "import { TrackClient } from 'customerio-node';\nexport const cio = new TrackClient(process.env.CIO_SITE_ID!, process.env.CIO_KEY!);",
};
const shared = createProject(sharedFiles);
afterAll(() => shared.remove());

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };
const app = { role: 'an App API key', wanted: 'a Track API key' };

const madeFiles = {
  'src/make.ts': `
import { TrackClient } from 'customerio-node';
export const make = (key: string) => new TrackClient(process.env.CIO_SITE_ID!, key);
export class Mailer {
  readonly client: TrackClient;
  constructor({ key }: { key: string }) { this.client = new TrackClient(process.env.CIO_SITE_ID!, key); }
}
export const post = (key: string, path: string) =>
  fetch('https://api.customer.io/v1' + path, { method: 'POST', headers: { Authorization: \`Bearer \${key}\` } });`,
  'src/use.ts': `
import { Mailer, make, post } from './make';
export const a = make(process.env.CIO_APP_API_KEY!);
export const b = new Mailer({ key: process.env.CIO_APP_API_KEY! });
post(process.env.CIO_TRACK_API_KEY!, '/send/email');
export const c = [make(process.env.CIO_TRACK_API_KEY!), new Mailer({ key: process.env.CIO_TRACK_API_KEY! })];
post(process.env.CIO_APP_API_KEY!, '/send/email');`,
};
const makers = createProject(madeFiles);
const made = { filename: makers.file('src/use.ts'), settings: { customerio: { root: makers.root } } };
const wantsTrack = { role: 'an App API key', wanted: 'a Track API key' };
afterAll(() => makers.remove());

createRuleTester().run('no-mismatched-api-key', rule, {
  valid: [
    {
      name: 'requests with the keys of their APIs',
      ...here,
      code: `
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.CIO_APP_API_KEY}\` } });
fetch('https://track.customer.io/api/v1/customers/1', { method: 'PUT', headers: { Authorization: 'Basic ' + btoa(process.env.CIO_SITE_ID + ':' + process.env.CIO_TRACK_API_KEY) } });
fetch('https://api.segment.io/v1/track', { method: 'POST', headers: { Authorization: 'Basic ' + btoa(process.env.SEGMENT_WRITE_KEY + ':') } });`,
    },
    ...(['src/track.cjs', 'src/server.ts'] as const).map(name => ({
      name: `the place of ${name} that the key is taken for`,
      filename: shared.file(name),
      settings: { customerio: { root: shared.root } },
      code: sharedFiles[name],
    })),
    {
      name: 'each its own',
      ...here,
      code: `
import { APIClient, PipelinesClient, TrackClient } from 'customerio-node';
import { Analytics } from '@segment/analytics-node';
import { keys } from './keys.ts';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACKING_API_KEY || process.env.CIO_API_KEY);
new TrackClient(keys.site, keys.track);
new APIClient(process.env.CUSTOMERIO_TRANSACTIONAL_API_KEY);
new APIClient(keys.app);
new PipelinesClient(process.env.CUSTOMERIO_CDP_WRITE_KEY);
new Analytics({ writeKey: process.env.SEGMENT_APP_KEY });`,
    },
    {
      name: 'names that do not tell, and values without a name',
      ...here,
      code: `
import { APIClient, TrackClient } from 'customerio-node';
export const make = (key, secret) => [new TrackClient(key, secret), new APIClient(secret), new APIClient(await load())];
new TrackClient('a', 'b');`,
    },
    {
      name: 'a key that is decoded: what is shown must be a name',
      ...here,
      code: `
import { APIClient } from 'customerio-node';
new APIClient(decode('track-api-key-7f3a9c1e5b2d8f604c7b'));`,
    },
    {
      name: 'a second client for another version of the API',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { url: 'https://track.customer.io/api/v2' });`,
    },
    {
      name: 'another class of the package, by a deep import',
      ...here,
      code: `
import CIORequest from 'customerio-node/dist/lib/request';
new CIORequest(process.env.CIO_APP_KEY, {});`,
    },
    {
      name: 'only one of several alternatives is of another kind',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACK_KEY ?? process.env.CIO_APP_KEY);`,
    },
    {
      name: 'a look-alike, a shadowed name and a spread',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
import { APIClient } from './other-client.ts';
new APIClient(process.env.CIO_TRACK_API_KEY);
function make(TrackClient) { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_APP_KEY); }
new TrackClient(...keys);`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
import { APIClient } from 'customerio-node';
new APIClient(process.env.CIO_TRACK_API_KEY);`,
    },
  ],
  invalid: [
    {
      name: 'the key of another API in a request',
      ...here,
      code: `
const site = process.env.CIO_SITE_ID;
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.CIO_TRACK_API_KEY}\` } });
fetch('https://track.customer.io/api/v1/customers/1', {
  method: 'PUT',
  headers: { authorization: 'Basic ' + Buffer.from(\`\${site}:\${process.env.CIO_APP_API_KEY}\`).toString('base64') },
});
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: \`Basic \${btoa(process.env.CIO_TRACK_API_KEY + ':')}\` } });`,
      errors: [
        {
          messageId: 'mismatch',
          line: 3,
          column: 77,
          data: { name: 'CIO_TRACK_API_KEY', role: 'a Track API key', wanted: 'an App API key' },
        },
        { messageId: 'mismatch', line: 6, column: 14, data: { name: 'CIO_APP_API_KEY', ...app } },
        {
          messageId: 'mismatch',
          line: 8,
          column: 72,
          data: { name: 'CIO_TRACK_API_KEY', role: 'a Track API key', wanted: 'a Pipelines write key' },
        },
      ],
    },
    {
      name: 'one key for a client and for requests to another API, once for a header',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
const headers = { Authorization: \`Bearer \${process.env.CIO_API_KEY}\` };
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers });
fetch('https://api.customer.io/v1/send/push', { method: 'POST', headers });`,
      errors: [
        {
          messageId: 'shared',
          line: 4,
          column: 19,
          data: { name: 'CIO_API_KEY', wanted: 'an App API key', role: 'a Track API key', place: 'src/here.ts:3' },
        },
      ],
    },
    {
      name: 'an App key for the Track API',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_APP_API_KEY);`,
      errors: [
        {
          messageId: 'mismatch',
          data: { name: 'CIO_APP_API_KEY', ...app },
          line: 3,
          column: 42,
          endLine: 3,
          endColumn: 69,
        },
      ],
    },
    {
      name: 'a Track key for the App API: alias, namespace, cast, call',
      ...here,
      code: `
import { APIClient as Api } from 'customerio-node';
import * as cio from 'customerio-node';
new Api(process.env.CIO_TRACK_API_KEY!);
new cio.APIClient(config.customerio.trackApiKey as string);
new Api(config.get('CIO_SITE_ID'));
new Api(process.env?.CUSTOMERIO_CDP_WRITE_KEY);`,
      errors: [
        {
          messageId: 'mismatch',
          data: { name: 'CIO_TRACK_API_KEY', role: 'a Track API key', wanted: 'an App API key' },
          line: 4,
          column: 9,
        },
        {
          messageId: 'mismatch',
          data: { name: 'trackApiKey', role: 'a Track API key', wanted: 'an App API key' },
          line: 5,
          column: 19,
        },
        {
          messageId: 'mismatch',
          data: { name: 'CIO_SITE_ID', role: 'a site id', wanted: 'an App API key' },
          line: 6,
          column: 9,
        },
        {
          messageId: 'mismatch',
          data: { name: 'CUSTOMERIO_CDP_WRITE_KEY', role: 'a Pipelines write key', wanted: 'an App API key' },
          line: 7,
          column: 9,
        },
      ],
    },
    {
      name: 'swapped, and from another file',
      ...here,
      code: `
import { TrackClient } from 'customerio-node';
import { keys } from './keys.ts';
const key = keys.app;
new TrackClient(process.env.CIO_TRACK_KEY, process.env.CIO_SITE_ID);
new TrackClient(keys.site, key);`,
      errors: [
        {
          messageId: 'mismatch',
          data: { name: 'CIO_TRACK_KEY', role: 'a Track API key', wanted: 'a site id' },
          line: 5,
          column: 17,
        },
        {
          messageId: 'mismatch',
          data: { name: 'CIO_SITE_ID', role: 'a site id', wanted: 'a Track API key' },
          line: 5,
          column: 44,
        },
        { messageId: 'mismatch', data: { name: 'CIO_APP_API_KEY', ...app }, line: 6, column: 28 },
      ],
    },
    {
      name: 'keys of one vendor for the other',
      ...here,
      code: `
import { PipelinesClient } from 'customerio-node';
import { Analytics } from '@segment/analytics-node';
new PipelinesClient(process.env.SEGMENT_WRITE_KEY);
new Analytics({ writeKey: process.env.CUSTOMERIO_TRACK_API_KEY });`,
      errors: [
        {
          messageId: 'mismatch',
          data: { name: 'SEGMENT_WRITE_KEY', role: 'a Segment write key', wanted: 'a Pipelines write key' },
          line: 4,
          column: 21,
        },
        {
          messageId: 'mismatch',
          data: { name: 'CUSTOMERIO_TRACK_API_KEY', role: 'a Track API key', wanted: 'a Segment write key' },
          line: 5,
          column: 27,
        },
      ],
    },
    {
      name: 'a key that another file gives another client',
      filename: shared.file('src/app.ts'),
      settings: { customerio: { root: shared.root } },
      code: sharedFiles['src/app.ts'],
      errors: [
        {
          messageId: 'shared',
          data: { name: 'CIO_API_KEY', wanted: 'an App API key', role: 'a Track API key', place: 'src/track.cjs:2' },
          line: 2,
          column: 32,
        },
      ],
    },
    {
      name: 'a secret in the place of a public key, in the page',
      filename: shared.file('src/page.tsx'),
      settings: { customerio: { root: shared.root } },
      code: sharedFiles['src/page.tsx'],
      errors: [
        {
          messageId: 'shared',
          data: {
            name: 'CIO_KEY',
            wanted: 'a Pipelines write key',
            role: 'a Track API key',
            place: 'src/server.ts:2',
          },
          line: 2,
          column: 54,
        },
      ],
    },
    {
      name: 'one key in two places',
      ...here,
      code: `
const { APIClient, TrackClient } = require('customerio-node');
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
new APIClient(process.env.CIO_API_KEY);`,
      errors: [
        {
          messageId: 'shared',
          data: { name: 'CIO_API_KEY', wanted: 'an App API key', role: 'a Track API key', place: 'src/here.ts:3' },
          line: 4,
          column: 15,
        },
      ],
    },
    {
      name: 'what functions and classes make a client or a request of',
      ...made,
      code: madeFiles['src/use.ts'],
      errors: [
        { messageId: 'mismatch', data: { name: 'CIO_APP_API_KEY', ...wantsTrack }, line: 3, column: 23 },
        { messageId: 'mismatch', data: { name: 'CIO_APP_API_KEY', ...wantsTrack }, line: 4, column: 36 },
        {
          messageId: 'mismatch',
          data: { name: 'CIO_TRACK_API_KEY', role: 'a Track API key', wanted: 'an App API key' },
          line: 5,
          column: 6,
        },
      ],
    },
    {
      name: 'one key in the headers of two APIs, each with something for a key that is not set',
      ...here,
      code: `
const KEY = process.env.CIO_KEY || '';
const basic = () => Buffer.from(\`\${process.env.CIO_SITE_ID || ''}:\${KEY}\`).toString('base64');
fetch('https://track.customer.io/api/v1/customers/1', { method: 'PUT', headers: { Authorization: \`Basic \${basic()}\` } });
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${KEY}\` } });`,
      errors: [
        {
          messageId: 'shared',
          data: { name: 'CIO_KEY', wanted: 'an App API key', role: 'a Track API key', place: 'src/here.ts:4' },
          line: 5,
          column: 77,
        },
      ],
    },
  ],
});
