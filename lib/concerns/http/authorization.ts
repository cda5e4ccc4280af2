/** What the `Authorization` header of a raw request gets wrong. */
import { roleOfName, isSecretName, isCustomerioName, sourceName } from '../shared/credentials.ts';
import { encoded, schemeOf } from '../shared/http.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { literalText, patternOf } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';
import { keyWord, preparedWord } from './words.ts';

import type { HttpApi } from '../../catalog/types.ts';
import type { Value } from '../../reading.ts';

export type AuthorizationFault = 'wrongScheme' | 'bareKey' | 'notEncoded' | 'missingColon' | 'missingSite';

/**
 * The one fault that all alternatives of the header have: which of them is sent is not known.
 *
 * @param isRelayed a relay in between may want a header of its own: only what is certainly the API's counts
 */
export function authorizationFault(value: Value, api: HttpApi, isRelayed: boolean): AuthorizationFault | undefined {
  const [first, ...others] = alternativesOf(value)
    .filter(isGiven)
    .map(one => (isRelayed && !namesCustomerio(one) ? undefined : faultOf(one, api)));
  return others.every(id => id === first) ? first : undefined;
}

/** `KEY || ''`: what stands in for a key that is not there opens nothing. */
function isGiven(value: Value): boolean {
  return literalText(value)?.trim() !== '';
}

function faultOf(value: Value, api: HttpApi): AuthorizationFault | undefined {
  const wanted = api.auth[0] === 'bearer' ? 'bearer' : 'basic';
  const { scheme, credentials } = schemeOf(value);
  if (scheme === 'bare' || (scheme === 'other' && isBare(value))) return 'bareKey';
  if (scheme === 'other') return isForeign(value) ? 'wrongScheme' : undefined;
  if (scheme !== wanted) return 'wrongScheme';
  return scheme === 'basic' && credentials ? credentialsFault(credentials, api) : undefined;
}

/** One word alone, or a value that holds a key and nothing else. */
function isBare(value: Value): boolean {
  const text = literalText(value)?.trim();
  return text === undefined ? isKey(value) : text !== '' && !/\s/.test(text);
}

/** `Token …`, `Api-Key …`: none of the APIs takes such a scheme. */
function isForeign(value: Value): boolean {
  const first = value.kind === 'template' ? value.parts[0] : literalText(value);
  return typeof first === 'string' && /^\s*[A-Za-z][\w-]*\s/.test(first);
}

function namesCustomerio(value: Value): boolean {
  const name = literalText(value) ?? sourceName(value);
  return name !== undefined && isCustomerioName(name);
}

function credentialsFault(credentials: Value, api: HttpApi): AuthorizationFault | undefined {
  // base64 has no colon.
  if (patternOf(credentials)?.includes(':')) return 'notEncoded';
  const inner = encoded(credentials);
  if (!inner) return isKey(credentials) ? 'notEncoded' : undefined;
  const text = patternOf(inner);
  const isKeyAlone = text === undefined && isKey(inner);
  // `key:` is what the Pipelines API takes.
  if (api.id === 'customerio-track') return isKeyAlone || text === '*:' ? 'missingSite' : undefined;
  return isKeyAlone || (text !== undefined && !text.includes(':') && !text.includes('*')) ? 'missingColon' : undefined;
}

/** Something unknown that is called a key, and not the header that was made of it. */
function isKey(value: Value): boolean {
  const name = sourceName(value);
  if (name === undefined || value.kind === 'call') return false;
  const words = wordsOf(name);
  if (words.some(word => preparedWord.test(word))) return false;
  const role = roleOfName(name);
  return (role !== undefined && role !== 'site') || isSecretName(name) || keyWord.test(words.at(-1) ?? '');
}
