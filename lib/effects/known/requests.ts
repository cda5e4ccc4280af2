import { isRequestFunction } from '../../evaluate/known/http-clients.ts';

import type { Evaluated } from '../../evaluate/value.ts';

/** Who makes a request where the value is called, and by which verb if there is but one. */
export function requesterOf(callee: Evaluated): { readonly client: string; readonly verb?: string } | undefined {
  switch (callee.kind) {
    case 'import':
      return isRequestFunction(callee.source, callee.name) ? { client: callee.source } : undefined;
    case 'global':
      return callee.name === 'fetch' || callee.name === '$fetch'
        ? { client: callee.name === 'fetch' ? 'fetch' : 'ofetch' }
        : undefined;
    case 'member':
      return callee.object.kind === 'global' ? byGlobal(callee.object.name, callee.property) : undefined;
    default:
      return undefined;
  }
}

/** `UrlFetchApp.fetch(url, { method, payload })` of Google's Apps Script, `navigator.sendBeacon(url, body)`, `$.post(url, data)`, `jQuery.ajax({ url, type, data })`. */
function byGlobal(name: string, method: string): { readonly client: string; readonly verb?: string } | undefined {
  if (name === 'UrlFetchApp') return method === 'fetch' ? { client: 'UrlFetchApp' } : undefined;
  if (name === 'navigator') return method === 'sendBeacon' ? { client: 'sendBeacon', verb: 'post' } : undefined;
  return ['$', 'jQuery'].includes(name) && ['ajax', 'get', 'post'].includes(method)
    ? { client: 'jquery', verb: method }
    : undefined;
}
