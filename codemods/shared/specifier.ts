import path from 'node:path';

/** What is known of the file that is to import something. */
export interface Importer {
  /** Absolute. */
  readonly file: string;
  /** The specifiers it imports already, in order. */
  readonly specifiers: readonly string[];
  /** The project's file that a specifier leads to from here; undefined for packages. */
  resolve(specifier: string): string | undefined;
  /** Whether the project writes file extensions in its imports; asked where the file itself does not tell. */
  projectWritesExtensions(): ExtensionHabit;
}

/** How imports name a file `x.ts`: as `x`, as `x.js` or as `x.ts`. */
export type ExtensionHabit = 'none' | 'js' | 'source';

const SOURCE_EXTENSION = /(?<!\.d)\.([cm]?[jt]sx?)$/;

/**
 * The specifier by which a file would import `target`: by the project's alias if the file's imports use one,
 * else relative; with or without extension as it does elsewhere.
 *
 * @param target absolute
 */
export function specifierTo(target: string, importer: Importer): string {
  const own = importer.specifiers
    .map(specifier => ({ specifier, file: importer.resolve(specifier) }))
    .filter((each): each is { specifier: string; file: string } => each.file !== undefined);
  const isRelative = ({ specifier }: { specifier: string }): boolean => specifier.startsWith('.');
  const aliased = own.filter(each => !isRelative(each));
  const habit = habitOf(own.map(({ specifier }) => specifier)) ?? importer.projectWritesExtensions();

  const relative = relativeSpecifier(importer.file, target);
  const isNear = relative.startsWith('./');
  const relatives = own.filter(isRelative).filter(({ specifier }) => specifier.startsWith('./') === isNear);
  if (relatives.length <= aliased.length) {
    for (const each of aliased) {
      const candidate = byAlias(each.specifier, each.file, target);
      const specifier = candidate && withHabit(candidate, habit);
      if (specifier && importer.resolve(specifier) === target) {
        return specifier;
      }
      // A target that does not exist yet leads nowhere, but its alias is as good.
      if (specifier && importer.resolve(specifier) === undefined && importer.resolve(relative) === undefined) {
        return specifier;
      }
    }
  }
  return withHabit(relative, habit);
}

/** How the given specifiers treat extensions; undefined if none of them tells. */
export function habitOf(specifiers: readonly string[]): ExtensionHabit | undefined {
  const counts: Record<ExtensionHabit, number> = { none: 0, js: 0, source: 0 };
  for (const specifier of specifiers) {
    const extension = SOURCE_EXTENSION.exec(specifier)?.[1];
    if (extension) {
      counts[extension.includes('t') ? 'source' : 'js']++;
    } else if (!/\.\w+$/.test(specifier)) {
      counts.none++;
    }
  }
  const [most] = (['none', 'js', 'source'] as const).toSorted((a, b) => counts[b] - counts[a]);
  return most && counts[most] > 0 ? most : undefined;
}

function relativeSpecifier(from: string, target: string): string {
  const relative = path.relative(path.dirname(from), target).split(path.sep).join('/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** `~/common/config` leads to `src/common/config.ts`, so `src/ui/cio.ts` is `~/ui/cio.ts`. */
function byAlias(specifier: string, file: string, target: string): string | undefined {
  const bare = file.replace(SOURCE_EXTENSION, '');
  const wanted = specifier.replace(SOURCE_EXTENSION, '').split('/');
  const found = (path.basename(bare) === 'index' && wanted.at(-1) !== 'index' ? path.dirname(bare) : bare).split(
    path.sep,
  );
  let common = 0;
  while (common < wanted.length && wanted.at(-1 - common) === found.at(-1 - common)) {
    common++;
  }
  if (common === 0) {
    return undefined;
  }
  const prefix = wanted.slice(0, wanted.length - common).join('/');
  const folder = found.slice(0, found.length - common).join(path.sep);
  const rest = target
    .slice(folder.length + 1)
    .split(path.sep)
    .join('/');
  // Without a prefix the folder is a `baseUrl`.
  return target.startsWith(folder + path.sep) ? (prefix === '' ? rest : `${prefix}/${rest}`) : undefined;
}

function withHabit(specifier: string, habit: ExtensionHabit): string {
  switch (habit) {
    case 'source':
      return specifier;
    case 'js':
      // TypeScript is imported under the name of what it compiles to.
      return specifier.replace(SOURCE_EXTENSION, (whole, extension: string) =>
        extension.includes('t') ? `.${extension.replace('t', 'j').replace('x', '')}` : whole,
      );
    case 'none':
      return specifier.replace(SOURCE_EXTENSION, '').replace(/\/index$/, '');
  }
}
