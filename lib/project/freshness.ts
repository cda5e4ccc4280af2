import type { Workings } from './workings.ts';

/**
 * Looks the disk over, and forgets what was worked out if anything has changed.
 *
 * @returns whether anything has
 */
export function refresh({
  sources,
  evidence,
  frameworks,
  endpoints,
  imports,
  registry,
  candidates,
  evaluator,
  discovery,
}: Workings): boolean {
  if (!sources.refresh()) return false;
  registry.clear();
  candidates.clear();
  evaluator.reset();
  endpoints.clear();
  imports.forget();
  evidence.forget();
  frameworks.forget();
  discovery.forget();
  return true;
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
