import { afterAll } from 'vitest';

import rule from '../../rules/no-placeholder-traits.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const project = createProject({
  'src/here.ts': '',
  'src/cio.ts': `
    import { TrackClient } from 'customerio-node';
    export const cio = new TrackClient('site', process.env.CIO_KEY ?? '');
    export const know = (id: string, traits: Record<string, unknown>) => cio.identify(id, { ...traits });
    export class People { constructor(private client = cio) {} know(id: string, traits: object) { return this.client.identify(id, traits); } }
  `,
  'src/defaults.ts': "export const NOBODY = 'nobody';\nexport const SUPPORT = 'support@example.com';",
  'src/mail.ts': `
    export const mailOf = (user: { email?: string }) => user.email || 'n/a';
    export const nameOf = (user: { name?: string }) => (user.name ? user.name : 'unknown');
    export const planOf = (user: { plan?: string }) => user.plan ?? 'free';
  `,
  'src/segment.ts': `
    import { AnalyticsBrowser } from '@segment/analytics-next';
    export const analytics = AnalyticsBrowser.load({ writeKey: 'public' });
  `,
});
afterAll(() => project.remove());

const here = { filename: project.file('src/here.ts'), settings: { customerio: { root: project.root } } };
const identify = (traits: string): string => `import { cio } from './cio.ts';
export const f = (user, form) => cio.identify(user.id, ${traits});
`;
const blank = { messageId: 'blank' } as const;

const elsewhere = `import * as all from './cio.ts';
export function save(id: string, email: string | undefined, other: { email?: string }) {
  const traits = { email: email ?? '', plan: 'a' };
  if (!email) delete other.email;
  all.know(id, traits);
}`;

/** Constants that stand in, of this file and of another. */
const standIns = `import { cio } from './cio.ts';
import { NOBODY, SUPPORT } from './defaults.ts';
const DEFAULTS = { email: 'noreply@example.com' } as const;
export const a = row => cio.identify(row.id, { email: row.email ?? DEFAULTS.email });
export const b = row => cio.identify(row.id, { email: row.email || SUPPORT });
export const c = row => cio.identify(row.id, { name: row.name || NOBODY });
export const d = row => cio.identify(row.id, { plan: row.plan ?? SUPPORT, email: row.isTest && SUPPORT });
export const e = row => cio.identify(row.id, { email: SUPPORT });`;

const defaults = `import { cio } from './cio.ts';
export const f = (id, { email = '', name = 'Friend' }) => cio.identify(id, { email, name });
export function g(id, phone = 'n/a', plan = 'free') { return cio.identify(id, { phone, plan }); }`;

createRuleTester().run('no-placeholder-traits', rule, {
  valid: [
    {
      name: 'a constant by something else than whether the value is there',
      ...here,
      code: identify("{ first_name: user.isTeam ? user.team : 'Crew' }"),
    },
    {
      name: 'what is deleted again where it is not known',
      ...here,
      code: "import * as all from './cio.ts';\nexport function save(id: string, email?: string) {\n  const traits = { email: email ?? '', plan: 'a' };\n  if (!email) delete (traits as Partial<typeof traits>).email;\n  all.know(id, traits);\n}",
    },
    { name: 'what is known', ...here, code: identify('{ email: user.email, name: form.name }') },
    {
      name: 'nothing where nothing is known',
      ...here,
      code: identify('{ email: form.email || undefined, phone: null }'),
    },
    {
      name: 'an attribute that is emptied on purpose',
      ...here,
      code: identify("{ company: '', coupon: form.coupon || '' }"),
    },
    {
      name: 'defaults that mean something',
      ...here,
      code: identify("{ plan: user.plan ?? 'free', source: 'unknown', role: 'guest', locale: form.locale || 'en' }"),
    },
    {
      name: 'an address of a test or an example',
      ...here,
      code: identify("{ email: 'jane@example.com', name: 'Jane' }"),
    },
    { name: 'one of two names', ...here, code: identify("{ name: user.isTeam ? 'The Team' : user.name }") },
    { name: 'words in an attribute', ...here, code: identify("{ note: 'unknown to us', last_page: 'n/a page' }") },
    {
      name: 'the first value of a state',
      ...here,
      code: "import { cio } from './cio.ts';\nimport { useState } from 'react';\nexport function Form() { const [email] = useState(''); let phone = ''; if (email) phone = email; return () => cio.identify('1', { email, phone }); }\n",
    },
    { name: 'an option', ...here, code: identify("{ email: '' }"), options: [{ ignore: ['email'] }] },
    {
      name: 'properties of an event',
      ...here,
      code: "import { cio } from './cio.ts';\ncio.track('1', { name: 'a', data: { email: '' } });",
    },
    {
      name: 'a look-alike',
      ...here,
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.identify('1', { email: '' });",
    },
    {
      name: 'a shadowed client',
      ...here,
      code: "import { cio } from './cio.ts';\nexport const f = (cio) => cio.identify('1', { email: '' });",
    },
    { name: 'a spread that hides the traits', ...here, code: identify('{ ...form }') },
    {
      name: 'a test',
      filename: project.file('src/here.test.ts'),
      settings: here.settings,
      code: identify("{ email: '' }"),
    },
  ],
  invalid: [
    ...[
      "{ first_name: user.name ? user.name.split(' ')[0] : 'there' }",
      "{ first_name: !user.name ? 'there' : user.name }",
    ].map(traits => ({
      name: `a constant where nothing is known: ${traits}`,
      ...here,
      code: identify(traits),
      errors: [
        {
          messageId: 'placeholder' as const,
          suggestions: [{ messageId: 'leaveOut' as const, output: identify(traits.replace("'there'", 'undefined')) }],
        },
      ],
    })),
    {
      name: 'what is deleted from another object',
      ...here,
      code: elsewhere,
      errors: [
        {
          ...blank,
          line: 3,
          suggestions: [{ messageId: 'leaveOut', output: elsewhere.replace("email ?? ''", 'email ?? undefined') }],
        },
      ],
    },
    {
      name: 'what a function of another file gives in place of it',
      ...here,
      code: `import { cio } from './cio.ts';
import { mailOf, nameOf, planOf } from './mail.ts';
export const f = user => cio.identify(user.id, { email: mailOf(user), name: nameOf(user), plan: planOf(user) });`,
      errors: [
        { messageId: 'placeholder', line: 3, column: 57 },
        { messageId: 'placeholder', line: 3, column: 77 },
      ],
    },
    {
      name: 'a blank',
      ...here,
      code: identify("{ email: '' }"),
      errors: [{ messageId: 'blank', data: { key: 'email' }, line: 2, column: 65, endColumn: 67 }],
    },
    {
      name: 'a blank of spaces, a cast and an optional call',
      ...here,
      code: "import { cio } from './cio.ts';\ncio?.identify('1', { first_name: ' ' as string });",
      errors: [{ messageId: 'blank', data: { key: 'first_name' }, line: 2, column: 34 }],
    },
    {
      name: 'a stand-in',
      ...here,
      code: identify("{ email: 'N/A' }"),
      errors: [{ messageId: 'placeholder', data: { key: 'email', text: 'N/A' }, line: 2, column: 65 }],
    },
    {
      name: 'a stand-in of any attribute',
      ...here,
      code: identify("{ company: '(not provided)' }"),
      errors: [{ messageId: 'placeholder', line: 2 }],
    },
    ...["'not-provided'", "'no_email'"].map(text => ({
      name: `a stand-in that is written as a key: ${text}`,
      ...here,
      code: identify(`{ email: ${text} }`),
      errors: [{ messageId: 'placeholder' as const, line: 2, column: 65 }],
    })),
    {
      name: 'a constant address behind ||',
      ...here,
      code: identify("{ email: form.email || 'unknown@example.com' }"),
      errors: [
        {
          messageId: 'placeholder',
          data: { key: 'email', text: 'unknown@example.com' },
          line: 2,
          column: 79,
          suggestions: [{ messageId: 'leaveOut', output: identify('{ email: form.email || undefined }') }],
        },
      ],
    },
    {
      name: 'a constant name behind ??',
      ...here,
      code: identify("{ firstName: user.name ?? 'there' }"),
      errors: [
        {
          messageId: 'placeholder',
          line: 2,
          suggestions: [{ messageId: 'leaveOut', output: identify('{ firstName: user.name ?? undefined }') }],
        },
      ],
    },
    {
      name: 'a blank in a branch',
      ...here,
      code: identify("{ phone: user.phone ? user.phone : '' }"),
      errors: [
        {
          ...blank,
          line: 2,
          suggestions: [{ messageId: 'leaveOut', output: identify('{ phone: user.phone ? user.phone : undefined }') }],
        },
      ],
    },
    {
      name: 'defaults of what a function is given',
      ...here,
      code: defaults,
      errors: [
        {
          ...blank,
          data: { key: 'email' },
          line: 2,
          column: 33,
          suggestions: [{ messageId: 'leaveOut', output: defaults.replace("email = ''", 'email = undefined') }],
        },
        {
          messageId: 'placeholder',
          data: { key: 'name', text: 'Friend' },
          line: 2,
          column: 44,
          suggestions: [{ messageId: 'leaveOut', output: defaults.replace("'Friend'", 'undefined') }],
        },
        {
          messageId: 'placeholder',
          data: { key: 'phone', text: 'n/a' },
          line: 3,
          column: 31,
          suggestions: [{ messageId: 'leaveOut', output: defaults.replace("'n/a'", 'undefined') }],
        },
      ],
    },
    {
      name: 'a constant of the file',
      ...here,
      code: "import { cio } from './cio.ts';\nconst NOBODY = 'nobody';\ncio.identify('1', { name: NOBODY });",
      errors: [{ messageId: 'placeholder', line: 2, column: 16 }],
    },
    {
      name: 'a constant that stands in, of this file and of another',
      ...here,
      code: standIns,
      errors: [
        [4, 'noreply@example.com', 'DEFAULTS.email'],
        [5, 'support@example.com', 'SUPPORT'],
        [6, 'nobody', 'NOBODY'],
      ].map(([line, text, name]) => ({
        messageId: 'placeholder' as const,
        line: line as number,
        data: { key: line === 6 ? 'name' : 'email', text: text as string },
        suggestions: [
          { messageId: 'leaveOut' as const, output: standIns.replace(`${name as string} })`, 'undefined })') },
        ],
      })),
    },
    {
      name: 'through a wrapper, a class and a namespace of another file',
      ...here,
      code: "import * as all from './cio.ts';\nall.know('1', { email: '' });\nnew all.People().know('1', { email: '-' });",
      errors: [
        { ...blank, line: 2 },
        { messageId: 'placeholder', line: 3 },
      ],
    },
    {
      name: 'Segment, an alias and CommonJS',
      ...here,
      code: "const { analytics: a } = require('./segment.ts');\na.identify('1', { email: '' });\na.identify({ name: 'unknown' });",
      errors: [
        { ...blank, line: 2 },
        { messageId: 'placeholder', line: 3 },
      ],
    },
  ],
});
