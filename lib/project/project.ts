import path from 'node:path';

import { sdks } from '../catalog/index.ts';
import { ambiguousMarkers, directMarkers, evidenceMarkers, hostMarkers } from '../catalog/markers.ts';
import { CallBuilder } from '../calls/calls.ts';
import { Declared } from '../evaluate/declared.ts';
import { DiskCache } from '../facts/disk-cache.ts';
import { Effects } from '../effects/effects.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import { isTestPath } from '../files/test-paths.ts';
import { listFiles, relative } from '../files/listing.ts';
import { ModuleStore } from '../facts/store.ts';
import { PublicValues } from '../calls/public-values.ts';
import { Resolver } from '../files/resolver.ts';
import { suspectCall, suspectOf, suspectText } from '../calls/suspects.ts';
import { alternatives, stringOf, union } from '../evaluate/value.ts';

import type { Sdk } from '../catalog/types.ts';
import type { AnalyticsCall, FileReading, Suspect } from '../reading.ts';
import type { Settings } from '../settings.ts';
import type { Host, Resolution } from '../evaluate/evaluator.ts';
import type { Listing } from '../files/listing.ts';
import type { FileNote } from '../files/notes.ts';
import type { FactsCache, Module } from '../facts/store.ts';
import type { Thunk, TypeRef, Evaluated } from '../evaluate/value.ts';

export interface ProjectOptions {
  /** Absolute path of the folder to read. */
  readonly root: string;
  readonly settings?: Settings;
  /** Where facts are kept between processes; default: the project's `node_modules/.cache`. */
  readonly cache?: FactsCache | false;
  /** `false`: parse every file. For the differential test of the prefilter. */
  readonly prefilter?: boolean;
}

export interface FileStatus {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /**
   * `read`: parsed. `unrelated`: its text shows that it holds nothing for us. `failed`: could not
   * be read or parsed; see `reason`.
   */
  readonly status: 'read' | 'unrelated' | 'failed';
  readonly reason?: string;
}

const barrel = /^\s*export\s*(?:\*|\{[^};]*\}\s*from\b)/m;
const MAX_ROUNDS = 10;
/** Words of which one stands in every file that makes a request by hand. */
const requestWords = 'fetch|axios|\\bgot\\b|\\bky\\b|undici|request|Beacon|XMLHttp|superagent|needle|wretch';

const sdkByPackage = new Map<string, Sdk>();
for (const sdk of sdks) for (const name of sdk.packages) sdkByPackage.set(name, sdk);

/** Every analytics call of a project, and what it sends. */
export class Project {
  readonly root: string;
  readonly settings: Settings;
  readonly #store: ModuleStore;
  #listing: Listing;
  #resolver: Resolver;
  readonly #declared: Declared | undefined;
  readonly #evaluator: Evaluator;
  readonly #effects: Effects;
  readonly #builder: CallBuilder;
  readonly #prefilter: boolean;

  /** Files whose text cannot be ruled out; everything else stays unparsed. */
  readonly #candidates = new Set<string>();
  readonly #readings = new Map<string, FileReading>();
  /** All calls, as long as nothing changes: every rule of every file asks for them. */
  #all: AnalyticsCall[] | undefined;
  readonly #barrels = new Map<string, boolean>();
  #evidence: ReadonlySet<string> | undefined;

  // Registries: what one module says and another one needs.
  readonly #channels = new Map<string, Evaluated[]>();
  readonly #exposed = new Map<string, Evaluated[]>();
  readonly #globalTypes = new Map<string, TypeRef>();
  readonly #contexts = new Map<string, Evaluated[]>();
  readonly #arguments = new Map<string, Evaluated[]>();
  readonly #implementers = new Map<string, Evaluated[]>();
  readonly #registered = new Set<string>();

  constructor(options: ProjectOptions) {
    this.root = path.resolve(options.root);
    this.settings = options.settings ?? {};
    this.#prefilter = options.prefilter ?? true;
    this.#store = new ModuleStore(options.cache === undefined ? new DiskCache(this.root) : options.cache || undefined);
    this.#listing =
      this.settings.project === false
        ? { files: [], manifests: [], configs: [] }
        : listFiles(this.root, this.settings.ignore);
    this.#resolver = new Resolver(this.root, this.#listing);
    if (this.settings.wrappers?.length) this.#declared = new Declared(this.root, this.settings.wrappers);
    this.#evaluator = new Evaluator(this.#host());
    const namesHosts = (): boolean => this.#namesHosts();
    this.#effects = new Effects(this.#evaluator, {
      get namesHosts() {
        return namesHosts();
      },
      handlers: channel => this.#channels.get(channel) ?? [],
    });
    this.#builder = new CallBuilder(this.#evaluator, new PublicValues(this.#evaluator, file => this.relative(file)));
  }

  relative(file: string): string {
    return relative(this.root, file);
  }

  /** The folder, relative to the root, of the package that a file belongs to. */
  packageOf(file: string): string {
    const absolute = path.resolve(this.root, file);
    const manifest = this.#resolver.manifests.find(({ folder }) => absolute.startsWith(folder + path.sep));
    return manifest ? this.relative(manifest.folder) : '';
  }

  /** Manifests and configurations that count as absent, or parts of them, and why. */
  notes(): FileNote[] {
    this.#discover();
    return this.#resolver.notes.map(({ file, message }) => ({ file: this.relative(file), message }));
  }

  /** Every source file under the root: what was read, what was left out and why. */
  files(): FileStatus[] {
    this.calls();
    return this.#listing.files.map(file => {
      const reason = this.#store.failures.get(file);
      const status = reason ? 'failed' : this.#candidates.has(file) ? 'read' : 'unrelated';
      return { file: this.relative(file), status, ...(reason && { reason }) };
    });
  }

  /** Every analytics call of the project, by file and place. */
  calls(): AnalyticsCall[] {
    this.#discover();
    return (this.#all ??= this.#listing.files
      .filter(file => this.#candidates.has(file))
      .flatMap(file => this.read(file).calls));
  }

  /** Calls that look like analytics and cannot be followed: nothing unknown is dropped in silence. */
  suspects(): Suspect[] {
    const known = new Set(this.calls().map(call => `${call.file}:${call.range[0]}`));
    const suspects: Suspect[] = [];
    for (const file of this.#listing.files) {
      const text = this.#store.text(file);
      const name = this.relative(file);
      if (!text || isTestPath(name) || !suspectText.test(text) || !suspectCall.test(text)) continue;
      const module = this.#store.get(file);
      for (const call of module?.facts.calls ?? []) {
        if (call.jsx || call.new || known.has(`${name}:${call.s}`)) continue;
        const suspect = suspectOf(this.#evaluator, module as Module, call, name);
        if (suspect) suspects.push(suspect);
      }
    }
    return suspects;
  }

  /** Whether a file can hold an analytics call; `text` is its content in the editor. */
  isCandidate(file: string, text: string): boolean {
    this.#discover();
    return this.#candidates.has(file) || this.#terms.test(text);
  }

  /**
   * The calls of one file.
   *
   * @param file - absolute, or relative to the root
   * @param text - its content where that differs from the disk's, as in an editor
   */
  read(file: string, text?: string): FileReading {
    const absolute = path.resolve(this.root, file);
    this.#discover();
    if (text !== undefined) {
      const before = this.#store.text(absolute);
      if (before !== text.replace(/^\uFEFF/, '')) this.#replace(absolute, text);
    }
    const known = this.#readings.get(absolute);
    if (known) return known;
    const reading = this.#read(absolute);
    this.#readings.set(absolute, reading);
    return reading;
  }

  /** Looks the disk over: what has changed since is read again at the next question. */
  refresh(): void {
    const listing = listFiles(this.root, this.settings.ignore);
    const changed = this.#store.changed();
    const isSame =
      listing.files.length === this.#listing.files.length &&
      listing.files.every((file, index) => file === this.#listing.files[index]);
    if (isSame && changed.length === 0) return;
    for (const file of changed) this.#store.forget(file);
    this.#listing = listing;
    this.#resolver = new Resolver(this.root, listing);
    for (const registry of [
      this.#channels,
      this.#exposed,
      this.#globalTypes,
      this.#contexts,
      this.#arguments,
      this.#implementers,
    ])
      registry.clear();
    this.#registered.clear();
    this.#candidates.clear();
    this.#readings.clear();
    this.#all = undefined;
    this.#barrels.clear();
    this.#hosts = undefined;
    this.#evidence = undefined;
    this.#discovered = false;
  }

  #replace(file: string, text: string): void {
    this.#store.set(file, text);
    // A file that is not on the disk yet may be the one that names a host.
    this.#hosts = hostMarkers.some(host => text.includes(host)) || undefined;
    this.#readings.clear();
    this.#all = undefined;
    this.#evaluator.reset();
    this.#effects.reset();
    if (this.#terms.test(text)) this.#candidates.add(file);
  }

  #read(file: string): FileReading {
    const name = this.relative(file);
    const module = this.#store.get(file);
    if (!module) return { file: name, calls: [], error: this.#store.failures.get(file) ?? 'no such file' };
    const calls: AnalyticsCall[] = [];
    const inTest = isTestPath(name);
    for (const [id, call] of module.facts.calls.entries()) {
      if (call.jsx) continue;
      const effects = this.#effects
        .ofCall(module, call, null)
        .filter(effect => effect.kind === 'sdk' || effect.kind === 'http');
      if (effects.length === 0) continue;
      const callee = this.#effects.callee(module, call, null);
      const made = this.#builder.build(effects, {
        m: module,
        call,
        file: name,
        inTest,
        callee,
        forwards: this.#forwards(module, call.f, id),
        relative: target => this.relative(target),
      });
      calls.push(...made);
    }
    calls.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
    const error = this.#store.failures.get(file);
    return { file: name, calls, ...(error && { error }) };
  }

  /** Whether a function around the call answers to its callers for it. */
  #forwards(m: Module, fn: number, call: number): boolean {
    for (let id = fn; id >= 0; id = m.facts.fns[id]?.up ?? -1) {
      if (this.#effects.concern(m, id, call) === 'open') return true;
    }
    return false;
  }

  // Discovery ----------------------------------------------------------------------------------

  #terms = /$^/;
  /** Exports that hold the address of an API. Whoever names one and makes requests may send to it. */
  readonly #addresses = new Set<string>();
  #discovered = false;

  /**
   * Finds the files that matter. Starts at those that name an SDK, then follows what they export,
   * expose and register to whoever can use it, until nothing new turns up. A file is ruled out by
   * its text alone: no name of anything that leads to a client stands in it.
   */
  #discover(): void {
    if (this.#discovered) return;
    for (const _due of this.#rounds());
  }

  /**
   * Reads the project on all cores; whatever is asked before or without it is answered as well, on one. Small
   * projects are not worth the start of a thread.
   */
  async prepare(): Promise<void> {
    if (this.#discovered) return;
    // An editor never comes here, and need not load what starts threads.
    const { FactsPool } = await import('../facts/facts-pool.ts');
    const pool = new FactsPool();
    try {
      for (const due of this.#rounds()) {
        const unparsed = due.flatMap(file => {
          const text = this.#store.unparsed(file);
          return text === undefined ? [] : [{ file, text }];
        });
        for (const { file, facts } of await pool.extract(unparsed)) this.#store.offer(file, facts);
      }
    } finally {
      await pool.close();
    }
  }

  /** The rounds of the discovery, each with the files that it is about to read. */
  *#rounds(): Generator<readonly string[], void> {
    this.#discovered = true;
    const words = new Set<string>(this.#declared?.words);
    const specifiers = new Set<string>();
    const hosts = this.#addresses;
    hosts.clear();
    const all = [...directMarkers, ...Object.keys(this.settings.globals ?? {})];
    if (this.#hasAmbiguousGlobals()) all.push(...ambiguousMarkers);
    const literals = new Set(all);
    let pending = this.#listing.files;
    if (!this.#prefilter) for (const file of pending) this.#candidates.add(file);
    let fresh: RegExp | undefined = termPattern(literals, words, specifiers, hosts);
    for (let round = 0; round < MAX_ROUNDS && fresh; round++) {
      const pattern: RegExp = fresh;
      const matches = (file: string): boolean => pattern.test(this.#store.text(file) ?? '');
      // Whoever names what has just turned up: new files, and files known for another reason.
      const due = this.#grew || round === 0 ? [...this.#candidates] : [...this.#candidates].filter(matches);
      const rest: string[] = [];
      for (const file of pending) {
        if (this.#candidates.has(file)) continue;
        if (!matches(file)) rest.push(file);
        else {
          this.#candidates.add(file);
          due.push(file);
        }
      }
      pending = rest;
      this.#grew = false;
      this.#evaluator.reset();
      this.#effects.reset();
      const before = { words: new Set(words), specifiers: new Set(specifiers), hosts: new Set(hosts) };
      yield due;
      for (const file of due) this.#register(file, words, specifiers);
      const news = {
        words: difference(words, before.words),
        specifiers: difference(specifiers, before.specifiers),
        hosts: difference(hosts, before.hosts),
      };
      fresh =
        this.#grew || news.words.size > 0 || news.specifiers.size > 0 || news.hosts.size > 0
          ? termPattern(new Set(), news.words, news.specifiers, news.hosts)
          : undefined;
    }
    // What the last round evaluated stands: it has found nothing that would change it.
    this.#terms = termPattern(literals, words, specifiers, hosts);
    this.#store.save();
  }

  #grew = false;

  /** Takes what a module offers to others: exports, channels, globals, contexts, implementers. */
  #register(file: string, words: Set<string>, specifiers: Set<string>): void {
    const module = this.#store.get(file);
    if (!module) return;
    const { facts } = module;
    for (const [name, type] of Object.entries(facts.globalTypes)) {
      if (!this.#globalTypes.has(name)) {
        this.#globalTypes.set(name, { module, type, frame: null });
        this.#grew = true;
      }
    }
    for (const [id, cls] of facts.classes.entries())
      if (cls.impl.length > 0 || cls.sup) this.#registerClass(module, id, words);
    for (const write of facts.globalWrites) {
      const value = this.#evaluator.eval(module, write.x, null);
      if (this.#isOfInterest(value, 3)) {
        this.#add(this.#exposed, write.n, value, `${module.path} ${write.x.s}`);
        words.add(write.n);
      }
    }
    let leads = false;
    const names = new Set([...Object.keys(facts.exports), ...facts.reexports.map(entry => entry.n)]);
    if (facts.cjs.length > 0) names.add('default');
    for (const name of names) {
      const value = this.#evaluator.exported(module, name);
      const own = facts.exports[name];
      const iface = own?.k === 'ref' ? facts.bindings[own.b]?.iface : undefined;
      if (name !== 'default' && this.#holdsHost(value, 3)) this.#addresses.add(name);
      if (
        !this.#isOfInterest(value, 4) &&
        !(iface !== undefined && this.#implementers.has(`interface ${module.path} ${iface}`))
      )
        continue;
      if (name === 'default') leads = true;
      else words.add(name);
    }
    // Named exports are found by their names; a default export by how its module is imported.
    if (leads) this.#specifiersOf(file, specifiers);
    for (const call of facts.calls) {
      if (call.jsx) this.#registerJsx(module, call);
      else {
        for (const effect of this.#effects.ofCall(module, call, null)) this.#registerEffect(effect, words);
        this.#registerArguments(module, call);
      }
    }
  }

  #registerEffect(effect: ReturnType<Effects['ofCall']>[number], words: Set<string>): void {
    if (effect.kind === 'handle') {
      const channel = stringOf(this.#evaluator.force(effect.channel));
      const handler = this.#evaluator.force(effect.handler);
      if (
        channel !== undefined &&
        handler.kind === 'function' &&
        this.#effects.leads(handler.module, handler.id, handler.frame)
      ) {
        this.#add(this.#channels, channel, handler, keyOf(effect.handler));
        words.add(channel);
      }
    } else if (effect.kind === 'expose') {
      const name = stringOf(this.#evaluator.force(effect.name));
      const value = this.#evaluator.force(effect.value);
      if (name === undefined) return;
      this.#add(this.#exposed, name, value, keyOf(effect.value));
      for (const member of this.#membersOfInterest(value, 4)) words.add(member);
    }
  }

  #registerClass(module: Module, id: number, words: Set<string>): void {
    const cls = module.facts.classes[id];
    if (!cls || !this.#classLeads(module, id, 3)) return;
    const instance: Evaluated = {
      kind: 'instance',
      class: { kind: 'class', module, id, frame: null },
      args: null,
    };
    const parents = this.#evaluator.open(() => [
      ...cls.impl.map(type => this.#evaluator.typeValue({ module, type, frame: null })),
      cls.sup && this.#evaluator.eval(module, cls.sup, null),
    ]);
    for (const parent of parents) {
      for (const one of parent ? alternatives(parent) : []) {
        const owner = one.kind === 'instance' ? one.class : one;
        if (owner.kind !== 'interface' && owner.kind !== 'class') continue;
        this.#add(
          this.#implementers,
          `${owner.kind} ${owner.module.path} ${owner.id}`,
          instance,
          `${module.path} ${id}`,
        );
        // Who asks for the interface gets this class: the interface's module matters from now on.
        this.#admit(owner.module.path);
        const name =
          owner.kind === 'interface' ? owner.module.facts.ifaces[owner.id]?.n : owner.module.facts.classes[owner.id]?.n;
        if (name) words.add(name);
      }
    }
  }

  #admit(file: string): void {
    if (this.#candidates.has(file)) return;
    this.#candidates.add(file);
    this.#grew = true;
  }

  #registerJsx(module: Module, call: Module['facts']['calls'][number]): void {
    const element = this.#evaluator.eval(module, call.x, null);
    const props = call.a[0];
    if (!props) return;
    if (element.kind === 'context') {
      const value = this.#evaluator.member(this.#evaluator.eval(module, props, null), 'value', undefined, module);
      if (this.#isOfInterest(value, 3)) this.#add(this.#contexts, element.id, value, `${module.path} ${call.s}`);
    } else if (element.kind === 'function' && props.k === 'obj') {
      // A component's properties are its first parameter.
      const interesting = props.p.filter(
        property => property.k !== null && this.#isOfInterest(this.#evaluator.eval(module, property.v, null), 2),
      );
      if (interesting.length === 0) return;
      const value: Evaluated = {
        kind: 'properties',
        values: new Map(
          interesting.map(property => [property.k as string, [{ module, expr: property.v, frame: null }]]),
        ),
      };
      this.#add(this.#arguments, `${element.module.path}#${element.id} 0`, value, `${module.path} ${call.s}`);
    }
  }

  /** Clients and wrappers handed to a function whose parameter has no type that tells. */
  #registerArguments(module: Module, call: Module['facts']['calls'][number]): void {
    let callee: Evaluated | undefined;
    for (const [index, argument] of call.a.entries()) {
      if (!['ref', 'mem', 'call', 'this', 'as'].includes(argument.k)) continue;
      const value = this.#evaluator.eval(module, argument, null);
      if (
        !alternatives(value).some(
          one => one.kind === 'client' || one.kind === 'instance' || one.kind === 'method' || one.kind === 'namespace',
        ) ||
        !this.#isOfInterest(value, 2)
      )
        continue;
      // What is done with the client has to be read, whatever the module there names.
      callee ??= this.#evaluator.open(() => this.#evaluator.eval(module, call.x, null));
      for (const one of alternatives(callee)) {
        if (one.kind === 'function' || one.kind === 'class') this.#admit(one.module.path);
        if (one.kind === 'function')
          this.#add(this.#arguments, `${one.module.path}#${one.id} ${index}`, value, `${module.path} ${call.s}`);
        else if (one.kind === 'class') {
          const ctor = one.module.facts.classes[one.id]?.ctor;
          if (ctor !== undefined)
            this.#add(this.#arguments, `${one.module.path}#${ctor} ${index}`, value, `${module.path} ${call.s}`);
        }
      }
    }
  }

  #add(registry: Map<string, Evaluated[]>, key: string, value: Evaluated, source: string): void {
    const once = `${key} ${source}`;
    if (this.#registered.has(once)) return;
    this.#registered.add(once);
    const list = registry.get(key);
    if (list) list.push(value);
    else registry.set(key, [value]);
    this.#grew = true;
  }

  #holdsHost(value: Evaluated, depth: number): boolean {
    switch (value.kind) {
      case 'literal':
        return typeof value.value === 'string' && hostMarkers.some(host => String(value.value).includes(host));
      case 'template':
        return value.parts.some(part =>
          typeof part === 'string' ? hostMarkers.some(host => part.includes(host)) : this.#holdsHost(part, depth),
        );
      case 'union':
      case 'merge':
        return value.of.some(item => this.#holdsHost(item, depth));
      case 'object':
        return (
          depth > 0 &&
          value.expr.p.some(property =>
            this.#holdsHost(this.#evaluator.eval(value.module, property.v, value.frame), depth - 1),
          )
        );
      case 'function':
        return depth === 3 && this.#holdsHost(this.#evaluator.apply(value, []), 0);
      default:
        return false;
    }
  }

  /** Whether a value leads to a client: itself, by what it sends, holds or returns. */
  #isOfInterest(value: Evaluated, depth: number): boolean {
    if (depth < 0) return false;
    switch (value.kind) {
      case 'client':
      case 'method':
      case 'sdk-export':
      case 'maker':
      case 'http':
      case 'request':
      case 'declared':
        return true;
      case 'union':
      case 'merge':
        return value.of.some(item => this.#isOfInterest(item, depth));
      case 'bound':
        return this.#isOfInterest(value.callee, depth);
      case 'member':
      case 'call': {
        const typed = value.type && this.#evaluator.typeValue(value.type);
        return typed !== undefined && this.#isOfInterest(typed, depth - 1);
      }
      case 'function': {
        if (this.#effects.leads(value.module, value.id, value.frame)) return true;
        const result = this.#evaluator.apply(value, []);
        return result.kind !== 'call' && this.#isOfInterest(result, depth - 1);
      }
      case 'object':
        return value.expr.p.some(property =>
          this.#isOfInterest(this.#evaluator.eval(value.module, property.v, value.frame), depth - 1),
        );
      case 'properties':
        return [...value.values.values()].some(list =>
          list.some(thunk => this.#isOfInterest(this.#evaluator.force(thunk), depth - 1)),
        );
      case 'class':
      case 'instance': {
        const cls = value.kind === 'class' ? value : value.class;
        return this.#classLeads(cls.module, cls.id, depth);
      }
      case 'interface':
        return (this.#implementers.get(`interface ${value.module.path} ${value.id}`) ?? []).some(item =>
          this.#isOfInterest(item, depth - 1),
        );
      case 'context':
        return (
          this.#contexts.has(value.id) ||
          (value.fallback !== undefined && this.#isOfInterest(this.#evaluator.force(value.fallback), depth - 1))
        );
      default:
        return false;
    }
  }

  #classLeads(m: Module, id: number, depth: number): boolean {
    const cls = m.facts.classes[id];
    if (!cls) return false;
    for (const isStatic of [false, true]) {
      const owner: Evaluated = isStatic
        ? { kind: 'class', module: m, id, frame: null }
        : { kind: 'instance', class: { kind: 'class', module: m, id, frame: null }, args: null };
      for (const name of Object.keys(isStatic ? cls.sm : cls.m)) {
        const member = this.#evaluator.member(owner, name, undefined, m);
        if (this.#isOfInterest(member, depth - 1)) return true;
      }
    }
    const parent = cls.sup && this.#evaluator.eval(m, cls.sup, null);
    return parent !== undefined && this.#isOfInterest(parent, depth - 1);
  }

  #membersOfInterest(value: Evaluated, depth: number): string[] {
    const names: string[] = [];
    if (value.kind === 'union' || value.kind === 'merge')
      return value.of.flatMap(item => this.#membersOfInterest(item, depth));
    if (value.kind !== 'object' || depth < 0) return names;
    for (const property of value.expr.p) {
      const member = this.#evaluator.eval(value.module, property.v, value.frame);
      if (property.k === null) names.push(...this.#membersOfInterest(member, depth - 1));
      else if (this.#isOfInterest(member, 2)) {
        names.push(property.k);
        names.push(...this.#membersOfInterest(member, depth - 1));
      }
    }
    return names;
  }

  /** How an import of this file ends: its name, its folder's for an index, its package's. */
  #specifiersOf(file: string, specifiers: Set<string>): void {
    const { name, dir } = path.parse(file);
    const bare = name.replace(/\.d$/, '');
    specifiers.add(bare === 'index' ? path.basename(dir) : bare);
    for (const manifest of this.#resolver.manifests) {
      if (manifest.name && file.startsWith(manifest.folder + path.sep)) {
        specifiers.add(manifest.name.split('/').at(-1) as string);
        break;
      }
    }
    for (const alias of this.#resolver.aliasesOf(file)) specifiers.add(alias);
  }

  // Evidence -----------------------------------------------------------------------------------

  /** SDKs that the project shows to be in use: in manifests, ambient types, snippets, settings. */
  #shown(): ReadonlySet<string> {
    if (this.#evidence) return this.#evidence;
    const shown = new Set<string>();
    const vendors = new Set(Object.values(this.settings.globals ?? {}));
    for (const sdk of sdks) {
      if (vendors.has(sdk.vendor)) shown.add(sdk.id);
      const names = [...sdk.packages, ...(sdk.evidence ?? [])];
      for (const manifest of this.#resolver.manifests)
        if (names.some(name => manifest.dependencies.has(name))) shown.add(sdk.id);
    }
    for (const file of this.#listing.files) {
      const text = this.#store.text(file);
      if (!text || !evidenceMarkers.some(marker => text.includes(marker))) continue;
      for (const sdk of sdks)
        if ([...(sdk.evidence ?? []), ...(sdk.snippets ?? [])].some(marker => text.includes(marker))) shown.add(sdk.id);
    }
    this.#evidence = shown;
    return shown;
  }

  #hosts: boolean | undefined;

  #namesHosts(): boolean {
    return (this.#hosts ??= this.#listing.files.some(file => {
      const text = this.#store.text(file);
      return text !== undefined && hostMarkers.some(host => text.includes(host));
    }));
  }

  #hasAmbiguousGlobals(): boolean {
    const shown = this.#shown();
    return sdks.some(sdk => shown.has(sdk.id) && sdk.globals?.some(global => global.needsEvidence));
  }

  #host(): Host {
    return {
      ...(this.#declared && { declared: this.#declared }),
      resolve: (from, specifier, gate) => this.#resolve(from, specifier, gate),
      globalClient: (m, name) => this.#globalClient(m, name),
      globalValue: name => {
        const values = this.#exposed.get(name);
        return values && union(values);
      },
      globalType: name => this.#globalTypes.get(name),
      implementers: (m, kind, id) => this.#implementers.get(`${kind} ${m.path} ${id}`) ?? [],
      argument: (key, i) => {
        const values = this.#arguments.get(`${key} ${i}`);
        return values && union(values);
      },
      contextValue: id => {
        const values = this.#contexts.get(id);
        return values && union(values);
      },
      ambientType: name => this.#ambientType(name),
    };
  }

  #resolve(from: Module, specifier: string, gate: boolean): Resolution | undefined {
    const sdk = sdkOf(specifier);
    if (sdk) return { sdk };
    const file = this.#resolver.resolve(from.path, specifier);
    if (!file) return { external: specifier };
    if (gate && !this.#candidates.has(file) && !this.#isBarrel(file)) return { external: specifier, gated: true };
    const module = this.#store.get(file);
    return module ? { module } : { external: specifier };
  }

  #isBarrel(file: string): boolean {
    let known = this.#barrels.get(file);
    if (known === undefined) {
      known = barrel.test(this.#store.text(file) ?? '');
      this.#barrels.set(file, known);
    }
    return known;
  }

  #globalClient(_m: Module, name: string): Evaluated | undefined {
    const vendor = this.settings.globals?.[name];
    for (const sdk of sdks) {
      for (const global of sdk.globals ?? []) {
        if (vendor ? sdk.vendor !== vendor : global.name !== name) continue;
        if (!vendor && global.needsEvidence && !this.#shown().has(sdk.id)) continue;
        return this.#evaluator.client(sdk, global.client);
      }
    }
    return undefined;
  }

  #ambientType(name: string): Evaluated | undefined {
    for (const sdk of sdks) {
      const client = sdk.types?.[name];
      if (client && name.includes('.')) return this.#evaluator.client(sdk, client);
    }
    return undefined;
  }
}

function sdkOf(specifier: string): Sdk | undefined {
  const exact = sdkByPackage.get(specifier);
  if (exact) return exact;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
  const sdk = name && name !== specifier ? sdkByPackage.get(name) : undefined;
  return sdk?.subpaths ? sdk : undefined;
}

function keyOf(thunk: Thunk): string {
  return 'value' in thunk ? 'value' : `${thunk.module.path} ${thunk.expr.s}`;
}

function difference(all: ReadonlySet<string>, known: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter(item => !known.has(item)));
}

function termPattern(
  literals: ReadonlySet<string>,
  words: ReadonlySet<string>,
  specifiers: ReadonlySet<string>,
  hosts: ReadonlySet<string>,
): RegExp {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const parts = [...literals].map(escape);
  const usable = [...words].filter(word => word.length > 1).map(escape);
  if (usable.length > 0) parts.push(`(?<![\\w$])(?:${usable.join('|')})(?![\\w$])`);
  const ends = [...specifiers].map(escape);
  if (ends.length > 0) parts.push(`['"\`/](?:${ends.join('|')})(?:\\.[a-z]+)?['"\`]`);
  if (hosts.size > 0)
    parts.push(
      `^(?=[\\s\\S]*?(?:${requestWords}))[\\s\\S]*?(?<![\\w$])(?:${[...hosts].map(escape).join('|')})(?![\\w$])`,
    );
  return parts.length > 0 ? new RegExp(parts.join('|')) : /$^/;
}

export function openProject(options: ProjectOptions): Project {
  return new Project(options);
}
