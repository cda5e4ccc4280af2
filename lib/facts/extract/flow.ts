/**
 * What is certain at a place of the code, however it was come to: which values were checked to be there, and which
 * variables no longer hold what they were declared with.
 */
import type { Asserted, Condition, Sure } from '../facts.ts';

type Known<Key = string> = ReadonlyMap<Key, Sure>;

interface State {
  /** Values that are there: variables and members, as `pathOf` names them. */
  readonly there: Known;
  /** Values that calls were given which may only return with them. */
  readonly asserted: ReadonlyMap<string, readonly Asserted[]>;
  /** Variables, by their number, whose first value is gone. */
  readonly overwritten: Known<number>;
  /** Variables, by their number, of which it is known what they hold. */
  readonly held: ReadonlyMap<number, Held>;
  /** Values that are one of a few, by their path. */
  readonly same: ReadonlyMap<string, Condition>;
  /** Nothing runs here: a `return`, a `throw` or a `break` stands before it. */
  readonly isDead: boolean;
}

/** Which of its values a variable holds, -1 for none, and the loop in which it got the last of them. */
interface Held {
  readonly values: readonly number[];
  readonly loop: number;
}

/** One way through the code, from where it parts from others to where it meets them. */
export interface Way {
  readonly end: State;
  /** Calls that stand for themselves on it: if one of them never returns, the way ends there. */
  readonly calls: readonly number[];
  /** The variables that are assigned on it. */
  readonly assigned: ReadonlySet<number>;
}

const start: State = {
  there: new Map(),
  asserted: new Map(),
  overwritten: new Map(),
  held: new Map(),
  same: new Map(),
  isDead: false,
};
const certain: Sure = [];
/** Values that are kept in mind at one place: more than people write, and few enough for what machines write. */
const MAX_KNOWN = 200;
/** Values that are told apart for one variable. */
const MAX_HELD = 20;
/** Calls that are kept in mind for one value. */
const MAX_ASSERTED = 3;

export class Flow {
  #state = start;
  #calls: number[] = [];
  /** Where the `break`s of the loops and switches around come from, innermost last. */
  #jumps: State[][] = [];
  #ways = 0;
  #way = 0;
  #loops = 0;
  #loop = 0;
  /** Variables that are assigned on this way. */
  #assigned = new Set<number>();

  /** Which way this is: what is written on another than it is read on may not be there. */
  get way(): number {
    return this.#way;
  }

  get isDead(): boolean {
    return this.#state.isDead;
  }

  /** Whether anything is known of values that are there: asking for each costs. */
  get isAsked(): boolean {
    return this.#state.there.size > 0 || this.#state.asserted.size > 0;
  }

  isThere(path: string): Sure | undefined {
    return this.#state.there.get(path) ?? this.#state.asserted.get(path);
  }

  isOverwritten(binding: number): Sure | undefined {
    return this.#state.overwritten.get(binding);
  }

  /** Which of its values a variable holds here; undefined where that is not known: another round may have left others. */
  heldBy(binding: number): readonly number[] | undefined {
    const held = this.#state.held.get(binding);
    return held?.loop === this.#loop ? held.values : undefined;
  }

  /** A variable holds one of its values, -1 for none, from here on. */
  set(binding: number, value: number): void {
    if (this.#state.held.size > MAX_KNOWN) return;
    this.#assigned.add(binding);
    const held = { values: [value], loop: this.#loop };
    this.#state = { ...this.#state, held: new Map(this.#state.held).set(binding, held) };
  }

  /** Nobody knows what a variable holds from here on. */
  lose(binding: number): void {
    this.#assigned.add(binding);
    this.#state = { ...this.#state, held: without(this.#state.held, new Set([binding])) };
  }

  /** What is only run where these are so. */
  get conditions(): readonly Condition[] {
    return [...this.#state.same.values()];
  }

  /** Takes values for one of a few from here on. */
  hold(conditions: readonly (readonly [path: string, condition: Condition])[]): void {
    if (conditions.length > 0) this.#state = { ...this.#state, same: new Map([...this.#state.same, ...conditions]) };
  }

  /** Takes values for there from here on. */
  know(paths: readonly string[]): void {
    if (paths.length === 0 || this.#state.there.size > MAX_KNOWN) return;
    const there = new Map(this.#state.there);
    for (const path of paths) there.set(path, certain);
    this.#state = { ...this.#state, there };
  }

  /** Takes values for there from here on if a call only returns with what it was given. */
  assert(paths: readonly string[], by: Asserted): void {
    const before = this.#state.asserted;
    if (paths.length === 0 || before.size > MAX_KNOWN) return;
    const asserted = new Map(before);
    for (const path of paths) asserted.set(path, [...(before.get(path) ?? []), by].slice(0, MAX_ASSERTED));
    this.#state = { ...this.#state, asserted };
  }

  /** A variable takes another value. What was known of the one before says nothing of it. */
  assign(binding: number): void {
    const { overwritten } = this.#state;
    if (overwritten.get(binding) !== certain && overwritten.size <= MAX_KNOWN)
      this.#state = { ...this.#state, overwritten: new Map(overwritten).set(binding, certain) };
    this.lose(binding);
    this.#forget(String(binding));
  }

  /** A member takes another value; `isSolid`: one that is something. */
  write(path: string, isSolid: boolean): void {
    this.#forget(path);
    if (isSolid) this.know([path]);
  }

  #forget(path: string): void {
    const { there, asserted, same } = this.#state;
    if (same.size > 0)
      this.#state = { ...this.#state, same: new Map([...same].filter(([known]) => !isWithin(known, path))) };
    if (there.size > 0 && [...there.keys()].some(known => isWithin(known, path)))
      this.#state = { ...this.#state, there: new Map([...there].filter(([known]) => !isWithin(known, path))) };
    if (asserted.size > 0)
      this.#state = { ...this.#state, asserted: new Map([...asserted].filter(([known]) => !isWithin(known, path))) };
  }

  /** A call that stands for itself. */
  call(id: number): void {
    this.#calls.push(id);
  }

  end(): void {
    this.#state = { ...this.#state, isDead: true };
  }

  /** Leaves the innermost loop or switch, or by a label one further out. */
  leave(): void {
    for (const jumps of this.#jumps) jumps.push(this.#state);
    this.end();
  }

  /** Reads what runs where `paths` are there, and goes back to before it. */
  branch(paths: readonly string[], read: () => void): Way {
    const outer = { state: this.#state, calls: this.#calls, way: this.#way, assigned: this.#assigned };
    this.#calls = [];
    this.#assigned = new Set();
    this.#way = ++this.#ways;
    this.know(paths);
    read();
    const assigned = this.#assigned;
    const way: Way = { end: this.#state, calls: this.#calls, assigned };
    this.#state = outer.state;
    this.#calls = outer.calls;
    this.#way = outer.way;
    this.#assigned = outer.assigned;
    for (const binding of assigned) this.#assigned.add(binding);
    return way;
  }

  /** Reads a loop or a switch, with what its `break`s leave it with. */
  breakable(read: () => void): readonly Way[] {
    const jumps: State[] = [];
    this.#jumps.push(jumps);
    read();
    this.#jumps.pop();
    return jumps.map(end => ({ end, calls: [], assigned: new Set() }));
  }

  /** Reads what is run again and again: what a variable got before it need not be what it holds there. */
  loop(read: () => void): void {
    const outer = this.#loop;
    this.#loop = ++this.#loops;
    read();
    this.#loop = outer;
  }

  /** Goes on with what is certain on all of these ways. */
  join(ways: readonly Way[]): void {
    const live = ways.filter(({ end }) => !end.isDead);
    if (live.length === 0) this.end();
    else
      this.#state = {
        there: common(live, ({ there }) => there),
        asserted: assertedOn(live),
        overwritten: common(live, ({ overwritten }) => overwritten),
        held: heldOn(live),
        same: sameOn(live),
        isDead: false,
      };
  }

  /** Goes on where a way, or a part of it, may have been taken. */
  pass({ assigned }: Way): void {
    this.#state = { ...this.#state, held: without(this.#state.held, assigned) };
  }

  /** Goes on at the end of a way that is always taken. */
  follow(way: Way): void {
    this.#state = way.end;
    this.#calls.push(...way.calls);
  }

  /** Reads the body of a function; `isHoisted`: it may run before what stands above it. */
  function(isHoisted: boolean, read: () => void): Way {
    const jumps = this.#jumps;
    this.#jumps = [];
    const outer = this.#state;
    this.#state = isHoisted ? start : { ...outer, held: start.held, isDead: false };
    let way: Way | undefined;
    this.loop(() => (way = this.branch([], read)));
    this.#state = outer;
    this.#jumps = jumps;
    return way as Way;
  }
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

/** What all ways know; what one alone does not, where it has a call that may never return. */
function common<Key>(ways: readonly Way[], of: (state: State) => Known<Key>): Known<Key> {
  const [first, ...others] = ways.map(({ end }) => of(end));
  const result = new Map<Key, Sure>();
  if (!first || others.every(other => other === first)) return first ?? result;
  for (const key of new Set(ways.flatMap(({ end }) => [...of(end).keys()]))) {
    const sure = sureOnAll(ways, end => of(end).get(key));
    if (sure) result.set(key, sure);
  }
  return result;
}

function without(held: State['held'], lost: ReadonlySet<number>): State['held'] {
  if (held.size === 0 || ![...lost].some(binding => held.has(binding))) return held;
  return new Map([...held].filter(([binding]) => !lost.has(binding)));
}

/** What variables hold that hold something known on each way: any of that. */
function heldOn([first, ...others]: readonly Way[]): State['held'] {
  const held = first?.end.held ?? start.held;
  if (held.size === 0 || others.every(({ end }) => end.held === held)) return held;
  const result = new Map<number, Held>();
  for (const [binding, { values, loop }] of held) {
    const more = others.map(({ end }) => end.held.get(binding));
    const all = new Set([...values, ...more.flatMap(one => one?.values ?? [])]);
    if (more.every(one => one?.loop === loop) && all.size <= MAX_HELD)
      result.set(binding, { values: [...all].sort((a, b) => a - b), loop });
  }
  return result;
}

/** What was asserted before the ways parted. */
function assertedOn([first, ...others]: readonly Way[]): State['asserted'] {
  const asserted = first?.end.asserted ?? start.asserted;
  if (asserted.size === 0 || others.every(({ end }) => end.asserted === asserted)) return asserted;
  const common = [...asserted].map(([path, list]) => {
    const onAll = list.filter(one => others.every(({ end }) => end.asserted.get(path)?.includes(one) === true));
    return [path, onAll] as const;
  });
  return new Map(common.filter(([, onAll]) => onAll.length > 0));
}

/** The conditions that all ways stand under. */
function sameOn([first, ...others]: readonly Way[]): State['same'] {
  const same = first?.end.same ?? new Map<string, Condition>();
  if (same.size === 0 || others.every(({ end }) => end.same === same)) return same;
  return new Map([...same].filter(([path, one]) => others.every(({ end }) => end.same.get(path) === one)));
}

function sureOnAll(ways: readonly Way[], ask: (state: State) => Sure | undefined): Sure | undefined {
  let sure: Sure | undefined = certain;
  for (const { end, calls } of ways) {
    const here = ask(end) ?? (calls.length > 0 ? calls.slice(-1) : undefined);
    sure = here && bothSure(sure, here);
    if (!sure) return undefined;
  }
  return sure;
}

/** What is certain where both are; undefined where that hangs on several calls at once. */
export function bothSure(a: Sure, b: Sure): Sure | undefined {
  if (a.length > 0 && b.length > 0) return undefined;
  return a.length > 0 ? a : b;
}
