/** Regular expressions of source files, and what can be said of how long they take. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from '../../lib/syntax/parse.ts';

export interface WrittenExpression {
  /** Relative to the root of the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  /** The literal, or the call that makes an expression of what is known at run time. */
  readonly text: string;
  /** Undefined for what is made at run time. */
  readonly known?: { readonly source: string; readonly flags: string };
}

interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly [key: string]: unknown;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Every expression of the files below some folders. */
export function expressionsBelow(folders: readonly string[]): WrittenExpression[] {
  return folders.flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
      .map(entry => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort()
      .flatMap(file => expressionsIn(file, readFileSync(path.join(ROOT, file), 'utf8'))),
  );
}

export function expressionsIn(file: string, text: string): WrittenExpression[] {
  const found: WrittenExpression[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = value as Node;
    const known = knownExpression(node);
    if (known) {
      const [start, end] = node.range;
      const line = text.slice(0, start).split('\n').length;
      found.push({ file, line, text: text.slice(start, end).replace(/\s+/g, ' '), ...(known !== 'made' && { known }) });
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'parent') visit(child);
  };
  visit(parse(file, text).program);
  return found;
}

function knownExpression(node: Node): { source: string; flags: string } | 'made' | undefined {
  if (node.type === 'Literal' && node['regex']) {
    const { pattern, flags } = node['regex'] as { pattern: string; flags: string };
    return { source: pattern, flags };
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  if ((node['callee'] as Node)['name'] !== 'RegExp') return undefined;
  const [source, flags] = (node['arguments'] as Node[]).map(stringOf);
  const hasFlags = (node['arguments'] as Node[]).length > 1;
  return source === undefined || (hasFlags && flags === undefined) ? 'made' : { source, flags: flags ?? '' };
}

function stringOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
}

/**
 * Expressions that together take at least as long as the one: its alternatives, each with what stands around them.
 * Trying one alternative after the other costs what they cost one by one.
 */
export function alternativesOf(source: string): string[] {
  return alternatives(signsOf(source)).map(signs => signs.join(''));
}

/** Whether a part can take in as much as there is; without one, the time for a place of a text has a bound. */
export function repeats(source: string): boolean {
  const signs = signsOf(source);
  return signs.some(
    (sign, at) => sign === '*' || sign === '+' || (sign === '{' && /^\{\d+,\}/.test(signs.slice(at).join(''))),
  );
}

/** Escapes, classes and the beginnings of groups as one sign each. */
function signsOf(source: string): string[] {
  return (
    source.match(/\\[pPu]\{[^}]*\}|\\k<[^>]*>|\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[^]/gu) ?? []
  );
}

function alternatives(signs: readonly string[]): string[][] {
  const all = split(signs);
  if (all.length > 1) return all.flatMap(alternatives);
  // What refers to a group has to stay as it is.
  if (signs.some(sign => /^\\[1-9k]/.test(sign))) return [[...signs]];
  const group = groupWithAlternatives(signs);
  if (!group) return [[...signs]];
  const [start, end] = group;
  const [before, inner, after] = [signs.slice(0, start), signs.slice(start + 1, end), signs.slice(end + 1)];
  return split(inner).flatMap(one => alternatives([...before, '(?:', ...one, ')', ...after]));
}

function split(signs: readonly string[]): string[][] {
  const all: string[][] = [[]];
  let depth = 0;
  for (const sign of signs) {
    if (sign.startsWith('(')) depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) all.push([]);
    else all.at(-1)?.push(sign);
  }
  return all;
}

/** The first group that is neither repeated nor looked for, and gives a choice. */
function groupWithAlternatives(signs: readonly string[]): [number, number] | undefined {
  let depth = 0;
  let start = 0;
  for (const [at, sign] of signs.entries()) {
    if (sign.startsWith('(') && depth++ === 0) start = at;
    if (sign !== ')' || --depth > 0) continue;
    const isPlain = /^\((?:\?:|\?<\w+>)?$/.test(signs[start] as string) && !/^[*+?{]$/.test(signs[at + 1] ?? '');
    if (isPlain && split(signs.slice(start + 1, at)).length > 1) return [start, at];
  }
  return undefined;
}
