import { Command, Option } from 'commander';
import picocolors from 'picocolors';

import { relative } from '../files/listing.ts';
import { readPattern } from '../patterns.ts';
import type { Project } from '../project/project.ts';
import { projectAt } from '../rule/reading.ts';
import { projectSettings, type ProjectSettings } from '../settings/home.ts';
import { UsageError } from '../usage-error.ts';
import { colored, unifiedDiff, type Colors } from './migrate-diff.ts';
import { createFile, replaceFile } from './migrate-write.ts';
import { folderOf, ROOT_OPTION } from './project-settings.ts';
import { askForwarded, atTerminal, type AskLine, type Forwarded } from './start/ask-forwarded.ts';
import { COMMAND, counted } from './start/check.ts';
import { eslintStep } from './start/eslint-step.ts';
import { HOOKS, hookStep, type Hook } from './start/hook-step.ts';
import { forwardableEvents, settingsStep } from './start/settings-step.ts';
import { indented, type Step, type Writing } from './start/step.ts';
import {
  installCommand,
  installedVersion,
  isSupported,
  surroundingsOf,
  type Surroundings,
} from './start/surroundings.ts';
import { CI_HOSTS, workflowStep, type CiHost } from './start/workflow-step.ts';

export interface InitOptions {
  readonly root?: string;
  readonly forwarded?: readonly string[];
  readonly yes?: boolean;
  readonly dry?: boolean;
  readonly hook?: Hook;
  readonly ci?: CiHost;
}

/** Where the command reads from and writes to. */
export interface InitStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly cwd: string;
  /** How a person is asked; the terminal unless given, nobody where there is none. */
  readonly ask?: AskLine;
}

const NOTHING_HERE = 1;

/** The subcommand `init`, for the program of lib/cli/main.ts. */
export function initCommand(): Command {
  return new Command('init')
    .description('Set a project up: the configuration of ESLint, and the settings that all commands read.')
    .option(...ROOT_OPTION)
    .option(
      '--forwarded <events...>',
      'the events that Segment forwards to Customer.io: all, none, or names and /patterns/',
    )
    .option('--yes', 'ask nothing; what only you can answer is left out')
    .addOption(new Option('--hook <tool>', 'also lint what is committed, by this tool').choices(HOOKS))
    .addOption(new Option('--ci <host>', 'also lint pull requests, and say what they change').choices(CI_HOSTS))
    .option('--dry', 'show what would be written, and write nothing')
    .addHelpText(
      'after',
      '\nNothing is installed and no code is run: packages that are missing are named with the command for them.\nExit codes: 0 done, 1 there is nothing here to set up, 2 the request has to be changed.',
    )
    .action(async (options: InitOptions) => {
      process.exitCode = await runInit(options, { stdout: process.stdout, cwd: process.cwd() });
    });
}

/**
 * Sets a project up.
 *
 * @returns the exit code: 0 if it is done, 1 if there is nothing to set up
 * @throws UsageError if something about the request has to be changed first; nothing is written then
 */
export async function runInit(options: InitOptions, streams: InitStreams): Promise<number> {
  const { stdout, cwd } = streams;
  const colors = picocolors.createColors(stdout.isTTY === true && picocolors.isColorSupported);
  const start = folderOf(cwd, options.root ?? '.');
  const found = projectSettings(start, options.root === undefined ? {} : { root: '.' });
  const root = folderOf(found.root, '.');
  const surroundings = surroundingsOf(root, start);
  if (surroundings.manifests.length === 0 && !surroundings.hasSources) {
    stdout.write(
      `There is nothing here to set up: ${root} holds no package.json and no source file. Run this in the folder of a project, or begin one with \`npm init\`.\n`,
    );
    return NOTHING_HERE;
  }
  const project = projectAt(root, found.settings);
  await project.prepare();
  stdout.write(`${inWords(surroundings, project)}\n`);

  const forwarded = await forwardedOf(options, found, project, streams);
  const steps = [
    eslintStep(surroundings),
    settingsStep(root, found, forwarded, project),
    ...(options.hook ? [hookStep(surroundings, options.hook)] : []),
    ...(options.ci ? [workflowStep(surroundings)] : []),
  ];
  const writings = steps.flatMap(step => step.writings);
  for (const writing of writings) stdout.write(`\n${shown(writing, root, colors)}`);
  for (const words of steps.flatMap(step => step.words)) stdout.write(`\n${words}\n`);
  if (!options.dry) writings.forEach(write);
  const names = inList(writings.map(({ file }) => relative(root, file)));
  if (names !== '') stdout.write(`\n${colors.green(options.dry ? `Would write ${names}.` : `Wrote ${names}.`)}\n`);
  const isOpen = (found.settings.forwarded ?? forwarded) === undefined && forwardableEvents(project).length > 0;
  stdout.write(`\n${nextSteps(surroundings, steps, isOpen)}`);
  return 0;
}

function inWords(surroundings: Surroundings, project: Project): string {
  const { root, manifests, isWorkspace, endings, sdks, frameworks, packageManager, eslint } = surroundings;
  const calls = project.calls().filter(({ inTest, forwards }) => !inTest && !forwards).length;
  return [
    `Project   ${root}${isWorkspace ? `, a workspace of ${counted(manifests.length, 'package')}` : ''}`,
    `Code      ${[endings.has('ts') || endings.has('tsx') ? 'TypeScript' : 'JavaScript', ...frameworks].join(', ')}; packages by ${packageManager}`,
    `Analytics ${sdks.length > 0 ? sdks.join(', ') : 'no SDK in a package.json'}; ${counted(calls, 'call')} found`,
    `ESLint    ${eslint.version === undefined ? 'not installed' : eslint.version}${eslint.config === undefined ? '' : `, ${relative(root, eslint.config)}`}`,
  ].join('\n');
}

function shown({ file, before, after }: Writing, root: string, colors: Colors): string {
  const name = relative(root, file);
  return before === undefined
    ? `${colors.bold(`${name} (new)`)}\n${indented(after)}\n`
    : `${colored(unifiedDiff(name, before, after), colors)}`;
}

/** In one step: whoever looks meanwhile finds the old text or the new one. */
function write({ file, before, after }: Writing): void {
  try {
    if (before === undefined) createFile(file, after);
    else replaceFile(file, Buffer.from(before, 'utf8'), after);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function inList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** @param isOpen - whether something waits for what only a person can say */
function nextSteps(surroundings: Surroundings, steps: readonly Step[], isOpen: boolean): string {
  const { root, eslint, run } = surroundings;
  const needed = [...new Set(steps.flatMap(step => step.packages))];
  const missing = needed.filter(name => installedVersion(root, name) === undefined);
  const isOld = eslint.version !== undefined && !isSupported(eslint.version);
  const install = [...(isOld ? ['eslint@latest'] : []), ...missing];
  const lines = [
    ...(install.length > 0 ? [installCommand(surroundings, install)] : []),
    ...steps.flatMap(step => step.commands),
    ...(isOpen ? [`${COMMAND} init --forwarded all|none|<name>…`] : []),
    `${run} eslint .`,
    `${COMMAND} doctor`,
  ];
  return `Next:\n${lines.map(line => `  ${line}\n`).join('')}`;
}

/** What is said of forwarded events: on the command line, at the terminal, or not at all. */
async function forwardedOf(
  { forwarded, yes, dry }: InitOptions,
  { settings }: ProjectSettings,
  project: Project,
  { stdout, ask }: InitStreams,
): Promise<Forwarded | undefined> {
  if (forwarded !== undefined) return given(forwarded);
  const events = forwardableEvents(project);
  if (settings.forwarded !== undefined || yes || dry || events.length === 0) return undefined;
  const write = (text: string): void => void stdout.write(text);
  if (ask) return askForwarded(events, write, ask);
  if (process.stdin.isTTY !== true)
    throw new UsageError(
      'One question is to be asked, and there is no terminal. Give --forwarded all, none or the names of events, or --yes to leave it open.',
    );
  return atTerminal(stdout, line => askForwarded(events, write, line));
}

/** @throws UsageError for a word among names, or a pattern that is none */
function given(forwarded: readonly string[]): Forwarded {
  const [first] = forwarded;
  if (forwarded.length === 1 && (first === 'all' || first === 'none')) return first;
  const word = forwarded.find(each => each === 'all' || each === 'none');
  if (word !== undefined) throw new UsageError(`--forwarded takes ${word} alone, or names and /patterns/.`);
  forwarded.forEach(each => readPattern(each, '--forwarded'));
  return forwarded;
}
