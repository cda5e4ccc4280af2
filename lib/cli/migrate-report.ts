import type { Remark, SiteReport } from '../../codemods/shared/codemod.ts';
import { colored, type Colors } from './migrate-diff.ts';

export interface FileOutcome {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** `unchanged` includes files that hold nothing that was asked for; `skipped` ones are no source files to us. */
  readonly status: 'changed' | 'created' | 'unchanged' | 'skipped' | 'failed';
  readonly reason?: string;
  /** The change as a unified diff, on a dry run. */
  readonly diff?: string;
}

/** What `migrate --format json` prints. */
export interface MigrateReport {
  readonly version: 1;
  readonly codemod: string;
  readonly root: string;
  readonly dry: boolean;
  /** Every file that was given, each once. */
  readonly files: readonly FileOutcome[];
  readonly sites: readonly SiteReport[];
  readonly remarks: readonly Remark[];
  readonly summary: Readonly<Record<FileOutcome['status'] | 'files', number>> & {
    readonly sites: Readonly<Record<SiteReport['status'], number>>;
    /** Sites and remarks that somebody has to look at. */
    readonly forPerson: number;
  };
  readonly interrupted: boolean;
}

export type ReportInput = Omit<MigrateReport, 'version' | 'summary'>;

export function reportOf(input: ReportInput): MigrateReport {
  const countFiles = (status: FileOutcome['status']): number =>
    input.files.filter(each => each.status === status).length;
  const countSites = (status: SiteReport['status']): number =>
    input.sites.filter(each => each.status === status).length;
  return {
    version: 1,
    ...input,
    summary: {
      files: input.files.length,
      changed: countFiles('changed'),
      created: countFiles('created'),
      unchanged: countFiles('unchanged'),
      skipped: countFiles('skipped'),
      failed: countFiles('failed'),
      sites: { changed: countSites('changed'), right: countSites('right'), skipped: countSites('skipped') },
      forPerson: [...input.sites, ...input.remarks].filter(({ forPerson }) => forPerson).length,
    },
  };
}

/** 0: all that was asked is done. 1: something is left for a person. 2: an error. */
export function exitCodeOf({ summary, interrupted }: MigrateReport): number {
  if (summary.failed > 0 || interrupted) {
    return 2;
  }
  return summary.forPerson > 0 ? 1 : 0;
}

/** The report for people. */
export function prettyReport(report: MigrateReport, colors: Colors): string {
  const { summary, dry } = report;
  const lines: string[] = [];
  for (const { file, diff } of report.files) {
    if (diff) {
      lines.push(colored(diff.trimEnd(), colors), '');
    } else if (!dry && report.files.some(each => each.file === file && each.status === 'created')) {
      lines.push(colors.green(`+ ${file}`));
    }
  }
  for (const site of report.sites) {
    lines.push(siteLine(site, dry, colors));
  }
  for (const { file, status, reason } of report.files) {
    if (status === 'failed') {
      lines.push(`${colors.red('✖')} ${file} ${colors.red('failed')}: ${reason ?? 'for an unknown reason'}`);
    }
  }
  for (const { text, forPerson } of report.remarks) {
    lines.push(`${forPerson ? colors.yellow('!') : colors.dim('i')} ${text}`);
  }
  if (lines.length > 0 && lines.at(-1) !== '') {
    lines.push('');
  }

  const { sites } = summary;
  const verb = dry ? 'would change' : 'changed';
  lines.push(
    colors.bold(`${sites.changed} ${verb}, ${sites.right} already right, ${sites.skipped} skipped`) +
      (summary.forPerson > 0 ? colors.yellow(`, ${summary.forPerson} for you to look at`) : ''),
    colors.dim(filesLine(summary, dry)),
  );
  if (report.interrupted) {
    lines.push(colors.red('Interrupted: nothing was written. Run the same command again.'));
  }
  return `${lines.join('\n')}\n`;
}

function siteLine(
  { file, line, column, status, what, also = [], reason, forPerson }: SiteReport,
  dry: boolean,
  colors: Colors,
): string {
  const place = `${file}:${line}:${column}`;
  switch (status) {
    case 'changed':
      return `${colors.green('✔')} ${place} ${what}: ${dry ? 'would be changed' : 'changed'}${also.length > 0 ? colors.dim(`, with line ${also.join(', ')}`) : ''}`;
    case 'right':
      return `${colors.dim('·')} ${place} ${what}: already right`;
    case 'skipped':
      return `${forPerson ? colors.yellow('!') : colors.dim('·')} ${place} ${what}: skipped, ${reason ?? 'for an unknown reason'}`;
  }
}

function filesLine(
  { files, changed, created, unchanged, skipped, failed }: MigrateReport['summary'],
  dry: boolean,
): string {
  const parts = [
    `${changed} ${dry ? 'would change' : 'changed'}`,
    ...(created > 0 ? [`${created} ${dry ? 'would be made' : 'made'}`] : []),
    `${unchanged} unchanged`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return `${files} files: ${parts.join(', ')}`;
}
