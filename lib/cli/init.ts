import path from 'node:path';

import { Command } from 'commander';
import picocolors from 'picocolors';

import { relative } from '../files/listing.ts';
import { exactTextOf } from '../files/text.ts';
import type { Project } from '../project/project.ts';
import { projectAt } from '../rule/reading.ts';
import { projectSettings, SETTINGS_FILE, type ProjectSettings } from '../settings/home.ts';
import { nearest } from '../project/nearest.ts';
import { readPattern } from '../patterns.ts';
import { UsageError } from '../usage-error.ts';
import { PLUGIN, useOf, type ConfigUse } from './eslint-config.ts';
import { unreadSettings } from './eslint-settings.ts';
import { colored, unifiedDiff, type Colors } from './migrate-diff.ts';
import { createFile, replaceFile } from './migrate-write.ts';
import { folderOf, ROOT_OPTION } from './project-settings.ts';
import { askForwarded, atTerminal, type AskLine, type Forwarded } from './start/ask-forwarded.ts';
import { isForwardable } from './start/check-settings.ts';
import { COMMAND, counted } from './start/check.ts';
import { isRequiring, lackingIn, languagesFor, newConfig, patchedConfig, type Lacking } from './start/config-text.ts';
import type { Language } from './start/languages.ts';
import { extendedSettings, newSettings } from './start/settings-text.ts';
import {
  installCommand,
  installedVersion,
  isSupported,
  surroundingsOf,
  type Surroundings,
} from './start/surroundings.ts';

export interface InitOptions {
  readonly root?: string;
  readonly forwarded?: readonly string[];
  readonly yes?: boolean;
  readonly dry?: boolean;
}

/** Where the command reads from and writes to. */
export interface InitStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly cwd: string;
  /** How a person is asked; the terminal unless given, nobody where there is none. */
  readonly ask?: AskLine;
}

/** A file as it is to be. */
interface Writing {
  readonly file: string;
  /** Undefined for a new one. */
  readonly before?: string;
  readonly after: string;
}

/** What is to be done for one half of the set-up. */
interface Step {
  readonly writing?: Writing;
  /** What a person is told: lines to add, or that nothing is to do. */
  readonly words: readonly string[];
  readonly packages: readonly string[];
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

  const eslint = eslintStep(surroundings);
  const forwarded = await forwardedOf(options, found, project, streams);
  const settings = settingsStep(root, found, forwarded, project);
  const steps = [eslint, settings];
  for (const { writing } of steps) if (writing) stdout.write(`\n${shown(writing, root, colors)}`);
  for (const words of steps.flatMap(step => step.words)) stdout.write(`\n${words}\n`);
  const writings = steps.flatMap(({ writing }) => writing ?? []);
  if (!options.dry) writings.forEach(write);
  const names = writings.map(({ file }) => relative(root, file)).join(' and ');
  if (names !== '') stdout.write(`\n${colors.green(options.dry ? `Would write ${names}.` : `Wrote ${names}.`)}\n`);
  stdout.write(`\n${nextSteps(surroundings, eslint.packages)}`);
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

/** What becomes of the configuration of ESLint. */
function eslintStep(surroundings: Surroundings): Step {
  const { root, endings, isWorkspace, eslint } = surroundings;
  const wanted = { endings, isWorkspace };
  if (eslint.config === undefined) {
    if (eslint.legacy !== undefined) return legacyStep(relative(root, eslint.legacy), newConfig(wanted));
    const file = path.join(root, 'eslint.config.mjs');
    const packages = languagesFor(wanted).map(({ parsers: [name] }) => name);
    return { writing: { file, after: newConfig(wanted) }, words: [], packages };
  }
  const use = useOf(eslint.config);
  const before = exactTextOf(eslint.config);
  const name = relative(root, eslint.config);
  if (use?.plugin === 'on')
    return { words: [`${name} has the plugin already.`], packages: parsersIn(use, languagesFor(wanted)) };
  const text = before ?? '';
  // Where the configuration of one package is meant, the root is another folder.
  const isOfRoot = path.dirname(eslint.config) === root;
  const lacking = lackingIn(
    { endings, isWorkspace: isWorkspace && isOfRoot },
    use ?? { plugin: 'unknown', packages: new Set(), isOpen: true },
    isRequiring(eslint.config, text),
  );
  const after = before === undefined ? undefined : patchedConfig(eslint.config, before, lacking);
  return after === undefined
    ? { words: [linesToAdd(name, lacking)], packages: lacking.packages }
    : { writing: { file: eslint.config, before: text, after }, words: [], packages: lacking.packages };
}

/** Of the parsers that a configuration takes, those for these languages. */
function parsersIn({ packages }: ConfigUse, languages: readonly Language[]): string[] {
  return languages.flatMap(({ parsers }) => parsers.filter(name => packages.has(name)));
}

function legacyStep(name: string, config: string): Step {
  return {
    words: [
      `${name} is of the kind that ESLint 9 no longer reads, and was left alone. Make a flat one of it with \`npx @eslint/migrate-config ${name}\`, and run this again. It will have this in it:\n\n${indented(config)}`,
    ],
    packages: [],
  };
}

function linesToAdd(name: string, { imports, elements }: Lacking): string {
  return `${name} is not a list that is written out, and was left alone. Add these lines to its imports and to the end of its list:\n\n${indented([...imports, '', ...elements].join('\n'))}`;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ');
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

function forwardableEvents(project: Project): string[] {
  return [
    ...new Set(
      project
        .calls()
        .filter(isForwardable)
        .flatMap(({ events }) => events),
    ),
  ].sort();
}

/** What becomes of the file with the settings. */
function settingsStep(
  root: string,
  { file, settings }: ProjectSettings,
  forwarded: Forwarded | undefined,
  project: Project,
): Step {
  const said = forwarded === undefined ? {} : { forwarded };
  const words = [
    ...openWords(settings.forwarded ?? forwarded, project),
    ...unsentWords(forwarded, project),
    ...unreadSettings(root, { ...settings, ...said }).map(({ message }) => message),
  ];
  if (file === undefined)
    return {
      writing: { file: path.join(root, SETTINGS_FILE), after: newSettings(said) },
      words,
      packages: [],
    };
  const name = relative(root, file);
  if (forwarded === undefined || JSON.stringify(forwarded) === JSON.stringify(settings.forwarded))
    return { words: [`${name} holds the settings already.`, ...words], packages: [] };
  const before = exactTextOf(file) ?? '';
  const after = path.basename(file) === SETTINGS_FILE ? extendedSettings(before, said) : undefined;
  if (after !== undefined) return { writing: { file, before, after }, words, packages: [] };
  return {
    words: [
      `${name} was left alone. Add this to ${path.basename(file) === SETTINGS_FILE ? 'it' : '"customerio" in it'}:\n\n    "forwarded": ${JSON.stringify(forwarded)}`,
      ...words,
    ],
    packages: [],
  };
}

function openWords(forwarded: Forwarded | undefined, project: Project): string[] {
  const count = forwardableEvents(project).length;
  if (forwarded !== undefined || count === 0) return [];
  return [
    `Which events Segment forwards to Customer.io (${counted(count, 'event')} found) is left open, since no code says it: what goes wrong on that way is not found until \`forwarded\` is in the settings. Say it with \`${COMMAND} init --forwarded all|none|<name>…\`.`,
  ];
}

/** Names that nothing sends: a slip, as a rule. */
function unsentWords(forwarded: Forwarded | undefined, project: Project): string[] {
  const sent = new Set(forwardableEvents(project));
  if (typeof forwarded !== 'object') return [];
  return forwarded
    .filter(name => !sent.has(name) && !readPattern(name, '--forwarded'))
    .map(name => {
      const meant = nearest(name, sent);
      return `No call was found that sends "${name}" to Segment.${meant === undefined ? '' : ` Is "${meant}" meant?`}`;
    });
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

function nextSteps(surroundings: Surroundings, packages: readonly string[]): string {
  const { root, eslint } = surroundings;
  const needed = ['eslint', PLUGIN, ...packages];
  const missing = needed.filter(name => installedVersion(root, name) === undefined);
  const isOld = eslint.version !== undefined && !isSupported(eslint.version);
  const install = [...(isOld ? ['eslint@latest'] : []), ...missing];
  const lines = [
    ...(install.length > 0 ? [installCommand(surroundings, install)] : []),
    'npx eslint .',
    `${COMMAND} doctor`,
  ];
  return `Next:\n${lines.map(line => `  ${line}\n`).join('')}`;
}
