/** What is done with a client of analytics-node, and whether @segment/analytics-node takes it. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../lib/edit/edit.ts';
import { insertAt, replace } from '../../lib/edit/edit.ts';
import { initOf } from '../../lib/edit/declared.ts';
import { splitChain } from '../../lib/edit/split-chain.ts';
import { variableAt } from '../../lib/edit/names.ts';
import type { Node } from '../../lib/edit/nodes.ts';
import { isFunction, keyOf, nameOf, unwrap, withCasts } from '../../lib/edit/nodes.ts';
import type { Source } from '../../lib/edit/source.ts';
import { styleOf } from '../../lib/edit/style.ts';
import type { AnalyticsCall } from '../../lib/reading.ts';
import { exitsAfter } from '../../lib/concerns/flush/find.ts';
import { ownValue } from '../../lib/text/own-value.ts';
import { numberIdOf } from './number-ids.ts';

export interface Use {
  readonly node: Node;
  readonly what: string;
  /** Right with both SDKs, so that it need not wait for the rest. */
  readonly isForBoth?: boolean;
  readonly becomes: { readonly edits: readonly Edit[] } | { readonly refused: string };
}

interface File {
  /** Relative to the root. */
  readonly file: string;
  readonly source: Source;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
}

/** What the version of the new SDK that the project gets cannot do. */
export interface Limits {
  /** It sends an id of its own in the place of `messageId`: 1 and 2.0. */
  readonly dropsMessageId: boolean;
}

const methods: ReadonlySet<string> = new Set([
  'identify',
  'track',
  'page',
  'screen',
  'group',
  'alias',
  'flush',
  'closeAndFlush',
]);

/** The keys of a message that @segment/analytics-node sends on; it takes no others out of it. */
const common = ['userId', 'anonymousId', 'context', 'timestamp', 'integrations', 'messageId'];
const messageKeys: Readonly<Record<string, readonly string[]>> = {
  identify: [...common, 'traits'],
  track: [...common, 'event', 'properties'],
  page: [...common, 'category', 'name', 'properties'],
  screen: [...common, 'category', 'name', 'properties'],
  group: [...common, 'groupId', 'traits'],
  alias: ['userId', 'previousId', 'context', 'timestamp', 'integrations', 'messageId'],
};
/** Both SDKs write these themselves. */
const ownKeys = new Set(['type', '_metadata']);

/** What must change, or stands in the way, at one call of the old SDK and at those that are chained to it. */
export function useOf(file: File, call: AnalyticsCall, node: TSESTree.CallExpression, limits: Limits): Use[] {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && isLink(unwrap(callee.object))) {
    // It is told where the chain begins.
    return [];
  }
  const links = linksFrom(node, call.method);
  const uses = links.flatMap(link =>
    link.method === 'flush' ? flushUses(file, link.node) : sendUses(file, link, limits),
  );
  return links.length > 1 ? chainUses(file.source, links, uses) : uses;
}

interface Link {
  readonly node: TSESTree.CallExpression;
  readonly method: string;
}

function sendUses({ source }: File, { node, method }: Link, limits: Limits): Use[] {
  const [message, callback] = node.arguments;
  const uses: Use[] = [...messageUses(source, message, method, limits), ...callbackUses(source, callback, method)];
  if (keepsValue(node)) {
    const refused = `the new SDK's ${method} gives nothing back, and the client is expected here: use the client itself`;
    uses.push({ node, what: method, becomes: { refused } });
  }
  return uses;
}

function messageUses(source: Source, message: Node | undefined, method: string, limits: Limits): Use[] {
  const written = message && unwrap(message);
  const object = written?.type === 'Identifier' ? (initOf(source, written) ?? written) : written;
  if (object?.type !== 'ObjectExpression') {
    return [];
  }
  return object.properties.flatMap((property): Use[] => {
    const key = keyOf(property);
    if (property.type !== 'Property' || key === undefined) {
      return [];
    }
    const uses: Use[] = refusalsOf(key, method, limits).map(refused => ({
      node: property,
      what: method,
      becomes: { refused },
    }));
    // Others may read what a variable holds.
    const isIdOfCall = object === written && (key === 'userId' || key === 'anonymousId');
    const becomes = isIdOfCall ? textOfId(source, property) : undefined;
    return becomes ? [...uses, { node: property.value, what: method, isForBoth: 'edits' in becomes, becomes }] : uses;
  });
}

/** Why the new SDK does not send a key of a message. */
function refusalsOf(key: string, method: string, { dropsMessageId }: Limits): string[] {
  const refusals: string[] = [];
  const known = ownValue(messageKeys, method) ?? [];
  if (known.length > 0 && !known.includes(key) && !ownKeys.has(key)) {
    refusals.push(
      `the new SDK sends no ${key} with ${method}: put it into ${known.includes('properties') ? 'properties' : 'traits'} or context, or take it out`,
    );
  }
  if (key === 'messageId' && dropsMessageId) {
    refusals.push(
      'the new SDK heeds messageId from 2.1 on, which needs Node.js 18: ask for it in engines.node, or take it out',
    );
  }
  return refusals;
}

function callbackUses(source: Source, callback: Node | undefined, method: string): Use[] {
  if (!callback) {
    return [];
  }
  const refuse = (refused: string): Use => ({ node: callback, what: method, becomes: { refused } });
  const uses: Use[] = [];
  if (readsSecond(source, callback)) {
    uses.push(
      refuse(
        'the new SDK gives the callback a context in the place of the batch: use its ctx.event, or leave the second parameter out',
      ),
    );
  }
  const written = unwrap(callback);
  if (isTypedElsewhere(source, written)) {
    uses.push(
      refuse(
        'the new types give the error to a callback as unknown, and this one is written for an Error: type it otherwise where it is written',
      ),
    );
  }
  const typed = untyped(written);
  if (typed) {
    uses.push({ node: typed.node, what: method, isForBoth: true, becomes: { edits: typed.edits } });
  }
  return uses;
}

/** What makes a text of an id that is a number; undefined where it is none for all the code shows. */
function textOfId(source: Source, { value, shorthand, range }: TSESTree.Property): Use['becomes'] | undefined {
  if (value.type === 'Literal' && typeof value.value === 'number') {
    return { edits: [replace(value.range, quotedNumber(source, value.value))] };
  }
  const id = numberIdOf(source, value);
  if (id?.mayBeNothing) {
    return {
      refused: 'it may be a number, at which the new SDK throws, or nothing: make a text of it only where it is there',
    };
  }
  const text = `String(${source.text.slice(...value.range)})`;
  return id && { edits: [shorthand ? insertAt(range[1], `: ${text}`) : replace(value.range, text)] };
}

function quotedNumber(source: Source, value: number): string {
  const { quote } = styleOf(source);
  return `${quote}${JSON.stringify(value)}${quote}`;
}

/** The new types give the error as `unknown`, to which a callback that is written for an `Error` does not fit. */
function untyped(callback: Node): { node: Node; edits: Edit[] } | undefined {
  const type = isFunction(callback) ? typeOfError(callback.params) : undefined;
  return type && { node: type, edits: [replace(type.range, 'any')] };
}

function typeOfError([error]: readonly Node[]): Node | undefined {
  const type = error?.type === 'Identifier' ? error.typeAnnotation?.typeAnnotation : undefined;
  return type && !/^TS(?:Any|Unknown)Keyword$/.test(type.type) ? type : undefined;
}

function isTypedElsewhere(source: Source, callback: Node): boolean {
  const params = callback.type === 'Identifier' ? paramsOf(source, callback) : undefined;
  return params !== undefined && typeOfError(params) !== undefined;
}

/** What the function of this name takes, as far as the file shows it: a function, or a parameter that is typed as one. */
function paramsOf(source: Source, name: TSESTree.Identifier): readonly Node[] | undefined {
  const [definition] = variableAt(source, name, name.name)?.defs ?? [];
  const declared = definition?.node as Node | undefined;
  const local = definition?.name as TSESTree.Identifier | undefined;
  const isParameter = definition?.type === 'Parameter';
  const type = local?.typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSFunctionType') {
    return type.params;
  }
  const written = declared?.type === 'VariableDeclarator' ? declared.init : declared;
  return written && !isParameter && isFunction(written) ? written.params : undefined;
}

function flushUses({ source, sourceCode }: File, node: TSESTree.CallExpression): Use[] {
  const what = 'flush';
  const [callback, ...rest] = node.arguments;
  if (callback && (rest.length > 0 || callback.type === 'SpreadElement')) {
    return [{ node, what, becomes: { refused: NO_FAILURE } }];
  }
  // Options of the new SDK.
  if (callback && unwrap(callback).type === 'ObjectExpression') {
    return [];
  }
  if (usesResult(node)) {
    return [
      {
        node,
        what,
        becomes: {
          refused:
            'the new flush() resolves with nothing, and the batch is expected here: take it from where the events are made',
        },
      },
    ];
  }
  const then = callback && thenOf(source, callback, node);
  if (then && 'refused' in then) {
    return [{ node, what, becomes: then }];
  }
  const close = endsProcess(node, sourceCode) ? closeEdit(node) : [];
  const edits = [...close, ...(then?.edits ?? [])];
  return edits.length > 0 ? [{ node, what, becomes: { edits } }] : [];
}

const NO_FAILURE =
  "the new flush() takes no callback and never fails: write await client.flush(), and take errors from client.on('error', …)";

/** `flush(done)` as `flush().then(done)`; the old SDK called it without an error where the new one resolves. */
function thenOf(
  source: Source,
  callback: TSESTree.CallExpressionArgument,
  call: TSESTree.CallExpression,
): { edits: readonly Edit[] } | { refused: string } {
  const { text } = source;
  const fn = unwrap(callback);
  if (readsSecond(source, callback)) {
    return { refused: 'the new flush() hands on no batch: use the events where they are made' };
  }
  const open = text.indexOf('(', (call.typeArguments ?? call.callee).range[1]) + 1;
  const isTyped = /\.[cm]?tsx?$/.test(source.file) || /<script[^<>]*\blang=["']ts/.test(text);
  if (isFunction(fn)) {
    const [error] = fn.params;
    const isFree = !error || (error.type === 'Identifier' && !isUsed(source, error) && (!isTyped || isAny(error)));
    return isFree ? { edits: [insertAt(open, ').then(')] } : { refused: NO_FAILURE };
  }
  if (!isTyped) {
    return { edits: [insertAt(open, ').then(')] };
  }
  const [first] = (fn.type === 'Identifier' && paramsOf(source, fn)) || [];
  if (
    first &&
    !(first.type === 'Identifier' && first.optional) &&
    first.type !== 'AssignmentPattern' &&
    first.type !== 'RestElement'
  ) {
    return { refused: NO_FAILURE };
  }
  if (fn.type === 'Identifier' && isResolve(source, fn)) {
    return { edits: [insertAt(open, ').then(')] };
  }
  const isOptional = fn.type === 'Identifier' && isOptionalParameter(source, fn);
  return /^(?:Identifier|MemberExpression)$/.test(fn.type)
    ? {
        edits: [
          insertAt(open, ').then('),
          insertAt(callback.range[0], '() => '),
          insertAt(callback.range[1], isOptional ? '?.()' : '()'),
        ],
      }
    : { refused: NO_FAILURE };
}

/** The first parameter of what `new Promise()` is given, which may have to be called with something. */
function isResolve(source: Source, name: TSESTree.Identifier): boolean {
  const [definition] = variableAt(source, name, name.name)?.defs ?? [];
  const executor = definition?.node as Node | undefined;
  const promise =
    executor && isFunction(executor) && executor.params[0] === (definition?.name as Node) ? executor.parent : undefined;
  return (
    promise?.type === 'NewExpression' &&
    promise.arguments[0] === executor &&
    promise.callee.type === 'Identifier' &&
    promise.callee.name === 'Promise'
  );
}

function isUsed(source: Source, parameter: TSESTree.Identifier): boolean {
  return source.scopes.scopes.some(({ variables }) =>
    variables.some(({ defs, references }) => defs.some(({ name }) => name === parameter) && references.length > 0),
  );
}

function isAny(param: Node): boolean {
  return (
    param.type === 'Identifier' &&
    (param.typeAnnotation?.typeAnnotation.type === 'TSAnyKeyword' ||
      param.typeAnnotation?.typeAnnotation.type === 'TSUnknownKeyword')
  );
}

function isOptionalParameter(source: Source, identifier: TSESTree.Identifier): boolean {
  const [definition] = variableAt(source, identifier, identifier.name)?.defs ?? [];
  const name = definition?.name as TSESTree.Identifier | undefined;
  return name?.optional === true;
}

function closeEdit(node: TSESTree.CallExpression): Edit[] {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && !callee.computed && nameOf(callee.property) === 'flush'
    ? [replace(callee.property.range, 'closeAndFlush')]
    : [];
}

const signal = /^(?:SIGTERM|SIGINT|SIGHUP|SIGQUIT|beforeExit|exit)$/;

/** The process ends behind the flush: by `process.exit()`, or in a listener of its end. */
function endsProcess(node: Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (exitsAfter(node, sourceCode)) {
    return true;
  }
  for (let current = node.parent; current; current = current.parent) {
    if (!isFunction(current)) {
      continue;
    }
    const outer: Node | undefined = current.parent;
    const callee = outer?.type === 'CallExpression' && outer.arguments[1] === current ? outer.callee : undefined;
    const [event] = outer?.type === 'CallExpression' ? outer.arguments : [];
    return (
      callee?.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      callee.object.name === 'process' &&
      /^(?:on|once|addListener)$/.test(nameOf(callee.property) ?? '') &&
      event?.type === 'Literal' &&
      signal.test(String(event.value))
    );
  }
  return false;
}

/** `client.track(a).page(b)`: the new methods give nothing back to call the next one on. What its calls need comes with it. */
function chainUses(source: Source, links: readonly Link[], uses: readonly Use[]): Use[] {
  const [first] = links as [Link];
  const refused = uses.filter(({ becomes }) => 'refused' in becomes);
  const split = splitChain(
    source,
    links.map(({ node }) => node),
  );
  const inner = uses.flatMap(({ becomes }) => ('edits' in becomes ? becomes.edits : []));
  return [
    ...refused,
    {
      node: first.node,
      what: first.method,
      isForBoth: uses.every(({ isForBoth, becomes }) => isForBoth || 'refused' in becomes),
      becomes: split
        ? { edits: [...split, ...inner] }
        : { refused: 'the new methods give nothing back: write a statement for each call of this chain' },
    },
  ];
}

/** The call, and those on what it gives. */
function linksFrom(node: TSESTree.CallExpression, method: string): Link[] {
  const links: Link[] = [{ node, method }];
  for (let next = linkAfter(node); next; next = linkAfter(next)) {
    links.push({ node: next, method: nameOf((unwrap(next.callee) as TSESTree.MemberExpression).property) ?? '' });
  }
  return method === 'flush' ? links.slice(0, 1) : links;
}

function isLink(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && methods.has(nameOf(callee.property) ?? '');
}

/** The call of a method of the client on what this call gives. */
function linkAfter(node: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const outer = withCasts(node);
  const member = outer.parent;
  if (member?.type !== 'MemberExpression' || member.object !== outer || !methods.has(nameOf(member.property) ?? '')) {
    return undefined;
  }
  const call = member.parent;
  return call.type === 'CallExpression' && call.callee === member ? call : undefined;
}

/** What the call gives is kept or looked at, and is more than a promise to wait for. */
function keepsValue(node: Node): boolean {
  const outer = withCasts(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === outer;
    case 'AssignmentExpression':
      return parent.right === outer;
    case 'PropertyDefinition':
      return parent.value === outer;
    case 'LogicalExpression':
      return parent.left === outer;
    case 'MemberExpression':
      return parent.object === outer && !methods.has(nameOf(parent.property) ?? '');
    default:
      return false;
  }
}

function usesResult(node: Node): boolean {
  const outer = withCasts(node);
  const { parent } = outer;
  if (parent?.type === 'AwaitExpression') {
    return keepsValue(parent) || parent.parent.type === 'ReturnStatement';
  }
  if (parent?.type !== 'MemberExpression' || parent.object !== outer) {
    return false;
  }
  const call = parent.parent;
  const name = nameOf(parent.property);
  const callback =
    call.type === 'CallExpression' && call.callee === parent && name === 'then' ? call.arguments[0] : undefined;
  return callback !== undefined && isFunction(callback) && callback.params.length > 0;
}

/** Whether a callback `(error, batch)` takes the batch. One that is written elsewhere is looked up in the file. */
function readsSecond(source: Source, callback: Node): boolean {
  const fn = unwrap(callback);
  if (isFunction(fn)) {
    return fn.params.length > 1 || fn.params[0]?.type === 'RestElement';
  }
  return fn.type === 'Identifier' && (paramsOf(source, fn)?.length ?? 0) > 1;
}
