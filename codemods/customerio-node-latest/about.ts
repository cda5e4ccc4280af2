import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from customerio-node 1 to 3 to the latest.',
  rules: [],
  options: [],
};
