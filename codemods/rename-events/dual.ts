import type { FunctionNode, Node } from '../../lib/edit/nodes.ts';
import { contains, isFunction, nodeAt, pathOf, sameRange, walk, withCasts } from '../../lib/edit/nodes.ts';
import type { NamedCall } from '../../lib/edit/send-once.ts';
import { areTwins, sendOnce } from '../../lib/edit/send-once.ts';
import { sendSiteOf } from '../../lib/edit/send-site.ts';
import { NAMED_ELSEWHERE, sendTwice } from '../../lib/edit/send-twice.ts';
import type { Source } from '../../lib/edit/source.ts';
import { escaped, textIn } from '../../lib/edit/string-literal.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import { sendsEvent } from '../../lib/calls/values/methods.ts';
import type { Found } from '../shared/file-session.ts';
import { whatOf } from './data-files.ts';
import { comparedNames } from './compared-names.ts';
import { decidedNames } from './decided-names.ts';
import type { Change } from './places.ts';
import { takesFrom } from './reads.ts';
import type { Sources } from './sources.ts';
import { isMarkup } from './sources.ts';
import { parameterTypes } from './typed-names.ts';

type Renames = ReadonlyMap<string, string>;

/** The calls that send an event to be renamed. One expression can end in several clients: it counts once. */
export function callsToRename(
  calls: readonly AnalyticsCall[],
  renames: Renames,
): readonly (readonly [AnalyticsCall, string])[] {
  const found: [AnalyticsCall, string][] = [];
  for (const call of calls) {
    const event = sendsEvent(call) && !call.inTest ? call.events.find(each => renames.has(each)) : undefined;
    if (
      event !== undefined &&
      isSaidHere(call, calls) &&
      !found.some(([other]) => other.file === call.file && sameRange(other.range, call.range))
    ) {
      found.push([call, event]);
    }
  }
  return found;
}

/** A wrapper that says the name itself has a call of its own that does, in its file or in another. */
function isSaidHere({ via, parts, file }: AnalyticsCall, calls: readonly AnalyticsCall[]): boolean {
  const origin = parts.event?.value.origin;
  return (
    via === 'direct' ||
    parts.event?.range !== undefined ||
    (origin?.file === file && !calls.some(other => other.via === 'direct' && takesFrom(other, origin)))
  );
}

/** By calls that send an old name: the calls that send the new one beside them, each of which belongs to one. */
export function twinsIn(
  source: Source,
  calls: readonly AnalyticsCall[],
  renames: Renames,
): ReadonlyMap<AnalyticsCall, NamedCall> {
  const twins = new Map<AnalyticsCall, NamedCall>();
  for (const [call, event] of callsToRename(calls, renames)) {
    const own = namedCall(call);
    const free = calls
      .filter(
        other =>
          other.events.length === 1 &&
          other.events[0] === renames.get(event) &&
          ![...twins.values()].some(twin => sameRange(twin.call, other.range)),
      )
      .flatMap(other => namedCall(other) ?? [])
      .filter(other => own && areTwins(source, own, other));
    // It stands behind where it can.
    const twin = free.find(other => other.call[0] > call.range[0]) ?? free[0];
    if (twin) {
      twins.set(call, twin);
    }
  }
  return twins;
}

function namedCall({ range, parts }: AnalyticsCall): NamedCall | undefined {
  const event = parts.event?.range;
  return event && contains(range, event) ? { call: range, event } : undefined;
}

/** Where both names are to be sent, and how. */
export function dualSites(
  sources: Sources,
  source: Source,
  calls: readonly AnalyticsCall[],
  renames: Renames,
  obstacle: (event: string) => Waiting | undefined,
): Found[] {
  const twins = twinsIn(source, calls, renames);
  const declared: { readonly name: string; readonly block: Range }[] = [];
  return callsToRename(calls, renames).map(([call, event]): Found => {
    const name = renames.get(event) as string;
    const found = { range: call.range, what: whatOf(event, name) };
    const refuse = (skipped: string): Found => ({ ...found, becomes: { skipped, forPerson: true } });
    if (twins.has(call)) {
      return { ...found, becomes: 'right' };
    }
    const why = obstacle(event);
    if (why !== undefined) {
      return refuse(`--finish could not rename it: ${whyOf(why, source, call)}`);
    }
    if (call.events.length + call.patterns.length > 1) {
      return refuse('the same call can send other events');
    }
    if (comparedNames(sources, call, event).length > 0 || decidedNames(sources, call, event, name).length > 0) {
      return refuse('the function that it calls does something of its own for this name');
    }
    if (call.parts.messageId?.range) {
      return refuse('both calls would carry the same id, and one of them would be dropped');
    }
    if (isMarkup(source, call.range)) {
      return refuse('it stands in markup, where no second call can be put');
    }
    const range = namedCall(call)?.event;
    const node = range && nodeAt(source.program, range);
    if (!range || !node) {
      return refuse(NAMED_ELSEWHERE);
    }
    const outcome = sendTwice(
      source,
      {
        ...sendSiteOf(source, call),
        event: range,
        isAwaitable: call.platform === 'server' && mayGivePromise(sources, call),
      },
      writtenName(sources, source, call, node, name),
      {
        taken: block =>
          new Set(
            declared.filter(each => contains(each.block, block) || contains(block, each.block)).map(each => each.name),
          ),
      },
    );
    if (outcome.refused !== undefined) {
      return refuse(outcome.refused);
    }
    declared.push(...outcome.declared);
    return { ...found, becomes: { edits: outcome.edits } };
  });
}

/** What keeps an event from a new name: the place, and the reason where it is no file that cannot be read. */
export interface Waiting {
  /** `src/people.ts:3` */
  readonly place: string;
  readonly reason?: string | undefined;
}

/** `--dual` says it at the calls, since the place itself may be none of them and has no line of its own. */
function whyOf({ place, reason }: Waiting, { file }: Source, { line }: AnalyticsCall): string {
  if (reason === undefined) {
    return `see ${place}`;
  }
  return file.endsWith(place.replace(/:\d+$/, '')) && place.endsWith(`:${line}`) ? reason : `at ${place}, ${reason}`;
}

/**
 * Functions that are given an old name by `bind`: they are no call, so that none can be put behind them, and what they
 * send would go on under the old name alone.
 *
 * @param changes what a rename would change, by which a name is known to be an event's
 */
export function boundSites(source: Source, renames: Renames, changes: readonly Change[]): Found[] {
  const bound = boundChanges(changes).filter(change => change.source.file === source.file);
  const found: Found[] = [];
  walk(source.program, node => {
    const event = bound.length > 0 && isBound(node) ? textIn(node) : undefined;
    const name = event === undefined ? undefined : renames.get(event);
    if (event !== undefined && name !== undefined && bound.some(({ events }) => events.has(event))) {
      found.push({ range: node.range, what: whatOf(event, name), becomes: { skipped: BOUND, forPerson: true } });
    }
  });
  return found;
}

export function boundChanges(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ node, inTest }) => !inTest && isBound(node));
}

const BOUND =
  'a function is bound to it here, and no second call can be put behind that: write a function that calls it, and run this again';

/** `send.bind(null, 'Request Created')` */
function isBound(node: Node): boolean {
  const { parent } = withCasts(node);
  return (
    parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    !parent.callee.computed &&
    (parent.callee.property as { name?: string }).name === 'bind'
  );
}

/** Whether somebody may wait for what a call gives: the SDK gives a promise, and so does the wrapper around it. */
function mayGivePromise(sources: Sources, { via, returns, target, through }: AnalyticsCall): boolean {
  if (via === 'direct') {
    return returns === 'promise';
  }
  const [outermost] = through ?? [];
  const wrapper = outermost && sources.of(outermost.file);
  const fn = wrapper && nodeAt(wrapper.program, outermost.range);
  if (isFunction(fn) && (fn.async || !givesSomething(fn))) {
    return fn.async;
  }
  return sources
    .callsIn(target.file)
    .some(inner => sameRange(inner.range, target.range) && (inner.sdk === 'http' || inner.returns === 'promise'));
}

function givesSomething({ body }: FunctionNode): boolean {
  let gives = body.type !== 'BlockStatement';
  walk(body, node => {
    gives ||= node.type === 'ReturnStatement' && node.argument !== null;
    return !gives && !isFunction(node);
  });
  return gives;
}

/** The new name as an expression. Where a wrapper takes none but known names, it passes for the old one until then. */
function writtenName(sources: Sources, source: Source, call: AnalyticsCall, node: Node, name: string): string {
  const { quote } = styleOf(source);
  const text = quote + escaped(name, quote) + quote;
  if (call.via !== 'wrapper' || !/\.(?:[cm]?tsx?|vue|svelte|astro)$/.test(source.file)) {
    return text;
  }
  const types = parameterTypes(sources, call);
  const path = pathOf(node);
  // Of a bridge or an interface the type is not known: a constant hints at one that takes no other text.
  const isStrict =
    types.some(({ node: type }) => !/^TS(?:String|Any|Unknown)Keyword$/.test(type.type)) ||
    (types.length === 0 && path !== undefined);
  return isStrict ? `${text} as ${path === undefined ? source.text.slice(...node.range) : `typeof ${path}`}` : text;
}

/** Takes the second calls away again. Those that cannot be told are left for a person. */
export function singleSites(source: Source, calls: readonly AnalyticsCall[], renames: Renames): Found[] {
  const twins = twinsIn(source, calls, renames);
  return callsToRename(calls, renames).flatMap(([call, event]): Found[] => {
    const name = renames.get(event) as string;
    const own = namedCall(call);
    const twin = twins.get(call);
    if (!own || !twin) {
      return [];
    }
    const edits = sendOnce(source, own, twin, event);
    const becomes = edits
      ? { edits }
      : { skipped: 'the second call is part of another expression; take it out', forPerson: true };
    return [{ range: call.range, what: whatOf(event, name), becomes }];
  });
}
