import { describe, expect, it } from 'vitest';

import rule from '../../rules/require-reset-on-logout.ts';
import { start } from '../../codemods/add-reset-on-logout/session.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import { createProject } from '../support/project.ts';
import { fixtureText, reportedAfter, reportedIn, suggestedFor } from './agreement.ts';
import { fixturesOf } from './fixtures.ts';

const rules = { 'require-reset-on-logout': rule };
// The plain linter reads no components.
const fixtures = fixturesOf('add-reset-on-logout').filter(({ input }) => !input.endsWith('.vue'));
const linesOf = (sites: string | undefined, status: string): string[] =>
  (sites ?? '').split('\n').filter(line => new RegExp(String.raw`^\d+:\d+ (?:${status}) `).test(line));

describe('add-reset-on-logout and its rule', () => {
  it.each(fixtures)('$name: both see the same places', fixture => {
    const reported = reportedIn('add-reset-on-logout', fixture, fixtureText('add-reset-on-logout', fixture), rules);
    expect(reported).toEqual(linesOf(fixture.sites, 'changed|skipped').map(line => line.split(' ')[0]));
  });

  it.each(fixtures.filter(({ sites }) => linesOf(sites, 'changed').length > 0))(
    '$name: the rule has nothing more to say than what was left for a person',
    fixture => {
      const left = linesOf(fixture.sites, 'skipped').length;
      expect(reportedAfter('add-reset-on-logout', fixture, rules).length).toBeLessThanOrEqual(left);
    },
  );

  it('suggests the same edit where the file has the client', () => {
    const fixture = fixtures.find(({ name }) => name === 'one-file')!;
    expect(suggestedFor('add-reset-on-logout', fixture, rules).text).toBe(fixture.output);
  });
});

/** What a log-out does, and what of it is seen by a person who logs in next. */
async function run(code: string, fails: boolean): Promise<string[]> {
  const log: string[] = [];
  const auth = {
    signOut: (...given: unknown[]): Promise<{ error?: Error }> => {
      log.push(`signOut ${JSON.stringify(given)}`);
      return fails ? Promise.reject(new Error('redirect')) : Promise.resolve({});
    },
  };
  const cio = { reset: () => log.push('reset'), track: (name: string) => log.push(`track ${name}`) };
  const storage = { removeItem: (key: string) => void log.push(`removeItem ${key}`) };
  const note = (what: unknown): unknown => {
    log.push(`note ${JSON.stringify(what)}`);
    return what;
  };
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<unknown>;
  const body = code.replace(/^import .*$/gm, '').replace(/^export /gm, '');
  try {
    const result = await new AsyncFunction('auth', 'cio', 'storage', 'log', 'note', 'yes', `${body}\nreturn logOut();`)(
      auth,
      cio,
      storage,
      log,
      note,
      true,
    );
    log.push(`gives ${JSON.stringify(result)}`);
  } catch (error) {
    log.push(`throws ${String(error)}`);
  }
  return log;
}

const bodies = [
  'export async function logOut() {\n  await auth.signOut();\n}',
  'export async function logOut() {\n  const { error } = await auth.signOut({ redirect: true });\n  if (error) throw error;\n  storage.removeItem("token");\n}',
  'export const logOut = () => auth.signOut();',
  'export const logOut = async () => await auth.signOut(note("argument"));',
  'export const logOut = async () => {\n  if (yes) storage.removeItem("token");\n};',
  'export const logOut = async () => {\n  try {\n    await auth.signOut();\n  } catch {\n    log.push("caught");\n  } finally {\n    log.push("done");\n  }\n};',
  'export const logOut = async () => {\n  storage.removeItem("a");\n  storage.removeItem("b");\n  await auth.signOut();\n  return 1;\n};',
  'export const logOut = () => note([note("before"), storage.removeItem("token")]).length;',
];

describe('a log-out that was mended', () => {
  const client =
    "import { AnalyticsBrowser } from '@customerio/cdp-analytics-browser';\nexport const cio = AnalyticsBrowser.load({ writeKey: 'k' });\nexport const known = (user) => cio.identify(user.id, { email: user.email });\n";

  it.each(bodies.flatMap(body => [[body, false] as const, [body, true] as const]))(
    'does what it did, and forgets first: %s, failing %s',
    async (body, fails) => {
      const project = createProject({ 'src/cio.ts': client, 'src/session.ts': body });
      try {
        const { text, sites } = start(openView(project.root)).change(project.file('src/session.ts'), body);
        expect(sites.map(({ status }) => status)).toEqual(['changed']);
        const [before, after] = [await run(body, fails), await run(text ?? '', fails)];
        expect(after.filter(line => line !== 'reset')).toEqual(before);
        const isEnd = (line: string): boolean => /^(?:signOut|removeItem)/.test(line);
        expect(after.indexOf('reset')).toBeLessThan(after.findIndex(isEnd));
        expect(after.filter(line => line === 'reset')).toHaveLength(1);
      } finally {
        project.remove();
      }
    },
  );
});
