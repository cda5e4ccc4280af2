import type { About } from '../shared/about.ts';

export const about: About = {
  description: "Give Customer.io's browser SDK keys of its own beside Segment's, once nothing is forwarded any more.",
  rules: ['no-shared-client-storage'],
  options: [
    { flags: '--force', description: 'although events are forwarded still: the duplicates grow until they are not' },
  ],
};
