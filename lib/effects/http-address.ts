import { alternatives, stringOf } from '../evaluate/value.ts';

import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated } from '../evaluate/value.ts';

/** An address taken apart. Where a value stands that only the run knows, `\0index\0` stands for `holes[index]`. */
export interface Address {
  /** In small letters. */
  readonly host: string;
  /** Without doubled slashes, and without one at the end. */
  readonly path: string;
  readonly holes: readonly Evaluated[];
}

type Piece = string | Evaluated;

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
 * Every whole address that a value can be.
 *
 * @param isWanted - whether addresses of a host are; there may be many of others, and of what follows them
 */
export function* addresses(value: Evaluated, isWanted: (host: string) => boolean): Generator<Address, void> {
  for (const pieces of spellings(value, head => mayBeWanted(textOf(head).text, isWanted))) {
    const { text, holes } = textOf(pieces);
    const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/.exec(text);
    if (!match) continue;
    const [, host = '', path = ''] = match;
    yield { host: host.toLowerCase(), path: path.replace(/\/{2,}/g, '/').replace(/\/$/, ''), holes };
  }
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
