import ignore from 'ignore';

const matchers = new WeakMap<readonly string[], (file: string) => boolean>();

/**
 * Whether a file is one of those that globs name, in the way of `.gitignore`: `src/server/**`, `identity.ts`.
 *
 * @param file - relative to the root, with `/`
 */
export function isInGlobs(file: string, globs: readonly string[]): boolean {
  let matches = matchers.get(globs);
  if (!matches) {
    const list = ignore().add(globs.map(glob => glob.replace(/^\.\//, '/')));
    matches = one => !one.startsWith('..') && list.ignores(one);
    matchers.set(globs, matches);
  }
  return matches(file);
}
