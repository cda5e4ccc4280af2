import type { Node } from '../../lib/edit/nodes.ts';
import { unwrap } from '../../lib/edit/nodes.ts';
import { textIn } from '../../lib/edit/string-literal.ts';
import { variableAt } from '../../lib/edit/names.ts';
import { fillingsOf } from '../../lib/text/pattern.ts';
import { caseStyles, toStyle } from '../../lib/concerns/shared/case-style.ts';
import type { Located } from './definitions.ts';
import { definitionOf } from './definitions.ts';
import type { Sources } from './sources.ts';

/** A piece of a name that is put together: text that stands there, or a value that is put in. */
export interface NamePart {
  /** A template's text, a literal, or the expression that is put in. */
  readonly node: Node;
  readonly text: string;
  readonly isFixed: boolean;
  /** Where the value that is put in is written. */
  readonly constant?: Located;
}

/** A parameter whose value is put in: the name is finished by who calls the function. */
export interface Completed {
  readonly owner: Node;
  readonly index: number;
  readonly before: string;
  readonly after: string;
}

/** The pieces of a template or a sum of constants; undefined where one is not known. */
export function partsOf(sources: Sources, { source, node }: Located): readonly NamePart[] | undefined {
  const parts = piecesOf(node).map((piece): NamePart | undefined => {
    const text = piece.type === 'TemplateElement' ? (piece.value.cooked ?? undefined) : textIn(unwrap(piece));
    if (text !== undefined) {
      return { node: piece.type === 'TemplateElement' ? piece : unwrap(piece), text, isFixed: true };
    }
    const constant = definitionOf(sources, { source, node: piece });
    const value = constant && textIn(constant.node);
    return constant && value !== undefined ? { node: piece, text: value, isFixed: false, constant } : undefined;
  });
  return parts.length > 0 && parts.every(part => part !== undefined) ? parts : undefined;
}

/** `app_${event}`: what a function puts before and behind what it is given. */
export function completedBy({ source, node }: Located): Completed | undefined {
  const pieces = piecesOf(node);
  const holes = pieces.filter(piece => piece.type === 'Identifier');
  const [hole] = holes;
  const fixed = pieces.map(piece => (piece.type === 'TemplateElement' ? piece.value.cooked : textIn(unwrap(piece))));
  if (holes.length !== 1 || !hole || fixed.filter(text => text === undefined).length !== 1) {
    return undefined;
  }
  const definition = variableAt(source, hole, hole.name)?.defs[0];
  const owner = definition?.type === 'Parameter' ? (definition.node as Node) : undefined;
  const parameters = owner && 'params' in owner ? (owner.params as Node[]) : [];
  const index = parameters.findIndex(
    each =>
      definition &&
      each.range[0] <= definition.name.range[0] &&
      definition.name.range[1] <= each.range[1] &&
      (each.type === 'Identifier' || each.type === 'AssignmentPattern'),
  );
  const at = pieces.indexOf(hole);
  return owner && index >= 0
    ? { owner, index, before: fixed.slice(0, at).join(''), after: fixed.slice(at + 1).join('') }
    : undefined;
}

function piecesOf(node: Node): Node[] {
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index): Node[] => [
      quasi,
      ...(node.expressions[index] ? [node.expressions[index]] : []),
    ]);
  }
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...sumOf(node.left), ...sumOf(node.right)] : [];
}

function sumOf(node: Node): Node[] {
  const bare = unwrap(node);
  return bare.type === 'BinaryExpression' || (bare.type === 'TemplateLiteral' && bare.expressions.length > 0)
    ? piecesOf(bare)
    : [node];
}

/**
 * The fixed texts that make `name` of the pieces.
 *
 * @param put what is put in, by its expression, where that changes too
 * @returns a text for each piece; undefined where what is put in does not occur in the name in this order
 */
export function textsFor(
  parts: readonly NamePart[],
  name: string,
  put: (part: NamePart) => string,
): readonly string[] | undefined {
  const [first, ...rest] = parts;
  if (!first) {
    return name === '' ? [] : undefined;
  }
  const next = rest[0];
  if (!first.isFixed || next?.isFixed) {
    const text = first.isFixed ? first.text : put(first);
    const others = name.startsWith(text) ? textsFor(rest, name.slice(text.length), put) : undefined;
    return others && [text, ...others];
  }
  const ends = next ? placesOf(put(next), name) : [name.length];
  // A text that can stay as it is does.
  ends.sort(
    (a, b) =>
      Number(b === first.text.length && name.startsWith(first.text)) -
        Number(a === first.text.length && name.startsWith(first.text)) || a - b,
  );
  for (const end of ends) {
    const others = textsFor(rest, name.slice(end), put);
    if (others) {
      return [name.slice(0, end), ...others];
    }
  }
  return undefined;
}

function placesOf(text: string, within: string): number[] {
  const places: number[] = [];
  for (let at = text === '' ? -1 : within.indexOf(text); at !== -1; at = within.indexOf(text, at + 1)) {
    places.push(at);
  }
  return places;
}

/** What a constant may become so that a name built with it becomes another: in another style, or what is left over. */
export function candidatesFor(parts: readonly NamePart[], constant: Located, name: string): string[] {
  const own = parts.find(part => part.constant?.node === constant.node)?.text ?? '';
  const form = parts.map(part => (part.constant?.node === constant.node ? undefined : part.text));
  const left = fillingsOf(name, form, filling => filling !== '')?.[0];
  return [
    ...new Set([own, ...(left === undefined ? [] : [left]), ...caseStyles.flatMap(style => toStyle(own, style) ?? [])]),
  ];
}
