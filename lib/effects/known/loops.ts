/** Loops that are written as calls: what they do is done by their callbacks. */
import { elementMethods } from '../../evaluate/known/callbacks.ts';
import { alternatives } from '../../evaluate/value.ts';

import type { Evaluated } from '../../evaluate/value.ts';
import type { Expr } from '../../facts/facts.ts';

/** Methods of arrays and other collections, and of libraries for them. */
const methods: ReadonlySet<string> = new Set([
  ...elementMethods,
  'findIndex',
  'reduce',
  'reduceRight',
  'each',
  'eachRight',
]);

/** Packages whose functions of these names take the collection first. */
const libraries: ReadonlySet<string> = new Set(['lodash', 'lodash-es', 'underscore', 'es-toolkit', 'remeda', 'radash']);

/**
 * Whether a call goes through a list. What the project itself calls `each` does what it does.
 *
 * @param callee - what is called
 * @param written - how the callee is written
 */
export function isLoop(callee: Evaluated, written: Expr): boolean {
  if (alternatives(callee).some(({ kind }) => kind === 'function')) return false;
  if (written.k === 'mem') return methods.has(written.p);
  return callee.kind === 'import' && isOfLibrary(callee.source, callee.name);
}

/** `import { each } from 'lodash'`, `import each from 'lodash/each'`. */
function isOfLibrary(source: string, name: string): boolean {
  const [library = '', single] = source.split('/');
  return libraries.has(library) && methods.has(name === 'default' ? (single ?? '') : name);
}
