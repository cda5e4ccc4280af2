/** Findings by cause: what is mended in one place is told once, however many places it shows at. */
import { ANY_EVENT } from './generalize.ts';

import type { AuditCause, AuditFinding, AuditPlace } from './report.ts';

/** A finding with what tells its cause. */
export interface FindingOfCause {
  readonly finding: AuditFinding;
  /** What it says, with `ANY_EVENT` for its event. */
  readonly general: string;
  /** Where the harm comes from, if that is not where the finding stands. */
  readonly origin?: AuditPlace;
}

interface Group {
  readonly first: FindingOfCause;
  readonly findings: number[];
  readonly events: Set<string>;
  readonly origins: Map<string, { readonly place: AuditPlace; count: number }>;
}

/**
 * The causes of findings: errors first, then those that show at most places. Findings have one cause if the same rule
 * says the same of them, whatever their events, and if that comes from the same module.
 */
export function causesOf(found: readonly FindingOfCause[]): AuditCause[] {
  const groups = new Map<string, Group>();
  for (const [index, each] of found.entries()) {
    const group: Group = groups.get(keyOf(each)) ?? {
      first: each,
      findings: [],
      events: new Set(),
      origins: new Map(),
    };
    groups.set(keyOf(each), group);
    group.findings.push(index);
    for (const event of each.finding.events ?? []) group.events.add(event);
    if (each.origin) count(group.origins, each.origin);
  }
  return [...groups.values()].map(causeOf).sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length);
}

/** Two calls of an SDK in one module, one for events and one for page views, are mended together. */
function keyOf({ finding: { severity, ruleId }, general, origin }: FindingOfCause): string {
  const text = origin ? general.replaceAll(`${origin.file}:${origin.line}`, origin.file) : general;
  return [severity, ruleId, text, origin?.file].join('\0');
}

function count(origins: Group['origins'], place: AuditPlace): void {
  const key = `${place.line}:${place.column}`;
  const known = origins.get(key) ?? { place, count: 0 };
  origins.set(key, known);
  known.count++;
}

function causeOf({ first: { finding, general }, findings, events, origins }: Group): AuditCause {
  const { ruleId, severity, message } = finding;
  return {
    ruleId,
    severity,
    ...partsOf(withEvents(general, events.size, message)),
    origins: [...origins.values()].sort((a, b) => b.count - a.count).map(({ place }) => place),
    events: [...events].sort(),
    findings,
  };
}

function rank({ severity }: Pick<AuditCause, 'severity'>): number {
  return severity === 'error' ? 0 : 1;
}

/** What is said of all events: of one by its name, as it stands in the message. */
function withEvents(general: string, events: number, message: string): string {
  if (events < 2 || !general.includes(ANY_EVENT)) return message;
  const words = `each of ${events} events`;
  const quoted = [`\`${ANY_EVENT}\``, `"${ANY_EVENT}"`, ANY_EVENT];
  return capital(quoted.reduce((text, one) => text.replaceAll(one, words), general));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Messages say the harm, then the remedy in their last sentence, which may name the command that does it. */
function partsOf(message: string): Pick<AuditCause, 'harm' | 'remedy' | 'command'> {
  const [, command] = /`(npx eslint-plugin-customerio [^`]+)`/.exec(message) ?? [];
  const sentences = [...message.matchAll(/(?<=[.!?][`"]?) (?=[A-Z`"])/g)];
  const cut = sentences.at(-1)?.index ?? message.length;
  // The command is told by itself, and not once more between the words.
  const remedy = message.slice(cut + 1).replace(/ \(`npx [^`)]+`[^`()]*\)/, '');
  return { harm: message.slice(0, cut), remedy, ...(command !== undefined && { command }) };
}
