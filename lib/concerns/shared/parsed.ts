/** Other files of the project, with scopes and parents. */
import path from 'node:path';

import { nodeAt } from '../../edit/nodes.ts';
import { parseSource, withoutByteOrderMark } from '../../edit/source.ts';
import { textOf } from '../../files/text.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { Range } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

export interface ParsedFile {
  readonly source: Source;
  /** The smallest node that has exactly this range. */
  nodeAt(range: Range): TSESTree.Node | undefined;
}

/** By path; a text that differs from the one parsed is parsed again. A file that cannot be parsed stays so. */
const parsed = new Map<string, { readonly text: string; readonly file: ParsedFile | undefined }>();

/** @param file relative to the root; undefined is given for what is not there, or cannot be read */
export function parsedFile({ root }: { readonly root: string }, file: string): ParsedFile | undefined {
  const absolute = path.join(root, file);
  const text = textOf(absolute);
  if (text === undefined) return undefined;
  const known = parsed.get(absolute);
  if (known?.text === text) return known.file;
  const made = parse(absolute, text);
  parsed.set(absolute, { text, file: made });
  return made;
}

function parse(absolute: string, text: string): ParsedFile | undefined {
  try {
    const source = parseSource(absolute, withoutByteOrderMark(text));
    return { source, nodeAt: range => nodeAt(source.program, range) };
  } catch {
    return undefined;
  }
}

/** The text of a file; empty where there is none. */
export function textIn({ root }: { readonly root: string }, file: string): string {
  return textOf(path.join(root, file)) ?? '';
}

/** The node at a place of the file at hand, or of another one. */
export function nodeIn(file: string, range: Range, reading: RuleReading): TSESTree.Node | undefined {
  return file === reading.file ? reading.nodeAt(range) : parsedFile(reading.project, file)?.nodeAt(range);
}
