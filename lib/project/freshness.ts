import { textOf } from '../files/text.ts';
import { matters, scopeOf } from './scope.ts';

import type { Change } from './sources.ts';
import type { Workings } from './workings.ts';

/**
 * Looks the disk over, and goes on with what it holds now if that does not matter to what was worked out.
 *
 * @returns which answers do not stand any more: none, those about the texts of all files, or others as well; then what
 * has changed is still to be taken up
 */
export function refresh(workings: Workings): 'none' | 'whole' | Change {
  const change = workings.sources.look();
  if (!change) return 'none';
  if (!isAside(workings, change)) return change;
  workings.sources.take(change);
  // What was not read again could change once more unseen.
  for (const file of change.texts) workings.sources.text(file);
  return 'whole';
}

/** Whether nothing that was parsed has changed, and nothing that is there now has to be. */
function isAside(workings: Workings, { isOfTexts, texts, wasParsed }: Change): boolean {
  const scope = isOfTexts && !wasParsed ? scopeOf(workings) : undefined;
  const { sources } = workings;
  return scope !== undefined && texts.every(file => !matters(sources.relative(file), textOf(file), scope));
}

/** Goes on with the disk as it is now, and forgets all that was worked out. */
export function startAnew(workings: Workings, change: Change): void {
  workings.sources.take(change);
  workings.sources.store.forgetFailures();
  workings.registry.clear();
  workings.ledger.clear();
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
 * @returns what has changed by it: nothing, what the file says, or what all hang on
 */
export function replace(
  { sources, evidence, imports, evaluator, candidates, discovery }: Workings,
  file: string,
  text: string,
): 'nothing' | 'file' | 'all' {
  if (sources.text(file) === text.replace(/^\uFEFF/, '')) return 'nothing';
  const namedHosts = evidence.namesHosts;
  sources.store.set(file, text);
  evidence.replaced(file, text);
  imports.replaced(file);
  candidates.changed(file);
  discovery.replaced(file, text);
  // Whether any request counts hangs on it.
  if (evidence.namesHosts === namedHosts) {
    evaluator.memo.trace.turn();
    return 'file';
  }
  evaluator.reset();
  return 'all';
}
