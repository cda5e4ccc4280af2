import { literalText } from '../../calls/values/strings.ts';
import { walk } from '../../calls/values/walk.ts';

import type { AnalyticsCall, Range, Value } from '../../reading.ts';

/** Parts of the paths of files that may send directly, since they are most likely the proxy itself. */
export const allowedPaths = ['proxy', 'ingest', 'relay'] as const;

export interface DirectOptions {
  /** Clients of servers as well. */
  readonly servers: boolean;
  readonly allow: readonly string[];
}

/** The calls of a file that send past the proxy. */
export function directSends(
  { file, calls }: { readonly file: string; readonly calls: readonly AnalyticsCall[] },
  proxies: readonly string[],
  { servers, allow }: DirectOptions,
): readonly AnalyticsCall[] {
  return allow.some(part => file.includes(part))
    ? []
    : calls.filter(
        call => !call.inTest && !(call.item && call.item.index > 0) && sendsDirectly(call, proxies, servers),
      );
}

/** Whether a request or a client certainly goes to the vendor and not to one of these hosts. */
function sendsDirectly(call: AnalyticsCall, proxies: readonly string[], servers: boolean): boolean {
  const { http, parts } = call;
  // Transactional messages and account management have no place in an ingestion proxy.
  if (http)
    return http.api !== 'customerio-app' && !['unsubscribe', 'metric'].includes(call.method) && call.via === 'direct';
  if (
    call.method !== 'init' ||
    call.via !== 'direct' ||
    (call.platform === 'server' && !servers) ||
    call.parts.appApiKey
  )
    return false;
  // A class of the SDK that takes no such keys, reached by a deep import.
  const isOther =
    parts.trackApiKey !== undefined && ['object', 'array', 'function'].includes(parts.trackApiKey.value.kind);
  if (isOther || (parts.writeKey === undefined && parts.trackApiKey === undefined)) return false;
  const settings = [parts.url, parts.integrations, parts.options].flatMap(part => (part ? [part.value] : []));
  const keys = [parts.writeKey, parts.trackApiKey, parts.siteId].flatMap(part => (part?.range ? [part.range] : []));
  // An address of the team's own, or something that may hold one.
  return !settings.some(value => mayLeadTo(value, proxies, keys));
}

/** @param keys where the keys stand among the settings: they are no address */
function mayLeadTo(value: Value, proxies: readonly string[], keys: readonly Range[]): boolean {
  return walk(value, inner => {
    if (keys.some(([start, end]) => inner.origin?.range[0] === start && inner.origin.range[1] === end)) return 'skip';
    return mayBeAddress(inner, proxies) ? 'stop' : undefined;
  });
}

function mayBeAddress(value: Value, proxies: readonly string[]): boolean {
  const text = literalText(value);
  if (text !== undefined) return proxies.some(host => text.includes(host)) || /^\//.test(text);
  if (value.kind === 'template')
    return value.parts.some(part => typeof part === 'string' && proxies.some(host => part.includes(host)));
  return value.kind === 'object'
    ? value.open
    : value.kind === 'unknown' ||
        value.kind === 'parameter' ||
        value.kind === 'call' ||
        value.kind === 'member' ||
        value.kind === 'import';
}

/** The address of a proxy, `https://` unless it says otherwise, without a slash at its end; undefined if it is none. */
export function proxyAddress(given: string): URL | undefined {
  const text = /^\w+:\/\//.test(given) ? given : `https://${given}`;
  // It goes into strings and templates of the code as it is.
  const url =
    /^[\w:/.~%@-]+$/.test(text) && !/^https?:\/\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  return url && ['http:', 'https:'].includes(url.protocol) && url.username + url.password === '' ? url : undefined;
}
