import { relative } from '../files/listing.ts';

import type { ClientSpec, MethodSpec, PartName, PartPath, Sdk, Vendor } from '../catalog/types.ts';
import type { DeclaredWrapper } from '../settings.ts';
import type { Evaluated, EvaluatedOf, Thunk } from './value.ts';

/** One vendor that a declared wrapper sends to. */
export interface DeclaredCall {
  readonly callee: string;
  readonly client: EvaluatedOf<'client'>;
  readonly spec: MethodSpec;
  /** What the settings fix, by the index at which `spec` looks for it, behind all arguments. */
  readonly constants: ReadonlyMap<number, Thunk>;
}

/** A step of a declared callee: `window.main` in `window.main.trackSegmentEvent`. */
export interface DeclaredNode {
  readonly members: Map<string, DeclaredNode>;
  /** What calling it gives: `useAnalytics()`. */
  result?: DeclaredNode;
  /** An instance of it: `Tracker#person`. */
  instance?: DeclaredNode;
  readonly calls: DeclaredCall[];
}

const windows = /^(?:window|globalThis|self|global)\./;
const step = /\.([\w$]+)|(\(\))|#([\w$]+)/g;
/** Constants stand where no call has arguments. */
const FIRST_CONSTANT = 100;

const makeNode = (): DeclaredNode => ({ members: new Map(), calls: [] });

function under<K>(nodes: Map<K, DeclaredNode>, key: K): DeclaredNode {
  const node = nodes.get(key) ?? makeNode();
  nodes.set(key, node);
  return node;
}

/** The wrappers of `settings.customerio.wrappers`, by what they are reached through. */
export class Declared {
  readonly #root: string;
  readonly #globals = new Map<string, DeclaredNode>();
  readonly #modules = new Map<string, Map<string, DeclaredNode>>();
  /** Names without which a file cannot hold a call of any of them. */
  readonly words = new Set<string>();

  constructor(root: string, wrappers: readonly DeclaredWrapper[]) {
    this.#root = root;
    for (const wrapper of wrappers) this.#add(wrapper);
  }

  #add(wrapper: DeclaredWrapper): void {
    const callee = wrapper.module === undefined ? wrapper.callee.replace(windows, '') : wrapper.callee;
    const name = /^[\w$]+/.exec(callee)?.[0] ?? '';
    let roots = this.#globals;
    if (wrapper.module !== undefined) {
      const key = moduleKey(wrapper.module);
      roots = this.#modules.get(key) ?? new Map<string, DeclaredNode>();
      this.#modules.set(key, roots);
    }
    let node = under(roots, name);
    let last = name;
    for (const [, member, call, method] of callee.slice(name.length).matchAll(step)) {
      if (call) node = node.result ??= makeNode();
      else if (method !== undefined) node = under((node.instance ??= makeNode()).members, method);
      else node = under(node.members, member as string);
      last = method ?? member ?? last;
    }
    this.words.add(last);
    for (const vendor of Array.isArray(wrapper.vendor) ? (wrapper.vendor as Vendor[]) : [wrapper.vendor as Vendor])
      node.calls.push(callOf(wrapper, vendor));
  }

  global(name: string): DeclaredNode | undefined {
    return this.#globals.get(name);
  }

  /** What a package, or a module that is not there, exports. */
  imported(specifier: string, name: string): DeclaredNode | undefined {
    return this.#modules.get(moduleKey(specifier))?.get(name);
  }

  /** What a module of the project exports. */
  exported(file: string, name: string): DeclaredNode | undefined {
    return this.#modules.get(moduleKey(relative(this.#root, file)))?.get(name);
  }
}

/** `./src/rpc.ts`, `src/rpc` and `src/rpc/index.js` are one module. */
function moduleKey(module: string): string {
  return module
    .replace(/^\.\//, '')
    .replace(/(?:\.d)?\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, '')
    .replace(/\/index$/, '');
}

function callOf(wrapper: DeclaredWrapper, vendor: Vendor): DeclaredCall {
  const parts: Partial<Record<PartName, PartPath>> = {};
  const constants = new Map<number, Thunk>();
  for (const [name, where] of Object.entries(wrapper.parts) as [PartName, string | { const: string }][]) {
    if (typeof where === 'string') {
      const [index, ...path] = where.split('.');
      parts[name] = [Number(index), ...path];
    } else {
      const index = FIRST_CONSTANT + constants.size;
      parts[name] = [index];
      constants.set(index, { value: { kind: 'literal', value: where.const } });
    }
  }
  // Who says whom it is about at each call sends from a server; else the client knows.
  const isPerCall = (parts.userId ?? parts.anonymousId) !== undefined && wrapper.method !== 'identify';
  const spec: MethodSpec = { method: wrapper.method ?? 'track', forms: [{ parts }] };
  const client: ClientSpec = {
    platform: isPerCall ? 'server' : 'browser',
    returns: 'void',
    batches: false,
    identity: isPerCall ? 'per-call' : 'ambient',
    methods: {},
  };
  const sdk: Sdk = {
    id: `declared:${vendor}`,
    vendor,
    packages: [],
    clients: { declared: client },
    exports: {},
  };
  return { callee: wrapper.callee, client: { kind: 'client', sdk, name: 'declared', spec: client }, spec, constants };
}

/** The value, with what the settings declare of it. */
export function declared(value: Evaluated, node: DeclaredNode | undefined): Evaluated {
  return node ? { kind: 'declared', node, rest: value, at: value.at } : value;
}
