import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Let request handlers answer without waiting for analytics.',
  rules: ['no-blocking-analytics', 'no-unhandled-rejection'],
  options: [
    {
      flags: '--with <means>',
      description:
        'how a send runs on after the answer (default: what the platform has, else catch where nothing can be lost)',
      choices: ['after', 'waitUntil', 'catch'],
    },
  ],
};
