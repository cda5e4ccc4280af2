/** Where packages are served from as modules: the rest of the address is the package, its version and a path. */
const servers: readonly string[] = [
  'https://esm.sh/',
  'https://esm.run/',
  'https://unpkg.com/',
  'https://cdn.skypack.dev/',
  'https://cdn.jsdelivr.net/npm/',
  'https://ga.jspm.io/npm:',
  'npm:',
];

/**
 * What a module is imported from, as a bundler would have it written: Deno names packages by `npm:name@1`, pages and
 * Deno by the address of a server of packages.
 */
export function plainSpecifier(specifier: string): string {
  const server = servers.find(each => specifier.startsWith(each));
  if (server === undefined) return specifier;
  const [given = ''] = specifier.slice(server.length).split('?');
  const [first = '', ...rest] = given.split('/').filter(part => part !== '' && part !== '+esm');
  const parts = first.startsWith('@')
    ? [first, withoutVersion(rest[0] ?? ''), ...rest.slice(1)]
    : [withoutVersion(first), ...rest];
  return parts.join('/');
}

function withoutVersion(name: string): string {
  return name.split('@')[0] ?? name;
}

const named = /\b(?:from|import|require)[\s(]*['"]([^'"\n\\]+)['"]/g;

/** What a text may import, by the text alone: it says too much. */
export function specifiersIn(text: string): readonly string[] {
  return [...text.matchAll(named)].map(([, specifier = '']) => specifier);
}
