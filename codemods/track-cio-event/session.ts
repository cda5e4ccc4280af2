import { isSentToForwarder } from '../../lib/concerns/shared/reaches.ts';
import type { Edit } from '../../lib/edit/edit.ts';
import { applyEdits, hullOf, mapOffset, touches } from '../../lib/edit/edit.ts';
import { alreadySent, helperCallsOf } from '../../lib/edit/helper-calls.ts';
import type { ImportedName } from '../../lib/edit/imports.ts';
import { importName } from '../../lib/edit/imports.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { contains, sameRange } from '../../lib/edit/nodes.ts';
import { sendBeside } from '../../lib/edit/send-beside.ts';
import type { Source } from '../../lib/edit/source.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import type { AnalyticsCall, FileReading, Range } from '../../lib/reading.ts';
import type { Choose, FileChange, Remark, Session, SiteReport } from '../shared/codemod.ts';
import { UsageError } from '../shared/codemod.ts';
import { EVERY_EVENT, eventFilterOf } from '../shared/event-filter.ts';
import type { HelperModule } from '../shared/helper-module.ts';
import { findHelperModule, HELPER_NAME } from '../shared/helper-module.ts';
import { importFrom } from '../shared/import-from.ts';
import { circleWith } from '../shared/load-order.ts';
import type { RawOptions } from '../shared/options.ts';
import { choiceOption, flagOption, listOption, textOption } from '../shared/options.ts';
import type { ProjectView } from '../shared/project-view.ts';
import type { Gate } from './gates.ts';
import { gatesOf } from './gates.ts';
import type { Selection, Site } from './sites.ts';
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
    helperPlatform: platformOf(view, helper),
    force: flagOption(options, 'force'),
  };
  const seen = new Set<string>();
  const passed = new PassedGates();
  return {
    get files() {
      return view.relatedFiles;
    },
    change(file, text, choose) {
      const change = new FileMend(view, view.absolute(file), { helper, helperName, mode, selection, passed }).change(
        text,
        choose,
      );
      for (const { what } of change.sites) {
        seen.add(what);
      }
      return change;
    },
    remarks: () => {
      const deferred = deferredCalls(view, selection);
      const found = new Set([...seen, ...deferred.flatMap(({ events }) => events)]);
      return [
        ...unseen(chosen, found),
        ...noPlaceFor(deferred),
        ...passed.remarks(helperName, helperText(view, helper, helperName)),
        ...unreadable(view),
      ];
    },
  };
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

  add(gates: readonly Gate[], event: string, isNew: boolean): void {
    for (const gate of gates) {
      const key = `${gate.place} ${gate.condition}`;
      const known = this.#gates.get(key) ?? { ...gate, events: new Set() };
      known.events.add(event);
      this.#gates.set(key, known);
      this.#isNew ||= isNew;
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
  readonly passed: PassedGates;
  readonly helper: HelperModule;
  readonly helperName: string;
  readonly mode: 'beside' | 'replace';
  readonly selection: Selection;
}

/** A site with its place in the text as it is at the moment. Without a report it waits for the next round. */
interface Tracked {
  /** In the text as it was. */
  readonly line: number;
  readonly column: number;
  start: number;
  report?: SiteReport;
}

/** Mends one file. Sites that share a statement are mended one after the other, each in what the last one left. */
class FileMend {
  readonly #view: ProjectView;
  readonly #file: string;
  readonly #job: Job;
  readonly #tracked: Tracked[] = [];
  #imported: ImportedName | undefined;
  /** Why the helper cannot be imported. */
  #circle: string | undefined;

  constructor(view: ProjectView, file: string, job: Job) {
    this.#view = view;
    this.#file = file;
    this.#job = job;
  }

  change(original: string, choose: Choose = () => true): FileChange {
    let text = withoutByteOrderMark(original);
    for (let isFirst = true; ; isFirst = false) {
      const edits = this.#round(text, isFirst, choose);
      for (const tracked of this.#tracked) {
        tracked.start = mapOffset(edits, tracked.start);
      }
      text = applyEdits(text, edits);
      if (edits.length === 0 || this.#tracked.every(({ report }) => report)) {
        break;
      }
    }
    const changed = withByteOrderMarkOf(original, text);
    return {
      ...(changed !== original && { text: changed }),
      sites: this.#tracked.flatMap(({ report }) => report ?? []),
    };
  }

  #round(text: string, isFirst: boolean, choose: Choose): Edit[] {
    // Most files hold no site: their text alone shows it.
    if (!this.#view.isRelated(this.#file, text)) {
      return [];
    }
    const reading = this.#view.read(this.#file, text);
    if (reading.error) {
      throw new SyntaxError(reading.error);
    }
    if (!reading.calls.some(isSentToForwarder)) {
      return [];
    }
    const source = this.#view.parse(this.#file, text);
    const sites = sitesOf(this.#view, source, reading, this.#job.selection);
    if (sites.length === 0) {
      return [];
    }
    if (isFirst) {
      this.#tracked.push(...sites.map(({ call, line, column }) => ({ line, column, start: call[0] })));
    }
    if (isFirst && this.#job.helper.file !== undefined) {
      this.#circle = circleWith(this.#view, source, this.#job.helper.file);
    }
    this.#imported ??= this.#import(source);
    const edits = this.#mend(source, reading, sites, choose);
    return edits.length > 0 && isFirst ? [...this.#imported.edits, ...edits] : edits;
  }

  #mend(source: Source, reading: FileReading, sites: readonly Site[], choose: Choose): Edit[] {
    const { name: helper } = this.#imported as ImportedName;
    const open = sites.filter(({ skip }) => !skip);
    const right = alreadySent(
      source,
      open,
      helperCallsOf(source, helper, range => eventsAt(reading, range)),
    );

    const edits: Edit[] = [];
    const hulls: Range[] = [];
    const names: { readonly name: string; readonly block: Range }[] = [];
    for (const site of sites) {
      const tracked = this.#tracked.find(({ start, report }) => start === site.call[0] && !report);
      if (!tracked) {
        continue;
      }
      const report = this.#reportOf(site, tracked);
      if (site.skip) {
        tracked.report = { ...report, ...site.skip, status: 'skipped' };
        continue;
      }
      const gates = this.#gatesOf(reading, site);
      if (right.has(site)) {
        tracked.report = { ...report, status: 'right' };
        this.#job.passed.add(gates, site.what, false);
        continue;
      }
      if (this.#circle !== undefined) {
        const reason = `${this.#circle}; give the helper a module of its own, which both may import`;
        tracked.report = { ...report, status: 'skipped', reason, forPerson: true };
        continue;
      }
      const outcome = sendBeside(source, site, {
        helper,
        mode: this.#job.mode,
        taken: block => new Set(names.filter(each => meets(each.block, block)).map(({ name }) => name)),
      });
      if (outcome.refused !== undefined) {
        tracked.report = { ...report, status: 'skipped', reason: outcome.refused, forPerson: true };
        continue;
      }
      const hull = hullOf(outcome.edits);
      if (hulls.some(other => touches(other, hull))) {
        continue;
      }
      if (!choose({ ...report, status: 'changed' })) {
        tracked.report = { ...report, status: 'skipped', reason: 'it was not chosen' };
        continue;
      }
      tracked.report = { ...report, status: 'changed' };
      this.#job.passed.add(gates, site.what, true);
      hulls.push(hull);
      edits.push(...outcome.edits);
      names.push(...outcome.declared);
    }
    return edits;
  }

  #gatesOf({ calls }: FileReading, site: Site): readonly Gate[] {
    const call = calls.find(({ range }) => sameRange(range, site.call));
    return call && this.#job.mode === 'beside' ? gatesOf(this.#view, call) : [];
  }

  #import(source: Source): ImportedName {
    const { helper, helperName } = this.#job;
    if (helper.file === this.#file) {
      return { name: helperName, edits: [] };
    }
    if (helper.file === undefined) {
      return importName(source, helperName, helper.specifier);
    }
    return importFrom(this.#view, source, helper.file, helperName);
  }

  #reportOf({ what }: Site, { line, column }: Tracked): Omit<SiteReport, 'status'> {
    return { file: this.#view.relative(this.#file), line, column, what, forPerson: false };
  }
}

function eventsAt(reading: FileReading, range: Range): readonly string[] {
  return reading.calls.find(call => sameRange(call.range, range))?.events ?? [];
}

function meets(a: Range, b: Range): boolean {
  return contains(b, a) || contains(a, b);
}
