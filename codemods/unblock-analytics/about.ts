import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Let request handlers answer without waiting for analytics.',
  rules: ['no-blocking-analytics', 'no-unhandled-rejection'],
  options: [],
};
