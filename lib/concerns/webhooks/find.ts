/** What the rules ask of the handlers of Customer.io's webhooks in one file. Read once a source. */
import { contains, isFunction } from '../../edit/nodes.ts';
import { isTestPath } from '../../files/test-paths.ts';
import { evidenceOf, webhookText } from './evidence.ts';
import { findHandlers, ownNames, routedElsewhere } from './handlers.ts';
import { readMetrics } from './metrics.ts';
import { reachOf } from './reach.ts';
import { readSignature } from './signature.ts';
import { walkIn } from './syntax.ts';
import { isCheckedAtRoute, verifiesElsewhere } from './elsewhere.ts';

import type { FunctionNode } from '../../edit/nodes.ts';
import type { Handler } from './handlers.ts';
import type { Metric, MetricReading } from './metrics.ts';
import type { SignatureReading } from './signature.ts';
import type { Source } from './syntax.ts';

export { isCheckedAtRoute, verifiesElsewhere, webhookText };
export type { Metric };

const handlersOf = new WeakMap<object, readonly Handler[]>();

/** The handlers that verify, or should, who posts to them. */
export function readSignatures(source: Source, file: string): { handler: Handler; signature: SignatureReading }[] {
  return handlersIn(source, file).flatMap(handler => {
    const reach = reachOf(source, handler.fn);
    const evidence = evidenceOf(handler, reach, file);
    // A file of that name has other handlers too: what no route says anything of has to read a report.
    const isNamed = evidence.names && (handler.routedAs === undefined || evidence.metric);
    return evidence.headers || isNamed || evidence.shape || evidence.place
      ? [{ handler, signature: readSignature(source, handler, reach) }]
      : [];
  });
}

/** The handlers that read the metric of a report, and functions that they hand it to. */
export function readWebhooks(source: Source, file: string): { reading: MetricReading }[] {
  const handlers = handlersIn(source, file);
  const found: { fn: FunctionNode; reading: MetricReading }[] = [];
  const covered = new Set<FunctionNode>();
  const take = (handler: Pick<Handler, 'fn' | 'names'>, answers: boolean): void => {
    const reach = reachOf(source, handler.fn);
    const evidence = evidenceOf(handler, reach, file);
    const isReport = evidence.headers || evidence.names || evidence.shape || (answers && evidence.place);
    if (!evidence.metric || !isReport) return;
    for (const fn of reach.functions) covered.add(fn);
    found.push({ fn: handler.fn, reading: readMetrics(source, reach) });
  };
  for (const handler of handlers) take(handler, true);
  if (isTestPath(file)) return [];
  // In a module of its own: `export async function handleCustomerioWebhook(event) {}`.
  walkIn(source, source.ast, node => {
    if (!isFunction(node)) return true;
    if (covered.has(node) || handlers.some(({ fn }) => fn === node)) return false;
    const isAround = [...covered, ...handlers.map(({ fn }) => fn)].some(fn => contains(node.range, fn.range));
    const names = ownNames(node);
    if (!isAround && names.length > 0 && node.params.length > 0) take({ fn: node, names }, false);
    return !covered.has(node);
  });
  return found;
}

function handlersIn(source: Source, file: string): readonly Handler[] {
  if (isTestPath(file)) return [];
  let known = handlersOf.get(source);
  if (!known) {
    known = findHandlers(source, file);
    const covered = new Set(known.flatMap(({ fn }) => [...reachOf(source, fn).functions]));
    known = [...known, ...routedElsewhere(source).filter(({ fn }) => !covered.has(fn))];
    handlersOf.set(source, known);
  }
  return known;
}
