/** Whether Customer.io knows the person whom an event is about. */
import { placeKey } from './places.ts';

import type { IdKind } from '../calls/values/identity.ts';
import type { AuditCall, AuditFinding, Known } from './report.ts';

/** From what is certainly right to what is certainly not. */
export const KNOWN: readonly Known[] = ['yes', 'not-said', 'sometimes', 'no'];

/** Rules whose findings say that nobody is known at a place, or not always, whatever the id there looks like. */
const strangerRules: ReadonlyMap<string, 'sometimes' | 'no'> = new Map([
  ['customerio/no-unidentified-forward', 'no'],
  ['customerio/require-guarded-track', 'sometimes'],
  ['customerio/no-track-before-identify', 'no'],
  ['customerio/no-unstable-user-id', 'no'],
]);

const nobody: ReadonlySet<IdKind> = new Set<IdKind>(['empty', 'anonymous', 'constant']);
const comparable: ReadonlySet<IdKind> = new Set<IdKind>(['raw', 'hash', 'composed']);

/** Whether a rule is about people, so that what it says of a call holds for each event that the call can send. */
export function isAboutPerson(ruleId: string): boolean {
  return strangerRules.has(ruleId);
}

/** What tells whether people are known, of the whole project. */
export interface People {
  /** How the ids are come by under which each vendor is told of people. */
  readonly identified: ReadonlyMap<AuditCall['vendor'], ReadonlySet<IdKind>>;
  /** Places at which a rule found that nobody is known, or not always. */
  readonly strangers: ReadonlyMap<string, 'sometimes' | 'no'>;
}

export function peopleOf(sites: readonly AuditCall[], findings: readonly AuditFinding[]): People {
  const identified = new Map<AuditCall['vendor'], Set<IdKind>>();
  for (const { method, vendor, userId = [] } of sites) {
    if (method !== 'identify') continue;
    const kinds = identified.get(vendor) ?? new Set();
    identified.set(vendor, kinds);
    for (const { kind } of userId) kinds.add(kind);
  }
  const strangers = new Map<string, 'sometimes' | 'no'>();
  for (const finding of findings) {
    const found = strangerRules.get(finding.ruleId);
    if (found && strangers.get(placeKey(finding)) !== 'no') strangers.set(placeKey(finding), found);
  }
  return { identified, strangers };
}

/**
 * Whether the person is known at a place: by the id there, or by whether the client is told of anybody; and not better
 * than a rule found it. A rule that finds an id which can be empty does not say that it always is.
 */
export function knownAt(call: AuditCall, { identified, strangers }: People): Known {
  const byId = knownById(call, identified);
  const found = strangers.get(placeKey(call));
  if (found === undefined || byId === 'no') return byId;
  const isToldOf = identified.has('customerio') || identified.has(call.vendor);
  return byId === 'sometimes' && isToldOf ? 'sometimes' : found;
}

function knownById(call: AuditCall, identified: People['identified']): Known {
  const known = identified.get('customerio') ?? identified.get(call.vendor);
  if (!call.userId) return identified.has(call.vendor) ? 'yes' : 'no';
  const kinds = call.userId.map(({ kind }) => kind).filter(kind => !nobody.has(kind));
  if (kinds.length === 0 || (known && isAnother(kinds, known))) return 'no';
  if (kinds.length < call.userId.length) return 'sometimes';
  return known && !kinds.includes('unknown') ? 'yes' : 'not-said';
}

/** Whether a person goes by another kind of id here than where Customer.io is told of people. */
function isAnother(kinds: readonly IdKind[], known: ReadonlySet<IdKind>): boolean {
  return known.size > 0 && !known.has('unknown') && kinds.every(kind => comparable.has(kind) && !known.has(kind));
}
