/**
 * `eslint-plugin-customerio/jscodeshift`: the analytics calls of a file as a collection, for codemods that a team writes
 * itself. CommonJS, and all that jscodeshift's Babel gets to see: what it would compile does not survive it.
 */
import { createRequire } from 'node:module';

import { stopCompiling } from './stop-compiling.ts';

import type { JSCodeshift } from 'jscodeshift';
import type { AnalyticsRoot, CollectionOptions } from './collection.ts';

export type { CallFilter, FoundCall } from './calls.ts';
export type { AnalyticsCalls, AnalyticsRoot, CollectionOptions } from './collection.ts';

/** The file that jscodeshift gives to a transform. */
export interface FileInfo {
  readonly path: string;
  readonly source: string;
}

/**
 * `j` for one file: what it parses has `findAnalyticsCalls({ method, event, vendor, via })`, by the reading that the rules
 * and `migrate` have, through wrappers and constants of other files too.
 *
 * @param j `api.jscodeshift`
 * @param file the first argument of the transform
 * @throws an error that names the key, if the settings of the project are not valid
 */
export function withAnalyticsCalls(
  j: JSCodeshift,
  file: FileInfo,
  options: CollectionOptions = {},
): JSCodeshift & ((source: string) => AnalyticsRoot) {
  stopCompiling();
  const { analyticsOf } = createRequire(__filename)('./jscodeshift-collection.mjs') as typeof import('./collection.ts');
  return analyticsOf(j, file, options) as JSCodeshift & ((source: string) => AnalyticsRoot);
}
