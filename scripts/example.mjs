/**
 * The main job, on a copy of the bundled example: find the fault, mend it, find nothing. Without a network.
 *
 *   npm run example
 *   npm run example -- --keep    leave the mended copy to look at
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {{ status: number | null, output: string }} Result */
/** @typedef {{ status: number, has?: readonly string[], is?: string }} Expected what the output has, or what it is */

const SCREENFUL = 32;
const repository = path.resolve(import.meta.dirname, '..');
const colored = process.stdout.isTTY === true && !process.env.NO_COLOR;
const width = Math.max(60, Math.min(process.stdout.columns ?? 110, 140));
/** @type {string[]} */
const failures = [];

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'customerio-example-')));
try {
  copyExample();
  console.log(
    '"Pressed" is a desktop app for people who press plants. Segment forwards its event "Request Created" to',
  );
  console.log('Customer.io, under a hash of the account id; Customer.io itself knows people by the account id.');

  step('ESLint finds each place that makes people nobody can write to.', 'eslint', ['.'], {
    status: 1,
    has: ['customerio/no-unidentified-forward', 'new-request.tsx', '9 problems'],
  });
  step('The audit shows all that is sent, and the two ids that never meet.', 'eslint-plugin-customerio', ['audit'], {
    status: 1,
    has: ['Request Created', 'SHA-256 of', 'accountId', 'Score'],
  });
  migrate(
    'The module that owns the client gets a helper that sends nothing until somebody is identified.',
    ['add-cio-guard'],
    {
      has: ['function trackCioEvent(', '?.reset()', '3 would change'],
    },
  );
  migrate(
    'Each place that sends the event sends it through the helper too, with the same properties.',
    ['track-cio-event', '--event', 'Request Created'],
    {
      has: ['trackCioEvent(AppEvent.requestCreated', '9 would change'],
    },
  );
  step('ESLint finds nothing any more.', 'eslint', ['.'], { status: 0, is: '' });
  const again = run('eslint-plugin-customerio', ['migrate', 'track-cio-event', '--event', 'Request Created']);
  check('a second run of the codemod', again, { status: 0, has: ['0 changed, 9 already right'] });
  console.log('\nNow the forwarding of "Request Created" can be switched off in Segment.');
} finally {
  if (process.argv.includes('--keep')) {
    console.log(`The mended copy is ${folder}`);
  } else {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (failures.length > 0) {
  console.error(`\nNot as expected:\n${failures.map(failure => `- ${failure}`).join('\n')}`);
  process.exitCode = 1;
}

/** The example as it would be installed: with links to the packages that its configuration names. */
function copyExample() {
  cpSync(path.join(repository, 'tests/fixtures/desktop-app'), folder, { recursive: true });
  mkdirSync(path.join(folder, 'node_modules/@typescript-eslint'), { recursive: true });
  const links = {
    'eslint-plugin-customerio': '.',
    eslint: 'node_modules/eslint',
    '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser',
  };
  for (const [name, target] of Object.entries(links)) {
    symlinkSync(path.join(repository, target), path.join(folder, 'node_modules', name), 'junction');
  }
}

/**
 * Shows a codemod's changes, then makes them.
 *
 * @param {string} title
 * @param {readonly string[]} args
 * @param {{ has: readonly string[] }} expected the count of changes last
 */
function migrate(title, args, { has }) {
  step(title, 'eslint-plugin-customerio', ['migrate', ...args, '--dry'], { status: 0, has });
  const made = run('eslint-plugin-customerio', ['migrate', ...args]);
  const counts = has.slice(-1).map(text => text.replace('would change', 'changed'));
  check(`migrate ${args[0]}`, made, { status: 0, has: counts });
}

/**
 * @param {string} title
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Expected} expected
 */
function step(title, program, args, expected) {
  const shown = args.map(arg => (/\s/.test(arg) ? `"${arg}"` : arg)).join(' ');
  console.log(`\n${paint(1, title)}\n${paint(2, `$ npx ${program} ${shown}`)}`);
  const result = run(program, args);
  const text = result.output.replaceAll(folder + path.sep, '').trim();
  const lines = (text === '' ? paint(2, '(nothing)') : text).split('\n').map(fitted);
  for (const line of lines.slice(0, lines.length > SCREENFUL + 2 ? SCREENFUL : lines.length)) {
    console.log(line);
  }
  if (lines.length > SCREENFUL + 2) {
    console.log(paint(2, `… ${lines.length - SCREENFUL} more lines`));
    console.log(lines.findLast(line => plain(line).trim() !== '' && !/^\d+ files/.test(plain(line))));
  }
  check(`${program} ${shown}`, result, expected);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Result}
 */
function run(program, args) {
  const binary = program === 'eslint' ? 'node_modules/eslint/bin/eslint.js' : 'dist/cli.js';
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [path.join(repository, binary), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...(colored ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }) },
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}` };
}

/**
 * @param {string} what
 * @param {Result} result
 * @param {Expected} expected
 */
function check(what, { status, output }, expected) {
  const text = plain(output);
  if (status !== expected.status) {
    failures.push(`${what}: exit code ${status}, not ${expected.status}`);
  }
  for (const part of expected.has ?? []) {
    if (!text.includes(part)) {
      failures.push(`${what}: it does not say "${part}"`);
    }
  }
  if (expected.is !== undefined && text.trim() !== expected.is) {
    failures.push(`${what}: it says something`);
  }
}

/**
 * @param {number} code
 * @param {string} text
 */
function paint(code, text) {
  return colored ? `\u001B[${code}m${text}\u001B[0m` : text;
}

/** @param {string} text */
function plain(text) {
  // eslint-disable-next-line no-control-regex -- these are the codes of terminals
  return text.replace(/\u001B\[[\d;]*m/g, '');
}

/**
 * A line that is no longer than the terminal is wide, its colours not counted.
 *
 * @param {string} line
 */
function fitted(line) {
  if (plain(line).length <= width) {
    return line;
  }
  let length = 0;
  let result = '';
  // eslint-disable-next-line no-control-regex -- as above
  for (const part of line.match(/\u001B\[[\d;]*m|[\s\S]/g) ?? []) {
    if (part.startsWith('\u001B')) {
      result += part;
    } else if (length < width - 1) {
      result += part;
      length++;
    }
  }
  return `${result}…`;
}
