import {
  changingClasses,
  changingFunctions,
  changingGlobals,
  devicePackages,
  digestingVersions,
  idMakers,
} from '../../catalog/identifiers.ts';
import { calleeNameOf, encodedBy, globalCalleeOf, methodCallOf } from './calls.ts';
import { hashIn, isOf } from './hashes.ts';
import { pathOf, wordsOf } from './names.ts';
import { alternativesOf } from './walk.ts';

import type { CallValue, Origin, Value } from '../../reading.ts';

/**
 * How a person's id is come by.
 * - `raw`: taken as it is from something that has a name (`session.accountId`)
 * - `hash`: through a digest
 * - `email`: an e-mail address
 * - `anonymous`: an anonymous id, a device's id, or made up on the spot
 * - `empty`: an empty text, null or undefined
 * - `constant`: the same for everyone
 * - `composed`: an id with something around it, `user_${id}`, or in another writing, `btoa(id)`
 * - `profile`: the profile itself, by Customer.io's own id behind `cio_`, whatever the person's key is
 */
export type IdKind = 'raw' | 'hash' | 'email' | 'anonymous' | 'empty' | 'constant' | 'composed' | 'profile' | 'unknown';

export interface Derivation {
  readonly kind: IdKind;
  /** How the id is called where it is taken from, outermost first, for `raw`, `email` and `anonymous`; what goes into it for `hash` and `composed`. */
  readonly path: readonly string[];
  /**
   * The digest (`SHA-256`) for `hash`, the text for `constant`, the pattern (`user_*`, `base64(*)`) for `composed` and for a `raw`
   * one that is put together where it is made.
   */
  readonly detail?: string;
  readonly origin?: Origin;
}

/** All ways in which an id is come by; several where the code branches. */
export function derivationsOf(value: Value): readonly Derivation[] {
  return alternativesOf(value).map(one => {
    const found = derive(one, 0);
    return found.origin || !one.origin ? found : { ...found, origin: one.origin };
  });
}

/** Whether an id can be an empty text, null or undefined on some way through the code. */
export function isPossiblyEmpty(value: Value): boolean {
  return alternativesOf(value).some(
    one => isEmpty(one) || (isTransparent(one) && isPossiblyEmpty(innerOf(one) as Value)),
  );
}

/** Whether an id is never anything but empty: the argument is missing for all the receiver knows. */
export function isAlwaysEmpty(value: Value): boolean {
  return alternativesOf(value).every(isEmpty);
}

function isEmpty(value: Value): boolean {
  return (
    value.kind === 'literal' && (value.value == null || (typeof value.value === 'string' && value.value.trim() === ''))
  );
}

/** What is reckoned with a number made up on the spot is another one each time. */
const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**', '|', '>>>']);

const MAX_DEPTH = 12;
const unknown: Derivation = { kind: 'unknown', path: [] };

function derive(value: Value, depth: number): Derivation {
  if (depth > MAX_DEPTH) return unknown;
  if (isEmpty(value)) return { kind: 'empty', path: [] };
  if (value.kind === 'literal') return { kind: 'constant', path: [], detail: String(value.value) };
  // `-1`
  if (value.kind === 'operation' && value.operator === '-' && value.operands.length === 1) {
    const [number] = value.operands;
    if (number?.kind === 'literal') return { kind: 'constant', path: [], detail: `-${String(number.value)}` };
  }
  const hash = hashIn(value);
  if (hash) return hash;
  if (value.kind === 'template') return deriveTemplate(value, depth);
  const encoded = encodedBy(value);
  if (encoded) return deriveEncoded(derive(encoded.value, depth + 1), encoded.by);
  if (value.kind === 'operation' && value.operator === 'kept') return deriveKept(value.operands, depth);
  const counted = value.kind === 'operation' && arithmetic.has(value.operator) ? value.operands : [];
  const chance = counted.map(one => derive(one, depth + 1)).find(isMadeUp);
  if (chance) return chance;
  const inner = innerOf(value);
  if (inner) return derive(alternativesOf(inner).find(one => !isEmpty(one)) ?? inner, depth + 1);
  if (value.kind === 'call') return deriveCall(value);
  if (value.kind === 'member' || value.kind === 'parameter') return takenFrom(value) ?? ofPath(pathOf(value));
  return unknown;
}

/** What is kept under a key was made up once, and is the same from then on. */
function deriveKept([kept, key]: readonly Value[], depth: number): Derivation {
  const found = kept ? derive(kept, depth + 1) : unknown;
  const said = underKey(key) ?? unknown;
  if (isMadeUp(found)) return { kind: 'anonymous', path: key?.kind === 'literal' ? [String(key.value)] : [] };
  return found.kind === 'unknown' || said.kind === 'anonymous' || said.kind === 'email' ? said : found;
}

/** Behind it stands Customer.io's own id of a profile. Source: the Actions destination and the Track API. */
const PROFILE_PREFIX = 'cio_';

function deriveTemplate(value: Extract<Value, { kind: 'template' }>, depth: number): Derivation {
  const holes = value.parts.filter(part => typeof part !== 'string');
  const [only] = holes;
  if (!only) return unknown;
  const ways = holes.map(hole => derive(hole, depth + 1));
  const [inside = unknown] = ways;
  const isAlone = holes.length === 1;
  if (isAlone && value.parts.every(part => part === only || part === '')) return inside;
  const path = isAlone ? inside.path : [];
  if (isAlone && value.parts[0] === PROFILE_PREFIX) return { kind: 'profile', path };
  const detail = value.parts.map(part => (typeof part === 'string' ? part : '*')).join('');
  // What is put around an id makes another key of it; what is put around a number is how the project makes its ids.
  if (ways.some(isId)) return { kind: 'composed', path, detail };
  return ways.find(isMadeUp) ?? { kind: 'raw', path: [], detail };
}

/** What is encoded is another key than the same as it is; what nobody knows may be the one that people go by. */
function deriveEncoded(inside: Derivation, by: string): Derivation {
  if (inside.kind === 'raw' || inside.kind === 'email')
    return { kind: 'composed', path: inside.path, detail: `${by}(*)` };
  return inside.kind === 'unknown' ? { ...unknown, path: inside.path } : inside;
}

/** Whether it is a key by itself, before anything is put around it. */
function isId({ kind, path, detail }: Derivation): boolean {
  if (kind === 'raw' || kind === 'unknown')
    return detail === undefined && /^(?:\w*id|key|sub|pk|uuid)$/.test(wordsOf(path.at(-1) ?? '').at(-1) ?? '');
  return kind !== 'empty' && kind !== 'constant' && detail !== MADE_UP;
}

const MADE_UP = 'random';

/** Whether an id is another one at each call. */
export function isMadeUp({ kind, detail }: Derivation): boolean {
  return kind === 'anonymous' && detail === MADE_UP;
}

function deriveCall(value: CallValue): Derivation {
  if (isRandom(value)) return { kind: 'anonymous', path: pathOf(value), detail: MADE_UP };
  const path = pathOf(value).map(name => name.replace(/(?:Sync|Async)$/, ''));
  if (isOfDevice(value)) return { kind: 'anonymous', path };
  const looked = lookedUp(value);
  if (looked) return looked;
  const named = ofPath(path);
  // `getAnonymousId()`, `getEmail()` say what they give; `getUserId()` may do anything to it.
  return named.kind === 'email' || named.kind === 'anonymous' ? named : { ...unknown, path: named.path };
}

/** Methods of storages, cookies, forms, rows and parameters that give what is kept under a name, by where that is given. */
const lookUps: ReadonlyMap<string, number> = new Map([
  ...[
    'get',
    'getItem',
    'getItemAsync',
    'getItemSync',
    'getString',
    'getStringAsync',
    'getSync',
    'header',
    'getHeader',
    'getDataValue',
    'getIn',
    'param',
    'cookie',
  ].map(name => [name, 0] as const),
  ['hget', 1],
  ['hGet', 1],
]);

/** `localStorage.getItem('visitor_id')`: where the name is that of an id or an address, it says what it stands for. */
function lookedUp(value: CallValue): Derivation | undefined {
  const method = methodCallOf(value);
  if (!method) return undefined;
  const place = lookUps.get(method.name);
  if (place === undefined) return undefined;
  // `get(user, 'address.email')` is given the object as well.
  const [first, second] = method.args;
  return (
    underKey(method.args[place]) ?? (method.name === 'get' && first?.kind !== 'literal' ? underKey(second) : undefined)
  );
}

/** What stands under a key, or a path of keys, that says so. */
function underKey(key: Value | undefined): Derivation | undefined {
  if (key?.kind !== 'literal' || typeof key.value !== 'string' || !/^[\w.:[\]-]+$/.test(key.value)) return undefined;
  const named = ofPath([key.value]);
  return named.kind !== 'raw' || /^(?:u?id|uuid|username|login)$/.test(wordsOf(key.value).at(-1) ?? '')
    ? named
    : undefined;
}

/** `cookies().get('visitor_id').value`. */
function takenFrom(value: Value): Derivation | undefined {
  return value.kind === 'member' && value.property === 'value' && value.object.kind === 'call'
    ? lookedUp(value.object)
    : undefined;
}

/** `os.hostname()`, `DeviceInfo.getUniqueId()`: a device, whoever sits at it. */
function isOfDevice({ callee }: CallValue): boolean {
  const holder = callee.kind === 'member' ? callee.object : callee;
  if (holder.kind !== 'import') return false;
  const name = callee.kind === 'member' ? callee.property : holder.name;
  return /^(?:node:)?os$/.test(holder.source)
    ? name === 'hostname'
    : isOf(devicePackages, holder.source) && wordsOf(name).some(word => /^(?:id|uuid|identifier)$/.test(word));
}

/** Objects that know a browser by its client id. */
const browsers =
  /^(?:ga|gtag|google|analytics|tracker|browser|cookies?|window|document|navigator|session|storage|this|self)$/;

function isOfRecord(name: string): boolean {
  return !wordsOf(name).some(word => browsers.test(word));
}

/** `user.emails[0].address`, `profile.emails[0].value`, `user.emails[0]`. */
function isOfEmails(path: readonly string[]): boolean {
  const holder = path.slice(0, -1).findLast(name => !/^\d+$/.test(name)) ?? '';
  return /^e ?mails?$/.test(wordsOf(holder).join(' '));
}

/** What something is by the words of its name. */
export function ofPath(path: readonly string[]): Derivation {
  const words = ` ${wordsOf(path.at(-1) ?? '').join(' ')} `;
  if (words.trim() === '') return unknown;
  if (/ (?:email|e mail|mail)(?: address)? $/.test(words) && !/ id /.test(words)) return { kind: 'email', path };
  if (/^ (?:address|value|\d+) $/.test(words) && isOfEmails(path)) return { kind: 'email', path };
  if (
    / (?:anonymous|anon|visitor|guest|device|machine|installation|install|distinct|session|android|advertising) (?:user )?(?:id|uuid|key)(?: a?sync)? $| ajs anonymous | id for vendor /.test(
      words,
    )
  )
    return { kind: 'anonymous', path };
  // The client of an order is somebody; the client of a page is a browser.
  if (/ client (?:id|uuid) $/.test(words) && !path.slice(0, -1).some(isOfRecord)) return { kind: 'anonymous', path };
  if (/ (?:hash|hashed|sha|sha256|sha1|md5|digest) /.test(words)) return { kind: 'hash', path };
  return { kind: 'raw', path };
}

/** Calls and members that give the id as it is, but for its spelling. */
const spellings: ReadonlySet<string> = new Set([
  'toString',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'normalize',
  'padStart',
  'padEnd',
  'toLocaleLowerCase',
  'valueOf',
  'toHexString',
]);
const conversions: ReadonlySet<string> = new Set([
  'String',
  'Number',
  'BigInt',
  'encodeURIComponent',
  'decodeURIComponent',
  'parseInt',
  'Math.floor',
  'Math.round',
  'Math.ceil',
  'Math.trunc',
  'Math.abs',
]);

function innerOf(value: Value): Value | undefined {
  if (value.kind === 'operation' && ['await', '+', '||', '??'].includes(value.operator))
    return value.operands.length === 1 || value.operator !== '+' ? value.operands[0] : undefined;
  if (value.kind !== 'call') return undefined;
  const method = methodCallOf(value);
  if (method && spellings.has(method.name)) return method.object;
  const global = globalCalleeOf(value);
  return global && conversions.has(global) ? value.args[0] : undefined;
}

function isTransparent(value: Value): boolean {
  return innerOf(value) !== undefined;
}

const changing: ReadonlySet<string> = new Set<string>(changingGlobals);
const makers: ReadonlySet<string> = new Set<string>([...changingFunctions, ...changingClasses]);

/** Whether a call gives something else each time: `randomUUID()`, `new Date().getTime()`, `Math.random().toString(36)`. */
function isRandom(value: CallValue): boolean {
  const object = methodCallOf(value)?.object;
  if (object?.kind === 'call' && isRandom(object)) return true;
  // `hexlify(randomBytes(16))`: bytes that are written down.
  const [bytes] = value.args;
  if (bytes?.kind === 'call' && isWriting(value) && isRandom(bytes)) return true;
  const name = calleeNameOf(value);
  if (value.callee.kind === 'import' && isOf(idMakers, value.callee.source))
    return !digestingVersions.some(version => version === name);
  if (changing.has(globalCalleeOf(value) ?? '')) return true;
  if (name === undefined || !makers.has(name)) return false;
  return !changingClasses.some(one => one === name) || (value.isNew && value.args.length === 0);
}

/** Whether a call writes bytes down as a text: which of them it is given alone decides what comes of it. */
function isWriting(value: CallValue): boolean {
  return (
    !value.isNew &&
    /^(?:hexlify|encode|from|(?:bytes|buffer|uint8array)?to(?:Hex|Base58|Base64\w*|HexString))$/i.test(
      calleeNameOf(value) ?? '',
    )
  );
}
