/** Tasks: what is put into a queue that a function works off, and runs of a task by itself or by its name. */
import { isInvocable } from '../../evaluate/kinds.ts';
import { alternatives, stringOf } from '../../evaluate/value.ts';
import { workedOff, hears } from './channels.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf } from '../../evaluate/value.ts';
import type { Effect, EffectsHost, Followed, Invocation } from '../effect.ts';

/** The exports that make a queue of the function that works it off; `*`: what the package is. */
const makers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['fastq', new Set(['default', '*', 'promise'])],
  ['async', new Set(['queue', 'priorityQueue', 'cargo'])],
  ['better-queue', new Set(['default', '*'])],
]);
const putting: ReadonlySet<string> = new Set(['push', 'unshift', 'pushAsync']);

const trigger = /^@trigger\.dev\/sdk(?:\/v3)?$/;
const triggering: ReadonlySet<string> = new Set(['trigger', 'triggerAndWait']);
const TASKS = 'tasks';

/** `task({ id: 'track', run: async payload => … })` of Trigger.dev. */
export function taskEffects(
  callee: EvaluatedOf<'import'>,
  { args: [options], target }: Invocation,
  evaluator: Evaluator,
): readonly Effect[] {
  if (!trigger.test(callee.source) || !/^(?:schemaT|t)ask$/.test(callee.name) || !options) return [];
  const given = evaluator.force(options);
  const id = stringOf(evaluator.member(given, 'id', undefined, undefined));
  const run = evaluator.memberThunk(given, 'run');
  return id !== undefined && run ? [hears(TASKS, id, run, target)] : [];
}

/** `queue.push(task)`, `trackTask.trigger(payload)`, `tasks.trigger('track', payload)`. */
export function tasksEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args }: Invocation,
  evaluator: Evaluator,
  host: EffectsHost,
): readonly Followed[] {
  if (putting.has(property)) return alternatives(object).flatMap(one => worked(one, args[0], evaluator));
  if (!triggering.has(property) || !host.isHeard(TASKS)) return [];
  const byName = object.kind === 'import' && trigger.test(object.source) && object.name === 'tasks';
  const [first, second] = args;
  if (byName) {
    const id = first && stringOf(evaluator.force(first));
    return id !== undefined && second ? workedOff(TASKS, [id], [second], host) : [];
  }
  const made = object.kind === 'call' && object.callee.kind === 'import' && trigger.test(object.callee.source);
  const id = made ? stringOf(evaluator.member(evaluator.force(object.args[0]), 'id', undefined, undefined)) : undefined;
  return id !== undefined && first ? workedOff(TASKS, [id], [first], host) : [];
}

/** Runs the function that works a queue off. */
function worked(
  queue: Evaluated,
  task: Invocation['args'][number] | undefined,
  evaluator: Evaluator,
): readonly Followed[] {
  if (queue.kind !== 'call' || !task) return [];
  const { callee, args } = queue;
  const exported = callee.kind === 'member' && callee.object.kind === 'import' ? callee.object : callee;
  if (exported.kind !== 'import') return [];
  const name = callee.kind === 'member' ? callee.property : exported.name;
  if (makers.get(exported.source)?.has(name) !== true) return [];
  const worker = args.map(thunk => evaluator.force(thunk)).find(isInvocable);
  return worker ? [{ kind: 'followed', callee: worker, args: [task] }] : [];
}
