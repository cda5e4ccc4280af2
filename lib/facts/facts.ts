/**
 * The facts of one module: everything that the evaluation needs of its source, and nothing of
 * its syntax tree. Plain JSON, so that a cache on disk can hold it; what another build has kept counts as absent
 * (`lib/files/kept-file.ts`), so that no version stands in it.
 *
 * Keys are short because a large project holds hundreds of thousands of these nodes.
 */
import type { UnknownReason } from '../reading.ts';

/** Start and end offsets (UTF-16) in the module's text. */
interface Span {
  readonly s: number;
  readonly e: number;
}

/**
 * What is certain here: without calls it is; with calls it is if one of them never returns, since the other ways to
 * here go through them, or if one only returns where what it is given is there.
 */
export type Sure = readonly (number | Asserted)[];

/** Call `c` was given as argument `i` what it may only return with. */
export interface Asserted {
  readonly c: number;
  readonly i: number;
}

export type Expr = Span &
  (
    | { readonly k: 'lit'; readonly v: string | number | boolean | null }
    | { readonly k: 'undef' }
    | { readonly k: 'tpl'; readonly q: readonly string[]; readonly x: readonly Expr[] }
    /**
     * `op` is `regexp` for a regular expression, of its pattern and its flags, and `+=` where a variable takes what it
     * held with something behind it.
     */
    | { readonly k: 'op'; readonly op: string; readonly x: readonly Expr[] }
    /**
     * One of these: branches of `?:`, `||`, `&&`, `??`. `op` is `=` for a value with its default, and `queue` for a
     * place of the page with the list that is laid there: `window.analytics = []`.
     */
    | { readonly k: 'or'; readonly op: string; readonly x: readonly Expr[]; readonly test?: Expr }
    /**
     * A binding of this module. `o`: what it was declared with is gone; `t`: it was checked to be there; `d`: which of
     * its values it holds here, -1 for none.
     */
    | {
        readonly k: 'ref';
        readonly b: number;
        readonly o?: Sure;
        readonly t?: Sure;
        readonly d?: readonly number[];
      }
    /** A name that no scope of this module declares. */
    | { readonly k: 'glob'; readonly n: string }
    /** Parameter `i` of function `f`; `rest`: the array of all from `i` on. */
    | { readonly k: 'par'; readonly f: number; readonly i: number; readonly n: string; readonly rest?: true }
    /** `q`: the end of an optional chain, `a?.b`; `t`: it was checked to be there. */
    | { readonly k: 'mem'; readonly o: Expr; readonly p: string; readonly q?: true; readonly t?: Sure }
    | { readonly k: 'idx'; readonly o: Expr; readonly i: Expr; readonly q?: true; readonly t?: Sure }
    /** An element of an iterable: `for (const x of xs)`. */
    /** `n`: the name under which one stands, as `for (name in object)` takes it. */
    | { readonly k: 'el'; readonly o: Expr; readonly n?: true }
    /** The rest of a pattern: `o` without the keys `x`; `i`: of a list, what begins there. */
    | { readonly k: 'rest'; readonly o: Expr; readonly x: readonly string[]; readonly i?: number }
    | { readonly k: 'call'; readonly c: number; readonly q?: true; readonly t?: Sure }
    | { readonly k: 'fn'; readonly f: number }
    | { readonly k: 'cls'; readonly c: number }
    /** `en`: an enum, which gives the name of a number as well. */
    | { readonly k: 'obj'; readonly p: readonly Prop[]; readonly id: number; readonly en?: true }
    | { readonly k: 'arr'; readonly x: readonly Expr[] }
    | { readonly k: 'spread'; readonly x: Expr }
    /** `this` of class `c`; `st`: in a static member. */
    | { readonly k: 'this'; readonly c: number; readonly st?: true }
    /** `this` inside a method of the object literal with this id. */
    | { readonly k: 'thisobj'; readonly id: number }
    | { readonly k: 'super'; readonly c: number }
    /** The module `m`, by `require()` or `await import()`. */
    | { readonly k: 'mod'; readonly m: string; readonly cjs?: true }
    | { readonly k: 'as'; readonly x: Expr; readonly t: Type }
    /** `th`: `this` of a function that is called as its caller likes. */
    | { readonly k: 'unk'; readonly w: UnknownReason; readonly th?: true }
  );

/** A property: `k` null for a spread, `c` a computed key. */
export type Prop = Span & {
  readonly k: string | null;
  readonly c?: Expr;
  readonly v: Expr;
  /** A getter: the value is what the function returns. */
  readonly g?: true;
};

export type Type =
  | { readonly k: 'ref'; readonly x: Expr; readonly a?: readonly Type[] }
  | { readonly k: 'typeof'; readonly x: Expr }
  /** `both`: of an intersection, so that each adds to the others. */
  | { readonly k: 'or'; readonly of: readonly Type[]; readonly both?: true }
  /** `s`: where it is written, by which it is told from others of the module. */
  | { readonly k: 'obj'; readonly m: Readonly<Record<string, Type>>; readonly s: number }
  /** `p`: of its parameters, where any says something; `s`: where it is written, by which it is told from others. */
  | { readonly k: 'fn'; readonly ret?: Type; readonly p?: readonly Type[]; readonly s?: number }
  | { readonly k: 'lit'; readonly v: string }
  /** A text around others: `${Area} Opened`. */
  | { readonly k: 'tpl'; readonly q: readonly string[]; readonly x: readonly Type[] }
  | { readonly k: 'prim'; readonly n: 'string' | 'number' | 'boolean' }
  /** `null`, `undefined`, `void`. */
  | { readonly k: 'nil' }
  | { readonly k: 'idx'; readonly o: Type; readonly p: string }
  /** `T[keyof T]`, `T[number]`; `i`: `T[K]`, of the members that `K` names. */
  | { readonly k: 'any'; readonly of: Type; readonly i?: Type }
  | { readonly k: 'keyof'; readonly of: Type }
  /** `at`: of a tuple, each item's. */
  | { readonly k: 'arr'; readonly of: Type; readonly at?: readonly Type[] }
  | { readonly k: 'unk' };

export interface Binding {
  readonly n: string;
  /** The function that declares it; -1 for the module. */
  readonly f: number;
  /** Everything that is ever assigned to it. */
  readonly v: Expr[];
  /** Which of `v` it is declared with. */
  i?: number;
  /** Declared without a value: it holds none until it is assigned one. */
  u?: true;
  t?: Type;
  /** Imported: from module `m` the export `n` (`*` for the namespace). */
  imp?: { readonly m: string; readonly n: string; readonly type?: true };
  /** Written properties: `binding.name = value`, `binding.prototype.name = value`. */
  w?: Record<string, Expr[]>;
  /** It grows in a loop out of the empty text that it is declared with. */
  grows?: true;
  /** Added to the lists that it holds, by the way to them: `binding.push(value)`, `binding.list.push(value)`. */
  add?: Record<string, Expr[]>;
  /** The items of the list that it holds change places: `binding.unshift(value)`, `binding.sort()`, `binding.length = 0`. */
  mv?: true;
  /** Items are taken from its beginning, and it holds `arguments`: who comes first differs from place to place. */
  shifted?: true;
  /** Written by keys that only the run knows: `binding[key] = value`. */
  dyn?: true;
  iface?: number;
  alias?: Type;
  /** The parameters of the alias or of the interface: the bindings of their names. */
  tp?: readonly number[];
  /** `declare const name: T`: a global that the module says to be there. */
  amb?: true;
  /** Declared by `const`, `class`, `function`, `enum`. */
  konst?: true;
}

export interface Fn extends Span {
  readonly n?: string;
  /** The enclosing function; -1 for the module. */
  readonly up: number;
  /** Number of parameters, with their names and types. */
  readonly p: readonly Parameter[];
  readonly ret: Expr[];
  /** What a generator gives one by one; a spread is of what it gives from another. */
  y?: Expr[];
  /** It can come to its end without a `return`. */
  fall?: true;
  /** It never returns. */
  never?: Sure;
  /** The parameters without which it does not return. */
  asserts?: readonly number[];
  /** Calls in its own body, nested functions left out. */
  readonly calls: number[];
  /** Functions written as arguments of calls in its body: they run because of it. */
  readonly inner: number[];
  readonly c?: number;
  readonly st?: true;
  readonly obj?: number;
  readonly async?: true;
  /** The type of the variable or field that it is written for: what its parameters are where they do not say. */
  ct?: Type;
  /** The type of what it returns, where one is written. */
  rt?: Type;
  /** Written as argument `i` of call `c`. */
  cb?: { readonly c: number; readonly i: number };
  /** Given as property `n` to component `c`: `<Cart render={value => …} />`, or as its children. */
  rp?: { readonly c: number; readonly n: string };
}

export interface Parameter {
  readonly n: string;
  t?: Type;
  /** The name of its decorator. */
  dec?: string;
  /** What its decorator names: `@Inject(token)`. */
  tok?: Expr;
}

export interface Member {
  readonly v: Expr[];
  /** Declared without a value, and given none by the constructor. */
  u?: true;
  t?: Type;
  /** A `readonly` field. */
  ro?: true;
  /** Added to the list that it holds: `this.member.push(value)`. */
  add?: Expr[];
  /** The items of that list change places. */
  mv?: true;
  /** A getter: the value is what the function returns. */
  g?: true;
  /** Its decorators. */
  dec?: Expr[];
  /** What its decorator names: `@Inject(token)`. */
  tok?: Expr;
}

export interface Cls extends Span {
  readonly n?: string;
  sup?: Expr;
  /** What the parent is given in angle brackets. */
  supa?: readonly Type[];
  readonly impl: Type[];
  readonly m: Record<string, Member>;
  readonly sm: Record<string, Member>;
  ctor?: number;
  /** A function that is used as a class: it may be called without `new`. */
  readonly fn?: true;
  /** Its constructor hands the instance to a function, which may fill any field: `Object.assign(this, values)`. */
  dyn?: true;
  /** Its decorators. */
  dec?: Expr[];
}

export interface Iface {
  readonly n: string;
  readonly ext: Type[];
  readonly m: Record<string, Type>;
}

/** A value is one of these: `action.type === TRACKED`, a case of a `switch`. */
export interface Condition {
  readonly x: Expr;
  readonly v: readonly Expr[];
  /** It is something, or it is nothing; of `v` nothing is said then. */
  readonly is?: boolean;
  /** It is none of `v`. */
  readonly not?: true;
  /** `v` is one list or set, of whose items it is one, or, with `not`, none. */
  readonly of?: true;
}

export interface Call extends Span {
  readonly l: number;
  readonly col: number;
  readonly x: Expr;
  readonly a: readonly Expr[];
  /** The function whose body holds it; -1 for the module. */
  readonly f: number;
  readonly new?: true;
  readonly jsx?: true;
  /** A decorator that is called is called once more: with what it stands on. */
  readonly dec?: true;
  /** No call by itself: the object of this number, which says by its `type` to whom it is a message. */
  readonly msg?: number;
  /** It is only run where all of these are so. */
  readonly on?: readonly Condition[];
  /** Conditions by which it is not said what a call is for: that something is there, or is not, or is none of a few. */
  readonly if?: readonly Condition[];
  /** A statement of its own: it stands for what it does, and nobody takes what it gives. */
  readonly stmt?: true;
  /** In a catch clause. */
  readonly caught?: true;
  /** Type arguments. */
  readonly ta?: readonly Type[];
}

export interface ModuleFacts {
  readonly bindings: readonly Binding[];
  readonly fns: readonly Fn[];
  readonly classes: readonly Cls[];
  readonly ifaces: readonly Iface[];
  readonly calls: readonly Call[];
  /** Object literals by id. */
  readonly objs: readonly Expr[];
  readonly exports: Readonly<Record<string, Expr>>;
  readonly reexports: readonly { readonly n: string; readonly m: string; readonly i: string }[];
  readonly stars: readonly string[];
  /** `module.exports = …`, `export = …`. */
  readonly cjs: readonly Expr[];
  /** `window.name = value`. */
  readonly globalWrites: readonly { readonly n: string; readonly x: Expr }[];
  /** Namespaces of a script, which are there for all scripts: `namespace App.Analytics { … }`, by their whole names. */
  readonly namespaces?: readonly (Span & { readonly n: string })[];
  /** `this.name = value` in methods of the object literal `o`. */
  readonly thisWrites?: readonly { readonly n: string; readonly x: Expr; readonly o: number }[];
  /** `stores().tracking.send = value`, `this.root.send = value`: written to a member `n` of what `o` gives. */
  readonly memberWrites?: readonly { readonly o: Expr; readonly n: string; readonly x: Expr }[];
  /** `handlers[kind] = value`, `this.handlers[kind] = value`: written to a member of `o` whose name is `i`. */
  readonly keyedWrites?: readonly { readonly o: Expr; readonly i: Expr; readonly x: Expr; readonly f: number }[];
  /** `declare global { interface Window { name: T } var name: T }`. */
  readonly globalTypes: Readonly<Record<string, Type>>;
  /** The parser's complaint; the facts hold what could be read all the same. */
  readonly error?: { readonly message: string; readonly line: number };
}
