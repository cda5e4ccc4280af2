/**
 * The example's Customer.io module, run with the real SDK and a server in Customer.io's place:
 * mended, broken again in one place each, and as it stands.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle, type Customerio, openPage, type Page, type Session, startCustomerio, untilQuiet } from './page.ts';

const ADA: Session = { accountId: 'acct_ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'L' };
const BO: Session = { accountId: 'acct_bo', email: 'bo@example.com', firstName: 'Bo', lastName: 'M' };

/** Turns without a message after which none is waited for: longer than the SDK takes from a call to the request. */
const TURNS = 40;

let customerio: Customerio;
let pages: Page[];
let turns: number;

beforeEach(async () => {
  customerio = await startCustomerio();
  pages = [];
  turns = TURNS;
});

afterEach(async () => {
  for (const page of pages) {
    page.close();
  }
  await customerio.close();
});

function open(code: string, storage?: Readonly<Record<string, string>>): Page {
  const page = openPage(code, customerio, storage);
  pages.push(page);
  return page;
}

async function until(holds: () => boolean): Promise<boolean> {
  for (let waited = 0; !holds() && waited < 5_000; waited += 10) {
    await pause(10);
  }
  return holds();
}

async function loaded(count = 1): Promise<void> {
  expect(await until(() => customerio.loads() >= count)).toBe(true);
}

/**
 * What was sent since it was last asked, after the SDK had the time to send more: `identify acct_ada`.
 * Sorted, since requests of one moment may overtake each other.
 *
 * @param count so many must come, however long it takes
 */
async function sent(count = 0): Promise<string[]> {
  await untilQuiet(customerio, count, turns);
  return customerio.received
    .splice(0)
    .map(({ type, userId, event }) => [type, userId ?? 'nobody', ...(event ? [event] : [])].join(' '))
    .sort();
}

function track(page: Page): void {
  page.trackCioEvent?.('Request Created', { source: 'test' });
}

/** Each gives what was sent, step by step. */
const SCENARIOS = {
  async 'login and logout'(code: string) {
    const page = open(code);
    track(page);
    page.setSession(null);
    await loaded();
    track(page);
    const before = await sent();

    page.setSession(ADA);
    track(page);
    const between = await sent(2);

    page.setSession(null);
    track(page);
    return { before, between, after: await sent(), remembered: page.rememberedId() };
  },

  async 'logout before the SDK is there'(code: string) {
    const page = open(code);
    page.setSession(ADA);
    page.setSession(null);
    await loaded();
    track(page);
    return { after: await sent() };
  },

  async 'login before the SDK is there'(code: string) {
    const page = open(code);
    page.setSession(ADA);
    track(page);
    await loaded();
    const early = await sent(1);

    track(page);
    return { early, late: await sent(1) };
  },

  async 'one person after the other'(code: string) {
    const page = open(code);
    page.setSession(ADA);
    page.setSession(null);
    page.setSession(BO);
    await loaded();
    const second = await sent(1);

    track(page);
    const ofSecond = await sent(1);

    page.setSession(null);
    page.setSession(ADA);
    track(page);
    return { second, ofSecond, first: await sent(2) };
  },

  async 'the same person again'(code: string) {
    const page = open(code);
    page.setSession(ADA);
    await loaded();
    const first = await sent(1);

    page.setSession(null);
    page.setSession(ADA);
    track(page);
    return { first, again: await sent(2) };
  },

  async 'logout while the SDK waits for its settings'(code: string) {
    customerio.hold();
    const page = open(code);
    page.setSession(null);
    await loaded();
    page.setSession(ADA);
    track(page);
    page.setSession(null);
    track(page);
    const held = await sent();

    customerio.release();
    return { held, released: await sent(2) };
  },

  async 'a second visit'(code: string) {
    const first = open(code);
    first.setSession(ADA);
    await loaded();
    await sent(1);
    const storage = first.storage();
    first.close();

    const second = open(code, storage);
    track(second);
    second.setSession(null);
    await loaded(2);
    track(second);
    return { remembered: second.rememberedId(), sent: await sent() };
  },
};

type Scenario = keyof typeof SCENARIOS;

const IDENTIFY = 'identify acct_ada';
const TRACK = 'track acct_ada Request Created';

const RIGHT: Readonly<Record<Scenario, unknown>> = {
  'login and logout': { before: [], between: [IDENTIFY, TRACK], after: [], remembered: null },
  'logout before the SDK is there': { after: [] },
  'login before the SDK is there': { early: [IDENTIFY], late: [TRACK] },
  'one person after the other': {
    second: ['identify acct_bo'],
    ofSecond: ['track acct_bo Request Created'],
    first: [IDENTIFY, TRACK],
  },
  'the same person again': { first: [IDENTIFY], again: [IDENTIFY, TRACK] },
  'logout while the SDK waits for its settings': { held: [], released: [IDENTIFY, TRACK] },
  // The SDK remembers the person; the helper waits until the app knows them again.
  'a second visit': { remembered: 'acct_ada', sent: [] },
};

const scenarios = Object.keys(SCENARIOS) as Scenario[];

/** The example's module after `migrate add-cio-guard`: what a user gets, not what we would write by hand. */
const mended = mend();

function mend(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'mended-'));
  try {
    cpSync('tests/fixtures/desktop-app', root, { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'migrate', 'add-cio-guard'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`migrate add-cio-guard ended with ${status}: ${stderr}`);
    return readFileSync(path.join(root, 'src/ui/hooks/use-cio.tsx'), 'utf8');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('the mended module', () => {
  let code: string;

  beforeAll(async () => {
    code = await bundle(mended);
  });

  it.each(scenarios)('%s', async scenario => {
    expect(await SCENARIOS[scenario](code)).toEqual(RIGHT[scenario]);
  });

  it('identifies with the e-mail and sends the properties as they are', async () => {
    const page = open(code);
    page.setSession(ADA);
    await loaded();
    expect(await until(() => customerio.received.length > 0)).toBe(true);
    track(page);
    expect(await until(() => customerio.received.length > 1)).toBe(true);

    const [identify, event] = customerio.received;
    expect(identify?.traits).toMatchObject({ email: 'ada@example.com' });
    expect(event?.properties).toEqual({ source: 'test' });
  });
});

/** Every part of the mend is needed: without it, some scenario goes wrong. */
describe.each<{ without: string; cut: string; put: string; scenario: Scenario }>([
  {
    without: 'the guard',
    cut: 'if (!client || !identifiedUserId) {',
    put: 'if (!client) {',
    scenario: 'login and logout',
  },
  { without: 'forgetting who it was', cut: '      identifiedUserId = null;\n', put: '', scenario: 'login and logout' },
  { without: 'the reset', cut: 'client?.reset();', put: '', scenario: 'login and logout' },
  {
    without: 'dropping the queued identify',
    cut: '      queuedIdentify = null;\n      return;\n',
    put: '      return;\n',
    scenario: 'logout before the SDK is there',
  },
  {
    without: 'forgetting whom the hook has seen',
    cut: '      lastAccountId.current = null;\n',
    put: '',
    scenario: 'the same person again',
  },
])('without $without', ({ cut, put, scenario }) => {
  it(`goes wrong: ${scenario}`, async () => {
    expect(mended).toContain(cut);
    const code = await bundle(mended.replace(cut, put));
    let outcome = await SCENARIOS[scenario](code);
    // What comes late on a busy machine goes wrong as well.
    if (isDeepStrictEqual(outcome, RIGHT[scenario])) {
      turns = 10 * TURNS;
      customerio.received.splice(0);
      outcome = await SCENARIOS[scenario](code);
    }
    expect(outcome).not.toEqual(RIGHT[scenario]);
  });
});

describe('the module as it stands', () => {
  it('sends an event of nobody, keeps the person after the logout and identifies who has left', async () => {
    const code = await bundle(readFileSync('tests/fixtures/desktop-app/src/ui/hooks/use-cio.tsx', 'utf8'));

    const page = open(code);
    page.setSession(null);
    await loaded();
    page.setSession(null);
    page.client()?.track('Request Created');
    expect(await sent(1)).toEqual(['track nobody Request Created']);

    page.setSession(ADA);
    page.setSession(null);
    page.client()?.track('Request Created');
    expect(await sent(2)).toEqual([IDENTIFY, TRACK]);
    expect(page.rememberedId()).toBe('acct_ada');

    expect(await SCENARIOS['logout before the SDK is there'](code)).toEqual({ after: [IDENTIFY] });
  });
});
