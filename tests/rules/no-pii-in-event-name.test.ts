import { afterAll } from 'vitest';

import rule from '../../rules/no-pii-in-event-name.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';

    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
  `,
  'src/tracker.ts': `
    import { cio } from './cio.ts';

    export function sendEvent(id: string, name: string, data?: Record<string, unknown>) {
      return cio.track(id, { name, data });
    }
  `,
  'src/segment.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';

    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
  'src/view.ts': `
    import { cio } from './cio.ts';

    export function sendView(id: string, user: { email: string }) {
      return cio.track(id, { name: \`viewed_by_\${user.email}\` });
    }
  `,
  'src/prefix.ts': `
    import { cio } from './cio.ts';

    export function sendPrefixed(id: string, suffix: string) {
      return cio.track(id, { name: \`signup_\${suffix}\` });
    }
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

createRuleTester().run('no-pii-in-event-name', rule, {
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
      name: 'a fixed name about e-mail',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: 'email_sent', data: { email: user.email } });
      `,
    },
    {
      name: 'a hole that says nothing of a person',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`viewed_\${page.slug}\` });
      `,
    },
    {
      name: 'the name of a thing',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`viewed_\${product.name}\` });
      `,
    },
    {
      name: 'a name that decides',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`signup_\${user.isEmail}_\${form.hasPhone}\` });
      `,
    },
    {
      name: 'a kind of e-mail',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`sent_\${user.emailType}\` });
      `,
    },
    {
      name: 'what a condition tests',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: user.email ? 'signed_up' : 'visited' });
      `,
    },
    {
      name: 'a part of an address that is no person',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`joined_\${user.email.split('@')[1]}\` });
      `,
    },
    {
      name: 'a digest',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        import { digest } from 'digests';
        client.track(id, { name: \`joined_\${digest(user.email)}\` });
      `,
    },
    {
      name: 'a spread that hides the name',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { ...event });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        export function f(client: { track(id: string, event: object): void }) {
          client.track('1', { name: \`signup_\${user.email}\` });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import mixpanel from 'mixpanel-browser';
        mixpanel.track(\`signup_\${user.email}\`);
      `,
    },
    {
      name: 'a name that the project does not count as personal',
      ...here,
      options: [{ ignore: ['phone'] }],
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`opened_on_\${device.phone}\` });
      `,
    },
    {
      name: 'a wrapper that builds the name is told at its own call',
      ...here,
      code: `
        import { sendView } from './view.ts';
        sendView('1', visitor);
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`signup_\${user.email}\` });
      `,
    },
  ],
  invalid: [
    {
      name: 'through a wrapper that the settings declare',
      filename: here.filename,
      settings: {
        customerio: {
          root: project.root,
          wrappers: [
            {
              callee: 'getAnalytics().track',
              module: 'company-analytics',
              vendor: 'segment',
              method: 'track',
              parts: { event: '0', properties: '1' },
            },
          ],
        },
      },
      code: `
        import { getAnalytics } from 'company-analytics';
        getAnalytics()?.track('Left ' + user.email);
      `,
      errors: [{ messageId: 'personal', data: { name: 'user.email', kind: 'an e-mail address' }, line: 3, column: 41 }],
    },
    {
      name: 'an e-mail address in a template',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`signup_\${user.email}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'joined by plus, in another dress',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: 'signup ' + user.phoneNumber.trim().toLowerCase() });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.phoneNumber', kind: 'a phone number' },
          line: 4,
          column: 46,
          endLine: 4,
          endColumn: 83,
        },
      ],
    },
    {
      name: `a person's name`,
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`invited_\${customer.name}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'customer.name', kind: `a person's name` },
          line: 4,
          column: 45,
          endLine: 4,
          endColumn: 58,
        },
      ],
    },
    {
      name: 'a parameter',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        export function f(id: string, email: string) {
          client.track(id, { name: \`signup_\${email}\` });
        }
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'email', kind: 'an e-mail address' },
          line: 5,
          column: 36,
          endLine: 5,
          endColumn: 53,
        },
      ],
    },
    {
      name: 'the address alone',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: user.email });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 34,
          endLine: 4,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'an address that is written out',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: 'signup ann@example.com' });
      `,
      errors: [
        {
          messageId: 'written',
          data: { kind: 'an e-mail address' },
          line: 4,
          column: 34,
          endLine: 4,
          endColumn: 58,
        },
      ],
    },
    {
      name: 'one of two names',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: ok ? 'signed_up' : \`refused_\${user.email}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 64,
          endLine: 4,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'two at once',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`\${user.firstName} \${user.lastName} signed up\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.firstName', kind: `a person's name` },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 51,
        },
        {
          messageId: 'personal',
          data: { name: 'user.lastName', kind: `a person's name` },
          line: 4,
          column: 55,
          endLine: 4,
          endColumn: 68,
        },
      ],
    },
    {
      name: 'the name of a page',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.page(\`Profile of \${user.fullName}\`);
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.fullName', kind: `a person's name` },
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'a name that the project counts as personal',
      ...here,
      options: [{ also: ['nick'] }],
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client.track(id, { name: \`greeted_\${user.nick}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.nick', kind: 'personal data' },
          line: 4,
          column: 45,
          endLine: 4,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'an alias',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        const send = new Client('site', process.env.KEY);
        send.track(id, { name: \`signup_\${user.email}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 42,
          endLine: 4,
          endColumn: 52,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).track(id, { name: \`signup_\${user.email}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 3,
          column: 82,
          endLine: 3,
          endColumn: 92,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        client?.track(id, { name: \`signup_\${user?.email}\` });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 45,
          endLine: 4,
          endColumn: 56,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { TrackClient } from 'customerio-node';
        const client = new TrackClient('site', process.env.KEY);
        (client as TrackClient).track(id, { name: \`signup_\${user.email!}\` as string });
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 61,
          endLine: 4,
          endColumn: 71,
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', \`signup_\${user.email}\`);
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 3,
          column: 34,
          endLine: 3,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'a wrapper that puts it into a name',
      ...here,
      code: `
        import { sendPrefixed } from './prefix.ts';
        export function f(user: { email: string }) {
          sendPrefixed('1', user.email);
        }
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 4,
          column: 29,
          endLine: 4,
          endColumn: 39,
        },
      ],
    },
    {
      name: 'the wrapper that builds the name itself',
      ...here,
      filename: project.file('src/view.ts'),
      code: `
        import { cio } from './cio.ts';

        export function sendView(id: string, user: { email: string }) {
          return cio.track(id, { name: \`viewed_by_\${user.email}\` });
        }
      `,
      errors: [
        {
          messageId: 'personal',
          data: { name: 'user.email', kind: 'an e-mail address' },
          line: 5,
          column: 53,
          endLine: 5,
          endColumn: 63,
        },
      ],
    },
  ],
});
