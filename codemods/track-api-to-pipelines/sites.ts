import type { Edit } from '../../lib/edit/edit.ts';
import { hullOf } from '../../lib/edit/edit.ts';
import { nodeAt } from '../../lib/edit/nodes.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { looseMethods } from '../shared/loose-methods.ts';
import type { FileAtHand } from '../shared/file-session.ts';
import { expressionIn } from '../shared/options.ts';
import { bindingsOf } from './bindings.ts';
import { callEdits } from './calls.ts';
import { clientEdits } from './client.ts';
import { isReadable, isRefused } from './payload.ts';
import type { Outcome } from './payload.ts';
import { needsNoPromise } from './promises.ts';
import type { Target } from './target.ts';
import { CLASS, SOURCE } from './target.ts';

/** A place of TrackClient, and what becomes of it if all of its package can go. */
export interface Site {
  readonly range: Range;
  readonly what: string;
  readonly outcome: Outcome;
  /** Made one time however many ask, since it is about the whole file. */
  readonly once?: readonly Edit[];
  readonly remark?: 'client' | 'attributes';
}

export type Examined = Pick<FileAtHand, 'file' | 'source' | 'calls'>;

export interface Choices {
  readonly target: Target;
  /** The expression for the key; undefined: that of the environment. */
  readonly writeKey: string | undefined;
}

export function keyIn(file: string, { writeKey }: Choices): string {
  return expressionIn(file, writeKey ?? 'process.env.CUSTOMERIO_CDP_WRITE_KEY!');
}

function isTrackClient({ sdk, client, via, inTest }: AnalyticsCall): boolean {
  return sdk === SOURCE && client === 'track' && via === 'direct' && !inTest;
}

/** Whether the file has to do with TrackClient at all. */
export function concerns({ calls }: { readonly calls: readonly AnalyticsCall[] }, text: string): boolean {
  return calls.some(isTrackClient) || (text.includes(SOURCE) && text.includes(CLASS));
}

export function sitesOf(at: Examined, choices: Choices): Site[] {
  const { source, file } = at;
  const calls = at.calls.filter(isTrackClient);
  const bindings = bindingsOf(source, choices.target);
  const local = bindings.find(({ refused }) => refused === undefined)?.local ?? choices.target.exported;
  const sites: Site[] = [
    ...bindings.map(({ range, what, edits, refused }) => ({
      range,
      what,
      outcome: refused === undefined ? [] : { refused },
      once: edits,
    })),
    ...calls.map(call =>
      call.method === 'init'
        ? {
            range: call.range,
            what: 'init',
            outcome: clientEdits(source, call, local, keyIn(file, choices), choices.target),
            remark: 'client' as const,
          }
        : callSite(at, call, choices.target),
    ),
    ...otherUses(at, calls),
  ];
  return sites.map(site =>
    isEntangled(site, sites)
      ? {
          ...site,
          outcome: { refused: 'it stands within another call or client: put one of them into a variable first' },
        }
      : site,
  );
}

function callSite({ source }: Examined, call: AnalyticsCall, target: Target): Site {
  const node = nodeAt(source.program, call.range);
  const outcome =
    !target.givesPromise && node && !needsNoPromise(node)
      ? {
          refused: `its promise is used, and ${target.package} gives none: do without it first, or move to customerio-node`,
        }
      : callEdits(source, call);
  const { traits } = call.parts;
  return {
    range: call.range,
    what: call.events[0] ?? call.method,
    outcome,
    ...(call.method === 'identify' && traits && !isReadable(traits.value) && { remark: 'attributes' as const }),
  };
}

const known: ReadonlySet<string> = new Set(['identify', 'track', 'trackAnonymous', 'trackPageView']);

/** Members of a client that are used without being a call that the reading knows: none of them is the other client's. */
function otherUses({ source }: Examined, calls: readonly AnalyticsCall[]): Site[] {
  return looseMethods(source, calls).map(({ range, name }) => ({
    range,
    what: name ?? 'a member',
    outcome: { refused: reasonOfUse(name) },
  }));
}

function reasonOfUse(name: string | undefined): string {
  if (name === undefined) {
    return 'what is taken from the client is not named: name it';
  }
  return known.has(name)
    ? `${name} is handed on from the client, or its call cannot be read: call it on the client itself first`
    : `the client of the Pipelines API has no ${name}`;
}

function isEntangled(site: Site, sites: readonly Site[]): boolean {
  const hull = hullOfSite(site);
  return hull !== undefined && sites.some(other => other !== site && touches(hull, hullOfSite(other)));
}

function hullOfSite({ outcome }: Site): Range | undefined {
  return isRefused(outcome) || outcome.length === 0 ? undefined : hullOf(outcome);
}

function touches(a: Range, b: Range | undefined): boolean {
  return b !== undefined && a[0] <= b[1] && b[0] <= a[1];
}
