/**
 * What a key is for, by the name it is read from, and whether a text is a key at all. The shape of a
 * Customer.io or Segment key does not tell its kind; position and names do.
 */
import { pathOf, wordsOf } from '../../calls/values/names.ts';
import { literalText } from '../../calls/values/strings.ts';
import { alternativesOf, find } from '../../calls/values/walk.ts';

import type { Vendor } from '../../catalog/types.ts';
import type { AnalyticsCall, Origin, Value } from '../../reading.ts';

export type KeyRole = 'site' | 'track' | 'app' | 'write' | 'segment' | 'webhook';

/** A token of a service account: it says itself what it is. */
export const serviceAccount = /\bsa_(?:live|sandbox)_[A-Za-z\d]{8,}/;

/** How messages call a role. */
export const roleNames: Readonly<Record<KeyRole, string>> = {
  site: 'a site id',
  track: 'a Track API key',
  app: 'an App API key',
  write: 'a Pipelines write key',
  segment: 'a Segment write key',
  webhook: 'a webhook signing key',
};

/** Prefixes under which build tools put a variable into what the browser gets. */
const publicPrefix = /^(?:NEXT_PUBLIC_|NUXT_PUBLIC_|EXPO_PUBLIC_|PUBLIC_|VITE_|REACT_APP_|VUE_APP_|GATSBY_)/;

const roles: readonly (readonly [KeyRole, RegExp])[] = [
  ['site', / site id /],
  ['webhook', / (?:webhook|signing)(?: signing)? (?:secret|key|token) /],
  ['segment', / segment /],
  ['write', / (?:write|cdp|pipelines?)(?: api)? (?:key|token) /],
  ['app', / (?:app|application|transactional)(?: api)? (?:key|token|secret) /],
  ['track', / (?:track|tracking)(?: api)? (?:key|token|secret) /],
];

const customerioWords = / (?:customerio|customer io|cio) /;

/** `APIKEY`, `SITEID`: two words that nothing parts. */
const joined = /^(api|app|site|track|write|cdp|signing|webhook|secret)(key|id|token|secret)$/;

function sentence(name: string): string {
  const words = wordsOf(name.replace(publicPrefix, '')).map(word => word.replace(joined, '$1 $2'));
  return ` ${words.join(' ')} `;
}

/** What a key of this name is for; undefined where the name does not say. */
export function roleOfName(name: string): KeyRole | undefined {
  const words = sentence(name);
  return roles.find(([, pattern]) => pattern.test(words))?.[0];
}

export function isCustomerioName(name: string): boolean {
  return customerioWords.test(sentence(name));
}

/** A secret of Customer.io by its name: a Track or App key, a webhook key, or just "API key". */
export function isSecretName(name: string): boolean {
  const role = roleOfName(name);
  return (
    isCustomerioName(name) &&
    (role === undefined
      ? / (?:api key|token|secret) /.test(sentence(name))
      : role === 'track' || role === 'app' || role === 'webhook')
  );
}

export function publicPrefixOf(name: string): string | undefined {
  return publicPrefix.exec(name)?.[0];
}

/** The name that one value is read from: an environment variable, a member of a configuration, a parameter. */
export function sourceName(value: Value): string | undefined {
  if (value.kind === 'call') {
    const named = literalText(value.args[0]);
    // A name is shown in messages: `decrypt('7f3a9c1e5b2d8f604c7b')` gives none.
    return named !== undefined &&
      /^[\w.-]+$/.test(named) &&
      !serviceAccount.test(named) &&
      !named.split(/[._-]/).some(piece => piece.length >= 12 && /\d/.test(piece))
      ? named
      : undefined;
  }
  if (value.kind !== 'member' && value.kind !== 'parameter' && value.kind !== 'global' && value.kind !== 'import')
    return undefined;
  return pathOf(value).at(-1);
}

/** `sourceName` of every alternative; undefined where one of them has no name. */
export function sourceNames(value: Value): readonly string[] | undefined {
  const names: string[] = [];
  for (const one of alternativesOf(value)) {
    const name = sourceName(one);
    if (name === undefined) {
      if (one.kind === 'literal' && !looksLikeKey(String(one.value))) continue;
      return undefined;
    }
    names.push(name);
  }
  return names.length > 0 ? names : undefined;
}

const placeholder =
  /your|example|encoded|base64|dummy|fake|placeholder|change|replace|insert|todo|xxx|test|mock|sample|secret|key$|1234|abcd|undefined|null/i;

/** Whether a text has the look of a true key, and not that of a placeholder. */
export function looksLikeKey(text: string): boolean {
  return (
    /^[\w-]{16,128}$/.test(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !placeholder.test(text) &&
    new Set(text).size >= 8
  );
}

/** A key in the code. The text is for comparing and replacing; it is never shown. */
export interface HardcodedKey {
  readonly key: string;
  readonly origin: Origin | undefined;
}

/** The keys written into the code, among what a value can be. */
export function hardcodedKeys(value: Value): HardcodedKey[] {
  return alternativesOf(value).flatMap(one => {
    const key = literalText(one);
    return key !== undefined && looksLikeKey(key) ? [{ key, origin: one.origin }] : [];
  });
}

/** The parts of a call that are secrets on a server; a page's keys are public. */
const secretParts = ['trackApiKey', 'appApiKey', 'writeKey'] as const;

/** The keys of servers that calls are given in the code, the longest first. */
export function secretsGiven(calls: readonly AnalyticsCall[]): string[] {
  const keys = calls
    .filter(({ platform }) => platform === 'server')
    .flatMap(({ parts }) => secretParts.flatMap(name => (parts[name] ? hardcodedKeys(parts[name].value) : [])))
    .map(({ key }) => key);
  return [...new Set(keys)].filter(Boolean).sort((a, b) => b.length - a.length);
}

const keyParts = ['trackApiKey', 'appApiKey', 'writeKey', 'siteId'] as const;

/** The key comes with the call, as where every tenant has one: such a client cannot be shared. */
export function isForOneTenant(parts: AnalyticsCall['parts']): boolean {
  return valuesOfKeys(parts).some(value => find(value, comesWithTheCall) !== undefined);
}

/** The same of a function that may be given the key, and is given nothing: what stands in for it then. */
export function isForOneTenantByDefault(parts: AnalyticsCall['parts']): boolean {
  return valuesOfKeys(parts).some(value => {
    const ways = alternativesOf(value).filter(({ kind }) => kind !== 'parameter');
    return ways.length === 0 || ways.some(way => find(way, comesWithTheCall) !== undefined);
  });
}

function valuesOfKeys(parts: AnalyticsCall['parts']): Value[] {
  return keyParts.flatMap(name => parts[name]?.value ?? []);
}

function comesWithTheCall(value: Value): boolean {
  if (value.kind === 'parameter' || value.kind === 'unknown') return true;
  // `config.get('key')` gives the same each time; `findTenant(id)` does not.
  return (
    value.kind === 'call' &&
    (value.args.length === 0 || value.args.some(argument => literalText(argument) === undefined))
  );
}

/** What a key in the code opens. `account`: a service account; `other`: what the vendor of the SDK says. */
export type WrittenRole = KeyRole | 'account' | 'other';

/** What the key in a place of a call opens. */
export function roleOfPart(part: 'trackApiKey' | 'appApiKey' | 'writeKey', vendor: Vendor): WrittenRole {
  if (part === 'trackApiKey') return 'track';
  if (part === 'appApiKey') return 'app';
  return vendor === 'customerio' ? 'write' : vendor === 'segment' ? 'segment' : 'other';
}

/** How the variable of the environment for a key is called as a rule. */
export function environmentName(role: WrittenRole | undefined): string {
  switch (role) {
    case 'track':
      return 'CUSTOMERIO_TRACK_API_KEY';
    case 'app':
      return 'CUSTOMERIO_APP_API_KEY';
    case 'write':
      return 'CUSTOMERIO_CDP_WRITE_KEY';
    case 'site':
      return 'CUSTOMERIO_SITE_ID';
    case 'webhook':
      return 'CUSTOMERIO_WEBHOOK_SECRET';
    case 'account':
      return 'CUSTOMERIO_SERVICE_ACCOUNT_TOKEN';
    case 'segment':
      return 'SEGMENT_WRITE_KEY';
    case 'other':
      return 'ANALYTICS_WRITE_KEY';
    case undefined:
      return 'CUSTOMERIO_API_KEY';
  }
}

/** The name with a public prefix that a secret is read from, and where it is read. */
export function publicSecret(value: Value): { readonly name: string; readonly origin: Origin | undefined } | undefined {
  let found: ReturnType<typeof publicSecret>;
  find(value, inner => {
    const source = sourceName(inner);
    if (source === undefined || publicPrefixOf(source) === undefined) return false;
    const role = roleOfName(source);
    // Site ids and write keys are public by design.
    if (role === 'site' || role === 'write' || role === 'segment') return false;
    found = { name: source, origin: inner.origin };
    return true;
  });
  return found;
}
