import type { TSESTree } from '@typescript-eslint/utils';

import { isAlwaysMade, mayLeave } from './always.ts';
import { besideEdits } from '../../edit/beside.ts';
import { startOfComments } from '../../edit/comments.ts';
import type { Edit } from '../../edit/edit.ts';
import { isClientSide } from '../shared/client-side.ts';
import { insertAt } from '../../edit/edit.ts';
import { variableAt } from '../../edit/names.ts';
import type { Node } from '../../edit/nodes.ts';
import { ancestorsOf, contains, isFunction, keyOf, pathOf, statementListOf, unwrap } from '../../edit/nodes.ts';
import type { Placement } from '../../edit/placement.ts';
import { isOptional, placementOf } from '../../edit/placement.ts';
import { reachingWords } from '../../edit/reaching-words.ts';
import { receiverOf } from '../../edit/receiver.ts';
import type { Source } from '../../edit/source.ts';
import type { AnalyticsCall } from '../../reading.ts';
import { indentationAt, isFirstOnLine, styleOf } from '../../edit/style.ts';

/**
 * The edits that put a call which forgets the person into a function that logs out: before the session is ended,
 * since a page that is left, or a call that throws to redirect, runs nothing after it; but after the last event of
 * the same client, which is still the person's.
 *
 * @param ends the calls that end the session
 * @param events nodes of the events of the client in the function
 * @param expression `cio.reset()`
 * @param isOfPage markup is certainly of a page, whatever its file says of itself
 */
export function addReset(
  source: Source,
  fn: Node,
  ends: readonly Node[],
  events: readonly Node[],
  expression: string,
  isOfPage = false,
): readonly Edit[] | { readonly refused: string } {
  if (fn.type === 'JSXOpeningElement') {
    const dialect = MARKUP.exec(source.file)?.[0];
    return dialect !== undefined && isOfMarkup(fn)
      ? addToMarkup(source, fn, ends[0] as TSESTree.JSXAttribute, expression, dialect)
      : addHandler(source, fn, ends[0] as TSESTree.JSXAttribute, expression, isOfPage);
  }
  const placement = placeOf(fn, ends);
  if (!placement || /^(?:logical|conditional|sequence|inside)/.test(placement.kind)) {
    return {
      refused: 'the session ends on a condition, or in the middle of a statement; forget the person where it does',
    };
  }
  const beside = { declarations: [], expression, returnsNothing: false };
  const start =
    placement.kind === 'statement' || placement.kind === 'within'
      ? placement.statement.range[0]
      : placement.outer.range[0];
  const later = events.filter(event => event.range[0] > start).sort((a, b) => b.range[0] - a.range[0])[0];
  if (!later) {
    return aboveComments(source, placement, expression) ?? besideEdits(source, placement, { ...beside, isFirst: true });
  }
  const last = placementOf(later);
  const list =
    'statement' in placement && placement.statement.parent ? statementListOf(placement.statement.parent) : undefined;
  if (last.kind !== 'statement' || !list?.includes(last.statement)) {
    return { refused: 'an event follows in another block; forget the person when it is sent' };
  }
  const [from, to] = [list.indexOf((placement as { statement: Node }).statement), list.indexOf(last.statement)];
  if (
    list
      .slice(from, to)
      .some(({ type }) => type === 'ReturnStatement' || type === 'ThrowStatement' || type === 'IfStatement')
  ) {
    return { refused: 'an event may follow; forget the person when it is sent' };
  }
  return besideEdits(source, last, beside);
}

/**
 * The calls of a log-out that are still the last person's: where it lets somebody else in behind the end of the session,
 * what follows that identify is theirs, and to forget anybody there would undo it.
 *
 * @param calls of one function
 * @param ends what ends the session in it
 */
export function ofTheLast<T extends Pick<AnalyticsCall, 'method' | 'range'>>(
  calls: readonly T[],
  ends: readonly Node[],
): readonly T[] {
  const [end = 0] = ends.map(({ range }) => range[0]);
  const next = calls
    .filter(({ method, range }) => method === 'identify' && range[0] > end)
    .map(({ range }) => range[0]);
  const until = Math.min(...next);
  return calls.filter(({ range }) => range[0] < until);
}

/** The handler by which a page hears that a form, or a button of one, is about to have the server log out. */
function addHandler(
  source: Source,
  { attributes }: TSESTree.JSXOpeningElement,
  action: TSESTree.JSXAttribute,
  expression: string,
  isOfPage: boolean,
): readonly Edit[] | { readonly refused: string } {
  const handler = action.name.name === 'action' ? 'onSubmit' : 'onClick';
  if (!isOfPage && !isClientSide(source.file, { ast: source.program })) {
    return {
      refused: `the server ends this session, and a component of the server hands no ${handler} to the page; put the ${action.name.name === 'href' ? 'link' : 'form'} into one with 'use client', and forget the person in its ${handler}`,
    };
  }
  const present = attributes.find(each => each.type === 'JSXSpreadAttribute' || each.name.name === handler);
  if (!present) {
    return [insertAt(action.range[1], ` ${handler}={() => ${expression}}`)];
  }
  const inside = handledFirst(source, present, expression);
  return inside ?? { refused: `the server ends this session; forget the person in ${handler}, which is there already` };
}

/** An element that stands in no expression. */
function isOfMarkup({ parent }: Node): boolean {
  return parent?.type === 'Program';
}

/** Of files whose markup is no JSX. */
const MARKUP = /\.(?:vue|svelte|astro|html?)$/i;

/** The same in the markup of Vue and Svelte, which sees what the script of the component imports. */
function addToMarkup(
  source: Source,
  { range }: TSESTree.JSXOpeningElement,
  action: TSESTree.JSXAttribute,
  expression: string,
  dialect: string,
): readonly Edit[] | { readonly refused: string } {
  const { file, text, scripts } = source;
  const event = action.name.name === 'action' ? 'submit' : 'click';
  const element = text.slice(...range);
  const given = givenBy(source, range, dialect === '.vue' ? [`@${event}`] : [`on${event}`, `on:${event}`]);
  if (given) {
    const [start, end] = given;
    return dialect === '.vue'
      ? [insertAt(start, `${expression}; `)]
      : [insertAt(start, `{ ${expression}; `), insertAt(end, ' }')];
  }
  const handlers = [`@${event}`, `v-on:${event}`, `on:${event}`, `on${event}`, '{...', 'v-bind='];
  if (handlers.some(handler => element.includes(handler))) {
    return {
      refused: `the server ends this session; forget the person in what hears of the ${event}, which is there already`,
    };
  }
  const isSeeing =
    dialect === '.vue' ? /<script\s[^<>]*\bsetup\b/.test(text) : dialect === '.svelte' && scripts.length > 0;
  if (!isSeeing || !isClientSide(file, { ast: { body: [] } })) {
    return { refused: `the server ends this session; have the page hear of the ${event}, and forget the person there` };
  }
  const handler =
    dialect === '.vue' ? `@${event}="${expression}"` : `${svelteEvent(text, event)}={() => ${expression}}`;
  return [insertAt(action.range[1], ` ${handler}`)];
}

/** The one call that a handler of an element makes, by its range: `@submit="leave()"`, `onsubmit={() => leave()}`. */
function givenBy(
  { text }: Source,
  [start, end]: readonly [number, number],
  names: readonly string[],
): readonly [number, number] | undefined {
  for (const name of names) {
    for (const opening of [` ${name}="`, ` ${name}={() => `]) {
      const from = text.slice(start, end).indexOf(opening) + start + opening.length;
      const closing = opening.endsWith('"') ? '()"' : '()}';
      const to = text.indexOf(closing, from) + closing.length - 1;
      const isThere = from >= start + opening.length && to > from && to < end;
      if (isThere && /^[\w$.?]+$/.test(text.slice(from, to - '()'.length))) {
        return [from, to];
      }
    }
  }
  return undefined;
}

/** Svelte takes one way of writing handlers in a component, and not both. */
function svelteEvent(text: string, event: string): string {
  const isNew = /\son[a-z]+=\{|\$(?:props|state|derived|effect)\b/.test(text) && !/\son:[a-z]/.test(text);
  return isNew ? `on${event}` : `on:${event}`;
}

/** The edits that have a handler which is written in place begin with one thing more. */
function handledFirst(
  source: Source,
  attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute,
  expression: string,
): readonly Edit[] | undefined {
  const given =
    attribute.type === 'JSXAttribute' && attribute.value?.type === 'JSXExpressionContainer'
      ? unwrap(attribute.value.expression)
      : undefined;
  const body = given && isFunction(given) ? given.body : undefined;
  const [first] = body?.type === 'BlockStatement' ? body.body : [];
  const place = body?.type === 'BlockStatement' ? first : body;
  if (!place) {
    return undefined;
  }
  const placement: Placement =
    place === first ? { kind: 'statement', outer: place, statement: first } : placementOf(place);
  const edits = besideEdits(source, placement, {
    declarations: [],
    expression,
    returnsNothing: false,
    isFirst: true,
  });
  return 'refused' in edits ? undefined : edits;
}

/** In front of the comments that speak of the statement, where both have lines of their own. */
function aboveComments(source: Source, placement: Placement, expression: string): readonly Edit[] | undefined {
  if (placement.kind !== 'statement' && placement.kind !== 'within') {
    return undefined;
  }
  const { text } = source;
  const start = startOfComments(source, placement.statement.range[0]);
  const { newline, semicolon } = styleOf(source);
  const goesOn = semicolon === '' && /^[([`+\-/]/.test(text.slice(placement.statement.range[0]));
  if (start === placement.statement.range[0] || goesOn || !isFirstOnLine(text, start)) {
    return undefined;
  }
  return [insertAt(start, `${expression}${semicolon}${newline}${indentationAt(text, start)}`)];
}

/** The one that ends the session, or the first statement of the list that holds all of them; undefined if that one may end none. */
function placeOf(fn: Node, ends: readonly Node[]): Placement | undefined {
  const made = ends.filter(end => !isBehindMutation(end, ends));
  return placeOfFirst(fn, made.length > 0 ? made : ends);
}

/** What a hook does when its request has been answered: `useMutation({ mutationFn: () => post('/logout'), onSuccess })`. */
function isBehindMutation(end: Node, ends: readonly Node[]): boolean {
  const options = ancestorsOf(end).find(node => node.type === 'ObjectExpression' && mutationOf(node));
  const mutation = options && mutationOf(options);
  return mutation
    ? !contains(mutation.range, end.range) && ends.some(one => contains(mutation.range, one.range))
    : false;
}

function mutationOf(node: Node): Node | undefined {
  return node.type === 'ObjectExpression' ? node.properties.find(each => keyOf(each) === 'mutationFn') : undefined;
}

function placeOfFirst(fn: Node, ends: readonly Node[]): Placement | undefined {
  const [first] = ends as [Node];
  const list = ancestorsOf(first).find(
    node =>
      statementListOf(node) && contains(fn.range, node.range) && ends.every(end => contains(node.range, end.range)),
  );
  const statements = (list && statementListOf(list)) ?? [];
  const index = ends.length > 1 ? statements.findIndex(each => contains(each.range, first.range)) : -1;
  if (index === -1) {
    return placementOf(first);
  }
  const certain = statements.findIndex(each => isAlwaysMade(each, ends));
  const isLeft = statements
    .slice(index, certain)
    .some(each => mayLeave(each) && !ends.some(end => contains(each.range, end.range)));
  return certain === -1 || isLeft
    ? undefined
    : { kind: 'statement', outer: first, statement: statements[index] as TSESTree.Statement };
}

/** How a client is asked to forget, by its SDK. The classic snippet can do so only once its script has loaded. */
export function resetOf(client: string, sdk: string, isNullable: boolean): string {
  const method =
    sdk === 'customerio-reactnative' ? 'clearIdentify()' : sdk === 'customerio-classic' ? 'reset?.()' : 'reset()';
  return `${client}${isNullable ? '?.' : '.'}${method}`;
}

/** The client of a call, if every function of the module can reach it by the same words. */
export interface SharedClient {
  readonly text: string;
  /** The same without casts, by which two files mean the same. */
  readonly path: string;
  /** How a typed file that does not know the types of this one says it. */
  readonly typed: string;
  /** The name that the text begins with, and the variable that it stands for; none for what belongs to the page. */
  readonly root: string;
  readonly variable: ReturnType<typeof variableAt>;
  readonly isNullable: boolean;
}

/** Undefined where the client is held by a class or a function, or is picked anew. */
export function sharedClientOf(source: Source, call: Node): SharedClient | undefined {
  const bare = unwrap(call);
  const object = bare.type === 'CallExpression' ? receiverOf(bare) : undefined;
  if (bare.type !== 'CallExpression' || !object) {
    return undefined;
  }
  const getter =
    object.type === 'CallExpression' && object.arguments.length === 0 && !object.optional ? object : undefined;
  const path = pathOf(getter ? getter.callee : object);
  const root = path?.split('.')[0];
  if (path === undefined || root === undefined || root === 'this' || path.includes('.#')) {
    return undefined;
  }
  const found = variableAt(source, call, root);
  const variable = found && found.defs.length > 0 ? found : undefined;
  if (variable && !/^(?:module|global)$/.test(variable.scope.type)) {
    return undefined;
  }
  // What a page's script hangs on the window is not there where the script is blocked.
  const isOfPage = !variable && /^(?:window|globalThis|self)\./.test(path);
  return {
    text: getter ? `${path}()` : (reachingWords(source, object) ?? path),
    path: getter ? `${path}()` : path,
    typed: getter ? `${path}()` : (reachingWords(source, object, true) ?? path),
    root,
    variable,
    isNullable: isOptional(unwrap(bare.callee)) || isOfPage || mayBeMissing(variable),
  };
}

/** Whether the same words mean the same at another place of the file. */
export function isReachable(source: Source, place: Node, { root, variable }: SharedClient): boolean {
  const found = variableAt(source, place, root);
  return variable ? found === variable : !found || found.defs.length === 0;
}

/** A variable that holds nothing yet when the module has run. */
function mayBeMissing(variable: SharedClient['variable']): boolean {
  const definition = variable?.defs[0]?.node as Node | undefined;
  if (definition?.type !== 'VariableDeclarator') {
    return false;
  }
  const init = definition.init && unwrap(definition.init);
  return (
    !init ||
    (init.type === 'Literal' && init.value === null) ||
    (init.type === 'Identifier' && init.name === 'undefined') ||
    init.type === 'ConditionalExpression' ||
    init.type === 'LogicalExpression'
  );
}
