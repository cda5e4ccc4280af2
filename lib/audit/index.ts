import path from 'node:path';

import type { ConfigName } from '../configs.ts';
import { relative } from '../files/listing.ts';
import { Looks } from '../files/looks.ts';
import { exists, isFolder } from '../files/stats.ts';
import { planOf } from '../plan/cache.ts';
import { campaignsWaitingFor } from '../plan/waiting.ts';
import type { AnalyticsCall, Suspect } from '../reading.ts';
import type { Project } from '../project/project.ts';
import type { FileStatus } from '../project/statuses.ts';
import { declaredNames } from '../rule/declared-names.ts';
import { clientsMadeFor } from '../rule/made-clients.ts';
import { projectAt } from '../rule/reading.ts';
import type { Settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { withAdvice } from './advice.ts';
import { auditCalls, isSite, sorted } from './calls.ts';
import { causesOf, type FindingOfCause } from './causes.ts';
import { concernedCalls } from './concerned.ts';
import { sharedKeys } from './environment-files.ts';
import { driftOf, eventsOf, withTemplates } from './events.ts';
import { findingsOf, loadLinter, type Found } from './findings.ts';
import { identitiesOf } from './identities.ts';
import { isAboutPerson, peopleOf } from './person.ts';
import { KeptFindings } from './kept-findings.ts';
import { placesIn } from './named-places.ts';
import { reasonTexts } from './reasons.ts';
import {
  REPORT_VERSION,
  type AuditCall,
  type AuditFinding,
  type AuditNote,
  type AuditReport,
  type AuditSummary,
  type AuditUnresolved,
} from './report.ts';
import { countFindings, rulesOf } from './rule-counts.ts';
import { costsOf, scoreOf } from './score.ts';
import { templatesOf } from './templates.ts';
import { traitsOf } from './traits.ts';
import { unknownIdentities } from './unknown-identities.ts';

export interface AuditOptions {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly settings: Settings;
  /** Which of our rules to run. */
  readonly rules: ConfigName | 'none';
  /** Absolute files and folders to report on; none: the whole project. The project is read whole in any case. */
  readonly paths?: readonly string[];
  /** The reading of the root, where somebody has it already; default: the one that the rules get, so that it is read once. */
  readonly project?: Project;
  /** Is told how far the work is, as often as that changes. */
  readonly onProgress?: (text: () => string) => void;
}

interface Inputs {
  readonly files: readonly FileStatus[];
  readonly skipped: AuditSummary['files']['problems'];
}

/**
 * Says what a project sends, and what is wrong with it.
 *
 * @throws UsageError if a path leads nowhere or out of the root, or if ESLint is missing
 */
export async function audit({
  root,
  settings,
  rules,
  paths = [],
  project = projectAt(root, settings),
  onProgress = () => {},
}: AuditOptions): Promise<AuditReport> {
  await project.prepare(count => onProgress(() => `Reading ${count} files that have to do with analytics`));
  const inputs = inputsOf(root, project.files(), paths);
  const names = new Set(inputs.files.map(({ file }) => file));
  const all = project.calls();
  const calls = auditCalls(all).filter(({ file }) => names.has(file));
  const checked = [
    ...sharedKeys(root).filter(({ file }) => isAsked(path.join(root, file), paths)),
    ...unknownIdentities(calls.filter(isSite)),
  ];
  const ofRules = rules === 'none' ? [] : await rulesFind({ project, config: rules, inputs, paths, calls, onProgress });
  const found = [...ofRules, ...checked.map(finding => ({ finding, general: { text: finding.message } }))].sort(
    (a, b) => byPlace(a.finding, b.finding),
  );
  const findings = withCauses(root, found, all);
  const isOfReport = ({ file, reason }: Suspect): boolean =>
    names.has(file) || (reason === 'unread' && isAsked(path.join(root, file), paths));
  const suspects = project.suspects().filter(isOfReport);
  return reportOf({
    root,
    settings,
    inputs,
    calls,
    found: findings,
    suspects,
    notes: project.notes(),
    silent: project.silences(),
    isChecked: rules !== 'none',
  });
}

interface Ruled {
  readonly project: Project;
  readonly config: ConfigName;
  readonly inputs: Inputs;
  readonly paths: readonly string[];
  readonly calls: readonly AuditCall[];
  readonly onProgress: (text: () => string) => void;
}

/** What the rules find, or found when last all files were asked and everything was as it is. */
async function rulesFind({ project, config, inputs, paths, calls, onProgress }: Ruled): Promise<readonly Found[]> {
  const { root, settings } = project;
  const kept = new KeptFindings(project, config);
  const known = kept.read();
  if (known) return known.filter(({ finding }) => isAsked(path.join(root, finding.file), paths));
  const sending = new Set(calls.map(({ file }) => file));
  const Linter = await loadLinter();
  const find = (looks: Looks): readonly Found[] =>
    findingsOf(Linter, {
      root,
      settings,
      config,
      files: inputs.files,
      onFile: (index, count) => onProgress(() => `Rules: ${index}/${count} files`),
      hasCalls: file => sending.has(file),
      makesClients: file => clientsMadeFor(file, project).length > 0,
      hasNames: file => declaredNames(project).has(file),
      looks,
    });
  return paths.length === 0 ? kept.find(find) : find(new Looks());
}

interface Gathered {
  readonly root: string;
  readonly settings: Settings;
  readonly inputs: Inputs;
  readonly calls: readonly AuditCall[];
  readonly found: readonly FindingOfCause[];
  readonly suspects: readonly Suspect[];
  readonly notes: readonly AuditNote[];
  readonly silent: AuditSummary['silent'];
  /** Rules were run. */
  readonly isChecked: boolean;
}

function reportOf({ root, settings, inputs, calls, found, suspects, notes, silent, isChecked }: Gathered): AuditReport {
  const findings = found.map(({ finding }) => finding);
  const sites = calls.filter(isSite);
  const { forwarded } = settings;
  const plain = eventsOf(sites, {
    forwarded,
    people: peopleOf(sites, findings),
    findings,
    plan: planOf(root, settings),
    campaigns: campaignsWaitingFor(root, new Set(sites.flatMap(call => call.events))),
  });
  const events = withTemplates(plain, templatesOf(root, plain));
  const unresolved = [...unresolvedOf(sites), ...suspects.map(unknownCall)];
  const count = (status: FileStatus['status']): number => inputs.files.filter(each => each.status === status).length;
  const failures = inputs.files.flatMap(({ file, status, reason = 'for an unknown reason' }) =>
    status === 'failed' ? [{ file, status, reason }] : [],
  );
  const known = {
    files: {
      total: inputs.files.length + inputs.skipped.length,
      read: count('read'),
      unrelated: count('unrelated'),
      failed: count('failed'),
      skipped: inputs.skipped.length,
      problems: [...failures, ...inputs.skipped],
    },
    calls: {
      total: calls.length,
      sites: sites.length,
      plumbing: calls.filter(({ plumbing, inTest }) => plumbing && !inTest).length,
      inTests: calls.filter(({ inTest }) => inTest).length,
      byVendor: countBy(sites, ({ vendor }) => vendor),
      byMethod: countBy(sites, ({ method }) => method),
      bySdk: countBy(sites, ({ sdk }) => sdk),
    },
    forwarded: forwarded ?? null,
    events,
    traits: traitsOf(sites),
    drift: driftOf(events),
    identities: identitiesOf(sites),
    unresolved,
    silent,
    causes: causesOf(found).map(cause => withAdvice(cause, sites)),
    rules: rulesOf(findings),
  };
  const costs = isChecked
    ? costsOf({ sites, findings, forwarded: known.forwarded, unresolved, files: known.files })
    : null;
  return {
    version: REPORT_VERSION,
    root: root.split(path.sep).join('/'),
    calls,
    findings,
    summary: {
      ...known,
      findings: countFindings(findings),
      costs: costs ?? [],
      notes,
    },
    score: costs && scoreOf(costs),
  };
}

/** Adds to findings which events they are about, what their messages name, and where the harm comes from. */
function withCauses(root: string, found: readonly Found[], calls: readonly AnalyticsCall[]): FindingOfCause[] {
  const files = new Set([...calls.map(({ file }) => file), ...found.map(({ finding }) => finding.file)]);
  const names = new Set(calls.flatMap(({ events, patterns }) => [...events, ...patterns]));
  const concerned = concernedCalls(root, calls);
  return found.map(({ finding, general }) => {
    const own = concerned(finding);
    const related = placesIn(finding.message, name => files.has(name));
    const ofCalls = [...new Set(own.flatMap(call => [...call.events, ...call.patterns]))];
    const isSaid = general.event !== undefined && names.has(general.event) && !isAboutPerson(finding.ruleId);
    const events = isSaid ? [general.event as string] : ofCalls;
    const origin = own
      .map(({ target }) => target)
      .find(({ file, line }) => related.some(place => place.file === file && place.line === line));
    return {
      finding: { ...finding, ...(events.length > 0 && { events }), ...(related.length > 0 && { related }) },
      general: general.text,
      ...(origin && { origin: { file: origin.file, line: origin.line, column: origin.column } }),
    };
  });
}

function inputsOf(root: string, files: readonly FileStatus[], paths: readonly string[]): Inputs {
  if (paths.length === 0) return { files, skipped: [] };
  const listed = new Set(files.map(({ file }) => file));
  const skipped = paths.flatMap(full => {
    if (full !== root && !full.startsWith(root + path.sep)) {
      throw new UsageError(`${full} lies outside of ${root}. Run the command in the project's root, or give --root.`);
    }
    if (!exists(full)) throw new UsageError(`${full} does not exist.`);
    const file = relative(root, full);
    return isFolder(full) || listed.has(file)
      ? []
      : [{ file, status: 'skipped' as const, reason: 'it is ignored, or no source file' }];
  });
  return {
    files: files.filter(({ file }) => isAsked(path.join(root, file), paths)),
    skipped: [...new Map(skipped.map(each => [each.file, each])).values()],
  };
}

function isAsked(full: string, paths: readonly string[]): boolean {
  return (
    paths.length === 0 ||
    paths.some(asked => full === asked || full.startsWith(asked.endsWith(path.sep) ? asked : asked + path.sep))
  );
}

function unresolvedOf(sites: readonly AuditCall[]): AuditUnresolved[] {
  return sites.flatMap(({ file, line, column, vendor, method, unresolved, userId }) => {
    const place = { file, line, column, vendor, method };
    return [
      ...(unresolved ? [{ ...place, what: 'event' as const, reason: unresolved, text: reasonTexts[unresolved] }] : []),
      ...[...new Set(userId?.map(({ reason }) => reason))].flatMap(reason =>
        reason ? [{ ...place, what: 'userId' as const, reason, text: reasonTexts[reason] }] : [],
      ),
    ];
  });
}

function unknownCall({ file, line, column, callee, source, reason, wrapper }: Suspect): AuditUnresolved {
  return {
    file,
    line,
    column,
    what: 'call',
    callee,
    ...(source !== undefined && { source }),
    reason,
    text: reasonTexts[reason],
    ...(wrapper && { wrapper }),
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return sorted([...counts]);
}

function byPlace(a: AuditFinding, b: AuditFinding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.ruleId, b.ruleId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
