import path from 'node:path';
import { afterAll } from 'vitest';
import vueParser from 'vue-eslint-parser';

import rule from '../../rules/require-reset-on-logout.ts';
import { createProject } from '../support/project.ts';
import { createRuleTester } from '../support/rule-tester.ts';

const load =
  "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nexport const cio = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = (user) => cio.identify(user.id, { email: user.email });\n";
const keeps = createProject({ 'src/cio.ts': load });
const resets = createProject({ 'src/cio.ts': `${load}auth.onChange(user => { if (!user) cio.reset(); });\n` });
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
const ofServers = createProject({
  'src/track.js':
    "import Analytics from 'analytics-node';\nexport const analytics = new Analytics('k');\nexport const joined = user => analytics.identify({ userId: user.id, traits: { email: user.email } });\n",
  'src/join.jsx':
    "import { useState } from 'react';\nimport { joined } from './track';\nexport function Join({ user }) {\n  const [busy, setBusy] = useState(false);\n  const send = () => { joined(user); setBusy(true); window.scrollTo(0, 0); };\n  return <b onClick={send}>{busy}</b>;\n}\n",
});
afterAll(() => ofServers.remove());
afterAll(() => [keeps, resets, mobile, classic, server].forEach(project => project.remove()));

const at = (root: string) => ({ settings: { customerio: { root } }, filename: path.join(root, 'src/session.ts') });
const error = (
  messageId: 'reset' | 'clearIdentify' | 'pageGlobal',
  line: number,
  column: number,
  place = 'src/cio.ts:3',
) => [{ messageId, line, column, data: { vendor: 'Customer.io', place } }];

/** Two programs that identify by one package. */
const sharing = createProject({
  'package.json': '{ "private": true, "workspaces": ["apps/*", "packages/*"] }',
  'packages/client/package.json': '{ "name": "@w/client", "main": "index.ts" }',
  'packages/client/index.ts': load,
  'apps/first/package.json': '{ "name": "first", "dependencies": { "@w/client": "*" } }',
  'apps/first/main.ts': "import { known } from '@w/client';\nknown(await me());\n",
  'apps/second/package.json': '{ "name": "second", "dependencies": { "@w/client": "*" } }',
  'apps/second/main.ts': "import { known } from '@w/client';\nknown(await me());\n",
});

/** Ways out of all kinds, told once each. */
const waysFiles = {
  'src/cio.ts': `${load}export const clearAll = () => { localStorage.clear(); cio.reset(); };\n`,
  'src/api.ts':
    "import axios from 'axios';\nconst http = axios.create({ baseURL: '/api' });\nexport const api = { logout: () => http.post('/auth/logout'), me: () => http.get('/me') };\nexport const isLogOut = path => path.startsWith('/logout');",
  'src/menu.tsx': `import { useAuth0 } from '@auth0/auth0-react';
import { signOut as leaveFirebase } from 'firebase/auth';
import { api } from './api';
import { clearAll } from './cio';
export function Menu({ onLogout, logout: given }) {
  const { logout } = useAuth0();
  return <b onClick={() => logout()} onBlur={() => { onLogout(); given(); }} />;
}
export async function leave() { await leaveFirebase(auth); }
export const quit = () => supabase.auth.signOut().then(() => location.reload());
export const handleLogOut = async () => { await api.logout(); location.href = '/'; };
export async function logOut() { await supabase.auth.signOut(); clearAll(); }
export const useLogout = () => { const dispatch = useDispatch(); return () => dispatch({ type: 'auth/logout' }); };
export async function signOut() { await fetch('/session', { method: 'DELETE' }); }
export class Github { signOut() { localStorage.removeItem('github-oauth-token'); } }
export const disconnect = () => fetch('/integrations/gitlab/logout', { method: 'POST' });
export const endChat = () => Intercom.logout();
export const open = () => router.push('/logout');
`,
  'src/callers.ts':
    "import { cio } from './cio';\nimport { end } from './end';\nexport const one = () => { cio.reset(); return end(); };",
  'src/end.ts': "export async function end() { await fetch('/logout', { method: 'POST' }); }",
};
const ways = createProject(waysFiles);

/** One way out forgets the person; another is none of its steps. */
const twoWaysFiles = {
  'src/cio.ts': `${load}export const onLogOut = () => cio.reset();\n`,
  'src/http.ts':
    "import axios from 'axios';\nexport const http = axios.create({ baseURL: '/api' });\nfunction forceLogout() { localStorage.removeItem('token'); }\nhttp.interceptors.response.use(r => r, error => { if (error.status === 401) forceLogout(); throw error; });",
  'src/menu.ts':
    "import { onLogOut } from './cio';\nimport { http } from './http';\nexport async function logout() { onLogOut(); await http.post('/logout'); }",
};
const twoWays = createProject(twoWaysFiles);
const following = createProject({
  'src/cio.ts': `${load}listeners.startListening({ actionCreator: logOut.fulfilled, effect: () => cio.reset() });\n`,
});
/** A log-out that ends the session by a call that cannot be followed. */
const unfollowed = createProject({
  'src/cio.ts': `${load}export class Menu {\n  async logOut() { cio.reset(); clearSession(); await this.api.quit(); }\n}\n`,
});
afterAll(() => [twoWays, following, unfollowed].forEach(project => project.remove()));

const twoApps = createProject({
  'packages/web/package.json': '{ "name": "web" }',
  'packages/web/cio.ts': load,
  'packages/admin/package.json': '{ "name": "admin" }',
});

/** Two clients on one page, of which the log-out forgets one. */
const pair = createProject({
  'src/segment.ts':
    "import { AnalyticsBrowser } from '@segment/analytics-next';\nexport const segment = AnalyticsBrowser.load({ writeKey: 'k' });",
  'src/cio.ts': load,
});

/** A middleware that hears of a log-out by what the log-out is called. */
const heard = createProject({
  'src/middleware.ts': `${load}import { logout } from './session';
const handlers = { [logout.fulfilled.type]: () => cio.reset() };
export const middleware = () => next => action => { handlers[action.type]?.(action); return next(action); };
`,
});

/** Actions of the server, and what calls them. */
const actions = createProject({
  'src/cio.ts': `${load}export function forgetCioUser() { cio.reset(); }\n`,
  'src/actions.ts':
    "'use server';\nimport { signOut } from 'next-auth';\nexport async function logOut() { await signOut({ redirectTo: '/' }); }\nexport async function rename() { await save(); }",
});

/** A log-out that a context hands to those who call it: each resets before, or one does not. */
const handedOut = {
  'src/cio.ts': `${load}export function forget() { cio.reset(); }\n`,
  'src/session.tsx': `import { createContext, useContext } from 'react';
const Session = createContext({} as { signOut(): Promise<void> });
export const useSession = () => useContext(Session);
export function SessionProvider({ children }) {
  const signOut = async () => { await fetch('/api/logout', { method: 'POST' }); };
  return <Session.Provider value={{ signOut }}>{children}</Session.Provider>;
}
`,
  'src/header.tsx': `import { forget } from './cio';
import { useSession } from './session';
export function Header() {
  const { signOut } = useSession();
  const handleLogout = async () => { forget(); await signOut(); };
  return <button onClick={handleLogout} />;
}
`,
};
const resetByAll = createProject(handedOut);
const resetByOne = createProject({
  ...handedOut,
  'src/settings.tsx': `import { useSession } from './session';
export function Settings() {
  const { signOut } = useSession();
  const onLeave = async () => { await signOut(); };
  return <button onClick={onLeave} />;
}
`,
});
afterAll(() => [resetByAll, resetByOne].forEach(project => project.remove()));

/** A client for servers in a page. */
const bundled = createProject({
  'src/analytics.ts':
    "import Analytics from 'analytics-node';\nconst client = new Analytics('k', { host: window.location.origin });\nlet who;\nexport function identify(id) { who = id; client.identify({ userId: id, traits: {} }); }\nexport function reset() { who = undefined; }",
});
afterAll(() => [ways, pair, bundled, twoApps, sharing, heard, actions].forEach(project => project.remove()));

/** A project whose log-outs no function makes. */
const told = (code: string, root = keeps.root) => ({
  settings: { customerio: { root } },
  filename: path.join(root, 'src/menu.tsx'),
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  code,
});

createRuleTester().run('require-reset-on-logout', rule, {
  valid: [
    {
      name: 'a state of the screen beside an identify of a client that keeps nobody',
      ...at(ofServers.root),
      code: "export const logout = () => { cookie.remove('token'); document.location.href = '/'; };",
    },
    ...[
      'async function token(uid) { await auth.signInWithCustomToken(uid); const made = await auth.currentUser.getIdToken(); await auth.signOut(); return made; }',
      'const token = async () => { const { user } = await auth.signInAnonymously(); await auth.signOut(); return user.token; };',
    ].map(code => ({ name: `a session of its own: ${code}`, code, ...at(keeps.root) })),
    {
      name: 'a link to a log-out, where the project has the client forget the person',
      ...told("export const Menu = () => <a href='/api/auth/logout'>Leave</a>;", resets.root),
    },
    {
      name: 'a link to a log-out, where a function ends the session',
      ...told("export const Menu = () => <a href='/logout'>Leave</a>;", ways.root),
    },
    ...['fetch(`/logouts/${id}`)', 'fetch(`/logout${id}/items`)', "fetch('/items?from=' + id + '/logout-help')"].map(
      call => ({
        name: `a request to something else: ${call}`,
        code: `async function look(id) { await ${call}; }`,
        ...at(keeps.root),
      }),
    ),
    {
      name: 'links and actions that log nobody out, and those of somebody else',
      ...told(
        "export const Menu = () => <><a href='/login'>In</a><a title='/logout' href={routes.signUp}>Up</a><form action='/search' title='/logout' /></>;\nexport const login = () => ({ type: LOGIN });\nexport const logout = () => ({ label: 'Log out' });\nexport const logoutItem = { type: 'logout' };\nexport const go = () => { form.action = '/logout'; router.href = '/logout'; };",
      ),
    },
    {
      name: 'a link to a log-out, where the vendor has nothing to forget by',
      ...told("export const Menu = () => <a href='/logout'>Leave</a>;", classic.root),
    },
    ...(['src/cio.ts', 'src/callers.ts', 'src/end.ts'] as const).map(name => ({
      name: `what ends no session itself, or is called beside a reset: ${name}`,
      settings: { customerio: { root: ways.root } },
      filename: ways.file(name),
      code: waysFiles[name],
    })),
    {
      name: 'a way out that forgets the person beside one that does not',
      settings: { customerio: { root: twoWays.root } },
      filename: twoWays.file('src/menu.ts'),
      code: twoWaysFiles['src/menu.ts'],
    },
    {
      name: 'a reset that listens to the log-out',
      ...at(following.root),
      code: "export const logOut = createAsyncThunk('logOut', () => http.post('/auth/logout'));",
    },
    {
      name: 'a log-out that is called by its name where the person is forgotten',
      ...at(unfollowed.root),
      code: "export class Api {\n  quit() { return this.http.post('/logout'); }\n}",
    },
    {
      name: 'a log-out before which each of its callers forgets the person',
      settings: { customerio: { root: resetByAll.root } },
      filename: resetByAll.file('src/session.tsx'),
      code: handedOut['src/session.tsx'],
    },
    {
      name: 'a log-out that forgets the person in both clients of the page',
      ...at(pair.root),
      code: "import { cio } from './cio';\nimport { segment } from './segment';\nexport async function logOut() { cio.reset(); segment.reset(); await auth.signOut(); }",
    },
    ...[
      "export const link = () => <a onClick={() => events.linkClicked('logout', 'header')} />;",
      'export async function logoutFromGoogleDrive() { await RNCloudFs.logout(); }',
      "import { useContext } from 'react';\nexport function Page() { const { logout } = useContext(Viewer); return <b onClick={() => logout()} />; }",
    ].map((code, index) => ({
      name: `a word, another provider, what a context gives: ${index}`,
      settings: { customerio: { root: keeps.root } },
      filename: path.join(keeps.root, 'src/view.tsx'),
      code,
    })),
    {
      name: 'a log-out that empties the variable',
      ...at(bundled.root),
      code: "import { reset } from './analytics';\nexport async function logOut() { reset(); await auth.signOut(); }",
    },
    {
      name: 'a log-out of another program of the workspace',
      settings: { customerio: { root: twoApps.root } },
      filename: twoApps.file('packages/admin/session.ts'),
      code: 'export async function logOut() { await auth.signOut(); }',
    },
    {
      name: 'a reset that follows the state',
      ...at(resets.root),
      code: 'export async function logOut() { await auth.signOut(); }',
    },
    {
      name: 'a reset in the log-out itself',
      ...at(keeps.root),
      code: "import { cio } from './cio';\nexport async function logOut() { await auth.signOut(); cio?.reset(); }",
    },
    {
      name: 'a log-out whose action is heard where the client forgets',
      ...at(heard.root),
      code: "export const logout = createAsyncThunk('session/logout', async () => { await fetch('/logout', { method: 'POST' }); });",
    },
    {
      name: 'a function of the server that stands in a page',
      settings: { customerio: { root: keeps.root } },
      filename: path.join(keeps.root, 'src/header.tsx'),
      code: "export const Header = () => { const logOut = async () => { 'use server'; await auth.signOut(); }; return logOut; };",
    },
    ...[
      '<form action={logOut} onSubmit={() => forgetCioUser()} />',
      '<form action={logOut} onSubmit={() => { cio.reset(); }} />',
      '<form action={rename} />',
      "<form action='/logout' />",
      '<form {...{ action: logOut }} />',
    ].map(markup => ({
      name: `a form that forgets, or ends nothing that is seen: ${markup}`,
      settings: { customerio: { root: actions.root } },
      filename: path.join(actions.root, 'src/header.tsx'),
      code: `'use client';\nimport { logOut, rename } from './actions';\nimport { cio, forgetCioUser } from './cio';\nexport const Header = () => ${markup};`,
    })),
    {
      name: 'a log-out that hands on to another',
      ...at(keeps.root),
      code: 'export const handleLogOut = () => logout();',
    },
    ...(
      [
        ['a reducer, which is given the state', 'export const reducers = { logout(state) { state.user = null; } };'],
        ['a state of something else', 'export const store = { logout() { this.menu = null; this.isOpen = false; } };'],
        ['a note of whom analytics knows', 'export const store = { logout() { this.identifiedUserId = null; } };'],
        ['a variable', 'let user; export const logOut = () => { user = null; };'],
        ['a state that is filled', 'export const store = { logout() { this.user = guest; } };'],
        ['the token of another', 'export const store = { logout() { this.githubToken = null; } };'],
        ['a query that is made invalid', 'export const logOut = () => queries.invalidate();'],
        ['another state of a component', 'class Page { handleLogout() { this.setState({ isOpen: null }); } }'],
        ['a function of another name', 'export const store = { signOutLater() { this.user = null; } };'],
      ] as const
    ).map(([name, code]) => ({ name: `no log-out: ${name}`, ...at(keeps.root), code })),
    ...(
      [
        ['a token alone, which may be renewed', "export const drop = () => { localStorage.removeItem('token'); };"],
        ['a state alone', 'export const close = () => { setSession(null); };'],
        [
          'a look at who is logged in still',
          "export const load = async () => { try { setUser(await me()); } catch { localStorage.removeItem('token'); setUser(null); } };",
        ],
        [
          'a token that is exchanged',
          "export const renew = token => { localStorage.removeItem('token'); localStorage.setItem('token', token); setUser(null); };",
        ],
        [
          'the token of another',
          "export const disconnect = () => { localStorage.removeItem('slack-token'); setAccount(null); };",
        ],
        [
          'a session that measures how long somebody stays',
          "export const endSession = () => { report(sessionStorage.getItem('userSession')); sessionStorage.removeItem('userSession'); };",
        ],
        [
          'a page that is left for the log-in, with its draft',
          "export const leave = () => { localStorage.removeItem('draft'); navigate('/login'); };",
        ],
        [
          'a token before another page',
          "export const leave = () => { localStorage.removeItem('token'); navigate('/'); };",
        ],
        [
          'the log-in, which begins anew',
          "export const logIn = () => { localStorage.removeItem('token'); report('/login'); };",
        ],
        [
          'who listens for a log-out',
          "export function* root() { yield takeLatest('auth/logout', leave); yield takeEvery('auth/logout', leave); }",
        ],
        ['who tells of a log-out', "export const leave = () => { analytics.track('auth/logout'); t('menu/logout'); };"],
        ['a draft', "export const discard = () => { localStorage.removeItem('draft'); setUser(null); };"],
        [
          'what two functions do',
          "export const both = () => { use(() => localStorage.removeItem('token')); setUser(null); };",
        ],
      ] as const
    ).map(([name, code]) => ({ name: `no log-out, by what it takes away: ${name}`, ...at(keeps.root), code })),
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
      name: 'one method of an object hands on to another: where the session ends, once',
      ...at(keeps.root),
      code: "export default Service.extend({\n  signOut() { this.get('storage').clear(); localStorage.removeItem('token'); },\n  expired() { localStorage.removeItem('token'); this.set('user', null); this.signOut(); },\n});",
      errors: error('reset', 2, 3),
    },
    ...[
      ['async function change(uid) { await auth.signOut(); await auth.signInWithCustomToken(uid); }', 16],
      [
        'async function enter(uid) { const { user } = await auth.signInWithPopup(uid); if (user.isBlocked) await auth.signOut(); }',
        16,
      ],
      [
        'async function enter(uid) { try { await auth.signInWithPopup(uid); await check(); } catch { await auth.signOut(); } }',
        16,
      ],
    ].map(([code, column]) => ({
      name: `a session of somebody: ${code}`,
      code: code as string,
      ...at(keeps.root),
      errors: error('reset', 1, column as number),
    })),
    ...[
      'async function leave(id) { await fetch(`/logout?of=${id}`); }',
      "async function leave(id) { await api.get('/auth/sign-out?token=' + id); }",
      'async function leave(id) { await request({ url: `${host}/logout?token=${id}` }); }',
    ].map(code => ({
      name: `a request to a log-out with a query that is not written: ${code}`,
      code,
      ...at(keeps.root),
      errors: error('reset', 1, 16),
    })),
    ...[
      ["export const Menu = () => <a href='/api/auth/logout'>Leave</a>;", 30],
      ['export const Menu = () => <Button href={routes.signOut}>Leave</Button>;', 35],
      ["export const Menu = () => <Link to={'/logout'}>Leave</Link>;", 33],
      ["export const Menu = () => <Form method='post' action='/logout'>Leave</Form>;", 47],
      ["export const Menu = () => <button formAction='/logout'>Leave</button>;", 35],
      ["export const go = () => { window.location.href = '/auth/signout'; };", 27],
      ["export const go = () => { location.assign('/logout'); };", 27],
      ['export const go = () => { location.assign(`https://${domain}/v2/logout?returnTo=${origin}`); };', 27],
      ['export const logout = () => ({ type: LOGOUT, payload: null });', 23],
      ["export function signOut() {\n  return { type: 'auth/SIGN_OUT' };\n}", 8],
    ].map(([code, column]) => ({
      name: `a log-out that no function makes: ${code}`,
      ...told(code as string),
      errors: [
        {
          messageId: 'untold' as const,
          line: 1,
          column: column as number,
          data: { vendor: 'Customer.io', place: 'src/cio.ts:3' },
        },
      ],
    })),
    ...['first', 'second'].map(app => ({
      name: `the ${app} of two programs that identify by one package`,
      settings: { customerio: { root: sharing.root } },
      filename: sharing.file(`apps/${app}/session.ts`),
      code: "export const leave = () => fetch('/logout');",
      errors: error('reset', 1, 14, `apps/${app}/main.ts:2`),
    })),
    ...[
      ['<template><form method="post" action="/logout"><button>Leave</button></form></template>', 31],
      ['<template><a href="/auth/signout">Leave</a></template>', 14],
    ].map(([markup, column]) => ({
      name: `a log-out that the markup of a component makes: ${markup}`,
      settings: { customerio: { root: keeps.root } },
      filename: path.join(keeps.root, 'src/menu.vue'),
      languageOptions: { parser: vueParser },
      code: `<script setup>\nlet isOpen;\n</script>\n${markup}`,
      errors: [
        {
          messageId: 'untold' as const,
          line: 4,
          column: column as number,
          data: { vendor: 'Customer.io', place: 'src/cio.ts:3' },
        },
      ],
    })),
    ...[
      "export const leave = async () => { await AsyncStorage.removeItem('token'); setMember(null); };",
      'export const leave = async () => { await SecureStore.deleteItemAsync(SESSION_KEY); set({ user: null }); };',
      "export const endSession = () => { localStorage.removeItem('token'); setUser(null); };",
      "export const leave = () => { Cookies.remove('jwt'); this.account = null; };",
      "export const leave = () => { sessionStorage.clear(); navigate('/'); setUser(undefined); };",
      'export const leave = () => { clearToken(); return api.end().then(() => { setUser(null); }); };',
      "export const leave = async () => { await api.deleteSession(); removeCookie('user'); store.user = null; };",
      "export const leave = async () => { await AsyncStorage.multiRemove(['token', 'user']); };",
      "export const leave = () => { localStorage.removeItem('access_token'); localStorage.removeItem('profile'); };",
      "export const expire = () => { localStorage.removeItem('token'); window.location.href = '/login'; };",
      "export const expire = () => { Cookies.remove('jwt'); navigation.reset({ index: 0, routes: [{ name: 'SignIn' }] }); };",
      "export const expire = () => { localStorage.clear(); router.push({ path: '/sign-in' }); };",
    ].map(code => ({
      name: `a function that takes away what lets the app in, and whom it shows: ${code}`,
      ...at(keeps.root),
      code,
      errors: error('reset', 1, 14),
    })),
    {
      name: 'the log-out alone, where what it calls takes both away',
      ...at(keeps.root),
      code: "class Auth {\n  logout() { return new Promise(resolve => resolve(this.clear())); }\n  clear() { const drop = () => { localStorage.removeItem('token'); localStorage.removeItem('user'); }; drop(); }\n}",
      errors: error('reset', 2, 3),
    },
    {
      name: 'a form whose action has the server end the session',
      settings: { customerio: { root: actions.root } },
      filename: path.join(actions.root, 'src/header.tsx'),
      code: "'use client';\nimport { logOut } from './actions';\nimport { cio } from './cio';\nexport const Header = () => <form action={logOut}>{cio.page()}</form>;",
      errors: [
        {
          ...error('reset', 4, 35)[0]!,
          suggestions: [
            {
              messageId: 'forget',
              output:
                "'use client';\nimport { logOut } from './actions';\nimport { cio } from './cio';\nexport const Header = () => <form action={logOut} onSubmit={() => cio.reset()}>{cio.page()}</form>;",
            },
          ],
        },
      ],
    },
    {
      name: 'a button of a form on the server, with the action in place',
      settings: { customerio: { root: actions.root } },
      filename: path.join(actions.root, 'src/header.tsx'),
      code: "export const Header = () => <button formAction={async () => { 'use server'; await auth.signOut(); }}>Log out</button>;",
      errors: error('reset', 1, 37),
    },
    {
      name: 'a log-out of another name than the one that is heard',
      ...at(heard.root),
      code: "export const signOut = async () => { await fetch('/logout', { method: 'POST' }); };",
      errors: error('reset', 1, 14, 'src/middleware.ts:3'),
    },
    {
      name: 'an address that stands among the options',
      ...at(keeps.root),
      code: "export const destroy = done => $.ajax({ url: '/api/logout', method: 'POST' }).always(done);",
      errors: error('reset', 1, 14),
    },
    ...(
      [
        [
          'a service for sessions that is got by name',
          "actions({ logout() { this.get('session').invalidate(); } });",
          1,
          11,
        ],
        [
          'a session that is invalidated by a function of any name',
          'export const leave = () => session.invalidate();',
          1,
          14,
        ],
        ['a store that empties its fields', 'export const store = { logout() { this.user = null; } };', 1, 24],
        ['a store that empties references', "export const logOut = () => { token.value = ''; };", 1, 14],
        [
          'a setter of the project that is given nothing',
          'class Auth { setToken(a, b) { save(a, b); }\nlogout() { this.setToken(null, null); } }',
          2,
          1,
        ],
        [
          'a state of a component',
          'class Page { handleLogout() { this.setState({ user: null, isOpen: false }); } }',
          1,
          14,
        ],
      ] as const
    ).map(([name, code, line, column]) => ({
      name: `a log-out: ${name}`,
      ...at(keeps.root),
      code,
      errors: error('reset', line, column),
    })),
    {
      name: 'ways out by an authentication, by a package, by the store and by a request',
      settings: { customerio: { root: ways.root } },
      filename: ways.file('src/menu.tsx'),
      code: waysFiles['src/menu.tsx'],
      errors: (
        [
          [7, 22],
          [9, 23],
          [10, 14],
          [13, 14],
          [14, 23],
        ] as const
      ).flatMap(([line, column]) => error('reset', line, column)),
    },
    {
      name: 'the function that makes the request, and not those that call it',
      settings: { customerio: { root: ways.root } },
      filename: ways.file('src/api.ts'),
      code: waysFiles['src/api.ts'],
      errors: error('reset', 3, 22),
    },
    {
      name: 'a way out beside one that forgets the person',
      settings: { customerio: { root: twoWays.root } },
      filename: twoWays.file('src/http.ts'),
      code: twoWaysFiles['src/http.ts'],
      errors: error('reset', 3, 10),
    },
    {
      name: 'a log-out before which one of its callers forgets the person, and another does not',
      settings: { customerio: { root: resetByOne.root } },
      filename: resetByOne.file('src/session.tsx'),
      code: handedOut['src/session.tsx'],
      errors: error('reset', 5, 9),
    },
    {
      name: 'a reset in a function that nobody calls',
      ...at(ways.root),
      code: 'export async function logOut() { await auth.signOut(); }',
      errors: error('reset', 1, 23),
    },
    {
      name: 'the other client of the page, with which the visitor is shared',
      ...at(pair.root),
      code: "import { cio } from './cio';\nexport async function logOut() { cio.reset(); await auth.signOut(); }",
      errors: [{ messageId: 'visitor', line: 2, column: 23, data: { vendor: 'Segment', place: 'src/segment.ts:2' } }],
    },
    {
      name: 'a variable that holds the person for a client of servers in a page',
      ...at(bundled.root),
      code: 'export async function logOut() { await auth.signOut(); }',
      errors: [
        {
          messageId: 'variable',
          line: 1,
          column: 23,
          data: { vendor: 'Segment', place: 'src/analytics.ts:4', name: 'who' },
        },
      ],
    },
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
