import type { createColors } from 'picocolors';

import type { CheckSite, PlanCheck } from '../plan/check.ts';
import { problemText } from '../plan/model.ts';

type Colors = ReturnType<typeof createColors>;

/**
 * `behind`: the code sends something else than the lock file says. `open`: the lock file left something open that is
 * known now, as by a newer version of this plugin.
 */
export type LockState = 'current' | 'open' | 'behind' | 'missing' | 'faulty';

export interface CheckReport extends PlanCheck {
  readonly lock: LockState;
  readonly lockFault?: string;
  readonly plan: readonly string[];
}

const MAX_SITES = 3;

/** Whether something has to be done before the branch can land. */
export function isFailing(report: CheckReport, isStrict: boolean): boolean {
  const { problems, unplanned, properties, broken, lock, unimplemented } = report;
  return (
    problems.length + unplanned.length + properties.length + broken.length > 0 ||
    lock === 'behind' ||
    lock === 'faulty' ||
    (isStrict && unimplemented.length > 0)
  );
}

export function checkText(report: CheckReport, colors: Colors): string {
  const lines: string[] = [];
  const section = (title: string, mend: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    lines.push(
      `${colors.bold(title)} (${items.length})`,
      ...items.map(item => `  ${item}`),
      colors.dim(`  ${mend}`),
      '',
    );
  };
  section(
    'Faults of the plan',
    'What stands there is not checked until it is mended.',
    report.problems.map(problemText),
  );
  section(
    'Sent, but not planned',
    'Add them to the plan, or send a planned name.',
    report.unplanned.map(
      ({ event, meant, tier, sites }) =>
        `${colors.red(shown(event))}${tierText(tier)}${meant === undefined ? '' : ` (is ${shown(meant)} meant?)`} ${colors.dim(placesText(sites))}`,
    ),
  );
  section(
    'Properties that depart from the plan',
    'Send what is planned, or change the plan.',
    report.properties.map(({ kind, event, tier, property, expected, actual, file, line }) => {
      const what = {
        missingProperty: 'is missing',
        sometimesMissing: 'is missing on some ways through the code',
        unplannedProperty: 'is not planned',
        unplannedEvent: '',
        wrongType: `is ${actual ?? ''}, planned is ${expected ?? ''}`,
        brokenLimit: `is ${actual ?? ''}, planned is ${expected ?? ''}`,
        unplannedValue: `is ${actual ?? ''}, planned is ${expected ?? ''}`,
      }[kind];
      return `${colors.red(shown(property))} of ${event === '*' ? 'every event' : shown(event)}${tierText(tier)} ${what} ${colors.dim(`${file}:${line}`)}`;
    }),
  );
  section(
    'No longer sent',
    'Send them again, or record it: plan generate --removed <event>, plan generate --renamed <event>=<new name>.',
    report.broken.map(
      ({ event, from, renamedTo }) =>
        `${colors.red(shown(event))}${renamedTo === undefined ? '' : ` (now ${shown(renamedTo)})`} ${colors.dim(`was sent from ${from.slice(0, MAX_SITES).join(', ')}`)}`,
    ),
  );
  section(
    'Planned, but not sent',
    'Send them, or take them out of the plan. Only --strict fails on them.',
    report.unimplemented.map(
      ({ event, tier, place }) =>
        `${colors.yellow(shown(event))}${tierText(tier)} ${colors.dim(`${place.file}${place.line === undefined ? '' : `:${place.line}`}`)}`,
    ),
  );
  if (report.lock === 'behind')
    lines.push(
      `${colors.red('customerio.lock.json is behind the code.')} Run \`npx eslint-plugin-customerio plan generate\` and commit it.`,
      '',
    );
  if (report.lock === 'open')
    lines.push(
      colors.dim(
        'customerio.lock.json leaves something open that is known now: `npx eslint-plugin-customerio plan generate` records it.',
      ),
      '',
    );
  if (report.lock === 'faulty')
    lines.push(`${colors.red('customerio.lock.json cannot be used.')} ${report.lockFault ?? ''}`, '');
  if (report.uncertain.length > 0)
    lines.push(
      colors.dim(
        `Not seen any more, but perhaps sent where the name is not known: ${report.uncertain.map(shown).join(', ')}.`,
      ),
      '',
    );
  if (report.unresolved.length > 0)
    lines.push(
      colors.dim(
        `The event of ${report.unresolved.length} ${report.unresolved.length === 1 ? 'call' : 'calls'} is not known: ${placesText(report.unresolved)}.`,
      ),
      '',
    );
  if (!isFailing(report, true))
    lines.push(colors.green(`The code sends what ${report.plan[0] ?? 'the lock file'} says.`));
  return `${lines.join('\n').trimEnd()}\n`;
}

function placesText(sites: readonly CheckSite[]): string {
  const more = sites.length - MAX_SITES;
  return (
    sites
      .slice(0, MAX_SITES)
      .map(({ file, line }) => `${file}:${line}`)
      .join(', ') + (more > 0 ? ` and ${more} more` : '')
  );
}

function tierText(tier: number | undefined): string {
  return tier === undefined ? '' : ` (tier ${tier})`;
}

/** Names come from code: what would act on a terminal is written out. */
function shown(name: string): string {
  return JSON.stringify(name).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
