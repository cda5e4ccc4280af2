/** What an expression can be to the evaluation. The public form for rules is `Value`. */
import type { ClientSpec, ExportSpec, MethodSpec, Sdk } from '../catalog/types.ts';
import type { Expr, Type } from '../facts/facts.ts';
import type { UnknownReason } from '../reading.ts';
import type { DeclaredNode } from './declared.ts';
import type { Module } from '../facts/store.ts';

/** An expression that waits for its evaluation, with the arguments of the functions around it. */
export type Thunk = { readonly m: Module; readonly x: Expr; readonly f: Frame | null } | { readonly v: V };

/** One call of a function: what its parameters are bound to. `up` is where the function was made. */
export interface Frame {
  readonly key: string;
  /** Absent where the function is read without a call: its parameters stay symbols. */
  readonly args: readonly Thunk[] | null;
  readonly up: Frame | null;
  readonly self?: V;
  readonly memo: Map<string, V>;
}

export interface At {
  readonly m: Module;
  readonly s: number;
  readonly e: number;
}

interface Base {
  readonly at?: At;
}

export type V = Base &
  (
    | { readonly t: 'lit'; readonly v: string | number | boolean | null | undefined }
    | { readonly t: 'tpl'; readonly parts: readonly (string | V)[] }
    | { readonly t: 'union'; readonly of: readonly V[] }
    | { readonly t: 'obj'; readonly m: Module; readonly x: Extract<Expr, { k: 'obj' }>; readonly f: Frame | null }
    /** Later ones win: `Object.assign`, written properties. */
    | { readonly t: 'merge'; readonly of: readonly V[] }
    /** `open`: under further keys as well, which only the run knows. */
    | { readonly t: 'props'; readonly get: ReadonlyMap<string, readonly Thunk[]>; readonly open?: true }
    | { readonly t: 'omit'; readonly o: V; readonly x: readonly string[] }
    | { readonly t: 'arr'; readonly items: readonly Thunk[]; readonly open: boolean }
    /** A parameter, or a part of one, of the function `key`. */
    | {
        readonly t: 'par';
        readonly key: string;
        readonly i: number;
        readonly n: string;
        readonly path: readonly string[];
        readonly ty?: TypeRef;
      }
    /** A member of something unknown; `ty` as declared, where it is given a type. */
    | { readonly t: 'mem'; readonly o: V; readonly p: string; readonly ty?: TypeRef }
    | {
        readonly t: 'call';
        readonly c: V;
        readonly args: readonly Thunk[];
        readonly isNew: boolean;
        readonly ty?: TypeRef;
      }
    | { readonly t: 'op'; readonly op: string; readonly x: readonly V[] }
    | { readonly t: 'imp'; readonly s: string; readonly n: string; readonly gated?: true }
    | { readonly t: 'glob'; readonly n: string }
    | { readonly t: 'fn'; readonly m: Module; readonly id: number; readonly f: Frame | null; readonly self?: V }
    | { readonly t: 'cls'; readonly m: Module; readonly id: number; readonly f: Frame | null }
    | { readonly t: 'inst'; readonly c: Extract<V, { t: 'cls' }>; readonly args: readonly Thunk[] | null }
    | { readonly t: 'iface'; readonly m: Module; readonly id: number }
    /** A value of which only the type is known. */
    | { readonly t: 'typed'; readonly ty: TypeRef }
    | { readonly t: 'ns'; readonly m: Module }
    | { readonly t: 'sdk'; readonly sdk: Sdk }
    | { readonly t: 'exp'; readonly sdk: Sdk; readonly n: string; readonly spec: ExportSpec }
    | { readonly t: 'client'; readonly sdk: Sdk; readonly n: string; readonly spec: ClientSpec }
    | {
        readonly t: 'meth';
        readonly client: Extract<V, { t: 'client' }>;
        readonly n: string;
        readonly spec: MethodSpec;
      }
    /** A construction or factory: calling it gives a client and is a call of method `init`. */
    | { readonly t: 'maker'; readonly sdk: Sdk; readonly client: string; readonly init: ExportSpec['init'] }
    | { readonly t: 'context'; readonly id: string; readonly fallback?: Thunk }
    /** An HTTP client: `axios`, an axios instance, `got.extend()`. */
    | { readonly t: 'http'; readonly client: string; readonly base?: Thunk }
    | { readonly t: 'request'; readonly client: string; readonly verb?: string; readonly base?: Thunk }
    | { readonly t: 'bound'; readonly c: V; readonly args: readonly Thunk[] }
    /** On the way to a wrapper that the settings declare; `rest` is what the code says of it. */
    | { readonly t: 'decl'; readonly node: DeclaredNode; readonly rest: V }
    | { readonly t: 'unk'; readonly w: UnknownReason }
  );

export interface TypeRef {
  readonly m: Module;
  readonly x: Type;
  readonly f: Frame | null;
}

export const unknown = (w: UnknownReason, at?: At): V => ({ t: 'unk', w, ...(at && { at }) });
export const undefinedValue: V = { t: 'lit', v: undefined };

/** Joins alternatives; undefined and null give way to anything else. */
export function union(values: readonly V[]): V {
  const flat: V[] = [];
  for (const value of values) {
    if (value.t === 'union') flat.push(...value.of);
    else flat.push(value);
  }
  const solid = flat.filter(value => !(value.t === 'lit' && value.v == null));
  const kept = solid.length > 0 ? solid : flat.slice(0, 1);
  const distinct: V[] = [];
  const seen = new Set<unknown>();
  for (const value of kept) {
    const key =
      value.t === 'lit' ? `lit ${typeof value.v} ${String(value.v)}` : value.t === 'unk' ? `unk ${value.w}` : value;
    if (seen.has(key)) continue;
    seen.add(key);
    distinct.push(value);
    if (distinct.length >= 64) break;
  }
  if (distinct.length === 0) return undefinedValue;
  return distinct.length === 1 ? (distinct[0] as V) : { t: 'union', of: distinct };
}

export function alternatives(value: V): readonly V[] {
  return value.t === 'union' ? value.of : [value];
}

/** The string that a value certainly is. */
export function stringOf(value: V | undefined): string | undefined {
  return value?.t === 'lit' && typeof value.v === 'string' ? value.v : undefined;
}
