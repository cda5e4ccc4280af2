import { isSentToForwarder } from '../../lib/concerns/shared/reaches.ts';
import { hullOf, touches } from '../../lib/edit/edit.ts';
import { alreadySent, helperCallsOf } from '../../lib/edit/helper-calls.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import { importName } from '../../lib/edit/imports.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, sameRange } from '../../lib/edit/nodes.ts';
import { sendBeside } from '../../lib/edit/send-beside.ts';
import type { AnalyticsCall, Range } from '../../lib/reading.ts';
import type { Remark, Session, SiteReport } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import { EVERY_EVENT, eventFilterOf } from '../shared/event-filter.ts';
import type { FileAtHand, Found } from '../shared/file-session.ts';
import { fileSession } from '../shared/file-session.ts';
import type { HelperModule } from '../shared/helper-module.ts';
import { findHelperModule, HELPER_NAME } from '../shared/helper-module.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, flagOption, listOption, textOption } from '../shared/options.ts';
import { saysApart } from '../shared/processes.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Gate } from './gates.ts';
import { gatesOf } from './gates.ts';
import type { Selection, Site } from './sites.ts';
import { receivedFound, receivedIn } from './receiving.ts';
import { sitesOf } from './sites.ts';

/** Looks for the helper and gets ready to change files. */
export function start(view: ProjectView, options: RawOptions): Session {
  const chosen = listOption(options, 'event');
  if (chosen.length === 0) {
    throw new UsageError(
      'Name the events to send through the helper: --event "Request Created", or --event "/^Checkout /".',
    );
  }
  const helperName = textOption(options, 'helper-name') ?? view.settings.helper?.name ?? HELPER_NAME;
  const helper = findHelperModule(
    view,
    helperName,
    textOption(options, 'helper-module') ?? view.settings.helper?.module,
  );
  const mode = choiceOption(options, 'mode', ['beside', 'replace']) ?? 'beside';
  const selection: Selection = {
    isChosen: eventFilterOf(chosen),
    chosen,
    helperFile: helper.file,
    helperPlatform: platformOf(view, helper),
    force: flagOption(options, 'force'),
  };
  const passed = new PassedGates();
  const places = new Places(view, { helper, helperName, mode, selection });
  return fileSession(view, {
    isLocal: true,
    find: at => places.in(at),
    done: (file, { sites }) => passed.add(places.gatesOf(file), sites),
    remarks: () => {
      const deferred = deferredCalls(view, selection);
      const found = new Set([...places.seen, ...deferred.flatMap(({ events }) => events)]);
      return [
        ...unseen(chosen, found),
        ...noPlaceFor(deferred),
        ...passed.remarks(helperName, helperText(view, helper, helperName)),
        ...unreadable(view),
      ];
    },
  });
}

/** Events that were asked for and that nothing sends: most likely the name is spelt otherwise. */
function unseen(chosen: readonly string[], seen: ReadonlySet<string>): Remark[] {
  return chosen
    .filter(each => ![...seen].some(eventFilterOf([each])))
    .map(each => ({
      text: `No call to Segment sends ${namedIn(each)} in the files given.`,
      forPerson: true,
    }));
}

function namedIn(chosen: string): string {
  if (chosen === EVERY_EVENT) {
    return 'an event';
  }
  return chosen.startsWith('/') ? chosen : `"${chosen}"`;
}

/** Chosen events that are sent when others run what a call makes: there is no place beside it for the helper. */
function deferredCalls(view: ProjectView, { isChosen }: Selection): AnalyticsCall[] {
  return view
    .calls()
    .filter(
      call =>
        call.isDeferred &&
        call.method === 'track' &&
        !call.inTest &&
        isSentToForwarder(call) &&
        call.events.some(isChosen),
    );
}

function noPlaceFor(calls: readonly AnalyticsCall[]): Remark[] {
  if (calls.length === 0) return [];
  const places = calls.map(({ file, line, events }) => `${quoted(events)} at ${file}:${line}`);
  return [
    {
      text: `Sent when something else runs what the call makes, so there is no place beside it for the helper: ${places.join('; ')}. Call the helper in the function that is made.`,
      forPerson: true,
    },
  ];
}

function quoted(names: readonly string[]): string {
  return names.map(name => `"${name}"`).join(', ');
}

/** Calls that may send anything. */
function unreadable(view: ProjectView): Remark[] {
  const places = view
    .calls()
    .filter(
      call =>
        isSentToForwarder(call) &&
        call.method === 'track' &&
        call.events.length + call.patterns.length === 0 &&
        !call.forwards &&
        !call.inTest,
    )
    .map(({ file, line }) => `${file}:${line}`);
  return places.length > 0
    ? [
        {
          text: `The name of the event cannot be read at ${places.join(', ')}. Look whether it is one of those asked for.`,
          forPerson: false,
        },
      ]
    : [];
}

/** Where the helper's own client runs. A module that is still to be written serves the page, as the usual one does. */
function platformOf(view: ProjectView, { file }: HelperModule): Selection['helperPlatform'] {
  if (!file) {
    return undefined;
  }
  const text = view.text(file);
  const calls = text === undefined ? [] : view.read(file).calls;
  return calls.find(({ vendor, method }) => vendor === 'customerio' && method === 'track')?.platform ?? 'browser';
}

/** Conditions of wrappers beside which the helper is called without them. */
class PassedGates {
  readonly #gates = new Map<string, Gate & { readonly events: Set<string> }>();
  #isNew = false;

  /** @param sites - of the file that the gates stand before, as they were left */
  add(gates: readonly GateOfEvent[], sites: readonly SiteReport[]): void {
    for (const { event, ...gate } of gates) {
      const sent = sites.filter(({ what, status }) => what === event && status !== 'skipped');
      if (sent.length === 0) continue;
      const key = `${gate.place} ${gate.condition}`;
      const known = this.#gates.get(key) ?? { ...gate, events: new Set() };
      known.events.add(event);
      this.#gates.set(key, known);
      this.#isNew ||= sent.some(({ status }) => status === 'changed');
    }
  }

  /** @param text - of the helper: what it asks itself needs no word */
  remarks(helperName: string, text: string): Remark[] {
    return [...this.#gates.values()]
      .filter(({ condition }) => !text.includes(condition))
      .map(({ condition, place, events }) => ({
        text: `The wrapper at ${place} asks \`${condition.replace(/\s+/g, ' ')}\` before it sends ${quoted([...events])}; ${helperName}, which is called beside it, does not. If it is about consent, a sample or an opt-out, ask the same in ${helperName}.`,
        forPerson: this.#isNew,
      }));
  }
}

function helperText(view: ProjectView, { file }: HelperModule, name: string): string {
  const source = file === undefined ? undefined : view.parsed(file);
  const variable = source && variableAt(source, source.program, name);
  const definition = variable?.defs[0]?.node as Node | undefined;
  return source && definition ? source.text.slice(...definition.range) : '';
}

interface Job {
  readonly helper: HelperModule;
  readonly helperName: string;
  readonly mode: 'beside' | 'replace';
  readonly selection: Selection;
}

const BOTH_MAY_IMPORT = 'give the helper a module of its own, which both may import';

/** A condition before which an event is sent. */
interface GateOfEvent extends Gate {
  readonly event: string;
}

/** The calls that are asked about, with what becomes of each. */
class Places {
  readonly #view: ProjectView;
  readonly #job: Job;
  /** Why the helper cannot be imported, by file, as it was before anything changed. */
  readonly #circles = new Map<string, string | undefined>();
  /** By file. */
  readonly #gates = new Map<string, readonly GateOfEvent[]>();
  /** What the calls send that are asked about, all of it that was chosen. */
  readonly seen = new Set<string>();

  constructor(view: ProjectView, job: Job) {
    this.#view = view;
    this.#job = job;
  }

  in(at: FileAtHand): Found[] {
    const { mode, selection } = this.#job;
    // Most files hold no site: their calls alone show it.
    const sites = at.calls.some(isSentToForwarder) ? sitesOf(this.#view, at.source, at.calls, selection) : [];
    const received = this.#receivedIn(at);
    if (sites.length === 0) return received;
    for (const { what, events } of sites) {
      for (const event of [what, ...events.filter(selection.isChosen)]) this.seen.add(event);
    }
    const circle = this.#circleOf(at);
    const { name: helper, edits: once } = this.#import(at);
    const open = sites.filter(({ skip }) => !skip);
    const helperCalls = helperCallsOf(at.source, helper, range => eventsAt(at.calls, range));
    const right = alreadySent(at.source, open, helperCalls);
    const declared = new DeclaredNames();
    const becomes = (site: Site): Found['becomes'] => {
      if (site.skip) return { skipped: site.skip.reason, forPerson: site.skip.forPerson };
      if (right.has(site)) return 'right';
      if (circle !== undefined) {
        return { skipped: saysApart(circle) ? circle : `${circle}; ${BOTH_MAY_IMPORT}`, forPerson: true };
      }
      const outcome = sendBeside(at.source, site, { helper, mode, taken: block => declared.in(block) });
      if (outcome.refused !== undefined) return { skipped: outcome.refused, forPerson: true };
      declared.add(outcome);
      return { edits: outcome.edits, once };
    };
    const gates = open.flatMap(site => this.#gatesAt(at, site).map(gate => ({ ...gate, event: site.what })));
    // What was changed is looked at again, from behind the change.
    if (!this.#gates.has(at.file)) this.#gates.set(at.file, gates);
    return [...sites.map(site => ({ range: site.call, what: site.what, becomes: becomes(site) })), ...received];
  }

  /** What other parts of an extension tell this one of. */
  #receivedIn(at: FileAtHand): Found[] {
    const { selection, mode } = this.#job;
    if (selection.helperFile === undefined || mode !== 'beside' || !at.calls.some(({ forwards }) => forwards))
      return [];
    const received = receivedIn(at, selection.isChosen, selection.helperFile);
    for (const { events } of received) for (const event of events) this.seen.add(event);
    return received.map(each => receivedFound(at, each, this.#import(at)));
  }

  gatesOf(file: string): readonly GateOfEvent[] {
    return this.#gates.get(file) ?? [];
  }

  #circleOf(at: FileAtHand): string | undefined {
    const { file } = this.#job.helper;
    if (!this.#circles.has(at.file)) {
      this.#circles.set(at.file, file === undefined ? undefined : at.whyNotImport(file));
    }
    return this.#circles.get(at.file);
  }

  #gatesAt({ calls }: FileAtHand, site: Site): readonly Gate[] {
    const call = calls.find(({ range }) => sameRange(range, site.call));
    return call && this.#job.mode === 'beside' ? gatesOf(this.#view, call) : [];
  }

  #import(at: FileAtHand): ImportedName {
    const { helper, helperName } = this.#job;
    if (helper.file === at.file) return { name: helperName, edits: [] };
    if (helper.file === undefined) return importName(at.source, helperName, helper.specifier);
    return at.importFrom(helper.file, helperName);
  }
}

/** Names that the edits of a file declare, each where nothing else may be called so. */
class DeclaredNames {
  readonly #names: { readonly name: string; readonly block: Range }[] = [];
  readonly #hulls: Range[] = [];

  /** Of two that touch the second waits, and may have the name of the first. */
  add({ edits, declared }: Extract<ReturnType<typeof sendBeside>, { refused?: undefined }>): void {
    const hull = hullOf(edits);
    if (this.#hulls.some(other => touches(other, hull))) return;
    this.#hulls.push(hull);
    this.#names.push(...declared);
  }

  in(block: Range): ReadonlySet<string> {
    return new Set(this.#names.filter(each => meets(each.block, block)).map(({ name }) => name));
  }
}

function eventsAt(calls: readonly AnalyticsCall[], range: Range): readonly string[] {
  return calls.find(call => sameRange(call.range, range))?.events ?? [];
}

function meets(a: Range, b: Range): boolean {
  return contains(b, a) || contains(a, b);
}
