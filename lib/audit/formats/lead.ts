/** What a report comes to, in a few sentences for whoever reads no further. Names stand between backticks. */
import { isOfForwarded, menderOf } from '../advice.ts';
import { isSite } from '../calls.ts';
import { placesBeside, uniquePlaces } from '../places.ts';
import { forwarderNames, REACHES } from '../reach.ts';
import { titleOf } from '../titles.ts';
import { eventsOf, placesOf, plural, withoutScore } from './format.ts';

import type { AuditCall, AuditCause, AuditEvent, AuditReport, Known, Reach } from '../report.ts';

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
    steps: [...(worst ? [mendOf(worst, report)] : []), ...settingsOf(report)],
  };
}

function sentOf(report: AuditReport): string {
  const { events } = report.summary;
  const sites = report.calls.filter(isSite);
  if (sites.length === 0) return 'No call that sends anything was found.';
  const naming = uniquePlaces(sites.filter(isNamingEvent));
  const others = placesBeside(sites, naming);
  if (events.length === 0) {
    const none = others.some(({ method }) => deeds[method] === unnamed) ? '' : ', and none sends an event';
    return `${plural(others.length, 'place')} in the code ${doing(others)}${none}.`;
  }
  const arriving = events.filter(({ reaches }) => !isKeptOut(reaches));
  const more = others.length > 0 ? `; ${others.length.toLocaleString('en')} more ${doing(others)}` : '';
  return [
    `${plural(naming.length, 'place')} in the code ${naming.length === 1 ? 'sends' : 'send'} ${plural(events.length, 'event')}${more}.`,
    `${reaching(report)}.`,
    ...strangersIn(arriving, events.length),
  ].join(' ');
}

/** A page's name is no event. */
function isNamingEvent({ method, events, patterns }: AuditCall): boolean {
  return method !== 'page' && method !== 'screen' && events.length + patterns.length > 0;
}

const unnamed = [
  'sends events whose names the code does not tell',
  'send events whose names the code does not tell',
] as const;

/** By method: for one place and for several. */
const deeds: Readonly<Partial<Record<AuditCall['method'], readonly [string, string]>>> = {
  identify: ['identifies people', 'identify people'],
  page: ['sends page views', 'send page views'],
  screen: ['sends page views', 'send page views'],
  track: unnamed,
  trackAnonymous: unnamed,
  trackLink: unnamed,
  batch: unnamed,
};

/** What places do that send no event by name: "send page views or identify people". */
function doing(calls: readonly AuditCall[]): string {
  const form = calls.length === 1 ? 0 : 1;
  const named = calls.flatMap(({ method }) => deeds[method]?.[form] ?? []);
  const rest = [...new Set(calls.flatMap(({ method }) => (deeds[method] ? [] : [method])))].sort();
  const other = rest.length > 0 ? [`${form === 0 ? 'does' : 'do'} something else (${rest.join(', ')})`] : [];
  return oneOf([...new Set(named), ...other]);
}

function oneOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) as string}`;
}

/** How many of the events that arrive, or may, are about people whom Customer.io does not know. */
function strangersIn(arriving: readonly AuditEvent[], all: number): string[] {
  const never = arriving.filter(({ person }) => person === 'no').length;
  const atTimes = arriving.filter(({ person }) => person === 'sometimes').length;
  const isSure = arriving.every(({ reaches }) => reaches[0] !== 'not-said');
  const some = (count: number): string => someOf(count, arriving.length, all, isSure);
  const about = 'about people whom Customer.io does not know';
  if (never === 0) return atTimes === 0 ? [] : [`${some(atTimes)} at times ${about}.`];
  return [`${some(never)} ${about}${atTimes === 0 ? '' : `, and ${atTimes} at times`}.`];
}

function someOf(count: number, arriving: number, all: number, isSure: boolean): string {
  const are = count === 1 ? 'is' : 'are';
  const [arrive, be] = isSure ? [arriving === 1 ? 'arrives' : 'arrive', are] : ['may arrive', 'would be'];
  const isEach = arriving === all;
  if (arriving === 1) return `${isEach ? 'It' : `The one that ${arrive}`} ${be}`;
  if (count === arriving) return `All${isEach ? '' : ` that ${arrive}`} ${be}`;
  return `Of ${isEach ? 'these' : `those that ${arrive}`}, ${count} ${be}`;
}

/** Events by the surest way of each: "9 reach Customer.io via Segment, as the settings say; 3 do not". */
function reaching(report: AuditReport): string {
  const { events } = report.summary;
  const forwarder = forwarderOf(report);
  const ways: Readonly<Record<Reach, (own: readonly AuditEvent[]) => string>> = {
    direct: own => `${own.length === 1 ? 'reaches' : 'reach'} Customer.io directly`,
    forwarded: own => `${own.length === 1 ? 'reaches' : 'reach'} Customer.io via ${forwarder}, as the settings say`,
    'not-said': () =>
      `may reach Customer.io via ${forwarder}, which the ${report.summary.forwarded === null ? 'settings do' : 'code does'} not say`,
    no: own => `${own.length === 1 ? 'does' : 'do'} not reach Customer.io, ${whyNot(own, report)}`,
  };
  return REACHES.flatMap(way => {
    const own = events.filter(({ reaches }) => reaches[0] === way);
    return own.length > 0 ? [`${whoOf(own, events.length)} ${ways[way](own)}`] : [];
  }).join('; ');
}

/** Events are kept from Customer.io by the code, or by the forwarder, as the settings say. */
function whyNot(own: readonly AuditEvent[], { calls, summary }: AuditReport): string {
  const names = new Set(own.map(({ name }) => name));
  const sending = calls.filter(
    call => isSite(call) && [...call.events, ...call.patterns].some(name => names.has(name)),
  );
  const excluded = sending.filter(({ destination }) => destination === 'excluded').length;
  if (excluded > 0)
    return excluded === sending.length
      ? 'which `integrations` leave out'
      : 'left out by `integrations` or the settings';
  return summary.forwarded === 'none'
    ? 'as the settings say that nothing is forwarded'
    : `as the settings do not name ${own.length === 1 ? 'it' : 'them'}`;
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
  return forwarderNames(new Set(Object.keys(summary.calls.byVendor)));
}

function wrongOf(worst: AuditCause, report: AuditReport, prefix: string): string {
  const { causes } = report.summary;
  const more = causes.length - 1;
  const events = worst.events.length > 0 ? `, ${eventsOf(worst, report)}` : '';
  const origin = worst.origins.length > 0 ? `; all come from ${placesOf(worst.origins, prefix)}` : '';
  const rest = more > 0 ? ` ${plural(more, 'further cause is', 'further causes are')} listed below.` : '';
  return `${titleOf(worst.ruleId)}: ${plural(worst.findings.length, 'place')}${events}${origin}.${rest}`;
}

function nothingWrong(report: AuditReport): string {
  return report.score === null ? withoutScore(report) : 'Nothing wrong was found.';
}

/** Shortly, with who does it: the cause itself says more. */
function mendOf(cause: AuditCause, report: AuditReport): string {
  const { command, remedy, harm } = cause;
  const stop = `stop the forwarding in ${forwarderOf(report)}`;
  if (command === undefined) {
    if (!remedy) return firstSentence(harm);
    const end = isOfForwarded(cause) ? ` Until then, you can ${stop}.` : '';
    return `${menderOf(cause)} mends it: ${firstSentence(remedy)}${end}`;
  }
  const end = isOfForwarded(cause) ? ` When that is released, you ${stop}.` : '';
  return `An engineer runs \`${command}\`, which does most of the mend.${end}`;
}

function firstSentence(text: string): string {
  const end = text.search(/[.!?] [A-Z`"]/);
  return end < 0 ? text : text.slice(0, end + 1);
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
  return { direct: 'directly', forwarded: `via ${forwarderOf(report)}`, 'not-said': 'not said', no: 'no' };
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
