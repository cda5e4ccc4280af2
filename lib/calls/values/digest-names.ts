/** How digests are called, and what makes one. */
import { digestExports } from '../../catalog/identifiers.ts';

import type { Value } from '../../reading.ts';

export const digests = /^(?:sha-?(?:1|224|256|384|512)|md5|ripemd160|blake\w*|hmac(?:sha\d+|md5)?)$/i;

const exportsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(digestExports).map(([source, names]) => [source, new Set<string>(names)]),
);

/** Whether an export makes a digest, of a package that has other things beside it. */
export function isDigestExport(source: string, name: string): boolean {
  return exportsOf.get(source)?.has(name) === true;
}

/** `CryptoDigestAlgorithm.SHA256` */
export function isAlgorithm(value: Value): boolean {
  return value.kind === 'member' && digests.test(value.property);
}
