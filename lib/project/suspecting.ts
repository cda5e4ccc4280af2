import { canHoldSuspects, isForeignAnalytics, telling, tells } from '../calls/suspect-words.ts';
import { Suspects } from '../calls/suspects.ts';
import { packageMarkers } from '../catalog/markers.ts';
import { BUNDLE } from '../facts/bundle.ts';
import { matchHttp } from '../effects/http.ts';
import { isInvocable } from '../evaluate/kinds.ts';
import { isTestPath } from '../files/test-paths.ts';
import { attempt } from './attempt.ts';
import { Interest } from './interest.ts';
import { Terms } from './terms.ts';
import { unparsedCalls } from './unparsed.ts';

import type { Call, Expr } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { AnalyticsCall, Suspect } from '../reading.ts';
import type { Workings } from './workings.ts';

/** How many members, results and parents of a value are followed in search of a client. */
const DEPTH = 2;
/** How many functions hand on to one another what a suspect sends, and how many barrels stand before them. */
const MAX_ROUNDS = 4;

/** What the search for suspects came to. */
export interface Searched {
  /** By file and place. */
  readonly suspects: Suspect[];
  /** Files that could not be searched, or not as a whole, relative to the root, and why. Bundles are not among them. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Calls that look like analytics and cannot be followed.
 *
 * @param calls those that are known, wherever they stand
 */
export function suspectsIn(workings: Workings, calls: readonly AnalyticsCall[]): Searched {
  return new SuspectSearch(workings, calls).run();
}

/** The same of files that could not be searched, in a sentence of the first. */
export function unreadNotes([first, ...others]: Searched['unread']): { file: string; message: string }[] {
  if (!first) return [];
  const more = others.length > 0 ? `, and neither could ${others.length} more like it` : '';
  const message = `It speaks of analytics and could not be read as a whole (${first.reason})${more}: calls there that cannot be followed may be missing under \`unresolved\`.`;
  return [{ file: first.file, message }];
}

export function suspectsOf(workings: Workings, leadingMethods = leadingMethodsOf(workings)): Suspects {
  const { sources, evaluator, effects, endpoints, registry } = workings;
  const interest = new Interest(evaluator, effects, registry);
  return new Suspects(evaluator, {
    relative: path => sources.relative(path),
    importsSdk: ({ text }) => packageMarkers.some(marker => text.includes(marker)),
    leads: value => interest.leads(value, DEPTH),
    isMethodOfOurs: name => leadingMethods().has(name),
    isGivenRequest: (m, call) => {
      const verb = call.x.k === 'mem' ? call.x.p : undefined;
      const args = evaluator.thunks(m, call.a, null);
      const request = { kind: 'http', client: 'axios', ...(verb && { verb }), args, target: { m, call } } as const;
      const match = matchHttp(evaluator, request, endpoints);
      return match?.route !== undefined && match.body !== undefined;
    },
  });
}

/** Asks files for suspects, then those that import what sends by one. */
class SuspectSearch {
  readonly #workings: Workings;
  readonly #suspects: Suspects;
  readonly #leadingMethods: () => ReadonlySet<string>;
  /** Where calls stand of which it is known, or was asked, what they are. */
  readonly #known: Set<string>;
  readonly #found: Suspect[] = [];
  readonly #unread = new Map<string, string>();
  /** Functions whose callers say what a suspect in them sends. */
  readonly #wrappers = new Set<string>();
  /** Modules of what was found in the last round. */
  #homes = new Set<string>();
  readonly #wasHome = new Set<string>();

  constructor(workings: Workings, calls: readonly AnalyticsCall[]) {
    this.#workings = workings;
    this.#leadingMethods = leadingMethodsOf(workings);
    this.#suspects = suspectsOf(workings, this.#leadingMethods);
    this.#known = new Set(calls.map(({ file, range }) => placeOf(file, range)));
  }

  run(): Searched {
    const { sources, discovery } = this.#workings;
    const files = sources.files.filter(file => !isTestPath(sources.relative(file)));
    // What speaks to those who send need not name anything of analytics but the method.
    const methods = [...this.#leadingMethods()].filter(name => tells(name) && !telling.has(name));
    const canHold = (text: string): boolean => canHoldSuspects(text) || methods.some(name => text.includes(name));
    const first = files.filter(file => discovery.isCandidate(file) || canHold(sources.text(file) ?? ''));
    for (const file of first) this.#ask(file, (m, call) => this.#suspects.of(m, call));
    for (let round = 0; round < MAX_ROUNDS && this.#homes.size > 0; round++) {
      const homes = this.#homes;
      this.#homes = new Set();
      for (const file of this.#importersAmong(files, homes)) {
        if (handsOnImports(sources.module(file))) this.#addHome(file);
        this.#ask(file, (m, call) => this.#suspects.ofWrapper(m, call, this.#wrappers) ?? this.#suspects.of(m, call));
      }
    }
    return {
      suspects: [...this.#found, ...unparsedCalls(this.#workings)].sort((a, b) =>
        a.file < b.file ? -1 : a.file > b.file ? 1 : a.range[0] - b.range[0],
      ),
      unread: [...this.#unread].map(([file, reason]) => ({ file, reason })),
    };
  }

  #ask(file: string, suspect: (m: Module, call: Call) => Suspect | undefined): void {
    const { sources } = this.#workings;
    const module = sources.module(file);
    const name = sources.relative(file);
    if (module) this.#askModule(module, suspect);
    const reason = sources.failure(file);
    if (reason !== undefined && reason !== BUNDLE) this.#unread.set(name, reason);
  }

  #askModule(module: Module, suspect: (m: Module, call: Call) => Suspect | undefined): void {
    const { sources, evaluator } = this.#workings;
    const { path: file } = module;
    const name = sources.relative(file);
    const asked = module.facts.calls.filter(({ s, e }) => !this.#known.has(placeOf(name, [s, e])));
    const found = attempt(
      { sources, evaluator },
      file,
      () =>
        asked.flatMap(call => {
          const one = suspect(module, call);
          return one ? [{ one, wrapper: this.#suspects.wrapperAround(module, call) }] : [];
        }),
      [],
    );
    for (const { one, wrapper } of found) {
      this.#found.push(one);
      this.#known.add(placeOf(name, one.range));
      if (wrapper === undefined || this.#wrappers.has(wrapper)) continue;
      this.#wrappers.add(wrapper);
      this.#addHome(file);
    }
    if (this.#handsOnForeign(module)) this.#addHome(file);
  }

  /** Whether a module exports what a package of analytics does that is not known: whoever imports that names no package. */
  #handsOnForeign({ path, facts: { reexports, stars } }: Module): boolean {
    return [...stars, ...reexports.map(({ m }) => m)].some(specifier => {
      if (!isForeignAnalytics(specifier)) return false;
      const resolution = this.#workings.imports.resolve(path, specifier, false);
      return 'external' in resolution;
    });
  }

  #addHome(file: string): void {
    if (this.#wasHome.has(file)) return;
    this.#wasHome.add(file);
    this.#homes.add(file);
  }

  /** The files that import one of some modules, and these themselves: what they hold is called in them as well. */
  #importersAmong(files: readonly string[], homes: ReadonlySet<string>): readonly string[] {
    const { sources } = this.#workings;
    const terms = new Terms([], []);
    for (const home of homes) for (const end of sources.specifierEnds(home)) terms.addSpecifier(end);
    const pattern = terms.pattern();
    const leadsHome = (from: string, specifier: string): boolean => {
      const target = sources.resolve(from, specifier);
      return target !== undefined && homes.has(target);
    };
    return files.filter(
      file => homes.has(file) || pattern.test(sources.text(file) ?? '', specifier => leadsHome(file, specifier)),
    );
  }
}

/** Whether a module exports what it imports. */
function handsOnImports(module: Module | undefined): boolean {
  if (!module) return false;
  const { reexports, stars, exports, bindings } = module.facts;
  const isImported = (x: Expr): boolean => x.k === 'ref' && bindings[x.b]?.imp !== undefined;
  return reexports.length > 0 || stars.length > 0 || Object.values(exports).some(isImported);
}

/** A call of what another one gives begins where that does. */
function placeOf(file: string, [start, end]: readonly [number, number]): string {
  return `${file}:${start}-${end}`;
}

/** The names of the methods by which classes and objects of the project send: looked for when somebody asks. */
function leadingMethodsOf(workings: Workings): () => ReadonlySet<string> {
  let found: ReadonlySet<string> | undefined;
  return () => (found ??= leadingMethods(workings));
}

function leadingMethods({ sources, discovery, evaluator, effects, registry }: Workings): ReadonlySet<string> {
  const interest = new Interest(evaluator, effects, registry);
  const names = new Set<string>();
  for (const file of sources.files) {
    const module = discovery.isCandidate(file) ? sources.module(file) : undefined;
    if (!module) continue;
    for (const { m, sm } of module.facts.classes)
      for (const [name, { v }] of [...Object.entries(m), ...Object.entries(sm)])
        if (v.some(x => x.k === 'fn' && effects.leads(module, x.f, null))) names.add(name);
    // Of an object it may be made: `{ trackOrder: promised(service.track, service) }`.
    for (const { k, v } of module.facts.objs.flatMap(x => (x.k === 'obj' ? x.p : [])))
      if (k !== null && tells(k) && !names.has(k) && leadsAsMember(module, v)) names.add(k);
  }
  return names;

  function leadsAsMember(module: Module, x: Expr): boolean {
    const value = evaluator.eval(module, x, null);
    return isInvocable(value) && interest.leads(value, 0);
  }
}
