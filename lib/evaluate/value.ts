/** What an expression can be to the evaluation. The public form for rules is `Value`. */
import { bounded, MAX_DERIVED } from './bounded.ts';

import type { ClientSpec, ExportSpec, MethodSpec, Sdk } from '../catalog/types.ts';
import type { Expr, Type } from '../facts/facts.ts';
import type { UnknownReason } from '../reading.ts';
import type { Module } from '../facts/store.ts';
import type { DeclaredNode } from './declared.ts';
import type { Answer } from './memo.ts';

/** An expression that waits for its evaluation, with the arguments of the functions around it. */
export type Thunk =
  | {
      readonly module: Module;
      readonly expr: Expr;
      readonly frame: Frame | null;
      /** It is not reached on every way. */
      readonly orNothing?: true;
    }
  | { readonly value: Evaluated };

/** One call of a function: what its parameters are bound to. `up` is where the function was made. */
export interface Frame {
  readonly key: string;
  /** Absent where the function is read without a call: its parameters stay symbols. */
  readonly args: readonly Thunk[] | null;
  /** Whoever calls the function gives more than `args`. */
  readonly isOpen?: true;
  readonly up: Frame | null;
  /** The call expression that is evaluated in it. */
  readonly made?: At;
  readonly self?: Evaluated;
  /** What the parameters of a generic type stand for in it, by their bindings in its module. */
  readonly types?: { readonly module: Module; readonly of: ReadonlyMap<number, TypeRef> };
  /** What was answered of the function's body while it was called so. */
  readonly memo: Map<string, Answer>;
}

export interface At {
  readonly module: Module;
  readonly start: number;
  readonly end: number;
}

interface Base {
  readonly at?: At | undefined;
  /** Or `null` or `undefined`, on some ways through the code; false where it was checked that it is neither. */
  readonly orNothing?: boolean | undefined;
}

export type Evaluated = Base &
  /** `leftOut`: an argument that the call leaves out, or gives as nothing in so many words. No type says otherwise. */
  (
    | {
        readonly kind: 'literal';
        readonly value: string | number | boolean | null | undefined;
        readonly leftOut?: true;
      }
    | { readonly kind: 'template'; readonly parts: readonly (string | Evaluated)[] }
    | { readonly kind: 'union'; readonly of: readonly Evaluated[] }
    | {
        readonly kind: 'object';
        readonly module: Module;
        readonly expr: Extract<Expr, { k: 'obj' }>;
        readonly frame: Frame | null;
        /** Written as an argument, or as the default of one: what it lacks is left out. */
        readonly given?: true;
      }
    /** Later ones win: `Object.assign`, written properties. */
    | { readonly kind: 'merge'; readonly of: readonly Evaluated[] }
    /** `open`: under further keys as well, which only the run knows. */
    /**
     * `open`: there may be others. `sure`: those that it has go before what is not known of the object.
     * `unwraps`: the member that the framework reads by itself, so that all others are of what that one holds.
     */
    | {
        readonly kind: 'properties';
        readonly values: ReadonlyMap<string, readonly Thunk[]>;
        readonly open?: true;
        readonly sure?: true;
        readonly unwraps?: string;
      }
    | { readonly kind: 'omit'; readonly object: Evaluated; readonly keys: readonly string[] }
    /**
     * `open`: there may be others. Behind a spread that is not known, items have no certain place: `placed` have.
     * `moved`: none has, and at each place may be any of them.
     * `spread`: the lists of which the others are. `given`: the rest of the arguments of a call, so that what it lacks
     * is left out.
     */
    | {
        readonly kind: 'array';
        readonly items: readonly Thunk[];
        readonly open: boolean;
        readonly placed?: number;
        readonly moved?: true;
        readonly spread?: readonly Evaluated[];
        readonly given?: true;
      }
    /** A parameter, or a part of one, of the function `key`. */
    | {
        readonly kind: 'parameter';
        readonly key: string;
        readonly index: number;
        readonly name: string;
        readonly path: readonly string[];
        readonly type?: TypeRef;
      }
    /** A member of something unknown; `type` as declared, where it is given a type. */
    | { readonly kind: 'member'; readonly object: Evaluated; readonly property: string; readonly type?: TypeRef }
    | {
        readonly kind: 'call';
        readonly callee: Evaluated;
        readonly args: readonly Thunk[];
        readonly isNew: boolean;
        readonly type?: TypeRef;
      }
    | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Evaluated[] }
    | {
        readonly kind: 'import';
        readonly source: string;
        readonly name: string;
        readonly gated?: true;
        readonly type?: TypeRef;
      }
    | { readonly kind: 'global'; readonly name: string; readonly type?: TypeRef }
    | {
        readonly kind: 'function';
        readonly module: Module;
        readonly id: number;
        readonly frame: Frame | null;
        readonly self?: Evaluated;
      }
    | { readonly kind: 'class'; readonly module: Module; readonly id: number; readonly frame: Frame | null }
    | {
        readonly kind: 'instance';
        readonly class: EvaluatedOf<'class'>;
        readonly args: readonly Thunk[] | null;
        /** Read as of this class, though it may be of one below it: `this`, `super`. */
        readonly exact?: true;
        /** It is `this` of a class, whose methods those below it may replace. */
        readonly isThis?: true;
        /** What an element gives the component that it is of. */
        readonly props?: Thunk;
      }
    /** `frame`: with what the parameters of the interface stand for. */
    /** `global`: of a global of this name, to which others may write. */
    | {
        readonly kind: 'interface';
        readonly module: Module;
        readonly id: number;
        readonly frame?: Frame;
        readonly global?: string;
      }
    /** A value of which only the type is known. */
    | { readonly kind: 'typed'; readonly type: TypeRef; readonly global?: string }
    | { readonly kind: 'namespace'; readonly module: Module }
    | { readonly kind: 'sdk'; readonly sdk: Sdk }
    | { readonly kind: 'sdk-export'; readonly sdk: Sdk; readonly name: string; readonly spec: ExportSpec }
    | { readonly kind: 'client'; readonly sdk: Sdk; readonly name: string; readonly spec: ClientSpec }
    | {
        readonly kind: 'method';
        readonly client: EvaluatedOf<'client'>;
        readonly name: string;
        readonly spec: MethodSpec;
      }
    /** A construction or factory: calling it gives a client and is a call of method `init`. */
    | { readonly kind: 'maker'; readonly sdk: Sdk; readonly client: string; readonly init: ExportSpec['init'] }
    /** `type`: of what it gives, where it was made with nothing that tells. */
    | { readonly kind: 'context'; readonly id: string; readonly fallback?: Thunk; readonly type?: TypeRef }
    /** An HTTP client: `axios`, an axios instance, `got.extend()`. */
    | {
        readonly kind: 'http';
        readonly client: string;
        readonly base?: Thunk;
        readonly headers?: Thunk;
        /** `{ username, password }`, of which the client makes a header. */
        readonly auth?: Thunk;
      }
    | {
        readonly kind: 'request';
        readonly client: string;
        readonly verb?: string;
        readonly base?: Thunk;
        readonly headers?: Thunk;
        readonly auth?: Thunk;
      }
    /** `made`: the call that made it. */
    | {
        readonly kind: 'bound';
        readonly callee: Evaluated;
        readonly args: readonly Thunk[];
        readonly made?: At | undefined;
        /** What it gives is handed to a store by itself. */
        readonly dispatches?: true;
      }
    /** On the way to a wrapper that the settings declare; `rest` is what the code says of it. */
    | { readonly kind: 'declared'; readonly node: DeclaredNode; readonly rest: Evaluated }
    /** `this` of a component of Vue, with the options that are written; without them, its app. */
    | { readonly kind: 'component'; readonly object?: EvaluatedOf<'object'> }
    | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly type?: TypeRef }
  );

/** Values of one kind. */
export type EvaluatedOf<K extends Evaluated['kind']> = Extract<Evaluated, { readonly kind: K }>;

/** What is not known but by the way to it. A written type adds to that. */
export type Residual = EvaluatedOf<'parameter' | 'member' | 'call' | 'import' | 'global' | 'unknown'>;

/** A type as it is written somewhere. */
export interface WrittenType {
  readonly module: Module;
  readonly type: Type;
  readonly frame: Frame | null;
}

/** A type as it is written, or one of several: what the members of a union say of a member that they share. */
export interface TypeRef extends Omit<WrittenType, 'type'> {
  readonly type: Type | { readonly k: 'one-of'; readonly of: readonly WrittenType[] };
}

export function oneOf(types: readonly TypeRef[]): TypeRef | undefined {
  const distinct: WrittenType[] = [];
  for (const one of types.flatMap(writtenTypes))
    if (!distinct.some(({ type, frame }) => type === one.type && frame === one.frame)) distinct.push(one);
  const [first] = distinct;
  return first && distinct.length > 1 ? { ...first, type: { k: 'one-of', of: distinct } } : first;
}

export function writtenTypes({ type, module, frame }: TypeRef): readonly WrittenType[] {
  return type.k === 'one-of' ? type.of : [{ module, type, frame }];
}

export const unknown = (w: UnknownReason, at?: At): Evaluated => ({ kind: 'unknown', reason: w, ...(at && { at }) });
export const undefinedValue: Evaluated = { kind: 'literal', value: undefined };

/**
 * Joins alternatives; undefined and null give way to anything else, which is marked by them. A list that is too long
 * says that it was cut. One alone stays as it is.
 */
export function union(values: readonly Evaluated[]): Evaluated {
  const [only] = values;
  if (only && values.length === 1) return only;
  const flat = values.flatMap(alternatives);
  if (flat.length === 0 && values.length > 0) return never;
  const solid = flat.filter(value => !isNothing(value));
  const kept = solid.length > 0 ? solid : flat.slice(0, 1);
  const distinct = new Map<unknown, Evaluated>();
  const instances = new Map<string, EvaluatedOf<'instance'>[]>();
  for (const value of kept) {
    const key = identityOf(value);
    if (distinct.has(key)) continue;
    if (value.kind === 'instance') {
      const of = `${value.class.module.id} ${value.class.id}`;
      const others = instances.get(of);
      if (others?.some(other => isMadeAlike(value, other))) continue;
      if (others) others.push(value);
      else instances.set(of, [value]);
    }
    distinct.set(key, value);
  }
  const { items, isCut } = bounded([...distinct.values()]);
  const few = withFewDerived(items);
  const of = isCut || few.length < items.length ? [...few, unknown('cut-off', few.at(-1)?.at)] : items;
  const joined: Evaluated = of.length > 1 ? { kind: 'union', of } : (of[0] ?? undefinedValue);
  return solid.length < flat.length || values.some(isOptional) ? orNothing(joined) : joined;
}

/**
 * Without those members and results of what is not known that are too many to tell anything: a schema is a chain of
 * calls, and each link has those of all links before it.
 */
function withFewDerived(items: readonly Evaluated[]): readonly Evaluated[] {
  if (items.length <= MAX_DERIVED) return items;
  let derived = 0;
  return items.filter(({ kind }) => (kind !== 'member' && kind !== 'call') || ++derived <= MAX_DERIVED);
}

/** `null` or `undefined`. */
export function isNothing(value: Evaluated): boolean {
  return value.kind === 'literal' && value.value == null;
}

/** Whether a value is `null` or `undefined` on some ways through the code, and something on others. */
export function isOptional(value: Evaluated): boolean {
  return value.orNothing === true || (value.kind === 'union' && value.of.some(isOptional));
}

/** The value, or nothing. */
export function orNothing(value: Evaluated): Evaluated {
  return value.orNothing || isNothing(value) ? value : { ...value, orNothing: true };
}

/** The value where it is known to be there. */
export function certainly(value: Evaluated): Evaluated {
  if (!isOptional(value)) return value;
  return value.kind === 'union'
    ? { ...value, of: value.of.map(certainly), orNothing: undefined }
    : { ...value, orNothing: undefined };
}

/** What several layers have under one name, the uppermost last; `isSure`: one of them has it always. */
export function layered([lowest, ...above]: readonly Evaluated[], isSure: boolean): Evaluated {
  const all = lowest ? union([lowest, ...above.map(certainly)]) : undefinedValue;
  return isSure || above.length === 0 ? all : orNothing(all);
}

/** What is never there: the value of a call that does not return. */
export const never: Evaluated = { kind: 'union', of: [] };

/** What makes two alternatives one. */
function identityOf(value: Evaluated): unknown {
  if (value.kind === 'literal') return `literal ${typeof value.value} ${String(value.value)}`;
  return value.kind === 'unknown' && !value.type ? `unknown ${value.reason}` : value;
}

/** `new Store(options)` at two places, with the same in `options`: nothing that is asked of one differs of the other. */
function isMadeAlike(one: EvaluatedOf<'instance'>, other: EvaluatedOf<'instance'>): boolean {
  const { class: made, args } = one;
  if (made.module !== other.class.module || made.id !== other.class.id || made.frame !== other.class.frame)
    return false;
  if (one.exact !== other.exact || one.orNothing !== other.orNothing) return false;
  if (!args || !other.args) return args === other.args;
  return args.length === other.args.length && args.every((arg, index) => isSameThunk(arg, other.args?.[index]));
}

function isSameThunk(one: Thunk, other: Thunk | undefined): boolean {
  if (!other || one === other) return other !== undefined;
  if ('value' in one || 'value' in other) return 'value' in one && 'value' in other && one.value === other.value;
  if (one.module !== other.module || one.frame !== other.frame || one.orNothing !== other.orNothing) return false;
  return one.expr === other.expr || wordsOf(one.expr) === wordsOf(other.expr);
}

const words = new WeakMap<Expr, string>();

/** What an expression says wherever it stands. One that makes something is told by its number: a function, an object, a call. */
function wordsOf(expr: Expr): string {
  let known = words.get(expr);
  if (known === undefined) words.set(expr, (known = writtenOut(expr)));
  return known;
}

function writtenOut(expr: Expr): string {
  return JSON.stringify(expr, (key, value: unknown) => (key === 's' || key === 'e' ? undefined : value));
}

/** What any one of a list may be; `at` is where a list that is too long was cut. */
export function anyOf<T>(list: readonly T[], evaluate: (item: T) => Evaluated, at?: At): Evaluated {
  const { items, isCut } = bounded(list);
  const values = items.map(evaluate);
  return union(isCut ? [...values, unknown('cut-off', at)] : values);
}

export function alternatives(value: Evaluated): readonly Evaluated[] {
  return value.kind === 'union' ? value.of : [value];
}

/** The string that a value certainly is. */
export function stringOf(value: Evaluated | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** Where a chain of members and calls begins. */
export function rootOf(value: Evaluated): Evaluated {
  let root = value;
  while (root.kind === 'member' || root.kind === 'call') root = root.kind === 'member' ? root.object : root.callee;
  return root;
}

/** Whether a value comes out of a module of the project that is not read. */
export function isGated(value: Evaluated): boolean {
  const root = rootOf(value);
  return root.kind === 'import' && root.gated === true;
}
