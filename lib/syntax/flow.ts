import { createRequire } from 'node:module';

type RemoveTypes = (source: string, options: { all: boolean }) => { toString(): string };

const require = createRequire(import.meta.url);
let remove: RemoveTypes | undefined;

const pragma = /@flow\b/;
const typed = /^(?:import (?:type|typeof)|export (?:opaque )?type|opaque type) /m;

const typescript = /\.[cm]?tsx?$/i;

/**
 * A text of JavaScript without its types of Flow, blanked so that all offsets stay; undefined if it has none, by its
 * pragma or by what it imports and exports, or cannot be parsed with them either. The parser of Flow is loaded when
 * the first such text comes: few projects have any, and it is slow.
 *
 * @param text - of the scripts alone, where the file is a component
 */
export function withoutFlowTypes(file: string, text: string): string | undefined {
  if (typescript.test(file) || (!pragma.test(text) && !typed.test(text))) return undefined;
  remove ??= require('flow-remove-types') as RemoveTypes;
  try {
    return remove(text, { all: true }).toString();
  } catch {
    return undefined;
  }
}
