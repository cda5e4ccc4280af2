/** `migrate mend`: the codemods that end the forwarding of strangers, in the one right order, as one change. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { diffLines } from 'diff';

import { ownersOf } from '../../codemods/add-cio-guard/session.ts';
import { clientOf } from '../../codemods/add-reset-on-logout/clients.ts';
import { NOTE_NAME } from '../../codemods/add-cio-guard/templates.ts';
import { codemods } from '../../codemods/registry.ts';
import type { EventFilter } from '../../codemods/shared/event-filter.ts';
import { EVERY_EVENT, eventFilterOf } from '../../codemods/shared/event-filter.ts';
import type { NewFile, Remark, Session, SiteReport } from '../../codemods/shared/codemod.ts';
import { UsageError } from '../../codemods/shared/codemod.ts';
import { HELPER_NAME, saysToBeMade } from '../../codemods/shared/helper-module.ts';
import type { RawOptions } from '../../codemods/shared/options.ts';
import { withMarkers } from '../../codemods/shared/markers.ts';
import { saysCircle } from '../../codemods/shared/load-order.ts';
import { openView } from '../../codemods/shared/project-view.ts';
import type { ProjectView } from '../../codemods/shared/project-view.ts';
import { isTypeScript } from '../edit/source.ts';
import { exists, isFile, isFolder, realPath } from '../files/stats.ts';
import { otherKey } from '../concerns/forwarding/find.ts';
import { isSentToForwarder } from '../concerns/shared/reaches.ts';
import { exactTextOf } from '../files/text.ts';
import type { AnalyticsCall } from '../reading.ts';
import type { Settings } from '../settings.ts';
import { ownEventsOf, unguardedEventsIn } from './migrate-mend-open.ts';

/**
 * Guard, log-outs, who is identified first, sites: each needs what those before it have made. An event that is guarded
 * now is lost before the identify where it was only sent too early before.
 */
const STAGES = ['add-cio-guard', 'add-reset-on-logout', 'identify-first', 'track-cio-event', 'identify-first'] as const;
type Stage = (typeof STAGES)[number];

/** How a module of its own for the helper is called, unless something else is. */
const GUARD_NAMES = ['cio-guard', 'customerio-guard', 'customerio-identity'];

/** `<script lang="ts">` */
const TYPED_SCRIPT = /<script\s[^<>]*\blang=["']ts/;

/** What no codemod reads; packages are read by a link. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'coverage', '.next', '.nuxt', '.turbo', '.yarn']);

/**
 * Runs the codemods one after the other over a copy of the project, since each has to read what the last one wrote.
 *
 * @returns a session that makes of each file what came out of all of them
 * @throws UsageError if nothing says which events are forwarded
 */
export async function startMend(view: ProjectView, raw: RawOptions): Promise<Session> {
  const given = { ...raw, event: eventsOf(raw, view.settings) };
  const { session, apart } = await runStages(view, given);
  if (apart === undefined) {
    return session;
  }
  const own = await runStages(view, { ...given, 'helper-module': apart });
  return own.isGuarded ? own.session : session;
}

interface Outcome {
  readonly session: Session;
  /** There is a helper to send through. */
  readonly isGuarded: boolean;
  /** The path of a module for the helper, if the one that owns the client cannot be imported by all who need it. */
  readonly apart: string | undefined;
}

async function runStages(view: ProjectView, raw: RawOptions): Promise<Outcome> {
  const copy = copyOf(view.root);
  try {
    const chain = new Chain(view, copy, helperNameOf(raw, view.settings));
    let isGuarded = true;
    for (const stage of STAGES) {
      const isDone = await chain.run(stage, raw);
      // Without a helper there is nothing to send through.
      if (!isDone && stage === 'add-cio-guard') {
        isGuarded = false;
        break;
      }
    }
    await chain.lookBack();
    const isAsked = raw['helper-module'] === undefined && raw['queue'] !== true;
    return { session: chain.session(), isGuarded, apart: isAsked ? chain.wayOut(isGuarded) : undefined };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function eventsOf(raw: RawOptions, { forwarded = 'none' }: Settings): readonly string[] {
  const given = raw['event'];
  if (Array.isArray(given) && given.length > 0) {
    return given as readonly string[];
  }
  if (forwarded === 'all') {
    return [EVERY_EVENT];
  }
  if (forwarded === 'none' || forwarded.length === 0) {
    throw new UsageError(
      'Nothing says which events Segment forwards to Customer.io. Name them with --event "Request Created", or in the settings: "customerio": { "forwarded": ["Request Created"] }, or "all".',
    );
  }
  return forwarded;
}

function helperNameOf(raw: RawOptions, { helper }: Settings): string {
  return String(raw['helper-name'] ?? helper?.name ?? HELPER_NAME);
}

function copyOf(root: string): string {
  const copy = realPath(mkdtempSync(path.join(tmpdir(), 'customerio-mend-')));
  try {
    cpSync(root, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter(from, to) {
        const name = path.basename(from);
        if (name === 'node_modules') {
          symlinkSync(from, to, 'dir');
          return false;
        }
        // A pipe or a device cannot be copied, and is read by nobody.
        return from === root || (!LEFT_OUT.has(name) && (isFolder(from) || isFile(from)));
      },
    });
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    const { path: file = root, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${file} cannot be copied (${message}), and mend works on a copy of the project. Mend that, or run its codemods one by one: ${STAGES.join(', ')}.`,
    );
  }
  return copy;
}

/** The codemods over one copy, and what came of them. */
class Chain {
  readonly #view: ProjectView;
  readonly #copy: string;
  readonly #helperName: string;
  /** Relative to the root. */
  readonly #changed = new Set<string>();
  readonly #made = new Set<string>();
  readonly #sites: SiteReport[] = [];
  readonly #remarks: Remark[] = [];
  /** Events that go through the helper, and whether some did not before. */
  readonly #moved = new Set<string>();
  #isNew = false;
  /** The files that the codemod at work has changed or looked at, as they were before. */
  readonly #asRead = new Map<string, string>();
  /** The module that has got the helper; relative to the root. */
  #helperFile: string | undefined;
  /** Another than the helper sends to Customer.io by a client of its own. */
  #hasOwnEvents = false;

  constructor(view: ProjectView, copy: string, helperName: string) {
    this.#view = view;
    this.#copy = copy;
    this.#helperName = helperName;
  }

  /** @returns false if the codemod cannot do its work here; a remark says why */
  async run(stage: Stage, raw: RawOptions): Promise<boolean> {
    const { start } = await (codemods[stage] as (typeof codemods)[string]).load();
    const view = openView(this.#copy, this.#view.settings);
    await view.prepare();
    let session: Session;
    try {
      session = raw['markers'] === false ? start(view, raw) : withMarkers(view, start(view, raw));
    } catch (error) {
      if (!(error instanceof UsageError)) {
        throw error;
      }
      this.#remarks.push({ text: `${stage}: ${error.message}`, forPerson: true });
      return false;
    }
    const reported = this.#sites.length;
    this.#asRead.clear();
    const failures = view.failures();
    for (const file of session.files) {
      if (!failures.has(file)) {
        this.#change(view, session, file, stage, raw);
      }
    }
    for (const made of session.newFiles ?? []) {
      this.#make(view, made);
    }
    this.#remarks.push(...(session.remarks?.() ?? []));
    const own = ownEventsOf(view);
    this.#hasOwnEvents = own.length > 1 || own.some(({ file }) => file !== this.#helperFile);
    const sites = this.#sites.slice(reported);
    return sites.length === 0 || sites.some(({ status }) => status !== 'skipped');
  }

  #change(view: ProjectView, session: Session, file: string, stage: Stage, raw: RawOptions): void {
    const text = exactTextOf(file);
    if (text === undefined) {
      return;
    }
    const { text: after, sites } = session.change(file, text);
    const name = view.relative(file);
    const lineOf = this.#lineIn(name, text);
    this.#asRead.set(name, text);
    for (const site of sites) {
      if (stage === 'add-cio-guard' && site.what === this.#helperName) {
        this.#helperFile = site.file;
      }
      this.#report({
        ...site,
        line: lineOf(site.line),
        ...(site.also && { also: site.also.map(lineOf) }),
        ...(site.reason !== undefined && { reason: this.#asBefore(view, site.reason) }),
      });
      if (stage === 'track-cio-event' && site.status !== 'skipped') {
        for (const event of eventsAt(view, site, eventFilterOf(raw['event'] as string[]))) this.#moved.add(event);
        this.#isNew ||= site.status === 'changed';
      }
    }
    if (after !== undefined) {
      writeFileSync(file, after);
      if (!this.#made.has(name)) {
        this.#changed.add(name);
      }
    }
  }

  /** The places that a reason names, as the project has them. */
  #asBefore(view: ProjectView, reason: string): string {
    return reason
      .split(' ')
      .map(word => {
        const [, file = '', line = '', rest = ''] = /^([^:]+):(\d+)(\D*)$/.exec(word) ?? [];
        const text = this.#asRead.get(file) ?? exactTextOf(view.absolute(file));
        return file === '' || text === undefined ? word : `${file}:${this.#lineIn(file, text)(Number(line))}${rest}`;
      })
      .join(' ');
  }

  /** What one codemod leaves to a person, the next run of it leaves as well. */
  #report(site: SiteReport): void {
    const isKnown = this.#sites.some(
      ({ file, line, what, reason }) =>
        file === site.file && line === site.line && what === site.what && reason === site.reason,
    );
    if (site.status !== 'skipped' || !isKnown) {
      this.#sites.push(site);
    }
  }

  #make(view: ProjectView, { file, text, sites }: NewFile): void {
    this.#sites.push(...sites);
    if (sites.some(({ status }) => status === 'changed')) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      this.#made.add(view.relative(file));
    }
  }

  /** Says what still goes to Customer.io for nobody, though no Segment forwards it. */
  async lookBack(): Promise<void> {
    if (this.#helperFile === undefined || !this.#hasOwnEvents) {
      return;
    }
    const view = openView(this.#copy, this.#view.settings);
    await view.prepare();
    const places = unguardedEventsIn(view).map(({ file, line }) => {
      const text = exactTextOf(view.absolute(file)) ?? '';
      return `${file}:${this.#lineIn(file, text)(line)}`;
    });
    if (places.length > 0) {
      this.#remarks.push({
        text: `Whether or not anybody is identified, Customer.io's own client sends at ${places.join(', ')}: call ${this.#helperName} there, as the suggestion of customerio/require-guarded-track does.`,
        forPerson: true,
      });
    }
  }

  /** A line of the copy as the project has it, or the one above which it was put in. */
  #lineIn(name: string, text: string): (line: number) => number {
    const before = exactTextOf(this.#view.absolute(name));
    if (before === undefined || before === text) {
      return line => line;
    }
    const changes = diffLines(before, text);
    return line => {
      let [old, current, gone] = [1, 1, 0];
      for (const { added, removed, count = 0 } of changes) {
        if (!removed && line < current + count) {
          // What took the place of lines stands where they stood.
          return added ? old - gone + Math.min(line - current, Math.max(gone - 1, 0)) : old + (line - current);
        }
        old += added ? 0 : count;
        current += removed ? 0 : count;
        gone = removed ? count : 0;
      }
      return old;
    };
  }

  /**
   * Where a module without imports can stand: beside the client, the one whose import would close a circle, or those
   * that identify and can have no helper (components, modules of which each identifies some).
   */
  wayOut(isGuarded: boolean): string | undefined {
    const isClosed = this.#sites.some(({ reason }) => reason !== undefined && saysCircle(reason));
    const owner = isGuarded ? (isClosed ? this.#helperFile : undefined) : this.#besideOwners();
    if (owner === undefined) {
      return undefined;
    }
    const { ext } = path.posix.parse(owner);
    const { dir } = path.posix.parse(this.#clientFile() ?? owner);
    const files = GUARD_NAMES.map(name => path.posix.join(dir, name + ext.replace('x', '')));
    // One that is there is that of an earlier run, or has nothing to do with it.
    return files.some(file => this.#isGuard(file)) ? undefined : files.find(file => !exists(this.#view.absolute(file)));
  }

  /** The module that the client is exported from, which tells the new one of it. */
  #clientFile(): string | undefined {
    const [file] = ownersOf(this.#view);
    const identify = this.#view
      .calls()
      .find(call => call.method === 'identify' && !call.inTest && this.#view.absolute(call.file) === file);
    const client = identify && clientOf(this.#view, identify.sdk);
    return client && 'kind' in client && client.kind === 'export' && client.isFile
      ? this.#view.relative(client.from)
      : undefined;
  }

  /** The path of a file beside those that identify, where the report asks for a module to be made. */
  #besideOwners(): string | undefined {
    const owners = ownersOf(this.#view);
    const packages = new Set(owners.map(file => this.#view.packageOf(file)));
    const isWanted = [...this.#sites.map(({ reason = '' }) => reason), ...this.#remarks.map(({ text }) => text)].some(
      saysToBeMade,
    );
    if (!isWanted || packages.size !== 1) {
      return undefined;
    }
    const names = owners.map(file => this.#view.relative(file));
    const [first = [], ...others] = names.map(file => path.posix.dirname(file).split('/'));
    const shared = [...first].filter((_, index) =>
      others.every(other => other.slice(0, index + 1).join('/') === first.slice(0, index + 1).join('/')),
    );
    const isTyped = owners.every(file => isTypeScript({ file }) || TYPED_SCRIPT.test(this.#view.text(file) ?? ''));
    return path.posix.join(...shared, isTyped ? 'owner.ts' : 'owner.js');
  }

  #isGuard(file: string): boolean {
    return (exactTextOf(this.#view.absolute(file)) ?? '').includes(NOTE_NAME);
  }

  session(): Session {
    const after = (name: string): string => exactTextOf(path.join(this.#copy, name)) ?? '';
    const texts = new Map([...this.#changed].map(name => [this.#view.absolute(name), after(name)]));
    const newFiles = [...this.#made].map(name => ({
      file: this.#view.absolute(name),
      text: after(name),
      sites: this.#sitesOf(name),
    }));
    // Files in which something was found and nothing changed are to be reported as well.
    const told = this.#sites.map(({ file }) => file).filter(name => !this.#made.has(name));
    const files = [...new Set([...texts.keys(), ...told.map(name => this.#view.absolute(name))])];
    const remarks = [...this.#remarks, ...this.#afterwards()];
    return {
      files,
      change: (file, text) => {
        const changed = texts.get(this.#view.absolute(file));
        const sites = this.#sitesOf(this.#view.relative(this.#view.absolute(file)));
        return { ...(changed !== undefined && changed !== text && { text: changed }), sites };
      },
      newFiles,
      remarks: () => remarks,
    };
  }

  #sitesOf(name: string): readonly SiteReport[] {
    return this.#sites.filter(({ file }) => file === name);
  }

  /** Where Segment is told of people by another key than Customer.io: forwarded, each is somebody more. */
  #otherNames(): string[] {
    return this.#view
      .calls()
      .filter(call => call.method === 'identify' && call.via === 'direct' && isSentToForwarder(call) && !call.inTest)
      .flatMap(call => {
        const source = this.#view.parsed(this.#view.absolute(call.file));
        const key = source && otherKey(call, this.#view.ruleReading(source, [call]));
        return key === undefined
          ? []
          : [
              `Switch off Identify in Segment's destination Customer.io as well: ${key}. Forwarded from ${call.file}:${call.line}, it makes everybody a second person, without an e-mail address unless it sends one.`,
            ];
      });
  }

  /** Who forwards: RudderStack where nothing is sent to Segment. */
  #forwarder(): string {
    const vendors = new Set(this.#view.calls().map(({ vendor }) => vendor));
    return vendors.has('rudderstack') && !vendors.has('segment') ? 'RudderStack' : 'Segment';
  }

  /** What is to be done where no code is. */
  #afterwards(): Remark[] {
    if (this.#moved.size === 0) {
      return [];
    }
    const helper = this.#helperName;
    const names = [...this.#moved].sort().map(name => `"${name}"`);
    return [
      {
        text: `Switch off in ${this.#forwarder()}'s destination Customer.io: ${names.join(', ')}. ${helper} sends ${names.length > 1 ? 'them' : 'it'} from now on; what is forwarded as well counts twice, and makes people without an e-mail address as before. Then take ${names.length > 1 ? 'them' : 'it'} out of \`forwarded\` in the settings.`,
        forPerson: this.#isNew,
      },
      ...this.#otherNames().map(text => ({ text, forPerson: this.#isNew })),
      {
        text: `Nothing of this reaches Customer.io any more while nobody is identified: such events were the strangers.`,
        forPerson: false,
      },
    ];
  }
}

/** All that a call may send. A site is named by the first of it. */
function eventsAt(
  view: ProjectView,
  { file, line, column, what }: SiteReport,
  isChosen: EventFilter,
): readonly string[] {
  const isHere = (place: Pick<AnalyticsCall, 'file' | 'line' | 'column'>): boolean =>
    place.file === file && place.line === line && place.column === column;
  const calls = view.calls().filter(isSentToForwarder);
  // What others tell of by a message is sent here as well.
  const told = calls.filter(({ heard, target }) => heard && isHere(target)).flatMap(({ events }) => events);
  return [what, ...calls.filter(isHere).flatMap(({ events }) => events), ...told.filter(isChosen)];
}
