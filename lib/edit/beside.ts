import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import { endWithComments, hasComment, lastBefore, startWithComments, startWithDirectives } from './comments.ts';
import type { Edit } from './edit.ts';
import { insertAt, replace } from './edit.ts';
import { Effect, effectOf } from './effects.ts';
import { reindent, textMoved } from './indentation.ts';
import type { Node } from './nodes.ts';
import type { Placement } from './placement.ts';
import { isResultIgnored } from './placement.ts';
import type { Source } from './source.ts';
import type { Style } from './style.ts';
import { indentationAt, isFirstOnLine, styleOf } from './style.ts';

/** A variable to be declared before an expression that holds its value. */
export interface Declaration {
  readonly name: string;
  /** What the variable takes; the caller replaces it by the name. */
  readonly node: Node;
  /** What is replaced, if more than the node. */
  readonly replaced?: Range;
}

/** What is to stand beside an expression. */
export interface Beside {
  readonly declarations: readonly Declaration[];
  /** Put as a statement behind the expression, or before it where nothing can follow. Without semicolon. */
  readonly expression: string;
  /** More of the same, one a statement. */
  readonly more?: readonly string[];
  /** The expression that it stands beside has no value that anybody could use. */
  readonly returnsNothing: boolean;
  /** Put it before even where it could follow. */
  readonly isFirst?: boolean;
  /** What an expression that stands behind a condition leaves undone where that does not hold: `left && expression`. */
  readonly otherwise?: Otherwise;
}

/** An `else` for what becomes an `if`. */
export interface Otherwise {
  /** What is still to be asked. */
  readonly condition: string | undefined;
  /** `\t` is a step of indentation. */
  readonly lines: readonly string[];
}

/** The edits that put declarations before an expression and another expression behind it, as its place allows. */
export function besideEdits(
  source: Source,
  placement: Placement,
  beside: Beside,
): Edit[] | { readonly refused: string } {
  return new Writer(source, placement, beside).write();
}

const refuse = (refused: string): { refused: string } => ({ refused });

class Writer {
  readonly #source: Source;
  readonly #placement: Placement;
  readonly #beside: Beside;
  readonly #style: Style;

  constructor(source: Source, placement: Placement, beside: Beside) {
    this.#source = source;
    this.#placement = placement;
    this.#beside = beside;
    this.#style = styleOf(source);
  }

  write(): Edit[] | { refused: string } {
    const placement = this.#placement;
    switch (placement.kind) {
      case 'statement':
        return this.#around(placement.statement, !this.#beside.isFirst);
      case 'within':
        return this.#around(placement.statement, placement.follow && !this.#beside.isFirst);
      case 'only-statement':
        return this.#inBlock(placement.statement, this.#beside.isFirst);
      case 'only-within':
        return this.#inBlock(placement.statement, true);
      case 'conditional-return':
        return this.#conditionalReturn(placement);
      case 'logical-statement':
        return this.#logicalStatement(placement);
      case 'conditional-statement':
        return this.#conditionalStatement(placement);
      case 'sequence-statement':
        return this.#sequenceStatement(placement);
      case 'arrow':
        return this.#arrow(placement);
      case 'logical-arrow':
        return this.#logicalArrow(placement);
      case 'inside':
        return this.#inside(placement.outer, placement.why);
    }
  }

  #around(statement: TSESTree.Statement, follow: boolean): Edit[] {
    const { text } = this.#source;
    const indent = indentationAt(text, statement.range[0]);
    const ownLine = isFirstOnLine(text, startWithComments(this.#source, startOfGuarded(text, statement.range[0])));
    const before = this.#declarations(indent);
    if (!follow) {
      before.push(...this.#sentences());
    }
    const gap = ownLine ? `${this.#style.newline}${indent}` : ' ';
    const [open, close] = this.#bracesOfCase(statement);
    return [
      ...(open ? [open] : []),
      ...this.#before(statement, before, gap),
      ...(follow ? [this.#after(statement, gap)] : []),
      ...(close ? [close] : []),
    ];
  }

  #before(statement: Node, lines: readonly string[], gap: string): Edit[] {
    if (lines.length === 0) {
      return [];
    }
    const { text } = this.#source;
    const [start] = statement.range;
    const needsSemicolon = gap === ' ' || startsLikeContinuation(text.slice(start));
    const all = lines.map((line, index) =>
      needsSemicolon && (gap === ' ' || index === lines.length - 1) ? withSemicolon(line) : line,
    );
    const place = gap === ' ' ? start : startWithDirectives(this.#source, startWithComments(this.#source, start));
    return [insertAt(place, all.map(line => line + gap).join(''))];
  }

  #after(statement: Node, gap: string): Edit {
    const { text } = this.#source;
    const [, statementEnd] = statement.range;
    const end = withoutStraySemicolon(text, statementEnd);
    if (gap === ' ') {
      const closed = text[end - 1] === ';';
      const sends = this.#expressions().join('; ');
      return insertAt(end, `${closed ? '' : ';'} ${closed ? withSemicolon(sends) : sends}`);
    }
    const next = text.slice(end).trimStart();
    const helper = this.#sentences().join(gap);
    return insertAt(
      endWithComments(this.#source, end),
      gap + (startsLikeContinuation(next) ? withSemicolon(helper) : helper),
    );
  }

  /** `case 'x':` gets braces, so that the variable belongs to this case alone. */
  #bracesOfCase(statement: Node): Edit[] {
    const { parent } = statement;
    if (
      parent?.type !== 'SwitchCase' ||
      this.#beside.declarations.length === 0 ||
      parent.consequent.some(declaresForAllCases)
    ) {
      return [];
    }
    const { text } = this.#source;
    const colon = text.indexOf(':', parent.test ? parent.test.range[1] : parent.range[0]) + 1;
    const last = parent.consequent.at(-1) as Node;
    const [first] = parent.consequent;
    const sameLine = first !== undefined && !isFirstOnLine(text, first.range[0]);
    const indent = indentationAt(text, parent.range[0]);
    return [
      insertAt(colon, ' {'),
      insertAt(
        sameLine ? last.range[1] : endWithComments(this.#source, last.range[1]),
        sameLine ? ' }' : `${this.#style.newline}${indent}}`,
      ),
    ];
  }

  /** `if (x) track();`, `if (x) return track();` */
  #inBlock(statement: TSESTree.Statement, isFirst = false): Edit[] {
    const { text } = this.#source;
    const { newline, indent: step } = this.#style;
    const [start] = statement.range;
    const ownLine = isFirstOnLine(text, start);
    const outer = indentationAt(text, (statement.parent as Node).range[0]);
    const inner = ownLine ? indentationAt(text, start) : outer + step;
    const before = [...this.#declarations(inner), ...(isFirst ? this.#sentences() : [])]
      .map(line => `${line}${newline}${inner}`)
      .join('');
    const headEnd = this.#codeEndBefore(start);
    const open = hasComment(this.#source, [headEnd, start])
      ? [insertAt(headEnd, ' {'), insertAt(start, before)]
      : [replace([headEnd, start], ` {${newline}${inner}${before}`)];
    const end = withoutStraySemicolon(text, statement.range[1]);
    const close = text[end - 1] === ';' || this.#style.semicolon === '' ? '' : ';';
    const place = endWithComments(this.#source, end);
    const gap = this.#gapBeforeElse(statement, place);
    const stray: Range = [end, statement.range[1]];
    return [
      ...open,
      ...reindent(this.#source, statement, indentationAt(text, start), inner, [...this.#replaced(), stray]),
      replace(
        [place, place + gap.length],
        `${close}${isFirst ? '' : this.#behind(inner)}${newline}${outer}}${gap ? ' ' : ''}`,
      ),
    ];
  }

  /** The blanks between a statement that becomes a block and its `else`, which stands beside the brace from now on. */
  #gapBeforeElse(statement: TSESTree.Statement, end: number): string {
    const { parent } = statement;
    if (parent?.type !== 'IfStatement' || parent.consequent !== statement || !parent.alternate) {
      return '';
    }
    const rest = this.#source.text.slice(end);
    const behind = rest.trimStart();
    return behind.startsWith('else') ? rest.slice(0, rest.length - behind.length) : '';
  }

  /** What a statement has behind an expression, but for a semicolon that guards the line below. */
  #tail(outer: Node, statement: Node): Range {
    return [outer.range[1], withoutStraySemicolon(this.#source.text, statement.range[1])];
  }

  /** Where the code ends that stands before `offset`: blanks and comments left out. */
  #codeEndBefore(offset: number): number {
    let end = this.#source.text.slice(0, offset).trimEnd().length;
    for (let comment = lastBefore(this.#source, offset); comment; comment = lastBefore(this.#source, end)) {
      end = this.#source.text.slice(0, comment.range[0]).trimEnd().length;
    }
    return end;
  }

  #logicalStatement({
    outer,
    logical,
    statement,
  }: Placement & { kind: 'logical-statement' }): Edit[] | { refused: string } {
    const indent = indentationAt(this.#source.text, statement.range[0]);
    const head: Range = [statement.range[0], outer.range[0]];
    const tail = this.#tail(outer, statement);
    if (this.#holdsOtherThan(head, logical.left) || hasComment(this.#source, tail)) {
      return refuse('comments stand in the condition before it');
    }
    return this.#branch(head, tail, outer, `if (${this.#condition(logical)}) {`, indent, `}${this.#otherwise(indent)}`);
  }

  #logicalArrow({ outer, logical, arrow }: Placement & { kind: 'logical-arrow' }): Edit[] | { refused: string } {
    if (!isResultIgnored(arrow)) {
      return this.#inside(outer, 'it stands in a condition whose value is returned');
    }
    const { text } = this.#source;
    const { newline, indent: step } = this.#style;
    const arrowEnd = text.lastIndexOf('=>', arrow.body.range[0]) + 2;
    const indent = indentationAt(text, arrowEnd);
    const head: Range = [arrowEnd, outer.range[0]];
    const tail: Range = [outer.range[1], arrow.range[1]];
    if (this.#holdsOtherThan(head, logical.left) || hasComment(this.#source, tail)) {
      return refuse('comments stand in the condition before it');
    }
    const inner = indent + step;
    return this.#branch(
      head,
      tail,
      outer,
      ` {${newline}${inner}if (${this.#condition(logical)}) {`,
      inner,
      `}${this.#otherwise(inner)}${newline}${indent}}`,
    );
  }

  #conditionalStatement({
    outer,
    conditional,
    statement,
  }: Placement & { kind: 'conditional-statement' }): Edit[] | { refused: string } {
    const { text } = this.#source;
    const { newline, indent: step, semicolon } = this.#style;
    const indent = indentationAt(text, statement.range[0]);
    const inner = indent + step;
    const { test, consequent, alternate } = conditional;
    const head: Range = [statement.range[0], consequent.range[0]];
    const middle: Range = [consequent.range[1], alternate.range[0]];
    const tail = this.#tail(alternate, statement);
    if (this.#holdsOtherThan(head, test) || hasComment(this.#source, middle) || hasComment(this.#source, tail)) {
      return refuse('comments stand in the condition before it');
    }
    const isFirst = consequent === outer;
    const other = isFirst ? alternate : consequent;
    const declarations = this.#declarations(inner)
      .map(line => `${line}${newline}${inner}`)
      .join('');
    const sends = semicolon + this.#behind(inner);
    const condition = text.slice(...test.range);
    if (doesNothing(other)) {
      const range: Range = isFirst ? [outer.range[1], tail[1]] : [statement.range[0], outer.range[0]];
      const opening = `if (${isFirst ? condition : negated(test, condition)}) {${newline}${inner}${declarations}`;
      const closing = `${sends}${newline}${indent}}`;
      return [
        replace(isFirst ? head : range, opening),
        ...reindent(this.#source, outer, indentationAt(text, outer.range[0]), inner, this.#replaced()),
        replace(isFirst ? range : tail, closing),
      ];
    }
    return [
      replace(head, `if (${condition}) {${newline}${inner}${isFirst ? declarations : ''}`),
      ...reindent(this.#source, consequent, indentationAt(text, consequent.range[0]), inner, this.#replaced()),
      replace(
        middle,
        `${isFirst ? sends : semicolon}${newline}${indent}} else {${newline}${inner}${isFirst ? '' : declarations}`,
      ),
      ...reindent(this.#source, alternate, indentationAt(text, alternate.range[0]), inner, this.#replaced()),
      replace(tail, `${isFirst ? semicolon : sends}${newline}${indent}}`),
    ];
  }

  /** `return test ? track() : other;` becomes two returns, the first in an `if`. */
  #conditionalReturn({
    outer,
    conditional,
    home,
  }: Placement & { kind: 'conditional-return' }): Edit[] | { refused: string } {
    const { text } = this.#source;
    const { newline, indent: step, semicolon } = this.#style;
    const { test, consequent, alternate } = conditional;
    const isArrow = home.type === 'ArrowFunctionExpression';
    const start = isArrow ? text.lastIndexOf('=>', conditional.range[0]) + 2 : home.range[0];
    const [head, middle, tail]: [Range, Range, Range] = [
      [start, consequent.range[0]],
      [consequent.range[1], alternate.range[0]],
      isArrow ? [alternate.range[1], home.range[1]] : this.#tail(alternate, home),
    ];
    if (this.#holdsOtherThan(head, test) || hasComment(this.#source, middle) || hasComment(this.#source, tail)) {
      return refuse('comments stand in the condition before it');
    }
    const indent = indentationAt(text, start);
    const outside = isArrow ? indent + step : indent;
    const inside = outside + step;
    const before = (branch: Node, own: string): string =>
      branch === outer
        ? [...this.#declarations(own), ...this.#sentences()].map(line => line + newline + own).join('')
        : '';
    const moved = (branch: Node, own: string): Edit[] =>
      reindent(this.#source, branch, indentationAt(text, branch.range[0]), own, this.#replaced());
    return [
      replace(
        head,
        `${isArrow ? ` {${newline}${outside}` : ''}if (${text.slice(...test.range)}) {${newline}${inside}${before(consequent, inside)}return `,
      ),
      ...moved(consequent, inside),
      replace(middle, `${semicolon}${newline}${outside}}${newline}${outside}${before(alternate, outside)}return `),
      ...moved(alternate, outside),
      replace(tail, `${semicolon}${isArrow ? `${newline}${indent}}` : ''}`),
    ];
  }

  /** `a(), track(), b();` becomes three statements. */
  #sequenceStatement({
    outer,
    sequence,
    statement,
  }: Placement & { kind: 'sequence-statement' }): Edit[] | { refused: string } {
    const { text } = this.#source;
    const { newline, semicolon } = this.#style;
    const indent = indentationAt(text, statement.range[0]);
    const gap = `${semicolon || ';'}${newline}${indent}`;
    const edits: Edit[] = [];
    for (const [index, expression] of sequence.expressions.entries()) {
      const next = sequence.expressions[index + 1];
      const isSite = expression === outer;
      if (isSite) {
        edits.push(
          insertAt(
            expression.range[0],
            this.#declarations(indent)
              .map(line => `${line}${newline}${indent}`)
              .join(''),
          ),
        );
      }
      const sends = isSite ? `${gap}${this.#expressions().join(gap)}` : '';
      if (!next) {
        edits.push(insertAt(expression.range[1], sends));
        continue;
      }
      const between: Range = [expression.range[1], next.range[0]];
      if (text.slice(...between).trim() !== ',') {
        return refuse('parentheses or comments stand in its sequence');
      }
      edits.push(replace(between, `${sends}${gap}`));
    }
    return text[statement.range[0]] === '(' ? refuse('parentheses or comments stand in its sequence') : edits;
  }

  #arrow({ outer, arrow }: Placement & { kind: 'arrow' }): Edit[] | { refused: string } {
    const { text } = this.#source;
    const { newline, indent: step, semicolon } = this.#style;
    const { body } = arrow;
    const arrowEnd = text.lastIndexOf('=>', body.range[0]) + 2;
    const indent = indentationAt(text, arrowEnd);
    const inner = indent + step;
    const head: Range = [arrowEnd, body.range[0]];
    const tail: Range = [body.range[1], arrow.range[1]];
    if (hasComment(this.#source, head) || hasComment(this.#source, tail)) {
      return refuse('comments stand beside the arrow before it');
    }
    const isStatement = body === outer && (this.#beside.returnsNothing || isVoid(outer) || isResultIgnored(arrow));
    const follows = isStatement && !this.#beside.isFirst;
    const before = [...this.#declarations(inner), ...(follows ? [] : this.#sentences())];
    // A body on its own line was closed on another; the brace closes it now.
    const close = text.slice(...head).includes('\n') ? breakBeforeBracket(text, arrow.range[1]) : '';
    const opening = before.map(line => `${line}${newline}${inner}`).join('');
    return [
      replace(head, ` {${newline}${inner}${opening}${isStatement ? '' : 'return '}`),
      ...reindent(this.#source, body, indentationAt(text, body.range[0]), inner, this.#replaced()),
      replace(
        [tail[0], tail[1] + close.length],
        `${semicolon}${follows ? this.#behind(inner) : ''}${newline}${indent}}`,
      ),
    ];
  }

  #inside(outer: Node, why: string): Edit[] | { refused: string } {
    if (this.#beside.declarations.length > 0) {
      return refuse(
        `${why}, where its properties cannot be put into a variable first: make it a statement of its own, and run this again`,
      );
    }
    return [insertAt(outer.range[0], `(${this.#expressions().join(', ')}, `), insertAt(outer.range[1], ')')];
  }

  /** Puts `outer` into the block of an `if` whose head is `opening`. */
  #branch(head: Range, tail: Range, outer: Node, opening: string, indent: string, closing: string): Edit[] {
    const { text } = this.#source;
    const { newline, indent: step, semicolon } = this.#style;
    const inner = indent + step;
    const declarations = this.#declarations(inner)
      .map(line => `${line}${newline}${inner}`)
      .join('');
    return [
      replace(head, `${opening}${newline}${inner}${declarations}`),
      ...reindent(this.#source, outer, indentationAt(text, outer.range[0]), inner, this.#replaced()),
      replace(tail, `${semicolon}${this.#behind(inner)}${newline}${indent}${closing}`),
    ];
  }

  #otherwise(indent: string): string {
    const { newline, indent: step } = this.#style;
    const { otherwise } = this.#beside;
    if (!otherwise) {
      return '';
    }
    const head = otherwise.condition === undefined ? ' else {' : ` else if (${otherwise.condition}) {`;
    const lines = otherwise.lines.map(line => indent + step + line.replaceAll('\t', step));
    return [head, ...lines, `${indent}}`].join(newline);
  }

  #condition({ operator, left }: TSESTree.LogicalExpression): string {
    const condition = this.#source.text.slice(...left.range);
    return operator === '&&' ? condition : negated(left, condition);
  }

  /** Whether comments stand in `range` outside of `kept`. */
  #holdsOtherThan(range: Range, kept: Node): boolean {
    return hasComment(this.#source, [range[0], kept.range[0]]) || hasComment(this.#source, [kept.range[1], range[1]]);
  }

  #declarations(indent: string): string[] {
    const { text } = this.#source;
    return this.#beside.declarations.map(({ name, node }) => {
      const value = textMoved(this.#source, node, indentationAt(text, node.range[0]), indent);
      return `const ${name} = ${node.type === 'SequenceExpression' ? `(${value})` : value}${this.#style.semicolon}`;
    });
  }

  #replaced(): Range[] {
    return this.#beside.declarations.map(({ node, replaced }) => replaced ?? node.range);
  }

  #expressions(): readonly string[] {
    const { expression, more = [] } = this.#beside;
    return [expression, ...more];
  }

  #sentences(): readonly string[] {
    return this.#expressions().map(each => each + this.#style.semicolon);
  }

  /** Each on a line of its own, behind what ends with the line above. */
  #behind(indent: string): string {
    return this.#sentences()
      .map(each => this.#style.newline + indent + each)
      .join('');
  }
}

export function isVoid(node: Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'void';
}

function doesNothing(node: Node): boolean {
  return (
    (node.type === 'Literal' && !('regex' in node)) ||
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (isVoid(node) && effectOf(node) === Effect.Constant)
  );
}

/** Whether a statement of a case declares what the other cases see. */
export function declaresForAllCases({ type }: Node): boolean {
  return type === 'VariableDeclaration' || type === 'FunctionDeclaration' || type === 'ClassDeclaration';
}

function negated(node: Node, text: string): string {
  const bare = node.type === 'UnaryExpression' && node.operator === '!' ? node.argument : undefined;
  if (bare) {
    return text.slice(bare.range[0] - node.range[0]);
  }
  return effectOf(node) <= Effect.Calls &&
    /^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(node.type)
    ? `!${text}`
    : `!(${text})`;
}

function withSemicolon(line: string): string {
  return line.endsWith(';') ? line : `${line};`;
}

/** Text that would be read as going on with the expression before it, were there no semicolon. */
function startsLikeContinuation(text: string): boolean {
  return /^[([`/+*-]/.test(text) && !/^\/[/*]/.test(text);
}

/** In code without semicolons `;(` may start a line: the semicolon does not make it a second statement. */
function startOfGuarded(text: string, start: number): number {
  return text[start - 1] === ';' ? start - 1 : start;
}

/** In code without semicolons one at the start of a line guards that line, not the statement before it. */
function withoutStraySemicolon(text: string, end: number): number {
  const before = text.slice(0, end - 1).trimEnd().length;
  return text[end - 1] === ';' && text.slice(before, end).includes('\n') ? before : end;
}

/** The blanks behind an offset, if they end a line and a bracket closes behind them; else nothing. */
function breakBeforeBracket(text: string, offset: number): string {
  const rest = text.slice(offset);
  const behind = rest.trimStart();
  const blanks = rest.slice(0, rest.length - behind.length);
  return blanks.includes('\n') && /^[)}]/.test(behind) ? blanks : '';
}
