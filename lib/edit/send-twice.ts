import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../reading.ts';
import { applyEdits, replace } from './edit.ts';
import { Effect, effectOf } from './effects.ts';
import { variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { contains, isFunction, nodeAt, unwrap, withCasts } from './nodes.ts';
import type { Placement } from './placement.ts';
import type { NamedPiece, SendOptions, SendOutcome, SendSite } from './send-beside.ts';
import { putBeside, useOf } from './send-beside.ts';
import type { Source } from './source.ts';
import { whyNoCall } from './source.ts';

export interface TwiceSite extends SendSite {
  readonly event: Range;
  /** The call gives a promise whose end somebody on a server may have to wait for. */
  readonly isAwaitable: boolean;
}

/** Why there is no second call where the first one does not say its event; a clause without a full stop. */
export const NAMED_ELSEWHERE =
  'its name is not written in the call: write it there first, or put the second call behind it by hand';
const SPREAD = 'its arguments are spread: write them out first, or put the second call behind it by hand';

const refuse = (refused: string): { refused: string } => ({ refused });

/**
 * The edits that send a call a second time with another event: the same call behind it, with everything that is
 * put together or called in it made a variable before both.
 *
 * @param event the text of the other event's expression
 */
export function sendTwice(
  source: Source,
  site: TwiceSite,
  event: string,
  options: Pick<SendOptions, 'taken'> = {},
): SendOutcome {
  const call = nodeAt(source.program, site.call);
  if (call?.type !== 'CallExpression') {
    return refuse(whyNoCall(source, site.call));
  }
  const name = contains(call.range, site.event) ? nodeAt(source.program, site.event) : undefined;
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) {
    return refuse(SPREAD);
  }
  if (!name) {
    return refuse(NAMED_ELSEWHERE);
  }
  if (runsTwice(source, call, name)) {
    return refuse('it is given a function, which would run twice');
  }
  let why: string | undefined;
  const outcome = putBeside(source, call, wantedIn(call, name), site, options, (declarations, placement) => {
    why = whyNotCopied(placement, call, site);
    return copyOf(source, placement, declarations, withCasts(name), event);
  });
  return why === undefined ? outcome : refuse(why);
}

/** What must be evaluated once, or is too long to be written twice. */
function wantedIn(call: TSESTree.CallExpression, name: Node): Node[] {
  const callee = unwrap(call.callee);
  const receiver = callee.type === 'MemberExpression' ? callee.object : call.callee;
  const method = callee.type === 'MemberExpression' && callee.computed ? [callee.property] : [];
  const inParts = (whole: Node): Node[] => {
    const node = unwrap(whole);
    if (!contains(node.range, name.range)) {
      return isShared(whole) ? [whole] : [];
    }
    return node.type === 'ObjectExpression' ? node.properties.flatMap(inProperty) : [];
  };
  const inProperty = (property: TSESTree.ObjectLiteralElement): Node[] =>
    property.type === 'Property'
      ? [...(property.computed ? [property.key] : []).filter(runsCode), ...inParts(property.value)]
      : [property.argument].filter(runsCode);
  return [...[receiver, ...method].filter(runsCode), ...call.arguments.flatMap(inParts)];
}

function runsCode(node: Node): boolean {
  return effectOf(node) >= Effect.Calls;
}

function isShared(node: Node): boolean {
  const bare = unwrap(node);
  return (
    runsCode(node) ||
    (bare.type === 'ObjectExpression' && bare.properties.length > 0) ||
    (bare.type === 'ArrayExpression' && bare.elements.length > 0)
  );
}

/** Whether an argument is a function: a callback that would be told of both events. */
function runsTwice(source: Source, call: TSESTree.CallExpression, name: Node): boolean {
  return call.arguments.some(argument => {
    const bare = unwrap(argument);
    if (isFunction(bare)) {
      return true;
    }
    const definition =
      bare.type === 'Identifier' && !contains(bare.range, name.range)
        ? variableAt(source, bare, bare.name)?.defs[0]
        : undefined;
    const value = definition?.type === 'Variable' ? definition.node.init : undefined;
    return definition?.type === 'FunctionName' || (value !== null && value !== undefined && isFunction(value as Node));
  });
}

function whyNotCopied(placement: Placement, call: Node, { isAwaitable }: TwiceSite): string | undefined {
  for (let node = call; node !== placement.outer; node = node.parent as Node) {
    const { parent } = node;
    if (parent?.type === 'YieldExpression') {
      return 'it is handed out of a generator';
    }
    if (
      parent?.type === 'MemberExpression' &&
      parent.property.type === 'Identifier' &&
      parent.property.name !== 'catch'
    ) {
      return 'what is done when it has ended would be done twice';
    }
  }
  const isAwaited = placement.outer.type === 'AwaitExpression';
  return isAwaitable && !isAwaited && !placement.kind.endsWith('statement')
    ? 'its promise is handed on, and nobody would wait for a second one'
    : undefined;
}

function copyOf(
  { text }: Source,
  { outer }: Placement,
  declarations: readonly NamedPiece[],
  name: Node,
  event: string,
): string {
  const [start, end] = outer.range;
  const edits = [...declarations.map(useOf), replace(name.range, event)];
  return applyEdits(
    text.slice(start, end),
    edits.map(({ range, text: own }) => replace([range[0] - start, range[1] - start], own)),
  );
}
