import { Command, Option } from 'commander';
import picocolors from 'picocolors';

import { realPath } from '../files/stats.ts';
import { projectAt } from '../rule/reading.ts';
import type { Settings } from '../settings.ts';
import { projectSettings } from '../settings/home.ts';
import { UsageError } from '../usage-error.ts';
import type { Colors } from './migrate-diff.ts';
import { folderOf, ROOT_OPTION } from './project-settings.ts';
import { checkEslint } from './start/check-eslint.ts';
import { checkHelper } from './start/check-helper.ts';
import { checkParser } from './start/check-parser.ts';
import { checkReading } from './start/check-reading.ts';
import { checkRoot } from './start/check-root.ts';
import { checkSettings, type FoundSettings } from './start/check-settings.ts';
import type { Check, Trouble } from './start/check.ts';
import { surroundingsOf } from './start/surroundings.ts';

export interface DoctorOptions {
  readonly root?: string;
  readonly format?: 'pretty' | 'json';
}

export interface DoctorStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly cwd: string;
}

/** The subcommand `doctor`, for the program of lib/cli/main.ts. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what works here and what does not, each trouble with what ends it.')
    .option(...ROOT_OPTION)
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExit codes: 0 all is well, 1 there are troubles, 2 nothing could be looked at.')
    .action(async (options: DoctorOptions) => {
      process.exitCode = await runDoctor(options, { stdout: process.stdout, cwd: process.cwd() });
    });
}

/**
 * Looks at the set-up of a project.
 *
 * @returns the exit code: 0 if all is well, 1 if there are troubles, 2 if no file can be read
 * @throws UsageError if the root is none
 */
export async function runDoctor(options: DoctorOptions, { stdout, cwd }: DoctorStreams): Promise<number> {
  const { settings, ...found } = foundSettings(options, cwd);
  const surroundings = surroundingsOf(found.root, realPath(cwd));
  const parser = await checkParser(surroundings.packageManager);
  const canRead = parser.troubles.length === 0;
  const checks = canRead ? [parser, ...(await otherChecks(found, settings, surroundings))] : [parser];
  const troubles = checks.reduce((sum, each) => sum + each.troubles.length, 0);
  if (options.format === 'json')
    stdout.write(
      `${JSON.stringify({ version: 1, root: found.root.replaceAll('\\', '/'), checks, troubles }, null, 2)}\n`,
    );
  else
    stdout.write(text(checks, troubles, picocolors.createColors(stdout.isTTY === true && picocolors.isColorSupported)));
  if (!canRead) return 2;
  return troubles > 0 ? 1 : 0;
}

async function otherChecks(
  found: FoundSettings,
  settings: Settings,
  surroundings: ReturnType<typeof surroundingsOf>,
): Promise<Check[]> {
  const project = projectAt(found.root, settings);
  await project.prepare();
  return [
    checkSettings(found, project),
    checkRoot(project),
    checkHelper(project),
    checkReading(project),
    checkEslint(surroundings, project),
  ];
}

/** As the other commands find them; what is wrong with them is a trouble here, and all else is looked at without. */
function foundSettings({ root }: DoctorOptions, cwd: string): FoundSettings & { readonly settings: Settings } {
  const start = folderOf(cwd, root ?? '.');
  const given = root === undefined ? {} : { root: '.' };
  try {
    const found = projectSettings(start, given);
    const folder = folderOf(found.root, '.');
    return { settings: found.settings, root: folder, file: found.file, fault: undefined };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { settings: {}, root: start, file: undefined, fault: error.message };
  }
}

function text(checks: readonly Check[], troubles: number, colors: Colors): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, facts, troubles: found, notes }) => {
    const mark = found.length > 0 ? colors.red('✖') : notes.length > 0 ? colors.yellow('!') : colors.green('✔');
    const heading = `${mark} ${colors.bold(name.padEnd(width))}  ${facts.join('; ')}`.trimEnd();
    return [
      heading,
      ...found.flatMap(one => told(one, colors.red('✖'), colors)),
      ...notes.flatMap(one => told(one, colors.yellow('!'), colors)),
    ];
  });
  return `${lines.join('\n')}\n\n${endOf(checks, troubles, colors)}\n`;
}

function endOf(checks: readonly Check[], troubles: number, colors: Colors): string {
  if (troubles > 0) return colors.red(`${troubles} to mend.`);
  return checks.some(({ notes }) => notes.length > 0)
    ? colors.yellow('Nothing is broken. What is marked with ! is for you to decide.')
    : colors.green('All is well.');
}

function told({ message, remedy }: Trouble, mark: string, colors: Colors): string[] {
  return [`    ${mark} ${message}`, `      ${colors.cyan('→')} ${remedy}`];
}
