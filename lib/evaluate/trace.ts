import type { Module } from '../facts/store.ts';

/** Something that answers hang on and that can change: a file, an entry of a registry. */
export class Cell {
  /** When it changed last, by the clock of its trace. */
  changed = 0;
  /** What it is, in every process alike. */
  readonly name: string;

  constructor(name = '') {
    this.name = name;
  }
}

/** What an answer hangs on. */
export class Reads {
  /** In the order in which it was read. Modules are there to be told: what changes of them is the cell of the file. */
  readonly of: (Module | Cell | Reads)[] = [];
  /** When the work began. */
  began: number;
  /** The answer was cut short somewhere, so that another way to the question may know more. */
  isCut = false;
  /** The outermost question that led to itself on the way here: until that is answered, this is a part of its answer. */
  head: Reads | undefined;
  /** How many answers are being made around it; undefined when it is made. */
  depth: number | undefined;
  /** In which it was made. */
  turn: number;
  /** The last turn in which nothing was found to have changed of what it hangs on. */
  checked: number;
  /** Who took note of it last: most answers are read again and again by the same. */
  reader: Reads | undefined;
  #module: Module | undefined;

  constructor(began: number, turn: number) {
    this.began = began;
    this.turn = turn;
    this.checked = turn;
  }

  /** The work is done once more. */
  begin(began: number, turn: number): void {
    [this.began, this.turn, this.checked] = [began, turn, turn];
  }

  addModule(module: Module): void {
    if (this.#module === module) return;
    this.#module = module;
    this.of.push(module);
  }
}

/** No turn: what has changed once for an answer has changed for good. */
const LOST = -1;

/** Keeps book of what answers hang on, so that after a change only those are made anew that hang on it. */
export class Trace {
  #clock = 0;
  /** Nothing that was begun before holds. */
  #floor = 0;
  #turn = 0;
  #innermost: Reads | undefined;
  #fetch: (() => boolean) | undefined;

  /**
   * Where some of what can be read is fetched when it is asked for: what was asked for in vain meanwhile is fetched when
   * an answer is made, and then the answer is made once more.
   *
   * @param fetch - whether there was anything to fetch; leaves a turn behind, if so
   */
  onLack(fetch: () => boolean): void {
    this.#fetch = fetch;
  }

  /**
   * Begins a turn. Within one, answers stand whatever changes, so that all of it is about the same; in the next, those
   * hold that hang on nothing that has changed, and were not cut short by where they were asked from.
   */
  turn(): void {
    this.#turn++;
  }

  /** Lets no answer hold that was made so far. */
  forget(): void {
    this.#turn++;
    this.#floor = ++this.#clock;
  }

  /** The book of an answer that is about to be made. */
  begin(): Reads {
    return new Reads(this.#clock, this.#turn);
  }

  /** Does work for an answer, or more of it. */
  during<T>(reads: Reads, work: () => T): T {
    const result = this.#during(reads, work);
    if (this.#innermost || !this.#fetch?.()) return result;
    reads.begin(this.#clock, this.#turn);
    return this.during(reads, work);
  }

  #during<T>(reads: Reads, work: () => T): T {
    const outer = this.#innermost;
    this.#innermost = reads;
    const { depth } = reads;
    reads.depth ??= (outer?.depth ?? 0) + 1;
    try {
      return work();
    } finally {
      this.#innermost = outer;
      reads.depth = depth;
      if (reads.head === reads) reads.head = undefined;
      this.read(reads);
    }
  }

  /** Work that belongs to the answer which is being made, though somebody may ask for it later. */
  later<Args extends readonly unknown[], T>(work: (...args: Args) => T): (...args: Args) => T {
    const reads = this.#innermost;
    return reads ? (...args) => this.during(reads, () => work(...args)) : work;
  }

  /** Remembers the answer that is being made; the result goes back to it, and cuts it short. */
  mark(): () => void {
    const innermost = this.#innermost;
    return () => {
      this.#innermost = innermost;
      this.cut();
    };
  }

  /** The book of the answer that is being made; undefined where nobody keeps one. */
  get innermost(): Reads | undefined {
    return this.#innermost;
  }

  /** Notes that an answer, or a cell, was read. */
  read(what: Reads | Cell): void {
    const reader = this.#innermost;
    if (!reader) return;
    if (what instanceof Cell) {
      if (reader.of.at(-1) !== what) reader.of.push(what);
      return;
    }
    if (what.reader === reader) return;
    what.reader = reader;
    reader.of.push(what);
    if (what.isCut) reader.isCut = true;
    if (what.head) leanOn(reader, what.head);
  }

  readModule(module: Module): void {
    this.#innermost?.addModule(module);
  }

  /**
   * The answer that is being made is cut short by where it was asked from.
   *
   * @param head - the answer whose question led to itself, where it is that; nothing is missing from that one
   */
  cut(head?: Reads): void {
    const reads = this.#innermost;
    if (!reads) return;
    if (head) leanOn(reads, head);
    else reads.isCut = true;
  }

  changed(cell: Cell): void {
    cell.changed = ++this.#clock;
  }

  /** Whether an answer stands in this turn. */
  holds(reads: Reads): boolean {
    if (reads.turn === this.#turn) return true;
    return !reads.isCut && !reads.head && this.#isAsItWas(reads);
  }

  /**
   * The same of an answer that much hangs on and that is asked for after every change: what that is is gathered once.
   * What changed while the answer was made may count as changed since.
   */
  stands(reads: Reads): boolean {
    if (reads.began < this.#floor || reads.isCut || reads.head) return false;
    return cellsOf(reads).every(({ changed }) => changed <= reads.began);
  }

  /** Whether nothing has changed of what an answer hangs on. */
  #isAsItWas(reads: Reads): boolean {
    if (reads.checked !== this.#turn && reads.checked !== LOST) {
      const isSame = reads.began >= this.#floor && this.#areSame(reads.of, reads.began);
      reads.checked = isSame ? this.#turn : LOST;
    }
    return reads.checked === this.#turn;
  }

  #areSame(of: Reads['of'], since: number): boolean {
    for (const read of of) {
      if (read instanceof Reads) {
        if (!this.#isAsItWas(read)) return false;
      } else if (read instanceof Cell && read.changed > since) return false;
    }
    return true;
  }
}

interface Kept<T> {
  readonly value: T;
  readonly reads: Reads;
}

/** A map, or a weak one. */
interface Place<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** Answers by what they are about, each given for as long as it holds. */
export class Answers<About, T> {
  readonly #trace: Trace;
  readonly #known: Place<About, Kept<T>>;
  readonly #isAskedFirst: boolean;

  /** @param isAskedFirst - nobody asks on the way to another answer: what was cut short is so whenever it is asked */
  constructor(trace: Trace, known: Place<About, Kept<T>>, { isAskedFirst = false } = {}) {
    this.#trace = trace;
    this.#known = known;
    this.#isAskedFirst = isAskedFirst;
  }

  /** The answer as long as it holds; it counts as read then. */
  known(about: About): T | undefined {
    return this.#holding(about)?.value;
  }

  /** What the last answer hangs on, whether it holds or not. */
  readsOf(about: About): Reads | undefined {
    return this.#known.get(about)?.reads;
  }

  of(about: About, work: () => T): T {
    const known = this.#holding(about);
    if (known) return known.value;
    const reads = this.#trace.begin();
    const value = this.#trace.during(reads, work);
    if (this.#isAskedFirst) reads.isCut = false;
    this.#known.set(about, { value, reads });
    return value;
  }

  #holding(about: About): Kept<T> | undefined {
    const known = this.#known.get(about);
    if (!known || !this.#trace.holds(known.reads)) return undefined;
    this.#trace.read(known.reads);
    return known;
  }
}

/** Notes that an answer is a part of another one, as long as that is being made. */
function leanOn(reads: Reads, head: Reads): void {
  if (head.depth === undefined) reads.isCut = true;
  else if ((reads.head?.depth ?? Infinity) > head.depth) reads.head = head;
}

/** Of whom it was asked, by how much was read then: an answer can read more when somebody asks for more of it. */
const gathered = new WeakMap<Reads, { readonly size: number; readonly cells: readonly Cell[] }>();

/** All that an answer hangs on and that can change. */
function cellsOf(reads: Reads): readonly Cell[] {
  const known = gathered.get(reads);
  if (known?.size === reads.of.length) return known.cells;
  const cells = [...leavesOf(reads)].filter(leaf => leaf instanceof Cell);
  gathered.set(reads, { size: reads.of.length, cells });
  return cells;
}

/** The modules that were read for an answer, those of answers that it leans on included. */
export function modulesIn(reads: Reads): ReadonlySet<Module> {
  return new Set([...leavesOf(reads)].flatMap(leaf => (leaf instanceof Cell ? [] : [leaf])));
}

/** The names of all that an answer hangs on: of cells, and of the modules that it read. */
export function namesIn(reads: Reads): ReadonlySet<string> {
  return new Set([...leavesOf(reads)].map(leaf => (leaf instanceof Cell ? leaf.name : fileName(leaf.path))));
}

/** The name of what a file says, by its absolute path. */
export function fileName(path: string): string {
  return `file ${path}`;
}

/** What is no answer itself, in the order in which it was read. */
function leavesOf(reads: Reads): ReadonlySet<Module | Cell> {
  const leaves = new Set<Module | Cell>();
  const seen = new Set<Reads>();
  const visit = (one: Reads): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const read of one.of)
      if (read instanceof Reads) visit(read);
      else leaves.add(read);
  };
  visit(reads);
  return leaves;
}
