/** Files that are no JavaScript, as ESLint's languages and parsers give them: by their text. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Source = Readonly<TSESLint.SourceCode>;
type Range = readonly [number, number];

interface Root {
  readonly type: string;
  readonly body?: { readonly type?: string } | readonly { readonly type: string }[];
}

/**
 * What the file was read as. By the tree and not by a language's name, so that a language and a parser of
 * the same format count alike: `html/html` and `@html-eslint/parser`, `json/json` and `jsonc-eslint-parser`.
 */
export function formatOf(source: Source): 'html' | 'yaml' | 'json' | 'other' {
  const root = source.ast as unknown as Root;
  const first = Array.isArray(root.body) ? root.body[0]?.type : (root.body as { type?: string } | undefined)?.type;
  if (root.type === 'Document')
    return first === undefined || /^(?:Document|Tag|Doctype)$/.test(first) ? 'html' : 'json';
  if (first === 'Document') return 'html';
  if (first?.startsWith('YAML')) return 'yaml';
  return first === 'JSONExpressionStatement' ? 'json' : 'other';
}

/** JavaScript, TypeScript, or a component's script: a tree with scopes to resolve names in. */
export function isCode(source: Source): boolean {
  return source.ast.type === 'Program' && Boolean(source.scopeManager) && formatOf(source) === 'other';
}

/** A place of the text as the file's language counts lines and columns. */
export function locate(source: Source, [start, end]: Range): TSESTree.SourceLocation {
  return { start: source.getLocFromIndex(start), end: source.getLocFromIndex(end) };
}

/** Runs once for the root, whatever the language calls it. */
export function onRoot(run: () => void): TSESLint.RuleListener {
  let isDone = false;
  const once = (): void => {
    if (!isDone) run();
    isDone = true;
  };
  return { Program: once, Document: once };
}
