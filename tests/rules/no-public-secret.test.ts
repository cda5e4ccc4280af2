import { afterAll } from 'vitest';

import rule from '../../rules/no-public-secret.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'nuxt.config.ts': '',
  'next.config.mjs': '',
  'vite.config.ts': '',
  'webpack.config.js': '',
  'app.config.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACK_API_KEY);
  `,
  'src/segment.ts': `
    import { Analytics } from '@segment/analytics-node';
    export const segment = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
  `,
  'src/browser.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
});
afterAll(() => project.remove());

/** A file whose tool says by its name what becomes of it. */
const config = (name: string, code: string) => ({ filename: project.file(name), settings, code });

const settings = { customerio: { root: project.root } };
const here = { filename: project.file('src/here.ts'), settings };

createRuleTester().run('no-public-secret', rule, {
  valid: [
    {
      name: 'settings of the server, and keys that are public',
      ...config(
        'nuxt.config.ts',
        'export default defineNuxtConfig({ runtimeConfig: { appKey: process.env.CIO_APP_API_KEY, public: { key: process.env.CIO_CDP_WRITE_KEY, site: process.env.CIO_SITE_ID } } });',
      ),
    },
    {
      name: 'settings of the server of Next.js, and of something inside of it',
      ...config(
        'next.config.mjs',
        'export default { serverRuntimeConfig: { appKey: process.env.CIO_APP_API_KEY }, tool: { env: { k: process.env.CIO_APP_API_KEY } } };',
      ),
    },
    {
      name: 'a value that is asked for, and not put in',
      ...config(
        'vite.config.ts',
        'export default defineConfig({ define: { HAS_MAIL: JSON.stringify(Boolean(process.env.STRIPE_APP_KEY)) }, server: { key: process.env.CIO_APP_API_KEY } });',
      ),
    },
    {
      name: 'a bundle for servers',
      ...config(
        'webpack.config.js',
        "module.exports = { target: 'node', plugins: [new webpack.DefinePlugin({ APP: JSON.stringify(process.env.CIO_APP_API_KEY) })] };",
      ),
    },
    {
      name: 'the same keys in a file of another name',
      ...here,
      code: 'export default { env: { k: process.env.CIO_APP_API_KEY }, define: { k: process.env.CIO_APP_API_KEY }, extra: { k: process.env.CIO_APP_API_KEY } };',
    },
    {
      name: 'public by design: site ids and write keys',
      ...here,
      code: `
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
import { TrackClient } from 'customerio-node';
AnalyticsBrowser.load({ writeKey: process.env.NEXT_PUBLIC_CUSTOMERIO_CDP_WRITE_KEY });
new TrackClient(process.env.NEXT_PUBLIC_CIO_SITE_ID, process.env.CIO_API_KEY);
const key = import.meta.env.VITE_SEGMENT_WRITE_KEY;`,
    },
    {
      name: 'a client of another module on the server',
      ...here,
      code: "import { cio } from './cio.ts';\nexport const f = id => cio.track(id, { name: 'a' });",
    },
    {
      name: 'a client of Segment for servers on the server, and one for pages in a page',
      ...here,
      code: `
import { segment } from './segment.ts';
export const f = id => segment.track({ userId: id, event: 'a' });`,
    },
    {
      name: 'a client of Segment for pages in a client component, and a request by hand',
      ...here,
      code: `
'use client';
import { analytics } from './browser.ts';
export const f = () => analytics.track('a');
fetch('https://api.segment.io/v1/track', { method: 'POST', body: JSON.stringify({ writeKey: 'k', userId: 'u', event: 'a' }) });`,
    },
    {
      name: 'a browser SDK in a client component',
      ...here,
      code: `
'use client';
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });`,
    },
    {
      name: 'keys of others, and names that do not tell',
      ...here,
      code: `
const a = process.env.NEXT_PUBLIC_STRIPE_APP_KEY;
const b = process.env.NEXT_PUBLIC_CIO_API_KEY;
const c = process.env.CUSTOMERIO_APP_API_KEY;
const d = \`Bearer \${process.env.NEXT_PUBLIC_STRIPE_API_KEY} \${process.env.NEXT_PUBLIC_CIO_API_KEY}\`;
const e = \`Bearer \${import.meta.env.VITE_CIO_WRITE_KEY}\`;`,
    },
    {
      name: 'a request to the Pipelines API from a client component',
      ...here,
      code: `
'use client';
fetch('https://cdp.customer.io/v1/track', { method: 'POST', headers: { Authorization: \`Basic \${btoa(process.env.NEXT_PUBLIC_CDP_WRITE_KEY + ':')}\` } });`,
    },
    {
      name: 'a look-alike and a shadowed name',
      ...here,
      code: `
'use client';
import { TrackClient } from 'customerio-node';
import { APIClient } from './client.ts';
new APIClient(process.env.NEXT_PUBLIC_API_KEY);
function make(TrackClient) { return new TrackClient('site', key); }`,
    },
    {
      name: 'a mobile SDK, whose key is in every copy of the app',
      ...here,
      code: `
import { CustomerIO } from 'customerio-reactnative';
CustomerIO.initialize({ siteId: process.env.EXPO_PUBLIC_CIO_SITE_ID, apiKey: process.env.EXPO_PUBLIC_CIO_API_KEY });`,
    },
  ],
  invalid: [
    {
      name: 'the public settings of Nuxt',
      ...config(
        'nuxt.config.ts',
        'export default defineNuxtConfig({ runtimeConfig: { public: { cio: { app: process.env.CIO_APP_API_KEY } } }, env: { t: process.env.CUSTOMERIO_TRACK_API_KEY } });',
      ),
      errors: [
        { messageId: 'publicSetting', data: { name: 'CIO_APP_API_KEY', by: 'runtimeConfig.public' }, line: 1 },
        { messageId: 'publicSetting', data: { name: 'CUSTOMERIO_TRACK_API_KEY', by: 'env' }, line: 1 },
      ],
    },
    {
      name: 'the environment of Next.js, in a variable and in what a function gives',
      ...config(
        'next.config.mjs',
        "const config = { env: { A: process.env['CIO_APP_API_KEY'] } };\nexport default () => ({ publicRuntimeConfig: { b: process.env.CIO_TRACK_API_KEY } });",
      ),
      errors: [
        { messageId: 'publicSetting', data: { name: 'CIO_APP_API_KEY', by: 'env' }, line: 1 },
        { messageId: 'publicSetting', data: { name: 'CIO_TRACK_API_KEY', by: 'publicRuntimeConfig' }, line: 2 },
      ],
    },
    {
      name: 'what Vite defines',
      ...config(
        'vite.config.ts',
        "export default defineConfig(({ mode }) => { const env = loadEnv(mode, process.cwd(), ''); return { define: { __KEY__: JSON.stringify(env.CIO_APP_API_KEY) } }; });",
      ),
      errors: [{ messageId: 'publicSetting', data: { name: 'CIO_APP_API_KEY', by: 'define' }, line: 1 }],
    },
    {
      name: 'what a plugin of webpack defines, and what Expo takes along',
      ...config(
        'webpack.config.js',
        "module.exports = { target: 'web', plugins: [new webpack.DefinePlugin({ 'process.env': { APP: JSON.stringify(process.env.CIO_APP_API_KEY) } })] };",
      ),
      errors: [{ messageId: 'publicSetting', data: { name: 'CIO_APP_API_KEY', by: 'DefinePlugin' }, line: 1 }],
    },
    {
      name: 'what Expo takes along',
      ...config('app.config.ts', 'export default { expo: { extra: { appKey: process.env.CIO_APP_API_KEY } } };'),
      errors: [{ messageId: 'publicSetting', data: { name: 'CIO_APP_API_KEY', by: 'extra' }, line: 1 }],
    },
    {
      name: 'a client of another module in a client component, once',
      ...here,
      code: "'use client';\nimport { cio } from './cio.ts';\nexport const f = id => cio.track(id, { name: 'a' });\nexport const g = id => cio.track(id, { name: 'b' });",
      errors: [{ messageId: 'clientSide', data: { what: 'this client' }, line: 3, column: 24 }],
    },
    {
      name: 'a client of Segment for servers, of another module, in a client component, once',
      ...here,
      code: "'use client';\nimport { segment } from './segment.ts';\nexport const f = id => segment.track({ userId: id, event: 'a' });\nexport const g = id => segment.track({ userId: id, event: 'b' });",
      errors: [{ messageId: 'serverClient', line: 3, column: 24 }],
    },
    {
      name: 'clients for servers that a client component makes: of Segment, RudderStack and the Pipelines API',
      ...here,
      code: `
'use client';
import Legacy = require('analytics-node');
import * as segment from '@segment/analytics-node';
import Rudder from '@rudderstack/rudder-sdk-node';
import { Analytics as Cdp } from '@customerio/cdp-analytics-node';
const a = new Legacy(import.meta.env.VITE_SEGMENT_KEY);
const b = new segment.Analytics({ writeKey: 'k' } as Settings);
const c = new Rudder('key', { dataPlaneUrl: 'https://rudder.test', ...more });
const d = new Cdp({ writeKey: 'k' });
a.track({ userId: 'u', event: 'b' });`,
      errors: [7, 8, 9, 10].map(line => ({ messageId: 'serverClient' as const, line, column: 11 })),
    },
    {
      name: 'an "API key" that is a bearer token',
      ...here,
      code: `
const headers = { Authorization: \`Bearer \${import.meta.env.VITE_CUSTOMER_IO_API_KEY}\` };
const others = { Authorization: 'Bearer ' + process.env.NEXT_PUBLIC_CIO_API_KEY };`,
      errors: [
        { messageId: 'publicName', data: { name: 'VITE_CUSTOMER_IO_API_KEY', prefix: 'VITE_' }, line: 2, column: 44 },
        {
          messageId: 'publicName',
          data: { name: 'NEXT_PUBLIC_CIO_API_KEY', prefix: 'NEXT_PUBLIC_' },
          line: 3,
          column: 45,
        },
      ],
    },
    {
      name: 'by name, wherever it is read',
      ...here,
      code: `
const key = process.env.NEXT_PUBLIC_CUSTOMERIO_APP_API_KEY;
const other = import.meta.env['VITE_CIO_TRACK_API_KEY'];
const third = process.env?.EXPO_PUBLIC_CIO_WEBHOOK_SECRET!;`,
      errors: [
        {
          messageId: 'publicName',
          data: { name: 'NEXT_PUBLIC_CUSTOMERIO_APP_API_KEY', prefix: 'NEXT_PUBLIC_' },
          line: 2,
          column: 13,
          endLine: 2,
          endColumn: 59,
        },
        { messageId: 'publicName', data: { name: 'VITE_CIO_TRACK_API_KEY', prefix: 'VITE_' }, line: 3, column: 15 },
        {
          messageId: 'publicName',
          data: { name: 'EXPO_PUBLIC_CIO_WEBHOOK_SECRET', prefix: 'EXPO_PUBLIC_' },
          line: 4,
          column: 15,
        },
      ],
    },
    {
      name: 'by position: alias, namespace, cast and spread',
      ...here,
      code: `
import { TrackClient as Track } from 'customerio-node';
import * as cio from 'customerio-node';
new Track('site', process.env.NEXT_PUBLIC_CIO_API_KEY as string, { ...options });
const key = process.env.REACT_APP_CIO_KEY!;
new cio.APIClient(key);`,
      errors: [
        {
          messageId: 'publicName',
          data: { name: 'NEXT_PUBLIC_CIO_API_KEY', prefix: 'NEXT_PUBLIC_' },
          line: 4,
          column: 19,
        },
        { messageId: 'publicName', data: { name: 'REACT_APP_CIO_KEY', prefix: 'REACT_APP_' }, line: 6, column: 19 },
      ],
    },
    {
      name: 'in the header of a request, by its name: once, where it is read',
      ...here,
      code: `
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.VITE_CIO_APP_KEY}\` } });`,
      errors: [{ messageId: 'publicName', data: { name: 'VITE_CIO_APP_KEY', prefix: 'VITE_' }, line: 2, column: 102 }],
    },
    {
      name: 'as the password of an instance of axios',
      ...here,
      code: `
import axios from 'axios';
const client = axios.create({ baseURL: 'https://track-eu.customer.io/api/v2', auth: { username: process.env.NEXT_PUBLIC_CIO_SITE_ID, password: process.env.NEXT_PUBLIC_CIO_API_KEY } });
client.post('/entity', data);`,
      errors: [
        {
          messageId: 'publicName',
          data: { name: 'NEXT_PUBLIC_CIO_API_KEY', prefix: 'NEXT_PUBLIC_' },
          line: 3,
          column: 144,
        },
      ],
    },
    {
      name: 'in the header of a request',
      ...here,
      code: `
fetch('https://api.customer.io/v1/send/email', { method: 'POST', headers: { Authorization: \`Bearer \${process.env.PUBLIC_CIO_KEY}\` } });`,
      errors: [{ messageId: 'publicName', data: { name: 'PUBLIC_CIO_KEY', prefix: 'PUBLIC_' }, line: 2, column: 102 }],
    },
    {
      name: 'a server client and a request in a client component',
      ...here,
      code: `
'use client';
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', key);
fetch('https://track.customer.io/api/v1/events', { method: 'POST', headers: { Authorization: auth } });`,
      errors: [
        { messageId: 'clientSide', data: { what: 'this client' }, line: 4, column: 13 },
        { messageId: 'clientSide', data: { what: 'this request' }, line: 5, column: 1 },
      ],
    },
    {
      name: 'in a component file',
      filename: project.file('src/Form.vue'),
      settings,
      // In comments, so that a parser of TypeScript reads the component too.
      code: `
// <script>
const { APIClient } = require('customerio-node');
const api = new APIClient(key);
// </script>`,
      errors: [{ messageId: 'clientSide', data: { what: 'this client' }, line: 4, column: 13 }],
    },
    {
      name: 'where the request is given it, and not where the file asks whether it is set',
      ...here,
      code: `
import axios from 'axios';
if (!process.env.NEXT_PUBLIC_CUSTOMERIO_API_KEY) throw new Error('set it');
const client = axios.create({
  baseURL: 'https://track.customer.io/api/v2',
  auth: { username: process.env.NEXT_PUBLIC_CUSTOMERIO_SITE_ID, password: process.env.NEXT_PUBLIC_CUSTOMERIO_API_KEY },
});
client.post('/entity', { type: 'person', action: 'identify', identifiers: { id } });`,
      errors: [
        {
          messageId: 'publicName',
          data: { name: 'NEXT_PUBLIC_CUSTOMERIO_API_KEY', prefix: 'NEXT_PUBLIC_' },
          line: 6,
          column: 75,
        },
      ],
    },
  ],
});
