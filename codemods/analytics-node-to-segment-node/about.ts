import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from analytics-node to @segment/analytics-node.',
  rules: [],
  options: [],
};
