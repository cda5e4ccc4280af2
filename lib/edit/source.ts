import { createRequire } from 'node:module';

import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { ParseResult } from 'oxc-parser';

import { withoutFlowTypes } from '../syntax/flow.ts';
import { oxc } from '../syntax/oxc.ts';
import { scriptOf, scriptRanges } from '../syntax/script-blocks.ts';
import type { Range } from '../reading.ts';
import { linkParents, walk } from './nodes.ts';

export interface CommentRange {
  readonly range: Range;
  readonly value: string;
  readonly isLine: boolean;
}

/** One file as an edit needs it: text, tree with parents, comments and scopes, all with the same offsets. */
export interface Source {
  readonly file: string;
  /** Without a byte order mark, as ESLint gives it and as the reading counts. */
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly comments: readonly CommentRange[];
  readonly scopes: ScopeManager;
  /**
   * Where code stands: the whole file, or the script blocks of a component. Those of Vue and Svelte are one module;
   * those of Astro and HTML are a module each.
   */
  readonly scripts: readonly Range[];
}

const component = /\.(?:vue|svelte|astro|html?)$/i;
const require = createRequire(import.meta.url);
const BYTE_ORDER_MARK = '\uFEFF';

export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Gives `changed` the byte order mark that `original` had. */
export function withByteOrderMarkOf(original: string, changed: string): string {
  return original.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + changed : changed;
}

/**
 * Parses a file for editing.
 *
 * @param text without a byte order mark
 * @throws SyntaxError if the text does not parse: what is not understood is not edited
 */
export function parseSource(file: string, text: string): Source {
  const { program, comments: found } = parseScript(file, text);
  linkParents(program);
  const scripts = scriptsOf(file, text);
  const comments = found.map(({ type, value, start, end }): CommentRange => ({
    range: [start, end],
    value,
    isLine: type === 'Line',
  }));
  if (component.test(file)) {
    endWithinScripts(program, { text, comments, scripts });
  }
  return lazily({ file, text, program, comments, scripts });
}

/**
 * Between two scripts the parser is given a semicolon, in the place of the tag that ends the first. A statement that is
 * written without one would end by that, in the tag: it ends where its own text does.
 */
function endWithinScripts(
  program: TSESTree.Program,
  { text, comments, scripts }: Pick<Source, 'text' | 'comments' | 'scripts'>,
): void {
  for (const [, scriptEnd] of scripts) {
    const last = endOfCode(text.slice(0, scriptEnd), comments);
    walk(program, node => {
      if (node.type !== 'Program' && node.range[0] < last && node.range[1] > scriptEnd) {
        node.range = [node.range[0], last];
      }
      return node.range[0] < last && node.range[1] >= last;
    });
  }
}

/** Where the code of a text ends: blanks and comments behind it left out. */
function endOfCode(text: string, comments: readonly CommentRange[]): number {
  let end = text.trimEnd().length;
  for (const { range } of [...comments].reverse()) {
    if (range[1] === end) {
      end = text.slice(0, range[0]).trimEnd().length;
    }
  }
  return end;
}

/**
 * The same view of the file that ESLint has at hand, without a second parse. A component is parsed again: its parser's
 * tree has the script below nodes of its own, and a template in which no statement has its place.
 */
export function sourceOfEslint(file: string, code: Readonly<TSESLint.SourceCode>): Source {
  return (
    (component.test(file) && componentOf(file, code.text)) || {
      file,
      text: code.text,
      program: code.ast,
      comments: code.getAllComments().map(({ type, value, range }) => ({
        range,
        value,
        isLine: type === 'Line',
      })),
      scopes: code.scopeManager as ScopeManager,
      scripts: scriptsOf(file, code.text),
    }
  );
}

/** Undefined where ESLint's parser takes what ours does not. */
function componentOf(file: string, text: string): Source | undefined {
  try {
    return parseSource(file, text);
  } catch {
    return undefined;
  }
}

type ParsedScript = ParseResult & { program: TSESTree.Program };

function parseScript(file: string, text: string): ParsedScript {
  const { parseSync } = oxc();
  const script = scriptOf(file, text);
  const options = { astType: 'ts', range: true, preserveParens: false, sourceType: 'unambiguous' } as const;
  let failure = '';
  const parsed = (text: string, lang: typeof script.lang): ParsedScript | undefined => {
    const result = parseSync(file, text, { ...options, lang });
    const error = result.errors.find(({ severity }) => severity === 'Error');
    failure ||= error?.message ?? '';
    return error ? undefined : (result as unknown as ParsedScript);
  };
  const known = parsed(script.text, script.lang) ?? (script.retryLang && parsed(script.text, script.retryLang));
  if (known) {
    return known;
  }
  const bare = withoutFlowTypes(file, script.text);
  const untyped = bare === undefined ? undefined : parsed(bare, script.lang);
  if (!untyped) {
    throw new SyntaxError(failure);
  }
  return untyped;
}

function scriptsOf(file: string, text: string): readonly Range[] {
  if (!component.test(file)) {
    return [[0, text.length]];
  }
  const fence = /\.astro$/i.test(file) ? /^\s*---/.exec(text) : null;
  if (fence) {
    const start = fence[0].length;
    const end = text.indexOf('\n---', start);
    return [[start, end === -1 ? text.length : end + 1], ...scriptRanges(text)];
  }
  return scriptRanges(text);
}

/** Scopes cost as much as the parse; edits that choose no name do without. */
function lazily(source: Omit<Source, 'scopes'>): Source {
  let scopes: ScopeManager | undefined;
  return {
    ...source,
    get scopes() {
      if (!scopes) {
        const { analyze } =
          require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager');
        scopes = analyze(source.program, { sourceType: 'module' });
      }
      return scopes;
    },
  };
}

/** Why a place that sends an event is no call that could be edited. A clause without a full stop. */
export function whyNoCall({ scripts }: Pick<Source, 'scripts'>, [start, end]: Range): string {
  return scripts.some(script => script[0] <= start && end <= script[1])
    ? 'the function is handed on here, not called'
    : 'it stands in markup: let it call a function of the script, and run this again';
}

/** Whether a file is TypeScript by its name; a component says it of its script. */
export function isTypeScript({ file }: Pick<Source, 'file'>): boolean {
  return /\.[cm]?tsx?$/.test(file);
}
