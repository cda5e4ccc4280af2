import { escapeExpression } from '../text/escape.ts';

/** Words of which one stands in every file that makes a request by hand. */
const requestWords = 'fetch|axios|\\bgot\\b|\\bky\\b|undici|request|Beacon|XMLHttp|superagent|needle|wretch';
export const matchesNothing = /(?!)/;

/** What follows a function that is called, or an object whose method is. */
const called = '\\s*(?:\\?\\.\\s*)?[(.]';

/** Whether a word rules out most files by itself: a single letter stands in all of them. */
export function isTelling(word: string): boolean {
  return word.length > 1;
}

/** How `* as metrics from './metrics'`, `export * from` and `require` begin, up to the specifier's quote. */
const wholeImport = `(?:\\*\\s*(?:as\\s+[\\w$]+\\s+)?from\\s*|\\brequire\\s*\\(\\s*)['"\`]`;

interface TermSets {
  /** Texts that lead to a client wherever they stand. */
  readonly literals: Set<string>;
  /** Names of exports, members, channels and globals. */
  readonly words: Set<string>;
  /** Ends of specifiers by which a module is imported. */
  readonly specifiers: Set<string>;
  /** Ends of specifiers by which a module is imported as a whole: what is handed on then is not named. */
  readonly namespaces: Set<string>;
  /** Exports that hold the address of an API. Whoever names one and makes requests may send to it. */
  readonly addresses: Set<string>;
}

/** What a file has to name to have to do with analytics: it grows while the project is read. */
export class Terms {
  readonly #all = emptySets();
  #news = emptySets();

  constructor(literals: Iterable<string>, words: Iterable<string>) {
    for (const literal of literals) this.#add('literals', literal);
    for (const word of words) this.addWord(word);
  }

  addWord(word: string): void {
    this.#add('words', word);
  }

  /** A text that leads to a client wherever it stands. */
  addText(text: string): void {
    this.#add('literals', text);
  }

  addSpecifier(end: string): void {
    this.#add('specifiers', end);
  }

  addNamespace(end: string): void {
    this.#add('namespaces', end);
  }

  addAddress(name: string): void {
    this.#add('addresses', name);
  }

  /** Whether something has turned up since the news were taken. */
  get hasNews(): boolean {
    return Object.values(this.#news).some(terms => terms.size > 0);
  }

  /** Matches the texts that name what has turned up since the last time. */
  takeNews(): RegExp {
    const news = this.#news;
    this.#news = emptySets();
    return patternOf(news);
  }

  /** Matches the texts that name anything. */
  pattern(): RegExp {
    return patternOf(this.#all);
  }

  #add(kind: keyof TermSets, term: string): void {
    if (this.#all[kind].has(term)) return;
    this.#all[kind].add(term);
    this.#news[kind].add(term);
  }
}

function emptySets(): TermSets {
  return { literals: new Set(), words: new Set(), specifiers: new Set(), namespaces: new Set(), addresses: new Set() };
}

function patternOf({ literals, words, specifiers, namespaces, addresses }: TermSets): RegExp {
  const parts = [...literals].map(escapeExpression);
  const telling = [...words].filter(isTelling);
  if (telling.length > 0) parts.push(wordPattern(telling));
  const letters = [...words].filter(word => !isTelling(word));
  if (letters.length > 0) parts.push(`${wordPattern(letters)}${called}`);
  if (specifiers.size > 0) parts.push(`['"\`/]${specifierEnd(specifiers)}`);
  if (namespaces.size > 0) parts.push(`${wholeImport}(?:[^'"\`\\n]{0,200}/)?${specifierEnd(namespaces)}`);
  if (addresses.size > 0) parts.push(`^(?=[\\s\\S]*?(?:${requestWords}))[\\s\\S]*?${wordPattern([...addresses])}`);
  return parts.length > 0 ? new RegExp(parts.join('|')) : matchesNothing;
}

function specifierEnd(ends: ReadonlySet<string>): string {
  return `(?:${[...ends].map(escapeExpression).join('|')})(?:\\.[a-z]+)?['"\`]`;
}

function wordPattern(words: readonly string[]): string {
  return `(?<![\\w$])(?:${words.map(escapeExpression).join('|')})(?![\\w$])`;
}
