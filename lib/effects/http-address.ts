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

const MAX_ADDRESSES = 16;
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

/** Every whole address that a value can be, with those inside of it. */
export function addresses(evaluator: Evaluator, value: Evaluated, hasBase = false): Address[] {
  const all = addressesIn(evaluator, value, 0);
  return hasBase ? all.map(address => ({ ...address, isOwn: !address.isNested })) : all;
}

function addressesIn(evaluator: Evaluator, value: Evaluated, depth: number): Address[] {
  return spellings(value).flatMap(pieces => {
    const holes: Evaluated[] = [];
    const text = pieces.map(piece => (typeof piece === 'string' ? piece : `\0${holes.push(piece) - 1}\0`)).join('');
    const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)(.*)/s.exec(text);
    if (!match) return depth > 0 ? [] : ownPath(text, holes);
    const [, host = '', path = '', rest = ''] = match;
    const isOwn = /^\0\d+\0$/.test(host);
    const own = { host: host.toLowerCase(), path: cleaned(path), holes, isNested: depth > 0, isOwn };
    return [own, ...(depth < MAX_NESTED ? nestedIn(evaluator, `${path}${rest}`, holes, depth + 1) : [])];
  });
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

/** The whole addresses inside of what follows a host: a relay is told by them where to send what it gets. */
function nestedIn(evaluator: Evaluator, text: string, holes: readonly Evaluated[], depth: number): Address[] {
  const written = /[/=?]((?:https?:\/\/|https?%3a%2f%2f)[^&#]+)/i.exec(text)?.[1];
  const inText = written
    ? addressesIn(
        evaluator,
        { kind: 'template', parts: piecesOf(written.includes('://') ? written : decodedText(written), holes) },
        depth,
      )
    : [];
  return [...inText, ...holes.flatMap(hole => addressesIn(evaluator, decoded(evaluator, hole), depth))];
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

/** Every spelling of a value, as text and holes. */
function spellings(value: Evaluated): readonly Piece[][] {
  return alternatives(value).flatMap((item): readonly Piece[][] => {
    if (item.kind === 'literal') return [[String(item.value)]];
    if (item.kind !== 'template') return [[item]];
    let heads: Piece[][] = [[]];
    for (const part of item.parts) {
      const tails = typeof part === 'string' || part.kind === 'parameter' ? [[part]] : spellings(part);
      heads = heads.flatMap(head => tails.map(tail => [...head, ...tail])).slice(0, MAX_ADDRESSES);
    }
    return heads;
  });
}
