import { existsSync } from 'node:fs';

/** The browser that is installed here; undefined where none is. */
export const browser = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find(file => existsSync(file));

/** What has it run without a screen, and for itself. */
export const flagsFor = (profile: string): string[] => [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  `--user-data-dir=${profile}`,
];
