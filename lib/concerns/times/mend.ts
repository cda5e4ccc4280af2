import type { TSESTree } from '@typescript-eslint/utils';

import { wholeWord } from '../../text/escape.ts';
import { hasComment } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { replace } from '../../edit/edit.ts';
import { stableVariablesOf } from '../../edit/effects.ts';
import { variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import { isNothing, pathOf, unwrap, walk } from '../../edit/nodes.ts';
import type { Source } from '../../edit/source.ts';

/** What a time is in the code, and what it is to become; `text` is ISO 8601 where a type forbids a `Date`. */
export interface TimeConversion {
  readonly is: 'milliseconds' | 'iso' | 'date';
  readonly wanted: 'seconds' | 'iso' | 'date' | 'text';
  /** How fractions go; default: as elsewhere in the file. */
  readonly rounding?: Rounding;
  /** Whether a part of the expression, a branch for instance, is certainly a time of the kind in `is`, or nothing. */
  isKnown(part: Node): boolean;
  /** Milliseconds only: a text of digits has to become a number first, and a `bigint` cannot. Default: a number. */
  readonly written?: 'number' | 'text' | 'never';
  /** Whether a call, or a name that is imported, always gives a time, and never null or undefined. */
  alwaysGives(part: TSESTree.CallExpression | TSESTree.Identifier): boolean;
}

export type Rounding = 'floor' | 'round' | 'trunc';

export type ConvertedTime =
  | {
      readonly text: string;
      readonly edit: Edit;
      /** The expression as a whole is converted: nothing is written twice, no branch is left out. */
      readonly isWhole: boolean;
      readonly refused?: undefined;
    }
  | { readonly refused: string };

type Made = string | { readonly refused: string };

/**
 * Rewrites an expression of a time into another form. Null and undefined stay what they are: divided, they would
 * become the year 1970.
 *
 * @param node the value alone, or that of a property
 */
export function convertTime(source: Source, node: Node, conversion: TimeConversion): ConvertedTime {
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') {
    return { refused: 'a function gives it' };
  }
  if (isKeptToo(node)) {
    return { refused: 'a variable takes it on the way, where it may be wanted as it is' };
  }
  const work = new Conversion(source, conversion);
  const made = work.of(node);
  if (typeof made !== 'string') {
    return made;
  }
  const taken = globals.find(
    name =>
      countOf(name, made) > countOf(name, source.text.slice(...node.range)) &&
      (variableAt(source, node, name)?.defs.length ?? 0) > 0,
  );
  if (taken) {
    return { refused: `\`${taken}\` means something of its own here` };
  }
  const { parent } = node;
  const isShorthand = parent?.type === 'Property' && parent.shorthand;
  const edit = isShorthand
    ? replace(parent.range, `${source.text.slice(...parent.key.range)}: ${made}`)
    : replace(node.range, made);
  return { text: made, edit, isWhole: work.isSure(node) };
}

/** `{ timestamp: (sentAt = Date.now()) }` */
function isKeptToo(node: Node): boolean {
  let inner = node;
  while (inner.parent && isChoiceOrCast(inner.parent)) {
    inner = inner.parent;
  }
  const { parent } = inner;
  return (
    parent?.type === 'AssignmentExpression' && parent.right === inner && parent.parent.type !== 'ExpressionStatement'
  );
}

function isChoiceOrCast({ type }: Node): boolean {
  return /^(?:TS\w+|Logical|Conditional|Sequence)Expression$/.test(type);
}

/** The globals that a conversion may bring in. */
const globals = ['Math', 'Date', 'Number'] as const;

function countOf(name: string, text: string): number {
  return text.split(new RegExp(wholeWord(name))).length;
}

/** How the file makes whole seconds of fractions. */
function roundingOf({ program }: Source): Rounding {
  const counts = new Map<Rounding, number>();
  walk(program, node => {
    const [argument] = node.type === 'CallExpression' && node.arguments.length === 1 ? node.arguments : [];
    const how =
      node.type === 'CallExpression' ? /^Math\.(floor|round|trunc)$/.exec(pathOf(node.callee) ?? '')?.[1] : undefined;
    if (
      how &&
      argument?.type === 'BinaryExpression' &&
      argument.operator === '/' &&
      argument.right.type === 'Literal' &&
      argument.right.value === 1000
    ) {
      counts.set(how as Rounding, (counts.get(how as Rounding) ?? 0) + 1);
    }
  });
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'floor';
}

const OTHER_FORM = 'it may be a time in another form already';
const NOTHING = 'it may be nothing, which would become a time';

class Conversion {
  readonly #source: Source;
  readonly #asked: TimeConversion;

  constructor(source: Source, asked: TimeConversion) {
    this.#source = source;
    this.#asked = asked;
  }

  of(node: Node): Made {
    if (this.#asked.written === 'never') {
      return { refused: 'it is no number that can be divided' };
    }
    if (isCastToOther(node)) {
      return { refused: 'a cast says that it is something else' };
    }
    if (this.isSure(node)) {
      return this.#whole(node);
    }
    switch (node.type) {
      case 'ConditionalExpression':
        return this.#inPlaces(node, [node.consequent, node.alternate]);
      case 'LogicalExpression':
        return node.operator === '&&' ? this.#inPlaces(node, [node.right]) : this.#fallback(node);
      case 'ChainExpression':
        return this.#chain(node, 'undefined');
      default:
        return this.#guarded(node);
    }
  }

  /** Whether all that the expression can be is such a time. */
  isSure(node: Node): boolean {
    switch (node.type) {
      case 'ConditionalExpression':
        return this.isSure(node.consequent) && this.isSure(node.alternate);
      case 'LogicalExpression':
        // What is nothing on the left gives way to what is on the right.
        return (
          node.operator !== '&&' &&
          this.isSure(node.right) &&
          this.#isKnown(node.left) &&
          !(node.operator === '??' && mayBeFalse(node.left))
        );
      case 'SequenceExpression':
        return this.isSure(node.expressions.at(-1) as Node);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        return this.isSure(node.expression);
      default:
        return this.#isKnown(node) && !this.#mayBeNothing(node);
    }
  }

  #isKnown(node: Node): boolean {
    return isChoice(node)
      ? partsOf(node).every(part => isNothing(part) || this.#isKnown(part))
      : this.#asked.isKnown(node);
  }

  /** The expression with some of its parts converted; those that are nothing, or may be anything, stay. */
  #inPlaces(node: Node, parts: readonly Node[]): Made {
    let text = this.#textOf(node);
    let count = 0;
    for (const part of parts.toReversed()) {
      if (isNothing(part) || (!isChoice(part) && !this.#asked.isKnown(part))) {
        continue;
      }
      const made = this.of(part);
      if (typeof made !== 'string') {
        return made;
      }
      const [start, end] = [part.range[0] - node.range[0], part.range[1] - node.range[0]];
      const before = text.slice(0, start);
      const isLoose = node.type === 'LogicalExpression' && !this.isSure(part) && !before.trimEnd().endsWith('(');
      text = before + (isLoose ? `(${made})` : made) + text.slice(end);
      count++;
    }
    return count > 0 ? text : { refused: OTHER_FORM };
  }

  /** `a?.getTime() ?? null`, `given ?? Date.now()` */
  #fallback(node: TSESTree.LogicalExpression): Made {
    if (isNothing(node.right) && node.left.type === 'ChainExpression') {
      return this.#chain(node.left, this.#textOf(node.right));
    }
    // Nothing on the left must stay nothing, or what is on the right is never asked.
    const isLeftAsIs = !this.#isKnown(node.left);
    return isLeftAsIs || this.isSure(node.left)
      ? this.#inPlaces(node, isLeftAsIs ? [node.right] : [node.left, node.right])
      : { refused: NOTHING };
  }

  /** `user.seen?.getTime()`, where the object can be named twice. */
  #chain(node: TSESTree.ChainExpression, otherwise: string): Made {
    const call = node.expression;
    const link = lastLink(call);
    const isNamed = call.type === 'CallExpression' && call.arguments.length === 0 && pathOf(call.callee) !== undefined;
    if (!link || !isNamed || !this.#asked.isKnown(node)) {
      return { refused: NOTHING };
    }
    return `${this.#textOf(link)} ? ${this.#form(this.#textOf(node).replaceAll('?.', '.'), true)} : ${otherwise}`;
  }

  #guarded(node: Node): Made {
    if (!this.#asked.isKnown(node)) {
      return { refused: OTHER_FORM };
    }
    const text = this.#textOf(node);
    return pathOf(node) === undefined || node.type === 'TSAsExpression'
      ? { refused: NOTHING }
      : `${text} && ${this.#form(text, true)}`;
  }

  #whole(node: Node): Made {
    const { is, wanted } = this.#asked;
    const text = node.type === 'SequenceExpression' ? `(${this.#textOf(node)})` : this.#textOf(node);
    const bare = unwrap(node);
    if (wanted === 'seconds' && bare.type === 'Literal' && typeof bare.value === 'number') {
      return String(Math[this.#rounding()](bare.value / 1000));
    }
    if (
      is === 'date' &&
      bare.type === 'NewExpression' &&
      bare.arguments.length === 0 &&
      !hasComment(this.#source, node.range)
    ) {
      return this.#form('Date.now()', true, 'milliseconds');
    }
    if (is === 'iso' && /^new Date\(\)\.(?:toISOString|toJSON)\(\)$/.test(text)) {
      return this.#form('Date.now()', true, 'milliseconds');
    }
    const inner = wanted === 'seconds' && !hasComment(this.#source, node.range) ? this.#bare(bare) : undefined;
    if (inner) {
      return `Math.${this.#rounding()}(${this.#inBrackets(inner.time)}${inner.method} / 1000)`;
    }
    return this.#form(text, isTight(node));
  }

  /** The time inside of what only gives it another form, which is the wrong one: `String(Date.now())`, `Math.round(ms)`. */
  #bare(node: Node): { readonly time: Node; readonly method: string } | undefined {
    if (node.type !== 'CallExpression' || node.optional) {
      return undefined;
    }
    const [time] = node.arguments;
    const callee = pathOf(node.callee);
    if (this.#asked.is === 'iso') {
      const { callee: member } = node;
      const date = member.type === 'MemberExpression' && /\.to(?:ISOString|JSON)$/.test(this.#textOf(member));
      return date && member.object.type === 'NewExpression' ? { time: member.object, method: '.getTime()' } : undefined;
    }
    const isForm = this.#asked.written === 'text' ? /^String$/ : /^Math\.(?:floor|round|trunc|ceil)$/;
    return this.#asked.is === 'milliseconds' &&
      callee !== undefined &&
      isForm.test(callee) &&
      node.arguments.length === 1 &&
      time?.type !== 'SpreadElement' &&
      time !== undefined &&
      this.#asked.isKnown(time)
      ? { time, method: '' }
      : undefined;
  }

  #inBrackets(node: Node): string {
    return isTight(node) ? this.#textOf(node) : `(${this.#textOf(node)})`;
  }

  #form(text: string, isTightText: boolean, is = this.#asked.is): string {
    const { wanted } = this.#asked;
    const number = is === 'milliseconds' && this.#asked.written === 'text' ? `Number(${text})` : undefined;
    const tight = number ?? (isTightText ? text : `(${text})`);
    if (wanted !== 'seconds') {
      const date = text === 'Date.now()' ? 'new Date()' : `new Date(${number ?? text})`;
      return wanted === 'text' ? `${date}.toISOString()` : date;
    }
    const milliseconds = is === 'iso' ? `Date.parse(${text})` : is === 'date' ? `${tight}.getTime()` : tight;
    return `Math.${this.#rounding()}(${milliseconds} / 1000)`;
  }

  #rounding(): Rounding {
    return this.#asked.rounding ?? roundingOf(this.#source);
  }

  /** Whether an expression can be null or undefined beside being a time. */
  #mayBeNothing(node: Node): boolean {
    if (isNothing(node)) {
      return true;
    }
    switch (node.type) {
      case 'ChainExpression':
        return true;
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return (
          (node.type === 'LogicalExpression' && node.operator === '&&') ||
          partsOf(node).some(part => this.#mayBeNothing(part))
        );
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        return this.#mayBeNothing(node.expression);
      case 'AwaitExpression':
        return this.#mayBeNothing(node.argument);
      case 'CallExpression':
        return !this.#asked.alwaysGives(node);
      case 'MemberExpression':
        // What a property holds may be taken away, or may never have been given.
        return true;
      case 'Identifier':
        return this.#isVariableOfNothing(node);
      default:
        return false;
    }
  }

  #isVariableOfNothing(node: TSESTree.Identifier): boolean {
    const [given] = variableAt(this.#source, node, node.name)?.defs ?? [];
    const definition = given?.node;
    if (definition && /^Import/.test(definition.type)) {
      return !this.#asked.alwaysGives(node);
    }
    if (given?.type === 'Parameter') {
      return this.#asked.is === 'date' && mayBeLeftOut(given.name);
    }
    if (definition?.type !== 'VariableDeclarator') {
      return false;
    }
    const isConstant = stableVariablesOf(this.#source)(node) && definition.id.type === 'Identifier';
    return !isConstant || !definition.init || this.#mayBeNothing(definition.init);
  }

  #textOf(node: Node): string {
    return this.#source.text.slice(...node.range);
  }
}

/** A parameter whose type says that there may be nothing: `at?: Date`, `at: Date | null`. */
function mayBeLeftOut(name: TSESTree.Node): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return (
    name.type !== 'Identifier' || name.optional || (type?.type === 'TSUnionType' && type.types.some(isTypeOfNothing))
  );
}

function isTypeOfNothing({ type }: TSESTree.TypeNode): boolean {
  return type === 'TSNullKeyword' || type === 'TSUndefinedKeyword';
}

function isChoice(node: Node): node is TSESTree.ConditionalExpression | TSESTree.LogicalExpression {
  return node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
}

/** What the value of a choice comes from. */
function partsOf(node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression): readonly Node[] {
  if (node.type === 'ConditionalExpression') {
    return [node.consequent, node.alternate];
  }
  return node.operator === '&&' ? [node.right] : [node.left, node.right];
}

/** Whether a choice can end in a `false`, which `??` does not take for nothing. */
function mayBeFalse(node: Node): boolean {
  const bare = unwrap(node);
  if (isChoice(bare)) {
    return (bare.type === 'LogicalExpression' && bare.operator === '&&') || partsOf(bare).some(mayBeFalse);
  }
  return bare.type === 'Literal' && (bare.value === '' || bare.value === false);
}

/** The object behind which the chain may end early; the last one if there are several. */
function lastLink(node: Node): Node | undefined {
  switch (node.type) {
    case 'CallExpression':
      return node.optional ? undefined : lastLink(node.callee);
    case 'MemberExpression':
      return node.optional ? node.object : lastLink(node.object);
    default:
      return undefined;
  }
}

/** `Date.now() as unknown as string`: what is made of it would be no text either. */
function isCastToOther(node: Node): boolean {
  const type =
    node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion' ? node.typeAnnotation.type : 'TSAnyKeyword';
  return /^TS\w+Keyword$/.test(type) && type !== 'TSAnyKeyword' && type !== 'TSNumberKeyword';
}

/** Whether `node / 1000` and `node.x` mean what they say, without brackets; a sequence has its own by then. */
function isTight({ type }: Node): boolean {
  return (
    type === 'SequenceExpression' ||
    type === 'CallExpression' ||
    type === 'MemberExpression' ||
    type === 'Identifier' ||
    type === 'UnaryExpression' ||
    type === 'NewExpression' ||
    type === 'Literal' ||
    type === 'TemplateLiteral' ||
    type === 'TSNonNullExpression'
  );
}
