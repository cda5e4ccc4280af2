/** Functions that make a request where they are called, without a method of their own: `fetch(…)`, `axios(…)`. */
import type { Evaluated } from '../../evaluate/value.ts';

const fetchLike: readonly string[] = ['default', '*', 'fetch', '$fetch', 'ofetch'];

/** Exports of packages that make a request when called. */
const exported: ReadonlyMap<string, readonly string[]> = new Map([
  ['axios', fetchLike],
  ['got', fetchLike],
  ['ky', fetchLike],
  ['node-fetch', fetchLike],
  ['cross-fetch', fetchLike],
  ['isomorphic-fetch', fetchLike],
  ['isomorphic-unfetch', fetchLike],
  ['unfetch', fetchLike],
  ['request', fetchLike],
  ['request-promise', fetchLike],
  ['request-promise-native', fetchLike],
  ['ofetch', fetchLike],
  ['phin', fetchLike],
  ['undici', ['request', 'fetch', 'stream']],
]);

/** Which client makes a request when the value is called, and by which verb if it has but one. */
export function requestFunction(value: Evaluated): { readonly client: string; readonly verb?: string } | undefined {
  switch (value.kind) {
    case 'import':
      return exported.get(value.source)?.includes(value.name) ? { client: value.source } : undefined;
    case 'global':
      return value.name === 'fetch' || value.name === '$fetch' ? { client: 'fetch' } : undefined;
    case 'member':
      return value.object.kind === 'global' && value.object.name === 'navigator' && value.property === 'sendBeacon'
        ? { client: 'sendBeacon', verb: 'post' }
        : undefined;
    default:
      return undefined;
  }
}
