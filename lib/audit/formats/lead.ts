/** What a report comes to, in a few sentences for whoever reads no further. Names stand between backticks. */
import { REACHES } from '../reach.ts';
import { titleOf } from '../titles.ts';
import { placesOf, plural, withoutScore } from './format.ts';

import type { AuditCause, AuditEvent, AuditReport, Known, Reach } from '../report.ts';

export interface Lead {
  /** What is sent, and what of it reaches Customer.io. */
  readonly sent: string;
  /** What is wrong, the worst first. */
  readonly wrong: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

/** Events that are named one by one. */
const MAX_NAMED = 2;

/** @param prefix what leads from where the reader stands to the root */
export function leadOf(report: AuditReport, prefix: string): Lead {
  const { summary } = report;
  const [worst] = summary.causes;
  return {
    sent: sentOf(report),
    wrong: worst ? wrongOf(worst, report, prefix) : nothingWrong(report),
    steps: [...(worst ? [mendOf(worst)] : []), ...settingsOf(report)],
  };
}

function sentOf(report: AuditReport): string {
  const { events, calls } = report.summary;
  if (calls.sites === 0) return 'No call that sends anything was found.';
  const places = `${plural(calls.sites, 'place')} in the code ${calls.sites === 1 ? 'sends' : 'send'}`;
  if (events.length === 0) return `${places} something, and no event by name.`;
  const arriving = events.filter(({ reaches }) => !isKeptOut(reaches));
  return [
    `${places} ${plural(events.length, 'event')}.`,
    `${reaching(events, forwarderOf(report))}.`,
    ...strangersIn(arriving),
  ].join(' ');
}

/** How many of the events that arrive, or may, are about people whom Customer.io does not know. */
function strangersIn(arriving: readonly AuditEvent[]): string[] {
  const never = arriving.filter(({ person }) => person === 'no').length;
  const atTimes = arriving.filter(({ person }) => person === 'sometimes').length;
  const about = 'about people whom Customer.io does not know';
  if (never === 0) return atTimes === 0 ? [] : [`${someOf(atTimes, arriving.length)} at times ${about}.`];
  return [`${someOf(never, arriving.length)} ${about}${atTimes === 0 ? '' : `, and ${atTimes} at times`}.`];
}

function someOf(count: number, all: number): string {
  if (all === 1) return 'It is';
  if (count === all) return 'All of these are';
  return `Of these, ${count} ${count === 1 ? 'is' : 'are'}`;
}

/** Events by the surest way of each: "9 reach Customer.io by Segment, 3 do not reach it". */
function reaching(events: readonly AuditEvent[], forwarder: string): string {
  const ways: Readonly<Record<Reach, (count: number) => string>> = {
    direct: count => `${count === 1 ? 'reaches' : 'reach'} Customer.io directly`,
    forwarded: count => `${count === 1 ? 'reaches' : 'reach'} Customer.io by ${forwarder}`,
    'not-said': () => `may reach Customer.io by ${forwarder}, which the settings do not say`,
    no: count => `${count === 1 ? 'does' : 'do'} not reach Customer.io`,
  };
  return REACHES.flatMap(way => {
    const own = events.filter(({ reaches }) => reaches[0] === way);
    return own.length > 0 ? [`${whoOf(own, events.length)} ${ways[way](own.length)}`] : [];
  }).join(', ');
}

/** A few out of many by their names, else how many they are. */
function whoOf(own: readonly AuditEvent[], all: number): string {
  if (own.length === all) return all === 1 ? 'It' : 'All';
  return own.length > MAX_NAMED
    ? String(own.length)
    : own.map(({ name }) => `\`${name.replaceAll('`', '')}\``).join(' and ');
}

/** Who passes events on to Customer.io. */
export function forwarderOf({ summary }: AuditReport): string {
  const { segment, rudderstack } = summary.calls.byVendor;
  if (rudderstack === undefined) return 'Segment';
  return segment === undefined ? 'RudderStack' : 'Segment or RudderStack';
}

function wrongOf(worst: AuditCause, report: AuditReport, prefix: string): string {
  const { causes } = report.summary;
  const more = causes.length - 1;
  const events = worst.events.length > 0 ? `, ${plural(worst.events.length, 'event')}` : '';
  const origin = worst.origins.length > 0 ? `; one cause, ${placesOf(worst.origins, prefix)}` : '';
  const rest = more > 0 ? ` ${plural(more, 'further cause is', 'further causes are')} listed below.` : '';
  return `${titleOf(worst.ruleId)}: ${plural(worst.findings.length, 'place')}${events}${origin}.${rest}`;
}

function nothingWrong(report: AuditReport): string {
  return report.score === null ? withoutScore(report) : 'Nothing wrong was found.';
}

function mendOf({ command, remedy, harm }: AuditCause): string {
  return command === undefined ? remedy || harm : `${remedy} \`${command}\` does most of that.`;
}

/** The one setting without which nobody can tell what arrives. */
function settingsOf(report: AuditReport): string[] {
  const { events, forwarded } = report.summary;
  if (forwarded !== null || !events.some(({ reaches }) => reaches.includes('not-said'))) return [];
  return [
    `Say in \`settings.customerio.forwarded\` which events ${forwarderOf(report)} forwards to Customer.io (\`all\`, \`none\`, or their names): its dashboard knows, and the code does not.`,
  ];
}

/** How an event reaches Customer.io, as a table says it. */
export function reachWords(report: AuditReport): Readonly<Record<Reach, string>> {
  return { direct: 'directly', forwarded: `by ${forwarderOf(report)}`, 'not-said': 'not said', no: 'no' };
}

/** Whether the person is known; of what never gets to Customer.io, that is no question. */
export function personWords({ reaches, person }: AuditEvent): string {
  return isKeptOut(reaches) ? '–' : KNOWN_WORDS[person];
}

export function isKeptOut(reaches: readonly Reach[]): boolean {
  return reaches.every(reach => reach === 'no');
}

export const KNOWN_WORDS: Readonly<Record<Known, string>> = {
  yes: 'yes',
  sometimes: 'not always',
  no: 'no',
  'not-said': 'not told',
};
