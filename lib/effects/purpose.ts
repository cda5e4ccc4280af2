import { Flow, inputsOf } from './flow.ts';
import { writesWithin } from './writes.ts';

import type { Call, Expr, Fn, ModuleFacts } from '../facts/facts.ts';
import type { BodyCall } from './body.ts';
import type { Purpose } from './wrapper-policy.ts';

/** What is known of a body before it is asked what its other calls are for. */
export interface Beside {
  readonly facts: ModuleFacts;
  readonly fn: number;
  readonly body: readonly BodyCall[];
  /** The sends of the body, and what it calls of its parameters: for them the rest may be there. */
  readonly served: ReadonlySet<number>;
  /** What calls are for, where their callee tells. */
  readonly known: ReadonlyMap<number, Purpose>;
  /** Objects that are messages, and sends by that. */
  readonly told: ReadonlySet<number>;
  /** Calls that wait for what they are given. */
  readonly waits: readonly number[];
  /** Loops that are written as calls, around the functions that stand in them. */
  readonly loops: ReadonlySet<number>;
  /** Calls of functions of the project. */
  readonly own: ReadonlySet<number>;
}

const MAX_VARIABLES = 3;

/** Methods of lists that ask something of their items. */
const testing: ReadonlySet<string | undefined> = new Set(
  'every filter find findIndex findLast findLastIndex some sort toSorted'.split(' '),
);

/** What the calls beside the sends of a function are for, by where their values go. */
export class Purposes {
  readonly #facts: ModuleFacts;
  readonly #fn: number;
  readonly #owner: Fn | undefined;
  readonly #served: ReadonlySet<number>;
  readonly #known: ReadonlyMap<number, Purpose>;
  readonly #told: ReadonlySet<number>;
  readonly #waits: readonly number[];
  readonly #loops: ReadonlySet<number>;
  readonly #own: ReadonlySet<number>;
  /** The functions that run with the body: its callbacks. */
  readonly #callbacks: ReadonlySet<number>;
  #supply: Flow | undefined;
  #output: Flow | undefined;
  #awaiting: ReadonlySet<number> | undefined;

  constructor({ facts, fn, body, served, known, told, waits, loops, own }: Beside) {
    this.#facts = facts;
    this.#fn = fn;
    this.#owner = facts.fns[fn];
    this.#served = served;
    this.#known = known;
    this.#told = told;
    this.#waits = waits;
    this.#loops = loops;
    this.#own = own;
    this.#callbacks = new Set(body.flatMap(({ through }) => through));
  }

  /** The function gives something of its own, such as markup. */
  get givesValue(): boolean {
    return this.#owner?.ret.some(x => this.#isOwnValue(x, MAX_VARIABLES)) ?? false;
  }

  of({ id, through }: BodyCall): Purpose {
    const call = this.#facts.calls[id];
    if (!call) return 'work';
    if (call.caught || through.some(fn => this.#isForFailure(fn))) return 'log';
    const known = this.#known.get(id);
    // What goes through a list changes nothing of it; the calls of its callback are judged one by one.
    const isLoop = this.#loops.has(id);
    if (call.stmt && known !== 'timing' && !isLoop && this.#changesWhatIsLeft(call)) return 'work';
    if (known) return known;
    if (through.some(fn => this.#supplied.functions.has(fn))) return 'supply';
    if (this.#isAnswer(call)) return 'answer';
    if (isLoop && !this.#left.calls.has(id)) return 'timing';
    if (call.stmt) return this.#changesOwnData(call) ? 'supply' : 'work';
    if (this.#awaited.has(id) || this.#left.calls.has(id)) return 'work';
    return this.#supplied.calls.has(id) ? 'supply' : 'guard';
  }

  /**
   * Whether a send is made for each of many that the function found itself, as in a loop or for each message of a
   * listener: its arguments tell.
   *
   * @param isGiven - the callers supply something of it
   */
  isOfMany({ id, through }: BodyCall, isGiven: boolean): boolean {
    const given = new Flow(this.#facts, { owner: this.#fn });
    for (const x of this.#facts.calls[id]?.a ?? []) if (x.k !== 'fn') given.add(x);
    return given.hasElement || through.some(fn => given.parameters.has(fn) && this.#isOfFound(fn, given, isGiven));
  }

  /** What the receivers and arguments of sends are made of. */
  get #supplied(): Flow {
    if (!this.#supply) {
      this.#supply = new Flow(this.#facts);
      for (const id of this.#served) for (const x of this.#inputsOf(id)) if (x.k !== 'fn') this.#supply.add(x);
    }
    return this.#supply;
  }

  /** What the function gives to its callers, or leaves behind for others. */
  get #left(): Flow {
    if (!this.#output) {
      this.#output = new Flow(this.#facts, { isEnd: id => this.#served.has(id), throughCallbacks: true });
      for (const x of this.#owner?.ret ?? []) this.#output.add(x);
      for (const x of this.#keeps()) this.#output.add(x);
    }
    return this.#output;
  }

  /** Calls that are only waited for. */
  get #awaited(): ReadonlySet<number> {
    return (this.#awaiting ??= this.#waitedFor());
  }

  /** What a function makes for its callers, and no mere word of how it went: markup, a state, functions. */
  #isOwnValue(x: Expr, depth: number): boolean {
    switch (x.k) {
      case 'unk':
      case 'fn':
      case 'cls':
        return true;
      case 'obj': {
        if (this.#told.has(x.id)) return false;
        // `{ sent: false, reason }` says how it went, and so does `{ sent: 0, failed: 0 }`.
        const isWord = x.p.some(({ v }) => isFixed(v, 'boolean')) || x.p.every(({ v }) => this.#isCount(v));
        return x.p.some(({ k }) => k === null) || !(isWord || this.#comesFromSend(x));
      }
      case 'or':
        return x.x.some(part => this.#isOwnValue(part, depth));
      case 'as':
        return this.#isOwnValue(x.x, depth);
      case 'op':
        return isReassigned(x);
      case 'ref':
        return depth > 0 && this.#localValues(x.b).some(value => this.#isOwnValue(value, depth - 1));
      default:
        return false;
    }
  }

  /** A number that stands here, or is counted up from one; `all.length - failed`. */
  #isCount(x: Expr): boolean {
    if (isFixed(x, 'number')) return true;
    if (x.k === 'op') return x.x.every(part => this.#isCount(part) || (part.k === 'mem' && part.p === 'length'));
    const values = x.k === 'ref' ? this.#localValues(x.b) : [];
    return (
      values.some(value => isFixed(value, 'number')) &&
      values.every(value => isFixed(value, 'number') || isReassigned(value))
    );
  }

  #inputsOf(id: number): readonly Expr[] {
    const call = this.#facts.calls[id];
    return call ? inputsOf(call) : [];
  }

  /** What is written to variables and fields that outlive the function, other than what the sends are made of. */
  *#keeps(): Generator<Expr, void> {
    if (!this.#owner) return;
    for (const { x, to } of writesWithin(this.#facts, this.#owner.s, this.#owner.e)) {
      if (x.k === 'fn') continue;
      if (to === 'member' ? this.#isSupplied(x) : to !== 'global' && this.#isOwnVariable(to)) continue;
      yield x;
    }
  }

  /** A variable of the body, or one of what the sends are made of. */
  #isOwnVariable(id: number): boolean {
    return this.#isLocal(this.#facts.bindings[id]?.f ?? -1) || this.#supplied.bindings.has(id);
  }

  /** Whether what a function declares is gone when the body has run. */
  #isLocal(fn: number): boolean {
    const { s, e } = this.#facts.fns[fn] ?? { s: -1, e: -1 };
    return this.#owner !== undefined && s >= this.#owner.s && e <= this.#owner.e;
  }

  /** What is ever assigned to a variable of the body; nothing for one that outlives it. */
  #localValues(binding: number): readonly Expr[] {
    const { f, v } = this.#facts.bindings[binding] ?? { f: -1, v: [] };
    return this.#isLocal(f) ? v : [];
  }

  #isSupplied(x: Expr): boolean {
    return x.k === 'call' && this.#supplied.calls.has(x.c);
  }

  #waitedFor(): ReadonlySet<number> {
    const calls = new Set<number>();
    const seen = new Set<number>();
    const wait = (x: Expr): void => {
      switch (x.k) {
        case 'call':
          calls.add(x.c);
          break;
        case 'arr':
        case 'or':
          x.x.forEach(wait);
          break;
        case 'spread':
        case 'as':
          wait(x.x);
          break;
        case 'ref':
          if (seen.has(x.b)) break;
          seen.add(x.b);
          this.#localValues(x.b).forEach(wait);
          break;
        default:
      }
    };
    for (const id of this.#waits) if (!this.#supplied.calls.has(id)) this.#inputsOf(id).forEach(wait);
    // What an arrow function gives is waited for by whoever runs it, but for a test.
    for (const fn of this.#callbacks)
      if (!this.#supplied.functions.has(fn) && !testing.has(this.#methodTaking(fn)?.name))
        this.#facts.fns[fn]?.ret.forEach(wait);
    return calls;
  }

  /** `.catch(callback)`, `.then(ok, callback)`. */
  #isForFailure(fn: number): boolean {
    const method = this.#methodTaking(fn);
    return method?.name === 'catch' || (method?.name === 'then' && method.index === 1);
  }

  /** Whether a callback runs for what is found, other than for what a promise gives. */
  #isOfFound(fn: number, flow: Flow, isGiven: boolean): boolean {
    const by = this.#facts.fns[fn]?.cb?.c;
    if (by !== undefined && this.#own.has(by)) return this.#isOfOwnFinding(by, flow, isGiven);
    const method = this.#methodTaking(fn);
    return method === undefined || (method.name !== 'then' && !flow.isGiven(method.of));
  }

  /** `inBatches(list, one => …)`: a function of the project goes through what it is given, or through what it finds. */
  #isOfOwnFinding(call: number, flow: Flow, isGiven: boolean): boolean {
    const given = (this.#facts.calls[call]?.a ?? []).filter(({ k }) => k !== 'fn');
    if (given.length === 0 || given.some(x => this.#isFound(x, flow))) return true;
    return !isGiven && !given.some(x => flow.isGiven(x));
  }

  #isFound(x: Expr, flow: Flow): boolean {
    const sources = new Flow(this.#facts);
    sources.add(x);
    return sources.calls.size > 0 && !flow.isGiven(x);
  }

  /** The method that a callback is handed to, and as which argument. */
  #methodTaking(fn: number): { readonly of: Expr; readonly name: string; readonly index: number } | undefined {
    const by = this.#facts.fns[fn]?.cb;
    const callee = by && this.#facts.calls[by.c]?.x;
    return callee?.k === 'mem' ? { of: callee.o, name: callee.p, index: by?.i ?? 0 } : undefined;
  }

  /** A method of what a send gave: `response.json()`. */
  #isAnswer({ x }: Call): boolean {
    return x.k === 'mem' && this.#comesFromSend(x.o);
  }

  #comesFromSend(x: Expr): boolean {
    const flow = new Flow(this.#facts, { isEnd: id => this.#served.has(id) });
    flow.add(x);
    return [...flow.calls].some(id => this.#served.has(id));
  }

  /** `properties.list.push(…)` on what the function made itself. */
  #changesOwnData(call: Call): boolean {
    const receiver = receiverOf(call);
    const values = receiver === undefined ? [] : this.#localValues(receiver);
    return values.length > 0 && values.every(x => this.#isFresh(x));
  }

  #changesWhatIsLeft(call: Call): boolean {
    const receiver = receiverOf(call);
    return receiver !== undefined && this.#left.bindings.has(receiver);
  }

  #isFresh(x: Expr): boolean {
    return x.k === 'obj' || x.k === 'arr' || (x.k === 'call' && this.#known.get(x.c) === 'supply');
  }
}

/** What a variable takes that is counted up, or that grows. */
function isReassigned(x: Expr): boolean {
  return (x.k === 'unk' && x.w === 'reassigned') || (x.k === 'op' && x.op === '+=');
}

function isFixed(x: Expr, type: 'boolean' | 'number'): boolean {
  return x.k === 'lit' && typeof x.v === type;
}

/** The variable that a method is called on. */
function receiverOf({ x }: Call): number | undefined {
  let root = x;
  while (root.k === 'mem' || root.k === 'idx') root = root.o;
  return x !== root && root.k === 'ref' ? root.b : undefined;
}
