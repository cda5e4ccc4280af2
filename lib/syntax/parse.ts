import { asExports, asImports } from './default-reexports.ts';
import { withoutFlowTypes } from './flow.ts';
import { addInlineScripts } from './inline-scripts.ts';
import { tooDeep } from './nesting.ts';
import { oxc } from './oxc.ts';
import { scriptOf } from './script-blocks.ts';
import { addElements } from './template-elements.ts';
import { withHandlers } from './template-handlers.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Comment, ParseResult } from 'oxc-parser';

const templated = /\.(?:vue|svelte|astro|html?)$/i;

const treeOptions = { astType: 'ts', range: true, preserveParens: false, sourceType: 'unambiguous' } as const;

export interface Parsed {
  readonly program: TSESTree.Program;
  /** The source that offsets refer to: the file's text without a byte order mark. */
  readonly text: string;
  /** In order; made at first use. */
  readonly comments: readonly Comment[];
  readonly error?: { message: string; offset: number };
}

/**
 * Parses a file into a tree of typescript-estree's shape, without parent links.
 * Offsets are UTF-16 units into the text without its byte order mark, as in ESLint.
 *
 * The parser recovers from many errors; `error` is then set beside a usable tree. What nests too deep is not parsed:
 * its tree is empty.
 *
 * @param handlers - also read the handlers in the markup of components and pages, and scripts that JSX writes into one
 */
export function parse(file: string, source: string, handlers = false): Parsed {
  const { parseSync } = oxc();
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const script = scriptOf(file, text);
  const code = handlers && templated.test(file) ? withHandlers(file, text, script.text, isProgram) : script.text;
  const excess = tooDeep(code);
  let result = parseSync(file, excess ? '' : code, { ...treeOptions, lang: script.lang });
  if (result.errors.length > 0 && script.retryLang) {
    const second = parseSync(file, code, { ...treeOptions, lang: script.retryLang });
    if (second.errors.length < result.errors.length) result = second;
  }
  if (result.errors.length > 0) {
    // A module of CommonJS is the body of a function: it may return.
    const lang = script.retryLang ?? script.lang;
    const second = parseSync(file, code, { ...treeOptions, lang, sourceType: 'commonjs' });
    if (second.errors.length < result.errors.length) result = second;
  }
  const rewritten = result.errors.length > 0 ? asImports(code) : undefined;
  if (rewritten) {
    const second = parseSync(file, rewritten.code, { ...treeOptions, lang: script.retryLang ?? script.lang });
    if (second.errors.length < result.errors.length) {
      asExports(second.program as unknown as TSESTree.Program, rewritten.places);
      result = second;
    }
  }
  const bare = result.errors.length > 0 ? withoutFlowTypes(file, code) : undefined;
  if (bare !== undefined) {
    const second = parseSync(file, bare, { ...treeOptions, lang: script.lang });
    if (second.errors.length === 0) result = second;
  }
  const error = excess ?? firstErrorOf(result);
  const program = result.program as unknown as TSESTree.Program;
  if (handlers && templated.test(file)) addElements(program, file, text, programOf);
  else if (handlers) addInlineScripts(program, text, programOf);
  return {
    program,
    text,
    get comments() {
      return result.comments;
    },
    ...(error && { error }),
  };
}

function firstErrorOf({ errors }: ParseResult): Parsed['error'] {
  const error = errors.find(({ severity }) => severity === 'Error');
  return error && { message: error.message, offset: error.labels[0]?.start ?? 0 };
}

function isProgram(code: string): boolean {
  return !tooDeep(code) && oxc().parseSync('handler.ts', code, { lang: 'ts' }).errors.length === 0;
}

/** The tree of a script of a page, which knows neither types nor markup. */
function programOf(code: string): TSESTree.Program | undefined {
  if (tooDeep(code)) return undefined;
  const { program, errors } = oxc().parseSync('script.js', code, { ...treeOptions, lang: 'js' });
  return errors.length === 0 ? (program as unknown as TSESTree.Program) : undefined;
}
