import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Rename events everywhere at once: in the code, the tracking plan, the lock file and the tests.',
  rules: ['event-name-case', 'no-event-name-drift'],
  options: [],
};
