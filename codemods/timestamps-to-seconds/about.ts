import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Turn times into the unit that their receiver reads.',
  rules: ['no-millisecond-timestamps'],
  options: [],
};
