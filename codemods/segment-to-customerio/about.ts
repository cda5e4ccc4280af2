import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from the SDKs of Segment to those of Customer.io.',
  rules: [],
  options: [
    {
      flags: '--write-key <expression>',
      description:
        'what the clients take as their key instead of that of Segment: an expression, process.env.CUSTOMERIO_CDP_WRITE_KEY',
    },
    {
      flags: '--region <region>',
      description:
        "where Customer.io's workspace is (default: us, but a client with an address of its own waits until you say)",
      choices: ['us', 'eu'],
    },
  ],
};
