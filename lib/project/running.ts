/** What code of the project runs when a call is made, of whatever kind the call is. */
import { functionName } from '../effects/function-name.ts';
import { calledBySaga } from '../effects/known/saga.ts';
import { alternatives, rootOf } from '../evaluate/value.ts';

import type { Target } from '../effects/effect.ts';
import type { Evaluated } from '../evaluate/value.ts';
import type { Call, Expr, Fn, ModuleFacts } from '../facts/facts.ts';
import type { Module } from '../facts/store.ts';
import type { FunctionRef, Range } from '../reading.ts';
import type { Workings } from './workings.ts';

/** What a call calls. */
export interface Called {
  /** The functions of the project. */
  readonly functions: readonly FunctionRef[];
  /** The package that the callee, or what it is a member of, comes from. */
  readonly source?: string;
  /** The export of that package that it is itself, whatever it is called here. */
  readonly name?: string;
}

/** A call, by its place. */
export interface CallRef {
  readonly file: string;
  readonly range: Range;
}

/** A function around something. */
export interface Enclosing extends FunctionRef {
  /** Its own name, its variable's or its member's; empty if there is none. */
  readonly name: string;
  /** What it is handed to as an argument, by the last name of that: `then`, `useEffect`. */
  readonly handedTo?: string;
}

const MAX_DEPTH = 6;

/** Answers a question once; `work` is done where it was not asked before. */
export type Answer = <T>(question: string, work: (workings: Workings) => T) => T;

export class Running {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** Files are relative to the root everywhere. Nothing is known of a call that the file does not have. */
  called({ file, range }: CallRef): Called {
    return this.#answer(`called ${file} ${range.join()}`, workings => {
      const module = moduleOf(workings, file);
      const call = module && callAt(module.facts, range);
      return module && call ? calledBy(workings, module, call) : { functions: [] };
    });
  }

  /** The functions of the project that a name of the module stands for: one that it imports or declares. */
  named(file: string, name: string): readonly FunctionRef[] {
    return this.#answer(`named ${file} ${name}`, workings => {
      const module = moduleOf(workings, file);
      const b = module?.facts.bindings.findIndex(({ n, f }) => n === name && f === -1) ?? -1;
      if (!module || b < 0) return [];
      const { evaluator, sources } = workings;
      const value = evaluator.open(() => evaluator.eval(module, { k: 'ref', b, s: 0, e: 0 }, null));
      return alternatives(value).flatMap(each => functionOf(unbound(each), path => sources.relative(path)));
    });
  }

  /** Whether a name of the module, or a member of one, stands for a list or an object with nothing in it but what is written. */
  isWrittenOut(file: string, path: string): boolean {
    return this.#answer(`written out ${file} ${path}`, workings => {
      const [name, ...members] = path.split('.');
      const module = moduleOf(workings, file);
      const b = module?.facts.bindings.findIndex(({ n, f }) => n === name && f === -1) ?? -1;
      if (!module || b < 0) return false;
      const ref: Expr = { k: 'ref', b, s: 0, e: 0 };
      const whole = members.reduce<Expr>((o, p) => ({ k: 'mem', o, p, s: 0, e: 0 }), ref);
      const values = alternatives(workings.evaluator.open(() => workings.evaluator.eval(module, whole, null)));
      return values.length > 0 && values.every(isClosed);
    });
  }

  /** The calls that a function makes: its own, and those of the functions that it hands over to be run. */
  callsIn({ file, range }: FunctionRef): readonly CallRef[] {
    return this.#answer(`calls in ${file} ${range.join()}`, workings => {
      const module = moduleOf(workings, file);
      const id = module?.facts.fns.findIndex(({ s, e }) => s === range[0] && e === range[1]) ?? -1;
      return module && id >= 0
        ? callIds(module, id)
            .map(call => refOf(file, module.facts.calls[call]))
            .filter(isThere)
        : [];
    });
  }

  /** The functions around a call, the innermost first. */
  around({ file, range }: CallRef): readonly Enclosing[] {
    return this.#answer(`around ${file} ${range.join()}`, workings => {
      const module = moduleOf(workings, file);
      const call = module && callAt(module.facts, range);
      return module && call ? enclosing(module, call, file) : [];
    });
  }

  /**
   * Whether a function makes a call of that kind, itself or in functions that it calls.
   *
   * @param isWantedFunction - asked of each function on the way
   */
  reaches(
    fn: FunctionRef,
    isWanted: (call: CallRef) => boolean,
    isWantedFunction: (fn: FunctionRef) => boolean = () => false,
  ): boolean {
    const seen = new Set<string>();
    const search = (one: FunctionRef, depth: number): boolean => {
      const key = `${one.file} ${one.range.join()}`;
      if (depth > MAX_DEPTH || seen.has(key)) return false;
      seen.add(key);
      if (isWantedFunction(one)) return true;
      const calls = this.callsIn(one);
      return (
        calls.some(isWanted) ||
        calls.some(call => this.called(call).functions.some(called => search(called, depth + 1)))
      );
    };
    return search(fn, 0);
  }

  /**
   * The calls of a file that call one of the functions.
   *
   * @param name - the last name of what is called, where only such calls are asked about
   */
  callersIn(file: string, functions: readonly FunctionRef[], name?: string): readonly CallRef[] {
    return this.#callsOf(file, name).filter(call =>
      this.called(call).functions.some(called => functions.some(fn => isSame(fn, called))),
    );
  }

  #callsOf(file: string, name: string | undefined): readonly CallRef[] {
    return this.#answer(`calls of ${file} ${name ?? ''}`, workings => {
      const module = moduleOf(workings, file);
      return (module?.facts.calls ?? [])
        .filter(call => name === undefined || (module && lastName(module, call.x) === name))
        .map(call => refOf(file, call))
        .filter(isThere);
    });
  }
}

/** The module of a file, which is read if it was not yet. */
export function moduleOf({ sources, candidates }: Workings, file: string): Module | undefined {
  const absolute = sources.absolute(file);
  candidates.read(absolute);
  return sources.module(absolute);
}

export function targetAt(workings: Workings, { file, range }: CallRef): Target | undefined {
  const m = moduleOf(workings, file);
  const call = m && callAt(m.facts, range);
  return m && call && { m, call };
}

function enclosing(module: Module, call: Call, file: string): readonly Enclosing[] {
  const found: Enclosing[] = [];
  for (let id = call.f; id >= 0; id = module.facts.fns[id]?.up ?? -1) {
    const fn = module.facts.fns[id];
    if (!fn) break;
    const receiver = fn.cb && module.facts.calls[fn.cb.c];
    const handedTo = receiver && lastName(module, receiver.x);
    found.push({
      file,
      range: [fn.s, fn.e],
      name: functionName(module, id),
      ...(handedTo !== undefined && { handedTo }),
    });
  }
  return found;
}

function calledBy(workings: Workings, module: Module, call: Call): Called {
  const { evaluator, sources } = workings;
  const values = evaluator.open(() => {
    const callee = evaluator.eval(module, call.x, null);
    const invocation = { args: evaluator.thunks(module, call.a, null), target: { m: module, call } };
    return alternatives(callee).flatMap(one => [one, ...calledBySaga(one, invocation, evaluator)].map(unbound));
  });
  const source = values.map(sourceOf).find(isThere);
  const imported = values.find(({ kind }) => kind === 'import');
  return {
    functions: values.flatMap(value => functionOf(value, file => sources.relative(file))),
    ...(source !== undefined && { source }),
    ...(source !== undefined && imported?.kind === 'import' && { name: imported.name }),
  };
}

function functionOf(value: Evaluated, relative: (file: string) => string): FunctionRef[] {
  if (value.kind !== 'function') return [];
  const fn: Fn | undefined = value.module.facts.fns[value.id];
  return fn ? [{ file: relative(value.module.path), range: [fn.s, fn.e] }] : [];
}

/** By place: a rule asks for every call of a file. */
const places = new WeakMap<ModuleFacts, ReadonlyMap<string, Call>>();

function callAt(facts: ModuleFacts, range: Range): Call | undefined {
  let known = places.get(facts);
  if (!known) {
    // Of several at one place the first counts, as where they are looked for one by one.
    known = new Map(facts.calls.toReversed().map(call => [`${call.s} ${call.e}`, call]));
    places.set(facts, known);
  }
  return known.get(range.join(' '));
}

/** Those of a function, and of the functions that stand as arguments in its body. */
function callIds({ facts }: Module, id: number): readonly number[] {
  const ids = new Set([id]);
  // Grows while it is walked.
  for (const one of ids) facts.fns[one]?.inner.forEach(inner => ids.add(inner));
  return [...ids].flatMap(one => facts.fns[one]?.calls ?? []);
}

function refOf(file: string, call: Call | undefined): CallRef | undefined {
  return call && { file, range: [call.s, call.e] };
}

function lastName({ facts }: Module, x: Expr): string | undefined {
  if (x.k === 'mem') return x.p;
  return x.k === 'glob' ? x.n : x.k === 'ref' ? facts.bindings[x.b]?.n : undefined;
}

function isClosed(value: Evaluated): boolean {
  if (value.kind === 'array') return value.items.length > 0 && !value.open && value.spread === undefined;
  return value.kind === 'object' && value.expr.p.every(({ k }) => k !== null);
}

function unbound(value: Evaluated): Evaluated {
  return value.kind === 'bound' ? unbound(value.callee) : value;
}

/** Specifiers that lead to files of the project, by paths and by the usual aliases, also where the file is not found. */
const isOwn = /^(?:[./#~]|@\/|src\/)/;

function sourceOf(value: Evaluated): string | undefined {
  const root = rootOf(value);
  return root.kind === 'import' && !isOwn.test(root.source) ? root.source : undefined;
}

function isSame(a: FunctionRef, b: FunctionRef): boolean {
  return a.file === b.file && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
