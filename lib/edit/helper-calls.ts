import type { Range } from '../reading.ts';
import type { Node } from './nodes.ts';
import { ancestorsOf, contains, isFunction, nodeAt, pathOf, statementListOf, walk } from './nodes.ts';
import type { Source } from './source.ts';

/** A call of the guarded helper, and what it sends as far as the text tells. */
export interface HelperCall {
  readonly range: Range;
  /** The first argument as written, without blanks. */
  readonly eventText: string;
  /** The names that the reading gives for this call. */
  readonly events: readonly string[];
}

/** What a site needs to be compared with a call of the helper. */
export interface ComparedSite {
  readonly call: Range;
  readonly event?: Range;
  readonly events: readonly string[];
}

/**
 * @param helper how the helper is called in this file
 * @param eventsAt the event names that the reading knows for a call at this range
 */
export function helperCallsOf(
  source: Source,
  helper: string,
  eventsAt: (range: Range) => readonly string[],
): HelperCall[] {
  const calls: HelperCall[] = [];
  walk(source.program, node => {
    if (node.type === 'CallExpression' && pathOf(node.callee) === helper && node.arguments[0]) {
      calls.push({
        range: node.range,
        eventText: withoutBlanks(source, node.arguments[0].range),
        events: eventsAt(node.range),
      });
    }
  });
  return calls;
}

/**
 * The sites beside which the helper already sends the same event: in the same list of statements or the same
 * sequence. Each call of the helper answers for one site, the nearest.
 */
export function alreadySent<Site extends ComparedSite>(
  source: Source,
  sites: readonly Site[],
  helperCalls: readonly HelperCall[],
): Set<Site> {
  const right = new Set<Site>();
  for (const helperCall of helperCalls) {
    const [nearest] = sites
      .filter(
        site =>
          !right.has(site) && sendsSame(source, site, helperCall) && standsBeside(source, site.call, helperCall.range),
      )
      .sort((a, b) => distance(a.call, helperCall.range) - distance(b.call, helperCall.range));
    if (nearest) {
      right.add(nearest);
    }
  }
  return right;
}

function sendsSame(source: Source, site: ComparedSite, { eventText, events }: HelperCall): boolean {
  return (
    (site.event !== undefined && withoutBlanks(source, site.event) === eventText) ||
    (events.length > 0 && events.length === site.events.length && events.every(event => site.events.includes(event)))
  );
}

function standsBeside(source: Source, site: Range, helperCall: Range): boolean {
  const [siteNode, helperNode] = [nodeAt(source.program, site), nodeAt(source.program, helperCall)];
  if (!siteNode || !helperNode) {
    return false;
  }
  return homesOf(siteNode).some(home => homesOf(helperNode).includes(home));
}

/** The sequence and the list of statements that a call stands in, within its function. */
function homesOf(node: Node): Node[] {
  const homes: Node[] = [];
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'SequenceExpression') {
      homes.push(ancestor);
    }
    if (statementListOf(ancestor)) {
      return [...homes, ancestor];
    }
    if (isFunction(ancestor)) {
      return homes;
    }
  }
  return homes;
}

function distance(a: Range, b: Range): number {
  return contains(a, b) || contains(b, a) ? 0 : Math.min(Math.abs(a[0] - b[1]), Math.abs(b[0] - a[1]));
}

function withoutBlanks(source: Source, range: Range): string {
  return source.text.slice(...range).replace(/\s+/g, '');
}
