/** How the text of a file routes requests to what it names: of files that are not linted there is no tree. */

const routeMethods: ReadonlySet<string> = new Set(['post', 'put', 'all', 'any', 'use', 'route', 'on']);
/** As far back as a route can begin before its handler. */
const REACH = 2000;

/** Where a name stands in a text as a whole word. */
export function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isOfName(text[at - 1]) && !isOfName(text[at + name.length])) places.push(at);
  }
  return places;
}

/**
 * The names of what stands before a handler in the route that takes it, and of what is put around it; undefined where no
 * route holds the place. `app.post('/reports', json(), guarded(hooks.reports))` gives `guarded` and `json`.
 */
export function wayToRoute(text: string, place: number): readonly string[] | undefined {
  const names: string[] = [];
  for (let at = openingBefore(text, place, place); at !== undefined; at = openingBefore(text, at, place)) {
    const callee = nameBefore(text, at);
    const method = callee.slice(callee.lastIndexOf('.') + 1);
    if (!callee.includes('.') || !routeMethods.has(method)) {
      if (method) names.push(method);
      continue;
    }
    const before = partsOf(text.slice(at + 1, place)).slice(0, -1);
    return [...names, ...before.flatMap(namesIn)];
  }
  return undefined;
}

/** The names in what is put before all routes of a file: `router.use(signed)`. */
export function usedBefore(text: string): string[] {
  return placesOf(text, 'use').flatMap(at => {
    const start = at + 'use'.length;
    return text[at - 1] === '.' && text[start] === '(' ? wordsIn(text.slice(start + 1, closingAfter(text, start))) : [];
  });
}

/** The bracket of a call that holds a place and is not closed before it. */
function openingBefore(text: string, from: number, place: number): number | undefined {
  let depth = 0;
  for (let at = from - 1; at >= Math.max(0, place - REACH); at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && depth-- === 0) return at;
  }
  return undefined;
}

function closingAfter(text: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < Math.min(text.length, opening + REACH); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return opening;
}

/** The chain of names that ends at a place: `router.post` before its bracket. */
function nameBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && (isOfName(text[start - 1]) || text[start - 1] === '.' || text[start - 1] === '?')) start--;
  return text.slice(start, end);
}

/** What commas part at the outermost level. */
function partsOf(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of list) {
    if ('([{'.includes(letter)) depth++;
    if (')]}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() as string) + letter);
  }
  return parts.map(part => part.trim());
}

/** What an argument of a route is called: of `json({ limit })` it is `json`, of a list and of options all in them. */
function namesIn(argument: string): string[] {
  const [first] = argument;
  if (first === undefined || `'"\``.includes(first)) return [];
  if (first === '[') return partsOf(argument.slice(1, -1)).flatMap(namesIn);
  if (first === '{') return wordsIn(argument);
  let end = 0;
  while (end < argument.length && (isOfName(argument[end]) || argument[end] === '.')) end++;
  const path = argument.slice(0, end);
  return [path.slice(path.lastIndexOf('.') + 1)];
}

function wordsIn(text: string): string[] {
  const words = [''];
  for (const letter of text) {
    if (isOfName(letter)) words.push((words.pop() as string) + letter);
    else if (words.at(-1) !== '') words.push('');
  }
  return words.filter(Boolean);
}

function isOfName(letter: string | undefined): boolean {
  return letter !== undefined && /[\w$]/.test(letter);
}
