import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Make log-out forget the person in the analytics clients too.',
  rules: ['require-reset-on-logout'],
  options: [],
};
