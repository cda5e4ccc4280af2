import type { AnalyticsCall } from '../../lib/reading.ts';
import { hostsOf, sendToProxy } from '../../lib/concerns/ingestion/mend.ts';
import { nodeAt } from '../../lib/edit/nodes.ts';
import { authorizationOf } from '../../lib/concerns/shared/http.ts';
import { allowedPaths, directSends, proxyAddress } from '../../lib/concerns/ingestion/proxy.ts';
import type { Remark, Session } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, flagOption, listOption, textOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { Addresses } from './addresses.ts';

/** Sends what goes past the proxy through it. */
export function start(view: ProjectView, options: RawOptions): Session {
  const hosts = view.settings.proxyHosts ?? [];
  const proxy = proxyOf(textOption(options, 'proxy'), hosts);
  const vendor = choiceOption(options, 'vendor', ['customerio', 'segment', 'rudderstack']);
  const allow = listOption(options, 'allow');
  const limits = { servers: flagOption(options, 'servers'), allow: allow.length > 0 ? allow : allowedPaths };
  const directIn = (file: string, calls: readonly AnalyticsCall[]): readonly AnalyticsCall[] =>
    directSends({ file: view.relative(file), calls }, [...hosts, proxy.host], limits).filter(
      call => vendor === undefined || call.vendor === vendor,
    );
  const all = view.calls().flatMap(call => directIn(view.absolute(call.file), [call]));
  refuseToMix(all);
  if (all.some(call => hostsOf(call).includes(proxy.host))) {
    throw new UsageError(`${proxy.host} is the vendor's own address, and no proxy.`);
  }
  const addresses = new Addresses(view, proxy, directIn, all);

  return fileSession(view, {
    get files() {
      return addresses.files;
    },
    find: at => [
      ...directIn(at.file, at.calls).flatMap(call => foundOf(at, call, proxy, addresses)),
      ...addresses.forOthers(at),
    ],
    remarks: () => remarksOf(all, proxy, hosts),
  });
}

function proxyOf(given: string | undefined, hosts: readonly string[]): URL {
  const [only] = hosts;
  const text = given ?? (hosts.length === 1 ? only : undefined);
  if (text === undefined) {
    throw new UsageError(
      hosts.length > 1
        ? `The settings know several proxies (${hosts.join(', ')}): say with --proxy which it is.`
        : 'Where is the proxy? Give --proxy with its address, or name its host in settings.customerio.proxyHosts.',
    );
  }
  const proxy = proxyAddress(text);
  if (!proxy) {
    throw new UsageError(
      `The proxy's address must be one like https://data.example.com or https://example.com/data, not "${text}".`,
    );
  }
  return proxy;
}

/** What comes to a proxy must tell where it is meant to go. */
function refuseToMix(all: readonly AnalyticsCall[]): void {
  const isSegment = (call: AnalyticsCall): boolean => call.vendor === 'segment';
  const isPipelines = ({ vendor, http, parts }: AnalyticsCall): boolean =>
    vendor === 'customerio' && (http ? http.api === 'customerio-pipelines' : parts.writeKey !== undefined);
  if (all.some(isSegment) && all.some(isPipelines)) {
    throw new UsageError(
      "The project sends to Segment and to Customer.io's Pipelines, which take the same paths: one proxy could not tell them apart. Run this once for each, with --vendor and with a --proxy of its own.",
    );
  }
}

function foundOf(at: FileAtHand, call: AnalyticsCall, proxy: URL, addresses: Addresses): Found[] {
  const node = nodeAt(at.source.program, call.range);
  if (!node) {
    return [];
  }
  const what = call.http
    ? call.method === 'request'
      ? `a request (${call.http.api})`
      : `${call.method} (${call.http.api})`
    : `a client (${call.sdk})`;
  const found = (becomes: Found['becomes']): Found[] => [{ range: call.range, what, becomes }];
  if (addresses.isOfSeveralRegions(call.vendor)) {
    return found({
      skipped: 'the project sends to the US and to the EU, and one proxy leads to one of them: give each its own',
      forPerson: true,
    });
  }
  const edit = sendToProxy(at.source, call, node, proxy, at.view.root) ?? addresses.editFor(at, call);
  return found(edit.refused === undefined ? edit : { skipped: edit.refused, forPerson: !('isElsewhere' in edit) });
}

function remarksOf(all: readonly AnalyticsCall[], proxy: URL, hosts: readonly string[]): Remark[] {
  const remarks: Remark[] = [];
  const authorized = all.filter(call => call.http && authorizationOf(call));
  if (authorized.length > 0) {
    remarks.push({
      text: `The key of the vendor still goes with ${authorized.length === 1 ? 'a request' : `${authorized.length} requests`}, in the header \`Authorization\`: take it out if the proxy adds its own (${authorized.map(({ file, line }) => `${file}:${line}`).join(', ')}).`,
      forPerson: false,
    });
  }
  if (all.length > 0 && !hosts.some(host => proxy.href.includes(host))) {
    const isRaw = all.some(call => call.http);
    remarks.push({
      text: `Name "${proxy.host}" in settings.customerio.proxyHosts${isRaw ? ': until then a request to it is read as no call, and its events are missed' : ', so that no-direct-ingestion knows it'}.`,
      forPerson: isRaw,
    });
  }
  const vendors = new Set(all.map(({ vendor }) => vendor));
  if (vendors.size > 1 && all.some(call => call.http && call.vendor !== 'customerio')) {
    remarks.push({
      text: "Requests to Segment are read as Customer.io's at a host that both take: name their addresses in settings.customerio.endpoints, with `vendor`.",
      forPerson: true,
    });
  }
  return remarks;
}
