import { MAX_ALTERNATIVES } from '../evaluate/bounded.ts';
import { alternatives, stringOf } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';

/** An address taken apart. Where a value stands that only the run knows, `\0index\0` stands for `holes[index]`. */
export interface Address {
  /** In small letters; empty where none is written. */
  readonly host: string;
  /** Without doubled slashes, and without one at the end. */
  readonly path: string;
  readonly holes: readonly Evaluated[];
  /** It stands inside of another, which is a relay's. */
  readonly isNested: boolean;
  /** It may be of the site itself: its host is not written with it. */
  readonly isOwn: boolean;
}

type Piece = string | Evaluated;

/** Addresses inside of one another. */
const MAX_NESTED = 2;

/** The value of an address: `new URL(path, base)`, `url.toString()` and `url.href` are what they hold. */
export function addressOf(evaluator: Evaluator, value: Evaluated, base: Evaluated | undefined): Evaluated {
  const inner = withoutText(value);
  if (inner.kind === 'call' && inner.isNew && inner.callee.kind === 'global' && inner.callee.name === 'URL') {
    const [path, root] = inner.args;
    return addressOf(evaluator, evaluator.force(path), root && evaluator.force(root));
  }
  if (!base) return inner;
  const text = stringOf(inner);
  // A whole address stands for itself.
  if (text !== undefined && /^https?:/.test(text)) return inner;
  return { kind: 'template', parts: [base, '/', inner] };
}

/** What an address is asked for as a text is itself. */
function withoutText(value: Evaluated): Evaluated {
  const inner = value.kind === 'member' && value.property === 'href' ? value.object : value;
  if (inner.kind !== 'call' || inner.isNew || inner.callee.kind !== 'member') return inner;
  const { object, property } = inner.callee;
  return property === 'toString' || property === 'toJSON' ? object : inner;
}

/**
 * Every whole address that a value can be, then those inside of them.
 *
 * @param isWanted - whether addresses of a host are; there may be many of others, and of what follows them
 */
export function* addresses(
  evaluator: Evaluator,
  value: Evaluated,
  isWanted: (host: string) => boolean,
  depth = 0,
): Generator<Address, void> {
  let rest = MAX_ALTERNATIVES;
  for (const pieces of spellings(value, head => mayBeWanted(textOf(head).text, isWanted))) {
    if (rest-- === 0) break;
    yield* addressIn(pieces, depth);
  }
  if (depth === MAX_NESTED) return;
  rest = MAX_ALTERNATIVES;
  for (const pieces of spellings(value, () => true)) {
    if (rest-- === 0) return;
    const { text, holes } = textOf(pieces);
    const behindHost = /^(?:https?:)?\/\/[^/?#]+(.*)/s.exec(text)?.[1];
    if (behindHost === undefined) continue;
    for (const inner of nestedIn(evaluator, behindHost, holes)) yield* addresses(evaluator, inner, isWanted, depth + 1);
  }
}

/** The address that a text with holes is, if it is one. */
function addressIn(pieces: readonly Piece[], depth: number): Address[] {
  const { text, holes } = textOf(pieces);
  const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/.exec(text);
  if (!match) return depth > 0 ? [] : ownPath(text, holes);
  const [, host = '', path = ''] = match;
  const isOwn = /^\0\d+\0$/.test(host);
  return [{ host: host.toLowerCase(), path: cleaned(path), holes, isNested: depth > 0, isOwn }];
}

/** A path alone, or behind something that only the run knows. */
function ownPath(text: string, holes: readonly Evaluated[]): Address[] {
  const rest = text.replace(/^\0\d+\0/, '');
  if (rest !== text && !rest.startsWith('/')) return [];
  const path = /^\/*[\w.{\0-][^?#\s]*/.exec(rest)?.[0];
  return path === undefined ? [] : [{ host: '', path: cleaned(`/${path}`), holes, isNested: false, isOwn: true }];
}

/** Without doubled slashes, and without one at the end. */
function cleaned(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

/** What is known of the beginning of an address: its host, once something follows that. */
function mayBeWanted(head: string, isWanted: (host: string) => boolean): boolean {
  const host = /^(?:https?:)?\/\/([^/?#]+)[/?#]/.exec(head)?.[1];
  return host === undefined || isWanted(host.toLowerCase());
}

function textOf(pieces: readonly Piece[]): { readonly text: string; readonly holes: readonly Evaluated[] } {
  const holes: Evaluated[] = [];
  const text = pieces.map(piece => (typeof piece === 'string' ? piece : `\0${holes.push(piece) - 1}\0`)).join('');
  return { text, holes };
}

/** What may be whole addresses inside of what follows a host: a relay is told by them where to send what it gets. */
function* nestedIn(evaluator: Evaluator, text: string, holes: readonly Evaluated[]): Generator<Evaluated, void> {
  const written = /[/=?]((?:https?:\/\/|https?%3a%2f%2f)[^&#]+)/i.exec(text)?.[1];
  if (written)
    yield { kind: 'template', parts: piecesOf(written.includes('://') ? written : decodedText(written), holes) };
  for (const hole of holes) yield decoded(evaluator, hole);
}

/** A text with holes as the parts of a template. */
function piecesOf(text: string, holes: readonly Evaluated[]): Piece[] {
  return text
    .split(/\0(\d+)\0/)
    .map((piece, index) => (index % 2 === 0 ? piece : (holes[Number(piece)] ?? piece)))
    .filter(piece => piece !== '');
}

/** `encodeURIComponent(id)` is the id. */
export function decoded(evaluator: Evaluator, value: Evaluated): Evaluated {
  if (value.kind !== 'call' || value.callee.kind !== 'global' || !/^encodeURI/.test(value.callee.name)) return value;
  const [encoded] = value.args;
  return encoded ? evaluator.force(encoded) : value;
}

export function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hole that a piece of an address is. */
export function holeOf(text: string, holes: readonly Evaluated[]): Evaluated | undefined {
  const index = /^\0(\d+)\0$/.exec(text)?.[1];
  return index === undefined ? undefined : holes[Number(index)];
}

/** A piece of an address, with another text in the place of each hole. */
export function fillHoles(text: string, filling: string): string {
  return text.replace(/\0\d+\0/g, filling);
}

/** Every spelling of a value, as text and holes; `isGoing` tells of a beginning whether its ends are asked for. */
function* spellings(
  value: Evaluated,
  isGoing: (head: readonly Piece[]) => boolean,
  head: readonly Piece[] = [],
): Generator<readonly Piece[], void> {
  for (const item of alternatives(value)) {
    if (item.kind === 'template') yield* spellingsOf(item.parts, isGoing, head);
    else yield [...head, item.kind === 'literal' ? String(item.value) : item];
  }
}

function* spellingsOf(
  [part, ...rest]: readonly Piece[],
  isGoing: (head: readonly Piece[]) => boolean,
  head: readonly Piece[],
): Generator<readonly Piece[], void> {
  if (part === undefined) {
    yield head;
    return;
  }
  const heads =
    typeof part === 'string' || part.kind === 'parameter' ? [[...head, part]] : spellings(part, isGoing, head);
  for (const longer of heads) if (isGoing(longer)) yield* spellingsOf(rest, isGoing, longer);
}
