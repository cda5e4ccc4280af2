import { literalText } from './strings.ts';
import { find } from './walk.ts';

import type { AnalyticsCall, Value } from '../reading.ts';

/** Whether a request or a client certainly goes to the vendor and not to one of these hosts. */
export function sendsDirectly(call: AnalyticsCall, proxies: readonly string[], servers: boolean): boolean {
  const { http, parts } = call;
  // Transactional messages and account management have no place in an ingestion proxy.
  if (http) return http.api !== 'customerio-app' && !['unsubscribe', 'metric'].includes(call.method) && call.via === 'direct';
  if (call.method !== 'init' || call.via !== 'direct' || (call.platform === 'server' && !servers) || call.parts.appApiKey) return false;
  const settings = [parts.url, parts.integrations, parts.options].flatMap((part) => (part ? [part.value] : []));
  // An address of the team's own, or something that may hold one.
  return parts.writeKey !== undefined || parts.trackApiKey !== undefined ? !settings.some((value) => mayLeadTo(value, proxies)) : false;
}

function mayLeadTo(value: Value, proxies: readonly string[]): boolean {
  return (
    find(value, (inner) => {
      const text = literalText(inner);
      if (text !== undefined) return proxies.some((host) => text.includes(host)) || /^\//.test(text);
      if (inner.kind === 'template') return inner.parts.some((part) => typeof part === 'string' && proxies.some((host) => part.includes(host)));
      return inner.kind === 'object' ? inner.open : inner.kind === 'unknown' || inner.kind === 'parameter' || inner.kind === 'call' || inner.kind === 'member' || inner.kind === 'import';
    }) !== undefined
  );
}
