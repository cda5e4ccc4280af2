import type { TSESTree } from '@typescript-eslint/utils';

import { sdks } from '../../catalog/index.ts';
import type { ClientAddress } from '../../catalog/types.ts';
import type { AnalyticsCall } from '../../reading.ts';
import { hostMarkers } from '../../catalog/markers.ts';
import { escapeExpression } from '../../text/escape.ts';
import { surroundingsOf } from '../shared/platform.ts';
import type { Address } from '../shared/http.ts';
import { addressesOf, HOLE } from '../shared/http.ts';
import type { Edit } from '../../edit/edit.ts';
import { replace } from '../../edit/edit.ts';
import type { Node } from '../../edit/nodes.ts';
import { lowestMajor } from '../../edit/manifest.ts';
import { contains, isFunction, nameOf, walk } from '../../edit/nodes.ts';
import { setArgument } from '../../edit/set-argument.ts';
import type { Source } from '../../edit/source.ts';
import { styleOf } from '../../edit/style.ts';

export type ProxyEdit =
  { readonly refused?: undefined; readonly edits: readonly Edit[] } | { readonly refused: string };

/**
 * Sends one call to the proxy: a request by the host that is written in it, a client by the option that its SDK has
 * for that.
 *
 * @param root of the project
 * @returns undefined where the address of a request is written elsewhere
 */
export function sendToProxy(
  source: Source,
  call: AnalyticsCall,
  node: Node,
  proxy: URL,
  root: string,
): ProxyEdit | undefined {
  if (!call.http) {
    return deafSince(call, root) ?? clientToProxy(source, call, node, proxy);
  }
  const hosts = hostsOf(call);
  if (hosts.length !== 1) {
    return {
      refused:
        hosts.length > 1
          ? 'it goes to one of several hosts: have each of them lead to the proxy'
          : 'its host is put together at run time: give it the address of the proxy',
    };
  }
  const pieces = addressPieces(node, hostPieces(node, hosts[0] as string));
  return pieces.length > 0 ? requestToProxy(source, pieces, hosts[0] as string, proxy) : undefined;
}

/** The hosts that a request can go to. */
export function hostsOf({ http }: AnalyticsCall): string[] {
  // `https://cdp.customer.io${path}`: what follows the host may be a path only.
  const whole = ({ host }: Address): string => hostMarkers.find(known => host === known + HOLE) ?? host;
  return http ? [...new Set(addressesOf(http.url).map(whole))].filter(host => /^[\w.-]+$/.test(host)) : [];
}

const addressKey = /^(?:url|uri|base_?url|prefixUrl|host|hostname|origin)$/i;

/** What a request sends may hold the same host, and means it. */
function addressPieces(request: Node, pieces: readonly HostPiece[]): readonly HostPiece[] {
  const [first] = request.type === 'CallExpression' || request.type === 'NewExpression' ? request.arguments : [];
  const inFirst =
    first && first.type !== 'ObjectExpression' ? pieces.filter(({ range }) => contains(first.range, range)) : [];
  return inFirst.length > 0 ? inFirst : pieces.filter(piece => isInAddress(piece, request));
}

function isInAddress(piece: Node, request: Node): boolean {
  let key: Node | undefined;
  for (let inner = piece; inner !== request && inner.parent; inner = inner.parent) {
    key = inner.type === 'Property' ? inner.key : key;
  }
  return key === undefined || addressKey.test(nameOf(key) ?? '');
}

export type HostPiece = TSESTree.StringLiteral | TSESTree.TemplateElement;

/** The texts in which a host is written as one; those in functions only if `within` is a whole program. */
export function hostPieces(within: Node, host: string): HostPiece[] {
  const pattern = hostPattern(host);
  const pieces: HostPiece[] = [];
  walk(within, node => {
    const isText = node.type === 'TemplateElement' || (node.type === 'Literal' && typeof node.value === 'string');
    if (isText && pattern.test(node.type === 'TemplateElement' ? node.value.raw : String(node.value))) {
      pieces.push(node as HostPiece);
    }
    return node === within || within.type === 'Program' || !isFunction(node);
  });
  return pieces;
}

function hostPattern(host: string): RegExp {
  return new RegExp(`((?:https?:)?//|^)${escapeExpression(host)}(?![\\w.:@-])`, 'i');
}

/** The host in these texts becomes the proxy's; what stands behind it stays. */
export function requestToProxy(source: Source, pieces: readonly HostPiece[], host: string, proxy: URL): ProxyEdit {
  const edits: Edit[] = [];
  for (const piece of pieces) {
    const [start, end] = piece.range;
    const text = source.text.slice(start + 1, end - 1);
    const match = hostPattern(host).exec(text);
    if (!match) {
      return { refused: 'its host is written with escapes: give it the address of the proxy' };
    }
    const prefix = match[1] as string;
    const from = start + 1 + match.index;
    if (prefix === '' && (proxy.protocol !== 'https:' || pathOf(proxy) !== '')) {
      return { refused: 'only its host is written here, and the proxy has an address of another form: give it that' };
    }
    const to = prefix === '' ? proxy.host : prefix === '//' ? `//${proxy.host}${pathOf(proxy)}` : addressOf(proxy);
    edits.push(replace([from, from + match[0].length], to));
  }
  return { edits };
}

/** An older version takes the option and goes on sending to the vendor. */
function deafSince(call: AnalyticsCall, root: string): ProxyEdit | undefined {
  const since = addressOption(call)?.since;
  const sdk = sdks.find(({ id }) => id === call.sdk);
  const range = sdk?.packages.map(name => surroundingsOf(root, call.file).versionOf(name)).find(Boolean);
  const major = range === undefined ? undefined : lowestMajor(range);
  return since === undefined || major === undefined || major >= since
    ? undefined
    : {
        refused: `its SDK heeds another address from version ${since} on, and the manifest asks for ${range}: update it first`,
      };
}

function clientToProxy(source: Source, call: AnalyticsCall, node: Node, proxy: URL): ProxyEdit {
  const address = addressOption(call);
  if (!address || (node.type !== 'CallExpression' && node.type !== 'NewExpression')) {
    return {
      refused:
        'its SDK has no option for another address that is known here: give it the address of the proxy where it takes one',
    };
  }
  if (address.form === 'origin' && pathOf(proxy) !== '') {
    return {
      refused: `its SDK drops the path of the proxy's address: set \`${address.at.at(-1)}\` and \`path\` by hand`,
    };
  }
  if (address.form === 'host' && proxy.protocol !== 'https:') {
    return { refused: 'its SDK takes the address without `http:`: set `protocol` beside it by hand' };
  }
  const base = address.form === 'host' ? proxy.host + pathOf(proxy) : addressOf(proxy);
  const { quote } = styleOf(source);
  return setArgument(
    source,
    node,
    address.at,
    existing => quote + base + (existing === undefined ? address.path : pathIn(existing)) + quote,
  );
}

/** What stands behind the host of an address, which has its reasons: another version of the API. */
function pathIn(address: string): string {
  return address
    .replace(/^\w+:\/\//, '')
    .replace(/^[^/]*/, '')
    .replace(/\/$/, '');
}

function addressOption(call: AnalyticsCall): ClientAddress | undefined {
  const sdk = sdks.find(({ id }) => id === call.sdk);
  const clients = Object.entries(sdk?.clients ?? {});
  const [only] = clients;
  const found =
    call.client === undefined
      ? clients.length === 1
        ? only
        : undefined
      : clients.find(([name]) => name === call.client);
  return found?.[1].address;
}

function pathOf(proxy: URL): string {
  return proxy.pathname.replace(/\/$/, '');
}

function addressOf(proxy: URL): string {
  return proxy.origin + pathOf(proxy);
}
