/**
 * The promise of the product, in a real browser with the real SDKs: the same clicks in a small shop, as it is and as
 * `migrate mend` leaves it, against a stand-in that counts the people whom they make in Customer.io.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { Rolldown } from 'tsdown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MigrateReport } from '../../../lib/cli/migrate-report.ts';
import plugin from '../../../lib/index.ts';
import { browser, flagsFor } from '../browser.ts';
import type { Counts, Destination } from './destination.ts';
import { startDestination } from './destination.ts';

const SHOP = path.resolve('tests/fixtures/profiles/shop');
const NAMES = ['ann', 'bob', 'cy', 'dee', 'eve'];
/** All that somebody may go by: the account, the address, the hashes of page and server. */
const KEYS = NAMES.map(name => [
  `acc_${name}`,
  `${name}@acme.test`,
  hashOfPage(`acc_${name}`),
  createHash('sha256').update(`acc_${name}`).digest('hex'),
]);
const ASKS_CONSENT = /if \(!client \|\| !identifiedUserId\)/;

/** As the shop's `sha256` makes it. */
function hashOfPage(text: string): string {
  return `sha_${[...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 0).toString(16)}`;
}

const folders: string[] = [];
afterAll(() => folders.forEach(folder => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-shop-')));
  folders.push(folder);
  return folder;
}

function copyOfShop(): string {
  const root = newFolder();
  cpSync(SHOP, root, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'dir');
  return root;
}

async function bundle(file: string, platform: 'browser' | 'node'): Promise<string> {
  const build = await Rolldown.rolldown({
    input: file,
    platform,
    logLevel: 'silent',
    ...(platform === 'node' && { external: [/^[^./]/] }),
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  return output[0].code;
}

/** Has people click through the shop, and the server ship an order. */
async function runShop(root: string, switchedOff: readonly string[]): Promise<Destination> {
  let isDone = (): void => {};
  const done = new Promise<void>(resolve => (isDone = resolve));
  const page = `<!doctype html><title>Shop</title>
<script>window.shopConfig = { cdnURL: location.origin };</script>
<script type="module" src="/shop.js"></script><script type="module" src="/clicks.js"></script>`;
  const destination = await startDestination({
    switchedOff,
    pages: {
      '/': page,
      '/shop.js': await bundle(path.join(root, 'src/main.ts'), 'browser'),
      '/clicks.js': readFileSync(path.resolve('tests/fixtures/profiles/clicks.js'), 'utf8'),
    },
    onDone: () => isDone(),
  });
  const server = path.join(root, 'server.mjs');
  writeFileSync(server, `${await bundle(path.join(root, 'src/server.ts'), 'node')}\nawait shipOrder('acc_ann');\n`);
  const shipped = spawn(process.execPath, [server], { env: { ...process.env, SEGMENT_HOST: destination.origin } });
  await new Promise(resolve => shipped.once('exit', resolve));

  const shown = spawn(browser as string, [...flagsFor(newFolder()), destination.origin], { stdio: 'ignore' });
  await done;
  const gone = new Promise(resolve => shown.once('exit', resolve));
  shown.kill();
  await gone;
  await destination.close();
  return destination;
}

/** `migrate mend` by the command line. */
function mend(root: string): MigrateReport {
  const cli = path.resolve('dist/cli.js');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'migrate', 'mend', '--root', root, '--allow-dirty', '--format', 'json'],
    { encoding: 'utf8', cwd: root },
  );
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as MigrateReport;
}

/** Takes what the editor suggests for the server: Customer.io is left out there. */
async function takeSuggestions(root: string, file: string): Promise<number> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { customerio: plugin as never },
      rules: { 'customerio/no-unidentified-forward': 'error' },
      settings: { customerio: { forwarded: 'all', root } },
    },
  });
  const [result] = await eslint.lintFiles([file]);
  const fixes = (result?.messages ?? []).flatMap(({ suggestions = [] }) => suggestions.at(-1)?.fix ?? []);
  const text = fixes.reduceRight(
    (before, { range, text: put }) => before.slice(0, range[0]) + put + before.slice(range[1]),
    readFileSync(path.join(root, file), 'utf8'),
  );
  writeFileSync(path.join(root, file), text);
  return fixes.length;
}

/** The names in a sentence of the report: `Switch off …: "Product Viewed", "Signed Up". …` */
function namesIn(text: string): string[] {
  return [...(text.split(': ')[1]?.split('. ')[0] ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name as string);
}

describe.runIf(browser)('a shop, before and after migrate mend', { timeout: 120_000 }, () => {
  let before: Destination;
  let after: Destination;
  let report: MigrateReport;

  beforeAll(async () => {
    before = await runShop(copyOfShop(), []);
    const root = copyOfShop();
    report = mend(root);
    const gate = report.remarks.find(({ text }) => text.includes('hasConsent()'));
    expect(gate?.forPerson).toBe(true);
    // What the report leaves to a person: the helper asks for consent, as the wrapper does.
    const helper = path.join(root, 'src/customerio.ts');
    const text = readFileSync(helper, 'utf8');
    expect(text).toMatch(ASKS_CONSENT);
    writeFileSync(helper, text.replace(ASKS_CONSENT, 'if (!client || !identifiedUserId || !hasConsent())'));
    expect(await takeSuggestions(root, 'src/server.ts')).toBe(1);
    const switchOff = report.remarks.find(each => each.text.startsWith('Switch off'));
    after = await runShop(root, namesIn(switchOff?.text ?? ''));
    console.log(
      table([
        ['as it is', before.counts(KEYS)],
        ['after `migrate mend`', after.counts(KEYS)],
      ]),
    );
  });

  it('makes strangers, duplicates and visitors before', () => {
    const counts = before.counts(KEYS);
    expect(counts.withoutEmail).toBeGreaterThan(0);
    expect(counts.duplicates).toBeGreaterThan(0);
    expect(counts.anonymous).toBeGreaterThan(0);
  });

  it('makes none after', () => {
    expect(after.counts(KEYS)).toEqual({ people: 4, withoutEmail: 0, duplicates: 0, anonymous: 0 });
  });

  it('keeps every event of whoever is identified, with its properties and in order', () => {
    const request = (count: number): object => ({ event: 'Request Created', properties: { plan: 'pro', count } });
    expect(after.eventsOf('acc_ann')).toEqual([
      { event: 'Signed Up', properties: { method: 'form' } },
      request(1),
      request(2),
    ]);
    expect(after.eventsOf('acc_bob')).toEqual([request(3)]);
    expect(after.eventsOf('acc_cy')).toEqual([request(4)]);
    expect(after.eventsOf('acc_eve')).toEqual([request(6)]);
  });

  it('sends nothing for whoever refused', () => {
    expect(after.hasHeardOf('acc_dee')).toBe(false);
    expect(after.hasHeardOf('refused')).toBe(false);
  });
});

function table(rows: readonly (readonly [string, Counts])[]): string {
  const lines = rows.map(
    ([name, { people, withoutEmail, duplicates, anonymous }]) =>
      `| ${name} | ${people} | ${withoutEmail} | ${duplicates} | ${anonymous} |`,
  );
  return [
    '| the shop | people | without e-mail | duplicates | visitors |',
    '| :-- | --: | --: | --: | --: |',
    ...lines,
  ].join('\n');
}
