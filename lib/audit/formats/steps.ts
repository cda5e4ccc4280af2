/** What there is to do about a cause, who does it, and how they know that it is done. Names stand between backticks. */
import { REPOSITORY_URL } from '../../rule/create-rule.ts';
import { isOfForwarded, menderOf } from '../advice.ts';
import { isAboutPerson } from '../person.ts';
import { forwarderOf, isKeptOut } from './lead.ts';

import type { AuditCause, AuditEvent, AuditReport } from '../report.ts';

export interface Step {
  readonly who: string;
  readonly text: string;
  /** The command that does it. */
  readonly command?: string;
  readonly link?: { readonly text: string; readonly url: string };
}

/** Rules whose harm shows in Customer.io as people without an e-mail address: they stay so, whatever comes later. */
const fillingRules: ReadonlySet<string> = new Set([
  'customerio/no-unidentified-forward',
  'customerio/no-unstable-user-id',
  'customerio/require-guarded-track',
]);

/** Rules whose mend gives an event another name, beside those whose mend changes for whom it arrives. */
const namingRules: ReadonlySet<string> = new Set([
  'customerio/event-name-case',
  'customerio/no-breaking-event-change',
  'customerio/no-dynamic-event-name',
  'customerio/no-event-name-drift',
  'customerio/no-pii-in-event-name',
  'customerio/valid-event-name',
]);

/** How any mend is seen to be one, and what the commands do: told once, and not with each cause. */
export function howToKnow({ summary }: AuditReport): string {
  const commands = summary.causes.some(({ command }) => command !== undefined)
    ? ' The commands change files, and list at their end what is left to a person; with `--dry` they only show what they would do.'
    : '';
  return `After a mend, have \`npx eslint-plugin-customerio audit\` run again, with the same options: what is mended is gone.${commands}`;
}

/** In order; the remedy first. */
export function stepsOf(cause: AuditCause, report: AuditReport): Step[] {
  const { remedy, command } = cause;
  const who = menderOf(cause);
  return [
    ...(remedy ? [{ who, text: remedy, ...(command !== undefined && { command }) }] : []),
    ...(isOfForwarded(cause) && isForwarded(cause, report) ? [forwardingOf(cause, report)] : []),
    ...(makesPeople(cause, report) ? [watch] : []),
  ];
}

/** The events whose campaigns and segments feel the mend: which there are, Customer.io knows, and the code does not. */
export function eventsToCheck(cause: AuditCause, report: AuditReport): AuditEvent[] {
  return isAboutPerson(cause.ruleId) || namingRules.has(cause.ruleId) ? arrivingOf(cause, report) : [];
}

/** The events of a cause that reach Customer.io, or may. */
function arrivingOf({ events }: AuditCause, { summary }: AuditReport): AuditEvent[] {
  return summary.events.filter(({ name, reaches }) => events.includes(name) && !isKeptOut(reaches));
}

function isForwarded(cause: AuditCause, report: AuditReport): boolean {
  return arrivingOf(cause, report).some(({ reaches }) => reaches.includes('forwarded'));
}

const watch: Step = {
  who: 'It is done',
  text: 'when the audit no longer finds it, and a segment in Customer.io of people without an e-mail address who were created since then does not grow.',
  link: {
    text: 'People who are there already',
    url: `${REPOSITORY_URL}/blob/main/docs/fault-to-mended.md#6-people-who-are-there-already`,
  },
};

/** Without code, the harm can be ended at once; with what is lost. */
function forwardingOf({ events, command }: AuditCause, report: AuditReport): Step {
  const them = events.length === 1 ? 'it' : 'them';
  const off = `switch ${events.length === 1 ? 'the event' : 'the events'} off for the destination Customer.io in ${forwarderOf(report)}`;
  return command === undefined
    ? { who: 'You, until then', text: `${off}. Campaigns and segments that use ${them} get nothing meanwhile.` }
    : {
        who: 'You, once that is released',
        text: `${off}, or Customer.io counts ${them} twice. To end the harm today, do it now: campaigns and segments that use ${them} then get nothing until the release.`,
      };
}

/** Whether it can fill Customer.io with people: something arrives, or may, and Customer.io does not know whom it is about. */
function makesPeople(cause: AuditCause, report: AuditReport): boolean {
  return fillingRules.has(cause.ruleId) && (cause.events.length === 0 || arrivingOf(cause, report).length > 0);
}
