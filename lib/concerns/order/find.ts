/** Events that are sent before the identify of the same person. */
import { holdOf, introduces, isSamePerson } from './person.ts';
import { enclosingFunction } from '../../edit/nodes.ts';
import { identifiesInside } from './inside.ts';
import { isRacing } from './race.ts';
import { waitsForMore } from '../shared/wrapper-body.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { AnalyticsCall } from '../../reading.ts';
import type { Order } from '../shared/order.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface Site {
  readonly call: AnalyticsCall;
  readonly node: TSESTree.Node;
  /** The node runs a function that makes the call among other things. */
  readonly isInside?: boolean;
}

export interface LateIdentify {
  readonly track: Site;
  readonly identify: Site;
  /**
   * `late`: the event is sent before. `dropped`: it is not sent at all, since its guard is filled by the identify.
   * `racing`: nobody waits for the request of the identify before that of the event is made.
   */
  readonly how: 'late' | 'dropped' | 'racing';
}

/** What makes somebody else of the person, or joins the two. */
const ending: ReadonlySet<string> = new Set(['alias', 'reset', 'merge']);

/** Each such event of a file, with the first identify that comes too late for it. */
export function lateIdentifies(
  reading: RuleReading,
  sourceCode: Readonly<TSESLint.SourceCode>,
  { precedes }: Pick<Order, 'precedes'>,
): LateIdentify[] {
  const sites = reading.calls.flatMap((call): Site[] => {
    const node = call.inTest ? undefined : reading.nodeAt(call.range);
    return node ? [{ call, node }] : [];
  });
  const identifies: Site[] = [
    ...sites.filter(({ call }) => call.method === 'identify'),
    ...identifiesInside(reading, sourceCode.text).map(one => ({ ...one, isInside: true })),
  ];
  const ends = sites.filter(({ call }) => ending.has(call.method));
  const found = new Map<TSESTree.Node, LateIdentify>();
  for (const track of sites) {
    // A wrapper's own call takes its event from outside; who is identified then is not known here.
    if (track.call.method !== 'track' || track.call.unresolved === 'parameter' || found.has(track.node)) continue;
    const same = identifies.filter(({ call }) => isSamePerson(track.call, call, sourceCode, reading));
    const before = same.filter(identify => isBefore(identify, track));
    const racing = before.length > 0 && before.every(one => isRacing(one, track, reading)) ? before[0] : undefined;
    if (racing && introduces(racing.call, racing.node, track.call)) {
      found.set(track.node, { track, identify: racing, how: 'racing' });
    }
    if (before.length > 0) continue;
    for (const identify of same) {
      const how = found.has(track.node) ? undefined : lateness(track, identify);
      if (how) found.set(track.node, { track, identify, how });
    }
  }
  return [...found.values()];

  function lateness(track: Site, identify: Site): LateIdentify['how'] | undefined {
    const isLate =
      (precedes(track.node, identify.node) || runsInCallback(track, identify)) &&
      introduces(identify.call, identify.node, track.call) &&
      !ends.some(
        end =>
          end.call.vendor === track.call.vendor && precedes(track.node, end.node) && precedes(end.node, identify.node),
      );
    const held = isLate ? holdOf(track.call, track.node, identify.node, reading, sourceCode) : 'waiting';
    return held === 'waiting' ? undefined : held === 'dropped' ? 'dropped' : 'late';
  }

  /** In what a call behind the event is handed over to be run, for the same person: `audit(user.id, () => identify(user.id))`. */
  function runsInCallback(track: Site, identify: Site): boolean {
    const home = enclosingFunction(track.node);
    if (track.call.identity !== 'per-call') return false;
    for (let fn = enclosingFunction(identify.node); fn && fn !== home; fn = enclosingFunction(fn)) {
      const { parent } = fn;
      if (parent.type !== 'CallExpression' || parent.callee === fn) return false;
      if (enclosingFunction(parent) === home) return precedes(track.node, parent);
    }
    return false;
  }

  /** On some path, in the same call of a wrapper, or in a function around this one. */
  function isBefore(identify: Site, track: Site): boolean {
    if (identify.node === track.node || precedes(identify.node, track.node)) return true;
    const [own, outer] = [track.call.functionRange, identify.call.functionRange];
    const isAround =
      own !== undefined && (outer === undefined || (outer[0] <= own[0] && outer[1] >= own[1] && outer[0] !== own[0]));
    return isAround && identify.node.range[0] < track.node.range[0];
  }
}

/** What may be sent later than before without anybody noticing. */
const passive: ReadonlySet<string> = new Set(['track', 'page', 'screen']);

/** The nodes of a file that send an event or a page and do nothing else, for an edit that puts something in front of them. */
export function eventNodes(reading: RuleReading): TSESTree.Node[] {
  return reading.calls.flatMap(call =>
    passive.has(call.method) && (call.via === 'direct' || !waitsForMore(call, reading))
      ? (reading.nodeAt(call.range) ?? [])
      : [],
  );
}
