import path from 'node:path';

import { Command, Option } from 'commander';
import picocolors from 'picocolors';

import type { About } from '../../codemods/shared/about.ts';
import { codemods } from '../../codemods/registry.ts';
import type { Choose, FileChange, Remark, Session, SiteReport } from '../../codemods/shared/codemod.ts';
import { sessionOver, UsageError } from '../../codemods/shared/codemod.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import type { ProjectView } from '../../codemods/shared/project-view.ts';
import { secretsIn, secretsOf, withoutSecrets } from '../../codemods/shared/secrets.ts';
import { ownValue } from '../text/own-value.ts';
import { printable, printableIn } from '../text/printable.ts';
import { realPath } from '../files/stats.ts';
import { readBytes } from '../files/text.ts';
import { shownDiff } from './migrate-diff.ts';
import { uncommittedFiles } from './migrate-git.ts';
import { eslintIgnores } from './migrate-ignores.ts';
import { inputsOf, withoutIgnored } from './migrate-inputs.ts';
import type { Ask } from './migrate-interactive.ts';
import { chooseSites, terminalAsk } from './migrate-interactive.ts';
import { Progress } from './migrate-progress.ts';
import type { FileOutcome, MigrateReport } from './migrate-report.ts';
import { exitCodeOf, prettyReport, reportOf } from './migrate-report.ts';
import type { Stopped, Write } from './migrate-journal.ts';
import { dropJournal, endStopped, JOURNAL, keepJournal } from './migrate-journal.ts';
import { createFile, removeLeftovers, replaceFile } from './migrate-write.ts';
import { tellNotes } from './notes.ts';
import { mendAbout } from './migrate-mend-about.ts';
import { ROOT_OPTION, SETTINGS_OPTION, settingsOf } from './project-settings.ts';

/** All that the findings about strangers ask for. */
const MEND = 'mend';

/** Where the command reads from and writes to. */
export interface MigrateStreams {
  readonly stdout: NodeJS.WritableStream & { isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
  readonly cwd: string;
  /** How a person is asked; the terminal unless given. */
  readonly ask?: Ask;
  /** Whether to stop after the file at hand. */
  isInterrupted?(): boolean;
  /** Told of each file that was written. */
  onWrite?(file: string): void;
}

export interface MigrateOptions extends RawOptions {
  readonly root?: string;
  readonly settings?: string;
  readonly dry?: boolean;
  readonly format?: 'pretty' | 'json';
  readonly allowDirty?: boolean;
  /** False for no comments where something is left for a person. */
  readonly markers?: boolean;
  readonly interactive?: boolean;
  readonly color?: boolean;
}

/** The command `migrate`, with a subcommand for each codemod, for the program of lib/cli/main.ts. */
export function migrateCommand(): Command {
  const command = new Command('migrate')
    .description('Change the code of a project: one codemod at a time, with a report of every site.')
    .usage('<codemod> [paths...] [options]')
    .argument('[codemod]')
    .argument('[paths...]')
    .allowUnknownOption()
    .helpCommand(true)
    .action((codemod?: string) => {
      if (codemod === undefined) {
        command.help({ error: true });
      }
      throw new UsageError(unknownCodemod(codemod as string));
    });
  for (const [name, { about }] of Object.entries(codemods)) {
    command.addCommand(codemodCommand(name, about));
  }
  command.addCommand(codemodCommand(MEND, mendAbout));
  return command;
}

function unknownCodemod(name: string): string {
  return `There is no codemod "${name}". There are: ${[...Object.keys(codemods), MEND].join(', ')}.`;
}

function codemodCommand(name: string, about: About): Command {
  const command = new Command(name)
    .description(about.description)
    .argument('[paths...]', 'files and folders to change; without any, the whole project');
  for (const { flags, description, choices, isList } of about.options) {
    const option = new Option(flags, description);
    if (choices) {
      option.choices(choices);
    }
    if (isList) {
      option.argParser((value: string, all: readonly string[] = []) => [...all, value]);
    }
    command.addOption(option);
  }
  return command
    .optionsGroup('Options of every codemod:')
    .option('--dry', 'print the changes as a diff and write nothing')
    .addOption(new Option('--format <format>', 'how to report').choices(['pretty', 'json']).default('pretty'))
    .option('--interactive', 'ask at each site')
    .option('--no-markers', 'write no comment where something is left for you')
    .option('--allow-dirty', 'write even if git has uncommitted changes')
    .option(...ROOT_OPTION)
    .option(...SETTINGS_OPTION)
    .addHelpText('after', '\nExit codes: 0 all is done, 1 something is left for you to look at, 2 an error.')
    .action(async (paths: string[], options: MigrateOptions) => {
      let isInterrupted = false;
      const onSignal = (): void => {
        isInterrupted = true;
      };
      process.once('SIGINT', onSignal);
      process.once('SIGTERM', onSignal);
      process.exitCode = await migrate(name, paths, options, {
        stdout: process.stdout,
        stderr: process.stderr,
        cwd: process.cwd(),
        isInterrupted: () => isInterrupted,
      });
      process.removeListener('SIGINT', onSignal);
      process.removeListener('SIGTERM', onSignal);
    });
}

/**
 * Runs a codemod over a project.
 *
 * @returns the exit code: 0 if all that was asked is done, 1 if sites are left for a person, 2 on an error
 */
export async function migrate(
  codemod: string,
  paths: readonly string[],
  options: MigrateOptions,
  streams: MigrateStreams,
): Promise<number> {
  const { stdout, stderr, cwd } = streams;
  const colors = picocolors.createColors(options.color ?? (stdout.isTTY === true && picocolors.isColorSupported));
  try {
    const report = reportOf(await run(codemod, paths, options, streams));
    stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : prettyReport(shown(report, stdout.isTTY === true), colors),
    );
    return exitCodeOf(report);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    stderr.write(`${colors.red('✖')} ${printable(error.message.replaceAll(cwd + path.sep, ''))}\n`);
    return 2;
  }
}

/** What a terminal may get. A diff that goes to a file or another program keeps its bytes, since `git apply` takes it. */
function shown(report: MigrateReport, isTerminal: boolean): MigrateReport {
  const { files, ...rest } = report;
  return {
    ...printableIn(rest),
    files: files.map(({ diff, ...file }) => ({
      ...printableIn(file),
      ...(diff !== undefined && { diff: isTerminal ? printable(diff) : diff }),
    })),
  };
}

/** Notes on what a codemod is run to bring about, by their beginning: that a proxy is not in use yet. */
const AIMS: Readonly<Record<string, string>> = { 'use-proxy': '`settings.customerio.proxyHosts[' };

async function run(
  codemod: string,
  paths: readonly string[],
  options: MigrateOptions,
  streams: MigrateStreams,
): Promise<Parameters<typeof reportOf>[0]> {
  const chosen = ownValue(codemods, codemod);
  if (!chosen && codemod !== MEND) {
    throw new UsageError(unknownCodemod(codemod));
  }
  if (!chosen && (paths.length > 0 || options.interactive)) {
    throw new UsageError('mend changes a project as one: it takes no paths, and asks at no site.');
  }
  const { root, settings, notes } = settingsOf(options, streams.cwd);
  tellNotes(streams.stderr, notes);
  const dry = options.dry === true;
  const command = commandOf(codemod, paths, options);
  // What a killed run of this command wrote is its own, and no change that could be lost.
  const stopped = dry ? { ended: [], left: [] } : endStopped(root, command);
  refuseDirtyTree(root, dry || options.allowDirty === true, stopped.ended);

  const [{ openView }, { withMarkers }] = await Promise.all([
    import('../../codemods/shared/project-view.ts'),
    import('../../codemods/shared/markers.ts'),
  ]);
  const view = openView(root, settings);
  await view.prepare();
  const aim = ownValue(AIMS, codemod);
  tellNotes(
    streams.stderr,
    view.notes().filter(({ message }) => aim === undefined || !message.startsWith(aim)),
  );
  const ignores = eslintIgnores(root);
  const inputs = await withoutIgnored(view, inputsOf(view, paths, realPath(streams.cwd)), ignores);
  const started = chosen
    ? (await chosen.load()).start(view, options)
    : await (await import('./migrate-mend.ts')).startMend(view, options);
  let known: readonly string[] | undefined;
  const secrets = (): readonly string[] => (known ??= secretsOf(view));
  const plain = withoutShowingSecrets(view, started, secrets);
  // Those of mend are set as each of its codemods finds what it leaves.
  const session = options.markers === false || !chosen ? plain : withMarkers(view, plain);
  const ask = options.interactive ? (streams.ask ?? terminalAsk(streams.stderr)) : undefined;
  const migration = new Migration(view, session, dry, streams, ask);
  await migration.changeAll(inputs.files);
  await migration.finish();
  migration.writeAll(command);
  return {
    codemod,
    root: root.split(path.sep).join('/'),
    dry,
    files: [
      ...migration.files,
      ...inputs.skipped.map(({ file, reason }) => ({ file, status: 'skipped' as const, reason })),
    ],
    sites: migration.sites,
    remarks: withoutSecretsIn(secrets, [
      ...endedRemarks(stopped),
      ...migration.remarks(),
      ...ignores.unread.map(place => ({
        text: `What ESLint ignores by ${place} is not known, since the configuration is read and not run. Look whether a file was changed that ESLint leaves alone.`,
        forPerson: false,
      })),
    ]),
    interrupted: migration.interrupted,
  };
}

/** A diff shows the lines around a change, whatever stands in them. */
function withoutShowingSecrets(view: ProjectView, session: Session, secrets: () => readonly string[]): Session {
  if (session.redact) {
    return session;
  }
  const redact = (diff: string, file: string): string =>
    withoutSecrets(
      diff,
      [...secretsIn(view, file), ...secrets()].sort((one, other) => other.length - one.length),
    );
  return sessionOver(session, { redact });
}

/** What is said of code may quote it. */
function withoutSecretsIn(secrets: () => readonly string[], remarks: readonly Remark[]): readonly Remark[] {
  return remarks.map(remark => ({ ...remark, text: withoutSecrets(remark.text, secrets()) }));
}

/** What a run is told apart by. */
function commandOf(codemod: string, paths: readonly string[], options: MigrateOptions): string {
  const given = Object.entries(options)
    .filter(([name, value]) => !SHOWING.has(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `--${name} ${JSON.stringify(value)}`);
  return [codemod, ...paths, ...given].join(' ');
}

/** Options by which a run does the same. */
const SHOWING: ReadonlySet<string> = new Set(['allowDirty', 'color', 'dry', 'format', 'root']);

function endedRemarks({ ended, left }: Stopped): Remark[] {
  return [
    ...(ended.length > 0
      ? [
          {
            text: `An earlier run of this command was stopped while it wrote; it is ended now: ${ended.join(', ')}.`,
            forPerson: false,
          },
        ]
      : []),
    ...(left.length > 0
      ? [
          {
            text: `Somebody changed what that run was to write as well: ${left.join(', ')}. Look whether it is as you want it.`,
            forPerson: true,
          },
        ]
      : []),
  ];
}

/** @param own - files that an earlier run of the command has left changed */
function refuseDirtyTree(root: string, isAllowed: boolean, own: readonly string[]): void {
  const changed = isAllowed ? [] : uncommittedFiles(root).filter(file => !own.includes(file) && file !== JOURNAL);
  if (changed.length > 0) {
    const list = changed.slice(0, 3).join(', ');
    throw new UsageError(
      `Git has uncommitted changes here (${list}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''}), so the codemod's changes could not be told from them or taken back. Commit or stash them first, look with --dry, or give --allow-dirty.`,
    );
  }
}

/** A change that is known, and its place in the report. */
interface Planned extends Write {
  readonly outcome: FileOutcome;
  readonly sites: readonly SiteReport[];
}

/**
 * One run over the files. All changes are known before the first is written, so that an interruption leaves everything
 * as it was, and what is killed while it writes can be ended.
 */
class Migration {
  readonly files: FileOutcome[] = [];
  readonly sites: SiteReport[] = [];
  interrupted = false;
  readonly #view: ProjectView;
  readonly #session: Session;
  readonly #dry: boolean;
  readonly #streams: MigrateStreams;
  readonly #ask: Ask | undefined;
  readonly #planned: Planned[] = [];

  constructor(view: ProjectView, session: Session, dry: boolean, streams: MigrateStreams, ask: Ask | undefined) {
    this.#view = view;
    this.#session = session;
    this.#dry = dry;
    this.#streams = streams;
    this.#ask = ask;
  }

  async changeAll(files: readonly string[]): Promise<void> {
    const concerned = new Set(this.#session.files);
    const failures = this.#view.failures();
    const progress = new Progress(this.#streams.stderr, files.length);
    for (const file of files) {
      const failure = failures.get(file);
      if (this.#stops()) {
        break;
      }
      if (failure) {
        this.files.push({ file: this.#view.relative(file), ...failure });
      } else if (concerned.has(file)) {
        progress.clear();
        await this.#change(file);
        // Signals are only heard between two turns of the event loop.
        await new Promise(setImmediate);
      } else {
        this.files.push({ file: this.#view.relative(file), status: 'unchanged' });
      }
      progress.step();
    }
    progress.clear();
    if (!this.#stops()) {
      this.#createAll();
    }
  }

  /** @param command - what tells this run from another, should it be killed */
  writeAll(command: string): void {
    if (this.interrupted) {
      this.files.length = 0;
      this.sites.length = 0;
      return;
    }
    const { root } = this.#view;
    if (!this.#dry && this.#planned.length > 0) {
      keepJournal(root, command, this.#planned);
      for (const folder of new Set(this.#planned.map(({ file }) => path.dirname(file)))) {
        removeLeftovers(folder);
      }
    }
    const failed = this.#planned.filter(planned => !this.#write(planned));
    if (failed.length === 0 && !this.#dry) {
      dropJournal(root);
    }
  }

  remarks(): readonly Remark[] {
    return this.#session.remarks?.() ?? [];
  }

  async finish(): Promise<void> {
    await this.#ask?.close?.();
  }

  #createAll(): void {
    for (const { file, before, text, sites } of this.#session.newFiles ?? []) {
      const name = this.#view.relative(file);
      if (!sites.some(({ status }) => status === 'changed')) {
        this.sites.push(...sites);
        continue;
      }
      this.#plan({
        file,
        before: before === undefined ? undefined : Buffer.from(before, 'utf8'),
        after: text,
        outcome: { file: name, status: before === undefined ? 'created' : 'changed' },
        sites,
      });
    }
  }

  async #change(file: string): Promise<void> {
    const name = this.#view.relative(file);
    const { value: bytes, fault } = readBytes(file);
    if (fault) {
      this.files.push({ file: name, status: 'failed', reason: fault.message });
      return;
    }
    const text = bytes.toString('utf8');
    let change: FileChange;
    try {
      change = this.#session.change(file, text, await this.#choice(file, text));
      if (change.text !== undefined && !Buffer.from(text, 'utf8').equals(bytes)) {
        throw new Error('it is not written in UTF-8');
      }
    } catch (error) {
      this.files.push({ file: name, status: 'failed', reason: messageOf(error) });
      return;
    }
    const { text: after, sites } = change;
    if (after === undefined) {
      this.sites.push(...sites);
      this.files.push({ file: name, status: 'unchanged' });
      return;
    }
    this.#plan({ file, before: bytes, after, outcome: { file: name, status: 'changed' }, sites });
  }

  /** Keeps a change for later; its place in the report is here. */
  #plan(planned: Planned): void {
    const { outcome, before, after, sites } = planned;
    const diff = this.#dry
      ? { diff: shownDiff(this.#session, outcome.file, before ? Buffer.from(before).toString('utf8') : '', after) }
      : {};
    this.files.push({ ...outcome, ...diff });
    this.sites.push(...sites);
    this.#planned.push(planned);
  }

  async #choice(file: string, text: string): Promise<Choose | undefined> {
    return this.#ask && chooseSites(this.#session, file, this.#view.relative(file), text, this.#ask);
  }

  /** @returns false if the disk refuses, or the file is another one by now, which the report says */
  #write({ file, before, after, outcome, sites }: Planned): boolean {
    if (this.#dry) {
      return true;
    }
    try {
      if (before) {
        replaceFile(file, before, after);
      } else {
        createFile(file, after);
      }
    } catch (error) {
      const index = this.files.findIndex(each => each.file === outcome.file);
      this.files[index] = { file: outcome.file, status: 'failed', reason: messageOf(error) };
      for (const site of sites) {
        this.sites.splice(this.sites.indexOf(site), 1);
      }
      return false;
    }
    this.#streams.onWrite?.(file);
    return true;
  }

  #stops(): boolean {
    this.interrupted ||= this.#streams.isInterrupted?.() ?? false;
    return this.interrupted;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
