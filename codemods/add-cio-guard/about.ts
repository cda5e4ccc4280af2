import type { About } from '../shared/about.ts';
import { helperOptions, queueOption, sdkOption } from '../shared/about.ts';

export const about: About = {
  description: 'Add the guarded trackCioEvent to the module that owns the client, with what log-out lacks.',
  rules: ['require-guarded-track', 'require-reset-on-logout'],
  options: [...helperOptions, sdkOption, queueOption],
};
