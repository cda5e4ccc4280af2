/**
 * Telemetry of extensions of VS Code: a logger hands what it is told to the sender that it was made with. Source:
 * `vscode.env.createTelemetryLogger` and `ExtHostTelemetryLogger` of VS Code, which puts the name of the extension and a
 * stroke before the name of each event.
 */
import { isResidual, isStringLike } from '../../evaluate/kinds.ts';
import { primitiveOf } from '../../evaluate/types.ts';
import { alternatives, rootOf } from '../../evaluate/value.ts';

import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Evaluated, EvaluatedOf, Thunk } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';
import type { Module } from '../../facts/store.ts';
import type { Followed, Invocation } from '../effect.ts';

/** `logger.logUsage(name, data)`, and `logger.logError(nameOrError, data)`. */
export function telemetryEffects(
  { object, property }: EvaluatedOf<'member'>,
  { args, target }: Invocation,
  evaluator: Evaluator,
): readonly Followed[] {
  const [told, ...data] = args;
  if (!told || (property !== 'logUsage' && property !== 'logError')) return [];
  const sender = senderOf(object);
  if (!sender) return [];
  const asEvent = { name: 'sendEventData', args: [ofExtension(told, target.m, evaluator), ...data] };
  const asError = { name: 'sendErrorData', args };
  return (property === 'logUsage' ? [asEvent] : isName(told, evaluator, asEvent, asError)).map(({ name, args }) => ({
    kind: 'followed',
    callee: evaluator.member(evaluator.force(sender), name, undefined, target.m),
    args,
  }));
}

/** What a logger was made with; undefined for what is none. */
function senderOf(logger: Evaluated): Thunk | undefined {
  if (logger.kind !== 'call' || logger.callee.kind !== 'member') return undefined;
  const { object, property } = logger.callee;
  const root = property === 'createTelemetryLogger' ? rootOf(object) : undefined;
  return root?.kind === 'import' && root.source === 'vscode' ? logger.args[0] : undefined;
}

/** What an error is logged as: one that has a name alone is an event. */
function isName<T>(told: Thunk, evaluator: Evaluator, asEvent: T, asError: T): readonly T[] {
  const kinds = alternatives(evaluator.force(told)).map(one => {
    if (isStringLike(one)) return 'event';
    if (one.kind === 'call' && one.callee.kind === 'global' && one.callee.name.endsWith('Error')) return 'error';
    const type = isResidual(one) ? one.type : undefined;
    if (!type) return isResidual(one) ? 'either' : 'error';
    return primitiveOf(evaluator, type) === 'string' ? 'event' : 'error';
  });
  const is = (kind: string): boolean => kinds.some(one => one === kind || one === 'either');
  return [...(is('event') ? [asEvent] : []), ...(is('error') ? [asError] : [])];
}

/** The name of an event as the sender gets it. */
function ofExtension(name: Thunk, { path }: Module, evaluator: Evaluator): Thunk {
  const extension = evaluator.host.extensionOf?.(path);
  if ('value' in name) return name;
  const { expr, module, frame } = name;
  const { s, e } = expr;
  const before: Expr = { k: 'unk', w: 'dynamic-member', s, e };
  const written: Expr =
    extension === undefined
      ? { k: 'tpl', q: ['', '/', ''], x: [before, expr], s, e }
      : { k: 'tpl', q: [`${extension}/`, ''], x: [expr], s, e };
  return { module, expr: written, frame };
}
