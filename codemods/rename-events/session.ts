import { applyEdits, replace } from '../../lib/edit/edit.ts';
import { Lines } from '../../lib/edit/lines.ts';
import { withByteOrderMarkOf, withoutByteOrderMark } from '../../lib/edit/source.ts';
import { sendsEvent } from '../../lib/calls/values/methods.ts';
import type { Lock } from '../../lib/plan/lock.ts';
import { LockError, readLock } from '../../lib/plan/lock.ts';
import { readPlan } from '../../lib/plan/read.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import type { Choose, FileChange, Remark, Session, SiteReport } from '../shared/codemod.ts';
import { NOT_CHOSEN, UsageError } from '../shared/codemod.ts';
import { fileSession } from '../shared/file-session.ts';
import type { RawOptions } from '../shared/options.ts';
import { flagOption } from '../shared/options.ts';
import { placeIn } from '../shared/package-holds.ts';
import type { ProjectView } from '../shared/project-view.ts';
import { lockRenamed, plansRenamed, plansWithBoth, whatOf } from './data-files.ts';
import type { Waiting } from './dual.ts';
import { boundChanges, boundSites, callsToRename, dualSites, singleSites, twinsIn } from './dual.ts';
import type { Change, Obstacle, Plan } from './places.ts';
import { planRenames } from './places.ts';
import { remarksOf } from './remarks.ts';
import type { Known, Request } from './requests.ts';
import { refuseMerges, refuseNames, requestOf, sentNames } from './requests.ts';
import type { Address } from './sources.ts';
import { Sources, addressOf, nodeOf } from './sources.ts';

export function start(view: ProjectView, options: RawOptions): Session {
  const known: Known = { view, calls: view.calls(), plan: readPlan(view.root, view.settings.plan), lock: lockOf(view) };
  const request = requestOf(options, known);
  const sources = new Sources(view);
  refuseNames(request, known);
  refuseMerges(request, known, to => isSecond(sources, known, request, to));
  const plan = planRenames(sources, known.calls, request.renames, flagOption(options, 'force'));
  const work = new Work(sources, known, request, plan);
  return withoutThis(request.mode === 'dual' ? new DualSession(work) : new RenameSession(work));
}

/** The runner makes sessions that inherit from this one; private fields are not inherited. */
function withoutThis(session: DualSession | RenameSession): Session {
  return {
    get files() {
      return session.files;
    },
    change: (file, text, choose) => session.change(file, text, choose),
    get newFiles() {
      return session.newFiles;
    },
    remarks: () => session.remarks(),
  };
}

function lockOf({ root }: ProjectView): Lock | undefined {
  try {
    return readLock(root);
  } catch (error) {
    throw error instanceof LockError ? new UsageError(`customerio.lock.json: ${error.message}`) : error;
  }
}

/** Whether a new name is sent by nothing but the calls that `--dual` put beside those of the old one. */
function isSecond(sources: Sources, { calls, lock }: Known, { renames, mode }: Request, to: string): boolean {
  const own = new Map([...renames].filter(([, name]) => name === to));
  // Two events that happen to be sent side by side look the same; the lock file knows better.
  const isRecorded = [...own].every(([from]) => lock === undefined || ownValue(lock.renamed, from) === to);
  if (mode === 'rename' || !isRecorded) {
    return false;
  }
  const files = new Set(callsToRename(calls, own).map(([{ file }]) => file));
  const twins = [...files].flatMap(file => {
    const source = sources.of(file);
    return source
      ? [...twinsIn(source, sources.callsIn(file), own).values()].map(({ call }) => `${file} ${call[0]}`)
      : [];
  });
  return calls.every(
    call =>
      call.inTest ||
      !call.events.includes(to) ||
      call.parts.event?.range === undefined ||
      twins.includes(`${call.file} ${call.range[0]}`),
  );
}

/** What is to be done, and what has been. */
class Work {
  readonly sources: Sources;
  readonly known: Known;
  readonly request: Request;
  readonly plan: Plan;
  /** By file: what was applied, of events. */
  readonly applied = new Map<string, ReadonlySet<object>>();

  constructor(sources: Sources, known: Known, request: Request, plan: Plan) {
    this.sources = sources;
    this.known = known;
    this.request = request;
    this.plan = plan;
  }

  /** The events that are renamed in all the code, or were before. */
  complete(): ReadonlyMap<string, string> {
    const { renames } = this.request;
    const applied = new Set([...this.applied.values()].flatMap(each => [...each]));
    const open = new Set(this.plan.changes.filter(change => !applied.has(change)).flatMap(({ events }) => [...events]));
    const sent = sentNames(this.known.calls);
    const isKnown = (from: string, to: string): boolean => sent.has(from) || sent.has(to);
    return new Map(
      [...renames].filter(([from, to]) => !open.has(from) && !this.plan.waiting.has(from) && isKnown(from, to)),
    );
  }
}

/** A change or an obstacle with its place, however much the text around it is moved. */
interface Task {
  readonly address: Address;
  readonly line: number;
  readonly column: number;
  readonly change?: Change;
  readonly skipped?: { readonly event: string; readonly reason: string; readonly forPerson: boolean };
}

class RenameSession implements Session {
  readonly #work: Work;
  readonly #tasks = new Map<string, Task[]>();
  /** Takes the second calls of `--dual` away before. */
  readonly #single: Session | undefined;

  constructor(work: Work) {
    this.#work = work;
    const { plan, request, sources } = work;
    for (const change of plan.changes) {
      this.#add(change, { change });
    }
    for (const obstacle of plan.obstacles) {
      const { event, reason } = obstacle;
      this.#add(obstacle, { skipped: { event, reason, forPerson: true } });
    }
    if (request.mode === 'finish') {
      this.#single = fileSession(sources.view, {
        find: ({ source, calls }) =>
          singleSites(source, calls, request.renames).filter(({ what }) => !isWaiting(work, what)),
      });
    }
  }

  #add({ source, node }: Change | Obstacle, task: Pick<Task, 'change' | 'skipped'>): void {
    const list = this.#tasks.get(source.file) ?? [];
    const added = { ...new Lines(source.text).at(node.range[0]), address: addressOf(source, node), ...task };
    this.#tasks.set(
      source.file,
      [...list, added].sort((a, b) => a.line - b.line || a.column - b.column),
    );
  }

  get files(): readonly string[] {
    const { sources, request, known } = this.#work;
    const calling = this.#single
      ? callsToRename(known.calls, request.renames).map(([{ file }]) => sources.view.absolute(file))
      : [];
    return [...new Set([...this.#tasks.keys(), ...calling])];
  }

  change(given: string, original: string, choose: Choose = () => true): FileChange {
    const { view } = this.#work.sources;
    const file = view.absolute(given);
    const tasks = this.#tasks.get(file) ?? [];
    const applied = new Set<object>();
    this.#work.applied.set(file, applied);
    const reports = tasks.map(task => {
      const report = this.#report(file, task, choose);
      if (task.change && report.status === 'changed') {
        applied.add(task.change);
      }
      return { task, report };
    });
    // What is not renamed goes on being sent twice.
    const open = new Set(reports.filter(({ report }) => report.status === 'skipped').map(({ report }) => report.what));
    const single = this.#single?.change(file, original, ({ what }) => !open.has(what));
    const text = withoutByteOrderMark(single?.text ?? original);
    const source = view.parse(file, text);
    const edits = reports.flatMap(({ task: { address, change }, report: { status } }) => {
      if (!change || status !== 'changed') {
        return [];
      }
      const node = nodeOf(source, address);
      if (!node) {
        throw new Error(`${address.text} is no longer where it was: the file has changed since it was read`);
      }
      return [replace(node.range, change.text)];
    });
    const changed = withByteOrderMarkOf(original, applyEdits(text, edits));
    // A pair whose old name is written elsewhere has no other report here.
    const lines = new Set(tasks.map(({ line }) => line));
    const left = (single?.sites ?? []).filter(({ status, forPerson, line }) =>
      status === 'skipped' ? forPerson : !lines.has(line),
    );
    return { ...(changed !== original && { text: changed }), sites: [...reports.map(({ report }) => report), ...left] };
  }

  #report(file: string, { line, column, change, skipped }: Task, choose: Choose): SiteReport {
    const { request, sources } = this.#work;
    const events = change ? [...change.events] : [skipped?.event as string];
    const what = events.map(event => whatOf(event, request.renames.get(event) as string)).join(', ');
    const report = { file: sources.view.relative(file), line, column, what, forPerson: false };
    if (skipped) {
      return { ...report, status: 'skipped', reason: skipped.reason, forPerson: skipped.forPerson };
    }
    return choose({ ...report, status: 'changed' })
      ? { ...report, status: 'changed' }
      : { ...report, status: 'skipped', reason: NOT_CHOSEN };
  }

  get newFiles(): NonNullable<Session['newFiles']> {
    const { known, sources } = this.#work;
    const complete = this.#work.complete();
    return [
      ...plansRenamed(sources.view, known.plan, complete),
      ...lockRenamed(sources.view, known.lock, complete, false),
    ];
  }

  remarks(): readonly Remark[] {
    const { known, request, plan, sources } = this.#work;
    return [...halfDone(this.#work), ...remarksOf(sources, known, request, plan, this.#work.complete())];
  }
}

/** Events that were renamed in the files given, or at the sites chosen, and are sent from others as well. */
function halfDone({ plan, applied, sources }: Work): Remark[] {
  const done = new Set([...applied.values()].flatMap(each => [...each]));
  const events = new Set(plan.changes.filter(change => done.has(change)).flatMap(change => [...change.events]));
  return [...events].flatMap((event): Remark[] => {
    const files = new Set(
      plan.changes
        .filter(change => change.events.has(event) && !done.has(change))
        .map(({ source }) => sources.view.relative(source.file)),
    );
    return files.size > 0
      ? [
          {
            text: `"${event}" has its old name still in ${[...files].join(', ')}. Run this over the whole project, so that it has one name; the tracking plan and the lock file wait for that.`,
            forPerson: true,
          },
        ]
      : [];
  });
}

function waitingOf({ plan, sources: { view } }: Work, event: string): Waiting | undefined {
  const place = plan.waiting.get(event);
  return place === undefined
    ? undefined
    : {
        place,
        reason: plan.obstacles.find(
          ({ source, node }) => placeIn(view, { file: source.file, source }, node.range[0]) === place,
        )?.reason,
      };
}

function isWaiting({ plan, request }: Work, what: string): boolean {
  return [...plan.waiting.keys()].some(event => what === whatOf(event, request.renames.get(event) as string));
}

/** Sends both names. What it does is in the code alone, beside the lock file: `--finish` finds the pairs again. */
class DualSession implements Session {
  readonly #work: Work;
  readonly #inner: Session;

  constructor(work: Work) {
    this.#work = work;
    const { sources, request } = work;
    this.#inner = fileSession(sources.view, {
      find: ({ source, calls }) => [
        ...dualSites(sources, source, calls, request.renames, event => waitingOf(work, event)),
        ...boundSites(source, request.renames, work.plan.changes),
      ],
    });
  }

  get files(): readonly string[] {
    const { sources, request, known, plan } = this.#work;
    return [
      ...new Set([
        ...callsToRename(known.calls, request.renames).map(([{ file }]) => sources.view.absolute(file)),
        ...boundChanges(plan.changes).map(({ source }) => source.file),
      ]),
    ];
  }

  change(file: string, text: string, choose?: Choose): FileChange {
    const change = this.#inner.change(file, text, choose);
    this.#work.applied.set(file, new Set(change.sites.filter(({ status }) => status !== 'skipped')));
    return change;
  }

  #sent(): ReadonlyMap<string, string> {
    const both = new Set(
      [...this.#work.applied.values()].flatMap(sites => [...sites].map(site => (site as SiteReport).what)),
    );
    return new Map([...this.#work.request.renames].filter(([from, to]) => both.has(whatOf(from, to))));
  }

  get newFiles(): NonNullable<Session['newFiles']> {
    const { known, sources } = this.#work;
    const sent = this.#sent();
    return [...plansWithBoth(sources.view, known.plan, sent), ...lockRenamed(sources.view, known.lock, sent, true)];
  }

  remarks(): readonly Remark[] {
    const { known, request, plan, sources } = this.#work;
    return [...this.#unsaid(), ...remarksOf(sources, known, request, plan, this.#sent())];
  }

  /** Events that no call names where it stands, so that none could have a second one behind it. */
  #unsaid(): Remark[] {
    const { known, request, plan } = this.#work;
    const said = new Set([
      ...callsToRename(known.calls, request.renames).map(([, event]) => event),
      ...boundChanges(plan.changes).flatMap(({ events }) => [...events]),
    ]);
    return [...request.renames].flatMap(([from, to]): Remark[] => {
      const call = said.has(from)
        ? undefined
        : known.calls.find(each => !each.inTest && sendsEvent(each) && each.events.includes(from));
      return call
        ? [
            {
              text: `"${from}" goes on under its old name alone: ${call.file}:${call.line} sends it, and the name is written elsewhere. Send it by a call of its own, or give it the name "${to}" at once, without --dual.`,
              forPerson: true,
            },
          ]
        : [];
    });
  }
}
