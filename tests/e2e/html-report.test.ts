import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runIn } from '../package/packed.ts';
import { browser, flagsFor } from './browser.ts';

describe.runIf(browser)('the HTML report in a real browser', () => {
  let folder: string;
  let dom: string;
  let log: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-html-')));
    const file = path.join(folder, 'audit.html');
    runIn(
      path.resolve('tests/fixtures/desktop-app'),
      process.execPath,
      path.resolve('dist/cli.js'),
      'audit',
      '--output',
      file,
    );
    const flags = flagsFor(path.join(folder, 'profile'));
    const { stdout, stderr } = spawnSync(
      browser as string,
      [...flags, '--enable-logging=stderr', '--v=0', '--dump-dom', pathToFileURL(file).href],
      { encoding: 'utf8', timeout: 120_000 },
    );
    dom = stdout;
    log = stderr;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs its script, and breaks no policy of its own', () => {
    expect(dom).toMatch(/<div class="filters" role="search" aria-label="Events" data-filters="events">/);
    expect(log).not.toMatch(/Content Security Policy|Uncaught/);
  });

  it('shows what the example sends', () => {
    expect(dom).toContain('Request Created');
    expect(dom).toContain('no-unidentified-forward');
    expect(dom).toContain('Events create people whom nobody can write to');
    expect(dom).toContain('Map of identities');
  });
});
