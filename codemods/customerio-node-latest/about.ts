import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Move from customerio-node 1 to 3 to the latest.',
  rules: [],
  options: [
    {
      flags: '--target <major>',
      description: 'the major version to move to: 5 needs Node.js 22 (default: 5 if the manifest asks for 22, else 4)',
      choices: ['4', '5'],
    },
  ],
};
