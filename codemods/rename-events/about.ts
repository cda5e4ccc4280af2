import { caseStyles } from '../../lib/concerns/shared/case-style.ts';
import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Rename events everywhere at once: in the code, the tracking plan, the lock file and the tests.',
  rules: ['event-name-case', 'no-event-name-drift'],
  options: [
    { flags: '--rename <old=new>', description: 'an event and its new name; repeat it for more', isList: true },
    { flags: '--map <file>', description: 'a JSON or YAML file with new names by old ones' },
    { flags: '--style <style>', description: 'bring the names into a style', choices: caseStyles },
    {
      flags: '--event <name>',
      description: 'with --style: only this event, or a pattern such as "/^Checkout /"; repeat it for more',
      isList: true,
    },
    {
      flags: '--vendor <vendor>',
      description: 'with --style: only names that this vendor gets',
      choices: ['customerio', 'segment', 'rudderstack', 'analytics'],
    },
    { flags: '--merge', description: 'let two events become one' },
    { flags: '--force', description: 'change constants too that other code reads' },
    { flags: '--dual', description: 'send the new name beside the old one, until --finish' },
    { flags: '--finish', description: 'end what --dual began: send the new names alone' },
  ],
};
