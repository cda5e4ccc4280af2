/** Folders to try the package in, and what is found there. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {import('./row.d.ts').Given} Given */
/** @typedef {{ status: number | null, stdout: string, stderr: string }} Output */

/** @returns {{ tarball: string, remove: () => void }} */
export function packed() {
  const folder = mkdtempSync(path.join(tmpdir(), 'customerio-matrix-'));
  const report = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const [{ filename }] = /** @type {[{ filename: string }]} */ (Object.values(JSON.parse(report)));
  return { tarball: path.join(folder, filename), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Does something in a folder of its own, which goes away after it.
 *
 * @param {Given} given
 * @param {Readonly<Record<string, string>>} files
 * @param {(project: Project) => void | Promise<void>} act
 */
export async function inProject({ tarball, keep }, files, act) {
  const project = new Project(tarball);
  for (const [name, text] of Object.entries(files)) project.write(name, text);
  try {
    await act(project);
    project.remove();
  } catch (error) {
    if (!keep) project.remove();
    else /** @type {Error} */ (error).message += ` (${project.root})`;
    throw error;
  }
}

export class Project {
  /** @param {string} tarball */
  constructor(tarball) {
    this.tarball = tarball;
    this.root = mkdtempSync(path.join(tmpdir(), 'customerio-matrix-'));
  }

  /** @param {string} name */
  file(name) {
    return path.join(this.root, name);
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  write(name, text) {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  /** @param {string} folder whose content it gets */
  copy(folder) {
    cpSync(folder, this.root, { recursive: true });
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }

  /**
   * Runs a program to its end, whatever that is.
   *
   * @param {string} program
   * @param {readonly string[]} args
   * @param {{ folder?: string, env?: NodeJS.ProcessEnv, input?: string }} [options]
   * @returns {Output}
   */
  run(program, args, { folder = '.', env = {}, input } = {}) {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: this.file(folder),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      timeout: 300_000,
      input,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: '1', ...env },
    });
    return { status, stdout: stdout ?? '', stderr: error ? `${stderr ?? ''}${error.message}` : stderr };
  }

  /**
   * The same, where it has to end well.
   *
   * @param {string} program
   * @param {readonly string[]} args
   * @param {Parameters<Project['run']>[2]} [options]
   */
  must(program, args, options) {
    const output = this.run(program, args, options);
    assert.equal(output.status, 0, `${program} ${args.join(' ')}: ${lastLines(output.stderr || output.stdout)}`);
    return output.stdout;
  }

  /** @param {readonly string[]} packages beside the package itself */
  install(...packages) {
    this.add(this.tarball, ...packages);
  }

  /** @param {readonly string[]} packages */
  add(...packages) {
    const words = [
      'install',
      '--save-dev',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--ignore-scripts',
      ...packages,
    ];
    // A registry that does not answer says nothing about the package: it is asked once more.
    if (this.run('npm', words).status !== 0) this.must('npm', words);
  }

  /**
   * What ESLint finds, as `file:line rule`; what cannot be parsed is found too.
   *
   * @param {{ command?: readonly [string, ...string[]], folder?: string, args?: readonly string[] }} [options]
   * @returns {string[]}
   */
  lint({ command = ['npx', 'eslint'], folder = '.', args = ['.'] } = {}) {
    const [program, ...words] = command;
    const { stdout, stderr, status } = this.run(program, [...words, '--format', 'json', ...args], { folder });
    const start = stdout.indexOf('[{');
    assert.ok(status !== 2 && start >= 0, `ESLint: ${lastLines(stderr || stdout)}`);
    /** @type {{ filePath: string, messages: { ruleId: string | null, line: number, message: string }[] }[]} */
    const results = JSON.parse(stdout.slice(start));
    return results
      .flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, line, message }) =>
            `${path.relative(this.root, filePath)}:${line} ${ruleId?.replace('customerio/', '') ?? message}`,
        ),
      )
      .sort();
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split('\n').slice(-6).join('\n');
}

/**
 * @param {readonly string[]} actual
 * @param {readonly string[]} wanted
 */
export function same(actual, wanted) {
  assert.deepEqual(actual, wanted, `found ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}

/** @param {string} program */
export function isThere(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
