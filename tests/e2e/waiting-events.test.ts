/** What `migrate add-cio-guard --queue` makes, run with the real SDK and a server in Customer.io's place. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bundleFile, type Customerio, openPage, type Page, startCustomerio, untilQuiet } from './page.ts';

/** The module that keeps a person until the SDK is there, once it is mended. */
interface Waiting {
  readonly loadCio: () => Promise<void>;
  readonly identifyAccount: (account: { id: string; email: string }) => void;
  readonly cioReset: () => void;
  readonly trackCioEvent: (event: string, properties?: object) => void;
}

const ADA = { id: 'acct_ada', email: 'ada@example.com' };
const BO = { id: 'acct_bo', email: 'bo@example.com' };
let root: string;
let customerio: Customerio;
let page: Page<Waiting>;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'waiting-')));
  cpSync('tests/fixtures/wirings/queued-person', root, { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.resolve('dist/cli.js'), 'migrate', 'add-cio-guard', '--queue'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`migrate add-cio-guard ended with ${status}: ${stderr}`);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  customerio = await startCustomerio();
});

afterEach(async () => {
  page.close();
  await customerio.close();
});

async function open(file = path.join(root, 'src/cio.ts')): Promise<void> {
  page = openPage<Waiting>(await bundleFile(file), customerio);
}

/** One event a step, told apart by its number. */
function send(step: number): void {
  page.trackCioEvent('Request Created', { step });
}

/** What came, once so many requests did and the SDK had the time for more; requests of one moment may overtake each other. */
async function sent(count: number): Promise<string[]> {
  await untilQuiet(customerio, count);
  return customerio.received
    .map(({ type, userId, properties }) => [type, userId ?? 'nobody', properties?.['step'] ?? ''].join(' ').trim())
    .sort();
}

it("holds the events of a person until the SDK is there, and nobody else's", async () => {
  await open();
  send(0);
  page.identifyAccount(ADA);
  send(1);
  page.cioReset();
  send(2);
  page.identifyAccount(BO);
  send(3);
  await page.loadCio();
  send(4);
  expect(await sent(3)).toEqual(['identify acct_bo', 'track acct_bo 3', 'track acct_bo 4']);
  page.cioReset();
  send(5);
  expect(await sent(3)).toEqual(['identify acct_bo', 'track acct_bo 3', 'track acct_bo 4']);
  expect(page.rememberedId()).toBeNull();
});

it('holds nothing once the SDK is there', async () => {
  await open();
  await page.loadCio();
  send(0);
  page.identifyAccount(ADA);
  send(1);
  expect(await sent(2)).toEqual(['identify acct_ada', 'track acct_ada 1']);
});

it('would send the events of who has left, did the log-out not drop them', async () => {
  const file = path.join(root, 'src/without.ts');
  const mended = readFileSync(path.join(root, 'src/cio.ts'), 'utf8');
  const drop = 'waitingEvents.length = 0';
  expect(mended).toContain(drop);
  writeFileSync(file, mended.replaceAll(drop, 'undefined'));
  await open(file);
  page.identifyAccount(ADA);
  send(1);
  page.cioReset();
  page.identifyAccount(BO);
  await page.loadCio();
  expect(await sent(2)).toEqual(['identify acct_bo', 'track acct_bo 1']);
});
