import { afterAll } from 'vitest';

import rule from '../../rules/no-direct-ingestion.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/post.ts': `
    export function post(path: string, body: unknown) {
      return fetch('https://cdp.customer.io/v1/' + path, { method: 'POST', body: JSON.stringify(body) });
    }
  `,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root, proxyHosts: ['data.example.com'] } };
const here = { filename: project.file('src/here.ts'), settings };
const data = { proxy: 'data.example.com' };

createRuleTester().run('no-direct-ingestion', rule, {
  valid: [
    {
      name: 'a project without a proxy',
      filename: project.file('src/here.ts'),
      settings: { customerio: { root: project.root } },
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
    },
    {
      name: 'through the proxy',
      ...here,
      code: `
import { AnalyticsBrowser } from '@segment/analytics-next';
import { AnalyticsBrowser as Cio } from '@customerio/cdp-analytics-browser';
fetch('https://data.example.com/v1/track', { method: 'POST', body });
Cio.load({ writeKey, cdnURL: 'https://data.example.com' });
AnalyticsBrowser.load({ writeKey }, { integrations: { 'Segment.io': { apiHost: 'data.example.com/v1' } } });`,
    },
    {
      name: 'a listener on a client',
      ...here,
      code: `
window.analytics?.on('track', (name, properties) => { console.info(name, properties); });
window.analytics.track('Opened');`,
    },
    {
      name: 'an address that is not known',
      ...here,
      code: `
import { AnalyticsBrowser } from '@segment/analytics-next';
AnalyticsBrowser.load({ writeKey, cdnURL: process.env.CDN_URL });
AnalyticsBrowser.load({ writeKey }, options);
AnalyticsBrowser.load({ writeKey }, { ...options });`,
    },
    {
      name: 'transactional messages, deliveries, servers',
      ...here,
      code: `
import { APIClient, TrackClient } from 'customerio-node';
fetch('https://api.customer.io/v1/send/email', { method: 'POST', body });
fetch('https://track.customer.io/unsubscribe/abc', { method: 'POST' });
new APIClient(process.env.CIO_APP_KEY);
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);`,
    },
    {
      name: 'transactional messages where servers are held to the proxy',
      ...here,
      options: [{ servers: true }],
      code: `
import { APIClient } from 'customerio-node';
new APIClient(process.env.CIO_APP_KEY);`,
    },
    {
      name: 'the proxy itself',
      filename: project.file('src/proxy/index.ts'),
      settings,
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
    },
    {
      name: 'a file that may',
      ...here,
      options: [{ allow: ['src/here'] }],
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
    },
    {
      name: 'a wrapper, which is told where it is written; look-alike and shadowed name',
      ...here,
      code: `
import { post } from './post.ts';
post('track', { userId: '1', event: 'a' });
fetch('https://customer.io.example.com/v1/track', { method: 'POST' });
function send(fetch) { fetch('https://cdp.customer.io/v1/track', { method: 'POST', body }); }`,
    },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings,
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
    },
  ],
  invalid: [
    {
      name: 'a request, an alias of axios, an optional call, a cast and a spread',
      ...here,
      code: `
import http from 'axios';
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });
http?.post!('https://api.segment.io/v1/track' as string, { ...payload });`,
      errors: [
        {
          messageId: 'request',
          data,
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
import http from 'axios';
fetch('https://data.example.com/v1/track', { method: 'POST', body });
http?.post!('https://api.segment.io/v1/track' as string, { ...payload });`,
            },
          ],
        },
        {
          messageId: 'request',
          data,
          line: 4,
          column: 1,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
import http from 'axios';
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });
http?.post!('https://data.example.com/v1/track' as string, { ...payload });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a request whose path is a parameter',
      ...here,
      code: `
export const post = (path, body) => fetch('https://track.customer.io/api/v1' + path, { method: 'POST', body: JSON.stringify(body) });`,
      errors: [
        {
          messageId: 'request',
          data,
          line: 2,
          column: 37,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
export const post = (path, body) => fetch('https://data.example.com/api/v1' + path, { method: 'POST', body: JSON.stringify(body) });`,
            },
          ],
        },
      ],
    },
    {
      name: 'clients of browsers',
      ...here,
      code: `
import * as segment from '@segment/analytics-next';
const { AnalyticsBrowser } = require('@customerio/cdp-analytics-browser');
segment.AnalyticsBrowser.load({ writeKey: process.env.KEY });
AnalyticsBrowser.load({ writeKey, cdnURL: 'https://cdp-eu.customer.io' });`,
      errors: [
        {
          messageId: 'client',
          data,
          line: 4,
          column: 1,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
import * as segment from '@segment/analytics-next';
const { AnalyticsBrowser } = require('@customerio/cdp-analytics-browser');
segment.AnalyticsBrowser.load({ writeKey: process.env.KEY }, { integrations: { 'Segment.io': { apiHost: 'data.example.com/v1' } } });
AnalyticsBrowser.load({ writeKey, cdnURL: 'https://cdp-eu.customer.io' });`,
            },
          ],
        },
        {
          messageId: 'client',
          data,
          line: 5,
          column: 1,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
import * as segment from '@segment/analytics-next';
const { AnalyticsBrowser } = require('@customerio/cdp-analytics-browser');
segment.AnalyticsBrowser.load({ writeKey: process.env.KEY });
AnalyticsBrowser.load({ writeKey, cdnURL: 'https://cdp-eu.customer.io' }, { integrations: { 'Customer.io Data Pipelines': { apiHost: 'data.example.com/v1' } } });`,
            },
          ],
        },
      ],
    },
    {
      name: 'clients of servers, where they are held to the proxy',
      ...here,
      options: [{ servers: true }],
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);`,
      errors: [
        {
          messageId: 'client',
          data,
          line: 3,
          column: 1,
          suggestions: [
            {
              messageId: 'useProxy',
              data: { address: 'data.example.com' },
              output: `
import { TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { url: 'https://data.example.com/api/v1' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'an address that is written elsewhere, a host that is put together, several proxies',
      ...here,
      code: `
const BASE = 'https://cdp.customer.io/v1';
fetch(BASE + '/track', { method: 'POST', body });
fetch(\`https://track\${region}.customer.io/api/v1/events\`, { method: 'POST', body });`,
      errors: [
        { messageId: 'request', data, line: 3, column: 1, suggestions: null },
        { messageId: 'request', data, line: 4, column: 1, suggestions: null },
      ],
    },
    {
      name: 'several proxies, of which the code does not choose',
      filename: project.file('src/here.ts'),
      settings: { customerio: { root: project.root, proxyHosts: ['a.example.com', 'b.example.com'] } },
      code: `
fetch('https://cdp.customer.io/v1/track', { method: 'POST', body });`,
      errors: [
        {
          messageId: 'request',
          data: { proxy: 'a.example.com, b.example.com' },
          line: 2,
          column: 1,
          suggestions: null,
        },
      ],
    },
  ],
});
