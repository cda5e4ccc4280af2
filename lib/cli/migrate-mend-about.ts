import type { About } from '../../codemods/shared/about.ts';
import { helperOptions, queueOption, sdkOption } from '../../codemods/shared/about.ts';

/** `migrate mend` for the command line; apart from what it does, which is loaded when it runs. */
export const mendAbout: About = {
  description:
    'End the forwarding of strangers: guard, log-outs, order and sites by the codemods above, in the right order, as one change.',
  rules: ['no-unidentified-forward', 'require-guarded-track', 'require-reset-on-logout', 'no-track-before-identify'],
  options: [
    {
      flags: '--event <name>',
      description: 'an event that Segment forwards, or a /pattern/; repeatable (default: `forwarded` of the settings)',
      isList: true,
    },
    ...helperOptions,
    sdkOption,
    queueOption,
  ],
};
