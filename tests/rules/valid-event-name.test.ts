import { afterAll } from 'vitest';

import rule from '../../rules/valid-event-name.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/uses-names.ts': `
    import { cio } from './cio.ts';
    import { PADDED } from './names.ts';
    export const use = () => cio.track('1', { name: PADDED });
  `,
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
  'src/cdp.ts': `
    import { Analytics } from '@customerio/cdp-analytics-node';

    export const cdp = new Analytics({ writeKey: 'key' });
  `,
  'src/names.ts': `
    export const PADDED = ' padded';
  `,
});
afterAll(() => project.remove());

const here = {
  filename: project.file('src/here.ts'),
  settings: { customerio: { root: project.root } },
};

const inNames = { filename: project.file('src/names.ts'), settings: { customerio: { root: project.root } } };

createRuleTester().run('valid-event-name', rule, {
  valid: [
    {
      name: 'a name in a wrong place of an SDK that takes one object, which the rule for arguments tells of',
      ...here,
      code: `
        import { Analytics } from '@segment/analytics-node';
        const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
        analytics.track('Joined', { userId: '1' });
        analytics.track({ userId: '1', name: 'Joined' });
      `,
    },
    {
      name: 'a constant of another file: said where it is declared',
      ...here,
      code: `
        import { cio } from './cio.ts';
        import { PADDED } from './names.ts';
        cio.track('1', { name: PADDED });
      `,
    },
    ...["{ event: 'joined' }", "{ eventName: 'joined' }", '"joined"'].map(given => ({
      name: `a name in the place of another SDK, ${given}, which the rule for arguments tells of`,
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', ${given});
      `,
    })),
    {
      name: 'a list of texts that no call sends',
      ...inNames,
      code: `
        export const UNUSED = ' padded';
      `,
    },
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
      name: 'a name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up' });
      `,
    },
    {
      name: 'a hundred bytes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: '${'a'.repeat(100)}' });
      `,
    },
    {
      name: 'white space within',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed up' });
      `,
    },
    {
      name: 'the Track API records an event of any name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'User Deleted' });
      `,
    },
    {
      name: 'sent for what it does',
      ...here,
      options: [{ allow: ['User Deleted'] }],
      code: `
        import { analytics } from './segment.ts';
        analytics.track('User Deleted');
      `,
    },
    {
      name: 'another case does nothing',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('user deleted');
      `,
    },
    {
      name: 'an empty text that stands for a start',
      ...here,
      code: `
        import { cio } from './cio.ts';
        let name = '';
        export function send() {
          cio.track('1', { name });
        }
      `,
    },
    {
      name: 'an empty text as a fallback',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: names.current || '' });
      `,
    },
    {
      name: 'a spread that hides the name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { ...event });
      `,
    },
    {
      name: 'a shadowed client',
      ...here,
      code: `
        import { cio } from './cio.ts';
        export function f(cio: { track(id: string, event: object): void }) {
          cio.track('1', { name: '' });
        }
      `,
    },
    {
      name: 'a look-alike',
      ...here,
      code: `
        import mixpanel from 'mixpanel-browser';
        mixpanel.track('');
        mixpanel.track();
      `,
    },
    {
      name: 'a test',
      ...here,
      filename: project.file('src/here.test.ts'),
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: ' padded' });
      `,
    },
  ],
  invalid: [
    {
      name: 'an empty name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: '' });
      `,
      errors: [
        {
          messageId: 'empty',
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 34,
        },
      ],
    },
    {
      name: 'nothing but white space',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: '  ' });
      `,
      errors: [
        {
          messageId: 'empty',
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 36,
        },
      ],
    },
    {
      name: 'no name',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { data: {} });
      `,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          column: 9,
          endLine: 3,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'no name in the one object',
      ...here,
      code: `
        import { Analytics } from '@segment/analytics-node';
        const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY });
        analytics.track({ userId: '1', properties: { name: 'Joined' } });
      `,
      errors: [{ messageId: 'missing', line: 4, column: 9 }],
    },
    {
      name: 'no name in any place',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1');
        cio.track('1', { label: 'joined' });
        cio.track({ event: 'joined' });
      `,
      errors: [3, 4, 5].map(line => ({ messageId: 'missing' as const, line, column: 9 })),
    },
    {
      name: 'white space at an end',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up ' });
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: 'signed_up ' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'signed_up' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'white space where the name is declared, for a call in another file',
      ...inNames,
      code: `
        export const PADDED = ' padded';
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: ' padded' },
          line: 2,
          column: 31,
          endLine: 2,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'padded' },
              output: `
        export const PADDED = 'padded';
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a hundred and one bytes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: '${'a'.repeat(101)}' });
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { bytes: '101', max: '100' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 135,
        },
      ],
    },
    {
      name: 'bytes, not letters',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: '${'ä'.repeat(51)}' });
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { bytes: '102', max: '100' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 85,
        },
      ],
    },
    {
      name: 'a limit of the project',
      ...here,
      options: [{ maxBytes: 8 }],
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: 'signed_up' });
      `,
      errors: [
        {
          messageId: 'tooLong',
          data: { bytes: '9', max: '8' },
          line: 3,
          column: 32,
          endLine: 3,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'a name that deletes, by Segment',
      ...here,
      code: `
        import { analytics } from './segment.ts';
        analytics.track('User Deleted');
      `,
      errors: [
        {
          messageId: 'acting',
          data: { name: 'User Deleted', deed: 'deletes the person' },
          line: 3,
          column: 25,
          endLine: 3,
          endColumn: 39,
        },
      ],
    },
    {
      name: 'a name that suppresses, by Pipelines',
      ...here,
      code: `
        import { cdp } from './cdp.ts';
        cdp.track({ userId: '1', event: 'User Suppressed' });
      `,
      errors: [
        {
          messageId: 'acting',
          data: { name: 'User Suppressed', deed: 'deletes the person and blocks the identifier' },
          line: 3,
          column: 41,
          endLine: 3,
          endColumn: 58,
        },
      ],
    },
    {
      name: 'a name that deletes, by raw HTTP',
      ...here,
      code: `fetch('https://cdp.customer.io/v1/track', { method: 'POST', body: JSON.stringify({ userId: '1', event: 'User Deleted' }) });`,
      errors: [
        {
          messageId: 'acting',
          data: { name: 'User Deleted', deed: 'deletes the person' },
          line: 1,
          column: 104,
          endLine: 1,
          endColumn: 118,
        },
      ],
    },
    {
      name: 'one of two names',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio.track('1', { name: ok ? 'signed_up' : 'refused ' });
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: 'refused ' },
          line: 3,
          column: 51,
          endLine: 3,
          endColumn: 61,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'refused' },
              output: `
        import { cio } from './cio.ts';
        cio.track('1', { name: ok ? 'signed_up' : 'refused' });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'an aliased import',
      ...here,
      code: `
        import { TrackClient as Client } from 'customerio-node';
        new Client('site', process.env.KEY).track('1', { name: '' });
      `,
      errors: [
        {
          messageId: 'empty',
          line: 3,
          column: 64,
          endLine: 3,
          endColumn: 66,
        },
      ],
    },
    {
      name: 'a namespace import',
      ...here,
      code: `
        import * as sdk from 'customerio-node';
        new sdk.TrackClient('site', process.env.KEY).track('1', { name: '' });
      `,
      errors: [
        {
          messageId: 'empty',
          line: 3,
          column: 73,
          endLine: 3,
          endColumn: 75,
        },
      ],
    },
    {
      name: 'an optional call',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio?.track('1', { name: '' });
      `,
      errors: [
        {
          messageId: 'empty',
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 35,
        },
      ],
    },
    {
      name: 'a cast, in a template without holes',
      ...here,
      code: `
        import { cio } from './cio.ts';
        cio!.track('1', { name: \` padded\` as string });
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: ' padded' },
          line: 3,
          column: 33,
          endLine: 3,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'padded' },
              output: `
        import { cio } from './cio.ts';
        cio!.track('1', { name: \`padded\` as string });
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper in another file',
      ...here,
      code: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', ' padded');
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: ' padded' },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'padded' },
              output: `
        import { sendEvent } from './tracker.ts';
        sendEvent('1', 'padded');
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a function that a call makes for others to run',
      ...here,
      code: `
        import { cio } from './cio.ts';
        const clicked = (name: string) => () => cio!.track('1', { name });
        button.onclick = clicked(' padded');
      `,
      errors: [
        {
          messageId: 'untrimmed',
          data: { name: ' padded' },
          line: 4,
          column: 34,
          suggestions: [
            {
              messageId: 'trim',
              data: { trimmed: 'padded' },
              output: `
        import { cio } from './cio.ts';
        const clicked = (name: string) => () => cio!.track('1', { name });
        button.onclick = clicked('padded');
      `,
            },
          ],
        },
      ],
    },
  ],
});
