/**
 * Takes the pictures of the docs: `npm run pictures`, which builds first. They show the report of the bundled example
 * in the browser that is installed here; the same code gives the same pages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Pages of docs stay light. */
const MAX_BYTES = 150_000;
const FOLDER = 'docs/pictures';

/** @type {{ name: string, part: string, size: string, isDark?: true }[]} */
const pictures = [
  { name: 'report', part: '', size: '1100,700' },
  { name: 'report-events', part: 'events', size: '1100,700' },
  { name: 'report-people', part: 'people', size: '1100,820', isDark: true },
];

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(file =>
  existsSync(file),
);
if (browser === undefined) throw new Error('Pictures are taken by Chromium, which is not installed here.');

const folder = mkdtempSync(path.join(tmpdir(), 'customerio-pictures-'));
try {
  const example = path.join(folder, 'pressed-desktop');
  cpSync('tests/fixtures/desktop-app', example, { recursive: true });
  const report = path.join(folder, 'audit.html');
  execFileSync(process.execPath, [path.resolve('dist/cli.js'), 'audit', '--fail-on', 'never', '--output', report], {
    cwd: example,
    env: { ...process.env, SOURCE_DATE_EPOCH: '1795910400' },
  });
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of pictures) take(browser, report, picture);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} program
 * @param {string} report
 * @param {typeof pictures[number]} picture
 */
function take(program, report, { name, part, size, isDark }) {
  const file = path.resolve(FOLDER, `${name}.png`);
  const { status, stderr } = spawnSync(
    program,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--force-device-scale-factor=1',
      `--blink-settings=preferredColorScheme=${isDark ? 0 : 1}`,
      `--user-data-dir=${path.join(folder, 'profile')}`,
      `--window-size=${size}`,
      `--screenshot=${file}`,
      pathToFileURL(part === '' ? report : pageOf(report, part)).href,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const bytes = statSync(file).size;
  if (bytes > MAX_BYTES) throw new Error(`${name} has ${bytes} bytes, and ${MAX_BYTES} at most belong into the docs.`);
  console.log(`${path.relative('.', file)}  ${Math.round(bytes / 1000)} kB`);
}

/**
 * A copy of the page with one part of it: a picture shows the top of what is opened.
 *
 * @param {string} report
 * @param {string} part
 */
function pageOf(report, part) {
  const style = `header, footer, nav, main > :not(#${part}) { display: none !important }`;
  const page = readFileSync(report, 'utf8')
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace('</head>', `<style>${style}</style></head>`);
  const file = path.join(folder, `${part}.html`);
  writeFileSync(file, page);
  return file;
}
