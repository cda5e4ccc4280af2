import type { About } from '../shared/about.ts';

export const about: About = {
  description: 'Give events that are named at run time one name, and put what varied into a property.',
  rules: ['no-dynamic-event-name'],
  options: [
    {
      flags: '--name <pattern=name>',
      description: 'the name for a pattern: "viewed_product_*=product_viewed" (default: the words that are there)',
      isList: true,
    },
    {
      flags: '--property <pattern=names>',
      description:
        'the properties for what varies, in its order: "viewed_*_*=category,product_id" (default: by the expressions)',
      isList: true,
    },
    {
      flags: '--allow <pattern>',
      description: 'a name that may stay put together, "experiment_*", or a pattern of such: "/^screen_/"',
      isList: true,
    },
  ],
};
