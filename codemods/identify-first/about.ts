import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Put the identify of a person before the events that are sent for them.',
  rules: ['no-track-before-identify'],
  options: [],
};
