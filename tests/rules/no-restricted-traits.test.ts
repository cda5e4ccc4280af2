import { afterAll } from 'vitest';

import rule from '../../rules/no-restricted-traits.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';

    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
  `,
  'src/segment.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';

    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
  'src/identity/index.ts': `
    import { cio } from '../cio.ts';

    export function setEmail(id: string, email: string) {
      return cio.identify(id, { email });
    }

    export function setTrait(id: string, name: string, value: unknown) {
      return cio.identify(id, { [name]: value });
    }

    export function setTraits(id: string, traits: Record<string, unknown>) {
      return cio.identify(id, traits);
    }
  `,
  'src/identity/traits.ts': `
    export function traitsOf(user: { email: string }) {
      return { email: user.email };
    }
  `,
  'src/traits.ts': `
    export function traitsOf(user: { email: string }) {
      return { email: user.email };
    }
  `,
  'src/sign-up.ts': '',
  'src/identity/other.ts': '',
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('no-restricted-traits', rule, {
  valid: [
    {
      name: 'words that every object has',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'constructor', data: { constructor: 1, ['__proto__']: 2, toString: 3 } });
        cio.track('1', { name: '__proto__', data: { valueOf: 1 } });
        cio.identify('1', { constructor: 1, ['__proto__']: 2, hasOwnProperty: 3 });
      `,
    },
    {
      name: 'no trait is restricted',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email });
      `,
    },
    {
      name: 'another trait',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { name: user.name, hasOwnProperty: 1 });
      `,
    },
    {
      name: 'a writer',
      ...here,
      filename: project.file('src/sign-up.ts'),
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email });
      `,
    },
    {
      name: 'a file of a folder of writers',
      ...here,
      filename: project.file('src/identity/other.ts'),
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from '../cio.ts';
        cio.identify('1', { email: user.email });
      `,
    },
    {
      name: 'by way of a writer',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { setEmail } from './identity/index.ts';
        setEmail('1', user.email);
      `,
    },
    {
      name: 'made by a writer',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        import { traitsOf } from './identity/traits.ts';
        cio.identify('1', traitsOf(user));
      `,
    },
    {
      name: 'a property of an event',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up', data: { email: user.email } });
      `,
    },
    {
      name: 'a spread that hides the traits',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ...user });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { identify(id: string, traits: object): void }) {
          cio.identify('1', { email: 'x' });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import posthog from 'posthog-js';
        posthog.identify('1', { email: 'x' });
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: 'x' });
      `,
    },
  ],
  invalid: [
    {
      name: 'a name that is handed over, beside a value for one that the wrapper writes',
      ...here,
      options: [{ traits: { email: ['src/identity/**'], vip_tier: ['src/identity/**'] } }],
      code: `
        import { setEmail, setTrait } from './identity/index.ts';
        setEmail('1', user.email);
        setTrait('1', 'vip_tier', 'gold');
        setTrait('1', 'plan', 'gold');
      `,
      errors: [{ messageId: 'notAWriter', data: { trait: 'vip_tier', writers: 'src/identity/**' }, line: 4 }],
    },
    {
      name: 'another module',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, name: user.name });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 46,
        },
      ],
    },
    {
      name: 'a trait that no module may write',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { vip_tier: 'gold' });
      `,
      errors: [
        {
          messageId: 'noWriter',
          data: { trait: 'vip_tier' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 45,
        },
      ],
    },
    {
      name: 'traits that are made elsewhere',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        import { traitsOf } from './traits.ts';
        cio.identify('1', traitsOf(user));
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 4,
          column: 27,
          endLine: 4,
          endColumn: 41,
        },
      ],
    },
    {
      name: 'through a writer that takes any traits',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { setTraits } from './identity/index.ts';
        setTraits('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'Segment',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { analytics } from './segment.ts';
        analytics.identify('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 35,
          endLine: 3,
          endColumn: 52,
        },
      ],
    },
    {
      name: 'a spread of an object that is known',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        const traits = { email: user.email };
        cio.identify('1', { ...traits, name: user.name });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).identify('1', { email: 'x' });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 61,
          endLine: 3,
          endColumn: 71,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).identify('1', { email: 'x' });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 70,
          endLine: 3,
          endColumn: 80,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio?.identify('1', { email: 'x' });
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 40,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      options: [{ traits: { email: ['src/identity/**', '/src/sign-up.ts'], vip_tier: [] } }],
      code: `
        import { cio } from './cio.ts';
        cio!.identify('1', { email: 'x' } as object);
      `,
      errors: [
        {
          messageId: 'notAWriter',
          data: { trait: 'email', writers: 'src/identity/**, /src/sign-up.ts' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 40,
        },
      ],
    },
  ],
});
