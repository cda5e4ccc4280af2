/** What is done with a thing beside sending it: by the wrapper that is given it, by the code around a variable. */
import { contains, keyOf, pathOf, sameRange, unwrap } from '../../edit/nodes.ts';
import { wrapperFunctionOf } from './wrapper-function.ts';

import type { TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';
import type { RuleReading } from '../../rule/reading.ts';

type Node = TSESTree.Node;

/** What of an argument is asked about, by its keys: of `save({ plan: { since } })` the 0th, `plan`, `since`. */
export interface GivenPart {
  readonly index: number;
  readonly keys: readonly string[];
}

export interface UseQuestion {
  /** Whether a call for which nobody waits may take it too: a log, another vendor. */
  readonly mayBeTold: boolean;
  /** The argument is another object than before: its methods are gone. */
  readonly isCopied?: boolean;
  /** The argument was left out before: whether there is one, and what stands in for it, count. */
  readonly isNew?: boolean;
  /** Whoever takes the part out of its object uses it. */
  readonly isTakenOut?: boolean;
}

/** Where a node stands in the arguments of a call; undefined behind a spread, or in an array that is pushed. */
export function partAt(call: Node, node: Node): GivenPart | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const index = call.arguments.findIndex(({ range }) => contains(range, node.range));
  if (index < 0 || call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return undefined;
  const keys: string[] = [];
  for (let current = node; current !== call.arguments[index] && current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type !== 'Property' || parent.value !== current) continue;
    const key = keyOf(parent);
    if (key === undefined) return undefined;
    keys.unshift(key);
  }
  return { index, keys };
}

/** Whether the function that is called uses what it is given for more than to send it. What cannot be found uses nothing. */
export function usesElsewhere(
  call: AnalyticsCall,
  part: GivenPart,
  question: UseQuestion,
  source: Source,
  reading: RuleReading,
  depth = 0,
): boolean {
  const found = call.via === 'wrapper' && depth < 5 ? wrapperFunctionOf(call, source, reading) : undefined;
  const parameter = found?.functions.findLast(({ params }) => params.length > part.index)?.params[part.index];
  if (!found || !parameter) return false;
  const calls =
    call.wrapper?.file === reading.file
      ? reading.calls
      : reading.project.calls().filter(({ file }) => file === call.wrapper?.file);
  return new Uses(found.source, question, reading, depth, calls, source).ofPattern(parameter, part.keys);
}

/**
 * Whether a part of what is in a variable, or of what a function gives, is used for more than to send it.
 *
 * @param name where the variable or the function is declared
 */
export function isUsedElsewhere(
  name: TSESTree.Identifier,
  keys: readonly string[],
  isGiven: boolean,
  source: Source,
  reading: RuleReading,
): boolean {
  const calls = reading.calls.filter(({ inTest }) => !inTest);
  return new Uses(source, { mayBeTold: false, isTakenOut: true }, reading, 0, calls, source).ofName(
    name,
    keys,
    isGiven,
  );
}

/**
 * The same of what calls of one function give.
 *
 * @param calls all that there are of it
 */
export function areResultsUsedElsewhere(
  calls: readonly TSESTree.CallExpression[],
  keys: readonly string[],
  source: Source,
  reading: RuleReading,
): boolean {
  const sending = reading.calls.filter(({ inTest }) => !inTest);
  const uses = new Uses(source, { mayBeTold: false, isTakenOut: true }, reading, 0, sending, source);
  return calls.some(call => uses.ofResult(call, keys));
}

/** The answer, or what keys of the next larger expression are asked about. */
type Step = boolean | readonly string[];

type Test =
  TSESTree.LogicalExpression | TSESTree.ConditionalExpression | TSESTree.IfStatement | TSESTree.UnaryExpression;

/** What holds a thing, or gives it on, and does nothing else with it. */
const passingOn: ReadonlySet<string> = new Set([
  'ObjectExpression',
  'SpreadElement',
  'ArrayExpression',
  'AwaitExpression',
]);

class Uses {
  readonly #source: Source;
  readonly #question: UseQuestion;
  readonly #reading: RuleReading;
  readonly #depth: number;
  readonly #calls: readonly AnalyticsCall[];
  /** Of the file at hand, to which wrappers may lead back. */
  readonly #home: Source;

  constructor(
    source: Source,
    question: UseQuestion,
    reading: RuleReading,
    depth: number,
    calls: readonly AnalyticsCall[],
    home: Source,
  ) {
    this.#source = source;
    this.#question = question;
    this.#reading = reading;
    this.#depth = depth;
    this.#calls = calls;
    this.#home = home;
  }

  /** Whether one of the names that a parameter or a declaration gives to the thing is used for something else. */
  ofPattern(pattern: Node, keys: readonly string[]): boolean {
    switch (pattern.type) {
      case 'AssignmentPattern':
        return (this.#question.isNew === true && !isEmpty(pattern.right)) || this.ofPattern(pattern.left, keys);
      case 'TSParameterProperty':
        return this.ofPattern(pattern.parameter, keys);
      case 'RestElement':
        return pattern.parent.type === 'ObjectPattern' && this.ofPattern(pattern.argument, keys);
      case 'ObjectPattern': {
        const named =
          pattern.properties.find(each => each.type === 'Property' && keyOf(each) === keys[0]) ??
          pattern.properties.find(({ type }) => type === 'RestElement');
        if (named?.type !== 'Property') return named !== undefined && this.ofPattern(named, keys);
        return this.#isOut(keys) || this.ofPattern(named.value, keys.slice(1));
      }
      case 'Identifier':
        return this.ofName(pattern, keys);
      default:
        return false;
    }
  }

  /** @param isGiven what is asked about is what the function of this name gives */
  ofName(name: TSESTree.Identifier, keys: readonly string[], isGiven = false): boolean {
    const variable = this.#source.scopes.scopes
      .flatMap(({ variables }) => variables)
      .find(({ identifiers }) => identifiers.includes(name));
    return (
      variable?.references.some(({ identifier, init }) => {
        const { parent } = identifier;
        if (init === true) return false;
        if (!isGiven) return this.#isOtherUse(identifier, keys);
        return parent.type !== 'CallExpression' || parent.callee !== identifier || this.#isOtherUse(parent, keys);
      }) ?? false
    );
  }

  ofResult(call: TSESTree.CallExpression, keys: readonly string[]): boolean {
    return this.#isOtherUse(call, keys);
  }

  #isOut(keys: readonly string[]): boolean {
    return keys.length === 1 && this.#question.isTakenOut === true;
  }

  #isOtherUse(use: Node, given: readonly string[]): boolean {
    let step: Step = given;
    for (let [node, parent] = [use, use.parent]; parent; node = parent, parent = node.parent) {
      step = this.#stepOut(node, parent, step, use);
      if (typeof step === 'boolean') return step;
    }
    return true;
  }

  /** What `parent` does with what stands in `node`, of which `keys` are asked about. */
  #stepOut(node: Node, parent: Node, keys: readonly string[], use: Node): Step {
    switch (parent.type) {
      case 'MemberExpression':
        return parent.object !== node || this.#ofMember(parent, keys);
      case 'CallExpression':
        return parent.callee === node ? !this.#question.mayBeTold || keys : this.#ofArgument(parent, keys, use);
      case 'Property':
        return parent.value !== node || keys;
      case 'VariableDeclarator':
        return parent.init !== node || this.ofPattern(parent.id, keys);
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'IfStatement':
      case 'UnaryExpression':
        return this.#ofTest(parent, node, keys);
      case 'TemplateLiteral':
      case 'BinaryExpression':
        return this.#ofText(parent, keys);
      case 'ExpressionStatement':
        return false;
      default:
        return (!passingOn.has(parent.type) && unwrap(parent) === parent) || keys;
    }
  }

  #ofMember(member: TSESTree.MemberExpression, keys: readonly string[]): Step {
    const { isCopied, mayBeTold } = this.#question;
    const key = member.property.type === 'Identifier' && !member.computed ? member.property.name : undefined;
    // Another part of it than the one that is asked about.
    if (keys.length > 0 && key !== undefined && key !== keys[0]) return isCopied === true && isCalled(member);
    return (keys.length === 0 && !mayBeTold) || this.#isOut(keys) || keys.slice(1);
  }

  #ofArgument(call: TSESTree.CallExpression, keys: readonly string[], use: Node): Step {
    const isGivenBack = /^(?:JSON\.stringify|Object\.(?:assign|freeze))$/.test(pathOf(call.callee) ?? '');
    return isGivenBack ? keys : this.#isOtherCall(call, use, keys);
  }

  /** Where it counts whether there is one. */
  #ofTest(parent: Test, node: Node, keys: readonly string[]): Step {
    const isNew = this.#question.isNew === true;
    switch (parent.type) {
      case 'LogicalExpression':
        return (isNew && parent.left === node && !isEmpty(parent.right)) || keys;
      case 'ConditionalExpression':
        return parent.test === node ? isNew : keys;
      case 'UnaryExpression':
        return parent.operator !== '!' || isNew;
      default:
        return isNew;
    }
  }

  #ofText(parent: TSESTree.TemplateLiteral | TSESTree.BinaryExpression, keys: readonly string[]): Step {
    const isCompared = parent.type === 'BinaryExpression' && /^[=!]==?$/.test(parent.operator);
    return !this.#question.mayBeTold || isCompared || keys;
  }

  /** Whether a call that takes it is none that sends it, and none that may be told. */
  #isOtherCall(node: TSESTree.CallExpression, use: Node, keys: readonly string[]): boolean {
    const call = this.#calls.find(({ range }) => sameRange(range, node.range));
    if (call) {
      const part = partAt(node, use);
      return (
        part !== undefined &&
        usesElsewhere(
          call,
          { ...part, keys: [...part.keys, ...keys] },
          { ...this.#question, isTakenOut: false },
          this.#home,
          this.#reading,
          this.#depth + 1,
        )
      );
    }
    if (!this.#question.mayBeTold) return true;
    let outer: Node | undefined = node.parent;
    while (outer && (unwrap(outer) !== outer || /^(?:Await|Logical|Unary)Expression$/.test(outer.type)))
      outer = outer.parent;
    return outer?.type !== 'ExpressionStatement' && !this.#calls.some(({ range }) => contains(range, node.range));
  }
}

function isCalled(member: Node): boolean {
  const outer = member.parent?.type === 'ChainExpression' ? member.parent : member;
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
}

function isEmpty(node: Node): boolean {
  const bare = unwrap(node);
  return (
    (bare.type === 'ObjectExpression' && bare.properties.length === 0) ||
    (bare.type === 'Identifier' && bare.name === 'undefined') ||
    (bare.type === 'Literal' && bare.value === null)
  );
}
