import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import { besideEdits, declaresForAllCases, isVoid } from './beside.ts';
import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { Effect, effectOf, worse } from './effects.ts';
import type { Piece } from './hoist.ts';
import { isRepeatable, planHoist } from './hoist.ts';
import { textMoved } from './indentation.ts';
import { camelCase, freeName } from './names.ts';
import type { Node } from './nodes.ts';
import { contains, nodeAt, sameRange, unwrap, withCasts } from './nodes.ts';
import type { Placement } from './placement.ts';
import { isOptional, isResultIgnored, placementOf } from './placement.ts';
import type { Source } from './source.ts';
import { whyNoCall } from './source.ts';
import { indentationAt, styleOf } from './style.ts';

/** An analytics call to be sent through the helper as well, by the ranges that the reading gives. */
export interface SendSite {
  readonly call: Range;
  /** Absent where the name is not written in the call's file. */
  readonly event?: Range;
  readonly properties?: Range;
  /** The call sends properties that are written elsewhere. */
  readonly propertiesElsewhere?: boolean;
  readonly events: readonly string[];
  readonly returnsNothing: boolean;
}

export interface SendOptions {
  /** How the helper is called in this file: `trackCioEvent`, `cio.trackCioEvent`. */
  readonly helper: string;
  /** `beside` keeps the call; `replace` puts the helper in its place. */
  readonly mode: 'beside' | 'replace';
  /** Names that other edits declare where they can be seen from `block`. */
  taken?(block: Range): ReadonlySet<string>;
}

export type SendOutcome =
  | {
      readonly edits: readonly Edit[];
      /** New variables, and where they can be seen. */
      readonly declared: readonly { readonly name: string; readonly block: Range }[];
      readonly refused?: undefined;
    }
  | { readonly refused: string };

/** The two arguments of the helper. */
interface Sent {
  readonly event: Node | string;
  readonly properties?: Node | string;
}

/** A part of the call that becomes a variable. */
export interface NamedPiece {
  readonly name: string;
  readonly piece: Piece;
}

const refuse = (refused: string): { refused: string } => ({ refused });

/**
 * The edits that send the event of one call through the guarded helper: properties written in the call become
 * a variable before it, the call takes the variable, and the helper is called with the same.
 */
export function sendBeside(source: Source, site: SendSite, options: SendOptions): SendOutcome {
  const call = nodeAt(source.program, site.call);
  if (call?.type !== 'CallExpression') {
    return refuse(whyNoCall(source, site.call));
  }
  const sent = readSent(source, call, site);
  if ('refused' in sent) {
    return sent;
  }
  return options.mode === 'replace'
    ? replaceCall(source, call, sent, site, options)
    : addBeside(source, call, sent, site, options);
}

function readSent(source: Source, call: TSESTree.CallExpression, site: SendSite): Sent | { refused: string } {
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) {
    return refuse('its arguments are spread, so that event and properties cannot be told apart');
  }
  const eventNode = partOf(source, call, site.event);
  if (!eventNode && site.event) {
    return sentByVariable(source, call, site);
  }
  if (!eventNode && site.events.length !== 1) {
    return refuse('the name of its event is not written here');
  }
  if (site.propertiesElsewhere) {
    return refuse('its properties are put together elsewhere');
  }
  const { quote } = styleOf(source);
  const event = eventNode ?? quoted(site.events[0] as string, quote);
  const properties = partOf(source, call, site.properties);
  if (!properties && site.properties) {
    return refuse('its properties are put together elsewhere');
  }
  if (!properties && eventNode && hasSpreadBeside(eventNode, call)) {
    return refuse('a spread may hold its properties');
  }
  return { event, ...(properties && { properties }) };
}

/** `const message = { event, properties }; track(message)`: the parts are members of the variable. */
function sentByVariable(source: Source, call: TSESTree.CallExpression, site: SendSite): Sent | { refused: string } {
  const elsewhere = refuse('its event and properties are put together elsewhere');
  const property = nodeAt(source.program, site.event as Range)?.parent;
  const literal = property?.type === 'Property' ? property.parent : undefined;
  const variable = literal?.type === 'ObjectExpression' ? withCasts(literal).parent : undefined;
  if (
    variable?.type !== 'VariableDeclarator' ||
    variable.id.type !== 'Identifier' ||
    literal?.type !== 'ObjectExpression'
  ) {
    return elsewhere;
  }
  const { name } = variable.id;
  if (
    !call.arguments.some(
      argument => unwrap(argument).type === 'Identifier' && (unwrap(argument) as TSESTree.Identifier).name === name,
    )
  ) {
    return elsewhere;
  }
  const keyAt = (range: Range | undefined): string | undefined => {
    const found =
      range && literal.properties.find(each => each.type === 'Property' && contains(each.value.range, range));
    return found?.type === 'Property' && found.key.type === 'Identifier' && !found.computed
      ? found.key.name
      : undefined;
  };
  const eventKey = keyAt(site.event);
  const propertiesKey = keyAt(site.properties);
  const mayHoldMore = literal.properties.some(({ type }) => type === 'SpreadElement');
  if (!eventKey || (site.properties ? !propertiesKey : mayHoldMore) || site.propertiesElsewhere) {
    return elsewhere;
  }
  return { event: `${name}.${eventKey}`, ...(propertiesKey && { properties: `${name}.${propertiesKey}` }) };
}

function partOf(source: Source, call: Node, range: Range | undefined): Node | undefined {
  if (!range || !contains(call.range, range)) {
    return undefined;
  }
  const node = nodeAt(source.program, range);
  return node && withCasts(node);
}

function hasSpreadBeside(event: Node, call: Node): boolean {
  for (let node = event; node !== call; node = node.parent as Node) {
    const { parent } = node;
    if (parent?.type === 'ObjectExpression' && parent.properties.some(({ type }) => type === 'SpreadElement')) {
      return true;
    }
  }
  return false;
}

function addBeside(
  source: Source,
  call: TSESTree.CallExpression,
  sent: Sent,
  site: SendSite,
  options: SendOptions,
): SendOutcome {
  return putBeside(source, call, toHoist(sent), site, options, declarations => {
    const writtenOf = (part: Node | string): string =>
      typeof part === 'string'
        ? part
        : (declarations.find(({ piece }) => sameRange(piece.node.range, part.range))?.name ??
          source.text.slice(...part.range));
    const helperArguments = [sent.event, ...(sent.properties ? [sent.properties] : [])].map(writtenOf);
    return `${options.helper}(${helperArguments.join(', ')})`;
  });
}

/**
 * The edits that put another expression beside a call, with variables before both for what both need.
 *
 * @param wanted the parts of the call that must become variables
 * @param write the expression, given what became a variable
 */
export function putBeside(
  source: Source,
  call: TSESTree.CallExpression,
  wanted: readonly Node[],
  site: SendSite,
  { taken }: Pick<SendOptions, 'taken'>,
  write: (declarations: readonly NamedPiece[], placement: Placement) => string,
): SendOutcome {
  const placement = placementOf(call);
  const plan = planHoist(source, call, wanted, limitOf(placement));
  if (plan.refused !== undefined) {
    return plan;
  }
  const effects = plan.hoisted.map(({ effect }) => effect).reduce(worse, Effect.Constant);
  if (effects === Effect.Writes && isOptional(call)) {
    return refuse('its properties change something, and the optional call may leave them out');
  }
  const declarations = nameAll(source, plan.hoisted, placement, site, taken);
  const edits = besideEdits(source, placement, {
    declarations: declarations.map(({ name, piece: { node, property } }) => ({
      name,
      node,
      ...(property && { replaced: property.range }),
    })),
    expression: write(declarations, placement),
    returnsNothing: site.returnsNothing,
    isFirst: waitsForCallbacks(call, placement.outer),
  });
  return 'refused' in edits
    ? edits
    : {
        edits: [...edits, ...declarations.map(useOf)],
        declared: declarations.map(({ name }) => ({ name, block: blockOf(placement) })),
      };
}

/** `await track().then(() => …)`: what is run by then may send more, or leave the page. */
function waitsForCallbacks(call: Node, outer: Node): boolean {
  let isChained = false;
  for (let node = call; node !== outer; node = node.parent as Node) {
    const parent = node.parent as Node;
    isChained ||= parent.type === 'MemberExpression' && keyOfMember(parent) !== 'catch';
    if (isChained && /^(?:Await|Yield)Expression$/.test(parent.type)) {
      return true;
    }
  }
  return false;
}

function keyOfMember({ property }: TSESTree.MemberExpression): string | undefined {
  return property.type === 'Identifier' ? property.name : undefined;
}

function toHoist({ event, properties }: Sent): Node[] {
  const wanted: Node[] = [];
  if (typeof event === 'object' && effectOf(event) >= Effect.Calls) {
    wanted.push(event);
  }
  if (typeof properties === 'object' && !isRepeatable(properties)) {
    wanted.push(properties);
  }
  return wanted;
}

/** What must not change its order with what is declared before. */
function limitOf(placement: Placement): Node {
  switch (placement.kind) {
    case 'statement':
    case 'only-statement':
    case 'only-within':
    case 'within':
      return placement.statement;
    case 'arrow':
      return placement.arrow.body;
    default:
      return placement.outer;
  }
}

function placeOf(placement: Placement): Node {
  return placement.kind === 'arrow' || placement.kind === 'logical-arrow' ? placement.arrow.body : placement.outer;
}

/** Where a variable can be seen that is declared for the expression. */
function blockOf(placement: Placement): Range {
  switch (placement.kind) {
    case 'arrow':
    case 'logical-arrow':
      return placement.arrow.body.range;
    case 'only-statement':
    case 'logical-statement':
    case 'conditional-statement':
    case 'inside':
      return placement.outer.range;
    case 'only-within':
      return placement.statement.range;
    case 'conditional-return':
      return placement.conditional.consequent === placement.outer ? placement.outer.range : bodyAround(placement.home);
    default:
      return listAround(placement.statement).range;
  }
}

/** What a case declares without braces of its own is declared for all cases of its `switch`. */
function listAround({ parent }: Node): Node {
  const isShared = parent?.type === 'SwitchCase' && parent.consequent.some(declaresForAllCases);
  return (isShared ? parent.parent : parent) as Node;
}

function bodyAround(home: Node): Range {
  return home.type === 'ArrowFunctionExpression' ? home.body.range : (home.parent as Node).range;
}

function nameAll(
  source: Source,
  pieces: readonly Piece[],
  placement: Placement,
  site: SendSite,
  taken: SendOptions['taken'],
): NamedPiece[] {
  const place = placeOf(placement);
  const used = new Set(taken?.(blockOf(placement)));
  return pieces.map(piece => {
    const name = freeName(source, place, baseName(piece, site), used);
    used.add(name);
    return { name, piece };
  });
}

const LONGEST_NAME = 40;

function baseName({ node, role, key }: Piece, site: SendSite): string {
  if (isAt(node, site.properties)) {
    const words = site.events.length === 1 ? camelCase(site.events[0] as string) : undefined;
    return words && words.length <= LONGEST_NAME ? `${words}Properties` : 'eventProperties';
  }
  if (isAt(node, site.event)) {
    return 'eventName';
  }
  switch (role) {
    case 'receiver':
      return 'analyticsClient';
    case 'callee':
      return 'sendEvent';
    default:
      return key ?? (unwrap(node).type === 'ObjectExpression' ? 'sendOptions' : 'eventArgument');
  }
}

function isAt(node: Node, range: Range | undefined): boolean {
  return range !== undefined && contains(node.range, range);
}

/** The call takes the variable in the place of what is declared now. */
export function useOf({ name, piece: { node, property, key } }: NamedPiece): Edit {
  return property && key === name ? replace(property.range, key) : replace(node.range, name);
}

function replaceCall(
  source: Source,
  call: TSESTree.CallExpression,
  sent: Sent,
  site: SendSite,
  { helper }: SendOptions,
): SendOutcome {
  const placement = placementOf(call);
  const { outer } = placement;
  const isUnused =
    (placement.kind.endsWith('statement') && outer.parent?.type !== 'AssignmentExpression') ||
    ((placement.kind === 'arrow' || placement.kind === 'logical-arrow') &&
      (isVoid(outer) || isResultIgnored(placement.arrow)));
  if (!isUnused && !site.returnsNothing) {
    return refuse('its result may be used, and the helper gives none');
  }
  if (waitsForMore(outer, call)) {
    return refuse('something waits for it to end, and the helper gives no promise');
  }
  if (losesWork(call, sent)) {
    return refuse('it takes further arguments that do something of their own');
  }
  const { text } = source;
  const indent = indentationAt(text, call.range[0]);
  const write = (part: Node | string): string =>
    typeof part === 'string' ? part : textMoved(source, part, indentationAt(text, part.range[0]), indent);
  const helperArguments = [sent.event, ...(sent.properties ? [sent.properties] : [])].map(write);
  return {
    edits: [replace(isUnused ? outer.range : call.range, `${helper}(${helperArguments.join(', ')})`)],
    declared: [],
  };
}

function waitsForMore(outer: Node, call: Node): boolean {
  for (let node = call; node !== outer; node = node.parent as Node) {
    const { parent } = node;
    if (
      parent?.type === 'MemberExpression' &&
      !(parent.property.type === 'Identifier' && parent.property.name === 'catch')
    ) {
      return true;
    }
    if (parent?.type === 'YieldExpression') {
      return true;
    }
  }
  return false;
}

/** Whether more than event and properties would be lost: a callback, or code that runs as an argument. */
function losesWork(call: TSESTree.CallExpression, { event, properties }: Sent): boolean {
  const kept = [event, properties].filter((part): part is Node => typeof part === 'object');
  const isLost = (node: Node): boolean => {
    if (kept.includes(node)) {
      return false;
    }
    if (node.type === 'ObjectExpression') {
      return node.properties.some(each => isLost(each.type === 'Property' ? each.value : each));
    }
    return (
      node.type.endsWith('FunctionExpression') ||
      (effectOf(node) >= Effect.Calls && !kept.some(({ range }) => contains(node.range, range)))
    );
  };
  return call.arguments.some(isLost);
}

function quoted(text: string, quote: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
