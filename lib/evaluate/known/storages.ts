/** What is kept under a name and read by it later: storages of browsers and of phones, settings of command lines. */
import { alternatives, anyOf, stringOf } from '../value.ts';

import type { Call, Expr } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../value.ts';
import type { KnownCall, KnownMethod, Methods } from './known.ts';

/** By which methods something is kept, for each by which it is read. */
const keeping: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    get: ['set', 'put', 'update'],
    getItem: ['setItem'],
    getItemSync: ['setItemSync'],
    getItemAsync: ['setItemAsync'],
    getString: ['set', 'setString'],
    getSync: ['setSync'],
  }).map(([name, others]) => [name, new Set(others)]),
);
const keepers: ReadonlySet<string> = new Set([...keeping.values()].flatMap(names => [...names]));

interface Kept {
  readonly call: Call;
  readonly method: string;
}

const keptIn = new WeakMap<Module['facts'], ReadonlyMap<string, readonly Kept[]>>();

/** Under which calls are found whose name is a constant: no name of a storage. */
const CONSTANT = ' ';

/** Calls of a module that keep something under a name that is written, by that name. Facts never change. */
function keptBy(module: Module): ReadonlyMap<string, readonly Kept[]> {
  const { facts } = module;
  const known = keptIn.get(facts);
  if (known) return known;
  const found = new Map<string, Kept[]>();
  for (const call of facts.calls) {
    const { x, a } = call;
    const [key, value] = a;
    if (x.k !== 'mem' || !keepers.has(x.p) || !key || !value) continue;
    const name = key.k === 'lit' && typeof key.v === 'string' ? key.v : isConstant(module, key) ? CONSTANT : undefined;
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), { call, method: x.p }]);
  }
  keptIn.set(facts, found);
  return found;
}

/** Whether an expression is a name that a module gives to something written, or takes from another module. */
function isConstant({ facts }: Pick<Module, 'facts'>, x: Expr): boolean {
  if (x.k === 'mem') return isConstant({ facts }, x.o);
  if (x.k !== 'ref') return x.k === 'mod' || x.k === 'obj';
  const [value, ...others] = facts.bindings[x.b]?.v ?? [];
  return others.length === 0 && value !== undefined && (value.k === 'lit' || value.k === 'obj' || isModule(value));
}

function isModule(x: Expr): boolean {
  return x.k === 'mem' || x.k === 'as' ? isModule(x.k === 'mem' ? x.o : x.x) : x.k === 'mod';
}

/** Calls by one of some methods that keep something under a name, written there or by a constant for it. */
function keptAs(evaluator: Evaluator, module: Module, key: string, methods: ReadonlySet<string>): readonly Kept[] {
  const all = keptBy(module);
  const isNamed = ({ call: { a } }: Kept): boolean =>
    a[0] !== undefined &&
    stringOf(evaluator.open(() => evaluator.eval(module, a[0] as Call['a'][number], null))) === key;
  const isMeant = ({ method }: Kept): boolean => methods.has(method);
  return [
    ...(all.get(key) ?? []).filter(isMeant),
    ...(all.get(CONSTANT) ?? []).filter(kept => isMeant(kept) && isNamed(kept)),
  ];
}

function isWhole({ name }: EvaluatedOf<'import'>): boolean {
  return name === 'default' || name === '*';
}

/** Which of all storages one is; undefined where that is not known. */
function nameOf(value: Evaluated): string | undefined {
  switch (value.kind) {
    case 'global':
      return value.name;
    case 'import':
      return isWhole(value) ? value.source : `${value.source}#${value.name}`;
    case 'parameter':
      return [value.key, value.index, ...value.path].join('#');
    case 'member': {
      const object = nameOf(value.object);
      return object && `${object}.${value.property}`;
    }
    case 'instance':
      return `${value.class.module.path}!${value.class.id}`;
    case 'call':
      return value.at && `${value.at.module.path}:${value.at.start}`;
    default:
      return undefined;
  }
}

/**
 * What a storage gives is what was put there under the same name. What is known of it as text stays untold, since it
 * may have been another by then, in an earlier run.
 */
function read(names: ReadonlySet<string>): KnownMethod {
  return (receiver, { evaluator, args, at }) => {
    const storage = args[0] && nameOf(receiver);
    if (!args[0] || storage === undefined || !at) return undefined;
    const modules = [...new Set([at.module, ...(receiver.at ? [receiver.at.module] : [])])].filter(
      module => keptBy(module).size > 0,
    );
    const key = modules.length > 0 ? keyOf(evaluator, args[0]) : undefined;
    if (key === undefined) return undefined;
    const kept = modules.flatMap(module =>
      keptAs(evaluator, module, key, names)
        .filter(({ call }) => isAt(evaluator, module, call, storage))
        .map(({ call }): Thunk => ({ module, expr: call.a[1] as Call['a'][number], frame: null })),
    );
    const told = kept.flatMap(thunk => alternatives(evaluator.force(thunk)).filter(saysHow));
    // What is kept is the same at each call, though it was made up once.
    const named: Evaluated = { kind: 'literal', value: key };
    if (told.length === 0) return undefined;
    const kepts = told.map((value): Evaluated => ({
      kind: 'operation',
      operator: 'kept',
      operands: [value, named],
      at,
    }));
    return anyOf([...kepts, ...defaultOf(evaluator, receiver, key)], value => value, at);
  };
}

/** What it gives until something is kept: `new Conf({ defaults: { id: '0' } })`, `{ schema: { id: { default: '0' } } }`. */
function defaultOf(evaluator: Evaluator, storage: Evaluated, key: string): readonly Evaluated[] {
  const options = storage.kind === 'call' && storage.isNew ? storage.args[0] : undefined;
  return [
    ['defaults', key],
    ['schema', key, 'default'],
  ].flatMap(way => {
    let thunk = options;
    for (const name of way) thunk = thunk && evaluator.memberThunk(evaluator.force(thunk), name);
    const value = thunk && evaluator.force(thunk);
    return value && stringOf(value) ? [value] : [];
  });
}

function keyOf(evaluator: Evaluator, thunk: Thunk): string | undefined {
  const isOpen = 'expr' in thunk && isConstant(thunk.module, thunk.expr);
  const force = (): Evaluated => evaluator.force(thunk);
  const key = stringOf(isOpen ? evaluator.open(force) : force());
  return key === undefined || /\s|\//.test(key) ? undefined : key;
}

function isAt(evaluator: Evaluator, module: Module, { x }: Call, storage: string): boolean {
  return x.k === 'mem' && nameOf(evaluator.eval(module, x.o, null)) === storage;
}

/** A call, or what calls are in: what is made up, or asked of somebody. */
function saysHow({ kind }: Evaluated): boolean {
  return kind === 'call' || kind === 'template';
}

export const storageReads: Methods = Object.fromEntries([...keeping].map(([name, names]) => [name, read(names)]));

/** `Cookies.get('visitor')`, where the package itself is the storage. */
export const readOfPackage = ({ source, name }: EvaluatedOf<'import'>, call: KnownCall): Evaluated | undefined =>
  Object.hasOwn(storageReads, name) ? storageReads[name]?.({ kind: 'import', source, name: '*' }, call) : undefined;
