import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move credentials out of the code into environment variables.',
  rules: ['no-hardcoded-credentials'],
  options: [],
};
