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

const MAX_ADDRESSES = 16;

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

/** Every whole address that a value can be. */
export function addresses(value: Evaluated): Address[] {
  return spellings(value).flatMap(pieces => {
    const holes: Evaluated[] = [];
    const text = pieces.map(piece => (typeof piece === 'string' ? piece : `\0${holes.push(piece) - 1}\0`)).join('');
    const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/.exec(text);
    if (!match) return [];
    const [, host = '', path = ''] = match;
    return [{ host: host.toLowerCase(), path: path.replace(/\/{2,}/g, '/').replace(/\/$/, ''), holes }];
  });
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
