import { stringOf } from '../../evaluate/value.ts';
import { beside } from './chains.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { EffectOf, Invocation, Target } from '../effect.ts';

/** `new XMLHttpRequest().open(verb, url)`, with what is sent afterwards. */
export function xhrRequest(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
): EffectOf<'http'> | undefined {
  if (property !== 'open' || object.kind !== 'call' || !object.isNew) return undefined;
  if (object.callee.kind !== 'global' || object.callee.name !== 'XMLHttpRequest') return undefined;
  const verb = stringOf(evaluator.force(args[0]));
  return {
    kind: 'http',
    client: 'XMLHttpRequest',
    ...(verb && { verb: verb.toLowerCase() }),
    args: [...args.slice(1, 2), ...sentBody(target, args[1])],
    target,
  };
}

/** What is sent by a request opened at `target`: the argument of the next `send()` on the same variable. */
function sentBody(target: Target, url: Thunk | undefined): readonly Thunk[] {
  const { m, call } = target;
  if (call.x.k !== 'mem' || call.x.o.k !== 'ref') return [];
  const { b } = call.x.o;
  const sends = m.facts.calls.filter(
    ({ x, s }) => s > call.s && x.k === 'mem' && x.p === 'send' && x.o.k === 'ref' && x.o.b === b,
  );
  const first = sends.sort((one, other) => one.s - other.s)[0]?.a[0];
  return first ? [beside(target, first, url)] : [];
}
