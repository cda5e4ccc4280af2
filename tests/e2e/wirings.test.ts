/**
 * Ways in which apps hold the client of Customer.io: ten, and more of the same kinds as other teams write them. Each is mended by `migrate mend` as a team would do it; what
 * comes out must compile, hold no finding about strangers and log-outs, and not change again.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import vueParser from 'vue-eslint-parser';

import { migrate } from '../../lib/cli/migrate.ts';
import type { MigrateReport } from '../../lib/cli/migrate-report.ts';
import plugin from '../../lib/index.ts';
import { drive, packagesIn } from './drive.ts';

interface Wiring {
  readonly name: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
  /** Where no log-out can be seen, the report says what to call. */
  readonly leavesLogOut?: true;
  /** What is left to a person otherwise: how the reasons begin. */
  readonly leaves?: readonly string[];
  /** Rules that rightly go on to report something. */
  readonly still?: readonly string[];
  /** Packages of the workspace that others import. */
  readonly packages?: readonly string[];
  /** Sends nothing: no place for the helper. */
  readonly isRefused?: true;
  /** A day of the app, and what Customer.io gets of it. */
  readonly day?: { readonly script: string; readonly cio: readonly string[] };
}

const EVENT = 'track Request Created {"plan":"pro"}';
const LOGGED_IN = ['identify acc_1', EVENT, 'reset'];

/** A visitor, somebody who is logged in, and whoever comes after them. */
const dayOf = (logIn: string, create: string, logOut: string): Wiring['day'] => ({
  script: `${create}; ${logIn}; ${create}; ${logOut}; ${create};`,
  cio: LOGGED_IN,
});

const SESSION = dayOf(
  `await (await import('./src/session')).logIn()`,
  `(await import('./src/requests')).createRequest('pro')`,
  `await (await import('./src/session')).logOut()`,
);

const wirings: readonly Wiring[] = [
  { name: 'react-context' },
  { name: 'singleton-class' },
  { name: 'private-fields', day: SESSION },
  { name: 'saga-calls' },
  { name: 'redux-middleware' },
  {
    name: 'zustand',
    day: {
      script: `
        const { useAuth } = await import('./src/auth');
        const { requestCreated } = await import('./src/segment');
        await import('./src/tracking');
        requestCreated('pro');
        useAuth.setState({ user: { id: 'acc_1', email: 'ann@acme.test' } });
        requestCreated('pro');
        useAuth.getState().logout();
        requestCreated('pro');`,
      cio: LOGGED_IN,
    },
  },
  { name: 'next-app-router' },
  { name: 'electron' },
  { name: 'react-native' },
  { name: 'vue-plugin', options: { 'helper-module': 'src/cio.ts' } },
  { name: 'snippets' },
  { name: 'page-members' },
  { name: 'classic-cio' },
  { name: 'context-with-consent' },
  {
    name: 'service-class',
    day: {
      script: `
        const { AuthService } = await import('./src/services/AuthService');
        const { customerio } = await import('./src/services/CustomerioService');
        const { createRequest } = await import('./src/requests');
        const auth = new AuthService();
        customerio.init('key');
        createRequest('pro');
        const ended = auth.signIn('ann@acme.test');
        await ended;
        createRequest('pro');
        await auth.switchTo({ id: 'acc_2', email: 'bob@acme.test' });
        createRequest('pro');
        void auth.switchTo({ id: 'acc_3', email: 'cy@acme.test' });
        await auth.signOut();
        createRequest('pro');`,
      cio: ['identify acc_1', EVENT, 'identify acc_2', EVENT, 'identify acc_3', 'reset'],
    },
  },
  {
    name: 'commonjs-instance',
    day: dayOf(
      `await (await import('./src/session.js')).default.logIn({})`,
      `(await import('./src/requests.js')).default.createRequest('pro')`,
      `(await import('./src/session.js')).default.logOut()`,
    ),
  },
  {
    name: 'listener-middleware',
    day: {
      script: `
        const { default: middleware } = await import('./src/store/analyticsListener');
        const { userLoaded, userSignedOut } = await import('./src/store/sessionSlice');
        const { requestCreated } = await import('./src/store/requestsSlice');
        const dispatch = middleware({})(() => {});
        await dispatch(requestCreated({ plan: 'pro' }));
        await dispatch(userLoaded({ id: 'acc_1', email: 'ann@acme.test' }));
        await dispatch(requestCreated({ plan: 'pro' }));
        await dispatch(userSignedOut());
        await dispatch(requestCreated({ plan: 'pro' }));`,
      cio: LOGGED_IN,
    },
  },
  {
    name: 'middleware-factory',
    day: {
      script: `
        const { createCustomerioMiddleware } = await import('./src/store/middleware/customerio');
        const { default: segment } = await import('./src/store/middleware/segment');
        const { ActionType } = await import('./src/store/actions');
        const dispatch = createCustomerioMiddleware('key')()(segment()(() => {}));
        const create = () => dispatch({ type: ActionType.REQUEST_CREATED, request: { plan: 'pro' } });
        create();
        dispatch({ type: ActionType.LOGIN_SUCCESS, user: { uuid: 'acc_1', email: 'ann@acme.test' } });
        create();
        dispatch({ type: ActionType.LOGOUT_SUCCESS });
        create();`,
      cio: LOGGED_IN,
    },
  },
  {
    name: 'store-actions',
    day: {
      script: `
        const { useAuth } = await import('./src/stores/auth');
        const { create } = await import('./src/requests');
        create('pro');
        await useAuth.getState().register({ plan: 'pro' });
        create('pro');
        await useAuth.getState().logout();
        create('pro');`,
      cio: ['identify acc_1', 'track Signed Up {"plan":"pro"}', EVENT, 'track Logged Out {"by":"menu"}', 'reset'],
    },
  },
  { name: 'next-server-action' },
  { name: 'native-auth-library' },
  {
    name: 'workspace-packages',
    packages: ['packages/analytics'],
    day: dayOf(
      `await (await import('./apps/web/src/session')).logIn('ann@acme.test')`,
      `(await import('./apps/web/src/requests')).createRequest('pro')`,
      `await (await import('./apps/web/src/session')).logOut()`,
    ),
  },
  {
    name: 'queued-person',
    day: {
      script: `
        const { loadCio } = await import('./src/cio');
        const { logIn, logOut } = await import('./src/auth');
        const { created } = await import('./src/requests');
        await logIn();
        await logOut();
        await loadCio();
        created('pro');
        await logIn();
        created('pro');
        await logOut();
        created('pro');`,
      cio: LOGGED_IN,
    },
  },
  {
    name: 'queued-person',
    options: { queue: true },
    day: {
      script: `
        const { loadCio } = await import('./src/cio');
        const { logIn, logOut } = await import('./src/auth');
        const { created } = await import('./src/requests');
        created('pro');
        await logIn();
        created('pro');
        await logOut();
        await logIn();
        created('pro');
        await loadCio();
        created('pro');
        await logOut();
        created('pro');`,
      cio: ['identify acc_1', EVENT, EVENT, 'reset'],
    },
  },
  {
    name: 'state-elsewhere',
    day: dayOf(
      `(await import('./src/analytics/cio')).identify({ id: 'acc_1', email: 'ann@acme.test' })`,
      `(await import('./src/requests')).created('pro')`,
      `await (await import('./src/auth/logout')).logout()`,
    ),
  },
  {
    name: 'classic-class',
    day: dayOf(
      `(await import('./src/auth')).onSignedIn({ id: 'acc_1', email: 'ann@acme.test', createdAt: 1 })`,
      `await (await import('./src/create')).create('pro')`,
      `await (await import('./src/auth')).signOut()`,
    ),
  },
  {
    name: 'classic-lists',
    day: dayOf(
      `await (await import('./src/account')).login({})`,
      `(await import('./src/requests')).create('pro')`,
      `await (await import('./src/account')).logout()`,
    ),
  },
  { name: 'vue-provided' },
  {
    name: 'handler-table',
    day: {
      script: `
        const { login, logout } = await import('./src/redux/auth');
        const { requestCreated } = await import('./src/redux/requests');
        const { default: middleware } = await import('./src/redux/middleware/analytics');
        const dispatch = middleware()(() => {});
        dispatch(requestCreated({ plan: 'pro' }));
        await login({})(dispatch);
        dispatch(requestCreated({ plan: 'pro' }));
        await logout()(dispatch);
        dispatch(requestCreated({ plan: 'pro' }));`,
      cio: LOGGED_IN,
    },
  },
  {
    name: 'session-manager',
    day: dayOf(
      `await (await import('./src/auth/SessionManager')).default.start({ id: 'acc_1', email: 'ann@acme.test' })`,
      `await (await import('./src/features/requests/create')).createRequest('pro')`,
      `await (await import('./src/auth/SessionManager')).default.logout()`,
    ),
  },
  {
    name: 'store-subscription',
    day: {
      script: `
        const { default: session } = await import('./src/state/session');
        const { startCustomerIo } = await import('./src/state/effects/customerio');
        const { NewRequest } = await import('./src/pages/requests');
        const create = () => NewRequest({ plan: 'pro' }).props.onSubmit();
        startCustomerIo();
        create();
        session.getState().signIn({ id: 'acc_1', email: 'ann@acme.test' });
        create();
        session.getState().signOut();
        create();`,
      cio: LOGGED_IN,
    },
  },
  { name: 'electron-nested' },
  { name: 'next-form-action' },
  { name: 'classic-commonjs' },
  { name: 'context-lazy' },
  { name: 'plain-scripts', isRefused: true },
  { name: 'context-with-two-callers' },
  { name: 'vue-composable' },
  {
    name: 'consent-withdrawn',
    day: {
      script: `
        const { onConsent } = await import('./src/cio');
        const { logIn, logOut } = await import('./src/session');
        const { createRequest } = await import('./src/requests');
        onConsent(true);
        createRequest('pro');
        await logIn();
        createRequest('pro');
        await logOut();
        createRequest('pro');
        await logIn();
        onConsent(false);
        createRequest('pro');`,
      cio: [...LOGGED_IN, 'identify acc_1', 'reset'],
    },
  },
  {
    name: 'native-screens',
    day: dayOf(
      `await (await import('./src/screens/LoginScreen')).onLogin()`,
      `(await import('./src/requests')).createRequest('pro')`,
      `await (await import('./src/screens/ProfileScreen')).onLogout()`,
    ),
  },
  {
    name: 'several-log-outs',
    day: {
      script: `
        const { logIn, logOut, logOutEverywhere } = await import('./src/session');
        const { deleteAccountAndSignOut } = await import('./src/account');
        const { createRequest } = await import('./src/requests');
        for (const leave of [logOut, logOutEverywhere, deleteAccountAndSignOut]) {
          createRequest('pro');
          await logIn();
          createRequest('pro');
          await leave();
        }
        createRequest('pro');`,
      cio: [...LOGGED_IN, ...LOGGED_IN, ...LOGGED_IN],
    },
  },
  ...['lazy-promise', 'event-bus', 'person-kept-by-the-app'].map((name): Wiring => ({ name, day: SESSION })),
  {
    name: 'consent-later',
    day: {
      script: `
        const { default: tracker } = await import('./src/tracker');
        const { logIn, logOut } = await import('./src/session');
        const { createRequest } = await import('./src/requests');
        await logIn();
        await logOut();
        await tracker.onConsent();
        createRequest('pro');
        await logIn();
        createRequest('pro');
        await logOut();
        createRequest('pro');`,
      cio: LOGGED_IN,
    },
  },
  { name: 'auth-links' },
  { name: 'extension-worker' },
  {
    name: 'several-identifies',
    day: {
      script: `
        const { logIn, logOut } = await import('./src/session');
        const { createRequest } = await import('./src/requests');
        // The page may have been loaded anew since the log-in.
        await logOut();
        createRequest('pro');
        await logIn();
        createRequest('pro');
        await logOut();
        createRequest('pro');`,
      cio: ['reset', ...LOGGED_IN],
    },
  },
  {
    name: 'queue-closures',
    day: {
      script: `
        const { loadCio } = await import('./src/cio');
        const { logIn, logOut } = await import('./src/session');
        const { createRequest } = await import('./src/requests');
        await logIn();
        createRequest('pro');
        await logOut();
        await loadCio();
        createRequest('pro');
        await logIn();
        createRequest('pro');
        await logOut();
        createRequest('pro');`,
      cio: ['identify acc_1', 'reset', ...LOGGED_IN],
    },
  },
];

const ROOT = path.resolve(import.meta.dirname, '../fixtures/wirings');
const ABOUT_STRANGERS = [
  'no-unidentified-forward',
  'no-track-before-identify',
  'require-guarded-track',
  'require-reset-on-logout',
].map(rule => `customerio/${rule}`);

const roots: string[] = [];
afterAll(() => roots.forEach(root => rmSync(root, { recursive: true, force: true })));

function copyOf(name: string): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), `wiring-${name}-`)));
  roots.push(root);
  cpSync(path.join(ROOT, name), root, { recursive: true });
  cpSync(path.join(ROOT, 'shims.d.ts'), path.join(root, 'shims.d.ts'));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'dir');
  return root;
}

async function mend(root: string, options: Wiring['options']): Promise<MigrateReport> {
  let stdout = '';
  let stderr = '';
  const sink = (add: (text: string) => void): NodeJS.WritableStream =>
    ({ write: (text: string) => (add(text), true) }) as unknown as NodeJS.WritableStream;
  await migrate(
    'mend',
    [],
    { root, format: 'json', markers: false, allowDirty: true, ...options },
    { stdout: sink(text => (stdout += text)), stderr: sink(text => (stderr += text)), cwd: root },
  );
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as MigrateReport;
}

/** The rules about strangers and log-outs that report something. */
async function findings(root: string, forwarded: readonly string[]): Promise<string[]> {
  const rules = Object.fromEntries(ABOUT_STRANGERS.map(rule => [rule, 'error' as const]));
  const shared = { plugins: { customerio: plugin as never }, rules, settings: { customerio: { forwarded, root } } };
  const parserOptions = { ecmaFeatures: { jsx: true } };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{js,jsx,ts,tsx}'], languageOptions: { parser, parserOptions }, ...shared },
      { files: ['**/*.vue'], languageOptions: { parser: vueParser as never, parserOptions: { parser } }, ...shared },
    ],
  });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => `${path.relative(root, filePath)}:${line} ${ruleId ?? message}`),
  );
}

function filesOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(file => !file.startsWith('node_modules') && statSync(path.join(root, file)).isFile())
      .map(file => [file, readFileSync(path.join(root, file), 'utf8')]),
  );
}

/** Without lines: what is mended moves what is said of it before and after. */
function typeErrors(root: string, packages: Readonly<Record<string, string>>): string[] {
  const files = Object.keys(filesOf(root)).filter(file => /\.tsx?$/.test(file));
  const program = ts.createProgram(
    files.map(file => path.join(root, file)),
    {
      strict: true,
      noEmit: true,
      noUnusedLocals: true,
      skipLibCheck: true,
      jsx: ts.JsxEmit.Preserve,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      types: [],
      paths: Object.fromEntries(Object.entries(packages).map(([name, file]) => [name, [path.join(root, file)]])),
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe.each(wirings.filter(({ isRefused }) => !isRefused))('$name', wiring => {
  const { name, options, leavesLogOut, leaves = [], still = [], packages: folders = [], day } = wiring;

  it('is mended at once, and compiles as before', { timeout: 60_000 }, async () => {
    const root = copyOf(name);
    const packages = packagesIn(root, folders);
    expect(await findings(root, ['Request Created', 'Signed Up'])).toContainEqual(
      expect.stringContaining('no-unidentified-forward'),
    );
    // Frameworks are not installed here: what is said of their types is said before and after.
    const errors = typeErrors(root, packages);

    const report = await mend(root, options);
    const skipped = report.sites.filter(({ status, forPerson }) => status === 'skipped' && forPerson);
    expect(skipped.map(({ what }) => what)).toEqual(leavesLogOut ? ['log-out'] : leaves.map(() => expect.any(String)));
    expect(skipped.map(({ reason }) => reason)).toEqual(
      leavesLogOut
        ? [expect.stringContaining('Call forgetCioUser() where somebody logs out')]
        : leaves.map(reason => expect.stringContaining(reason)),
    );
    expect(report.sites.filter(({ what }) => what === 'Request Created').map(({ status }) => status)).toContain(
      'changed',
    );
    expect(report.remarks.map(({ text }) => text).join('\n')).toContain('Switch off in Segment');

    expect(typeErrors(root, packages)).toEqual(errors);
    const texts = filesOf(root);
    expect(await findings(root, [])).toEqual(still.map(rule => expect.stringContaining(rule)));

    const again = await mend(root, options);
    expect(again.sites.filter(({ status }) => status === 'changed')).toEqual([]);
    expect(filesOf(root)).toEqual(texts);

    if (day) {
      const log = await drive(root, day.script, packages);
      expect(log.filter(line => line.startsWith('cio ')).map(line => line.slice(4))).toEqual(day.cio);
    }
  });
});

describe.each(wirings.filter(({ isRefused }) => isRefused))('$name', ({ name }) => {
  it('stays as it is, and the report says why', { timeout: 60_000 }, async () => {
    const root = copyOf(name);
    const texts = filesOf(root);
    const report = await mend(root, {});
    expect(report.sites.map(({ status, forPerson }) => [status, forPerson])).toEqual([['skipped', true]]);
    expect(filesOf(root)).toEqual(texts);
  });
});
