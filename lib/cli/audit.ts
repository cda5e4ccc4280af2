import path from 'node:path';

import { Command, Option } from 'commander';
import picocolors from 'picocolors';

import packageJson from '../../package.json' with { type: 'json' };
import { explanationText } from '../audit/explain.ts';
import { FORMATS, loadFormat, type FormatName } from '../audit/formats/load.ts';
import { audit } from '../audit/index.ts';
import type { AuditReport } from '../audit/report.ts';
import { CONFIG_NAMES, type ConfigName } from '../configs.ts';
import { openProject } from '../project/project.ts';
import { UsageError } from '../usage-error.ts';
import { exists, realPath } from '../files/stats.ts';
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
  const report = await audit({
    root,
    settings,
    rules: options.rules ?? 'recommended',
    paths: given,
    onProgress: text => line.show(text),
  }).finally(() => line.clear());
  const name = options.format ?? formatOf(options.output);
  // At a terminal the report says it.
  if (name !== 'pretty' || options.output !== undefined) tellNotes(stderr, report.summary.notes);
  const format = await loadFormat[name]();
  const isColored = options.output === undefined && process.env['FORCE_COLOR'] !== '0' && picocolors.isColorSupported;
  const text = format(report, {
    colors: picocolors.createColors(isColored),
    width: stdout.columns ?? 100,
    prefix: prefixOf(cwd, root),
    toolVersion: packageJson.version,
  });
  if (options.output === undefined) stdout.write(text);
  else {
    writeReport(path.resolve(cwd, options.output), text);
    stderr.write(`Wrote ${options.output}.\n`);
  }
  return isFailure(report, options.failOn ?? 'error') ? 1 : 0;
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

function prefixOf(cwd: string, root: string): string {
  const way = path.relative(realPath(cwd), root).split(path.sep).join('/');
  return way === '' ? '' : `${way}/`;
}
