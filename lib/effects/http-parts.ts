import { decoded, decodedText, fillHoles, holeOf } from './http-address.ts';

import type { HttpRoute, PartName } from '../catalog/types.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Evaluated, Thunk } from '../evaluate/value.ts';

export type HttpParts = Partial<Record<PartName, Thunk>>;

/** The segments of a path that a route gives a name to, by that name. */
export type Segments = ReadonlyMap<string, string>;

/** The parts of a request: those in its path, and those in its body. */
export function partsOf(
  evaluator: Evaluator,
  route: HttpRoute,
  segments: Segments,
  holes: readonly Evaluated[],
  body: Thunk | undefined,
): HttpParts {
  const parts: HttpParts = {};
  const data = body && bodyOf(evaluator, body);
  for (const [name, path] of Object.entries(route.parts) as [PartName, readonly string[]][]) {
    const [first] = path;
    const thunk = first?.startsWith('{')
      ? inPath(evaluator, segments.get(first), holes)
      : inBody(evaluator, data, path);
    if (thunk) parts[name] = thunk;
  }
  return parts;
}

function inPath(evaluator: Evaluator, segment: string | undefined, holes: readonly Evaluated[]): Thunk | undefined {
  if (segment === undefined) return undefined;
  const hole = holeOf(segment, holes);
  return {
    value: hole ? decoded(evaluator, hole) : { kind: 'literal', value: decodedText(fillHoles(segment, '*')) },
  };
}

function inBody(evaluator: Evaluator, body: Thunk | undefined, path: readonly string[]): Thunk | undefined {
  let thunk = body;
  for (const key of path) thunk = thunk && evaluator.memberThunk(evaluator.force(thunk), key);
  return thunk;
}

/** What is sent: `JSON.stringify(data)` and `new Blob([data])` are the data. */
function bodyOf(evaluator: Evaluator, thunk: Thunk): Thunk {
  const value = evaluator.force(thunk);
  if (value.kind !== 'call') return thunk;
  const { callee, isNew } = value;
  const [given] = value.args;
  if (!given) return thunk;
  if (callee.kind === 'member' && callee.property === 'stringify') return given;
  if (isNew && callee.kind === 'global' && callee.name === 'Blob') {
    const list = evaluator.force(given);
    const first = list.kind === 'array' ? list.items[0] : undefined;
    if (first) return bodyOf(evaluator, first);
  }
  return thunk;
}
