import { pathOf } from './names.ts';
import { isSameOrigin, isSameValue } from './same.ts';
import { alternativesOf } from './walk.ts';

import type { Value } from '../../reading.ts';
import type { Derivation } from './identity.ts';

/**
 * `identify(address, { email: address })`: the call itself says that its id is an address, whatever that is called where
 * it comes from.
 *
 * @returns what an id that is taken as it is, or of which nothing else is known, turns out to be
 */
export function asOwnEmail(found: Derivation, id: Value, traits: Value | undefined): Derivation {
  if (!traits || (found.kind !== 'raw' && found.kind !== 'unknown') || found.detail !== undefined) return found;
  const isIt = alternativesOf(traits).some(one => {
    const email = one.kind === 'object' ? (one.get('email') ?? one.get('$email')) : undefined;
    return email !== undefined && alternativesOf(email).some(address => isOne(address, id));
  });
  return isIt ? { ...found, kind: 'email', path: pathOf(id) } : found;
}

/** Two fields of what is not known at all are not one for being called alike, unless they are read in one place. */
function isOne(address: Value, id: Value): boolean {
  if (isRooted(id)) return isSameValue(address, id);
  // Two members of what is spread into both have one origin: the spread.
  const areTwo = address.kind === 'member' && id.kind === 'member' && address.property !== id.property;
  return address.kind === id.kind && !areTwo && address.origin !== undefined && isSameOrigin(address.origin, id.origin);
}

function isRooted(value: Value): boolean {
  if (value.kind === 'member') return isRooted(value.object);
  return ['parameter', 'call', 'global', 'import'].includes(value.kind);
}
