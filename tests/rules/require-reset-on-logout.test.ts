import path from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../rules/require-reset-on-logout.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const load =
  "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nexport const cio = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = (user) => cio.identify(user.id, { email: user.email });\n";
const keeps = createProject({ 'src/cio.ts': load });
const resets = createProject({ 'src/cio.ts': `${load}export const forget = () => cio.reset();\n` });
const mobile = createProject({
  'src/cio.ts':
    "import { CustomerIO } from 'customerio-reactnative';\nexport const known = (user) => CustomerIO.identify({ userId: user.id });\n",
});
const classic = createProject({
  'src/cio.ts': 'export const known = (user) => _cio.identify({ id: user.id, email: user.email });\n',
});
const server = createProject({
  'src/cio.ts':
    "import { TrackClient } from 'customerio-node';\nexport const known = (user) => new TrackClient('s', k).identify(user.id, { email: user.email });\n",
});
afterAll(() => [keeps, resets, mobile, classic, server].forEach(project => project.remove()));

const at = (root: string) => ({ settings: { customerio: { root } }, filename: path.join(root, 'src/session.ts') });
const error = (
  messageId: 'reset' | 'clearIdentify' | 'pageGlobal',
  line: number,
  column: number,
  place = 'src/cio.ts:3',
) => [{ messageId, line, column, data: { vendor: 'Customer.io', place } }];

createRuleTester().run('require-reset-on-logout', rule, {
  valid: [
    {
      name: 'a project that resets somewhere',
      ...at(resets.root),
      code: 'export async function logOut() { await auth.signOut(); }',
    },
    {
      name: 'a reset in the log-out itself',
      ...at(keeps.root),
      code: "import { cio } from './cio';\nexport async function logOut() { await auth.signOut(); cio?.reset(); }",
    },
    {
      name: 'a log-out that hands on to another',
      ...at(keeps.root),
      code: 'export const handleLogOut = () => logout();',
    },
    {
      name: 'a name that only speaks of it',
      ...at(keeps.root),
      code: 'export function renderLogOutButton() { store.clear(); }',
    },
    { name: 'a flag', ...at(keeps.root), code: 'export const isLoggedOut = () => !session; session.removeItem();' },
    {
      name: 'identities on the server end by themselves',
      ...at(server.root),
      code: 'export async function logOut() { await auth.signOut(); }',
    },
    {
      name: 'a server that answers the request to log out',
      ...at(keeps.root),
      code: 'export const logout = async (req: SessionRequest, res: Response) => { req.session.destroy(); res.redirect("/"); };',
    },
    {
      name: 'a test',
      settings: { customerio: { root: keeps.root } },
      filename: path.join(keeps.root, 'src/session.test.ts'),
      code: 'export async function logOut() { await auth.signOut(); }',
    },
    {
      name: 'a server action, which cannot reach the client of the page',
      ...at(keeps.root),
      code: "'use server';\nexport async function logOut() { await auth.signOut(); }",
    },
    { name: 'nothing is ended', ...at(keeps.root), code: "export function logOut() { navigate('/bye'); }" },
  ],
  invalid: [
    {
      name: 'a function',
      ...at(keeps.root),
      code: 'export async function logOut() {\n  await auth.signOut();\n}',
      errors: error('reset', 1, 23),
    },
    {
      name: 'a callback, an optional call, a cast',
      ...at(keeps.root),
      code: 'const handleSignOut = useCallback((async () => {\n  await (auth as any)?.signOut();\n}) as Callback, []);',
      errors: error('reset', 1, 7),
    },
    {
      name: 'a method',
      ...at(keeps.root),
      code: "class Session {\n  logout() { this.storage.removeItem('token'); }\n}",
      errors: error('reset', 2, 3),
    },
    {
      name: 'on a phone',
      ...at(mobile.root),
      code: 'export const logOut = () => { clearSession(); };',
      errors: error('clearIdentify', 1, 14, 'src/cio.ts:2'),
    },
    {
      name: 'by the classic snippet',
      ...at(classic.root),
      code: 'export const logout = () => { Cookies.remove("token"); };',
      errors: error('pageGlobal', 1, 14, 'src/cio.ts:1'),
    },
    {
      name: 'the client is at hand: it forgets before the session ends',
      ...at(keeps.root),
      code: "import { cio } from './cio';\nexport async function logOut() {\n  cio.track('Logged Out');\n  await auth.signOut({ redirect: true });\n}",
      errors: [
        {
          messageId: 'reset',
          line: 2,
          column: 23,
          data: { vendor: 'Customer.io', place: 'src/cio.ts:3' },
          suggestions: [
            {
              messageId: 'forget',
              output:
                "import { cio } from './cio';\nexport async function logOut() {\n  cio.track('Logged Out');\n  cio.reset();\n  await auth.signOut({ redirect: true });\n}",
            },
          ],
        },
      ],
    },
  ],
});
