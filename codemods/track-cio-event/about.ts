import type { About } from '../shared/about.ts';
import { helperOptions } from '../shared/about.ts';

export const about: About = {
  description: 'Send the chosen events through trackCioEvent, beside Segment or RudderStack, or in their place.',
  rules: ['no-unidentified-forward'],
  options: [
    {
      flags: '--event <name>',
      description: 'an event to send through the helper, or a /pattern/; repeatable',
      isList: true,
    },
    ...helperOptions,
    {
      flags: '--mode <mode>',
      description: 'send beside the forwarder (default), or in its place',
      choices: ['beside', 'replace'],
    },
    { flags: '--force', description: 'change sites too that run where the helper does not' },
  ],
};
