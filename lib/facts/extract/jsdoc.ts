/** What JSDoc says of JavaScript where TypeScript would have syntax: types of variables, parameters and results, and what a class implements. */
import { parse } from '../../syntax/parse.ts';
import { isFunction } from './nodes.ts';

import type { Parsed } from '../../syntax/parse.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './nodes.ts';

/** One tag that has a type in braces. */
export interface Tag {
  readonly name: string;
  /** The name that follows the type: of a parameter, a property or a typedef. */
  readonly of: string;
  /** Absent where the type does not parse, or says nothing. */
  readonly type?: TSESTree.TypeNode;
}

/** The tags of one comment, in their order. */
export type Doc = readonly Tag[];

/** `@import { name as local } from 'module'`. */
export interface ImportedType {
  readonly local: string;
  readonly name: string;
  readonly module: string;
}

interface Written {
  readonly name: string;
  readonly of: string;
  /** Of what stands between the braces. */
  readonly start: number;
  readonly end: number;
}

const scripts = /\.(?:[cm]?jsx?|vue|svelte)$/i;
const typed = /@(?:import|implements|type|typedef|param|arg|argument|property|prop|returns?|callback)\b/;
const tag = /@(\w+)[^\S\r\n]*(?:\{|([\w$]+))/g;
/** As long as what stands before the type of the shortest tag, so that offsets stay true. */
const HEAD = 'type a=';

/**
 * The JSDoc of a file.
 *
 * @returns undefined where the file is TypeScript, whose own types count, or has none
 */
export function docsOf(file: string, { text, comments }: Pick<Parsed, 'text' | 'comments'>): Docs | undefined {
  if (!scripts.test(file) || !typed.test(text) || isTypeScript(file, text)) return undefined;
  const blocks = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*') && typed.test(value));
  return blocks.length > 0 ? new Docs(text, blocks) : undefined;
}

/** A component whose script is TypeScript. */
function isTypeScript(file: string, text: string): boolean {
  return /\.(?:vue|svelte)$/i.test(file) && /\blang\s*=\s*["']?ts/i.test(text);
}

export class Docs {
  readonly #text: string;
  readonly #comments: readonly { readonly start: number; readonly end: number }[];
  /** By the offset of what follows the comment. */
  readonly #docs = new Map<number, Doc>();
  /** By the offset of what stands in the parentheses behind the comment. */
  readonly #casts = new Map<number, Doc>();

  constructor(text: string, comments: readonly { readonly start: number; readonly end: number }[]) {
    this.#text = text;
    this.#comments = comments;
    const written = comments.map(({ start, end }) => tagsIn(text, start, end));
    const types = typesAt(text, written.flat());
    for (const [index, { end }] of comments.entries()) {
      const doc = (written[index] ?? []).map((one): Tag => {
        const type = types.get(one.start);
        return { name: one.name, of: one.of, ...(type && { type }) };
      });
      const next = this.#solid(end);
      this.#docs.set(next, doc);
      if (text[next] === '(') this.#casts.set(this.#solid(next + 1), doc);
    }
  }

  /** The types that comments import. */
  get imports(): readonly ImportedType[] {
    return this.#comments.flatMap(({ start, end }) => importsIn(this.#text.slice(start, end)));
  }

  /** All that the file documents. */
  get all(): Iterable<Doc> {
    return this.#docs.values();
  }

  /** What the comment before a node says. */
  of(node: Node): Doc {
    return this.#docs.get(node.range[0]) ?? [];
  }

  /** The tag of this name before a node. */
  tag(node: Node, ...names: readonly string[]): Tag | undefined {
    return this.of(node).find(({ name }) => names.includes(name));
  }

  /** The type that an expression in parentheses is cast to. */
  cast(node: Node): Tag | undefined {
    const doc = this.#casts.get(node.range[0]);
    if (!doc || this.#text[this.#solid(node.range[1])] !== ')') return undefined;
    return doc.find(({ name }) => name === 'type');
  }

  /** What is said before a statement is said of what it declares. */
  handDown(node: Node): void {
    const doc = this.#docs.get(node.range[0]);
    if (doc) for (const heir of heirsOf(node)) this.#docs.set(heir.range[0], doc);
  }

  /** The offset of the first character from `at` on that is no blank. */
  #solid(at: number): number {
    const blanks = /\s*/y;
    blanks.lastIndex = at;
    blanks.test(this.#text);
    return blanks.lastIndex;
  }
}

function importsIn(comment: string): ImportedType[] {
  return [...comment.matchAll(/@import ([^'"@]+)['"]([^'"]+)['"]/g)].flatMap(([, what = '', module = '']) => {
    const names = what
      .split('\n')
      .map((line, index) => (index === 0 ? line : line.trimStart().replace(/^\*/, '')))
      .join('\n')
      .replace(/^\s*type /, '')
      .replace(/[{}]|\bfrom\s*$/g, '');
    return names.split(',').flatMap((one): ImportedType[] => {
      const [name = '', local = name] = one
        .trim()
        .split(' as ')
        .map(word => word.trim());
      if (!/^[\w$*]+$/.test(name)) return [];
      return [{ name: what.includes('{') || name === '*' ? name : 'default', local, module }];
    });
  });
}

function heirsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return node.declaration ? [node.declaration] : [];
    case 'VariableDeclaration':
      return node.declarations.slice(0, 1);
    case 'VariableDeclarator':
      return made(node.init);
    case 'AssignmentExpression':
      return made(node.right);
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return made(node.value);
    default:
      return [];
  }
}

/** A function or a class, of which something can be said. */
function made(node: Node | null): readonly Node[] {
  return node && (isFunction(node) || node.type === 'ClassExpression') ? [node] : [];
}

/** The tags of a comment that have a type, or a name of their own. */
function tagsIn(text: string, start: number, end: number): Written[] {
  const result: Written[] = [];
  tag.lastIndex = start;
  for (let match = tag.exec(text); match && match.index < end; match = tag.exec(text)) {
    const [whole, name = '', word] = match;
    const from = match.index + whole.length;
    if (word !== undefined) {
      result.push({ name, of: word, start: from, end: from });
      continue;
    }
    const to = closing(text, from, end);
    if (to === undefined) break;
    const of = /^\s*\[?\s*([\w$.]*)/.exec(text.slice(to + 1, Math.min(end, to + 200)))?.[1] ?? '';
    result.push({ name, of, start: from, end: to });
    tag.lastIndex = to;
  }
  return result;
}

/** The offset of the brace that closes the one before `from`. */
function closing(text: string, from: number, end: number): number | undefined {
  let depth = 1;
  for (let at = from; at < end; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** The types of tags, by their offsets: all are parsed at once, each at its own place. */
function typesAt(text: string, tags: readonly Written[]): ReadonlyMap<number, TSESTree.TypeNode> {
  const result = new Map<number, TSESTree.TypeNode>();
  const pieces: string[] = [];
  let end = 0;
  for (const { start, end: to } of tags) {
    const code = `${HEAD}${inTypeScript(text.slice(start, to))}`;
    if (to === start || parse('type.ts', code).error) continue;
    const from = start - HEAD.length;
    if (from < end) continue;
    pieces.push(' '.repeat(from - end), code, ';');
    end = to + 1;
  }
  if (pieces.length === 0) return result;
  for (const node of parse('types.ts', pieces.join('')).program.body)
    if (node.type === 'TSTypeAliasDeclaration') result.set(node.range[0] + HEAD.length, node.typeAnnotation);
  return result;
}

/** The type without what JSDoc has beside TypeScript, as long as before. */
function inTypeScript(type: string): string {
  return type
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^(\s*)\*/, '$1 ')))
    .join(' ')
    .replace(/^(\s*)(?:\.\.\.|[?!])/, (match, blanks: string) => blanks.padEnd(match.length))
    .replace(/=\s*$/, match => ' '.repeat(match.length))
    .replace(/\.</g, ' <')
    .replace(/([<(|,]\s*)[?!]/g, '$1 ');
}
