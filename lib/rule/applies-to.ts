/**
 * For which files a rule runs. `calls`: for those that hold an analytics call. `clients`: for those as well that give
 * something to what makes a client of it. `names`: for those as well that write
 * the names which calls elsewhere send. `related`: for those that can have to do with analytics. `all`: for every file
 * of code. An expression: for files, of whatever language, whose text or path it matches.
 */
export type RuleFiles = 'calls' | 'clients' | 'names' | 'related' | 'all' | RegExp;

/** What is known of a file before a rule runs; what costs something to find out may be a getter. */
export interface FileFacts {
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  readonly text: string;
  /** JavaScript, TypeScript, or a component's script. */
  readonly isCode: boolean;
  /** It can have to do with analytics. */
  readonly isRelated: boolean;
  readonly hasCalls: boolean;
  /** A function or a class of the project makes a client of what it gives. */
  readonly makesClients: boolean;
  /** Names of events are written in it that calls of the project send. */
  readonly hasNames: boolean;
}

/** Whether a rule would do anything in a file: most files need not even be parsed. */
export function appliesTo({ files }: { readonly files: RuleFiles }, facts: FileFacts): boolean {
  if (files instanceof RegExp) return files.test(facts.text) || files.test(facts.file);
  // A configuration without `files` reaches templates and data as well, whose trees have no calls.
  if (!facts.isCode) return false;
  if (files === 'all') return true;
  if (files === 'related') return facts.isRelated || facts.hasNames;
  if (facts.hasCalls) return true;
  return (files === 'names' && facts.hasNames) || (files === 'clients' && facts.makesClients);
}
