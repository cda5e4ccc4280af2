/** A file of JSON is a module that exports the value that it holds. */
import { emptyRecord } from './nodes.ts';
import { Table } from './table.ts';
import { escapePointer, jsonPlaces, lineAt } from '../../files/json-places.ts';

import type { Expr, ModuleFacts, Prop } from '../facts.ts';
import type { JsonPlaces } from '../../files/json-places.ts';

/** Longer ones are data, no tables that people write: to take each of their values down costs more than it tells. */
const MAX_LENGTH = 500_000;

export function isJson(file: string): boolean {
  return file.endsWith('.json');
}

export function jsonFacts(text: string): ModuleFacts {
  if (text.length > MAX_LENGTH) return moduleOf({ k: 'unk', w: 'cut-off', s: 0, e: text.length });
  const { spans, error } = jsonPlaces(text);
  if (error) {
    const message = `expected ${error.expected}`;
    return { ...moduleOf(), error: { message, line: lineAt(text, error.offset) } };
  }
  const objs = new Table<Expr>();
  const whole = valueOf(JSON.parse(text), '', { spans, objs });
  return { ...moduleOf(whole), objs: objs.items };
}

function moduleOf(...cjs: readonly Expr[]): ModuleFacts {
  return {
    bindings: [],
    fns: [],
    classes: [],
    ifaces: [],
    calls: [],
    objs: [],
    exports: {},
    reexports: [],
    stars: [],
    cjs,
    globalWrites: [],
    globalTypes: {},
  };
}

interface Place {
  readonly spans: JsonPlaces['spans'];
  readonly objs: Table<Expr>;
}

/** Nesting is bounded by the scan that found the places. */
function valueOf(value: unknown, pointer: string, place: Place): Expr {
  const [s, e] = place.spans.get(pointer) ?? [0, 0];
  if (Array.isArray(value))
    return { k: 'arr', x: value.map((item, index) => valueOf(item, `${pointer}/${index}`, place)), s, e };
  if (typeof value !== 'object' || value === null)
    return { k: 'lit', v: value as string | number | boolean | null, s, e };
  const members: Record<string, unknown> = Object.assign(emptyRecord<unknown>(), value);
  const p = Object.keys(members).map((k): Prop => {
    const v = valueOf(members[k], `${pointer}/${escapePointer(k)}`, place);
    return { k, v, s: v.s, e: v.e };
  });
  return place.objs.add(id => ({ k: 'obj', p, id, s, e })).item;
}
