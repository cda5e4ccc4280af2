import { expect, it } from 'vitest';

import { handedOver, isLost, takerOf } from '../../../lib/effects/handover.ts';
import { evaluation } from '../../support/evaluate.ts';

import type { Effect } from '../../../lib/effects/effect.ts';

/** The call of `make` in a text: what takes it, whether it is lost, and what becomes of effects of it. */
function handed(text: string): [taker: string | undefined, isLost: boolean, told: (true | undefined)[]] {
  const { evaluator, module } = evaluation({ 'a.ts': text });
  const m = module('a.ts');
  const id = m.facts.calls.findIndex(({ x }) => x.k === 'glob' && x.n === 'make');
  const target = { m, call: m.facts.calls[id]! };
  const thunk = { value: evaluator.global(m, 'c', undefined) };
  const effects: Effect[] = [
    { kind: 'ipc', channel: thunk, args: [], target, told: true },
    { kind: 'ipc', channel: thunk, args: [], target },
  ];
  const plain = effects.slice(1);
  expect(handedOver(plain, m, id)).toBe(plain);
  const taker = takerOf(m, id);
  return [taker && text.slice(taker.x.s, taker.x.e), isLost(m, id), handedOver(effects, m, id).map(({ told }) => told)];
}

it.each<[string, ReturnType<typeof handed>]>([
  ['dispatch(make());', ['dispatch', false, [undefined, undefined]]],
  ['dispatch(1, make());', ['dispatch', false, [undefined, undefined]]],
  ['make();', [undefined, true, [undefined]]],
  ['const made = make();', [undefined, false, [true, undefined]]],
  ['make().run();', [undefined, false, [true, undefined]]],
  ['() => make();', [undefined, false, [true, undefined]]],
])('%s', (text, expected) => {
  expect(handed(text)).toEqual(expected);
});
