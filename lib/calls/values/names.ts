import type { Value } from '../../reading.ts';

/**
 * The words of an identifier or a key, in lower case: `userEmail`, `USER_EMAIL`, `user-email`. The s of several
 * belongs to its acronym (`userIDs`, `NFTsShown`), unless `Is`, `As` or `Us` can begin the next word: `PDFIsReady`.
 */
export function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=[A-Z])(?![AIU]s(?![A-Za-z])|[B-HJ-TV-Z]s(?![a-z]))(?=[A-Z][a-z])/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(Boolean)
    .map(word => word.toLowerCase());
}

/**
 * How a value is reached by name, outermost first: `session.user.id` gives `['session', 'user', 'id']`. A call
 * on the way gives its callee's name: `getUser().id` is `['getUser', 'id']`. Empty where nothing has a name.
 */
export function pathOf(value: Value, depth = 0): string[] {
  if (depth > 16) return [];
  switch (value.kind) {
    case 'parameter':
      return [value.name, ...value.path].filter(Boolean);
    case 'member':
      // The index of a list or a tuple is no name, and what is taken out of a `new Set()` is not called so.
      if (/^(?:\d+|\[\])$/.test(value.property)) return isMade(value.object) ? [] : pathOf(value.object, depth + 1);
      return [...pathOf(value.object, depth + 1), value.property];
    case 'global':
      return [value.name];
    case 'import':
      return value.name === '*' || value.name === 'default' ? [nameOfModule(value.source)] : [value.name];
    case 'function':
      return value.name ? [value.name] : [];
    case 'call':
      return pathOf(value.callee, depth + 1);
    default:
      return [];
  }
}

/** The last name of the path: what the value is called where it was last taken from something. */
export function lastNameOf(value: Value): string | undefined {
  return pathOf(value).at(-1);
}

function isMade(value: Value): boolean {
  return value.kind === 'call' && value.isNew;
}

function nameOfModule(source: string): string {
  return source.split('/').at(-1) as string;
}
