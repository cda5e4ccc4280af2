import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Send through the proxy of the project instead of directly.',
  rules: ['no-direct-ingestion'],
  options: [
    {
      flags: '--proxy <url>',
      description: 'the address of the proxy (default: the one host of settings.customerio.proxyHosts)',
    },
    {
      flags: '--vendor <vendor>',
      description: 'what is sent to one vendor alone',
      choices: ['customerio', 'segment', 'rudderstack'],
    },
    { flags: '--servers', description: 'clients of SDKs on servers as well' },
    {
      flags: '--allow <part>',
      description: 'a part of the paths of files that may send directly (default: proxy, ingest, relay)',
      isList: true,
    },
  ],
};
