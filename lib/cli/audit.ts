import path from 'node:path';

import { Command, InvalidArgumentError, Option } from 'commander';
import picocolors from 'picocolors';

import packageJson from '../../package.json' with { type: 'json' };
import { readBaseline, withBaseline, withoutKnown } from '../audit/baseline.ts';
import { excerptAt } from '../audit/excerpt.ts';
import { explanationText } from '../audit/explain.ts';
import { withoutScore, type FormatOptions } from '../audit/formats/format.ts';
import { FORMATS, loadFormat, type FormatName } from '../audit/formats/load.ts';
import { audit } from '../audit/index.ts';
import type { AuditReport } from '../audit/report.ts';
import { CONFIG_NAMES, type ConfigName } from '../configs.ts';
import { openProject } from '../project/project.ts';
import { UsageError } from '../usage-error.ts';
import { linkTo, revisionOf, type Revision } from '../files/revision.ts';
import { exists, realPath } from '../files/stats.ts';
import { spareMemory } from './engine.ts';
import { writeFile } from './migrate-write.ts';
import { tellNotes } from './notes.ts';
import { ROOT_OPTION, SETTINGS_OPTION, settingsOf } from './project-settings.ts';
import { StatusLine } from './status-line.ts';

export interface AuditCommandOptions {
  readonly format?: FormatName;
  readonly output?: string;
  readonly root?: string;
  readonly settings?: string;
  readonly rules?: ConfigName | 'none';
  readonly explain?: string;
  readonly failOn?: 'error' | 'warning' | 'never';
  readonly minScore?: number;
  readonly baseline?: string;
}

/** Where the command reads from and writes to. */
export interface AuditStreams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly cwd: string;
}

/** The subcommand `audit`, for the program of lib/cli/main.ts. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('Say what a project sends to Customer.io and Segment, and what is wrong with it.')
    .argument('[paths...]', 'files and folders to report on; without any, the whole project')
    .addOption(
      new Option('-f, --format <format>', 'how to report (default: by the ending of --output, else pretty)').choices(
        FORMATS,
      ),
    )
    .option('-o, --output <file>', 'write the report to a file')
    .option(...ROOT_OPTION)
    .option(...SETTINGS_OPTION)
    .addOption(
      new Option('--rules <config>', 'which rules to run').choices([...CONFIG_NAMES, 'none']).default('recommended'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'from which finding on to exit with 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--min-score <number>', 'exit with 1 below this score, and where there is none', scoreFrom)
    .option('--baseline <file>', 'an earlier report (json): its findings are known, and do not count for the exit code')
    .option('--explain <file:line>', 'say how the reading came to what it says of a line, and stop')
    .addHelpText('after', '\nExit codes: 0 nothing to fail on, 1 findings, 2 the audit could not be made.')
    .action(async (paths: string[], options: AuditCommandOptions) => {
      process.exitCode = await runAudit(paths, options, {
        stdout: process.stdout,
        stderr: process.stderr,
        cwd: process.cwd(),
      });
    });
}

/**
 * Audits a project and writes the report.
 *
 * @returns the exit code: 0 if there is nothing to fail on, 1 if there is
 * @throws UsageError if something about the request has to be changed first
 */
export async function runAudit(
  paths: readonly string[],
  options: AuditCommandOptions,
  { stdout, stderr, cwd }: AuditStreams,
): Promise<number> {
  const { settings, root, notes } = settingsOf(options, cwd);
  tellNotes(stderr, notes);
  if (options.explain !== undefined) {
    const { file, line } = placeOf(options.explain, [cwd, root]);
    stdout.write(explanationText(openProject({ root, settings }).explain(file, line)));
    return 0;
  }
  const given = paths.map(each => realPath(path.resolve(cwd, each)));
  const line = new StatusLine(stderr);
  // Read first: nobody waits for an audit that cannot be held against it.
  const baseline = options.baseline === undefined ? undefined : readBaseline(path.resolve(cwd, options.baseline));
  const whole = await audit({
    root,
    settings,
    rules: options.rules ?? 'recommended',
    paths: given,
    onProgress: text => {
      spareMemory();
      line.show(text);
    },
  }).finally(() => line.clear());
  const report = baseline ? withBaseline(whole, baseline) : whole;
  const fresh = withoutKnown(report);
  const name = options.format ?? formatOf(options.output);
  // At a terminal the report says it.
  if (name !== 'pretty' || options.output !== undefined) tellNotes(stderr, report.summary.notes);
  const format = await loadFormat[name]();
  const isColored = options.output === undefined && process.env['FORCE_COLOR'] !== '0' && picocolors.isColorSupported;
  const revision = revisionOf(root);
  const text = format(forPrograms.has(name) ? report : fresh, {
    colors: picocolors.createColors(isColored),
    width: stdout.columns ?? 100,
    prefix: prefixOf(cwd, root),
    toolVersion: packageJson.version,
    day: today(),
    ...(revision && { revision }),
    linkTo: linksFrom(root, revision, options.output === undefined ? undefined : path.resolve(cwd, options.output)),
    excerptOf: ({ file, line: at }) => excerptAt(root, file, at),
  });
  if (options.output === undefined) stdout.write(text);
  else {
    writeReport(path.resolve(cwd, options.output), text);
    stderr.write(`Wrote ${options.output}.\n`);
  }
  const isPoor = options.minScore !== undefined && (report.score ?? -1) < options.minScore;
  if (isPoor) stderr.write(`${tooPoor(report, options.minScore as number)}\n`);
  return isPoor || isFailure(fresh, options.failOn ?? 'error') ? 1 : 0;
}

/** Formats that get all findings, those of a baseline marked. */
const forPrograms: ReadonlySet<FormatName> = new Set<FormatName>(['json', 'sarif']);

function tooPoor(report: AuditReport, least: number): string {
  return report.score === null
    ? `${withoutScore(report)} --min-score ${least} asks for one.`
    : `The score ${report.score} is below ${least}.`;
}

/** The day in UTC: of the build, where one says that it is to be the same whenever it is made. */
function today(): string {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH'] || NaN);
  return (Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 10);
}

/** Lines on the pages of the repository, else the files as they lie, seen from the report. */
function linksFrom(root: string, revision: Revision | undefined, output: string | undefined): FormatOptions['linkTo'] {
  return ({ file, line }) => {
    const full = path.join(root, file);
    const page = revision && linkTo(revision, full, line);
    if (page !== undefined || output === undefined) return page;
    const way = path.relative(path.dirname(output), full).split(path.sep);
    return path.isAbsolute(way.join(path.sep)) ? undefined : way.map(encodeURIComponent).join('/');
  };
}

function scoreFrom(text: string): number {
  const score = Number(text);
  if (text.trim() === '' || !(score >= 0 && score <= 100))
    throw new InvalidArgumentError('It is a number from 0 to 100.');
  return score;
}

/**
 * `src/a.ts:12` or, as editors copy it, `src/a.ts:12:5`.
 *
 * @param folders - that the file may be relative to, the first that has it counts
 */
function placeOf(text: string, folders: readonly [string, ...string[]]): { file: string; line: number } {
  const [, name, digits] = /^(.+?):(\d+)(?::\d+)?$/.exec(text) ?? [];
  if (name === undefined || digits === undefined)
    throw new UsageError(`--explain takes a file and a line, such as src/analytics.ts:12, not "${text}".`);
  const files = folders.map(folder => path.resolve(folder, name));
  const file = files.find(exists);
  if (file === undefined) throw new UsageError(`There is no file ${[...new Set(files)].join(', and no ')}.`);
  return { file: realPath(file), line: Number(digits) };
}

function isFailure({ summary: { findings } }: AuditReport, failOn: 'error' | 'warning' | 'never'): boolean {
  return failOn !== 'never' && (findings.errors > 0 || (failOn === 'warning' && findings.warnings > 0));
}

const byEnding: Readonly<Record<string, FormatName>> = {
  '.json': 'json',
  '.sarif': 'sarif',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
};

function formatOf(output: string | undefined): FormatName {
  return byEnding[path.extname(output ?? '').toLowerCase()] ?? 'pretty';
}

/** In one step: whoever reads the report meanwhile finds the old one or the new one. */
function writeReport(file: string, text: string): void {
  try {
    writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}

/** What leads from a folder to the root, where one of them holds the other: else a path from the root tells more. */
function prefixOf(cwd: string, root: string): string {
  const way = path.relative(realPath(cwd), root);
  const names = way.split(path.sep);
  const isApart = path.isAbsolute(way) || (names[0] === '..' && names.at(-1) !== '..');
  return way === '' || isApart ? '' : `${names.join('/')}/`;
}
