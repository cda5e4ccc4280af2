import type { TSESTree } from '@typescript-eslint/utils';

import { statementListOf, walk } from './nodes.ts';
import type { Source } from './source.ts';

/** How the file at hand is written, so that what is added reads like the rest. */
export interface Style {
  readonly newline: '\n' | '\r\n';
  readonly quote: "'" | '"';
  /** `;` or nothing. */
  readonly semicolon: ';' | '';
  /** One step of indentation. */
  readonly indent: string;
}

const styles = new WeakMap<Source, Style>();

export function styleOf(source: Source): Style {
  const known = styles.get(source);
  if (known) {
    return known;
  }
  const style = detect(source);
  styles.set(source, style);
  return style;
}

/** The blanks at the start of the line that holds `offset`. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset of the line's end, before its newline. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) {
    return text.length;
  }
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Whether nothing but blanks stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

function detect(source: Source): Style {
  const { text, program } = source;
  const imports = new Tally();
  const literals = new Tally();
  const semicolons = new Tally();
  const steps = new Tally();

  walk(program, node => {
    if (node.type === 'ImportDeclaration') {
      imports.add(node.source.raw[0] as string);
    } else if (node.type === 'Literal' && typeof node.value === 'string' && node.parent.type !== 'JSXAttribute') {
      // A string that holds the other quote says nothing of the habit.
      if (!/['"]/.test(node.value)) {
        literals.add(node.raw[0] as string);
      }
    }
    for (const statement of statementListOf(node) ?? []) {
      if (endsWithSemicolonByHabit(statement)) {
        semicolons.add(text[statement.range[1] - 1] === ';' ? ';' : '');
      }
    }
    if (node.type === 'BlockStatement' && node.body[0]) {
      const step = stepOf(text, node, node.body[0]);
      if (step) {
        steps.add(step);
      }
    }
  });

  return {
    newline: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    quote: (imports.most() ?? literals.most()) === '"' ? '"' : "'",
    semicolon: semicolons.most() === '' ? '' : ';',
    // Without a block that tells, the first line does that is indented.
    indent: steps.most() ?? (/^[ \t]/m.exec(text)?.[0] === '\t' ? '\t' : '  '),
  };
}

function endsWithSemicolonByHabit({ type }: TSESTree.Node): boolean {
  return (
    type === 'ExpressionStatement' ||
    type === 'VariableDeclaration' ||
    type === 'ImportDeclaration' ||
    type === 'ReturnStatement'
  );
}

function stepOf(text: string, block: TSESTree.BlockStatement, first: TSESTree.Node): string | undefined {
  if (!isFirstOnLine(text, first.range[0])) {
    return undefined;
  }
  const outer = indentationAt(text, block.range[1] - 1);
  const inner = indentationAt(text, first.range[0]);
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : undefined;
}

class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The most frequent key; the first seen among equals. */
  most(): string | undefined {
    let best: string | undefined;
    for (const [key, count] of this.#counts) {
      if (best === undefined || count > (this.#counts.get(best) ?? 0)) {
        best = key;
      }
    }
    return best;
  }
}
