import path from 'node:path';

import { Command, Option } from 'commander';
import picocolors from 'picocolors';

import { changesBetween, identityChanges } from '../plan/changes.ts';
import { changesMarkdown } from '../plan/changes-markdown.ts';
import { checkProject } from '../plan/check.ts';
import { extendedPlan, planText } from '../plan/generate.ts';
import { emptyLock, LOCK_FILE, LockError, lockOf, lockText, parseLock, readLock, type Lock } from '../plan/lock.ts';
import { withOpenFrom } from '../plan/left-open.ts';
import { readPlan } from '../plan/read.ts';
import { breakagesOf, sentEvents } from '../plan/sent.ts';
import { MAX_PLAN_BYTES } from '../plan/source.ts';
import { campaignsWaitingFor } from '../plan/waiting.ts';
import { openProject } from '../project/project.ts';
import type { Settings } from '../settings.ts';
import { ownValue } from '../text/own-value.ts';
import { UsageError } from '../usage-error.ts';
import { exists } from '../files/stats.ts';
import { textOf } from '../files/text.ts';
import { baseOf, type Base } from './plan-base.ts';
import { checkText, isFailing, type CheckReport, type LockState } from './plan-check.ts';
import { tellNotes } from './notes.ts';
import { runSegments, type SegmentsOptions } from './plan-segments.ts';
import {
  DEFAULT_PLAN,
  deliver,
  lockAt,
  nothingToRead,
  planSetting,
  put,
  type PlanStreams,
  type SharedOptions,
} from './plan-shared.ts';
import { ROOT_OPTION, SETTINGS_OPTION, settingsOf } from './project-settings.ts';

export interface GenerateOptions extends SharedOptions {
  readonly lockOnly?: boolean;
  readonly removed?: readonly string[];
  readonly renamed?: readonly string[];
  readonly dry?: boolean;
}

export interface CheckOptions extends SharedOptions {
  readonly format?: 'pretty' | 'json';
  readonly strict?: boolean;
}

export interface DiffOptions extends SharedOptions {
  readonly base: string;
  readonly from?: 'code' | 'lock';
  readonly format?: 'markdown' | 'json';
  readonly output?: string;
  readonly failOnBreaking?: boolean;
}

/** The subcommand `plan`, for the program of lib/cli/main.ts. */
export function planCommand(): Command {
  const streams: PlanStreams = { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd() };
  const collect = (value: string, all: readonly string[] = []): string[] => [...all, value];
  const shared = (command: Command): Command =>
    command
      .option(...ROOT_OPTION)
      .option(...SETTINGS_OPTION)
      .option('--plan <path>', 'the tracking plan, seen from the root (default: "plan" of the settings)');
  const plan = new Command('plan').description(
    'Write a tracking plan from the code, hold the code to it, and show what a branch changes.',
  );
  shared(plan.command('generate').description(`Write ${LOCK_FILE}, and a plan with the events that it lacks.`))
    .option('--lock-only', 'leave the plan alone')
    .option('--removed <event>', 'record that an event was given up; repeatable', collect)
    .option('--renamed <old=new>', 'record that an event has another name now; repeatable', collect)
    .option('--dry', 'say what would be written, and write nothing')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 events are gone that nobody recorded (nothing is written), 2 the request has to be changed.',
    )
    .action((options: GenerateOptions) => {
      process.exitCode = runGenerate(options, streams);
    });
  shared(
    plan
      .command('check')
      .description('Find events that are sent but not planned, planned but not sent, and gone since the lock file.'),
  )
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['pretty', 'json']).default('pretty'))
    .option('--strict', 'fail on planned events that are not sent as well')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing to fail on, 1 something departs from the plan, 2 it could not be checked.',
    )
    .action((options: CheckOptions) => {
      process.exitCode = runCheck(options, streams);
    });
  shared(
    plan.command('diff').description('Show what a branch changes about the events, as Markdown for a pull request.'),
  )
    .requiredOption('--base <revision>', 'what to compare with: the branch that this one is to land on')
    .addOption(
      new Option('--from <what>', 'read the code of the base, or only its lock file')
        .choices(['code', 'lock'])
        .default('code'),
    )
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['markdown', 'json']).default('markdown'))
    .option('-o, --output <file>', 'write the report to a file')
    .option('--fail-on-breaking', 'exit with 1 if something breaks that the lock file does not record')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 breaking changes (with --fail-on-breaking), 2 it could not be compared.',
    )
    .action((options: DiffOptions) => {
      process.exitCode = runDiff(options, streams);
    });
  shared(
    plan
      .command('segments')
      .description('Say which segments in Customer.io would show faults of the events about money, as Markdown.'),
  )
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['markdown', 'json']).default('markdown'))
    .option('-o, --output <file>', 'write the report to a file')
    .addHelpText('after', '\nExit codes: 0 done, 2 there is neither a plan nor a lock file, or one cannot be used.')
    .action((options: SegmentsOptions) => {
      process.exitCode = runSegments(options, streams);
    });
  return plan;
}

/**
 * Writes the lock file, and a plan with the events that it lacks.
 *
 * @returns the exit code
 * @throws UsageError if something about the request has to be changed first
 */
export function runGenerate(options: GenerateOptions, { stdout, stderr, cwd }: PlanStreams): number {
  const { settings, root, notes } = settingsOf(options, cwd);
  tellNotes(stderr, notes);
  const project = openProject({ root, settings });
  const calls = project.calls();
  tellNotes(stderr, project.notes());
  const before = lockAt(root);
  const sent = sentEvents(calls);
  const acknowledged = acknowledgements(before ?? emptyLock, options, new Set(sent.events.keys()));
  const { broken, uncertain } = breakagesOf({ ...(before ?? emptyLock), ...acknowledged }, sent, project);
  if (broken.length > 0) {
    const names = broken.map(
      ({ event, from, renamedTo }) =>
        `  ${JSON.stringify(event)}${renamedTo === undefined ? '' : `, perhaps now ${JSON.stringify(renamedTo)}`} (was sent from ${from.join(', ')})`,
    );
    stderr.write(
      `Nothing was written, since these events are in ${LOCK_FILE} and no longer sent:\n${names.join('\n')}\nSend them again, or record each with --removed <event> or --renamed <event>=<new name>.\n`,
    );
    return 1;
  }
  const made = lockOf(calls, acknowledged);
  // What may still be sent where its name is not known stays known.
  const kept = Object.fromEntries(
    uncertain.map(name => [name, before && ownValue(before.events, name)]).filter(([, event]) => event !== undefined),
  );
  const lock =
    Object.keys(kept).length > 0
      ? parseLock(lockText({ ...made, events: { ...made.events, ...kept } as Lock['events'] }))
      : made;
  write(path.join(root, LOCK_FILE), lockText(lock), LOCK_FILE, options, stdout);
  if (!options.lockOnly) writePlan(root, settings, lock, options, { stdout, stderr, cwd });
  return 0;
}

function acknowledgements(
  before: Lock,
  { removed = [], renamed = [] }: GenerateOptions,
  sent: ReadonlySet<string>,
): Pick<Lock, 'removed' | 'renamed'> {
  const known = (name: string): boolean =>
    Object.hasOwn(before.events, name) || before.removed.includes(name) || Object.hasOwn(before.renamed, name);
  for (const name of removed) {
    if (!known(name))
      throw new UsageError(
        `${LOCK_FILE} knows no event "${name}", so there is nothing to record as removed. Check its spelling.`,
      );
    if (sent.has(name)) throw new UsageError(`"${name}" is still sent. Take its calls out first.`);
  }
  const pairs = renamed.map(given => {
    // Either name may hold a "=".
    const splits = [...given.matchAll(/=/g)].map(
      ({ index }) => [given.slice(0, index), given.slice(index + 1)] as const,
    );
    const pair = splits.find(([old, name]) => known(old) && sent.has(name));
    if (!pair)
      throw new UsageError(
        `--renamed "${given}" must be <old>=<new>, the old name one of ${LOCK_FILE} and the new one sent by the code.`,
      );
    if (sent.has(pair[0])) throw new UsageError(`"${pair[0]}" is still sent. Rename its calls first.`);
    return pair;
  });
  return { removed: [...before.removed, ...removed], renamed: { ...before.renamed, ...Object.fromEntries(pairs) } };
}

function writePlan(
  root: string,
  settings: Settings,
  lock: Lock,
  options: GenerateOptions,
  { stdout, stderr }: PlanStreams,
): void {
  const setting = options.plan ?? fileOf(settings.plan);
  if (setting === undefined && settings.plan !== undefined) {
    stderr.write('The plan stands in the settings, and was left as it is.\n');
    return;
  }
  const name = setting ?? DEFAULT_PLAN;
  const file = path.resolve(root, name);
  const isNew = !exists(file);
  if (isNew && !file.endsWith('.json'))
    throw new UsageError(`A plan is written as JSON; give --plan a name that ends in .json, not ${name}.`);
  if (isNew) {
    write(file, planText(lock), name, options, stdout);
    if (setting === undefined)
      stdout.write(
        `  "plan": ${JSON.stringify(name)} in the settings holds every call to it, in the editor as well.\n`,
      );
    return;
  }
  const text = textOf(file, MAX_PLAN_BYTES);
  const extended = text === undefined ? undefined : extendedPlan(text, lock);
  if (!extended) stderr.write(`${name} is no plan of Segment's shape, and was left as it is.\n`);
  else if (extended.text === undefined) stdout.write(`${name} has every event.\n`);
  else {
    write(file, extended.text, name, options, stdout);
    stdout.write(`  added ${extended.added.map(event => JSON.stringify(event)).join(', ')}\n`);
  }
}

/** The file that a plan stands in, alone or with tiers and common properties beside it in the settings. */
function fileOf(plan: Settings['plan']): string | undefined {
  if (typeof plan !== 'object') return plan;
  return typeof plan.file === 'string' ? plan.file : plan.file?.[0];
}

/**
 * Holds the code against the plan and the lock file.
 *
 * @returns the exit code
 * @throws UsageError if there is neither
 */
export function runCheck(options: CheckOptions, { stdout, stderr, cwd }: PlanStreams): number {
  const { settings, root, notes } = settingsOf(options, cwd);
  tellNotes(stderr, notes);
  const plan = readPlan(root, planSetting(root, options, settings));
  let before: Lock | undefined;
  let fault: string | undefined;
  try {
    before = readLock(root);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    fault = error.message;
  }
  if (!plan && !before && fault === undefined) {
    throw nothingToRead('check');
  }
  const project = openProject({ root, settings });
  const check = checkProject(project, plan, before);
  tellNotes(stderr, project.notes());
  const lock: LockState =
    fault !== undefined
      ? 'faulty'
      : before === undefined
        ? 'missing'
        : stateOf(before, lockOf(project.calls(), before), check);
  const report: CheckReport = {
    ...check,
    lock,
    ...(fault !== undefined && { lockFault: fault }),
    plan: plan?.files ?? [],
  };
  if (options.format === 'json') stdout.write(`${JSON.stringify(jsonOf(report), null, 2)}\n`);
  else stdout.write(checkText(report, colorsFor(stdout)));
  return isFailing(report, options.strict === true) ? 1 : 0;
}

/** Events that are gone are told by themselves; that the file is behind as well says nothing more. */
function stateOf(before: Lock, now: Lock, { broken, uncertain }: Pick<CheckReport, 'broken' | 'uncertain'>): LockState {
  const told = new Set([...broken.map(({ event }) => event), ...uncertain]);
  const kept = Object.fromEntries(Object.entries(before.events).filter(([name]) => told.has(name)));
  const read = parseLock(lockText({ ...now, events: { ...now.events, ...kept } }));
  const text = lockText(read);
  if (text === lockText(before)) return 'current';
  return text === lockText(withOpenFrom(before, read)) ? 'open' : 'behind';
}

function jsonOf({ broken, ...report }: CheckReport): unknown {
  return {
    version: 1,
    ...report,
    broken: broken.map(({ event, from, renamedTo }) => ({
      event,
      from,
      ...(renamedTo !== undefined && { renamedTo }),
    })),
  };
}

/**
 * Compares the code with that of a base.
 *
 * @returns the exit code
 * @throws UsageError if the base cannot be read
 */
export function runDiff(options: DiffOptions, { stdout, stderr, cwd }: PlanStreams): number {
  const { settings, root, notes } = settingsOf(options, cwd);
  tellNotes(stderr, notes);
  const base = baseOf(root, options.base);
  const before = lockAt(root) ?? emptyLock;
  const project = openProject({ root, settings });
  const head = lockOf(project.calls(), before);
  tellNotes(stderr, project.notes());
  const old =
    options.from === 'lock'
      ? lockOfBase(base)
      : base.withSources(folder => lockOf(openProject({ root: folder, settings }).calls()));
  const changes = changesBetween(old, head);
  const campaigns = campaignsWaitingFor(root, new Set(changes.map(({ event }) => event)));
  const found = { base: base.name, changes, identities: identityChanges(old, head), campaigns };
  const text =
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, ...found, campaigns: Object.fromEntries(campaigns) }, null, 2)}\n`
      : changesMarkdown(found);
  deliver(text, options.output, { stdout, stderr, cwd });
  return options.failOnBreaking && changes.some(({ isBreaking, isAcknowledged }) => isBreaking && !isAcknowledged)
    ? 1
    : 0;
}

function lockOfBase(base: Base): Lock {
  const text = base.lock();
  if (text === undefined)
    throw new UsageError(`There is no ${LOCK_FILE} in ${base.name}. Compare the code instead (--from code).`);
  try {
    return parseLock(text);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    throw new UsageError(`${LOCK_FILE} in ${base.name} cannot be used. Compare the code instead (--from code).`);
  }
}

function write(
  file: string,
  text: string,
  name: string,
  { dry }: GenerateOptions,
  stdout: NodeJS.WritableStream,
): void {
  const isSame = textOf(file, MAX_PLAN_BYTES) === text;
  if (!isSame && !dry) put(file, text);
  stdout.write(isSame ? `${name} is up to date.\n` : `${dry ? 'Would write' : 'Wrote'} ${name}.\n`);
}

function colorsFor(stdout: { readonly isTTY?: boolean }): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(stdout.isTTY === true && picocolors.isColorSupported);
}
