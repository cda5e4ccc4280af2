import type { HttpApi, HttpRoute } from '../catalog/types.ts';
import type { Segments } from './http-parts.ts';

/** A route that fits a request, with what stands in its named segments. */
export interface Candidate {
  readonly route: HttpRoute;
  readonly segments: Segments;
}

/**
 * The route of a request; by another verb than it takes, one of its path is better than none. To get something without
 * sending anything along is to read from the API.
 */
export function candidateOf(
  api: HttpApi,
  path: string,
  verb: string | undefined,
  hasBody: boolean,
): Candidate | undefined {
  const candidates: Candidate[] = [];
  for (const route of api.routes) {
    const segments = segmentsOf(path, route.path);
    if (segments) candidates.push({ route, segments });
  }
  const fitting = candidates.find(({ route }) => verb === undefined || route.verbs.includes(verb));
  return fitting ?? (verb === 'GET' && !hasBody ? undefined : candidates[0]);
}

function segmentsOf(path: string, route: string): Segments | undefined {
  const have = path.split('/').filter(Boolean);
  const want = route.split('/').filter(Boolean);
  if (have.length !== want.length) return undefined;
  const segments = new Map<string, string>();
  for (const [index, expected] of want.entries()) {
    const actual = have[index] as string;
    if (expected.startsWith('{')) segments.set(expected, actual);
    else if (actual !== expected) return undefined;
  }
  return segments;
}
