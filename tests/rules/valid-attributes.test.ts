import { afterAll } from 'vitest';

import rule from '../../rules/valid-attributes.ts';
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

    export function sendEvent(id: string, name: string, data?: Record<string, unknown>) {
      return cio.track(id, { name, data });
    }

    export function setTraits(id: string, traits: Record<string, unknown>) {
      return cio.identify(id, traits);
    }
  `,
  'src/internal.ts': `
    import { cio } from './cio.ts';

    export function setInternal(id: string, name: string) {
      return cio.identify(id, { _internal: true, name });
    }

    export function sendTo(id: string, recipient: string) {
      return cio.track(id, { name: 'sent', data: { recipient } });
    }
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

/** Source text of that many attributes. */
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${index}`).join(', ');

createRuleTester().run('valid-attributes', rule, {
  valid: [
    {
      name: 'a key that overrides, of a wrapper that is only given its value: told in the wrapper',
      ...here,
      code: `
        import { sendTo } from './internal.ts';
        sendTo('1', 'a@b.c');
      `,
    },
    {
      name: 'words that every object has',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'constructor', data: { constructor: 1, ['__proto__']: 2, toString: 3 } });
        cio.track('1', { name: '__proto__', data: { valueOf: 1 } });
        cio.identify('1', { constructor: 1, hasOwnProperty: 3 });
      `,
    },
    {
      name: 'attributes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { email: 'ann@example.com', created_at: 1700000000, unsubscribed: false });
      `,
    },
    {
      name: 'reserved ones that are meant to be sent',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { _update: true, _timestamp: 1700000000, cio_subscription_preferences: {}, cio_relationships: {} });
      `,
    },
    {
      name: 'at the limits',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ${'n'.repeat(150)}: 1, bio: 'bbbbbbbbbbbbbbbbbbbb' });
        cio.identify('1', { ${attributes(300)} });
      `,
    },
    {
      name: 'a recipient of a person is no recipient of a campaign',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { recipient: 'ann' });
      `,
    },
    {
      name: 'sent for what it does',
      ...here,
      options: [{ allow: ['recipient'] }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'invited', data: { recipient: invitee.email } });
      `,
    },
    {
      name: 'Segment keeps it to itself',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Invited', { recipient: 'ann' });
        analytics.identify('1', { _internal: 1 });
      `,
    },
    {
      name: 'Segment forwards other events',
      ...here,
      settings: { customerio: { root: project.root, forwarded: ['Signed Up'] } },
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Invited', { recipient: 'ann' });
      `,
    },
    {
      name: 'what a wrapper adds is told at its own call',
      ...here,
      code: `
        import { setInternal } from './internal.ts';
        setInternal('1', 'Ann');
      `,
    },
    {
      name: 'a spread that hides the attributes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ...user });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { identify(id: string, traits: object): void }) {
          cio.identify('1', { cio_id: 'x' });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import posthog from 'posthog-js';
        posthog.identify('1', { cio_id: 'x' });
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { cio_id: 'x' });
      `,
    },
  ],
  invalid: [
    {
      name: 'an identifier that never changes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { cio_id: 'abc' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'a leading underscore',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { _internal: true, name: 'Ann' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: '_internal' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'event data that changes the campaign',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'invited', data: { recipient: invitee.email, from_address: host.email, reply_to: host.email } });
      `,
      errors: [
        {
          messageId: 'overriding',
          data: { key: 'recipient', what: 'recipient' },
          line: 3,
          column: 51,
          endLine: 3,
          endColumn: 75,
        },
        {
          messageId: 'overriding',
          data: { key: 'from_address', what: 'sender' },
          line: 3,
          column: 77,
          endLine: 3,
          endColumn: 101,
        },
        {
          messageId: 'overriding',
          data: { key: 'reply_to', what: 'reply address' },
          line: 3,
          column: 103,
          endLine: 3,
          endColumn: 123,
        },
      ],
    },
    {
      name: 'a long name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ${'n'.repeat(151)}: 1 });
      `,
      errors: [
        {
          messageId: 'longName',
          data: { bytes: '151', max: '150' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 183,
        },
      ],
    },
    {
      name: 'a long value',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { bio: '${'b'.repeat(1001)}' });
      `,
      errors: [
        {
          messageId: 'longValue',
          data: { key: 'bio', bytes: '1001', max: '1000' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 1037,
        },
      ],
    },
    {
      name: 'a long value with a hole',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { bio: \`${'ä'.repeat(501)}\${rest}\` });
      `,
      errors: [
        {
          messageId: 'longValue',
          data: { key: 'bio', bytes: '1002', max: '1000' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 544,
        },
      ],
    },
    {
      name: 'too many attributes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { ${attributes(301)} });
      `,
      errors: [
        {
          messageId: 'tooMany',
          data: { count: '301', max: '300' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 3120,
        },
      ],
    },
    {
      name: 'Segment forwards the event',
      ...here,
      settings: { customerio: { root: project.root, forwarded: ['Invited'] } },
      code: `
        import { analytics } from './segment.ts';
        analytics.track('Invited', { recipient: 'ann' });
      `,
      errors: [
        {
          messageId: 'overriding',
          data: { key: 'recipient', what: 'recipient' },
          line: 3,
          column: 38,
          endLine: 3,
          endColumn: 54,
        },
      ],
    },
    {
      name: 'Segment forwards the person',
      ...here,
      settings: { customerio: { root: project.root, forwarded: 'all' } },
      code: `
        import { analytics } from './segment.ts';
        analytics.identify('1', { _internal: 1 });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: '_internal' },
          line: 3,
          column: 35,
          endLine: 3,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'a quoted and a computed key',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.identify('1', { 'cio_id': 'abc', ['_x']: 1 });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 29,
          endLine: 3,
          endColumn: 44,
        },
        {
          messageId: 'reserved',
          data: { key: '_x' },
          line: 3,
          column: 46,
          endLine: 3,
          endColumn: 55,
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).identify('1', { cio_id: 'abc' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 61,
          endLine: 3,
          endColumn: 74,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).identify('1', { cio_id: 'abc' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 70,
          endLine: 3,
          endColumn: 83,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.identify('1', { cio_id: 'abc' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'a cast',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.identify('1', { cio_id: 'abc' } as object);
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { setTraits } from './tracker.ts';
        setTraits('1', { cio_id: 'abc' });
      `,
      errors: [
        {
          messageId: 'reserved',
          data: { key: 'cio_id' },
          line: 3,
          column: 26,
          endLine: 3,
          endColumn: 39,
        },
      ],
    },
  ],
});
