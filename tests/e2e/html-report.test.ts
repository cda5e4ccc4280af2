import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runIn } from '../package/packed.ts';
import { browser, flagsFor } from './browser.ts';

import type { AxeResults } from 'axe-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.runIf(browser)('the HTML report in a real browser', () => {
  let folder: string;
  let chromium: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-html-')));
    const file = path.join(folder, 'audit.html');
    const cli = path.resolve('dist/cli.js');
    runIn(path.resolve('tests/fixtures/desktop-app'), process.execPath, cli, 'audit', '--output', file);
    chromium = await puppeteer.launch({
      executablePath: browser as string,
      args: flagsFor(path.join(folder, 'profile')),
      timeout: 120_000,
      protocolTimeout: 120_000,
    });
    page = await chromium.newPage();
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href, { timeout: 120_000 });
  });

  afterAll(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs its script, and breaks no policy of its own', async () => {
    expect(await page.$('[role="search"][data-filters="events"]')).not.toBeNull();
    expect(complaints).toEqual([]);
  });

  it('shows what the example sends', async () => {
    const text = await page.$eval('main', main => main.textContent);
    for (const part of [
      'Request Created',
      'no-unidentified-forward',
      'Events can create people whom nobody can write to',
      'Map of identities',
    ])
      expect(text).toContain(part);
  });

  it('is reached by the keyboard from its top to its end', async () => {
    const reached = await tabbed(page, 40);
    expect(reached[0]).toBe('A Skip to the content');
    expect(reached.filter(name => /^(?:INPUT|SELECT|SUMMARY) /.test(name))).not.toEqual([]);
    expect(reached.filter(name => name.endsWith('without a mark'))).toEqual([]);
  });

  it('opens places, and filters events, by the keyboard', async () => {
    const details = 'details:not([open])';
    await page.focus(`${details} > summary`);
    const before = (await page.$$(details)).length;
    await page.keyboard.press('Enter');
    expect((await page.$$(details)).length).toBe(before - 1);

    const rows = (): Promise<string[]> =>
      page.$$eval('#events tbody > tr', all =>
        all.filter(row => row.checkVisibility()).map(row => row.querySelector('th, td')?.textContent.trim() ?? ''),
      );
    const all = await rows();
    await page.focus('[data-filters="events"] input[type="search"]');
    await page.keyboard.type('request created');
    const some = await rows();
    expect(all.length).toBeGreaterThan(some.length);
    expect(some.some(name => name.includes('Request Created'))).toBe(true);
    expect(some.some(name => all.includes(name) && !/request created/i.test(name))).toBe(false);
  });

  it.each(['light', 'dark'])('has no violation that axe knows of, %s', async scheme => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // The page lets in no script but its own.
    await page.setBypassCSP(true);
    await page.reload({ timeout: 120_000 });
    // What is folded is looked at as well.
    await page.$$eval('details', all => all.forEach(one => one.setAttribute('open', '')));
    await page.addScriptTag({ path: axe });
    const results = (await page.evaluate('axe.run()')) as AxeResults;
    expect(results.passes.length).toBeGreaterThan(10);
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});

/** What the first presses of the tab key reach. */
async function tabbed(page: Page, presses: number): Promise<string[]> {
  const reached: string[] = [];
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
        const isMarked = getComputedStyle(element).outlineStyle !== 'none';
        return `${element.tagName} ${name}${isMarked ? '' : ' without a mark'}`;
      }),
    );
  }
  return reached;
}
