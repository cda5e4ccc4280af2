import { describe, expect, it } from 'vitest';

import { calleeName, droppedRejection, settlementOf } from '../../../../lib/concerns/shared/settlement.ts';
import { parsed } from '../../../support/nodes.ts';

/** What becomes of what `work()` gives: `caught`, where a rejection is handled on the way. */
const fate = (code: string): string => {
  const { end, caught } = settlementOf(parsed(code).call('work'));
  return caught ? `${end}, caught` : end;
};

describe('a promise is', () => {
  it.each<[string, string]>([
    ['await work();', 'awaited'],
    ['const a = await work();', 'awaited'],
    ['work();', 'floating'],
    ['void work();', 'floating'],
    ['!work();', 'kept'],
    ['const a = work();', 'kept'],
    ['other(work());', 'kept'],
    ['async function f() { return work(); }', 'returned'],
    ['const f = () => work();', 'returned'],
    ['work().then(a);', 'floating'],
    ['work().then(a, b);', 'floating, caught'],
    ['work().catch(a);', 'floating, caught'],
    ['work().catch();', 'floating'],
    ['work().finally(a, b);', 'floating'],
    ['await work().then(a).catch(b);', 'awaited, caught'],
    ['work().other(a);', 'kept'],
    ['work().then;', 'kept'],
    ['a[work()].then(b);', 'kept'],
    ["work()['then'](a);", 'floating'],
    ['work()[then](a);', 'kept'],
    ['work()?.then(a);', 'floating'],
    ['work()!.then(a);', 'floating'],
    ['(work() as A).then(a);', 'floating'],
    ['(work() satisfies A).then(a);', 'floating'],
    ['await Promise.all([work(), a]);', 'awaited'],
    ['await Promise.allSettled([work()]);', 'awaited, caught'],
    ['await Promise.race([work()]);', 'kept'],
    ['await Other.all([work()]);', 'kept'],
    ['await Promise.all(a, [work()]);', 'kept'],
    ['await Promise.all(work());', 'awaited'],
    ['await Promise.allSettled(work());', 'awaited, caught'],
    ['await Promise.race(work());', 'kept'],
    ['await Promise.all(a, work());', 'kept'],
    ['const a = [work()];', 'kept'],
    ['async function f() { return a && work(); }', 'returned'],
    ['async function f() { return work() && a; }', 'kept'],
    ['async function f() { return a ? work() : b; }', 'returned'],
    ['async function f() { return a ? b : work(); }', 'returned'],
    ['async function f() { return work() ? a : b; }', 'kept'],
    ['a, work();', 'floating'],
    ['work(), a;', 'floating'],
    ['await a.then(() => work());', 'awaited'],
    ['await a.then(() => { return work(); });', 'awaited'],
    ['await a.catch(() => work());', 'awaited'],
    ['a.finally(() => work());', 'floating'],
    ['a.other(() => work());', 'returned'],
    ['(() => work())();', 'returned'],
    ['const f = (a = work()) => a;', 'kept'],
    ['await other(work());', 'kept'],
  ])('%s: %s', (code, expected) => {
    expect(fate(code)).toBe(expected);
  });
});

describe('a rejection is dropped', () => {
  const how = (code: string): string | undefined => droppedRejection(parsed(code).call('work'))?.how;

  it.each<[string, string | undefined]>([
    ['work();', 'floating'],
    ['work().then(a);', 'floating'],
    ['work().catch(a);', undefined],
    ['async function f() { await work(); }', undefined],
    ['const a = work();', undefined],
    ['list.forEach(async () => { await work(); });', 'callback'],
    ['list.forEach(async () => { try { await work(); } catch {} });', undefined],
    ['list.forEach(async () => { try { await work(); } finally {} });', 'callback'],
    ['list.forEach(async () => { try {} catch { await work(); } });', 'callback'],
    ['list.forEach(() => work());', 'callback'],
    ['try { list.forEach(async () => { await work(); }); } catch {}', 'callback'],
    ['setTimeout(async () => { await work(); });', 'callback'],
    ['setInterval(async () => { await work(); });', 'callback'],
    ['setImmediate(async () => { await work(); });', 'callback'],
    ['process.nextTick(async () => { await work(); });', 'callback'],
    ['const all = list.map(async () => { await work(); });', undefined],
    ['other(list.map(async () => { await work(); }));', undefined],
    ['Promise.all(list.map(() => work())).catch(a);', undefined],
    ['list.filter(async () => { await work(); });', undefined],
    // Nobody has the list either.
    ['list.map(async () => { await work(); });', 'callback'],
    ['Promise.all(list.map(() => work()));', 'callback'],
    ['(async () => { await work(); })();', 'callback'],
  ])('by %s: %s', (code, expected) => {
    expect(how(code)).toBe(expected);
  });
});

it.each([
  ['work()', 'work'],
  ['this.work()', 'work'],
  ['a?.work()', 'work'],
  ['a!.work()', 'work'],
])('%s is called by the name %s', (code, expected) => {
  expect(calleeName(parsed(code).call('work'))).toBe(expected);
});
