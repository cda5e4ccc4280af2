import { matters, scopeOf } from './scope.ts';

import type { Change } from './sources.ts';
import type { Workings } from './workings.ts';

/**
 * Looks the disk over, and forgets what was worked out if anything has changed that matters to it.
 *
 * @returns which answers do not stand any more: none, those about the texts of all files, or all
 */
export function refresh(workings: Workings): 'none' | 'whole' | 'all' {
  const change = workings.sources.refresh();
  if (!change) return 'none';
  if (isAside(workings, change)) return 'whole';
  forget(workings);
  return 'all';
}

/** Whether nothing that was parsed has changed, and nothing that is there now has to be. */
function isAside(workings: Workings, { isOfTexts, texts, wasParsed }: Change): boolean {
  const scope = isOfTexts && !wasParsed ? scopeOf(workings) : undefined;
  const { sources } = workings;
  return scope !== undefined && texts.every(file => !matters(sources.relative(file), sources.text(file), scope));
}

function forget(workings: Workings): void {
  workings.sources.store.forgetFailures();
  workings.registry.clear();
  workings.evaluator.reset();
  workings.endpoints.clear();
  workings.imports.forget();
  workings.evidence.forget();
  workings.frameworks.forget();
  workings.discovery.forget();
}

/**
 * Takes `text` for the content of a file, as an editor has it. What other modules say of it stays: a discovery anew at
 * every key would be too slow. What hangs on the file is answered anew from now on.
 *
 * @returns whether that is anything new
 */
export function replace(
  { sources, evidence, imports, evaluator, candidates, discovery }: Workings,
  file: string,
  text: string,
): boolean {
  if (sources.text(file) === text.replace(/^\uFEFF/, '')) return false;
  const namedHosts = evidence.namesHosts;
  sources.store.set(file, text);
  evidence.replaced(file, text);
  imports.replaced(file);
  candidates.changed(file);
  discovery.replaced(file, text);
  // Whether any request counts hangs on it.
  if (evidence.namesHosts === namedHosts) evaluator.memo.trace.turn();
  else evaluator.reset();
  return true;
}
