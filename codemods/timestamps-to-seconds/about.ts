import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Turn times into the unit that their receiver reads.',
  rules: ['no-millisecond-timestamps'],
  options: [
    {
      flags: '--ignore <name>',
      description: 'an attribute or property that stays as it is, or a pattern of them: "/^raw_/"',
      isList: true,
    },
    {
      flags: '--rounding <how>',
      description: 'how fractions of seconds go (default: as the file does it elsewhere, else floor)',
      choices: ['floor', 'round', 'trunc'],
    },
  ],
};
