import { escapeExpression } from '../text/escape.ts';

/** Words of which one stands in every file that makes a request by hand, or by a client that the project has made. */
const requestWords =
  '\\.(?:post|put|patch)\\s*[(<]|fetch|[aA]xios|\\bgot\\b|\\bky\\b|undici|[rR]equest|Beacon|XMLHttp|superagent|needle|wretch|angular/(?:common/)?http|\\bxior\\b|\\$\\.(?:ajax|post)';
/** In a file that hands on what another exports, maybe by another name. */
const handingOn = 'export\\s*\\{|module\\.exports';
/** Fails at the first letter: one that can match nowhere would be tried at each. */
const matchesNothing = /^(?!)/;

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
  /** Ends of specifiers of modules that are such an address, or an object that holds one. */
  readonly addressModules: Set<string>;
  /** Names that many a module has, of types or of constants: one is meant where its home is imported. */
  readonly homely: Set<string>;
  /** Ends of specifiers by which the modules of such names are imported. */
  readonly homes: Set<string>;
}

/** What a file has to name to have to do with analytics: it grows while the project is read. */
export class Terms {
  readonly #all = emptySets();
  #news = emptySets();
  readonly #namesFrom = new Set<string>();
  #noted: Set<string> | undefined;

  constructor(literals: Iterable<string>, words: Iterable<string>) {
    for (const literal of literals) this.#add('literals', literal);
    for (const word of words) this.addWord(word);
  }

  /** Notes all terms, old ones too, that turn up while something is done. */
  noting<T>(noted: Set<string>, work: () => T): T {
    const outer = this.#noted;
    this.#noted = noted;
    try {
      return work();
    } finally {
      this.#noted = outer;
    }
  }

  addWord(word: string): void {
    this.#add('words', word);
  }

  /** A text that leads to a client wherever it stands. */
  addText(text: string): void {
    this.#add('literals', text);
  }

  /** How imports of a module end that leads to a client. Another module may be imported alike: it is news again. */
  addSpecifier(end: string): void {
    this.#renew('specifiers', end);
  }

  /** How imports of a module end that leads to a client where the whole of it is taken. */
  addNamespace(end: string): void {
    this.#renew('namespaces', end);
  }

  /** A name that leads to a client where it comes from a module, with how imports of that end. */
  addNameFrom(name: string, ends: readonly string[]): void {
    for (const end of ends) {
      this.#noted?.add(`from ${end} ${name}`);
      // Each is tested with all names at home there: known apart, they are news together.
      if (this.#namesFrom.has(`${end} ${name}`)) continue;
      this.#namesFrom.add(`${end} ${name}`);
      this.#renew('homely', name);
      this.#renew('homes', end);
    }
  }

  addAddress(name: string): void {
    this.#add('addresses', name);
  }

  /** A module that is an address, or an object that holds one, with how imports of it end. */
  addAddressModule(ends: readonly string[]): void {
    for (const end of ends) this.#add('addressModules', end);
  }

  /** Whether something has turned up since the news were taken. */
  get hasNews(): boolean {
    return Object.values(this.#news).some(terms => terms.size > 0);
  }

  /** Matches the texts that name what has turned up since the last time. */
  takeNews(): TermPattern {
    const news = this.#news;
    this.#news = emptySets();
    return TermPattern.of(news);
  }

  /** Matches the texts that name anything. */
  pattern(): TermPattern {
    return TermPattern.of(this.#all);
  }

  #renew(kind: keyof TermSets, term: string): void {
    this.#noted?.add(`${kind} ${term}`);
    this.#all[kind].add(term);
    this.#news[kind].add(term);
  }

  #add(kind: keyof TermSets, term: string): void {
    this.#noted?.add(`${kind} ${term}`);
    if (this.#all[kind].has(term)) return;
    this.#all[kind].add(term);
    this.#news[kind].add(term);
  }
}

/** Tells the texts that name any of some terms. */
export class TermPattern {
  readonly names: readonly RegExp[];
  /** Each captures the specifier of an import that may be meant: of a whole module, or of any. */
  readonly imports: readonly RegExp[];

  constructor({ names, imports }: Pick<TermPattern, 'names' | 'imports'>) {
    this.names = names;
    this.imports = imports;
  }

  static of({ specifiers, namespaces, ...named }: TermSets): TermPattern {
    return new TermPattern({ names: [namesPattern(named)], imports: [importsPattern({ specifiers, namespaces })] });
  }

  /** @param isImportee - whether a specifier in the text leads to a module that was meant; any may, if left out */
  test(text: string, isImportee: (specifier: string) => boolean = () => true): boolean {
    const code = withoutLicence(text);
    if (this.names.some(one => one.test(code))) return true;
    for (const pattern of this.imports)
      for (const [, ofWhole, ofAny] of code.matchAll(pattern)) if (isImportee(ofWhole ?? ofAny ?? '')) return true;
    return false;
  }

  /** Matches what either does. */
  or(other: TermPattern): TermPattern {
    return new TermPattern({
      names: [...this.names, ...other.names],
      imports: [...this.imports, ...other.imports],
    });
  }
}

/** A text without the licence that it begins with: the name of a product, or of its owner, stands in that of each file. */
function withoutLicence(text: string): string {
  const header = /^\s*(?:\/\*[^]*?\*\/|(?:\/\/.*\n)+)/.exec(text)?.[0];
  const isLicence =
    header !== undefined &&
    /copyright|licen[cs]e|SPDX|\(c\)|all rights/i.test(header) &&
    !/\bimport\b|@type|@jsx|<reference|\bglobals?\b/.test(header);
  return isLicence ? text.slice(header.length) : text;
}

function emptySets(): TermSets {
  return {
    literals: new Set(),
    words: new Set(),
    specifiers: new Set(),
    namespaces: new Set(),
    addresses: new Set(),
    addressModules: new Set(),
    homely: new Set(),
    homes: new Set(),
  };
}

function namesPattern({
  literals,
  words,
  addresses,
  addressModules,
  homely,
  homes,
}: Omit<TermSets, 'specifiers' | 'namespaces'>): RegExp {
  const parts = [...literals].map(escapeExpression);
  const telling = [...words].filter(isTelling);
  if (telling.length > 0) parts.push(wordPattern(telling));
  const letters = [...words].filter(word => !isTelling(word));
  if (letters.length > 0) parts.push(`${wordPattern(letters)}${called}`);
  if (addresses.size > 0) parts.push(bothPattern(`(?:${requestWords})`, wordPattern([...addresses])));
  if (addressModules.size > 0)
    parts.push(bothPattern(`(?:${requestWords}|${handingOn})`, quotedPattern(addressModules)));
  if (homely.size > 0) parts.push(bothPattern(quotedPattern(homes), wordPattern([...homely])));
  return parts.length > 0 ? new RegExp(parts.join('|')) : matchesNothing;
}

/** Captures the specifier: of an import of a whole module, or of any import. */
function importsPattern({ specifiers, namespaces }: Pick<TermSets, 'specifiers' | 'namespaces'>): RegExp {
  const parts: string[] = [];
  parts.push(namespaces.size > 0 ? `${wholeImport}(${specifierEnding(namespaces)})['"\`]` : '^(?!)()');
  if (specifiers.size > 0) parts.push(`(?<=['"\`])(${specifierEnding(specifiers)})['"\`]`);
  return new RegExp(parts.join('|'), 'g');
}

/** Matches a text from its beginning that has both. */
function bothPattern(one: string, other: string): string {
  return `^(?=[\\s\\S]*?${one})[\\s\\S]*?${other}`;
}

/** A specifier with such an end. */
function quotedPattern(ends: ReadonlySet<string>): string {
  return `['"\`]${specifierEnding(ends)}['"\`]`;
}

function specifierEnding(ends: ReadonlySet<string>): string {
  return `(?:[^'"\`\\s]{0,200}/)?(?:${[...ends].map(escapeExpression).join('|')})(?:\\.[a-z]+|/)?`;
}

function wordPattern(words: readonly string[]): string {
  return `(?<![\\w$])(?:${words.map(escapeExpression).join('|')})(?![\\w$])`;
}
