import { afterAll } from 'vitest';

import rule from '../../rules/consistent-region.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const alone = createProject({ 'src/here.ts': '' });
const european = createProject({
  'src/cio.ts': `
    import { RegionEU, TrackClient } from 'customerio-node';
    export const cio = new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { region: RegionEU });
  `,
  'src/post.ts': `
    export const post = (path: string) => fetch('https://cdp-eu.customer.io/v1/' + path, { method: 'POST' });
  `,
  'src/here.ts': '',
});
afterAll(() => {
  alone.remove();
  european.remove();
});

const here = { filename: alone.file('src/here.ts'), settings: { customerio: { root: alone.root } } };
const inEurope = { filename: european.file('src/here.ts'), settings: { customerio: { root: european.root } } };
const toUs = { region: 'US', other: 'EU', place: 'src/cio.ts:3' };

createRuleTester().run('consistent-region', rule, {
  valid: [
    {
      name: 'one region',
      ...inEurope,
      code: `
import { APIClient, RegionEU as Region } from 'customerio-node';
import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';
new APIClient(process.env.CIO_APP_KEY, { region: Region });
AnalyticsBrowser.load({ writeKey, cdnURL: 'https://cdp-eu.customer.io' });
fetch('https://track-eu.customer.io/api/v1/events', { method: 'POST', body });`,
    },
    {
      name: 'the US by default and by name',
      ...here,
      code: `
import { APIClient, RegionUS, TrackClient } from 'customerio-node';
new APIClient(process.env.CIO_APP_KEY);
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { region: RegionUS });
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY, { url: 'https://track.customer.io/api/v2' });`,
    },
    {
      name: 'regions that are not known, and hosts of the team',
      ...inEurope,
      code: `
import { APIClient, RegionEU, RegionUS } from 'customerio-node';
new APIClient(process.env.CIO_APP_KEY, { region: isEuropean ? RegionEU : RegionUS });
new APIClient(process.env.CIO_APP_KEY, { ...options });
new APIClient(process.env.CIO_APP_KEY, options);
new APIClient(process.env.CIO_APP_KEY, { url: 'https://data.example.com' });
fetch(\`https://track\${suffix}.customer.io/api/v1/events\`, { method: 'POST', body });`,
    },
    {
      name: 'a workspace in each region, by the names of the keys',
      ...here,
      code: `
import { RegionEU, TrackClient } from 'customerio-node';
new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_TRACK_API_KEY);
new TrackClient(process.env.CIO_EU_SITE_ID, process.env.CIO_EU_TRACK_API_KEY, { region: RegionEU });
new TrackClient(process.env.SHOP_CIO_SITE_ID, process.env.SHOP_CIO_TRACK_API_KEY, { region: RegionEU });`,
    },
    {
      name: 'two vendors',
      ...inEurope,
      code: `
import { Analytics } from '@segment/analytics-node';
new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });`,
    },
    {
      name: 'a look-alike and a shadowed name',
      ...inEurope,
      code: `
import { TrackClient } from 'customerio-node';
new OtherClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY);
function make(TrackClient) { return new TrackClient(process.env.CIO_SITE_ID, process.env.CIO_API_KEY); }`,
    },
    {
      name: 'a test',
      filename: european.file('src/here.test.ts'),
      settings: inEurope.settings,
      code: `
import { TrackClient } from 'customerio-node';
new TrackClient('site', 'key');`,
    },
  ],
  invalid: [
    {
      name: 'without a region, where another file is in the EU',
      ...inEurope,
      code: `
import { APIClient } from 'customerio-node';
new APIClient(process.env.CIO_APP_KEY);`,
      errors: [{ messageId: 'default', data: toUs, line: 3, column: 1, endLine: 3, endColumn: 39 }],
    },
    {
      name: 'alias, namespace, cast, and a request',
      ...inEurope,
      code: `
import { APIClient as Api, RegionUS } from 'customerio-node';
import * as cio from 'customerio-node';
new Api(process.env.CIO_APP_KEY!, { region: RegionUS as any });
fetch('https://cdp-eu.customer.io/v1/track', { method: 'POST', body });
fetch('https://cdp-eu.customer.io/v1/page', { method: 'POST', body });
new cio.APIClient(process.env.CIO_APP_KEY, { region: cio.RegionUS });`,
      errors: [
        { messageId: 'mixed', data: toUs, line: 4, column: 1 },
        { messageId: 'mixed', data: toUs, line: 7, column: 1 },
      ],
    },
    {
      name: 'Segment',
      ...here,
      code: `
const { Analytics } = require('@segment/analytics-node');
new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY, host: 'https://events.eu1.segmentapis.com' });
new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });`,
      errors: [
        { messageId: 'default', data: { region: 'US', other: 'EU', place: 'src/here.ts:3' }, line: 4, column: 1 },
      ],
    },
  ],
});
