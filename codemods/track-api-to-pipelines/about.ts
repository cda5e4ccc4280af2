import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from the Track API (TrackClient, or HTTP by hand) to the Pipelines API.',
  rules: [],
  options: [
    {
      flags: '--to <sdk>',
      description:
        'which SDK takes the place of TrackClient: customerio-node (default; version 5, Node.js 22, a promise a call as before) or cdp-analytics-node (sends in batches, gives no promise)',
      choices: ['customerio-node', 'cdp-analytics-node'],
    },
    {
      flags: '--keep <path>',
      description: 'a file or folder whose TrackClient stays; repeat it for more',
      isList: true,
    },
    {
      flags: '--write-key <expression>',
      description: 'what gives the key of the Pipelines source (default: process.env.CUSTOMERIO_CDP_WRITE_KEY)',
    },
  ],
};
