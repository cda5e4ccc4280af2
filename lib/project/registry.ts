import { Cell, Trace } from '../evaluate/trace.ts';
import { union } from '../evaluate/value.ts';
import { ENDPOINTS } from '../effects/endpoints.ts';
import { Ledger } from './ledger.ts';

import type { OwnerKind } from '../evaluate/evaluator.ts';
import type { Evaluated, TypeRef } from '../evaluate/value.ts';

/**
 * What one module says and another one needs:
 * - `channels`: the functions that handle a channel of Electron's main process
 * - `exposed`: what is hung on `window` by a name
 * - `within`: what is written to a member of a global, by the way to it
 * - `contexts`: what is provided for a context
 * - `components`: what plugins hang on every component by a name
 * - `members`: what a server hangs on its app, or on each request, by the folder of its package and a name
 * - `shared`: what is at hand in a folder by a name, without an import
 * - `provided`: what is provided by a token
 * - `arguments`: what callers are known to pass for a parameter
 * - `handed`: the same where only what the function keeps of it counts
 * - `captured`: the same where functions within the function call it, for others to run
 * - `wrapped`: what a function gives the components that it is called with
 * - `written`: what a module writes to a member of what it imports, by what declares that
 * - `put`: what is put into a list, a set, a map or a store elsewhere than where it is made, by where that stands
 * - `implementers`: what implements an interface or a type literal, or extends a class
 */
export type Topic =
  | 'channels'
  | 'exposed'
  | 'within'
  | 'contexts'
  | 'components'
  | 'members'
  | 'shared'
  | 'provided'
  | 'arguments'
  | 'handed'
  | 'captured'
  | 'wrapped'
  | 'written'
  | 'put'
  | 'implementers';

/** What is read by a key: the values of a topic, whether a topic has any, modules that receive, types of globals. */
type Shelf = Topic | 'topics' | 'receivers' | 'types';

interface Said {
  readonly value: Evaluated;
  readonly source: string;
}

/** The values by topic and key, each once for every place that says so, in the order of the places. */
export class Registry {
  readonly #lists: Readonly<Record<Topic, Map<string, Said[]>>> = {
    channels: new Map(),
    exposed: new Map(),
    within: new Map(),
    contexts: new Map(),
    components: new Map(),
    members: new Map(),
    shared: new Map(),
    provided: new Map(),
    arguments: new Map(),
    handed: new Map(),
    captured: new Map(),
    wrapped: new Map(),
    written: new Map(),
    put: new Map(),
    implementers: new Map(),
  };
  readonly #trace: Trace;
  /** What is read of the registry, by topic and key: also what is not there yet. */
  readonly #cells = new Map<Shelf, Map<string, Cell>>();
  readonly #globalTypes = new Map<string, TypeRef>();
  /** Modules to whose functions something is handed. */
  readonly #receivers = new Set<string>();
  readonly #registered = new Set<string>();
  readonly #ledger: Ledger;
  /** What the values of a key are together, by their list: it only grows. */
  readonly #unions = new WeakMap<readonly Said[], { readonly length: number; readonly value: Evaluated }>();
  #grew = false;

  constructor(trace = new Trace(), ledger = new Ledger()) {
    this.#trace = trace;
    this.#ledger = ledger;
  }

  /** @param source the place that says so: the same place says it once */
  add(topic: Topic, key: string, value: Evaluated, source: string): void {
    this.#ledger.noteAdded(cellName('topics', topic));
    this.#ledger.noteAdded(cellName(topic, key));
    const once = `${topic} ${key} ${source}`;
    if (this.#registered.has(once)) return;
    this.#registered.add(once);
    if (this.#lists[topic].size === 0) this.#changed('topics', topic);
    const list = this.#lists[topic].get(key);
    if (list) insert(list, { value, source });
    else this.#lists[topic].set(key, [{ value, source }]);
    this.#grew = true;
    this.#changed(topic, key);
  }

  isEmpty(topic: Topic): boolean {
    this.#read('topics', topic);
    return this.#lists[topic].size === 0 && !this.#ledger.wasOffered(cellName('topics', topic));
  }

  has(topic: Topic, key: string): boolean {
    this.#read(topic, key);
    return this.#lists[topic].has(key);
  }

  /** All that is known. Whatever turned up first, the order is the same. */
  all(topic: Topic, key: string): readonly Evaluated[] {
    this.#read(topic, key);
    return (this.#lists[topic].get(key) ?? []).map(({ value }) => value);
  }

  /** The same as one value; undefined if nothing is known. */
  value(topic: Topic, key: string): Evaluated | undefined {
    this.#read(topic, key);
    const values = this.#lists[topic].get(key);
    if (!values) return undefined;
    const known = this.#unions.get(values);
    if (known?.length === values.length) return known.value;
    const value = union(values.map(one => one.value));
    this.#unions.set(values, { length: values.length, value });
    return value;
  }

  /** What a function of `module` is given to keep. */
  hand(module: string, key: string, value: Evaluated, source: string): void {
    this.#ledger.noteAdded(cellName('receivers', module));
    this.#receivers.add(module);
    this.#changed('receivers', module);
    this.add('handed', key, value, source);
  }

  isHandedTo(module: string): boolean {
    this.#read('receivers', module);
    return this.#receivers.has(module) || this.#ledger.wasOffered(cellName('receivers', module));
  }

  addGlobalType(name: string, type: TypeRef): void {
    this.#ledger.noteAdded(cellName('types', name));
    if (this.#globalTypes.has(name)) return;
    this.#globalTypes.set(name, type);
    this.#grew = true;
    this.#changed('types', name);
  }

  globalType(name: string): TypeRef | undefined {
    this.#read('types', name);
    return this.#globalTypes.get(name);
  }

  /** Whoever is asked offers an endpoint. */
  noteEndpoint(): void {
    this.#ledger.noteAdded(ENDPOINTS);
  }

  /** Something has turned up elsewhere that changes what values are. */
  noteGrowth(): void {
    this.#grew = true;
  }

  /** Whether anything was added since the last time. */
  takeGrowth(): boolean {
    const grew = this.#grew;
    this.#grew = false;
    return grew;
  }

  clear(): void {
    for (const list of Object.values(this.#lists)) list.clear();
    this.#globalTypes.clear();
    this.#receivers.clear();
    this.#registered.clear();
    this.#grew = false;
    for (const cells of this.#cells.values()) for (const cell of cells.values()) this.#trace.changed(cell);
  }

  #read(shelf: Shelf, key: string): void {
    if (!this.#trace.innermost) return;
    let cells = this.#cells.get(shelf);
    if (!cells) this.#cells.set(shelf, (cells = new Map()));
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = new Cell(cellName(shelf, key))));
    if (shelf !== 'topics' && shelf !== 'receivers') this.#ledger.noteRead(cell.name);
    this.#trace.read(cell);
  }

  #changed(shelf: Shelf, key: string): void {
    const cell = this.#cells.get(shelf)?.get(key);
    if (cell) this.#trace.changed(cell);
  }
}

function cellName(shelf: Shelf, key: string): string {
  return `${shelf} ${key}`;
}

/** Whether it is but told by a name that somebody has offered anything: not what. */
export function isPresence(name: string): boolean {
  return name.startsWith('topics ') || name.startsWith('receivers ');
}

function insert(list: Said[], said: Said): void {
  const next = list.findIndex(({ source }) => source > said.source);
  list.splice(next < 0 ? list.length : next, 0, said);
}

/** The key of `arguments`: parameter `index` of a function. */
export function parameterKey(fn: string, index: number): string {
  return `${fn} ${index}`;
}

/** The key of `channels`; `scope`: of whom it is one, where it is not one of the whole application. */
export function channelKey(channel: string, scope?: string): string {
  return scope === undefined ? channel : `${scope} ${channel}`;
}

/** The key of `implementers`. */
export function ownerKey(kind: OwnerKind, module: string, id: number): string {
  return `${kind} ${module} ${id}`;
}

/** What a member is known by to which others write: of an object that is written out, of a class, or of its instances. */
export function writtenKey(kind: 'object' | 'class' | 'instance', file: string, id: number, name: string): string {
  return `${kind} ${file} ${id} ${name}`;
}
