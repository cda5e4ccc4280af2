/**
 * Whether a condition asks for somebody who is known: it reads what is kept of the person who was identified, whatever
 * that is called, or speaks of a person.
 */
import { isFunction, isNothing, unwrap } from '../../edit/nodes.ts';
import { wordsOf } from '../../calls/values/names.ts';
import { variableOf } from './variables.ts';

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

type Node = TSESTree.Node;
type SourceCode = Readonly<TSESLint.SourceCode>;

const MAX_DEPTH = 8;

/** Names of what is there only for somebody who is known. */
const person =
  /^(?:user|users|userid|uid|identified|identify|identity|account|accountid|session|member|customer|customerid|profile|person|auth|authed|authenticated|authorized|logged|login|signed|me|viewer|subscriber|known|email)$/;
/** Names of what is there for somebody who is not known. */
const stranger = /^(?:anonymous|anon|guest|visitor|unidentified|unauthenticated|out)$/;
/** Who was there before says nothing of who is there now: `wasLoggedIn`, `prevUser.current`. */
const former = /^(?:prev|previous|previously|was|before|former)$/;
/** `userAgent`, `customerIo`, `sessionStorage`: about no person. */
const other = /^(?:agent|media|io|storage|timezone|locale)$/;
/** States of a session that somebody is in: `status === 'authenticated'`. */
const known = /^(?:authenticated|authorized|identified|(?:logged|signed)[-_ ]?in)$/i;
/** Functions that do not come back without what they are asked for. */
const insisting = /^(?:assert|ensure|require|must|expect|invariant)/i;

export interface Knowledge {
  /** To see what a constant was given, and what a function gives; absent for the files of others. */
  readonly sourceCode?: SourceCode | undefined;
  /** Names that say nothing, and what belongs to them: what a function is given. */
  readonly given?: ReadonlySet<string> | undefined;
  /** What speaks of a person by its name does not count. */
  readonly isStateAlone?: boolean;
  /** What a person has says nothing, `user.referrer`: they are there, and may not be known yet. */
  readonly isOfArrival?: boolean;
  /** Whether an expression reads what is kept of the person. */
  isKept?(node: Node): boolean;
}

/** Whether a test that gives `outcome` says that somebody is known. */
export function asksForPerson(test: Node, outcome: boolean, knowledge: Knowledge = {}): boolean {
  return new Asking(knowledge).asks(test, outcome);
}

class Asking {
  readonly #knowledge: Knowledge;
  readonly #depth: number;

  constructor(knowledge: Knowledge, depth = 0) {
    this.#knowledge = knowledge;
    this.#depth = depth;
  }

  asks(test: Node, outcome: boolean): boolean {
    if (this.#depth > MAX_DEPTH) return false;
    const ask = (node: Node, wanted: boolean): boolean =>
      new Asking(this.#knowledge, this.#depth + 1).asks(node, wanted);
    if (outcome && this.#isKept(test)) return true;
    switch (test.type) {
      case 'UnaryExpression':
        return ask(test.argument, test.operator === '!' ? !outcome : outcome);
      case 'LogicalExpression':
        // `a && b` is true only if both are; `a || b` is false only if both are.
        if ((test.operator === '&&') === outcome) return ask(test.left, outcome) || ask(test.right, outcome);
        return ask(test.left, outcome) && ask(test.right, outcome);
      case 'BinaryExpression':
        return asksByComparison(test, outcome, ask);
      case 'Identifier':
        return this.#speaks([test.name], outcome) || asksSome(this.#constant(test), outcome, ask);
      case 'CallExpression':
        return this.#call(test, outcome, ask);
      case 'Literal':
        return outcome && typeof test.value === 'string' && known.test(test.value);
      case 'MemberExpression':
        return this.#member(test, outcome, ask);
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
        return ask(test.expression, outcome);
      case 'AwaitExpression':
        return ask(test.argument, outcome);
      case 'AssignmentExpression':
        return ask(test.left, outcome) || ask(test.right, outcome);
      default:
        return false;
    }
  }

  #call(test: TSESTree.CallExpression, outcome: boolean, ask: Ask): boolean {
    const [given] = test.arguments;
    if (test.callee.type === 'Identifier' && test.callee.name === 'Boolean' && given) return ask(given, outcome);
    if (this.#speaks(namesIn(test), outcome)) return true;
    const { sourceCode } = this.#knowledge;
    return asksSome(derivedIn(test) ?? (sourceCode && resultOf(test, sourceCode)), outcome, ask);
  }

  #member(test: TSESTree.MemberExpression, outcome: boolean, ask: Ask): boolean {
    if (namesIn(test).at(-1) === 'value' && test.object.type === 'Identifier') {
      const made = this.#constant(test.object);
      if (made?.type === 'CallExpression' && derivedIn(made)) return ask(made, outcome);
    }
    if (isCount(test) && this.#isKept(unwrap(test.object))) return outcome;
    const isOfArrival = this.#knowledge.isOfArrival === true && outcome && isTraitOfPerson(test);
    return !isOfArrival && this.#speaks(namesIn(test), outcome);
  }

  #isKept(node: Node): boolean {
    return this.#knowledge.isKept?.(node) === true;
  }

  /** What a constant of the file was given. */
  #constant(name: TSESTree.Identifier): Node | undefined {
    const { sourceCode } = this.#knowledge;
    return sourceCode && constantOf(name, sourceCode);
  }

  #speaks(names: readonly string[], outcome: boolean): boolean {
    const { given, isStateAlone = false } = this.#knowledge;
    if (isStateAlone || given?.has(names[0] ?? '') === true) return false;
    return speaksOfPerson(given ? names.filter(name => !given.has(name)) : names, outcome);
  }
}

type Ask = (node: Node, wanted: boolean) => boolean;

function asksSome(node: Node | undefined, outcome: boolean, ask: Ask): boolean {
  return node !== undefined && ask(node, outcome);
}

/** `user.referrer`; not their id, nor what says itself whether they are known. */
function isTraitOfPerson({ object, property, computed }: TSESTree.MemberExpression): boolean {
  const name = !computed && property.type === 'Identifier' ? property.name : '';
  return name !== 'id' && !speaksOfPerson([name], true) && speaksOfPerson(namesIn(object), true);
}

/** `known.length`, `known.size` */
function isCount({ property, computed }: TSESTree.MemberExpression): boolean {
  return !computed && property.type === 'Identifier' && /^(?:length|size)$/.test(property.name);
}

/** All that a function of the file gives: `const isKnown = () => Boolean(current)`. */
function resultOf({ callee }: TSESTree.CallExpression, sourceCode: SourceCode): Node | undefined {
  if (callee.type !== 'Identifier') return undefined;
  const fn = variableOf(callee, sourceCode)?.defs[0]?.node as Node | undefined;
  const bare = fn?.type === 'VariableDeclarator' ? fn.init : fn;
  if (!isFunction(bare)) return undefined;
  if (bare.body.type !== 'BlockStatement') return bare.body;
  const [only, ...more] = bare.body.body;
  return more.length === 0 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

/** What a state is worked out by: `computed(() => known.value !== null)`, `useMemo(() => Boolean(user), [user])`. */
function derivedIn({ callee, arguments: [given] }: TSESTree.CallExpression): Node | undefined {
  const isDeriving = /^(?:computed|useMemo|createMemo|useComputed)$/.test(namesIn(callee).at(-1) ?? '');
  return isDeriving && given?.type === 'ArrowFunctionExpression' && given.body.type !== 'BlockStatement'
    ? given.body
    : undefined;
}

/** `assertUser(user);`, `const user = await requireUser();` */
export function insistsOnPerson(statement: Node): boolean {
  const expressions =
    statement.type === 'ExpressionStatement'
      ? [statement.expression]
      : statement.type === 'VariableDeclaration'
        ? statement.declarations.map(({ init }) => init)
        : [];
  return expressions.some(expression => {
    const call = expression?.type === 'AwaitExpression' ? expression.argument : expression;
    return (
      call?.type === 'CallExpression' &&
      insisting.test(namesIn(call.callee).at(-1) ?? '') &&
      speaksOfPerson(namesIn(call), true)
    );
  });
}

/** Whether a `switch` says so where what it looks at is, or is not, what a `case` names. */
export function asksByCase(looked: Node, named: Node, isSame: boolean, knowledge: Knowledge = {}): boolean {
  const ask = (node: Node, wanted: boolean): boolean => asksForPerson(node, wanted, knowledge);
  // `switch (true) { case isKnown: … }`
  if (looked.type === 'Literal' && typeof looked.value === 'boolean') return ask(named, looked.value === isSame);
  return asksByComparison({ operator: '===', left: looked, right: named }, isSame, ask);
}

function asksByComparison(
  { operator, left, right }: { readonly operator: string; readonly left: Node; readonly right: Node },
  outcome: boolean,
  ask: (node: Node, wanted: boolean) => boolean,
): boolean {
  const isEquality = /^[!=]==?$/.test(operator);
  const isSame = operator.startsWith('!') ? !outcome : outcome;
  const sides: readonly Node[] = [left, right];
  const isCounted = sides.some(side => side.type === 'MemberExpression' && isCount(side));
  const none = isEquality ? sides.find(side => isNothing(side) || (isCounted && isZero(side))) : undefined;
  if (none) return sides.some(side => side !== none && ask(side, !isSame));
  // `user.id === lastId`, `typeof userId === 'string'`, `user.id.length > 0`
  return isSame && sides.some(side => ask(side, true));
}

function isZero(node: Node): boolean {
  return node.type === 'Literal' && node.value === 0;
}

/** What a constant was given: `const isReady = Boolean(user)`. */
function constantOf(name: TSESTree.Identifier, sourceCode: SourceCode): Node | undefined {
  const definitions = variableOf(name, sourceCode)?.defs ?? [];
  const node = definitions[0]?.node as Node | undefined;
  if (
    definitions.length !== 1 ||
    node?.type !== 'VariableDeclarator' ||
    node.parent.kind !== 'const' ||
    node.id.type !== 'Identifier'
  )
    return undefined;
  return node.init ?? undefined;
}

/** Whether names speak of somebody who is known, if what they name is true; of a stranger, if it is false. */
function speaksOfPerson(names: readonly string[], outcome: boolean): boolean {
  const spoken = names.map(wordsOf);
  const isStranger = spoken.some(words => words.some(word => stranger.test(word)));
  if (!outcome) return isStranger;
  return !isStranger && spoken.some(words => isAboutPerson(words) || decidesToSend(words));
}

function isAboutPerson(words: readonly string[]): boolean {
  if (words.some(word => former.test(word))) return false;
  return words.some((word, index) => person.test(word) && !other.test(words[index + 1] ?? ''));
}

/** `canTrack()`: whatever it asks for, it is meant for this. */
function decidesToSend(words: readonly string[]): boolean {
  return /^(?:can|should|may)$/.test(words[0] ?? '') && /^(?:track|send|identify)$/.test(words[1] ?? '');
}

/** The names by which something is reached, arguments of calls included. */
function namesIn(node: Node): string[] {
  switch (node.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return [node.name];
    case 'MemberExpression':
      return [...namesIn(node.object), ...(node.computed ? [] : namesIn(node.property))];
    case 'CallExpression':
      return [...namesIn(node.callee), ...node.arguments.flatMap(namesIn)];
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return namesIn(node.expression);
    case 'AwaitExpression':
      return namesIn(node.argument);
    default:
      return [];
  }
}
