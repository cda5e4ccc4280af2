import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Make one client for the module instead of one a request.',
  rules: ['no-client-per-request'],
  options: [
    { flags: '--lazy', description: 'make every client at its first use instead of when the module is loaded' },
  ],
};
