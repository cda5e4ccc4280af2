import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Give events that are named at run time one name, and put what varied into a property.',
  rules: ['no-dynamic-event-name'],
  options: [],
};
