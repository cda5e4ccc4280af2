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

/**
 * The causes of findings: errors first, then those that show at most places. Findings have one cause if the same rule
 * says the same of them, whatever their events, and if that comes from the same place.
 */
export function causesOf(found: readonly FindingOfCause[]): AuditCause[] {
  const groups = new Map<string, { first: FindingOfCause; findings: number[]; events: Set<string> }>();
  for (const [index, each] of found.entries()) {
    const { finding, general, origin } = each;
    const key = [finding.severity, finding.ruleId, general, origin && `${origin.file}:${origin.line}:${origin.column}`];
    const id = key.join('\0');
    const group = groups.get(id) ?? { first: each, findings: [], events: new Set() };
    groups.set(id, group);
    group.findings.push(index);
    for (const event of finding.events ?? []) group.events.add(event);
  }
  return [...groups.values()]
    .map(({ first: { finding, general, origin }, findings, events }) => ({
      ruleId: finding.ruleId,
      severity: finding.severity,
      ...partsOf(general === finding.message ? general : withEvents(general, [...events], finding.message)),
      ...(origin && { origin }),
      events: [...events].sort(),
      findings,
    }))
    .sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length);
}

function rank({ severity }: Pick<AuditCause, 'severity'>): number {
  return severity === 'error' ? 0 : 1;
}

/** What is said of all events: of one by its name, as it stands in the message. */
function withEvents(general: string, events: readonly string[], message: string): string {
  if (events.length < 2) return message;
  return capital(general.replace(new RegExp(`([\`"]?)${ANY_EVENT}\\1`, 'g'), `each of ${events.length} events`));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Messages say the harm, then the remedy in their last sentence, which may name the command that does it. */
function partsOf(message: string): Pick<AuditCause, 'harm' | 'remedy' | 'command'> {
  const [command] = /(?<=`)npx eslint-plugin-customerio [^`]+(?=`)/.exec(message) ?? [];
  const sentences = [...message.matchAll(/(?<=[.!?][`"]?) (?=[A-Z`"])/g)];
  const cut = sentences.at(-1)?.index ?? message.length;
  return { harm: message.slice(0, cut), remedy: message.slice(cut + 1), ...(command !== undefined && { command }) };
}
