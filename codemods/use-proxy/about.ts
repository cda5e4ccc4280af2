import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Send through the proxy of the project instead of directly.',
  rules: ['no-direct-ingestion'],
  options: [],
};
