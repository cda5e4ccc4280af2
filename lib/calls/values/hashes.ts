/** Ids that have gone through a digest. */
import { digestPackages } from '../../catalog/identifiers.ts';
import { calleeNameOf, methodCallOf } from './calls.ts';
import { digests, isAlgorithm, isDigestExport } from './digest-names.ts';
import { lastNameOf, pathOf } from './names.ts';
import { isTextMember } from './strings.ts';
import { find, walk } from './walk.ts';

import type { CallValue, Value } from '../../reading.ts';
import type { Derivation } from './identity.ts';

/** Whether a specifier leads into one of the packages. */
export function isOf(packages: readonly string[], specifier: string): boolean {
  return packages.some(name => specifier === name || specifier.startsWith(`${name}/`));
}

/**
 * The digest that an id has gone through, wherever in the value it stands, but for what a field is taken of: the id
 * of `await create({ password: hash(text) })` is no hash.
 */
export function hashIn(value: Value): Derivation | undefined {
  let detail: string | undefined;
  let call: CallValue | undefined;
  walk(value, inner => {
    if (inner.kind === 'member' && isData(inner)) return 'skip';
    if (inner.kind !== 'call') return undefined;
    detail = digestOf(inner);
    if (detail === undefined) return undefined;
    call = inner;
    return 'stop';
  });
  if (!call) return undefined;
  const { callee } = call;
  const input = find(
    value,
    inner => inner !== callee && (inner.kind === 'parameter' || inner.kind === 'member') && isData(inner),
  );
  return {
    kind: 'hash',
    path: input ? pathOf(input) : [],
    detail: detail as string,
    ...(call.origin && { origin: call.origin }),
  };
}

function digestOf(call: CallValue): string | undefined {
  const { callee, args } = call;
  const method = methodCallOf(call);
  const name = calleeNameOf(call) ?? '';
  if (
    /^(?:create(?:Hash|Hmac)|CryptoHasher)$/.test(name) ||
    (method?.name === 'digest' && args.length === 2) ||
    (method?.name === 'sign' && args.length === 3 && lastNameOf(method.object) === 'subtle') ||
    (callee.kind === 'import' && /^(?:node:)?crypto$/.test(callee.source) && name === 'hash')
  ) {
    return digestName(args[0]);
  }
  const imported = callee.kind === 'import' ? importedDigest(callee, name, args) : undefined;
  if (imported !== undefined) return imported;
  const object = method?.object;
  if (object?.kind === 'import' && isOf(digestPackages, object.source)) return spelled(name);
  return digests.test(name) && args.length > 0 ? spelled(name) : undefined;
}

function importedDigest(
  { source, name: exported }: Extract<Value, { kind: 'import' }>,
  name: string,
  args: readonly Value[],
): string | undefined {
  if (/^uuid(?:\/|$)/.test(source) && /^v[35]$/.test(exported)) return `UUID ${exported}`;
  if (isDigestExport(source, exported)) return digestName(args.find(isAlgorithm));
  return isOf(digestPackages, source)
    ? spelled(digests.test(name) ? name : (source.split('/').at(-1) as string))
    : undefined;
}

function digestName(argument: Value | undefined): string {
  if (argument?.kind === 'member' && digests.test(argument.property)) return spelled(argument.property);
  if (argument?.kind === 'literal' && typeof argument.value === 'string') return spelled(argument.value);
  const name = argument?.kind === 'object' ? argument.get('name') : undefined;
  return name?.kind === 'literal' ? spelled(String(name.value)) : 'hash';
}

/** `sha256` and `SHA-256` are one. */
function spelled(name: string): string {
  return name.toUpperCase().replace(/^SHA-?(\d)/, 'SHA-$1');
}

/** What texts and bytes are read and written by. */
function isSpelling(name: string): boolean {
  return isTextMember(name) || name in DataView.prototype || name === '[]';
}

/** A member or parameter that stands for data, not for a function of the digest. */
function isData(value: Value): boolean {
  const name = lastNameOf(value);
  return (
    name !== undefined &&
    !digests.test(name) &&
    !/^(?:digest|sign|importKey|update|subtle|encode|createHash|toString|from|map|join|slice|substring|padStart|hex)$/.test(
      name,
    ) &&
    !(value.kind === 'member' && value.object.kind === 'call' && isSpelling(value.property))
  );
}
