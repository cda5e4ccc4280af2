import type { About } from '../shared/about.ts';
import { helperOptions, queueOption } from '../shared/about.ts';

export const about: About = {
  description: 'Add the guarded trackCioEvent to the module that owns the client, with what log-out lacks.',
  rules: ['require-guarded-track', 'require-reset-on-logout'],
  options: [
    ...helperOptions,
    {
      flags: '--sdk <sdk>',
      description: 'what a new helper module is made for (default: by the dependencies)',
      choices: ['browser', 'cioanalytics', '_cio', 'react-native', 'node'],
    },
    queueOption,
  ],
};
