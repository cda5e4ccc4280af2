import type { Range } from '../reading.ts';
import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { textMoved } from './indentation.ts';
import { camelCase, variableAt } from './names.ts';
import type { Node } from './nodes.ts';
import { ancestorsOf, contains, isFunction, nodeAt, sameRange, statementListOf, withCasts } from './nodes.ts';
import { placementOf } from './placement.ts';
import type { Source } from './source.ts';
import { indentationAt, isFirstOnLine, lineEnd } from './style.ts';

/** A call and where its event stands in it. */
export interface NamedCall {
  readonly call: Range;
  readonly event: Range;
}

/** Whether two calls are the same but for their events, and stand directly beside each other. */
export function areTwins(source: Source, one: NamedCall, other: NamedCall): boolean {
  const a = outerOf(source, one);
  const b = outerOf(source, other);
  if (!a || !b || contains(a.range, b.range) || contains(b.range, a.range)) {
    return false;
  }
  return (standsBeside(a, b) || standsBeside(b, a)) && restOf(source, a, one) === restOf(source, b, other);
}

/** Whether one is a statement directly before or behind that of the other, or the two are one sequence. */
function standsBeside(one: Node, other: Node): boolean {
  const { parent } = one;
  if (parent?.type === 'SequenceExpression') {
    return parent.expressions.some(
      (each, index) =>
        each === one && (parent.expressions[index - 1] === other || parent.expressions[index + 1] === other),
    );
  }
  const list = parent?.type === 'ExpressionStatement' && parent.parent ? statementListOf(parent.parent) : undefined;
  const index = list && parent ? list.indexOf(parent) : -1;
  return [list?.[index - 1], list?.[index + 1]].some(
    near =>
      near !== undefined &&
      index >= 0 &&
      contains(near.range, other.range) &&
      !ancestorsOf(other).some(each => isFunction(each) && contains(near.range, each.range)),
  );
}

/** The edits that take the twin of a call away, with the variables that both needed. Undefined where it cannot be. */
export function sendOnce(source: Source, kept: NamedCall, twin: NamedCall, event: string): Edit[] | undefined {
  const own = outerOf(source, kept);
  const other = outerOf(source, twin);
  if (!own || !other) {
    return undefined;
  }
  const { parent } = other;
  if (parent?.type === 'SequenceExpression' && parent === own.parent && parent.expressions.length === 2) {
    return inSequence(source, parent, own);
  }
  if (parent?.type !== 'ExpressionStatement' || !statementListOf(parent.parent)?.includes(parent)) {
    return undefined;
  }
  return [removed(source, parent), ...inlined(source, own, kept, [own, other], event)];
}

/** `(other, own)` as it was written for want of a statement. */
function inSequence({ text }: Source, sequence: Node, own: Node): Edit[] | undefined {
  const open = text.slice(0, sequence.range[0]).trimEnd();
  const rest = text.slice(sequence.range[1]);
  const closing = rest.length - rest.trimStart().length;
  return open.endsWith('(') && rest.trimStart().startsWith(')')
    ? [replace([open.length - 1, own.range[0]], ''), replace([own.range[1], sequence.range[1] + closing + 1], '')]
    : undefined;
}

/** A statement with the line that it stands on alone. */
function removed({ text }: Source, { range: [start, end] }: Node): Edit {
  if (isFirstOnLine(text, start) && text.slice(end, lineEnd(text, end)).trim() === '') {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const next = text.indexOf('\n', end);
    return next === -1
      ? replace([text.slice(0, lineStart).trimEnd().length, end], '')
      : replace([lineStart, next + 1], '');
  }
  return replace([text.slice(0, start).trimEnd().length, end], '');
}

/** Puts variables back that stand directly before the call and serve the twins alone. */
function inlined(source: Source, own: Node, kept: NamedCall, twins: readonly Node[], event: string): Edit[] {
  const statement = ancestorsOf(own).find(each => each.parent && statementListOf(each.parent)?.includes(each));
  const list = statement?.parent ? (statementListOf(statement.parent) ?? []) : [];
  const edits: Edit[] = [];
  for (let index = statement ? list.indexOf(statement) - 1 : -1; index >= 0; index--) {
    const before = list[index] as Node;
    if (twins.some(({ range }) => contains(before.range, range))) {
      continue;
    }
    const own = inlinedOne(source, before, kept, twins, event);
    if (!own) {
      break;
    }
    edits.push(...own);
  }
  return edits;
}

function inlinedOne(
  source: Source,
  declaration: Node,
  { call }: NamedCall,
  twins: readonly Node[],
  event: string,
): Edit[] | undefined {
  const [declarator, ...more] =
    declaration.type === 'VariableDeclaration' && declaration.kind === 'const' ? declaration.declarations : [];
  if (!declarator?.init || more.length > 0 || declarator.id.type !== 'Identifier' || declarator.id.typeAnnotation) {
    return undefined;
  }
  const { name } = declarator.id;
  const reads = variableAt(source, declarator.id, name)?.references.filter(reference => reference.init !== true) ?? [];
  const [read, twin] = twins.map(each => reads.filter(({ identifier }) => contains(each.range, identifier.range)));
  if (reads.length !== 2 || read?.length !== 1 || twin?.length !== 1) {
    return undefined;
  }
  const node = nodeAt(source.program, (read[0] as { identifier: { range: Range } }).identifier.range) as Node;
  const { parent } = node;
  const isShorthand = parent?.type === 'Property' && parent.shorthand;
  const base = camelCase(event);
  const isOurs =
    isShorthand ||
    [
      ...(base ? [`${base}Properties`] : []),
      'eventProperties',
      'analyticsClient',
      'sendEvent',
      'sendOptions',
      'eventArgument',
    ].some(known => name.startsWith(known) && /^\d*$/.test(name.slice(known.length)));
  if (!isOurs || !contains(call, node.range)) {
    return undefined;
  }
  const text = textMoved(
    source,
    declarator.init,
    indentationAt(source.text, declaration.range[0]),
    indentationAt(source.text, node.range[0]),
  );
  return [removed(source, declaration), replace(node.range, isShorthand ? `${name}: ${text}` : text)];
}

function outerOf({ program }: Source, { call }: NamedCall): Node | undefined {
  const node = nodeAt(program, call);
  return node?.type === 'CallExpression' ? placementOf(node).outer : undefined;
}

function restOf({ text, program }: Source, outer: Node, { event }: NamedCall): string {
  const node = nodeAt(program, event);
  const range = node && sameRange(node.range, event) ? withCasts(node).range : event;
  return `${text.slice(outer.range[0], range[0])}\0${text.slice(range[1], outer.range[1])}`.replace(/\s+/g, '');
}
