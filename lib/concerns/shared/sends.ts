import type { Method } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';

/** What is sent for its own sake and whose result nobody needs. Messages, deletions and merges are not among them. */
const analytics: ReadonlySet<Method> = new Set<Method>([
  'identify',
  'track',
  'page',
  'screen',
  'group',
  'alias',
  'trackAnonymous',
  'setAttributes',
  'batch',
  'metric',
]);
const silent: ReadonlySet<Method> = new Set<Method>(['init', 'flush', 'reset', 'middleware']);

/** One request a call, and a promise that settles with it; SDKs that batch give nothing to wait for. */
export function isRequest(call: AnalyticsCall): boolean {
  // The items of a batch are one request: the first stands for all.
  if (call.isQueued || (call.item && call.item.index > 0)) return false;
  return call.platform === 'server' && !call.batches && call.returns !== 'void' && !silent.has(call.method);
}

export function isAnalytics(call: AnalyticsCall): boolean {
  return analytics.has(call.method);
}

/** How a message names what is sent: an event, a method, a wrapper. */
export function sendName(call: AnalyticsCall): string {
  if (call.wrapper) return `${call.wrapper.name}()`;
  if (call.item && call.item.count > 1 && call.sdk !== 'http') return 'batch()';
  return call.sdk === 'http' ? 'this request to Customer.io or Segment' : `${call.method}()`;
}

/** How much an API takes, in words; undefined for calls that count against no rate. Source: Customer.io's OpenAPI files and docs. */
export function rateOf(call: AnalyticsCall): string | undefined {
  if (call.isQueued || call.platform !== 'server' || silent.has(call.method) || call.method === 'batch')
    return undefined;
  if (call.item && call.item.count > 1) return undefined;
  if (call.method === 'broadcast') return 'one broadcast in 10 seconds';
  if (call.method === 'sendMessage' || call.http?.api === 'customerio-app') return '10 requests a second';
  if (call.vendor !== 'customerio') return 'only so many a second';
  return call.batches || call.http?.api === 'customerio-pipelines'
    ? '3,000 calls in 3 seconds'
    : '1,000 requests a second';
}
