import { derivationsOf } from '../../calls/values/identity.ts';
import { acrossProject } from '../../rule/across.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall, FunctionRef } from '../../reading.ts';
import type { CallsOfProject } from '../../rule/across.ts';
import type { Derivation } from '../../calls/values/identity.ts';

/** A place that tells a vendor who somebody is. */
export interface Identification {
  readonly call: AnalyticsCall;
  /** The ways in which the id there is come by; empty ones are left out. */
  readonly ways: readonly Derivation[];
}

/** The functions of a project through which calls pass that say themselves who the person is. */
const functionsGivenPeople = acrossProject(
  calls =>
    new Set(
      calls
        .filter(({ parts, inTest }) => parts.userId?.range && !inTest)
        .flatMap(({ through = [] }) => through.map(functionKey)),
    ),
);

/** Whether a call stands in a wrapper whose callers say who the person is. */
export function isSaidByCallers(
  { forwards, inside, file, functionRange }: AnalyticsCall,
  project: CallsOfProject,
): boolean {
  const fn = inside ?? (functionRange && { file, range: functionRange });
  return forwards && fn !== undefined && functionsGivenPeople(project).has(functionKey(fn));
}

function functionKey({ file, range }: FunctionRef): string {
  return `${file} ${range.join()}`;
}

/** Every identify of a project that gives an id, by vendor. Tests are left out, and so is the plumbing of wrappers that are called. */
export const identificationsOf = acrossProject((calls, project): ReadonlyMap<Vendor, readonly Identification[]> => {
  const found = new Map<Vendor, Identification[]>();
  for (const call of calls) {
    if (call.method !== 'identify' || call.inTest || isSaidByCallers(call, project)) continue;
    const userId = call.parts.userId?.value;
    const ways = userId ? derivationsOf(userId).filter(({ kind }) => kind !== 'empty') : [];
    if (ways.length === 0) continue;
    const list = found.get(call.vendor);
    if (list) list.push({ call, ways });
    else found.set(call.vendor, [{ call, ways }]);
  }
  return found;
});

/** The SDK call that a call ends in, to compare and to look up. */
export function targetOf({ target }: Pick<AnalyticsCall, 'target'>): string {
  return `${target.file} ${target.range.join()}`;
}

/** How a message speaks of an id: "a SHA-256 hash of `accountId`". */
export function spoken({ kind, path, detail }: Derivation): string {
  const name = path.at(-1);
  switch (kind) {
    case 'hash':
      return `a ${detail && detail !== 'HASH' ? `${detail} hash` : 'hash'}${name ? ` of \`${name}\`` : ''}`;
    case 'email':
      return name ? `the e-mail address \`${name}\`` : 'an e-mail address';
    case 'anonymous':
      return detail === 'random' ? 'an id made up on the spot' : `the anonymous id \`${name}\``;
    case 'composed':
      return `\`${detail}\``;
    case 'constant':
      return `\`${detail}\` for everyone`;
    case 'raw':
      return `\`${name ?? detail}\``;
    default:
      return 'an id';
  }
}
