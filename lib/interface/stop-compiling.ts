// lib/files/ cannot be loaded before Babel is stopped, and it is found by this.
// eslint-disable-next-line no-restricted-imports
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A package of jscodeshift's, found from where jscodeshift stands. */
const BABEL = '@babel/register';

/**
 * jscodeshift has Babel compile whatever is loaded in its process, packages included, and what is written as
 * ECMAScript modules does not survive it. Nothing here needs it, so it is asked to stop.
 */
export function stopCompiling(): void {
  const main = process.argv[1];
  if (!main) {
    return;
  }
  try {
    const require = createRequire(realpathSync(main));
    const register = require.resolve(BABEL);
    if (require.cache[register]) {
      (require(register) as { revert?: () => void }).revert?.();
    }
  } catch {
    // Another runner: it has no Babel to stop.
  }
}
