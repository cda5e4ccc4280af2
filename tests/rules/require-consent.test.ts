import { afterAll } from 'vitest';

import rule from '../../rules/require-consent.ts';
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
  'src/tracker.ts': `
    import { cio } from './cio.ts';

    export function setTraits(id: string, traits: Record<string, unknown>) {
      return cio.identify(id, traits);
    }

    export function signUp(id: string, email: string) {
      return cio.identify(id, { email });
    }

    export const person = (id: string, traits: Record<string, unknown>) => cio.identify(id, { source: 'web', ...traits });
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('require-consent', rule, {
  valid: [
    {
      name: 'with consent',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, unsubscribed: !user.agreed });
        cio.identify('1', { email: user.email, marketingOptIn: true });
        cio.identify('1', { email: user.email, cio_subscription_preferences: {} });
      `,
    },
    {
      name: 'a partial update',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { plan: 'premium' });
      `,
    },
    {
      name: 'consent in one of two branches',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', agreed ? { email: user.email, consent: true } : { email: user.email });
      `,
    },
    {
      name: 'a spread that may bring it',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, ...preferences });
      `,
    },
    {
      name: 'a text that is no address',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: 'deleted-user' });
        cio.identify('1', { email: '' });
        cio.identify('1', { email: null });
      `,
    },
    {
      name: `the project's own trait`,
      ...here,
      options: [{ traits: ['may_write'] }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, may_write: true });
      `,
    },
    {
      name: 'only phones count',
      ...here,
      options: [{ contacts: ['phone'] }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email });
      `,
    },
    {
      name: 'Segment forwards nothing',
      ...here,
      settings: { customerio: { root: project.root, forwarded: 'none' } },
      code: `
        import { analytics } from './segment.ts';
        analytics.identify('1', { email: user.email });
      `,
    },
    {
      name: 'what a wrapper sends is told at its own call',
      ...here,
      code: `
        import { signUp } from './tracker.ts';
        signUp('1', user.email);
      `,
    },
    {
      name: 'an event',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up', data: { email: user.email } });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { identify(id: string, traits: object): void }) {
          cio.identify('1', { email: 'a@example.com' });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import posthog from 'posthog-js';
        posthog.identify('1', { email: 'a@example.com' });
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: 'a@example.com' });
      `,
    },
  ],
  invalid: [
    {
      name: 'a wrapper that spreads what it is given',
      ...here,
      code: `
import { person } from './tracker.ts';
person('1', { email: user.email, unsubscribed: true });
person('1', { plan: 'pro' });
person('1', { ...traits, email: user.email });
person('1', { plan: 'pro', email: user.email });`,
      errors: [{ messageId: 'noConsent', line: 6, column: 28 }],
    },
    {
      name: 'an e-mail address alone',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, name: user.name });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 65,
        },
      ],
    },
    {
      name: 'an address that is written out',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: 'ann@example.com' });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 55,
        },
      ],
    },
    {
      name: 'a phone number',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { phone: user.phone });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'phone', traits: 'the trait with their consent' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 48,
        },
      ],
    },
    {
      name: `not the project's own trait`,
      ...here,
      options: [{ traits: ['may_write', 'may_call'] }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: user.email, unsubscribed: false });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: '`may_write` or `may_call`' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 69,
        },
      ],
    },
    {
      name: `the project's own contact`,
      ...here,
      options: [{ contacts: ['handle'] }],
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { handle: user.handle });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'handle', traits: 'the trait with their consent' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'Segment',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.identify('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'a text that a form starts with',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { useState } from 'react';
        export function Form() {
          const [email, setEmail] = useState('');
          return () => cio.identify('1', { email });
        }
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 6,
          column: 42,
          endLine: 6,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'traits in a variable',
      ...here,
      code: `
        import { cio } from './cio.ts';
        const traits = { email: user.email };
        cio.identify('1', traits);
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 45,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).identify('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 59,
          endLine: 3,
          endColumn: 80,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).identify('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 68,
          endLine: 3,
          endColumn: 89,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.identify('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 49,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.identify('1', { email: user.email! } as object);
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { setTraits } from './tracker.ts';
        setTraits('1', { email: user.email });
      `,
      errors: [
        {
          messageId: 'noConsent',
          data: { contact: 'email', traits: 'the trait with their consent' },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 45,
        },
      ],
    },
  ],
});
