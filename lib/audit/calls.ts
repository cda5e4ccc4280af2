import type { AnalyticsCall, UnknownReason, Value } from '../reading.ts';
import { customerioIn } from '../concerns/forwarding/integrations.ts';
import { keyOfInside, wayOf } from '../calls/way-key.ts';
import { derivationsOf, type Derivation } from '../calls/values/identity.ts';
import { asOwnEmail } from '../calls/values/own-email.ts';
import { typesOf } from '../calls/values/value-types.ts';
import { alternativesOf } from '../calls/values/walk.ts';
import type { AuditCall, AuditDerivation, AuditProperties } from './report.ts';

/** Methods that say something of a person, whether they name one or not. */
const ofPerson: ReadonlySet<string> = new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']);
const MAX_KEYS = 200;

/** What the report says of calls; `calls` are all of the project, since a wrapper is one only if somebody calls it. */
export function auditCalls(calls: readonly AnalyticsCall[]): AuditCall[] {
  const clients = clientsWithout(calls);
  const waysOf = (isDeferred: boolean): ReadonlySet<string> =>
    new Set(calls.flatMap(call => (call.inTest || (call.isDeferred ?? false) !== isDeferred ? [] : wayOf(call))));
  const [called, named] = [waysOf(false), waysOf(true)];
  return calls.map(call => {
    const key = keyOfInside(call) ?? '';
    // A call whose function nobody calls here (a handler of a framework, say) would be counted nowhere else.
    const isCalled = call.method === 'init' || called.has(key);
    // What a component sends is told at its elements, and has the names here that its type allows.
    const sent = isCalled ? call : withTypedEvents(call);
    return auditCall(sent, isCalled || named.has(key), destinationOf(call, clients));
  });
}

/** The SDKs whose clients are made so that Customer.io is left out. */
function clientsWithout(calls: readonly AnalyticsCall[]): ReadonlySet<string> {
  const making = calls.filter(({ method, inTest }) => method === 'init' && !inTest);
  return new Set(
    making
      .filter(({ parts, vendor }) => customerioIn(parts.integrations?.value, vendor) === 'excluded')
      .map(({ sdk }) => sdk),
  );
}

function destinationOf(
  { parts, vendor, sdk }: AnalyticsCall,
  without: ReadonlySet<string>,
): AuditCall['destination'] | undefined {
  if (vendor === 'customerio') return undefined;
  if (without.has(sdk)) return 'excluded';
  const said = customerioIn(parts.integrations?.value, vendor);
  return said === 'included' ? undefined : said;
}

function auditCall(
  call: AnalyticsCall,
  plumbing: boolean,
  destination: AuditCall['destination'] | undefined,
): AuditCall {
  const { file, line, column, vendor, sdk, method, platform, via, wrapper, target, inTest } = call;
  const { events, patterns, unresolved } = call;
  const userId = userIdOf(call);
  const properties = propertiesOf(call);
  return {
    file,
    line,
    column,
    vendor,
    sdk,
    method,
    platform,
    via,
    ...(wrapper && { wrapper: wrapper.name, target: { file: target.file, line: target.line, column: target.column } }),
    events,
    patterns,
    ...(unresolved && { unresolved }),
    ...(userId && { userId }),
    ...(properties && { properties }),
    ...(destination && { destination }),
    plumbing,
    inTest,
  };
}

/** Where nobody of the project calls, the type of the name says what is sent. */
function withTypedEvents(call: AnalyticsCall): AnalyticsCall {
  if (!call.typedEvents) return call;
  const { unresolved: _, ...known } = call;
  return { ...known, events: call.typedEvents, patterns: [] };
}

/** Whether a call is one that the project makes by itself: no part of a wrapper, no test. */
export function isSite(call: AuditCall): boolean {
  return !call.plumbing && !call.inTest;
}

/** Who the call is about, as far as it says so; a client that knows the person by itself is not asked. */
export function userIdOf({ parts, identity, method }: AnalyticsCall): AuditDerivation[] | undefined {
  const { userId, anonymousId } = parts;
  const traits = method === 'identify' ? parts.traits?.value : undefined;
  if (!userId && !(identity === 'per-call' && ofPerson.has(method))) return undefined;
  const nobody = anonymousId ? anonymous(anonymousId.value) : [empty];
  const result = new Map<string, AuditDerivation>();
  for (const one of userId ? alternativesOf(userId.value) : [undefined])
    for (const derivation of one ? derivationsOf(one).map(found => asOwnEmail(found, one, traits)) : [empty])
      for (const each of derivation.kind === 'empty' ? nobody : [derivation]) {
        const { kind } = each;
        const text = wordsFor(each);
        result.set(`${kind} ${text}`, { kind, text, ...(one && kind === 'unknown' && { reason: reasonOf(one) }) });
      }
  return [...result.values()];
}

const empty: Derivation = { kind: 'empty', path: [] };

/** Whoever has no other id goes by this one, whatever it is made of; one that all share still tells nobody apart. */
function anonymous(value: Value): readonly Derivation[] {
  return derivationsOf(value).map(derivation =>
    derivation.kind === 'empty' || derivation.kind === 'constant' ? derivation : { ...derivation, kind: 'anonymous' },
  );
}

function reasonOf(value: Value): UnknownReason {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'parameter':
      return 'parameter';
    case 'member':
      return 'dynamic-member';
    case 'call':
      return 'dynamic-call';
    case 'import':
      return 'unresolved-import';
    case 'global':
      return 'unknown-global';
    default:
      return 'dynamic-expression';
  }
}

/** A derivation in words. */
function wordsFor({ kind, path, detail }: Derivation): string {
  const name = path.join('.');
  switch (kind) {
    case 'empty':
      return 'empty or left out';
    case 'constant':
      return 'the same for everyone';
    case 'hash':
      return name ? `${detail ?? 'a hash'} of ${name}` : (detail ?? 'a hash');
    case 'composed':
      return detail ?? name;
    case 'anonymous':
      return name ? `${name} (anonymous)` : 'an anonymous id';
    case 'unknown':
      return name ? `the result of ${name}()` : 'not known';
    default:
      return name;
  }
}

function propertiesOf({ parts }: AnalyticsCall): AuditProperties | undefined {
  const value = parts.properties?.value ?? parts.traits?.value;
  if (!value) return undefined;
  const types = new Map<string, Set<string>>();
  let open = false;
  for (const one of alternativesOf(value)) {
    if (one.kind === 'object') {
      open ||= one.open || one.keys.length > MAX_KEYS;
      for (const key of one.keys.slice(0, MAX_KEYS)) {
        const known = types.get(key) ?? new Set();
        types.set(key, known);
        const property = one.get(key);
        for (const type of property ? typesOf(property) : ['unknown']) known.add(type);
      }
    } else if (one.kind !== 'literal') open = true;
  }
  return { types: sorted([...types].map(([key, known]) => [key, [...known]])), open };
}

/** An object with its keys in order, so that the same code gives the same report. */
export function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
