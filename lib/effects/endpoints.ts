/** Addresses of the project's own that take analytics calls: those of the settings, and those whose handlers forward what they get. */
import { httpApis } from '../catalog/index.ts';
import { Cell, Trace } from '../evaluate/trace.ts';
import { readAddressPattern } from '../patterns.ts';

import type { HttpApi, Method, PartName, Vendor } from '../catalog/types.ts';
import type { DeclaredEndpoint, Settings } from '../settings.ts';
import type { Thunk } from '../evaluate/value.ts';
import type { Address } from './http-address.ts';

/** Where a part stands in what is sent: by property names, or under none of some. */
export interface BodyPath {
  readonly path: readonly string[];
  readonly without?: readonly string[];
}

/** `made`: what the handler puts there itself, whatever is sent. */
export type BodyParts = Partial<
  Readonly<Record<PartName, BodyPath | { readonly const: string } | { readonly made: Thunk }>>
>;

/** What a request to an address of the project's own does. */
export interface Endpoint {
  readonly vendor: Vendor;
  readonly method: Method;
  readonly parts: BodyParts;
  /** In capitals; any where none is told. */
  readonly verb?: string;
  /** What the body says of what it is for. */
  readonly when?: readonly BodyCondition[];
}

/** A member of the body is one of a few texts. */
export interface BodyCondition {
  readonly path: readonly string[];
  readonly values: readonly string[];
}

/** An address that takes what an API of a vendor takes. */
export interface Proxy {
  readonly vendor: Vendor;
  /** The APIs that it can stand for, the likeliest first. */
  readonly apis: readonly HttpApi[];
  /** Behind the address of the proxy. */
  readonly path: string;
}

interface Target {
  readonly pattern?: RegExp;
  readonly host?: string;
  readonly path: string;
  /** Only the end of its path is known: a router does not say where it is mounted. */
  readonly isEnd?: boolean;
}

/** What stands in the text of every file that makes a request, where no better word is known. */
const requestWords = ['fetch', 'axios', 'XMLHttpRequest', 'sendBeacon', 'request'];
const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/;

/** The name of what stands for all that handlers offer. */
export const ENDPOINTS = 'endpoints';

export class Endpoints {
  readonly #declared: readonly { readonly target: Target; readonly endpoint: DeclaredEndpoint }[];
  readonly #proxies: readonly Target[];
  readonly #handlers = new Map<string, { readonly target: Target; readonly endpoint: Endpoint }>();
  /** The vendor that counts where nobody says which. */
  readonly #vendor: () => Vendor;
  readonly #trace: Trace;
  /** Stands for the handlers. */
  readonly #cell = new Cell(ENDPOINTS);

  constructor({ endpoints = [], proxyHosts = [] }: Settings, vendor: () => Vendor, trace = new Trace()) {
    this.#vendor = vendor;
    this.#trace = trace;
    this.#declared = endpoints.map((endpoint, index) => ({
      target: targetOf(endpoint.url, `settings.customerio.endpoints[${index}].url`),
      endpoint,
    }));
    this.#proxies = proxyHosts.map((host, index) => targetOf(host, `settings.customerio.proxyHosts[${index}]`));
  }

  /** Whether a request can be an analytics call without a vendor's host. */
  get isEmpty(): boolean {
    return this.#declared.length + this.#proxies.length + this.#found.size === 0;
  }

  /** Texts of which one stands in every file that names one of those of the settings. */
  get markers(): readonly string[] {
    return [...this.#declared.map(({ target }) => target), ...this.#proxies].flatMap(markersOf);
  }

  /** Whether a text holds the host or the whole path of one. */
  isNamedIn(text: string): boolean {
    return this.#targets().some(
      ({ host, path }) => (host ?? path) !== '' && (text.includes(host ?? path) || (!host && isEndOf(text, path))),
    );
  }

  /**
   * Takes the address of a handler that forwards what it gets.
   *
   * @param path `{name}` stands for one segment
   * @param isEnd only the end of the path is known
   * @returns the words of which one stands in every file that names it; undefined where it is known already
   */
  add(path: string, endpoint: Endpoint, isEnd: boolean): readonly string[] | undefined {
    const key = `${endpoint.verb ?? ''} ${path} ${endpoint.vendor} ${endpoint.method}`;
    if (this.#handlers.has(key)) return undefined;
    const target: Target = { path, ...(isEnd && { isEnd }) };
    this.#handlers.set(key, { target, endpoint });
    this.#trace.changed(this.#cell);
    return markersOf(target);
  }

  clear(): void {
    this.#handlers.clear();
    this.#trace.changed(this.#cell);
  }

  /** What requests to an address do. */
  at(address: Address): readonly Endpoint[] {
    const declared = this.#declared
      .filter(({ target }) => isAt(address, target))
      .map(({ endpoint }) => this.#of(endpoint));
    if (declared.length > 0) return declared;
    return [...this.#found.values()].filter(({ target }) => isAt(address, target)).map(({ endpoint }) => endpoint);
  }

  /** The proxy that an address leads to. */
  proxyAt(address: Address): Proxy | undefined {
    for (const target of this.#proxies) {
      const path = behind(address, target);
      if (path === undefined) continue;
      const vendor = this.#vendor();
      const apis = [...httpApis].sort((a, b) => Number(b.vendor === vendor) - Number(a.vendor === vendor));
      return { vendor, apis, path };
    }
    return undefined;
  }

  get #found(): ReadonlyMap<string, { readonly target: Target; readonly endpoint: Endpoint }> {
    this.#trace.read(this.#cell);
    return this.#handlers;
  }

  #of({ vendor = this.#vendor(), method = 'track', parts }: DeclaredEndpoint): Endpoint {
    const read: BodyParts = Object.fromEntries(
      Object.entries(parts).map(([name, where]) => [
        name,
        typeof where === 'string' ? { path: where === '' ? [] : where.split('.') } : where,
      ]),
    );
    return { vendor, method, parts: read };
  }

  #targets(): readonly Target[] {
    return [...this.#declared, ...this.#found.values()].map(({ target }) => target).concat(this.#proxies);
  }
}

/** A host, a path of the same site, a whole address or a pattern. */
function targetOf(text: string, where: string): Target {
  const pattern = readAddressPattern(text, where);
  if (pattern) return { pattern, path: '' };
  if (text.startsWith('/')) return { path: trimmed(text) };
  const [, host = '', path = ''] = /^(?:\w+:)?(?:\/\/)?([^/?#]+)([^?#]*)/.exec(text) ?? [];
  return { host: host.toLowerCase(), path: trimmed(path) };
}

/** Without a query, with `{name}` for `:name`. */
function trimmed(path: string): string {
  const own = segments(path.replace(/[?#].*/, '').replace(/:(\w+)/g, '{$1}'));
  return own.length > 0 ? `/${own.join('/')}` : '';
}

function isAt(address: Address, target: Target): boolean {
  if (target.pattern) return target.pattern.test(textOf(address));
  if (!isOfSite(address, target)) return false;
  const have = segments(address.path);
  const want = segments(target.path);
  const rest = have.length - want.length;
  return (target.isEnd ? rest >= 0 : rest === 0) && matches(have.slice(rest), want);
}

/** What follows the address of a proxy. */
function behind(address: Address, target: Target): string | undefined {
  if (target.pattern) return target.pattern.test(textOf(address)) ? address.path : undefined;
  if (!isOfSite(address, target)) return undefined;
  const have = segments(address.path);
  const want = segments(target.path);
  return matches(have.slice(0, want.length), want) ? `/${have.slice(want.length).join('/')}` : undefined;
}

/** A path alone is one of the site itself: behind an address that only the run knows, or behind none. */
function isOfSite({ host, isOwn }: Address, target: Target): boolean {
  return target.host === undefined ? isOwn || local.test(host) : host === target.host;
}

function matches(have: readonly string[], want: readonly string[]): boolean {
  return want.every((segment, index) => segment.startsWith('{') || segment === have[index]);
}

/** Whether a text is a path, or the end of one that a client puts its base before: `track/event` for `/api/track/event`. */
function isEndOf(text: string, path: string): boolean {
  if (!/^[\w./-]+$/.test(text)) return false;
  const [have, want] = [segments(text), segments(path)];
  const isTelling = have.length > 1 || want.length === 1;
  return isTelling && have.length <= want.length && matches(have, want.slice(want.length - have.length));
}

function segments(path: string): readonly string[] {
  return path.split('/').filter(Boolean);
}

function textOf({ host, path }: Address): string {
  const text = `${host && `https://${host}`}${path}`;
  return text.replace(/\0\d+\0/g, '*');
}

/** Words of which one stands in every file that names a target. */
function markersOf({ pattern, host, path }: Target): readonly string[] {
  if (host) return [host];
  if (pattern) {
    const [longest = ''] = (pattern.source.replace(/\\([/.-])/g, '$1').match(/[\w/-]{4,}/g) ?? []).sort(
      (a, b) => b.length - a.length,
    );
    return longest && !/[|?*]/.test(pattern.source) ? [longest] : requestWords;
  }
  // The rest of the path may be the base of a client.
  const last = segments(path).findLast(segment => !segment.startsWith('{'));
  return last ? [last] : requestWords;
}
