import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from the SDKs of Segment to those of Customer.io.',
  rules: [],
  options: [],
};
