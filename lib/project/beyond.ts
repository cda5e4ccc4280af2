/**
 * Files that imports lead to though they are none of the project's own list: what git leaves out (a generated client,
 * the build of a package), what stands behind a link, or above the folder that is read.
 */
import path from 'node:path';

import { isSourceFile } from '../files/listing.ts';
import { specifiersIn } from '../syntax/specifier.ts';

/** How a project reads files, and resolves imports. */
interface Reach {
  readonly files: readonly string[];
  text(file: string): string | undefined;
  resolve(from: string, specifier: string): string | undefined;
  packageFolder(file: string): string;
}

const ending = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i;
/** What is imported beside code. */
const asset =
  /\.(?:css|s[ac]ss|less|styl|svg|png|jpe?g|gif|webp|avif|ico|woff2?|ttf|mp[34]|webm|json5?|ya?ml|md|txt|wasm|graphql|gql)$/i;
const declaration = /\.d\.[cm]?ts$/;

/** In the order in which they are come to. */
export function filesBeyond(reach: Reach): readonly string[] {
  const listed = new Set(reach.files);
  const named = new Set(reach.files.flatMap(namesOf));
  const asked = new Set<string>();
  const found = new Set<string>();
  const isAsked = (from: string, specifier: string): boolean => {
    if (asset.test(specifier.split('?')[0] ?? '')) return false;
    if (specifier.startsWith('.')) return !named.has(bare(path.resolve(path.dirname(from), specifier)));
    const key = `${reach.packageFolder(from)} ${specifier}`;
    return !asked.has(key) && asked.add(key) !== undefined;
  };
  const follow = (from: string): void => {
    for (const specifier of specifiersIn(reach.text(from) ?? '')) {
      const file = isAsked(from, specifier) ? reach.resolve(from, specifier) : undefined;
      if (file !== undefined && !listed.has(file) && isSourceFile(file) && !declaration.test(file)) found.add(file);
    }
  };
  reach.files.forEach(follow);
  // Grows while it is walked.
  for (const file of found) follow(file);
  return [...found];
}

/** By what a file may be imported: its path without its ending, and its folder's for an index. */
function namesOf(file: string): readonly string[] {
  const name = bare(file);
  return path.basename(name) === 'index' ? [name, path.dirname(name)] : [name];
}

function bare(file: string): string {
  return file.replace(ending, '');
}
