/** The region in which a client or a request is at home. */
import { roleOfName, sourceNames } from '../shared/credentials.ts';
import { addressesOf, HOLE } from '../shared/http.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { literalText } from '../../calls/values/strings.ts';

import type { AnalyticsCall, Value } from '../../reading.ts';

export type Region = 'us' | 'eu';

export interface Home {
  readonly call: AnalyticsCall;
  readonly region: Region;
  /** Said in the code, and not only the SDK's default. */
  readonly isExplicit: boolean;
  /** What is left of the keys' names when the words for keys are taken out: two workspaces have two. */
  readonly workspace: string | undefined;
}

const european = /(?:^|\.)(?:(?:track|cdp|api|in)-eu\.customer\.io|(?:[\w-]+\.)?eu\d?\.segmentapis\.com)$/;
const american = /(?:^|\.)(?:(?:track|cdp|api|in)\.customer\.io|api\.segment\.io)$/;

/** Where a call is at home; undefined where that is not known or lies with a host of the team's own. */
export function homeOf(call: AnalyticsCall): Home | undefined {
  return call.via === 'direct' ? homeBy(call) : undefined;
}

/** Where a client is at home that a function makes, as far as the call of it says so. */
export function homeGiven(call: AnalyticsCall): Home | undefined {
  return call.parts.region || call.parts.url ? homeBy(call) : undefined;
}

function homeBy(call: AnalyticsCall): Home | undefined {
  if (call.inTest || (call.vendor !== 'customerio' && call.vendor !== 'segment')) return undefined;
  const workspace = workspaceOf(call);
  if (workspace !== undefined && /\b(?:eu|us|europe|na)\b/.test(workspace)) return undefined;
  const home = (region: Region | undefined, isExplicit = true): Home | undefined =>
    region ? { call, region, isExplicit, workspace } : undefined;
  if (call.http) return home(regionOfUrl(call.http.url));
  if (call.method !== 'init') return undefined;
  const { region, url, options } = call.parts;
  if (url) return home(regionOfUrl(url.value));
  if (region) return home(regionOfValue(region.value));
  // A browser's snippet holds its region in the address of its script.
  if (call.platform === 'browser' || (options && (options.value.kind !== 'object' || options.value.open)))
    return undefined;
  return home('us', false);
}

function regionOfUrl(url: Value): Region | undefined {
  const regions = addressesOf(url).map(({ host }): Region | undefined =>
    host.includes(HOLE) ? undefined : european.test(host) ? 'eu' : american.test(host) ? 'us' : undefined,
  );
  const [first] = regions;
  return regions.every(region => region === first) ? first : undefined;
}

function regionOfValue(value: Value): Region | undefined {
  const text = value.kind === 'opaque' ? value.what : value.kind === 'member' ? value.property : literalText(value);
  return /^(?:region-)?(us|eu)$/i.exec(text ?? '')?.[1]?.toLowerCase() as Region | undefined;
}

const keyWords =
  /^(?:site|id|track|tracking|app|application|transactional|cdp|write|pipelines?|api|key|token|secret|process|env)$/;

function workspaceOf(call: AnalyticsCall): string | undefined {
  const { siteId, trackApiKey, appApiKey, writeKey } = call.parts;
  const part = trackApiKey ?? appApiKey ?? writeKey ?? siteId;
  const name = part && sourceNames(part.value)?.[0];
  if (name === undefined || (roleOfName(name) === undefined && !/_/.test(name))) return undefined;
  return wordsOf(name)
    .filter(word => !keyWords.test(word))
    .join(' ');
}

export interface Stranger {
  readonly home: Home;
  readonly other: Home;
}

/** Calls at home elsewhere than most of their vendor's and workspace's; in a tie, than the first that says where it is. */
export function strangers(homes: readonly Home[]): Stranger[] {
  return homes.flatMap((home): Stranger[] => {
    const peers = homes.filter(
      other =>
        other.call.vendor === home.call.vendor &&
        (other.workspace === undefined || home.workspace === undefined || other.workspace === home.workspace),
    );
    const others = peers.filter(other => other.region !== home.region);
    const own = peers.length - others.length;
    const [other] = [...others].sort((a, b) => Number(b.isExplicit) - Number(a.isExplicit));
    if (!other) return [];
    const isFirst = peers.find(({ isExplicit }) => isExplicit)?.region === home.region;
    return own < others.length || (own === others.length && !isFirst) ? [{ home, other }] : [];
  });
}
