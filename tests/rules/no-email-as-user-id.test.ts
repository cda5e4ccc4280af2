import { afterAll } from 'vitest';
import rule from '../../rules/no-email-as-user-id.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const told = `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export const told = (email: string, traits: object) => cio.identify(email, traits);
export const untold = (email: string, traits: object) => cio.identify(email, traits);
`;
const half = `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export const half = (email: string) => cio.identify(email, { plan: 'a' });
`;
const telling = `
import { told, untold } from './told';
export function arrive(user: User) { told(user.email, { plan: 'a' }); untold(user.email, { plan: 'a' }); untold(user.key, { plan: 'b' }); }
`;
const requests = `
async function put(path: string, body: object) {
  const answer = await fetch(\`https://track.customer.io/api/v1\${path}\`, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(path);
}
const keyOf = (address: Address) => address.email.trim().toLowerCase();
export const know = (person: Person) => put(\`/customers/\${encodeURIComponent(keyOf(person))}\`, { email: person.email });
`;
const project = createProject({
  'src/cio.ts': `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export function identifyUser(id: string, traits: object) { return cio.identify(id, traits); }
`,
  'src/people.ts': `
import { TrackClient } from 'customerio-node';
const cio = new TrackClient('site', process.env.KEY);
export function join({ email, plan }: Person) { return cio.identify(email, { plan }); }
`,
  'src/told.ts': told,
  'src/requests.ts': requests,
  'src/requesting.ts':
    "import { know } from './requests';\nexport const arrive = async (given: Given) => know(await given.person());",
  'src/by-id.ts': requests.replace('address.email.trim()', 'address.key.trim()'),
  'src/half.ts': half,
  'src/halving.ts':
    "import { half } from './half';\nexport function arrive(user: User) { half(user.email); half(user.key); half(load()); }",
  'src/telling.ts': telling,
});
afterAll(() => project.remove());

const settings = { customerio: { root: project.root } };
const head = "import { TrackClient } from 'customerio-node';\nconst cio = new TrackClient('site', process.env.KEY);\n";
const at = (line: number, column: number, id: string) => [{ messageId: 'email' as const, line, column, data: { id } }];

createRuleTester().run('no-email-as-user-id', rule, {
  valid: [
    {
      name: 'an id beside an address that is another value',
      settings,
      code: `${head}export const wanted = (who: string, to: string) => cio.identify(who, { email: to });`,
    },
    { name: "the account's id", settings, code: `${head}cio.identify(user.id, { email: user.email });` },
    {
      name: 'an id that is made of other things',
      settings,
      code: `${head}cio.identify(\`\${user.emailId}/\${team.id}\`, {});`,
    },
    { name: 'an id whose name ends in id', settings, code: `${head}cio.identify(user.emailId, {});` },
    {
      name: 'whether there is an address only decides',
      settings,
      code: `${head}cio.identify(user.email ? user.id : user.guestKey, {});`,
    },
    {
      name: 'another vendor',
      settings,
      code: "import mixpanel from 'mixpanel-browser';\nmixpanel.identify(user.email);",
    },
    {
      name: 'a local look-alike',
      settings,
      code: 'const cio = { identify(id: string) {} };\ncio.identify(user.email);',
    },
    {
      name: 'a shadowed client',
      settings,
      code: `${head}function f(cio: { identify(id: string): void }) { cio.identify(user.email); }`,
    },
    {
      name: 'a file for leads',
      settings,
      filename: project.file('src/leads/add.ts'),
      options: [{ allow: ['src/leads/**'] }],
      code: `${head}cio.identify(lead.email, {});`,
    },
    {
      name: 'a test',
      settings,
      filename: project.file('src/add.test.ts'),
      code: `${head}cio.identify(lead.email, {});`,
    },
    {
      name: 'a variable that is called an address and holds an id',
      settings,
      code: `${head}const email = user.id;\ncio.identify(email, {});`,
    },
    {
      name: 'a variable that is called an address and holds a hash',
      settings,
      code: `import md5 from 'md5';\n${head}const email = md5(user.email);\ncio.identify(email, {});`,
    },
    {
      name: 'what a wrapper that passes the id on is given, at the wrapper',
      settings,
      code: `${head}function know(email: string) { return cio.identify(email, {}); }\nknow(user.id);`,
    },
    {
      name: 'a wrapper that hands on what it is given, where one of its callers is told',
      settings,
      filename: project.file('src/told.ts'),
      code: told,
    },
    {
      name: 'the same, beside callers of whom nothing is known',
      settings,
      filename: project.file('src/half.ts'),
      code: half,
    },
    {
      name: 'an id that is put into the address of a request and is no address',
      settings,
      filename: project.file('src/by-id.ts'),
      code: requests.replace('address.email.trim()', 'address.key.trim()'),
    },
    {
      name: 'a caller of a wrapper that makes the id itself',
      settings,
      filename: project.file('src/requesting.ts'),
      code: "import { know } from './requests';\nexport const arrive = async (given: Given) => know(await given.person());",
    },
    {
      name: 'a known id in a spread',
      settings,
      code: `${head}const args = [user.id, {}] as const;\ncio.identify(...args);`,
    },
  ],
  invalid: [
    {
      name: 'an id that a wrapper puts into the address of a request, where it is made',
      settings,
      filename: project.file('src/requests.ts'),
      code: requests,
      errors: at(6, 37, 'the e-mail address `email`'),
    },
    {
      name: 'the callers in another file',
      settings,
      filename: project.file('src/telling.ts'),
      code: telling,
      errors: [...at(3, 43, 'the e-mail address `email`'), ...at(3, 78, 'the e-mail address `email`')],
    },
    {
      name: 'an id that the call itself says to be the address',
      settings,
      code: `${head}export const wanted = (to: string) => cio.identify(to, { email: to });`,
      errors: at(3, 52, 'the e-mail address `to`'),
    },
    {
      name: 'an id that is made of the address',
      settings,
      code: `${head}cio.identify(\`\${user.email}/\${team.id}\`, {});`,
      errors: at(3, 14, 'made of the e-mail address `email`'),
    },
    {
      name: 'a function whose callers give something else than the id',
      settings,
      code: `${head}function know(traits) { cio.identify(session.user.email, traits); }\nknow({ plan: 'pro' });`,
      errors: at(3, 38, 'the e-mail address `email`'),
    },
    {
      name: 'what a wrapper of another file takes the address out of',
      settings,
      filename: project.file('src/use.ts'),
      code: "import { join } from './people';\njoin({ email: user.email, plan: 'pro' });",
      errors: at(2, 15, 'the e-mail address `email`'),
    },
    {
      name: 'a wrapper that takes the address out of what it is given, where it is given it',
      settings,
      code: `${head}function join(person: Person) { return cio.identify(person.email, {}); }\njoin({ email: user.email });`,
      errors: at(4, 15, 'the e-mail address `email`'),
    },
    {
      name: 'a wrapper that takes the address out of what it is given, at the wrapper alone',
      settings,
      code: `${head}function join(person: Person) { return cio.identify(person.email, {}); }\njoin(load());\njoin({ email: user.email });`,
      errors: at(3, 53, 'the e-mail address `email`'),
    },
    {
      name: 'a wrapper that hands the address to another wrapper',
      settings,
      filename: project.file('src/use.ts'),
      code: "import { identifyUser } from './cio';\nconst join = ({ email }: Person) => identifyUser(email, {});\njoin(await queue.next());",
      errors: at(2, 50, 'the e-mail address `email`'),
    },
    {
      name: 'a method that takes the address out of what it is given',
      settings,
      code: `${head}class People { join(person) { return cio.identify(person.contact.email, {}); } }\nnew People().join(await queue.next());`,
      errors: at(3, 51, 'the e-mail address `email`'),
    },
    {
      name: 'an address in identify',
      settings,
      code: `${head}cio.identify(user.email, { plan: 'pro' });`,
      errors: at(3, 14, 'the e-mail address `email`'),
    },
    {
      name: 'a variable that says what its value does not',
      settings,
      code: `${head}const email = request.query.to?.toString().replace(/ /g, '+');\ncio.identify(email, { plan: 'pro' });`,
      errors: at(4, 14, 'the e-mail address `email`'),
    },
    {
      name: 'through an optional call and a cast',
      settings,
      code: `${head}(cio as any)?.track(user!.emailAddress as string, { name: 'x' });`,
      errors: at(3, 21, 'the e-mail address `emailAddress`'),
    },
    {
      name: 'through an alias and a normalisation',
      settings,
      code: `${head}const c = cio;\nc.identify(user.email.toLowerCase().trim(), {});`,
      errors: at(4, 12, 'the e-mail address `email`'),
    },
    {
      name: 'by a namespace import',
      settings,
      code: "import * as sdk from 'customerio-node';\nnew sdk.TrackClient('s', k).identify(account.email, {});",
      errors: at(2, 38, 'the e-mail address `email`'),
    },
    {
      name: 'through a wrapper of another file',
      settings,
      filename: project.file('src/use.ts'),
      code: "import { identifyUser } from './cio';\nidentifyUser(user.email, { plan: 'pro' });",
      errors: at(2, 14, 'the e-mail address `email`'),
    },
    {
      name: 'a payload object of a server SDK',
      settings,
      code: "import { Analytics } from '@segment/analytics-node';\nnew Analytics({ writeKey: 'k' }).identify({ userId: person.email, traits: {} });",
      errors: at(2, 53, 'the e-mail address `email`'),
    },
  ],
});
