/** What a document of GraphQL gives its mutations. */

/** A value in a document. */
export type Argument =
  | { readonly variable: string }
  | { readonly text: string }
  | { readonly fields: ReadonlyMap<string, Argument> }
  | { readonly other: true };

export interface Mutation {
  readonly field: string;
  readonly args: ReadonlyMap<string, Argument>;
}

/** A text that is not closed goes on to the end, so that nothing is looked at twice. */
const tokens = /"(?:[^"\\]|\\.)*"?|[$@]?[A-Za-z_]\w*|\.\.\.|[(){}[\]:,!=|]|-?\d[\d.]*/g;

/** The fields at the top of the mutations in a text. */
export function mutationsIn(text: string): readonly Mutation[] {
  if (!/\bmutation\b/.test(text)) return [];
  const list = text.replace(/#[^\n]*/g, '').match(tokens) ?? [];
  return list.flatMap((token, index) => (token === 'mutation' ? fieldsFrom(list, index + 1) : []));
}

function fieldsFrom(list: readonly string[], start: number): readonly Mutation[] {
  let at = start;
  // The name of the operation and its variables.
  while (at < list.length && list[at] !== '{') at = list[at] === '(' ? closing(list, at) : at + 1;
  const found: Mutation[] = [];
  for (at++; at < list.length && list[at] !== '}';) {
    const isAlias = list[at + 1] === ':';
    const field = list[isAlias ? at + 2 : at] ?? '';
    at += isAlias ? 3 : 1;
    let args: ReadonlyMap<string, Argument> = new Map();
    if (list[at] === '(') {
      args = argumentsFrom(list, at, ')').values;
      at = closing(list, at);
    }
    if (list[at] === '{') at = closing(list, at);
    if (/^[A-Za-z_]/.test(field)) found.push({ field, args });
  }
  return found;
}

/** Behind the bracket that closes the one at a place. */
function closing(list: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < list.length; at++) {
    const token = list[at] as string;
    if ('({['.includes(token)) depth++;
    if (')}]'.includes(token) && --depth === 0) return at + 1;
  }
  return list.length;
}

interface Read<T> {
  readonly values: T;
  readonly end: number;
}

function argumentsFrom(list: readonly string[], start: number, end: string): Read<ReadonlyMap<string, Argument>> {
  const values = new Map<string, Argument>();
  let at = start + 1;
  while (at < list.length && list[at] !== end) {
    if (list[at + 1] !== ':') {
      at++;
      continue;
    }
    const read = argumentFrom(list, at + 2);
    values.set(list[at] as string, read.values);
    at = read.end;
  }
  return { values, end: at + 1 };
}

function argumentFrom(list: readonly string[], at: number): Read<Argument> {
  const token = list[at] ?? '';
  if (token.startsWith('$')) return { values: { variable: token.slice(1) }, end: at + 1 };
  if (token.startsWith('"')) return { values: { text: token.slice(1, -1) }, end: at + 1 };
  if (token === '{') {
    const { values, end } = argumentsFrom(list, at, '}');
    return { values: { fields: values }, end };
  }
  return { values: { other: true }, end: token === '[' ? closing(list, at) : at + 1 };
}
