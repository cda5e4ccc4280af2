import { describe, expect, it, vi } from 'vitest';

import { kept, revived } from '../../../lib/calls/kept.ts';
import { askedOf, lazyFunction, lazyObject, lazyPart } from '../../../lib/calls/lazy.ts';

import type { AnalyticsCall, FileReading, FunctionValue, ObjectValue, Part, Value } from '../../../lib/reading.ts';

const text = (value: string): Value => ({ kind: 'literal', value });
const REST = { keys: ['a', 'b'], open: false } as unknown as Parameters<typeof lazyObject>[0];
const origin = { file: 'a.ts', range: [0, 1] } as const;

/** What is on a disk: plain data, maps and sets. */
function written<T>(value: T): T {
  return structuredClone(value);
}

describe('a value that answers when it is asked', () => {
  it('is asked once', () => {
    const ask = vi.fn(() => text('a'));
    const part = lazyPart({ range: [1, 2] }, ask);
    expect(ask).not.toHaveBeenCalled();
    expect([part.value, part.value, part.range]).toEqual([text('a'), text('a'), [1, 2]]);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('is asked once for what a function gives', () => {
    const ask = vi.fn(() => text('a'));
    const fn = lazyFunction({ kind: 'function', name: 'f' }, ask);
    expect([fn.returned?.(), fn.returned?.(), fn.name]).toEqual([text('a'), text('a'), 'f']);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('is asked once for each member of an object, those that it lacks included', () => {
    const ask = vi.fn((key: string) => (key === 'a' ? text('a') : undefined));
    const object = lazyObject(REST, new Map([['a', origin]]), ask);
    expect([object.get('a'), object.get('a'), object.get('b'), object.get('b')]).toEqual([
      text('a'),
      text('a'),
      undefined,
      undefined,
    ]);
    expect(ask).toHaveBeenCalledTimes(2);
    expect([object.keyOrigin('a'), object.keyOrigin('b')]).toEqual([origin, undefined]);
  });

  it('says what it was asked, and others do not', () => {
    const object = lazyObject(REST, new Map(), key => text(key));
    object.get('a');
    expect([...(askedOf(object)?.answers ?? [])]).toEqual([['a', text('a')]]);
    expect(askedOf({})).toBeUndefined();
  });
});

/** A reading of one call with these parts and arguments. */
function reading(parts: Record<string, Part>, range: readonly [number, number] = [0, 5]): FileReading {
  const call = { range, parts } as unknown as AnalyticsCall;
  return { file: 'a.ts', calls: [call], deferred: [], seen: new Set(['x']) } as unknown as FileReading;
}

function partOf(given: FileReading, name = 'event'): Part {
  return given.calls[0]?.parts[name as 'event'] as Part;
}

const isOver = (): FileReading => {
  throw new Error('Nobody has to read the file again.');
};

describe('a reading that is kept', () => {
  it('answers what was asked before, without another reading', () => {
    const part = lazyPart({ range: [1, 2] }, () => text('a'));
    expect(part.value).toEqual(text('a'));
    const again = revived(written(kept(reading({ event: part }))), isOver);
    expect(partOf(again).value).toEqual(text('a'));
    expect(partOf(again).range).toEqual([1, 2]);
    expect(again).toMatchObject({ file: 'a.ts' });
    expect((again as unknown as { seen: unknown }).seen).toEqual(new Set(['x']));
  });

  it('reads the file again for what nobody asked', () => {
    const part = lazyPart({}, () => text('a'));
    const fresh = vi.fn(() => reading({ event: lazyPart({}, () => text('now')) }));
    const again = revived(written(kept(reading({ event: part }))), fresh);
    expect(fresh).not.toHaveBeenCalled();
    expect(partOf(again).value).toEqual(text('now'));
  });

  it('does not know what nobody asked where the call is another now', () => {
    const part = lazyPart({}, () => text('a'));
    for (const range of [
      [1, 5],
      [0, 6],
    ] as const) {
      const again = revived(written(kept(reading({ event: part }))), () => reading({ event: part }, range));
      expect(partOf(again).value).toEqual({ kind: 'unknown', reason: 'dynamic-expression' });
    }
    const gone = { ...reading({}), calls: [] };
    const again = revived(written(kept(reading({ event: part }))), () => gone);
    expect(partOf(again).value).toEqual({ kind: 'unknown', reason: 'dynamic-expression' });
  });

  const withObject = (object: Value): FileReading => reading({ event: lazyPart({}, () => object) });

  it('keeps objects with the members that were asked', () => {
    const object = lazyObject(REST, new Map([['a', origin]]), key => text(key));
    const first = withObject(object);
    const value = partOf(first).value as ObjectValue;
    value.get('a');
    const fresh = vi.fn(() => withObject(lazyObject(REST, new Map(), key => text(`now ${key}`))));
    const again = revived(written(kept(first)), fresh);
    const same = partOf(again).value as ObjectValue;
    expect(same.get('a')).toEqual(text('a'));
    expect(same.keyOrigin('a')).toEqual(origin);
    expect(same.keys).toEqual(['a', 'b']);
    expect(fresh).not.toHaveBeenCalled();
    expect(same.get('b')).toEqual(text('now b'));
  });

  it('keeps functions with what they give', () => {
    const fn = lazyFunction({ kind: 'function', name: 'f' }, () => text('a'));
    const first = withObject(fn);
    (partOf(first).value as FunctionValue).returned?.();
    const again = revived(written(kept(first)), isOver);
    expect((partOf(again).value as FunctionValue).returned?.()).toEqual(text('a'));
    const unasked = withObject(lazyFunction({ kind: 'function', name: 'f' }, () => text('a')));
    expect((partOf(unasked).value as FunctionValue).name).toBe('f');
    const fresh = (): FileReading => withObject(lazyFunction({ kind: 'function', name: 'f' }, () => text('now')));
    const later = revived(written(kept(unasked)), fresh);
    expect((partOf(later).value as FunctionValue).returned?.()).toEqual(text('now'));
  });

  it('finds a value in lists and objects again', () => {
    const of = (word: string): Value =>
      ({ kind: 'union', of: [text('x'), lazyFunction({ kind: 'function' }, () => text(word))] }) as Value;
    const first = withObject(of('a'));
    void partOf(first).value;
    const again = revived(written(kept(first)), () => withObject(of('now')));
    const [, fn] = (partOf(again).value as unknown as { of: FunctionValue[] }).of;
    expect(fn?.returned?.()).toEqual(text('now'));
  });

  it('is kept with what it was asked before it was kept first', () => {
    const object = lazyObject(REST, new Map(), key => text(key));
    const first = withObject(object);
    (partOf(first).value as ObjectValue).get('a');
    const second = revived(written(kept(first)), () => withObject(lazyObject(REST, new Map(), key => text(key))));
    (partOf(second).value as ObjectValue).get('b');
    const third = revived(written(kept(second)), isOver);
    const value = partOf(third).value as ObjectValue;
    expect([value.get('a'), value.get('b')]).toEqual([text('a'), text('b')]);
  });

  it('keeps once what stands in several places', () => {
    const shared = { a: 1 };
    const given = kept({ one: shared, other: shared, map: new Map([['k', shared]]), list: [shared] });
    expect(given.one).toBe(given.other);
    expect(given.map.get('k')).toBe(given.one);
    expect(given.list[0]).toBe(given.one);
    expect(kept(null)).toBeNull();
    expect(kept('a')).toBe('a');
  });

  it('is the same for calls that are run later', () => {
    const part = lazyPart({}, () => text('a'));
    const deferred = (one: Part): FileReading => ({
      ...reading({}),
      calls: [],
      deferred: reading({ event: one }).calls,
    });
    const again = revived(written(kept(deferred(part))), () => deferred(lazyPart({}, () => text('now'))));
    expect(again.deferred[0]?.parts.event?.value).toEqual(text('now'));
  });
});
