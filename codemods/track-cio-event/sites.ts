import type { AnalyticsCall } from '../../lib/reading.ts';
import type { SendSite } from '../../lib/edit/send-beside.ts';
import { GENERATED, isGenerated } from '../../lib/edit/generated.ts';
import { sendSiteOf } from '../../lib/edit/send-site.ts';
import { listensToOthers } from '../../lib/concerns/shared/helper.ts';
import { isSentToForwarder } from '../../lib/concerns/shared/reaches.ts';
import { contains, nodeAt, pathOf, sameRange } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import type { EventFilter } from '../shared/event-filter.ts';
import { canBecomeChosen } from '../shared/event-filter.ts';
import { leadsTo } from '../shared/load-order.ts';
import { isReceived } from './receiving.ts';
import { PLAIN_SCRIPT } from '../shared/plain-scripts.ts';
import type { ProjectView } from '../shared/project-view.ts';

/** A call that sends a chosen event, or may send one. */
export interface Site extends SendSite {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  /** Set where the call is left as it is. */
  readonly skip?: { readonly reason: string; readonly forPerson: boolean };
}

export interface Selection {
  readonly isChosen: EventFilter;
  readonly chosen: readonly string[];
  /** The module of the helper, absolute; undefined for one of a package. */
  readonly helperFile: string | undefined;
  /** Where the helper works; undefined if that is not known. */
  readonly helperPlatform: AnalyticsCall['platform'] | undefined;
  /** Edit files in which the helper's client does not run all the same. */
  readonly force: boolean;
}

/** The calls of a file that the codemod is asked about, in the order of the text. */
export function sitesOf(
  view: ProjectView,
  source: Source,
  calls: readonly AnalyticsCall[],
  selection: Selection,
): Site[] {
  const sites: Site[] = [];
  for (const call of calls) {
    const what = chosenEvent(call, selection);
    // One expression can end in several Segment clients: it is one site all the same.
    if (what !== undefined && !sites.some(site => sameRange(site.call, call.range))) {
      const skip = whySkipped(view, source, call, selection);
      sites.push({
        ...sendSiteOf(source, call),
        line: call.line,
        column: call.column,
        what,
        ...(skip && { skip }),
      });
    }
  }
  return sites.sort((a, b) => a.call[0] - b.call[0]);
}

function chosenEvent(call: AnalyticsCall, { isChosen, chosen }: Selection): string | undefined {
  if (!isSentToForwarder(call) || call.method !== 'track') {
    return undefined;
  }
  return call.events.find(isChosen) ?? call.patterns.find(pattern => canBecomeChosen(pattern, chosen, isChosen));
}

function whySkipped(view: ProjectView, source: Source, call: AnalyticsCall, selection: Selection): Site['skip'] {
  const { isChosen, helperFile, helperPlatform, force } = selection;
  if (call.inTest) {
    return { reason: 'it is part of a test', forPerson: false };
  }
  if (/\.html?$/i.test(call.file)) {
    return { reason: 'a script in a page cannot import the helper', forPerson: true };
  }
  if (isGenerated(source.text)) {
    return { reason: GENERATED, forPerson: callersOf(view, call).length === 0 };
  }
  if (view.isPlainScript(source)) {
    return { reason: PLAIN_SCRIPT, forPerson: true };
  }
  const [front] = source.scripts;
  if (/\.astro$/i.test(call.file) && front && !contains(front, call.range)) {
    return { reason: 'its script is a module of its own, into which the helper is not imported', forPerson: true };
  }
  const elsewhere = fixedElsewhere(view, call);
  if (elsewhere) {
    return { reason: `it ends in the call at ${elsewhere}, which names the event`, forPerson: false };
  }
  const sender = openSendersIn(view).find(open => isGivenTo(call, open));
  if (
    sender &&
    canBeEdited(view, sender, selection) &&
    [...sender.events, ...eventsGivenTo(view, sender)].every(isChosen)
  ) {
    const reason = `it ends in the call at ${sender.file}:${sender.line}, which sends what it is given`;
    return { reason, forPerson: false };
  }
  if (call.events.length === 0) {
    return { reason: 'its name is put together at run time', forPerson: true };
  }
  const given = isOpen(call) ? eventsGivenTo(view, call) : [];
  const others = [...new Set([...call.events, ...given])].filter(event => !isChosen(event)).concat(call.patterns);
  if (others.length > 0) {
    const list = others
      .slice(0, 3)
      .map(other => `"${other}"`)
      .join(', ');
    return { reason: `the same call can send ${list}${others.length > 3 ? ' and more' : ''}`, forPerson: true };
  }
  if (!force && helperPlatform && runsElsewhere(view, source, call, helperPlatform)) {
    return {
      reason:
        helperPlatform === 'server'
          ? 'it runs in a browser, and the helper on a server'
          : 'it runs in the main process or on a server, where the helper has nobody identified: call it in the page instead, or keep Customer.io out at this call by `integrations`',
      forPerson: true,
    };
  }
  return force || helperFile === undefined ? undefined : whySentOn(view, source, call, helperFile);
}

/** A message takes the event to the part of the program that knows the person. */
function whySentOn(view: ProjectView, source: Source, call: AnalyticsCall, helperFile: string): Site['skip'] {
  if (isReceived(view, call, helperFile)) {
    const reason = `it is sent by a message to ${call.target.file}, which sends it through the helper`;
    return { reason, forPerson: false };
  }
  const receiver = receiverBefore(view, source, call, helperFile);
  return receiver === undefined
    ? undefined
    : {
        reason: `it is sent by a message to ${receiver}, where the person is known: call the helper there`,
        forPerson: true,
      };
}

/**
 * The module that takes the message by which a call reaches its client, if the helper is of the process behind it: the
 * process of the call would get a helper of its own, which knows nobody.
 */
function receiverBefore(
  view: ProjectView,
  { file }: Source,
  { target, heard }: AnalyticsCall,
  helperFile: string,
): string | undefined {
  const isBehind = (receiver: string): boolean => {
    const absolute = view.absolute(receiver);
    return !leadsTo(view, file, absolute) && !leadsTo(view, file, helperFile) && leadsTo(view, absolute, helperFile);
  };
  if (heard && isBehind(heard.file)) {
    return heard.file;
  }
  const listening = listeningIn(view);
  return listening.size === 0
    ? undefined
    : view
        .calls()
        .filter(other => other.target.file === target.file && sameRange(other.target.range, target.range))
        .map(other => other.file)
        .find(receiver => listening.has(receiver) && isBehind(receiver));
}

/** A view is of the files as they are before a run. */
const listeningBy = new WeakMap<ProjectView, ReadonlySet<string>>();

/** The files with calls that listen to messages of others, each read once. */
function listeningIn(view: ProjectView): ReadonlySet<string> {
  const known = listeningBy.get(view);
  if (known) {
    return known;
  }
  const files = [...new Set(view.calls().map(({ file }) => file))];
  const found = new Set(files.filter(file => listensToOthers.test(view.text(view.absolute(file)) ?? '')));
  listeningBy.set(view, found);
  return found;
}

const openBy = new WeakMap<ProjectView, readonly AnalyticsCall[]>();

/** Calls that send what the callers of their function give, and an event of their own where those give none. */
function openSendersIn(view: ProjectView): readonly AnalyticsCall[] {
  const known = openBy.get(view) ?? view.calls().filter(isOpen);
  openBy.set(view, known);
  return known;
}

function canBeEdited(view: ProjectView, call: AnalyticsCall, { helperPlatform, force }: Selection): boolean {
  const source = call.inTest ? undefined : view.parsed(view.absolute(call.file));
  return (
    source !== undefined &&
    !/\.html?$/i.test(call.file) &&
    !view.isPlainScript(source) &&
    (force || !helperPlatform || !runsElsewhere(view, source, call, helperPlatform))
  );
}

function isOpen({ method, unresolved, events, functionRange }: AnalyticsCall): boolean {
  return method === 'track' && unresolved === 'parameter' && events.length > 0 && functionRange !== undefined;
}

/** Whether a call is sent by another, in a function that it runs. */
function isGivenTo({ through = [], target, file, range }: AnalyticsCall, open: AnalyticsCall): boolean {
  return (
    !(file === open.file && sameRange(range, open.range)) &&
    target.file === open.target.file &&
    sameRange(target.range, open.target.range) &&
    through.some(fn => fn.file === open.file && open.functionRange && sameRange(fn.range, open.functionRange))
  );
}

function eventsGivenTo(view: ProjectView, open: AnalyticsCall): string[] {
  return view.calls().flatMap(call => (isGivenTo(call, open) ? [...call.events, ...call.patterns] : []));
}

/** Where the name is written, if that is another call, which is edited itself. */
function fixedElsewhere(view: ProjectView, call: AnalyticsCall): string | undefined {
  if (call.via !== 'wrapper' || call.parts.event?.range) {
    return undefined;
  }
  const inner = view
    .calls()
    .find(
      other =>
        other.parts.event?.range !== undefined &&
        other.vendor === call.vendor &&
        other.target.file === call.target.file &&
        sameRange(other.target.range, call.target.range) &&
        other.events.some(event => call.events.includes(event)) &&
        !(other.file === call.file && sameRange(other.range, call.range)) &&
        !isWrittenByTool(view, other.file),
    );
  return inner && `${inner.file}:${inner.line}`;
}

/** The calls by which the project sends what a function sends, in which nothing can be changed. */
function callersOf(view: ProjectView, call: AnalyticsCall): AnalyticsCall[] {
  return view
    .calls()
    .filter(
      other =>
        other.via === 'wrapper' &&
        other.file !== call.file &&
        other.vendor === call.vendor &&
        other.target.file === call.target.file &&
        sameRange(other.target.range, call.target.range) &&
        other.events.some(event => call.events.includes(event)),
    );
}

function isWrittenByTool(view: ProjectView, file: string): boolean {
  return isGenerated(view.text(view.absolute(file)) ?? '');
}

function runsElsewhere(
  view: ProjectView,
  source: Source,
  call: AnalyticsCall,
  helperPlatform: AnalyticsCall['platform'],
): boolean {
  const isOnServer = call.platform === 'server' && !crossesToServer(view, source, call, new Set());
  return isOnServer !== (helperPlatform === 'server');
}

const PAGE_GLOBALS = /^(?:window|globalThis|self)\./;

/** Whether the call is made in a page and reaches the server's SDK by a bridge of the page's global object. */
function crossesToServer(
  view: ProjectView,
  source: Source | undefined,
  call: AnalyticsCall,
  seen: Set<string>,
): boolean {
  const node = source && nodeAt(source.program, call.range);
  const callee = node?.type === 'CallExpression' ? pathOf(node.callee) : undefined;
  if (callee && PAGE_GLOBALS.test(callee)) {
    return true;
  }
  const { wrapper } = call;
  if (!wrapper || seen.has(wrapper.file)) {
    return false;
  }
  seen.add(wrapper.file);
  const inner = view
    .read(wrapper.file)
    .calls.filter(
      other =>
        other.forwards && other.target.file === call.target.file && sameRange(other.target.range, call.target.range),
    );
  return inner.some(other => crossesToServer(view, view.parsed(view.absolute(wrapper.file)), other, seen));
}
