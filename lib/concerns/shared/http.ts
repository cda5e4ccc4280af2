/** What the address and the headers of a raw request say. */
import { hardcodedKeys, looksLikeKey, roleOfName, sourceName } from './credentials.ts';
import { encodedBy } from '../../calls/values/calls.ts';
import { literalText } from '../../calls/values/strings.ts';
import { alternativesOf } from '../../calls/values/walk.ts';

import type { AnalyticsCall, ObjectValue, Origin, Value } from '../../reading.ts';

const MAX_ADDRESSES = 16;
/** Stands for a part of an address that is not known. */
export const HOLE = '\0';

export interface Address {
  readonly scheme: string;
  readonly host: string;
  /** Segments, a hole where one is not known. */
  readonly path: readonly string[];
}

/** Every address that a value can be, `http://` and all; relative ones are left out. */
export function addressesOf(url: Value): Address[] {
  return textsOf(url).flatMap(text => {
    const match = /^(\w+):\/\/([^/?#]+)([^?#]*)/.exec(text);
    if (!match) return [];
    const [, scheme = '', host = '', path = ''] = match;
    return [{ scheme: scheme.toLowerCase(), host: host.toLowerCase(), path: path.split('/').filter(Boolean) }];
  });
}

function textsOf(value: Value): readonly string[] {
  return alternativesOf(value).flatMap(one => {
    if (one.kind === 'template') {
      let texts = [''];
      for (const part of one.parts) {
        const tails = typeof part === 'string' ? [part] : textsOf(part);
        texts = texts.flatMap(text => tails.map(tail => text + tail)).slice(0, MAX_ADDRESSES);
      }
      return texts;
    }
    return [literalText(one) ?? HOLE];
  });
}

/** What the `Authorization` header can be, one of several; undefined where it is not seen. */
export function authorizationOf(call: AnalyticsCall): Value | undefined {
  const found = authorizationIn(call);
  return found?.headers.get(found.key);
}

/** Where the `Authorization` header is written, if it is one of an object literal. */
export function authorizationOriginOf(call: AnalyticsCall): Origin | undefined {
  const found = authorizationIn(call);
  return found?.headers.keyOrigin(found.key);
}

function authorizationIn({ http }: AnalyticsCall): { readonly headers: ObjectValue; readonly key: string } | undefined {
  const headers = http?.headers;
  if (headers?.kind !== 'object') return undefined;
  const key = headers.keys.find(name => name.toLowerCase() === 'authorization');
  return key === undefined ? undefined : { headers, key };
}

export interface Scheme {
  /** `bare`: a key alone. `other`: it cannot be told. */
  readonly scheme: 'basic' | 'bearer' | 'bare' | 'other';
  /** What comes after the scheme. */
  readonly credentials?: Value;
}

/** The scheme of an `Authorization` header. */
export function schemeOf(value: Value): Scheme {
  const first = value.kind === 'template' ? value.parts[0] : literalText(value);
  const match = typeof first === 'string' ? /^\s*(basic|bearer)\s+(.*)/is.exec(first) : undefined;
  if (match) {
    const scheme = (match[1] as string).toLowerCase() as 'basic' | 'bearer';
    if (value.kind !== 'template') return { scheme, credentials: { kind: 'literal', value: match[2] as string } };
    const rest = [match[2] as string, ...value.parts.slice(1)].filter(part => part !== '');
    const [only] = rest;
    return {
      scheme,
      credentials: rest.length === 1 && typeof only === 'object' ? only : { kind: 'template', parts: rest },
    };
  }
  if (typeof first === 'string') return { scheme: value.kind === 'literal' && looksLikeKey(first) ? 'bare' : 'other' };
  const name = sourceName(value);
  const role = name === undefined ? undefined : roleOfName(name);
  return { scheme: role !== undefined && role !== 'site' ? 'bare' : 'other' };
}

/** What is put through `btoa(…)` or `Buffer.from(…).toString('base64')`. */
export function encoded(value: Value): Value | undefined {
  const found = encodedBy(value);
  return found?.by === 'base64' ? found.value : undefined;
}

/** A key written into the `Authorization` header of a request. Where it stands is told, not what it is. */
export function hardcodedAuthorization(
  call: AnalyticsCall,
): { readonly value: Value; readonly origin: Origin | undefined } | undefined {
  const value = authorizationOf(call);
  for (const one of value ? alternativesOf(value) : []) {
    const { credentials } = schemeOf(one);
    const inner = credentials && (encoded(credentials) ?? credentials);
    const found = inner && (hardcodedKeys(inner)[0] ?? pair(inner));
    if (found) return { value: one, origin: found.origin ?? one.origin };
  }
  return undefined;
}

/** `siteId:key` written out or put together, and what base64 makes of it. */
function pair(value: Value): { readonly origin: Origin | undefined } | undefined {
  const text = literalText(value);
  if (text !== undefined) {
    const isPair = text.includes(':')
      ? looksLikeKey(text.split(':').at(-1) || (text.split(':')[0] as string))
      : /^[A-Za-z\d+/]{24,}={0,2}$/.test(text) && /\d/.test(text) && !/your|example|encoded|base64/i.test(text);
    return isPair ? { origin: value.origin } : undefined;
  }
  if (value.kind !== 'template') return undefined;
  for (const part of value.parts) {
    if (typeof part === 'string') continue;
    const found = part.kind === 'literal' && value.parts.indexOf(part) === 0 ? undefined : hardcodedKeys(part)[0];
    if (found) return found;
  }
  return undefined;
}
