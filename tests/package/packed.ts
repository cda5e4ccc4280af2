import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProject, type TemporaryProject } from '../support/project.ts';

export interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; a failure is a result, not an error. */
export function runIn(cwd: string, program: string, ...args: readonly string[]): Output {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr: error ? `${stderr ?? ''}${error.message}` : stderr };
}

/** Runs a program that was installed into the project, as `npx` would but without npm's own words. */
export function runBinary(project: TemporaryProject, name: string, ...args: readonly string[]): Output {
  return runIn(project.root, project.file(`node_modules/.bin/${name}`), ...args);
}

/**
 * Packs the package as `npm publish` would.
 *
 * @returns the tarball, and how to remove it
 */
export function pack(): { tarball: string; remove(): void } {
  if (!existsSync('dist/index.js')) {
    throw new Error('dist/ is not built. Run `npm run build`, or `npm run test:e2e`, which does it.');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'customerio-pack-'));
  const report = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ filename }] = Object.values(JSON.parse(report) as Record<string, { filename: string }>) as [
    { filename: string },
  ];
  return {
    tarball: path.join(folder, filename),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An empty project with the tarball and other packages installed into it from npm. */
export function installed(
  tarball: string,
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): TemporaryProject {
  const project = createProject(files);
  const { status, stderr } = runIn(
    project.root,
    'npm',
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    tarball,
    ...packages,
  );
  if (status !== 0) {
    throw new Error(`npm install failed in ${project.root}:\n${stderr}`);
  }
  return project;
}

/** A copy of this repository as it stands, with its dependencies linked. */
export function copyOfRepository(): TemporaryProject {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  const files = list.split('\0').filter(file => file !== '' && existsSync(file));
  const project = createProject(Object.fromEntries(files.map(file => [file, readFileSync(file, 'utf8')])));
  symlinkSync(path.resolve('node_modules'), project.file('node_modules'), 'junction');
  return project;
}
