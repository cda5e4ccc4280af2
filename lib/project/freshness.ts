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
 * every key would be too slow.
 *
 * @returns whether that is anything new
 */
export function replace({ sources, evidence, evaluator, discovery }: Workings, file: string, text: string): boolean {
  if (sources.text(file) === text.replace(/^\uFEFF/, '')) return false;
  sources.store.set(file, text);
  evidence.replaced(text);
  evaluator.reset();
  discovery.replaced(file, text);
  return true;
}
